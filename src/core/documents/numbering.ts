/** The numbering part and numbering styles of a DOCX, resolved to uses of list definitions (ECMA-376 17.9). */
import type { ListLevel, ListUse } from './list-counter.ts';
import { child, elements, value, type XmlElement } from './xml.ts';

/** Where a paragraph stands in a list. */
export interface ListPlace {
  /** `w:numId`; “0” takes a style's numbering away. */
  use: string;
  level: number;
}

/** All uses by `w:numId`, and for styles the level whose `w:pStyle` names them. */
export interface Numbering {
  uses: Map<string, ListUse>;
  /** `numId/styleId` → level (0-based). */
  styleLevels: Map<string, number>;
}

/**
 * Reads `word/numbering.xml`. `styleLists` maps a numbering style to the `numId` it holds, for definitions that
 * only point at a style (`w:numStyleLink`).
 */
export function readNumbering(root: XmlElement | undefined, styleLists: Map<string, string>): Numbering {
  const definitions = new Map<string, XmlElement>();
  for (const one of elements(root, 'w:abstractNum')) definitions.set(one.attributes['w:abstractNumId'] ?? '', one);
  const nums = new Map<string, XmlElement>();
  for (const one of elements(root, 'w:num')) nums.set(one.attributes['w:numId'] ?? '', one);

  const numbering: Numbering = { uses: new Map(), styleLevels: new Map() };
  for (const [id, num] of nums) {
    const found = definitionOf(value(num, 'w:abstractNumId'), definitions, nums, styleLists, 0);
    if (!found) continue;
    const levels: (ListLevel | undefined)[] = [];
    const note = (level: XmlElement): void => {
      const index = Number(level.attributes['w:ilvl'] ?? 0);
      levels[index] = readLevel(level);
      const style = value(level, 'w:pStyle');
      if (style) numbering.styleLevels.set(`${id}/${style}`, index);
    };
    for (const level of elements(found.element, 'w:lvl')) note(level);

    const restartAt = new Map<number, number>();
    for (const override of elements(num, 'w:lvlOverride')) {
      const index = Number(override.attributes['w:ilvl'] ?? 0);
      const level = child(override, 'w:lvl');
      if (level) note(level);
      const start = value(override, 'w:startOverride');
      if (start !== undefined) restartAt.set(index, Number(start));
    }
    numbering.uses.set(id, { definition: found.id, levels, restartAt });
  }
  return numbering;
}

function definitionOf(
  id: string | undefined,
  definitions: Map<string, XmlElement>,
  nums: Map<string, XmlElement>,
  styleLists: Map<string, string>,
  depth: number
): { id: string; element: XmlElement } | undefined {
  const element = id === undefined ? undefined : definitions.get(id);
  if (!element || id === undefined || depth > 5) return undefined;
  const style = value(element, 'w:numStyleLink');
  if (style === undefined) return { id, element };
  const num = nums.get(styleLists.get(style) ?? '');
  return definitionOf(value(num, 'w:abstractNumId'), definitions, nums, styleLists, depth + 1) ?? { id, element };
}

function readLevel(level: XmlElement): ListLevel {
  const restart = value(level, 'w:lvlRestart');
  const legal = child(level, 'w:isLgl');
  // A picture bullet or a bullet without a glyph still is a bullet.
  const format = value(level, 'w:numFmt') ?? (child(level, 'w:numFmt') ? 'decimal' : alternateFormat(level));
  const text = value(level, 'w:lvlText') ?? '';
  return {
    start: Number(value(level, 'w:start') ?? 1),
    format,
    text: format === 'bullet' && text.trim() === '' && child(level, 'w:lvlPicBulletId') ? '•' : text,
    legal: legal !== undefined && legal.attributes['w:val'] !== '0' && legal.attributes['w:val'] !== 'false',
    restart: restart === undefined ? null : Number(restart)
  };
}

/** Newer Word wraps uncommon formats in an alternate; its fallback names the plain one. */
function alternateFormat(level: XmlElement): string {
  const alternate = child(level, 'mc:AlternateContent');
  return value(child(alternate, 'mc:Fallback'), 'w:numFmt') ?? value(child(alternate, 'mc:Choice'), 'w:numFmt') ?? 'decimal';
}
