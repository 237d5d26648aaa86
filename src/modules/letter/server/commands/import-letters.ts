import { command, type Changed } from '#core/command.ts';
import type { EventDraft } from '#core/events.ts';
import { authorize } from '#core/policy.ts';
import { letterPolicy } from '../../policy.ts';
import { ImportLetters } from '../../schema.ts';
import { followClocks } from '../ledger.ts';
import { lockLetter } from '../letter-row.ts';
import { insertLetter } from './register-letter.ts';

/** Takes in the letters of a workbook, all or none: each gets its number and clocks, and who denounced goes behind the wall as with a letter typed in. @throws Forbidden | Invalid */
export const importLetters = command({
  name: 'letter.import',
  input: ImportLetters,
  async run(context, { fileName, letters }): Promise<Changed<{ letters: number }>> {
    authorize(letterPolicy, 'import', context.actor);
    const events: EventDraft[] = [];
    for (const draft of [...letters].sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0))) {
      const made = await insertLetter(context, draft, null);
      await followClocks(context, await lockLetter(context, made.id));
      events.push({ name: 'letter.registered', subject: { kind: 'letter', id: made.id }, data: { number: made.number, kind: draft.kind, source: draft.source, receivedOn: draft.receivedOn, masked: made.mask !== null, fileName } });
    }
    return { events, result: { letters: letters.length } };
  }
});
