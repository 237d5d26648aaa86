import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { addMembership, createPerson, editPerson, endMembership, removeMembership } from './commands/edit-people.ts';
import { importPeople, undoPeopleImport } from './commands/import-people.ts';
import { disableAccount, enableAccount, reviewAccounts, unlockAccount } from './commands/accounts.ts';
import { invitePeople, invitedPerson, resetPassword, revokeInvitation, takeInvitation } from './commands/invitations.ts';
import { accountReview } from './account-review.ts';
import { peopleList, personById, postsOf } from './queries.ts';

const here = world();
const at = { today: '2026-11-20', now: new Date('2026-11-20T08:00:00+07:00') };

async function person(c: TestCouncil, more: Record<string, unknown> = {}): Promise<string> {
  const { id } = await createPerson.execute(c.as('administrator'), { name: 'Lê Văn Thử', phone: '0912 000 111', posts: [], fromOn: '2026-03-15', ...more });
  return id;
}
const roles = async (c: TestCouncil, id: string) => (await c.read((tx) => postsOf(tx, id))).map((post) => post.role).sort();

describe('people and their posts', () => {
  it('are found without marks and listed by given name', async () => {
    const c = await council(here);
    await person(c, { name: 'Đặng Thị Ánh' });
    await person(c, { name: 'Bùi Văn An', phone: '0912000112' });
    const found = await c.read((tx) => peopleList(tx, { search: 'dang thi anh' }, at));
    expect(found.map((each) => each.name)).toEqual(['Đặng Thị Ánh']);
    const all = await c.read((tx) => peopleList(tx, {}, at));
    expect(all.slice(0, 2).map((each) => each.name)).toEqual(['Bùi Văn An', 'Đặng Thị Ánh']);
  });

  it('a head of a Board is a delegate and sits in the Standing Committee from the same day', async () => {
    const c = await council(here);
    const id = await person(c, { posts: [{ organizationId: c.organization('board', 1), role: 'board-head' }] });
    expect(await roles(c, id)).toEqual(['board-head', 'delegate', 'member']);
  });

  it('two posts the law forbids together are refused with the article, on one form and over time, and allowed one after the other', async () => {
    const c = await council(here);
    const chair = { organizationId: c.organization('standing-committee'), role: 'vice-chair' };
    const seat = { organizationId: c.organization('peoples-committee'), role: 'ubnd-member' };
    await expect(person(c, { posts: [chair, seat] })).rejects.toMatchObject({ message: 'person.conflict', params: { article: expect.stringContaining('Điều 29') } });
    const id = await person(c, { posts: [chair] });
    await expect(addMembership.execute(c.as('administrator'), { personId: id, ...seat, fromOn: '2026-06-01', toOn: '' })).rejects.toBeInstanceOf(RuleBroken);
    const held = (await c.read((tx) => postsOf(tx, id))).find((post) => post.role === 'vice-chair');
    await endMembership.execute(c.as('administrator'), { membershipId: held?.membershipId, toOn: '2026-06-01' });
    await addMembership.execute(c.as('administrator'), { personId: id, ...seat, fromOn: '2026-06-01', toOn: '' });
    expect(await roles(c, id)).toEqual(['delegate', 'ubnd-member', 'ubnd-officer', 'vice-chair']);
  });

  it('refuse a role the body does not have, one held already, an end before the beginning', async () => {
    const c = await council(here);
    const id = await person(c, { posts: [{ organizationId: c.organization('all-delegates'), role: 'delegate' }] });
    const add = (more: object) => addMembership.execute(c.as('administrator'), { personId: id, organizationId: c.organization('all-delegates'), role: 'delegate', fromOn: '2026-04-01', toOn: '', ...more });
    await expect(add({ role: 'chair' })).rejects.toMatchObject({ fields: { role: 'person.role-of-body' } });
    await expect(add({})).rejects.toMatchObject({ fields: { role: 'person.held-already' } });
    await expect(add({ toOn: '2026-04-01' })).rejects.toMatchObject({ fields: { toOn: 'person.ends-before' } });
  });

  it('keep roles that were in force; one written by mistake today can be erased', async () => {
    const c = await council(here);
    const id = await person(c, { posts: [{ organizationId: c.organization('all-delegates'), role: 'delegate' }] });
    const [old] = await c.read((tx) => postsOf(tx, id));
    await expect(removeMembership.execute(c.as('administrator'), { membershipId: old?.membershipId })).rejects.toMatchObject({ message: 'person.membership-used' });
    await addMembership.execute(c.as('administrator'), { personId: id, organizationId: c.organization('office'), role: 'clerk', fromOn: '2026-11-20', toOn: '' });
    const fresh = (await c.read((tx) => postsOf(tx, id))).find((post) => post.role === 'clerk');
    await removeMembership.execute(c.as('administrator'), { membershipId: fresh?.membershipId });
    expect(await roles(c, id)).toEqual(['delegate']);
  });

  it('a clerk corrects data but gives no roles; nobody but an administrator makes an administrator', async () => {
    const c = await council(here);
    const id = await person(c);
    await editPerson.execute(c.as('clerk'), { personId: id, version: 1, name: 'Lê Văn Thử', phone: '0912000111', bornIn: '1980' });
    expect(await c.read((tx) => personById(tx, id, at.today))).toMatchObject({ bornIn: 1980, version: 2 });
    await expect(editPerson.execute(c.as('clerk'), { personId: id, version: 1, name: 'Khác' })).rejects.toBeInstanceOf(Conflict);
    const add = (role: string) => ({ personId: id, organizationId: c.organization('office'), role, fromOn: '2026-11-20', toOn: '' });
    await expect(addMembership.execute(c.as('clerk'), add('clerk'))).rejects.toBeInstanceOf(Forbidden);
    await expect(addMembership.execute(c.as('office-head'), add('administrator'))).rejects.toBeInstanceOf(Forbidden);
    await addMembership.execute(c.as('administrator'), add('administrator'));
  });

  it('the last administrator who can sign in keeps the role and the account', async () => {
    const c = await council(here);
    const founder = await c.read(async (tx) => (await sql<{ id: string; membershipId: string }>`select a.person_id as id, m.membership_id as "membershipId" from account a join membership m using (council_id, person_id) where m.role = 'administrator'`.execute(tx)).rows[0]);
    await expect(endMembership.execute(c.as('administrator'), { membershipId: founder?.membershipId, toOn: '2026-11-20' })).rejects.toMatchObject({ message: 'person.last-administrator' });
    await expect(disableAccount.execute(c.as('administrator'), { personId: founder?.id, reason: 'thử' })).rejects.toMatchObject({ message: 'person.last-administrator' });
  });
});

