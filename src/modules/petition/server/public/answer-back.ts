import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { clockActor, type Context } from '#core/context.ts';
import { Invalid, NotFound } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { withoutPersonalData } from '../../public/personal-data.ts';
import { AnswerBackOfPart } from '../../public/schema.ts';
import { codeOf, parseCode } from '../../rules.ts';
import { reopenWithin } from '../commands/reopen-petition.ts';
import { dischargeDuties } from '../duties.ts';
import { petitionForAct, type PetitionRow } from '../petition-row.ts';
import { readPublicPage } from './public-page.ts';
import { followedBy, type Followed } from './tracking.ts';

/**
 * A voter says with the code whether the answer will do. Not agreeing stands on the petition for the office, which opens it again or says why not; where the council set it so, it opens by
 * itself. The reason is kept with the verdict; the log has it without personal data.
 * @throws Forbidden: not a visitor | NotFound: no such code | Invalid: not agreed without why | RuleBroken: nothing was answered yet
 */
export const answerBack = command({
  name: 'petition.answer-back',
  input: AnswerBackOfPart,
  async run(context, { code, agrees, reason, part }) {
    authorize(petitionPolicy, 'answer-back', context.actor);
    const { tx, councilId, now, today } = context;
    const followed = await followedBy(tx, code);
    if (!followed) throw new NotFound('petition.code-unknown');
    if (agrees === 'no' && reason.length < 3) throw new Invalid({ reason: 'petition.disagree-why' });
    const house: Context = { ...context, actor: clockActor };
    const row = await petitionForAct(house, await meant(context, followed, part), 'tell', 'verdict');
    await sql`insert into voter_verdict (council_id, voter_verdict_id, petition_id, raising_id, reply_id, agrees, reason, means, made_at)
      select ${councilId}, ${newId<'voter-verdict'>(now.getTime())}, ${row.id}, ${followed.raisingId}, (select i.reply_id from reply_item i where i.council_id = ${councilId} and i.petition_id = ${row.id} and i.withdrawn_at is null
        order by i.reply_id desc limit 1), ${agrees === 'yes'}, ${agrees === 'yes' ? '' : reason}, 'code', ${now}`.execute(tx);
    if (row.toldOn === null && row.raisings === 1) {
      // The only one who raised it has read the answer here: told (law:PET-09).
      await sql`insert into petition_telling (council_id, petition_telling_id, petition_id, means, told_on, note, made_at)
        values (${councilId}, ${newId<'petition-telling'>(now.getTime())}, ${row.id}, 'code', ${today}, '', ${now})`.execute(tx);
      await dischargeDuties(house, 'petition-tell', [row.id], today, 'Cử tri đã xem trả lời bằng mã tra cứu');
    }
    const said: EventDraft = { name: 'petition.voter-said', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), agrees: agrees === 'yes', means: 'code' } };
    const reopened = agrees === 'no' ? await openAgain(house, row, reason) : [];
    return { events: [said, ...reopened], result: { agrees: agrees === 'yes', reopened: reopened.length > 0 } };
  }
});

async function openAgain(house: Context, row: PetitionRow, reason: string): Promise<EventDraft[]> {
  const { reopenOnDisagreement } = await readPublicPage(house.tx);
  return reopenOnDisagreement ? reopenWithin(house, row, 'voter-disagrees', withoutPersonalData(reason).slice(0, 1000)) : [];
}

/** Which petition is meant: the only one, or the part named by its code. @throws Invalid('part') */
async function meant({ tx }: Context, { roots }: Followed, part: string): Promise<string> {
  if (roots.length === 1) return roots[0]!;
  const parsed = parseCode(part);
  const { rows } = parsed ? await sql<{ id: string }>`select petition_id as id from petition where council_id = app.council() and year = ${parsed.year} and number = ${parsed.number}`.execute(tx) : { rows: [] };
  const found = rows.find(({ id }) => roots.includes(id));
  if (!found) throw new Invalid({ part: 'petition.part-choose' });
  return found.id;
}
