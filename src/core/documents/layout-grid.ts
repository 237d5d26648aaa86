/** Table grids from drawn lines: columns, rows, and which cells run together. */
import type { Box, PlacedPage, Rule } from './layout-model.ts';

/** A grid on a page. */
export interface Grid extends Box {
  /** Column edges from the left; one more than columns. */
  xs: number[];
  /** Row edges from the top; one more than rows. */
  ys: number[];
  /** Region number of each elementary cell, row by row: cells without a line between them share one. */
  region: number[][];
}

/** Lines closer than this are one line, and a line this near another meets it (points). */
const NEAR = 3;

/** Finds the grids of a page with at least two cells. */
export function findGrids(page: Pick<PlacedPage, 'horizontal' | 'vertical'>): Grid[] {
  const horizontal = mergeRules(page.horizontal);
  const vertical = mergeRules(page.vertical);
  const grids: Grid[] = [];
  for (const group of connect(horizontal, vertical)) {
    const grid = makeGrid(group.horizontal, group.vertical);
    if (grid) grids.push(grid);
  }
  // A grid inside another's cell is part of that cell's text.
  return grids.filter((grid) => !grids.some((other) => other !== grid && inside(grid, other))).sort((one, other) => one.y0 - other.y0);
}

function inside(inner: Grid, outer: Grid): boolean {
  return inner.x0 >= outer.x0 - NEAR && inner.x1 <= outer.x1 + NEAR && inner.y0 >= outer.y0 - NEAR && inner.y1 <= outer.y1 + NEAR;
}

/** Puts pieces of one drawn line together: same place, gaps of at most a few points. */
export function mergeRules(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((one, other) => one.at - other.at || one.from - other.from);
  const rows: Rule[][] = [];
  for (const rule of sorted) {
    const row = rows[rows.length - 1];
    if (row && rule.at - (row[0] as Rule).at <= NEAR * 0.67) row.push(rule);
    else rows.push([rule]);
  }
  return rows.flatMap((row) => {
    const at = row.reduce((sum, rule) => sum + rule.at, 0) / row.length;
    const merged: Rule[] = [];
    for (const rule of row.sort((one, other) => one.from - other.from)) {
      const last = merged[merged.length - 1];
      if (last && rule.from <= last.to + NEAR) last.to = Math.max(last.to, rule.to);
      else merged.push({ at, from: rule.from, to: rule.to });
    }
    return merged.filter((rule) => rule.to - rule.from > 4);
  });
}

/** Groups of lines that meet each other. */
function connect(horizontal: Rule[], vertical: Rule[]): { horizontal: Rule[]; vertical: Rule[] }[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] as number] as number;
    return at;
  };
  horizontal.forEach((row, index) => {
    vertical.forEach((column, order) => {
      const meets =
        column.at >= row.from - NEAR && column.at <= row.to + NEAR && row.at >= column.from - NEAR && row.at <= column.to + NEAR;
      if (meets) parent[root(index)] = root(horizontal.length + order);
    });
  });
  const groups = new Map<number, { horizontal: Rule[]; vertical: Rule[] }>();
  const groupOf = (index: number): { horizontal: Rule[]; vertical: Rule[] } => {
    const key = root(index);
    const group = groups.get(key) ?? { horizontal: [], vertical: [] };
    groups.set(key, group);
    return group;
  };
  horizontal.forEach((rule, index) => groupOf(index).horizontal.push(rule));
  vertical.forEach((rule, index) => groupOf(horizontal.length + index).vertical.push(rule));
  return [...groups.values()];
}

function makeGrid(horizontal: Rule[], vertical: Rule[]): Grid | null {
  if (horizontal.length < 2 || vertical.length === 0) return null;
  const reachX = [Math.min(...horizontal.map((rule) => rule.from)), Math.max(...horizontal.map((rule) => rule.to))] as const;
  const reachY = [Math.min(...vertical.map((rule) => rule.from)), Math.max(...vertical.map((rule) => rule.to))] as const;
  // A table may be open at its sides, or cut by the end of the page: its lines then reach past the last crossing.
  const xs = edges(
    vertical.map((rule) => rule.at),
    reachX
  );
  const ys = edges(
    horizontal.map((rule) => rule.at),
    reachY
  );
  dropNested(xs, ys, horizontal, vertical);
  if (xs.length < 2 || ys.length < 2 || (xs.length - 1) * (ys.length - 1) < 2) return null;

  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const parent = Array.from({ length: rows * columns }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column;
      const [top, bottom] = [ys[row] as number, ys[row + 1] as number];
      const [left, right] = [xs[column] as number, xs[column + 1] as number];
      if (column + 1 < columns && !covered(vertical, right, top, bottom)) parent[root(here + 1)] = root(here);
      if (row + 1 < rows && !covered(horizontal, bottom, left, right)) parent[root(here + columns)] = root(here);
    }
  }
  const region = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => root(row * columns + column)));
  return { xs, ys, region, x0: xs[0] as number, x1: xs[columns] as number, y0: ys[0] as number, y1: ys[rows] as number };
}

function edges(places: number[], reach: readonly [number, number]): number[] {
  const sorted = [...places].sort((one, other) => one - other);
  const found: number[] = [];
  for (const place of sorted) if (found.length === 0 || place - (found[found.length - 1] as number) > NEAR) found.push(place);
  if ((found[0] as number) - reach[0] > 12) found.unshift(reach[0]);
  if (reach[1] - (found[found.length - 1] as number) > 12) found.push(reach[1]);
  return found;
}

/**
 * Takes out the edges of a small table standing in a cell: columns drawn over little of the height, and with them the
 * rows that end at such columns. Its words then are the cell's.
 */
function dropNested(xs: number[], ys: number[], horizontal: Rule[], vertical: Rule[]): void {
  if (ys.length < 6) return;
  const height = (ys[ys.length - 1] as number) - (ys[0] as number);
  const width = (xs[xs.length - 1] as number) - (xs[0] as number);
  const inner = xs.slice(1, -1).filter((x) => reach(vertical, x) < height * 0.3);
  if (inner.length < 2) return;
  const endsInner = (rule: Rule): boolean =>
    inner.some((x) => Math.abs(rule.from - x) < NEAR * 1.5) && inner.some((x) => Math.abs(rule.to - x) < NEAR * 1.5);
  const small = ys.slice(1, -1).filter((y) => {
    const at = horizontal.filter((rule) => Math.abs(rule.at - y) <= NEAR);
    return at.length > 0 && at.every(endsInner) && reach(horizontal, y) < width * 0.5;
  });
  if (small.length === 0) return;
  for (const x of inner) xs.splice(xs.indexOf(x), 1);
  for (const y of small) ys.splice(ys.indexOf(y), 1);
}

/** Length drawn at a place. */
function reach(rules: Rule[], at: number): number {
  return rules.filter((rule) => Math.abs(rule.at - at) <= NEAR).reduce((sum, rule) => sum + rule.to - rule.from, 0);
}

/** True when drawn lines at a place cover most of a stretch. */
function covered(rules: Rule[], at: number, from: number, to: number): boolean {
  let length = 0;
  for (const rule of rules) {
    if (Math.abs(rule.at - at) > NEAR) continue;
    length += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  }
  return length > (to - from) * 0.6;
}
