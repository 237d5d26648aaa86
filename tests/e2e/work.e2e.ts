import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { seatOf } from './hands.ts';
import { expect, test } from './installation.ts';

const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** The address of one piece of work. */
const one = /\/viec\/[0-9a-f-]{36}/;

async function signedIn(browser: Browser, origin: string, who: string, options: { script?: boolean; phone?: boolean } = {}): Promise<Page> {
  const { page } = await seatOf(browser, origin, `${who}@mau.example`, { javaScriptEnabled: options.script ?? true, bypassCSP: true, ...(options.phone ? { viewport: { width: 390, height: 844 } } : {}) });
  return page;
}

/** Writes down work for a body, due on 25/11/2026. @returns the address of its one obligation, opened in the page */
async function writeDown(page: Page, origin: string, title: string, lead: string): Promise<string> {
  await page.goto(`${origin}/xa-mau/lam-viec/viec/moi`);
  await page.fill('#title', title);
  await page.fill('#expectedResult', 'Danh mục biểu mẫu');
  await page.selectOption('#leadOrganizationId', { label: lead });
  await page.fill('#dueOn', '25/11/2026');
  await page.click('main button.btn--primary');
  await page.waitForURL(/\/nhiem-vu\/[0-9a-f-]{36}/);
  await page.locator('table a').first().click();
  await page.waitForURL(one);
  return page.url();
}

for (const script of [true, false]) {
  test(`the office writes down work, reports it done, takes that back and moves the deadline${script ? '' : ', without script'}`, async ({ browser, sample }) => {
    const page = await signedIn(browser, sample.origin, 'vanphong', { script });
    const title = `Rà soát biểu mẫu ${script ? 'điện tử' : 'giấy'}`;
    await page.goto(`${sample.origin}/xa-mau/lam-viec/viec/moi`);
    await page.click('main button.btn--primary');
    await expect(page.locator('.error')).toContainText(['Cần điền ô này.', 'Ghi sản phẩm', 'Chọn cơ quan chủ trì']);
    const work = await writeDown(page, sample.origin, title, 'Văn phòng');

    await page.fill('#note', 'Đã rà soát 12 biểu mẫu');
    await page.setInputFiles('#file', { name: 'minh-chung.txt', mimeType: 'text/plain', buffer: Buffer.from('Bảng rà soát\n') });
    await page.click('button[value=done]');
    await page.waitForURL(/lam-viec\/viec$/);
    await expect(page.locator('.toast')).toContainText(`Đã báo xong: ${title}`);
    await expect(page.locator('aside')).toContainText(title);
    await page.click('.toast button');
    await page.waitForURL(work);
    await expect(page.locator('.pill')).toContainText('Sắp đến hạn');
    await expect(page.locator('#lich-su')).toContainText('Thu hồi lần báo ngày 20/11/2026');
    const file = await page.request.get(new URL((await page.locator('#minh-chung a').first().getAttribute('href')) ?? '', page.url()).href);
    expect(await file.text()).toBe('Bảng rà soát\n');

    await page.locator('summary', { hasText: 'Gia hạn' }).click();
    await page.fill('#defer-day', '30/11/2026');
    await page.fill('#defer-reason', 'Chờ mẫu của tỉnh');
    await page.fill('#allowedBy', 'Thường trực HĐND');
    await page.click('button:has-text("Ghi gia hạn")');
    await expect(page.locator('#gia-han')).toContainText('25/11/2026 → 30/11/2026');
    await page.goto(`${sample.origin}/xa-mau/lam-viec/viec?q=bieu+mau`);
    await expect(page.locator('.job-row__t')).toContainText([title]);
    const sheet = await page.request.get(`${sample.origin}/xa-mau/lam-viec/viec/danh-sach.xlsx?q=bieu+mau`);
    expect((await sheet.body()).subarray(0, 2).toString()).toBe('PK');
    await page.context().close();
  });
}

