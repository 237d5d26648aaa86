/** Levels said in words alone, which only a list of targets makes promises: "không để xảy ra …" is zero, "mỗi năm … một lần" is one. */
import type { Level } from './comparator.ts';
import { fold } from './fold.ts';
import { SMALL_WORDS, parseCount } from './numbers.ts';

const ZERO =
  /(?:^|[;,.:]\s*|\sva\s+)((?:(?:phan dau|bao dam|dam bao|tuyet doi|kien quyet|co ban|hang nam|trong nam)[ ,]+){0,2}(?:khong (?:de )?(?:xay ra|phat sinh|ton dong)|khong de(?! lam)|khong co(?! y nghia)|khong con)|0(?= \p{L}))(?=\s+\p{L})|:\s+(0|khong(?: co| con)?)(?=\s*[.;]?\s*$)/gu;

const TIMES = new RegExp(`(?:moi|hang|mot) (nam|quy|thang|tuan)(?![\\p{L}])[^,;.:]{6,120}? (${SMALL_WORDS}|0?\\d) lan(?![\\p{L}])`, 'gu');
const EVERY = { nam: 'year', quy: 'quarter', thang: 'month', tuan: 'week' } as const;

/** "mỗi năm tổ chức lấy ý kiến cử tri một lần": the rhythm before the doing, the number behind it. */
export function timesLevels(text: string): Level[] {
  return [...fold(text).matchAll(TIMES)].flatMap((match) => {
    const value = parseCount(match[2]!);
    if (value === null) return [];
    const end = match.index + match[0].length;
    return [
      {
        start: end - match[2]!.length - 4,
        end,
        comparator: '=' as const,
        value,
        unit: 'times',
        unitWords: 'lần',
        frequency: EVERY[match[1] as keyof typeof EVERY],
        explicit: true,
        attached: true
      }
    ];
  });
}

const BOUNDED = new RegExp(
  `(?:it nhat|toi thieu)(?: la)? (?:moi|hang|mot) (nam|quy|thang|tuan) (${SMALL_WORDS}|0?\\d) lan(?![\\p{L}])`,
  'gu'
);

/** "báo cáo ít nhất mỗi năm một lần": a bound before the rhythm. */
export function boundedTimes(text: string): Level[] {
  return [...fold(text).matchAll(BOUNDED)].flatMap((match) => {
    const value = parseCount(match[2]!);
    if (value === null) return [];
    return [
      {
        start: match.index,
        end: match.index + match[0].length,
        comparator: '>=' as const,
        value,
        unit: 'times',
        unitWords: 'lần',
        frequency: EVERY[match[1] as keyof typeof EVERY],
        explicit: true,
        attached: true
      }
    ];
  });
}

/** Zero levels of a clause of a section of targets, as levels of value 0. */
export function zeroLevels(text: string): Level[] {
  const folded = fold(text);
  return [...folded.matchAll(ZERO)].map((match) => {
    const end = match.index + match[0].length;
    return {
      start: end - (match[1] ?? match[2])!.length,
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
