/** Who speaks, from where, and whether a passage asks for something: the manner in which minutes are written. */

const upper = '\\p{Lu}';
const word = `${upper}[\\p{L}'’]*`;
const name = `${word}(?:\\s+${word}){1,5}`;
/* The first letter in both cases; the rest must stay as written, so that a name is told from what follows ("thôn ra trạm bơm" names no village). */
const dwelling = 'thôn|tổ dân phố|TDP|khu dân cư|KDC|khu phố|KP|khu vực|ấp|bản|làng|xóm|khối phố|khối|buôn|plei|sóc|phum|cụm dân cư|tiểu khu|tổ(?=\\s*\\d)|khu(?=\\s+\\p{Lu})'
  .split('|')
  .map((kind) => `[${kind.charAt(0)}${kind.charAt(0).toLocaleUpperCase('vi')}]${kind.slice(1)}`)
  .join('|');
const placeName = `(?:số\\s*\\d+[A-Za-z]?|\\d+[A-Za-z]?|${upper}[\\p{L}\\d]*(?:\\s+(?:${upper}[\\p{L}\\d]*|\\d+))*)`;
/** A dwelling place with its name: "thôn Mẫu Đông", "tổ dân phố số 4", "KP5". */
export const dwellingPattern = new RegExp(`(?<![\\p{L}])((?:${dwelling})\\s*${placeName})`, 'u');

const voterTitle = 'Cử tri|Ông|Bà|Anh|Chị|Chú|Cô|Bác|Cụ|Em|Dì|Cậu';
const verbs = '(?:có ý kiến|phát biểu(?: ý kiến)?|nêu ý kiến|ý kiến|nêu)';
const speakerPattern = new RegExp(`^(?:Ý kiến của\\s+)?(?:[Cc]ử tri\\s+(?:là\\s+)?)?(?:(?:${voterTitle}|[ôÔ]ng|[bB]à|[cC]ử tri)\\s+)(${name})\\s*(?:[,;(–—-]+\\s*([^:)]{0,80}?)\\)?)?\\s*(?:${verbs})?\\s*(?:[:：]|[-–](?=\\s))\\s*`, 'u');
const speakerPlain = new RegExp(`^(${name})\\s*\\(((?:${dwelling})\\s*${placeName})\\)\\s*[:：]\\s*`, 'u');
const speakerRuns = new RegExp(`^(?:${voterTitle})\\s+(${name})\\s*[,(–-]\\s*((?:${dwelling})\\s*${placeName})\\)?\\s*,?\\s*(?=(?:đề nghị|kiến nghị|phản ánh|hỏi|xin|mong|có ý kiến|phát biểu|cho rằng|nêu))`, 'u');
const nobody = /^(?:(?:Một|Có|Nhiều|Các)\s+)?(?:số\s+)?cử tri(?:\s+(?:nam|nữ))?(?:\s+(?:không nêu tên|khác|giấu tên))?\s*[:：]\s*/iu;
const office = /chủ tịch|phó chủ tịch|trưởng (?:ban|phòng|công an|trạm)|phó trưởng|bí thư|công chức|cán bộ|giám đốc|đại diện|lãnh đạo|chỉ huy|đại biểu|(?<!\p{L})ĐB(?!\p{L})|\bUBND\b|\bHĐND\b|MTTQ|chủ tọa|chủ trì|thư ký/iu;

export interface Speaker {
  name: string;
  /** What follows the name: a village, or an office. */
  of: string;
  /** Characters of the line that only say who speaks. */
  length: number;
  voter: boolean;
}

/** Who speaks at the beginning of a line; null when it names nobody so. */
export function speakerOf(line: string): Speaker | null {
  const found = speakerPattern.exec(line) ?? speakerPlain.exec(line);
  if (found) return { name: found[1]!.trim(), of: (found[2] ?? '').trim(), length: found[0].length, voter: !office.test(found[2] ?? '') };
  const runs = speakerRuns.exec(line);
  if (runs) return { name: runs[1]!, of: runs[2]!, length: runs[0].length, voter: true };
  const anyone = nobody.exec(line);
  return anyone ? { name: '', of: '', length: anyone[0].length, voter: true } : null;
}

