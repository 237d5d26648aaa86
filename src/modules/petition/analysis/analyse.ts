import { classify } from './classify.ts';
import type { Field } from './data/fields.ts';
import type { Level } from './data/levels.ts';
import { createIndex } from './nearest.ts';
import type { Extension } from './vocabulary.ts';

export interface PetitionText {
  id: string;
  text: string;
}

export interface Analysis {
  field: Field;
  level: Level;
  group: string;
  similar: { id: string; score: number }[];
}

/**
 * Field, competent level and same-matter group of petitions in the order received (`docs/contracts.md`, "petition analyse"). A petition joins the group of
 * the nearest earlier one of the same matter, or opens the next ("g1", "g2" …); `similar` names at most five earlier ones, best first.
 */
export function analysePetitions(petitions: readonly PetitionText[], extension?: Extension): Map<string, Analysis> {
  const index = createIndex();
  const groups = new Map<string, string>();
  const found = new Map<string, Analysis>();
  let last = 0;
  for (const { id, text } of petitions) {
    const { field, level } = classify(text, extension);
    const near = index.nearest(text, 8);
    const same = near.find((one) => one.same);
    const group = (same && groups.get(same.id)) ?? `g${(last += 1)}`;
    groups.set(id, group);
    index.add(id, text);
    found.set(id, { field, level, group, similar: near.filter((one) => one.same || one.score >= 0.5).slice(0, 5).map(({ id: other, score }) => ({ id: other, score })) });
  }
  return found;
}
