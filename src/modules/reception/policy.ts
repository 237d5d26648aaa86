import type { Actor } from '#core/context.ts';
import { insiders, office, policyOf, standing } from '#core/policy.ts';

const onDuty = { words: 'đại biểu có lịch trực buổi đó', holds: (actor: Actor, place: { dutyPersonIds: readonly string[] }) => actor.personId !== null && place.dutyPersonIds.includes(actor.personId) };
const oneself = (words: string) => ({ words, holds: (actor: Actor, place: { personId: string }) => actor.personId !== null && place.personId === actor.personId });

/** The roster is open to all who work here; what people said at a reception only to the office, the Standing Committee and the delegates who received them (law:CIT-19). */
export const receptionPolicy = policyOf('reception', {
  'see-roster': { roles: 'everyone-signed-in' },
  see: { roles: [...insiders] },
  'see-all': { roles: [...office, ...standing] },
  plan: { roles: [...office, ...standing] },
  approve: { roles: ['chair', 'vice-chair'] },
  post: { roles: [...office] },
  move: { roles: [...office, 'chair', 'vice-chair'] },
  'ask-swap': { roles: [...office], also: oneself('đại biểu có lịch trực') },
  'answer-swap': { roles: [], also: oneself('đại biểu được đề nghị trực thay') },
  'decide-swap': { roles: ['chair', 'vice-chair'] },
  record: { roles: [...office, ...standing], also: onDuty },
  close: { roles: [...office, ...standing], also: onDuty }
});
