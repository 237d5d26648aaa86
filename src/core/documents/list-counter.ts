/** Automatic numbering as Word counts it: levels, restarts, overrides. Shared by the DOCX and the DOC reader. */
import { bulletMarker, formatNumber } from './number-format.ts';

/** One level of a list definition. */
export interface ListLevel {
  start: number;
  /** Name of the number format (`number-format.ts`). */
  format: string;
  /** Text with %1…%9 for the numbers of levels 1…9; the glyph itself for a bullet. */
  text: string;
  /** Numbers of higher levels are written in digits whatever their format (`isLgl`). */
  legal: boolean;
  /** Restarts after this level (1-based) or a higher one is used; 0 never; null after any higher level. */
  restart: number | null;
}

/** A use of a definition: paragraphs point at this by its id. */
export interface ListUse {
  /** Id of the counted definition: uses of one definition go on counting together. */
  definition: string;
  levels: (ListLevel | undefined)[];
  /** Levels this use starts anew, with their first number. */
  restartAt: Map<number, number>;
}

/** Counts paragraphs in the order of the document. */
export class ListCounter {
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  /** The label of the next paragraph of that use and level (0-based): “2.1.”, “a)”, “-”; empty for an unnumbered level. */
  next(useId: string, use: ListUse, level: number): string {
    const own = use.levels[level];
    if (!own) return '';
    const counts = this.#counts.get(use.definition) ?? [];
    this.#counts.set(use.definition, counts);

    const begun = `${useId}/${level}`;
    const restartAt = use.restartAt.get(level);
    if (restartAt !== undefined && !this.#begun.has(begun)) counts[level] = undefined;
    this.#begun.add(begun);

    const before = counts[level];
    counts[level] = before === undefined ? (restartAt ?? own.start) : before + 1;
    for (let higher = 0; higher < level; higher += 1) counts[higher] ??= use.levels[higher]?.start ?? 1;
    for (let lower = level + 1; lower < 9; lower += 1) {
      const restart = use.levels[lower]?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) counts[lower] = undefined;
    }

    if (own.format === 'bullet') return bulletMarker(own.text);
    return own.text
      .replace(/%([1-9])/gu, (_, digit: string) => {
        const index = Number(digit) - 1;
        const format = own.legal && use.levels[index]?.format !== 'none' ? 'decimal' : (use.levels[index]?.format ?? 'decimal');
        return formatNumber(counts[index] ?? use.levels[index]?.start ?? 1, format);
      })
      .trim();
  }
}
