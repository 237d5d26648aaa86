import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { fixture, sampleSlug, seatOf } from './hands.ts';

test.describe.configure({ mode: 'serial' });
const base = `/${sampleSlug}/lam-viec`;
const off = { javaScriptEnabled: false };
let clerk: { context: BrowserContext; page: Page };

test.afterAll(async () => clerk?.context.close());

test('one signs in, narrows the list of work and opens the Excel without script', async ({ browser, sample }) => {
  clerk = await seatOf(browser, sample.origin, 'vanphong@mau.example', off);
  const { page } = clerk;
  await expect(page.getByRole('heading', { name: 'Việc của tôi', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: /^Mọi cơ quan/ }).click();
  await expect(page).toHaveURL(/cua=tat-ca/);
  await page.goto(`${sample.origin}${base}/viec?cua=tat-ca&q=khong-co-viec-nao-ten-the`);
  await expect(page.getByText('Không có việc nào khớp bộ lọc')).toBeVisible();
  await page.getByRole('link', { name: 'Bỏ bộ lọc' }).first().click();
  await expect(page.getByRole('listitem').first()).toBeVisible();
  const sheet = await page.request.get(`${sample.origin}${base}/viec/danh-sach.xlsx`);
  expect(sheet.headers()['content-type']).toContain('spreadsheetml');
});

test('work is reported done, and taken back, without script', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'ubnd@mau.example', off);
  await page.goto(`${sample.origin}${base}/viec?cua=tat-ca&loai=report`);
  const href = await page.getByRole('region', { name: /^(Quá hạn|Hôm nay|Trong 7 ngày tới|Về sau|Thường xuyên)/ }).getByRole('link').first().getAttribute('href');
  await page.goto(sample.origin + (href ?? ''));
  const onPaper = page.getByText('Báo cáo đã gửi bằng giấy: ghi kết quả ở đây');
  if (await onPaper.isVisible()) await onPaper.click();
  await page.getByLabel('Kết quả, tình hình').fill('Đã gửi báo cáo, không dùng script.');
  await page.getByRole('button', { name: 'Báo đã xong' }).click();
  await expect(page.getByRole('status')).toContainText('Đã báo xong');
  await page.goto(sample.origin + (href ?? ''));
  await page.getByRole('button', { name: 'Thu hồi lần báo cuối' }).click();
  await expect(page.getByRole('status')).toContainText('Đã thu hồi lần báo cuối.');
  await context.close();
});

test('targets are read for another day, and the records behind a figure open by a link, without script', async ({ sample }) => {
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/ke-hoach`);
  await page.getByRole('heading', { level: 3 }).getByRole('link').first().click();
  await page.getByRole('textbox', { name: 'đến ngày' }).first().fill('30/09/2026');
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await expect(page).toHaveURL(/ngay=/);
  await expect(page.getByText('số liệu tính đến ngày 30/9/2026')).toBeVisible();
  await page.locator('td a[href*="so-lieu="]').first().click();
  await expect(page.getByRole('dialog').first()).toBeVisible();
  await expect(page.getByRole('dialog').first()).toContainText('Cách tính.');
});

test('a plan is read, confirmed in one go and item by item, without script', async ({ sample }) => {
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/ke-hoach/nhap`);
  await page.getByLabel('Tệp kế hoạch').setInputFiles(fixture('plans', 'cao-minh-de-an-10-nam-2026.docx'));
  await page.getByRole('button', { name: 'Đọc kế hoạch' }).click();
  // The waiting page asks again by itself, without script through its head.
  const progress = page.getByRole('progressbar', { name: /mục đã xem/ });
  await expect(progress).toBeAttached({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Xác nhận cả \d+ mục$/ }).click();
  await expect(page.getByRole('status')).toContainText(/Đã xác nhận \d+ mục/);
  const before = Number(/^\d+/.exec((await progress.getAttribute('aria-label')) ?? '')?.[0]);
  await page.locator('#muc').getByRole('button', { name: 'Bỏ mục này' }).click();
  await expect(page.getByRole('progressbar', { name: new RegExp(`^${before + 1}/`) })).toBeAttached();
});

test('a value of the settings is kept, and a bad one is refused with what was typed, without script', async ({ sample }) => {
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/thiet-lap/an-toan`);
  const minutes = page.getByLabel('Khóa màn hình sau số phút không dùng');
  await minutes.fill('99');
  await page.getByRole('button', { name: 'Lưu giá trị' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(minutes).toHaveValue('99');
  await minutes.fill('14');
  await page.getByRole('button', { name: 'Lưu giá trị' }).click();
  await expect(page.getByRole('status')).toContainText('Đã lưu giá trị an toàn.');
  await expect(minutes).toHaveValue('14');
});

test('a paragraph of a report is written on without script', async ({ sample }) => {
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/bao-cao`);
  const draft = page.getByRole('button', { name: 'Lập báo cáo' }).first();
  await draft.click();
  await page.getByRole('link', { name: 'Sửa đoạn' }).first().click();
  const field = page.getByRole('textbox', { name: 'Nội dung đoạn' });
  const words = await field.inputValue();
  await field.fill(`${words} Câu này viết không cần script.`);
  await page.getByRole('button', { name: 'Lưu đoạn' }).click();
  await expect(page.getByText('Câu này viết không cần script.').first()).toBeVisible();
});

test('every page of lists and forms says its heading without script', async ({ sample }) => {
  test.setTimeout(240_000);
  const { page } = clerk;
  const addresses = await realAddresses(page, sample.origin, sampleSlug);
  for (const [route, address] of addresses) {
    if (!route.startsWith('/(work)') || /\.xlsx|\/tep\/|khoa-truy-cap|\/nhap\/\[draft\]/.test(route)) continue;
    // A file is no page; what only takes what is sent to it is none either.
    const kind = (await page.request.get(sample.origin + address)).headers()['content-type'] ?? '';
    if (!kind.startsWith('text/html')) continue;
    const answer = await page.goto(sample.origin + address);
    if (answer?.status() !== 200) continue;
    await expect.soft(page.getByRole('heading', { level: 1 }).first(), route).toBeVisible();
  }
});
