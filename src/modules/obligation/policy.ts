import { isIn, type Actor } from '#core/context.ts';
import { office, policyOf, standing, type Permission } from '#core/policy.ts';

/** What must be known of an obligation to say who may act on it. */
export interface Ownership {
  leadOrganizationId: string | null;
  /** Kind of the leading body; null when nobody leads. */
  leadKind: string | null;
  /** The leading body belongs to the council. True when nobody leads. */
  leadInside: boolean;
  responsiblePersonId: string | null;
  coordinatingOrganizationIds: readonly string[];
}

/** Whoever watches or runs the machine works on nothing: being in a body in these roles does not make its work theirs. */
const idle = new Set(['overseer', 'administrator']);

function worksIn(actor: Actor, organizationId: string | null): boolean {
  return organizationId !== null && actor.belongings.some((each) => each.organizationId === organizationId && !idle.has(each.role));
}

const has = (actor: Actor, roles: readonly string[]) => roles.some((role) => actor.roles.has(role as never));

/** The responsible person, or one who works in the leading body. What the council itself leads is led by its chairs. */
export function isOwner(actor: Actor, thing: Ownership): boolean {
  if (actor.personId !== null && thing.responsiblePersonId === actor.personId) return true;
  if (worksIn(actor, thing.leadOrganizationId)) return true;
  return thing.leadKind === 'council' && has(actor, ['chair', 'vice-chair']);
}

/** The office writes down what bodies of the council report, what nobody leads, and, naming the paper, what came from outside on paper. */
export function isRecorder(actor: Actor): boolean {
  return has(actor, office);
}

export function isCoordinator(actor: Actor, thing: Ownership): boolean {
  return thing.coordinatingOrganizationIds.some((id) => isIn(actor, id) && worksIn(actor, id));
}

/** The council's side that judges and chases: Standing Committee and office. */
export function isSupervisor(actor: Actor): boolean {
  return has(actor, [...standing, ...office]);
}

const owner = { words: 'người chịu trách nhiệm, người của cơ quan chủ trì', holds: (actor: Actor, thing: Ownership) => isOwner(actor, thing) };
const ownerOrHelper = {
  words: 'người chịu trách nhiệm, người của cơ quan chủ trì hoặc phối hợp',
  holds: (actor: Actor, thing: Ownership) => isOwner(actor, thing) || isCoordinator(actor, thing)
};
const supervisors = [...standing, ...office];
const verb = (roles: Permission['roles'], also?: Permission['also']): Permission => (also ? { roles, also } : { roles });

export const obligationPolicy = policyOf('obligation', {
  open: verb(supervisors),
  report: verb(office, owner),
  prove: verb(office, ownerOrHelper),
  comment: verb(supervisors, ownerOrHelper),
  'ask-deferral': verb([], owner),
  judge: verb(supervisors),
  defer: verb(supervisors),
  chase: verb(supervisors),
  withdraw: verb(supervisors),
  assign: verb(supervisors, owner)
});
