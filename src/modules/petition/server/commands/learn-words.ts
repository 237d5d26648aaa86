import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import type { Job } from '#core/jobs.ts';
import { authorize } from '#core/policy.ts';
import { learn, type Correction } from '../../analysis/learn.ts';
import { petitionPolicy } from '../../policy.ts';
import { ownTerms } from '../proposal.ts';

/** The latest corrections learnt from: enough to know an office, few enough for seconds of work. */
const most = 300;

/**
 * Learns from what the office classified otherwise than proposed: the words learnt stand beside its own and make the next proposals. Nothing is learnt anew while nothing was corrected.
 * For the clock, at night. @returns how many corrections were learnt from
 */
export const learnWords = command({
  name: 'petition.learn',
  input: v.object({}),
  async run({ tx, councilId, actor, now }) {
    authorize(petitionPolicy, 'keep-terms', actor);
    const { rows } = await sql<Correction & { id: string }>`select c.petition_classification_id as id, p.body as text, case when c.field <> p.proposed_field then c.field end as field, case when c.level <> p.proposed_level then c.level end as level
      from petition_classification c join petition p on p.council_id = c.council_id and p.petition_id = c.petition_id
      where c.council_id = ${councilId} and (c.field <> p.proposed_field or c.level <> p.proposed_level)
        and not exists (select from petition_classification z where z.council_id = c.council_id and z.petition_id = c.petition_id and z.petition_classification_id > c.petition_classification_id)
      order by c.petition_classification_id desc limit ${most}`.execute(tx);
    const latest = rows[0]?.id ?? null;
    const known = (await sql<{ latest: string | null }>`select latest_id as latest from petition_lesson where council_id = ${councilId}`.execute(tx)).rows[0];
    if (latest === null || known?.latest === latest) return { events: [], result: { corrections: 0 } };
    const base = await ownTerms(tx);
    const corrections = rows.toReversed().map(({ text, field, level }): Correction => ({ text, ...(field ? { field } : {}), ...(level ? { level } : {}) }));
    const terms = learn(corrections, base).terms.slice(base.terms.length);
    await sql`insert into petition_lesson (council_id, latest_id, terms, corrections, made_at) values (${councilId}, ${latest}, ${JSON.stringify(terms)}, ${corrections.length}, ${now})
      on conflict (council_id) do update set latest_id = excluded.latest_id, terms = excluded.terms, corrections = excluded.corrections, made_at = excluded.made_at`.execute(tx);
    return changed('petition.learnt', { subject: { kind: 'council', id: councilId }, data: { corrections: corrections.length, terms: terms.length } }, { corrections: corrections.length });
  }
});

/** At a quarter past two: what the day's corrections teach. */
export const petitionLearn: Job = {
  name: 'petition.learn',
  cron: '15 2 * * *',
  async run(scope) {
    await learnWords.execute(scope, {});
  }
};
