import { formatDay } from '#core/format.ts';
import { ages, answerings, groupings, standings, type Cell, type Grouping } from '#modules/petition/statistics.ts';
import type { StatisticPeriod } from '#modules/petition/server/statistics.ts';

/** '?tu=01/01/2026&den=…&ngay=…': the period and the day told for, then what a figure is narrowed by. */
export function queryOf(period: StatisticPeriod, cell: Cell = {}): string {
  const query = new URLSearchParams({ tu: formatDay(period.from), den: formatDay(period.to), ngay: formatDay(period.asOf) });
  if (cell.group) query.set(cell.group.by, cell.group.key === '' ? 'chua-ro' : cell.group.key);
  if (cell.standing) query.set('ket-qua', cell.standing);
  if (cell.age) query.set('tuoi', cell.age);
  if (cell.sessions !== undefined) query.set('qua-ky', String(cell.sessions));
  if (cell.backlog) query.set('ton-dong', '1');
  if (cell.answering) query.set('tra-loi', cell.answering);
  return query.toString();
}

/** The figure an address opens. What cannot be read narrows nothing. */
export function cellOf(query: URLSearchParams): Cell {
  const by = groupings.find((name) => query.get(name));
  const key = by ? (query.get(by) ?? '') : '';
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((each) => each === query.get(name));
  const standing = one('ket-qua', [...standings, 'open', 'late'] as const);
  const age = one('tuoi', ages.map((each) => each.key));
  const answering = one('tra-loi', answerings);
  const sessions = Number(query.get('qua-ky'));
  return {
    ...(by ? { group: { by: by as Grouping, key: key === 'chua-ro' ? '' : key } } : {}),
    ...(standing ? { standing } : {}),
    ...(age ? { age } : {}),
    ...(answering ? { answering } : {}),
    ...(query.get('ton-dong') === '1' ? { backlog: true } : {}),
    ...(Number.isInteger(sessions) && sessions > 0 ? { sessions } : {})
  };
}
