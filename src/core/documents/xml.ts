/** A small XML reader: enough for the parts of Office files, with no outside entities and no document types. */

/** An element: `name` carries a fixed prefix whatever the file calls it (“w:p”), attributes likewise. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
}

/** Namespaces known by a fixed prefix, in their transitional and strict forms. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': ''
};

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Deeper nesting than any real document has. */
const DEEPEST = 2_000;

/** Reads one XML document. Throws `SyntaxError` when it is cut off or not well-formed. */
export function readXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const stack: XmlElement[] = [root];
  const prefixes = new Map<string, string>();
  const names = new Map<string, string>();
  const canonical = (raw: string): string => {
    const known = names.get(raw);
    if (known !== undefined) return known;
    const colon = raw.indexOf(':');
    const prefix = colon < 0 ? '' : raw.slice(0, colon);
    const fixed = prefixes.get(prefix) ?? prefix;
    const name = fixed ? `${fixed}:${raw.slice(colon + 1)}` : raw.slice(colon + 1);
    names.set(raw, name);
    return name;
  };

  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const top = stack[stack.length - 1] as XmlElement;
    if (open < 0) break;
    if (open > at) top.children.push(unescapeXml(text.slice(at, open)));
    if (text.startsWith('<!--', open)) {
      at = after(text, '-->', open);
    } else if (text.startsWith('<![CDATA[', open)) {
      const end = after(text, ']]>', open);
      top.children.push(text.slice(open + 9, end - 3));
      at = end;
    } else if (text.startsWith('<?', open)) {
      at = after(text, '?>', open);
    } else if (text.startsWith('<!', open)) {
      throw new SyntaxError('XML document types are not read');
    } else if (text.startsWith('</', open)) {
      const end = after(text, '>', open);
      if (stack.length === 1 || canonical(text.slice(open + 2, end - 1).trim()) !== top.name)
        throw new SyntaxError('XML is not well-formed');
      stack.pop();
      at = end;
    } else {
      const end = tagEnd(text, open);
      const closed = text.charCodeAt(end - 2) === 47;
      const element = openTag(text.slice(open + 1, closed ? end - 2 : end - 1), prefixes, names, canonical);
      top.children.push(element);
      if (!closed) stack.push(element);
      if (stack.length > DEEPEST) throw new SyntaxError('XML is nested too deeply');
      at = end;
    }
  }
  const document = root.children.find((child): child is XmlElement => typeof child !== 'string');
  if (stack.length !== 1 || !document) throw new SyntaxError('XML is cut off');
  return document;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found < 0) throw new SyntaxError('XML is cut off');
  return found + mark.length;
}

/** Index after the “>” of a tag; a “>” inside quotes does not end it. */
function tagEnd(text: string, open: number): number {
  let quote = 0;
  for (let at = open + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote) {
      if (code === quote) quote = 0;
    } else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return at + 1;
  }
  throw new SyntaxError('XML is cut off');
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;

function openTag(tag: string, prefixes: Map<string, string>, names: Map<string, string>, canonical: (raw: string) => string): XmlElement {
  const space = tag.search(/\s/u);
  const raw = space < 0 ? tag : tag.slice(0, space);
  const pairs: [string, string][] = [];
  if (space >= 0) {
    for (const found of tag.slice(space).matchAll(ATTRIBUTE)) {
      const key = found[1] as string;
      const value = unescapeXml(found[2] ?? found[3] ?? '');
      if (key === 'xmlns' || key.startsWith('xmlns:')) {
        const prefix = key === 'xmlns' ? '' : key.slice(6);
        const fixed = PREFIXES[value];
        if (fixed !== undefined && prefixes.get(prefix) !== fixed) {
          prefixes.set(prefix, fixed);
          names.clear();
        }
      } else pairs.push([key, value]);
    }
  }
  const attributes: Record<string, string> = {};
  for (const [key, value] of pairs) attributes[key.includes(':') ? canonical(key) : key] = value;
  return { name: canonical(raw), attributes, children: [] };
}

/** Replaces the five named and the numbered entities; others stay as written. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/giu, (whole, hex?: string, decimal?: string, named?: string) => {
    if (named !== undefined) return ENTITIES[named] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The first child element of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined;
  for (const one of element.children) if (typeof one !== 'string' && one.name === name) return one;
  return undefined;
}

/** All child elements, or those of that name. */
export function elements(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  if (!element) return found;
  for (const one of element.children) if (typeof one !== 'string' && (name === undefined || one.name === name)) found.push(one);
  return found;
}

/** `w:val` of the first child of that name. */
export function value(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}
