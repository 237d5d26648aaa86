import { expect, test } from './installation.ts';
import { sampleSlug } from './hands.ts';

const scope = () => navigator.serviceWorker?.getRegistrations().then((all) => all.length);

test('the program can be put on a home screen: manifest, icons and an offline page are there', async ({ request, sample }) => {
  const manifest = await request.get(`${sample.origin}/manifest.webmanifest`);
  expect(manifest.ok()).toBe(true);
  const { name, start_url, icons } = (await manifest.json()) as { name: string; start_url: string; icons: { src: string }[] };
  expect(name).toContain('Nghị Sự');
  expect(icons.length).toBeGreaterThan(1);
  for (const path of [start_url, ...icons.map((icon) => icon.src), '/khong-mang.html']) expect((await request.get(new URL(path, sample.origin).href)).ok(), path).toBe(true);
});

test('on the machine itself the worker keeps the program, and a page without a network says so in Vietnamese', async ({ browser, sample }) => {
  const origin = sample.origin.replace('127.0.0.1', 'localhost');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/${sampleSlug}/dang-nhap`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  expect(await page.evaluate(scope)).toBe(1);
  await context.setOffline(true);
  await page.goto(`${origin}/${sampleSlug}/lam-viec/viec`);
  await expect(page.getByRole('heading', { name: 'Chưa nối được tới máy chủ Nghị Sự' })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Thử lại' }).click();
  await expect(page.getByRole('heading', { name: 'Chào mừng đến với Nghị Sự' })).toBeVisible();
  await context.close();
});

test('no screen of the office is kept on the machine', async ({ browser, sample }) => {
  const origin = sample.origin.replace('127.0.0.1', 'localhost');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/${sampleSlug}/dang-nhap`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const kept = await page.evaluate(async () => {
    const caught = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((each) => new URL(each.url).pathname)));
    return caught.flat();
  });
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((path) => path.includes(sampleSlug))).toEqual([]);
  await context.close();
});

test('over plain http from another machine there is no worker, and the pages work all the same', async ({ playwright, sample }) => {
  // A name that is not this machine's, led to it: what a browser on the LAN sees.
  const { port } = new URL(sample.origin);
  const browser = await playwright.chromium.launch({
    executablePath: process.env['NGHISU_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP nghi-su.lan 127.0.0.1']
  });
  const page = await browser.newPage();
  await page.goto(`http://nghi-su.lan:${port}/${sampleSlug}/dang-nhap`);
  await expect(page.getByRole('heading', { name: 'Đăng nhập', exact: true })).toBeVisible();
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
  await page.getByRole('button', { name: /Vào với vai .*Vũ Văn Thử/ }).or(page.getByRole('button', { name: /^Vào với vai/ })).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/lam-viec\//);
  await browser.close();
});
