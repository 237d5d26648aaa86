import type { Page } from '@playwright/test';
import { writeSheet } from '../../src/core/sheets/write.ts';
import { expect } from './installation.ts';
import { goodPassword } from './hands.ts';

/** Invented people of a council, one for each side a plan needs. */
export const men = {
  chair: { name: 'Nguyễn Văn Mẫu', phone: '0912000001', title: 'Chủ tịch HĐND' },
  viceChair: { name: 'Trần Thị Thử', phone: '0912000002', title: 'Phó Chủ tịch HĐND' },
  economy: { name: 'Lê Văn Ví', phone: '0912000003', title: 'Trưởng Ban Kinh tế - Ngân sách' },
  culture: { name: 'Phạm Thị Dụ', phone: '0912000004', title: 'Trưởng Ban Văn hóa - Xã hội' },
  delegate: { name: 'Hoàng Thị Mẫu', phone: '0912000005', title: 'Đại biểu HĐND' },
  officeHead: { name: 'Đặng Thị Ví', phone: '0912000006', title: 'Chánh Văn phòng' },
  clerk: { name: 'Bùi Văn Dụ', phone: '0912000007', title: 'Chuyên viên Văn phòng' },
  ubnd: { name: 'Đỗ Văn Thử', phone: '0912000008', title: 'Ủy viên UBND' },
  front: { name: 'Ngô Thị Ví', phone: '0912000009', title: 'Cán bộ MTTQ' }
} as const;

/** The list of people as the office would fill in the sample workbook. */
export async function peopleWorkbook(rows: readonly Record<string, string>[] = Object.values(men), titles: Record<string, string> = {}): Promise<Buffer> {
  const columns = { name: 'Họ và tên', phone: 'Số điện thoại', title: 'Chức danh', ...titles };
  const bytes = await writeSheet({
    title: 'Danh sách người của HĐND xã',
    columns: Object.entries(columns).map(([key, title]) => ({ key, title, width: 24, kind: 'text' as const })),
    rows,
    notes: []
  });
  return Buffer.from(bytes);
}

export const workbookFile = (buffer: Buffer, name = 'danh-sach.xlsx') => ({ name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer });

/** The three steps of the first run, up to the open council. The administrator is signed in afterwards. @returns the slug */
export async function foundCouncil(page: Page, origin: string, first: 'Nhập kế hoạch đã ban hành' | 'Mời đại biểu, cán bộ đăng nhập'): Promise<string> {
  await page.goto(`${origin}/thiet-lap`);
  await page.getByLabel('Tỉnh, thành phố').fill('tỉnh Mẫu');
  await page.getByLabel('Xã, phường, đặc khu').fill('xã Mẫu Sơn');
  await page.getByLabel('Dân số').fill('27.500');
  await page.getByRole('button', { name: 'Tiếp: cơ quan, đại biểu' }).last().click();
  await page.getByLabel('Tệp danh sách').setInputFiles(workbookFile(await peopleWorkbook()));
  await page.getByRole('button', { name: 'Đọc tệp' }).click();
  await expect(page.getByText(`${Object.keys(men).length} người, không có dòng nào phải sửa`)).toBeVisible();
  await page.getByRole('button', { name: 'Tiếp: bắt đầu làm' }).last().click();
  await page.getByLabel('Họ và tên').fill('Vũ Văn Thử');
  await page.getByLabel('Số điện thoại hoặc thư điện tử công vụ').fill('quantri@mau.example');
  await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(goodPassword);
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(goodPassword);
  await page.getByRole('radio', { name: first }).check();
  await page.getByLabel('Đã in và cất').check();
  await page.getByRole('button', { name: 'Mở Nghị Sự của xã' }).last().click();
  await page.waitForURL(/\/lam-viec\//);
  return new URL(page.url()).pathname.split('/')[1] ?? '';
}

/** Invites people from the list; each gets a card with a link. @returns the link of each name */
export async function invite(page: Page, names: readonly string[]): Promise<Map<string, string>> {
  for (const name of names) await page.getByRole('checkbox', { name: `Chọn ${name}` }).check();
  await page.getByRole('button', { name: 'Mời những người đã chọn' }).click();
  await expect(page.getByRole('heading', { name: 'Phiếu mời đăng nhập' })).toBeVisible();
  const links = new Map<string, string>();
  for (const name of names) {
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
    links.set(name, (await card.getByText(/\/loi-moi\//).innerText()).trim());
  }
  return links;
}

/** Takes an invitation up: a password, and in. */
export async function takeUp(page: Page, link: string, password = goodPassword): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Mật khẩu', exact: true }).fill(password);
  await page.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào' }).click();
  await page.waitForURL(/\/lam-viec/);
}
