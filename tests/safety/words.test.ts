import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], { cwd: root, encoding: 'utf8' }).split('\n').filter((name) => name && existsSync(join(root, name)));
const messageFiles = files.filter((name) => name.endsWith('messages.ts'));

/** Common English words that no Vietnamese sentence of ours holds. */
const english = /\b(the|and|with|your|please|save|delete|cancel|submit|loading|search|click|error|page not found|welcome|settings)\b/i;
const marks = /[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]/i;

const words = async (name: string) => (await import(pathToFileURL(join(root, name)).href)) as { vi: Record<string, unknown>; en: Record<string, unknown> };

describe('words', () => {
  it.each(messageFiles)('%s: Vietnamese is Vietnamese, English has every key', async (name) => {
    const { vi, en } = await words(name);
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    for (const [key, value] of Object.entries(vi)) {
      if (typeof value !== 'string') continue;
      expect(value.replace(/\{\w+\}/g, ''), `${name} ${key}`).not.toMatch(english);
      expect(value, `${name} ${key}`).not.toMatch(/\bOK\b|\bbạn\b|!$/);
    }
  });

  it('no page or component has English in its markup', () => {
    const bad: string[] = [];
    for (const name of files.filter((file) => file.endsWith('.svelte') && !file.includes('(dev)')))
      for (const text of markupTexts(readFileSync(join(root, name), 'utf8'))) if (english.test(text)) bad.push(`${name}: ${text.trim().slice(0, 80)}`);
    expect(bad).toEqual([]);
  });

  it('a planted page in English would be caught, one in Vietnamese not', () => {
    expect(markupTexts('<h1>Welcome to the council</h1>').some((text) => english.test(text))).toBe(true);
    expect(markupTexts('<h1>Việc của tôi</h1>').some((text) => english.test(text) || !marks.test(text))).toBe(false);
  });
});

/** Texts a reader would see: between tags, outside scripts, styles, comments and expressions. */
function markupTexts(source: string): string[] {
  const bare = source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, ' ');
  return [...bare.matchAll(/>([^<>]+)</g), ...bare.matchAll(/(?:aria-label|title|placeholder|alt)="([^"{}]+)"/g)].map((match) => match[1] ?? '').filter((text) => /\p{L}{2}/u.test(text));
}
