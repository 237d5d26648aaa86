import { sql } from 'kysely';
import { rollBackward } from '#core/calendar/days.ts';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { translator } from '#core/words.ts';
import { councilCalendar, lawOverrides } from '#modules/council/server/queries.ts';
import { bodyOfKind, followSubject } from '#modules/obligation/server/follow-subject.ts';
import * as messages from '../../messages.ts';
import { receptionPolicy } from '../../policy.ts';
import { refusalNoticeBy } from '../../rules.ts';
import { NoticeRefusal, RefuseReception } from '../../schema.ts';
import { lockDay } from '../day-row.ts';

const t = translator(messages, 'vi');

/** Refuses to receive, on a listed ground only; the notice is then due (law:CIT-17, Mẫu 01/TCD). @throws NotFound | Forbidden | Invalid */
export const refuseReception = command({
  name: 'reception.refuse',
  input: RefuseReception,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const day = input.dayId ? await lockDay(context, input.dayId) : null;
    authorize(receptionPolicy, 'record', actor, { dutyPersonIds: day?.duties.map((duty) => duty.personId) ?? [] });
    if (input.refusedOn > today) throw new Invalid({ refusedOn: 'reception.day-ahead' });
    const year = Number(input.refusedOn.slice(0, 4));
    await sql`select pg_advisory_xact_lock(hashtext(${`refusal ${councilId} ${year}`}))`.execute(tx);
    const number = (await sql<{ next: number }>`select coalesce(max(number), 0)::int + 1 as next from reception_refusal where council_id = ${councilId} and year = ${year}`.execute(tx)).rows[0]?.next ?? 1;
    const id = newId<'reception-refusal'>(now.getTime());
    if (!actor.personId) throw new NotFound();
    await sql`insert into reception_refusal (council_id, reception_refusal_id, reception_day_id, year, number, refused_on, refused_by, person_name, person_address, matter, ground, ground_note, made_at, made_by)
      values (${councilId}, ${id}, ${input.dayId}, ${year}, ${number}, ${input.refusedOn}, ${actor.personId}, ${input.personName}, ${input.personAddress}, ${input.matter}, ${input.ground}, ${input.groundNote}, ${now}, ${actor.personId})`.execute(tx);
    await follow(context, { id, number, year, refusedOn: input.refusedOn, noticedOn: null });
    return changed('reception.refused', { subject: { kind: 'reception-refusal', id }, data: { number, on: input.refusedOn, ground: input.ground } }, { id, number });
  }
});

/** The notice of a refusal was sent. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const noticeRefusal = command({
  name: 'reception.notice-refusal',
  input: NoticeRefusal,
  async run(context, { refusalId, noticedOn, paper }) {
    const { tx, councilId, actor, now, today } = context;
    authorize(receptionPolicy, 'record', actor, { dutyPersonIds: [] });
    const { rows } = await sql<{ number: number; year: number; refusedOn: string; noticed: boolean }>`select number, year, refused_on as "refusedOn", noticed_on is not null as noticed from reception_refusal
      where council_id = ${councilId} and reception_refusal_id = ${refusalId} for update`.execute(tx);
    const refusal = rows[0];
    if (!refusal) throw new NotFound();
    if (refusal.noticed) throw new RuleBroken('reception.noticed-already');
    if (noticedOn > today || noticedOn < refusal.refusedOn) throw new Invalid({ noticedOn: 'reception.notice-day' });
    await sql`update reception_refusal set noticed_on = ${noticedOn}, noticed_paper = ${paper}, noticed_at = ${now}, noticed_by = ${actor.personId} where council_id = ${councilId} and reception_refusal_id = ${refusalId}`.execute(tx);
    await follow(context, { id: refusalId, ...refusal, noticedOn });
    return changed('reception.refusal-noticed', { subject: { kind: 'reception-refusal', id: refusalId }, data: { number: refusal.number, on: noticedOn, paper } }, { id: refusalId });
  }
});

async function follow(context: Context, refusal: { id: string; number: number; year: number; refusedOn: string; noticedOn: string | null }): Promise<void> {
  const calendar = await councilCalendar(context.tx);
  const { dueOn, basis } = refusalNoticeBy(refusal.refusedOn, calendar, await lawOverrides(context.tx));
  const draft = {
    kind: 'reception',
    title: t('ledger.refusal', { number: refusal.number, year: refusal.year }),
    product: 'Mẫu 01/TCD',
    leadOrganizationId: await bodyOfKind(context, 'office'),
    responsiblePersonId: null,
    coordinatingOrganizationIds: [],
    fromOn: null,
    dueOn,
    dueAt: null,
    remindOn: rollBackward(dueOn, calendar),
    needed: null,
    planId: null,
    forTaskId: null,
    basis,
    lawRule: 'CIT-17'
  };
  await followSubject(context, { kind: 'reception-refusal', id: refusal.id }, [{ key: 'notice', state: refusal.noticedOn ? 'done' : 'running', doneOn: refusal.noticedOn, stopped: '', draft }], {
    recounted: t('ledger.recounted'),
    extended: t('ledger.moved'),
    allowedBy: t('ledger.by-roster'),
    byRegister: t('ledger.by-register')
  });
}
