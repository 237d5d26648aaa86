import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { composePaper, wordsOf } from '../layout/compose.ts';
import { sampleReport } from '../layout/sample.ts';
import { paperDocx } from './docx.ts';

type Parts = Record<string, string>;

async function partsOf(bytes: Promise<Uint8Array>): Promise<Parts> {
  const files = unzipSync(await bytes);
  return Object.fromEntries(
    Object.entries(files)
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, data]) => [name, strFromU8(data)])
  );
}

const attributes = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map((match) => match[1]!);
const wordsIn = (xml: string) =>
  attributes(xml.replaceAll('<w:br/>', '<w:t> </w:t>').replaceAll('</w:p>', '<w:t> </w:t></w:p>'), /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .split(/[\s\u00a0]+/u)
    .filter(Boolean);

/** What keeps an XML part from being well-formed, or null: tags that do not nest, attributes without quotes, bare & or <, two roots. */
function faultIn(xml: string): string | null {
  const open: string[] = [];
  let roots = 0;
  for (const piece of xml.replace(/^<\?xml [^>]*\?>/, '').match(/<[^>]*>|[^<]+/g) ?? []) {
    const tag = /^<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>$/.exec(piece);
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(piece)) return `bare & in ${piece}`;
    if (tag === null) {
      if (piece.startsWith('<') || (open.length === 0 && piece.trim() !== '')) return `not XML: ${piece.slice(0, 80)}`;
    } else if (tag[1] === '/') {
      if (open.pop() !== tag[2]) return `</${tag[2]}> closes nothing`;
    } else {
      if (open.length === 0) roots += 1;
      if (tag[4] !== '/') open.push(tag[2]!);
    }
  }
  return open.length > 0 ? `<${open.at(-1)}> stays open` : roots === 1 ? null : `${roots} roots`;
}

test('the check of well-formedness finds faults', () => {
  expect(faultIn('<?xml version="1.0"?><a b="1"><c/>x &amp; y</a>')).toBeNull();
  for (const wrong of ['<a><b></a></b>', '<a>', '<a b=1/>', '<a>x & y</a>', '<a/><b/>', '<a b="<"/>'])
    expect(faultIn(wrong), wrong).not.toBeNull();
});

test('the package is whole: well-formed parts, each with a content type, every relationship with its target', async () => {
  const parts = await partsOf(paperDocx(sampleReport));
  const types = parts['[Content_Types].xml']!;
  const byExtension = attributes(types, /<Default [^>]*Extension="([^"]+)"/g);
  const byName = attributes(types, /<Override [^>]*PartName="\/([^"]+)"/g);
  for (const [name, xml] of Object.entries(parts)) {
    expect(faultIn(xml), name).toBeNull();
    if (name !== '[Content_Types].xml')
      expect(byName.includes(name) || byExtension.includes(name.split('.').at(-1)!), `content type of ${name}`).toBe(true);
  }
  for (const name of byName) expect(Object.keys(parts), 'a typed part exists').toContain(name);
  for (const name of Object.keys(parts).filter((part) => part.endsWith('.rels'))) {
    const folder = path.posix.dirname(path.posix.dirname(name));
    for (const [, target] of parts[name]!.matchAll(/<Relationship (?![^>]*TargetMode="External")[^>]*Target="([^"]+)"/g)) {
      expect(Object.keys(parts), `target of ${name}`).toContain(
        path.posix.normalize(target!.startsWith('/') ? target!.slice(1) : path.posix.join(folder, target!))
      );
    }
  }
  const known = attributes(parts['word/_rels/document.xml.rels']!, / Id="([^"]+)"/g);
  for (const id of attributes(parts['word/document.xml']!, / r:id="([^"]+)"/g)) expect(known).toContain(id);
});

test('every word of the model stands in the file, in order, and no other', async () => {
  const parts = await partsOf(paperDocx(sampleReport));
  expect(wordsIn(parts['word/document.xml']!)).toEqual(wordsOf(composePaper(sampleReport)));
});

test('the sheet is A4 with margins 20/15/20/30 mm, numbered from page 2, the annex turned and numbered anew', async () => {
  const xml = (await partsOf(paperDocx(sampleReport)))['word/document.xml']!;
  const sections = attributes(xml, /(<w:sectPr.*?<\/w:sectPr>)/gs);
  expect(sections).toHaveLength(2);
  expect(sections[0]).toMatch(/w:pgSz w:w="11906" w:h="16838"/);
  expect(sections[0]).toMatch(/w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/);
  expect(sections[1]).toMatch(/w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
  for (const section of sections) expect(section).toMatch(/<w:pgNumType w:start="1"\/><w:titlePg\/>/);
});

test('table heads repeat, rows do not break, a head row spans as told', async () => {
  const xml = (await partsOf(paperDocx(sampleReport)))['word/document.xml']!;
  const rows = attributes(xml, /(<w:tr>.*?<\/w:tr>)/gs);
  expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(3);
  expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true);
  expect(xml).toMatch(/<w:gridSpan w:val="6"\/>/);
  expect(xml).toMatch(/<w:vMerge w:val="restart"\/>/);
});

test('a paper not numbered yet leaves room for it; gaps are marked; markup in words stays words', async () => {
  const body = [{ type: 'paragraph' as const, text: ['<w:p>&amp;"', { text: 'Cần viết', gap: true }] }];
  const xml = (await partsOf(paperDocx({ ...sampleReport, number: null, date: '2026-11', body, annexes: [] })))['word/document.xml']!;
  expect(xml).toContain(`Số: ${'\u00a0'.repeat(6)}/BC-TTHĐND`);
  expect(xml).toMatch(/<w:highlight w:val="yellow"\/>.*?Cần viết/);
  expect(xml).toContain('&lt;w:p&gt;&amp;amp;');
});
