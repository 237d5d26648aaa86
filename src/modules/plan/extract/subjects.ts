/** Who a sentence makes responsible: its grammatical subject, "do … chủ trì", "giao …"; and with whom: "phối hợp với …". */
import { fold } from './fold.ts';
import type { Body } from './plan-document.ts';
import { bodyListAt, distinct, personAt } from './units.ts';

export interface Owners {
  lead: Body[];
  coord: Body[];
  /** True when the sentence itself opens with the body, which makes it a task of that body. */
  opens: boolean;
}

/** Words of time and condition that may stand before the subject. */
const OPENING = new RegExp(
  `^(?:[-+*•\\s"'([]*)(?:${[
    '(?:giao cho|giao|de nghi|yeu cau|phan cong|doi voi)\\s+',
    '(?:cac )?(?:dong chi|d/c)\\s+',
    '(?:phan dau|binh quan|bao dam|dam bao)\\s+',
    // "Trong tháng 3/2026, …", "Sau mỗi kỳ họp, …": up to the comma.
    '(?:dinh ky|thuong xuyen|hoac|trong(?! do)|giua|cuoi|dau|tai|sau|truoc|khi|can cu|neu|theo|de(?! nghi| xuat)|tren co so|cham nhat|hang|moi|vao|den|tu|quy|thang|tuan|thoi gian(?= toi)|ngay(?= trong| tu| sau| khi)|(?:truong hop|kien nghi|van de|vu viec|don thu)(?= [\\p{L}\\d ]*(?:chua|da|qua|khong|co|duoc|con) ))(?![\\p{L}])[^,;:]{0,110},\\s*',
    '(?:hang|hanh|moi|trong|vao|tu|den)\\s+(?:nam|quy|thang|tuan|ky hop|nhiem ky)(?:\\s+(?:\\d{4}|nay|toi))?(?:\\s*\\d{4}\\s*-\\s*\\d{4})?,?\\s+',
    '(?:mot nam|ca nam|nam|quy|0?9 thang|0?6 thang)(?: va [\\p{L}\\d ]{2,12})?,\\s*',
    '(?:hoac (?:khi|dot xuat|theo)|dong thoi|ngoai ra|ben canh do|tiep tuc|rieng|cung voi do),?\\s+'
  ].join('|')})`,
  'u'
);

const NOT_SUBJECT =
  /^\s*(?:duoc|co trinh do|la nguoi|cua|ve|voi|trong|o|hoac|co (?:sang kien|y kien|du)|theo(?! doi)|nhiem ky|khoa|da)(?![\p{L}])/u;
const PASSES_ON = /^\s*(?:chi dao|yeu cau|giao|phan cong|de nghi|huong dan|don doc)(?:\s+cho)?\s+/u;

/** The list of bodies at the head of a sentence, after its opening adverbs; `null` when the sentence opens otherwise. */
export function subjectOf(sentence: string): { bodies: Body[]; start: number; end: number } | null {
  const folded = fold(sentence);
  let at = /^[\s\-+*•"'([“”]*/u.exec(folded)![0].length;
  for (let turn = 0; turn < 4; turn += 1) {
    const person = personAt(sentence, folded, at);
    if (person) return { bodies: distinct(person.bodies), start: at, end: person.end };
    const list = bodyListAt(sentence, folded, at);
    if (list) {
      const rest = folded.slice(list.end);
      if (NOT_SUBJECT.test(rest)) return null;
      // "…; chủ tọa các kỳ họp": a small letter and nothing behind it is an activity, not a doer.
      if (/^[\s.;]*$/.test(rest) && /^\p{Ll}/u.test(sentence.slice(list.start))) return null;
      const passed = PASSES_ON.exec(rest);
      if (passed) {
        const doer = bodyListAt(sentence, folded, list.end + passed[0].length);
        if (doer && /^\s+[\p{L}]/u.test(folded.slice(doer.end)) && !NOT_SUBJECT.test(folded.slice(doer.end)))
          return { bodies: distinct(doer.bodies), start: list.start, end: doer.end };
      }
      return { bodies: distinct(list.bodies), start: list.start, end: list.end };
    }
    const opening = OPENING.exec(folded.slice(at));
    if (!opening || opening[0].length === 0) return null;
    at += opening[0].length;
  }
  return null;
}

const COORD =
  /(?:phoi hop|ket hop|cung)(?:\s+(?:chat che|thuong xuyen|tot|dong bo|thong nhat))?(?:\s+cong tac)?\s*(?:(?:cung voi|voi|cung|:)\s*(?:cac\s+)?|(?<=phoi hop)\s+)/gu;
const GIVEN = /(?:^|[\s(,;])(?:do|giao cho|giao|phan cong(?: cho)?)\s+/gu;

/** Bodies that coordinate ("phối hợp với …"), none of the leads among them. */
export function coordinatorsOf(sentence: string, lead: readonly Body[]): Body[] {
  const folded = fold(sentence);
  const out: Body[] = [];
  for (const match of folded.matchAll(COORD)) {
    const after = match.index + match[0].length;
    const list = bodyListAt(sentence, folded, match[0].endsWith('cac ') ? after - 4 : after) ?? bodyListAt(sentence, folded, after);
    if (list) out.push(...list.bodies);
  }
  // "Ban A chủ trì, Ban B phối hợp": the helper named before the word.
  for (const match of folded.matchAll(/[,;.(]\s+/g)) {
    const list = bodyListAt(sentence, folded, match.index + match[0].length);
    if (list && /^\s*(?:cung )?phoi hop(?: thuc hien| tham gia)?\s*(?:[.;,)]|$)/.test(folded.slice(list.end))) out.push(...list.bodies);
  }
  return distinct(out).filter((body) => !lead.some((other) => other.name === body.name));
}

/** "… (Văn phòng HĐND và UBND xã)", "… (các Tổ đại biểu, trong quý II)": brackets that close the sentence and begin with a body name its doer. */
function ownersInBrackets(sentence: string, folded: string): Body[] {
  const bracket = /\(([^()]+)\)[\s.;]*$/.exec(folded);
  if (!bracket) return ownersBehindDash(sentence, folded);
  const list = bodyListAt(sentence, folded, bracket.index + 1 + (/^\s*(?:giao |do )?/.exec(bracket[1]!)?.[0].length ?? 0));
  if (!list) return [];
  // "(Ban Kinh tế - Ngân sách, Tổ đại biểu số 2 phối hợp)": the last of them only helps.
  if (list.bodies.length > 1 && /^\s*(?:cung )?phoi hop\s*[;.)]/.test(folded.slice(list.end))) return list.bodies.slice(0, -1);
  return /^\s*(?:[,;)]|-\s|chu tri|thuc hien|tham muu|phoi hop|chuan bi|theo doi|tong hop)/.test(folded.slice(list.end)) ? list.bodies : [];
}

