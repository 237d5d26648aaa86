import { expect, test } from './installation.ts';
import { awake, sampleSlug, said, seatOf } from './hands.ts';

const base = `/${sampleSlug}/lam-viec`;

test('a paper is cited at the caret while a passage is written, and behind it without script', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  await page.goto(`${sample.origin}${base}/bao-cao`);
  await page.getByRole('button', { name: 'Lập báo cáo' }).first().click();
  await page.waitForURL(/\/bao-cao\/[0-9a-f-]{36}/);
  await awake(page);
  await page.getByRole('link', { name: 'Sửa đoạn' }).first().click();
  const field = page.getByRole('textbox', { name: 'Nội dung đoạn' });
  await field.press('Control+End');
  await page.getByRole('link', { name: 'Dẫn văn bản' }).click();
  const row = page.getByRole('listitem').filter({ hasText: /Chương trình số 12\/CTr-HĐND ngày / });
  await row.getByRole('button').click();
  await expect(field).toHaveValue(/\(Chương trình số 12\/CTr-HĐND ngày \d\d\/\d+\/\d{4}\)$/);
  await page.getByRole('button', { name: 'Lưu đoạn' }).click();
  await expect(page.locator('.ed').getByText(/\(Chương trình số 12\/CTr-HĐND ngày/).first()).toBeVisible();

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
  const bare = await plain.newPage();
  await bare.goto(page.url().split('#')[0] ?? '');
  await bare.getByRole('link', { name: 'Dẫn văn bản' }).click();
  await bare.getByRole('textbox', { name: 'Tìm văn bản, minh chứng, việc đã xong' }).fill('bao cao so 39');
  await bare.getByRole('button', { name: 'Tìm văn bản, minh chứng, việc đã xong' }).click();
  await bare.getByRole('button', { name: /^Dẫn: Báo cáo số 39/ }).click();
  await said(bare, 'Đã dẫn vào cuối đoạn');
  await expect(bare.locator('.ed').getByText(/\(Báo cáo số 39\/BC-TTHĐND ngày/).first()).toBeVisible();
  await plain.close();
  await context.close();
});
