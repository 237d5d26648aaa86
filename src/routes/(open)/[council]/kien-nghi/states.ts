import type { PublicState } from '#modules/petition/public/states.ts';
import type { StatusKind } from '#ui/status.ts';

/** Shape and colour of each public state. */
export const stateKind: Record<PublicState, StatusKind> = { settled: 'done', explained: 'done', 'in-progress': 'ok', answered: 'ok', overdue: 'late', again: 'risk', waiting: 'ok', sorting: 'none' };
