/** Responsible bodies in running text and in table cells: who leads, who coordinates. Names come from the paper; nothing is added. */
import { fold, isCapitalAt } from './fold.ts';
import { BODY_NAMES } from './body-names.ts';
import type { Body } from './plan-document.ts';

export interface FoundBody extends Body {
  start: number;
  end: number;
}

const COMPILED = BODY_NAMES.map((entry) => ({ ...entry, regex: new RegExp(`(?:${entry.pattern})(?![\\p{L}\\p{N}])`, 'uy') }));

/** Any body at all: asked first, since most words begin none. */
const ANY = new RegExp(`(?:${BODY_NAMES.map((entry) => entry.pattern).join('|')})(?![\\p{L}\\p{N}])`, 'uy');

/** "xã Nghi Dương", "cấp tỉnh", "thành phố": the level after a body. Levels above the commune stay in the name. */
const OWN_LEVEL = /^\s*(?:cap )?(?:xa|phuong|dac khu|thi tran|dia phuong|cung cap)(?![\p{L}])/u;
const UPPER_LEVEL = /^\s*(?:cac )?(cap tren|cap tinh|cap thanh pho|tinh|thanh pho|tp|huyen|trung uong|cac cap)(?![\p{L}])/u;

function properName(text: string, folded: string, from: number): number {
  let at = from;
  for (let i = 0; i < 3; i += 1) {
    const word = /^\s+([\p{L}]+)/u.exec(folded.slice(at));
    if (!word) break;
    const begin = at + word[0].length - word[1]!.length;
    if (!isCapitalAt(text, begin) || isCapitalAt(text, begin + 1)) break;
    at += word[0].length;
  }
  return at;
}

/** The body that begins exactly at `index`, or `null`. */
export function bodyAt(text: string, folded: string, index: number): FoundBody | null {
  if (index > 0 && /[\p{L}\p{N}]/u.test(folded[index - 1]!)) return null;
  ANY.lastIndex = index;
  if (!ANY.test(folded)) return null;
  for (const entry of COMPILED) {
    entry.regex.lastIndex = index;
    const match = entry.regex.exec(folded);
    if (!match || match[0].trim() === '') continue;
    const words = text.slice(index, index + match[0].length);
    if (entry.capital && !/[\p{Lu}]/u.test(words) && !/^\s*(?:cac|hai|ca hai|moi|tung)\s+to\b/.test(match[0])) continue;
    let end = index + match[0].trimEnd().length;
    let name = typeof entry.name === 'string' ? entry.name : entry.name(words.trim());
    const own = entry.tail ? null : OWN_LEVEL.exec(folded.slice(end));
    const upper = own || entry.tail ? null : UPPER_LEVEL.exec(folded.slice(end));
    if (own) {
      end = properName(text, folded, end + own[0].length);
    } else if (upper) {
      const level = text.slice(end, end + upper[0].length).trim();
      end = properName(text, folded, end + upper[0].length);
      name = `${name} ${level}`;
    } else if (entry.kind === 'department' || entry.tail) {
      const tail = departmentTail(text, folded, end);
      if (entry.tail && tail === end) continue;
      if (tail > end && typeof entry.name !== 'string') {
        name = entry.name(text.slice(index, tail).trim());
        end = tail;
      }
    }
    return { name, kind: upper ? 'superior' : entry.kind, start: index, end };
  }
  return null;
}

const STOP =
  /^(?:chu|phoi|tham|thuc|xay|to|theo|co|chiu|huong|dua|gui|rao|ra|chi|cap|nhap|quan|tiep|tra|lam|bo|cung|tong|bao|kiem|la|phai|can|va|xa|phuong|tinh|trong|tiep|du|lap|ra|chuan|cho|voi|de)$/;

