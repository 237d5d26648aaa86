import { roles } from '#core/context.ts';
import type { Permission } from '#core/policy.ts';
import { policies } from '../../../../../../policies.ts';
import type { PageServerLoad } from './$types';

/** The printed matrix of the policies themselves: nothing here can differ from what the commands check. */
export const load: PageServerLoad = () => ({
  roles: [...roles],
  nouns: policies.map((policy) => ({
    noun: policy.noun,
    verbs: Object.entries<Permission>(policy.verbs).map(([verb, permission]) => ({
      verb,
      everyone: permission.roles === 'everyone-signed-in',
      roles: permission.roles === 'everyone-signed-in' ? [] : [...permission.roles],
      also: permission.also?.words ?? null
    }))
  }))
});
