import { fingerprint, type Fingerprint } from '../analysis/fingerprint.ts';
import { sameMatter } from '../analysis/same-matter.ts';

/** Candidates compared one by one, and how many of the latest under one key are looked at: a key of thousands tells little. */
const candidates = 24;
const lookBack = 300;

/** The same matter among many thousand texts, one after the other: each is fingerprinted once and compared with the few that share most of its keys. */
export class MatterIndex<Id> {
  readonly #ids: Id[] = [];
  readonly #prints: Fingerprint[] = [];
  readonly #postings = new Map<string, number[]>();

  print(text: string): Fingerprint {
    return fingerprint(text);
  }

  add(id: Id, print: Fingerprint): void {
    const at = this.#ids.push(id) - 1;
    this.#prints.push(print);
    for (const term of print.terms) {
      const list = this.#postings.get(term);
      if (list) list.push(at);
      else this.#postings.set(term, [at]);
    }
  }

  /** The nearest one that is the same matter; null when none is. */
  same(print: Fingerprint): { id: Id; score: number; reason: string } | null {
    const shared = new Map<number, number>();
    for (const term of print.terms) {
      const list = this.#postings.get(term);
      if (!list) continue;
      const worth = 1 / Math.log2(2 + list.length);
      for (let at = list.length - 1; at >= Math.max(0, list.length - lookBack); at -= 1) shared.set(list[at]!, (shared.get(list[at]!) ?? 0) + worth);
    }
    let best: { id: Id; score: number; reason: string } | null = null;
    for (const [at] of [...shared].sort((a, b) => b[1] - a[1]).slice(0, candidates)) {
      const { same, score, reason } = sameMatter(print, this.#prints[at]!);
      if (same && (!best || score > best.score)) best = { id: this.#ids[at]!, score, reason };
    }
    return best;
  }
}
