import type { CouncilTx, Database } from './db.ts';
import type { CouncilId, Id, OrganizationId, PersonId } from './ids.ts';

/** Roles a membership gives; the same words stand in `membership.role` and in the law table's forbidden pairs. */
export const roles = [
  'chair',
  'vice-chair',
  'board-head',
  'board-deputy',
  'member',
  'group-head',
  'group-deputy',
  'delegate',
  'clerk',
  'office-head',
  'ubnd-chair',
  'ubnd-member',
  'ubnd-officer',
  'ubnd-head-of-office',
  'mttq-officer',
  'party-officer',
  'overseer',
  'administrator'
] as const;
export type Role = (typeof roles)[number];

export interface Belonging {
  organizationId: OrganizationId;
  kind: string;
  role: Role;
}

/** Who acts: a person of the council with the memberships of this day, the clock (jobs, the installation itself), or a visitor nobody knows. */
export interface Actor {
  personId: PersonId | null;
  name: string;
  roles: ReadonlySet<Role>;
  belongings: readonly Belonging[];
  /** Anybody, without an account: may do only what a policy opens to visitors. */
  visitor?: true;
}

export const clockActor: Actor = { personId: null, name: 'Hệ thống', roles: new Set(), belongings: [] };

/** Whoever opens a public page. Neither a person nor the clock: `can` refuses it every verb that does not say `visitors: true`. */
export const visitorActor: Actor = { personId: null, name: 'Khách', roles: new Set(), belongings: [], visitor: true };

export function isIn(actor: Actor, organizationId: string | null | undefined): boolean {
  return organizationId != null && actor.belongings.some((belonging) => belonging.organizationId === organizationId);
}

/** The council a transaction works for and who works in it. */
export interface Scope {
  database: Database;
  councilId: CouncilId;
  actor: Actor;
  /** The instant of the request; rules and commands take it from here, never from the machine. */
  now: Date;
}

/** What a command sees. */
export interface Context {
  tx: CouncilTx;
  councilId: CouncilId;
  actor: Actor;
  now: Date;
  /** Day in Asia/Ho_Chi_Minh, 'YYYY-MM-DD'. */
  today: string;
  requestId: Id<'request'>;
}

/** The day an instant falls on in Vietnam (UTC+7, no summer time since 1979), 'YYYY-MM-DD'. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
