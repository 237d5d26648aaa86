import { beforeAll, describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { classifyPetition } from './commands/classify-petitions.ts';
import { addTerm } from './commands/keep-terms.ts';
import { learnWords } from './commands/learn-words.ts';
import { mergePetitions, keepApart } from './commands/merge-petitions.ts';
import { recordPetition } from './commands/record-petition.ts';
import { petitionDetail } from './detail.ts';
import type { PetitionFilter } from '../filter.ts';
import { petitionCounts, petitionList, wordQuery } from './list.ts';
import { nearestPetitions } from './nearest.ts';
import { proposalsOf } from './proposal.ts';

const here = world();
let c: TestCouncil;
const ids: Record<string, string> = {};
const texts = {
  road: 'Đường liên thôn từ nhà văn hóa thôn Đồng Tâm đến cầu tràn hư hỏng nặng, đề nghị xã sửa chữa.',
  roadAgain: 'duong o thon dong tam hu hong, di lai kho khan, de nghi xa sua chua',
  roadElsewhere: 'Đường liên thôn thôn Hòa Bình hư hỏng nặng, đề nghị xã sửa chữa.',
  lamp: 'Đèn đường thôn Đồng Tâm cháy bóng từ tháng 9, đề nghị thay.',
  both: 'Đề nghị xã nạo vét mương nội đồng xứ Đồng Cửa. Ngoài ra, đề nghị sửa lại nhà văn hóa thôn Đồng Tâm bị dột.'
};
const filter = (more: Partial<PetitionFilter> = {}): PetitionFilter => ({ view: 'open', words: '', field: '', level: '', bodyId: '', villageId: '', meetingId: '', sort: 'due', from: 0, ...more });
const list = (more: Partial<PetitionFilter> = {}, as: Parameters<TestCouncil['as']>[0] = 'clerk') => c.read((tx) => petitionList(tx, c.as(as).actor, filter(more), '2026-11-20'));

beforeAll(async () => {
  c = await council(here);
  for (const [name, text] of Object.entries(texts)) ids[name] = (await recordPetition.execute(c.as('clerk'), { text })).petitionId;
});

describe('the same matter again', () => {
  it('is proposed with its reason, without marks too; the same demand elsewhere is another matter', async () => {
    const near = await c.read((tx) => nearestPetitions(tx, c.as('clerk').actor, { text: 'Đường thôn Đồng Tâm hư hỏng, đề nghị sửa chữa' }));
    const same = near.filter((each) => each.same).map((each) => each.id);
    expect(same).toContain(ids['roadAgain']);
    expect(same).not.toContain(ids['roadElsewhere']);
    expect(near[0]?.reason).not.toBe('');
  });

  it('shows the root of what was merged once, and not what a person kept apart', async () => {
    await mergePetitions.execute(c.as('clerk'), { intoId: ids['road'], petitionIds: [ids['roadAgain']] });
    const near = () => c.read((tx) => nearestPetitions(tx, c.as('clerk').actor, { text: texts.roadAgain }));
    expect((await near()).filter((each) => each.id === ids['road'])).toHaveLength(1);
    expect((await near()).some((each) => each.id === ids['roadAgain'])).toBe(false);
    await keepApart.execute(c.as('clerk'), { petitionId: ids['road'], otherId: ids['lamp'] });
    const detail = await c.read((tx) => petitionDetail(tx, c.as('clerk').actor, ids['road']!));
    expect(detail.similar.some((each) => each.id === ids['lamp'])).toBe(false);
    expect(detail.merged.map((each) => each.id)).toEqual([ids['roadAgain']]);
    expect(detail.raisings).toHaveLength(2);
  });

  it('proposes field, competence and the parts of a compound one', async () => {
    const detail = await c.read((tx) => petitionDetail(tx, c.as('clerk').actor, ids['both']!));
    expect(detail.matters.length).toBe(2);
    const lamp = await c.read((tx) => petitionDetail(tx, c.as('clerk').actor, ids['lamp']!));
    expect(lamp.proposal).toMatchObject({ field: 'dien_nuoc_sach', level: 'xã' });
    expect(lamp.proposal.because.length).toBeGreaterThan(0);
  });
});

describe('the list', () => {
  it('finds by words with and without marks, by code, by a merged one’s words', async () => {
    expect((await list({ words: 'bóng đèn đường' })).lines.map((line) => line.id)).toEqual([ids['lamp']]);
    expect((await list({ words: 'bong den duo' })).lines.map((line) => line.id)).toEqual([ids['lamp']]);
    const code = (await list()).lines.find((line) => line.id === ids['lamp'])!.code;
    expect((await list({ words: code.toLowerCase().replaceAll('-', ' ') })).lines.map((line) => line.id)).toEqual([ids['lamp']]);
    expect((await list({ words: 'di lai kho khan' })).lines.map((line) => line.id)).toEqual([ids['road']]);
    expect(wordQuery('  ')).toBeNull();
    expect(wordQuery("a' | b:* & !c")).toBe('a & b & c:*');
  });

  it('counts what is open, new and often raised; leaves out what was merged', async () => {
    const counts = await c.read((tx) => petitionCounts(tx, c.as('clerk').actor, '2026-11-20'));
    expect(counts).toMatchObject({ open: 4, new: 4, many: 1, late: 0 });
    expect(await c.read((tx) => petitionCounts(tx, c.as('clerk').actor, '2026-12-20'))).toMatchObject({ late: 4 });
    expect((await list({ sort: 'raisings' })).lines[0]?.id).toBe(ids['road']);
    expect((await list({ view: 'late' })).total).toBe(0);
    expect((await list({ field: 'giao_thong' })).total).toBe(2);
  });

  it('shows a body outside only what was referred to it', async () => {
    await classifyPetition.execute(c.as('clerk'), { petitionId: ids['lamp'], field: 'dien_nuoc_sach', level: 'xã', bodyId: c.organization('peoples-committee') });
    expect((await list({}, 'ubnd-officer')).total).toBe(0);
    await expect(c.read((tx) => petitionDetail(tx, c.as('ubnd-officer').actor, ids['lamp']!))).rejects.toMatchObject({ name: 'NotFound' });
    expect((await list({}, 'mttq-officer')).total).toBe(4);
  });

});

describe('what the office teaches', () => {
  it('its own words go first, and its corrections are learnt at night', async () => {
    const text = 'Đề nghị sớm xử lý cột 110 nghiêng về phía nhà dân ở xóm Thượng.';
    const propose = async () => (await c.read((tx) => proposalsOf(tx, [text])))[0]!;
    await addTerm.execute(c.as('clerk'), { term: 'cột 110', field: 'dien_nuoc_sach', level: 'ngành điện lực' });
    expect(await propose()).toMatchObject({ field: 'dien_nuoc_sach', level: 'ngành điện lực' });
    const odd = 'Đề nghị xã sớm trả lời về việc đò ngang bến Thượng chở quá số người.';
    const was = (await c.read((tx) => proposalsOf(tx, [odd])))[0]!;
    const wanted = was.field === 'an_ninh_trat_tu' ? 'giao_thong' : 'an_ninh_trat_tu';
    const { petitionId } = await recordPetition.execute(c.as('clerk'), { text: odd });
    await classifyPetition.execute(c.as('clerk'), { petitionId, field: wanted, level: was.level, bodyId: c.organization('peoples-committee') });
    expect(await learnWords.execute(c.clock, {})).toEqual({ corrections: 1 });
    expect((await c.read((tx) => proposalsOf(tx, [odd])))[0]!.field).toBe(wanted);
    expect(await learnWords.execute(c.clock, {})).toEqual({ corrections: 0 });
    await expect(learnWords.execute(c.as('delegate'), {})).rejects.toMatchObject({ name: 'Forbidden' });
  });
});
