import * as v from 'valibot';
import { checked, day, number, optionalDay, optionalText, text } from '#core/inputs.ts';
import { secondFactorRules, securityLimits } from '#core/identity/security.ts';
import { ownDayKinds } from './calendar-rows.ts';
import { communeKinds } from './schema.ts';

const whole = (low: number, high: number, message: string) => v.pipe(number, v.integer(message), v.minValue(low, message), v.maxValue(high, message));

/** Calendar days past a deadline after which the Standing Committee is told of it, where the council set none. A habit of offices, not law. */
export const usualEscalation = 7;

export const SetEscalation = v.object({ days: whole(1, 60, 'council.limit-escalation') });

export const EditCouncil = v.object({
  version: number,
  name: text(120),
  province: text(120),
  unitCode: optionalText(12),
  kind: v.picklist(communeKinds, 'core.field-empty'),
  population: whole(1, 1_000_000, 'core.number'),
  delegatesElected: whole(1, 60, 'core.number'),
  firstSessionOn: optionalDay,
  termFrom: day,
  termTo: day,
  remoteArea: checked
});

export const SetCalendarDay = v.object({ day, kind: v.picklist(ownDayKinds, 'core.field-empty'), name: text(120), source: text(300) });
export const RemoveCalendarDay = v.object({ day });
/** `from`: first year in which 24/11 is a holiday; empty: no law says so yet. */
export const SetCultureDay = v.object({
  from: v.pipe(v.optional(v.string(), ''), v.transform((value) => (value.trim() === '' ? null : Number(value))), v.nullable(v.pipe(v.number(), v.integer(), v.minValue(2026, 'council.culture-year'), v.maxValue(2050, 'council.culture-year')))),
  source: optionalText(300)
});

export const SetLawOverride = v.object({ ruleId: text(40), amount: number, source: text(300), fromOn: day });
export const RemoveLawOverride = v.object({ ruleId: text(40), fromOn: day });

export const SetSecurity = v.object({
  idleMinutes: whole(...securityLimits.idleMinutes, 'council.limit-idle'),
  longestHours: whole(...securityLimits.longestHours, 'council.limit-longest'),
  failures: whole(...securityLimits.failures, 'council.limit-failures'),
  lockHours: whole(...securityLimits.lockHours, 'council.limit-lock'),
  administratorPasswordDays: whole(...securityLimits.administratorPasswordDays, 'council.limit-password'),
  dormantDays: whole(...securityLimits.dormantDays, 'council.limit-dormant'),
  secondFactor: v.picklist(secondFactorRules, 'core.field-empty')
});
