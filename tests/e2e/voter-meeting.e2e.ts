import type { Page } from '@playwright/test';
import { expect, test } from './installation.ts';
import { awake, download, listen, sampleSlug, said, seatOf } from './hands.ts';

const list = (origin: string) => `${origin}/${sampleSlug}/lam-viec/tiep-xuc-cu-tri`;
const clerk = 'vanphong@mau.example';
const front = 'mttq@mau.example';

/** The meeting of this morning, at the page where opinions are taken. */
async function thisMorning(page: Page, origin: string): Promise<string> {
  await page.goto(list(origin));
  const href = await page.getByRole('link', { name: 'Ghi ý kiến' }).first().getAttribute('href');
  await page.goto(origin + href);
  await ready(page);
  return origin + href;
}

/** Until the device's store is open and the words are read on it. */
async function ready(page: Page): Promise<void> {
  await awake(page);
  await expect(page.locator('[data-ready]')).toBeVisible();
  await expect(page.getByText('Lĩnh vực', { exact: true })).toBeVisible();
}

const entry = (page: Page) => page.getByLabel('Ý kiến cử tri, mỗi ý một dòng');
const rows = (page: Page) => page.locator('[data-key]');
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('the office plans a round: a schedule is proposed, a clash is said, the plan is issued with its number, as Word and Excel', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, clerk);
  const errors = listen(page);
  await page.goto(list(sample.origin));
  await page.getByRole('link', { name: 'Lập đợt tiếp xúc' }).click();
  await page.waitForURL('**/dot-moi');
  await awake(page);
  await page.getByText('Sau kỳ họp', { exact: true }).click();
  await page.getByLabel('Tên đợt').fill('Sau kỳ họp thường lệ cuối năm');
  await page.getByLabel('Kỳ họp', { exact: true }).fill('Kỳ họp thường lệ cuối năm');
  await page.getByLabel('Loại kỳ họp').selectOption('regular');
  await page.getByRole('textbox', { name: 'Ngày khai mạc dự kiến' }).fill('17/12/2026');
  await page.getByRole('textbox', { name: 'Tiếp xúc từ ngày' }).fill('04/01/2027');
  await page.getByRole('textbox', { name: 'Đến ngày' }).fill('20/01/2027');
  await page.getByRole('button', { name: 'Lưu và lập lịch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Đề xuất lịch' })).toBeVisible();
  await page.getByRole('button', { name: 'Đề xuất lịch' }).click();
  await said(page, 'Đã đề xuất 4 cuộc');
  await expect(page.getByRole('link', { name: /^Nhà văn hóa thôn Mẫu/ })).toHaveCount(4);

  // A second meeting of the same delegates at the same hour is said to be impossible.
  await page.getByRole('link', { name: 'Sửa', exact: true }).nth(1).click();
  await page.waitForURL('**/sua');
  await awake(page);
  const taken = await page.getByRole('textbox', { name: 'Ngày bắt buộc' }).inputValue();
  const names = await page.locator('input[name="delegateIds[]"]:checked').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  await page.goBack();
  await awake(page);
  await page.getByRole('link', { name: 'Sửa', exact: true }).first().click();
  await page.waitForURL('**/sua');
  await awake(page);
  await page.getByRole('textbox', { name: 'Ngày bắt buộc' }).fill(taken);
  for (const id of names) await page.locator(`input[name="delegateIds[]"][value="${id}"]`).check({ force: true });
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('link', { name: 'Sau kỳ họp thường lệ cuối năm' }).click();
  await expect(page.getByText(/được phân công cùng lúc ở/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Ban hành kế hoạch' }).click();
  await expect(page.getByRole('alert').or(page.getByText(/được phân công cùng lúc ở/)).first()).toBeVisible();
  await page.getByRole('link', { name: 'Sửa', exact: true }).first().click();
  await page.waitForURL('**/sua');
  await awake(page);
  await page.getByRole('textbox', { name: 'Ngày bắt buộc' }).fill('12/01/2027');
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.getByRole('link', { name: 'Sau kỳ họp thường lệ cuối năm' }).click();
  await expect(page.getByText(/được phân công cùng lúc ở/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Ban hành kế hoạch' }).click();
  await said(page, /Đã ban hành Kế hoạch số \d+\/KH-HĐND/);
  const sheet = await download(page, () => page.getByRole('link', { name: 'Xuất Excel' }).click());
  expect(sheet.name).toMatch(/^lich-tiep-xuc-cu-tri-.*\.xlsx$/);
  const word = await download(page, () => page.getByRole('link', { name: 'Word' }).first().click());
  expect(word.name).toMatch(/KH-HĐND.*\.docx$/);
  expect(word.bytes.byteLength).toBeGreaterThan(5_000);
  // The browser itself notes the one refusal this journey asks for.
  expect(errors.filter((each) => !each.includes('409'))).toEqual([]);
  await context.close();
});

test('a delegate answers on the telephone, the office sees it', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'daibieu@mau.example', { viewport: { width: 390, height: 844 } });
  await page.goto(list(sample.origin));
  await expect(page.getByRole('heading', { name: 'Lịch của tôi' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Tôi sẽ dự' }).first().click();
  await said(page, 'Hoàng Thị Mẫu: sẽ dự.');
  await context.close();
  const office = await seatOf(browser, sample.origin, clerk);
  await office.page.goto(list(sample.origin));
  await office.page.getByRole('link', { name: 'Trước kỳ họp thường lệ cuối năm', exact: true }).click();
  await expect(office.page.getByRole('listitem').filter({ hasText: 'Hoàng Thị Mẫu' }).first()).toContainText('Sẽ dự');
  await office.context.close();
});

test('fifty opinions typed while the network drops again and again: none is lost, none stands twice', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, clerk);
  const address = await thisMorning(page, sample.origin);
  const before = await rows(page).count();
  // Answers are lost on the way now and then: the server heard, the device does not know it.
  let count = 0;
  await page.route('**/ghi', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    count += 1;
    if (count % 4 === 2) {
      await route.fetch().catch(() => null);
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  await entry(page).focus();
  const written: string[] = [];
  for (let index = 1; index <= 50; index += 1) {
    if (index % 11 === 4) await context.setOffline(true);
    if (index % 11 === 9) await context.setOffline(false);
    const text = `Đề nghị xã trả lời rõ việc số ${index} của thôn`;
    written.push(text);
    await type(page, text);
    await expect(entry(page)).toBeFocused();
    await expect(entry(page)).toHaveValue('');
  }
  await context.setOffline(true);
  await type(page, 'Đề nghị thứ năm mươi mốt, gõ khi mất mạng');
  await expect(page.getByText('Mất mạng', { exact: false }).first()).toBeVisible();
  await expect(page.locator('[data-wait]')).not.toHaveText('0');
  await context.setOffline(false);
  await expect(page.getByText('Đã kết nối')).toBeVisible({ timeout: 60_000 });
  await page.unroute('**/ghi');
  await page.goto(address);
  await ready(page);
  const kept = (await rows(page).locator('b').allTextContents()).reverse();
  expect(kept.slice(before)).toEqual([...written, 'Đề nghị thứ năm mươi mốt, gõ khi mất mạng']);
  await context.close();
});

test('what is typed offline survives the page: it is sent when the list is opened again', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, clerk);
  const address = await thisMorning(page, sample.origin);
  await context.setOffline(true);
  await entry(page).focus();
  await type(page, 'Đề nghị giữ qua lúc tắt trang');
  await expect(rows(page).first()).toContainText('Chờ gửi');
  await page.goto('about:blank');
  await context.setOffline(false);
  await page.goto(list(sample.origin));
  await expect(page.getByText('Đã gửi 1 ý kiến cử tri giữ trên máy này.')).toBeVisible();
  await page.goto(address);
  await expect(rows(page).first()).toContainText('Đề nghị giữ qua lúc tắt trang');
  await context.close();
});

test('by keyboard alone: suggestions are picked, an earlier petition is joined, a line is mended and taken back', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, clerk);
  await thisMorning(page, sample.origin);
  const start = await rows(page).count();
  await expect(entry(page)).toBeFocused();
  await page.keyboard.type('Đoạn đường từ nhà văn hóa thôn đến cầu tràn nhiều ổ gà, mưa lớn ngập sâu');
  await expect(page.getByText('Có thể đã có người nêu')).toBeVisible();
  const code = (await page.locator('.near .cite').first().textContent()) ?? '';
  await page.keyboard.press('Alt+1');
  await expect(rows(page).first()).toContainText(`Gắn vào ${code}`);
  await page.keyboard.type('Đèn đường cụm dân cư số 4 hỏng từ tháng 9');
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Control+5');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('Khác');
  await expect(rows(page).first()).toContainText('Tỉnh');
  await page.keyboard.press('ArrowUp');
  await expect(entry(page)).toHaveValue('Đèn đường cụm dân cư số 4 hỏng từ tháng 9');
  await page.keyboard.type(', đề nghị thay');
  await page.keyboard.press('Enter');
  await expect(rows(page).first()).toContainText('hỏng từ tháng 9, đề nghị thay');
  await expect(rows(page)).toHaveCount(start + 2);
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(start + 1);
  await expect(rows(page).first()).toContainText('Đã gửi');
  await page.reload();
  await expect(rows(page)).toHaveCount(start + 1);
  await context.close();
});

