/** A column of a table. On a phone each row is a block: `wide` takes a whole line, `stackLabel` shows the column's name before the value. */
export type Column = {
  key: string;
  label: string;
  /** The head is read out, not seen (actions). */
  quiet?: boolean | undefined;
  /** Right-aligned, digits of one width. */
  numeric?: boolean | undefined;
  wide?: boolean | undefined;
  stackLabel?: boolean | undefined;
  nowrap?: boolean | undefined;
  /** Leaves at high contrast and on a phone: nothing needed may stand here. */
  secondary?: boolean | undefined;
  /** CSS width, e.g. `9.5rem`. */
  width?: string | undefined;
  class?: string | undefined;
  /** Address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' | undefined } | undefined;
};

/** Rows under one heading. */
export type RowGroup<Row> = { key: string; label: string; note?: string | undefined; rows: readonly Row[] };
