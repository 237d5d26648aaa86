import { fields, fieldTerms, type Field } from './data/fields.ts';
import { levelTerms, type Level } from './data/levels.ts';
import { demands, things, type Bound } from './data/things.ts';
import { hidden, idle, landmarks, nameEnds, placeKinds, whereWords } from './data/words.ts';
import { lexicon, listed, termKey, type Lexicon } from './lexicon.ts';

/** What an office adds to the vocabulary: terms of its own or learnt from its corrections (`learn.ts`). Plain data, kept by the caller. */
export interface Extension {
  terms: ExtensionTerm[];
}

export interface ExtensionTerm {
  /** Words as people write them; matched with or without marks. */
  term: string;
  field?: Field;
  level?: Level;
  /** The body that answers such petitions; opaque here, told back with the classification. */
  body?: string;
  /** How strongly, as in the data files: 5 decides alone, 1 is a hint; negative speaks against. Kept within −5 to 5. */
  weight: number;
}

export interface FieldVote {
  field: Field;
  weight: number;
}
export interface LevelVote {
  level: Level;
  weight: number;
  in: readonly Field[] | null;
}
export interface Thing {
  code: string;
  name: string;
  bound: Bound;
  field: Field | null;
}
export interface Demand {
  code: string;
  name: string;
  weight: number;
}

/** Rows that hide what stands within them and speak for nothing. */
const hiding = listed(hidden);

/** Each term once a field, with the greatest weight it is listed at. */
const fieldRows = fields.flatMap((field) => {
  const weights = new Map<string, number>();
  for (const [weight, terms] of Object.entries(fieldTerms[field])) for (const term of listed(terms)) weights.set(term, Math.max(weights.get(term) ?? 0, Number(weight)));
  return [...weights].map(([term, weight]) => [term, { field, weight }] as const);
});
const fieldOfTerm = new Map([...fieldRows].sort((a, b) => a[1].weight - b[1].weight).map(([term, { field }]) => [termKey(term), field]));

/** Words of fields, levels, things, demands and places, compiled once from the data files. */
export const vocabulary = {
  fields: lexicon<FieldVote>([...fieldRows, ...hiding.map((term) => [term, { field: 'khac' as const, weight: 0 }] as const)]),
  levels: lexicon<LevelVote>(levelTerms.flatMap(({ level, weight, in: within, terms }) => listed(terms).map((term) => [term, { level, weight, in: within ?? null }] as const))),
  things: lexicon<Thing | null>([...hiding.map((term) => [term, null] as const), ...things.flatMap(({ code, name, bound, terms }) => listed(terms).map((term) => [term, { code, name, bound, field: fieldOfTerm.get(termKey(listed(terms)[0] ?? '')) ?? null }] as const))]),
  demands: lexicon<Demand | null>([
    ...hiding.map((term) => [term, null] as const),
    ...demands.flatMap(({ code, name, said, implied = '' }) => [
      ...listed(said).map((term) => [term, { code, name, weight: 3 }] as const),
      ...listed(implied).map((term) => [term, { code, name, weight: 1 }] as const)
    ])
  ]),
  landmarks: lexicon<boolean>([...listed(landmarks).map((term) => [term, true] as const), ...hiding.map((term) => [term, false] as const)]),
  places: lexicon<string>(placeKinds.flatMap(({ family, words }) => listed(words).map((term) => [term, family] as const)))
};

/** Names of things and demands, for people. */
export const thingNames = new Map(things.map(({ code, name }) => [code, name]));
export const demandNames = new Map(demands.map(({ code, name }) => [code, name]));

export const idleKeys = new Set(listed(idle).flatMap((term) => termKey(term).split(' ')));
export const whereKeys = new Set(listed(whereWords).flatMap((term) => termKey(term).split(' ')));
export const nameEndKeys = new Set(listed(nameEnds).map(termKey));

interface Extended {
  fields: Lexicon<FieldVote>;
  levels: Lexicon<LevelVote>;
  bodies: Lexicon<{ body: string; weight: number }>;
}

const compiled = new WeakMap<Extension, Extended>();

/** Lexicons of an extension, compiled once for each object; an extension is not changed after it was used. */
export function extended(extension: Extension | undefined): Extended | null {
  if (!extension || extension.terms.length === 0) return null;
  let made = compiled.get(extension);
  if (!made) compiled.set(extension, (made = compile(extension)));
  return made;
}

function compile(extension: Extension): Extended {
  const bounded = extension.terms.map((term) => ({ ...term, weight: Math.max(-5, Math.min(5, term.weight)) }));
  return {
    fields: lexicon(bounded.flatMap(({ term, field, weight }) => (field ? [[term, { field, weight }] as const] : []))),
    levels: lexicon(bounded.flatMap(({ term, level, weight }) => (level ? [[term, { level, weight, in: null }] as const] : []))),
    bodies: lexicon(bounded.flatMap(({ term, body, weight }) => (body ? [[term, { body, weight }] as const] : [])))
  };
}
