import { sql } from 'kysely';
import { instantAt } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { isOwner } from '../../policy.ts';
import { StateProgress } from '../../schema.ts';
import { keepEvidence } from '../evidence.ts';
import { obligationForAct, type ObligationRow } from '../obligation-row.ts';

/**
 * What the owner says of an obligation: begun (with how far), or done on a day. The office says it for bodies of the council, and for others when it names the paper it came by.
 * @throws NotFound | Forbidden | RuleBroken (done, accepted, withdrawn) | Invalid: a day ahead, no hour where one is due, no paper
 */
export const stateProgress = command({
  name: 'obligation.state',
  input: StateProgress,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const { row } = await obligationForAct(context, input.obligationId, input.status === 'begun' ? 'begin' : 'report');
    if (input.happenedOn > today) throw new Invalid({ happenedOn: 'obligation.day-ahead' });
    const outside = !row.leadInside && !isOwner(actor, row) && actor.personId !== null;
    if (outside && input.paper === '') throw new Invalid({ paper: 'obligation.paper-needed' });
    const happenedAt = input.status === 'done' ? momentOf(row, input, context) : null;
    const id = newId<'obligation-statement'>(now.getTime());
    const percent = input.status === 'done' ? 100 : input.percent;
    await sql`insert into obligation_statement (council_id, obligation_statement_id, obligation_id, status, happened_on, happened_at, note, paper, percent, stated_at, stated_by)
      values (${councilId}, ${id}, ${row.id}, ${input.status}, ${input.happenedOn}, ${happenedAt}, ${input.note}, ${input.paper}, ${percent}, ${now}, ${actor.personId})`.execute(tx);
    if (input.file || input.paper !== '') await keepEvidence(context, row.id, { file: input.file, paper: input.paper, note: '' });
    const data = { title: row.title, status: input.status, happenedOn: input.happenedOn, note: input.note, percent, paper: input.paper, file: input.file?.name ?? null };
    return changed(`obligation.${input.status}`, { subject: { kind: 'obligation', id: row.id }, data }, { id: row.id, title: row.title, status: input.status });
  }
});

/** The instant it was done, where the deadline has an hour: as typed, now for today, the end of the day before the last. @throws Invalid where only the hour can tell */
function momentOf(row: ObligationRow, input: { happenedOn: string; hour: number | null }, { now, today }: Context): Date | null {
  if (row.dueAt === null) return null;
  if (input.hour !== null) {
    const moment = instantAt(input.happenedOn, 0, input.hour);
    if (moment.getTime() > now.getTime()) throw new Invalid({ hour: 'obligation.day-ahead' });
    return moment;
  }
  if (input.happenedOn === today) return now;
  if (input.happenedOn === row.dueOn) throw new Invalid({ hour: 'obligation.hour-needed' });
  return null;
}
