import type { Browser, Page } from '@playwright/test';
import { councilHands } from './council-hands.ts';
import { awake, download, listen, sampleSlug, said, seatOf } from './hands.ts';
import { expect, test } from './installation.ts';
import { accessibilityFaults, overflow } from './looks.ts';
import { petitionsOfUbnd } from './petitions-of-ubnd.ts';

let ids: Awaited<ReturnType<typeof petitionsOfUbnd>>;
const deskAddress = `/${sampleSlug}/lam-viec/ban-lam-viec`;
const at = (...names: (keyof typeof ids)[]) => `${deskAddress}?chon=${names.map((name) => ids[name]).join(',')}`;

async function officer(browser: Browser, origin: string, options: { script?: boolean; phone?: boolean; who?: string } = {}): Promise<Page> {
  return (await seatOf(browser, origin, `${options.who ?? 'ubnd'}@mau.example`, { javaScriptEnabled: options.script ?? true, ...(options.phone ? { viewport: { width: 390, height: 844 } } : {}) })).page;
}
const line = (page: Page, words: string) => page.locator('.dl li', { hasText: words });

test.beforeAll(async ({ sample }) => {
  const hands = await councilHands(sample.dataDir);
  ids = await petitionsOfUbnd(hands);
  await hands.close();
});

test('an officer lands on the desk, answers two petitions with one paper, and takes the answer back', async ({ browser, sample }) => {
  const page = await officer(browser, sample.origin);
  const faults = listen(page);
  await expect(page).toHaveURL(new RegExp(`${deskAddress}$`));
  await expect(page.getByRole('heading', { name: 'Việc HĐND giao', level: 1 })).toBeVisible();
  await expect(line(page, 'Đường liên thôn Mẫu Đông').locator('.due--late')).toContainText('Quá hạn 2 ngày');
  await awake(page);
  await line(page, 'Đường liên thôn Mẫu Đông').getByRole('checkbox').check();
  await line(page, 'Rãnh thoát nước thôn Mẫu Đông').getByRole('checkbox').check();
  await expect(page.locator('.bulk')).toContainText('Đã chọn 2');
  await page.getByRole('button', { name: 'Trả lời chung' }).click();
  await expect(page.locator('#rh')).toHaveText('Trả lời chung 2 kiến nghị');
  await expect(page.locator('.three')).toContainText('nhận cùng lúc');

  await page.getByText('Đang giải quyết').click();
  await page.getByLabel('Trả lời cử tri, dễ hiểu').fill('Xã đã đưa 600 m đường vào danh mục đầu tư công 2027; rãnh được khơi trước 15/12/2026.');
  await expect(page.getByText('18 chữ')).toBeVisible();
  await expect(page.locator('.foot')).toContainText('Đã lưu 08:');
  await page.reload();
  await expect(page.getByLabel('Trả lời cử tri, dễ hiểu')).toHaveValue(/danh mục đầu tư công 2027/);
  await page.getByRole('button', { name: 'Trình ký, gửi HĐND xã' }).click();
  await expect(page.locator('#promisedOn-error')).toContainText('phải ghi ngày xong');
  await page.getByRole('textbox', { name: 'Xong trước ngày' }).fill('31/3/2027');
  await page.getByLabel('Phân loại chi tiết').selectOption({ label: 'Có lộ trình' });
  await page.getByLabel('Số, ký hiệu văn bản').fill('125/UBND-KT');
  await page.getByLabel('Văn bản đã ký').setInputFiles({ name: 'tra-loi.txt', mimeType: 'text/plain', buffer: Buffer.from('Văn bản trả lời cử tri\n') });
  await page.getByRole('button', { name: 'Trình ký, gửi HĐND xã' }).click();
  await said(page, 'Đã gửi HĐND xã câu trả lời cho 2 kiến nghị.');
  await expect(page.locator('.dl h2', { hasText: 'Đã gửi, chờ HĐND đánh giá' })).toBeVisible();
  await page.goto(sample.origin + at('road', 'drain'));
  await expect(page.locator('.rp')).toContainText('125/UBND-KT');
  await expect(page.locator('.rp')).toContainText('Hẹn xong trước 31/3/2027');
  const paper = await page.request.get(new URL((await page.getByRole('link', { name: 'Mở văn bản' }).first().getAttribute('href')) ?? '', page.url()).href);
  expect(await paper.text()).toContain('Văn bản trả lời cử tri');
  await page.getByRole('button', { name: 'Rút lại câu trả lời' }).click();
  await said(page, 'Đã rút lại câu trả lời');
  await expect(page.getByRole('button', { name: 'Trình ký, gửi HĐND xã' })).toBeVisible();
  expect(faults.filter((words) => !words.includes('422') && !words.includes('400'))).toEqual([]);
  await page.context().close();
});

