import type { Role } from '#core/context.ts';
import { roleConflict } from '#core/law/roles.ts';
import { bodyKey } from '#modules/organization/names.ts';
import { matchOrganization } from '#modules/organization/rules.ts';
import type { OrganizationChoice, OrganizationKind } from '#modules/organization/schema.ts';
import { translator, type Lang, type Translate } from '#core/words.ts';
import * as messages from './messages.ts';

/** A role in a body: what a membership gives. */
export interface Post {
  organizationId: string;
  role: Role;
}

/** Roles a body of each kind can give; none where people of the body do not work in the system by a role of their own. */
export const rolesOfKind: Record<OrganizationKind, readonly Role[]> = {
  council: ['overseer'],
  'standing-committee': ['chair', 'vice-chair', 'member'],
  board: ['board-head', 'board-deputy', 'member'],
  'all-delegates': ['delegate'],
  'delegate-group': ['group-head', 'group-deputy', 'member'],
  office: ['office-head', 'clerk', 'administrator'],
  'peoples-committee': ['ubnd-chair', 'ubnd-member', 'ubnd-officer'],
  department: ['ubnd-head-of-office', 'ubnd-officer'],
  'fatherland-front': ['mttq-officer'],
  union: ['mttq-officer'],
  'party-committee': ['party-officer'],
  'party-body': ['party-officer'],
  village: ['ubnd-officer'],
  'higher-authority': ['overseer'],
  other: ['ubnd-officer']
};

/**
 * Posts that come with a post: whoever leads or sits in a part of the council is a delegate, a head of a Board sits in the Standing Committee
 * (law:STR-03), a member of the People's Committee also works there.
 */
export function withImplied(posts: readonly Post[], organizations: readonly OrganizationChoice[]): Post[] {
  const kindOf = (id: string) => organizations.find((each) => each.id === id)?.kind;
  const first = (kind: OrganizationKind) => organizations.find((each) => each.kind === kind)?.id;
  const all = [...posts];
  const add = (organizationId: string | undefined, role: Role) => {
    if (organizationId && !all.some((post) => post.organizationId === organizationId && post.role === role)) all.push({ organizationId, role });
  };
  for (const post of posts) {
    const kind = kindOf(post.organizationId);
    if (kind === 'standing-committee' || kind === 'board' || kind === 'delegate-group') add(first('all-delegates'), 'delegate');
    if (post.role === 'board-head') add(first('standing-committee'), 'member');
    if (post.role === 'ubnd-member' || post.role === 'ubnd-chair') add(post.organizationId, 'ubnd-officer');
  }
  return all;
}

export interface HeldPost extends Post {
  fromOn: string;
  /** First day no longer held; null: still held. */
  toOn: string | null;
}

/** The first two posts the law forbids one person to hold at the same time, with the article; null when there are none. */
export function conflictOver(held: readonly HeldPost[]): { role: Role; with: Role; article: string } | null {
  for (const [index, a] of held.entries())
    for (const b of held.slice(index + 1)) {
      const found = overlap(a, b) ? roleConflict([a.role, b.role]) : null;
      if (found) return found as { role: Role; with: Role; article: string };
    }
  return null;
}

/** Whether two periods share a day; the end day is no longer held. */
export function overlap(a: { fromOn: string; toOn: string | null }, b: { fromOn: string; toOn: string | null }): boolean {
  return (a.toOn === null || b.fromOn < a.toOn) && (b.toOn === null || a.fromOn < b.toOn);
}

/** How posts are written in lists of people; the key is without marks and with short forms written out. First that fits. */
const titles: readonly [RegExp, Role, OrganizationKind][] = [
  [/^pho chu tich (?:hoi dong nhan dan|thuong truc)/, 'vice-chair', 'standing-committee'],
  [/^chu tich hoi dong nhan dan/, 'chair', 'standing-committee'],
  [/^(?:uy vien|thanh vien) thuong truc/, 'member', 'standing-committee'],
  [/^chu tich uy ban nhan dan/, 'ubnd-chair', 'peoples-committee'],
  [/^(?:pho chu tich|uy vien|thanh vien) uy ban nhan dan/, 'ubnd-member', 'peoples-committee'],
  [/^pho truong ban/, 'board-deputy', 'board'],
  [/^truong ban/, 'board-head', 'board'],
  [/^(?:uy vien|thanh vien) ban/, 'member', 'board'],
  [/^(?:pho to truong|to pho)/, 'group-deputy', 'delegate-group'],
  [/^to truong/, 'group-head', 'delegate-group'],
  [/^(?:to vien|thanh vien to)/, 'member', 'delegate-group'],
  [/^(?:vi )?dai bieu/, 'delegate', 'all-delegates'],
  [/^chanh van phong(?! dang uy)/, 'office-head', 'office'],
  [/quan tri/, 'administrator', 'office'],
  [/^truong phong/, 'ubnd-head-of-office', 'department'],
  [/^(?:pho truong phong|chuyen vien phong|cong chuc phong|can bo phong)/, 'ubnd-officer', 'department'],
  [/(?:mat tran|uy ban mat tran)/, 'mttq-officer', 'fatherland-front'],
  [/(?:dang uy|bi thu|cap uy|uy ban kiem tra)/, 'party-officer', 'party-committee'],
  [/(?:theo doi|hoi dong nhan dan) tinh/, 'overseer', 'council'],
  [/^(?:pho chanh van phong|chuyen vien|van thu|can bo|cong chuc|thu ky|ke toan)(?: van phong| giup viec|$| hoi dong nhan dan)/, 'clerk', 'office'],
  [/uy ban nhan dan/, 'ubnd-officer', 'peoples-committee']
];

