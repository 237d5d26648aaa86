import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Forbidden, RuleBroken } from '#core/errors.ts';
import { readSheet } from '#core/sheets/read.ts';
import { writeSheet } from '#core/sheets/write.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { columnName, type ColumnKey } from '../../intake/columns.ts';
import { recordPetition } from '../commands/record-petition.ts';
import { addMatter, confirmItem, confirmReady, dropItem, mendMinutes, mergeMatters, splitMatter, undoStep } from './commands/minutes-steps.ts';
import { recordMinutes } from './commands/record-minutes.ts';
import { decideRows, mapSheet, orderSheet } from './commands/sheet-steps.ts';
import { dropIntake, startIntake } from './commands/start-intake.ts';
import { intakeJob } from './jobs.ts';
import { minutesView, sheetView } from './queries.ts';
import { recordRows } from './record-rows.ts';
import { refusedSheet } from './workbooks.ts';

const here = world();
let dataDir = '';
let c: TestCouncil;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-intake-'));
  process.env['NGHISU_DATA'] = dataDir;
});
beforeAll(async () => {
  c = await council(here);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

type Row = Partial<Record<ColumnKey, string | null>>;
const keys: ColumnKey[] = ['note', 'raisedOn', 'text', 'raiser', 'body', 'status', 'answer', 'number', 'dueOn'];
const book = (rows: Row[]) =>
  writeSheet({ title: 'BẢNG THEO DÕI KIẾN NGHỊ CỬ TRI', columns: keys.map((key) => ({ key, title: columnName(key), width: 20, kind: 'text' })), rows: rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null]))), notes: [] });
const work = (importId: string) => intakeJob.run(c.clock, { importId }, { dataDir, signal: new AbortController().signal });
const view = (importId: string, filter: 'good' | 'refused' | 'near' = 'good') => c.read((tx) => sheetView(tx, importId, { filter, from: 0, most: 500 }));
const petitions = () => c.read(async (tx) => (await sql<{ id: string; title: string; body: string; stage: string; outcome: string | null; raisings: number; raisedOn: string }>`select petition_id as id, title, body, stage, outcome, raisings, raised_on as "raisedOn" from petition where council_id = app.council() order by year, number`.execute(tx)).rows);

async function read(rows: Row[], name = 'kien-nghi.xlsx'): Promise<string> {
  const { importId } = await startIntake.execute(c.as('clerk'), { kind: 'sheet', file: { name, bytes: await book(rows) } });
  await work(importId);
  return importId;
}

/** Says yes to the columns proposed and has the rows checked. */
async function checked(importId: string): Promise<void> {
  const { head } = await view(importId);
  await mapSheet.execute(c.as('clerk'), { importId, columns: Object.fromEntries(Object.entries(head.mapping).map(([key, place]) => [String(place), key])), history: head.history ? 'on' : '', bodyId: c.organization('peoples-committee') });
  await work(importId);
}

const rows: Row[] = [
  { text: 'Đề nghị nạo vét kênh Mẫu Hạ trước vụ xuân, bèo đã bịt kín dòng chảy.', raiser: 'Cử tri Đỗ Văn Mẫu', raisedOn: '5/10/2026', body: 'UBND xã', status: 'Đã giải quyết', answer: 'Đã nạo vét xong ngày 20/10/2026.', number: '15/UBND-KT, ngày 21/10/2026' },
  { text: 'Đèn đường ngõ 7 cháy bóng từ tháng 8, đề nghị thay.', raisedOn: '06/10/2026', body: 'UBND xã', status: 'Đã trả lời', answer: 'Đã giao đơn vị quản lý điện kiểm tra.' },
  { text: 'Đề nghị xây nhà văn hóa thôn Mẫu Bắc.', raisedOn: '7/10/2026', body: 'UBND xã', status: 'Đang giải quyết', answer: 'Đã đưa vào kế hoạch đầu tư công năm 2027.', dueOn: '31/12/2027' },
  { text: 'Đề nghị điện lực hạ cột điện nghiêng trước trường tiểu học.', raisedOn: '8/10/2026', status: 'Chưa trả lời' },
  { text: '', raisedOn: '8/10/2026' },
  { text: 'Đề nghị bỏ trạm thu phí.', raisedOn: '32/13/2026' },
  { text: '=HYPERLINK("http://xau.example","bấm vào đây") đề nghị kiểm tra', raisedOn: '8/12/2027' }
];

