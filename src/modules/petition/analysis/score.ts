import type { Field } from './data/fields.ts';
import { holders, roadTroubles } from './data/words.ts';
import { find, lexicon, listed, outermost, type Found } from './lexicon.ts';
import type { Standing } from './standing.ts';
import type { Words } from './tokens.ts';
import { extended, vocabulary, type Extension, type FieldVote } from './vocabulary.ts';

export interface FieldFound {
  from: number;
  to: number;
  field: Field;
  weight: number;
  /** What it counted in the end. */
  counted: number;
}

export interface FieldEvidence {
  found: FieldFound[];
  /** Fields with something behind them, best first. */
  ranked: { field: Field; score: number }[];
}

const holderTerms = new Set(listed(holders));
/** "nhà văn hóa thôn" is a holder as "nhà văn hóa" is. */
const isHolder = (term: string): boolean => holderTerms.has(term) || /^(nhà văn hóa|trường|chợ) /.test(term);
const roadTrouble = lexicon(listed(roadTroubles).map((term) => [term, true] as const));

/** Of finds that overlap without one holding the other, the weightier stays. */
function apart(found: readonly Found<FieldVote>[]): Found<FieldVote>[] {
  const kept: Found<FieldVote>[] = [];
  for (const one of [...found].sort((a, b) => b.value.weight - a.value.weight || a.from - b.from)) {
    const clash = kept.some((other) => other.from < one.to && one.from < other.to && (other.value.weight > one.value.weight || other.value.field === one.value.field));
    if (!clash) kept.push(one);
  }
  return kept;
}

/** What speaks for each field within a range of tokens. The first strong word is the subject and counts half as much again; a word said again counts less. */
export function scoreFields(words: Words, stand: Standing, [from, to]: readonly [number, number], extension?: Extension): FieldEvidence {
  const own = extended(extension);
  const inside = (one: Found<FieldVote>): boolean => one.from >= from && one.to <= to;
  /** An office's own terms may be names; of the vocabulary's none is. */
  const said = outermost(find(words, vocabulary.fields).filter(inside)).filter(({ value, from: at, to: end }) => value.weight !== 0 && !stand.named[at] && !stand.named[end - 1]);
  const all = [...apart(said), ...(own ? find(words, own.fields).filter(inside) : [])].sort((a, b) => a.from - b.from);
  const head = all.find(({ from: at, value, sure }) => value.weight >= 3 && sure >= 0.5 && stand.factor[at]! >= 0.9 && !stand.named[at])?.from;
  const broken = find(words, roadTrouble).some((one) => one.from >= from && one.to <= to && one.sure >= 0.5);
  const roads = new Set(find(words, vocabulary.landmarks).filter(({ value }) => value).map((one) => `${one.from} ${one.to}`));
  /** A road of which nothing is wrong is mostly where something else is. */
  const whereabouts = (one: Found<FieldVote>): number => (one.value.field === 'giao_thong' && !broken && (roads.has(`${one.from} ${one.to}`) || one.term.startsWith('đường ')) ? 0.6 : 1);
  const times = new Map<string, number>();
  const found = all.map((one): FieldFound => {
    const before = times.get(`${one.value.field} ${one.term}`) ?? 0;
    times.set(`${one.value.field} ${one.term}`, before + 1);
    const subject = one.from === head && !isHolder(one.term) ? 1.6 : 1;
    const asked = stand.asked[one.from] && one.value.weight >= 3 ? 1.35 : 1;
    const length = [0.85, 1, 1.15, 1.25][Math.min(one.to - one.from, 4) - 1] ?? 1;
    return { from: one.from, to: one.to, field: one.value.field, weight: one.value.weight, counted: one.value.weight * one.sure * stand.factor[one.from]! * whereabouts(one) * subject * asked * length * 0.5 ** before };
  });
  const counts = new Map<Field, number[]>();
  for (const { field, counted } of found) counts.set(field, [...(counts.get(field) ?? []), counted]);
  return { found, ranked: [...counts].map(([field, values]) => ({ field, score: sumOf(values) })).sort((a, b) => b.score - a.score) };
}

/** The strongest word counts fully, the others for less: many weak words do not outvote the one that names the matter. */
function sumOf(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  return most + further * (values.reduce((sum, value) => sum + value, 0) - most);
}

const further = 0.65;
