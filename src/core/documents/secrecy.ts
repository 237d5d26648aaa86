/** Secrecy marks on papers (Luật Bảo vệ bí mật nhà nước: MẬT, TỐI MẬT, TUYỆT MẬT), told apart from ordinary words about secrets. */
import type { TextLine } from './text.ts';

/** The three state-secret levels as stamped. */
export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT';

/** A stamp by itself, in capitals, perhaps framed, dotted or in brackets. */
const STAMP = /^[\s"“”'*_.\-–—|[\](){}<>:=]*(TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)[\s"“”'*_.\-–—|[\](){}<>:;=!]*$/u;
/** “Độ mật: Mật”, “Mức độ mật: TỐI MẬT”, with nothing after the level but a full stop. */
const LABELLED = /^[\s("“\-+•*]*(?:mức\s+)?độ\s+(?:bảo\s+)?mật\s*[:：.–-]\s*["“(]?(tuyệt\s*mật|tối\s*mật|mật)["”)]?[\s.;)]*$/iu;
/** A stamp left of or right of other text of the letterhead on one line: “TỐI MẬT    CỘNG HÒA XÃ HỘI…”, “Số: 05/KH-UBND   MẬT”. */
const BESIDE = /(?:^|\t| {3,})(TUYỆT MẬT|TỐI MẬT|MẬT)(?:$|\t| {3,})/u;
/** Levels in a file's name, as a word of its own between separators: “TOI_MAT”, “[MẬT] ke hoach”, “kh-mat.docx”. */
const NAMED =
  /(?:^|[\s_\-.()[\]])(?:(tuyệt|tuyet)[\s_\-.]*(?:mật|mat)|(tối|toi)[\s_\-.]*(?:mật|mat)|(?:\[|\()\s*(mật|mat)\s*(?:\]|\))|(MẬT))(?=$|[\s_\-.()[\]])/u;
const NAMED_ANY_CASE =
  /(?:^|[\s_\-.()[\]])(?:(tuyệt|tuyet)[\s_\-.]*(?:mật|mat)|(tối|toi)[\s_\-.]*(?:mật|mat)|(?:độ|do)[\s_\-.]+(?:mật|mat)[\s_\-.]+(mật|mat))(?=$|[\s_\-.()[\]])/iu;
/** A number of a secret paper ends in a level of its own: “Số: 05-KH/ĐU (MẬT)”, “12/BC-UBND-TM”. */
const IN_NUMBER = /^Số\s*:.*[(-]\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*\)?\s*$/u;

/** Lines from the top within which a mixed-case “Mật” alone counts as a stamp. */
const HEAD = 25;

/**
 * The secrecy mark a paper bears in its text or its file name, or null. Ordinary sentences (“trừ nội dung mật”,
 * “bí mật nhà nước”, “trừ văn bản mật”) bear none. Stamps in capitals count anywhere, for a later page may carry it.
 */
export function secrecyMark(lines: readonly Pick<TextLine, 'text' | 'cells'>[], name: string): SecrecyMark | null {
  const named = nameMark(name);
  if (named) return named;
  for (const [index, line] of lines.entries()) {
    const cells = line.cells ? line.cells.map((cell) => cell.text) : [line.text];
    // A table may list levels in a column of its own (“Độ mật: Mật”): only a lone stamp counts there, near the head.
    if (line.cells && index >= HEAD) continue;
    for (const text of cells) {
      const found = textMark(text.normalize('NFC'), index < HEAD);
      if (found) return found;
    }
  }
  return null;
}

function textMark(text: string, nearHead: boolean): SecrecyMark | null {
  if (text.length > 200) return null;
  const stamp = STAMP.exec(text) ?? LABELLED.exec(text) ?? IN_NUMBER.exec(text);
  if (stamp) return level(stamp[1] as string);
  if (!nearHead) return null;
  const beside = BESIDE.exec(text);
  if (beside) return level(beside[1] as string);
  const alone = /^(Tuyệt mật|Tối mật|Mật)$/u.exec(text.trim());
  return alone ? level(alone[1] as string) : null;
}

function nameMark(name: string): SecrecyMark | null {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[/\\]/u, '')
    .replace(/\.[a-z0-9]{1,5}$/iu, '');
  const found = NAMED_ANY_CASE.exec(bare) ?? NAMED.exec(bare);
  if (!found) return null;
  return found[1] ? 'TUYỆT MẬT' : found[2] ? 'TỐI MẬT' : 'MẬT';
}

function level(text: string): SecrecyMark {
  const upper = text.toLocaleUpperCase('vi').replace(/\s+/gu, '');
  return upper.startsWith('TUYỆT') ? 'TUYỆT MẬT' : upper.startsWith('TỐI') ? 'TỐI MẬT' : 'MẬT';
}