test('what sounds like a denunciation is red and can only pass to the letters', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, clerk);
  await thisMorning(page, sample.origin);
  await entry(page).focus();
  await page.keyboard.type('Phản ánh cán bộ thôn thu tiền không có phiếu');
  await expect(page.getByRole('status').getByText('Có ý tố cáo')).toBeVisible();
  await page.keyboard.press('Enter');
  const row = rows(page).filter({ hasText: 'thu tiền không có phiếu' });
  await expect(row.getByRole('link', { name: 'Chuyển luồng đơn' })).toBeVisible();
  await row.getByRole('link', { name: 'Chuyển luồng đơn' }).click();
  await page.getByRole('button', { name: 'Chuyển luồng đơn' }).click();
  await said(page, /Đã chuyển luồng đơn, số \d+/);
  await expect(page.getByText('thu tiền không có phiếu')).toHaveCount(0);
  await context.close();
});

test('without script a line is posted and the field has the focus again', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, clerk, { javaScriptEnabled: false });
  await page.goto(list(sample.origin));
  const href = await page.getByRole('link', { name: 'Ghi ý kiến' }).first().getAttribute('href');
  await page.goto(sample.origin + href);
  for (const text of ['Đề nghị sửa cổng trường mầm non', 'Đề nghị thêm thùng rác ở chợ']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await expect(rows(page).first()).toContainText(text);
    await expect(entry(page)).toBeFocused();
  }
  await context.close();
});

