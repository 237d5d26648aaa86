import { visitorActor, type Scope } from '#core/context.ts';
import { secret } from '#core/settings.ts';
import { codeOfTicket, readTicket, tooFast } from './form-ticket.ts';
import { sendPetition, type Sent } from './send-petition.ts';
import { countSending, type Doubt } from './visits.ts';

/** Name of the installation's secret for forms, codes and leaves of the public page. */
export const formSecret = (dataDir: string): string => secret(dataDir, 'public-form');

export type Received = { kind: 'sent'; sent: Sent } | { kind: 'wait'; minutes: number } | { kind: 'form-old' };

/**
 * One sending as it arrives from somewhere. A form without a ticket of ours is asked for again with everything typed; an address that sends what no meeting sends is asked to wait;
 * a filled trap or a form sent faster than anybody reads is taken and looked over.
 * @throws Invalid | RuleBroken as `sendPetition`
 */
export async function receiveSending(scope: Omit<Scope, 'actor'>, arrival: { dataDir: string; address: string; ticket: string; values: Record<string, unknown> }): Promise<Received> {
  const key = formSecret(arrival.dataDir);
  const ticket = readTicket(key, arrival.ticket, scope.now);
  if (!ticket) return { kind: 'form-old' };
  const standing = await countSending(scope.database, scope.councilId, arrival.address, scope.now);
  if ('minutes' in standing) return { kind: 'wait', minutes: standing.minutes };
  const trapped = typeof arrival.values['website'] === 'string' && arrival.values['website'].trim() !== '';
  const doubts: Doubt[] = [...(trapped ? (['trap'] as const) : []), ...(ticket.age < tooFast ? (['too-fast'] as const) : []), ...standing.doubts];
  const sent = await sendPetition.execute({ ...scope, actor: visitorActor }, { ...arrival.values, entryKey: ticket.entryKey, code: codeOfTicket(key, ticket), doubts });
  return { kind: 'sent', sent };
}
