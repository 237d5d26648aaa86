import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { keptPostOf } from '#core/identity/kept-post.ts';
import { searchEverything } from '#modules/overview/server/search.ts';
import { followEvents } from '#modules/notice/server/commands/follow-events.ts';
import { handleLetter } from './commands/handle-letter.ts';
import { grantIdentity, openIdentity, revokeIdentity } from './commands/letter-identity.ts';
import { registerLetter } from './commands/register-letter.ts';
import { sortLetter } from './commands/sort-letter.ts';
import { splitLetter } from './commands/split-letter.ts';
import { identityList } from './identity.ts';
import { lettersWhere } from './letter-row.ts';
import { earlierLetters } from './repeats.ts';
import { letterPaper } from './papers.ts';
import { letterRegister } from './queries.ts';
import { registerSheet } from './register-sheet.ts';

const here = world();
const name = 'Quách Thị Dụ Thử';
const planted = [name, 'Ngõ Bí Mật 77', '0999888777'];
const draft = (more: Record<string, unknown> = {}) => ({
  kind: 'denunciation',
  receivedOn: '2026-11-17',
  source: 'office',
  title: 'Việc quản lý, cho thuê đất công ích',
  content: 'Cho thuê đất công ích không qua đấu giá, có danh sách kèm theo.',
  senderKind: 'person',
  senderName: name,
  senderAddress: planted[1],
  senderPhone: planted[2],
  ...more
});
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error as Error & { fields?: Record<string, string> });

