import { isIn, type Actor } from '#core/context.ts';
import { insiders, office, policyOf, standing } from '#core/policy.ts';

const keepers = [...office, ...standing];
const prepares = { words: 'người của cơ quan lập báo cáo', holds: (actor: Actor, thing: { leadOrganizationId: string | null }) => isIn(actor, thing.leadOrganizationId) };

/** Drafts are the council's own; issued reports are seen by everybody who signs in. */
export const reportPolicy = policyOf('report', {
  see: { roles: 'everyone-signed-in' },
  'see-drafts': { roles: [...insiders, 'administrator'] },
  'keep-series': { roles: keepers },
  write: { roles: keepers, also: prepares },
  'fill-gap': {
    roles: keepers,
    also: { words: 'cơ quan được giao viết', holds: (actor: Actor, gap: { organizationId: string | null }) => isIn(actor, gap.organizationId) }
  },
  submit: { roles: keepers, also: prepares },
  review: { roles: ['office-head'] },
  approve: { roles: ['chair', 'vice-chair'] },
  return: { roles: ['chair', 'vice-chair', 'office-head'] },
  issue: { roles: [...office, 'chair', 'vice-chair'] },
  recall: { roles: ['chair', 'vice-chair', 'office-head'] }
});
