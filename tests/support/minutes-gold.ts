import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../src/core/documents/read.ts';
import { khongDau } from '../../src/core/text.ts';
import { extractMinutes } from '../../src/modules/petition/intake/minutes/extract.ts';
import type { FoundMatter, MinutesLine } from '../../src/modules/petition/intake/minutes/item.ts';

export interface GoldMatter {
  /** Words only this petition has. */
  words: string;
  village: string;
  raiser: string;
  /** It was answered on the spot. */
  answered: boolean;
}

const folder = join(import.meta.dirname, '../fixtures/petitions/minutes');

export const minutesNames = (): string[] => readdirSync(folder).filter((name) => /\.(?:txt|md|docx|doc|pdf)$/.test(name)).sort();

/** What one set of minutes gave against its gold: a matter counts once, and only with its own words. */
export async function scoreMinutes(name: string): Promise<{ found: FoundMatter[]; hits: number; gold: number; missed: string[]; extra: string[]; village: number; raiser: number; answered: number }> {
  const text = await readDocument(new Uint8Array(readFileSync(join(folder, name))), name);
  const lines: MinutesLine[] = text.lines.map((line) => ({ text: line.text, page: line.page, ...(line.strong ? { strong: true } : {}), ...(line.cells ? { cells: line.cells.map((cell) => cell.text) } : {}) }));
  const gold = JSON.parse(readFileSync(join(folder, name.replace(/\.\w+$/, '.json')), 'utf8')) as GoldMatter[];
  const { matters } = extractMinutes(lines);
  const taken = new Set<number>();
  const missed: string[] = [];
  let [village, raiser, answered] = [0, 0, 0];
  for (const wanted of gold) {
    const at = matters.findIndex((matter, index) => !taken.has(index) && khongDau(matter.text).includes(khongDau(wanted.words)));
    if (at < 0) {
      missed.push(wanted.words);
      continue;
    }
    taken.add(at);
    const matter = matters[at]!;
    if (wanted.village === '' ? matter.village === '' : khongDau(matter.village).includes(khongDau(wanted.village))) village += 1;
    if (matter.raiser === wanted.raiser) raiser += 1;
    if ((matter.answer !== null) === wanted.answered) answered += 1;
  }
  return { found: matters, hits: taken.size, gold: gold.length, missed, extra: matters.filter((_, index) => !taken.has(index)).map((matter) => matter.text), village, raiser, answered };
}
