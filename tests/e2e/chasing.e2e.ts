import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { download, said, sampleSlug, seatOf } from './hands.ts';
import { accessibilityFaults } from './looks.ts';

const base = `/${sampleSlug}/lam-viec`;
const work = '/(work)/[council]/lam-viec';

for (const javaScriptEnabled of [true, false])
  test(`a chasing letter is drafted from the list, looked at, numbered and issued ${javaScriptEnabled ? 'with' : 'without'} script`, async ({ browser, sample }) => {
    const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example', { javaScriptEnabled });
    await page.goto(`${sample.origin}${base}/viec/don-doc`);
    await page.getByRole('group', { name: 'Cơ quan' }).getByRole('link').nth(1).click();
    await page.waitForURL(/co-quan=/);
    const titles = await page.locator('main table tbody').getByRole('link').allInnerTexts();
    await page.getByRole('textbox', { name: 'Nội dung nhắc' }).fill('Đề nghị đồng chí Chủ tịch chỉ đạo.');
    await page.getByRole('button', { name: 'Lập công văn đôn đốc' }).click();
    await expect(page.getByRole('heading', { name: 'Công văn đôn đốc', level: 1 })).toBeVisible();
    const paper = page.getByRole('region', { name: 'Bản in, thể thức Nghị định 30/2020' });
    await expect(paper).toContainText('V/v đôn đốc');
    await expect(paper).toContainText('Đề nghị đồng chí Chủ tịch chỉ đạo.');
    await expect(paper).toContainText(titles[0] ?? '');
    if (javaScriptEnabled) {
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.screenshot({ path: 'test-results/screens/clerk-chasing-letter.png' });
      const draft = await download(page, () => page.getByRole('link', { name: 'Bản thảo DOCX' }).click());
      expect(draft.name).toMatch(/^DỰ THẢO Công văn.*\.docx$/);
    }
    await page.getByRole('button', { name: 'Ban hành công văn' }).click();
    await said(page, /Đã ban hành công văn số \d\d\/TTHĐND-VP/);
    await page.locator('main table tbody').getByRole('link', { name: titles[0] ?? '' }).first().click();
    await expect(page.getByText(/Công văn đôn đốc \d\d\/TTHĐND-VP ngày 20\/11\/2026/).first()).toBeVisible();
    const pdf = await page.request.get(new URL((await page.locator('.letter').first().getByRole('link', { name: 'PDF' }).getAttribute('href')) ?? '', page.url()).href);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    await context.close();
  });

test('the timeline leads to chasing the work of its plan alone, and cuts titles at whole lines', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  const address = (await realAddresses(page, sample.origin, sampleSlug)).get(`${work}/ke-hoach/[plan]/tien-do`) ?? '';
  await page.goto(sample.origin + address, { waitUntil: 'networkidle' });
  const torn = await page.locator('.gantt__label a').evaluateAll((links) =>
    links.flatMap((link) => {
      const line = parseFloat(getComputedStyle(link).lineHeight);
      const lines = link.clientHeight / line;
      return Math.abs(lines - Math.round(lines)) > 0.08 ? [`${link.textContent}: ${lines.toFixed(2)} lines`] : [];
    })
  );
  expect(torn).toEqual([]);
  const plan = address.split('/').at(-2) ?? '';
  const chase = page.getByRole('link', { name: /[Đđ]ôn đốc/ }).first();
  await expect(chase).toHaveAttribute('href', new RegExp(`don-doc\\?ke-hoach=${plan}`));
  await chase.click();
  await expect(page.getByText(/^Kế hoạch: /)).toBeVisible();
  await context.close();
});
