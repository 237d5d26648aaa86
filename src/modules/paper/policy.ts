import { office, policyOf, standing } from '#core/policy.ts';

export const paperPolicy = policyOf('paper', {
  draft: { roles: [...standing, ...office] },
  issue: { roles: [...standing, ...office] },
  recall: { roles: [...standing, ...office] }
});
