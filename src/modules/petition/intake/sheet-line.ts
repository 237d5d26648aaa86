import type { Day } from '#core/calendar/days.ts';
import { cellDay, cellText, formulaError, type SheetCell } from '#core/sheets/values.ts';
import { khongDau } from '#core/text.ts';
import { translator, type Lang } from '#core/words.ts';
import { matchOrganization } from '#modules/organization/rules.ts';
import type { OrganizationChoice } from '#modules/organization/schema.ts';
import type { Field, Level, Result } from '../schema.ts';
import { columnName, type ColumnKey, type Mapping } from './columns.ts';
import { fieldOfLabel, levelOfLabel, villageOf } from './labels.ts';
import * as messages from './messages.ts';
import { speakerOf } from './minutes/speech.ts';
import { outcomeOfWords } from './outcome.ts';

/** One row of a list as it will be recorded. */
export interface SheetLine {
  text: string;
  title: string;
  raisedOn: Day;
  villageId: string | null;
  place: string;
  voters: number;
  many: boolean;
  raiser: { name: string; phone: string; address: string };
  field: Field | null;
  level: Level | null;
  bodyId: string | null;
  /** What the list says became of it; null: still to be answered. */
  history: { result: Result; ended: boolean; words: string; number: string; answeredOn: Day; promisedOn: Day | null } | null;
}

export interface CheckedLine {
  row: number;
  /** Null while something is wrong. */
  line: SheetLine | null;
  /** One sentence for each thing that keeps the row out. */
  problems: string[];
  /** What a person may want to know of a row that goes in. */
  notes: string[];
}

export interface Given {
  row: number;
  group: string | null;
  cells: readonly SheetCell[];
}

export interface Surroundings {
  villages: readonly { id: string; name: string }[];
  organizations: readonly OrganizationChoice[];
  /** The commune's name, dropped from names of bodies. */
  place: string;
  fileName: string;
  today: Day;
  /** The day of rows that name none. */
  raisedOn: Day;
  /** Who answered, where the list names a body the council does not know. */
  bodyId: string | null;
  /** Whether answers and results of the list are taken in. */
  history: boolean;
  lang?: Lang;
}

const answering = ['standing-committee', 'board', 'peoples-committee', 'department', 'higher-authority', 'other', 'party-committee', 'fatherland-front', 'union'];

/** Reads the rows of a list by its mapping; what keeps a row out is said in a sentence, and a row written twice goes in once. */
export function readSheetLines(rows: readonly Given[], mapping: Mapping, around: Surroundings): CheckedLine[] {
  const seen = new Map<string, number>();
  const reader = new LineReader(mapping, around);
  return rows.map((given) => {
    const checked = reader.read(given);
    if (!checked.line) return checked;
    const { text, villageId, raisedOn, raiser } = checked.line;
    const key = [khongDau(text), villageId, raisedOn, khongDau(raiser.name)].join('|');
    const before = seen.get(key);
    if (before !== undefined) return { ...checked, line: null, problems: [reader.t('petition-import.row.twice', { row: before })] };
    seen.set(key, given.row);
    return checked;
  });
}

class LineReader {
  readonly t: ReturnType<typeof translator<keyof typeof messages.vi>>;
  readonly #mapping: Mapping;
  readonly #around: Surroundings;
  readonly #bodies = new Map<string, string | null>();

  constructor(mapping: Mapping, around: Surroundings) {
    this.#mapping = mapping;
    this.#around = around;
    this.t = translator(messages, around.lang ?? 'vi');
  }

