import { khongDau } from '#core/text.ts';
import { villageOf } from '../labels.ts';
import { joinFrom, type NearRow } from '../sheet-state.ts';
import type { FoundMatter, MinutesItem, MinutesLine } from './item.ts';

/** The items a person will decide on, in the order of the minutes, with the council's own villages. */
export function itemsOf(found: readonly FoundMatter[], villages: readonly { id: string; name: string }[]): MinutesItem[] {
  return found.map(({ village, raiser, answer, ...matter }, index) => ({
    ...matter,
    key: `m${index + 1}`,
    decision: null,
    mended: false,
    villageWords: village,
    villageId: villageOf(village, villages)?.id ?? null,
    raiserName: raiser,
    voters: 1,
    answer: answer ? { ...answer, taken: true } : null,
    near: [],
    joinPetitionId: null
  }));
}

/** With the same matters of the register; a very like one is joined unless a person says otherwise. */
export function withNear(item: MinutesItem, near: readonly NearRow[]): MinutesItem {
  const best = near[0];
  return { ...item, near: [...near], joinPetitionId: best?.id && best.score >= joinFrom ? best.id : null };
}

/** The words still name who raised it: a name belongs behind the wall of the raiser alone. */
export function namesRaiser(item: { text: string; raiserName: string }): boolean {
  return item.raiserName.trim().includes(' ') && khongDau(item.text).includes(khongDau(item.raiserName));
}

/** A person should look before it is confirmed with the others. */
export function needsLook(item: MinutesItem): boolean {
  return item.decision === null && (item.confidence < 0.7 || namesRaiser(item) || item.near.length > 0 || item.answer !== null || (item.villageWords !== '' && item.villageId === null));
}

/** The next item not decided, after `key` first, then from the beginning. */
export function nextOpen(items: readonly MinutesItem[], key: string | null): string | null {
  const at = items.findIndex((item) => item.key === key);
  return [...items.slice(at + 1), ...items.slice(0, at + 1)].find((item) => item.decision === null)?.key ?? null;
}

export function countItems(items: readonly MinutesItem[]): { all: number; seen: number; confirmed: number; mended: number; dropped: number; look: number; answered: number; joining: number } {
  const confirmed = items.filter((item) => item.decision === 'confirmed');
  return {
    all: items.length,
    seen: items.filter((item) => item.decision !== null).length,
    confirmed: confirmed.length,
    mended: confirmed.filter((item) => item.mended).length,
    dropped: items.filter((item) => item.decision === 'dropped').length,
    look: items.filter(needsLook).length,
    answered: confirmed.filter((item) => item.answer?.taken).length,
    joining: confirmed.filter((item) => item.joinPetitionId !== null).length
  };
}

/** One item as two, before the given character of its words; null when a half would be empty. */
export function splitItem(item: MinutesItem, at: number, key: string): [MinutesItem, MinutesItem] | null {
  const cut = item.text.lastIndexOf(' ', at) + 1 || at;
  const [first, second] = [item.text.slice(0, cut).trim().replace(/[;,]$/u, ''), item.text.slice(cut).trim()];
  if (first.length < 3 || second.length < 3) return null;
  const part = { ...item, decision: null, mended: true, near: [], joinPetitionId: null };
  return [{ ...part, text: first }, { ...part, key, text: second.charAt(0).toLocaleUpperCase('vi') + second.slice(1), answer: null }];
}

/** Two items as one, in the words of both. */
export function mergeItems(one: MinutesItem, other: MinutesItem): MinutesItem {
  const joint = /[.!?;]$/u.test(one.text) ? ' ' : '. ';
  return {
    ...one,
    text: `${one.text}${joint}${other.text}`,
    quote: one.quote === other.quote ? one.quote : `${one.quote}\n${other.quote}`,
    lines: [Math.min(one.lines[0], other.lines[0]), Math.max(one.lines[1], other.lines[1])],
    villageId: one.villageId ?? other.villageId,
    raiserName: one.raiserName || other.raiserName,
    answer: one.answer ?? other.answer,
    decision: null,
    mended: true
  };
}

/** A line the machine left out, as an item. */
export function itemFromLine(line: MinutesLine, number: number, key: string): MinutesItem {
  const words = line.text.replace(/\s+/g, ' ').replace(/^(?:[-+•*]|\d+(?:\.\d+)*[.)]|[a-zđ]\))\s+/iu, '').trim();
  return { key, decision: null, mended: true, text: words.slice(0, 5000), quote: line.text.slice(0, 4000), lines: [number, number], page: line.page, section: '', villageWords: '', villageId: null, raiserName: '', voters: 1, many: false, answer: null, near: [], joinPetitionId: null, confidence: 1 };
}

/** A key no item has: the same for the same act on the same minutes. */
export function freeKey(items: readonly MinutesItem[], stem: string): string {
  const base = stem.replace(/-\d+$/, '');
  for (let n = 2; ; n += 1) if (!items.some((item) => item.key === `${base}-${n}`)) return `${base}-${n}`;
}
