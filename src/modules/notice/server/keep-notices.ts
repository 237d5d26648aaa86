import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { noticeKinds, usualWays, type NoticeKind, type Ways } from '../kinds.ts';
import type { NoticeDraft } from '../rules.ts';

/** How each person hears of each kind: what they chose, else the usual way. */
export async function chosenWays(tx: Context['tx'], personIds: readonly string[]): Promise<(personId: string, kind: NoticeKind) => Ways> {
  const { rows } = await sql<Ways & { personId: string; kind: NoticeKind }>`select person_id as "personId", kind, in_app as "inApp", email, push from notice_preference
    where council_id = app.council() and person_id = any(${[...new Set(personIds)]}::uuid[])`.execute(tx);
  const chosen = new Map(rows.map((row) => [`${row.personId} ${row.kind}`, row]));
  return (personId, kind) => chosen.get(`${personId} ${kind}`) ?? usualWays[kind];
}

/** Keeps the notices that were not said before (`once`), and gives those. Titles are kept to the length a list can show. */
export async function keepNotices({ tx, councilId, now }: Context, drafts: readonly NoticeDraft[]): Promise<{ personId: string; kind: NoticeKind }[]> {
  if (drafts.length === 0) return [];
  const waysOf = await chosenWays(tx, drafts.map((draft) => draft.personId));
  const given = drafts.map((draft) => ({ ...draft, id: newId<'notice'>(now.getTime()), inApp: waysOf(draft.personId, draft.kind).inApp }));
  const { rows } = await sql<{ personId: string; kind: NoticeKind }>`insert into notice (council_id, notice_id, person_id, kind, once, obligation_id, subject_kind, subject_id, text_key, params, in_app, made_at)
    select ${councilId}, d.id, d."personId", d.kind, d.once, d."obligationId", d.subject ->> 'kind', (d.subject ->> 'id')::uuid, d."textKey", d.params, d."inApp", ${now}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as d(id uuid, "personId" uuid, kind text, once text, "obligationId" uuid, subject jsonb, "textKey" text, params jsonb, "inApp" boolean)
    on conflict (council_id, person_id, once) do nothing returning person_id as "personId", kind`.execute(tx);
  return rows;
}

/** What the log keeps of a run: how many of each kind, to how many people; never whom. */
export function tally(made: readonly { personId: string; kind: NoticeKind }[]): Record<string, number> {
  const counts: Record<string, number> = { people: new Set(made.map((one) => one.personId)).size };
  for (const kind of noticeKinds) {
    const count = made.filter((one) => one.kind === kind).length;
    if (count > 0) counts[kind] = count;
  }
  return counts;
}
