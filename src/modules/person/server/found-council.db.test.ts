import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { clockActor } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { world } from '../../../../tests/support/world.ts';
import { emptyFirstRun, firstRunPeople, plannedOrganizations, readCouncil, blankCells } from '../first-run.ts';
import { foundCouncil } from './commands/found-council.ts';
import { publicCouncil } from './public-council.ts';
import { peopleList } from './queries.ts';

const here = world();
const now = new Date('2026-11-20T08:00:00+07:00');
const person = (row: number, cells: Partial<ReturnType<typeof blankCells>>) => ({ row, cells: { ...blankCells(), ...cells } });

function input(name: string, more: { password?: string } = {}) {
  const state = {
    ...emptyFirstRun,
    province: 'tỉnh Mẫu',
    name,
    population: '9000',
    villages: 'Thôn Đồng Mẫu',
    lines: [person(1, { name: 'Nguyễn Văn Mẫu', title: 'Chủ tịch HĐND', phone: '0912000001' }), person(2, { name: 'Phạm Thị Mẫu', title: 'Chuyên viên Văn phòng', email: 'vanphong@mau.example', bornIn: '1990' })]
  };
  const { lawWords: _words, ...council } = readCouncil(state).plan!;
  return {
    council: { ...council, administrator: { name: 'Phạm Thị Mẫu', signInName: 'VanPhong@mau.example', password: more.password ?? 'Mau-thu-2026' } },
    organizations: plannedOrganizations(state),
    people: firstRunPeople(state).flatMap((line) => (line.person ? [line.person] : [])),
    recoveryCodes: ['7K3M-P9XW-4TQD', 'H2RV-8NCE-6YKA']
  };
}
const found = (name: string, more = {}) => {
  const councilId = newId<'council'>();
  return foundCouncil.execute({ database: here.database, councilId, actor: clockActor, now }, input(name, more)).then((result) => ({ ...result, read: <T>(work: Parameters<typeof inCouncil<T>>[3]) => inCouncil(here.database, { councilId }, 'read', work) }));
};

describe('founding a council', () => {
  it('makes its bodies and people in one act; the administrator of the list is one person, the recovery codes are kept as hashes only', async () => {
    const made = await found('xã Lập Một');
    expect(made.slug).toBe('lap-mot');
    const people = await made.read((tx) => peopleList(tx, {}, { today: '2026-11-20', now }));
    expect(people.map((each) => each.name)).toEqual(['Nguyễn Văn Mẫu', 'Phạm Thị Mẫu']);
    expect(people[1]).toMatchObject({ bornIn: 1990, email: 'vanphong@mau.example', account: 'active' });
    expect(people[1]?.posts.map((post) => post.role).sort()).toEqual(['administrator', 'clerk']);
    expect((await made.read(organizationChoices)).some((each) => each.name === 'Thôn Đồng Mẫu')).toBe(true);
    const stored = await made.read(async (tx) => (await sql<{ hashes: string[]; text: string }>`select recovery_hashes as hashes, (select string_agg(result::text, '') from request) || (select string_agg(data::text, '') from event) as text from account`.execute(tx)).rows[0]);
    expect(stored?.hashes.length).toBe(2);
    expect(`${stored?.hashes.join()}${stored?.text}`).not.toMatch(/7K3M|Mau-thu/);
  });

  it('shows the public its bodies and the names of delegates, no phone and no address', async () => {
    const made = await found('xã Lập Hai');
    const shown = await made.read((tx) => publicCouncil(tx, '2026-11-20'));
    expect(shown.delegates).toEqual([{ name: 'Nguyễn Văn Mẫu', group: null }]);
    expect(JSON.stringify(shown)).not.toMatch(/0912|@/);
  });

  it('is refused for a weak password and a taken address, and then leaves nothing behind', async () => {
    await found('xã Lập Ba');
    await expect(found('xã Lập Ba')).rejects.toBeInstanceOf(RuleBroken);
    await expect(found('xã Lập Bốn', { password: 'yeu' })).rejects.toBeInstanceOf(Invalid);
    const { rows } = await sql<{ slug: string }>`select slug from app.council_list() where slug like 'lap-%'`.execute(here.database.kysely);
    expect(rows.map((row) => row.slug).filter((slug) => slug === 'lap-ba' || slug === 'lap-bon')).toEqual(['lap-ba']);
  });
});
