import { describe, expect, it } from 'vitest';
import { askedLetter } from './asked-letter.ts';
import { chaseAddress } from './chase-address.ts';

const today = '2026-11-20';
const ids = ['01a1fb6a-fbb2-7002-9ad8-d3b9fca9a39b', '01a1fb6a-fbb2-7002-9ad8-d3b9fca9a39c'];
const read = (address: string) => askedLetter(new URL(address, 'http://xa.vn'), today);

describe('the address of chasing', () => {
  it('carries the whole paper and is read back as it was', () => {
    const address = chaseAddress('mau', { body: ids[0], kind: 'explanation', work: ids, answerBy: '27/11', note: 'Một dòng\nHai dòng & ba', addressee: 'Ủy ban nhân dân tỉnh' });
    expect(read(address)).toEqual({ kind: 'explanation', obligationIds: ids, chosen: true, answerBy: '27/11', answerByDay: '2026-11-27', note: 'Một dòng\nHai dòng & ba', addressee: 'Ủy ban nhân dân tỉnh' });
  });
  it('tells nothing chosen from nothing said', () => {
    expect(read(chaseAddress('mau', { work: [] }))).toMatchObject({ chosen: true, obligationIds: [] });
    expect(read(chaseAddress('mau', {}))).toMatchObject({ chosen: false, obligationIds: [], kind: null });
    expect([read(chaseAddress('mau', {})).answerBy, read(chaseAddress('mau', { answerBy: '' })).answerBy]).toEqual([undefined, '']);
    expect(chaseAddress('mau', {})).toBe('/mau/lam-viec/viec/don-doc');
  });
  it('takes boxes as the form sends them, and no reminder, foreign id or unreadable day', () => {
    expect(read(`/x?obligationIds[]=${ids[0]}&viec=${ids[0]},xyz&kind=reminder&answerBy=31/2`)).toMatchObject({ obligationIds: [ids[0]], kind: null, answerByDay: null });
  });
});
