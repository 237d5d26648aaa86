/**
 * The text of a document as every reader of ours gives it (DOCX, DOC, PDF, scan, plain text) and as every
 * recogniser takes it: one paragraph a line; one table row a line, its cells joined by a tab.
 */
export interface DocumentText {
  /** What the bytes really are, whatever the name says. */
  kind: 'docx' | 'doc' | 'pdf' | 'scan' | 'text' | 'markdown';
  lines: TextLine[];
  /** Number of pages where the format has pages, else null. */
  pages: number | null;
  /** Things a person should know, as full Vietnamese sentences ("Trang 3 mờ, nên đối chiếu bản giấy."). */
  warnings: string[];
}

export interface TextLine {
  /** NFC, trimmed at the end; Markdown and HTML emphasis removed; automatic numbering written out ("1.", "a)", "-"). */
  text: string;
  /** 1-based page where the line begins, where known. */
  page: number | null;
  /** 1-based line of the source file for TXT and Markdown; the line's own 1-based index otherwise. */
  source: number;
  /** Cells of a table row; a cell swallowed by a vertical merge repeats nothing: it is `merged`. */
  cells?: TextCell[];
  /** The document shows the line as a heading or wholly in bold. */
  strong?: boolean;
}

export interface TextCell {
  text: string;
  /** This cell is the continuation of the cell above (vertical merge); `text` is then empty. */
  merged?: 'above';
}
