import { describe, expect, it } from 'vitest';
import type { ChasingStep } from '#modules/obligation/chasing.ts';
import { decisionsOf, type LateThing, type Matters } from './decisions.ts';

const today = '2026-11-20';
const none: Matters = { late: [], asks: [], reported: [], reports: [], targets: [] };
const ask = (matters: Partial<Matters>, aside: string[] = []) => decisionsOf({ ...none, ...matters }, { today, council: 'mau', lang: 'vi', aside: new Set(aside), name: 'Trần Thị Mẫu' });
const late = (id: string, more: Partial<LateThing> = {}): LateThing => ({ id, title: `Việc ${id}`, kind: 'task', dueOn: '2026-11-15', leadOrganizationId: 'ub', leadKind: 'peoples-committee', leadName: 'UBND xã', outside: true, steps: [], ...more });
const step = (number: number, kind: ChasingStep['kind'], madeOn: string): ChasingStep => ({ step: number, kind, madeOn, answerBy: null });

describe('what is late', () => {
  it('asks for the first step with why today, two answers, the first done at once', () => {
    const [decision] = ask({ late: [late('a')] });
    expect(decision).toMatchObject({ key: 'chase:ub:reminder', by: '2026-11-15', question: 'Nhắc UBND xã: Việc a?', why: 'Hạn 15/11/2026, quá hạn 5 ngày. Chưa đôn đốc lần nào.' });
    expect(decision?.answers.map((answer) => answer.label)).toEqual(['Nhắc ngay', 'Gia hạn']);
    expect(decision?.answers[0]).toMatchObject({ action: '?/chase', fields: { kind: 'reminder', 'obligationIds[]': ['a'] } });
  });
  it('of one body and step is one question, told by the longest', () => {
    const [decision, ...more] = ask({ late: [late('a'), late('b', { dueOn: '2026-11-01' })] });
    expect(more).toEqual([]);
    expect(decision).toMatchObject({ question: 'Nhắc UBND xã về 2 việc quá hạn?', by: '2026-11-01', why: 'Lâu nhất là “Việc b”, quá hạn 19 ngày. Chưa đôn đốc lần nào.' });
  });
  it('is left alone while the last step is still given its time', () => {
    expect(ask({ late: [late('a', { steps: [step(1, 'reminder', '2026-11-18')] })] })).toEqual([]);
    expect(ask({ late: [late('a', { steps: [step(1, 'reminder', '2026-11-15')] })] })[0]?.question).toBe('Gửi công văn đôn đốc UBND xã: Việc a?');
  });
  it('opens the paper of every step that goes out as one', () => {
    const letter = ask({ late: [late('a', { steps: [step(1, 'reminder', '2026-11-01')] })] })[0];
    expect(letter?.answers[0]).toEqual({ label: 'Lập công văn', href: '/mau/lam-viec/viec/don-doc?co-quan=ub' });
    const explanation = ask({ late: [late('a', { steps: [step(1, 'reminder', '2026-09-01'), step(2, 'letter', '2026-09-10'), step(3, 'proposal', '2026-09-20')] })] })[0];
    expect(explanation?.answers[0]).toEqual({ label: 'Yêu cầu', href: '/mau/lam-viec/viec/don-doc?co-quan=ub' });
    expect(explanation?.why).toContain('Đã đôn đốc 3 lần, lần cuối ngày 20/9');
  });
  it('of the Standing Committee itself is its work, not a question; of nobody asks who', () => {
    expect(ask({ late: [late('a', { leadKind: 'standing-committee' })] })).toEqual([]);
    expect(ask({ late: [late('a', { leadOrganizationId: null, leadKind: null, leadName: null, outside: false })] })[0]?.question).toBe('Giao ai chủ trì: Việc a?');
  });
});

describe('the other questions', () => {
  const deferral = { id: 'd', title: 'Khảo sát', leadName: 'UBND xã', dueOn: '2026-11-25', asksDueOn: '2026-12-10', reason: 'Mưa lũ', askedOn: '2026-11-19' };
  const report = (dueOn: string) => ({ id: 'r', title: 'Báo cáo tháng 11/2026', dueOn, doneOn: null as string | null, inTime: null as boolean | null, leadName: 'Văn phòng', submittedOn: '2026-11-19', submittedBy: 'Hoàng Văn Thử' });
  const target = { id: 't', planId: 'p', title: 'Cuộc khảo sát', needed: 2, noun: 'cuộc', counted: true, to: '2026-12-31', sentence: 'Cần thêm 2 cuộc.' };

  it('grants a later day under the reader’s name', () => {
    const [decision] = ask({ asks: [deferral] });
    expect(decision?.question).toBe('Cho UBND xã lùi hạn đến 10/12/2026: Khảo sát?');
    expect(decision?.answers[0]).toMatchObject({ action: '?/grant', fields: { newDueOn: '2026-12-10', allowedBy: 'Trần Thị Mẫu', reason: 'Mưa lũ' } });
  });
  it('asks about a report only when its day is near', () => {
    expect(ask({ reports: [report('2026-11-24')] })).toEqual([]);
    expect(ask({ reports: [report('2026-11-20')] })[0]).toMatchObject({ question: 'Duyệt Báo cáo tháng 11/2026?', why: 'Hạn hôm nay. Hoàng Văn Thử trình ngày 19/11.' });
  });
  it('never calls late a report whose handing in was what was due, and was in time', () => {
    const [decision] = ask({ reports: [{ ...report('2026-11-19'), doneOn: '2026-11-19', inTime: true }] });
    expect(decision).toMatchObject({ by: today, why: 'Đã trình đúng hạn 19/11/2026. Hoàng Văn Thử trình ngày 19/11.' });
    expect(ask({ reports: [{ ...report('2026-11-18'), doneOn: '2026-11-19', inTime: false }] })[0]?.why).toBe('Trình sau hạn 18/11/2026. Hoàng Văn Thử trình ngày 19/11.');
  });
  it('names what would mend a target, in the last sixty days of its period', () => {
    expect(ask({ targets: [target] })[0]?.question).toBe('Giao thêm 2 cuộc trước 31/12/2026 để đạt “Cuộc khảo sát”?');
    expect(ask({ targets: [{ ...target, to: '2027-03-31' }] })).toEqual([]);
  });
  it('stand in order of their day, without those put aside', () => {
    const all = { late: [late('a')], asks: [deferral], reports: [report('2026-11-20')], targets: [target], reported: [{ id: 'x', title: 'Đăng tải', leadName: 'UBND xã', dueOn: '2026-11-18', doneOn: '2026-11-18', reportedOn: '2026-11-18', note: 'Đã đăng' }] };
    expect(ask(all).map((decision) => decision.key.split(':')[0])).toEqual(['chase', 'judge', 'report', 'deferral', 'target']);
    expect(ask(all, ['judge:x', 'chase:ub:reminder']).map((decision) => decision.key.split(':')[0])).toEqual(['report', 'deferral', 'target']);
    expect(ask(all)[1]?.why).toBe('Báo xong ngày 18/11/2026. “Đã đăng”. Đã chờ 2 ngày.');
  });
});
