import { describe, expect, test } from 'vitest';
import { defaultCalendar } from '#core/calendar/holidays.ts';
import { instantAt } from '#core/calendar/instants.ts';
import { checkRound, dueBy, stateOfMeeting, type Finding, type MeetingPlan, type RoundPlan, type Surroundings } from './rules.ts';

const around: Surroundings = {
  villages: [
    { id: 'v1', name: 'Thôn Mẫu Đông' },
    { id: 'v2', name: 'Thôn Mẫu Tây' }
  ],
  delegates: [
    { id: 'd1', name: 'Nguyễn Văn Mẫu' },
    { id: 'd2', name: 'Trần Thị Thử' }
  ],
  calendar: defaultCalendar,
  overrides: [],
  today: '2026-11-20'
};
const round: RoundPlan = { timing: 'before-session', sessionKind: 'regular', sessionOpensOn: '2026-12-17', fromOn: '2026-11-25', toOn: '2026-12-10', issuedOn: '2026-11-19', organiserId: 'mt', reportedIds: [] };
const meeting = (over: Partial<MeetingPlan> = {}): MeetingPlan => ({
  id: 'm1',
  kind: 'session',
  mode: 'in-person',
  securityAssured: false,
  place: 'Nhà văn hóa thôn Mẫu Đông',
  startsAt: instantAt('2026-12-02', 19, 30),
  endsAt: instantAt('2026-12-02', 21),
  topic: '',
  chairName: 'Đỗ Thị Mẫu',
  hasMinuteTaker: true,
  villageIds: ['v1', 'v2'],
  delegateIds: ['d1', 'd2'],
  declinedIds: [],
  bodyIds: ['ubnd'],
  askedOn: null,
  decision: null,
  decidedOn: null,
  toldOn: null,
  pressOn: '2026-11-19',
  forwardedOn: null,
  heldOn: null,
  absentIds: [],
  calledOff: false,
  ...over
});
const found = (meetings: MeetingPlan[], over: Partial<RoundPlan> = {}, here: Partial<Surroundings> = {}) => checkRound({ ...round, ...over }, meetings, { ...around, ...here });
const keys = (findings: Finding[]) => findings.map((each) => `${each.rule} ${each.key}`);

test('a plan with nothing amiss has no finding', () => {
  expect(found([meeting()])).toEqual([]);
});

describe('TXC-01: who goes where', () => {
  const later = (at: Date, place = 'Nhà văn hóa thôn Mẫu Tây') => meeting({ id: 'm2', place, startsAt: at, endsAt: new Date(at.getTime() + 90 * 60_000) });
  test('a delegate in two places at once', () => {
    const result = found([meeting(), later(instantAt('2026-12-02', 20))]);
    expect(keys(result)).toEqual(['TXC-01 clash', 'TXC-01 clash']);
    expect(result[0]).toMatchObject({ weight: 'must', meetingIds: ['m1', 'm2'], params: { name: 'Nguyễn Văn Mẫu' } });
  });
  test('a delegate with too little time between two places', () => {
    expect(found([meeting({ delegateIds: ['d1'] }), { ...later(instantAt('2026-12-02', 21, 20)), delegateIds: ['d1', 'd2'] }])).toMatchObject([{ key: 'near', weight: 'should', params: { minutes: 20 } }]);
  });
  test('two meetings one after the other in one place are no trouble', () => {
    expect(found([meeting(), later(instantAt('2026-12-02', 21, 20), meeting().place)])).toEqual([]);
  });
  test('enough time between two places is no trouble', () => {
    expect(found([meeting(), later(instantAt('2026-12-02', 21, 45))])).toEqual([]);
  });
  test('a meeting called off clashes with nothing', () => {
    expect(found([meeting(), { ...later(instantAt('2026-12-02', 20)), calledOff: true }])).toEqual([]);
  });
  test('a meeting nobody goes to, and one outside the days of the round', () => {
    expect(keys(found([meeting(), meeting({ id: 'm2', delegateIds: [] })]))).toContain('TXC-01 no-delegate');
    expect(keys(found([meeting({ startsAt: instantAt('2026-12-12', 8), endsAt: instantAt('2026-12-12', 10) })]))).toEqual(['TXC-01 outside-days']);
  });
});

