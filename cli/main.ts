/**
 * `nghisu …`: one file a command, loaded when asked for. Exit status 0 success, 1 the work failed, 2 wrong usage
 * (`docs/contracts.md`). Messages go to standard error; standard output is the command's own.
 */
import { UsageError } from './command-line.ts';

type Run = (args: string[]) => Promise<number>;

const commands: Record<string, () => Promise<Run>> = {
  start: async () => (await import('./start.ts')).start,
  dev: async () => (await import('./dev.ts')).dev,
  'plan extract': async () => (await import('./plan-extract.ts')).planExtract,
  'petition analyse': async () => (await import('./petition-analyse.ts')).petitionAnalyse,
  'report build': async () => (await import('./report-build.ts')).reportBuild,
  'deadline compute': async () => (await import('./deadline-compute.ts')).deadlineCompute,
  'import people': async () => (await import('./import-people.ts')).importPeople,
  'import letters': async () => (await import('./import-letters.ts')).importLetters,
  'import petitions': async () => (await import('./import-petitions.ts')).importPetitions,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  doctor: async () => (await import('./doctor.ts')).doctor,
  'log verify': async () => (await import('./log-verify.ts')).logVerify,
  bench: async () => (await import('./bench.ts')).bench
};

const args = process.argv.slice(2);
const two = args.slice(0, 2).join(' ');
const name = two in commands ? two : (args[0] ?? '');
const load = commands[name];

if (!load && (args.length === 0 || ['help', '-h', '--help'].includes(name))) {
  console.error(`Cách dùng: nghisu LỆNH …\nCác lệnh: ${Object.keys(commands).join(', ')}.\nChi tiết: docs/contracts.md, docs/operate.md.`);
  process.exit(args.length === 0 ? 2 : 0);
}
if (!load) {
  console.error(`Không có lệnh "${two}". Các lệnh: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
try {
  const run = await load();
  process.exitCode = await run(args.slice(name.split(' ').length));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (process.env['NGHISU_TRACE']) console.error(error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
