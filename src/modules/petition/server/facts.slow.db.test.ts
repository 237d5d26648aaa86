import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { instantAt } from '#core/calendar/instants.ts';
import { isExpected } from '#core/errors.ts';
import { evaluate, describe as describeRecords } from '#modules/measure/server/evaluate.ts';
import type { Ask } from '#modules/measure/server/source.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { petitionMeasures } from '../facts.ts';
import { statisticRows } from './statistics.ts';
import { answerPetitions, withdrawAnswer } from './commands/answer-petitions.ts';
import { classifyPetition } from './commands/classify-petitions.ts';
import { excludePetition, undoExclusion } from './commands/exclude-petition.ts';
import { judgeAnswers, undoJudgement } from './commands/judge-answers.ts';
import { mergePetitions, undoMerge } from './commands/merge-petitions.ts';
import { recordPetition } from './commands/record-petition.ts';
import { referPetitions } from './commands/refer-petitions.ts';
import { reopenPetition } from './commands/reopen-petition.ts';
import { acceptReferrals, askExtension, receiveReferrals, returnReferrals, ruleOnReturn } from './commands/respond-to-referral.ts';
import { removePetition, splitPetition, undoRemoval, undoSplit } from './commands/split-petition.ts';
import { closePetitions, recordVerdict, tellVoters, undoClosing } from './commands/tell-voters.ts';

const here = world();
let c: TestCouncil;
beforeAll(async () => {
  c = await council(here, { now: '2026-03-01T08:00:00+07:00' });
});

const measures = [...petitionMeasures, 'petitions.voter-agrees'];
const asks = (asOf: Day, knownAt: Date): Ask[] => measures.map((measureId) => ({ key: measureId, measureId, unit: 'percent', scope: { from: '2026-01-01', to: '2026-12-31', asOf, knownAt }, params: {} }));

/** Places and reasons of every record of every measure as told for a day. */
async function told(asOf: Day, knownAt: Date, now: Date): Promise<Record<string, Record<string, string>>> {
  const answers = await c.read((tx) => evaluate(tx, asks(asOf, knownAt), now));
  return Object.fromEntries(measures.map((measure) => [measure, Object.fromEntries(answers.get(measure)!.records.map((record) => [record.key, `${record.place} ${record.reason.key} ${JSON.stringify(record.reason.params ?? {})} ${record.happenedOn}`]).sort())]));
}

