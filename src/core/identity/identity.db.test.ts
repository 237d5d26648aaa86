import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../tests/support/world.ts';
import { actorOf, belongingsOf, cookieOf, findSession, hashToken } from './session.ts';
import type { Actor, Scope } from '../context.ts';
import { inCouncil } from '../db.ts';
import type { PersonId } from '../ids.ts';
import { changePassword, confirmTotp, dropTotp, endOtherSessions, endOwnSession, ownAccount, renewCalendarToken, renewRecoveryCodes, revokeCalendarToken, startTotp } from './own-account.ts';
import { dropPost, keepPost, keptPost, keptPostOf } from './kept-post.ts';
import { askPasskey, usePasskey } from './passkeys.ts';
import { recoverAccount } from './recover.ts';
import { giveSecondFactor, signIn, signInNameOf, unlock } from './sign-in.ts';
import { totpAt } from './totp.ts';
import { trustDevice } from './trusted-device.ts';
import { triesAllowed } from './tries.ts';

const here = world();
const NAME = 'quantri@mau.example';
const PASSWORD = 'Mau-thu-2026';
const morning = new Date('2026-11-20T08:00:00+07:00');
const after = (minutes: number) => new Date(morning.getTime() + minutes * 60_000);

const tries = { device: 'thử', address: '192.168.1.9' };
const enter = (c: TestCouncil, password = PASSWORD, now = morning, more: { name?: string; address?: string; trusted?: string } = {}) =>
  signIn(here.database, c.id, { name: NAME, ...tries, password, ...more }, now);

/** Scope of the founding administrator, who has an account with a password. */
async function self(c: TestCouncil, now = morning): Promise<Scope & { actor: Actor & { personId: PersonId } }> {
  const { id, name, belongings } = await c.read(async (tx) => {
    const row = (await sql<{ id: PersonId; name: string }>`select person_id as id, name from account join person using (council_id, person_id)`.execute(tx)).rows[0]!;
    return { ...row, belongings: await belongingsOf(tx, row.id, now) };
  });
  return { database: here.database, councilId: c.id, actor: actorOf(id, name, belongings) as Actor & { personId: PersonId }, now };
}

async function tokenOf(c: TestCouncil, now = morning): Promise<string> {
  const outcome = await enter(c, PASSWORD, now);
  if (!('token' in outcome)) throw new Error(outcome.outcome);
  return outcome.token;
}
const session = (c: TestCouncil, token: string, now: Date) => findSession(here.database, cookieOf(c.id, token), now);

describe('signing in', () => {
  it('tells how many tries are left, locks after five, and an open account starts anew after the lock', async () => {
    const c = await council(here);
    const left: unknown[] = [];
    for (const address of ['1', '2', '3', '4', '5']) left.push(await enter(c, 'sai', morning, { address }));
    expect(left.slice(0, 4)).toEqual([4, 3, 2, 1].map((n) => ({ outcome: 'wrong', left: n })));
    expect(left[4]).toMatchObject({ outcome: 'locked' });
    expect(await enter(c)).toMatchObject({ outcome: 'locked' });
    expect(await enter(c, PASSWORD, after(12 * 60 + 1))).toMatchObject({ outcome: 'signed-in' });
  });

  it('answers for a name nobody has as for an account', async () => {
    const c = await council(here);
    const answers: unknown[] = [];
    for (let n = 0; n < 5; n += 1) answers.push(await enter(c, 'sai', morning, { name: 'ai-do@mau.example', address: String(n) }));
    expect(answers.slice(0, 4)).toEqual([4, 3, 2, 1].map((n) => ({ outcome: 'wrong', left: n })));
    expect(answers[4]).toMatchObject({ outcome: 'locked' });
  });

  it('lets one address try a name ten times in a quarter of an hour, then makes it wait; another address is not stopped', async () => {
    const c = await council(here);
    for (let n = 0; n < triesAllowed; n += 1) await enter(c, 'sai', morning, { name: 'khong-co@mau.example' });
    expect(await enter(c, 'sai', morning, { name: 'khong-co@mau.example' })).toMatchObject({ outcome: 'slow', until: after(15) });
    expect(await enter(c, PASSWORD, morning)).toMatchObject({ outcome: 'signed-in' });
  });

  it('takes a phone number however it is typed', () => {
    expect(['+84 912 345 678', '0912.345.678', ' Van.Phong@Mau.example'].map(signInNameOf)).toEqual(['0912345678', '0912345678', 'van.phong@mau.example']);
  });

  it('makes an administrator change a password older than the council allows', async () => {
    const c = await council(here);
    expect(await enter(c, PASSWORD, after(59 * 1440))).toMatchObject({ mustChange: false });
    expect(await enter(c, PASSWORD, after(61 * 1440))).toMatchObject({ mustChange: true });
  });

  it('every outcome is in the log, a wrong name without the name', async () => {
    const c = await council(here);
    await enter(c, 'sai');
    await enter(c, 'sai', morning, { name: 'MatKhauCuaToi-1' });
    await enter(c);
    const events = await c.read(async (tx) => (await sql<{ name: string; data: string }>`select name, data::text as data from event where name like 'sign-in.%' order by seq`.execute(tx)).rows);
    expect(events.map((event) => event.name)).toEqual(['sign-in.failed', 'sign-in.unknown-name', 'sign-in.started']);
    expect(JSON.stringify(events)).not.toContain('MatKhauCuaToi');
  });
});