export interface ReadPosts {
  posts: Post[];
  /** Sentences about what could not be read. */
  problems: string[];
}

/**
 * The posts of one row of a list: what stands under "Chức danh" (several parted by `;`), "Cơ quan" and "Tổ đại biểu".
 * @param place name of the commune, dropped from names of bodies.
 */
export function readPosts(row: { title: string; body: string; group: string }, organizations: readonly OrganizationChoice[], place: string, lang: Lang = 'vi'): ReadPosts {
  const t = translator(messages, lang);
  const posts: Post[] = [];
  const problems: string[] = [];
  const add = (organizationId: string, role: Role) => {
    if (!posts.some((post) => post.organizationId === organizationId && post.role === role)) posts.push({ organizationId, role });
  };
  for (const title of row.title.split(/[;\n]|,(?=\s*(?:Trưởng|Phó|Ủy viên|Uỷ viên|Tổ|Đại biểu|Chủ tịch|Chuyên viên)\b)/u).map((part) => part.trim()).filter(Boolean)) {
    const post = readTitle(title, row.body, row.group, organizations, place, t);
    if (typeof post === 'string') problems.push(post);
    else add(post.organizationId, post.role);
  }
  if (row.group.trim() !== '' && !posts.some((post) => organizations.find((each) => each.id === post.organizationId)?.kind === 'delegate-group')) {
    const group = groupOf(row.group, organizations, place);
    if (group) add(group.id, 'member');
    else problems.push(t('people.no-group', { group: row.group.trim() }));
  }
  if (posts.length === 0 && problems.length === 0) problems.push(t('people.no-title'));
  return { posts, problems };
}

function readTitle(title: string, body: string, group: string, organizations: readonly OrganizationChoice[], place: string, t: Translate<keyof typeof messages.vi>): Post | string {
  const { key } = bodyKey(title, place);
  const found = titles.find(([pattern]) => pattern.test(key)) ?? titles.find(([pattern]) => pattern.test(`${key} ${bodyKey(body, place).key}`));
  if (!found) return t('people.title-unread', { title });
  const [, role, kind] = found;
  const ofKind = organizations.filter((each) => each.kind === kind);
  if (kind === 'board' || kind === 'department') {
    const named = nameInTitle(title, kind);
    const match = [named, body].map((name) => (name.trim() === '' ? null : matchOrganization(name, ofKind, place))).find((each) => each !== null && each.score >= 0.7);
    // A department without a line of its own: the work is the People's Committee's.
    if (!match && kind === 'department') return officerOf(organizations) ?? t('people.no-department', { title });
    return match ? { organizationId: match.id, role } : t('people.which-board', { title });
  }
  if (kind === 'delegate-group') {
    const match = groupOf(`${title} ${group}`, organizations, place);
    return match ? { organizationId: match.id, role } : t('people.which-group', { title });
  }
  const [only] = ofKind;
  return only ? { organizationId: only.id, role } : t('people.no-body', { title });
}

/** "Trưởng Ban Kinh tế - Ngân sách" → "Ban Kinh tế - Ngân sách". */
function nameInTitle(title: string, kind: 'board' | 'department'): string {
  const at = title.search(kind === 'board' ? /ban\s/iu : /phòng\s|phong\s/iu);
  return at < 0 ? '' : title.slice(at);
}

function groupOf(text: string, organizations: readonly OrganizationChoice[], place: string): OrganizationChoice | null {
  const groups = organizations.filter((each) => each.kind === 'delegate-group');
  const number = /\d+/.exec(text)?.[0];
  if (number) return groups.find((each) => Number(/\d+/.exec(each.name)?.[0]) === Number(number)) ?? null;
  const match = matchOrganization(text, groups, place);
  return match && match.score >= 0.7 ? (groups.find((each) => each.id === match.id) ?? null) : null;
}

function officerOf(organizations: readonly OrganizationChoice[]): Post | null {
  const committee = organizations.find((each) => each.kind === 'peoples-committee');
  return committee ? { organizationId: committee.id, role: 'ubnd-officer' } : null;
}
