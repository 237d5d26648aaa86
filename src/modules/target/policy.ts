import { isIn } from '#core/context.ts';
import { office, policyOf, standing } from '#core/policy.ts';

/** Everyone of the council sees targets; the office keeps them; the body that leads one enters what the system cannot know. */
export const targetPolicy = policyOf('target', {
  see: { roles: 'everyone-signed-in' },
  create: { roles: [...office, ...standing, 'administrator'] },
  bind: { roles: [...office, ...standing, 'administrator'] },
  enter: {
    roles: [...office, ...standing],
    also: { words: 'cơ quan chủ trì chỉ tiêu', holds: (actor, target: { leadOrganizationId: string | null }) => isIn(actor, target.leadOrganizationId) }
  },
  void: { roles: [...office, ...standing] },
  adjust: { roles: [...office, ...standing] },
  withdraw: { roles: [...office, ...standing] }
});