describe('a session', () => {
  it('locks after 15 minutes without a sign, opens with the password, and ends after 12 hours', async () => {
    const c = await council(here);
    const token = await tokenOf(c);
    expect(await session(c, token, after(14))).toMatchObject({ locked: false });
    expect(await session(c, token, after(30))).toMatchObject({ locked: true });
    const me = await self(c);
    expect(await unlock(here.database, c.id, hashToken(token), me.actor.personId, 'sai', after(30))).toMatchObject({ outcome: 'wrong' });
    expect(await unlock(here.database, c.id, hashToken(token), me.actor.personId, PASSWORD, after(30))).toMatchObject({ outcome: 'signed-in' });
    expect(await session(c, token, after(31))).toMatchObject({ locked: false });
    expect(await session(c, token, after(12 * 60 + 1))).toBeNull();
  });

  it('follows the values the council set', async () => {
    const c = await council(here);
    const security = { idleMinutes: 5, longestHours: 2, failures: 3, lockHours: 24, administratorPasswordDays: 30, dormantDays: 30, secondFactor: 'always' };
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`update council set settings = ${JSON.stringify({ security })}`.execute(tx));
    const token = await tokenOf(c);
    expect(await session(c, token, after(6))).toMatchObject({ locked: true, security: { secondFactor: 'always' }, lacksSecondFactor: true });
    expect(await session(c, token, after(121))).toBeNull();
  });

  it('keeps what was sent to a locked screen, without passwords and files, until it is taken back', async () => {
    const c = await council(here);
    const me = await self(c);
    const data = new FormData();
    data.set('title', 'Góp ý dài');
    data.set('password', 'bi-mat');
    data.set('file', new File(['x'], 'bien-ban.pdf'));
    const kept = await keptPostOf(new Request('http://x/', { method: 'POST', body: data }), '/mau/lam-viec/viec/1?/comment');
    expect(kept).toEqual({ to: '/mau/lam-viec/viec/1?/comment', fields: [['title', 'Góp ý dài']], files: ['bien-ban.pdf'] });
    await keepPost.execute(me, kept);
    expect(await c.read((tx) => keptPost(tx, me.actor.personId))).toEqual(kept);
    await dropPost.execute(me, {});
    expect(await c.read((tx) => keptPost(tx, me.actor.personId))).toBeNull();
  });

  it('one is ended by its start, all others at once, and not those of somebody else', async () => {
    const c = await council(here);
    const [a, b, d] = [await tokenOf(c), await tokenOf(c), await tokenOf(c)];
    const me = await self(c);
    await endOwnSession.execute(me, { session: hashToken(a).slice(0, 16) });
    expect(await session(c, a, morning)).toBeNull();
    await expect(endOwnSession.execute(c.as('clerk'), { session: hashToken(b).slice(0, 16) })).rejects.toMatchObject({ name: 'NotFound' });
    expect(await endOtherSessions.execute(me, { keep: hashToken(d) })).toEqual({ ended: 1 });
    expect([await session(c, b, morning), (await session(c, d, morning))?.locked]).toEqual([null, false]);
  });
});

describe('one’s own password', () => {
  it('is changed with the present one, ends the other sign-ins, and is not one of the last ten of an administrator', async () => {
    const c = await council(here);
    const [kept, other] = [await tokenOf(c), await tokenOf(c)];
    const me = await self(c);
    const change = (old: string, password: string, again = password, now = morning) => changePassword.execute({ ...me, now }, { old, password, again, keep: hashToken(kept) });
    await expect(change('sai', 'Mau-thu-2027')).rejects.toMatchObject({ fields: { old: 'identity.password-old-wrong' } });
    await expect(change(PASSWORD, 'Mau-thu-2027', 'Mau-thu-2028')).rejects.toMatchObject({ fields: { again: 'identity.password-differs' } });
    await expect(change(PASSWORD, PASSWORD)).rejects.toMatchObject({ fields: { password: 'identity.password-reused' } });
    await change(PASSWORD, 'Mau-thu-2027', undefined, after(1));
    expect([(await session(c, kept, after(1)))?.locked, await session(c, other, after(1))]).toEqual([false, null]);
    await change('Mau-thu-2027', 'Mau-thu-2028', undefined, after(2));
    await expect(change('Mau-thu-2028', PASSWORD, undefined, after(3))).rejects.toMatchObject({ fields: { password: 'identity.password-reused' } });
  });
});

