import { isIn, type Actor, type Role } from '#core/context.ts';
import { office, policyOf, standing } from '#core/policy.ts';

const delegates: readonly Role[] = ['board-deputy', 'group-head', 'group-deputy', 'delegate', 'member'];
const bodies: readonly Role[] = ['ubnd-chair', 'ubnd-officer', 'ubnd-head-of-office'];

/** What says who may act on one letter. */
export interface LetterPlace {
  delegateId: string | null;
  /** The body it was last passed to, and the body that one stands under. */
  bodyIds: readonly string[];
}

const broughtIt = { words: 'đại biểu đã nhận đơn', holds: (actor: Actor, letter: LetterPlace) => actor.personId !== null && letter.delegateId === actor.personId };
const itsBody = {
  words: 'người của cơ quan đã được chuyển đơn',
  holds: (actor: Actor, letter: LetterPlace) => bodies.some((role) => actor.roles.has(role)) && letter.bodyIds.some((id) => isIn(actor, id))
};

/** The register shows each only what he may see: the office and the Standing Committee all, a delegate his own, a body what was passed to it. */
export const letterPolicy = policyOf('letter', {
  see: { roles: [...office, ...standing, ...delegates, ...bodies] },
  'see-all': { roles: [...office, ...standing] },
  register: { roles: [...office, ...standing, ...delegates] },
  sort: { roles: [...office, ...standing] },
  handle: { roles: [...office, ...standing], also: broughtIt },
  mirror: { roles: [...office, ...standing], also: itsBody },
  tell: { roles: [...office, ...standing], also: broughtIt },
  chase: { roles: [...office, ...standing] },
  'take-back': { roles: ['office-head', 'chair', 'vice-chair'] },
  import: { roles: [...office] }
});

/** The wall (law:TC-08): a narrow policy of its own. Reading is by name, letter by letter; no role opens it, the administrator's least of all. */
export const identityPolicy = policyOf('letter-identity', {
  read: { roles: [], also: { words: 'người có tên trong danh sách được biết của từng đơn', holds: (actor: Actor, list: { readerIds: readonly string[] }) => actor.personId !== null && list.readerIds.includes(actor.personId) } },
  grant: { roles: ['chair'] }
});

/** Whose body may be asked for letters passed to it; everyone else sees none by way of a body. */
export function bodyBelongings(actor: Actor): string[] {
  return actor.belongings.filter((each) => bodies.includes(each.role)).map((each) => each.organizationId);
}
