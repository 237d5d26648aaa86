import { isDay } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import { translator, type Lang } from '#core/words.ts';
import * as petitionMessages from '#modules/petition/messages.ts';
import type { PetitionDetail } from '#modules/petition/server/detail.ts';
import * as messages from './chronicle-messages.ts';

export interface ChronicleLine {
  at: Date;
  who: string;
  what: string;
}

const codesOf = ['field', 'level', 'result', 'outcome', 'means'] as const;

/** Events of a petition and the chasing of what it owes as sentences, latest first. */
export function chronicle(detail: Pick<PetitionDetail, 'history' | 'duties'>, lang: Lang): ChronicleLine[] {
  const t = translator(messages, lang);
  const p = translator(petitionMessages, lang);
  const events = detail.history.map((event): ChronicleLine => {
    const verb = event.name.split('.')[1] ?? '';
    const key = `event.${verb}` as keyof typeof messages.vi;
    const params: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(event.data)) {
      if (isDay(value)) params[name] = formatDay(value);
      else if (Array.isArray(value)) params[name] = value.join(', ');
      else if (typeof value === 'boolean') params[name] = t(value ? 'yes' : 'no');
      else if (typeof value === 'string' || typeof value === 'number') params[name] = value;
    }
    for (const name of codesOf) if (typeof event.data[name] === 'string') params[name] = p(`petition.${name}.${event.data[name]}` as keyof typeof petitionMessages.vi);
    return { at: event.at, who: event.actorName, what: t(key in messages.vi ? key : 'event.other', params) };
  });
  const chased = detail.duties.flatMap((duty) => duty.chased.map((step): ChronicleLine => ({ at: new Date(`${step.madeOn}T12:00:00+07:00`), who: step.paper, what: t('act.chase', { n: step.step }) })));
  return [...events, ...chased].sort((a, b) => b.at.getTime() - a.at.getTime());
}
