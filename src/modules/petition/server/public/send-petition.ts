import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { clockActor, type Context } from '#core/context.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { withoutPersonalData } from '../../public/personal-data.ts';
import { Sending } from '../../public/schema.ts';
import { PhotoRefused, stripPhoto } from '../../public/strip-photo.ts';
import { parseCode, titleOf } from '../../rules.ts';
import type { RecordedPetition } from '../../schema.ts';
import { recordLines } from '../record.ts';
import { codeHash } from './tracking.ts';

/** Largest photo taken, bytes: above what phones make. */
export const photoLimit = 12 * 1024 * 1024;

export interface Sent {
  /** Shown once; only its hash is kept. */
  code: string;
  petitionCode: string;
  /** One more raising of a matter that stood already. */
  joined: boolean;
}

/**
 * A voter without an account sends a matter, or joins one that is published ("tôi cũng vậy"). It becomes a petition of source `public` with the same duties as any other; photos are kept
 * without place and device. What speaks against a person having sent it is kept beside (`doubts`) and looked over, never thrown away.
 * @throws Forbidden: not a visitor | Invalid: no words, a phone number too short, a photo that cannot be kept | RuleBroken: the form was used for something else before
 */
export const sendPetition = command({
  name: 'petition.send',
  input: Sending,
  async run(context, input) {
    authorize(petitionPolicy, 'send', context.actor);
    const { tx, councilId, now } = context;
    const joins = input.joinCode === '' ? null : await publishedRoot(context, input.joinCode);
    if (!joins && input.text.length < 10) throw new Invalid({ text: 'petition.send-words' });
    const line = lineOf(input, joins);
    // Recorded by the house: a visitor may not read petitions, and what was recorded brings duties about.
    const { events, results } = await recordLines({ ...context, actor: clockActor }, [line], (_index, field) => (field === 'files' ? 'photos' : field));
    const recorded = results[0]!;
    const hash = codeHash(input.code);
    if (recorded.repeated) {
      const { rows } = await sql`select 1 from tracking_code where council_id = ${councilId} and code_hash = ${hash} and raising_id = ${recorded.raisingId}`.execute(tx);
      if (rows.length === 0) throw new RuleBroken('petition.sent-before');
    } else {
      await sql`insert into tracking_code (council_id, code_hash, raising_id, made_at) values (${councilId}, ${hash}, ${recorded.raisingId}, ${now})`.execute(tx);
      await sql`insert into public_sending (council_id, raising_id, publishable, doubts, sent_at) values (${councilId}, ${recorded.raisingId}, ${input.publishable}, ${input.doubts}, ${now})`.execute(tx);
      if (input.doubts.length > 0) events.push(held(recorded.petitionId, recorded.code, input.doubts));
    }
    return { events, result: { code: input.code, petitionCode: recorded.code, joined: joins !== null } satisfies Sent, keep: false };
  }
});

function held(petitionId: string, code: string, doubts: readonly string[]): EventDraft {
  return { name: 'petition.doubted', subject: { kind: 'petition', id: petitionId }, data: { code, doubts } };
}

/**
 * The petition behind a published one's code, where it is shown and open still. One at an end is not joined: a raising would open it again, which no unknown visitor may do by a click.
 * @throws Invalid('joinCode')
 */
async function publishedRoot({ tx }: Context, typed: string): Promise<{ id: string; title: string }> {
  const parsed = parseCode(typed);
  const { rows } = parsed
    ? await sql<{ id: string; title: string }>`select p.root_id as id, u.title from petition p join petition_publication u on u.council_id = p.council_id and u.petition_id = p.petition_id and u.withdrawn_at is null
        where p.council_id = app.council() and p.year = ${parsed.year} and p.number = ${parsed.number} and p.stage not in ('removed', 'split')
          and not exists (select from petition root where root.council_id = p.council_id and root.petition_id = p.root_id and root.stage in ('judged', 'closed', 'removed', 'split'))`.execute(tx)
    : { rows: [] };
  if (!rows[0]) throw new Invalid({ joinCode: 'petition.join-unknown' });
  return rows[0];
}

function lineOf(input: SendingOutput, joins: { id: string; title: string } | null): RecordedPetition {
  const words = input.text === '' && joins ? `Tôi cũng vậy: ${joins.title}` : input.text;
  const phone = phoneOf(input.phone);
  const raiser = { name: input.name, phone, email: '', address: '' };
  return {
    text: input.place === '' ? words : `${words}\nChỗ cụ thể: ${input.place}`,
    // The title goes into lists, duties and the log, where nobody's name belongs.
    title: titleOf(withoutPersonalData(words, [raiser])),
    source: 'public',
    voterMeetingId: null,
    receptionId: null,
    letterId: null,
    delegatePersonId: null,
    raisedOn: null,
    villageId: input.villageId,
    place: '',
    voters: 1,
    many: false,
    behalf: input.behalf,
    raiser,
    field: null,
    level: null,
    bodyId: null,
    joinPetitionId: joins?.id ?? null,
    entryKey: input.entryKey,
    files: input.photos.map((photo) => cleanPhoto(photo))
  };
}
type SendingOutput = Parameters<typeof sendPetition.within>[1];

/** '' or ten digits. @throws Invalid('phone') */
function phoneOf(typed: string): string {
  const digits = typed.replace(/^\s*\+?84/, '0').replace(/[\s.\-()]/g, '');
  if (digits === '') return '';
  if (!/^0[2-9]\d{8}$/.test(digits)) throw new Invalid({ phone: 'petition.phone-short' });
  return digits;
}

const endings = { jpeg: 'jpg', png: 'png', webp: 'webp' } as const;

/** Without what it tells beside; named by what it is, since a phone's file name tells when it was taken. @throws Invalid('photos') */
function cleanPhoto({ bytes }: { bytes: Uint8Array }): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  if (bytes.length > photoLimit) throw new Invalid({ photos: 'petition.photo-large' });
  try {
    const clean = stripPhoto(bytes);
    const kind = clean[0] === 0xff ? 'jpeg' : clean[0] === 0x89 ? 'png' : 'webp';
    return { name: `anh.${endings[kind]}`, bytes: clean };
  } catch (error) {
    if (error instanceof PhotoRefused) throw new Invalid({ photos: error.message });
    throw error;
  }
}