test('UBND reports, the chair returns it and then confirms; UBND sees nothing of other bodies', async ({ browser, sample }) => {
  const office = await signedIn(browser, sample.origin, 'vanphong');
  const work = await writeDown(office, sample.origin, 'Cấp nước sạch cho thôn Mẫu Đông', 'UBND xã');
  await expect(office.getByText('Ghi thay UBND xã')).toBeVisible();
  const ubnd = await signedIn(browser, sample.origin, 'ubnd');
  await ubnd.goto(work);
  await ubnd.fill('#note', 'Đã gửi báo cáo');
  await ubnd.click('button[value=done]');
  await ubnd.waitForURL(/lam-viec\/viec$/);

  const chair = await signedIn(browser, sample.origin, 'chutich');
  await chair.goto(work);
  await chair.click('button[value=returned]');
  await expect(chair.locator('#judge-note-error')).toContainText('Ghi rõ còn thiếu gì');
  await chair.fill('#judge-note', 'Thiếu số liệu quý IV');
  await chair.click('button[value=returned]');
  await expect(chair.locator('.pill').first()).toContainText('Bị trả lại');

  await ubnd.goto(work);
  await expect(ubnd.locator('.two')).toContainText('Thiếu số liệu quý IV');
  await ubnd.fill('#note', 'Đã bổ sung');
  await ubnd.click('button[value=done]');
  await ubnd.waitForURL(/lam-viec\/viec$/);
  await chair.goto(work);
  await chair.click('button[value=accepted]');
  await expect(chair.locator('.pill').first()).toContainText('Đã xác nhận hoàn thành');

  await chair.goto(`${sample.origin}/xa-mau/lam-viec/viec?cua=tat-ca`);
  const foreign = await chair.locator('.job-row', { hasText: 'Ban KT-NS' }).locator('.job-row__t').first().getAttribute('href');
  const answer = await ubnd.goto(new URL(foreign ?? '', sample.origin).href);
  expect(answer?.status()).toBe(404);
  expect((await ubnd.goto(`${sample.origin}/xa-mau/lam-viec/viec/don-doc`))?.status()).toBe(404);
  await office.context().close();
  await chair.context().close();
  await ubnd.context().close();
});

test('a step of chasing taken on the page of the work names the paper it went out by', async ({ browser, sample }) => {
  const page = await signedIn(browser, sample.origin, 'chanhvanphong');
  await page.goto(`${sample.origin}/xa-mau/lam-viec/viec/don-doc`);
  await page.locator('.li .name').first().click();
  await page.waitForURL(one);
  await page.selectOption('#chase-kind', 'letter');
  await page.fill('#chase-paper', '15/CV-HĐND ngày 20/11/2026');
  await page.locator('#don-doc form button').first().click();
  await expect(page.locator('#don-doc')).toContainText('15/CV-HĐND');
  await page.context().close();
});

test('the screens of work fit a phone and have no fault a checker finds', async ({ browser, sample }) => {
  for (const phone of [false, true]) {
    const page = await signedIn(browser, sample.origin, 'vanphong', { phone });
    await page.goto(`${sample.origin}/xa-mau/lam-viec/viec?cua=tat-ca&loai=task`);
    const work = await page.locator('.job-row__t').first().getAttribute('href');
    await page.goto(new URL(work ?? '', sample.origin).href);
    const task = await page.locator('a[href*="/nhiem-vu/"]').first().getAttribute('href');
    const tasks = await page.locator('.crumbs a[href*="/ke-hoach/"]').first().getAttribute('href');
    for (const path of ['/xa-mau/lam-viec/viec', '/xa-mau/lam-viec/viec/moi', '/xa-mau/lam-viec/viec/don-doc', work, task, `${task}/sua`, tasks]) {
      await page.goto(new URL(path ?? '', sample.origin).href);
      await page.addScriptTag({ content: axe });
      const faults = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: { run(node: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
        return (await axe.run(document)).violations.map((fault) => `${fault.id}: ${fault.nodes[0]?.html}`);
      });
      expect(faults, `${path} ${phone ? 'phone' : 'desk'}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${path} width`).toBeLessThanOrEqual(phone ? 390 : 1366);
    }
    await page.context().close();
  }
});