describe('an import of people', () => {
  const list = (c: TestCouncil) => ['Lê Văn Thử', 'Mai Thị Thử'].map((name, index) => ({ name, phone: `091200020${index}`, posts: [{ organizationId: c.organization('all-delegates'), role: 'delegate' }], fromOn: '2026-03-15' }));

  it('is taken in as a whole and taken back as a whole', async () => {
    const c = await council(here);
    const before = (await c.read((tx) => peopleList(tx, {}, at))).length;
    const { importId } = await importPeople.execute(c.as('administrator'), { fileName: 'ds.xlsx', people: list(c) });
    expect((await c.read((tx) => peopleList(tx, {}, at))).length).toBe(before + 2);
    expect(await undoPeopleImport.execute(c.as('administrator'), { importId })).toEqual({ people: 2 });
    expect((await c.read((tx) => peopleList(tx, { past: true }, at))).length).toBe(before);
    await expect(undoPeopleImport.execute(c.as('administrator'), { importId })).rejects.toMatchObject({ message: 'person.import-undone' });
  });

  it('takes in nobody when one line breaks a rule', async () => {
    const c = await council(here);
    const [good, bad] = list(c);
    const both = { ...bad, posts: [{ organizationId: c.organization('standing-committee'), role: 'chair' }, { organizationId: c.organization('peoples-committee'), role: 'ubnd-chair' }] };
    const before = (await c.read((tx) => peopleList(tx, {}, at))).length;
    await expect(importPeople.execute(c.as('administrator'), { fileName: 'ds.xlsx', people: [good, both] })).rejects.toBeInstanceOf(RuleBroken);
    expect((await c.read((tx) => peopleList(tx, {}, at))).length).toBe(before);
  });

  it('is not taken back once somebody of it has signed in; the name is said', async () => {
    const c = await council(here);
    const { importId } = await importPeople.execute(c.as('administrator'), { fileName: 'ds.xlsx', people: list(c) });
    const [first] = await c.read((tx) => peopleList(tx, { search: 'le van thu' }, at));
    const [card] = await invitePeople.execute(c.as('administrator'), { people: [first?.id] });
    await takeInvitation.execute(c.clock, { token: card?.token, password: 'Mau-thu-2026', again: 'Mau-thu-2026' });
    await expect(undoPeopleImport.execute(c.as('administrator'), { importId })).rejects.toMatchObject({ message: 'person.import-used', params: { names: 'Lê Văn Thử' } });
    expect((await c.read((tx) => peopleList(tx, { search: 'mai thi thu' }, at))).length).toBe(1);
  });
});

