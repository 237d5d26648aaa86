import { office, policyOf, standing } from '#core/policy.ts';

/** The chair's page: the Standing Committee decides there, the office and who watches may look. */
export const overviewPolicy = policyOf('overview', {
  see: { roles: [...standing, ...office, 'overseer', 'administrator'] },
  'put-aside': { roles: [...standing, ...office] }
});
