import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { phoneJpeg } from '../support/photos.ts';
import { listen, sampleSlug, seatOf } from './hands.ts';
import { expect, test } from './installation.ts';
import { accessibilityFaults, overflow } from './looks.ts';

/** The voter without an account, on a phone: sends, follows, says whether the answer will do; with script and without. */
test.describe.configure({ mode: 'serial' });
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } satisfies BrowserContextOptions;
const small = { ...phone, viewport: { width: 320, height: 640 } } satisfies BrowserContextOptions;
const home = `/${sampleSlug}`;
const road = 'Đường bê tông vào nhà văn hóa bị sụt một đoạn 15 m, xe máy đi không được từ đầu tháng 11.';
let code = '';
let clerk: { context: BrowserContext; page: Page };

test.afterAll(async () => clerk?.context.close());

async function visitor(browser: Browser, options: BrowserContextOptions = phone): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  return { context, page: await context.newPage() };
}

test('a voter sends a petition with a photo from a phone; the code is shown once, and the petition followed by it', async ({ browser, sample }) => {
  const { context, page } = await visitor(browser);
  const said = listen(page);
  await page.goto(sample.origin + home);
  await page.getByRole('link', { name: 'Gửi kiến nghị' }).last().click();
  await page.getByLabel('Ông bà kiến nghị điều gì?').fill(road);
  await page.getByLabel('Ở thôn, khu nào?').selectOption({ index: 1 });
  await page.getByLabel('Số điện thoại để báo kết quả').fill('0912 345 678');
  await page.locator('input[type=file]').setInputFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: Buffer.from(phoneJpeg()) });
  await expect(page.getByText('IMG_0001.JPG')).toBeVisible();
  await page.waitForTimeout(4_500); // nobody fills it in faster
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(page.getByRole('heading', { name: 'Đã nhận kiến nghị' })).toBeVisible();
  code = (await page.locator('[data-code]').innerText()).trim();
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await expect(page.getByRole('img', { name: 'Mã QR mở trang theo dõi' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'In giấy biên nhận' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(page.url()).not.toContain(code);
  await page.getByRole('button', { name: 'Xem trang theo dõi' }).click();
  await expect(page.getByRole('heading', { name: 'Lời ông bà đã gửi' })).toBeVisible();
  await expect(page.getByText(road).last()).toBeVisible();
  await expect(page.getByText(/trước hết ngày .*ngày làm việc/).first()).toBeVisible();
  const photo = page.getByRole('img', { name: 'Ảnh ông bà đã gửi' });
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await overflow(page)).toEqual([]);
  expect(said).toEqual([]);
  await context.close();
});

test('what is typed stays on the device until it is sent, and is gone from it afterwards', async ({ browser, sample }) => {
  const { context, page } = await visitor(browser);
  await page.goto(`${sample.origin}${home}/kien-nghi/gui`);
  await page.getByLabel('Ông bà kiến nghị điều gì?').fill('Nước sinh hoạt cuối thôn đục, có mùi từ tuần trước.');
  await page.waitForTimeout(1_200);
  await page.goto(sample.origin + home);
  await page.goto(`${sample.origin}${home}/kien-nghi/gui`);
  await expect(page.getByLabel('Ông bà kiến nghị điều gì?')).toHaveValue(/Nước sinh hoạt/);
  await expect(page.getByText('Đã lấy lại nội dung viết dở')).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(page.getByText('Máy đang mất mạng')).toBeVisible();
  await context.setOffline(false);
  await page.waitForTimeout(3_500);
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(page.getByRole('heading', { name: 'Đã nhận kiến nghị' })).toBeVisible();
  await page.goto(`${sample.origin}${home}/kien-nghi/gui`);
  await expect(page.getByLabel('Ông bà kiến nghị điều gì?')).toHaveValue('');
  await context.close();
});