/** A small generator of its own, so that a failure comes back. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const codeById = (id: string) => c.read(async (tx) => (await sql<{ code: string }>`select 'KN-' || year || '-' || number as code from petition where council_id = app.council() and petition_id = ${id === '' ? null : id}`.execute(tx)).rows[0]?.code ?? '');
const field = 'giao_thong' as const;
type Doing = (day: TestCouncil, id: string, other: string, on: Day) => Promise<unknown>;
const doings: readonly Doing[] = [
  (d) => recordPetition.execute(d.as('clerk'), { text: 'Đoạn đường thôn Mẫu 3 xuống cấp, đề nghị xã sửa chữa.' }),
  (d, id) => classifyPetition.execute(d.as('clerk'), { petitionId: id, field, level: 'xã', bodyId: c.organization('peoples-committee') }),
  (d, id) => referPetitions.execute(d.as('clerk'), { bodyId: c.organization('peoples-committee'), petitionIds: [id], signerId: c.person('chair') }),
  (d, id) => answerPetitions.execute(d.as('ubnd-officer'), { petitionIds: [id], result: 'done', words: 'Đã sửa xong đoạn đường.' }),
  (d, id, _, on) => answerPetitions.execute(d.as('ubnd-officer'), { petitionIds: [id], result: 'will-do', promisedOn: addCalendarDays(on, 12), words: 'Sẽ sửa khi có kinh phí.' }),
  (d, id) => judgeAnswers.execute(d.as('chair'), { petitionIds: [id], verdict: 'satisfactory' }),
  (d, id) => judgeAnswers.execute(d.as('chair'), { petitionIds: [id], verdict: 'unsatisfactory', note: 'Chưa rõ ngày xong' }),
  (d, id) => tellVoters.execute(d.as('clerk'), { petitionIds: [id], means: 'phone' }),
  (d, id) => recordVerdict.execute(d.as('clerk'), { petitionId: id, agrees: 'no', reason: 'Chưa xong', means: 'phone' }),
  (d, id) => recordVerdict.execute(d.as('clerk'), { petitionId: id, agrees: 'yes', means: 'meeting' }),
  (d, id) => closePetitions.execute(d.as('chair'), { petitionIds: [id], reason: 'Đã báo cáo tại kỳ họp' }),
  (d, id) => acceptReferrals.execute(d.as('ubnd-officer'), { petitionIds: [id] }),
  (d, id, _, on) => receiveReferrals.execute(d.as('ubnd-officer'), { petitionIds: [id], receivedOn: on }),
  (d, id) => returnReferrals.execute(d.as('ubnd-officer'), { petitionIds: [id], reason: 'Không thuộc thẩm quyền', proposedBody: 'Sở Mẫu' }),
  (d, id) => ruleOnReturn.execute(d.as('chair'), { petitionId: id, ruling: 'insisted', reason: 'Thuộc thẩm quyền' }),
  (d, id, _, on) => askExtension.execute(d.as('ubnd-officer'), { petitionIds: [id], untilOn: addCalendarDays(on, 50), reason: 'Chờ số liệu' }),
  (d, id) => reopenPetition.execute(d.as('chair'), { petitionId: id, reason: 'Cử tri chưa đồng ý' }),
  (d, id, other) => mergePetitions.execute(d.as('clerk'), { intoId: other, petitionIds: [id] }),
  (d, id) => splitPetition.execute(d.as('clerk'), { petitionId: id, parts: ['Đề nghị sửa đường.', 'Đề nghị làm rãnh.'] }),
  (d, id) => removePetition.execute(d.as('clerk'), { petitionId: id, kind: 'not-a-petition', reason: 'Chỉ là lời cảm ơn' }),
  (d, id) => undoMerge.execute(d.as('clerk'), { petitionId: id }),
  (d, id) => undoSplit.execute(d.as('clerk'), { petitionId: id }),
  (d, id) => undoRemoval.execute(d.as('clerk'), { petitionId: id }),
  (d, id) => undoJudgement.execute(d.as('chair'), { petitionId: id }),
  (d, id) => undoClosing.execute(d.as('chair'), { petitionId: id }),
  (d, id) => withdrawAnswer.execute(d.as('ubnd-officer'), { petitionId: id }),
  async (d, id, _, on) => excludePetition.execute(d.as('chair'), { code: await codeById(id), paper: '12/NQ-HĐND', paperOn: on, reason: 'Kinh phí nhiều năm' }),
  (d, id) => undoExclusion.execute(d.as('chair'), { petitionId: id })
];
/** The usual way more often than the way back. */
const weights = [0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 5, 5, 5, 5, 6, 7, 7, 8, 9, 10, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27];

