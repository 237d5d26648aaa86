import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { awake, listen, said, sampleSlug, seatOf } from './hands.ts';
import { accessibilityFaults, overflow } from './looks.ts';

const base = `/${sampleSlug}/lam-viec`;
const work = '/(work)/[council]/lam-viec';
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('the six main pages of the clerk can be used by everybody on a phone', async ({ browser, sample }) => {
  test.setTimeout(180_000);
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example', phone);
  const errors = listen(page);
  const found = await realAddresses(page, sample.origin, sampleSlug);
  for (const screen of ['/viec', '/viec/[id]', '/ke-hoach/[plan]', '/bao-cao', '/lich', '/thong-bao']) {
    await page.goto(sample.origin + (found.get(work + screen) ?? ''), { waitUntil: 'networkidle' });
    expect.soft(await overflow(page), screen).toEqual([]);
    expect.soft(await accessibilityFaults(page), screen).toEqual([]);
    // Everything pressed with a thumb is at least 24 px high (WCAG 2.2, 2.5.8), main buttons 40.
    const small = await page.locator('main .btn:visible').evaluateAll((buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 32).map((button) => (button.textContent ?? '').trim()));
    expect.soft(small, screen).toEqual([]);
    expect.soft(errors.splice(0), screen).toEqual([]);
  }
  await context.close();
});

test('a step of chasing is sent and taken back on a phone', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example', phone);
  await page.goto(`${sample.origin}${base}/viec/don-doc`);
  await page.locator('.ag li a').first().click();
  await awake(page);
  expect(await page.getByRole('checkbox').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Xem văn bản' }).click();
  await page.getByRole('button', { name: 'Chỉ nhắc' }).click();
  await said(page, /Đã nhắc \d+ việc/);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await said(page, 'Đã thu hồi lần đôn đốc vừa ghi.');
  await context.close();
});
