import type { Page } from '@playwright/test';
import { expect, startInstallation, test as base, type Installation } from './installation.ts';
import { foundCouncil, invite, men, takeUp } from './founding.ts';
import { awake, download, fixture, said } from './hands.ts';
import { wordsOf } from './papers.ts';
import { readSheet } from '../../src/core/sheets/read.ts';
import { assign, confirmReady, confirmRest, save, seen, tryKeys, upload, type Sum } from './review.ts';

/** A council of its own that takes in the five plans. */
const test = base.extend<object, { own: Installation }>({
  own: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installation = await startInstallation();
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ]
});
test.describe.configure({ mode: 'serial' });

const seats: Record<string, Page> = {};
let slug = '';
const plans = [
  { file: 'xuan-que-500-ngay-dem.docx', kind: 'DOCX' },
  { file: 'bang-lang-doi-moi-2026-2031.pdf', kind: 'PDF' },
  { file: 'nghi-duong-chuong-trinh-hanh-dong-2025-2030.doc', kind: 'DOC' },
  { file: 'phuc-loc-de-an-15.txt', kind: 'TXT' },
  { file: 'cao-minh-de-an-10-nam-2026.docx', kind: 'DOCX' }
];
const sums: Sum[] = [];

test('a council is founded and its people take their seats', async ({ browser, own }) => {
  const admin = await (await browser.newContext()).newPage();
  slug = await foundCouncil(admin, own.origin, 'Mời đại biểu, cán bộ đăng nhập');
  const who = { clerk: men.clerk.name, chair: men.chair.name, officeHead: men.officeHead.name, ubnd: men.ubnd.name };
  const links = await invite(admin, Object.values(who));
  for (const [seat, name] of Object.entries(who)) {
    const page = await (await browser.newContext()).newPage();
    await takeUp(page, links.get(name) ?? '');
    seats[seat] = page;
  }
});

for (const [index, { file, kind }] of plans.entries())
  test(`a plan as ${kind} (${file}) goes from the file to targets on screen`, async ({ own }) => {
    const page = seats['clerk'] as Page;
    await upload(page, own.origin, slug, fixture('plans', file));
    const ready = await confirmReady(page);
    const at = await seen(page);
    if (index === 0 && at.all - at.seen > 1) await tryKeys(page);
    const mended = await confirmRest(page);
    await assign(page);
    const sum = await save(page);
    sums.push(sum);
    console.log(`${file}: ${at.all} items, ${ready} in one go, ${mended} mended by hand; ${sum.bound}/${sum.targets} targets bound, ${sum.tasks} tasks`);
    await expect(page.getByRole('heading', { name: 'Từng chỉ tiêu' })).toBeVisible();
  });

test('nine targets in ten are bound to a measure', () => {
  const targets = sums.reduce((sum, each) => sum + each.targets, 0);
  const bound = sums.reduce((sum, each) => sum + each.bound, 0);
  expect(sums).toHaveLength(plans.length);
  expect(targets).toBeGreaterThan(60);
  expect(bound / targets).toBeGreaterThanOrEqual(0.9);
});

/** The percentage of the bound target, and how many records it has, as the drawer of its figure tells. */
async function figureOf(page: Page, origin: string): Promise<{ value: string; counted: number; base: number }> {
  await page.goto(`${origin}${boundPlan}`);
  await page.getByRole('row').filter({ hasText: boundTarget }).getByRole('link', { name: new RegExp(`^${boundTarget}: `) }).click();
  const drawer = page.getByRole('dialog', { name: boundTarget });
  await expect(drawer).toBeVisible();
  const [value = '', counted = '0', base = '0'] = /([\d,.]+%)\s*=\s*([\d.]+) trên ([\d.]+)/.exec(await drawer.innerText())?.slice(1) ?? [];
  return { value, counted: Number(counted), base: Number(base) };
}
const boundTarget = '100% Nghị quyết được giám sát';
let boundPlan = '';
let before = { value: '', counted: 0, base: 0 };

