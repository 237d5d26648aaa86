import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#core/context.ts';
import { Forbidden, Invalid, RuleBroken } from '#core/errors.ts';
import { filePath } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { paperOpens } from '#modules/paper/server/queries.ts';
import { warmPdf } from '#modules/paper/server/pdf.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { obligationDetail } from '../detail.ts';
import { draftChasingLetter } from '../chasing-letter.ts';
import { chaseByLetter } from './chase-by-letter.ts';
import { openObligations } from './open-obligations.ts';
import { takeBackAct } from './take-back-act.ts';

const here = world();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-letter-'));
  process.env['NGHISU_DATA'] = dataDir;
  await warmPdf();
}, 60_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as Invalid & { message: string });
async function opened(c: TestCouncil, title: string, dueOn: string, kind = 'peoples-committee'): Promise<string> {
  const draft = { kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title, product: '', leadOrganizationId: c.organization(kind), responsiblePersonId: null, coordinatingOrganizationIds: [], fromOn: null, dueOn, dueAt: null, remindOn: dueOn, needed: null, planId: null, forTaskId: null, basis: '10/KH-HĐND, mục III', lawRule: null };
  return (await openObligations.execute(c.clock, { obligations: [draft] })).ids[0] ?? '';
}

describe('chasing by an official letter', () => {
  it('gives one letter its number for several things, freezes it as DOCX and PDF, and writes it behind the step of each', async () => {
    const c = await council(here);
    const ids = [await opened(c, 'Rà soát hộ nghèo', '2026-11-10'), await opened(c, 'Trả lời kiến nghị', '2026-11-12')];
    const send = (role: Role, more: object = {}) => chaseByLetter.execute(c.as(role), { obligationIds: ids, issuedOn: 'hôm nay', answerBy: '27/11', signerId: c.person('vice-chair'), note: '', ...more });
    const done = await send('clerk');
    expect(done).toMatchObject({ works: 2, symbol: '01/TTHĐND-VP' });
    for (const id of ids) {
      const { chasing, row } = await c.read((tx) => obligationDetail(tx, c.as('clerk').actor, id, '2026-11-20', c.as('clerk').now));
      expect(row.chased).toBe(1);
      expect(chasing).toMatchObject([{ step: 1, kind: 'letter', paper: '01/TTHĐND-VP ngày 20/11/2026', answerBy: '2026-11-27', pdfFileId: expect.any(String), docxFileId: expect.any(String) }]);
    }
    const [file] = await c.read(async (tx) => (await sql<{ id: string; sha256: string; name: string }>`select f.file_id as id, f.sha256, f.name from paper p join file f on f.file_id = p.docx_file_id`.execute(tx)).rows);
    const text = strFromU8(unzipSync(new Uint8Array(await readFile(filePath(dataDir, file?.sha256 ?? ''))))['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
    expect(text).toMatch(/V\/v đôn đốc thực hiện 02\s*nhiệm vụ quá hạn/);
    for (const words of ['Rà soát hộ nghèo', 'Trả lời kiến nghị', 'ngày 27/11/2026', 'KT. CHỦ TỊCH']) expect(text).toContain(words);
    expect(text.match(/V\/v/g)).toHaveLength(1);
    // The body it is written to may open it, another may not.
    const opens = (role: Role) => c.read((tx) => paperOpens(tx, c.as(role).actor, file?.id ?? ''));
    expect([await opens('ubnd-officer'), await opens('mttq-officer'), await opens('clerk')]).toEqual([true, false, true]);
    // What went out signed is not taken back by a press.
    expect((await refusal(takeBackAct.execute(c.as('clerk'), { obligationIds: ids, act: 'chase' })))?.message).toBe('obligation.take-back-gone');
    expect((await send('clerk', { number: '5' })).symbol).toBe('05/TTHĐND-VP');
  });

  it('is proposed for all that is late of one body where nothing was chosen', async () => {
    const c = await council(here);
    const at = { today: '2026-11-20', now: c.as('clerk').now, on: '2026-11-20' };
    const draft = () => c.read((tx) => draftChasingLetter(tx, c.as('clerk').actor, { obligationIds: [], answerBy: null, note: '' }, at));
    expect((await refusal(draft()))?.fields).toEqual({ obligationIds: 'obligation.letter-none' });
    for (const title of ['a', 'b']) await opened(c, title, '2026-11-10');
    await opened(c, 'c', '2026-12-10');
    expect((await draft()).works.map((row) => row.title)).toEqual(['a', 'b']);
  });

  it('is refused for two bodies at once, for what is not overdue, with a day ahead, a wrong signer, an answer before the letter, and to others', async () => {
    const c = await council(here);
    const [late, other, early] = [await opened(c, 'a', '2026-11-10'), await opened(c, 'b', '2026-11-10', 'fatherland-front'), await opened(c, 'c', '2026-12-10')];
    const send = (obligationIds: string[], more: object = {}, role: Role = 'clerk') => refusal(chaseByLetter.execute(c.as(role), { obligationIds, issuedOn: '20/11/2026', signerId: c.person('chair'), ...more }));
    expect(await send([late, other])).toBeInstanceOf(RuleBroken);
    expect((await send([early]))?.fields).toEqual({ obligationIds: 'obligation.letter-none' });
    expect((await send([late], { issuedOn: '21/11/2026' }))?.fields).toEqual({ issuedOn: 'paper.issue-ahead' });
    expect((await send([late], { signerId: c.person('clerk') }))?.fields).toEqual({ signerId: 'paper.signer' });
    expect((await send([late], { answerBy: '19/11/2026' }))?.fields).toEqual({ answerBy: 'obligation.answer-past' });
    for (const role of ['delegate', 'ubnd-officer', 'overseer'] as const) expect(await send([late], {}, role), role).toBeInstanceOf(role === 'delegate' || role === 'ubnd-officer' || role === 'overseer' ? Forbidden : Error);
    const numbers = await c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from number_given`.execute(tx)).rows[0]?.n);
    expect(numbers).toBe(0);
  });
});
