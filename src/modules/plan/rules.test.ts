import { describe, expect, it } from 'vitest';
import { deadlineFields, headOf } from './from-document.ts';
import type { ImportItem } from './import-item.ts';
import { adoptionBlocked, blockedBy, emptyTask, mergeItems, nextOpen, splitItem, turnItem, twinsOf } from './rules.ts';

const task = (key: string, title: string, more: Partial<ReturnType<typeof emptyTask>> = {}, decision: ImportItem['decision'] = null): ImportItem => ({
  key, kind: 'task', decision, mended: false, lines: [3, 4], page: 1, section: 'III.1', quote: title, confidence: 0.9, unmatched: [], twins: [], twinId: null, task: { ...emptyTask(title), ...more }
});

describe('what stops a task from being confirmed', () => {
  it('lacks an owner or a deadline; a direction needs neither', () => {
    expect(blockedBy(task('n1', 'Rà soát'))).toEqual(['plan.lacks-lead']);
    expect(blockedBy(task('n1', 'Rà soát', { leadOrganizationId: 'a', deadlineKind: 'date' }))).toEqual(['plan.lacks-deadline']);
    expect(blockedBy(task('n1', 'Rà soát', { weight: 'orientation' }))).toEqual([]);
    expect(blockedBy(task('n1', 'Rà soát', { leadOrganizationId: 'a', deadlineKind: 'date', dueOn: '2026-04-24' }))).toEqual([]);
  });
});

describe('mending items', () => {
  it('splits a title at a place and leaves the passage with both halves', () => {
    const [one, two] = splitItem(task('n1', 'Xây dựng quy trình; ban hành đề cương', { leadOrganizationId: 'a' }), 18, 'n1b') ?? [];
    expect(one?.kind === 'task' && one.task.title).toBe('Xây dựng quy trình');
    expect(two?.kind === 'task' && two.task.title).toBe('Ban hành đề cương');
    expect(two?.kind === 'task' && two.task.leadOrganizationId).toBe('a');
    expect(two?.lines).toEqual([3, 4]);
    expect(splitItem(task('n1', 'Một việc'), 0, 'x')).toBeNull();
  });

  it('merges two tasks: the words of both, the owner and the deadline of whichever has them', () => {
    const merged = mergeItems(task('n1', 'Xây dựng quy trình.'), task('n2', 'Ban hành đề cương', { leadOrganizationId: 'b', deadlineKind: 'date', dueOn: '2026-04-24' }));
    expect(merged?.kind === 'task' && merged.task).toMatchObject({ title: 'Xây dựng quy trình; ban hành đề cương', leadOrganizationId: 'b', dueOn: '2026-04-24' });
    expect(mergeItems(task('n1', 'a'), turnItem(task('n2', 'b')))).toBeNull();
  });

  it('turning twice keeps words, owner and passage', () => {
    const back = turnItem(turnItem(task('n1', 'Giám sát', { leadOrganizationId: 'a' })));
    expect(back).toMatchObject({ kind: 'task', quote: 'Giám sát', task: { title: 'Giám sát', leadOrganizationId: 'a' } });
  });

  it('goes on to the next open item and round to the first', () => {
    const items = [task('a', 'x'), task('b', 'x', {}, 'confirmed'), task('c', 'x')];
    expect(nextOpen(items, 'a')).toBe('c');
    expect(nextOpen(items, 'c')).toBe('a');
    expect(nextOpen([task('b', 'x', {}, 'confirmed')], 'b')).toBeNull();
  });
});

describe('the same task in another plan', () => {
  const others = [
    { taskId: '1', title: 'Tổ chức phiên giải trình của Thường trực HĐND', planTitle: 'KH 10' },
    { taskId: '2', title: 'Giám sát việc thực hiện nghị quyết của Hội đồng nhân dân', planTitle: 'KH 10' },
    { taskId: '3', title: 'Tiếp công dân hằng tháng của đại biểu', planTitle: 'KH 10' }
  ];
  it('is pointed out when the words are the same in other spelling', () => {
    expect(twinsOf('Tổ chức giám sát việc thực hiện Nghị quyết HĐND', others)[0]?.taskId).toBe('2');
    expect(twinsOf('Tổ chức phiên giải trình', others).map((twin) => twin.taskId)).toContain('1');
  });
  it('is not seen where only the small words agree', () => {
    expect(twinsOf('Xây dựng dự toán kinh phí hoạt động của HĐND xã', others)).toEqual([]);
  });
});

describe('reading the head of a plan', () => {
  const document = (title: string, issued_on: string | null = '2026-06-05') => ({ file: 'x', title, number: null, issuer: null, issued_on, kind: 'plan' as const, targets: [], tasks: [], unread: [], warnings: [] });
  const term = { from: '2026-03-15', to: '2031-03-14' };
  it('sees a campaign, a term and a year by their titles', () => {
    expect(headOf(document('Chương trình hành động đợt thi đua đặc biệt “500 ngày đêm”', '2026-05-01'), term)).toMatchObject({ kind: 'campaign', startsOn: '2026-05-01', endsOn: '2027-09-12', shortTitle: '500 ngày đêm' });
    expect(headOf(document('KẾ HOẠCH Thực hiện Nghị quyết'), term).title).toBe('Kế hoạch Thực hiện Nghị quyết');
    expect(headOf(document('Kế hoạch đổi mới hoạt động giai đoạn 2026 - 2031'), term)).toMatchObject({ kind: 'term', startsOn: '2026-01-01', endsOn: '2031-12-31' });
    expect(headOf(document('Kế hoạch công tác năm 2027'), term)).toMatchObject({ kind: 'yearly', startsOn: '2027-01-01' });
  });
  it('a plan of one year of a longer scheme is yearly', () => {
    expect(headOf(document('KẾ HOẠCH triển khai thực hiện Đề án giai đoạn 2026 - 2031 xã Cao Minh năm 2026'), term)).toMatchObject({ kind: 'yearly', startsOn: '2026-01-01', endsOn: '2026-12-31' });
  });
  it('cannot be adopted with a day missing or an item undecided', () => {
    const head = { ...headOf(document(''), term), startsOn: null };
    expect(adoptionBlocked(head, [task('a', 'x')])).toEqual(['plan.head-title', 'plan.head-days', 'plan.items-open', 'plan.nothing-confirmed']);
  });
});

describe('deadlines of the document', () => {
  it('"trước ngày 25/4/2026" is the 24th; cadences keep their day and hour', () => {
    expect(deadlineFields({ type: 'date', date: '2026-04-25', strict_before: true, last_day: '2026-04-24', words: 'trước ngày 25/4/2026' })).toMatchObject({ deadlineKind: 'date', dueOn: '2026-04-24' });
    expect(deadlineFields({ type: 'cadence', cadence: 'weekly', weekday: 4, hour: 14, strict_before: true, words: 'hằng tuần' }).cadence).toEqual({ kind: 'weekly', weekday: 4, hour: 14, exclusive: true });
    expect(deadlineFields({ type: 'cadence', cadence: 'yearly', months: [4, 10], times: 2, words: '' })).toMatchObject({ atLeast: 2, cadence: { kind: 'months', months: [4, 10] } });
    expect(deadlineFields({ type: 'period', period: '2026-Q2', date: '2026-06-30', words: 'Quý II/2026' })).toMatchObject({ startsOn: '2026-04-01', dueOn: '2026-06-30' });
  });
});
