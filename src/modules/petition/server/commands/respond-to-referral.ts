import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { codeOf } from '../../rules.ts';
import { AcceptReferrals, AskExtension, ReceiveReferrals, ReturnReferrals, RuleOnExtension, RuleOnReturn } from '../../schema.ts';
import { dueByLaw, moveReply, replyDue } from '../duties.ts';
import { petitionForAct, petitionsForAct, readPetition, type PetitionRow } from '../petition-row.ts';
import { petitionPolicy } from '../../policy.ts';
import { authorize } from '#core/policy.ts';

async function respond(context: Context, row: PetitionRow, kind: 'received' | 'accepted' | 'returned', more: { receivedOn?: string | null; personId?: string | null; reason?: string; proposedBodyId?: string | null; proposedBody?: string }): Promise<void> {
  const { tx, councilId, actor, now } = context;
  await sql`insert into referral_response (council_id, referral_response_id, referral_id, kind, received_on, person_id, reason, proposed_body_id, proposed_body, made_at, made_by)
    values (${councilId}, ${newId<'referral-response'>(now.getTime())}, ${row.referralId}, ${kind}, ${more.receivedOn ?? null}, ${more.personId ?? null}, ${more.reason ?? ''}, ${more.proposedBodyId ?? null},
      ${more.proposedBody ?? ''}, ${now}, ${actor.personId})`.execute(tx);
}

const eventOf = (name: string, row: PetitionRow, data: Record<string, unknown>): EventDraft => ({ name, subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), ...data } });

/** The day the body received the letter, from which the time to answer is counted (law:PET-06): the deadline moves with it, unless it has passed. @throws Invalid: before the day it was sent, ahead */
export const receiveReferrals = command({
  name: 'petition.receive',
  input: ReceiveReferrals,
  async run(context, { petitionIds, receivedOn }) {
    if (receivedOn > context.today) throw new Invalid({ receivedOn: 'petition.day-ahead' });
    const rows = await petitionsForAct(context, petitionIds, 'respond', 'receive');
    const events: EventDraft[] = [];
    for (const row of rows) {
      if (row.referredOn !== null && receivedOn < row.referredOn) throw new Invalid({ receivedOn: 'petition.before-sent' });
      await respond(context, row, 'received', { receivedOn });
      const due = await dueByLaw(context, row.level === 'tỉnh' || row.level === 'trung ương' ? 'PET-14' : 'PET-06', receivedOn);
      const now = await replyDue(context, row.id);
      if (now !== null && now >= context.today && due.dueOn > now) await moveReply(context, row.id, due.dueOn, 'correction', `Cơ quan nhận ngày ${receivedOn.split('-').reverse().join('/')}`, 'Văn phòng HĐND');
      events.push(eventOf('petition.received', row, { receivedOn, dueOn: due.dueOn }));
    }
    return { events, result: { received: rows.length } };
  }
});

/** The body takes the petitions on and may say who works on them. */
export const acceptReferrals = command({
  name: 'petition.accept',
  input: AcceptReferrals,
  async run(context, { petitionIds, personId }) {
    const rows = await petitionsForAct(context, petitionIds, 'respond', 'accept');
    for (const row of rows) await respond(context, row, 'accepted', { personId });
    return { events: rows.map((row) => eventOf('petition.accepted', row, { personId })), result: { accepted: rows.length } };
  }
});

/** Sent back as not its own, with the ground and the body it belongs to. The clock runs until the council rules on it. @throws Invalid: no body proposed */
export const returnReferrals = command({
  name: 'petition.return',
  input: ReturnReferrals,
  async run(context, { petitionIds, reason, proposedBodyId, proposedBody }) {
    if (proposedBodyId === null && proposedBody === '') throw new Invalid({ proposedBodyId: 'petition.proposed-needed' });
    const rows = await petitionsForAct(context, petitionIds, 'respond', 'return');
    for (const row of rows) await respond(context, row, 'returned', { reason, proposedBodyId, proposedBody });
    return { events: rows.map((row) => eventOf('petition.returned', row, { reason, proposedBodyId, proposedBody })), result: { returned: rows.length } };
  }
});

/**
 * The council rules on a return: `insisted` – the same body answers, its clock never stopped; `rerouted` – the petition is classified to another body and waits to be passed on there.
 * @throws Invalid: no body named, no reason for insisting
 */
