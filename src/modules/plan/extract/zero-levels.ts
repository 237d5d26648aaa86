/** Targets of nothing: "không để xảy ra …", "không có đại biểu bị kỷ luật". In a list of targets they promise zero. */
import type { Level } from './comparator.ts';
import { fold } from './fold.ts';

const ZERO =
  /(?:^|[;,.:]\s*|\sva\s+)((?:(?:phan dau|bao dam|dam bao|tuyet doi|kien quyet|co ban|hang nam|trong nam)[ ,]+){0,2}(?:khong (?:de )?(?:xay ra|phat sinh|ton dong)|khong de(?! lam)|khong co(?! y nghia)|khong con))(?=\s+\p{L})/gu;

/** Zero levels of a clause of a section of targets, as levels of value 0. */
export function zeroLevels(text: string): Level[] {
  const folded = fold(text);
  return [...folded.matchAll(ZERO)].map((match) => {
    const end = match.index + match[0].length;
    return {
      start: end - match[1]!.length,
      end,
      comparator: '=',
      value: 0,
      unit: 'count',
      unitWords: '',
      frequency: null,
      explicit: true,
      attached: true
    };
  });
}