describe('an invitation', () => {
  it('sets the password once, signs in, and works no second time', async () => {
    const c = await council(here);
    const id = await person(c);
    const [card] = await invitePeople.execute(c.as('administrator'), { people: [id] });
    expect(await c.read((tx) => invitedPerson(tx, card?.token ?? '', at.now))).toMatchObject({ name: 'Lê Văn Thử', signInName: '0912000111', purpose: 'join' });
    const take = (password: string) => takeInvitation.execute(c.clock, { token: card?.token, password, again: password });
    await expect(take('ngan')).rejects.toBeInstanceOf(Invalid);
    expect(await take('Mau-thu-2026')).toMatchObject({ outcome: 'signed-in' });
    await expect(take('Mau-thu-2027')).rejects.toMatchObject({ message: 'identity.invitation-gone' });
    expect((await c.read((tx) => personById(tx, id, at.today, at.now)))?.account).toBe('active');
  });

  it('is stored only as a hash, and a repeated request does not show it again', async () => {
    const c = await council(here);
    const id = await person(c);
    const requestId = '018f0000-0000-7000-8000-000000000001';
    const [card] = await invitePeople.execute(c.as('administrator'), { people: [id] }, requestId);
    expect(await invitePeople.execute(c.as('administrator'), { people: [id] }, requestId)).toBeNull();
    const stored = await c.read(async (tx) => (await sql<{ text: string }>`select string_agg(r.result::text || e.data::text, '') as text from request r, event e`.execute(tx)).rows[0]?.text ?? '');
    expect(stored).not.toContain(card?.token);
  });

  it('ends: withdrawn, replaced by a newer one, after 14 days, or with the account', async () => {
    const c = await council(here);
    const id = await person(c);
    const gone = async (token: string | undefined, now = at.now) => (await c.read((tx) => invitedPerson(tx, token ?? '', now))) === null;
    const [first] = await invitePeople.execute(c.as('administrator'), { people: [id] });
    const [second] = await invitePeople.execute(c.as('administrator'), { people: [id] });
    expect([await gone(first?.token), await gone(second?.token)]).toEqual([true, false]);
    expect(await gone(second?.token, new Date('2026-12-05T08:00:00+07:00'))).toBe(true);
    await revokeInvitation.execute(c.as('administrator'), { personId: id });
    expect(await gone(second?.token)).toBe(true);
    await expect(revokeInvitation.execute(c.as('administrator'), { personId: id })).rejects.toBeInstanceOf(NotFound);
  });

  it('is refused for somebody without phone and e-mail, for a name in use, and to anybody but an administrator', async () => {
    const c = await council(here);
    const bare = await person(c, { phone: '' });
    await expect(invitePeople.execute(c.as('administrator'), { people: [bare] })).rejects.toMatchObject({ message: 'person.no-sign-in-name' });
    const a = await person(c);
    const b = await person(c, { name: 'Trùng Số Thử' });
    await invitePeople.execute(c.as('administrator'), { people: [a] });
    await expect(invitePeople.execute(c.as('administrator'), { people: [b] })).rejects.toMatchObject({ message: 'person.name-taken', params: { name: 'Lê Văn Thử' } });
    await expect(invitePeople.execute(c.as('office-head'), { people: [a] })).rejects.toBeInstanceOf(Forbidden);
  });
});

