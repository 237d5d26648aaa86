import { sql } from 'kysely';
import { command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { draftPaper } from '#modules/paper/server/commands/draft-paper.ts';
import { issuePaper } from '#modules/paper/server/commands/issue-paper.ts';
import { codeOf, replyRuleOf } from '../../rules.ts';
import { ReferPetitions } from '../../schema.ts';
import { dueByLaw, openDuties, withdrawDuties } from '../duties.ts';
import { referralLetter } from '../letter.ts';
import { petitionsForAct, type PetitionRow } from '../petition-row.ts';

/**
 * Passes all chosen petitions of one body on in one act: the letter with its table is issued, each petition is referred, and the time to answer begins to run (law:PET-02, PET-06, PET-14).
 * A petition sent back before is passed on to the body it was re-routed to in the same way.
 * @throws NotFound | Forbidden | RuleBroken: not classified, of another body | Invalid: day, signer, number
 */
export const referPetitions = command({
  name: 'petition.refer',
  input: ReferPetitions,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const rows = await petitionsForAct(context, input.petitionIds, 'refer', 'refer');
    const stranger = rows.find((row) => row.stage === 'compiled' && row.bodyId !== input.bodyId);
    if (stranger) throw new RuleBroken('petition.other-body', { code: codeOf(stranger.year, stranger.number) });
    const sentOn = input.datedOn ?? today;
    if (sentOn > today) throw new Invalid({ datedOn: 'petition.day-ahead' });
    const body = (await sql<{ name: string }>`select name from organization where council_id = ${councilId} and organization_id = ${input.bodyId}`.execute(tx)).rows[0];
    if (!body) throw new Invalid({ bodyId: 'petition.body-needed' });
    const dues = await duesOf(context, rows, sentOn);
    const letterId = newId<'referral-letter'>(now.getTime());
    const latest = [...dues.values()].map((due) => due.dueOn).sort().at(-1)!;
    const paper = await referralLetter(tx, rows, body.name, latest);
    const { id: paperId } = await draftPaper.within(context, { subjectKind: 'referral-letter', subjectId: letterId, kind: 'letter', subject: paper.subject, bodyId: input.bodyId, paper });
    const issued = await issuePaper.within(context, { paperId, number: input.number, issuedOn: sentOn, signerId: input.signerId, signingFor: 'Thường trực Hội đồng nhân dân', symbolIssuer: 'TTHĐND-VP' });
    await sql`insert into referral_letter (council_id, referral_letter_id, body_id, paper_id, sent_on, made_at, made_by) values (${councilId}, ${letterId}, ${input.bodyId}, ${paperId}, ${sentOn}, ${now}, ${actor.personId})`.execute(tx);
    for (const row of rows) {
      const due = dues.get(row.id)!;
      await sql`insert into referral (council_id, referral_id, petition_id, referral_letter_id, body_id, sent_on, due_on, law_rule, made_at, made_by)
        values (${councilId}, ${newId<'referral'>(now.getTime())}, ${row.id}, ${letterId}, ${input.bodyId}, ${sentOn}, ${due.dueOn}, ${due.rule}, ${now}, ${actor.personId})`.execute(tx);
    }
    await withdrawDuties(context, rows.filter((row) => row.referralId !== null).map((row) => row.id), `Chuyển cơ quan khác theo ${issued.symbol}`, ['petition-reply']);
    await openDuties(
      context,
      rows.map((row) => ({
        kind: 'petition-reply' as const,
        petition: row,
        period: row.referralId === null ? '' : sentOn,
        leadOrganizationId: input.bodyId,
        fromOn: sentOn,
        dueOn: dues.get(row.id)!.dueOn,
        basis: `${issued.symbol} · ${dues.get(row.id)!.basis}`,
        lawRule: dues.get(row.id)!.rule
      }))
    );
    const events = rows.map((row) => ({ name: 'petition.referred', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), bodyId: input.bodyId, body: body.name, symbol: issued.symbol, sentOn, dueOn: dues.get(row.id)!.dueOn } }));
    return { events, result: { referred: rows.length, symbol: issued.symbol, paperId, pdfFileId: issued.pdfFileId, docxFileId: issued.docxFileId } };
  }
});

type Due = { dueOn: string; basis: string; rule: string };

async function duesOf(context: Context, rows: readonly PetitionRow[], sentOn: string): Promise<Map<string, Due>> {
  const byRule = new Map<string, Due>();
  const dues = new Map<string, Due>();
  for (const row of rows) {
    const rule = replyRuleOf(row.level ?? 'xã');
    const due = byRule.get(rule) ?? { ...(await dueByLaw(context, rule, sentOn)), rule };
    byRule.set(rule, due);
    dues.set(row.id, due);
  }
  return dues;
}
