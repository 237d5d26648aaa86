import { sql } from 'kysely';
import type { Context } from './context.ts';
import type { CouncilTx } from './db.ts';
import { newId } from './ids.ts';

export interface EventDraft {
  /** Past tense, noun first: 'task.created'. */
  name: string;
  subject: { kind: string; id: string | null };
  /** What changed, in full enough to say before and after in words. */
  data: Record<string, unknown>;
}

/** Writes events at the end of the chain of the council; only `command()` calls it. */
export async function appendEvents(context: Context, command: string, drafts: EventDraft[]): Promise<void> {
  for (const draft of drafts) {
    await sql`insert into event (council_id, seq, event_id, at, actor_id, actor_name, command, name, subject_kind, subject_id, request_id, data, previous_hash, hash)
      values (${context.councilId}, 0, ${newId<'event'>(context.now.getTime())}, ${context.now}, ${context.actor.personId}, ${context.actor.name}, ${command},
        ${draft.name}, ${draft.subject.kind}, ${draft.subject.id}, ${context.requestId}, ${JSON.stringify(draft.data)}, '', '')`.execute(context.tx);
  }
}

export interface HistoryLine {
  at: Date;
  actorName: string;
  name: string;
  data: Record<string, unknown>;
}

/** The history of one thing, newest first. */
export async function historyOf(tx: CouncilTx, kind: string, id: string, limit = 100): Promise<HistoryLine[]> {
  const rows = await tx
    .selectFrom('event')
    .select(['at', 'actor_name', 'name', 'data'])
    .where('council_id', '=', sql<string>`app.council()`)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ at: row.at as unknown as Date, actorName: row.actor_name, name: row.name, data: row.data as Record<string, unknown> }));
}

export interface ChainCheck {
  events: number;
  head: string;
  /** The first event whose place, link or content does not agree with the seals; null when all do. */
  broken: { seq: number; why: string } | null;
}

/**
 * Recomputes the chain of the council of this transaction from its rows and names the first break.
 * Compares with the head as well, so that cutting off the end is seen.
 */
export async function verifyChain(tx: CouncilTx): Promise<ChainCheck> {
  const { rows } = await sql<{ seq: number; linked: boolean; sealed: boolean; expected: number }>`
    select e.seq, row_number() over (order by e.seq) as expected,
      e.previous_hash = coalesce(lag(e.hash) over (order by e.seq), '\\x00'::bytea) as linked,
      e.hash = sha256(e.previous_hash || convert_to(app.event_text(e), 'UTF8')) as sealed
    from event e where e.council_id = app.council() order by e.seq`.execute(tx);
  const head = (await sql<{ seq: number; hash: string }>`select seq, encode(hash, 'hex') as hash from event_head where council_id = app.council()`.execute(tx)).rows[0];
  const check = { events: rows.length, head: head?.hash ?? '' };
  for (const row of rows) {
    if (row.seq !== row.expected) return { ...check, broken: { seq: row.expected, why: 'thiếu một dòng' } };
    if (!row.linked) return { ...check, broken: { seq: row.seq, why: 'không nối với dòng trước' } };
    if (!row.sealed) return { ...check, broken: { seq: row.seq, why: 'nội dung đã bị sửa' } };
  }
  if (head && head.seq !== rows.length) return { ...check, broken: { seq: rows.length + 1, why: 'phần cuối bị cắt' } };
  const last = (await sql<{ same: boolean }>`select coalesce((select hash from event where council_id = app.council() order by seq desc limit 1), '\\x00'::bytea)
    = coalesce((select hash from event_head where council_id = app.council()), '\\x00'::bytea) as same`.execute(tx)).rows[0];
  return { ...check, broken: last?.same ? null : { seq: rows.length, why: 'dấu niêm cuối không khớp' } };
}
