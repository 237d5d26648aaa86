import * as v from 'valibot';
import { command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import type { Job } from '#core/jobs.ts';
import { authorize } from '#core/policy.ts';
import { obligationPolicy } from '../policy.ts';

/** A module whose obligations come again and again: opens those of the time ahead, idempotently, and says how many were new. */
export interface CadenceSource {
  name: string;
  openAhead(context: Context): Promise<number>;
}

/** Opens ahead for every source, in one transaction. */
export function openAheadOf(sources: readonly CadenceSource[]) {
  return command({
    name: 'obligation.open-ahead',
    input: v.object({}),
    async run(context) {
      authorize(obligationPolicy, 'open', context.actor);
      const opened: Record<string, number> = {};
      for (const source of sources) opened[source.name] = await source.openAhead(context);
      return { events: [], result: opened };
    }
  });
}

/** The job `obligations.ahead`, daily at 01:00: what comes due in the time ahead stands in the ledger before anybody looks. */
export function obligationsAhead(sources: readonly CadenceSource[]): Job {
  const openAhead = openAheadOf(sources);
  return {
    name: 'obligations.ahead',
    cron: '0 1 * * *',
    async run(scope) {
      await openAhead.execute(scope, {});
    }
  };
}
