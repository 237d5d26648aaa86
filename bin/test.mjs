// `npm test` (all), `npm run check` (the fast part), `npm run test:faults`: everything CI runs, on a fresh machine.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild, ensureInstall, modernNode, root, toolEnvironment } from './prepare.mjs';

const mode = process.argv[2] ?? 'all';
const started = Date.now();
const totals = { passed: 0, failed: 0 };
let faults = 0;

function tool(...path) {
  return join(root, 'node_modules', ...path);
}

/** Runs one step; its output is shown whole when it fails, and only then unless it is a test runner. */
function step(title, args, { show = false, json, env = {} } = {}) {
  return new Promise((done) => {
    const began = Date.now();
    const child = spawn(modernNode(), args, { cwd: root, env: { ...toolEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes) => {
        output += bytes;
        if (show) process.stdout.write(bytes);
      });
    child.on('exit', (code) => {
      if (json) count(json);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)`);
      if (code !== 0) {
        faults += 1;
        if (!show) console.log(output.split('\n').slice(-120).join('\n'));
      }
      done(code === 0);
    });
  });
}

function count(path) {
  if (!existsSync(path)) return;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const stats = report.stats;
  totals.passed += stats ? stats.expected + stats.flaky : (report.numPassedTests ?? 0);
  totals.failed += stats ? stats.unexpected : (report.numFailedTests ?? 0);
  rmSync(path);
}

const scratch = (name) => join(tmpdir(), `nghisu-${process.pid}-${name}.json`);
const vitest = (title, ...args) => {
  const json = scratch(title.replace(/\W+/g, ''));
  return step(title, [tool('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile=${json}`, ...args], { show: true, json });
};

await ensureInstall();
await step('types of the framework', [tool('@sveltejs', 'kit', 'svelte-kit.js'), 'sync']);

if (mode === 'faults') {
  await ensureBuild();
  await vitest('faults', '--project', 'faults');
} else {
  const statics = (async () => {
    await step('types', [tool('svelte-check', 'bin', 'svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings']);
    await step('lint', [tool('oxlint', 'bin', 'oxlint'), '--deny-warnings', 'src', 'cli', 'tests', 'bench', 'bin']);
    await step('import rules', [tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), '--config', '.dependency-cruiser.json', 'src', 'cli']);
    await step('dead code', [tool('knip', 'bin', 'knip.js'), '--no-progress']);
    await step('types of the database', [join(root, 'cli', 'database-types.ts'), '--verify']);
  })();
  await vitest('rules', '--project', 'unit');
  await vitest('database and safety', '--project', 'db');
  await statics;
  if (mode === 'all') {
    await ensureBuild();
    await vitest('scans and volumes', '--project', 'slow', '--project', 'slow-db');
    await vitest('faults', '--project', 'faults');
    const { ensureChromium } = await import('./chromium.mjs');
    const chromium = await ensureChromium();
    const json = scratch('e2e');
    await step('journeys in a browser', [tool('@playwright', 'test', 'cli.js'), 'test'], { show: true, json, env: { NGHISU_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: json } });
  }
}

console.log(`\n${Math.round((Date.now() - started) / 1000)} s${faults > 0 ? `, ${faults} step(s) failed` : ''}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(faults > 0 ? 1 : 0);
