import type { IconName } from './icon-names.ts';

/** The five states of work. Each has its own colour, shape and edge, so that none is told by colour alone. */
export type StatusKind = 'done' | 'ok' | 'risk' | 'late' | 'none';

/** The shape that goes with a state. */
export const statusIcon = { done: 's-done', ok: 's-ok', risk: 's-risk', late: 's-late', none: 's-none' } as const satisfies Record<
  StatusKind,
  IconName
>;