/** How far a department's own name runs ("Phòng Kinh tế", "Trạm Y tế"): up to five words, none of them a verb or a mark. */
function departmentTail(text: string, folded: string, from: number): number {
  let at = from;
  for (let i = 0; i < 5; i += 1) {
    const word = /^ (?:- ?)?([\p{L}]+)/u.exec(folded.slice(at));
    if (!word || (STOP.test(word[1]!) && !word[0].includes('-'))) break;
    if ((i === 0 || word[0].includes('-')) && !isCapitalAt(text, at + word[0].length - word[1]!.length)) break;
    at += word[0].length;
  }
  return at;
}

export interface BodyList {
  bodies: FoundBody[];
  start: number;
  end: number;
}

const SEPARATOR = /^\s*(?:,\s*và|;|,|&|và|và các|cùng với|cùng|-|–|\/|va|cung voi|cung|hoac)\s*(?=\S)/u;

/** The list of bodies beginning at `index` ("Thường trực HĐND, các Ban và đại biểu HĐND xã"), or `null`. */
export function bodyListAt(text: string, folded: string, index: number): BodyList | null {
  const first = bodyAt(text, folded, index);
  if (!first) return null;
  const bodies = [first];
  let end = first.end;
  for (;;) {
    const separator = SEPARATOR.exec(folded.slice(end));
    if (!separator) break;
    const next = bodyAt(text, folded, end + separator[0].length);
    if (!next) break;
    bodies.push(next);
    end = next.end;
  }
  return { bodies, start: index, end };
}

