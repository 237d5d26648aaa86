import type { Page } from '@playwright/test';
import { councilHands } from './council-hands.ts';
import { awake, download, said, sampleSlug, seatOf } from './hands.ts';
import { expect, test } from './installation.ts';
import { accessibilityFaults, overflow } from './looks.ts';
import { wordsOf } from './papers.ts';
import { petitionsOfUbnd } from './petitions-of-ubnd.ts';

const chase = `/${sampleSlug}/lam-viec/viec/don-doc`;
const body = (page: Page, name: string) => page.locator('.ag li', { hasText: name });
const sheet = (page: Page) => page.getByRole('region', { name: 'Bản in, thể thức Nghị định 30/2020' });

test.beforeAll(async ({ sample }) => {
  const hands = await councilHands(sample.dataDir);
  await petitionsOfUbnd(hands);
  await hands.close();
});

test('bodies stand by what is overdue; the letter is drawn again with every tick, numbered, issued and recalled', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  await page.goto(sample.origin + chase);
  await awake(page);
  const late = await page.locator('.ag .due--late').allInnerTexts();
  const counts = late.map((words) => Number(/\d+/.exec(words)?.[0]));
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  await body(page, 'UBND xã').getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'UBND xã', level: 2 })).toBeVisible();
  await expect(page.locator('.lad [aria-current]')).toContainText('Nhắc việc');
  await expect(sheet(page)).toContainText('Đường liên thôn Mẫu Đông');
  await expect(sheet(page)).toContainText('ngày 27/11/2026');
  const row = page.locator('.li li', { hasText: 'Đường liên thôn Mẫu Đông' });
  await row.getByRole('checkbox').uncheck();
  await expect(sheet(page)).not.toContainText('Đường liên thôn Mẫu Đông');
  await row.getByRole('checkbox').check();
  await expect(sheet(page)).toContainText('Đường liên thôn Mẫu Đông');
  await page.getByText('Sửa nội dung').click();
  await page.getByLabel('Nội dung thêm').fill('Đề nghị đồng chí Chủ tịch trực tiếp chỉ đạo.');
  await expect(sheet(page)).toContainText('trực tiếp chỉ đạo');
  const draft = await download(page, () => page.getByRole('link', { name: 'Tải DOCX bản thảo' }).click());
  expect(await wordsOf(draft.bytes, draft.name)).toContain('trực tiếp chỉ đạo');
  await page.getByRole('button', { name: 'Trình Phó Chủ tịch ký' }).click();
  await expect(page.getByRole('dialog', { name: 'Phát hành Công văn đôn đốc lần 1' })).toContainText('Gửi Ủy ban nhân dân xã');
  await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await said(page, /Đã phát hành văn bản số \d+\/TTHĐND-VP, ghi vào \d+ việc/);
  await expect(page.locator('.lad [data-done]')).toContainText('Công văn đôn đốc 20/11');
  await expect(page.locator('.lad [aria-current]')).toContainText('từ 28/11');
  await expect(page.locator('.lt__h')).toContainText('Công văn kiến nghị xử lý');
  await expect(row).toContainText('đã đôn đốc 1 lần');
  const pdf = await page.request.get(new URL((await page.getByRole('link', { name: 'PDF' }).first().getAttribute('href')) ?? '', page.url()).href);
  expect(await wordsOf(await pdf.body(), 'cong-van.pdf')).toContain('TM. THƯỜNG TRỰC');
  await row.locator('.name').click();
  await expect(page.locator('#don-doc')).toContainText('TTHĐND-VP ngày 20/11/2026');

  await page.goto(sample.origin + chase);
  await body(page, 'UBND xã').getByRole('link').click();
  await awake(page);
  await page.locator('summary', { hasText: 'Thu hồi văn bản' }).first().click();
  await page.getByRole('button', { name: 'Thu hồi văn bản' }).first().click();
  await expect(page.locator('.it .error').first()).toBeVisible();
  await page.getByLabel('Lý do').first().fill('Gửi nhầm danh mục');
  await page.getByRole('button', { name: 'Thu hồi văn bản' }).first().click();
  await said(page, /Đã thu hồi văn bản số/);
  await expect(page.locator('.it')).toContainText('đã thu hồi: Gửi nhầm danh mục');
  await expect(row).not.toContainText('đã đôn đốc');
  await context.close();
});

