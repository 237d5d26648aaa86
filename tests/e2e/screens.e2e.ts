import type { Page } from '@playwright/test';
import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { listen, sampleSlug, seatOf } from './hands.ts';
import { accessibilityFaults, overflow } from './looks.ts';

const base = `/${sampleSlug}/lam-viec`;
const work = '/(work)/[council]/lam-viec';
const seats = {
  clerk: { email: 'vanphong@mau.example', screens: ['/viec', '/viec/moi', '/viec/[id]', '/viec/don-doc', '/ke-hoach', '/ke-hoach/nhap', '/ke-hoach/[plan]', '/ke-hoach/[plan]/nhiem-vu', '/ke-hoach/[plan]/tien-do', '/ke-hoach/[plan]/bao-cao', '/ke-hoach/[plan]/lich-su', '/ke-hoach/[plan]/van-ban', '/chi-tieu/[id]', '/chi-tieu/[id]/ho-so', '/nhiem-vu/[id]', '/nhiem-vu/[id]/sua', '/bao-cao', '/bao-cao/so', '/bao-cao/che-do', '/bao-cao/[report]', '/bao-cao/[report]/ban-in', '/thong-bao', '/lich', '/tim', '/tai-khoan', '/thiet-lap', '/thiet-lap/nguoi', '/thiet-lap/nguoi/[id]', '/thiet-lap/nguoi/them', '/thiet-lap/nguoi/nhap', '/thiet-lap/nguoi/ra-soat', '/thiet-lap/co-quan', '/thiet-lap/co-quan/[id]', '/thiet-lap/lich', '/thiet-lap/luat', '/thiet-lap/an-toan', '/thiet-lap/nhat-ky', '/thiet-lap/quyen'] },
  chair: { email: 'chutich@mau.example', screens: ['/tong-quan', '/viec', '/viec/[id]', '/ke-hoach/[plan]', '/bao-cao', '/bao-cao/[report]', '/lich'] },
  delegate: { email: 'daibieu@mau.example', screens: ['/viec', '/viec/[id]', '/ke-hoach', '/ke-hoach/[plan]', '/thong-bao'] },
  ubnd: { email: 'ubnd@mau.example', screens: ['/viec', '/viec/[id]', '/ke-hoach/[plan]/nhiem-vu', '/bao-cao', '/tai-khoan'] }
} as const;
const sizes = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

/** Screens by the path of their route, with the address of one real example. */
async function screensOf(page: Page, origin: string, wanted: readonly string[]): Promise<[string, string][]> {
  const found = await realAddresses(page, origin, sampleSlug);
  return wanted.map((screen) => [screen, found.get(work + screen) ?? ''] as [string, string]);
}

const nameOf = (seat: string, screen: string, size: string) => `test-results/screens/${seat}${screen.replace(/[/[\]]+/g, '-').replace(/-$/, '')}-${size}.png`;

for (const [seat, { email, screens }] of Object.entries(seats))
  for (const [size, viewport] of Object.entries(sizes))
    test(`every screen of the ${seat} on a ${size} opens, fits, is silent and can be used by everybody`, async ({ browser, sample }) => {
      test.setTimeout(180_000);
      const { context, page } = await seatOf(browser, sample.origin, email, { viewport });
      const errors = listen(page);
      for (const [screen, address] of await screensOf(page, sample.origin, screens)) {
        expect.soft(address, `${screen} has no address`).not.toBe('');
        if (address === '') continue;
        const answer = await page.goto(sample.origin + address, { waitUntil: 'networkidle' });
        expect.soft(answer?.status(), screen).toBe(200);
        expect.soft(await overflow(page), `${screen} is wider than the screen`).toEqual([]);
        if (size === 'desk' || seat !== 'clerk') expect.soft(await accessibilityFaults(page), screen).toEqual([]);
        expect.soft(errors.splice(0), `${screen} says into the console`).toEqual([]);
        await page.screenshot({ path: nameOf(seat, screen, size), fullPage: true });
      }
      await context.close();
    });

for (const [mode, cookies] of [
  ['high contrast', { ns_contrast: 'high' }],
  ['large type', { ns_size: '150' }]
] as const)
  test(`${mode} stays within the screen`, async ({ browser, sample }) => {
    test.setTimeout(180_000);
    const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example', { viewport: sizes.desk });
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: sample.origin })));
    for (const [screen, address] of await screensOf(page, sample.origin, seats.clerk.screens)) {
      await page.goto(sample.origin + address);
      expect.soft(await overflow(page), screen).toEqual([]);
      if (mode === 'high contrast' && /^\/(viec|ke-hoach\/\[plan\]|bao-cao\/\[report\])$/.test(screen)) expect.soft(await accessibilityFaults(page), screen).toEqual([]);
    }
    await page.goto(`${sample.origin}${base}/viec`);
    await page.screenshot({ path: nameOf('clerk', '/viec', mode.replace(' ', '-')), fullPage: true });
    await context.close();
  });
