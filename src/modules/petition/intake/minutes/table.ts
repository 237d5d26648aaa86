import { mapColumns } from '#core/sheets/columns.ts';
import { khongDau } from '#core/text.ts';
import { petitionColumns, type Mapping } from '../columns.ts';
import type { FoundMatter, MinutesLine } from './item.ts';
import { dwellingPattern } from './speech.ts';
import { answersIndeed, mattersIn } from './parts.ts';

/** Which cell of a table holds what, when this row is its head; null when it is none. */
export function tableHead(cells: readonly string[]): Mapping | null {
  if (cells.filter((cell) => cell !== '').length < 2 || cells.some((cell) => cell.length > 120)) return null;
  const { mapping } = mapColumns({ titles: [...cells] }, petitionColumns);
  const text = mapping['text'];
  return text !== undefined && /noi dung|kien nghi|y kien/.test(khongDau(cells[text] ?? '')) ? (mapping as Mapping) : null;
}

/** The matters of one row of a table; a row that only heads others gives its words as the section. */
export function tableRow(line: MinutesLine, at: number, mapping: Mapping, section: string): { matters: FoundMatter[]; section: string } {
  const cells = line.cells ?? [];
  const cell = (key: keyof Mapping) => (mapping[key] === undefined ? '' : (cells[mapping[key]] ?? '').trim());
  const words = cell('text');
  const filled = cells.filter((each) => each.trim() !== '');
  const heads = filled.length <= 2 && (words === words.toLocaleUpperCase('vi') || /^(?:[IVX]+|[A-ZĐ])\.?$/u.test((cells[0] ?? '').trim()));
  if (words === '' || heads || /^(?:tổng cộng|cộng|tổng số)/iu.test(words)) return { matters: [], section: heads && words !== '' ? words : section };
  const [raiser = '', ...home] = cell('raiser').split(/\s*[,;(]\s*/u);
  const village = cell('village') || (dwellingPattern.exec(home.join(', '))?.[1] ?? '') || (dwellingPattern.exec(words)?.[1] ?? '');
  const answer = cell('answer');
  return {
    section,
    matters: mattersIn(words).map((text) => ({
      text,
      quote: line.text,
      lines: [at + 1, at + 1],
      page: line.page,
      section,
      village,
      raiser: raiser.replace(/^(?:(?:ông|bà|anh|chị|cử tri)\s+)+/iu, '').trim(),
      many: /nhiều cử tri/iu.test(words),
      answer: answersIndeed(answer) ? { words: answer, by: cell('body') } : null,
      confidence: 0.9
    }))
  };
}
