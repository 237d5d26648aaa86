/** The parts of a DOCX package (ECMA-376 part 2), found by their relationships. */
import { DocumentRefused } from './refusals.ts';
import { elements, readXml, type XmlElement } from './xml.ts';
import { ZipReader } from './zip.ts';

/** An opened package; parts are unpacked and parsed when asked for. */
export interface DocxPackage {
  /** The main part's path, usually `word/document.xml`. */
  main: string;
  part: (path: string | undefined) => XmlElement | undefined;
  /** Path of the part the main part names by the last segment of a relationship type (“styles”, “numbering”). */
  related: (kind: string) => string | undefined;
  macros: boolean;
}

/** Opens a package. Throws `damaged`, `bomb` or `encrypted`. */
export function openPackage(bytes: Uint8Array, name: string): DocxPackage {
  const zip = new ZipReader(bytes, name);
  const parsed = new Map<string, XmlElement | undefined>();
  const part = (path: string | undefined): XmlElement | undefined => {
    if (path === undefined) return undefined;
    if (parsed.has(path)) return parsed.get(path);
    const content = zip.read(path);
    let element: XmlElement | undefined;
    try {
      element = content && readXml(decodeXml(content));
    } catch (cause) {
      throw new DocumentRefused('damaged', { name }, { cause });
    }
    parsed.set(path, element);
    return element;
  };

  const main = target(part('_rels/.rels'), 'officeDocument', '') ?? 'word/document.xml';
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = `${folder}_rels/${main.slice(folder.length)}.rels`;
  return {
    main,
    part,
    related: (kind) => target(part(relations), kind, folder),
    macros: zip.entries.some((entry) => /vbaProject\.bin$/iu.test(entry.path))
  };
}

function target(relations: XmlElement | undefined, kind: string, folder: string): string | undefined {
  for (const one of elements(relations)) {
    const type = one.attributes['Type'] ?? '';
    if (type.slice(type.lastIndexOf('/') + 1) !== kind) continue;
    const path = one.attributes['Target'] ?? '';
    return path.startsWith('/') ? path.slice(1) : folder + path;
  }
  return undefined;
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
