import { isId } from '#core/ids.ts';
import { publicStates, type PublicState } from '#modules/petition/public/states.ts';
import { fields, type Field } from '#modules/petition/schema.ts';
import { pageSize, publishedPage, yearFigures, type PublishedFilter } from '#modules/petition/server/public/published.ts';
import { keptForAMinute } from '../public-answer.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const figures = ['received', 'answered', 'settled', 'overdue'] as const;

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  keptForAMinute(event);
  const asked = (name: string): string => (url.searchParams.get(name) ?? '').slice(0, 120);
  const one = <Of extends string>(value: string, of: readonly Of[]): Of | null => of.find((each) => each === value) ?? null;
  const figure = one(asked('so'), figures);
  const year = /^20\d\d$/.test(asked('nam')) ? Number(asked('nam')) : null;
  const state: PublicState | null = figure === 'settled' || figure === 'overdue' ? figure : one(asked('ket-qua'), publicStates);
  const filter: PublishedFilter = {
    words: asked('q'),
    state,
    field: one<Field>(asked('linh-vuc'), fields),
    villageId: isId(asked('thon')) ? asked('thon') : null,
    year,
    answered: figure === 'answered',
    page: Math.max(1, Math.min(5000, Number(asked('trang')) || 1))
  };
  return locals.read(async (tx) => ({
    filter,
    figure: figure && year ? { key: figure, year, counts: (await yearFigures(tx, year, locals.today))[figure] } : null,
    pageSize,
    ...(await publishedPage(tx, filter, locals.today))
  }));
};