test('without script the same works by forms: accept, return with ground and body, ask for more time, answer, undo', async ({ browser, sample }) => {
  const page = await officer(browser, sample.origin, { script: false });
  await page.goto(`${sample.origin}${deskAddress}?loc=chua-nhan`);
  await line(page, 'Rãnh thoát nước thôn Mẫu Đông').getByRole('checkbox').check();
  await line(page, 'Cầu tràn thôn Mẫu Đông').getByRole('checkbox').check();
  await page.locator('.bulk').getByRole('button', { name: 'Nhận', exact: true }).click();
  await expect(page.locator('.toast')).toContainText('Đã nhận 2 kiến nghị.');

  await page.goto(`${sample.origin}${deskAddress}`);
  await line(page, 'Cầu tràn thôn Mẫu Đông').getByRole('checkbox').check();
  await page.locator('.bulk').getByRole('button', { name: 'Trả lại' }).click();
  await expect(page.locator('.dialog--inline')).toContainText('Thời hạn vẫn chạy');
  await page.locator('.dialog--inline').getByRole('button', { name: 'Trả lại HĐND xã' }).click();
  await expect(page.locator('.dialog--inline .error')).toContainText(['Cần điền ô này']);
  await page.getByRole('textbox', { name: 'Căn cứ' }).fill('Cầu thuộc tuyến tỉnh lộ do tỉnh quản lý.');
  await page.locator('.dialog--inline').getByRole('button', { name: 'Trả lại HĐND xã' }).click();
  await expect(page.locator('.dialog--inline .error')).toContainText(['phải đề xuất nơi nhận']);
  await page.getByLabel('Nơi khác, ghi tên').fill('Sở Xây dựng tỉnh Mẫu');
  await page.locator('.dialog--inline').getByRole('button', { name: 'Trả lại HĐND xã' }).click();
  await expect(page.locator('.toast')).toContainText('Đã trả lại 1 kiến nghị');
  await expect(line(page, 'Cầu tràn thôn Mẫu Đông')).toContainText('đã trả lại, chờ HĐND');

  await page.goto(sample.origin + at('land'));
  await page.getByRole('link', { name: 'Xin gia hạn' }).click();
  await page.getByRole('textbox', { name: 'Đến ngày' }).fill('04/12/2026');
  await page.getByRole('textbox', { name: 'Lý do' }).fill('Chờ kết quả đo đạc');
  await page.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
  await expect(page.locator('.toast')).toContainText('Đã gửi đề nghị gia hạn 1 kiến nghị.');

  await page.goto(sample.origin + at('waste'));
  await page.getByText('Đã giải quyết xong').click();
  await page.getByLabel('Trả lời cử tri, dễ hiểu').fill('Xã đã thêm một xe, thu gom hằng ngày từ 15/11.');
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  await expect(page.locator('.toast')).toContainText('Đã lưu nháp.');
  await expect(page.getByLabel('Trả lời cử tri, dễ hiểu')).toHaveValue(/thu gom hằng ngày/);
  await page.getByLabel('Ảnh sau khi làm').setInputFiles({ name: 'sau.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64') });
  await page.getByRole('button', { name: 'Trình ký, gửi HĐND xã' }).click();
  await expect(page.locator('.toast')).toContainText('Đã gửi HĐND xã câu trả lời cho 1 kiến nghị.');
  await page.locator('.toast button').click();
  await expect(page.locator('.toast')).toContainText('Đã rút lại câu trả lời');
  await page.context().close();
});

test('the body opens its own figures and takes its petitions away as a workbook; nothing of other bodies, nobody’s name', async ({ browser, sample }) => {
  const page = await officer(browser, sample.origin);
  await page.locator('.rp aside a.fig').first().click();
  await expect(page.getByRole('dialog', { name: /Trả lời đúng hạn năm 2026/ })).toContainText('Kênh nội đồng thôn Mẫu Bắc');
  await page.goto(`${sample.origin}${deskAddress}`);
  const { bytes } = await download(page, () => page.getByRole('link', { name: 'Tải danh sách kiến nghị' }).click());
  expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  const front = await officer(browser, sample.origin, { who: 'mttq' });
  expect((await front.goto(sample.origin + at('land')))?.status()).toBe(200);
  await expect(front.locator('body')).not.toContainText('Chậm cấp giấy chứng nhận quyền sử dụng đất cho các hộ thôn Mẫu Tây');
  const watcher = await officer(browser, sample.origin, { who: 'tinh' });
  expect((await watcher.goto(sample.origin + deskAddress))?.status()).toBe(404);
  for (const each of [page, front, watcher]) await each.context().close();
});

test('the page of a petition’s duty sends to the desk and offers no result of its own', async ({ browser, sample }) => {
  const page = await officer(browser, sample.origin);
  await page.goto(`${sample.origin}/${sampleSlug}/lam-viec/viec?q=${encodeURIComponent('Chậm cấp giấy chứng nhận quyền sử dụng đất cho các hộ')}`);
  const row = page.locator('.job-row').first();
  await row.getByRole('link', { name: 'Trả lời', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`chon=${ids.land}`));
  await page.goBack();
  await row.locator('.job-row__t').click();
  await expect(page.locator('.note', { hasText: 'Kết quả của việc này ghi ở kiến nghị' })).toBeVisible();
  await expect(page.locator('button[value=done]')).toHaveCount(0);
  await page.context().close();
});

test('on a phone the answer is the second step; desk and answer fit and have no fault a checker finds', async ({ browser, sample }) => {
  const phone = await officer(browser, sample.origin, { phone: true });
  await expect(phone.locator('.rp')).toBeHidden();
  await line(phone, 'Đường liên thôn Mẫu Đông').locator('a').click();
  await expect(phone.locator('.dl')).toBeHidden();
  await expect(phone.getByRole('button', { name: 'Trình ký, gửi HĐND xã' })).toBeVisible();
  await phone.locator('.back').click();
  await expect(phone.locator('.dl')).toBeVisible();
  const wide = await officer(browser, sample.origin);
  for (const page of [phone, wide])
    for (const address of [deskAddress, at('road', 'land'), `${at('road')}&viec=tra-lai`, `${deskAddress}?so-lieu=dung-han`]) {
      await page.goto(sample.origin + address);
      await awake(page);
      expect.soft(await overflow(page), address).toEqual([]);
      expect.soft(await accessibilityFaults(page), address).toEqual([]);
    }
  await phone.context().close();
  await wide.context().close();
});
