import { office, policyOf } from '#core/policy.ts';

export const organizationPolicy = policyOf('organization', {
  see: { roles: 'everyone-signed-in' },
  edit: { roles: ['administrator', ...office] }
});
