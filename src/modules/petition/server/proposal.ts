import type { CouncilTx } from '#core/db.ts';
import { khongDau } from '#core/text.ts';
import type { Field, Level } from '../schema.ts';

/** What the words of a petition propose; a person confirms. */
export interface Proposal {
  field: Field | null;
  level: Level | null;
  /** Keys by which candidates for the same matter are found (`petition.keys`). */
  keys: string[];
}

/** Proposes field, competence and keys for words as they came in, with what this council's office has taught. */
export async function proposalsOf(_tx: CouncilTx, texts: readonly string[]): Promise<Proposal[]> {
  return texts.map((text) => ({ field: null, level: null, keys: [...new Set(khongDau(text).match(/[a-z0-9]{3,}/g) ?? [])].slice(0, 40) }));
}
