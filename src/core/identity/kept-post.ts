import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../command.ts';
import type { CouncilTx } from '../db.ts';
import { Forbidden } from '../errors.ts';
import { bodyLimit } from '../file-limit.ts';

const key = 'sign-in.kept-post';
/** Largest content kept, in characters of all values together: a long opinion fits, a file does not belong here. */
const most = 400_000;

/** A form that reached the server after the screen had locked: not written, kept to be sent again. */
export interface KeptPost {
  /** Address with its action and filters, inside the council. */
  to: string;
  fields: [string, string][];
  /** Names of files that were sent along: they must be chosen again. */
  files: string[];
}

/** Field by which a form says that nothing of it may be kept anywhere but where it is sent: it may carry what a law protects. */
const unkept = 'unkept';

/** What of a form can be kept: no passwords, no codes, no files. Null when it is too large, no form, or one that says it may not be kept. */
export async function keptPostOf(request: Request, to: string): Promise<KeptPost | null> {
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)/.test(request.headers.get('content-type') ?? '')) return null;
  // Larger than the server takes: its bytes cannot even be read.
  if (Number(request.headers.get('content-length')) > bodyLimit) return null;
  const kept: KeptPost = { to, fields: [], files: [] };
  let length = 0;
  for (const [name, value] of await request.formData()) {
    if (name === unkept) return null;
    if (typeof value !== 'string') {
      if (value.name !== '') kept.files.push(value.name.slice(0, 180));
    } else if (!/password|code|^old$|^again$/i.test(name)) {
      kept.fields.push([name, value]);
      length += name.length + value.length;
    }
  }
  return length > most ? null : kept;
}

const Kept = v.object({ to: v.string(), fields: v.array(v.tuple([v.string(), v.string()])), files: v.array(v.string()) });

/** Keeps one such form for the person whose screen is locked; a newer one takes its place. */
export const keepPost = command({
  name: 'sign-in.keep-post',
  input: Kept,
  async run({ tx, councilId, actor, now }, input) {
    if (actor.personId === null) throw new Forbidden();
    await sql`insert into draft (council_id, person_id, key, content, saved_at) values (${councilId}, ${actor.personId}, ${key}, ${JSON.stringify(input)}, ${now})
      on conflict (council_id, person_id, key) do update set content = excluded.content, saved_at = excluded.saved_at`.execute(tx);
    return changed('sign-in.post-kept', { subject: { kind: 'account', id: actor.personId }, data: { to: input.to.split('?')[0] } }, null);
  }
});

export const dropPost = command({
  name: 'sign-in.drop-post',
  input: v.object({}),
  async run({ tx, councilId, actor }) {
    if (actor.personId === null) throw new Forbidden();
    await sql`delete from draft where council_id = ${councilId} and person_id = ${actor.personId} and key = ${key}`.execute(tx);
    return changed('sign-in.kept-post-dropped', { subject: { kind: 'account', id: actor.personId } }, null);
  }
});

export async function keptPost(tx: CouncilTx, personId: string): Promise<KeptPost | null> {
  const { rows } = await sql<{ content: KeptPost }>`select content from draft where council_id = app.council() and person_id = ${personId} and key = ${key}`.execute(tx);
  return rows[0]?.content ?? null;
}