describe('accounts', () => {
  async function withAccount(c: TestCouncil): Promise<string> {
    const id = await person(c);
    const [card] = await invitePeople.execute(c.as('administrator'), { people: [id] });
    await takeInvitation.execute(c.clock, { token: card?.token, password: 'Mau-thu-2026', again: 'Mau-thu-2026' });
    return id;
  }

  it('a reset makes the old password useless, ends every sign-in and waits for the new one', async () => {
    const c = await council(here);
    const id = await withAccount(c);
    const card = await resetPassword.execute(c.as('administrator'), { personId: id });
    const open = await c.read(async (tx) => (await sql<{ n: number; hash: string | null }>`select (select count(*)::int from sign_in s where s.person_id = a.person_id and ended_at is null) as n, password_hash as hash from account a where person_id = ${id}`.execute(tx)).rows[0]);
    expect(open).toEqual({ n: 0, hash: null });
    await expect(takeInvitation.execute(c.clock, { token: card.token, password: 'Mau-thu-2026', again: 'Mau-thu-2027' })).rejects.toBeInstanceOf(Invalid);
    expect(await takeInvitation.execute(c.clock, { token: card.token, password: 'Mau-moi-2027', again: 'Mau-moi-2027' })).toMatchObject({ outcome: 'signed-in' });
  });

  it('unused for 45 days they are flagged, counted for the quarter, and reviewed once', async () => {
    const c = await council(here);
    const id = await withAccount(c);
    const later = { today: '2027-01-10', now: new Date('2027-01-10T08:00:00+07:00') };
    expect((await c.read((tx) => personById(tx, id, later.today, later.now)))?.account).toBe('dormant');
    const review = await c.read((tx) => accountReview(tx, later, 45));
    expect(review).toMatchObject({ quarter: '2027-Q1', done: null });
    expect(review.dormant.some((each) => each.id === id)).toBe(true);
    const then = c.at('2027-01-10T08:00:00+07:00');
    await reviewAccounts.execute(then.as('administrator'), { quarter: '2027-Q1' });
    expect((await c.read((tx) => accountReview(tx, later, 45))).done).not.toBeNull();
    await expect(reviewAccounts.execute(then.as('administrator'), { quarter: '2027-Q1' })).rejects.toMatchObject({ message: 'person.reviewed-already' });
  });

  it('are closed with a reason and opened again; one without an account is told so', async () => {
    const c = await council(here);
    const id = await withAccount(c);
    await disableAccount.execute(c.as('administrator'), { personId: id, reason: 'Chuyển công tác' });
    expect((await c.read((tx) => personById(tx, id, at.today, at.now)))?.account).toBe('disabled');
    await expect(invitePeople.execute(c.as('administrator'), { people: [id] })).rejects.toMatchObject({ message: 'person.disabled' });
    await enableAccount.execute(c.as('administrator'), { personId: id });
    expect((await c.read((tx) => personById(tx, id, at.today, at.now)))?.account).toBe('active');
    await expect(unlockAccount.execute(c.as('administrator'), { personId: c.person('mttq-officer') })).rejects.toBeInstanceOf(NotFound);
  });
});
