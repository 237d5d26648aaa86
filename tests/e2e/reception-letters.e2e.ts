import { readSheet } from '../../src/core/sheets/read.ts';
import { expect, test } from './installation.ts';
import { listen, seatOf } from './hands.ts';

const base = '/xa-mau/lam-viec';
const name = 'Quách Văn Dụ Kín';

test('a denunciation goes from the desk to the body, and who sent it opens to those on its list alone', async ({ browser, sample }) => {
  const clerk = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  const said = listen(clerk.page);
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/don-thu/nhan`);
  await page.waitForLoadState('networkidle');
  await page.getByLabel('Tố cáo', { exact: false }).first().check();
  await page.fill('#title', `Việc thu quỹ của thôn, theo lời ${name}`);
  await page.fill('#senderName', name);
  await page.fill('#senderAddress', 'Ngõ Khuất 12');
  await page.getByRole('button', { name: 'Vào sổ đơn' }).click();
  await expect(page.locator('.error').filter({ hasText: 'họ tên người tố cáo' }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await page.fill('#title', 'Việc thu quỹ của thôn không công khai');
  await page.getByRole('button', { name: 'Vào sổ đơn' }).click();
  await page.waitForURL(/don-thu\/[0-9a-f-]{36}/);
  const letter = page.url().replace(/#.*/, '');
  await expect(page.locator('.toast')).toContainText(/mã Đ-\d\d/);
  await expect(page.locator('main')).toContainText('Được bảo vệ');
  expect(await page.content()).not.toContain(name);

  await page.getByRole('button', { name: 'Lưu phân loại' }).click();
  await expect(page.locator('.toast')).toContainText('Phân loại');
  await expect(page.locator('main')).toContainText('Theo quy định: chuyển cơ quan có thẩm quyền.');
  await page.fill('#forwarded-paper', '31/PC-TTHĐND ngày 20/11/2026');
  await page.locator('form[action="?/handle"]').getByRole('button', { name: 'Chuyển đơn' }).first().click();
  await expect(page.locator('main')).toContainText('Đã chuyển');

  await page.fill('#identity-reason', 'Báo người tố cáo việc chuyển đơn');
  await page.getByRole('button', { name: 'Mở danh tính, ghi lý do' }).click();
  await expect(page.locator('#danh-tinh')).toContainText(name);
  await page.goto(letter);
  await expect(page.locator('#danh-tinh')).toContainText('1 lần');
  for (const path of [letter, `${sample.origin}${base}/don-thu?q=${encodeURIComponent('Quách Văn')}`, `${sample.origin}${base}/tim?q=${encodeURIComponent('Quách Văn')}`, `${sample.origin}${base}/thiet-lap/nhat-ky`, `${sample.origin}${base}/viec`]) {
    await page.goto(path);
    // A search says back what was asked, which is half the name; the whole of it may stand nowhere.
    expect((await page.locator('main').innerText()).includes(name), path).toBe(false);
  }
  const workbook = await readSheet(new Uint8Array(await (await page.request.get(`${sample.origin}${base}/don-thu/so.xlsx?loc=tat-ca`)).body()), 'so.xlsx');
  expect(JSON.stringify(workbook)).not.toContain(name);
  expect(JSON.stringify(workbook)).toContain('Người tố cáo Đ-');

  const body = await seatOf(browser, sample.origin, 'ubnd@mau.example');
  await body.page.goto(letter);
  expect(await body.page.content()).not.toContain(name);
  await expect(body.page.locator('#danh-tinh')).toHaveCount(0);
  await body.page.selectOption('#mirror-kind', { label: 'Thụ lý' });
  await body.page.fill('#mirror-paper', '9/TB-UBND ngày 20/11/2026');
  await body.page.getByRole('button', { name: 'Ghi bước này' }).click();
  await expect(body.page.locator('main')).toContainText('Đã thụ lý');

  const chair = await seatOf(browser, sample.origin, 'chutich@mau.example');
  await chair.page.goto(letter);
  await expect(chair.page.locator('#danh-tinh')).toContainText('Chủ tịch HĐND');
  const others: [string, number][] = [['daibieu@mau.example', 404], ['mttq@mau.example', 404], ['tinh@mau.example', 404]];
  for (const [email, status] of others) {
    const other = await seatOf(browser, sample.origin, email);
    expect((await other.page.request.get(letter)).status(), email).toBe(status);
    await other.context.close();
  }
  expect(said.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
  for (const seat of [clerk, body, chair]) await seat.context.close();
});

for (const script of [true, false])
  test(`a visit is recorded, its matters part, its papers are printed${script ? '' : ', without script'}`, async ({ browser, sample }) => {
    const { page, context } = await seatOf(browser, sample.origin, 'vanphong@mau.example', { javaScriptEnabled: script });
    await page.goto(`${sample.origin}${base}/tiep-cong-dan/ghi`);
    await page.fill('#visitorName', 'Trần Thị Ví Thử');
    await page.fill('#peopleCount', '6');
    await page.fill('#matter-text-0', 'Mương thoát nước bị lấp sau khi làm đường.');
    await page.selectOption('#matter-kind-1', { label: 'Giải thích, hướng dẫn tại chỗ' });
    await page.fill('#matter-text-1', 'Hỏi lịch tiếp xúc cử tri.');
    await page.fill('#matter-handling-1', 'Đã cho xem lịch niêm yết.');
    await page.getByRole('button', { name: 'Ghi lượt tiếp' }).click();
    await expect(page.locator('main')).toContainText('6 người cùng một nội dung: cử 1 đến 2 người đại diện');
    await page.fill('#representatives', 'Trần Thị Ví Thử, thôn Mẫu Nam');
    await page.fill('#chosenPaper', 'Giấy cử người ngày 20/11/2026');
    await page.getByRole('button', { name: 'Ghi lượt tiếp' }).click();
    await page.waitForURL(/tiep-cong-dan\/[0-9a-f-]{36}/);
    await expect(page.locator('main')).toContainText('Giấy cử người ngày 20/11/2026');
    await expect(page.locator('main').getByRole('link', { name: /^Đơn \d{3}$/ })).toHaveCount(1);
    await page.getByRole('button', { name: 'Công dân đã ký' }).click();
    await expect(page.locator('main')).toContainText('Đã đọc lại, ký tên');
    await page.fill('#documents', 'Đơn viết tay; 01 bản; bản chính');
    await page.getByRole('button', { name: 'Lập giấy biên nhận' }).click();
    await page.getByRole('link', { name: /^Giấy biên nhận số/ }).last().click();
    await expect(page.locator('[data-paper]').first()).toContainText('Mẫu số 02/TCD');
    await page.goto(`${sample.origin}${base}/tiep-cong-dan/giay/lich/2026`);
    await expect(page.locator('[data-paper]').first()).toContainText('Lịch tiếp công dân của đại biểu Hội đồng nhân dân xã Mẫu năm 2026');
    const word = await page.request.get(`${sample.origin}${base}/tiep-cong-dan/bao-cao/tep/docx?ky=2026-11`);
    expect([word.status(), (await word.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    await context.close();
  });

test('the register, the roster and a letter fit a phone', async ({ browser, sample }) => {
  const { page, context } = await seatOf(browser, sample.origin, 'vanphong@mau.example', { viewport: { width: 390, height: 844 } });
  for (const path of ['don-thu', 'don-thu/nhan', 'tiep-cong-dan', 'tiep-cong-dan/ghi', 'tiep-cong-dan/lich', 'tiep-cong-dan/bao-cao', 'tiep-cong-dan/tu-choi']) {
    await page.goto(`${sample.origin}${base}/${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
  await page.goto(`${sample.origin}${base}/don-thu`);
  await page.locator('a.matter').first().click();
  await page.waitForURL(/don-thu\/[0-9a-f-]{36}/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await context.close();
});
