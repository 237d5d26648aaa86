/**
 * Roles one person may not hold together (STR-04). Only what the law says is refused: a member of the Standing Committee (chair, vice chair, heads of the
 * Boards, STR-03) may not sit on the People's Committee of the same level; a head or deputy head of a Board may not head a specialised
 * office under it. Everything else, like an officer of the People's Committee who is a delegate, is allowed.
 */

/** A role as in `membership.role`; `ubnd-member` stands for a seat on the People's Committee other than its chair. */
export interface RoleConflict {
  role: string;
  with: string;
  /** The article, Vietnamese. */
  article: string;
}

const law = 'Luật Tổ chức chính quyền địa phương 72/2025/QH15';

const forbidden: readonly { roles: readonly string[]; with: readonly string[]; article: string }[] = [
  { roles: ['chair', 'vice-chair', 'board-head'], with: ['ubnd-chair', 'ubnd-member'], article: `khoản 2 Điều 29 ${law}` },
  { roles: ['board-head', 'board-deputy'], with: ['ubnd-head-of-office'], article: `điểm c khoản 3 Điều 29 ${law}` }
];

/** The first pair among a person's roles that the law forbids, with its article, or null. */
export function roleConflict(roles: Iterable<string>): RoleConflict | null {
  const held = new Set(roles);
  for (const pair of forbidden) {
    const role = pair.roles.find((each) => held.has(each));
    const other = pair.with.find((each) => held.has(each));
    if (role !== undefined && other !== undefined) return { role, with: other, article: pair.article };
  }
  return null;
}
