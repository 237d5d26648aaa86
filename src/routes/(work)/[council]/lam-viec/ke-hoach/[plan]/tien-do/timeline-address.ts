import { timelineFilters, type TimelineFilter, type Zoom } from '#modules/overview/timeline.ts';

/** What the address of a timeline says: `xem` the scale, `loc` which tasks, `xep` their order, `nam` which year of a long plan. */
export interface TimelineQuery {
  zoom: Zoom;
  filter: TimelineFilter;
  sort: 'lead' | 'deadline';
  year: number | undefined;
}

const zoomWords: Record<Zoom, string> = { year: '', quarter: 'quy', month: 'thang' };
const filterWords: Record<TimelineFilter, string> = { all: '', overdue: 'qua-han', 'late-period': 'ky-cham', ends: 'ngay-cuoi' };

export function readTimeline(params: URLSearchParams): TimelineQuery {
  const zoom = (Object.keys(zoomWords) as Zoom[]).find((one) => zoomWords[one] === (params.get('xem') ?? '')) ?? 'year';
  const filter = timelineFilters.find((one) => filterWords[one] === (params.get('loc') ?? '')) ?? 'all';
  const year = /^\d{4}$/.test(params.get('nam') ?? '') ? Number(params.get('nam')) : undefined;
  return { zoom, filter, sort: params.get('xep') === 'han' ? 'deadline' : 'lead', year };
}

export function timelineAddress(query: TimelineQuery, change: Partial<TimelineQuery> = {}): string {
  const now = { ...query, ...change };
  const params = new URLSearchParams();
  if (now.zoom !== 'year') params.set('xem', zoomWords[now.zoom]);
  if (now.filter !== 'all') params.set('loc', filterWords[now.filter]);
  if (now.sort === 'deadline') params.set('xep', 'han');
  if (now.year) params.set('nam', String(now.year));
  return `?${params}`;
}
