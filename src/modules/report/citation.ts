import type { Day } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import { paperKinds } from '#modules/paper/layout/kinds.ts';

/** Something a passage can refer to: a paper, a file kept as a proof, or an act recorded with its day. */
export interface Citable {
  /** 'plan:<id>', 'report:<id>', 'proof:<id>', 'act:<id>'. */
  key: string;
  kind: 'paper' | 'file' | 'act';
  /** As it reads in running text: "Kế hoạch số 10/KH-HĐND ngày 09/4/2026". */
  words: string;
  /** What it is about, for the list. */
  about: string;
  on: Day | null;
}

/** "Kế hoạch" of "10/KH-HĐND", "Nghị quyết" of "05/2026/NQ-HĐND"; "Văn bản" where the symbol names no kind. Abbreviations: Nghị định 30/2020, Phụ lục III. */
export function paperKindOf(symbol: string): string {
  const abbreviation = /\/([\p{L}]+)[-/]/u.exec(symbol.replace(/\/(?:19|20)\d{2}(?=\/)/, ''))?.[1];
  return Object.values(paperKinds).find((kind) => kind.abbreviation === abbreviation)?.name ?? 'Văn bản';
}

/** A paper as another paper refers to it: its kind, number, symbol and day (Nghị định 30/2020, Phụ lục I, mục II.6); without a number its title in quotation marks. */
export function paperCitation(paper: { symbol: string; on: Day | null; title: string }): string {
  const day = paper.on ? ` ngày ${formatDay(paper.on)}` : '';
  return paper.symbol ? `${paperKindOf(paper.symbol)} số ${paper.symbol.replace(/^số\s+/i, '')}${day}` : `“${paper.title}”${day}`;
}

/** A proof as it was named when it was sent: its paper, or the file with the work it proves. */
export function proofCitation(proof: { paper: string; fileName: string | null; title: string }): string {
  return proof.paper || `tài liệu “${proof.fileName ?? ''}” kèm theo việc “${proof.title}”`;
}

/** "ngày 19/11/2026, UBND xã hoàn thành: Rà soát hộ nghèo". */
export function actCitation(act: { on: Day; lead: string | null; title: string }): string {
  return `ngày ${formatDay(act.on)}, ${act.lead ?? 'cơ quan được giao'} hoàn thành: ${act.title}`;
}

/** The text with the reference behind it, in brackets where it is a paper or a file, as a sentence where it is an act. */
export function withCitation(text: string, cited: Pick<Citable, 'kind' | 'words'>): string {
  const before = text.replace(/\s+$/u, '');
  if (cited.kind !== 'act') return /[.;]$/.test(before) ? `${before.slice(0, -1)} (${cited.words})${before.slice(-1)}` : `${before} (${cited.words})`;
  const sentence = `${cited.words.charAt(0).toLocaleUpperCase('vi')}${cited.words.slice(1)}.`;
  return before === '' || /[.!?…:;]$/.test(before) ? `${before} ${sentence}`.trim() : `${before}. ${sentence}`;
}
