import { sql, type RawBuilder } from 'kysely';
import type { Actor, Role } from '#core/context.ts';
import { insiders } from '#core/policy.ts';

const seesAll: readonly Role[] = [...insiders, 'overseer', 'administrator'];

/** Whether the actor sees every obligation of the council: its own people, who watches it, and the clock. */
export function seesEverything(actor: Actor): boolean {
  if (actor.personId === null) return actor.name === 'Hệ thống';
  return seesAll.some((role) => actor.roles.has(role));
}

/**
 * The condition on rows of `obligation` (or a view with its columns) under `alias` that the actor may see. Officers of UBND, Mặt trận and Đảng ủy see what their
 * bodies, or bodies under them, lead or help with, and what is theirs by name. Every query of obligations carries it.
 */
export function visibleTo(actor: Actor, alias = 'o'): RawBuilder<boolean> {
  if (seesEverything(actor)) return sql<boolean>`true`;
  if (actor.personId === null) return sql<boolean>`false`;
  const o = sql.raw(alias);
  const bodies = bodiesOf(actor);
  return sql<boolean>`(${o}.responsible_person_id = ${actor.personId}
    or ${o}.lead_organization_id in (${bodies})
    or exists (select 1 from obligation_coordinator oc where oc.council_id = app.council() and oc.obligation_id = ${o}.obligation_id and oc.organization_id in (${bodies})))`;
}

/** The bodies the actor belongs to and those under them, as a subselect of ids. */
export function bodiesOf(actor: Actor): RawBuilder<string> {
  const own = actor.belongings.map((each) => each.organizationId);
  return sql<string>`select b.organization_id from organization b where b.council_id = app.council() and (b.organization_id = any(${own}::uuid[]) or b.parent_id = any(${own}::uuid[]))`;
}
