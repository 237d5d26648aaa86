import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { taskPolicy } from '../../policy.ts';
import { awaitsEvent, dueOfEvent } from '../../rules.ts';
import { OpenForEvent } from '../../schema.ts';
import { draftOf } from '../open-task-obligations.ts';
import { taskToChange } from '../task-row.ts';

/** The event a task waits for has come, or its day is known: opens its obligation with that day. The same day again changes nothing. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const openForEvent = command({
  name: 'task.open-for-event',
  input: OpenForEvent,
  async run(context, { taskId, dueOn, eventText }) {
    const { tx, actor, today } = context;
    authorize(taskPolicy, 'open-for-event', actor);
    const task = await taskToChange(tx, taskId);
    if (!awaitsEvent(task)) throw new RuleBroken('task.no-event');
    if (dueOn < today) throw new Invalid({ dueOn: 'obligation.defer-past' });
    const due = dueOfEvent(dueOn, task.dueHour, today, await councilCalendar(tx));
    const draft = { ...draftOf(task, due), ...(eventText ? { basis: [task.planMark, task.section, eventText].filter(Boolean).join(' · ') } : {}) };
    const { opened } = await openObligations.within(context, { obligations: [draft] });
    return changed('task.event-came', { subject: { kind: 'task', id: task.id }, data: { title: task.title, dueOn, eventText } }, { id: task.id, opened, dueOn });
  }
});
