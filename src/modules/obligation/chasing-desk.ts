import type { Day } from '#core/calendar/days.ts';
import type { PaperedStep } from './chasing.ts';

/** What the screen of chasing shows: bodies, the work of one, its year, its papers. */
export interface ChasedBody {
  id: string;
  name: string;
  fullName: string;
  kind: string;
  inside: boolean;
  parentName: string | null;
  late: number;
  soon: number;
  /** Open, with a day further off. */
  ahead: number;
  worstDays: number;
  /** The nearest day of what is not late. */
  nextDueOn: Day | null;
}

export const bodyOrders = ['late', 'days'] as const;
export type BodyOrder = (typeof bodyOrders)[number];

/** Who is chased first: by how much is overdue, then by how long; or by how long, then by how much. What is due soonest follows, then the rest as bodies stand. */
export function orderBodies(bodies: readonly ChasedBody[], order: BodyOrder): ChasedBody[] {
  const near = (body: ChasedBody) => (body.soon > 0 ? (body.nextDueOn ?? '9999') : '9999');
  const weights = (body: ChasedBody) => (order === 'late' ? [body.late, body.worstDays] : [body.worstDays, body.late]);
  return bodies
    .map((body, index) => ({ body, index }))
    .sort((a, b) => {
      const [x = 0, y = 0] = weights(a.body);
      const [u = 0, v = 0] = weights(b.body);
      return u - x || v - y || (near(a.body) < near(b.body) ? -1 : near(a.body) > near(b.body) ? 1 : a.index - b.index);
    })
    .map(({ body }) => body);
}

export interface ChasedItem {
  id: string;
  kind: string;
  title: string;
  basis: string;
  dueOn: Day;
  late: boolean;
  daysLate: number;
  chased: number;
  /** What the body said last, where it said that work has begun. */
  said: string;
  percent: number | null;
  steps: PaperedStep[];
}

/** Which letter to the body about these items comes next: one more than the most any of them has had. */
export function letterNumber(items: readonly Pick<ChasedItem, 'steps'>[]): number {
  return 1 + items.reduce((most, item) => Math.max(most, item.steps.filter((step) => step.kind === 'letter').length), 0);
}

/** The paper that went out last about any of these items; '' where none did. */
export function lastPaper(items: readonly Pick<ChasedItem, 'steps'>[]): string {
  const papered = items.flatMap((item) => item.steps).filter((step) => step.paper !== '');
  return papered.reduce<PaperedStep | null>((last, step) => (last === null || step.madeOn >= last.madeOn ? step : last), null)?.paper ?? '';
}

export interface YearRecord {
  id: string;
  title: string;
  dueOn: Day;
  doneOn: Day | null;
  inTime: boolean;
}

/** In time among what fell due in the year up to today or was done already; what is not due yet is outside (measures.md rule 5). */
export interface BodyYear {
  year: number;
  counted: number;
  base: number;
  records: YearRecord[];
}

export interface BodyPaper {
  paperId: string;
  kind: string;
  symbol: string;
  subject: string;
  issuedOn: Day;
  works: number;
  answerBy: Day | null;
  docxFileId: string | null;
  pdfFileId: string | null;
  recalledReason: string | null;
}