test('without script it works the same: a mistake keeps what was typed, a reload shows the same code, a wrong code says so', async ({ browser, sample }) => {
  const { context, page } = await visitor(browser, { ...small, javaScriptEnabled: false });
  await page.goto(`${sample.origin}${home}/kien-nghi/gui`);
  await page.getByLabel('Ông bà kiến nghị điều gì?').fill('Cống đầu ngõ tắc, mưa là ngập vào nhà dân.');
  await page.getByLabel('Số điện thoại để báo kết quả').fill('091 234');
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(page.getByText('Cần đủ 10 chữ số').first()).toBeVisible();
  await expect(page.getByLabel('Ông bà kiến nghị điều gì?')).toHaveValue(/Cống đầu ngõ/);
  expect(await overflow(page)).toEqual([]);
  await page.getByLabel('Số điện thoại để báo kết quả').fill('');
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(page.getByRole('heading', { name: 'Đã nhận kiến nghị' })).toBeVisible();
  const first = await page.locator('[data-code]').innerText();
  expect(await overflow(page)).toEqual([]);
  await page.reload();
  expect(await page.locator('[data-code]').innerText()).toBe(first);
  await page.goto(`${sample.origin}${home}/kien-nghi/theo-doi`);
  await page.getByLabel('Mã theo dõi').fill('AAAA-BBBB-CCCC-DDDD');
  await page.getByRole('button', { name: 'Xem kiến nghị' }).click();
  await expect(page.getByText('Không có mã này')).toBeVisible();
  await page.getByLabel('Mã theo dõi').fill(first.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Xem kiến nghị' }).click();
  await expect(page.getByText('Cống đầu ngõ tắc').last()).toBeVisible();
  await context.close();
});

test('a page opened on the phone of a stranger without the code shows nothing, and nothing private is kept by any cache', async ({ request, sample }) => {
  for (const path of ['/kien-nghi/gui', '/kien-nghi/theo-doi', `/kien-nghi/theo-doi?ma=${code}`]) {
    const answer = await request.get(`${sample.origin}${home}${path}`);
    expect(answer.headers()['cache-control'], path).toBe('private, no-store');
    expect(answer.headers()['content-security-policy'], path).toContain("default-src 'self'");
  }
  for (const path of ['', '/kien-nghi', '/thong-tin-ca-nhan']) {
    const answer = await request.get(`${sample.origin}${home}${path}`);
    expect(answer.headers()['cache-control'], path).toBe('public, max-age=60');
    expect(answer.headers()['vary'], path).toContain('cookie');
    expect(await answer.text()).not.toContain(code);
  }
  const stranger = await request.get(`${sample.origin}${home}/kien-nghi/theo-doi?ma=0000-0000-0000-0000`);
  expect(await stranger.text()).not.toContain(road);
});

test('the office sees the petition, prints posters with a QR for each village, and the poster opens the form with the village chosen', async ({ browser, sample }) => {
  clerk = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  const { page } = clerk;
  await page.goto(`${sample.origin}${home}/lam-viec/trang-cong-khai`);
  await expect(page.getByRole('heading', { name: /^Cần xem/ })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'In tờ gấp, mã QR theo thôn' }).click();
  const sheets = page.locator('.sheet');
  await expect(sheets.first()).toBeVisible();
  const names = await page.locator('.sheet .village').allInnerTexts();
  expect(names.length).toBeGreaterThan(1);
  await page.getByRole('combobox', { name: 'Thôn' }).selectOption({ label: names[1]! });
  await page.getByRole('button', { name: 'Xem tờ in' }).click();
  await expect(sheets).toHaveCount(1);
  const village = new URL(page.url()).searchParams.get('thon');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect((pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length).toBe(1);
  const voter = await visitor(browser);
  await voter.page.goto(`${sample.origin}${home}/kien-nghi/gui?thon=${village}`);
  await expect(voter.page.getByLabel('Ở thôn, khu nào?')).toHaveValue(village ?? '');
  await voter.context.close();
});

test('a program that fills the trap is thanked like anybody, and its petition waits to be looked over', async ({ browser, sample }) => {
  const { context, page } = await visitor(browser, { ...phone, javaScriptEnabled: false });
  await page.goto(`${sample.origin}${home}/kien-nghi/gui`);
  await page.getByLabel('Ông bà kiến nghị điều gì?').fill('<b>Mua ngay</b> hàng giá rẻ http://mau.example');
  await page.locator('input[name=website]').evaluate((field: HTMLInputElement) => (field.value = 'http://mau.example'));
  await page.getByRole('button', { name: 'Gửi kiến nghị' }).click();
  await expect(page.getByRole('heading', { name: 'Đã nhận kiến nghị' })).toBeVisible();
  await context.close();
  await clerk.page.goto(`${sample.origin}${home}/lam-viec/trang-cong-khai`);
  const line = clerk.page.getByRole('listitem').filter({ hasText: '<b>Mua ngay</b> hàng giá rẻ' });
  await expect(line.getByText('điền ô chỉ chương trình máy thấy')).toBeVisible();
  await line.getByRole('checkbox').check();
  await clerk.page.getByRole('button', { name: 'Đưa ra kiến nghị đã chọn' }).click();
  await expect(clerk.page.getByText('Đã đưa ra 1 dòng')).toBeVisible();
  await expect(clerk.page.getByText('<b>Mua ngay</b>')).toHaveCount(0);
});

test('every public page on a phone of 390 and of 320 px, with large text: nothing sticks out, axe finds nothing', async ({ browser, sample }) => {
  for (const options of [phone, small]) {
    const { context, page } = await visitor(browser, options);
    for (const path of ['', '/kien-nghi', '/kien-nghi/gui', '/kien-nghi/theo-doi', '/thong-tin-ca-nhan', '/kien-nghi/KN-2026-9999']) {
      await page.goto(sample.origin + home + path);
      expect(await overflow(page), `${path} ${options.viewport.width}`).toEqual([]);
      expect(await accessibilityFaults(page), path).toEqual([]);
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
      expect(await overflow(page), `${path} 200 % at ${options.viewport.width}`).toEqual([]);
    }
    await context.close();
  }
});

test('the keyboard reaches the whole form in order, and never the trap', async ({ browser, sample }) => {
  const { context, page } = await visitor(browser, { viewport: { width: 1366, height: 768 } });
  await page.goto(`${sample.origin}${home}/kien-nghi/gui`);
  await page.getByLabel('Ông bà kiến nghị điều gì?').focus();
  const reached: string[] = [];
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('name') ?? document.activeElement?.tagName.toLowerCase() ?? ''));
  }
  expect(reached.slice(0, 8)).toEqual(['villageId', 'place', 'photos[]', 'name', 'phone', 'summary', 'publishable', 'button']);
  expect(reached).not.toContain('website');
  await context.close();
});

