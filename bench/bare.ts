import { createServer } from 'node:http';
import pg from 'pg';
import type { Statement } from './wire.ts';

/**
 * The raw limit of a page: `node:http` and `pg`, nothing else. `GET /N` asks the statements once recorded of page N again (connections side by side, as the
 * page used them) and answers the rows as JSON. Told by its parent: where the database is, and the statements.
 */
process.once('message', ({ url, pages }: { url: string; pages: Statement[][][] }) => {
  const pool = new pg.Pool({ connectionString: url, max: 16 });
  const server = createServer((request, response) => {
    const page = pages[Number(request.url?.slice(1))] ?? [];
    Promise.all(page.map((list) => ask(pool, list))).then(
      (rows) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(rows));
      },
      (error: Error) => {
        response.statusCode = 500;
        response.end(error.message);
      }
    );
  });
  server.keepAliveTimeout = 65_000;
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
});
process.on('disconnect', () => process.exit(0));

async function ask(pool: pg.Pool, list: readonly Statement[]): Promise<unknown> {
  const client = await pool.connect();
  let last: unknown[] = [];
  try {
    for (const { text, values } of list) {
      const { rows } = await client.query(text, values);
      if (rows && rows.length > 0) last = rows;
    }
    return last;
  } finally {
    client.release();
  }
}
