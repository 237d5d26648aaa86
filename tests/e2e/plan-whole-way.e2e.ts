import type { Page } from '@playwright/test';
import { expect, startInstallation, test as base, type Installation } from './installation.ts';
import { foundCouncil, invite, men, takeUp } from './founding.ts';
import { fixture } from './hands.ts';
import { assign, confirmReady, confirmRest, save, seen, tryKeys, upload, type Sum } from './review.ts';

/** A council of its own that takes in the five plans. */
const test = base.extend<object, { own: Installation }>({
  own: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installation = await startInstallation();
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ]
});
test.describe.configure({ mode: 'serial' });

const seats: Record<string, Page> = {};
let slug = '';
const plans = [
  { file: 'xuan-que-500-ngay-dem.docx', kind: 'DOCX' },
  { file: 'bang-lang-doi-moi-2026-2031.pdf', kind: 'PDF' },
  { file: 'nghi-duong-chuong-trinh-hanh-dong-2025-2030.doc', kind: 'DOC' },
  { file: 'phuc-loc-de-an-15.txt', kind: 'TXT' },
  { file: 'cao-minh-de-an-10-nam-2026.docx', kind: 'DOCX' }
];
const sums: Sum[] = [];

test('a council is founded and its people take their seats', async ({ browser, own }) => {
  const admin = await (await browser.newContext()).newPage();
  slug = await foundCouncil(admin, own.origin, 'Mời đại biểu, cán bộ đăng nhập');
  const who = { clerk: men.clerk.name, chair: men.chair.name, officeHead: men.officeHead.name, ubnd: men.ubnd.name };
  const links = await invite(admin, Object.values(who));
  for (const [seat, name] of Object.entries(who)) {
    const page = await (await browser.newContext()).newPage();
    await takeUp(page, links.get(name) ?? '');
    seats[seat] = page;
  }
});

for (const [index, { file, kind }] of plans.entries())
  test(`a plan as ${kind} (${file}) goes from the file to targets on screen`, async ({ own }) => {
    const page = seats['clerk'] as Page;
    await upload(page, own.origin, slug, fixture('plans', file));
    const ready = await confirmReady(page);
    const at = await seen(page);
    if (index === 0 && at.all - at.seen > 1) await tryKeys(page);
    const mended = await confirmRest(page);
    await assign(page);
    const sum = await save(page);
    sums.push(sum);
    console.log(`${file}: ${at.all} items, ${ready} in one go, ${mended} mended by hand; ${sum.bound}/${sum.targets} targets bound, ${sum.tasks} tasks`);
    await expect(page.getByRole('heading', { name: 'Từng chỉ tiêu' })).toBeVisible();
  });
