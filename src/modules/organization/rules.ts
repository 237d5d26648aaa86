import type { OrganizationChoice, OrganizationKind } from './schema.ts';
import { bodyKey, type BodyKey } from './names.ts';

/** A body of the council that a name in a paper may mean. */
export interface OrganizationMatch {
  id: string;
  /** 1: the name itself or one of its known spellings; under 0.6: a guess a person must look at. */
  score: number;
  /** Vietnamese, for the reviewer: why this body. */
  why: string;
}

/** Names that mean every body of a kind. */
const collective: readonly [RegExp, OrganizationKind, string][] = [
  [/^ban(?: chuyen mon)?(?: hoi dong nhan dan)?$/, 'board', 'chỉ chung các Ban của HĐND'],
  [/^to(?: dai bieu)?(?: hoi dong nhan dan)?$/, 'delegate-group', 'chỉ chung các Tổ đại biểu'],
  [/^(?:vi )?dai bieu(?: hoi dong nhan dan| dan cu)?(?: chuyen trach| kiem nhiem)?$/, 'all-delegates', 'chỉ chung đại biểu HĐND'],
  [/^(?:thon|khu dan cu|to dan pho|ban lang|lang|ban thon|truong thon)\b/, 'village', 'chỉ chung các thôn, tổ dân phố'],
  [/^(?:phong|phong ban)(?: chuyen mon| lien quan)?(?: uy ban nhan dan)?$/, 'department', 'chỉ chung các phòng chuyên môn'],
  [/^(?:to chuc |doan the )(?:chinh tri xa hoi|thanh vien)|^(?:ban )?(?:nganh )?doan the$/, 'union', 'chỉ chung các đoàn thể'],
  [/^cap uy|^(?:chi bo|dang bo)/, 'party-committee', 'cấp ủy, Đảng ủy']
];

/** Holders of a post stand for the body they lead. A number marks which board or group in the rest of the name. */
const posts: readonly [RegExp, OrganizationKind, string][] = [
  [/^(?:pho )?chu tich(?: pho chu tich)? hoi dong nhan dan/, 'standing-committee', 'chức danh của Thường trực HĐND'],
  [/^(?:pho )?chu tich(?: pho chu tich)? uy ban nhan dan/, 'peoples-committee', 'chức danh của UBND'],
  [/^(?:pho )?chu tich(?: uy ban)? mat tran to quoc/, 'fatherland-front', 'chức danh của Mặt trận Tổ quốc'],
  [/^(?:pho )?chanh van phong/, 'office', 'chức danh của Văn phòng'],
  [/^(?:pho )?bi thu(?: dang uy)?/, 'party-committee', 'chức danh của Đảng ủy'],
  [/^(?:ban thuong vu|ban chap hanh|thuong truc)(?: dang uy| dang bo)|^ban thuong vu$/, 'party-committee', 'cơ quan lãnh đạo của Đảng ủy'],
  [/^thu ky(?: cac)? ky hop/, 'office', 'thư ký kỳ họp do Văn phòng giúp việc']
];

/** A unit under a body that has no line of its own yet: the work goes to the body above it. */
const under: readonly [RegExp, OrganizationKind, string][] = [
  [/^(?:phong|trung tam|tram|cong an|ban chi huy|bo phan|co quan chuyen mon|don vi chuyen mon|cong chuc|dai truyen thanh|truong hoc)\b/, 'peoples-committee', 'đơn vị thuộc UBND, chưa có dòng riêng'],
  [/^(?:uy ban kiem tra|van phong dang uy|ban xay dung dang|ban tuyen giao|ban to chuc|co quan tham muu|ban dang)/, 'party-committee', 'cơ quan của Đảng ủy, chưa có dòng riêng'],
  [/^(?:hoi|doan) (?:nong dan|lien hiep phu nu|phu nu|cuu chien binh|thanh nien|nguoi cao tuoi)/, 'fatherland-front', 'tổ chức thành viên của Mặt trận, chưa có dòng riêng']
];

/**
 * The body a name in a paper means, the first when it means several ("các Ban"), or null. Marks, short forms ("TTHĐND", "UBMTTQ"), the place and a
 * title of office do not matter. `place` is the name of the council's commune ("xã Xuân Quế"), dropped from names.
 */
export function matchOrganization(name: string, organizations: readonly OrganizationChoice[], place = ''): OrganizationMatch | null {
  return matchOrganizations(name, organizations, place)[0] ?? null;
}

/** Every body a name or a list of names means, in order, without repeats; empty when nothing fits. A name with "và" in it is tried whole first. */
export function matchOrganizations(text: string, organizations: readonly OrganizationChoice[], place = ''): OrganizationMatch[] {
  const seen = new Set<string>();
  return byParts(text, [commas, joiners], organizations, place).filter(({ id }) => !seen.has(id) && seen.add(id));
}

const commas = /\s*[;,\n]\s*(?:và\s+)?|\s+[-–]\s+(?=(?:Ban|Tổ|UBND|HĐND|Thường trực|MTTQ|UBMTTQ|Đảng)\b)/iu;
const joiners = /\s+(?:và|cùng với|cùng|phối hợp với)\s+|\s*&\s*/iu;