test('a target bound by hand to “tasks done in time” counts what the plans gave', async ({ own }) => {
  const page = seats['clerk'] as Page;
  await page.goto(`${own.origin}/${slug}/lam-viec/ke-hoach`);
  const plan = page.getByRole('link', { name: /500 ngày đêm/ });
  boundPlan = (await plan.getAttribute('href')) ?? '';
  await plan.click();
  await page.getByRole('link', { name: boundTarget, exact: true }).click();
  await page.getByLabel('Chọn một chỉ số').selectOption({ label: 'Nhiệm vụ hoàn thành đúng hạn' });
  await page.getByRole('button', { name: 'Gắn cách tính' }).click();
  await said(page, 'Đã gắn cách tính.');
  before = await figureOf(page, own.origin);
  expect(before.base).toBeGreaterThan(10);
});

test('the People’s Committee reports its work done with evidence; it waits for the council', async ({ own }) => {
  const page = seats['ubnd'] as Page;
  await page.goto(`${own.origin}/${slug}/lam-viec/viec`);
  const mine = page.getByRole('link', { name: 'UBND báo cáo tiến độ hằng quý', exact: true }).first();
  await expect(page.getByText('4 việc đang mở')).toBeVisible();
  await mine.click();
  await page.getByLabel('Kết quả, tình hình').fill('Đã gửi báo cáo tiến độ quý IV.');
  await page.getByLabel('Tệp minh chứng').first().setInputFiles({ name: 'bao-cao-quy-iv.txt', mimeType: 'text/plain', buffer: Buffer.from('Báo cáo tiến độ quý IV năm 2026.') });
  await page.getByRole('button', { name: 'Báo đã xong' }).click();
  await said(page, 'Đã báo xong: UBND báo cáo tiến độ hằng quý.');
  await expect(page.getByText('3 việc đang mở')).toBeVisible();
  await page.getByRole('link', { name: 'UBND báo cáo tiến độ hằng quý', exact: true }).first().click();
  await expect(page.getByText('Đã xong ngày')).toHaveCount(0);
  expect((await figureOf(seats['clerk'] as Page, own.origin)).counted).toBe(before.counted);
});

