import type { Page } from '@playwright/test';
import { expect } from './installation.ts';
import { awake } from './hands.ts';

/** What the bar over the review says: seen and all. */
export async function seen(page: Page): Promise<{ seen: number; all: number }> {
  const words = await page.getByRole('progressbar', { name: /mục đã xem/ }).getAttribute('aria-label');
  const [, done = '0', all = '0'] = /^(\d+)\/(\d+)/.exec(words ?? '') ?? [];
  return { seen: Number(done), all: Number(all) };
}

/** Waits until so many items are seen. */
async function reaches(page: Page, count: number, all: number): Promise<void> {
  await expect(page.getByRole('progressbar', { name: `${count}/${all} mục đã xem` })).toBeAttached();
}

const now = (page: Page) => page.locator('#muc');

/** Uploads a plan and waits until it is read. */
export async function upload(page: Page, origin: string, slug: string, file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto(`${origin}/${slug}/lam-viec/ke-hoach/nhap`);
  await page.getByLabel('Tệp kế hoạch').setInputFiles(file);
  await page.getByRole('button', { name: 'Đọc kế hoạch' }).click();
  await expect(page.getByRole('progressbar', { name: /mục đã xem/ })).toBeAttached({ timeout: 60_000 });
}

/** Confirms in one go what the machine found complete. */
export async function confirmReady(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: /^Xác nhận cả \d+ mục$/ });
  if (!(await button.isVisible())) return 0;
  const count = Number(/\d+/.exec(await button.innerText())?.[0]);
  await button.click();
  await expect(page.getByRole('status').filter({ hasText: `Đã xác nhận ${count} mục.` })).toBeVisible();
  return count;
}

/** Fills in what an item still lacks: who leads, a goal, or that the work has no end. */
async function mend(page: Page): Promise<void> {
  const item = now(page);
  const lead = item.getByLabel('Rõ người: chủ trì');
  if ((await lead.inputValue()) === '') await lead.selectOption({ index: 1 });
  const kind = item.getByLabel('Rõ thời hạn');
  if ((await kind.count()) > 0) await kind.selectOption({ label: 'Thường xuyên' });
  else await item.getByLabel('Số', { exact: true }).fill('1');
}

/**
 * The rest item by item, as somebody at the keyboard does: Enter confirms; what is refused is mended and confirmed.
 * @returns how many were mended
 */
export async function confirmRest(page: Page): Promise<number> {
  let mended = 0;
  await awake(page);
  for (let at = await seen(page); at.seen < at.all; at = { ...at, seen: at.seen + 1 }) {
    await page.keyboard.press('Enter');
    const refusal = now(page).locator('.note--late');
    const next = page.getByRole('progressbar', { name: `${at.seen + 1}/${at.all} mục đã xem` });
    await expect(refusal.or(next).first()).toBeAttached();
    if ((await next.count()) > 0) continue;
    await mend(page);
    await now(page).getByRole('button', { name: /^Xác nhận/ }).click();
    await reaches(page, at.seen + 1, at.all);
    mended += 1;
  }
  return mended;
}

/** J and K go on and back, B drops, Ctrl+Z takes it back, S puts the pen into the words. */
export async function tryKeys(page: Page): Promise<void> {
  await awake(page);
  const { seen: before, all } = await seen(page);
  const first = await now(page).getByRole('textbox').first().inputValue();
  await page.keyboard.press('j');
  await expect(now(page).getByText(first, { exact: true })).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(now(page).getByRole('textbox').first()).toHaveValue(first);
  await page.keyboard.press('b');
  await reaches(page, before + 1, all);
  await page.keyboard.press('Control+z');
  await reaches(page, before, all);
  await page.goto(page.url());
  await awake(page);
  await page.keyboard.press('s');
  await expect(now(page).getByRole('textbox').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1 }).click();
}

/** Gives each leading body its person and goes on to the last look. */
export async function assign(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Sang bước giao người' }).click();
  await expect(page.getByRole('button', { name: 'Giao cho những người này' })).toBeVisible();
  for (const [label, day] of [['Bắt đầu', '01/01/2026'], ['Kết thúc', '31/12/2030']] as const) {
    const field = page.getByRole('textbox', { name: label });
    if ((await field.inputValue()) === '') await field.fill(day);
  }
  await page.getByRole('button', { name: 'Lưu phần này' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  for (const person of await page.getByLabel('Người chịu trách nhiệm').all()) if ((await person.inputValue()) === '') await person.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Giao cho những người này' }).click();
  await expect(page.getByRole('heading', { name: 'Xem lại rồi lưu' })).toBeVisible();
}

export interface Sum {
  targets: number;
  bound: number;
  tasks: number;
}

/** Reads the sum of the last look, saves, and lands on the targets of the plan. */
export async function save(page: Page): Promise<Sum> {
  const words = await page.getByRole('listitem').filter({ hasText: 'gắn chỉ số' }).innerText();
  const [targets = 0, bound = 0] = (words.match(/\d+/g) ?? []).map(Number);
  const [tasks = 0] = ((await page.getByRole('listitem').filter({ hasText: 'có hạn hoặc định kỳ' }).innerText()).match(/\d+/g) ?? []).map(Number);
  await page.getByRole('button', { name: 'Lưu kế hoạch, bắt đầu theo dõi' }).click();
  await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/);
  return { targets, bound, tasks };
}