/** Every row of every table as text, as the owner sees it: what no policy hides. */
async function tablesThatTell(url: string, words: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
    const found: string[] = [];
    for (const { name: table } of tables) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table} t where ${words.map((_, index) => `t::text ilike $${index + 1}`).join(' or ')}`, words.map((word) => `%${word}%`));
      if ((rows[0]?.n ?? 0) > 0) found.push(table);
    }
    return found;
  } finally {
    await client.end();
  }
}

async function handled(c: TestCouncil, more: Record<string, unknown> = {}) {
  const made = await registerLetter.execute(c.as('clerk'), draft(more), newId());
  await sortLetter.execute(c.as('clerk'), { letterId: made.id, version: 1, sortedOn: '2026-11-18', kind: 'denunciation', conditions: ['named', 'clear', 'not-settled', 'evidence'], organizationId: c.organization('peoples-committee') }, newId());
  await handleLetter.execute(c.as('clerk'), { letterId: made.id, kind: 'forwarded', happenedOn: '2026-11-19', paper: '30/PC-HĐND', told: 'on' }, newId());
  return made;
}

describe('the wall around a denouncer (TC-08)', () => {
  it('holds in every table and column: only the table behind it carries name, address and telephone', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    await openIdentity.execute(c.as('clerk'), { letterId: id, reason: 'Kiểm tra điều kiện thụ lý' }, newId());
    await followEvents.execute(c.clock, {});
    expect(await tablesThatTell(here.ownerUrl, planted)).toEqual(['public.letter_identity']);
    // The search would find a name that stood somewhere: the code of the mask does.
    expect(await tablesThatTell(here.ownerUrl, ['Việc quản lý, cho thuê đất công ích'])).toContain('public.letter');
  });

  it('the serving role can neither read nor change the table, whoever asks', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    for (const statement of [sql`select name from letter_identity`, sql`select count(*) from letter_identity`]) await expect(c.read((tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
    for (const statement of [sql`update letter_identity set name = 'x'`, sql`delete from letter_identity`, sql`insert into letter_identity_reading (council_id, letter_id, person_id, reason, at) values (${c.id}, ${id}, ${c.person('clerk')}, 'giả', now())`])
      await expect(here.database.kysely.transaction().execute(async (tx) => { await sql`select set_config('app.council_id', ${c.id}, true)`.execute(tx); await statement.execute(tx); })).rejects.toThrow(/permission denied/);
  });

  it('opens to a person on the list of the letter, with a reason, and every opening stands in the log without the name', async () => {
    const c = await council(here);
    const { id, mask } = await handled(c);
    expect(mask).toBe('Đ-01');
    const shown = await openIdentity.execute(c.as('clerk'), { letterId: id, reason: 'Kiểm tra điều kiện thụ lý' }, newId());
    expect(shown).toEqual({ name, address: planted[1], phone: planted[2], representatives: '' });
    await openIdentity.execute(c.as('chair'), { letterId: id, reason: 'Báo người tố cáo' });
    const { readings, readers } = await c.read((tx) => identityList(tx, id));
    expect(readings.map((each) => each.reason).sort()).toEqual(['Báo người tố cáo', 'Kiểm tra điều kiện thụ lý']);
    expect(readers.map((each) => each.personId).sort()).toEqual([c.person('clerk'), c.person('chair')].sort());
    const events = await c.read(async (tx) => (await sql<{ data: Record<string, unknown> }>`select data from event where name = 'letter.identity-opened' order by seq`.execute(tx)).rows);
    expect(events.map((event) => event.data)).toEqual([
      { number: '001', mask: 'Đ-01', reason: 'Kiểm tra điều kiện thụ lý' },
      { number: '001', mask: 'Đ-01', reason: 'Báo người tố cáo' }
    ]);
  });

  it('a repeated request does not give the name a second time without a second line', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    const request = newId();
    await openIdentity.execute(c.as('clerk'), { letterId: id, reason: 'Kiểm tra điều kiện' }, request);
    expect(await openIdentity.execute(c.as('clerk'), { letterId: id, reason: 'Kiểm tra điều kiện' }, request)).toBeNull();
    expect((await c.read((tx) => identityList(tx, id))).readings).toHaveLength(1);
  });

  it('refuses everybody else: other clerks’ chiefs, standing members, the body it was passed to, overseer and administrator', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    for (const role of ['vice-chair', 'board-head', 'office-head', 'ubnd-officer'] as const) expect(await refusal(openIdentity.execute(c.as(role), { letterId: id, reason: 'Muốn biết người gửi' }))).toBeInstanceOf(Forbidden);
    for (const role of ['delegate', 'mttq-officer', 'party-officer', 'overseer', 'administrator'] as const) expect(await refusal(openIdentity.execute(c.as(role), { letterId: id, reason: 'Muốn biết người gửi' }))).toBeInstanceOf(NotFound);
    // The door in the database asks again, whatever a program above it does.
    const around = here.database.kysely.transaction().execute(async (tx) => {
      await sql`select set_config('app.council_id', ${c.id}, true), set_config('app.person_id', ${c.person('administrator')}, true)`.execute(tx);
      return sql`select * from app.open_letter_identity(${id}, 'đi vòng qua lệnh', now())`.execute(tx);
    });
    await expect(around).rejects.toThrow(/not for this person/);
    await expect(c.read((tx) => sql`select * from app.open_letter_identity(${id}, 'không để lại dấu', now())`.execute(tx))).rejects.toThrow();
  });

  it('the chair alone widens the list, never to an administrator, and takes it back', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    const grant = (role: Parameters<TestCouncil['as']>[0], to: Parameters<TestCouncil['person']>[0]) => grantIdentity.execute(c.as(role), { letterId: id, personId: c.person(to), reason: 'Được giao theo dõi đơn' });
    expect(await refusal(grant('clerk', 'vice-chair'))).toBeInstanceOf(Forbidden);
    expect(await refusal(grant('administrator', 'administrator'))).toBeInstanceOf(Forbidden);
    for (const role of ['administrator', 'overseer'] as const) expect(await refusal(grant('chair', role))).toBeInstanceOf(RuleBroken);
    await grant('chair', 'vice-chair');
    expect(await openIdentity.execute(c.as('vice-chair'), { letterId: id, reason: 'Chủ trì làm việc' })).toMatchObject({ name });
    await revokeIdentity.execute(c.as('chair'), { letterId: id, personId: c.person('vice-chair') });
    expect(await refusal(openIdentity.execute(c.as('vice-chair'), { letterId: id, reason: 'Chủ trì làm việc' }))).toBeInstanceOf(Forbidden);
    expect(await refusal(revokeIdentity.execute(c.as('chair'), { letterId: id, personId: c.person('chair') }))).toBeInstanceOf(Forbidden);
  });

  it('lists, the workbook, the papers and the search carry the code and no word of the person', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    const at = { today: '2026-11-20', now: new Date('2026-11-20T08:00:00+07:00') };
    const told = await c.read(async (tx) => {
      const actor = c.as('clerk').actor;
      const register = await letterRegister(tx, actor, { year: 2026 }, at.today);
      const sheet = await registerSheet(tx, actor, { year: 2026 }, { ...at, name: 'xã Mẫu Thử' });
      return {
        rows: JSON.stringify(await lettersWhere(tx, actor, sql<boolean>`true`)),
        register: JSON.stringify(register),
        sheet: JSON.stringify(sheet.content),
        paper: JSON.stringify(await letterPaper(tx, actor, id, 'transfer', at)),
        search: JSON.stringify(await searchEverything(tx, actor, 'Quách Thị Dụ', null, at)),
        byName: (await letterRegister(tx, actor, { year: 2026, text: name }, at.today)).rows.length,
        byCode: (await letterRegister(tx, actor, { year: 2026, text: 'Đ-01' }, at.today)).rows.length
      };
    });
    for (const [where, text] of Object.entries(told)) for (const word of planted) expect(String(text), `${where}: ${word}`).not.toContain(word);
    expect([told.byName, told.byCode]).toEqual([0, 1]);
    expect(told.sheet).toContain('Người tố cáo Đ-01');
  });

  it('a letter found to be a denunciation only at sorting is walled off then, and a text that tells the name is refused', async () => {
    const c = await council(here);
    const { id } = await registerLetter.execute(c.as('clerk'), draft({ kind: 'petition' }));
    expect(await tablesThatTell(here.ownerUrl, [name])).toContain('public.letter');
    await sortLetter.execute(c.as('clerk'), { letterId: id, version: 1, sortedOn: '2026-11-18', kind: 'denunciation', conditions: ['named', 'clear'] });
    expect(await tablesThatTell(here.ownerUrl, planted)).toEqual(['public.letter_identity']);
    expect((await refusal(registerLetter.execute(c.as('clerk'), draft({ content: `Tôi là quach thi du thu, xin trình bày` }))))?.fields).toEqual({ content: 'letter.name-in-matter' });
    expect(await refusal(openIdentity.execute(c.as('clerk'), { letterId: id, reason: `Gọi ${name} lên làm việc` }))).toBeInstanceOf(Invalid);
  });

  it('the parts of a split letter with a denunciation are all masked, and each opens behind its own door', async () => {
    const c = await council(here);
    const { id } = await registerLetter.execute(c.as('clerk'), draft({ kind: 'complaint', title: 'Xử phạt xây dựng và việc nhận tiền' }));
    await splitLetter.execute(c.as('clerk'), { letterId: id, version: 1, parts: [{ kind: 'complaint', title: 'Quyết định xử phạt' }, { kind: 'denunciation', title: 'Việc nhận tiền' }] });
    expect(await tablesThatTell(here.ownerUrl, planted)).toEqual(['public.letter_identity']);
    const parts = await c.read((tx) => lettersWhere(tx, c.as('clerk').actor, sql<boolean>`l.number = 1`));
    expect(parts.map((part) => [part.part, part.maskNumber]).sort()).toEqual([['a', 1], ['b', 2]]);
    for (const part of parts) expect(await openIdentity.execute(c.as('chair'), { letterId: part.id, reason: 'Xác minh người gửi' })).toMatchObject({ name });
  });

  it('a form that may carry a name is not kept when it reaches a locked screen', async () => {
    const sent = (fields: Record<string, string>) => new Request('http://localhost/x', { method: 'POST', body: new URLSearchParams(fields) });
    expect(await keptPostOf(sent({ title: 'Việc cho thuê đất', senderName: name, unkept: '1' }), '/don-thu/nhan')).toBeNull();
    expect(await keptPostOf(sent({ title: 'Việc khác' }), '/viec/moi')).toMatchObject({ fields: [['title', 'Việc khác']] });
    const forms = ['don-thu/nhan/+page.svelte', 'tiep-cong-dan/ghi/+page.svelte'].map((file) => readFileSync(join(import.meta.dirname, '../../../routes/(work)/[council]/lam-viec', file), 'utf8'));
    for (const form of forms) expect([form.includes('name="unkept"'), /attach draft\(/.test(form)]).toEqual([true, false]);
  });

  it('the same sender again is told only to a person who may know the earlier one', async () => {
    const c = await council(here);
    const { id } = await handled(c);
    const ask = (role: Parameters<TestCouncil['as']>[0]) =>
      here.database.kysely.transaction().execute(async (tx) => {
        await sql`select set_config('app.council_id', ${c.id}, true), set_config('app.person_id', ${c.person(role)}, true)`.execute(tx);
        return earlierLetters(tx as never, c.as(role).actor, { id: null, matterKey: 'quan ly thue dat cong ich', senderKey: 'quach thi du thu', maskNumber: null });
      });
    expect((await ask('clerk')).map((each) => [each.id, each.repeatKind])).toEqual([[id, 'same-sender']]);
    expect((await ask('office-head')).map((each) => each.repeatKind)).toEqual(['others']);
  });
});
