import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actKinds, letterKinds, possibleActs, senderKinds, stateOf, isClosed, type Act, type ActKind, type LetterFacts, type LetterState, type Sorting } from './acts.ts';
import { adviceOf, dayRefusal, handlingRefusal, letterNumber, likeness, maskCode, matterKey, missingConditions, repeatsOf, senderKey, tellsName } from './rules.ts';

const act = (kind: ActKind, on = '2026-11-05'): Act => ({ kind, on, bodyReceivedOn: null, organizationId: null, ground: '', criteria: [], outcome: null });
const sorting = (more: Partial<Sorting> = {}): Sorting => ({ sortedOn: '2026-11-03', conditions: ['named', 'signed', 'clear', 'in-time', 'not-settled'], severalPlaces: false, organizationId: 'ubnd', repeatsId: null, repeatKind: null, ...more });
const of = (kind: LetterFacts['kind'], senderKind: LetterFacts['senderKind'] = 'person') => ({ kind, senderKind, stage: 1 });

describe('states of a letter (law.md 17.5)', () => {
  it.each<[LetterState, Sorting | null, ActKind[]]>([
    ['received', null, []],
    ['received', null, ['first-notice']],
    ['sorted', sorting(), []],
    ['guided', sorting(), ['guided']],
    ['forwarded', sorting(), ['forwarded', 'first-notice']],
    ['forwarded', sorting(), ['guided', 'forwarded']],
    ['kept', sorting(), ['kept']],
    ['returned', sorting(), ['forwarded', 'returned']],
    ['accepted', sorting(), ['forwarded', 'accepted', 'acceptance-notified']],
    ['declined', sorting(), ['forwarded', 'declined']],
    ['suspended', sorting(), ['forwarded', 'accepted', 'suspended', 'halt-sent']],
    ['accepted', sorting(), ['forwarded', 'accepted', 'suspended', 'resumed', 'extended']],
    ['ended', sorting(), ['forwarded', 'accepted', 'suspended', 'ended']],
    ['settled', sorting(), ['forwarded', 'accepted', 'settled', 'decision-sent', 'published']],
    ['delegate-told', sorting(), ['forwarded', 'accepted', 'settled', 'delegate-told']],
    ['citizen-told', sorting(), ['forwarded', 'accepted', 'settled', 'delegate-told', 'citizen-told']],
    ['withdrawn', sorting(), ['forwarded', 'accepted', 'withdrawn']]
  ])('%s', (state, found, kinds) => {
    expect(stateOf(found, kinds.map((kind) => act(kind)))).toBe(state);
  });

  it('every act leads from a state that allows it, and a withdrawn letter is over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...letterKinds), fc.constantFrom(...senderKinds), fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 14 }), (kind, senderKind, choices) => {
        const acts: Act[] = [];
        for (const choice of choices) {
          const possible = possibleActs(of(kind, senderKind), sorting(), acts);
          if (possible.length === 0) break;
          acts.push(act(possible[choice % possible.length]!));
        }
        const kinds = acts.map((each) => each.kind);
        const before = (a: ActKind, b: ActKind) => !kinds.includes(b) || (kinds.includes(a) && kinds.indexOf(a) < kinds.indexOf(b));
        expect(before('forwarded', 'accepted') && before('accepted', 'suspended') && before('suspended', 'resumed') && before('delegate-told', 'citizen-told')).toBe(true);
        if (kind !== 'complaint') expect(kinds).not.toContain('guided');
        if (senderKind === 'anonymous') expect(kinds.some((each) => each === 'first-notice' || each === 'citizen-told')).toBe(false);
        const gone = kinds.indexOf('withdrawn');
        if (gone >= 0) expect(gone).toBe(kinds.length - 1);
      })
    );
  });

  it('names every act somewhere, so that none is dead', () => {
    const reached = new Set<ActKind>();
    for (const kind of letterKinds)
      for (const stage of [1, 2])
        for (const path of [[], ['forwarded'], ['forwarded', 'accepted'], ['forwarded', 'accepted', 'suspended'], ['forwarded', 'accepted', 'settled'], ['forwarded', 'accepted', 'settled', 'delegate-told']] as ActKind[][])
          for (const each of possibleActs({ kind, senderKind: 'person', stage }, sorting(), path.map((one) => act(one)))) reached.add(each);
    expect(actKinds.filter((kind) => !reached.has(kind))).toEqual([]);
  });

  it('is over once the citizen is told, or the delegate where nobody is to be told', () => {
    expect([isClosed('delegate-told', of('petition')), isClosed('delegate-told', of('petition', 'anonymous')), isClosed('citizen-told', of('petition')), isClosed('accepted', of('petition'))]).toEqual([false, true, true, false]);
  });
});