describe('the second factor', () => {
  async function withTotp(c: TestCouncil): Promise<{ secret: string; codes: string[] }> {
    const me = await self(c);
    const { secret } = await startTotp.execute(me, {});
    const { codes } = await confirmTotp.execute(me, { code: totpAt(secret, Math.floor(morning.getTime() / 30_000)), keep: '' });
    return { secret, codes };
  }

  it('counts only after a right code, is asked from then on, and each code works once', async () => {
    const c = await council(here);
    const me = await self(c);
    const { secret } = await startTotp.execute(me, {});
    await expect(confirmTotp.execute(me, { code: '000000', keep: '' })).rejects.toMatchObject({ name: 'Invalid' });
    expect(await enter(c)).toMatchObject({ outcome: 'signed-in' });
    await confirmTotp.execute(me, { code: totpAt(secret, Math.floor(morning.getTime() / 30_000)), keep: '' });
    const outcome = await enter(c, PASSWORD, after(5));
    if (outcome.outcome !== 'needs-code') throw new Error(outcome.outcome);
    expect(await session(c, outcome.token, after(5))).toMatchObject({ awaitsSecondFactor: true });
    const give = (code: string) => giveSecondFactor.execute({ ...me, now: after(5) }, { tokenHash: hashToken(outcome.token), personId: me.actor.personId, code });
    const code = totpAt(secret, Math.floor(after(5).getTime() / 30_000));
    await give(code);
    expect(await session(c, outcome.token, after(5))).toMatchObject({ awaitsSecondFactor: false, lacksSecondFactor: false });
    await expect(give(code)).rejects.toMatchObject({ message: 'identity.code-wrong' });
  });

  it('a printed code serves once in its place; a trusted device is not asked for 30 days', async () => {
    const c = await council(here);
    const { codes } = await withTotp(c);
    const me = await self(c);
    const outcome = await enter(c);
    if (outcome.outcome !== 'needs-code') throw new Error(outcome.outcome);
    const give = () => giveSecondFactor.execute(me, { tokenHash: hashToken(outcome.token), personId: me.actor.personId, code: (codes[0] ?? '').replaceAll('-', ' · ').toLowerCase() });
    await give();
    await expect(give()).rejects.toMatchObject({ message: 'identity.code-wrong' });
    const { token: trusted } = await trustDevice.execute(me, { personId: me.actor.personId, device: 'thử' });
    expect(await enter(c, PASSWORD, after(60), { trusted })).toMatchObject({ outcome: 'signed-in' });
    expect(await enter(c, PASSWORD, after(31 * 1440), { trusted })).toMatchObject({ outcome: 'needs-code' });
    await expect(dropTotp.execute(me, { password: 'sai' })).rejects.toMatchObject({ name: 'Invalid' });
    await dropTotp.execute(me, { password: PASSWORD });
    expect(await enter(c, PASSWORD, after(90))).toMatchObject({ outcome: 'signed-in' });
  });

  it('the recovery paper opens an account without password and phone, once a code; a new paper makes the old void', async () => {
    const c = await council(here);
    const { codes } = await withTotp(c);
    const recover = (code: string | undefined, password: string) => recoverAccount.execute(c.clock, { name: NAME, code, password, again: password });
    await expect(recover('AAAA-AAAA-AAAA', 'Mau-moi-2027')).rejects.toMatchObject({ message: 'identity.recovery-wrong' });
    await recover(codes[0], 'Mau-moi-2027');
    expect(await enter(c, 'Mau-moi-2027')).toMatchObject({ outcome: 'signed-in' });
    await expect(recover(codes[0], 'Mau-moi-2028')).rejects.toMatchObject({ message: 'identity.recovery-wrong' });
    await renewRecoveryCodes.execute(await self(c), { password: 'Mau-moi-2027' });
    await expect(recover(codes[1], 'Mau-moi-2028')).rejects.toMatchObject({ message: 'identity.recovery-wrong' });
  });
});

describe('passkeys and the calendar feed', () => {
  it('a passkey answer to no challenge of ours, or of nobody, signs nobody in', async () => {
    const c = await council(here);
    const site = { host: 'localhost', origin: 'http://localhost' };
    const options = await askPasskey.execute(c.clock, { site });
    const answer = (challenge: string) => ({ id: 'x', response: { clientDataJSON: Buffer.from(JSON.stringify({ challenge })).toString('base64url') } });
    for (const challenge of [options.challenge, 'khong-co']) await expect(usePasskey.execute(c.clock, { site, device: '', response: answer(challenge) })).rejects.toMatchObject({ message: 'identity.passkey-failed' });
  });

  it('the private calendar address is made, made anew and withdrawn', async () => {
    const c = await council(here);
    const me = await self(c);
    const feed = async () => (await c.read((tx) => ownAccount(tx, me.actor.personId, '', morning))).calendarToken;
    await renewCalendarToken.execute(me, {});
    const first = await feed();
    await renewCalendarToken.execute(me, {});
    expect([first?.length, (await feed()) === first]).toEqual([43, false]);
    await revokeCalendarToken.execute(me, {});
    expect(await feed()).toBeNull();
  });
});
