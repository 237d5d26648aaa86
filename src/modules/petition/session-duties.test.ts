import { describe, expect, it } from 'vitest';
import { sessionDuties, type ComingSession } from './session-duties.ts';

const bodies = { standingCommitteeId: 'tt', officeId: 'vp', peoplesCommitteeId: 'ubnd' };
const session = (more: Partial<ComingSession> = {}): ComingSession => ({ roundId: 'r', title: 'kỳ họp thường lệ cuối năm 2026', opensOn: '2026-12-17', opened: false, earlier: 0, answersEndOn: null, ...more });
const due = (more: Partial<ComingSession> = {}) => Object.fromEntries(sessionDuties(session(more), bodies, { rows: new Map() }, []).map((duty) => [duty.rule, `${duty.dueOn} ${duty.leadOrganizationId}`]));

describe('what falls due of petitions around a session', () => {
  it('law:PET-03 seven working days before it opens, law:PET-13 ready the working day before', () => {
    // Thursday 17/12/2026: seven working days back is Tuesday 08/12.
    expect(due()).toEqual({ 'PET-03': '2026-12-08 tt', 'PET-13': '2026-12-16 tt' });
    expect(due({ opensOn: '2026-12-14' })['PET-13']).toBe('2026-12-11 tt');
  });

  it('law:PET-07 thirty days before, of the People’s Committee, only when earlier petitions are there to report on', () => {
    expect(due({ earlier: 3 })['PET-07']).toBe('2026-11-17 ubnd');
    expect(due()['PET-07']).toBeUndefined();
  });

  it('law:PET-10 on the fifteenth working day after the last answer was due, once any was asked for', () => {
    // Answers due by Monday 04/01/2027: fifteen working days on is Monday 25/01.
    expect(due({ answersEndOn: '2027-01-04' })['PET-10']).toBe('2027-01-25 vp');
    expect(Object.keys(due({ answersEndOn: '2027-01-04', opened: true, earlier: 3 }))).toEqual(['PET-10']);
  });
});
