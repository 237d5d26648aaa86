import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { sampleSlug, seatOf } from './hands.ts';

const work = '/(work)/[council]/lam-viec';

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
