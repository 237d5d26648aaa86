import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import { list, text } from '#core/inputs.ts';
import { keepRecoveryCodes } from '#core/identity/recovery.ts';
import { signInNameOf } from '#core/identity/sign-in.ts';
import { establishCouncil } from '#modules/council/server/commands/establish-council.ts';
import { EstablishCouncil } from '#modules/council/schema.ts';
import { organizationKinds } from '#modules/organization/schema.ts';
import { createOrganization } from '#modules/organization/server/commands/edit-organizations.ts';
import { organizationChoices } from '#modules/organization/server/queries.ts';
import { personSearchKey, givePosts } from '../rows.ts';
import { ImportedPerson } from '../../schema.ts';
import { writePeople } from './import-people.ts';

const Planned = v.object({ id: text(40), kind: v.picklist(organizationKinds), name: text(160), shortName: v.string(), aliases: v.array(v.string()) });

/** A council as the first run hands it over: with its bodies under stand-in ids, which the posts of its people name. */
const FoundCouncil = v.object({
  council: EstablishCouncil,
  organizations: v.pipe(v.array(Planned), v.maxLength(200)),
  people: v.pipe(v.array(ImportedPerson), v.maxLength(1000)),
  fileName: v.optional(v.string(), ''),
  recoveryCodes: list(text(20), 10)
});

/**
 * Founds a council with all its bodies and people in one act, and keeps its printed recovery codes as hashes. A person of the list with the
 * administrator's phone or e-mail is the administrator. The scope's council id is the new council's.
 */
export const foundCouncil = command({
  name: 'council.found',
  input: FoundCouncil,
  async run(context, input) {
    const founded = await establishCouncil.within(context, input.council);
    const { tx, councilId } = context;
    const real = await realOrganizations(context, input.organizations);
    const people = input.people.map((person) => ({ ...person, posts: person.posts.flatMap((post) => (real.has(post.organizationId) ? [{ ...post, organizationId: real.get(post.organizationId)! }] : [])) }));
    const signInName = signInNameOf(input.council.administrator.signInName);
    const self = people.find((person) => person.phone === signInName || person.email === signInName);
    if (self) {
      await sql`update person set name = ${self.name}, honorific = ${self.honorific}, born_in = ${self.bornIn}, phone = ${self.phone || null}, email = ${self.email || null}, post = ${self.post},
          full_time = ${self.fullTime}, search_key = ${personSearchKey(self)} where council_id = ${councilId} and person_id = ${founded.personId}`.execute(tx);
      await givePosts(context, { id: founded.personId, name: self.name }, self.posts, { fromOn: self.fromOn, toOn: null });
    } else {
      const [phone, email] = signInName.includes('@') ? [null, signInName] : [signInName, null];
      await sql`update person set phone = ${phone}, email = ${email}, search_key = ${personSearchKey({ name: input.council.administrator.name, phone: phone ?? '', email: email ?? '' })}
        where council_id = ${councilId} and person_id = ${founded.personId}`.execute(tx);
    }
    const others = people.filter((person) => person !== self && person.posts.length > 0);
    if (others.length > 0) await writePeople(context, input.fileName || 'danh sách gõ tay', others);
    if (input.recoveryCodes.length > 0) await keepRecoveryCodes(context, founded.personId, input.recoveryCodes);
    return changed('council.founded', { subject: { kind: 'council', id: councilId }, data: { name: input.council.name, organizations: real.size, people: others.length } }, founded);
  }
});

/** Stand-in id → real id: the first bodies are there already, the others are made now. */
async function realOrganizations(context: Parameters<typeof createOrganization.within>[0], planned: readonly v.InferOutput<typeof Planned>[]): Promise<Map<string, string>> {
  const real = new Map<string, string>();
  const there = await organizationChoices(context.tx);
  for (const body of planned) {
    const same = there.find((each) => each.kind === body.kind && each.name === body.name);
    if (same) real.set(body.id, same.id);
    else {
      const made = await createOrganization.within(context, { kind: body.kind, name: body.name, shortName: body.shortName, aliases: [...body.aliases], parentId: null, email: '' });
      real.set(body.id, made.id);
    }
  }
  return real;
}

