import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from './installation.ts';

/** The sample council as `nghisu start --demo` prints it. */
export const sampleSlug = 'xa-mau';
export const samplePassword = 'Mau-500-ngay';
/** A password every council takes. */
export const goodPassword = 'Mau-500-ngay-dem';

/** Signs in at the council's own page, as a person does. */
export async function signIn(page: Page, origin: string, name: string, { slug = sampleSlug, password = samplePassword }: { slug?: string; password?: string } = {}): Promise<void> {
  await page.goto(`${origin}/${slug}/dang-nhap`);
  await page.getByLabel('Số điện thoại hoặc thư điện tử công vụ').fill(name);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/dang-nhap'));
}

/** A browser of its own for one person of the sample, signed in; the caller closes it. */
export async function seatOf(browser: Browser, origin: string, email: string, options: Parameters<Browser['newContext']>[0] = {}, account: { slug?: string; password?: string } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await signIn(page, origin, email, account);
  return { context, page };
}

/** Fails when the page ever says something into the console that is an error, or throws. @returns the list, to be looked at when the page is done */
export function listen(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  return said;
}

/** Presses what starts a download and gives the bytes. */
export async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: new Uint8Array(await readFile(await file.path())) };
}

/** Waits until the script of the page has taken over, where a test presses keys. */
export async function awake(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

export const fixture = (...path: string[]) => join(import.meta.dirname, '..', 'fixtures', ...path);

/** The paper a person holds after an act: the sentence at the foot of the screen. */
export async function said(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible();
}