export const ruleOnReturn = command({
  name: 'petition.rule-on-return',
  input: RuleOnReturn,
  async run(context, { petitionId, ruling, bodyId, reason }) {
    const { tx, councilId, actor, now } = context;
    const row = await petitionForAct(context, petitionId, 'rule', 'rule');
    if (ruling === 'insisted' && reason.length < 5) throw new Invalid({ reason: 'petition.refuse-why' });
    if (ruling === 'rerouted' && bodyId === null) throw new Invalid({ bodyId: 'petition.body-needed' });
    const { rows } = await sql`update referral_response set ruling = ${ruling}, ruled_reason = ${reason}, ruled_at = ${now}, ruled_by = ${actor.personId}
      where council_id = ${councilId} and referral_id = ${row.referralId} and kind = 'returned' and ruled_at is null returning 1`.execute(tx);
    if (rows.length === 0) throw new RuleBroken('petition.return-decided');
    if (ruling === 'rerouted')
      await sql`insert into petition_classification (council_id, petition_classification_id, petition_id, field, level, body_id, board_id, made_at, made_by)
        values (${councilId}, ${newId<'petition-classification'>(now.getTime())}, ${row.id}, ${row.field}, ${row.level}, ${bodyId}, ${row.boardId}, ${now}, ${actor.personId})`.execute(tx);
    return changed('petition.return-ruled', eventOf('', row, { ruling, bodyId, reason }), { ruling });
  }
});

/** The body asks for more time, with its reason; the deadline moves only when the council grants it. */
export const askExtension = command({
  name: 'petition.ask-extension',
  input: AskExtension,
  async run(context, { petitionIds, untilOn, reason }) {
    const { tx, councilId, actor, now } = context;
    const rows = await petitionsForAct(context, petitionIds, 'respond', 'extend');
    for (const row of rows) {
      const due = await replyDue(context, row.id);
      if (due !== null && untilOn <= due) throw new Invalid({ untilOn: 'petition.extension-earlier' });
      await sql`insert into referral_extension (council_id, referral_extension_id, referral_id, until_on, reason, made_at, made_by)
        values (${councilId}, ${newId<'referral-extension'>(now.getTime())}, ${row.referralId}, ${untilOn}, ${reason}, ${now}, ${actor.personId})`.execute(tx);
    }
    return { events: rows.map((row) => eventOf('petition.extension-asked', row, { untilOn, reason })), result: { asked: rows.length } };
  }
});

/** Grants more time, until the day asked for or another, or refuses it with a reason. @throws RuleBroken: decided already */
export const ruleOnExtension = command({
  name: 'petition.rule-on-extension',
  input: RuleOnExtension,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    authorize(petitionPolicy, 'rule', actor);
    const { rows } = await sql<{ petitionId: string; untilOn: string; ruledAt: Date | null; reason: string }>`select f.petition_id as "petitionId", e.until_on as "untilOn", e.ruled_at as "ruledAt", e.reason from referral_extension e
      join referral f on f.council_id = e.council_id and f.referral_id = e.referral_id where e.council_id = ${councilId} and e.referral_extension_id = ${input.referralExtensionId} for update of e`.execute(tx);
    const asked = rows[0];
    if (!asked || asked.ruledAt) throw new RuleBroken('petition.extension-decided');
    const granted = input.granted === 'yes';
    if (!granted && input.reason.length < 5) throw new Invalid({ reason: 'petition.refuse-why' });
    const until = granted ? (input.untilOn ?? asked.untilOn) : null;
    const row = await readPetition(tx, actor, asked.petitionId);
    if (until !== null) {
      const due = await replyDue(context, row.id);
      if (due !== null && until <= due) throw new Invalid({ untilOn: 'petition.extension-earlier' });
      await moveReply(context, row.id, until, 'deferral', asked.reason, actor.name);
    }
    await sql`update referral_extension set granted = ${granted}, granted_until = ${until}, ruled_reason = ${input.reason}, ruled_at = ${now}, ruled_by = ${actor.personId}
      where council_id = ${councilId} and referral_extension_id = ${input.referralExtensionId}`.execute(tx);
    return changed('petition.extension-ruled', eventOf('', row, { granted, until, reason: input.reason }), { granted, until });
  }
});
