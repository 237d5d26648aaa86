import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { awake, sampleSlug, seatOf } from './hands.ts';
import { chrome } from './looks.ts';

const base = `/${sampleSlug}/lam-viec`;
const work = '/(work)/[council]/lam-viec';
/** Letters only Vietnamese has. */
const vietnamese = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/iu;

test('the switch to English leaves no Vietnamese word of the product on its main pages; the switch back brings them again', async ({ browser, sample }) => {
  test.setTimeout(180_000);
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  const found = await realAddresses(page, sample.origin, sampleSlug);
  const screens = ['/viec', '/viec/[id]', '/viec/don-doc', '/ke-hoach', '/ke-hoach/[plan]', '/ke-hoach/[plan]/nhiem-vu', '/ke-hoach/[plan]/tien-do', '/bao-cao', '/bao-cao/so', '/lich', '/thong-bao', '/tai-khoan', '/thiet-lap', '/thiet-lap/luat'];
  // What people wrote and are called stays as it is: bodies, plans, parts of their papers, the reader's own name.
  await page.goto(`${sample.origin}${base}/thiet-lap/co-quan`);
  const bodies = await page.getByRole('table').first().getByRole('link').allInnerTexts();
  const written = new RegExp([...bodies, 'Văn phòng', 'UBND xã', 'Thường trực HĐND', 'Đại biểu HĐND', 'Vũ Văn Thử', '500 ngày đêm', 'Phụ lục \\d+', 'Nghị Sự', 'xã Mẫu', 'xã Bằng Lang', 'Tiếng Việt'].sort((a, b) => b.length - a.length).map((words) => words.trim()).join('|'), 'g');
  await page.goto(`${sample.origin}${base}/viec`);
  await awake(page);
  await page.locator('summary', { hasText: 'Cỡ chữ, tương phản, ngôn ngữ' }).or(page.getByLabel('Cỡ chữ, tương phản, ngôn ngữ')).first().click();
  await page.getByRole('button', { name: 'English' }).or(page.getByRole('link', { name: 'English' })).first().click();
  await expect(page.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  for (const screen of screens) {
    const address = found.get(work + screen) ?? '';
    expect.soft(address, screen).not.toBe('');
    await page.goto(sample.origin + address);
    const content = await page.evaluate(() => document.body.innerText);
    expect.soft((await chrome(page)).filter((words) => vietnamese.test(words.replace(written, ''))), screen).toEqual([]);
    expect.soft(content.match(/\{[a-z]+\}|undefined|\[object/g), screen).toBeNull();
  }
  await page.goto(`${sample.origin}${base}/viec?lang=vi`);
  await expect(page.getByRole('heading', { name: 'Việc của tôi', level: 1 })).toBeVisible();
  await context.close();
});
