import * as v from 'valibot';
import type { WantedColumn, MappedRow } from '#core/sheets/columns.ts';
import { khongDau } from '#core/text.ts';
import type { OrganizationChoice } from '#modules/organization/schema.ts';
import { translator, type Lang } from '#core/words.ts';
import * as messages from './messages.ts';
import { roleName, vi } from './messages.ts';
import { conflictOver, readPosts, withImplied } from './posts.ts';
import { ImportedPerson, readPhone } from './schema.ts';

/** The columns of a list of people; `names` are what offices call them, the first is the sample workbook's. */
export const peopleColumns: readonly WantedColumn[] = [
  { key: 'name', names: [vi['person.col.name'], 'Họ tên', 'Họ và tên đại biểu', 'Tên'], required: true },
  { key: 'honorific', names: [vi['person.col.honorific'], 'Xưng hô', 'Giới tính'], required: false },
  { key: 'bornIn', names: [vi['person.col.bornIn'], 'Ngày sinh', 'Ngày, tháng, năm sinh', 'Sinh năm'], required: false },
  { key: 'phone', names: [vi['person.col.phone'], 'Điện thoại', 'SĐT', 'Số ĐT', 'Di động'], required: false },
  { key: 'email', names: [vi['person.col.email'], 'Email', 'Thư công vụ', 'Hộp thư'], required: false },
  { key: 'title', names: [vi['person.col.title'], 'Chức danh HĐND', 'Vai trò', 'Chức danh, vai trò'], required: true },
  { key: 'body', names: [vi['person.col.body'], 'Ban', 'Đơn vị', 'Thuộc Ban'], required: false },
  { key: 'group', names: [vi['person.col.group'], 'Tổ', 'Tổ đại biểu số', 'Đơn vị bầu cử'], required: false },
  { key: 'post', names: [vi['person.col.post'], 'Chức vụ', 'Chức vụ công tác'], required: false },
  { key: 'fullTime', names: [vi['person.col.fullTime'], 'Hoạt động chuyên trách'], required: false },
  { key: 'fromOn', names: [vi['person.col.fromOn'], 'Ngày bắt đầu', 'Ngày bầu'], required: false, kind: 'date' }
];

/** Cells of one person as text, by column: what a form can show again for mending. */
export type PersonCells = Record<(typeof cellKeys)[number], string>;
export const cellKeys = ['name', 'honorific', 'bornIn', 'phone', 'email', 'title', 'body', 'group', 'post', 'fullTime', 'fromOn'] as const;

export interface PersonLine {
  /** Number in the file or the form, from 1. */
  row: number;
  cells: PersonCells;
  /** What will be taken in; null while something is wrong. */
  person: ImportedPerson | null;
  /** Sentences, one for each thing to mend. */
  problems: string[];
}

/** The rows of a mapped table as cells of text; what the table itself found wrong goes along. */
export function cellsOf(rows: readonly MappedRow[]): { row: number; cells: PersonCells; problems: string[] }[] {
  return rows.map(({ row, values, problems }) => ({
    row,
    problems,
    cells: Object.fromEntries(cellKeys.map((key) => [key, values[key] === null || values[key] === undefined ? '' : String(values[key])])) as PersonCells
  }));
}

/**
 * Reads each line into a person with posts, or says what is wrong. Two lines of one phone, e-mail, or name and year are told; so is a
 * pair of posts the law forbids. `fromOn` ('YYYY-MM-DD') is the day of posts whose line names none.
 */
export function readPeople(
  lines: readonly { row: number; cells: PersonCells; problems?: readonly string[] }[],
  context: { organizations: readonly OrganizationChoice[]; place: string; fromOn: string; known?: readonly { name: string; phone: string; email: string; bornIn: number | null }[]; lang?: Lang }
): PersonLine[] {
  const lang = context.lang ?? 'vi';
  const t = translator(messages, lang);
  const seen = new Map<string, number>();
  return lines.map(({ row, cells, problems: given = [] }) => {
    const problems = [...given];
    const { posts, problems: unread } = readPosts({ title: cells.title, body: cells.body, group: cells.group }, context.organizations, context.place, lang);
    problems.push(...unread);
    const parsed = v.safeParse(ImportedPerson, {
      name: cells.name,
      honorific: honorificOf(cells.honorific),
      bornIn: /\d{4}/.exec(cells.bornIn)?.[0] ?? (cells.bornIn.trim() === '' ? '' : 'x'),
      phone: cells.phone,
      email: cells.email,
      post: cells.post,
      fullTime: /^(?:x|có|co|1|chuyên trách|chuyen trach|on)$/iu.test(cells.fullTime.trim()),
      posts: withImplied(posts, context.organizations),
      fromOn: cells.fromOn.trim() === '' ? context.fromOn : cells.fromOn
    });
    if (!parsed.success) problems.push(...sentences(parsed.issues, unread.length > 0, lang));
    const person = parsed.success ? parsed.output : null;
    if (person) {
      const clash = conflictOver(person.posts.map((post) => ({ ...post, fromOn: person.fromOn, toOn: null })));
      if (clash) problems.push(t('people.pair', { a: roleName(clash.role, '', lang), b: roleName(clash.with, '', lang), article: clash.article }));
      for (const key of keysOf(person)) {
        const before = seen.get(key);
        if (before !== undefined) problems.push(t(key.startsWith('p:') ? 'people.same-phone' : key.startsWith('e:') ? 'people.same-email' : 'people.same-name', { row: before }));
        else seen.set(key, row);
        const twin = context.known?.find((each) => keysOf(each).includes(key));
        if (twin) problems.push(t('people.known', { name: twin.name }));
      }
    }
    return { row, cells, person: problems.length === 0 ? person : null, problems: [...new Set(problems)] };
  });
}

function keysOf({ name, phone, email, bornIn }: { name: string; phone: string; email: string; bornIn: number | null }): string[] {
  return [phone && `p:${readPhone(phone) ?? phone}`, email && `e:${email}`, bornIn ? `n:${khongDau(name)}:${bornIn}` : ''].filter(Boolean) as string[];
}

function honorificOf(text: string): string {
  const key = khongDau(text);
  return key === 'ba' || key === 'nu' ? 'bà' : key === 'ong' || key === 'nam' ? 'ông' : '';
}

function sentences(issues: readonly v.BaseIssue<unknown>[], postsTold: boolean, lang: Lang): string[] {
  const words: Record<string, string> = messages[lang];
  const t = translator(messages, lang);
  return issues.flatMap((issue) => {
    const field = String(issue.path?.[0]?.key ?? '');
    if (field === 'posts' && postsTold) return [];
    if (field === 'name') return [t('people.no-name')];
    if (field === 'fromOn') return [t('people.bad-day')];
    return [words[issue.message] ?? t('people.bad-cell', { column: words[`person.col.${field}`] ?? field })];
  });
}
