/** Which levels of a text are promises: what must be reached, not what is told in passing. */
import type { Level } from './comparator.ts';
import { findLevels } from './comparator.ts';
import { fold, wordCount } from './fold.ts';
import type { SectionKind } from './outline.ts';
import { subjectOf } from './subjects.ts';
import { findBodies } from './units.ts';
import { boundedTimes, timesLevels, zeroLevels } from './worded-levels.ts';

const MONEY = new Set([
  'billion_vnd',
  'million_vnd',
  'vnd',
  'ha',
  'km',
  'tonnes',
  'households',
  'people',
  'schools',
  'enterprises',
  'cooperatives',
  'villages',
  'projects',
  'products',
  'points',
  'models'
]);
const DOINGS = new Set(['supervisions', 'topics', 'surveys', 'meetings', 'sessions', 'trainings']);
const TIME = new Set(['days', 'working_days', 'hours', 'minutes']);

/** True when a level is something to reach, not a figure told in passing. */
export function isPromise(level: Level, text: string, section: SectionKind): boolean {
  const folded = fold(text);
  const before = folded.slice(Math.max(0, level.start - 70), level.start);
  const after = folded.slice(level.end, level.end + 60);
  // Here the marks count: "đã" tells what was done, "đa" does not.
  const clause = text
    .slice(Math.max(0, level.start - 70), level.start)
    .toLowerCase()
    .split(/[,;(]\s*/)
    .pop()!;
  if (
    /(?:^|[\s(])(?:đã|(?<!thực |thể |biểu )hiện(?: nay| tại)?|năm trước|(?<!(?:sát|đi|xuống|tra|học tập|nghiên cứu) )thực tế)\s+(?:\p{L}+\s+){0,6}$/u.test(
      clause
    ) &&
    !/phấn đấu|mục tiêu/.test(clause)
  )
    return false;
  // "từ 85% năm 2025 lên 90%", "(năm 2025: 85%)": where it stands now, not where it must go.
  if (
    /^\s*(?:\(?\s*(?:nam )?20\d\d\s*\)?\s*)?(?:len|xuong(?= con| duoi| muc|\s*\d))\s/.test(after) ||
    /\((?:nam 20\d\d|ket qua|thuc hien nam)[^)]*$/.test(before)
  )
    return false;
  if (level.unit === 'percent') {
    if (
      /^\s*(?:\p{L}+\s+){0,2}?(?:kinh phi|von|hoc phi|muc luong|chi phi|tien)(?![\p{L}])/u.test(after) &&
      (section === 'target'
        ? /(?:ho tro|cap|bo tri|thanh toan|chi|mien|dong gop)\s*$/
        : /(?:ho tro|cap|bo tri|thanh toan|chi|mien|giam|dong gop)\s*$/
      ).test(before)
    )
      return false;
    if (
      /qua ban|(?:co|duoc) (?:it nhat|tren|tu)?\s*$/.test(before) &&
      /^\s*(?:tong so|so) dai bieu[^,;]{0,30}(?:bieu quyet tan thanh|co mat thi)/.test(after)
    )
      return false;
    return true;
  }
  if (
    !(section === 'target' && level.attached) &&
    (/^\s*(?:chi tieu|muc tieu|nhiem vu|nhom|giai phap|noi dung|linh vuc|tieu chi|cap)(?![\p{L}])/u.test(after) ||
      /(?:chi tieu|muc tieu|nhiem vu)\b/.test(folded.slice(level.start, level.end)))
  )
    return false;
  // "(không quá 05 trang/báo cáo)": what a paper looks like, not what the plan reaches.
  if (level.unitWords === '' && level.unit === 'count' && section !== 'target' && /\([^)]*$/.test(folded.slice(0, level.start)))
    return false;
  if (TIME.has(level.unit) && level.attached && /(?:moi|hang) (?:thang|quy|nam)(?: \p{L}+){0,3}\s*$/u.test(before)) return true;
  // "rút ngắn … sau kỳ họp xuống còn 05 ngày": what a time shrinks to.
  if (TIME.has(level.unit) && section === 'target' && level.attached && /(?:rut ngan|giam)[^,;]*$/.test(before)) return true;
  // "trước thời hạn luật định ít nhất 02 ngày": how much earlier than the law asks.
  if (TIME.has(level.unit) && section === 'target' && level.attached && /(?:truoc (?:thoi )?han|som hon)(?: \p{L}+){0,4}\s*$/u.test(before))
    return true;
  // "mỗi lượt hỏi không quá 02 phút": how long a turn may last.
  if (/minutes|hours/.test(level.unit) && level.comparator === '<=' && /(?:moi|tung)(?: \p{L}+){1,4}\s*$/u.test(before)) return true;
  // "được trả lời trong thời gian không quá 07 ngày": in a list of targets a bound on a time is one.
  if (TIME.has(level.unit) && section === 'target' && level.attached && level.comparator === '<=') return true;
  if (TIME.has(level.unit))
    return (
      level.explicit &&
      section === 'target' &&
      !/ke tu|truoc|sau/.test(after.slice(0, 14)) &&
      !/(?:trong|sau|truoc|cham nhat)(?: thoi han| vong| [\p{L} ]{2,40})?(?: la)?\s*$/u.test(before)
    );
  if (
    /(?:giua|(?<!tong )so|thu|lan thu|khoa|dieu|khoan|tai|cua|trong so|phu luc|muc|(?<!(?:hoan thanh|giai quyet|thuc hien|xu ly) )ngay|cac|[-/])\s*$/.test(
      before
    ) &&
    !level.attached
  )
    return false;
  if (isCountedHeading(text, level.start)) return true;
  // "tập huấn cho toàn bộ 28 đại biểu": all of them are to be reached.
  if (section === 'target' && /(?:toan bo|tat ca|ca)(?: so)?\s*$/.test(before)) return true;
  if (MONEY.has(level.unit))
    return section === 'target' || (level.explicit && level.attached && /projects|models|products|points/.test(level.unit));
  const yearly =
    level.frequency !== null ||
    /(?:hang|hanh|moi|trong|mot) (?:nam|quy|thang|tuan|ky hop|nhiem ky)/.test(folded.slice(Math.max(0, level.start - 160), level.end + 30));
  // "01 lần/năm" beside a verb is how often a task recurs, not a level.
  if (level.unit === 'times' && !level.attached && section !== 'target') return false;
  if (level.explicit)
    return (
      section === 'target' ||
      yearly ||
      /(?:it nhat|toi thieu|phan dau|khong duoi|khong qua|toi da|[≥≤])/.test(folded.slice(Math.max(0, level.start - 40), level.end)) ||
      /^\s*tro len(?![\p{L}])/u.test(after)
    );
  // "Mỗi quý tái giám sát 01 nội dung": a rhythm at the head of the clause makes a count a level anywhere.
  const head = before.split(/[,;:.]\s/).pop() ?? '';
  if (section !== 'target' && level.unit !== 'times' && /^\s*(?:dinh ky )?(?:hang|moi) (?:nam|quy|thang|tuan)(?![\p{L}])/u.test(head))
    return true;
  // "Tổ chức 02 phiên giải trình", "HĐND xã tiến hành giám sát 01 chuyên đề": a task that opens with how many of the council's own doings.
  if (section !== 'target' && DOINGS.has(level.unit) && countsOwnDoing(text, folded, level.start)) return true;
  // "Thường trực HĐND 02 cuộc": in a list of targets a count that follows its body at once, or opens the line.
  if (section === 'target' && (folded.slice(0, level.start).trim() === '' || bodyJustBefore(text, level.start))) return true;
  // "Khắc phục 09 nội dung Thường trực HĐND đã kết luận": how many there are, not how many to reach.
  if (/^[^,;.]{0,40}\sđã\s/.test(text.slice(level.end))) return false;
  // "Xây dựng thí điểm 02 Tổ đại biểu": in a list of targets a counted thing soon after the verb.
  if (section === 'target' && level.unit !== 'count' && level.unit !== 'times' && wordCount(head) > 0 && wordCount(head) <= 5) return true;
  return (
    section === 'target' &&
    (yearly ||
      /(?:to chuc|thuc hien|ban hanh|tien hanh|xay dung|co|hoan thanh|giam sat|khao sat|them|du|duoc|dat|tong so|ky ket|thanh lap|trien khai|mo|bo tri|trang bi|dang(?: tai)?|phat|nhan rong|hop|tiep|(?:thuc hien|tien hanh) voi|(?:to chuc|thuc hien) (?:thanh cong|tot))(?: ngay| xong| moi| dut diem)?\s*$/.test(
        before
      ))
  );
}

const DOING_COUNTED =
  /(?:(?:to chuc|tien hanh|thuc hien|hoan thanh)(?: thanh cong| tot)?(?: tai)?(?: giam sat| khao sat)?|(?<![\p{L}])(?:tai )?giam sat|(?<![\p{L}])khao sat)\s*$/u;

/** "(Thường trực HĐND xã) tiến hành giám sát | 01 chuyên đề": nothing but a verb of doing between the count and its body, a label or the start. */
function countsOwnDoing(text: string, folded: string, at: number): boolean {
  const doing = DOING_COUNTED.exec(folded.slice(0, at));
  if (!doing) return false;
  const head = text.slice(0, doing.index).trimEnd();
  if (head === '' || head.endsWith(':')) return true;
  const last = findBodies(head).at(-1);
  return last !== undefined && last.end === head.length;
}

function bodyJustBefore(text: string, at: number): boolean {
  const from = Math.max(0, ...[...text.slice(0, at).matchAll(/[,;:]\s+/g)].map((cut) => cut.index + cut[0].length));
  const clause = text.slice(from, at).replace(/^\s*(?:trong đó|gồm|còn lại)\s+/iu, '');
  // With a verb behind it, since a body alone opens nothing.
  const subject = subjectOf(`${clause.trimEnd()} có`);
  return subject !== null && /^(?:\s*mỗi (?:ban|tổ|đại biểu))?[\s:]*$/iu.test(clause.slice(subject.end));
}

/** A quantity announced after a colon or in brackets: "Giám sát chuyên đề: 02 cuộc", "Khảo sát (03 cuộc)". */
export function isCountedHeading(text: string, at: number): boolean {
  return (
    /[:(]\s*$/.test(text.slice(0, at)) && /^\d{1,2}\s+(?:cuoc|phien|chuyen de|ky hop|lop|hoi nghi|dot|buoi)/.test(fold(text.slice(at)))
  );
}

/** Levels that promise, and counts set beside one of them ("01 hội nghị với thanh niên và 01 hội nghị với hộ kinh doanh"). */
function counted(text: string, section: SectionKind): Level[] {
  const folded = fold(text);
  const out: Level[] = [];
  for (const level of findLevels(text)) {
    const before = out.at(-1);
    const beside =
      before !== undefined &&
      (section === 'target' || (level.unit === before.unit && /^[^;.:,]{0,40}\sva\s*$/.test(folded.slice(before.end, level.start)))) &&
      before.unit !== 'percent' &&
      !TIME.has(level.unit) &&
      (level.unit === before.unit || (!MONEY.has(level.unit) && level.unit !== 'percent')) &&
      /^[^;.:]{0,90}(?:,|\sva)\s*$/.test(folded.slice(before.end, level.start));
    // "02 lớp cho 45 đại biểu": for whom, not how many.
    const receivers = before !== undefined && /\scho\s*$/.test(folded.slice(before.end, level.start));
    // "đạt 92%, cao hơn 5% so với năm 2025": the rise beside the level.
    const rise =
      before?.unit === 'percent' &&
      level.unit === 'percent' &&
      /(?:cao hon|tang|vuot)(?: them)?\s*$/.test(folded.slice(before.end, level.start + 8).replace(/\d.*$/, '')) &&
      /^\s*so voi/.test(folded.slice(level.end));
    if (!receivers && !rise && (isPromise(level, text, section) || beside)) out.push(level);
  }
  return out;
}

/** "không có nhiệm vụ quá hạn trên 30 ngày": the figure says which are meant, none of them is what must be reached. */
function withoutFiguresOfZero(text: string, levels: readonly Level[]): Level[] {
  const zeros = zeroLevels(text);
  return levels.filter(
    (level) =>
      level.unit === 'percent' ||
      !zeros.some(
        (zero) =>
          zero.end < level.start && !/[,;:]/.test(text.slice(zero.end, level.start)) && wordCount(text.slice(zero.end, level.start)) >= 3
      )
  );
}

function withWorded(text: string, found: readonly Level[]): Level[] {
  const levels = withoutFiguresOfZero(text, found);
  const zeros = [...zeroLevels(text), ...timesLevels(text)].filter(
    (zero) => !levels.some((level) => level.start < zero.end + 24 && zero.start < level.end)
  );
  return [...levels, ...zeros].sort((a, b) => a.start - b.start);
}

/** "ít nhất mỗi năm một lần": a bound on a rhythm is a level wherever it stands. */
function withBounded(text: string, levels: readonly Level[]): Level[] {
  const bounded = boundedTimes(text).filter((one) => !levels.some((level) => level.start < one.end && one.start < level.end));
  return bounded.length === 0 ? [...levels] : [...levels, ...bounded].sort((a, b) => a.start - b.start);
}

/** "Tỷ lệ đại biểu tham gia ít nhất một cuộc giám sát đạt 85%": the count says who is meant, the share is what must be reached. */
function withoutDefinitions(levels: readonly Level[], text: string): Level[] {
  const folded = fold(text);
  return levels.filter((level, i) => {
    const before = levels[i - 1];
    // "100% đại biểu tiếp công dân ít nhất 01 lần/quý", "không quá 2% kiến nghị phải nhắc lại từ 02 lần trở lên": which are counted, no level of its own.
    if (
      before?.unit === 'percent' &&
      level.unit !== 'percent' &&
      level.value !== 0 &&
      !/[,;:]\s|\sva\s/.test(folded.slice(before.end, level.start))
    )
      return false;
    const next = levels[i + 1];
    if (!next || level.unit === 'percent' || next.unit !== 'percent') return true;
    const clause = Math.max(0, ...[...folded.slice(0, level.start).matchAll(/[,;:]\s+/g)].map((cut) => cut.index + cut[0].length));
    return !/^(?:phan dau )?ty le\s/.test(folded.slice(clause)) || /[,;]\s/.test(folded.slice(level.end, next.start));
  });
}

/** The promises of one sentence, in order; in a list of targets also those told in words alone. */
export function promisesOf(text: string, section: SectionKind): Level[] {
  const found = counted(text, section);
  return withoutDefinitions(section === 'target' ? withWorded(text, found) : withBounded(text, found), text);
}
