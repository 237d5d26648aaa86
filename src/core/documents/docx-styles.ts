/** What of a DOCX's styles the reader needs: weight, capitals, hidden text, font, numbering, outline level. */
import type { ListPlace } from './numbering.ts';
import { child, elements, value, type XmlElement } from './xml.ts';

/** Run properties; undefined means “as the style above says”. */
export interface RunLook {
  bold?: boolean;
  caps?: boolean;
  hidden?: boolean;
  font?: string;
}

/** A style with what it inherits already laid in. */
export interface DocxStyle {
  look: RunLook;
  list: Partial<ListPlace> | null;
  /** A heading: it has an outline level, or is the title. */
  heading: boolean;
}

/** Styles by id, and the defaults for text without a style. */
export interface DocxStyles {
  paragraph: (id: string | undefined) => DocxStyle;
  run: (id: string | undefined) => RunLook;
  /** Numbering style id → numId. */
  lists: Map<string, string>;
}

const NOTHING: DocxStyle = { look: {}, list: null, heading: false };

/** Reads `word/styles.xml`; without it every look is empty. */
export function readStyles(root: XmlElement | undefined): DocxStyles {
  const raw = new Map<string, XmlElement>();
  const lists = new Map<string, string>();
  let fallback: string | undefined;
  for (const style of elements(root, 'w:style')) {
    const id = style.attributes['w:styleId'] ?? '';
    raw.set(id, style);
    const type = style.attributes['w:type'];
    if (type === 'paragraph' && isOn(style.attributes['w:default'])) fallback = id;
    if (type === 'numbering') {
      const use = value(child(child(style, 'w:pPr'), 'w:numPr'), 'w:numId');
      if (use !== undefined) lists.set(id, use);
    }
  }
  const defaults = readLook(child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  const known = new Map<string, DocxStyle>();

  const resolve = (id: string | undefined, depth: number): DocxStyle => {
    if (id === undefined || depth > 30) return NOTHING;
    const before = known.get(id);
    if (before) return before;
    const style = raw.get(id);
    if (!style) return NOTHING;
    const base = resolve(value(style, 'w:basedOn'), depth + 1);
    const properties = child(style, 'w:pPr');
    const place = readPlace(properties);
    const outline = value(properties, 'w:outlineLvl');
    const name = value(style, 'w:name') ?? '';
    const resolved: DocxStyle = {
      look: { ...base.look, ...readLook(child(style, 'w:rPr')) },
      list: place ? { ...base.list, ...place } : base.list,
      heading: outline === undefined ? base.heading || /^(?:title|heading \d)$/iu.test(name) : Number(outline) < 9
    };
    known.set(id, resolved);
    return resolved;
  };

  return {
    paragraph: (id) => {
      const style = resolve(id ?? fallback, 0);
      return { ...style, look: { ...defaults, ...style.look } };
    },
    run: (id) => resolve(id, 0).look,
    lists
  };
}

/** Run properties of a `w:rPr`. */
export function readLook(properties: XmlElement | undefined): RunLook {
  const look: RunLook = {};
  for (const one of elements(properties)) {
    if (one.name === 'w:b') look.bold = isOn(one.attributes['w:val'] ?? '1');
    else if (one.name === 'w:caps') look.caps = isOn(one.attributes['w:val'] ?? '1');
    else if (one.name === 'w:vanish') look.hidden = isOn(one.attributes['w:val'] ?? '1');
    else if (one.name === 'w:rFonts') {
      const font = one.attributes['w:ascii'] ?? one.attributes['w:hAnsi'];
      if (font !== undefined) look.font = font;
    }
  }
  return look;
}

/** List place of a `w:pPr`, only what it says itself. */
export function readPlace(properties: XmlElement | undefined): Partial<ListPlace> | null {
  const list = child(properties, 'w:numPr');
  if (!list) return null;
  const place: Partial<ListPlace> = {};
  const use = value(list, 'w:numId');
  const level = value(list, 'w:ilvl');
  if (use !== undefined) place.use = use;
  if (level !== undefined) place.level = Number(level);
  return place;
}

/** ECMA-376 on/off values. */
export function isOn(text: string | undefined): boolean {
  return text === '1' || text === 'true' || text === 'on';
}