  read({ row, group, cells }: Given): CheckedLine {
    const around = this.#around;
    const problems: string[] = [];
    const notes: string[] = [];
    const cell = (key: ColumnKey): SheetCell => {
      const place = this.#mapping[key];
      return place === undefined ? null : (cells[place] ?? null);
    };
    const said = (key: ColumnKey, limit: number) => (cellText(cell(key)) ?? '').slice(0, limit);
    for (const key of Object.keys(this.#mapping) as ColumnKey[]) {
      const broken = formulaError(cell(key));
      if (broken) problems.push(this.t('petition-import.row.formula', { column: columnName(key), value: broken }));
    }
    // "Cử tri Nguyễn Văn A, thôn B: …": who speaks is no part of what is said.
    const { text, speaker } = withoutSpeaker(cellText(cell('text')) ?? '');
    if (text === '') problems.push(this.t('petition-import.row.no-text'));
    else if (text.length < 10 || !/\p{L}{2,}/u.test(text)) problems.push(this.t('petition-import.row.short-text', { value: text.slice(0, 40) }));
    else if (text.length > 5000) problems.push(this.t('petition-import.row.long-text', { length: text.length }));
    const raisedOn = this.#day(cell('raisedOn'));
    if (raisedOn === undefined) problems.push(this.t('petition-import.row.bad-day', { column: columnName('raisedOn'), value: said('raisedOn', 40) }));
    else if (raisedOn !== null && raisedOn > around.today) problems.push(this.t('petition-import.row.ahead', { value: said('raisedOn', 40) }));
    const voters = votersOf(said('voters', 60));
    if (voters === undefined) problems.push(this.t('petition-import.row.bad-voters', { value: said('voters', 40) }));
    const [person = '', ...home] = (said('raiser', 200) || speaker).split(/\s*[,;(]\s*/u);
    const raiser = nameOnly(person);
    if (raiser.includes(' ') && khongDau(text).includes(khongDau(raiser))) problems.push(this.t('petition-import.row.name-in-text'));
    if (problems.length > 0) return { row, line: null, problems, notes };

    // "Ông Lương Văn Mẫu, tổ 3": name and village in one cell.
    const writtenVillage = said('village', 200) || (this.#mapping.village === undefined ? home.join(', ').replace(/\)$/u, '') : '');
    const village = villageOf(writtenVillage, around.villages) ?? (writtenVillage === '' && group ? villageOf(group, around.villages) : null);
    if (writtenVillage !== '' && !village) notes.push(this.t('petition-import.row.village-unknown', { value: writtenVillage }));
    const field = fieldOfLabel(said('field', 200)) ?? (said('field', 200) === '' && group ? fieldOfLabel(group) : null);
    const level = levelOfLabel(said('level', 200)) ?? (said('level', 200) === '' && group ? levelOfLabel(group) : null);
    const writtenBody = said('body', 300);
    const body = this.#body(writtenBody);
    if (writtenBody !== '' && !body) notes.push(this.t('petition-import.row.body-unknown', { value: writtenBody }));
    const day = raisedOn ?? around.raisedOn;
    const history = this.#history(said, cell, day, notes);
    const bodyId = body ?? (history ? around.bodyId : null);
    if (history && !bodyId) return { row, line: null, problems: [this.t('petition-import.row.no-body')], notes };
    const place = [
      said('source', 120),
      writtenVillage !== '' && !village ? writtenVillage : '',
      said('code', 60) && `mã ${said('code', 60)}`,
      writtenBody !== '' && !body ? `giao ${writtenBody.slice(0, 60)}` : '',
      `tệp “${around.fileName.slice(0, 60)}”, dòng ${row}`
    ].filter(Boolean);
    return {
      row,
      problems,
      notes,
      line: {
        text,
        title: said('title', 300),
        raisedOn: day,
        villageId: village?.id ?? null,
        place: place.join(' · ').slice(0, 300),
        voters: voters?.count ?? 1,
        many: voters?.many ?? /^nhiều cử tri/iu.test(said('raiser', 200)),
        raiser: { name: raiser, phone: said('phone', 40), address: said('address', 300) },
        field,
        level,
        bodyId,
        history
      }
    };
  }

  #day(cell: SheetCell): Day | null | undefined {
    // "10/2026" means the month; its first day stands for it.
    const month = typeof cell === 'string' ? /^(?:tháng\s*)?(\d{1,2})[/.-](20\d{2})$/iu.exec(cell.trim()) : null;
    if (month && Number(month[1]) >= 1 && Number(month[1]) <= 12) return `${month[2]}-${month[1]!.padStart(2, '0')}-01`;
    const text = typeof cell === 'string' ? cell.replace(/[T ]\d{1,2}:\d{2}.*$/u, '') : cell;
    return cellDay(text, this.#around.today);
  }

  #body(written: string): string | null {
    if (written === '') return null;
    if (!this.#bodies.has(written)) {
      const match = matchOrganization(written, this.#around.organizations.filter((each) => answering.includes(each.kind)), this.#around.place);
      this.#bodies.set(written, match && match.score >= 0.6 ? match.id : null);
    }
    return this.#bodies.get(written) ?? null;
  }

  #history(said: (key: ColumnKey, limit: number) => string, cell: (key: ColumnKey) => SheetCell, raisedOn: Day, notes: string[]): SheetLine['history'] {
    if (!this.#around.history) return null;
    const [status, answer, paper] = [said('status', 300), said('answer', 8000), said('number', 200)];
    const dueOn = this.#day(cell('dueOn')) ?? null;
    const outcome = outcomeOfWords(status, answer, dueOn);
    if (!outcome) {
      if (said('dueOn', 100) !== '') notes.push(this.t('petition-import.row.due-left', { value: said('dueOn', 100) }));
      return null;
    }
    const onPaper = /(?:ngày\s*)(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})/iu.exec(paper)?.[1];
    const told = this.#day(cell('answeredOn')) ?? (onPaper ? this.#day(onPaper) : null) ?? null;
    const answeredOn = told !== null && told >= raisedOn && told <= this.#around.today ? told : raisedOn;
    if (told === null) notes.push(this.t('petition-import.row.answer-day', {}));
    const promises = outcome.result === 'in-progress' || outcome.result === 'will-do';
    return { ...outcome, words: answer.length >= 10 ? answer : `Tệp nhập ghi: ${[status, answer].filter(Boolean).join('. ')}`, number: paper.replace(/[,;]?\s*(?:ngày\s*)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.*$/iu, '').slice(0, 80), answeredOn, promisedOn: promises ? dueOn : null };
  }
}

/** What is said without who says it, where the words begin so. */
function withoutSpeaker(words: string): { text: string; speaker: string } {
  const speaker = speakerOf(words);
  if (!speaker?.voter || speaker.name === '') return { text: words, speaker: '' };
  const said = words.slice(speaker.length).trim();
  return { text: said.charAt(0).toLocaleUpperCase('vi') + said.slice(1), speaker: [speaker.name, speaker.of].filter(Boolean).join(', ') };
}

/** "12", "12 người", "nhiều cử tri"; one when nothing is said. Undefined when it is no number. */
function votersOf(words: string): { count: number; many: boolean } | null | undefined {
  if (words === '') return null;
  if (/^nhiều/iu.test(words)) return { count: 1, many: true };
  const count = Number(/^(\d{1,6})(?:[,.]0+)?(?:\s*(?:cử tri|người|lượt|hộ|ý kiến))?$/iu.exec(words)?.[1] ?? NaN);
  return count >= 1 && count <= 100_000 ? { count, many: false } : undefined;
}

/** "Nhiều cử tri" is nobody's name; a title before a name is no part of it. */
function nameOnly(words: string): string {
  if (/^(?:nhiều )?(?:cử tri|người dân|bà con|nhân dân)$/iu.test(words) || /^nhiều/iu.test(words)) return '';
  return words.replace(/^(?:cử tri|ông|bà|anh|chị|đ\/c|đồng chí)\s+/iu, '').trim();
}
