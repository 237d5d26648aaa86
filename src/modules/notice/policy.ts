import { policyOf } from '#core/policy.ts';

/** Everyone reads, marks and sets their own notices; only the clock makes and sends them. */
export const noticePolicy = policyOf('notice', {
  see: { roles: 'everyone-signed-in' },
  set: { roles: 'everyone-signed-in' },
  make: { roles: [] },
  send: { roles: [] }
});
