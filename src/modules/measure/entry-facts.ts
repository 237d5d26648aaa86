import type { Day } from '#core/calendar/days.ts';
import type { MeasureUnit } from './definition.ts';
import type { MeasureRecord, Scope } from './engine.ts';

/** A value with its evidence (view `target_entry_facts`). */
export interface EntryFact {
  id: string;
  targetId: string;
  value: number;
  base: number | null;
  happenedOn: Day;
  paper: string;
  fileName: string | null;
  recordedAt: Date;
  voidedAt: Date | null;
  voidedReason: string | null;
}

/** How entries of one period become one figure: added up, or the newest in place of those before. */
export type Reading = 'sum' | 'latest';

/** Things of which each entry brings more; other amounts (triệu đồng, ha, người/1.000 dân) are states, and the newest holds. */
const addedUp =
  /^(count|sessions?|topics?|trips?|meetings?|activities|times?|papers?|cuộc|phiên|lần|kỳ|chuyên đề|hội nghị|hoạt động|lớp|văn bản|báo cáo|nghị quyết|nội dung|lượt|đợt)(?![\p{L}])/iu;

/** What a target's entries do unless somebody chose: a share is a state, and so is an amount; things held are added up. */
export function usualReading(unit: string): Reading {
  return unit !== 'percent' && addedUp.test(unit.trim()) ? 'sum' : 'latest';
}

/**
 * Entries of the period as records. Added up: each counts its value, of its base. Newest: one counts, those before it say that a newer one came. An entry taken back counts
 * until it was; from then on it is listed as left out with its reason.
 */
export function entryRecords(facts: readonly EntryFact[], targetId: string, unit: MeasureUnit, reading: Reading, scope: Scope): MeasureRecord[] {
  const own = facts
    .filter((fact) => fact.targetId === targetId && fact.recordedAt <= scope.knownAt && fact.happenedOn >= scope.from && fact.happenedOn <= scope.to && fact.happenedOn <= scope.asOf)
    .sort((a, b) => (a.happenedOn === b.happenedOn ? a.recordedAt.getTime() - b.recordedAt.getTime() : a.happenedOn < b.happenedOn ? -1 : 1));
  const valid = own.filter((fact) => !isVoid(fact, scope));
  const newest = valid.at(-1);
  return own.map((fact) => {
    const proof = fact.paper || fact.fileName || '';
    const shared = { key: fact.id, ref: { kind: 'entry', id: fact.id } as const, happenedOn: fact.happenedOn, recordedAt: fact.recordedAt };
    if (isVoid(fact, scope)) return { ...shared, place: 'left-out' as const, reason: { key: 'reason.voided', params: { why: fact.voidedReason ?? '' } } };
    if (reading === 'latest' && newest && fact.id !== newest.id)
      return { ...shared, place: 'base' as const, weight: 0, of: 0, reason: { key: 'reason.superseded', params: { on: newest.happenedOn } } };
    const bare = unit === 'percent' && fact.base === null;
    return { ...shared, place: 'counted' as const, weight: fact.value, of: fact.base ?? (unit === 'percent' ? 100 : 1), ...(bare ? { direct: true } : {}), reason: { key: 'reason.entry', params: { proof } } };
  });
}

function isVoid(fact: EntryFact, scope: Scope): boolean {
  return fact.voidedAt !== null && fact.voidedAt <= scope.knownAt;
}
