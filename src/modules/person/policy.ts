import { office, policyOf, standing } from '#core/policy.ts';

export const personPolicy = policyOf('person', {
  see: { roles: ['administrator', ...office, ...standing] },
  edit: { roles: ['administrator', ...office] },
  // A role is power: whoever gives it is not just anybody of the office.
  assign: { roles: ['administrator', 'office-head'] },
  'assign-administrator': { roles: ['administrator'] },
  account: { roles: ['administrator'] }
});