describe('TXC-02: before each regular session contact is required', () => {
  test('a round without a meeting', () => {
    expect(keys(found([]))).toEqual(['TXC-02 required']);
    expect(found([], { sessionKind: 'thematic' })).toEqual([]);
  });
  test('a village not reached and a delegate who goes nowhere are named', () => {
    expect(found([meeting({ villageIds: ['v1'], delegateIds: ['d1'] })])).toMatchObject([
      { key: 'village', weight: 'must', params: { names: 'Thôn Mẫu Tây', count: 1 } },
      { key: 'delegate', weight: 'must', params: { names: 'Trần Thị Thử' } }
    ]);
  });
  test('after the session nobody is required', () => {
    expect(found([meeting({ villageIds: ['v1'], delegateIds: ['d1'] })], { timing: 'after-session' })).toEqual([]);
  });
  test('a meeting on the opening day is not before the session', () => {
    expect(keys(found([meeting({ startsAt: instantAt('2026-12-17', 8), endsAt: instantAt('2026-12-17', 10) })], { toOn: '2026-12-20' }))).toEqual(['TXC-02 after-opening']);
  });
});

test('TXC-04: online only when information security was confirmed', () => {
  expect(keys(found([meeting({ mode: 'both' })]))).toEqual(['TXC-04 online-unsafe']);
  expect(found([meeting({ mode: 'online', securityAssured: true })])).toEqual([]);
});

describe('TXC-05: the plan reaches the press at least five working days before', () => {
  test('the last day is counted back in working days', () => {
    expect(dueBy('TXC-05', '2026-12-02', around).dueOn).toBe('2026-11-25');
  });
  test.each([
    [{ pressOn: '2026-11-25' }, []],
    [{ pressOn: '2026-11-26' }, ['TXC-05 press-late']],
    [{ pressOn: null }, ['TXC-05 press-ahead']],
    [{ pressOn: null, startsAt: instantAt('2026-11-26', 8), endsAt: instantAt('2026-11-26', 10) }, ['TXC-05 press-missed']]
  ] as [Partial<MeetingPlan>, string[]][])('%o', (over, expected) => {
    expect(keys(found([meeting(over)]))).toEqual(expected);
  });
  test('a value of the council itself is followed where the law lets it set one; here it does not', () => {
    expect(() => dueBy('TXC-05', '2026-12-02', { ...around, overrides: [{ ruleId: 'TXC-05', amount: 3, unit: 'wd', source: 'Quy chế', from: '2026-01-01' }] })).toThrow(RangeError);
  });
});

test('TXC-06 and TXC-08: who chairs, who writes, who answers', () => {
  expect(keys(found([meeting({ chairName: '' })]))).toEqual(['TXC-06 no-chair']);
  expect(keys(found([meeting({ hasMinuteTaker: false })]))).toEqual(['TXC-06 no-chair']);
  expect(keys(found([meeting({ bodyIds: [] })]))).toEqual(['TXC-08 no-body']);
});

