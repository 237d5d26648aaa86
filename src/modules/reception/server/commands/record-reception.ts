import { sql } from 'kysely';
import { changed, command, parse } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { lawOverrides } from '#modules/council/server/queries.ts';
import { tellsName } from '#modules/letter/rules.ts';
import { RegisterLetter } from '#modules/letter/schema.ts';
import { registerFromReception } from '#modules/letter/server/commands/register-from-reception.ts';
import { receptionPolicy } from '../../policy.ts';
import { groupRefusal } from '../../rules.ts';
import { GiveReceipt, ReadBack, RecordReception, type ReceptionDraft } from '../../schema.ts';
import { lockDay, type DayRow } from '../day-row.ts';
import { handPetition } from '../hand-petition.ts';
import { readReception } from '../records.ts';

/**
 * Records one visit (law:CIT-09). Each matter goes its own way at once (law:CIT-10): complaint, denunciation and petition become letters with their clocks, a voter's petition goes to the
 * petitions, advice is answered on the spot. With a denunciation among them the visitor stands behind the wall from the first moment (law:TC-08).
 * @throws NotFound | Forbidden | RuleBroken: the group has not chosen its representatives by law:CIT-13 | Invalid
 */
export const recordReception = command({
  name: 'reception.record',
  input: RecordReception,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const day = input.dayId ? await lockDay(context, input.dayId) : null;
    authorize(receptionPolicy, 'record', actor, { dutyPersonIds: day?.duties.map((duty) => duty.personId) ?? [] });
    await check(context, input, day, today);
    const year = Number(input.receivedOn.slice(0, 4));
    await sql`select pg_advisory_xact_lock(hashtext(${`reception ${councilId} ${year}`}))`.execute(tx);
    const number = (await sql<{ next: number }>`select coalesce(max(number), 0)::int + 1 as next from reception where council_id = ${councilId} and year = ${year}`.execute(tx)).rows[0]?.next ?? 1;
    const id = newId<'reception'>(now.getTime());
    const walled = input.matters.some((matter) => matter.kind === 'denunciation');
    // On a day of the roster the delegate on duty received, whoever writes it down.
    const onDuty = day?.duties.find((duty) => duty.personId === input.receivedBy) ?? day?.duties[0];
    const receivedBy = onDuty?.personId ?? input.receivedBy ?? actor.personId;
    if (!receivedBy) throw new Invalid({ receivedBy: 'core.field-empty' });
    const open = walled ? null : input;
    await sql`insert into reception (council_id, reception_id, year, number, kind, received_on, reception_day_id, received_by, visitor_name, visitor_address, visitor_phone, visitor_village_id, protected_at, people_count, chosen_paper,
        done_before, request, handling, read_back_at, read_back_by, signed_how, recorded_at, recorded_by)
      values (${councilId}, ${id}, ${year}, ${number}, ${day ? (day.planId ? 'regular' : 'unscheduled') : input.kind}, ${input.receivedOn}, ${input.dayId}, ${receivedBy}, ${open?.visitorName ?? null}, ${open?.visitorAddress ?? null},
        ${open?.visitorPhone ?? null}, ${open?.visitorVillageId ?? null}, ${walled ? now : null}, ${input.peopleCount}, ${input.chosenPaper}, ${input.doneBefore}, ${input.request}, ${input.handling},
        ${input.signedHow ? now : null}, ${input.signedHow ? actor.personId : null}, ${input.signedHow || null}, ${now}, ${actor.personId})`.execute(tx);
    if (!walled)
      for (const [position, line] of input.representatives.entries()) {
        const [name = '', ...address] = line.split(/[,;]/).map((part) => part.trim());
        await sql`insert into reception_representative (council_id, reception_id, position, name, address) values (${councilId}, ${id}, ${position + 1}, ${name}, ${address.join(', ')})`.execute(tx);
      }
    const isDelegate = day?.duties.some((duty) => duty.personId === receivedBy) ?? false;
    const handed: { kind: string; number: string | null }[] = [];
    for (const [position, matter] of input.matters.entries()) {
      const matterId = newId<'reception-matter'>(now.getTime());
      const way = await handOn(context, { input, matter, receptionId: id, walled, delegateId: isDelegate ? receivedBy : null });
      await sql`insert into reception_matter (council_id, reception_matter_id, reception_id, position, kind, text, handling, letter_id, petition_id, handed_at, handed_by)
        values (${councilId}, ${matterId}, ${id}, ${position + 1}, ${matter.kind}, ${matter.text}, ${matter.handling}, ${way.letterId}, ${way.petitionId}, ${way.letterId || way.petitionId ? now : null},
          ${way.letterId || way.petitionId ? actor.personId : null})`.execute(tx);
      handed.push({ kind: matter.kind, number: way.number });
    }
    const data = { number, year, on: input.receivedOn, people: input.peopleCount, matters: handed, masked: walled };
    return changed('reception.recorded', { subject: { kind: 'reception', id }, data }, { id, number, letters: handed.filter((each) => each.number !== null).length });
  }
});

