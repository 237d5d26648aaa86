import { fill, type Lang } from '#core/words.ts';
import * as core from '#core/messages.ts';
import * as identity from '#core/identity/messages.ts';
import * as council from '#modules/council/messages.ts';
import * as letter from '#modules/letter/messages.ts';
import * as reception from '#modules/reception/messages.ts';
import * as notice from '#modules/notice/messages.ts';
import * as obligation from '#modules/obligation/messages.ts';
import * as organization from '#modules/organization/messages.ts';
import * as paper from '#modules/paper/messages.ts';
import * as person from '#modules/person/messages.ts';
import * as petition from '#modules/petition/messages.ts';
import * as petitionIntake from '#modules/petition/intake/messages.ts';
import * as petitionPublic from '#modules/petition/public/messages.ts';
import * as plan from '#modules/plan/messages.ts';
import * as report from '#modules/report/messages.ts';
import * as target from '#modules/target/messages.ts';
import * as task from '#modules/task/messages.ts';
import * as voterMeeting from '#modules/voter-meeting/messages.ts';

/** Every module's messages, for what is said by key: refusals, notices, mail. A page translates its own module's words itself. */
const all: { vi: Record<string, string>; en: Record<string, string> }[] = [core, identity, council, letter, reception, notice, obligation, organization, person, plan, target, task, voterMeeting, report, paper, petition, petitionIntake, petitionPublic];

/** The sentence for a key in the reader's language; a text that is no key is shown as it is. */
export function say(lang: Lang, key: string, params: Record<string, string | number> = {}): string {
  for (const messages of all) {
    const text = messages[lang][key];
    if (text !== undefined) return fill(text, params);
  }
  return fill(key, params);
}
