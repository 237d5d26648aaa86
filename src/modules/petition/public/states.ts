/** Where a petition stands, in words for everybody; `server/public/public-state.ts` says which it is. */
export const publicStates = ['settled', 'explained', 'in-progress', 'answered', 'overdue', 'again', 'waiting', 'sorting'] as const;
export type PublicState = (typeof publicStates)[number];
