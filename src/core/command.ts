import * as v from 'valibot';
import { sql } from 'kysely';
import { dayOf, type Context, type Scope } from './context.ts';
import { inCouncil } from './db.ts';
import { Invalid, RuleBroken } from './errors.ts';
import { appendEvents, type EventDraft } from './events.ts';
import { isId, newId, type Id } from './ids.ts';
import type { ReadingOn } from './inputs.ts';

export interface Changed<R> {
  events: EventDraft[];
  result: R;
  /** False for an answer that must not be stored (a session's secret): a repeated request then gets null. */
  keep?: false;
}

/** What `run` returns when one thing changed. */
export function changed<R>(name: string, what: { subject: EventDraft['subject']; data?: Record<string, unknown> }, result: R): Changed<R> {
  return { events: [{ name, subject: what.subject, data: what.data ?? {} }], result };
}

export interface Command<Schema extends v.GenericSchema, R> {
  /** Noun first, imperative: 'task.create'. */
  name: string;
  input: Schema;
  /**
   * Parses, opens the council's transaction, runs, writes the events in the same transaction.
   * The same `requestId` again (double click, resend) gives the first answer and does nothing.
   * @throws Invalid | NotFound | Forbidden | RuleBroken | Conflict
   */
  execute(scope: Scope, raw: unknown, requestId?: string): Promise<R>;
  /** As part of another command, in its transaction; its events belong to that command. */
  within(context: Context, input: v.InferOutput<Schema>): Promise<R>;
}

/** The only way to write. */
export function command<Schema extends v.GenericSchema, R>(spec: {
  name: string;
  input: Schema;
  run(context: Context, input: v.InferOutput<Schema>): Promise<Changed<R>>;
}): Command<Schema, R> {
  return {
    name: spec.name,
    input: spec.input,
    async execute(scope, raw, requestId) {
      const input = parse(spec.input, raw, dayOf(scope.now));
      const id = (requestId !== undefined && isId(requestId) ? requestId : newId<'request'>(scope.now.getTime())) as Id<'request'>;
      return inCouncil(scope.database, { councilId: scope.councilId, personId: scope.actor.personId }, 'write', async (tx) => {
        const first = await sql`insert into request (council_id, request_id, command, person_id, at)
          values (${scope.councilId}, ${id}, ${spec.name}, ${scope.actor.personId}, ${scope.now}) on conflict do nothing`.execute(tx);
        if (first.numAffectedRows === 0n) return earlierAnswer<R>(tx, scope, spec.name, id);
        const context: Context = { tx, councilId: scope.councilId, actor: scope.actor, now: scope.now, today: dayOf(scope.now), requestId: id };
        const { events, result, keep } = await spec.run(context, input);
        await appendEvents(context, spec.name, events);
        await sql`update request set result = ${JSON.stringify(keep === false ? null : (result ?? null))} where council_id = ${scope.councilId} and request_id = ${id}`.execute(tx);
        return result;
      });
    },
    async within(context, input) {
      const { events, result } = await spec.run(context, input);
      await appendEvents(context, spec.name, events);
      return result;
    }
  };
}

async function earlierAnswer<R>(tx: Context['tx'], scope: Scope, name: string, id: string): Promise<R> {
  const row = (await sql<{ command: string; person_id: string | null; result: R }>`select command, person_id, result from request
    where council_id = ${scope.councilId} and request_id = ${id}`.execute(tx)).rows[0];
  if (!row || row.command !== name || row.person_id !== scope.actor.personId) throw new RuleBroken('core.request-of-another');
  return row.result;
}

/**
 * Input by the schema; `today` is what "hôm nay" and a day without its year mean. @throws Invalid with one sentence a field (dotted path).
 */
export function parse<Schema extends v.GenericSchema>(schema: Schema, raw: unknown, today?: string): v.InferOutput<Schema> {
  // `safeParse` hands on only its own settings; the day of reading reaches the fields of days this way.
  const config: v.Config<v.BaseIssue<unknown>> & ReadingOn = { abortPipeEarly: true, today };
  const outcome = schema['~run']({ value: raw }, config);
  if (!outcome.issues) return outcome.value as v.InferOutput<Schema>;
  const fields: Record<string, string> = {};
  for (const issue of outcome.issues) {
    const path = v.getDotPath(issue) ?? '';
    fields[path] ??= ownWords(issue);
  }
  throw new Invalid(fields);
}

/** Our schemas give their own message keys; what they do not say is said in general words, never in the library's English. */
function ownWords(issue: v.BaseIssue<unknown>): string {
  if (/^[a-z-]+(\.[a-z0-9-]+)+$/.test(issue.message)) return issue.message;
  if (issue.received === 'undefined' || issue.received === '""' || issue.type === 'non_empty' || issue.type === 'min_length') return 'core.field-empty';
  if (issue.type === 'max_length') return 'core.field-long';
  return 'core.field-unreadable';
}
