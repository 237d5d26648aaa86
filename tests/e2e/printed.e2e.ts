import { PDF } from '@libpdf/core';
import type { Page } from '@playwright/test';
import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { sampleSlug, seatOf } from './hands.ts';

const base = `/${sampleSlug}/lam-viec`;
const work = '/(work)/[council]/lam-viec';

/** What of the frame of the screen would reach the paper. */
const frame = (page: Page) =>
  page.evaluate(() =>
    ['.topbar', '.side', '.tabs', '.btn', '.chip', '.filters', '.toast', '.drawer', '.menu__box', '.skip', 'nav', 'form button', 'form input']
      .flatMap((parts) => [...document.querySelectorAll<HTMLElement>(parts)].filter((each) => each.offsetParent !== null && each.getClientRects().length > 0 && each.getBoundingClientRect().width > 1).map((each) => `${parts}: ${each.innerText.slice(0, 30)}`))
      .slice(0, 8)
  );

/** The pages of the paper as text. */
async function sheets(page: Page): Promise<string[]> {
  const pdf = await PDF.load(new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })));
  return pdf.getPages().map((each) => each.extractText().text.replace(/\s+/g, ' '));
}

test('the board of a plan prints as a paper: no frame of the screen, the heads of its table on every sheet', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  const address = (await realAddresses(page, sample.origin, sampleSlug)).get(`${work}/ke-hoach/[plan]`) ?? '';
  await page.goto(`${sample.origin}${address}`, { waitUntil: 'networkidle' });
  await page.emulateMedia({ media: 'print' });
  expect(await frame(page)).toEqual([]);
  expect(await page.locator('thead').first().evaluate((head) => getComputedStyle(head).display)).toBe('table-header-group');
  const heads = (await page.locator('main table').first().locator('thead th').allInnerTexts()).map((words) => words.trim().split('\n')[0] ?? '').filter(Boolean);
  expect(heads.length).toBeGreaterThan(2);
  const paper = await sheets(page);
  expect(paper.length).toBeGreaterThan(1);
  const rows = (await page.locator('main table').first().locator('tbody tr').allInnerTexts()).map((row) => row.trim()).filter(Boolean);
  expect(rows.length).toBeGreaterThan(8);
  // Wherever rows of the table go on, its head stands above them.
  const carrying = paper.filter((sheet) => sheet.includes(heads[1] ?? ''));
  expect(carrying.length).toBeGreaterThan(1);
  await context.close();
});

test('my work prints as a list with its head and no frame of the screen', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  await page.goto(`${sample.origin}${base}/viec?cua=tat-ca`, { waitUntil: 'networkidle' });
  await page.emulateMedia({ media: 'print' });
  expect(await frame(page)).toEqual([]);
  const paper = await sheets(page);
  expect(paper[0]).toContain('HĐND xã Mẫu');
  expect(paper[0]).toContain('DANH SÁCH VIỆC ĐANG MỞ');
  expect(paper.join(' ')).toMatch(/Quá hạn \d+ ngày/);
  await context.close();
});
