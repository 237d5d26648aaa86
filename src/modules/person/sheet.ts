import * as v from 'valibot';
import type { WantedColumn, MappedRow } from '#core/sheets/columns.ts';
import { khongDau } from '#core/text.ts';
import type { OrganizationChoice } from '#modules/organization/schema.ts';
import { vi } from './messages.ts';
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
  /** Vietnamese sentences, one for each thing to mend. */
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
  context: { organizations: readonly OrganizationChoice[]; place: string; fromOn: string; known?: readonly { name: string; phone: string; email: string; bornIn: number | null }[] }
): PersonLine[] {
  const seen = new Map<string, number>();
  return lines.map(({ row, cells, problems: given = [] }) => {
    const problems = [...given];
    const { posts, problems: unread } = readPosts({ title: cells.title, body: cells.body, group: cells.group }, context.organizations, context.place);
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
    if (!parsed.success) problems.push(...sentences(parsed.issues, unread.length > 0));
    const person = parsed.success ? parsed.output : null;
    if (person) {
      const clash = conflictOver(person.posts.map((post) => ({ ...post, fromOn: person.fromOn, toOn: null })));
      if (clash) problems.push(`${roleWord(clash.role)} không được đồng thời là ${roleWord(clash.with)} (${clash.article}).`);
      for (const key of keysOf(person)) {
        const before = seen.get(key);
        if (before !== undefined) problems.push(`Trùng với dòng ${before}: cùng ${key.startsWith('p:') ? 'số điện thoại' : key.startsWith('e:') ? 'thư điện tử' : 'họ tên và năm sinh'}.`);
        else seen.set(key, row);
        const twin = context.known?.find((each) => keysOf(each).includes(key));
        if (twin) problems.push(`${twin.name} đã có trong danh sách của hội đồng.`);
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

function sentences(issues: readonly v.BaseIssue<unknown>[], postsTold: boolean): string[] {
  const words: Record<string, string> = vi;
  return issues.flatMap((issue) => {
    const field = String(issue.path?.[0]?.key ?? '');
    if (field === 'posts' && postsTold) return [];
    if (field === 'name') return ['Thiếu họ và tên.'];
    if (field === 'fromOn') return ['Ngày bắt đầu ghi theo mẫu 25/4/2026.'];
    return [words[issue.message] ?? `Chưa đọc được cột “${words[`person.col.${field}`] ?? field}”.`];
  });
}

function roleWord(role: string): string {
  return (vi as Record<string, string>)[`person.role.${role}`] ?? role;
}
