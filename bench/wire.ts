import { createServer, connect, type Server } from 'node:net';

/** One statement as it went to the server: its text and, where it had them, its parameters as text. */
export interface Statement {
  text: string;
  values: (string | null)[];
}

export interface Recorder {
  port: number;
  /** What went through since the last call: for each connection used, its statements in order. */
  take(): Statement[][];
  close(): Promise<void>;
}

/**
 * A door before PostgreSQL that writes down the statements of its clients (messages Query, Parse and Bind of the frontend protocol, version 3), so that the
 * very same SQL can be asked again without the product around it.
 */
export async function record(target: number): Promise<Recorder> {
  const lists = new Set<Statement[]>();
  const server: Server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const list: Statement[] = [];
    lists.add(list);
    const read = reader(list);
    client.on('data', (bytes) => (read(bytes), upstream.write(bytes)));
    upstream.on('data', (bytes) => client.write(bytes));
    for (const [from, to] of [[client, upstream], [upstream, client]] as const) from.on('close', () => to.destroy()).on('error', () => to.destroy());
  });
  const port = await new Promise<number>((done) => server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port)));
  return {
    port,
    take() {
      const taken = [...lists].filter((list) => list.length > 0).map((list) => list.splice(0));
      return taken;
    },
    close: () => new Promise((done) => server.close(() => done()))
  };
}

function reader(list: Statement[]): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0);
  let begun = false;
  let parsed = '';
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = begun ? 5 : 4;
      if (rest.length < head) return;
      const length = rest.readInt32BE(head - 4) + head - 4;
      if (rest.length < length) return;
      const kind = begun ? String.fromCharCode(rest[0] ?? 0) : 'startup';
      const body = rest.subarray(head, length);
      rest = rest.subarray(length);
      begun = true;
      if (kind === 'Q') list.push({ text: textAt(body, 0).text, values: [] });
      else if (kind === 'P') parsed = textAt(body, textAt(body, 0).next).text;
      else if (kind === 'B') list.push({ text: parsed, values: parametersOf(body) });
    }
  };
}

function textAt(body: Buffer, from: number): { text: string; next: number } {
  const end = body.indexOf(0, from);
  return { text: body.toString('utf8', from, end), next: end + 1 };
}

/** Bind: portal, statement, formats, then each parameter with its length (-1: null). Formats other than text do not occur with `pg` and strings. */
function parametersOf(body: Buffer): (string | null)[] {
  let at = textAt(body, textAt(body, 0).next).next;
  at += 2 + 2 * body.readInt16BE(at);
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    const value = body.toString('utf8', at, at + length);
    at += length;
    return value;
  });
}
