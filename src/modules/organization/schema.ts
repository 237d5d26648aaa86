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
