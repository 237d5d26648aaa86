/** Outline numbering at the head of a paragraph: "III.", "1.2.", "a)", "(4)", "-", "+". */
import { capitalShare, foldMarks } from './fold.ts';

export type MarkerStyle =
  | 'part'
  | 'article'
  | 'letter-upper'
  | 'roman'
  | 'dec1'
  | 'dec2'
  | 'dec3'
  | 'dec4'
  | 'paren-number'
  | 'number-paren'
  | 'letter'
  | 'dash'
  | 'plus'
  | 'dot';

export interface Marker {
  style: MarkerStyle;
  /** Without closing marks: "III", "1.2", "a", "-". */
  label: string;
  /** Characters taken, spaces after included. */
  length: number;
}

/** Outer styles have small ranks; the three bullets share one, since papers use them in any order. */
export const RANK: Record<MarkerStyle, number> = {
  part: 0,
  article: 0,
  'letter-upper': 0,
  roman: 1,
  dec1: 2,
  dec2: 3,
  dec3: 4,
  dec4: 5,
  'paren-number': 6,
  'number-paren': 6,
  letter: 7,
  dash: 8,
  plus: 8,
  dot: 8
};

/** "Il. NHIỆM VỤ", "1I. …": scans take a Roman one for a small L, a figure or a bar; before a heading in capitals it can be nothing else. */
function misreadRoman(folded: string): Marker | null {
  const match = /^\s*([IVXl1|]{2,5})\s*[.)]\s*(?=\S)/.exec(folded);
  if (!match || /^(?:[IVX]+|1+)$/.test(match[1]!) || capitalShare(folded.slice(match[0].length)) < 0.7) return null;
  return { style: 'roman', label: match[1]!.replace(/[l1|]/g, 'I'), length: match[0].length };
}

/** The marker a paragraph begins with, or `null`. A figure with no closing mark ("02 cuộc") is none. */
export function markerOf(text: string): Marker | null {
  const folded = foldMarks(text);
  const take = (pattern: RegExp, style: MarkerStyle | ((label: string) => MarkerStyle)): Marker | null => {
    const match = pattern.exec(folded);
    if (!match) return null;
    const label = match[1]!;
    return { style: typeof style === 'string' ? style : style(label), label, length: match[0].length };
  };
  return (
    misreadRoman(folded) ??
    take(/^\s*(?:(?:MUC|Muc)\s+)?([IVXL]{1,6})\s*[.)/:-]\s*(?=\S)/, 'roman') ??
    take(/^\s*(?:PHAN|CHUONG|Phan|Chuong)\s+([IVXL]{1,6}|(?:THU|Thu|thu) \p{L}+)[\s.:-]+(?=\S)/u, 'part') ??
    take(
      /^\s*(?:(?:Nhiem vu|NHIEM VU|Chi tieu|CHI TIEU|Muc tieu|Noi dung|NOI DUNG|Giai phap|Cong viec|Buoc|Viec|Giai doan|Chang|Dot)\s+(?:so\s+|thu\s+)?)(\d{1,2})(?:\s*[:.]\s*|\s+-\s+|\s+(?=\())(?=\S)/,
      'number-paren'
    ) ??
    take(/^\s*Thu\s+(nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\s*(?:la\s*)?[,:]\s*(?:la,?\s+)?(?=\S)/, 'number-paren') ??
    take(/^\s*(?:Dieu|DIEU)\s+(\d{1,3})\s*[.:]\s*/, 'article') ??
    take(/^\s*(\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)]?\s+(?=\S)/, (label) => `dec${Math.min(4, label.split('.').length)}` as MarkerStyle) ??
    take(/^\s*(\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)]\s*(?=[A-Z])/, (label) => `dec${Math.min(4, label.split('.').length)}` as MarkerStyle) ??
    take(/^\s*(\d{1,2})\s*[.]\s*(?=[^\d\s]|\s+\S)/, 'dec1') ??
    // "1 Nâng cao chất lượng …": numbering without its dot, when no counted body follows ("2 Ban HĐND").
    take(/^\s*([1-9]\d?)\s+(?=[A-Z])(?!(?:Ban|To|Thon|Dai bieu|Phong|Xa|Phuong|Ap|Khu|Doan|Pho|Hop tac)(?![a-z]))/, 'dec1') ??
    take(/^\s*(\d{1,2})\s*\)\s*(?=\S)/, 'number-paren') ??
    take(/^\s*(\d{1,2}(?:\.\d{1,2}){1,2})\s*-\s+(?=\p{L})/u, (label) => `dec${label.split('.').length}` as MarkerStyle) ??
    take(/^\s*(\d{1,2})\s*-\s+(?=\p{L}|\d+\s?%)/u, 'dec1') ??
    take(/^\s*(\d{1,2})\/\s+(?=\p{L}|\d+\s?%)/u, 'dec1') ??
    take(/^\s*\((\d{1,2}|[ivx]{1,4})\)\s*(?=\S)/, 'paren-number') ??
    take(/^\s*([A-H])\s*[.)]\s+(?=\S)/, 'letter-upper') ??
    take(/^\s*\(?([a-z])\s*[.)]\s*(?=\S)/, 'letter') ??
    take(/^\s*([a-z])\/\s*(?=\S)/, 'letter') ??
    take(/^\s*(-)\s*(?=[^\s-])/, 'dash') ??
    take(/^\s*(\+)\s*(?=\S)/, 'plus') ??
    take(/^\s*([*•●○◦·⁃▪■□✓➢‣])\s*(?=\S)/u, 'dot')
  );
}