/** One of the council or of an authority begins to speak: "Đ/c …", "Ông X - Chủ tịch UBND xã …", "Trả lời:". */
export function answersFrom(line: string): { by: string; length: number } | null {
  const plain = /^(?:Trả lời|Giải trình|Ý kiến trả lời|UBND (?:xã|phường)(?: trả lời)?|Giải đáp)\s*[:：]\s*/iu.exec(line);
  if (plain) {
    const rest = line.slice(plain[0].length);
    const by = new RegExp(`^(?:Đ/c|Đồng chí|Ông|Bà|Anh|Chị|ĐB|Đại biểu)\\s+(${name})\\s*[,–-]?\\s*([^:：]{0,80})[:：]\\s*`, 'u').exec(rest);
    return { by: by ? [by[1], by[2]?.trim()].filter(Boolean).join(', ') : '', length: plain[0].length + (by?.[0].length ?? 0) };
  }
  const who = new RegExp(`^(?:Đ/c|Đồng chí|Ông|Bà|Anh|Chị|ĐB|Đại biểu|Lãnh đạo|Đại diện)\\s+([^:：]{2,160}?)[:：]\\s*`, 'u').exec(line);
  if (!who) return null;
  const told = /^(?:Đ\/c|Đồng chí|ĐB|Đại biểu|Lãnh đạo|Đại diện)/u.test(line) || (office.test(who[1]!) && /trả lời|giải trình|làm rõ|tiếp thu|thông tin|giải đáp|cho biết/iu.test(who[1]!)) || (office.test(who[1]!) && !speakerOf(line)?.voter);
  if (!told) return null;
  const by = who[1]!.replace(/\s*(?:trả lời|giải trình|làm rõ|tiếp thu|thông tin|giải đáp|cho biết|phát biểu).*$/iu, '').replace(/\s+[-–]\s+/u, ', ').trim();
  return { by, length: who[0].length };
}

const asking = /(?<!ý kiến, |ý kiến và |các |nội dung |giải quyết |trả lời |tổng hợp |số )(?:đề nghị|kiến nghị|đề xuất)(?! (?:của cử tri|nêu trên|trên|thuộc|lần|kỳ))|\bmong\b|\bxin\b(?! (?:tiếp thu|cảm ơn|cám ơn|trân trọng|ghi nhận|báo cáo))|yêu cầu|\bhỏi\b|cần (?:sớm|phải|có|xem)|phản ánh|bức xúc|băn khoăn|lo lắng|lo ngại|kiến nghị:|đề nghị:/iu;
const trouble = /hư hỏng|xuống cấp|ô nhiễm|ngập|sạt lở|mất an toàn|chậm|chưa (?:được|có)|thiếu|không (?:có|ai|thấy|được)|hôi thối|ùn tắc|hỏng|lấn chiếm|nguy hiểm|\?/iu;
const praise = /nhất trí|đồng tình|phấn khởi|tin tưởng|đánh giá cao|ghi nhận|cảm ơn|cám ơn|hoan nghênh|biểu dương|không có ý kiến/iu;

export const asks = (text: string): boolean => asking.test(text);
export const complains = (text: string): boolean => trouble.test(text);
export const praises = (text: string): boolean => praise.test(text);

/** Someone in office asks another to deal with all this: no petition of a voter. */
export function officeAsks(text: string): boolean {
  return (
    /(?:kiến nghị|ý kiến|nội dung)(?: của cử tri)?(?: đã)?(?: nêu)? (?:trên|này|còn lại|của bà con)|theo quy định\.?$|trân trọng|tiếp tục theo dõi việc|đề nghị các (?:tổ đại biểu|ban của|ngành sớm|đại biểu)|chỉ đạo các phòng/iu.test(text) ||
    /^(?:Thường trực|Ban Thường trực|Đoàn chủ tọa|Chủ tọa|Chủ trì|HĐND|UBND|UBMTTQ|Tổ đại biểu)\b[^.;]{0,60}(?:đề nghị|kiến nghị|kết luận)/iu.test(text)
  );
}
