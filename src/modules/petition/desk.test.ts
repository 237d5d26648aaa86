import { describe, expect, it } from 'vitest';
import { deskGroupOf, deskView, isUnaccepted, promises, wordCount, type DeskItem } from './desk.ts';
import { results, stages, type Stage } from './schema.ts';

const standing = (daysLeft: number | null, late = false): DeskItem['standing'] => ({ state: late ? 'late' : 'begun', open: true, late, daysLate: late ? 2 : 0, daysLeft });
const item = (id: string, daysLeft: number | null, stage: Stage | null, late = false): DeskItem => ({
  id,
  kind: stage ? 'petition-reply' : 'report',
  subjectKind: stage ? 'petition-reply' : 'report-series',
  subjectId: id,
  title: id,
  basis: '',
  leadName: null,
  dueOn: null,
  standing: standing(daysLeft, late),
  verb: 'report',
  chased: 0,
  petition: stage && { id, code: id, title: id, stage, raisings: 1, voters: 1, villageName: null, referredOn: null, promisedOn: null, drafted: false }
});

describe('the list of a desk', () => {
  it.each([
    [standing(null, true), 'late'],
    [standing(0), 'soon'],
    [standing(5), 'soon'],
    [standing(6), 'later'],
    [standing(null), 'later']
  ] as const)('puts %j under %s', (given, group) => expect(deskGroupOf(given)).toBe(group));

  it('shows all kinds of work in one order, petitions alone, or those not accepted, and no empty group', () => {
    const items = [item('bao-cao', null, null, true), item('moi', 28, 'referred'), item('nhan', 3, 'accepted'), item('lai', 4, 'reopened')];
    const ids = (filter: Parameters<typeof deskView>[1]) => deskView(items, filter).map((group) => [group.key, ...group.items.map((each) => each.id)]);
    expect(ids('all')).toEqual([['late', 'bao-cao'], ['soon', 'nhan', 'lai'], ['later', 'moi']]);
    expect(ids('petitions')).toEqual([['soon', 'nhan', 'lai'], ['later', 'moi']]);
    expect(ids('unaccepted')).toEqual([['soon', 'lai'], ['later', 'moi']]);
  });

  it('calls a petition not accepted only where the body was asked and has not said yes', () => {
    expect(stages.filter(isUnaccepted)).toEqual(['referred', 'reopened']);
  });
});

it('PET-08: only a result that promises asks for a day', () => {
  expect(results.filter(promises)).toEqual(['in-progress', 'will-do']);
});

it.each([
  ['', 0],
  ['  Xã đã  sửa\nxong. ', 4],
  ['Rãnh được khơi trước 15/12/2026; lan can tạm lắp.', 9]
])('counts the words of %j as %i', (text, count) => expect(wordCount(text)).toBe(count));