test('MTTQ writes its own list, both sides compare and sign one; the meeting ends, its opinions are petitions and its minutes a paper', async ({ browser, sample }) => {
  test.setTimeout(180_000);
  const mttq = await seatOf(browser, sample.origin, front);
  const address = await thisMorning(mttq.page, sample.origin);
  await entry(mttq.page).focus();
  await type(mttq.page, 'Đề nghị thêm thùng rác ở chợ');
  await type(mttq.page, 'Đề nghị MTTQ giám sát việc thu quỹ của thôn');
  await expect(rows(mttq.page).first()).toContainText('Đã gửi');
  await expect(rows(mttq.page)).toHaveCount(2);

  const office = await seatOf(browser, sample.origin, clerk);
  const { page } = office;
  await page.goto(`${address}/co-mat`);
  await page.getByLabel('Số cử tri dự').fill('64');
  await page.getByLabel('Trong đó nữ').fill('27');
  for (const group of await page.locator('fieldset').all()) await group.getByText('Có mặt', { exact: true }).click();
  await page.getByRole('button', { name: 'Lưu có mặt' }).click();
  await said(page, 'Đã lưu có mặt.');
  await page.getByRole('button', { name: /^Bắt đầu: MTTQ khai mạc/ }).click();
  await expect(page.getByRole('button', { name: /^Bắt đầu: Đại biểu báo cáo/ })).toBeVisible();

  await page.goto(`${address}/doi-chieu`);
  await expect(page.getByText('Có thể cùng một ý').first()).toBeVisible();
  await page.getByRole('button', { name: 'Cùng một ý' }).first().click();
  await said(page, 'Đã ghép hai ý làm một.');
  await page.getByRole('button', { name: 'Đưa vào bảng chung' }).first().click();
  for (let keep = page.getByRole('button', { name: 'Giữ trong bảng chung' }); (await keep.count()) > 0; keep = page.getByRole('button', { name: 'Giữ trong bảng chung' })) await keep.first().click();
  await expect(page.getByText('Không còn ý lệch')).toBeVisible();
  await page.getByRole('button', { name: 'Ký bảng chung (HĐND)' }).click();
  await mttq.page.goto(`${address}/doi-chieu`);
  await mttq.page.getByRole('button', { name: 'Ký bảng chung (MTTQ)' }).click();
  await expect(mttq.page.getByText('Bảng chung đã chốt, hai bên đã ký')).toBeVisible();

  await page.goto(`${address}/bien-ban`);
  await page.getByLabel('Đại biểu báo cáo').fill('Báo cáo chương trình kỳ họp.');
  await page.getByLabel('UBND, cơ quan trả lời').fill('UBND xã tiếp thu.');
  await page.getByLabel('Đại biểu tiếp thu, giải trình').fill('Đại biểu ghi nhận.');
  await page.getByRole('button', { name: 'Lưu biên bản' }).click();
  await said(page, 'Đã lưu biên bản.');
  await page.getByRole('link', { name: 'Kết thúc hội nghị' }).click();
  await page.getByRole('button', { name: 'Kết thúc hội nghị' }).click();
  await said(page, /Hội nghị đã kết thúc: \d+ kiến nghị mới/);
  await expect(page.getByText(/KN-2026-\d{4}/).first()).toBeVisible();
  const word = await download(page, () => page.getByRole('link', { name: 'Word' }).click());
  expect(word.bytes.byteLength).toBeGreaterThan(5_000);
  await page.goto(`${sample.origin}/${sampleSlug}/lam-viec/viec`);
  await expect(page.getByText('Tổng hợp, phân loại ý kiến cử tri: Nhà văn hóa thôn Mẫu Đông').first()).toBeVisible();
  await mttq.context.close();
  await office.context.close();
});
