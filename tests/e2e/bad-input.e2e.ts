import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { PDF } from '@libpdf/core';
import { writeXlsx } from 'hucre/xlsx';
import { expect, startInstallation, test } from './installation.ts';
import { men, peopleWorkbook, workbookFile } from './founding.ts';
import { awake, fixture, samplePassword, sampleSlug, seatOf } from './hands.ts';

const base = `/${sampleSlug}/lam-viec`;
let clerk: { context: BrowserContext; page: Page };
test.beforeAll(async ({ browser, sample }) => {
  clerk = await seatOf(browser, sample.origin, 'vanphong@mau.example');
});
test.afterAll(async () => clerk.context.close());

async function send(origin: string, file: string | { name: string; buffer: Buffer }): Promise<void> {
  const { page } = clerk;
  await page.goto(`${origin}${base}/ke-hoach/nhap`);
  await page.getByLabel('Tệp kế hoạch').setInputFiles(typeof file === 'string' ? file : { ...file, mimeType: 'application/octet-stream' });
  await page.getByRole('button', { name: 'Đọc kế hoạch' }).click();
}

const docx = () => readFile(fixture('plans', 'phuc-loc-de-an-15.docx'));
const lockedDocx = async () => {
  // An encrypted DOCX is a compound file whose directory names an encrypted package.
  const bytes = await readFile(fixture('documents', 'odd-plan.doc'));
  bytes.set(Buffer.from('EncryptedPackage', 'utf16le'), bytes.indexOf(Buffer.from('WordDocument', 'utf16le')));
  return bytes;
};
const lockedPdf = async () => {
  const pdf = await PDF.load(new Uint8Array(await readFile(fixture('documents', 'odd-plan.pdf'))));
  pdf.setProtection({ userPassword: 'mat-khau', ownerPassword: 'mat-khau-khac' });
  return Buffer.from(await pdf.save());
};

const refused: [string, string, () => Promise<Buffer>, RegExp][] = [
  ['a web page named .docx', 'ke-hoach.docx', () => Promise.resolve(Buffer.from('<!doctype html><html><body><p>Kế hoạch</p></body></html>')), /Nội dung tệp không đúng loại mà tên tệp ghi.*hãy mở tệp kiểm tra rồi lưu lại đúng loại\./],
  ['a DOCX with a password', 'khoa.docx', lockedDocx, /“khoa\.docx” được đặt mật khẩu nên không đọc được; hãy mở tệp, gỡ mật khẩu rồi gửi lại\./],
  ['a PDF with a password', 'khoa.pdf', lockedPdf, /“khoa\.pdf” được đặt mật khẩu nên không đọc được; hãy mở tệp, gỡ mật khẩu rồi gửi lại\./],
  ['a DOCX cut off on the way', 'hong.docx', async () => (await docx()).subarray(0, 9000), /“hong\.docx” bị hỏng hoặc chưa tải lên đủ; hãy/],
  ['an empty text', 'trong.txt', () => Promise.resolve(Buffer.from(' \n \n')), /“trong\.txt” trống, không có nội dung; hãy/]
];
for (const [what, name, bytes, words] of refused)
  test(`${what} is refused in one sentence that says what to do`, async ({ sample }) => {
    await send(sample.origin, { name, buffer: await bytes() });
    await expect(clerk.page.getByText(words).first()).toBeVisible({ timeout: 30_000 });
    await clerk.page.getByRole('link', { name: 'Gửi tệp khác' }).or(clerk.page.getByLabel('Tệp kế hoạch')).first().waitFor();
  });

