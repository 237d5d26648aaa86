import { sql } from 'kysely';
import { command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { councilData } from '#modules/council/server/queries.ts';
import { draftPaper } from '#modules/paper/server/commands/draft-paper.ts';
import { issuePaper } from '#modules/paper/server/commands/issue-paper.ts';
import { vi } from '../../messages.ts';
import { codeOf, replyRuleOf } from '../../rules.ts';
import { ReferPetitions } from '../../schema.ts';
import { dueByLaw, openDuties, withdrawDuties } from '../duties.ts';
import { petitionsForAct, type PetitionRow } from '../petition-row.ts';
import { referralPaper } from '../../referral-paper.ts';

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
    const paper = await letterPaper(context, rows, body.name, latest);
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

async function letterPaper(context: Context, rows: readonly PetitionRow[], body: string, dueOn: string) {
  const council = await councilData(context.tx);
  const { rows: sources } = await sql<{ source: keyof typeof sourceWords; count: number }>`select r.source, count(*)::int as count from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    where r.council_id = app.council() and p.root_id = any(${rows.map((row) => row.id)}::uuid[]) group by 1 order by 2 desc`.execute(context.tx);
  const name = council?.name ?? '';
  return referralPaper({
    council: `Hội đồng nhân dân ${name}`,
    place: name.replace(/^(?:xã|phường|đặc khu)\s+/iu, ''),
    body,
    dueOn,
    sources: [...new Set(sources.map((each) => sourceWords[each.source] ?? sourceWords.other))].slice(0, 3).join(', '),
    lines: rows.map((row) => ({
      code: codeOf(row.year, row.number),
      title: row.title,
      body: row.body,
      village: row.villageName,
      field: row.field ? vi[`petition.field.${row.field}`] : '',
      weight: [`${String(row.raisings).padStart(2, '0')} lần`, row.voters > row.raisings ? `${row.voters} cử tri` : ''].filter(Boolean).join(', ')
    }))
  });
}

/** Where petitions came from, as the letter says it. */
const sourceWords = {
  meeting: 'các hội nghị tiếp xúc cử tri',
  delegate: 'phản ánh của đại biểu',
  public: 'trang thông tin của Hội đồng nhân dân',
  reception: 'tiếp công dân',
  letter: 'đơn thư của công dân',
  import: 'các đợt tổng hợp',
  phone: 'phản ánh qua điện thoại',
  other: 'tổng hợp ý kiến cử tri'
} as const;