/** "đồng chí Nguyễn Văn Mẫu, Phó Chủ tịch HĐND xã": a person by name; the office named with it answers, failing that the name itself. */
export function personAt(sentence: string, folded: string, at: number): { bodies: Body[]; end: number } | null {
  const title = /^(?:cac )?(?:dong chi|d\/c|ong|ba)\s*:?\s+/.exec(folded.slice(at));
  if (!title) return null;
  const from = at + title[0].length;
  if (bodyListAt(sentence, folded, from)) return null;
  const name = /^(?:\p{Lu}[\p{L}'’]*\s+){1,4}\p{Lu}[\p{L}'’]*/u.exec(sentence.slice(from));
  if (!name) return null;
  const after = from + name[0].length;
  const gap = /^\s*(?:[,(-]|la)\s*/.exec(folded.slice(after));
  const office = gap ? bodyListAt(sentence, folded, after + gap[0].length) : null;
  if (office) return { bodies: office.bodies, end: office.end + (/^\s*\)/.exec(folded.slice(office.end))?.[0].length ?? 0) };
  const words = sentence.slice(at, after).trim();
  return { bodies: [{ name: words.charAt(0).toUpperCase() + words.slice(1), kind: 'office-holder' }], end: after };
}

/** Every body named in a text, in order, none inside another. */
export function findBodies(text: string): FoundBody[] {
  const folded = fold(text);
  const out: FoundBody[] = [];
  for (let i = 0; i < folded.length;) {
    if (/[\p{L}\p{N}]/u.test(folded[i]!)) {
      const body = bodyAt(text, folded, i);
      if (body) {
        out.push(body);
        i = body.end;
        continue;
      }
      while (i < folded.length && /[\p{L}\p{N}]/u.test(folded[i]!)) i += 1;
    } else {
      i += 1;
    }
  }
  return out;
}

/** Bodies without repeats, places dropped. */
export function distinct(bodies: readonly Body[]): Body[] {
  const seen = new Set<string>();
  const out: Body[] = [];
  for (const { name, kind } of bodies) {
    if (seen.has(name)) continue;
    seen.add(name);
    out.push({ name, kind });
  }
  return out;
}

const CELL_GLUE =
  /^(?:thuc hien|dinh ky.*|bao cao.*|theo doi.*|tham muu.*|tong hop.*|chu tri.*|phoi hop.*|cac|va|xa|phuong|cap xa|lien quan|huong dan|don doc|kiem tra|giup viec)/;

/**
 * Bodies of an owner cell of a table. What stands after "phối hợp" coordinates. Parts that name no known body are kept as written when they
 * look like a name (a person, a unit this list does not know).
 */
export function bodiesOfCell(cell: string): { lead: Body[]; coord: Body[] } {
  const folded = fold(cell);
  // "A chủ trì; B, C phối hợp": the helpers named before the word.
  const helpers = /[;.,]\s*([^;.,]+?(?:, [^;.,]+?)*?)\s+(?:cung )?phoi hop(?: thuc hien| tham gia)?[\s.;]*$/.exec(folded);
  if (helpers && /chu tri|thuc hien/.test(folded.slice(0, helpers.index)))
    return {
      lead: cellPart(cell.slice(0, helpers.index)),
      coord: cellPart(cell.slice(helpers.index + 1, helpers.index + helpers[0].length))
    };
  const cut =
    /(?:^|[;,.(\n-]\s*)(?:co quan |don vi )?phoi hop(?: voi)?\s*:?|(?<!quy che |cong tac )phoi hop (?:chat che |thuc hien )?(?:voi |cung )?(?=\S)/.exec(
      folded
    );
  const head = cut && cut.index > 0 ? cell.slice(0, cut.index) : cut ? '' : cell;
  const tail = cut ? cell.slice(cut.index + cut[0].length) : '';
  return { lead: cellPart(head), coord: cellPart(tail) };
}

/** Words that make the next body a receiver or a place, not the owner ("báo cáo tại hội nghị Ban Chấp hành"). */
const RECEIVER = /(?:tai|cho|den|trinh|gui|bao cao|hoi nghi|cua|giup|giup viec|phuc vu|tham muu)\s+(?:cac )?$/;

function cellPart(part: string): Body[] {
  const folded = fold(part);
  const found = findBodies(part).filter((body, i) => i === 0 || !RECEIVER.test(folded.slice(Math.max(0, body.start - 20), body.start)));
  let rest = '';
  let at = 0;
  for (const body of found) {
    rest += `${part.slice(at, body.start)}|`;
    at = body.end;
  }
  rest += part.slice(at);
  const unknown: (Body & { start: number })[] = [];
  for (const piece of rest.split(/[|;,\n]|\s-\s|^\s*-\s/)) {
    const clean = piece.replace(/^[\s.\-–+•:()]+|[\s.\-–:()]+$/gu, '');
    if (clean === '' || clean.split(/\s+/).length < 2 || clean.split(/\s+/).length > 9) continue;
    if (CELL_GLUE.test(fold(clean)) || !isCapitalAt(clean, 0)) continue;
    unknown.push({
      name: clean,
      kind: /^(?:ong|ba|dong chi|d\/c)\b/.test(fold(clean)) ? 'office-holder' : 'other',
      start: part.indexOf(clean)
    });
  }
  const all = [...found.map((body) => ({ ...body })), ...unknown].sort((a, b) => a.start - b.start);
  return distinct(all);
}

/** True when a text is nothing but a list of bodies, with "Trách nhiệm của", "Đối với", "Giao" before and a note in parentheses after. */
export function bodiesOfHeading(heading: string): { bodies: Body[]; rest: string } | null {
  const folded = fold(heading);
  const intro =
    /^\s*(?:(?:ve )?trach nhiem(?: thuc hien)?(?: cua)?|nhiem vu(?: cua)?|(?:ve )?(?:hoat dong|cong tac|phan viec) cua|doi voi|giao(?: cho)?|de nghi|yeu cau|phan cong)?\s*:?\s*(?:(?:cac )?(?:tap the|ca nhan)(?: va ca nhan)?(?: cac)? )?/.exec(
      folded
    )!;
  const person = personAt(heading, folded, intro[0].length);
  if (person) return { bodies: distinct(person.bodies), rest: heading.slice(person.end).trim() };
  const list = bodyListAt(heading, folded, intro[0].length);
  if (!list) return null;
  const rest = heading
    .slice(list.end)
    .replace(/^\s*(?:xã|phường)\b/u, '')
    .trim();
  return { bodies: distinct(list.bodies), rest };
}
