import { sql } from 'kysely';
import { command, type Changed } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { formatDay } from '#core/format.ts';
import { draftPaper } from '#modules/paper/server/commands/draft-paper.ts';
import { issuePaper } from '#modules/paper/server/commands/issue-paper.ts';
import { paperOfStep } from '../../chasing-paper.ts';
import { ChaseByLetter } from '../../schema.ts';
import { draftChasingLetter } from '../chasing-letter.ts';
import { chaseObligations } from './chase-obligations.ts';

/**
 * Takes a step about work of one body by its official paper: the paper takes its number, is frozen as DOCX and PDF, and stands behind the step of each piece of work it names. What went out signed is not taken back
 * by a press; it is recalled.
 * @throws NotFound | Forbidden | RuleBroken: several bodies, done meanwhile | Invalid: nothing overdue, day, signer, number
 */
export const chaseByLetter = command({
  name: 'obligation.chase-by-letter',
  input: ChaseByLetter,
  async run(context, input): Promise<Changed<{ works: number; symbol: string; paperId: string }>> {
    const { tx, councilId, actor, now, today } = context;
    if (input.answerBy !== null && input.answerBy < input.issuedOn) throw new Invalid({ answerBy: 'obligation.answer-past' });
    const { body, works, paper } = await draftChasingLetter(tx, actor, input, { today, now, on: input.issuedOn });
    const of = paperOfStep[input.kind];
    const ids = works.map((row) => row.id);
    const drafted = await draftPaper.within(context, { subjectKind: 'chasing', subjectId: ids[0] ?? body.id, kind: of.kind, subject: paper.subject, bodyId: body.id, paper });
    const issued = await issuePaper.within(context, { paperId: drafted.id, number: input.number, issuedOn: input.issuedOn, signerId: input.signerId, signingFor: 'Thường trực Hội đồng nhân dân', symbolIssuer: of.issuer });
    await chaseObligations.within(context, { obligationIds: ids, kind: input.kind, note: input.note, paper: `${issued.symbol} ngày ${formatDay(input.issuedOn)}`, answerBy: input.answerBy });
    await sql`update chasing_step x set paper_id = ${drafted.id} from obligation o where x.council_id = ${councilId} and o.council_id = x.council_id and o.obligation_id = x.obligation_id
      and x.obligation_id = any(${ids}::uuid[]) and x.step = o.chased and x.taken_back_at is null`.execute(tx);
    return { events: [], result: { works: ids.length, symbol: issued.symbol, paperId: drafted.id } };
  }
});
