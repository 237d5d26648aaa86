import { describe, expect, it } from 'vitest';
import { codeOf, openStages, outcomeOf, parseCode, refusalOf, replyRuleOf, titleOf, type Act } from './rules.ts';
import { stages } from './schema.ts';

describe('codes', () => {
  it.each([
    ['KN-2026-0042', { year: 2026, number: 42 }],
    ['kn 2026 42', { year: 2026, number: 42 }],
    ['2026-42', { year: 2026, number: 42 }],
    ['KN–2026–0007', { year: 2026, number: 7 }],
    ['đường hỏng', null],
    ['2026', null]
  ])('reads %s', (typed, found) => expect(parseCode(typed)).toEqual(found));

  it('reads back what it writes', () => {
    for (const number of [1, 42, 9999, 12345]) expect(parseCode(codeOf(2026, number))).toEqual({ year: 2026, number });
  });
});

describe('a title', () => {
  it('is the first sentence, cut at a clause where it is long', () => {
    expect(titleOf('Đèn đường cháy bóng. Đề nghị thay sớm.')).toBe('Đèn đường cháy bóng');
    expect(titleOf('Đoạn đường từ nhà văn hóa thôn đến cầu tràn dài khoảng 600 m xuống cấp, mặt đường nhiều ổ gà, mưa lớn ngập sâu')).toBe('Đoạn đường từ nhà văn hóa thôn đến cầu tràn dài khoảng 600 m xuống cấp');
    expect(titleOf('x'.repeat(20) + ' ' + 'y'.repeat(100)).length).toBeLessThanOrEqual(91);
  });
});

describe('acts and stages (law.md 17.4)', () => {
  it('refuses each act that does not belong to a stage with a sentence of its own', () => {
    expect(refusalOf('refer', 'recorded')).toBe('petition.classify-first');
    expect(refusalOf('judge', 'referred')).toBe('petition.no-answer-yet');
    expect(refusalOf('close', 'answered')).toBe('petition.judge-first');
    expect(refusalOf('answer', 'merged')).toBe('petition.is-merged');
    expect(refusalOf('classify', 'closed')).toBe('petition.is-closed');
  });

  it('leaves no open stage without something that can be done', () => {
    const acts: Act[] = ['classify', 'refer', 'receive', 'accept', 'rule', 'answer', 'judge', 'tell', 'close', 'reopen'];
    for (const stage of openStages) expect(acts.some((act) => refusalOf(act, stage) === null), stage).toBe(true);
    for (const stage of stages.filter((each) => !openStages.includes(each) && each !== 'closed')) for (const act of acts) expect(refusalOf(act, stage), `${act} ${stage}`).toBe(`petition.is-${stage}`);
  });
});

describe('what became of it', () => {
  it('PET-08: answered is not settled', () => {
    expect(outcomeOf('done', 'satisfactory')).toBe('settled');
    expect(outcomeOf('in-progress', 'satisfactory')).toBe('in-progress');
    expect(outcomeOf('will-do', 'satisfactory')).toBe('in-progress');
    expect(outcomeOf('explained', 'satisfactory')).toBe('explained');
    for (const result of ['done', 'in-progress', 'will-do', 'explained'] as const) expect(outcomeOf(result, 'unsatisfactory')).toBe('unsettled');
  });

  it('PET-06, PET-14: the commune’s bodies and the higher levels run different clocks', () => {
    expect(replyRuleOf('xã')).toBe('PET-06');
    expect(replyRuleOf('ngành điện lực')).toBe('PET-06');
    expect(replyRuleOf('tỉnh')).toBe('PET-14');
    expect(replyRuleOf('trung ương')).toBe('PET-14');
  });
});
