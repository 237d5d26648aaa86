/**
 * Typst, compiled to WebAssembly, in a thread of its own: drawing never holds up the server, and the thread is replaced from time to time,
 * because the compiler keeps what it has drawn (about 200 bytes for each byte of input) and offers no way to let go of it.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const FONTS = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic'
];

/** Characters of input after which a thread is replaced: some 200 MB kept by the compiler, fifty month reports. */
const BUDGET = 1_000_000;
/** A paper of 60 pages takes 2 s; one that takes this long, in ms, never ends. */
const PATIENCE = 60_000;
/** typst.ts: 0 is its own vector form, 1 PDF. */
const PDF_FORMAT = 1;

/*
 * Plain JavaScript in a string: a bundler would neither find nor copy a file of its own for it. All paths come from outside.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
(async () => {
  const { createTypstCompiler } = await import(workerData.compiler);
  const { loadFonts } = await import(workerData.options);
  const compiler = createTypstCompiler();
  const wasm = readFileSync(workerData.wasm);
  await compiler.init({
    getModule: () => ({ module_or_path: wasm }),
    beforeBuild: [loadFonts(workerData.fonts.map((file) => new Uint8Array(readFileSync(file))), { assets: false })]
  });
  compiler.addSource('/main.typ', workerData.template);
  const draw = async (data) => {
    const { result, diagnostics } = await compiler.compile({ mainFilePath: '/main.typ', format: workerData.format, diagnostics: 'full', inputs: { paper: data } });
    return { result, faults: (diagnostics ?? []).map((item) => item.range + ' ' + item.message) };
  };
  if (workerData.warm !== '') await draw(workerData.warm);
  parentPort.on('message', async ({ id, data }) => {
    try {
      const { result, faults } = await draw(data);
      if (result === undefined) parentPort.postMessage({ id, faults });
      else parentPort.postMessage({ id, result }, [result.buffer]);
    } catch (error) {
      parentPort.postMessage({ id, faults: [String(error)] });
    }
  });
  parentPort.postMessage({ ready: true });
})();
`;

type Message = { ready?: true; id?: number; result?: Uint8Array; faults?: string[] };
type Waiting = { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void; timer: NodeJS.Timeout };

/** Typst could not draw: a fault of the template, the compiler or the machine, never of a person's text. */
export class TypstError extends Error {
  override name = 'TypstError';
}

/** One thread with its compiler. `ready` settles when it can draw; `spent` characters were given to it; `users` papers are on their way through it. */
type Thread = {
  ready: Promise<void>;
  draw: (data: string) => Promise<Uint8Array>;
  retire: () => void;
  spent: number;
  users: number;
  dead: boolean;
};

/** Draws data (JSON, `sys.inputs.paper` of the template) to PDF bytes; `warm` starts the thread ahead; `close` ends it. */
export type TypstDrawer = { draw: (data: string) => Promise<Uint8Array>; warm: () => Promise<void>; close: () => void };

/**
 * A drawer for one template. `example` is data for it, drawn once in each new thread so that the first paper of a person finds it
 * warm; after `budget` characters the next thread takes over. */
export function typstDrawer(template: string, example: string, budget = BUDGET): TypstDrawer {
  let current: Thread | null = null;
  const thread = (): Thread => {
    if (current === null || current.dead) current = startThread(template, example);
    return current;
  };
  return {
    async draw(data) {
      const used = thread();
      used.spent += data.length;
      used.users += 1;
      if (used.spent > budget && current === used) {
        // The next paper goes to a new thread, which warms up meanwhile; this one ends after its last.
        current = startThread(template, example);
      }
      try {
        await used.ready;
        return await used.draw(data);
      } finally {
        used.users -= 1;
        if (current !== used && used.users === 0) used.retire();
      }
    },
    warm: () => thread().ready,
    close() {
      current?.retire();
      current = null;
    }
  };
}

function startThread(template: string, example: string): Thread {
  const fonts = path.dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
  const typst = path.join(path.dirname(require.resolve('@myriaddreamin/typst.ts')), '..', 'esm');
  const worker = new Worker(PROGRAM, {
    eval: true,
    workerData: {
      compiler: pathToFileURL(path.join(typst, 'compiler.mjs')).href,
      options: pathToFileURL(path.join(typst, 'options.init.mjs')).href,
      wasm: require.resolve('@myriaddreamin/typst-ts-web-compiler/wasm'),
      fonts: FONTS.map((name) => path.join(fonts, `${name}.ttf`)),
      template,
      warm: example,
      format: PDF_FORMAT
    }
  });
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    if (found === undefined) return undefined;
    clearTimeout(found.timer);
    waiting.delete(id);
    // An idle thread does not keep the program alive.
    if (waiting.size === 0) worker.unref();
    return found;
  };
  const fail = (error: Error) => {
    thread.dead = true;
    for (const id of waiting.keys()) settle(id)?.reject(error);
  };
  const thread: Thread = {
    spent: 0,
    users: 0,
    dead: false,
    ready: new Promise<void>((resolve, reject) => {
      worker.on('message', (message: Message) => {
        if (message.ready === true) resolve();
        else if (message.result !== undefined) settle(message.id!)?.resolve(message.result);
        else settle(message.id!)?.reject(new TypstError((message.faults ?? []).join('; ')));
        if (waiting.size === 0) worker.unref();
      });
      worker.on('error', (cause) => {
        const error = new TypstError('The drawing thread failed', { cause });
        fail(error);
        reject(error);
      });
      worker.on('exit', () => {
        const error = new TypstError('The drawing thread ended');
        fail(error);
        reject(error);
      });
    }),
    draw: (data) =>
      new Promise((resolve, reject) => {
        if (thread.dead) {
          reject(new TypstError('The drawing thread ended'));
          return;
        }
        const id = ++count;
        const timer = setTimeout(() => {
          settle(id)?.reject(new TypstError(`Drawing took more than ${PATIENCE / 1000} s`));
          thread.retire();
        }, PATIENCE);
        waiting.set(id, { resolve, reject, timer });
        worker.ref();
        worker.postMessage({ id, data });
      }),
    retire() {
      thread.dead = true;
      void worker.terminate();
    }
  };
  // Whoever waits for it hears of the failure; nobody waiting is no crash.
  thread.ready.catch(() => undefined);
  return thread;
}
