import { rollBackward } from '#core/calendar/days.ts';
import type { Context } from '#core/context.ts';
import { translator } from '#core/words.ts';
import { bodyOfKind, followSubject } from '#modules/obligation/server/follow-subject.ts';
import { clocksOf } from '../clocks.ts';
import * as messages from '../messages.ts';
import { letterNumber } from '../rules.ts';
import { clockSetting, factsOf, type LetterRow } from './letter-row.ts';

const t = translator(messages, 'vi');

/** Makes the ledger say what the letter's clocks say. Titles tell number and kind, never a sender or a matter (law:CIT-19). */
export async function followClocks(context: Context, letter: LetterRow): Promise<void> {
  const setting = await clockSetting(context.tx);
  const office = await bodyOfKind(context, 'office');
  const body = letter.acts.findLast((act) => act.kind === 'forwarded')?.organizationId ?? null;
  const wanted = clocksOf(factsOf(letter), letter.sorting, letter.acts, setting).map((clock) => ({
    key: clock.key,
    state: clock.state,
    doneOn: clock.doneOn,
    stopped: t(`ledger.stopped.${clock.stopped ?? 'ended'}`),
    draft: {
      kind: 'letter',
      title: t('ledger.title', { number: letterNumber(letter.number, letter.part), year: letter.year, kind: t(`kind.${letter.kind}`).toLocaleLowerCase('vi'), work: t(`clock.${clock.key}`).toLocaleLowerCase('vi') }),
      product: '',
      leadOrganizationId: clock.owner === 'body' ? body : clock.owner === 'office' ? office : null,
      responsiblePersonId: clock.owner === 'delegate' ? letter.delegateId : null,
      coordinatingOrganizationIds: [],
      fromOn: clock.from,
      dueOn: clock.dueOn,
      dueAt: null,
      remindOn: rollBackward(clock.dueOn, setting.calendar),
      needed: null,
      planId: null,
      forTaskId: null,
      basis: clock.basis,
      lawRule: clock.rule
    }
  }));
  await followSubject(context, { kind: 'letter', id: letter.id }, wanted, { recounted: t('ledger.recounted'), extended: t('ledger.extended'), allowedBy: t('ledger.by-body'), byRegister: t('ledger.by-register') });
}
