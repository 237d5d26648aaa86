/** The period a target speaks of: "/năm", "đến năm 2028", "mỗi quý", "cả nhiệm kỳ". */
import type { Level } from './comparator.ts';
import { fold, wordCount } from './fold.ts';

const PERIOD_WORDS: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/(?:den|het|trong|cuoi|vao|dat|tu)\s*(?:het\s*)?nam (20\d\d)(?!\s*-\s*\d)/, (match) => `year ${match[1]}`],
  [/(?:^|[,(:]\s*)nam (20\d\d)(?!\s*-\s*\d)/, (match) => `year ${match[1]}`],
  [/(?:hang|hanh|moi|mot|trong 0?1) nam|\/\s*nam(?![\p{L}])|trong nam(?!\s*\d)/u, () => 'year'],
  [/(?:hang|hanh|moi|mot) quy|\/\s*quy(?![\p{L}])/u, () => 'quarter'],
  [/(?:hang|hanh|moi|mot) thang|\/\s*thang(?![\p{L}])/u, () => 'month'],
  [/(?:moi|tung) ky hop|\/\s*ky hop/, () => 'session']
];

/** The period a clause states, or `null`. `whole` is the default of the plan, which says which year "trong năm" is. */
export function periodOf(clause: string, whole: string): string | null {
  const folded = fold(clause).replace(/\((?:nam 20\d\d|hien|ket qua|thuc hien nam)[^)]*\)?/g, ' ');
  for (const [pattern, name] of PERIOD_WORDS.slice(0, 2)) {
    const match = pattern.exec(folded);
    if (match) return name(match);
  }
  if (/trong nam(?!\s*\d)(?![\p{L}])/u.test(folded) && whole.startsWith('year ')) return whole;
  const term = /(?:^|trong |den het |het |ca |(?:muc|chi) tieu )(?:nhiem ky|giai doan)\s*(\d{4})\s*-\s*(\d{4})/.exec(folded);
  if (term) return `term ${term[1]}-${term[2]}`;
  for (const [pattern, name] of PERIOD_WORDS.slice(2)) {
    const match = pattern.exec(folded);
    if (match) return name(match);
  }
  if (/(?:^|[\s,(])(?:trong|ca|moi|mot|toan|het|\/) ?nhiem ky(?!\s*\d)/.test(folded)) return whole.startsWith('term') ? whole : 'term';
  return null;
}

/** The period said with a level ("02 cuộc/năm"), right behind it ("88% năm 2026"), or in its clause. */
export function statedPeriod(clause: string, level: Level, segment: string, whole: string): string | null {
  if (level.frequency && level.frequency !== 'week') return level.frequency;
  const behind = /^\s*(?:\((?=[^()]*\d\)))?(?:vao |trong |den |tu |cuoi |het )*nam (20\d\d)(?!\s*-\s*\d)/.exec(
    fold(segment.slice(level.end))
  );
  return behind ? `year ${behind[1]}` : periodOf(near(clause, level, segment), whole);
}

/** The words that can tell a level's period: in a long clause only its head and what stands at the figure ("… đánh giá mức độ hoàn thành nhiệm vụ hàng năm" tells none). */
function near(clause: string, level: Level, segment: string): string {
  if (wordCount(clause) <= 24) return clause;
  const from = Math.max(0, level.start - 60);
  const behind = segment.slice(level.end, level.end + 60).split(/[,;]\s/)[0]!;
  return `${clause.slice(0, 60)} , ${segment.slice(from, level.end)}${behind}`;
}
