import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { CouncilTx } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { obligationPolicy } from '../../policy.ts';
import { OpenObligations, type ObligationDraft } from '../../schema.ts';

/**
 * Puts obligations into the ledger. The same subject and period again changes nothing, so that jobs may run twice. Other modules call it `within` their own commands.
 * @returns how many were new, and the ids of those.
 */
export const openObligations = command({
  name: 'obligation.open',
  input: OpenObligations,
  async run({ tx, councilId, actor, now }, { obligations }) {
    authorize(obligationPolicy, 'open', actor);
    const drafts = obligations.map((draft) => ({ ...draft, id: newId<'obligation'>(now.getTime()), key: searchKey(draft) }));
    const { rows } = await sql<{ id: string }>`insert into obligation (council_id, obligation_id, kind, subject_kind, subject_id, period, title, product, lead_organization_id,
        responsible_person_id, from_on, due_on, due_at, remind_on, needed, plan_id, for_task_id, basis, law_rule, opened_at, opened_by, search_key)
      select ${councilId}, d.id, d.kind, d."subjectKind", d."subjectId", d.period, d.title, d.product, d."leadOrganizationId",
        d."responsiblePersonId", d."fromOn", d."dueOn", d."dueAt", d."remindOn", d.needed, d."planId", d."forTaskId", d.basis, d."lawRule", ${now}, ${actor.personId}, d.key
      from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as d(id uuid, kind text, "subjectKind" text, "subjectId" uuid, period text, title text, product text, "leadOrganizationId" uuid,
        "responsiblePersonId" uuid, "fromOn" date, "dueOn" date, "dueAt" timestamptz, "remindOn" date, needed smallint, "planId" uuid, "forTaskId" uuid, basis text, "lawRule" text, key text)
      on conflict do nothing returning obligation_id as id`.execute(tx);
    const opened = new Set(rows.map((row) => row.id));
    const fresh = drafts.filter((draft) => opened.has(draft.id));
    await sql`insert into obligation_coordinator (council_id, obligation_id, organization_id)
      select ${councilId}, d.id, c::uuid from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as d(id uuid, "coordinatingOrganizationIds" text[]), unnest(d."coordinatingOrganizationIds") c
      on conflict do nothing`.execute(tx);
    await takeBackCarried(tx, councilId, now, fresh);
    return { events: eventsOf(fresh), result: { opened: fresh.length, ids: fresh.map((draft) => draft.id) } };
  }
});

/** One due time stands once in the ledger: what a report now carries out is no longer asked for as a task of its own, unless it was done as one. */
async function takeBackCarried(tx: CouncilTx, councilId: string, now: Date, fresh: readonly ObligationDraft[]): Promise<void> {
  const carried = fresh.flatMap((draft) => (draft.forTaskId ? [{ task: draft.forTaskId, period: draft.period }] : []));
  if (carried.length === 0) return;
  await sql`update obligation o set withdrawn_at = ${now}, withdrawn_paper = 'Theo dõi bằng báo cáo định kỳ', version = version + 1
    from jsonb_to_recordset(${JSON.stringify(carried)}::jsonb) as d(task uuid, period text)
    where o.council_id = ${councilId} and o.subject_kind = 'task' and o.subject_id = d.task and o.period = d.period and o.withdrawn_at is null and not exists (
      select from obligation_statement s where s.council_id = o.council_id and s.obligation_id = o.obligation_id)`.execute(tx);
}

/** One event a subject: what was opened for it and when each is due. The row itself says who opened it and when. */
function eventsOf(drafts: (ObligationDraft & { id: string })[]) {
  const bySubject = Map.groupBy(drafts, (draft) => draft.subjectId);
  return [...bySubject.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const data = { title: first.title, due: group.map((draft) => ({ id: draft.id, period: draft.period, dueOn: draft.dueOn })) };
    return changed('obligation.opened', { subject: { kind: first.subjectKind, id: first.subjectId }, data }, null).events;
  });
}

function searchKey(draft: ObligationDraft): string {
  return khongDau(`${draft.title} ${draft.product} ${draft.basis}`).slice(0, 2000);
}
