import type { Day } from '#core/calendar/days.ts';
import { formatDay, formatDayMonth, formatNumber, formatPercent } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import { measureOf } from '#modules/measure/catalogue.ts';
import { forecastSentence, goalText, valueText } from '#modules/measure/forecast-words.ts';
import * as measureMessages from '#modules/measure/messages.ts';
import { usualReading } from '#modules/measure/entry-facts.ts';
import { partOf, type BoardTarget, type PartKind } from './board.ts';
import { spanLabel, type Goal } from './rules.ts';
import { perPeriod, unitWord } from './unit-words.ts';

/** How targets are written on pages, in sheets and in reports: the same words everywhere. */

/** "≥ 90%", "≥ 5 cuộc/năm", "Từ 5 đến 7 cuộc" as tables write it. Goals in words give "–". */
export function goalWords(target: { goal: Goal; unit: string; period: string }, lang: Lang): string {
  const kind = target.unit === 'percent' ? 'percent' : 'count';
  const goal = goalText(target.goal, kind, lang);
  if (kind === 'percent' || goal === '–') return goal;
  return `${goal} ${unitWord(target.unit)[lang]}`.trim() + perPeriod(target.period)[lang];
}

/** "92,9%" and beside it "13/14"; of a count "4" and "cuộc". "–" and nothing while nothing happened. */
export function valueWords(target: Pick<BoardTarget, 'figure' | 'kind' | 'unitWord'>, lang: Lang): { value: string; beside: string } {
  const { figure, kind } = target;
  const value = valueText(figure.value, kind, lang);
  if (figure.value === null) return { value, beside: '' };
  const number = (amount: number) => formatNumber(amount, { language: lang });
  if (kind === 'count') return { value, beside: target.unitWord[lang] };
  return { value, beside: figure.denominator === null ? '' : `${number(figure.numerator)}/${number(figure.denominator)}` };
}

/** The forecast for the last day: "87%", "5 cuộc", "–". */
export function endWords(target: Pick<BoardTarget, 'forecast' | 'kind' | 'unitWord'>, lang: Lang): string {
  const { atEnd } = target.forecast;
  if (atEnd === null) return '–';
  return target.kind === 'percent' ? formatPercent(atEnd / 100, { decimals: 0, language: lang }) : `${formatNumber(atEnd, { language: lang })} ${target.unitWord[lang]}`.trim();
}

/** What the forecast says, in sentences. */
export function sentence(target: BoardTarget, lang: Lang): string {
  return forecastSentence({ unit: target.kind, goal: target.goal, figure: target.figure, forecast: target.forecast, noun: target.noun, done: target.done, span: spanLabel(target.span, lang), to: target.span.to }, lang);
}

export function statusWords(target: Pick<BoardTarget, 'status'>, lang: Lang): { kind: PartKind; label: string } {
  return { kind: partOf(target.status), label: translator(measureMessages, lang)(`status.${target.status}`) };
}

/** How the figure is counted: the measure's formula, or that values are entered; with the measure it waits for. */
export function formulaWords(target: Pick<BoardTarget, 'measureId' | 'measureParams' | 'unit' | 'source'>, lang: Lang): { formula: string; later: string } {
  const t = translator(measureMessages, lang);
  const measure = measureOf(target.measureId);
  const reading = target.measureParams.reading || usualReading(target.unit);
  const entries = t('formula.entries', { reading: t(reading === 'sum' ? 'reading.sum' : 'reading.latest') });
  if (target.source === 'entries') return { formula: measure?.source === 'entries' ? `${measure.formula[lang]} ${entries}` : entries, later: measure && measure.source === null ? t('formula.waiting', { formula: measure.formula[lang] }) : '' };
  return { formula: measure?.formula[lang] ?? '', later: '' };
}

/** "Hết tháng 5: 40%; nay 78,6%; dự báo 87%": the line of a trend as a sentence. */
export function trendWords(target: Pick<BoardTarget, 'trend' | 'figure' | 'forecast' | 'kind' | 'unitWord'>, lang: Lang): string {
  const first = target.trend.find((point) => point.value !== null);
  const now = valueText(target.figure.value, target.kind, lang);
  const vi = lang === 'vi';
  const from = first ? `${vi ? 'Hết ngày' : 'End of'} ${formatDayMonth(first.on)}: ${valueText(first.value, target.kind, lang)}; ` : '';
  const ahead = target.forecast.atEnd === null ? '' : `; ${vi ? 'dự báo' : 'forecast'} ${endWords(target, lang)}`;
  return `${from}${vi ? 'nay' : 'now'} ${now}${ahead}`;
}

/** The line of a sparkline: past month ends and the present. */
export function trendValues(target: Pick<BoardTarget, 'trend' | 'figure'>): (number | null)[] {
  return [...target.trend.map((point) => point.value), target.figure.value];
}

/** "Ba", "Hai mươi" are not needed: numbers to ten in words, then digits, as the papers write. */
export function countWords(count: number, lang: Lang): string {
  const words = { vi: ['Không', 'Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'], en: ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'] };
  return words[lang][count] ?? String(count);
}

/** The heading of the last column but one: one day when all end together. */
export function endHeading(targets: readonly Pick<BoardTarget, 'span'>[], lang: Lang): string {
  const days = new Set(targets.map((target) => target.span.to));
  const [day] = days;
  if (days.size !== 1 || !day) return lang === 'vi' ? 'Đến cuối kỳ' : 'By the end';
  return `${lang === 'vi' ? 'Đến' : 'By'} ${day.endsWith('12-31') ? formatDayMonth(day) : formatDay(day)}`;
}

/** Years a reader may look at, newest first: of the plan, up to the year of `today`. */
export function yearsOf(plan: { startsOn: Day; endsOn: Day }, today: Day): number[] {
  const [first, last] = [Number(plan.startsOn.slice(0, 4)), Math.min(Number(plan.endsOn.slice(0, 4)), Number(today.slice(0, 4)))];
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => Math.max(first, last) - index);
}
