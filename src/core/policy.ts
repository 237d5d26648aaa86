import type { Actor, Role } from './context.ts';
import { Forbidden } from './errors.ts';

/** Who may do one verb: these roles, or whoever `also` recognises (its `words` are printed in the matrix); with `visitors` anybody without an account besides. */
export interface Permission {
  roles: readonly Role[] | 'everyone-signed-in';
  visitors?: true;
  also?: { words: string; holds(actor: Actor, thing: never): boolean };
}

export interface Policy<Verb extends string = string> {
  noun: string;
  verbs: Record<Verb, Permission>;
}

/** Declares the permissions of a noun; `docs/policy.txt` prints all of them. */
export function policyOf<Verb extends string>(noun: string, verbs: Record<Verb, Permission>): Policy<Verb> {
  return { noun, verbs };
}

/** One way to write the commonest groups of roles. */
export const standing: readonly Role[] = ['chair', 'vice-chair', 'board-head'];
export const office: readonly Role[] = ['clerk', 'office-head'];
export const insiders: readonly Role[] = [...standing, ...office, 'board-deputy', 'group-head', 'group-deputy', 'delegate', 'member'];

export function can<Verb extends string>(policy: Policy<Verb>, verb: Verb, actor: Actor, thing?: unknown): boolean {
  const permission = policy.verbs[verb];
  if (actor.visitor) return permission.visitors === true;
  if (actor.personId === null) return actor.roles.size === 0 && actor.name === 'Hệ thống';
  if (permission.roles === 'everyone-signed-in') return true;
  if (permission.roles.some((role) => actor.roles.has(role))) return true;
  return permission.also !== undefined && thing !== undefined && permission.also.holds(actor, thing as never);
}

/** @throws Forbidden when the actor may not. */
export function authorize<Verb extends string>(policy: Policy<Verb>, verb: Verb, actor: Actor, thing?: unknown): void {
  if (!can(policy, verb, actor, thing)) throw new Forbidden('core.forbidden-verb', { verb: `${verb} ${policy.noun}` });
}
