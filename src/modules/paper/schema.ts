import * as v from 'valibot';
import { day, id, optionalNumber, text } from '#core/inputs.ts';
import { paperKinds, type PaperKind } from './layout/kinds.ts';
import type { OfficialPaper } from './layout/model.ts';

const kinds = Object.keys(paperKinds) as [PaperKind, ...PaperKind[]];

/** A paper as a module drafts it: `paper` without number and signer, `symbolIssuer` what stands in the symbol ("TTHĐND", "HĐND-VP"). */
export const DraftPaper = v.object({
  subjectKind: v.string(),
  subjectId: id,
  kind: v.picklist(kinds),
  subject: text(500),
  bodyId: v.nullable(id),
  paper: v.custom<OfficialPaper>((value) => typeof value === 'object' && value !== null)
});

/** `number` null takes the next of the year's series; `signingFor` is the collective signed for, '' for the signer's own post. */
export const IssuePaper = v.object({
  paperId: id,
  number: optionalNumber,
  issuedOn: day,
  signerId: id,
  signingFor: v.optional(v.string(), 'Thường trực Hội đồng nhân dân'),
  symbolIssuer: v.optional(v.string(), 'HĐND')
});
export const RecallPaper = v.object({ paperId: id, reason: v.pipe(text(500), v.minLength(5, 'paper.reason-short')) });
