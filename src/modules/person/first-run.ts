import * as v from 'valibot';
import { delegateCount } from '#core/law/delegates.ts';
import { addCalendarDays } from '#core/calendar/days.ts';
import { readDay } from '#core/inputs.ts';
import { firstOrganizations } from '#modules/council/first-organizations.ts';
import { communeKinds, type CommuneKind } from '#modules/council/schema.ts';
import { insideKinds, type OrganizationChoice, type OrganizationKind } from '#modules/organization/schema.ts';
import type { Lang } from '#core/words.ts';
import { cellKeys, readPeople, type PersonCells, type PersonLine } from './sheet.ts';

const typed = (limit: number) => v.optional(v.pipe(v.string(), v.maxLength(limit)), '');
const cells = v.object(Object.fromEntries(cellKeys.map((key) => [key, typed(300)])) as Record<(typeof cellKeys)[number], ReturnType<typeof typed>>);

/** What the first run carries from step to step as typed: a hidden field of the page, never a row of the server. */
export const FirstRun = v.object({
  province: typed(120),
  name: typed(120),
  slug: typed(63),
  kind: typed(20),
  population: typed(12),
  delegatesElected: typed(4),
  firstSessionOn: typed(12),
  remoteArea: typed(4),
  setupCode: typed(40),
  groups: typed(3),
  departments: typed(2000),
  villages: typed(6000),
  overseer: typed(4),
  fileName: typed(180),
  lines: v.optional(v.pipe(v.array(v.object({ row: v.number(), cells })), v.maxLength(1000)), []),
  dropBad: typed(4),
  adminName: typed(120),
  adminSignIn: typed(120),
  first: typed(20),
  codes: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/))), v.maxLength(10)), []),
  printed: typed(4)
});
export type FirstRun = v.InferOutput<typeof FirstRun>;

export const emptyFirstRun: FirstRun = {
  ...v.parse(FirstRun, {}),
  kind: 'lowland',
  groups: '4',
  departments: 'Phòng Kinh tế\nPhòng Văn hóa - Xã hội\nTrung tâm Phục vụ hành chính công',
  first: 'plan'
};

/** First day of the term 2026–2031: election day, when the first session is not known. */
const termStart = '2026-03-15';

export interface CouncilPlan {
  name: string;
  province: string;
  kind: CommuneKind;
  population: number;
  delegatesByLaw: number;
  /** How the number by law comes about, with the article. */
  lawWords: string;
  delegatesElected: number;
  firstSessionOn: string | null;
  termFrom: string;
  termTo: string;
  remoteArea: boolean;
}

/** The first step read: what it says, or one message key a field. */
export function readCouncil(state: FirstRun, today?: string): { plan: CouncilPlan | null; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const name = unitName(state.name);
  const province = state.province.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === null) errors['name'] = state.name.trim() === '' ? 'core.field-empty' : 'first-run.name';
  if (province === '') errors['province'] = 'core.field-empty';
  const kind = communeKinds.find((each) => each === state.kind);
  if (!kind) errors['kind'] = 'core.field-empty';
  const population = wholeNumber(state.population);
  if (population === null || population > 1_000_000) errors['population'] = 'first-run.population';
  const law = kind && population && !errors['population'] ? delegateCount(kind, population) : null;
  const elected = state.delegatesElected.trim() === '' ? law?.count : wholeNumber(state.delegatesElected);
  if (elected === null || (elected ?? 0) > 60) errors['delegatesElected'] = 'first-run.delegates';
  const session = state.firstSessionOn.trim() === '' ? null : readDay(state.firstSessionOn, today);
  if (session === undefined || (session && (session < termStart || session > '2031-12-31'))) errors['firstSessionOn'] = 'core.day';
  if (Object.keys(errors).length > 0 || !name || !kind || !population || !law || !elected) return { plan: null, errors };
  const termFrom = session ?? termStart;
  const termTo = addCalendarDays(`${Number(termFrom.slice(0, 4)) + 5}${termFrom.slice(4)}`, -1);
  return { errors, plan: { name, province, kind, population, delegatesByLaw: law.count, lawWords: law.words, delegatesElected: elected, firstSessionOn: session ?? null, termFrom, termTo, remoteArea: state.remoteArea !== '' } };
}

/** "Xã  Bằng lang" → "xã Bằng lang"; a name without its kind of unit is refused. */
export function unitName(text: string): string | null {
  const match = /^(xã|phường|đặc khu)\s+(\S.*)$/iu.exec(text.normalize('NFC').replace(/\s+/g, ' ').trim());
  return match ? `${match[1]!.toLowerCase()} ${match[2]!}` : null;
}

/** "27.500" and "27 500" → 27500; null when it is no whole number from 1. */
export function wholeNumber(text: string): number | null {
  const digits = text.replace(/[.,\s]/g, '');
  return /^\d{1,9}$/.test(digits) && Number(digits) > 0 ? Number(digits) : null;
}

/** Votes needed of `total` delegates: more than half, and two thirds. */
export function majorities(total: number): { half: number; twoThirds: number } {
  return { half: Math.floor(total / 2) + 1, twoThirds: Math.ceil((2 * total) / 3) };
}

export interface PlannedOrganization extends OrganizationChoice {
  kind: OrganizationKind;
}

/** The bodies the council will have, with ids that stand in for the real ones until it is founded. */
export function plannedOrganizations(state: FirstRun): PlannedOrganization[] {
  const standing = firstOrganizations.map((body) => ({ kind: body.kind as OrganizationKind, name: body.name as string, shortName: body.short as string, aliases: [...body.aliases] as string[] }));
  const more = (kind: OrganizationKind, names: readonly string[]) => names.map((name) => ({ kind, name, shortName: '', aliases: [] as string[] }));
  const groups = Math.min(12, wholeNumber(state.groups) ?? 0);
  const all = [
    ...standing,
    ...more('delegate-group', Array.from({ length: groups }, (_, index) => `Tổ đại biểu số ${index + 1}`)),
    ...more('department', linesOf(state.departments)),
    ...more('village', linesOf(state.villages)),
    ...more('higher-authority', state.overseer !== '' ? ['Thường trực Hội đồng nhân dân tỉnh'] : [])
  ];
  return all.map((body, index) => ({ id: standIn(index), inside: insideKinds.includes(body.kind), ...body }));
}

function standIn(index: number): string {
  return `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
}

/** One name a line, doubles and empty lines dropped, at most 80. */
export function linesOf(text: string): string[] {
  return [...new Set(text.normalize('NFC').split('\n').map((line) => line.replace(/\s+/g, ' ').trim().slice(0, 160)).filter(Boolean))].slice(0, 80);
}

/** The people of the list, each read or with what is wrong. */
export function firstRunPeople(state: FirstRun, lang: Lang = 'vi', today?: string): PersonLine[] {
  const { plan } = readCouncil(state, today);
  return readPeople(
    state.lines.filter((line) => !isBlank(line.cells)),
    { organizations: plannedOrganizations(state), place: plan?.name ?? state.name, fromOn: plan?.termFrom ?? termStart, lang }
  );
}

export function isBlank(line: PersonCells): boolean {
  return cellKeys.every((key) => line[key].trim() === '');
}

export function blankCells(): PersonCells {
  return Object.fromEntries(cellKeys.map((key) => [key, ''])) as PersonCells;
}