test('a file of 200 MB is refused in words before it is sent, and by the server where no script runs; the office works on', async ({ browser, sample }) => {
  const folder = await mkdtemp(join(tmpdir(), 'nghisu-large-'));
  const path = join(folder, 'rat-lon.pdf');
  const file = await open(path, 'w');
  await file.truncate(200 * 1024 * 1024);
  await file.close();
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/ke-hoach/nhap`, { waitUntil: 'networkidle' });
  await page.getByLabel('Tệp kế hoạch').setInputFiles(path);
  await expect(page.getByRole('alert').filter({ hasText: '“rat-lon.pdf” nặng 200 MB, quá 50 MB nên không gửi được. Hãy chia nhỏ tệp' })).toBeVisible();
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await page.getByRole('button', { name: 'Đọc kế hoạch' }).click();
  expect(sent).toEqual([]);
  // Another file in its place goes through.
  await page.getByLabel('Tệp kế hoạch').setInputFiles({ name: 'nhe.txt', mimeType: 'text/plain', buffer: Buffer.from('Kế hoạch') });
  await expect(page.getByRole('alert').filter({ hasText: 'rat-lon.pdf' })).toHaveCount(0);

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await clerk.context.storageState() });
  const bare = await plain.newPage();
  await bare.goto(`${sample.origin}${base}/ke-hoach/nhap`);
  await bare.getByLabel('Tệp kế hoạch').setInputFiles(path);
  await bare.getByRole('button', { name: 'Đọc kế hoạch' }).click();
  await expect(bare.getByRole('heading', { name: 'Tệp quá lớn, chưa gửi được' })).toBeVisible();
  await expect(bare.getByText(/mỗi tệp được đến 50 MB.*các ô đã điền còn nguyên.*chia nhỏ tệp hoặc nén bớt ảnh rồi gửi lại/)).toBeVisible();
  await bare.getByRole('link', { name: 'Quay lại trang vừa rồi' }).click();
  await expect(bare.getByLabel('Tệp kế hoạch')).toBeVisible();
  await plain.close();
  await page.goto(`${sample.origin}${base}/viec`);
  await expect(page.getByRole('heading', { name: 'Việc của tôi', level: 1 })).toBeVisible();
  await rm(folder, { recursive: true });
});

test('a plan without targets is taken, and says so', async ({ sample }) => {
  await send(sample.origin, fixture('plans', 'invented', 'ke-hoach-giam-sat-khong-chi-tieu.txt'));
  await expect(clerk.page.getByText('Tài liệu này không nêu chỉ tiêu bằng số.')).toBeVisible({ timeout: 30_000 });
  await expect(clerk.page.getByRole('progressbar', { name: /mục đã xem/ })).toBeAttached();
});

async function readList(origin: string, buffer: Buffer, name: string): Promise<void> {
  const { page } = clerk;
  await page.goto(`${origin}${base}/thiet-lap/nguoi/nhap`);
  await page.getByLabel('Tệp danh sách').setInputFiles(workbookFile(buffer, name));
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
}

test('a workbook with other columns says which column is missing', async ({ sample }) => {
  await readList(sample.origin, await peopleWorkbook([{ name: 'Xe máy', phone: '3', title: 'cái' }], { name: 'Tài sản', phone: 'Số lượng', title: 'Đơn vị tính' }), 'tai-san.xlsx');
  await expect(clerk.page.getByText(/“tai-san\.xlsx” không có các cột cần thiết\. .*Họ và tên/).first()).toBeVisible();
});

test('a workbook with merged cells is read row by row', async ({ sample }) => {
  const rows = [['DANH SÁCH CÁN BỘ', null, null], ['Họ và tên', 'Số điện thoại', 'Chức danh'], ['Lý Thị Ví', '0913000001', 'Cán bộ MTTQ'], ['Hồ Văn Dụ', '0913000002', null]];
  const bytes = await writeXlsx({ sheets: [{ name: 'Danh sách', rows, merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }, { startRow: 2, startCol: 2, endRow: 3, endCol: 2 }] }] });
  await readList(sample.origin, Buffer.from(bytes), 'o-gop.xlsx');
  await expect(clerk.page.getByText('o-gop.xlsx: 2 dòng dùng được, 0 dòng cần sửa')).toBeVisible();
  expect(Object.values(men).map(({ name }) => name as string)).not.toContain('Hồ Văn Dụ');
});

test('a double click makes one import', async ({ sample }) => {
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/ke-hoach/nhap`, { waitUntil: 'networkidle' });
  await page.getByLabel('Tệp kế hoạch').setInputFiles({ name: 'bam-hai-lan.txt', mimeType: 'text/plain', buffer: await readFile(fixture('plans', 'phuc-loc-de-an-15.txt')) });
  await page.getByRole('button', { name: 'Đọc kế hoạch' }).dblclick();
  await page.waitForURL(/\/nhap\/[0-9a-f-]{36}/);
  await page.goto(`${sample.origin}${base}/ke-hoach/nhap`);
  await expect(page.getByRole('link', { name: 'bam-hai-lan.txt' })).toHaveCount(1);
});

