import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inCouncil } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { renewCalendarToken, revokeCalendarToken } from '#core/identity/own-account.ts';
import { deferObligation } from '#modules/obligation/server/commands/defer-obligation.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { calendarOf } from './calendar-feed.ts';

const here = world();

/** Reads a calendar back by RFC 5545: unfolds lines (§3.1), splits name, parameters and value, undoes the escapes of TEXT (§3.3.11). */
function parse(ics: string): Record<string, string>[] {
  const lines = ics.replace(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') events.push({});
    else if (line !== 'END:VEVENT' && events.length > 0 && name !== 'END') (events.at(-1) as Record<string, string>)[name] = value.replace(/\\([\\;,n])/g, (_, char: string) => (char === 'n' ? '\n' : char));
  }
  return events;
}

const draft = (c: TestCouncil, more: object) => ({
  kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title: 'Báo cáo tháng 11; bản chính, có dấu', product: '', leadOrganizationId: c.organization('office'), responsiblePersonId: null, coordinatingOrganizationIds: [], fromOn: null,
  dueOn: '2026-11-25', dueAt: null, remindOn: null, needed: null, planId: null, forTaskId: null, basis: '', lawRule: null, ...more
});

async function tokenOf(c: TestCouncil): Promise<string> {
  await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`insert into account (council_id, person_id, sign_in_name) values (${c.id}, ${c.person('clerk')}, 'vt@mau.example') on conflict do nothing`.execute(tx));
  await renewCalendarToken.execute(c.as('clerk'), {});
  const { rows } = await c.read((tx) => sql<{ token: string }>`select calendar_token as token from account where person_id = ${c.person('clerk')}`.execute(tx));
  return rows[0]?.token ?? '';
}

const at = (c: TestCouncil) => ({ now: new Date('2026-11-20T08:00:00+07:00'), today: '2026-11-20', council: c.slug, name: 'xã Mẫu Thử', origin: 'https://mau.example' });
const feed = (c: TestCouncil, token: string) => c.read((tx) => calendarOf(tx, token, at(c)));

describe('the private calendar', () => {
  it('holds a whole-day event for each obligation of its person, and nobody else’s', async () => {
    const c = await council(here);
    const token = await tokenOf(c);
    const { ids } = await openObligations.execute(c.clock, {
      obligations: [
        draft(c, {}),
        draft(c, { title: 'Báo cáo nhanh', dueOn: '2026-11-26', dueAt: new Date('2026-11-26T14:00:00+07:00') }),
        draft(c, { title: 'Của UBND', leadOrganizationId: c.organization('peoples-committee') }),
        draft(c, { title: 'Của chánh văn phòng', responsiblePersonId: c.person('office-head') }),
        draft(c, { title: 'Thường xuyên', dueOn: null })
      ]
    });
    const body = (await feed(c, token)) ?? '';
    expect(body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const events = parse(body);
    expect(events.map((event) => [event['SUMMARY'], event['DTSTART;VALUE=DATE'], event['DTEND;VALUE=DATE']])).toEqual([
      ['Báo cáo tháng 11; bản chính, có dấu', '20261125', '20261126'],
      ['Báo cáo nhanh (trước 14:00)', '20261126', '20261127']
    ]);
    expect(events[0]).toMatchObject({ UID: `${ids[0]}@nghi-su`, SEQUENCE: '0' });
    expect(body).not.toContain('Nguyễn Văn Mẫu');
    expect(body).not.toContain('VALARM');
  });

  it('keeps an event’s name when its day moves, with a higher sequence; nothing changed, the same bytes', async () => {
    const c = await council(here);
    const token = await tokenOf(c);
    const { ids } = await openObligations.execute(c.clock, { obligations: [draft(c, {}), draft(c, { title: 'Việc hai', dueOn: '2026-11-18' })] });
    expect(await feed(c, token)).toBe(await feed(c, token));
    await deferObligation.execute(c.as('chair'), { obligationId: ids[0], newDueOn: '2026-12-02', reason: 'Lùi theo phiên họp', allowedBy: 'Chủ tịch', hour: '', paper: '' });
    await stateProgress.execute(c.as('clerk'), { obligationId: ids[1], status: 'done', happenedOn: '2026-11-18', hour: '', note: '', percent: '', paper: '' });
    const events = parse((await feed(c, token)) ?? '');
    expect(events.find((event) => event['UID'] === `${ids[0]}@nghi-su`)).toMatchObject({ 'DTSTART;VALUE=DATE': '20261202', SEQUENCE: '1' });
    expect(events.find((event) => event['UID'] === `${ids[1]}@nghi-su`)?.['SUMMARY']).toBe('Xong: Việc hai');
  });

  it('is gone when its address is renewed, taken back, or its account closed', async () => {
    const c = await council(here);
    const first = await tokenOf(c);
    const second = await tokenOf(c);
    expect(await feed(c, first)).toBeNull();
    expect(await feed(c, second)).not.toBeNull();
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`update account set disabled_at = now()`.execute(tx));
    expect(await feed(c, second)).toBeNull();
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`update account set disabled_at = null`.execute(tx));
    await revokeCalendarToken.execute(c.as('clerk'), {});
    expect(await feed(c, second)).toBeNull();
    expect(await feed(c, '')).toBeNull();
    const other = await council(here);
    expect(await feed(other, await tokenOf(c))).toBeNull();
  });
});
