import type { Browser, Page } from '@playwright/test';
import { awake, listen, sampleSlug, said, seatOf } from './hands.ts';
import { expect, test } from './installation.ts';
import { accessibilityFaults, overflow } from './looks.ts';

const list = `/${sampleSlug}/lam-viec/kien-nghi`;
const one = /\/kien-nghi\/[0-9a-f-]{36}/;

async function signedIn(browser: Browser, origin: string, who: string, options: { script?: boolean; phone?: boolean } = {}): Promise<Page> {
  return (await seatOf(browser, origin, `${who}@mau.example`, { javaScriptEnabled: options.script ?? true, ...(options.phone ? { viewport: { width: 390, height: 844 } } : {}) })).page;
}

/** Enters a petition by hand and stands on its page. */
async function enter(page: Page, origin: string, text: string): Promise<string> {
  await page.goto(`${origin}${list}/nhap`);
  await page.getByLabel('Cử tri nêu', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Ghi kiến nghị' }).click();
  await page.waitForURL(one);
  return new URL(page.url()).pathname;
}

async function act(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect(page.locator('#lam')).toBeVisible();
}

for (const script of [true, false]) {
  test(`a petition from first word to closed, each step by the one who does it${script ? '' : ', without script'}`, async ({ browser, sample }) => {
    const clerk = await signedIn(browser, sample.origin, 'vanphong', { script });
    const faults = listen(clerk);
    const address = await enter(clerk, sample.origin, `Cầu gỗ qua suối ${script ? 'Khe Thử' : 'Khe Ví'} bị mục, học sinh đi lại nguy hiểm. Đề nghị xã làm lại cầu.`);
    await expect(clerk.locator('.stage [aria-current]')).toContainText('Phân loạihạn 25/11');
    await act(clerk, 'Phân loại');
    await expect(clerk.locator('#lam')).toContainText('Đề xuất: Giao thông, Xã.');
    await clerk.getByRole('button', { name: 'Xác nhận phân loại' }).click();
    await said(clerk, 'Đã phân loại 1 kiến nghị.');
    await act(clerk, 'Chuyển cơ quan giải quyết');
    await clerk.getByRole('button', { name: /Ký, chuyển/ }).click();
    await said(clerk, /Đã chuyển .* kiến nghị, công văn \d+\/TTHĐND-VP/);
    await expect(clerk.locator('.stage')).toContainText('Chuyển UBND xã');
    const letter = await clerk.request.get(new URL((await clerk.getByRole('link', { name: 'PDF' }).first().getAttribute('href')) ?? '', clerk.url()).href);
    expect((await letter.body()).subarray(0, 5).toString()).toBe('%PDF-');

    const officer = await signedIn(browser, sample.origin, 'ubnd', { script });
    await officer.goto(`${sample.origin}${address}?lam=answer`);
    await officer.getByText('Sẽ giải quyết', { exact: true }).click();
    await officer.getByLabel('Trả lời cử tri, dễ hiểu').fill('Xã đưa cầu vào kế hoạch sửa chữa năm 2027, giao Phòng Kinh tế làm trước mùa mưa.');
    await officer.getByRole('button', { name: 'Ghi trả lời' }).click();
    await expect(officer.locator('#lam .error').first()).toContainText('phải ghi ngày xong');
    await expect(officer.getByLabel('Trả lời cử tri, dễ hiểu')).toHaveValue(/kế hoạch sửa chữa năm 2027/);
    await officer.getByText('Đã giải quyết xong', { exact: true }).click();
    await officer.getByRole('button', { name: 'Ghi trả lời' }).click();
    await said(officer, 'Đã ghi trả lời 1 kiến nghị.');

    const chair = await signedIn(browser, sample.origin, 'chutich', { script });
    await chair.goto(`${sample.origin}${address}?lam=judge`);
    await chair.getByRole('button', { name: 'Chưa đạt, trả lời lại' }).click();
    await expect(chair.locator('#lam')).toContainText('Ghi điều chưa đạt');
    await chair.getByRole('button', { name: 'Đạt yêu cầu' }).click();
    await said(chair, 'Đã đánh giá: đạt yêu cầu.');
    await chair.getByRole('status').getByRole('button').first().click();
    await said(chair, 'Đã bỏ đánh giá.');
    await act(chair, 'Đánh giá trả lời');
    await chair.getByRole('button', { name: 'Đạt yêu cầu' }).click();
    await said(chair, 'Đã đánh giá: đạt yêu cầu.');

    await clerk.goto(`${sample.origin}${address}?lam=tell`);
    await clerk.getByRole('button', { name: 'Ghi đã báo' }).click();
    await said(clerk, 'Đã ghi: đã báo cử tri.');
    await clerk.goto(`${sample.origin}${address}?lam=verdict`);
    await clerk.getByLabel('Chưa đồng ý vì…').fill('Cầu mới chỉ dựng cọc');
    await clerk.getByRole('button', { name: 'Chưa đồng ý' }).click();
    await expect(clerk.locator('.note--risk')).toContainText('Cầu mới chỉ dựng cọc');
    await chair.goto(`${sample.origin}${address}?lam=close`);
    await chair.getByRole('button', { name: 'Kết thúc', exact: true }).click();
    await expect(chair.locator('#lam')).toContainText('cử tri chưa đồng ý');
    await chair.goto(`${sample.origin}${address}?lam=reopen`);
    await expect(chair.getByLabel('Vì sao mở lại')).toHaveValue('Cầu mới chỉ dựng cọc');
    await chair.getByRole('button', { name: 'Mở lại, yêu cầu trả lời' }).click();
    await said(chair, /Đã mở lại KN-/);
    await expect(chair.locator('.stage')).toContainText('hạn 21/12');
    expect(faults.filter((words) => !/ 4\d\d /.test(words))).toEqual([]);
  });
}

test('the nearest earlier petition is shown while typing, and joining it makes one more raising', async ({ browser, sample }) => {
  const page = await signedIn(browser, sample.origin, 'vanphong');
  await page.goto(`${sample.origin}${list}/nhap`);
  await awake(page);
  await page.getByLabel('Cử tri nêu', { exact: true }).pressSequentially('đường thôn Mẫu Nam ra cầu tràn hỏng nặng, đề nghị sửa', { delay: 5 });
  const near = page.locator('.near');
  await expect(near).toContainText('Đoạn đường từ nhà văn hóa thôn đến cầu tràn');
  await expect(near).toContainText('cùng đề nghị sửa');
  await near.getByText(/KN-\d{4}-\d{4} · Đoạn đường/).click();
  await page.getByRole('button', { name: 'Ghi kiến nghị' }).click();
  await page.waitForURL(one);
  await said(page, /Đã ghi thêm một lần vào KN-/);
  await expect(page.locator('header .tag').filter({ hasText: '4 lần' })).toBeVisible();
});

test('two petitions become one and come apart again; a compound one is split and joined', async ({ browser, sample }) => {
  const page = await signedIn(browser, sample.origin, 'chanhvanphong');
  const first = await enter(page, sample.origin, 'Ao làng thôn Mẫu Bắc ô nhiễm, bốc mùi. Đề nghị xã nạo vét.');
  const second = await enter(page, sample.origin, 'Đề nghị nạo vét ao làng thôn Mẫu Bắc vì bốc mùi hôi thối.');
  const code = (await page.locator('header .muted').first().textContent())?.trim() ?? '';
  await page.goto(`${sample.origin}${first}`);
  const asked = page.locator('.sim li', { hasText: code });
  await expect(asked).toContainText('Có cùng vấn đề không?');
  await asked.getByRole('button', { name: 'Cùng' }).click();
  await said(page, 'Đã gộp vào KN-');
  await expect(page.locator('header .tag').filter({ hasText: '2 lần' })).toBeVisible();
  await page.goto(`${sample.origin}${second}`);
  await expect(page.locator('.note').first()).toContainText('Đã gộp vào');
  await page.getByRole('button', { name: /Tách ra khỏi KN-/ }).click();
  await said(page, 'Đã tách');
  await page.goto(`${sample.origin}${first}`);
  await page.locator('.sim li', { hasText: code }).getByRole('button', { name: 'Khác' }).click();
  await said(page, 'hai vấn đề khác nhau');
  await expect(page.locator('.sim li', { hasText: code })).toHaveCount(0);

  const compound = await enter(page, sample.origin, 'Đề nghị xã sửa lại cống Bờ Đông. Ngoài ra, đề nghị lắp thêm loa truyền thanh ở xóm Trại.');
  await expect(page.locator('.note--info')).toContainText('Có vẻ có 2 nội dung');
  await page.locator('.note--info a').click();
  await expect(page.getByLabel('Nội dung 2')).toHaveValue(/loa truyền thanh/);
  await page.getByRole('button', { name: 'Tách thành các kiến nghị này' }).click();
  await said(page, /Đã tách thành KN-\d{4}-\d{4}, KN-/);
  await page.goto(`${sample.origin}${compound}`);
  await page.getByRole('button', { name: 'Bỏ tách' }).click();
  await said(page, 'Đã bỏ tách');
});

test('the desks classify, refer and judge many at once', async ({ browser, sample }) => {
  const page = await signedIn(browser, sample.origin, 'vanphong');
  await page.goto(`${sample.origin}${list}/phan-loai`);
  const before = await page.locator('ol > li').count();
  expect(before).toBeGreaterThan(2);
  await page.locator('ol > li').last().getByRole('checkbox').first().uncheck();
  await page.getByRole('button', { name: 'Xác nhận các dòng đã chọn' }).click();
  await said(page, `Đã phân loại ${before - 1} kiến nghị.`);
  await expect(page.locator('ol > li')).toHaveCount(1);
  await page.goto(`${sample.origin}${list}/chuyen`);
  await expect(page.locator('.a4').first()).toContainText('V/v chuyển');
  await page.getByRole('button', { name: /Ký, chuyển \d+ kiến nghị/ }).click();
  await said(page, /Đã chuyển \d+ kiến nghị, công văn/);
  const chair = await signedIn(browser, sample.origin, 'chutich');
  await chair.goto(`${sample.origin}${list}/danh-gia`);
  await chair.getByRole('button', { name: 'Đạt yêu cầu' }).first().click();
  await said(chair, 'Đã đánh giá: đạt yêu cầu.');
});

test('who raised it is read by the office alone, and the reading stands in the log', async ({ browser, sample }) => {
  const page = await signedIn(browser, sample.origin, 'vanphong');
  await page.goto(`${sample.origin}${list}/nhap`);
  await page.getByLabel('Cử tri nêu', { exact: true }).fill('Đề nghị làm lại biển tên ngõ xóm Đình.');
  await page.getByLabel('Họ tên').fill('Lò Thị Riêng Mẫu');
  await page.getByLabel('Số điện thoại').fill('0900000456');
  await page.getByRole('button', { name: 'Ghi kiến nghị' }).click();
  await page.waitForURL(one);
  const address = page.url();
  await expect(page.locator('body')).not.toContainText('Lò Thị Riêng Mẫu');
  const delegate = await signedIn(browser, sample.origin, 'daibieu');
  await delegate.goto(address);
  await expect(delegate.getByText('Cử tri nêu', { exact: false }).first()).toBeVisible();
  await expect(delegate.getByRole('button', { name: 'Xem người nêu' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Xem người nêu' }).click();
  await expect(page.getByText('Lò Thị Riêng Mẫu')).toBeVisible();
  await page.goto(address);
  await expect(page.locator('.log')).toContainText('Xem người nêu');
  await expect(page.locator('body')).not.toContainText('Lò Thị Riêng Mẫu');
});

for (const phone of [false, true]) {
  test(`every page of the petitions fits ${phone ? 'a phone' : 'the office'} and is read by everyone`, async ({ browser, sample }) => {
    const page = await signedIn(browser, sample.origin, 'vanphong', { phone });
    await page.goto(`${sample.origin}${list}`);
    const first = (await page.locator('.pl li a').first().getAttribute('href')) ?? '';
    for (const path of [list, first, `${first}?lam=answer`, `${list}/nhap`, `${list}/phan-loai`, `${list}/chuyen`, `${list}/danh-gia`, `${list}/tu-khoa`]) {
      await page.goto(`${sample.origin}${path}`);
      await awake(page);
      expect(await overflow(page), path).toEqual([]);
      expect(await accessibilityFaults(page), path).toEqual([]);
    }
  });
}
