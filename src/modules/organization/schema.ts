import * as v from 'valibot';
import { id, number, optionalDay, optionalId, optionalText, text } from '#core/inputs.ts';

/** Kinds of bodies, in the order lists show them (`organization.kind`). */
export const organizationKinds = [
  'council',
  'standing-committee',
  'board',
  'all-delegates',
  'delegate-group',
  'office',
  'peoples-committee',
  'department',
  'fatherland-front',
  'union',
  'party-committee',
  'party-body',
  'village',
  'higher-authority',
  'other'
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

/** Kinds of which a council has one: the law or the work knows no second. */
export const soleKinds: readonly OrganizationKind[] = ['council', 'standing-committee', 'all-delegates', 'peoples-committee', 'fatherland-front', 'party-committee'];

/** Kinds that are part of the council itself. */
export const insideKinds: readonly OrganizationKind[] = ['council', 'standing-committee', 'board', 'all-delegates', 'delegate-group', 'office'];

/** A body as lists of choice show it. */
export interface OrganizationChoice {
  id: string;
  kind: OrganizationKind;
  name: string;
  shortName: string;
  /** Other ways papers write it. */
  aliases: readonly string[];
  /** Part of the council itself. */
  inside: boolean;
}

/** Spellings as typed, one a line or parted by semicolons. */
const spellings = v.pipe(
  v.optional(v.string(), ''),
  v.maxLength(2000, 'core.field-long'),
  v.transform((value) => [...new Set(value.normalize('NFC').split(/[\n;]/).map((line) => line.trim()).filter(Boolean))])
);

const fields = {
  name: text(160),
  shortName: optionalText(60),
  aliases: spellings,
  parentId: optionalId,
  email: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.maxLength(120), v.email('person.email'))]), '')
};

export const CreateOrganization = v.object({ kind: v.picklist(organizationKinds, 'core.field-empty'), ...fields });
export const EditOrganization = v.object({ organizationId: id, version: number, ...fields });
export const DissolveOrganization = v.object({ organizationId: id, version: number, dissolvedOn: optionalDay });
export const RestoreOrganization = v.object({ organizationId: id, version: number });
