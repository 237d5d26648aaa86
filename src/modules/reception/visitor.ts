import { translator, type Lang } from '#core/words.ts';
import { maskCode } from '#modules/letter/rules.ts';
import * as messages from './messages.ts';

/** Who came, as lists, sheets and prints say it: a protected visitor by the code of his letter (law:TC-08). */
export function visitorWords(row: { visitorName: string | null; protected: boolean; masks: readonly number[]; peopleCount: number; villageName: string | null; visitorAddress: string | null }, lang: Lang): string {
  const t = translator(messages, lang);
  if (row.protected) return t('visitor.masked', { code: row.masks.map(maskCode).join(', ') });
  const name = row.peopleCount > 1 ? t('visitor.group', { name: row.visitorName ?? '', count: row.peopleCount - 1 }) : (row.visitorName ?? '');
  return [name, row.villageName ?? row.visitorAddress ?? ''].filter(Boolean).join(', ');
}
