import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Invalid, RuleBroken } from '#core/errors.ts';
import { council, world } from '../../../../tests/support/world.ts';
import { createOrganization, dissolveOrganization, editOrganization, restoreOrganization } from './commands/edit-organizations.ts';
import { organizationChoices, organizationById } from './queries.ts';

const here = world();
const department = (name: string) => ({ kind: 'department', name, aliases: 'Phòng KT; P. Kinh tế' });

describe('bodies', () => {
  it('are added with their spellings, and found among the choices', async () => {
    const c = await council(here);
    const { id } = await createOrganization.execute(c.as('clerk'), department('Phòng Kinh tế'));
    const choices = await c.read(organizationChoices);
    expect(choices.find((each) => each.id === id)).toMatchObject({ name: 'Phòng Kinh tế', aliases: ['Phòng KT', 'P. Kinh tế'], inside: false });
  });

  it('are refused: a second of a kind there is once, a third Board, a name that is taken, by somebody who may not', async () => {
    const c = await council(here);
    await expect(createOrganization.execute(c.as('clerk'), { kind: 'peoples-committee', name: 'UBND khác' })).rejects.toMatchObject({ message: 'organization.sole' });
    await expect(createOrganization.execute(c.as('clerk'), { kind: 'board', name: 'Ban Pháp chế' })).rejects.toMatchObject({ message: 'organization.boards' });
    await expect(createOrganization.execute(c.as('clerk'), { kind: 'other', name: 'đảng uy xã' })).rejects.toBeInstanceOf(Invalid);
    await expect(createOrganization.execute(c.as('delegate'), department('Phòng A'))).rejects.toBeInstanceOf(Forbidden);
  });

  it('are changed by one at a time, and never stand under themselves', async () => {
    const c = await council(here);
    const { id } = await createOrganization.execute(c.as('clerk'), department('Phòng Kinh tế'));
    const below = await createOrganization.execute(c.as('clerk'), { ...department('Tổ tài chính'), parentId: id });
    await editOrganization.execute(c.as('clerk'), { organizationId: id, version: 1, name: 'Phòng Kinh tế, Hạ tầng', shortName: 'Phòng KT' });
    await expect(editOrganization.execute(c.as('clerk'), { organizationId: id, version: 1, name: 'Khác' })).rejects.toBeInstanceOf(Conflict);
    const circle = await editOrganization.execute(c.as('clerk'), { organizationId: id, version: 2, name: 'Phòng Kinh tế, Hạ tầng', parentId: below.id }).catch((error: unknown) => error);
    expect(circle).toMatchObject({ fields: { parentId: 'organization.parent-circle' } });
  });

  it('are dissolved and restored, not while people hold roles there and never those the law wants', async () => {
    const c = await council(here);
    const { id } = await createOrganization.execute(c.as('clerk'), department('Phòng Kinh tế'));
    await dissolveOrganization.execute(c.as('clerk'), { organizationId: id, version: 1, dissolvedOn: '' });
    expect((await c.read((tx) => organizationById(tx, id, '2026-11-20')))?.dissolvedOn).toBe('2026-11-20');
    expect((await c.read(organizationChoices)).some((each) => each.id === id)).toBe(false);
    await restoreOrganization.execute(c.as('clerk'), { organizationId: id, version: 2 });
    for (const kind of ['board', 'office', 'council']) await expect(dissolveOrganization.execute(c.as('clerk'), { organizationId: c.organization(kind), version: 1 })).rejects.toBeInstanceOf(RuleBroken);
    const future = await dissolveOrganization.execute(c.as('clerk'), { organizationId: id, version: 3, dissolvedOn: '2027-01-01' }).catch((error: unknown) => error);
    expect(future).toBeInstanceOf(Invalid);
  });
});
