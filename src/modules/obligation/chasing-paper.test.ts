import { describe, expect, it } from 'vitest';
import { composePaper } from '#modules/paper/layout/compose.ts';
import { symbolTail } from '#modules/paper/layout/kinds.ts';
import { gapsOf } from '#modules/paper/layout/model.ts';
import { letterNumber, lastPaper, orderBodies, type ChasedBody } from './chasing-desk.ts';
import { chasingLetter } from './chasing-letter.ts';
import { addresseeOf, chasingPaper, paperedKinds, paperOfStep, warningOf } from './chasing-paper.ts';
import { nextAfter, rungsOf, stepsTogether, type ChasingKind, type PaperedStep } from './chasing.ts';

const today = '2026-11-20';
const step = (kind: ChasingKind, madeOn: string, more: Partial<PaperedStep> = {}): PaperedStep => ({ step: 1, kind, madeOn, answerBy: null, paper: '', ...more });

describe('the ladder toward a body', () => {
  it('takes one letter about four things for one step, in the order of days', () => {
    const letter = { paper: '61/TTHĐND-VP ngày 16/11/2026', answerBy: '2026-11-19' };
    const together = stepsTogether([step('letter', '2026-11-16', { ...letter, step: 2 }), step('reminder', '2026-11-10'), step('letter', '2026-11-16', letter), step('reminder', '2026-11-10', { step: 3 })]);
    expect(together.map(({ step: number, kind, madeOn }) => [number, kind, madeOn])).toEqual([[1, 'reminder', '2026-11-10'], [2, 'letter', '2026-11-16']]);
  });

  it('FUP-02: has seven rungs outside the council, shows what was taken and proposes the one after it', () => {
    const { rungs, proposed } = rungsOf(stepsTogether([step('reminder', '2026-11-10'), step('letter', '2026-11-16', { paper: '61', answerBy: '2026-11-19' })]), today, true);
    expect(rungs.map((rung) => [rung.kind, rung.state])).toEqual([['reminder', 'done'], ['letter', 'done'], ['proposal', 'now'], ['explanation', 'next'], ['questioning', 'next'], ['supervision', 'next'], ['report', 'next']]);
    expect(proposed).toMatchObject({ kind: 'proposal', fromOn: '2026-11-20' });
    expect(rungs[1]).toMatchObject({ times: 1, on: '2026-11-16', paper: '61' });
  });

  it('begins with a reminder, waits for the day of an answer, and questions no body of the council itself', () => {
    expect(rungsOf([], today, true).proposed).toMatchObject({ kind: 'reminder', fromOn: today });
    expect(rungsOf([step('letter', '2026-11-18', { answerBy: '2026-11-27' })], today, true).rungs.find((rung) => rung.state === 'now')).toMatchObject({ kind: 'proposal', on: '2026-11-28' });
    expect(rungsOf([], today, false).rungs.map((rung) => rung.kind)).toEqual(['reminder', 'letter', 'report']);
    expect([nextAfter('letter', true), nextAfter('letter', false), nextAfter('report', true)]).toEqual(['proposal', 'report', 'report']);
  });
});

describe('who is chased first', () => {
  const body = (id: string, late: number, worstDays: number, soon = 0, nextDueOn: string | null = null): ChasedBody => ({ id, name: id, fullName: id, kind: 'department', inside: false, parentName: null, late, soon, ahead: 0, worstDays, nextDueOn });
  const all = [body('xong', 0, 0), body('sap', 0, 0, 2, '2026-11-23'), body('sap-hon', 0, 0, 1, '2026-11-21'), body('mot-lau', 1, 30), body('bon', 4, 21), body('mot', 1, 6)];
  it('by how much is overdue, then by how long; what is due soonest follows', () => expect(orderBodies(all, 'late').map((each) => each.id)).toEqual(['bon', 'mot-lau', 'mot', 'sap-hon', 'sap', 'xong']));
  it('by the longest overdue', () => expect(orderBodies(all, 'days').map((each) => each.id)).toEqual(['mot-lau', 'bon', 'mot', 'sap-hon', 'sap', 'xong']));
});

