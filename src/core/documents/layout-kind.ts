/** Which tables only place text on the page, whatever format they come from. */

/** First words of the heads and feet of Vietnamese papers (Nghị định 30/2020/NĐ-CP, Hướng dẫn 36-HD/VPTW). */
const PLACED_TEXT = /CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận\s*:/u;

/**
 * True when a table only places text: one column, the head or foot of a paper, or a few rows without lines.
 * Its cells are read as paragraphs, one cell after another. `rows` are the texts of the cells.
 */
export function isLayoutTable(rows: readonly (readonly string[])[], bordered: boolean): boolean {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns <= 1) return true;
  if (columns > 3 || rows.length > 6) return false;
  if (rows.some((row) => row.some((text) => PLACED_TEXT.test(text.normalize('NFC'))))) return true;
  return !bordered && rows.length <= 4;
}
