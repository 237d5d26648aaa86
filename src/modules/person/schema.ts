import * as v from 'valibot';
import { roles } from '#core/context.ts';
import { checked, day, id, list, number, optionalDay, optionalText, text } from '#core/inputs.ts';

/** A Vietnamese phone number as typed → digits with the leading 0 ("+84 912 345 678" → "0912345678"). */
export function readPhone(value: string): string | null {
  const digits = value.replace(/[\s.\-()]/g, '').replace(/^\+84/, '0');
  // Excel drops the leading zero of a number.
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
  return /^0\d{9,10}$/.test(whole) ? whole : null;
}

const phone = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) => (value.trim() === '' ? '' : readPhone(value))),
  v.string('person.phone')
);
const email = v.optional(v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(120), v.email('person.email'))], 'person.email'), '');
const bornIn = v.pipe(
  v.optional(v.union([v.number(), v.string(), v.null()]), ''),
  v.transform((value) => (value === '' || value === null ? null : Number(value))),
  v.nullable(v.pipe(v.number('person.born-in'), v.integer('person.born-in'), v.minValue(1900, 'person.born-in'), v.maxValue(2015, 'person.born-in')))
);

const fields = {
  name: text(120),
  honorific: v.optional(v.picklist(['', 'ông', 'bà']), ''),
  bornIn,
  phone,
  email,
  post: optionalText(160),
  fullTime: checked
};

const PostInput = v.object({ organizationId: id, role: v.picklist(roles, 'core.field-empty') });
export const CreatePerson = v.object({ ...fields, posts: list(PostInput, 12), fromOn: day });
export const EditPerson = v.object({ personId: id, version: number, ...fields });
export const AddMembership = v.object({ personId: id, organizationId: id, role: v.picklist(roles, 'core.field-empty'), fromOn: day, toOn: optionalDay });
export const EndMembership = v.object({ membershipId: id, toOn: day });
export const RemoveMembership = v.object({ membershipId: id });

/** One person of a list, read and checked; what an import takes in. */
export const ImportedPerson = v.object({ ...fields, posts: v.pipe(v.array(PostInput), v.minLength(1, 'person.no-post'), v.maxLength(12)), fromOn: day });
export type ImportedPerson = v.InferOutput<typeof ImportedPerson>;
export const ImportPeople = v.object({ fileName: text(180), people: v.pipe(v.array(ImportedPerson), v.minLength(1, 'core.field-empty'), v.maxLength(2000)) });
export const UndoPeopleImport = v.object({ importId: id });

export const OfPerson = v.object({ personId: id });
export const InvitePeople = v.object({ people: v.pipe(list(id, 2000), v.minLength(1, 'person.choose-people')) });
export const TakeInvitation = v.object({
  token: v.pipe(v.string(), v.maxLength(100)),
  password: v.pipe(v.string(), v.maxLength(200)),
  again: v.pipe(v.string(), v.maxLength(200)),
  device: optionalText(300)
});
export const DisableAccount = v.object({ personId: id, reason: text(300) });
