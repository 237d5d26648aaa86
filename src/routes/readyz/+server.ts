import { sql } from 'kysely';
import type { RequestHandler } from './$types';

/** The process can serve: its database answers. */
export const GET: RequestHandler = async ({ locals }) => {
  try {
    await sql`select 1`.execute(locals.app.database.kysely);
    return new Response('ready\n');
  } catch {
    return new Response('database does not answer\n', { status: 503 });
  }
};