function byParts(text: string, cuts: readonly RegExp[], organizations: readonly OrganizationChoice[], place: string): OrganizationMatch[] {
  const whole = one(text, organizations, place);
  const [cut, ...rest] = cuts;
  if (!cut || whole.some((match) => match.score >= 0.9)) return whole;
  const parts = text
    .split(cut)
    .map((part) => part.replace(/^[\s.\-–+•:()]+|[\s.\-–:()]+$/gu, ''))
    .filter(Boolean);
  const found = parts.length > 1 ? parts.flatMap((part) => byParts(part, rest, organizations, place)) : byParts(text, rest, organizations, place);
  return found.length > 0 ? found : whole;
}

function one(text: string, organizations: readonly OrganizationChoice[], place: string): OrganizationMatch[] {
  const wanted = bodyKey(text, place);
  if (wanted.key === '') return [];
  const exact = organizations.find((each) => keysOf(each, place).includes(wanted.key));
  if (exact && !(wanted.plural && exact.kind === 'board')) return [{ id: exact.id, score: 1, why: `tên trùng với ${exact.name}` }];
  const group = collectiveMatches(wanted, organizations);
  if (group.length > 0) return group;
  return byPost(wanted, organizations, place) ?? byLikeness(wanted, organizations, place) ?? byParent(wanted, organizations) ?? [];
}

/** Every spelling the council knows of a body, as keys. */
function keysOf(organization: OrganizationChoice, place: string): string[] {
  return [organization.name, organization.shortName, ...organization.aliases].filter(Boolean).map((name) => bodyKey(name, place).key);
}

function collectiveMatches({ key, plural }: BodyKey, organizations: readonly OrganizationChoice[]): OrganizationMatch[] {
  for (const [pattern, kind, why] of collective) {
    if (!pattern.test(key)) continue;
    // "thôn Đồng Tâm" is one village; only the plural means all of them.
    if (kind === 'village' && !plural) continue;
    const all = organizations.filter((each) => each.kind === kind);
    if (all.length > 0) return all.map(({ id }) => ({ id, score: all.length === 1 ? 0.95 : 0.9, why }));
  }
  return [];
}

function byPost({ key }: BodyKey, organizations: readonly OrganizationChoice[], place: string): OrganizationMatch[] | null {
  for (const [pattern, kind, why] of posts) {
    const body = pattern.test(key) ? organizations.find((each) => each.kind === kind) : undefined;
    if (body) return [{ id: body.id, score: 0.85, why: `${why}: ${body.name}` }];
  }
  const head = /^(?:pho )?(?:truong (?=ban )|to (?:truong|pho) (?=to )|truong (?=phong ))(?:pho truong )?/.exec(key);
  if (!head) return null;
  const rest = one(key.slice(head[0].length), organizations, place);
  return rest.length > 0 ? rest.map((match) => ({ ...match, score: match.score * 0.85, why: `người đứng đầu; ${match.why}` })) : null;
}

/** What kind of body a name begins by saying: a Phòng is never a Ban, however alike the rest. */
const heads = new Set(['ban', 'phong', 'to', 'thon', 'hoi', 'doan', 'trung', 'van', 'dang', 'thuong', 'cong', 'tram', 'truong']);

/** Shared words, rare ones counting more; a number must be the same ("Tổ số 3" is never "Tổ số 2"). */
function byLikeness({ key }: BodyKey, organizations: readonly OrganizationChoice[], place: string): OrganizationMatch[] | null {
  const weight = rarity(organizations, place);
  const head = key.split(' ')[0] ?? '';
  const wanted = new Set(key.split(' '));
  const numbers = numbersOf(key);
  let best: { id: string; name: string; score: number } | null = null;
  for (const each of organizations) {
    for (const spelling of keysOf(each, place)) {
      if (heads.has(head) && !spelling.startsWith(head)) continue;
      if (numbersOf(spelling) !== numbers && (numbers !== '' || each.kind === 'delegate-group')) continue;
      const words = new Set(spelling.split(' '));
      const shared = sum([...wanted].filter((word) => words.has(word)), weight);
      const score = (2 * shared) / (sum([...wanted], weight) + sum([...words], weight));
      if (score > (best?.score ?? 0)) best = { id: each.id, name: each.name, score };
    }
  }
  if (!best || best.score < 0.72) return null;
  return [{ id: best.id, score: Math.min(0.89, Math.round(best.score * 100) / 100), why: `gần giống ${best.name}` }];
}

function byParent({ key }: BodyKey, organizations: readonly OrganizationChoice[]): OrganizationMatch[] | null {
  for (const [pattern, kind, why] of under) {
    const body = pattern.test(key) ? organizations.find((each) => each.kind === kind) : undefined;
    if (body) return [{ id: body.id, score: 0.5, why: `${why}: ${body.name}` }];
  }
  return null;
}

function rarity(organizations: readonly OrganizationChoice[], place: string): Map<string, number> {
  const count = new Map<string, number>();
  for (const each of organizations) for (const word of new Set(keysOf(each, place).flatMap((key) => key.split(' ')))) count.set(word, (count.get(word) ?? 0) + 1);
  return new Map([...count].map(([word, times]) => [word, Math.log(1 + organizations.length / times)]));
}

/** A word no body of the council has weighs as much as the rarest: it speaks against the match. */
function sum(words: readonly string[], weight: ReadonlyMap<string, number>): number {
  const unknown = Math.log(1 + Math.max(weight.size, 1));
  return words.reduce((total, word) => total + (weight.get(word) ?? unknown), 0);
}

function numbersOf(key: string): string {
  return (key.match(/\d+/g) ?? []).map(Number).join(' ');
}