async function check(context: Context, input: ReceptionDraft, day: DayRow | null, today: string): Promise<void> {
  const fields: Record<string, string> = {};
  if (input.receivedOn > today) fields['receivedOn'] = 'reception.day-ahead';
  if (day && input.receivedOn !== day.onDay) fields['receivedOn'] = 'reception.other-day';
  if (day?.notHeldReason) throw new RuleBroken('reception.day-closed');
  const group = groupRefusal(input.peopleCount, input.representatives.length, input.chosenPaper, await lawOverrides(context.tx), input.receivedOn);
  if (group) throw new RuleBroken(group.key, group.params);
  const walled = input.matters.some((matter) => matter.kind === 'denunciation');
  for (const [index, matter] of input.matters.entries()) {
    if (matter.kind === 'advice' && matter.handling.length < 5) fields[`matters.${index}.handling`] = 'reception.advice-needed';
    if (walled && tellsName(`${matter.text} ${matter.handling}`, input.visitorName)) fields[`matters.${index}.text`] = 'letter.name-in-matter';
  }
  if (walled) for (const field of ['doneBefore', 'request', 'handling', 'chosenPaper'] as const) if (tellsName(input[field], input.visitorName)) fields[field] = 'letter.name-in-matter';
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}

async function handOn(
  context: Context,
  { input, matter, receptionId, walled, delegateId }: { input: ReceptionDraft; matter: ReceptionDraft['matters'][number]; receptionId: string; walled: boolean; delegateId: string | null }
): Promise<{ letterId: string | null; petitionId: string | null; number: string | null }> {
  if (matter.kind === 'advice') return { letterId: null, petitionId: null, number: null };
  if (matter.kind === 'voter-petition') {
    const raiser = walled ? { name: '', phone: '', address: '' } : { name: input.visitorName, phone: input.visitorPhone, address: input.visitorAddress };
    const petitionId = await handPetition(context, { text: matter.text, receptionId, raisedOn: input.receivedOn, villageId: walled ? null : input.visitorVillageId, voters: input.peopleCount, delegateId, raiser });
    return { letterId: null, petitionId, number: null };
  }
  const [title = ''] = matter.text.split(/(?<=[.;\n])\s/);
  const made = await registerFromReception.within(context, {
    receptionId,
    wall: walled,
    draft: parse(RegisterLetter, {
      kind: matter.kind,
      receivedOn: input.receivedOn,
      source: 'reception',
      title: title.replace(/[.;\s]+$/, '').slice(0, 300),
      content: matter.text,
      doneBefore: input.doneBefore.slice(0, 1000),
      senderKind: input.peopleCount > 1 ? 'group' : 'person',
      senderName: input.visitorName,
      senderAddress: input.visitorAddress,
      senderPhone: input.visitorPhone,
      senderVillageId: input.visitorVillageId ?? '',
      peopleCount: input.peopleCount,
      representatives: input.representatives.join('\n'),
      delegateId: delegateId ?? ''
    })
  });
  return { letterId: made.id, petitionId: null, number: made.number };
}

/** The record was read back and signed, or given a fingerprint (law:CIT-11). @throws NotFound | Forbidden | RuleBroken */
export const readBack = command({
  name: 'reception.read-back',
  input: ReadBack,
  async run(context, { receptionId, signedHow }) {
    const { tx, councilId, actor, now } = context;
    const record = await readReception(tx, actor, receptionId);
    if (record.readBackAt) throw new RuleBroken('reception.read-back-done');
    await sql`update reception set read_back_at = ${now}, read_back_by = ${actor.personId}, signed_how = ${signedHow}, version = version + 1 where council_id = ${councilId} and reception_id = ${receptionId}`.execute(tx);
    return changed('reception.read-back', { subject: { kind: 'reception', id: receptionId }, data: { number: record.number, signedHow } }, { id: receptionId });
  }
});

/** A receipt for the documents taken (law:CIT-12, Mẫu 02/TCD): numbered, printed, given. @throws NotFound | Forbidden | Invalid */
export const giveReceipt = command({
  name: 'reception.give-receipt',
  input: GiveReceipt,
  async run(context, { receptionId, givenOn, documents }) {
    const { tx, councilId, actor, now, today } = context;
    const record = await readReception(tx, actor, receptionId);
    if (givenOn > today || givenOn < record.receivedOn) throw new Invalid({ givenOn: 'reception.receipt-day' });
    const year = Number(givenOn.slice(0, 4));
    await sql`select pg_advisory_xact_lock(hashtext(${`receipt ${councilId} ${year}`}))`.execute(tx);
    const number = (await sql<{ next: number }>`select coalesce(max(number), 0)::int + 1 as next from reception_receipt where council_id = ${councilId} and year = ${year}`.execute(tx)).rows[0]?.next ?? 1;
    const id = newId<'reception-receipt'>(now.getTime());
    const rows = documents.map((line) => {
      const [name = '', copies = '', form = ''] = line.split(';').map((part) => part.trim());
      return { name, copies: copies || '01 bản', form };
    });
    await sql`insert into reception_receipt (council_id, reception_receipt_id, reception_id, year, number, given_on, documents, made_at, made_by)
      values (${councilId}, ${id}, ${receptionId}, ${year}, ${number}, ${givenOn}, ${JSON.stringify(rows)}, ${now}, ${actor.personId})`.execute(tx);
    return changed('reception.receipt-given', { subject: { kind: 'reception', id: receptionId }, data: { number, year, documents: rows.length } }, { id, receptionId, number });
  }
});

