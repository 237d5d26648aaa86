import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Conflict, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { khongDau } from '#core/text.ts';
import { organizationPolicy } from '../../policy.ts';
import { CreateOrganization, DissolveOrganization, EditOrganization, insideKinds, organizationKinds, RestoreOrganization, soleKinds } from '../../schema.ts';
import { organizationById, organizationList, type OrganizationRow } from '../queries.ts';

/** Adds a body. @throws RuleBroken for a second one of a kind the council has once, or a third Board (law:STR-02). */
export const createOrganization = command({
  name: 'organization.create',
  input: CreateOrganization,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    authorize(organizationPolicy, 'edit', actor);
    const all = await organizationList(tx, context.today);
    const alive = all.filter((row) => row.dissolvedOn === null);
    if (soleKinds.includes(input.kind) && alive.some((row) => row.kind === input.kind)) throw new RuleBroken('organization.sole');
    if (input.kind === 'board' && alive.filter((row) => row.kind === 'board').length >= 2) throw new RuleBroken('organization.boards');
    refuseTakenName(alive, input.name, null);
    const organizationId = newId<'organization'>(now.getTime());
    const position = organizationKinds.indexOf(input.kind) * 100 + all.filter((row) => row.kind === input.kind).length;
    await sql`insert into organization (council_id, organization_id, kind, name, short_name, aliases, inside, parent_id, position, email, search_key)
      values (${councilId}, ${organizationId}, ${input.kind}, ${input.name}, ${input.shortName}, ${input.aliases}, ${insideKinds.includes(input.kind)},
        ${input.parentId}, ${position}, ${input.email || null}, ${searchKey(input)})`.execute(tx);
    return changed('organization.created', { subject: { kind: 'organization', id: organizationId }, data: { name: input.name, kind: input.kind } }, { id: organizationId });
  }
});

/** Changes names, spellings, what it stands under. @throws Conflict when somebody changed it first. */
export const editOrganization = command({
  name: 'organization.edit',
  input: EditOrganization,
  async run(context, input) {
    const { tx, councilId, actor } = context;
    authorize(organizationPolicy, 'edit', actor);
    const before = await current(context, input.organizationId, input.version);
    const all = await organizationList(tx, context.today);
    refuseTakenName(all.filter((row) => row.dissolvedOn === null), input.name, before.id);
    if (input.parentId && underItself(all, before.id, input.parentId)) throw new Invalid({ parentId: 'organization.parent-circle' });
    await sql`update organization set name = ${input.name}, short_name = ${input.shortName}, aliases = ${input.aliases}, parent_id = ${input.parentId},
        email = ${input.email || null}, search_key = ${searchKey(input)}, version = version + 1
      where council_id = ${councilId} and organization_id = ${before.id}`.execute(tx);
    const data = { name: input.name, before: { name: before.name, shortName: before.shortName, aliases: before.aliases }, after: { name: input.name, shortName: input.shortName, aliases: input.aliases } };
    return changed('organization.edited', { subject: { kind: 'organization', id: before.id }, data }, { id: before.id });
  }
});

/** Ends a body; its rows and history stay. @throws RuleBroken while people hold roles there, or when the law wants it. */
export const dissolveOrganization = command({
  name: 'organization.dissolve',
  input: DissolveOrganization,
  async run(context, input) {
    const { tx, councilId, actor, today } = context;
    authorize(organizationPolicy, 'edit', actor);
    const before = await current(context, input.organizationId, input.version);
    const on = input.dissolvedOn ?? today;
    if (on > today) throw new Invalid({ dissolvedOn: 'organization.dissolved-early' });
    if (soleKinds.includes(before.kind) || before.kind === 'board' || before.kind === 'office') throw new RuleBroken('organization.must-stay');
    if (before.people > 0) throw new RuleBroken('organization.keeps-people', { count: before.people });
    await sql`update organization set dissolved_on = ${on}, version = version + 1 where council_id = ${councilId} and organization_id = ${before.id}`.execute(tx);
    return changed('organization.dissolved', { subject: { kind: 'organization', id: before.id }, data: { name: before.name, on } }, { id: before.id });
  }
});

/** Takes a dissolution back. */
export const restoreOrganization = command({
  name: 'organization.restore',
  input: RestoreOrganization,
  async run(context, input) {
    authorize(organizationPolicy, 'edit', context.actor);
    const before = await current(context, input.organizationId, input.version);
    refuseTakenName((await organizationList(context.tx, context.today)).filter((row) => row.dissolvedOn === null), before.name, before.id);
    await sql`update organization set dissolved_on = null, version = version + 1 where council_id = ${context.councilId} and organization_id = ${before.id}`.execute(context.tx);
    return changed('organization.restored', { subject: { kind: 'organization', id: before.id }, data: { name: before.name } }, { id: before.id });
  }
});

async function current(context: Context, id: string, version: number): Promise<OrganizationRow> {
  const row = await organizationById(context.tx, id, context.today);
  if (!row) throw new NotFound();
  if (row.version !== version) throw new Conflict(row);
  return row;
}

function refuseTakenName(alive: readonly OrganizationRow[], name: string, except: string | null): void {
  const key = khongDau(name);
  if (alive.some((row) => row.id !== except && khongDau(row.name) === key)) throw new Invalid({ name: 'organization.name-taken' });
}

function underItself(all: readonly OrganizationRow[], id: string, parentId: string): boolean {
  const seen = new Set<string>();
  for (let at: string | null = parentId; at !== null && !seen.has(at); at = all.find((row) => row.id === at)?.parentId ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

function searchKey({ name, shortName, aliases }: { name: string; shortName: string; aliases: readonly string[] }): string {
  return khongDau([name, shortName, ...aliases].join(' '));
}
