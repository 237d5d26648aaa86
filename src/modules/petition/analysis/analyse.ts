import { classify } from './classify.ts';
import type { Field } from './data/fields.ts';
import type { Level } from './data/levels.ts';
import type { Fingerprint } from './fingerprint.ts';
import { createIndex } from './nearest.ts';
import { sameMatter } from './same-matter.ts';
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
  const members = new Map<string, Fingerprint[]>();
  const found = new Map<string, Analysis>();
  let last = 0;
  for (const { id, text } of petitions) {
    const { field, level } = classify(text, extension);
    const near = index.nearest(text, 8);
    const print = index.add(id, text);
    // One that names no place may be near two villages; it must not bring them together.
    const fits = (group: string): boolean => !(members.get(group) ?? []).slice(-20).some((other) => sameMatter(print, other).apart);
    const group = near.flatMap((one) => (one.same ? [groups.get(one.id) ?? ''] : [])).find(fits) ?? `g${(last += 1)}`;
    groups.set(id, group);
    members.set(group, [...(members.get(group) ?? []), print]);
    found.set(id, { field, level, group, similar: near.filter((one) => one.same || one.score >= 0.5).slice(0, 5).map(({ id: other, score }) => ({ id: other, score })) });
  }
  return found;
}
