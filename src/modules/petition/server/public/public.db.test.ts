import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { visitorActor, type Scope } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { filePath } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { createOrganization } from '#modules/organization/server/commands/edit-organizations.ts';
import { council, world, type TestCouncil } from '../../../../../tests/support/world.ts';
import { heic, phoneJpeg, secrets } from '../../../../../tests/support/photos.ts';
import { answerPetitions } from '../commands/answer-petitions.ts';
import { classifyPetition } from '../commands/classify-petitions.ts';
import { judgeAnswers } from '../commands/judge-answers.ts';
import { mergePetitions } from '../commands/merge-petitions.ts';
import { recordPetition } from '../commands/record-petition.ts';
import { referPetitions } from '../commands/refer-petitions.ts';
import { removePetition, splitPetition } from '../commands/split-petition.ts';
import { parseCode } from '../../rules.ts';
import { answerBack } from './answer-back.ts';
import { newTicket } from './form-ticket.ts';
import { heldSendings, openObjections } from './office.ts';
import { readPublicPage, lookOver, setPublicPage } from './public-page.ts';
import { publicationProposal } from './publication.ts';
import { noFilter, photoIsPublic, publishedPage, publishedPetition, yearFigures } from './published.ts';
import { publishPetition, publishPetitions, withdrawPublication } from './publish-petitions.ts';
import { formSecret, receiveSending } from './receive.ts';
import { sendPetition } from './send-petition.ts';
import { similarPublished } from './similar.ts';
import { tracked } from './tracked.ts';
import { forgetVisits, visitLimits } from './visits.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'nghisu-public-'));
process.env['NGHISU_DATA'] = dataDir;
const here = world();
let c: TestCouncil;
let village: string;
const today = '2026-11-20';
beforeAll(async () => {
  c = await council(here);
  village = await villageOf(c, 'Thôn Mẫu 3');
});