describe('a list of petitions', () => {
  it('takes the good rows in as the file says they stand and gives the others back with the reason', async () => {
    const importId = await read(rows);
    expect((await view(importId)).head.mapping).toMatchObject({ text: 2, raisedOn: 1, raiser: 3, body: 4, status: 5, answer: 6, number: 7, dueOn: 8, note: 0 });
    await checked(importId);
    const before = await view(importId);
    expect(before.counts).toMatchObject({ all: 7, good: 4, refused: 3, answered: 3 });
    expect((await petitions()).length).toBe(0);
    await orderSheet.execute(c.as('clerk'), { importId });
    await work(importId);
    expect((await petitions()).map((each) => [each.stage, each.outcome, each.raisedOn])).toEqual([
      ['closed', 'settled', '2026-10-05'],
      ['answered', null, '2026-10-06'],
      ['answered', null, '2026-10-07'],
      ['recorded', null, '2026-10-08']
    ]);
    expect((await view(importId)).finishedAt).not.toBeNull();
    const handed = await readSheet(await c.read((tx) => refusedSheet(tx, importId)), 'tra-lai.xlsx');
    expect(handed.rows.map((row) => row.cells.at(-1))).toEqual([expect.stringContaining('Không có nội dung'), expect.stringContaining('32/13/2026'), expect.stringContaining('sau hôm nay')]);
    expect(handed.rows[2]!.cells[2]).toBe('=HYPERLINK("http://xau.example","bấm vào đây") đề nghị kiểm tra');
  });

  it('keeps the names of voters behind the wall: in no petition, no event, no row of the import', async () => {
    const found = await c.read(async (tx) => (await sql<{ where: string }>`select 'petition' as where from petition where council_id = app.council() and (title || body || search_key) ~* 'đỗ văn|do van'
      union all select 'event' from event where council_id = app.council() and data::text ~* 'Đỗ Văn' union all select 'row' from petition_import_row where council_id = app.council() and (cells::text || coalesce(line::text, '')) ~* 'Đỗ Văn'`.execute(tx)).rows);
    expect(found).toEqual([]);
    const raisers = await c.read(async (tx) => (await sql<{ name: string }>`select name from raiser where council_id = app.council()`.execute(tx)).rows);
    expect(raisers).toEqual([{ name: 'Đỗ Văn Mẫu' }]);
  });

  it('sent again, whole or mended, writes no row twice', async () => {
    const count = (await petitions()).length;
    const again = await read(rows);
    await checked(again);
    expect((await view(again, 'refused')).rows.map((row) => row.problems[0])).toContainEqual(expect.stringMatching(/^Đã có trong sổ là KN-2026-\d{4}/));
    expect((await view(again)).counts.good).toBe(0);
    await expect(orderSheet.execute(c.as('clerk'), { importId: again })).rejects.toThrow(RuleBroken);
    expect((await petitions()).length).toBe(count);
  });

  it('remembers the columns a person chose for the next file', async () => {
    const columns = [{ key: 'a', title: 'Vấn đề bà con nêu', width: 30, kind: 'text' as const }, { key: 'b', title: 'Hôm nào', width: 12, kind: 'text' as const }];
    const odd = (text: string) => writeSheet({ title: 'Sổ tay', columns, rows: [{ a: text, b: '9/10/2026' }], notes: [] });
    const first = await startIntake.execute(c.as('clerk'), { kind: 'sheet', file: { name: 'so-tay.xlsx', bytes: await odd('Bà con mong xã gắn biển tên đường ở thôn Mẫu Nam.') } });
    await work(first.importId);
    expect((await view(first.importId)).head.mapping.text).toBeUndefined();
    await mapSheet.execute(c.as('clerk'), { importId: first.importId, columns: { '0': 'text', '1': 'raisedOn' } });
    await work(first.importId);
    const second = await startIntake.execute(c.as('clerk'), { kind: 'sheet', file: { name: 'so-tay-2.xlsx', bytes: await odd('Bà con mong xã mở lớp dạy bơi hè cho các cháu.') } });
    await work(second.importId);
    expect((await view(second.importId)).head.mapping).toEqual({ text: 0, raisedOn: 1 });
  });

  it('stopped half-way goes on where it stopped and never doubles; rows of one matter are one petition', async () => {
    const before = (await petitions()).length;
    const many = Array.from({ length: 25 }, (_, index): Row => ({ text: `Đề nghị sửa cầu số ${index + 1} trên tuyến kênh N${index + 3}, mặt cầu thủng.`, raisedOn: '9/10/2026' }));
    const importId = await read([...many, { text: many[0]!.text!, raisedOn: '10/10/2026', raiser: 'Trần Thị Mẫu' }]);
    await checked(importId);
    const { near } = (await view(importId, 'near')).rows.at(-1)!;
    expect(near).toMatchObject({ row: expect.any(Number) as number, score: 1 });
    const apart = (await view(importId, 'near')).rows.slice(0, -1).map((row) => [row.row, 'new']);
    await decideRows.execute(c.as('clerk'), { importId, decisions: Object.fromEntries(apart) });
    await orderSheet.execute(c.as('clerk'), { importId });
    expect(await recordRows.execute(c.as('clerk'), { importId, most: 10 })).toEqual({ done: 10 });
    expect((await petitions()).length).toBe(before + 10);
    await work(importId);
    await work(importId);
    expect((await petitions()).length).toBe(before + 25);
    expect((await petitions()).filter((each) => each.body === many[0]!.text)).toMatchObject([{ raisings: 2 }]);
  });

  it('points out the earlier petition and joins it unless a person says it is new', async () => {
    const { petitionId } = await recordPetition.execute(c.as('clerk'), { text: 'Đề nghị làm kè chống sạt lở bờ sông Mẫu đoạn qua thôn Mẫu Thượng.' });
    const importId = await read([{ text: 'Bờ sông Mẫu đoạn qua thôn Mẫu Thượng sạt lở, đề nghị làm kè chống sạt lở.', raisedOn: '1/11/2026' }]);
    await checked(importId);
    const [row] = (await view(importId, 'near')).rows;
    expect(row?.near).toMatchObject({ id: petitionId });
    await decideRows.execute(c.as('clerk'), { importId, decisions: { [row!.row]: 'join' } });
    await orderSheet.execute(c.as('clerk'), { importId });
    await work(importId);
    expect((await petitions()).find((each) => each.id === petitionId)?.raisings).toBe(2);
  });

  it('is for the office alone', async () => {
    await expect(startIntake.execute(c.as('delegate'), { kind: 'sheet', file: { name: 'a.xlsx', bytes: await book(rows) } })).rejects.toThrow(Forbidden);
  });

  it('that cannot be read says why in one sentence', async () => {
    for (const [name, bytes] of [['anh.csv', new TextEncoder().encode('một dòng chữ không có cột')], ['hong.xlsx', (await book(rows)).slice(0, 900)]] as const) {
      const { importId } = await startIntake.execute(c.as('clerk'), { kind: 'sheet', file: { name, bytes } }).catch(() => ({ importId: '' }));
      if (importId === '') continue;
      await work(importId);
      expect((await view(importId)).failed).toMatch(/^(?:Tệp|Không tìm thấy).+\.$/su);
    }
  });
});

