import type { Day } from '#core/calendar/days.ts';
import type { MeasureRecord, Scope } from './engine.ts';

/** A task and in which of the five ways it is clear (view `task_facts`). */
export interface TaskFact {
  id: string;
  planId: string | null;
  leadOrganizationId: string | null;
  weight: string;
  clearLead: boolean;
  clearWork: boolean;
  clearDeadline: boolean;
  clearResult: boolean;
  clearResponsible: boolean;
  recordedAt: Date;
  recordedOn: Day;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
}

const ways = [
  ['clearLead', 'lead'],
  ['clearWork', 'work'],
  ['clearDeadline', 'deadline'],
  ['clearResult', 'result'],
  ['clearResponsible', 'responsible']
] as const;

/** Tasks given by then → clear in five ways (P2). Orientations are no tasks. What is missing is named and can still be mended. */
export function tasksClear(facts: readonly TaskFact[], scope: Scope, only: { organizationId?: string | undefined; planId?: string | undefined }): MeasureRecord[] {
  return facts
    .filter(
      (fact) =>
        fact.weight === 'task' &&
        fact.recordedAt <= scope.knownAt &&
        fact.recordedOn <= scope.to &&
        (!only.organizationId || fact.leadOrganizationId === only.organizationId) &&
        (!only.planId || fact.planId === only.planId)
    )
    .map((fact) => {
      const missing = ways.filter(([field]) => !fact[field]).map(([, name]) => name);
      const out = fact.withdrawnAt !== null && fact.withdrawnAt <= scope.knownAt;
      const shared = { key: fact.id, ref: { kind: 'task', id: fact.id } as const, happenedOn: fact.recordedOn, recordedAt: fact.recordedAt };
      if (out) return { ...shared, place: 'left-out' as const, reason: { key: 'reason.excused', params: { paper: fact.withdrawnReason ?? '', by: '' } } };
      if (missing.length === 0) return { ...shared, place: 'counted' as const, reason: { key: 'reason.clear' } };
      return { ...shared, place: 'base' as const, reason: { key: 'reason.unclear', params: { missing: missing.join(',') } } };
    });
}
