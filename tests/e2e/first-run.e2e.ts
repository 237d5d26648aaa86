import { expect, startInstallation, test as base, type Installation } from './installation.ts';
import { foundCouncil, invite, men, takeUp } from './founding.ts';
import { goodPassword, listen, signIn } from './hands.ts';

// Founding a council changes the installation for good, so this file has one of its own.
const test = base.extend<object, { own: Installation }>({
  own: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installation = await startInstallation();
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ]
});
test.describe.configure({ mode: 'serial' });

let slug = '';
let links = new Map<string, string>();

test('the first page greets a person without script and over plain http', async ({ browser, own }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto(own.origin);
  expect(answer?.status()).toBe(200);
  expect(new URL(page.url()).protocol).toBe('http:');
  await expect(page.getByRole('heading', { name: 'Chào mừng đến với Nghị Sự' })).toBeVisible();
  await page.getByRole('link', { name: 'Lập Hội đồng của xã' }).click();
  await expect(page.getByRole('heading', { name: 'Xã và nhiệm kỳ' })).toBeVisible();
  // The steps of the wizard are forms of the page alone.
  await page.getByLabel('Tỉnh, thành phố').fill('tỉnh Mẫu');
  await page.getByLabel('Xã, phường, đặc khu').fill('Bằng Mẫu');
  await page.getByLabel('Dân số').fill('9.000');
  await page.getByRole('button', { name: 'Tiếp: cơ quan, đại biểu' }).last().click();
  await expect(page.getByRole('alert')).toContainText('xã');
  await expect(page.getByLabel('Xã, phường, đặc khu')).toHaveValue('Bằng Mẫu');
  await page.getByLabel('Xã, phường, đặc khu').fill('xã Bằng Mẫu');
  await page.getByRole('button', { name: 'Tiếp: cơ quan, đại biểu' }).last().click();
  await expect(page.getByRole('heading', { name: 'Cơ quan, đại biểu' })).toBeVisible();
  await context.close();
});

test('a cold load of the first page is less than 100 KB on the wire', async ({ page, own }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sizes = new Map<string, number>();
  const addresses = new Map<string, string>();
  cdp.on('Network.responseReceived', ({ requestId, response }) => void addresses.set(requestId, response.url));
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => void sizes.set(requestId, encodedDataLength));
  const errors = listen(page);
  await page.goto(own.origin, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { name: 'Chào mừng đến với Nghị Sự' })).toBeVisible();
  const total = [...sizes].filter(([id]) => addresses.get(id)?.startsWith(own.origin)).reduce((sum, [, bytes]) => sum + bytes, 0);
  const list = [...sizes].map(([id, bytes]) => `${bytes}\t${addresses.get(id)?.replace(own.origin, '') ?? id}`).sort((a, b) => Number.parseInt(b) - Number.parseInt(a));
  test.info().annotations.push({ type: 'bytes', description: `${total}` });
  console.log(`first page, cold: ${(total / 1000).toFixed(1)} KB in ${sizes.size} requests`);
  expect(sizes.size).toBeGreaterThan(2);
  expect(total, list.join('\n')).toBeLessThan(100_000);
  expect(errors).toEqual([]);
});

test('the wizard proposes the number of delegates by law and founds the council with people from a workbook', async ({ page, own }) => {
  const errors = listen(page);
  await page.goto(`${own.origin}/thiet-lap`, { waitUntil: 'networkidle' });
  await page.getByLabel('Dân số').fill('27.500');
  // law:STR-10: a lowland commune of 27.500 people has 21 delegates.
  await expect(page.getByText('Theo luật:')).toBeVisible();
  await expect(page.getByLabel('Số đại biểu được bầu')).toHaveAttribute('placeholder', '21');
  slug = await foundCouncil(page, own.origin, 'Mời đại biểu, cán bộ đăng nhập');
  expect(slug).toMatch(/^[a-z0-9-]+$/);
  await expect(page.getByRole('heading', { name: 'Người', exact: true })).toBeVisible();
  for (const { name } of Object.values(men)) await expect(page.getByRole('link', { name }).first()).toBeVisible();
  links = await invite(page, [men.clerk.name, men.ubnd.name]);
  expect([...links.values()].every((link) => link.startsWith('http://'))).toBe(true);
  expect(errors).toEqual([]);
});

test('the administrator signs in again by name and password, and not by a wrong one', async ({ page, own }) => {
  await page.goto(`${own.origin}/${slug}/dang-nhap`);
  await page.getByLabel('Số điện thoại hoặc thư điện tử công vụ').fill('quantri@mau.example');
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('khong-dung');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByText(/Còn thử được 4 lần/)).toBeVisible();
  await expect(page.getByLabel('Số điện thoại hoặc thư điện tử công vụ')).toHaveValue('quantri@mau.example');
  await signIn(page, own.origin, 'quantri@mau.example', { slug, password: goodPassword });
  await expect(page.getByRole('heading', { name: 'Việc của tôi' })).toBeVisible();
});

test('another person takes the invitation up once, and signs in by the phone number later', async ({ browser, own }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const link = (links.get(men.clerk.name) ?? '').replace(/^http:\/\/[^/]+/, own.origin);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: new RegExp(men.clerk.name) })).toBeVisible();
  await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill('ngan');
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill('ngan');
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await expect(page.getByRole('alert')).toContainText('8 ký tự');
  await takeUp(page, link);
  await expect(page.getByRole('heading', { name: 'Việc của tôi' })).toBeVisible();
  const again = await browser.newContext();
  const other = await again.newPage();
  await other.goto(link);
  await expect(other.getByRole('heading', { name: 'Lời mời không dùng được' })).toBeVisible();
  await signIn(other, own.origin, '091 200 0007', { slug, password: goodPassword });
  await expect(other.getByRole('heading', { name: 'Việc của tôi' })).toBeVisible();
  await Promise.all([context.close(), again.close()]);
});
