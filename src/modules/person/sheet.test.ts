import { describe, expect, it } from 'vitest';
import type { OrganizationChoice, OrganizationKind } from '#modules/organization/schema.ts';
import { conflictOver, overlap, readPosts } from './posts.ts';
import { readPhone } from './schema.ts';
import { cellKeys, readPeople, type PersonCells } from './sheet.ts';

const body = (id: string, kind: OrganizationKind, name: string): OrganizationChoice => ({ id, kind, name, shortName: '', aliases: [], inside: true });
const uuid = (n: number) => `018f0000-0000-7000-8000-00000000000${n}`;
const organizations = [
  body(uuid(1), 'standing-committee', 'Thường trực Hội đồng nhân dân xã'),
  body(uuid(2), 'board', 'Ban Kinh tế - Ngân sách'),
  body(uuid(3), 'board', 'Ban Văn hóa - Xã hội'),
  body(uuid(4), 'all-delegates', 'Đại biểu Hội đồng nhân dân xã'),
  body(uuid(5), 'delegate-group', 'Tổ đại biểu số 1'),
  body(uuid(6), 'delegate-group', 'Tổ đại biểu số 2'),
  body(uuid(7), 'office', 'Văn phòng HĐND và UBND xã'),
  body(uuid(8), 'peoples-committee', 'Ủy ban nhân dân xã'),
  body(uuid(9), 'fatherland-front', 'Ủy ban Mặt trận Tổ quốc Việt Nam xã')
];
const posts = (title: string, more: { body?: string; group?: string } = {}) =>
  readPosts({ title, body: more.body ?? '', group: more.group ?? '' }, organizations, 'xã Mẫu').posts.map((post) => `${post.role}@${post.organizationId.at(-1)}`);
const line = (row: number, cells: Partial<PersonCells>) => ({ row, cells: { ...(Object.fromEntries(cellKeys.map((key) => [key, ''])) as PersonCells), ...cells } });
const read = (...lines: ReturnType<typeof line>[]) => readPeople(lines, { organizations, place: 'xã Mẫu', fromOn: '2026-03-15' });

describe('the posts of a list of people', () => {
  it.each([
    ['Chủ tịch HĐND xã', 'chair@1'],
    ['Phó Chủ tịch HĐND', 'vice-chair@1'],
    ['Trưởng Ban KT-NS', 'board-head@2'],
    ['Phó trưởng ban Văn hoá – Xã hội', 'board-deputy@3'],
    ['Ủy viên Ban Kinh tế - Ngân sách', 'member@2'],
    ['Tổ trưởng Tổ số 2', 'group-head@6'],
    ['Đại biểu', 'delegate@4'],
    ['Chánh Văn phòng', 'office-head@7'],
    ['Chuyên viên', 'clerk@7'],
    ['Văn thư', 'clerk@7'],
    ['Chủ tịch UBND xã', 'ubnd-chair@8'],
    ['Phó Chủ tịch UBND xã', 'ubnd-member@8'],
    ['Trưởng phòng Kinh tế', 'ubnd-officer@8'],
    ['Chủ tịch Ủy ban MTTQ Việt Nam xã', 'mttq-officer@9']
  ])('reads "%s"', (title, wanted) => expect(posts(title)).toEqual([wanted]));

  it('takes the Board and the group from their own columns, and several posts of one line', () => {
    expect(posts('Trưởng Ban', { body: 'Ban VH-XH', group: 'Tổ 1' })).toEqual(['board-head@3', 'member@5']);
    expect(posts('Đại biểu; Tổ trưởng', { group: '2' })).toEqual(['delegate@4', 'group-head@6']);
  });

  it('says what it cannot read', () => {
    expect(readPosts({ title: 'Trưởng Ban', body: '', group: '' }, organizations, '').problems[0]).toContain('thuộc Ban nào');
    expect(readPosts({ title: 'Đại biểu', body: '', group: 'Tổ 9' }, organizations, '').problems[0]).toContain('Tổ 9');
    expect(readPosts({ title: '', body: '', group: '' }, organizations, '').problems[0]).toContain('Thiếu chức danh');
  });
});

describe('lines of people', () => {
  it('become people with the posts the law gives along', () => {
    const [head] = read(line(5, { name: 'Trần Thị  Mẫu', honorific: 'Nữ', bornIn: '12/3/1980', phone: '912345678', title: 'Trưởng Ban Kinh tế - Ngân sách', fullTime: 'x' }));
    expect(head?.problems).toEqual([]);
    expect(head?.person).toMatchObject({ honorific: 'bà', bornIn: 1980, phone: '0912345678', fullTime: true, fromOn: '2026-03-15' });
    expect(head?.person?.posts.map((post) => `${post.role}@${post.organizationId.at(-1)}`)).toEqual(['board-head@2', 'delegate@4', 'member@1']);
  });

  it('are refused with a reason each: no name, bad phone, twice the same person, a pair the law forbids', () => {
    const lines = read(
      line(2, { title: 'Đại biểu' }),
      line(3, { name: 'A Văn Mẫu', title: 'Đại biểu', phone: '123' }),
      line(4, { name: 'B Văn Mẫu', title: 'Đại biểu', phone: '0912 000 001' }),
      line(5, { name: 'C Văn Mẫu', title: 'Đại biểu', phone: '+84912000001' }),
      line(6, { name: 'D Văn Mẫu', title: 'Chủ tịch HĐND; Chủ tịch UBND' })
    );
    expect(lines.map(({ problems }) => problems.length)).toEqual([1, 1, 0, 1, 1]);
    expect(lines[3]?.problems[0]).toContain('dòng 4');
    expect(lines[4]?.problems[0]).toContain('Điều 29');
  });
});

describe('posts over time', () => {
  const held = (role: 'chair' | 'ubnd-member', fromOn: string, toOn: string | null) => ({ organizationId: uuid(1), role, fromOn, toOn });
  it('clash only where their periods share a day; the end day is free', () => {
    expect(conflictOver([held('chair', '2026-03-15', null), held('ubnd-member', '2026-06-01', null)])?.article).toContain('Điều 29');
    expect(conflictOver([held('chair', '2026-03-15', '2026-06-01'), held('ubnd-member', '2026-06-01', null)])).toBeNull();
    expect(overlap({ fromOn: '2026-01-01', toOn: '2026-02-01' }, { fromOn: '2026-01-31', toOn: null })).toBe(true);
  });

  it('read a phone number as people write it', () => {
    expect(['+84 912 345 678', '0912.345.678', '912345678', '12345'].map(readPhone)).toEqual(['0912345678', '0912345678', '0912345678', null]);
  });
});
