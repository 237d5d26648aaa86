import type { Field } from './data/fields.ts';
import type { Bound } from './data/things.ts';
import { find, outermost } from './lexicon.ts';
import { leadingMatter } from './matters.ts';
import { placesOf, type Place } from './places.ts';
import { scoreFields } from './score.ts';
import { standing, type Standing } from './standing.ts';
import { cut, type Words } from './tokens.ts';
import { idleKeys, vocabulary, type Thing } from './vocabulary.ts';

/**
 * What is kept of a petition to find the same matter again: plain JSON of about 400 bytes. `terms` and `places` are selective keys for an array column with
 * a GIN index: candidates are the rows whose `terms` share one (`&&`); `sameMatter` then decides.
 */
export interface Fingerprint {
  /** At most 24 keys: pairs of content words ("be_tong"), and the thing with its places ("@duong|thôn:dong tam") or its demand ("@luong_huu!tang"). */
  terms: string[];
  /** "thôn:đồng tâm", "đường:quốc lộ 21"; as written, in small letters. */
  places: string[];
  /** Landmarks without a name ("nghia trang", "truong"). */
  landmarks: string[];
  /** The thing it is about; null where no known thing is named. */
  object: string | null;
  /** Other things in it. */
  things: string[];
  demand: string | null;
  /** Further demands in it. */
  demands: string[];
  bound: Bound;
  field: Field;
  /** Content words without marks, in order, at most 40. */
  words: string;
}

/** The fingerprint of a petition's leading matter. */
export function fingerprint(text: string): Fingerprint {
  const words = cut(text);
  const stand = standing(words);
  const range = leadingMatter(words, stand);
  const field = scoreFields(words, stand, range).ranked[0]?.field ?? 'khac';
  const found = rankThings(words, stand, range, field);
  const [first, ...others] = found;
  const [demand = null, ...demands] = rankDemands(words, stand, range);
  const spots = placesOf(words, range);
  const away = new Set(found.filter(({ landmark }) => landmark).map(({ thing }) => thing.code));
  const places = spots.map(({ family, written }) => `${family}:${written}`).slice(0, 8);
  const content = contentOf(words, range, spots);
  const bound = first?.thing.bound ?? 'place';
  const object = first?.thing.code ?? null;
  const landmarks = [...new Set(landmarksOf(words, stand, range, object, spots))].slice(0, 4);
  return { terms: termsOf(object, demand, bound, spots, content), places, landmarks, object, things: others.map(({ thing }) => thing.code).filter((code) => !away.has(code)).slice(0, 3), demand, demands: demands.slice(0, 3), bound, field, words: content.map(({ key }) => key).slice(0, 40).join(' ') };
}

function rankThings(words: Words, stand: Standing, [from, to]: readonly [number, number], field: Field): { thing: Thing; score: number; landmark: boolean }[] {
  const found = outermost(find(words, vocabulary.things)).flatMap((one) => (one.value && one.from >= from && one.to <= to && one.sure >= 0.42 ? [{ ...one, value: one.value }] : []));
  const head = Math.min(...found.filter((one) => stand.factor[one.from]! >= 0.9 && !stand.named[one.from]).map((one) => one.from));
  const sums = new Map<string, { thing: Thing; score: number; landmark: boolean }>();
  for (const one of found) {
    const length = one.to - one.from;
    let score = (1.5 + length) * one.sure * stand.factor[one.from]! * (stand.named[one.from] || stand.named[one.to - 1] ? 0.05 : 1);
    if (one.from === head) score *= 1.5;
    if (stand.asked[one.from]) score *= 1.2;
    if (one.value.field === field) score *= 1.6;
    const sum = sums.get(one.value.code);
    const landmark = stand.landmark[one.from] === 1;
    if (sum) {
      sum.score += score * 0.4;
      sum.landmark &&= landmark;
    } else sums.set(one.value.code, { thing: one.value, score, landmark });
  }
  const ranked = [...sums.values()].sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  // "bữa ăn ở trường X", "đèn trên đường Y": where a thing stands is named with it; the other thing is the matter.
  if (first && second && holders.has(first.thing.code) && !holders.has(second.thing.code) && second.score >= 0.6 * first.score) return [second, first, ...ranked.slice(2)];
  return ranked;
}

const holders = new Set(['duong', 'truong', 'cho', 'nha_van_hoa', 'di_tich', 'tram_y_te', 'benh_vien', 'nghia_trang', 'tai_dinh_cu', 'cum_cn', 'tru_so']);

function rankDemands(words: Words, stand: Standing, [from, to]: readonly [number, number]): string[] {
  const found = outermost(find(words, vocabulary.demands)).flatMap((one) => (one.value && one.from >= from && one.to <= to && one.sure >= 0.35 ? [{ ...one, value: one.value }] : []));
  const sums = new Map<string, number>();
  for (const { from: at, value, sure } of found) {
    const denied = value.weight === 3 && ['khong', 'chua', 'chang'].includes(words.tokens[at - 1]?.key ?? '');
    const score = value.weight * sure * (stand.asked[at] ? 1.6 : 1) * (denied ? 0.6 : 1) * Math.max(0.4, stand.factor[at]!);
    sums.set(value.code, Math.max(sums.get(value.code) ?? 0, score) + (sums.has(value.code) ? 0.3 : 0));
  }
  return [...sums].sort((a, b) => b[1] - a[1]).map(([code]) => code);
}

function contentOf({ tokens }: Words, [from, to]: readonly [number, number], spots: readonly Place[]): { key: string; at: number; pause: boolean }[] {
  const placed = new Set(spots.flatMap((spot) => Array.from({ length: spot.to - spot.from }, (_, step) => spot.from + step)));
  return tokens.flatMap(({ key, pause }, at) => (at < from || at >= to || placed.has(at) || idleKeys.has(key) || key.length < 2 ? [] : [{ key, at, pause }]));
}

/** Landmarks found everywhere; they tell no two places apart. */
const everyday = new Set('dong,ruong,dong ruong,canh dong,duong,khu dan cu,giao thong,song,kenh,muong,lang,rung,suoi,via he,long duong,duong di,kenh muong,con duong,tuyen duong,duong lang,duong thon,le duong,con muong,con kenh,ngo,hem'.split(','));

function landmarksOf(words: Words, stand: Standing, [from, to]: readonly [number, number], object: string | null, spots: readonly Place[]): string[] {
  const named = (at: number): boolean => spots.some((spot) => at >= spot.from && at < spot.to);
  return outermost(find(words, vocabulary.landmarks).filter((one) => one.from >= from && one.to <= to && one.value && stand.landmark[one.from] === 1 && !named(one.from)))
    .filter((one) => !find(words, vocabulary.things).some((thing) => thing.from === one.from && thing.value?.code === object))
    .map((one) => words.tokens.slice(one.from, one.to).map(({ key }) => key).join(' '))
    .filter((landmark) => !everyday.has(landmark));
}

function termsOf(object: string | null, demand: string | null, bound: Bound, spots: readonly Place[], content: readonly { key: string; at: number; pause: boolean }[]): string[] {
  const terms: string[] = [];
  if (object) {
    for (const { family, name } of spots.slice(0, 4)) terms.push(`@${object}|${family}:${name}`);
    if (bound !== 'place' || spots.length === 0) terms.push(`@${object}!${demand ?? ''}`);
  }
  for (let at = 1; at < content.length && terms.length < 24; at += 1) {
    const [left, right] = [content[at - 1]!, content[at]!];
    if (right.at - left.at <= 2 && !right.pause) terms.push(`${left.key}_${right.key}`);
  }
  return [...new Set(terms)];
}