test('without script: choose, draw again, only remind and undo, issue the paper of another step', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'chanhvanphong@mau.example', { javaScriptEnabled: false });
  await page.goto(sample.origin + chase);
  await body(page, 'UBND xã').getByRole('link').click();
  const row = page.locator('.li li', { hasText: 'Đường liên thôn Mẫu Đông' });
  const checked = page.locator('.li input:checked');
  while ((await checked.count()) > 0) await checked.first().uncheck();
  await row.getByRole('checkbox').check();
  await page.getByLabel('Trả lời trước ngày').fill('30/11/2026');
  await page.getByRole('button', { name: 'Vẽ lại văn bản' }).click();
  await expect(page.locator('.li input:checked')).toHaveCount(1);
  await expect(sheet(page)).toContainText('ngày 30/11/2026');
  await page.getByRole('button', { name: 'Chỉ nhắc' }).click();
  await expect(page.locator('.toast')).toContainText('Đã nhắc 1 việc.');
  await expect(row).toContainText('đã đôn đốc 1 lần');
  await page.locator('.toast button').click();
  await expect(page.locator('.toast')).toContainText('Đã thu hồi lần đôn đốc vừa ghi.');
  await page.goto(sample.origin + chase);
  await body(page, 'UBND xã').getByRole('link').click();
  await expect(row).not.toContainText('đã đôn đốc');

  await page.locator('.lad').getByRole('link', { name: 'Đưa ra giải trình' }).click();
  await expect(sheet(page)).toContainText('yêu cầu giải trình');
  // FUP-01: fifteen days from 20/11 is Saturday 5/12, so Monday 7/12.
  await expect(page.getByLabel('Trả lời trước ngày')).toHaveValue('07/12/2026');
  await page.getByRole('button', { name: 'Trình Phó Chủ tịch ký' }).click();
  await expect(page.locator('.drawer')).toContainText('Phát hành Công văn yêu cầu giải trình');
  await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await expect(page.locator('.toast')).toContainText(/Đã phát hành văn bản số \d+\/TTHĐND-VP/);
  await expect(page.locator('.lad [aria-current]')).toContainText('Chất vấn');
  await context.close();
});

test('the yearly figure opens to its records; only the letter is printed', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'chutich@mau.example');
  await page.goto(sample.origin + chase);
  await body(page, 'UBND xã').getByRole('link').click();
  await page.locator('.it .fig').click();
  await expect(page.getByRole('dialog', { name: 'Đúng hạn năm 2026' })).toContainText('Kênh nội đồng thôn Mẫu Bắc');
  await page.goto(sample.origin + chase);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-paper] .a4')).toBeVisible();
  await expect(page.locator('.ag')).toBeHidden();
  await expect(page.locator('.it')).toBeHidden();
  await context.close();
});

test('on a phone it goes in three steps; no screen is too wide or has a fault a checker finds', async ({ browser, sample }) => {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1366, height: 768 }]) {
    const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example', { viewport });
    await page.goto(sample.origin + chase);
    if (viewport.width === 390) {
      await expect(page.locator('.it')).toBeHidden();
      await body(page, 'UBND xã').getByRole('link').click();
      await expect(page.locator('.ag')).toBeHidden();
      await page.getByRole('link', { name: 'Xem văn bản' }).click();
      await expect(sheet(page)).toBeVisible();
      await expect(page.locator('.it')).toBeHidden();
    } else await body(page, 'UBND xã').getByRole('link').click();
    const here = new URL(page.url());
    for (const address of [chase, here.pathname + here.search, `${chase}?mo=nam`, `${here.pathname}${here.search}&mo=ban-hanh`]) {
      await page.goto(sample.origin + address);
      await awake(page);
      expect.soft(await overflow(page), `${viewport.width} ${address}`).toEqual([]);
      expect.soft(await accessibilityFaults(page), `${viewport.width} ${address}`).toEqual([]);
    }
    await context.close();
  }
});
