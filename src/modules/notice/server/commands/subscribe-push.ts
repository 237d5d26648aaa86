import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Forbidden, NotFound } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { EndPush, SubscribePush } from '../../schema.ts';

/** A browser of the actor's may be called from now on; the same browser again renews its keys, also under another person of a shared machine. @throws Invalid | Forbidden */
export const subscribePush = command({
  name: 'notice.subscribe-push',
  input: SubscribePush,
  async run({ tx, councilId, actor, now }, input) {
    if (actor.personId === null) throw new Forbidden();
    const { rows } = await sql<{ id: string }>`insert into push_subscription (council_id, push_subscription_id, person_id, endpoint, p256dh, auth, device, made_at)
      values (${councilId}, ${newId<'push-subscription'>(now.getTime())}, ${actor.personId}, ${input.endpoint}, ${input.p256dh}, ${input.auth}, ${input.device}, ${now})
      on conflict (council_id, endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth, device = excluded.device, made_at = excluded.made_at, ended_at = null
      returning push_subscription_id as id`.execute(tx);
    const id = rows[0]?.id ?? '';
    return changed('notice.push-subscribed', { subject: { kind: 'push-subscription', id }, data: { device: input.device } }, { id });
  }
});

/** The actor's browser is no longer called. @throws NotFound */
export const endPush = command({
  name: 'notice.end-push',
  input: EndPush,
  async run({ tx, councilId, actor, now }, { pushSubscriptionId }) {
    const { numAffectedRows } = await sql`update push_subscription set ended_at = ${now}
      where council_id = ${councilId} and push_subscription_id = ${pushSubscriptionId} and person_id = ${actor.personId} and ended_at is null`.execute(tx);
    if (!numAffectedRows) throw new NotFound();
    return changed('notice.push-ended', { subject: { kind: 'push-subscription', id: pushSubscriptionId } }, null);
  }
});
