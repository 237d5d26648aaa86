import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '#db/types.ts';
import type { CouncilId, PersonId } from './ids.ts';

// `date` stays the text it is ("2026-04-25"): a day has no time zone. Counts and amounts come as numbers.
// The library's types know only the oids it names; the same holds inside arrays (1182 date[], 1016 bigint[], 1231 numeric[]).
const parsers = pg.types as unknown as { getTypeParser(oid: number): (text: string) => string[]; setTypeParser(oid: number, parse: (text: string) => unknown): void };
const textArray = parsers.getTypeParser(1009);
parsers.setTypeParser(1082, (text) => text);
parsers.setTypeParser(1182, textArray);
for (const number of [20, 1700]) parsers.setTypeParser(number, Number);
for (const numbers of [1016, 1231]) parsers.setTypeParser(numbers, (text) => textArray(text).map(Number));

declare const scoped: unique symbol;

/** A transaction that belongs to one council. Nothing else reaches a council's tables: a query without a council does not compile. */
export type CouncilTx = Transaction<DB> & { readonly [scoped]: CouncilId };

/** The connections of this process. Routes and commands never see it; they get a `CouncilTx`. */
export interface Database {
  kysely: Kysely<DB>;
  pool: pg.Pool;
}

/** Opens the pool under the serving role (`roles.ts` checks that it is bound by row-level security). */
export function openDatabase(webUrl: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({ connectionString: webUrl, max: options.max ?? 16, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  // A lost connection is opened anew at the next use; one lost in the middle of a transaction fails its query, and must not end the process besides.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { pool, kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) };
}

export async function closeDatabase(database: Database): Promise<void> {
  await database.kysely.destroy();
}

/**
 * Runs `work` in one transaction of the council; every row read or written is the council's own.
 * @param access `read` makes PostgreSQL refuse any write.
 */
export async function inCouncil<T>(
  database: Database,
  scope: { councilId: CouncilId; personId?: PersonId | null },
  access: 'read' | 'write',
  work: (tx: CouncilTx) => Promise<T>
): Promise<T> {
  const transaction = database.kysely.transaction();
  const begun = access === 'read' ? transaction.setAccessMode('read only').setIsolationLevel('repeatable read') : transaction;
  return begun.execute(async (tx) => {
    await sql`select set_config('app.council_id', ${scope.councilId}, true), set_config('app.person_id', ${scope.personId ?? ''}, true)`.execute(tx);
    return work(tx as CouncilTx);
  });
}

/** What may be asked before a council is chosen: addresses and names (functions of migration 0001). */
export const councils = {
  async bySlug(database: Database, slug: string): Promise<CouncilCard | null> {
    const { rows } = await sql<CouncilCard>`select council_id as id, slug, name, sample, term_from as "termFrom", term_to as "termTo" from app.council_by_slug(${slug})`.execute(database.kysely);
    return rows[0] ?? null;
  },
  async list(database: Database): Promise<Pick<CouncilCard, 'id' | 'slug' | 'name' | 'sample'>[]> {
    const { rows } = await sql<CouncilCard>`select council_id as id, slug, name, sample from app.council_list()`.execute(database.kysely);
    return rows;
  }
};

export interface CouncilCard {
  id: CouncilId;
  slug: string;
  name: string;
  sample: boolean;
  termFrom: string;
  termTo: string;
}
