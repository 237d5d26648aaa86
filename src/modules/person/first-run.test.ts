import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { blankCells, emptyFirstRun, FirstRun, firstRunPeople, isBlank, linesOf, majorities, plannedOrganizations, readCouncil, unitName, wholeNumber, type FirstRun as State } from './first-run.ts';

const filled: State = { ...emptyFirstRun, province: 'tỉnh Tuyên Quang', name: 'Xã  Bằng Lang', population: '27.500' };
const person = (row: number, cells: Partial<ReturnType<typeof blankCells>>) => ({ row, cells: { ...blankCells(), ...cells } });

describe('the first step of the first run', () => {
  it('four fields are enough: delegates by law with the article, the term from election day', () => {
    const { plan, errors } = readCouncil(filled);
    expect(errors).toEqual({});
    expect(plan).toMatchObject({ name: 'xã Bằng Lang', population: 27_500, delegatesByLaw: 21, delegatesElected: 21, termFrom: '2026-03-15', termTo: '2031-03-14', firstSessionOn: null });
    expect(plan?.lawWords).toContain('điểm b khoản 2 Điều 30');
  });

  it('keeps the number elected beside the number by law, and begins the term with the first session', () => {
    expect(readCouncil({ ...filled, delegatesElected: '25', firstSessionOn: '27/3/2026' }).plan).toMatchObject({ delegatesByLaw: 21, delegatesElected: 25, termFrom: '2026-03-27', termTo: '2031-03-26' });
  });

  it('names every field that must be mended', () => {
    const { plan, errors } = readCouncil({ ...filled, name: 'Bằng Lang', province: ' ', kind: 'thanh-pho', population: 'nhiều', firstSessionOn: '31/02/2026', delegatesElected: '99' });
    expect(plan).toBeNull();
    expect(Object.keys(errors).sort()).toEqual(['delegatesElected', 'firstSessionOn', 'kind', 'name', 'population', 'province']);
  });

  it('says the votes a majority needs', () => {
    expect([majorities(25), majorities(30)]).toEqual([
      { half: 13, twoThirds: 17 },
      { half: 16, twoThirds: 20 }
    ]);
  });

  it('reads names and numbers as people type them', () => {
    expect([unitName(' phường  Sông Mẫu'), unitName('Đặc khu Đảo Mẫu'), unitName('xã')]).toEqual(['phường Sông Mẫu', 'đặc khu Đảo Mẫu', null]);
    expect(['27.500', '27 500', '0', '-3', 'x'].map(wholeNumber)).toEqual([27_500, 27_500, null, null, null]);
  });
});

describe('the bodies and people of the first run', () => {
  it('has the bodies every commune has, and the groups, departments and villages asked for', () => {
    const planned = plannedOrganizations({ ...filled, groups: '3', departments: 'Phòng Kinh tế\n\nPhòng Kinh tế', villages: 'Thôn A\nThôn B', overseer: 'on' });
    const count = (kind: string) => planned.filter((body) => body.kind === kind).length;
    expect(['board', 'delegate-group', 'department', 'village', 'higher-authority', 'peoples-committee'].map(count)).toEqual([2, 3, 1, 2, 1, 1]);
    expect(new Set(planned.map((body) => body.id)).size).toBe(planned.length);
    expect(linesOf(' a \n\na\nb')).toEqual(['a', 'b']);
  });

  it('gives people posts in bodies that are only planned, and refuses a group there will not be', () => {
    const lines = [person(1, { name: 'Lê Văn Mẫu', title: 'Trưởng Ban KT-NS', group: '2' }), person(2, { name: 'Vũ Văn Mẫu', title: 'Đại biểu', group: '9' }), person(3, {})];
    const state = { ...filled, groups: '2', lines };
    const [head, refused, ...more] = firstRunPeople(state);
    expect(more).toEqual([]);
    expect(isBlank(lines[2]!.cells)).toBe(true);
    const kinds = head?.person?.posts.map((post) => plannedOrganizations(state).find((body) => body.id === post.organizationId)?.kind);
    expect(kinds?.sort()).toEqual(['all-delegates', 'board', 'delegate-group', 'standing-committee']);
    expect(head?.person?.fromOn).toBe('2026-03-15');
    expect(refused?.person).toBeNull();
    expect(firstRunPeople({ ...state, lines: lines.slice(1) }, 'en')[0]?.problems[0]).toContain('no delegate group');
  });

  it('survives the way through the page as text, and refuses what is no state', () => {
    expect(v.parse(FirstRun, JSON.parse(JSON.stringify(filled)))).toEqual(filled);
    expect(v.safeParse(FirstRun, { ...filled, codes: ['<script>'] }).success).toBe(false);
    expect(v.safeParse(FirstRun, { name: 'x'.repeat(500) }).success).toBe(false);
  });
});
