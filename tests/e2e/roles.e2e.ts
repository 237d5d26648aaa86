import type { APIRequestContext, Page } from '@playwright/test';
import { doors } from '../../src/access.ts';
import type { Actor, Role } from '../../src/core/context.ts';
import { can } from '../../src/core/policy.ts';
import { sampleMen } from '../../src/modules/demo/server/people.ts';
import { expect, test } from './installation.ts';
import { realAddresses } from './addresses.ts';
import { fixture, sampleSlug, seatOf, signIn } from './hands.ts';
import { upload } from './review.ts';

test.describe.configure({ mode: 'serial' });

const withAccount = sampleMen.filter((man) => man.account);
const work = Object.entries(doors).filter(([, door]) => door !== 'anyone');
/** Endpoints that only take what is sent to them. */
const postOnly = new Set(['tai-khoan/khoa-truy-cap', 'kien-nghi/gui', 'kien-nghi/gan-nhat'].map((path) => `/(work)/[council]/lam-viec/${path}`));
let addresses = new Map<string, string>();

function actorOf(email: string): Actor {
  const man = sampleMen.find((each) => each.email === email);
  return { personId: email as Actor['personId'], name: man?.name ?? '', roles: new Set<Role>(man?.posts.map((post) => post.role)), belongings: [] };
}

test('every route of the table has a real address in the sample', async ({ browser, sample }) => {
  const { context, page } = await seatOf(browser, sample.origin, 'vanphong@mau.example');
  await upload(page, sample.origin, sampleSlug, fixture('plans', 'phuc-loc-de-an-15.txt'));
  const draft = new URL(page.url()).pathname;
  const taken = async (where: string, name: string, text: string, button: string) => {
    await page.goto(`${sample.origin}/${sampleSlug}/lam-viec/kien-nghi/${where}`);
    await page.locator('input[name="file"]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(new RegExp(`${where}/[0-9a-f-]{36}`));
    return new URL(page.url()).pathname;
  };
  const sheet = await taken('nhap-danh-sach', 'so.csv', 'STT,Nội dung kiến nghị,Thôn\n1,Đề nghị sửa cầu Thử,Thôn Mẫu Đông\n', 'Đọc danh sách');
  const minutes = await taken('nhap-bien-ban', 'bien-ban.txt', 'BIÊN BẢN HỘI NGHỊ TIẾP XÚC CỬ TRI\nÝ kiến cử tri:\n1. Cử tri thôn Mẫu Đông: Đề nghị sửa cầu Ví.\n', 'Đọc biên bản');
  addresses = await realAddresses(page, sample.origin, sampleSlug, [draft, sheet, minutes]);
  const beside = (route: string, step: string) => addresses.set(`/(work)/[council]/lam-viec/${route}/${step}`, `${addresses.get(`/(work)/[council]/lam-viec/${route}`)}/${step}`);
  addresses.set('/(work)/[council]/lam-viec/kien-nghi/nhap-danh-sach/[draft]', sheet);
  addresses.set('/(work)/[council]/lam-viec/kien-nghi/nhap-bien-ban/[draft]', minutes);
  beside('kien-nghi/nhap-danh-sach/[draft]', 'dong-chua-nhap.xlsx');
  beside('tiep-xuc-cu-tri/dot/[round]', 'de-xuat');
  beside('tiep-xuc-cu-tri/[meeting]', 'ghi');
  // The steps after the review open once every item is seen; their addresses are known all the same.
  for (const step of ['giao', 'luu']) addresses.set(`/(work)/[council]/lam-viec/ke-hoach/nhap/[draft]/${step}`, `${draft}/${step}`);
  expect(work.map(([route]) => route).filter((route) => !addresses.has(route))).toEqual([]);
  await context.close();
});

test('a stranger is sent to the sign-in of the council from every screen of work, and comes back to where he was going', async ({ request, page, sample }) => {
  for (const [route] of work) {
    const address = addresses.get(route) ?? '';
    const answer = await request.get(sample.origin + address, { maxRedirects: 0 });
    expect.soft(answer.status(), route).toBe(303);
    expect.soft(answer.headers()['location'], route).toBe(`/${sampleSlug}/dang-nhap?tiep=${encodeURIComponent(address)}`);
    const sent = await request.post(sample.origin + address, { maxRedirects: 0, form: { title: 'x' }, headers: { origin: sample.origin, accept: 'text/html' } });
    expect.soft([303, 405], `${route} by POST`).toContain(sent.status());
  }
  await page.goto(sample.origin + (addresses.get('/(work)/[council]/lam-viec/ke-hoach') ?? ''));
  await page.getByLabel('Số điện thoại hoặc thư điện tử công vụ').fill('ubnd@mau.example');
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('Mau-500-ngay');
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Kế hoạch, chỉ tiêu', level: 1 })).toBeVisible();
});

async function tryDoors(request: APIRequestContext, origin: string, email: string): Promise<string[]> {
  const actor = actorOf(email);
  const wrong: string[] = [];
  for (const [route, door] of work) {
    if (postOnly.has(route)) continue;
    const may = door === 'signed-in' || (typeof door === 'object' && can(door.policy, door.verb, actor));
    const answer = await request.get(origin + (addresses.get(route) ?? ''), { maxRedirects: 0 });
    const status = answer.status();
    // Whoever may open the door may still not see this very thing: then it is not found, never a fault.
    const allowed = may ? [200, 302, 303, ...(/\[(?!council\])/.test(route) ? [404] : [])] : [404];
    if (!allowed.includes(status)) wrong.push(`${email} ${route}: ${status}, door ${may ? 'open' : 'shut'}`);
    if (may && status === 303 && /dang-nhap/.test(answer.headers()['location'] ?? '')) wrong.push(`${email} ${route}: sent to sign in`);
  }
  return wrong;
}

for (const man of withAccount)
  test(`${man.post} finds every door as the table says`, async ({ browser, sample }) => {
    const { context, page } = await seatOf(browser, sample.origin, man.email);
    expect(await tryDoors(page.request, sample.origin, man.email)).toEqual([]);
    await context.close();
  });

test('a forbidden screen answers 404 with words and a way home', async ({ page, sample }) => {
  await signIn(page, sample.origin, 'daibieu@mau.example');
  for (const path of ['viec/moi', 'ke-hoach/nhap', 'thiet-lap/an-toan', 'khong-co-trang-nay']) {
    const answer = await page.goto(`${sample.origin}/${sampleSlug}/lam-viec/${path}`);
    expect.soft(answer?.status(), path).toBe(404);
    await expect.soft(page.getByRole('heading', { level: 1 }), path).toBeVisible();
    await expect.soft(page.getByRole('link', { name: /Về trang đầu|Việc của tôi/ }).first(), path).toBeVisible();
  }
});

/** Addresses of the open work a person sees in one of his lists. */
async function listOf(page: Page, origin: string, tab: string): Promise<string[]> {
  await page.goto(`${origin}/${sampleSlug}/lam-viec/viec${tab}`);
  // What somebody reported done waits for the other side's word, so it stands in both lists.
  const links = page.getByRole('region', { name: /^(Quá hạn|Hôm nay|Trong 7 ngày tới|Về sau|Thường xuyên)/ }).getByRole('link');
  return [...new Set(await links.evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).pathname)))].filter((path) => /\/viec\/[0-9a-f-]{36}$/.test(path));
}