async function villageOf(of: TestCouncil, name: string): Promise<string> {
  const { id } = await createOrganization.execute(of.as('clerk'), { kind: 'village', name, shortName: '', aliases: '', parentId: '', inside: '' });
  return id;
}
const visitor = (of = c): Scope => ({ ...of.clock, actor: visitorActor });
let places = 0;
const somewhere = () => `10.${Math.floor(++places / 60_000)}.${Math.floor(places / 250) % 250}.${places % 250}`;
/** One form opened half a minute ago and sent. */
async function send(values: Record<string, unknown>, more: { of?: TestCouncil; address?: string; opened?: number; ticket?: string } = {}) {
  const scope = visitor(more.of);
  const ticket = more.ticket ?? newTicket(formSecret(dataDir), new Date(scope.now.getTime() - (more.opened ?? 30) * 1000));
  return receiveSending(scope, { dataDir, address: more.address ?? somewhere(), ticket, values: { publishable: 'on', ...values } });
}
async function sent(values: Record<string, unknown>, more: Parameters<typeof send>[1] = {}) {
  const received = await send(values, more);
  if (received.kind !== 'sent') throw new Error(received.kind);
  return received.sent;
}
const follow = (code: string, of = c) => of.read((tx) => tracked(tx, code, today));
const idOf = async (code: string, of = c): Promise<string> => {
  const { year, number } = parseCode(code)!;
  return of.read(async (tx) => (await sql<{ id: string }>`select petition_id as id from petition where council_id = app.council() and year = ${year} and number = ${number}`.execute(tx)).rows[0]!.id);
};
const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: { message: string; fields?: Record<string, string> }) => (error.fields ? Object.values(error.fields)[0] : error.message));
const count = (query: string) => c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(query)}`.execute(tx)).rows[0]!.n);
async function answered(code: string, words = 'Đã sửa xong đoạn đường ngày 10/11, xe đi lại được.') {
  const petitionId = await idOf(code);
  await classifyPetition.execute(c.as('clerk'), { petitionId, field: 'giao_thong', level: 'xã', bodyId: c.organization('peoples-committee') });
  await referPetitions.execute(c.as('clerk'), { bodyId: c.organization('peoples-committee'), petitionIds: [petitionId], signerId: c.person('chair') });
  await answerPetitions.execute(c.as('ubnd-officer'), { petitionIds: [petitionId], result: 'done', words, number: '120/UBND-KT' });
  return petitionId;
}
const road = 'Đường thôn Mẫu 3 ra cánh đồng bị lầy, xe máy không đi được từ tháng 9.';

describe('sending without an account', () => {
  it('gives a code of 80 bits once; what is kept of it is a hash, and no event holds words, names or code', async () => {
    const text = `Tôi là Trần Thị Mẫu, số 0912 345 678. ${road}`;
    const { code, petitionCode } = await sent({ text, villageId: village, name: 'Trần Thị Mẫu', phone: '0912 345 678' });
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(petitionCode).toMatch(/^KN-2026-\d{4}$/);
    expect(await follow(code)).toMatchObject({ words: text, village: 'Thôn Mẫu 3', petitions: [{ code: petitionCode, state: 'sorting', next: { kind: 'classify', by: '2026-11-25', workingDays: 3 } }] });
    const client = new pg.Client({ connectionString: here.ownerUrl });
    await client.connect();
    const { rows } = await client.query('select (select string_agg(e::text, chr(10)) from event e) || (select string_agg(r::text, chr(10)) from request r) || (select string_agg(t::text, chr(10)) from tracking_code t) as all');
    await client.end();
    for (const secret of [code, code.replaceAll('-', ''), 'Trần Thị Mẫu', '0912', 'cánh đồng']) expect(rows[0].all).not.toContain(secret);
  });

  it('sent again with the same form is one petition and shows the same code; another form with its key is refused', async () => {
    const ticket = newTicket(formSecret(dataDir), new Date(c.clock.now.getTime() - 60_000));
    const before = await count('petition');
    const [one, two] = [await sent({ text: road }, { ticket }), await sent({ text: road }, { ticket })];
    expect(two).toEqual(one);
    expect(await count('petition')).toBe(before + 1);
    expect(await refusal(sendPetition.execute(visitor(), { text: road, entryKey: ticket.split('.')[2], code: 'AAAA-AAAA-AAAA-AAAA' }))).toBe('petition.sent-before');
  });

  it('refuses no words, half a phone number, a village of elsewhere; nothing is written then', async () => {
    const before = await count('petition');
    expect(await refusal(send({ text: 'hỏng' }))).toBe('petition.send-words');
    expect(await refusal(send({ text: road, phone: '091 234' }))).toBe('petition.phone-short');
    const other = await council(here);
    expect(await refusal(send({ text: road, villageId: await villageOf(other, 'Thôn Khác') }))).toBe('petition.village-unknown');
    expect(await count('petition')).toBe(before);
  });

  it('a visitor may do nothing of the office, and an officer is no visitor', async () => {
    const { petitionCode } = await sent({ text: road });
    const petitionId = await idOf(petitionCode);
    expect(await refusal(recordPetition.execute(visitor(), { text: road }))).toBe('core.forbidden-verb');
    expect(await refusal(classifyPetition.execute(visitor(), { petitionId, field: 'giao_thong', level: 'xã' }))).toBe('core.not-found');
    expect(await refusal(publishPetition.execute(visitor(), { petitionId, title: 'x', body: 'y' }))).toBe('core.not-found');
    expect(await refusal(lookOver.execute(visitor(), { raisingIds: [newId()] }))).toBe('core.forbidden-verb');
    expect(await refusal(setPublicPage.execute(visitor(), { version: 0 }))).toBe('core.forbidden-verb');
    expect(await refusal(sendPetition.execute(c.as('clerk'), { text: road, code: 'AAAA-AAAA-AAAA-AAAA' }))).toBe('core.forbidden-verb');
  });

  it('script in the words stays text, whole and untouched', async () => {
    const text = '<script>alert(document.cookie)</script> Đường hỏng & lầy "quá"';
    const { code, petitionCode } = await sent({ text });
    expect((await follow(code))!.words).toBe(text);
    expect((await follow(code))!.petitions[0]!.title).toContain('<script>');
    expect(petitionCode).toBeTruthy();
  });
});

describe('photos', () => {
  it('are kept without place, device or time: the bytes on the disk tell nothing', async () => {
    const { code } = await sent({ text: road, photos: [{ name: 'IMG_20261002_0730 iPhone cua Mau.JPG', bytes: phoneJpeg() }] });
    const { ownPhotos } = (await follow(code))!;
    expect(ownPhotos).toHaveLength(1);
    const row = await c.read(async (tx) => (await sql<{ sha256: string; name: string }>`select sha256, name from file where council_id = app.council() and file_id = ${ownPhotos[0]}`.execute(tx)).rows[0]!);
    expect(row.name).toBe('anh.jpg');
    const bytes = readFileSync(filePath(dataDir, row.sha256)).toString('latin1');
    for (const secret of secrets) expect(bytes).not.toContain(secret);
  });

  it('HEIC, a page in a picture’s name, and more than twelve megabytes are refused with what to do', async () => {
    expect(await refusal(send({ text: road, photos: [{ name: 'IMG.jpg', bytes: heic }] }))).toBe('petition.photo-heic');
    expect(await refusal(send({ text: road, photos: [{ name: 'a.png', bytes: new TextEncoder().encode('<svg onload=alert(1)>') }] }))).toBe('petition.photo-kind');
    expect(await refusal(send({ text: road, photos: [{ name: 'a.jpg', bytes: new Uint8Array(12 * 1024 * 1024 + 1) }] }))).toBe('petition.photo-large');
    expect(await refusal(send({ text: road, photos: Array.from({ length: 5 }, () => ({ name: 'a.jpg', bytes: phoneJpeg() })) }))).not.toBeNull();
  });
});

describe('codes', () => {
  it('forged, mistyped, of another council, revoked: all give nothing, and the same nothing', async () => {
    const other = await council(here);
    const { code } = await sent({ text: road });
    const elsewhere = await sent({ text: road }, { of: other });
    expect(await follow(code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'i'))).not.toBeNull();
    for (const typed of ['', 'AAAA-AAAA-AAAA-AAAA', `${code}0`, code.slice(1), elsewhere.code, 'KN-2026-0001', "' or true --", '%']) expect(await follow(typed), typed).toBeNull();
    expect(await refusal(answerBack.execute(visitor(), { code: elsewhere.code, agrees: 'yes' }))).toBe('petition.code-unknown');
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`update tracking_code set revoked_at = now() where council_id = ${c.id}`.execute(tx));
    expect(await follow(code)).toBeNull();
  });

  it('two voters of one matter see the matter and nothing of each other', async () => {
    const one = await sent({ text: `Tôi là Trần Thị Mẫu, ${road}`, name: 'Trần Thị Mẫu', phone: '0912345678', photos: [{ name: 'a.jpg', bytes: phoneJpeg() }] });
    const two = await sent({ text: 'Đường ra cánh đồng thôn Mẫu 3 lầy lội, đề nghị rải đá.', name: 'Lê Văn Ví', phone: '0987654321' });
    await mergePetitions.execute(c.as('clerk'), { intoId: await idOf(one.petitionCode), petitionIds: [await idOf(two.petitionCode)] });
    await answered(one.petitionCode, 'Trả lời bà Trần Thị Mẫu (0912 345 678): đã rải đá xong ngày 10/11.');
    const theirs = (await follow(two.code))!;
    expect(theirs.words).toContain('rải đá');
    expect(theirs.petitions).toMatchObject([{ code: one.petitionCode, voters: 2, reply: { words: 'Trả lời một người dân ([số điện thoại]): đã rải đá xong ngày 10/11.' } }]);
    expect(theirs.petitions[0]!.steps.map(({ kind }) => kind)).toEqual(['sent', 'merged', 'classified', 'referred', 'answered'].sort((a, b) => theirs.petitions[0]!.steps.findIndex((s) => s.kind === a) - theirs.petitions[0]!.steps.findIndex((s) => s.kind === b)));
    expect(theirs.ownPhotos).toEqual([]);
    const all = JSON.stringify(theirs);
    for (const secret of ['Trần Thị Mẫu', '0912', 'Lê Văn Ví', '0987']) expect(all).not.toContain(secret);
  });

  it('a matter split in parts is followed through each part, and one says which part one means', async () => {
    const { code, petitionCode } = await sent({ text: 'Đường thôn Mẫu 3 lầy. Đèn đường thôn Mẫu 3 hỏng.' });
    await splitPetition.execute(c.as('clerk'), { petitionId: await idOf(petitionCode), parts: ['Đường thôn Mẫu 3 lầy, đề nghị sửa.', 'Đèn đường thôn Mẫu 3 hỏng, đề nghị thay.'] });
    const parts = (await follow(code))!.petitions;
    expect(parts).toHaveLength(2);
    await answered(parts[1]!.code);
    expect(await refusal(answerBack.execute(visitor(), { code, agrees: 'yes' }))).toBe('petition.part-choose');
    await answerBack.execute(visitor(), { code, agrees: 'yes', part: parts[1]!.code });
    expect((await follow(code))!.petitions.map(({ said }) => said?.agrees)).toEqual([undefined, true]);
  });

  it('taken out as no petition, the code says so and shows nothing else', async () => {
    const { code, petitionCode } = await sent({ text: 'Quảng cáo bán hàng giá rẻ cho bà con.' });
    await removePetition.execute(c.as('clerk'), { petitionId: await idOf(petitionCode), kind: 'not-a-petition', reason: 'Quảng cáo' });
    expect(await follow(code)).toMatchObject({ removed: { kind: 'not-a-petition' }, petitions: [] });
  });
});

describe('what the voter thinks of the answer', () => {
  it('waits for an answer; agreeing tells the only voter; not agreeing needs why and is shown to the office, which decides', async () => {
    const { code, petitionCode } = await sent({ text: road });
    expect(await refusal(answerBack.execute(visitor(), { code, agrees: 'yes' }))).toBe('petition.no-answer-yet');
    await answered(petitionCode);
    expect(await refusal(answerBack.execute(visitor(), { code, agrees: 'no' }))).toBe('petition.disagree-why');
    expect(await answerBack.execute(visitor(), { code, agrees: 'no', reason: 'Mới đổ một xe đá, gọi 0912345678 sẽ rõ' })).toEqual({ agrees: false, reopened: false });
    expect((await follow(code))!.petitions[0]).toMatchObject({ said: { agrees: false }, state: 'answered' });
    expect((await c.read((tx) => openObjections(tx))).find((each) => each.code === petitionCode)).toMatchObject({ reason: 'Mới đổ một xe đá, gọi 0912345678 sẽ rõ' });
    await answerBack.execute(visitor(), { code, agrees: 'yes' });
    expect((await c.read((tx) => openObjections(tx))).some((each) => each.code === petitionCode)).toBe(false);
    expect(await count(`obligation where subject_kind = 'petition-tell' and subject_id = '${await idOf(petitionCode)}' and done_on is not null`)).toBe(1);
  });

  it('opens the petition again by itself where the council set it so, and the log has the reason without personal data', async () => {
    await setPublicPage.execute(c.as('office-head'), { reopenOnDisagreement: 'on', notice: '', version: 0 });
    expect(await refusal(setPublicPage.execute(c.as('office-head'), { notice: 'x', version: 0 }))).toBe('petition.public-page-changed');
    const { code, petitionCode } = await sent({ text: road });
    const petitionId = await answered(petitionCode);
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [petitionId], verdict: 'satisfactory' });
    expect((await follow(code))!.petitions[0]!.state).toBe('settled');
    expect(await answerBack.execute(visitor(), { code, agrees: 'no', reason: 'Chưa xong, gọi 0912345678' })).toEqual({ agrees: false, reopened: true });
    expect((await follow(code))!.petitions[0]).toMatchObject({ state: 'again', reply: null, next: { kind: 'answer', by: '2026-12-21' } });
    expect(await count(`petition_reopening where petition_id = '${petitionId}' and reason = 'Chưa xong, gọi [số điện thoại]'`)).toBe(1);
    await setPublicPage.execute(c.as('office-head'), { notice: '', version: (await c.read((tx) => readPublicPage(tx))).version });
  });
});

describe('publishing', () => {
  it('proposes words without personal data, refuses words with it, and shows only the photos chosen', async () => {
    const { petitionCode, code } = await sent({ text: `Nhà bà Lê Thị Dụ ở số nhà 27 ngập. ${road} Gọi 0912345678.`, name: 'Trần Thị Mẫu', photos: [{ name: 'a.jpg', bytes: phoneJpeg() }] });
    const petitionId = await answered(petitionCode);
    const proposal = await c.read((tx) => publicationProposal(tx, c.as('clerk').actor, petitionId));
    expect(proposal.found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['person', 'address', 'phone']));
    expect(proposal.body).toContain('Nhà một người dân ở [địa chỉ] ngập.');
    expect(proposal.photos).toHaveLength(1);
    expect(await refusal(publishPetition.execute(c.as('clerk'), { petitionId, title: 'Đường lầy', body: 'Ông Trần Văn Thử đề nghị sửa đường', answer: '' }))).toBe('petition.personal-data');
    expect(await refusal(publishPetition.execute(c.as('clerk'), { petitionId, title: 'Đường lầy', body: 'tran thi mau de nghi', answer: '' }))).toBe('petition.personal-data');
    expect(await refusal(publishPetition.execute(c.as('clerk'), { petitionId, title: 'Đường lầy', body: road, answer: '', showFiles: [newId()] }))).toBe('petition.publish-files');
    expect(await refusal(publishPetition.execute(c.as('delegate'), { petitionId, title: 'Đường lầy', body: road, answer: '' }))).toBe('core.forbidden-verb');
    expect(await c.read((tx) => publishedPetition(tx, petitionCode, today))).toBeNull();
    await publishPetition.execute(c.as('clerk'), { petitionId, title: 'Đường lầy', body: road, answer: proposal.answer, showFiles: [] });
    const shown = await c.read((tx) => publishedPetition(tx, petitionCode, today));
    expect(shown).toMatchObject({ title: 'Đường lầy', state: 'answered', photos: [] });
    expect(await c.read((tx) => photoIsPublic(tx, proposal.photos[0]!.fileId))).toBe(false);
    await publishPetition.execute(c.as('clerk'), { petitionId, title: 'Đường lầy, đã sửa', body: road, answer: proposal.answer, showFiles: [proposal.photos[0]!.petitionFileId] });
    expect(await c.read((tx) => publishedPetition(tx, petitionCode, today))).toMatchObject({ title: 'Đường lầy, đã sửa', photos: [{ kind: 'photo' }] });
    expect(await c.read((tx) => photoIsPublic(tx, proposal.photos[0]!.fileId))).toBe(true);
    await withdrawPublication.execute(c.as('clerk'), { petitionId, reason: 'Cần viết lại' });
    expect(await refusal(withdrawPublication.execute(c.as('clerk'), { petitionId, reason: 'Cần viết lại' }))).toBe('petition.publication-none');
    expect(await c.read((tx) => publishedPetition(tx, petitionCode, today))).toBeNull();
    expect(await c.read((tx) => photoIsPublic(tx, proposal.photos[0]!.fileId))).toBe(false);
    expect((await follow(code))!.petitions[0]!.published).toBe(false);
  });

  it('many at once: those that hold personal data, were declined by their voter or are merged stay back with the reason', async () => {
    const good = await sent({ text: 'Đề nghị nạo vét kênh N2 đoạn qua thôn Mẫu 3 trước vụ đông xuân.' });
    const named = await sent({ text: 'Đề nghị xã xem lại hộ ông Nguyễn Văn Thử chưa được vay vốn.' });
    const declined = await sent({ text: 'Đề nghị lắp thêm đèn đường ngõ 7 thôn Mẫu 3.', publishable: '' });
    const ids = [await idOf(good.petitionCode), await idOf(named.petitionCode), await idOf(declined.petitionCode)];
    const outcome = await publishPetitions.execute(c.as('clerk'), { petitionIds: ids });
    expect(outcome).toMatchObject({ published: 1, left: [{ code: named.petitionCode, why: 'petition.personal-data', found: '“ông Nguyễn Văn Thử”' }, { code: declined.petitionCode, why: 'petition.voter-declined' }] });
  });

  it('lists, filters and figures tell only what was published, and the words of the unpublished cannot be searched out', async () => {
    const page = async (filter: object = {}) => c.read((tx) => publishedPage(tx, { ...noFilter, ...filter }, today));
    const hidden = await sent({ text: 'Chuyện riêng Zebra của gia đình cần giải quyết gấp.', villageId: village });
    expect((await page({ words: 'zebra' })).total).toBe(0);
    expect((await page({ words: 'NAO VET kenh' })).rows.map(({ title }) => title)).toEqual(['Đề nghị nạo vét kênh N2 đoạn qua thôn Mẫu 3 trước vụ đông xuân']);
    expect((await page({ words: '%' })).total).toBe(0);
    expect(JSON.stringify(await page())).not.toContain('Zebra');
    const petitionId = await answered((await sent({ text: 'Cầu tràn thôn Mẫu 3 hỏng lan can, đề nghị làm lại.', villageId: village })).petitionCode);
    await publishPetition.execute(c.as('clerk'), { petitionId, title: 'Lan can cầu tràn', body: 'Lan can cầu tràn hỏng.', answer: 'Đã làm lại.' });
    await judgeAnswers.execute(c.as('chair'), { petitionIds: [petitionId], verdict: 'satisfactory' });
    expect((await page({ state: 'settled', villageId: village })).rows).toMatchObject([{ title: 'Lan can cầu tràn', answer: 'Đã làm lại.', village: 'Thôn Mẫu 3', state: 'settled' }]);
    expect((await page()).counts.state.settled).toBe(1);
    const figures = await c.read((tx) => yearFigures(tx, 2026, today));
    expect(figures.settled).toEqual([expect.any(Number), 1]);
    expect(figures.received[0]).toBeGreaterThan(figures.received[1]);
    const later = await c.read((tx) => yearFigures(tx, 2026, '2027-03-01'));
    expect(later.overdue[0]).toBeGreaterThanOrEqual(0);
    expect(hidden.petitionCode).toBeTruthy();
  });

  it('a matter already public is proposed before sending, and joining it is one more raising with its own code', async () => {
    const found = await c.read((tx) => similarPublished(tx, 'Lan can cầu tràn thôn Mẫu 3 bị gãy hỏng, đề nghị làm lại lan can cầu tràn', village, today));
    expect(found.map(({ title }) => title)).toContain('Lan can cầu tràn');
    expect(await c.read((tx) => similarPublished(tx, 'Đề nghị tăng lương hưu cho người cao tuổi trong cả nước', null, today))).toEqual([]);
    // At an end: a click of an unknown visitor must not open it again.
    expect(found[0]).toMatchObject({ ended: true, state: 'settled' });
    expect(await refusal(send({ text: '', joinCode: found[0]!.code }))).toBe('petition.join-unknown');
    const lamp = await sent({ text: 'Đèn đường cụm dân cư số 4 thôn Mẫu 3 hỏng từ tháng 8, đề nghị thay.' });
    await publishPetition.execute(c.as('clerk'), { petitionId: await idOf(lamp.petitionCode), title: 'Đèn đường cụm dân cư số 4', body: 'Đèn đường cụm dân cư số 4 thôn Mẫu 3 hỏng, đề nghị thay.', answer: '' });
    const joined = await sent({ text: '', joinCode: lamp.petitionCode });
    expect(joined).toMatchObject({ joined: true, petitionCode: lamp.petitionCode });
    expect((await follow(joined.code))!.petitions[0]).toMatchObject({ code: lamp.petitionCode, voters: 2 });
    expect(joined.code).not.toBe(lamp.code);
    expect(await refusal(send({ text: '', joinCode: 'KN-2026-9999' }))).toBe('petition.join-unknown');
    const unpublished = await sent({ text: road });
    expect(await refusal(send({ text: road, joinCode: unpublished.petitionCode }))).toBe('petition.join-unknown');
  });
});

describe('abuse', () => {
  it('a form nobody opened is asked for again; a filled trap and a form sent in a second are kept and looked over', async () => {
    expect(await send({ text: road }, { ticket: 'forged' })).toEqual({ kind: 'form-old' });
    expect(await send({ text: road }, { opened: 5 * 86_400 })).toEqual({ kind: 'form-old' });
    const before = (await c.read((tx) => yearFigures(tx, 2026, today))).received[0];
    const bot = await sent({ text: 'Mua ngay hôm nay http://mau.example giá rẻ', website: 'http://mau.example' }, { opened: 1 });
    const held = (await c.read((tx) => heldSendings(tx))).rows.find(({ code }) => code === bot.petitionCode)!;
    expect(held.doubts).toEqual(['trap', 'too-fast']);
    expect((await c.read((tx) => yearFigures(tx, 2026, today))).received[0]).toBe(before);
    expect(await refusal(lookOver.execute(c.as('delegate'), { raisingIds: [held.raisingId] }))).toBe('core.forbidden-verb');
    expect(await lookOver.execute(c.as('clerk'), { raisingIds: [held.raisingId] })).toEqual({ looked: 1 });
    expect((await c.read((tx) => heldSendings(tx))).rows.some(({ code }) => code === bot.petitionCode)).toBe(false);
    expect((await c.read((tx) => yearFigures(tx, 2026, today))).received[0]).toBe(before + 1);
  });

  it('hundreds from one place: a meeting’s worth is taken, the rest waits with the minutes said; others and other councils send on', async () => {
    const fresh = await council(here);
    const outcomes = { sent: 0, wait: 0 };
    for (let turn = 0; turn < 300; turn += 1) {
      const received = await send({ text: `${road} Lần ${turn}.` }, { of: fresh, address: '203.0.113.7' });
      if (received.kind === 'wait') expect(received.minutes).toBe(60);
      outcomes[received.kind as 'sent' | 'wait'] += 1;
    }
    expect(outcomes).toEqual({ sent: visitLimits.send.refusedFrom - 1, wait: 300 - visitLimits.send.refusedFrom + 1 });
    expect((await fresh.read((tx) => heldSendings(tx))).total).toBe(visitLimits.send.refusedFrom - visitLimits.send.doubtfulFrom);
    expect(await send({ text: road }, { of: fresh, address: '203.0.113.8' })).toMatchObject({ kind: 'sent' });
    expect((await fresh.read((tx) => heldSendings(tx))).rows.at(-1)!.doubts).toEqual(['many-from-place']);
    expect(await send({ text: road }, { address: '203.0.113.7' })).toMatchObject({ kind: 'sent' });
    expect(await send({ text: road }, { of: fresh.at('2026-11-20T09:01:00+07:00'), address: '203.0.113.7' })).toMatchObject({ kind: 'sent' });
  });

  it('addresses are kept as hashes under the salt of the day, and both are forgotten', async () => {
    const rows = async (table: string) => count(`${table} where council_id = app.council()`);
    expect(await count(`visit_count where key_hash !~ '^[0-9a-f]{64}$'`)).toBe(0);
    expect(await rows('visit_salt')).toBe(1);
    await inCouncil(here.database, { councilId: c.id }, 'write', (tx) => forgetVisits(tx, new Date('2026-11-22T03:17:00+07:00')));
    expect([await rows('visit_count'), await rows('visit_salt')]).toEqual([0, 0]);
  });
});
