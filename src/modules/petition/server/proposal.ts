import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { classify } from '../analysis/classify.ts';
import { fingerprint, type Fingerprint } from '../analysis/fingerprint.ts';
import type { Extension, ExtensionTerm } from '../analysis/vocabulary.ts';
import type { Field, Level } from '../schema.ts';

/** What the words of a petition propose; a person confirms. */
export interface Proposal {
  field: Field;
  level: Level;
  /** The body the office's own terms name, where they do. */
  bodyId: string | null;
  /** Words that decided it, as they stand in the text. */
  because: string[];
  /** Keys by which candidates for the same matter are found (`petition.keys`). */
  keys: string[];
  fingerprint: Fingerprint;
}

/** Proposes field, competence and keys for words as they came in, with the terms this council's office keeps. */
export async function proposalsOf(tx: CouncilTx, texts: readonly string[]): Promise<Proposal[]> {
  if (texts.length === 0) return [];
  const extension = await officeTerms(tx);
  return texts.map((text) => proposalOf(text, extension));
}

export function proposalOf(text: string, extension?: Extension): Proposal {
  const found = classify(text, extension);
  const print = fingerprint(text);
  const because = [...new Set(found.reasons.map((reason) => reason.text.toLowerCase()))].slice(0, 4);
  return { field: found.field, level: found.level, bodyId: found.body, because, keys: print.terms, fingerprint: print };
}

/** What this council's office adds to the vocabulary: its own terms, and those learnt from its corrections. */
export async function officeTerms(tx: CouncilTx): Promise<Extension> {
  const own = await ownTerms(tx);
  const { rows } = await sql<{ terms: ExtensionTerm[] }>`select terms from petition_lesson where council_id = app.council()`.execute(tx);
  return { terms: [...own.terms, ...(rows[0]?.terms ?? [])] };
}

/** Terms the office wrote itself. */
export async function ownTerms(tx: CouncilTx): Promise<Extension> {
  const { rows } = await sql<{ term: string; field: Field | null; level: Level | null; body: string | null; weight: number }>`select term, field, level, body_id as body, weight from petition_term
    where council_id = app.council() and removed_at is null order by petition_term_id`.execute(tx);
  return {
    terms: rows.map(({ term, field, level, body, weight }): ExtensionTerm => ({ term, weight, ...(field ? { field } : {}), ...(level ? { level } : {}), ...(body ? { body } : {}) }))
  };
}
