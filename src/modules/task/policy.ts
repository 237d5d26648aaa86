import { office, policyOf, standing } from '#core/policy.ts';
import { isOwner, type Ownership } from '#modules/obligation/policy.ts';
import type { Actor } from '#core/context.ts';

const keepers = [...standing, ...office];

export const taskPolicy = policyOf('task', {
  create: { roles: keepers },
  amend: { roles: keepers },
  withdraw: { roles: keepers },
  link: { roles: keepers },
  'open-for-event': { roles: keepers },
  'record-work': { roles: office, also: { words: 'người chịu trách nhiệm, người của cơ quan chủ trì', holds: (actor: Actor, thing: Ownership) => isOwner(actor, thing) } }
});
