import { office, policyOf, standing } from '#core/policy.ts';

/** law:STR-03 gives the plan to the Standing Committee; its office takes it in and keeps it. */
export const planPolicy = policyOf('plan', {
  view: { roles: 'everyone-signed-in' },
  import: { roles: [...office, ...standing, 'administrator'] },
  adopt: { roles: [...office, ...standing, 'administrator'] },
  withdraw: { roles: standing }
});