/** "… hoàn thành trong quý I – Thường trực HĐND xã.": a body alone behind the last dash. */
function ownersBehindDash(sentence: string, folded: string): Body[] {
  const dash = folded.lastIndexOf(' - ');
  if (dash < 20) return [];
  const list = bodyListAt(sentence, folded, dash + 3);
  return list &&
    /^\s*(?:[.;]*\s*$|[,;(]\s*(?:truoc|trong|xong|hoan thanh|cham nhat|thang|quy|ngay|tham muu|chu tri|chuan bi|thuc hien))/.test(
      folded.slice(list.end)
    )
    ? list.bodies
    : [];
}

/** Everyone a sentence names as doing the work. */
export function ownersOf(sentence: string): Owners {
  const folded = fold(sentence);
  const subject = subjectOf(sentence);
  if (subject) return { lead: subject.bodies, coord: coordinatorsOf(sentence, subject.bodies), opens: true };
  const lead: Body[] = [];
  for (const match of folded.matchAll(GIVEN)) {
    const list = bodyListAt(sentence, folded, match.index + match[0].length);
    if (
      list &&
      /^[\s,]*(?:chu tri|thuc hien|tham muu|phu trach|chiu trach nhiem|lam|dam nhiem|tong hop|theo doi|xay dung|chuan bi|thoi (?:gian|han)|hoan thanh|xong|trong (?:thang|quy|nam)|truoc ngay|\)|\.|;|$)/.test(
        folded.slice(list.end)
      )
    )
      lead.push(...list.bodies);
  }
  if (lead.length === 0) {
    let taken = 0;
    for (const match of folded.matchAll(/[(;,.:]\s*|\s-\s+/g)) {
      if (match.index < taken) continue;
      const list = bodyListAt(sentence, folded, match.index + match[0].length);
      if (
        list &&
        /^\s*(?:chu tri|la co quan chu tri|phu trach|chiu trach nhiem|truc tiep \p{L}|(?:tham muu|thuc hien)\s*[,;.)]|(?:tham muu|thuc hien)$)/u.test(
          folded.slice(list.end)
        )
      ) {
        lead.push(...list.bodies);
        taken = list.end;
      }
    }
  }
  if (lead.length === 0) lead.push(...ownersInBrackets(sentence, folded));
  if (lead.length === 0 && /^\s*(?:tang cuong|thuong xuyen|tiep tuc)[\p{L}, ]{0,20}(?:giam sat|kiem tra|theo doi|don doc)/u.test(folded)) {
    // "Tăng cường giám sát … của Thường trực HĐND, các Ban và đại biểu HĐND": the doers close the sentence.
    for (const match of folded.matchAll(/\scua\s+/g)) {
      const list = bodyListAt(sentence, folded, match.index + match[0].length);
      if (lead.length === 0 && list && list.bodies.length > 1 && /^[\s.;]*$/.test(folded.slice(list.end))) lead.push(...list.bodies);
    }
  }
  const unique = distinct(lead);
  return { lead: unique, coord: coordinatorsOf(sentence, unique), opens: false };
}
