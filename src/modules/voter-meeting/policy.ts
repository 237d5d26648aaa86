import type { Actor, Role } from '#core/context.ts';
import { insiders, office, policyOf, standing } from '#core/policy.ts';

/** What must be known of a meeting to say who may act in it. */
export interface Place {
  /** Delegates assigned and not released. */
  delegateIds: readonly string[];
  minuteTakerId: string | null;
}

const front: readonly Role[] = ['mttq-officer'];
const planners: readonly Role[] = [...standing, ...office, ...front];

const takesPart = (actor: Actor, thing: Place) => actor.personId !== null && (thing.delegateIds.includes(actor.personId) || thing.minuteTakerId === actor.personId);
const self = (actor: Actor, thing: { personId: string }) => actor.personId !== null && actor.personId === thing.personId;

/**
 * Voter contact. MTTQ plans, records its own list and signs it beside the office (law:TXC-01, TXC-06); the Standing Committee decides and issues; delegates answer for
 * themselves and note what they hear.
 */
export const voterMeetingPolicy = policyOf('voter-meeting', {
  see: { roles: [...insiders, ...front, 'ubnd-chair', 'ubnd-officer', 'ubnd-head-of-office', 'party-officer', 'overseer', 'administrator'] },
  plan: { roles: planners },
  issue: { roles: [...standing, ...office] },
  decide: { roles: [...standing, ...office] },
  answer: { roles: office, also: { words: 'chính đại biểu được phân công', holds: self } },
  record: { roles: [...office, ...front], also: { words: 'đại biểu được phân công, người ghi biên bản', holds: takesPart } },
  reconcile: { roles: [...office, ...front] },
  close: { roles: office, also: { words: 'người ghi biên bản', holds: (actor: Actor, thing: Place) => actor.personId !== null && thing.minuteTakerId === actor.personId } },
  'sign-office': { roles: [...standing, ...office] },
  'sign-front': { roles: front },
  'report-result': { roles: office, also: { words: 'chính đại biểu', holds: self } }
});
