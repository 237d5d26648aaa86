import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { ruleOn } from '#core/law/apply.ts';
import { lawRule } from '#core/law/rules.ts';
import { lawOverrides } from '#modules/council/server/queries.ts';

/** What a voter may count on: working days to classify (law:PET-01), days to answer (law:PET-06), with the council's own values. */
export async function answerTimes(tx: CouncilTx, today: Day): Promise<{ classify: number; answer: number }> {
  const overrides = await lawOverrides(tx);
  const days = (id: string): number => ruleOn(lawRule(id), overrides, today).amount ?? 0;
  return { classify: days('PET-01'), answer: days('PET-06') };
}