test('two who write the same paragraph each see both texts, and neither is lost', async ({ browser, sample }) => {
  const other = await seatOf(browser, sample.origin, 'chanhvanphong@mau.example');
  const { page } = clerk;
  await page.goto(`${sample.origin}${base}/bao-cao`);
  await page.getByRole('button', { name: 'Lập báo cáo' }).first().click();
  await page.waitForURL(/\/bao-cao\/[0-9a-f-]{36}/);
  await other.page.goto(page.url());
  await Promise.all([awake(page), awake(other.page)]);
  for (const [who, words] of [[page, 'Câu của Văn phòng.'], [other.page, 'Câu của Chánh Văn phòng.']] as const) {
    await who.getByRole('link', { name: 'Sửa đoạn' }).first().click();
    const field = who.getByRole('textbox', { name: 'Nội dung đoạn' });
    await field.press('Control+End');
    await field.pressSequentially(` ${words}`);
  }
  await page.getByRole('button', { name: 'Lưu đoạn' }).click();
  await expect(page.getByText('Câu của Văn phòng.').first()).toBeVisible();
  await other.page.getByRole('button', { name: 'Lưu đoạn' }).click();
  const alert = other.page.getByRole('alert').filter({ hasText: 'vừa sửa đoạn này' });
  await expect(alert).toContainText('Chưa bản nào bị mất');
  await expect(alert).toContainText('Câu của Văn phòng.');
  await expect(other.page.getByRole('textbox', { name: 'Nội dung đoạn' })).toHaveValue(/Câu của Chánh Văn phòng\./);
  await other.context.close();
});

test('what was typed when the screen locked is kept and sent after unlocking', async ({ browser }) => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'nghisu-lock-'));
  const morning = await startInstallation(['--demo'], { dataDir });
  const { context, page } = await seatOf(browser, morning.origin, 'vanphong@mau.example');
  await page.goto(`${morning.origin}${base}/viec`);
  await page.getByRole('region', { name: /^(Quá hạn|Hôm nay|Trong 7 ngày tới|Về sau)/ }).getByRole('link').first().click();
  const field = page.getByRole('textbox', { name: 'Ý kiến' });
  await field.fill('Đã gọi điện nhắc, họ hẹn thứ Hai.');
  await morning.stop();
  // The same office half an hour later, at the same address.
  const later = await startInstallation(['--port', new URL(morning.origin).port], { dataDir, clock: '2026-11-20T08:40:00+07:00' });
  await page.getByRole('button', { name: 'Gửi ý kiến' }).click();
  await expect(page.getByRole('heading', { name: 'Màn hình đã khóa' })).toBeVisible();
  await expect(page.getByText('Nội dung ấy được giữ lại; mở khóa xong sẽ gửi tiếp được.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(samplePassword);
  await page.getByRole('button', { name: 'Mở khóa' }).click();
  await expect(page.getByRole('heading', { name: 'Gửi lại nội dung đang dở' })).toBeVisible();
  // In words of the office: what was pressed, about what, what was typed; never the name of a field.
  await expect(page.getByText('Ông/bà vừa bấm')).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: 'Gửi ý kiến' })).toBeVisible();
  expect((await page.locator('dl').innerText()).match(/requestId|obligationId|text\b/g)).toBeNull();
  await expect(page.getByText('Đã gọi điện nhắc, họ hẹn thứ Hai.')).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/clerk-resend.png' });
  await page.getByRole('button', { name: 'Gửi lại' }).click();
  await expect(page.getByText('Đã gọi điện nhắc, họ hẹn thứ Hai.').first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Gửi lại nội dung đang dở' })).toHaveCount(0);
  await context.close();
  await later.stop();
  await rm(dataDir, { recursive: true });
});
