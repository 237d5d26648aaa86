import * as v from 'valibot';
import { checked, id, list, number, optionalId, optionalText, text } from '#core/inputs.ts';
import { AnswerBack, SendPetition } from '../schema.ts';

export const doubts = ['trap', 'too-fast', 'many-from-place', 'flood'] as const;

/** What the public form sends, with what the page found out about the sending. Words may be missing where it joins a matter that stands: "tôi cũng vậy". */
export const Sending = v.object({
  ...SendPetition.entries,
  text: optionalText(3000),
  place: optionalText(200),
  /** The matter may be shown, without a name. */
  publishable: checked,
  /** The code it will be followed by, made from the form's ticket. */
  code: text(40),
  doubts: v.optional(v.array(v.picklist(doubts)), [])
});

/** `part`: code of the petition meant, where the matter was split into several. */
export const AnswerBackOfPart = v.object({ ...AnswerBack.entries, part: optionalText(20) });

export const LookOver = v.object({ raisingIds: v.pipe(list(id, 500), v.minLength(1, 'petition.choose-some')) });
export const SetPublicPage = v.object({ reopenOnDisagreement: checked, notice: optionalText(600), version: number });
export const SimilarAsked = v.object({ text: optionalText(3000), villageId: optionalId });
