import { classify } from './classify.ts';
import type { Field } from './data/fields.ts';
import type { Level } from './data/levels.ts';
import { find } from './lexicon.ts';
import { cut } from './tokens.ts';
import { idleKeys, vocabulary, type Extension, type ExtensionTerm } from './vocabulary.ts';

/** What a person of the office set right. */
export interface Correction {
  text: string;
  field?: Field;
  level?: Level;
  /** What the analysis had said, as recorded; only for the record, the present analysis is asked again. */
  wasField?: Field;
  wasLevel?: Level;
}

/** No term learnt weighs more than this, and no correction moves more terms than `breadth`: one office's case must not overturn the vocabulary. */
const limit = 4;
const breadth = 5;
const rounds = 8;
const step = 1;
/** A case learnt is learnt when its field leads by this (`Classification.confidence`), so that the like of it comes out right as well. */
const margin = 0.6;

/**
 * Learns an office's own words from its corrections: pairs and triples of neighbouring words get weight for the field or level set, and against the one
 * that was wrong, until the corrected petitions come out right or the limits are reached. Pure and deterministic: the same corrections in the same order
 * give the same extension; the caller keeps it and passes it to `classify`.
 *
 * Words that stand in corrections to different fields cancel out. Terms an office wrote itself (in `base`) are kept as they are.
 */
export function learn(corrections: readonly Correction[], base: Extension = { terms: [] }): Extension {
  const weights = new Map<string, ExtensionTerm>();
  const build = (): Extension => ({ terms: [...base.terms, ...[...weights.values()].filter(({ weight }) => weight !== 0)] });
  const cases = corrections.map((correction) => ({ ...correction, grams: gramsOf(correction.text, corrections, correction) }));
  const unsure = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    let wrong = 0;
    for (const { text, field, level, grams } of cases) {
      const now = classify(text, build());
      const doubt = field !== undefined && (now.field !== field || (unsure.has(text) && now.confidence < margin));
      if (field && doubt) {
        wrong += 1;
        unsure.add(text);
        for (const gram of grams) {
          shift(weights, gram, { field }, step);
          if (now.field !== field && now.field !== 'khac') shift(weights, gram, { field: now.field }, -step / 2);
        }
      }
      if (level && now.level !== level) {
        wrong += 1;
        for (const gram of grams) {
          shift(weights, gram, { level }, step);
          if (now.level !== 'xã') shift(weights, gram, { level: now.level }, -step / 2);
        }
      }
    }
    if (wrong === 0) break;
  }
  return build();
}

function shift(weights: Map<string, ExtensionTerm>, term: string, to: { field: Field } | { level: Level }, by: number): void {
  const key = `${term}|${'field' in to ? to.field : to.level}`;
  const old = weights.get(key)?.weight ?? 0;
  weights.set(key, { term, ...to, weight: Math.max(-limit, Math.min(limit, old + by)) });
}

/** The words of a text worth learning: neighbouring content words, first those that stand in no correction to something else; pairs first, in the order of the text; never a term of the vocabulary. */
function gramsOf(text: string, all: readonly Correction[], own: Correction): string[] {
  const elsewhere = all
    .filter((other) => (own.field && other.field && other.field !== own.field) || (own.level && other.level && other.level !== own.level))
    .map((other) => ` ${cut(other.text).tokens.map(({ key }) => key).join(' ')} `);
  const { tokens } = cut(text);
  const grams: { term: string; key: string; at: number }[] = [];
  const taken = new Set(find(cut(text), vocabulary.fields).map(({ from, to }) => `${from} ${to}`));
  for (const size of [2, 3]) {
    for (let at = 0; at + size <= tokens.length; at += 1) {
      const part = tokens.slice(at, at + size);
      const content = part.filter(({ key }) => !idleKeys.has(key) && !/^\d/.test(key)).length;
      if (part.slice(1).some(({ pause }) => pause) || content < size || taken.has(`${at} ${at + size}`)) continue;
      grams.push({ term: text.slice(part[0]!.start, part.at(-1)!.end).toLowerCase().normalize('NFC'), key: part.map(({ key }) => key).join(' '), at });
    }
  }
  const free = grams.filter(({ key }) => !elsewhere.some((other) => other.includes(` ${key} `)));
  return [...new Set((free.length > 0 ? free : grams).map(({ term }) => term))].slice(0, breadth);
}