describe('handling by kind', () => {
  it.each([
    ['PA-03', 'complaint', 'person', {}, null, { path: 'guide' }],
    ['TC-02', 'denunciation', 'person', {}, null, { path: 'forward' }],
    ['PA-01', 'petition', 'group', {}, null, { path: 'forward' }],
    ['TC-09', 'denunciation', 'anonymous', { conditions: ['clear'] }, null, { path: 'keep', ground: 'anonymous' }],
    ['TC-09', 'denunciation', 'anonymous', { conditions: ['clear', 'evidence'] }, null, { path: 'forward' }],
    ['TC-03', 'complaint', 'person', { repeatsId: 'a', repeatKind: 'same-sender' }, { guided: true, open: false, settled: false }, { path: 'keep', ground: 'again-after-guidance' }],
    ['TC-03', 'denunciation', 'person', { conditions: ['named', 'clear', 'not-settled', 'sent-to-competent'] }, null, { path: 'keep', ground: 'sent-to-competent' }],
    ['TC-03', 'petition', 'person', { repeatsId: 'a', repeatKind: 'same-sender' }, { guided: false, open: true, settled: false }, { path: 'keep', ground: 'duplicate' }],
    ['CIT-08', 'complaint', 'person', { conditions: ['named', 'clear', 'in-time', 'not-settled'] }, null, { path: 'keep', ground: 'no-conditions' }],
    ['CIT-08', 'complaint', 'person', { conditions: ['named', 'signed', 'clear', 'in-time'] }, null, { path: 'keep', ground: 'already-settled' }],
    ['PA-01', 'petition', 'person', { repeatsId: 'a', repeatKind: 'others' }, { guided: false, open: true, settled: false }, { path: 'forward' }]
  ] as const)('%s: what the rules lead to for a %s (%s)', (rule, kind, senderKind, found, earlier, expected) => {
    expect(adviceOf(of(kind, senderKind), sorting(found as Partial<Sorting>), earlier)).toMatchObject({ rule, ...expected });
  });

  it('what the rules lead to is never what they refuse', () => {
    const codes = ['named', 'signed', 'clear', 'in-time', 'not-settled', 'evidence', 'sent-to-competent'] as const;
    const earlier = fc.option(fc.record({ guided: fc.boolean(), open: fc.boolean(), settled: fc.boolean() }));
    fc.assert(
      fc.property(fc.constantFrom(...letterKinds), fc.constantFrom(...senderKinds), fc.subarray([...codes]), earlier, fc.constantFrom('same-sender' as const, 'others' as const), (kind, senderKind, found, before, repeatKind) => {
        const sorted = sorting({ conditions: found, ...(before ? { repeatsId: 'a', repeatKind } : {}) });
        const advice = adviceOf(of(kind, senderKind), sorted, before);
        const taken = { kind: ({ forward: 'forwarded', guide: 'guided', keep: 'kept' } as const)[advice.path], organizationId: 'ubnd', ground: advice.ground ?? '', note: 'Theo quy định' };
        expect(handlingRefusal(taken, of(kind, senderKind), sorted, before)).toBeNull();
      })
    );
  });

  it.each([
    ['letter.guide-only-complaint', { kind: 'guided' }, 'denunciation', {}, null],
    ['letter.guide-only-complaint', { kind: 'guided' }, 'petition', {}, null],
    ['letter.guided-once', { kind: 'guided' }, 'complaint', { repeatsId: 'a', repeatKind: 'same-sender' }, { guided: true, open: false, settled: false }],
    ['letter.body-needed', { kind: 'forwarded', organizationId: null }, 'petition', {}, null],
    ['letter.complaint-forward-reason', { kind: 'forwarded', note: '' }, 'complaint', {}, null],
    ['letter.conditions-met', { kind: 'kept', ground: 'no-conditions' }, 'petition', {}, null],
    ['letter.not-sent-to-competent', { kind: 'kept', ground: 'sent-to-competent' }, 'petition', {}, null],
    ['letter.not-guided-before', { kind: 'kept', ground: 'again-after-guidance' }, 'complaint', {}, null],
    ['letter.no-repeat', { kind: 'kept', ground: 'duplicate' }, 'complaint', {}, null],
    ['letter.not-anonymous', { kind: 'kept', ground: 'anonymous' }, 'complaint', {}, null],
    ['letter.not-settled-before', { kind: 'kept', ground: 'already-settled' }, 'complaint', {}, null]
  ] as const)('refuses with %s', (key, given, kind, found, earlier) => {
    expect(handlingRefusal({ organizationId: 'ubnd', ground: '', note: 'Có lý do', ...given }, of(kind), sorting(found as Partial<Sorting>), earlier)).toBe(key);
  });

  it('an act is not ahead of today, before the letter came, nor before the act it follows', () => {
    expect([dayRefusal('2026-11-21', '2026-11-01', [], '2026-11-20'), dayRefusal('2026-10-31', '2026-11-01', [], '2026-11-20'), dayRefusal('2026-11-04', '2026-11-01', [act('forwarded')], '2026-11-20'), dayRefusal('2026-11-05', '2026-11-01', [act('forwarded')], '2026-11-20')]).toEqual([
      'letter.day-ahead',
      'letter.day-before-receipt',
      'letter.day-before-last',
      null
    ]);
  });
});

