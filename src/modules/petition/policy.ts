import { isIn, type Actor } from '#core/context.ts';
import { insiders, office, policyOf, standing } from '#core/policy.ts';

const keepers = [...standing, ...office];
/** Whose answer is asked for. */
export interface Referred {
  bodyId: string | null;
  /** The bodies above it: what belongs to UBND is also its departments' to hand on. */
  parentId: string | null;
}

/** One who works in the body that must answer, or in the one above it. Whoever only watches there answers nothing. */
export function worksAtBody(actor: Actor, thing: Referred): boolean {
  const working = actor.belongings.some((each) => each.role !== 'overseer' && each.role !== 'administrator' && (each.organizationId === thing.bodyId || each.organizationId === thing.parentId));
  return working && (isIn(actor, thing.bodyId) || isIn(actor, thing.parentId));
}

const body = { words: 'người của cơ quan được chuyển kiến nghị', holds: (actor: Actor, thing: Referred) => worksAtBody(actor, thing) };

/** Who may work in a body that answers the council. What stands on the desk is only what that body owes. */
const deskRoles = [...insiders, 'ubnd-chair', 'ubnd-member', 'ubnd-officer', 'ubnd-head-of-office', 'mttq-officer', 'party-officer'] as const;

export const petitionPolicy = policyOf('petition', {
  'work-desk': { roles: deskRoles },
  record: { roles: [...insiders, 'mttq-officer'] },
  // Lists and minutes name voters: what holds for the wall of the raiser holds for them.
  import: { roles: office },
  amend: { roles: [...office, ...standing] },
  classify: { roles: [...keepers, 'mttq-officer'] },
  merge: { roles: keepers },
  split: { roles: keepers },
  remove: { roles: keepers },
  refer: { roles: keepers },
  respond: { roles: office, also: body },
  rule: { roles: keepers },
  answer: { roles: office, also: body },
  judge: { roles: keepers },
  tell: { roles: [...insiders, 'mttq-officer'] },
  publish: { roles: keepers },
  reopen: { roles: keepers },
  close: { roles: keepers },
  'see-raiser': { roles: office },
  'see-figures': { roles: [...insiders, 'mttq-officer', 'overseer'] },
  'keep-terms': { roles: office },
  // Without an account: one matter of one's own, and what one thinks of the answer to it.
  send: { roles: [], visitors: true },
  'answer-back': { roles: [], visitors: true },
  // What came in under doubt, and how the public page takes petitions.
  'look-over': { roles: office },
  'set-public-page': { roles: ['administrator', ...keepers] }
});
