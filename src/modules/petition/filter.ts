/** What narrows the list of petitions. */
export const views = ['open', 'late', 'many', 'new', 'answered', 'closed', 'all'] as const;
export type View = (typeof views)[number];
export const sorts = ['due', 'new', 'raisings'] as const;
export type Sort = (typeof sorts)[number];

export interface PetitionFilter {
  view: View;
  words: string;
  field: string;
  level: string;
  bodyId: string;
  villageId: string;
  meetingId: string;
  sort: Sort;
  /** First row, from 0. */
  from: number;
}
