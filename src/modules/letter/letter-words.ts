import { lawRule } from '#core/law/rules.ts';
import { translator, type Lang } from '#core/words.ts';
import type { LetterKind, SenderKind } from './acts.ts';
import type { LetterClock } from './clocks.ts';
import * as messages from './messages.ts';
import { maskCode } from './rules.ts';

/** Who sent it, as every list, paper and sheet says it: a protected person only by his code (law:TC-08). */
export function senderWords(letter: { kind: LetterKind; senderKind: SenderKind; senderName: string | null; villageName?: string | null; senderAddress?: string | null; peopleCount: number; maskNumber: number | null }, lang: Lang): string {
  const t = translator(messages, lang);
  if (letter.senderKind === 'anonymous') return t('sender.anonymous');
  if (letter.maskNumber !== null) return t(letter.kind === 'denunciation' ? 'sender.masked' : 'sender.masked-other', { code: maskCode(letter.maskNumber) });
  const name = letter.senderKind === 'group' && letter.peopleCount > 1 ? t('sender.people', { name: letter.senderName ?? '', count: letter.peopleCount - 1 }) : (letter.senderName ?? '');
  return [name, letter.villageName ?? letter.senderAddress ?? ''].filter(Boolean).join(', ');
}

/** "Luật Tố cáo Đ.24" of a rule's source: enough beside a clock; the whole source stands on the letter's page. */
export function shortSource(rule: string): string {
  const { source } = lawRule(rule);
  const article = /Điều (\d+[a-z]?)/.exec(source)?.[1];
  const instrument = source
    .replace(/^.*?Điều \S+\s/, '')
    .replace(/^Nghị định/, 'NĐ')
    .replace('Luật Tiếp công dân', 'Luật TCD')
    .replace(/\/NĐ-CP|\s\d+\/\d{4}\/QH\d+$/g, '')
    .trim();
  return article ? `${instrument} Đ.${article}` : instrument;
}

/** "chuyển đơn, báo người tố cáo · Luật Tố cáo Đ.24" under a clock. */
export function clockBasis(clock: Pick<LetterClock, 'key' | 'rule'>, lang: Lang): string {
  return `${translator(messages, lang)(`short.${clock.key}`)} · ${shortSource(clock.rule)}`;
}
