import type { Field } from './data/fields.ts';
import { find, outermost, type Found } from './lexicon.ts';
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

/** What speaks for each field within a range of tokens. The first strong word is the subject and counts half as much again; a word said again counts less. */
export function scoreFields(words: Words, stand: Standing, [from, to]: readonly [number, number], extension?: Extension): FieldEvidence {
  const own = extended(extension);
  const inside = (one: Found<FieldVote>): boolean => one.from >= from && one.to <= to;
  const all = [...outermost(find(words, vocabulary.fields).filter(inside)).filter(({ value }) => value.weight !== 0), ...(own ? find(words, own.fields).filter(inside) : [])].sort((a, b) => a.from - b.from);
  const head = all.find(({ from: at, value, sure }) => value.weight >= 3 && sure >= 0.5 && stand.factor[at]! >= 0.9)?.from;
  const times = new Map<string, number>();
  const found = all.map((one): FieldFound => {
    const said = times.get(`${one.value.field} ${one.term}`) ?? 0;
    times.set(`${one.value.field} ${one.term}`, said + 1);
    const subject = one.from === head ? 1.5 : 1;
    const asked = stand.asked[one.from] && one.value.weight >= 3 ? 1.15 : 1;
    const length = [0.85, 1, 1.15, 1.25][Math.min(one.to - one.from, 4) - 1] ?? 1;
    return { from: one.from, to: one.to, field: one.value.field, weight: one.value.weight, counted: one.value.weight * one.sure * stand.factor[one.from]! * subject * asked * length * 0.5 ** said };
  });
  const sums = new Map<Field, number>();
  for (const { field, counted } of found) sums.set(field, (sums.get(field) ?? 0) + counted);
  return { found, ranked: [...sums].map(([field, score]) => ({ field, score })).sort((a, b) => b.score - a.score) };
}
