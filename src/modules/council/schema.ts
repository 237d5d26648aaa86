import * as v from 'valibot';
import { day, optionalText, text } from '#core/inputs.ts';

export const communeKinds = ['lowland', 'mountain', 'island', 'ward-province', 'ward-city', 'special-zone'] as const;
export type CommuneKind = (typeof communeKinds)[number];

const count = (high: number) => v.pipe(v.union([v.number(), v.pipe(v.string(), v.transform((value) => Number(value.replace(/[.\s]/g, ''))))]), v.number('core.number'), v.integer('core.number'), v.minValue(1, 'core.number'), v.maxValue(high, 'core.number'));

export const EstablishCouncil = v.object({
  name: text(120),
  province: text(120),
  slug: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,62}$/, 'council.slug'))),
  unitCode: optionalText(12),
  kind: v.picklist(communeKinds, 'core.field-empty'),
  population: count(1_000_000),
  delegatesByLaw: count(60),
  /** Elected; the number by law and the number serving are other facts (law:STR-12). */
  delegatesElected: v.optional(v.nullable(count(60)), null),
  firstSessionOn: v.optional(v.nullable(day), null),
  remoteArea: v.optional(v.boolean(), false),
  termFrom: day,
  termTo: day,
  sample: v.optional(v.boolean(), false),
  administrator: v.object({ name: text(120), signInName: text(120), password: v.pipe(v.string(), v.maxLength(200)) })
});
