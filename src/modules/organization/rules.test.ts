import { describe, expect, it } from 'vitest';
import { matchOrganization, matchOrganizations } from './rules.ts';
import type { OrganizationChoice, OrganizationKind } from './schema.ts';

const body = (id: string, kind: OrganizationKind, name: string, shortName = '', aliases: string[] = []): OrganizationChoice => ({ id, kind, name, shortName, aliases, inside: true });
const bodies: OrganizationChoice[] = [
  body('hd', 'council', 'Hội đồng nhân dân xã', 'HĐND xã', ['HĐND']),
  body('tt', 'standing-committee', 'Thường trực Hội đồng nhân dân xã', 'Thường trực HĐND'),
  body('kt', 'board', 'Ban Kinh tế - Ngân sách', 'Ban KT-NS'),
  body('vh', 'board', 'Ban Văn hóa - Xã hội', 'Ban VH-XH'),
  body('db', 'all-delegates', 'Đại biểu Hội đồng nhân dân xã', 'Đại biểu HĐND'),
  body('t1', 'delegate-group', 'Tổ đại biểu số 1'),
  body('t2', 'delegate-group', 'Tổ đại biểu số 2'),
  body('vp', 'office', 'Văn phòng HĐND và UBND xã', 'Văn phòng'),
  body('ub', 'peoples-committee', 'Ủy ban nhân dân xã', 'UBND xã'),
  body('pk', 'department', 'Phòng Kinh tế'),
  body('mt', 'fatherland-front', 'Ủy ban Mặt trận Tổ quốc Việt Nam xã', 'MTTQ xã'),
  body('du', 'party-committee', 'Đảng ủy xã', 'Đảng ủy'),
  body('v1', 'village', 'Thôn Đồng Tâm'),
  body('v2', 'village', 'Thôn Suối Nhát')
];
const of = (text: string) => matchOrganization(text, bodies, 'xã Xuân Quế')?.id ?? null;
const all = (text: string) => matchOrganizations(text, bodies, 'xã Xuân Quế').map(({ id }) => id);

describe('the body a paper means', () => {
  it.each([
    ['TTHĐND', 'tt'],
    ['TT. HĐND xã', 'tt'],
    ['Thường trực HĐND xã Xuân Quế', 'tt'],
    ['thuong truc hoi dong nhan dan', 'tt'],
    ['HĐND', 'hd'],
    ['Ban KTNS', 'kt'],
    ['Ban Kinh tế – Ngân sách HĐND xã', 'kt'],
    ['Ban Văn hoá- Xã hội', 'vh'],
    ['UBND xã', 'ub'],
    ['Uỷ ban nhân dân xã Xuân Quế', 'ub'],
    ['UBMTTQ Việt Nam xã', 'mt'],
    ['Ủy ban MTTQ', 'mt'],
    ['VP HĐND&UBND', 'vp'],
    ['Văn phòng HĐND và UBND', 'vp'],
    ['Tổ đại biểu HĐND số 2', 't2'],
    ['Tổ đại biểu HĐND số 02', 't2'],
    ['Phòng Kinh tế', 'pk'],
    ['Ban Thường vụ Đảng ủy', 'du'],
    ['Cấp ủy Đảng', 'du'],
    ['thôn Đồng Tâm', 'v1'],
    ['Đại biểu HĐND', 'db'],
    ['Chủ tịch HĐND xã', 'tt'],
    ['Phó Chủ tịch UBND xã', 'ub'],
    ['Trưởng Ban Kinh tế - Ngân sách', 'kt'],
    ['Chánh Văn phòng HĐND và UBND', 'vp']
  ])('reads "%s"', (text, id) => expect(of(text)).toBe(id));

  it('reads a name that means several bodies as all of them', () => {
    for (const text of ['các Ban', '02 Ban', 'hai Ban HĐND xã', 'Các Ban HĐND', 'Ban của HĐND']) expect(all(text)).toEqual(['kt', 'vh']);
    expect(all('Các Tổ đại biểu HĐND')).toEqual(['t1', 't2']);
    expect(all('các thôn')).toEqual(['v1', 'v2']);
  });

  it('reads a list part by part, and a name with "và" in it as one', () => {
    expect(all('Thường trực HĐND, các Ban và đại biểu HĐND xã')).toEqual(['tt', 'kt', 'vh', 'db']);
    expect(all('Văn phòng HĐND và UBND xã; UBMTTQ')).toEqual(['vp', 'mt']);
    expect(all('Thường trực HĐND; các Ban, và Văn phòng')).toEqual(['tt', 'kt', 'vh', 'vp']);
  });

  it('never takes a group of another number, nor a body it does not know for one it knows', () => {
    expect(of('Tổ đại biểu số 5')).toBeNull();
    expect(of('Ban Pháp chế HĐND tỉnh')).toBeNull();
    expect(of('Sở Nội vụ')).toBeNull();
    expect(of('thôn Suối Lim')).toBeNull();
  });

  it('gives the work of a unit without a line of its own to the body above, as a guess', () => {
    const match = matchOrganization('Phòng Văn hóa - Xã hội', bodies);
    expect(match).toMatchObject({ id: 'ub', score: 0.5 });
    expect(match?.why).toContain('UBND');
  });

  it('gives nothing for an empty name or a council without bodies', () => {
    expect(of('  ')).toBeNull();
    expect(matchOrganization('UBND xã', [])).toBeNull();
  });
});
