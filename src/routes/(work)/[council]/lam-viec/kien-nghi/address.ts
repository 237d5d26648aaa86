import { sorts, views, type PetitionFilter, type Sort, type View } from '#modules/petition/filter.ts';

/** The list's filter as its address says it: ?xem=late&tim=đường&linh-vuc=giao_thong&sap=new&tu=50. What cannot be read is left out. */
export function filterOf(query: URLSearchParams): PetitionFilter {
  const said = (name: string) => query.get(name)?.trim() ?? '';
  const view = said('xem') as View;
  const sort = said('sap') as Sort;
  const from = Number(said('tu'));
  return {
    view: views.includes(view) ? view : 'open',
    words: said('tim').slice(0, 200),
    field: said('linh-vuc'),
    level: said('tham-quyen'),
    bodyId: said('co-quan'),
    villageId: said('thon'),
    meetingId: said('hoi-nghi'),
    sort: sorts.includes(sort) ? sort : 'due',
    from: Number.isInteger(from) && from > 0 ? from : 0
  };
}

const names = { view: 'xem', words: 'tim', field: 'linh-vuc', level: 'tham-quyen', bodyId: 'co-quan', villageId: 'thon', meetingId: 'hoi-nghi', sort: 'sap', from: 'tu' } as const;

/** The query of a changed filter; a change begins again at the first row. */
export function queryOf(filter: PetitionFilter, change: Partial<PetitionFilter> = {}): string {
  const wanted: PetitionFilter = { ...filter, from: 0, ...change };
  const query = new URLSearchParams();
  for (const [key, name] of Object.entries(names) as [keyof PetitionFilter, string][]) {
    const value = String(wanted[key]);
    if (value !== '' && !(key === 'view' && value === 'open') && !(key === 'sort' && value === 'due') && !(key === 'from' && value === '0')) query.set(name, value);
  }
  return query.toString();
}
