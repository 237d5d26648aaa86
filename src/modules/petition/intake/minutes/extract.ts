import { parseDay } from '#core/format.ts';
import type { Mapping } from '../columns.ts';
import { giveAnswers, type SaidAnswer } from './answers.ts';
import type { FoundMatter, FoundMinutes, MinutesLine } from './item.ts';
import { mattersIn } from './parts.ts';
import { answersFrom, asks, complains, dwellingPattern, officeAsks, praises, speakerOf, type Speaker } from './speech.ts';
import { tableHead, tableRow } from './table.ts';

const markerPattern = /^(?:Ý kiến (?:số |thứ )?\d+\s*[:.)]|Câu (?:hỏi )?\d+\s*[/:.)]|\(?\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}\/(?=\s)|\(?[a-zđ]\)|[a-zđ]\.(?=\s)|[-–—+•*·o](?=\s)|[IVX]+\.|[A-ZĐ]\.(?=\s))\s*/u;
const closing = /^(?:nơi nhận|kính gửi|kết thúc|kết luận|chốt|hội nghị kết thúc|biên bản (?:này|được)|đánh giá(?: chung)? và đề nghị|nhận xét|đề xuất, kiến nghị của|chủ tọa kết luận|phát biểu kết luận|tm\.|thư ký|chủ trì)/iu;
const answering = /trả lời|giải trình|tiếp thu|giải đáp/iu;
const people = /thành phần|thành viên|đại biểu (?:hđnd|hội đồng)|chủ trì|tham dự|dự hội nghị/iu;

type Zone = 'before' | 'people' | 'opinions' | 'answers' | 'after';

/** Petitions in minutes of a meeting or a collection of opinions, with who raised each, from where, and what was answered on the spot. Pure. */
export function extractMinutes(lines: readonly MinutesLine[]): FoundMinutes {
  return new Reader(lines).read();
}

class Reader {
  readonly #lines: readonly MinutesLine[];
  readonly #matters: FoundMatter[] = [];
  readonly #answers: SaidAnswer[] = [];
  #zone: Zone = 'before';
  #sections: string[] = [];
  #village = '';
  #table: Mapping | null = null;
  /** A voter named on a line of its own: what follows unmarked is what they say. */
  #open: { speaker: Speaker; from: number; words: string[]; marker: string } | null = null;

  constructor(lines: readonly MinutesLine[]) {
    this.#lines = lines;
  }