describe('a figure of a past day', () => {
  it('is what was told on that day, whatever was done, undone and moved since', async () => {
    const roll = dice(20_261_120);
    const ids = async () => (await c.read(async (tx) => (await sql<{ id: string }>`select petition_id as id from petition where council_id = app.council() order by petition_id`.execute(tx)).rows)).map((row) => row.id);
    const statistics = (asOf: Day, today: Day) => c.read((tx) => statisticRows(tx, c.as('clerk').actor, { from: '2026-01-01', to: asOf, asOf }, today));
    const kept: { on: Day; knownAt: Date; figures: Awaited<ReturnType<typeof told>>; rows: Awaited<ReturnType<typeof statistics>> }[] = [];
    let did = 0;
    const used = new Set<number>();
    for (let n = 0; n < 60; n++) {
      const on = addCalendarDays('2026-03-02', n * 2);
      for (let act = 0; act < 18; act++) {
        const day = c.at(instantAt(on, 8, act * 3).toISOString());
        const all = await ids();
        const which = all.length < 5 ? 0 : weights[roll(weights.length)]!;
        const near = () => all[Math.max(0, all.length - 1 - roll(12))] ?? '';
        const [id, other] = [near(), near()];
        try {
          await doings[which]!(day, id, other, on);
          did += 1;
          used.add(which);
        } catch (error) {
          if (!isExpected(error)) throw error;
        }
      }
      const knownAt = instantAt(on, 20);
      kept.push({ on, knownAt, figures: await told(on, knownAt, knownAt), rows: await statistics(on, on) });
    }
    expect(did).toBeGreaterThan(150);
    expect(used.size).toBeGreaterThanOrEqual(20);
    const later = new Date('2027-01-01T00:00:00Z');
    for (const { on, knownAt, figures, rows } of kept) {
      expect(await told(on, knownAt, later), on).toEqual(figures);
      expect(await statistics(on, '2027-01-01'), on).toEqual(rows);
    }
    const places = new Set(kept.flatMap(({ figures }) => Object.entries(figures).flatMap(([measure, records]) => Object.values(records).map((told) => `${measure} ${told.split(' ')[0]}`))));
    for (const measure of ['petitions.compiled-on-time', 'petitions.referred', 'petitions.answered', 'petitions.settled']) for (const place of ['counted', 'base', 'left-out']) expect([...places]).toContain(`${measure} ${place}`);
  }, 120_000);

  it('opens to its records, each with its title, code and address', async () => {
    const now = new Date('2026-12-01T00:00:00Z');
    const answers = await c.read((tx) => evaluate(tx, asks('2026-12-01', now), now));
    const records = answers.get('petitions.answered')!.records;
    const shown = await c.read((tx) => describeRecords(tx, 'petitions', records, { council: c.slug, lang: 'vi' }));
    expect(shown.length).toBeGreaterThan(0);
    for (const line of shown) {
      expect(line.href).toBe(`/${c.slug}/lam-viec/kien-nghi/${line.ref.id}`);
      expect(line.subtitle).toMatch(/^KN-2026-\d{4} · /);
    }
  });

  it('leaves out what a paper took out of the ledger, with the paper and who recorded it, and what was merged with its root', async () => {
    const day = c.at('2026-08-03T08:00:00+07:00');
    const one = async () => {
      const { petitionId } = await recordPetition.execute(day.as('clerk'), { text: 'Đèn đường thôn Mẫu 5 hỏng, đề nghị thay bóng.' });
      await classifyPetition.execute(day.as('clerk'), { petitionId, field: 'dien_nuoc_sach', level: 'xã', bodyId: c.organization('peoples-committee') });
      await referPetitions.execute(day.as('clerk'), { bodyId: c.organization('peoples-committee'), petitionIds: [petitionId], signerId: c.person('chair') });
      return petitionId;
    };
    const [excused, root, merged] = [await one(), await one(), await one()];
    const later = c.at('2026-08-10T08:00:00+07:00');
    await excludePetition.execute(later.as('chair'), { code: await codeById(excused), paper: '12/NQ-HĐND', paperOn: '2026-08-08', reason: 'Kinh phí bố trí nhiều năm' });
    await expect(excludePetition.execute(later.as('chair'), { code: await codeById(excused), paper: '13/NQ-HĐND', paperOn: '2026-08-08', reason: 'Kinh phí bố trí nhiều năm' })).rejects.toMatchObject({ message: 'petition.excluded-already' });
    await expect(excludePetition.execute(later.as('ubnd-officer'), { code: await codeById(excused), paper: '13/NQ-HĐND', paperOn: '2026-08-08', reason: 'Kinh phí bố trí nhiều năm' })).rejects.toMatchObject({ name: 'Forbidden' });
    await mergePetitions.execute(later.as('clerk'), { intoId: root, petitionIds: [merged] });
    const now = new Date('2026-12-01T00:00:00Z');
    const records = (await c.read((tx) => evaluate(tx, asks('2026-12-01', now), now))).get('petitions.answered')!.records;
    const of = (id: string) => records.find((record) => record.key === id);
    expect(of(excused)).toMatchObject({ place: 'left-out', reason: { key: 'reason.excused', params: { paper: '12/NQ-HĐND', by: 'Nguyễn Văn Mẫu (chair)' } } });
    expect(of(merged)).toMatchObject({ place: 'left-out', reason: { key: 'reason.merged' } });
    expect(of(root)).toMatchObject({ place: 'base', reason: { key: 'reason.unanswered' } });
  });
});