test('the chair confirms it, and the figure and its records change', async ({ own }) => {
  const page = seats['chair'] as Page;
  await page.goto(`${own.origin}/${slug}/lam-viec/viec`);
  const waiting = page.getByRole('region', { name: /Chờ xác nhận/ });
  await waiting.getByRole('link', { name: 'UBND báo cáo tiến độ hằng quý', exact: true }).first().click();
  await expect(page.getByRole('link', { name: 'bao-cao-quy-iv.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Xác nhận hoàn thành' }).click();
  await said(page, 'Đã xác nhận hoàn thành.');
  const after = await figureOf(seats['clerk'] as Page, own.origin);
  expect(after).toMatchObject({ counted: before.counted + 1, base: before.base + 1 });
  expect(after.value).not.toBe(before.value);
  const drawer = (seats['clerk'] as Page).getByRole('dialog', { name: boundTarget });
  await drawer.getByRole('link', { name: /^Được tính/ }).click();
  await drawer.getByRole('link', { name: /UBND báo cáo tiến độ hằng quý/ }).first().click();
  await expect((seats['clerk'] as Page).getByRole('heading', { name: 'UBND báo cáo tiến độ hằng quý', level: 1 })).toBeVisible();
});

let report = '';
test('the monthly report is drafted from the figures, written on, and goes its way to a number', async ({ own }) => {
  const [clerk, head, chair] = [seats['clerk'], seats['officeHead'], seats['chair']] as [Page, Page, Page];
  await clerk.goto(`${own.origin}${boundPlan}`);
  await clerk.getByRole('link', { name: 'Lập báo cáo tháng 11' }).click();
  await clerk.getByRole('button', { name: 'Lập chế độ báo cáo' }).click();
  await said(clerk, /Đã lập \d+ chế độ/);
  await clerk.getByRole('listitem').filter({ hasText: /tháng 11/i }).getByRole('button', { name: 'Lập báo cáo' }).first().click();
  await clerk.waitForURL(/\/bao-cao\/[0-9a-f-]{36}$/);
  report = clerk.url();
  await awake(clerk);
  await clerk.getByRole('link', { name: 'Sửa đoạn' }).first().click();
  const field = clerk.getByRole('textbox', { name: 'Nội dung đoạn' });
  await field.press('Control+End');
  await field.pressSequentially(' Văn phòng đã đối chiếu với sổ theo dõi.');
  await clerk.getByRole('button', { name: 'Lưu đoạn' }).click();
  await expect(clerk.getByText('Văn phòng đã đối chiếu với sổ theo dõi.').first()).toBeVisible();
  for (let gaps = await clerk.getByRole('link', { name: 'Viết đoạn này' }).count(); gaps > 0; gaps -= 1) {
    await clerk.getByRole('link', { name: 'Viết đoạn này' }).first().click();
    await clerk.getByRole('textbox', { name: 'Nội dung đoạn' }).fill('Không có vướng mắc.');
    await clerk.getByRole('button', { name: 'Lưu đoạn' }).click();
    await expect(clerk.getByRole('textbox', { name: 'Nội dung đoạn' })).toHaveCount(0);
    await expect(clerk.getByRole('link', { name: 'Viết đoạn này' })).toHaveCount(gaps - 1);
  }
  await clerk.getByRole('button', { name: 'Trình duyệt' }).click();
  await said(clerk, /^Đã trình/);
  await head.goto(report);
  await head.getByRole('button', { name: 'Đã soát, trình ký' }).click();
  await said(head, /^Đã soát/);
  await chair.goto(report);
  await chair.getByRole('button', { name: 'Duyệt báo cáo' }).click();
  await said(chair, /^Đã duyệt/);
  await clerk.goto(report);
  await clerk.getByRole('link', { name: 'Ban hành' }).click();
  await clerk.getByRole('button', { name: 'Ban hành' }).click();
  await said(clerk, /^Đã ban hành 0?1\/BC-/);
  await expect(clerk.getByText(/Số 0?1\/BC-.*, ban hành ngày 20\/11\/2026/)).toBeVisible();
});

test('the issued report downloads as DOCX, PDF and XLSX with its figures in them', async () => {
  const page = seats['clerk'] as Page;
  await page.goto(report);
  const figures = [...new Set(await page.getByRole('region', { name: 'Soạn báo cáo' }).getByRole('link').filter({ hasText: /\d/ }).allInnerTexts())];
  expect(figures.length).toBeGreaterThan(3);
  const files: Record<string, Uint8Array> = {};
  for (const [kind, label] of [['docx', 'Tải Word (DOCX)'], ['pdf', 'Tải PDF'], ['xlsx', 'Tải bảng số liệu (XLSX)']] as const) {
    await page.getByText('DOCX, PDF', { exact: true }).click();
    const file = await download(page, () => page.getByRole('link', { name: label }).click());
    expect(file.name).toMatch(new RegExp(`\\.${kind}$`));
    files[kind] = file.bytes;
  }
  const pdf = await wordsOf(files['pdf'] as Uint8Array, 'bao-cao.pdf');
  const docx = await wordsOf(files['docx'] as Uint8Array, 'bao-cao.docx');
  for (const text of [pdf, docx]) {
    expect(text).toContain('Văn phòng đã đối chiếu với sổ theo dõi.');
    for (const figure of figures) expect(text).toContain(figure.replace(/\s+/g, ' ').trim());
  }
  const table = await readSheet(files['xlsx'] as Uint8Array, 'bao-cao.xlsx');
  expect(table.rows.length).toBeGreaterThan(3);
});
