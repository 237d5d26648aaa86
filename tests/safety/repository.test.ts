import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter((name) => name && existsSync(join(root, name)));
const text = (name: string) => readFileSync(join(root, name), 'utf8');

describe('the repository', () => {
  it('has no attic: no file or folder named for saying nothing', () => {
    expect(files.filter((name) => /(^|\/)(utils?|helpers?|misc|common|services)(\/|\.[a-z]+$)/.test(name))).toEqual([]);
  });

  it('keeps files short: 400 lines are the limit', () => {
    const long = files.filter((name) => /\.(ts|svelte)$/.test(name) && !/^db\/types\.ts$|^src\/routes\/\(dev\)\//.test(name)).filter((name) => text(name).split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('leaves nothing half-done in the sources', () => {
    const left = files.filter((name) => /^(src|cli|db|bin)\/.*\.(ts|svelte|sql|mjs)$/.test(name) && !/\.test\.ts$/.test(name)).filter((name) => /\b(TODO|FIXME|XXX)\b|@ts-ignore|@ts-nocheck|\bas any\s*[;,).\]]/.test(text(name)));
    expect(left).toEqual([]);
    expect(files.filter((name) => /^(src|cli|tests)\/.*\.(test|e2e)\.ts$/.test(name) && name !== 'tests/safety/repository.test.ts').filter((name) => /\b(it|test|describe)\.(skip|only)\(/.test(text(name)))).toEqual([]);
  });

  it('names no path of a machine and no registry', () => {
    const bad = files.filter((name) => /\.(ts|svelte|md|mjs|json|sql)$/.test(name) && name !== 'tests/safety/repository.test.ts').filter((name) => /\/work\/(main|shared)|registry\.npmjs\.org/.test(text(name)));
    expect(bad).toEqual([]);
  });

  it('names in its guides only paths that exist', () => {
    const guides = files.filter((name) => /^(docs\/.*|README.*|AGENTS)\.md$/.test(name) && !name.startsWith('docs/decisions/'));
    const missing: string[] = [];
    for (const guide of guides)
      for (const [, path] of text(guide).matchAll(/`((?:src|cli|db|docs|tests|bin|bench)\/[\w./()[\]+-]+)`/g))
        if (path && !/[<*…]/.test(path) && !existsSync(join(root, path))) missing.push(`${guide}: ${path}`);
    expect(missing).toEqual([]);
  });

  it('asks of links only what the installed framework knows', () => {
    const known = /const valid_link_options = .*\(\{([^}]*)\}/.exec(text('node_modules/@sveltejs/kit/src/runtime/client/utils.js'))?.[1] ?? '';
    const options = new Set([...known.matchAll(/^\s*'?([a-z-]+)'?:/gm)].map(([, name]) => name ?? ''));
    expect([...options]).toContain('reload');
    const unknown = files.filter((name) => /^src\/.*\.(svelte|html)$/.test(name)).flatMap((name) => [...text(name).matchAll(/data-sveltekit-([a-z-]+)/g)].filter(([, option]) => !options.has(option ?? '')).map(([found]) => `${name}: ${found}`));
    expect(unknown).toEqual([]);
  });

  it('a planted type error is caught by the type check', () => {
    const folder = mkdtempSync(join(root, 'src', 'planted-'));
    try {
      writeFileSync(join(folder, 'wrong.ts'), `export const day: number = 'hôm nay';\n`);
      const check = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--ignoreConfig', join(folder, 'wrong.ts')], { cwd: root, encoding: 'utf8' });
      expect(check.status).not.toBe(0);
      expect(check.stdout).toContain('wrong.ts');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
