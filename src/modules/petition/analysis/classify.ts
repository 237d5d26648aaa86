import type { Field } from './data/fields.ts';
import type { Level } from './data/levels.ts';
import { find, outermost, type Found } from './lexicon.ts';
import { leadingMatter } from './matters.ts';
import { scoreFields, type FieldEvidence } from './score.ts';
import { standing, type Standing } from './standing.ts';
import { cut, type Words } from './tokens.ts';
import { extended, vocabulary, type Extension, type LevelVote } from './vocabulary.ts';

/** Words of the petition that spoke for what was decided, as "vì: …" on the page. */
export interface Reason {
  /** Characters of the text as given, from and up to. */
  start: number;
  end: number;
  /** The words as written. */
  text: string;
  /** How much they counted. */
  weight: number;
  for: 'field' | 'level' | 'body';
}

export interface Classification {
  field: Field;
  level: Level;
  /** The body an office's own terms name; null where none speaks. */
  body: string | null;
  /** How far the first field is ahead of the second, 0 (a guess) to 1. Below 0.3 a person should look. */
  confidence: number;
  levelConfidence: number;
  /** What decided, strongest first, at most five for each. */
  reasons: Reason[];
}

/**
 * Field and competent level of a petition by its words: no model, no network. Where the text holds two matters the leading one decides.
 * Competence follows NQLT 72/2025, Đ.45–49 (law rows PET-05, PET-14): what nothing points elsewhere is the commune's.
 */
export function classify(text: string, extension?: Extension): Classification {
  const words = cut(text);
  const stand = standing(words);
  const [from, to] = leadingMatter(words, stand);
  const evidence = scoreFields(words, stand, [from, to], extension);
  const [first, second] = evidence.ranked;
  const field = first && first.score >= 0.9 ? first.field : 'khac';
  const level = scoreLevels(words, stand, [from, to], field, evidence, extension);
  const body = bodyOf(words, extension);
  const reason = (found: { from: number; to: number; counted: number }, what: Reason['for']): Reason => {
    const [start, end] = [words.tokens[found.from]!.start, words.tokens[found.to - 1]!.end];
    return { start, end, text: text.slice(start, end), weight: Math.round(found.counted * 100) / 100, for: what };
  };
  const top = <T extends { counted: number }>(list: T[]): T[] => list.filter(({ counted }) => counted > 0).sort((a, b) => b.counted - a.counted).slice(0, 5);
  return {
    field,
    level: level.level,
    body: body?.body ?? null,
    confidence: first ? round(Math.max(0, (first.score - (second?.score ?? 0)) / Math.max(first.score, 4))) : 0,
    levelConfidence: level.confidence,
    reasons: [...top(evidence.found.filter((one) => one.field === field)).map((one) => reason(one, 'field')), ...top(level.found).map((one) => reason(one, 'level')), ...(body ? [reason(body, 'body')] : [])]
  };
}

const approaches = new Set('ra noi den toi vao vo voi tu gan canh sat len xuong giap dau cach'.split(' '));
const commune = 2.5;
/** Fields in which the place of the matter is the one that answers ("khám ở bệnh viện tỉnh"). */
const ownPlace = new Set<Field>(['giao_thong', 'y_te', 'giao_duc']);

/** The level with the most behind it. The strongest word of a level counts fully, further ones a third. */
function scoreLevels(words: Words, stand: Standing, [from, to]: readonly [number, number], field: Field, evidence: FieldEvidence, extension?: Extension): { level: Level; confidence: number; found: { from: number; to: number; counted: number }[] } {
  const own = extended(extension);
  const within = (one: Found<LevelVote>): boolean => one.from >= from && one.to <= to && (one.value.in === null || one.value.in.includes(field));
  const plain = outermost(find(words, vocabulary.levels).filter(within));
  const all = [...plain, ...(own ? find(words, own.levels).filter(within) : [])];
  const firstRoad = evidence.found.find((one) => one.field === 'giao_thong' && one.weight >= 3)?.from ?? Infinity;
  const scores = new Map<Level, number[]>([['xã', [commune]]]);
  const counted = all.map((one) => {
    let factor = Math.max(0.25, stand.factor[one.from]!);
    const before = words.tokens[one.from - 1]?.key ?? '';
    if (ownPlace.has(field) && stand.landmark[one.from]) factor = 1;
    if ((!ownPlace.has(field) && stand.landmark[one.from]) || (approaches.has(before) && !(field !== 'giao_thong' && ownPlace.has(field)))) factor = field === 'giao_thong' && firstRoad >= one.from ? 1 : 0.2;
    if (stand.factor[one.from]! <= 0.1) factor = 0;
    const value = one.value.weight * one.sure * factor;
    scores.set(one.value.level, [...(scores.get(one.value.level) ?? []), value]);
    return { ...one, counted: value };
  });
  const sums = [...scores].map(([level, values]) => ({ level, score: sumOf(values) })).sort((a, b) => b.score - a.score);
  const [best, next] = [sums[0]!, sums[1]];
  return { level: best.level, confidence: round(Math.max(0, (best.score - (next?.score ?? 0)) / Math.max(best.score, 4))), found: counted.filter((one) => one.value.level === best.level).map(({ from: start, to: end, counted: value }) => ({ from: start, to: end, counted: value })) };
}

function sumOf(values: number[]): number {
  const [most = 0, ...rest] = [...values].sort((a, b) => b - a);
  return most + Math.min(3, rest.reduce((sum, value) => sum + value / 3, 0));
}

function bodyOf(words: Words, extension?: Extension): { body: string; from: number; to: number; counted: number } | null {
  const own = extended(extension);
  if (!own) return null;
  const sums = new Map<string, { body: string; from: number; to: number; counted: number }>();
  for (const { from, to, sure, value } of find(words, own.bodies)) {
    const sum = sums.get(value.body);
    sums.set(value.body, { body: value.body, from: sum?.from ?? from, to: sum?.to ?? to, counted: (sum?.counted ?? 0) + value.weight * sure });
  }
  return [...sums.values()].filter(({ counted }) => counted > 0).sort((a, b) => b.counted - a.counted)[0] ?? null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
