import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeNode {
  target: string[];
  failureSummary?: string;
}
interface AxeResult {
  violations: { id: string; impact: string | null; nodes: AxeNode[] }[];
}

/** Serious and critical faults against WCAG 2.2 A and AA, one line each. The page's policy forbids foreign script, so axe comes through the debugger. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    () =>
      (globalThis as unknown as { axe: { run(where: Document, options: object): Promise<AxeResult> } }).axe.run(document, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
        resultTypes: ['violations']
      })
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} ${(node.failureSummary ?? '').split('\n').slice(1, 2).join('').trim()}`));
}

/** Elements that stick out of the screen to the right, by tag and class; empty when the page is not wider than its screen. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width + 1) return [];
    const out: string[] = [`${document.documentElement.scrollWidth} px wide on ${width}`];
    for (const each of document.querySelectorAll('body *')) {
      const box = each.getBoundingClientRect();
      if (box.right > width + 1 && box.width > 0 && ![...each.children].some((child) => child.getBoundingClientRect().right > width + 1)) out.push(`${each.tagName.toLowerCase()}.${[...each.classList].join('.')} ${(each.textContent ?? '').trim().slice(0, 40)}`);
    }
    return out.slice(0, 6);
  });
}

/** What of the page's own words (not what people wrote) is read out: heads, buttons, labels, tabs. */
export function chrome(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = 'nav a, button, label > span, .label, th, h2, .tabs a, .chip, summary, legend, dt, .hint, .btn';
    const words = [...document.querySelectorAll(parts)].filter((each) => !each.closest('[lang]:not(html), main table td, [data-content]')).map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim());
    return [...new Set(words)].filter(Boolean);
  });
}