it('numbers a letter one above the most any of its things has had, and names the paper before it', () => {
  const items = [{ steps: [step('reminder', '2026-11-01'), step('letter', '2026-11-05', { paper: '50' })] }, { steps: [step('letter', '2026-11-05', { paper: '50' }), step('letter', '2026-11-16', { paper: '61' })] }];
  expect(letterNumber(items)).toBe(3);
  expect(lastPaper(items)).toBe('61');
  expect([letterNumber([{ steps: [] }]), lastPaper([{ steps: [] }])]).toEqual([1, '']);
});

const works = [
  { title: 'Báo cáo giải ngân quý III', basis: '08/NQ-HĐND · mục II', dueOn: '2026-10-30', chased: 2 },
  { title: 'Lắp đèn chiếu sáng', basis: '', dueOn: '2026-11-24', chased: 0 }
];
const facts = { council: 'xã Xuân Quế', body: 'Phòng Kinh tế', works, on: today, answerBy: '2026-11-27', note: '', addressee: 'Ủy ban nhân dân xã Xuân Quế', times: 2, previous: '61/TTHĐND-VP ngày 16/11/2026', then: warningOf.proposal ?? '' };

describe('the paper of a step', () => {
  it('is a second letter: counts what is overdue and what is due soon, names the first letter, the day, and what comes next', () => {
    const paper = chasingLetter(facts);
    const words = JSON.stringify(paper.body);
    expect(paper.subject).toBe('đôn đốc thực hiện 01 nhiệm vụ quá hạn và 01 nhiệm vụ sắp đến hạn (lần 2)');
    for (const said of ['đã có Công văn số 61/TTHĐND-VP ngày 16/11/2026', 'ngày 27/11/2026', 'Quá thời hạn trên', 'kiến nghị cấp có thẩm quyền', '"21"', 'chưa đến hạn']) expect(words, said).toContain(said);
  });

  it.each(paperedKinds)('of %s has its kind, symbol and addressee, no gap, the work in a table, and can be set', (kind) => {
    const paper = chasingPaper(kind, facts);
    expect(paper).toMatchObject({ kind: paperOfStep[kind].kind, symbol: symbolTail(paperOfStep[kind].kind, paperOfStep[kind].issuer), number: null });
    expect(gapsOf(paper)).toEqual([]);
    const words = JSON.stringify(paper.body);
    expect(words).toContain('08/NQ-HĐND, mục II');
    expect(words).toContain('./.');
    expect(composePaper(paper).sections.length).toBe(1);
  });

  it('is a letter to whom the drafter names, and to the body itself where nobody is named', () => {
    expect(chasingPaper('letter', { ...facts, addressee: 'Chủ tịch Ủy ban nhân dân xã' }).addressees).toEqual(['Chủ tịch Ủy ban nhân dân xã']);
    expect(chasingPaper('letter', { ...facts, addressee: '' }).addressees).toEqual(['Phòng Kinh tế']);
  });

  it('FUP-01: demands an explanation by the day named, with the reason asked for', () => {
    const words = JSON.stringify(chasingPaper('explanation', facts).body);
    for (const said of ['Điều 40', 'trước ngày 27/11/2026', 'nguyên nhân, trách nhiệm']) expect(words, said).toContain(said);
  });

  it('goes to the body, a proposal to the one above it, a report to the council', () => {
    const place = { council: 'xã Xuân Quế', province: 'tỉnh Mẫu' };
    const department = { name: 'Phòng Kinh tế', kind: 'department', parentName: 'Ủy ban nhân dân xã' };
    const ubnd = { name: 'Ủy ban nhân dân xã', kind: 'peoples-committee', parentName: null };
    expect(addresseeOf('letter', department, place)).toBe('Phòng Kinh tế');
    expect(addresseeOf('proposal', department, place)).toBe('Ủy ban nhân dân xã');
    expect(addresseeOf('proposal', ubnd, place)).toBe('Ủy ban nhân dân tỉnh Mẫu');
    expect(addresseeOf('report', ubnd, place)).toBe('Hội đồng nhân dân xã Xuân Quế');
  });
});
