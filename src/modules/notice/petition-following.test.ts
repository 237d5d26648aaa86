import { describe, expect, it } from 'vitest';
import { vi as words } from './messages.ts';
import { petitionFollowingOf } from './petition-following.ts';

describe('news of petitions', () => {
  it('one letter is one piece of news to the body, however many petitions it passes on', () => {
    const told = petitionFollowingOf('petition.referred', { code: 'KN-2026-0001', symbol: '06/TTHĐND-VP', dueOn: '2026-12-21' });
    expect(told).toMatchObject({ kind: 'assigned', audience: 'body', once: 'referred:06/TTHĐND-VP', params: { symbol: '06/TTHĐND-VP', due: '21/12/2026' } });
  });

  it('tells supervisors of what waits for them, and of nothing that does not', () => {
    expect(petitionFollowingOf('petition.returned', { code: 'KN-2026-0001', reason: 'Đường tỉnh' })?.audience).toBe('supervisors');
    expect(petitionFollowingOf('petition.voter-said', { code: 'KN-2026-0001', agrees: true })).toBeNull();
    expect(petitionFollowingOf('petition.voter-said', { code: 'KN-2026-0001', agrees: false })?.textKey).toBe('notice.petition-disagrees');
    expect(petitionFollowingOf('petition.raised-again', { code: 'KN-2026-0001', stage: 'recorded' })).toBeNull();
    expect(petitionFollowingOf('petition.recorded', { code: 'KN-2026-0001' })).toBeNull();
  });

  it('has a sentence for each', () => {
    const names = ['petition.referred', 'petition.reopened', 'petition.returned', 'petition.extension-asked', 'petition.return-ruled', 'petition.extension-ruled', 'petition.voter-said', 'petition.raised-again'];
    for (const name of names) {
      const told = petitionFollowingOf(name, { ruling: 'insisted', agrees: false, stage: 'closed', granted: true });
      expect(told && told.textKey in words, name).toBe(true);
    }
  });
});
