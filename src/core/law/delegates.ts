/** How many delegates a commune elects (STR-09…11, Law 72/2025 article 30.2). */
import { formatNumber } from '../format.ts';

/** Kinds of commune the law tells apart. */
export type CommuneKind = 'lowland' | 'mountain' | 'island' | 'special-zone' | 'ward-province' | 'ward-city';

interface Scale {
  first: number;
  second: number;
  firstStep: number;
  secondStep: number;
  article: string;
}

const upland = (point: string): Scale => ({
  first: 5000,
  second: 10_000,
  firstStep: 1000,
  secondStep: 3000,
  article: `điểm ${point} khoản 2 Điều 30`
});
const plain = (point: string): Scale => ({
  first: 10_000,
  second: 20_000,
  firstStep: 2000,
  secondStep: 6000,
  article: `điểm ${point} khoản 2 Điều 30`
});

const scales: Record<CommuneKind, Scale> = {
  mountain: upland('a'),
  island: upland('a'),
  'special-zone': upland('đ'),
  lowland: plain('b'),
  'ward-province': plain('c'),
  'ward-city': { first: 15_000, second: 45_000, firstStep: 6000, secondStep: 7000, article: 'điểm d khoản 2 Điều 30' }
};

const base = 15;
const cap = 30;

/**
 * Number of delegates of a commune of that many people, and how it comes about. Whole steps only: the law does not say how a part of a step is
 * rounded. Throws `RangeError` when the population is no whole number from 1.
 */
export function delegateCount(kind: CommuneKind, population: number): { count: number; words: string } {
  const scale = scales[kind];
  if (scale === undefined) throw new RangeError(`No such kind of commune: ${String(kind)}`);
  if (!Number.isInteger(population) || population < 1)
    throw new RangeError(`A population must be a whole number from 1, got ${population}`);
  const lower = Math.floor(Math.max(0, Math.min(population, scale.second) - scale.first) / scale.firstStep);
  const upper = Math.floor(Math.max(0, population - scale.second) / scale.secondStep);
  const sum = base + lower + upper;
  const count = Math.min(cap, sum);
  const parts = [
    `${base} đại biểu cho ${formatNumber(scale.first)} dân đầu`,
    ...(population > scale.first
      ? [`thêm ${lower} (đến ${formatNumber(scale.second)} dân, cứ ${formatNumber(scale.firstStep)} dân thêm 1)`]
      : []),
    ...(population > scale.second
      ? [`thêm ${upper} (trên ${formatNumber(scale.second)} dân, cứ ${formatNumber(scale.secondStep)} dân thêm 1)`]
      : [])
  ];
  const capped = sum > cap ? `, bằng ${sum}, lấy mức tối đa ${cap}` : '';
  return {
    count,
    words: `${formatNumber(population)} dân: ${parts.join(', ')}${capped}; tổng ${count} đại biểu (${scale.article} Luật 72/2025/QH15).`
  };
}