const minutes = `BIÊN BẢN
Hội nghị tiếp xúc cử tri thôn Mẫu Đông
Hôm nay, ngày 12 tháng 11 năm 2026, tại nhà văn hóa thôn Mẫu Đông.
Ý kiến của cử tri:
- Cử tri Đỗ Văn Thử, thôn Mẫu Đông: Đề nghị xã sửa cống thoát nước đầu làng bị sập.
- Cử tri Vũ Thị Thử, thôn Mẫu Đông: Hỏi vì sao chưa nhận được thẻ bảo hiểm y tế, đề nghị trả lời.
- Cử tri Ngô Văn Thử, thôn Mẫu Tây: Đề nghị thay cột điện mục. Ngoài ra đề nghị xã tổ chức tiêm phòng dại cho chó mèo.
Ý kiến trả lời:
- Đ/c Lê Văn Thử, Phó Chủ tịch UBND xã trả lời ý kiến cử tri Vũ Thị Thử: Thẻ bảo hiểm y tế đã in xong, phát tại nhà văn hóa thôn từ ngày 16/11/2026.
`;

describe('minutes', () => {
  const start = async () => {
    const { importId } = await startIntake.execute(c.as('clerk'), { kind: 'minutes', file: { name: 'bien-ban.txt', bytes: new TextEncoder().encode(minutes) } });
    await work(importId);
    return importId;
  };
  const look = (importId: string) => c.read((tx) => minutesView(tx, importId));

  it('are laid out item by item; nothing is a petition before the end, and a step can be undone', async () => {
    const before = (await petitions()).length;
    const importId = await start();
    const { items, head } = await look(importId);
    expect(head).toMatchObject({ heldOn: '2026-11-12' });
    expect(items.map((item) => [item.raiserName, item.answer !== null])).toEqual([['Đỗ Văn Thử', false], ['Vũ Thị Thử', true], ['Ngô Văn Thử', false], ['Ngô Văn Thử', false]]);
    await expect(recordMinutes.execute(c.as('clerk'), { importId })).rejects.toThrow('petition-import.open-items');
    await mergeMatters.execute(c.as('clerk'), { importId, key: 'm3', withKey: 'm4' });
    expect((await look(importId)).items).toHaveLength(3);
    await undoStep.execute(c.as('clerk'), { importId });
    await splitMatter.execute(c.as('clerk'), { importId, key: 'm1', at: 20 });
    expect((await look(importId)).items).toHaveLength(5);
    await undoStep.execute(c.as('clerk'), { importId });
    await addMatter.execute(c.as('clerk'), { importId, lineFrom: 3 });
    const added = (await look(importId)).items.find((item) => item.key.startsWith('l3'))!;
    await dropItem.execute(c.as('clerk'), { importId, key: added.key });
    expect((await petitions()).length).toBe(before);
    await dropIntake.execute(c.as('clerk'), { importId });
    await expect(look(importId)).rejects.toThrow();
  });

  it('end as petitions, with names behind the wall and the answer of the meeting waiting to be judged; the same minutes again write nothing', async () => {
    const before = (await petitions()).length;
    for (const round of [1, 2]) {
      const importId = await start();
      await confirmReady.execute(c.as('clerk'), { importId });
      const { items } = await look(importId);
      await expect(confirmItem.execute(c.as('clerk'), { importId, key: 'm1', text: 'Ông Đỗ Văn Thử đề nghị sửa cống.', raiserName: 'Đỗ Văn Thử', voters: '1' })).rejects.toThrow('petition-import.name-in-words');
      for (const item of items)
        await confirmItem.execute(c.as('clerk'), { importId, key: item.key, text: item.text, raiserName: item.raiserName, voters: '1', joinPetitionId: '', answered: item.answer ? 'on' : '', answer: item.answer?.words ?? '', answerer: item.answer?.by ?? '' });
      await mendMinutes.execute(c.as('clerk'), { importId, heldOn: '12/11/2026', bodyId: c.organization('peoples-committee') });
      await recordMinutes.execute(c.as('clerk'), { importId });
      expect((await petitions()).length, `round ${round}`).toBe(before + 4);
    }
    const made = (await petitions()).slice(-4);
    expect(made.filter((each) => each.stage === 'answered').map((each) => each.body)).toEqual([expect.stringContaining('thẻ bảo hiểm y tế')]);
    const told = await c.read(async (tx) => (await sql`select 1 from petition where council_id = app.council() and body || title || search_key ~* 'văn thử|thị thử|van thu|thi thu' union all select 1 from event where council_id = app.council() and data::text ~* 'Văn Thử|Thị Thử'
      union all select 1 from petition_import where council_id = app.council() and finished_at is not null and (text_lines::text || items::text || undo::text) ~* 'Văn Thử'`.execute(tx)).rows);
    expect(told).toEqual([]);
  });
});