test('an officer of the People’s Committee sees its work, not that of the Boards', async ({ browser, sample }) => {
  const ubnd = await seatOf(browser, sample.origin, 'ubnd@mau.example');
  const board = await seatOf(browser, sample.origin, 'ban.ktns@mau.example');
  const own = [...(await listOf(ubnd.page, sample.origin, '')), ...(await listOf(ubnd.page, sample.origin, '?cua=phoi-hop')), ...(await listOf(ubnd.page, sample.origin, '?cua=co-quan'))];
  expect(own.length).toBeGreaterThan(0);
  // Asking for every body's work gives an outsider no more than his own.
  const all = await listOf(ubnd.page, sample.origin, '?cua=tat-ca');
  expect(all.filter((path) => !own.includes(path))).toEqual([]);
  const theirs = (await listOf(board.page, sample.origin, '')).filter((path) => !own.includes(path));
  expect(theirs.length).toBeGreaterThan(0);
  for (const path of theirs) expect((await ubnd.page.request.get(sample.origin + path, { maxRedirects: 0 })).status(), path).toBe(404);
  for (const path of own.slice(0, 3)) expect((await ubnd.page.request.get(sample.origin + path, { maxRedirects: 0 })).status(), path).toBe(200);
  await Promise.all([ubnd.context.close(), board.context.close()]);
});

test('the chair begins with what to decide, everybody else with his work', async ({ browser, sample }) => {
  for (const [email, first] of [['chutich@mau.example', 'Tổng quan'], ['vanphong@mau.example', 'Việc của tôi'], ['daibieu@mau.example', 'Việc của tôi'], ['tinh@mau.example', 'Việc của tôi']] as const) {
    const { context, page } = await seatOf(browser, sample.origin, email);
    await expect(page).toHaveTitle(new RegExp(first));
    await context.close();
  }
});
