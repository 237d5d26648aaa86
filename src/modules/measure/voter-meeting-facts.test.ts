import { describe, expect, test } from 'vitest';
import { figureOf, type Scope } from './engine.ts';
import { delegatesWhoMet, meetingsAsPlanned, thematicMeetings, type MeetingSeatFact, type VoterMeetingFact } from './voter-meeting-facts.ts';

const at = (text: string) => new Date(`${text}+07:00`);
const scope = (asOf: string, knownAt = `${asOf}T23:00:00`, from = '2026-01-01', to = '2026-12-31'): Scope => ({ from, to, asOf, knownAt: at(knownAt) });
const meeting = (over: Partial<VoterMeetingFact> = {}): VoterMeetingFact => ({
  id: 'm',
  kind: 'session',
  issuedAt: at('2026-11-10T10:00:00'),
  plannedStartsAt: at('2026-12-01T19:30:00'),
  plannedPlace: 'Nhà văn hóa thôn Mẫu Đông',
  heldOn: '2026-12-01',
  heldPlace: 'nhà văn hóa  thôn Mẫu Đông',
  closedAt: at('2026-12-01T21:30:00'),
  removedAt: null,
  withdrawnAt: null,
  withdrawnReason: null,
  changes: null,
  ...over
});
const place = (fact: VoterMeetingFact, when: Scope) => meetingsAsPlanned([fact], when).map((record) => `${record.place} ${record.reason.key}`);

describe('voter-meetings.as-planned', () => {
  test.each([
    ['held on the planned day and place', meeting(), scope('2026-12-05'), ['counted reason.meeting-held']],
    ['told for a day before it was held', meeting(), scope('2026-11-20'), ['not-due reason.not-due']],
    ['known only from when it was recorded', meeting({ closedAt: at('2026-12-04T08:00:00') }), scope('2026-12-03'), ['base reason.meeting-no-minutes']],
    ['the day itself is still time', meeting({ closedAt: null, heldOn: null }), scope('2026-12-01'), ['not-due reason.not-due']],
    ['no minutes after its day', meeting({ closedAt: null, heldOn: null }), scope('2026-12-02'), ['base reason.meeting-no-minutes']],
    ['held on another day', meeting({ heldOn: '2026-12-03', closedAt: at('2026-12-03T21:30:00') }), scope('2026-12-05'), ['base reason.meeting-moved']],
    ['held at another place', meeting({ heldPlace: 'Trường tiểu học Mẫu' }), scope('2026-12-05'), ['base reason.meeting-elsewhere']],
    ['called off', meeting({ closedAt: null, heldOn: null, changes: [{ kind: 'called-off', at: '2026-11-30T08:00:00+07:00', reason: 'Bão' }] }), scope('2026-12-05'), ['base reason.meeting-called-off']],
    ['called off and put back', meeting({ closedAt: null, heldOn: null, changes: [{ kind: 'called-off', at: '2026-11-29T08:00:00+07:00', reason: 'Bão' }, { kind: 'reinstated', at: '2026-11-30T08:00:00+07:00', reason: '' }] }), scope('2026-12-05'), ['base reason.meeting-no-minutes']],
    ['of a round given up: listed under the figure', meeting({ closedAt: null, heldOn: null, withdrawnAt: at('2026-11-25T08:00:00'), withdrawnReason: 'Lùi kỳ họp' }), scope('2026-12-05'), ['left-out reason.excused']],
    ['of a plan not issued', meeting({ issuedAt: null, plannedStartsAt: null }), scope('2026-12-05'), []],
    ['taken out of the draft', meeting({ removedAt: at('2026-11-05T08:00:00') }), scope('2026-12-05'), []],
    ['planned for another year', meeting({ plannedStartsAt: at('2027-01-05T19:30:00') }), scope('2026-12-05'), []]
  ])('%s', (_name, fact, when, expected) => {
    expect(place(fact, when)).toEqual(expected);
  });

  test('no meeting at all is no figure, neither nought nor a hundred', () => {
    expect(figureOf(meetingsAsPlanned([], scope('2026-12-05')), 'percent').value).toBeNull();
  });
});

test('voter-meetings.thematic counts what was held on a topic, a field, a group or an area, in the period', () => {
  const facts = [meeting({ id: 'a', kind: 'topic' }), meeting({ id: 'b', kind: 'area' }), meeting({ id: 'c' }), meeting({ id: 'd', kind: 'field', closedAt: null, heldOn: null, plannedStartsAt: at('2026-12-20T08:00:00') }), meeting({ id: 'e', kind: 'topic', heldOn: '2025-12-01', closedAt: at('2025-12-01T21:00:00') })];
  const records = thematicMeetings(facts, scope('2026-12-05'));
  expect(records.map((record) => [record.key, record.place])).toEqual([['a', 'counted'], ['b', 'counted'], ['d', 'not-due']]);
  expect(figureOf(records, 'count').value).toBe(2);
});

describe('voter-meetings.delegates', () => {
  const seat = (over: Partial<MeetingSeatFact> = {}): MeetingSeatFact => ({
    meetingId: 'm',
    personId: 'p',
    assignedAt: at('2026-11-10T10:00:00'),
    releasedAt: null,
    attended: 'present',
    attendedAt: at('2026-12-01T20:00:00'),
    startsAt: at('2026-12-01T19:30:00'),
    heldOn: '2026-12-01',
    closedAt: at('2026-12-01T21:30:00'),
    issuedAt: at('2026-11-10T10:00:00'),
    removedAt: null,
    withdrawnAt: null,
    ...over
  });
  const open = { attended: null, attendedAt: null, heldOn: null, closedAt: null } as const;
  const places = (facts: MeetingSeatFact[], when = scope('2026-12-05')) => delegatesWhoMet(facts, when).map((record) => [record.key, record.place]);

  test('each person once, whatever the number of meetings', () => {
    const records = delegatesWhoMet([seat(), seat({ meetingId: 'n', heldOn: '2026-12-03', startsAt: at('2026-12-03T19:30:00'), closedAt: at('2026-12-03T21:30:00'), attendedAt: at('2026-12-03T20:00:00') })], scope('2026-12-05'));
    expect(records).toMatchObject([{ key: 'p', place: 'counted', reason: { params: { on: '2026-12-01', times: 2 } } }]);
  });
  test('who was away from all, excused or not, is in the base; one time there counts', () => {
    expect(places([seat({ attended: 'excused' })])).toEqual([['p', 'base']]);
    expect(places([seat({ attended: 'absent' }), seat({ meetingId: 'n' })])).toEqual([['p', 'counted']]);
  });
  test('whose meeting lies ahead is not due; who was replaced is not in the base', () => {
    expect(places([seat({ ...open, startsAt: at('2026-12-20T08:00:00') })])).toEqual([['p', 'not-due']]);
    expect(places([seat({ ...open, releasedAt: at('2026-11-20T08:00:00') })])).toEqual([]);
    expect(places([seat({ ...open, releasedAt: at('2026-12-10T08:00:00') })])).toEqual([['p', 'base']]);
  });
  test('attendance counts from when it was recorded', () => {
    expect(places([seat({ attendedAt: at('2026-12-07T08:00:00') })])).toEqual([['p', 'base']]);
  });
});