describe('TXC-09: outside the constituency', () => {
  const outside = (over: Partial<MeetingPlan> = {}) => meeting({ kind: 'outside', askedOn: '2026-11-16', decision: 'allowed', decidedOn: '2026-11-20', toldOn: '2026-11-27', ...over });
  test('asked, decided and told in time', () => {
    expect(found([outside()])).toEqual([]);
  });
  test('without a written request', () => {
    expect(keys(found([outside({ askedOn: null, decision: null, decidedOn: null })]))).toEqual(['TXC-09 not-asked']);
  });
  test('decided within five working days of the request', () => {
    expect(found([outside({ decision: null, decidedOn: null })])).toMatchObject([{ key: 'undecided', weight: 'ahead', dueOn: '2026-11-23' }]);
    expect(found([outside({ decision: null, decidedOn: null })], {}, { today: '2026-11-24' })).toMatchObject([{ key: 'undecided', weight: 'must' }]);
    expect(keys(found([outside({ decidedOn: '2026-11-24' })], {}, { today: '2026-11-25' }))).toEqual(['TXC-09 decided-late']);
  });
  test('the place is told at least three working days before', () => {
    expect(found([outside({ toldOn: null })])).toMatchObject([{ key: 'not-told', rule: 'TXC-09.notice', dueOn: '2026-11-27', weight: 'ahead' }]);
    expect(keys(found([outside({ toldOn: '2026-11-30' })]))).toEqual(['TXC-09.notice told-late']);
  });
  test('refused: it is not to be held', () => {
    expect(found([outside({ decision: 'refused', toldOn: null })])).toMatchObject([{ key: 'refused', weight: 'must' }]);
  });
});

describe('TXC-10: with a person or a group', () => {
  const person = (over: Partial<MeetingPlan> = {}) => meeting({ kind: 'person', askedOn: '2026-11-16', decision: 'allowed', decidedOn: '2026-11-20', toldOn: '2026-11-27', pressOn: null, bodyIds: [], ...over });
  test('no word to the press and no office are asked of it', () => {
    expect(found([person()])).toEqual([]);
  });
  test('what was said is passed on within five working days', () => {
    expect(found([person({ heldOn: '2026-12-02' })], {}, { today: '2026-12-03' })).toMatchObject([{ key: 'result' }, { key: 'not-forwarded', rule: 'TXC-10.forward', weight: 'ahead', dueOn: '2026-12-09' }].sort((a, b) => (a.key < b.key ? -1 : 1)));
    expect(keys(found([person({ heldOn: '2026-12-02', forwardedOn: '2026-12-04' })], { reportedIds: ['d1', 'd2'] }))).toEqual([]);
  });
});

test('TXC-11: a conference on a topic names it', () => {
  expect(keys(found([meeting({ kind: 'topic' })]))).toEqual(['TXC-11 no-topic']);
});

test('TXC-12: who declines leaves a place to fill; where all decline nobody comes', () => {
  expect(found([meeting({ declinedIds: ['d1'] })])).toMatchObject([{ key: 'declined', weight: 'should', params: { count: 1 } }]);
  expect(found([meeting({ declinedIds: ['d1', 'd2'] })])).toMatchObject([{ key: 'all-declined', weight: 'must' }]);
});

test('TXC-13: results are reported before the session opens, the day before at the latest', () => {
  const held = meeting({ heldOn: '2026-12-02' });
  expect(found([held], { reportedIds: ['d1'] }, { today: '2026-12-10' })).toMatchObject([{ key: 'result', weight: 'ahead', dueOn: '2026-12-16', params: { count: 1, names: 'Trần Thị Thử' } }]);
  expect(found([{ ...held, absentIds: ['d1', 'd2'] }])).toEqual([]);
  expect(found([held], {}, { today: '2026-12-17' })).toMatchObject([{ key: 'result', weight: 'must', params: { count: 2 } }]);
});

test('a meeting whose day is past without minutes is overdue; a draft plan is no promise yet', () => {
  const base = { startsAt: instantAt('2026-11-20', 19, 30), issuedOn: '2026-11-10', beganAt: null, heldOn: null, calledOff: false };
  expect(stateOfMeeting(base, '2026-11-20')).toBe('today');
  expect(stateOfMeeting(base, '2026-11-19')).toBe('planned');
  expect(stateOfMeeting(base, '2026-11-21')).toBe('overdue');
  expect(stateOfMeeting({ ...base, issuedOn: null }, '2026-11-20')).toBe('draft');
  expect(stateOfMeeting({ ...base, beganAt: new Date() }, '2026-11-20')).toBe('running');
  expect(stateOfMeeting({ ...base, heldOn: '2026-11-20' }, '2026-11-21')).toBe('held');
  expect(stateOfMeeting({ ...base, calledOff: true }, '2026-11-21')).toBe('called-off');
});
