import { readFile } from 'node:fs/promises';
import type { Browser, Page } from '@playwright/test';
import { readSheet } from '../../src/core/sheets/read.ts';
import { writeSheet } from '../../src/core/sheets/write.ts';
import { awake, download, fixture, listen, sampleSlug, said, seatOf } from './hands.ts';
import { expect, test } from './installation.ts';
import { accessibilityFaults, overflow } from './looks.ts';

const part = `/${sampleSlug}/lam-viec/kien-nghi`;
const phone = { width: 390, height: 844 };

async function clerk(browser: Browser, origin: string): Promise<Page> {
  return (await seatOf(browser, origin, 'vanphong@mau.example')).page;
}

/** Axe and sideways scrolling at the width of a laptop and of a phone. */
async function looksRight(page: Page): Promise<void> {
  for (const size of [{ width: 1366, height: 768 }, phone]) {
    await page.setViewportSize(size);
    expect(await accessibilityFaults(page), `${page.url()} at ${size.width}`).toEqual([]);
    expect(await overflow(page), `${page.url()} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** A register as an office keeps it: a title over all columns, a head without marks, a group row, a sum. */
const register = () =>
  writeSheet({
    title: 'BANG THEO DOI KIEN NGHI CU TRI NAM 2026',
    subtitle: 'Xa Mau',
    columns: [
      { key: 'stt', title: 'STT', width: 5, kind: 'text' },
      { key: 'text', title: 'Noi dung kien nghi', width: 50, kind: 'text' },
      { key: 'who', title: 'Nguoi kien nghi', width: 18, kind: 'text' },
      { key: 'on', title: 'Ngay tiep nhan', width: 12, kind: 'text' },
      { key: 'body', title: 'Co quan giai quyet', width: 14, kind: 'text' },
      { key: 'state', title: 'Trang thai', width: 12, kind: 'text' },
      { key: 'reply', title: 'Ket qua tra loi', width: 40, kind: 'text' }
    ],
    rows: [
      { stt: '1', text: 'Đề nghị dựng lan can cầu Bến Thử, xe máy đã rơi xuống kênh hai lần.', who: 'Nguyễn Văn Thử', on: '12/9/2026', body: 'UBND xã', state: 'Đã giải quyết', reply: 'Đã dựng xong lan can ngày 30/9/2026.' },
      { stt: '2', text: 'Đề nghị tổ chức lớp xóa mù công nghệ cho người cao tuổi.', who: '', on: '13/9/2026', body: 'UBND xã', state: 'Chưa trả lời', reply: '' },
      { stt: '3', text: 'Đề nghị dựng lan can cầu Bến Thử vì rất nguy hiểm.', who: 'Trần Thị Thử', on: '14/9/2026', body: '', state: '', reply: '' },
      { stt: '4', text: '=HYPERLINK("http://xau.example";"bấm")', who: '', on: '14/9/2027', body: '', state: '', reply: '' },
      { stt: '5', text: '', who: '', on: '15/9/2026', body: '', state: '', reply: '' }
    ],
    notes: []
  });

test('a register without marks goes in: columns looked at, rows that cannot come back with the reason, nothing before the end', async ({ browser, sample }) => {
  const page = await clerk(browser, sample.origin);
  const faults = listen(page);
  await page.goto(`${sample.origin}${part}/nhap`);
  await page.getByRole('link', { name: 'Nhập danh sách Excel' }).click();
  await expect(page.getByRole('heading', { name: 'Nhập danh sách kiến nghị', level: 1 })).toBeVisible();
  await looksRight(page);
  await page.locator('input[name="file"]').setInputFiles({ name: 'so-kien-nghi.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await register()) });
  await page.getByRole('button', { name: 'Đọc danh sách' }).click();
  await expect(page.getByRole('heading', { name: 'Mỗi cột chứa gì?' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByLabel('Cột “Noi dung kien nghi”')).toHaveValue('text');
  await expect(page.getByLabel('Cột “Nguoi kien nghi”')).toHaveValue('raiser');
  await expect(page.getByLabel('Cột “Trang thai”')).toHaveValue('status');
  await expect(page.getByLabel('Cột “STT”')).toHaveValue('');
  await looksRight(page);
  await page.getByRole('button', { name: 'Kiểm tra các dòng' }).click();
  await expect(page.getByRole('heading', { name: '3 dòng ghi được, 2 dòng chưa ghi được' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('sau hôm nay')).toBeVisible();
  await looksRight(page);

  const handed = await download(page, () => page.getByRole('link', { name: 'Tải các dòng chưa ghi được' }).click());
  const back = await readSheet(handed.bytes, handed.name);
  expect(back.rows.map((row) => row.cells[1])).toEqual(['=HYPERLINK("http://xau.example";"bấm")', null]);
  expect(back.rows[1]?.cells.at(-1)).toBe('Không có nội dung kiến nghị.');

  await page.goto(`${sample.origin}${part}?tim=${encodeURIComponent('lan can cầu Bến Thử')}`);
  await expect(page.locator('.pl')).not.toContainText('Bến Thử');
  await page.goBack();
  await page.getByRole('link', { name: /Trùng vấn đề/ }).click();
  await expect(page.getByText(/Cùng vấn đề với dòng \d+/)).toBeVisible();
  await page.getByLabel(/ghi thế nào/).first().selectOption({ label: 'Thêm một lần nêu' });
  await page.getByRole('button', { name: 'Lưu lựa chọn của trang này' }).click();
  await said(page, 'Đã lưu lựa chọn.');
  await page.getByRole('button', { name: 'Ghi 3 dòng vào sổ' }).click();
  await expect(page.getByRole('heading', { name: 'Đã ghi 3 dòng vào sổ' })).toBeVisible({ timeout: 30_000 });
  await looksRight(page);
  await page.goto(`${sample.origin}${part}?xem=all&tim=${encodeURIComponent('lan can cầu Bến Thử')}`);
  await expect(page.locator('.pl')).toContainText('Bến Thử');
  await expect(page.locator('.pl')).not.toContainText('Nguyễn Văn Thử');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('minutes are laid beside what was found: confirmed by key, mended, left and come back to, then recorded', async ({ browser, sample }) => {
  const page = await clerk(browser, sample.origin);
  const faults = listen(page);
  await page.goto(`${sample.origin}${part}/nhap-bien-ban`);
  await looksRight(page);
  await page.locator('input[name="file"]').setInputFiles({ name: 'bien-ban.txt', mimeType: 'text/plain', buffer: await readFile(fixture('petitions', 'minutes', '1-bien-ban-thon-dong.txt')) });
  await page.getByRole('button', { name: 'Đọc biên bản' }).click();
  await expect(page.locator('#matter-text')).toHaveValue(/sụt lún hai bên mép/, { timeout: 30_000 });
  await expect(page.locator('.prog')).toContainText('0/5');
  await expect(page.locator('.sheet mark.now')).toContainText('Đỗ Văn Mẫu');
  await looksRight(page);
  await awake(page);
  await expect(page.getByRole('textbox', { name: 'Người nêu' })).toHaveValue('Đỗ Văn Mẫu');
  await page.locator('[data-confirm]').click();
  await expect(page.locator('.prog')).toContainText('1/5');

  const draft = page.url();
  await page.getByRole('link', { name: 'Để lúc khác' }).click();
  await page.getByRole('link', { name: 'Làm tiếp' }).first().click();
  await expect(page.locator('.prog')).toContainText('1/5');
  expect(page.url()).toContain(new URL(draft).pathname);

  await page.getByLabel('Nội dung kiến nghị').fill('Đèn đường đoạn qua trường mầm non hỏng từ tháng 8, đề nghị thay bóng.');
  await page.locator('[data-confirm]').click();
  await expect(page.locator('.prog')).toContainText('1 sửa');
  await page.locator('[data-drop]').click();
  await expect(page.locator('.prog')).toContainText('1 bỏ');
  await page.locator('[data-undo]').click();
  await expect(page.locator('.prog')).toContainText('0 bỏ');
  for (let seen = 2; seen < 5; seen += 1) {
    await page.locator('[data-confirm]').click();
    await expect(page.locator('.prog')).toContainText(`${seen + 1}/5`);
  }
  await expect(page.getByRole('button', { name: 'Ghi 5 kiến nghị vào sổ' })).toBeEnabled();
  await page.getByRole('button', { name: 'Ghi 5 kiến nghị vào sổ' }).click();
  await said(page, '1 đã trả lời tại chỗ');
  await expect(page.getByText('Đã ghi 5 kiến nghị từ biên bản này')).toBeVisible();
  await page.goto(`${sample.origin}${part}?xem=all&tim=${encodeURIComponent('thẻ bảo hiểm y tế hộ cận nghèo')}`);
  await expect(page.locator('.pl')).toContainText('bảo hiểm y tế');
  await expect(page.locator('.pl')).not.toContainText('Ngô Thị Mẫu');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a delegate’s phone keeps a petition with its photo while there is no network and sends it once', async ({ browser, sample }) => {
  const { page, context } = await seatOf(browser, sample.origin, 'vanphong@mau.example', { viewport: phone });
  await page.goto(`${sample.origin}${part}/nhap`);
  await expect(page.locator('#hang-doi[data-ready]')).toBeAttached();
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.setOffline(true);
  await page.getByLabel('Cử tri nêu').fill('Ngã ba chợ Thử Mới cần gương cầu lồi, đề nghị xã lắp.');
  await page.locator('input[name="files[]"]').setInputFiles(fixture('documents', 'odd-plan.pdf'));
  await page.getByRole('button', { name: 'Ghi kiến nghị' }).click();
  await expect(page.locator('#hang-doi')).toContainText('1 kiến nghị đang giữ trên máy này.');
  await expect(page.locator('#hang-doi')).toContainText('gương cầu lồi');
  await expect(page.getByLabel('Cử tri nêu')).toHaveValue('');
  expect(await accessibilityFaults(page)).toEqual([]);
  await context.setOffline(false);
  await expect(page.locator('#hang-doi')).toContainText(/Đã gửi: KN-2026-\d{4}/, { timeout: 30_000 });
  await page.goto(`${sample.origin}${part}?xem=all&tim=${encodeURIComponent('gương cầu lồi')}`);
  await expect(page.locator('.pl')).toContainText('gương cầu lồi');
  await expect(page.locator('.pl li', { hasText: 'gương cầu lồi' })).toHaveCount(1);
  await context.close();
});

test('what cannot be read says so in one sentence and loses nothing', async ({ browser, sample }) => {
  const page = await clerk(browser, sample.origin);
  for (const [name, bytes, words] of [
    ['khong-cot.csv', 'chỉ một dòng chữ', /Không tìm thấy dòng tên cột/],
    ['hong.xlsx', Buffer.from(await register()).subarray(0, 1500), /bị hỏng/]
  ] as const) {
    await page.goto(`${sample.origin}${part}/nhap-danh-sach`);
    await page.locator('input[name="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: 'Đọc danh sách' }).click();
    await expect(page.getByText(words)).toBeVisible({ timeout: 30_000 });
  }
  await expect(page.getByRole('link', { name: 'Gửi tệp khác' })).toBeVisible();
  await page.context().close();
});