describe('the same matter again', () => {
  const key = matterKey('Mức hỗ trợ khi thu hồi đất làm đường liên thôn', 'Gia đình tôi bị thu hồi 120 m2 đất');
  const again = matterKey('Đơn khiếu nại mức hỗ trợ thu hồi đất làm đường liên thôn', 'Lần thứ hai gửi');
  const other = matterKey('Trạm bơm hỏng, thiếu nước tưới', 'Đề nghị sửa trạm bơm');

  it('is recognised by its telling words, first of the same sender, then of others', () => {
    const found = repeatsOf(again, [
      { id: 'of-another', matterKey: key, sameSender: false, receivedOn: '2026-10-02' },
      { id: 'old', matterKey: key, sameSender: true, receivedOn: '2026-03-02' },
      { id: 'late', matterKey: key, sameSender: true, receivedOn: '2026-09-02' },
      { id: 'pump', matterKey: other, sameSender: true, receivedOn: '2026-11-02' }
    ]);
    expect(found.map((each) => [each.id, each.kind])).toEqual([
      ['late', 'same-sender'],
      ['old', 'same-sender'],
      ['of-another', 'others']
    ]);
  });

  it('likeness is the same both ways, and one with itself', () => {
    const words = fc.array(fc.constantFrom('dat', 'duong', 'rac', 'nuoc', 'truong', 'cho', 'cau'), { minLength: 2 }).map((list) => [...new Set(list)].join(' '));
    fc.assert(fc.property(words, words, (a, b) => likeness(a, b) === likeness(b, a)));
    expect([likeness(key, key), likeness('', key)]).toEqual([1, 0]);
  });

  it('a sender is one however his name is typed', () => {
    expect(new Set(['Ông NGUYỄN VĂN  MẪU', 'Nguyễn Văn Mẫu', 'nguyen van mau', 'Nguyễn Văn Mẫu'.normalize('NFD')].map(senderKey)).size).toBe(1);
  });
});

describe('masks', () => {
  it('TC-08: a text that tells the protected name is known, typed any way', () => {
    expect([tellsName('Tôi là Nguyễn Thị Thử, thôn Mẫu', 'Nguyễn Thị Thử'), tellsName('toi la NGUYEN THI THU.', 'Bà Nguyễn Thị Thử'), tellsName('Việc cho thuê đất công ích', 'Nguyễn Thị Thử'), tellsName('thử việc', 'Thử')]).toEqual([true, true, false, false]);
  });

  it('numbers and codes as the register writes them', () => {
    expect([letterNumber(7, ''), letterNumber(17, 'a'), maskCode(4), maskCode(112)]).toEqual(['007', '017a', 'Đ-04', 'Đ-112']);
    expect(missingConditions('complaint', ['named', 'clear'])).toEqual(['signed', 'in-time', 'not-settled']);
  });
});