  read(): FoundMinutes {
    for (const [at, line] of this.#lines.entries()) {
      if (line.text.trim() === '') continue;
      if (line.cells && line.cells.length > 1) this.#row(line, at);
      else this.#line(line, at);
    }
    this.#close(this.#lines.length - 1);
    giveAnswers(this.#matters, this.#answers);
    const head = headOf(this.#lines);
    const at = dwellingPattern.exec(head.place)?.[1] ?? '';
    return { ...head, matters: at === '' ? this.#matters : this.#matters.map((matter) => (matter.village === '' ? { ...matter, village: at } : matter)) };
  }

  #row(line: MinutesLine, at: number): void {
    this.#close(at - 1);
    const head = tableHead(line.cells ?? []);
    if (head) {
      this.#table = head;
      return;
    }
    if (!this.#table) return;
    const { matters, section } = tableRow(line, at, this.#table, this.#sections.at(-1) ?? '');
    this.#sections = section === '' ? this.#sections : [section];
    this.#matters.push(...matters);
  }

  #line(line: MinutesLine, at: number): void {
    this.#table = null;
    const marker = markerPattern.exec(line.text.trim())?.[0] ?? '';
    const words = line.text.trim().slice(marker.length).trim();
    if (words === '') return;
    if (this.#open && marker === '' && !speakerOf(words) && !answersFrom(words) && !closing.test(words)) {
      this.#open.words.push(words);
      return;
    }
    if (this.#open && this.#open.words.length === 0 && /^[-–—+•*]/u.test(marker) && !/^[-–—+•*]/u.test(this.#open.marker) && !speakerOf(words) && !answersFrom(words)) {
      // "1. Ý kiến của cử tri A:" and below it what they raised, one a dash.
      this.#say(words, this.#open.speaker, at, at);
      return;
    }
    this.#close(at - 1);
    const answer = answersFrom(words);
    const speaker = answer ? null : speakerOf(words);
    if (!speaker && !answer && this.#heading(words, marker, line)) return;
    if (answer && this.#zone !== 'people') {
      this.#answers.push({ by: answer.by, opening: words.slice(0, answer.length), words: words.slice(answer.length), follows: this.#zone === 'answers' ? -1 : this.#matters.length - 1 });
      return;
    }
    if (this.#zone === 'people' || this.#zone === 'after') {
      if (!speaker?.voter || !(asks(words) || /^Cử tri/u.test(words)) || this.#zone === 'after') return;
      this.#zone = 'opinions';
    }
    if (speaker?.voter) {
      const said = words.slice(speaker.length).trim();
      if (said === '') this.#open = { speaker, from: at, words: [], marker };
      else this.#say(said, speaker, at, at);
      return;
    }
    if (speaker || officeAsks(words) || this.#zone === 'answers') return;
    if (!asks(words)) return;
    // Unmarked running text before the opinions begin tells how the meetings went.
    if (marker === '' && this.#zone === 'before' && !/cử tri/iu.test(words)) return;
    this.#say(words, null, at, at);
  }

  #close(to: number): void {
    const open = this.#open;
    this.#open = null;
    if (open && open.words.length > 0) this.#say(open.words.join(' '), open.speaker, open.from, to);
  }

  #say(said: string, speaker: Speaker | null, from: number, to: number): void {
    if (praises(said) && !asks(said) && !complains(said)) return;
    if (!asks(said) && !complains(said) && said.length < 25) return;
    const inWords = dwellingPattern.exec(speaker ? speaker.of : said)?.[1] ?? '';
    const several = /(?:các|nhiều) (?:thôn|tổ dân phố|khu|ấp|bản)|(?:số|thôn|tổ dân phố|ấp|bản)\s*\S+(?: và | ?, ?)(?:tổ dân phố |thôn )?số/iu.test(said);
    const raisedBy = /^Cử tri\s+(?:các\s+)?/iu.test(said) || /\(cử tri/iu.test(said);
    const village = speaker ? inWords : this.#village || (raisedBy && !several ? inWords : '') || (!raisedBy && !several ? inWords : '');
    const quote = this.#lines.slice(from, to + 1).map((line) => line.text).join('\n');
    for (const text of mattersIn(said))
      this.#matters.push({
        text,
        quote,
        lines: [from + 1, to + 1],
        page: this.#lines[from]?.page ?? null,
        section: this.#sections.join(' › ').slice(0, 300),
        village,
        raiser: speaker?.name ?? '',
        many: /^(?:nhiều|đa số) cử tri|cử tri nhiều nơi/iu.test(said),
        answer: null,
        confidence: asks(text) ? (speaker || this.#zone === 'opinions' ? 0.95 : 0.85) : complains(text) ? 0.75 : 0.55
      });
  }

  /** A heading opens a part of the minutes; it is never a petition itself. @returns whether the line is one */
  #heading(words: string, marker: string, line: MinutesLine): boolean {
    const plain = words.replace(/[:.：]\s*$/u, '');
    const short = plain.split(/\s+/).length <= 14;
    const capitals = plain === plain.toLocaleUpperCase('vi') && /\p{Lu}{2}/u.test(plain);
    if (closing.test(words)) {
      this.#zone = 'after';
      this.#village = '';
      return true;
    }
    const village = short ? new RegExp(`^(?:Tại |Cử tri )?${dwellingPattern.source}\\s*:?$`, 'u').exec(plain) : null;
    if (village) {
      this.#zone = 'opinions';
      this.#village = village[1]!;
      this.#sections = [plain];
      return true;
    }
    const ends = /[:：]\s*$/u.test(words);
    const titled = capitals || line.strong === true || (short && ends) || (short && marker !== '' && !/[.;!?]\s*$/u.test(words) && /^(?:ý kiến|kiến nghị (?:thuộc|của)|lĩnh vực|về |nội dung|phần|tình hình|nhóm)/iu.test(words)) || (short && /^(?:phần|ý kiến|diễn biến|nội dung|thành phần)\b/iu.test(words) && !/[.;]\s*$/u.test(words));
    if (!titled || !short) {
      if (people.test(words) && short && /[:：]/u.test(words)) this.#zone = 'people';
      return people.test(words) && /[:：]/u.test(words) && short;
    }
    if (people.test(plain)) this.#zone = 'people';
    else if (answering.test(plain)) this.#zone = 'answers';
    else if (/ý kiến|kiến nghị|phát biểu|phản ánh/iu.test(plain)) this.#zone = 'opinions';
    else if (this.#zone === 'people') this.#zone = 'before';
    this.#village = '';
    this.#sections = [...(/^[IVXA-Z]+\./u.test(marker) ? [] : this.#sections.slice(-1)), plain].slice(-2);
    return true;
  }
}

/** What the minutes say of themselves: title, day and place of the meeting. */
function headOf(lines: readonly MinutesLine[]): Omit<FoundMinutes, 'matters'> {
  const top = lines.slice(0, 30).map((line) => line.text.trim());
  const kind = top.findIndex((line) => /^(?:#+\s*)?(?:BIÊN BẢN|BÁO CÁO|TỔNG HỢP|BẢNG TỔNG HỢP|Biên bản|Báo cáo|Ghi chép|BIÊN BẢN TIẾP XÚC)/u.test(line));
  const title = kind < 0 ? (top[0] ?? '') : /^(?:BIÊN BẢN|BÁO CÁO|TỔNG HỢP)$/u.test(top[kind]!) ? [top[kind], top[kind + 1]].filter(Boolean).join(' ') : top[kind]!;
  const dated = top.find((line) => /(?:hôm nay|thời gian|vào hồi|hồi \d|^ngày|chiều|sáng|tối)/iu.test(line) && dayIn(line) !== null) ?? top.find((line) => dayIn(line) !== null && /tiếp xúc|hội nghị/iu.test(line) && !/số \d+/iu.test(line)) ?? '';
  const placed = top.map((line) => /(?:^Địa điểm\s*:\s*|\btại (?!kỳ họp))([^.,;]{4,80})/iu.exec(line)?.[1]).find(Boolean) ?? '';
  return { title: title.replace(/^#+\s*/u, '').slice(0, 300), heldOn: dayIn(dated), place: placed.trim() };
}

function dayIn(line: string): string | null {
  const found = /(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(line);
  if (!found) return null;
  return parseDay(found[1] ? found[1].replace(/\s/g, '') : `${found[2]}/${found[3]}/${found[4]}`, '2026-01-01');
}
