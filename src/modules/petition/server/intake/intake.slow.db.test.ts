import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeSheet } from '#core/sheets/write.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { mapSheet, orderSheet } from './commands/sheet-steps.ts';
import { startIntake } from './commands/start-intake.ts';
import { intakeJob } from './jobs.ts';
import { sheetView } from './queries.ts';

const here = world();
let dataDir = '';
let c: TestCouncil;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-intake-'));
  process.env['NGHISU_DATA'] = dataDir;
  c = await council(here);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const things = ['mặt đường bê tông', 'mương tiêu', 'đèn chiếu sáng', 'cầu dân sinh', 'nhà văn hóa', 'trạm bơm', 'bãi tập kết rác', 'sân trường mầm non', 'đường ống nước sạch', 'trạm biến áp', 'kênh nội đồng', 'cống thoát nước', 'biển báo giao thông', 'trạm y tế', 'chợ dân sinh'];
const faults = ['xuống cấp nặng', 'hư hỏng từ đầu năm', 'chưa được đầu tư', 'ngập mỗi khi mưa to', 'gây mất an toàn cho học sinh', 'quá tải', 'bồi lắng', 'xây dở dang rồi bỏ'];
const asks = ['sửa chữa trước mùa mưa', 'bố trí kinh phí làm mới', 'kiểm tra và trả lời cử tri', 'nạo vét, khơi thông', 'lắp đặt bổ sung', 'giao đơn vị quản lý rõ ràng'];

it('twenty thousand rows with three hundred bad ones go in, the bad ones come back, each once', { timeout: 1_500_000 }, async () => {
  const count = 20_000;
  const rows = Array.from({ length: count }, (_, at) => {
    const bad = at % 67 === 5 && Math.floor(at / 67) < 300;
    const text = `Cử tri phản ánh ${things[at % things.length]} ở xóm ${1 + ((at * 7) % 97)} thôn Mẫu ${1 + ((at * 13) % 211)} ${faults[(at * 3) % faults.length]}, đề nghị ${asks[(at * 5) % asks.length]} (hồ sơ ${at}).`;
    return { text: bad && at % 2 ? '' : text, on: bad && at % 2 === 0 ? '31/02/2025' : `${1 + (at % 28)}/${1 + (at % 12)}/2025`, who: at % 3 ? '' : `Nguyễn Văn Mẫu ${at}` };
  });
  const bytes = await writeSheet({ title: 'Kiến nghị', columns: [{ key: 'text', title: 'Nội dung kiến nghị', width: 40, kind: 'text' }, { key: 'on', title: 'Ngày tiếp nhận', width: 12, kind: 'text' }, { key: 'who', title: 'Người kiến nghị', width: 20, kind: 'text' }], rows, notes: [] });
  const timed = async (name: string, act: () => Promise<unknown>) => {
    const from = performance.now();
    await act();
    console.error(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  };
  const { importId } = await startIntake.execute(c.as('clerk'), { kind: 'sheet', file: { name: 'hai-muoi-nghin.xlsx', bytes } });
  const work = () => intakeJob.run(c.clock, { importId }, { dataDir, signal: new AbortController().signal });
  await timed('read', work);
  await mapSheet.execute(c.as('clerk'), { importId, columns: { '0': 'text', '1': 'raisedOn', '2': 'raiser' } });
  await timed('check', work);
  const view = () => c.read((tx) => sheetView(tx, importId, { filter: 'good', from: 0, most: 1 }));
  const { counts } = await view();
  console.error(counts);
  const bad = rows.filter((row) => row.text === '' || row.on === '31/02/2025').length;
  expect(bad).toBeGreaterThan(290);
  expect(counts).toMatchObject({ all: count, refused: bad, good: count - bad });
  await orderSheet.execute(c.as('clerk'), { importId });
  await timed('record', work);
  const { rows: made } = await c.read((tx) => sql<{ raisings: number }>`select count(*)::int as raisings from raising where council_id = app.council()`.execute(tx));
  expect(made[0]?.raisings).toBe(count - bad);
  expect((await view()).finishedAt).not.toBeNull();
});
