import type { Day } from '#core/calendar/days.ts';
import { formatDay, formatDayMonth, formatNumber, formatPercent } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import type { Both, MeasureUnit } from './definition.ts';
import type { Reason } from './engine.ts';
import type { Figure } from './engine.ts';
import type { Forecast, GoalLine } from './forecast.ts';
import * as messages from './messages.ts';

/** What a sentence about a target is made of. `unitWord` follows amounts that are no share ("cuộc", "triệu đồng"). */
export interface Said {
  unit: MeasureUnit;
  goal: GoalLine;
  figure: Figure;
  forecast: Forecast;
  noun: Both;
  done: Both;
  /** "Năm 2026": the period as papers name it. */
  span: string;
  to: Day;
}

/** "92,9%" or "4"; null is what nothing looks like. */
export function valueText(value: number | null, unit: MeasureUnit, lang: Lang): string {
  if (value === null) return '–';
  return unit === 'percent' ? formatPercent(value / 100, { language: lang }) : formatNumber(value, { decimals: 2, language: lang });
}

/** "≥ 90%", "100%", "5–7": a goal as tables write it. */
export function goalText(goal: GoalLine, unit: MeasureUnit, lang: Lang): string {
  if (goal.comparator === 'text' || goal.value === null) return '–';
  const value = (amount: number) => valueText(amount, unit, lang);
  if (goal.comparator === 'range') return unit === 'percent' ? `${value(goal.value)}–${value(goal.valueHigh ?? goal.value)}` : `${value(goal.value)}–${value(goal.valueHigh ?? goal.value)}`;
  const sign = { '=': '', '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ' }[goal.comparator];
  return `${sign}${value(goal.value)}`;
}

/** The sentences that explain a status: pace and end, what is needed, why it cannot be reached. */
export function forecastSentence(said: Said, lang: Lang): string {
  const t = translator(messages, lang);
  const { forecast, figure, unit, goal } = said;
  const [noun, done, day] = [said.noun[lang], said.done[lang], lastDay(said.to)];
  const value = valueText(figure.value, unit, lang);
  const [span, goalWords] = [lang === 'vi' ? said.span.charAt(0).toLocaleLowerCase('vi') + said.span.slice(1) : said.span, goalText(goal, unit, lang)];
  const best = forecast.best === null ? '' : valueText(forecast.best, unit, lang);
  if (forecast.status === 'no-source') return t('say.no-source');
  if (forecast.status === 'in-words') return '';
  if (forecast.impossible === 'lost') return t('say.lost', { n: formatNumber(figure.lost, { language: lang }), noun, done, span, goal: goalWords });
  if (forecast.impossible === 'not-enough-left') return t('say.not-enough-left', { span: said.span, noun, done, goal: goalWords, best });
  if (forecast.impossible === 'exceeded') return t('say.exceeded', { value, goal: goalWords, span });
  if (forecast.impossible === 'ended') return t('say.ended', { span: said.span, value: figure.value === null ? '0' : value, goal: goalWords });
  if (forecast.status === 'reached') return t('say.reached');
  if (figure.value === null && unit === 'count' && forecast.needed) return t('say.silent', { noun, n: formatNumber(forecast.needed, { language: lang }), day });
  if (figure.value === null) return t('say.not-started', { noun });
  return [paceSentence(said, lang), needSentence(said, lang)].filter(Boolean).join(' ');
}

function paceSentence({ forecast, unit, goal, figure, noun, to }: Said, lang: Lang): string {
  const t = translator(messages, lang);
  if (forecast.pace === null || forecast.atEnd === null) return t('say.no-history');
  const pace = formatNumber(Math.abs(forecast.pace), { language: lang });
  const end = unit === 'percent' ? formatPercent(forecast.atEnd / 100, { decimals: 0, language: lang }) : formatNumber(forecast.atEnd, { language: lang });
  const words = { pace, day: lastDay(to), end, noun: noun[lang] };
  if (forecast.status === 'on-track' && goal.value !== null && unit === 'percent' && Math.abs(forecast.atEnd - (figure.value ?? 0)) < 0.5) return t('say.steady', words);
  if (pace === '0') return t('say.flat', { ...words, end: unit === 'count' ? `${end} ${words.noun}` : end });
  if (unit === 'count') return t('say.up-count', words);
  return t(forecast.pace > 0 ? 'say.up-share' : 'say.down-share', words);
}

function needSentence({ forecast, figure, unit, noun, done, to }: Said, lang: Lang): string {
  const t = translator(messages, lang);
  if (!forecast.needed || forecast.status === 'on-track') return '';
  const words = { n: formatNumber(forecast.needed, { language: lang }), noun: noun[lang], done: done[lang], day: lastDay(to) };
  if (unit === 'count') {
    const scheduled = figure.notDue > 0 ? ` ${t('say.scheduled', { n: figure.notDue, noun: noun[lang] })}` : '';
    return t('say.need-before', words) + scheduled;
  }
  if (forecast.needed > figure.mendable + figure.notDue && forecast.best !== null) return t('say.best', { ...words, best: valueText(forecast.best, unit, lang) });
  return t('say.need', words);
}

/** "31/12" of a year that is named beside it; other days in full. */
function lastDay(day: Day): string {
  return day.endsWith('-12-31') ? formatDayMonth(day) : formatDay(day);
}

/** The reason of a record in the reader's language. */
export function reasonText(reason: Reason, lang: Lang): string {
  const t = translator(messages, lang);
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(reason.params ?? {})) {
    if (name === 'missing') params[name] = String(value).split(',').map((way) => t(`missing.${way}` as keyof typeof messages.vi)).join(', ');
    else params[name] = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value;
  }
  const key = reason.key === 'reason.excused' && params['by'] ? 'reason.excused-by' : reason.key;
  return t(key as keyof typeof messages.vi, params);
}