test('the first page of a voter weighs less than 60 KB on a phone, everything in it', async ({ browser, sample }) => {
  for (const path of ['', '/kien-nghi/gui', '/kien-nghi', '/kien-nghi/theo-doi']) {
    const { context, page } = await visitor(browser);
    const wire = await context.newCDPSession(page);
    await wire.send('Network.enable');
    let bytes = 0;
    const foreign: string[] = [];
    wire.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    page.on('request', (asked) => {
      if (!asked.url().startsWith(sample.origin) && !/^(data|blob):/.test(asked.url())) foreign.push(asked.url());
    });
    await page.goto(sample.origin + home + path, { waitUntil: 'networkidle' });
    expect(bytes, path).toBeLessThan(60 * 1024);
    expect(foreign).toEqual([]);
    console.log(`${home}${path}: ${(bytes / 1024).toFixed(1)} KB`);
    await context.close();
  }
});

test('English: the same pages in English', async ({ browser, sample }) => {
  const { context, page } = await visitor(browser);
  await page.goto(`${sample.origin}${home}/kien-nghi/gui?lang=en`);
  await expect(page.getByRole('heading', { name: 'Send a petition' })).toBeVisible();
  await page.goto(sample.origin + home);
  await expect(page.getByRole('link', { name: 'Follow' })).toBeVisible();
  await context.close();
});

test('no file of the public form speaks to anybody but this server', () => {
  const script = readFileSync(join(import.meta.dirname, '../../src/routes/(open)/[council]/kien-nghi/gui/send-form.ts'), 'utf8');
  expect(script).not.toMatch(/https?:\/\//);
});
