import type pg from 'pg';

export interface TableShape {
  name: string;
  /** Columns that hold data (generated ones are computed again). */
  columns: string[];
}

/** The tables of the product in an order in which each comes after those its rows point to. */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableShape[]> {
  const tables = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration' group by 1 order by 1`
  );
  const links = await client.query<{ child: string; parent: string }>(
    `select c.relname as child, p.relname as parent from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.oid <> p.oid`
  );
  const waiting = new Map(tables.rows.map((table) => [table.name, new Set(links.rows.filter((link) => link.child === table.name).map((link) => link.parent))]));
  const ordered: TableShape[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, parents]) => ![...parents].some((parent) => waiting.has(parent))).map(([name]) => name);
    if (ready.length === 0) throw new Error(`Các bảng trỏ vòng quanh nhau: ${[...waiting.keys()].join(', ')}`);
    for (const name of ready) {
      waiting.delete(name);
      const shape = tables.rows.find((table) => table.name === name);
      if (shape) ordered.push(shape);
    }
  }
  return ordered;
}

/** A list of columns for COPY. */
export function columnList(table: TableShape): string {
  return table.columns.map((column) => `"${column}"`).join(', ');
}
