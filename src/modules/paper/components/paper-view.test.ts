import fc from 'fast-check';
import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import { composePaper, wordsOf } from '../layout/compose.ts';
import { sampleReport } from '../layout/sample.ts';
import PaperView from './PaperView.svelte';

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };
const wordsIn = (html: string) =>
  html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<\/?(?:p|h\d|td|th|div)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity]!)
    .split(/[\s\u00a0]+/u)
    .filter(Boolean);

test('the screen shows every word of the paper, in order, and no other', () => {
  const { body } = render(PaperView, { props: { paper: sampleReport } });
  expect(wordsIn(body)).toEqual(wordsOf(composePaper(sampleReport)));
});

test('figures open only where the page says how', () => {
  const plain = render(PaperView, { props: { paper: sampleReport } }).body;
  const open = render(PaperView, { props: { paper: sampleReport, figureHref: (id: string) => `?so=${id}` } }).body;
  expect(plain).not.toMatch(/<a\b/);
  expect(open).toMatch(/<a[^>]*href="\?so=recommendations-share"[^>]*>81,0%<\/a>/);
});

test('only the paper is printed unless the page prints more', () => {
  expect(render(PaperView, { props: { paper: sampleReport } }).head).toContain('@media print');
  expect(render(PaperView, { props: { paper: sampleReport, printAlone: false } }).head).not.toContain('@media print');
});

test('words are never read as markup', () => {
  const trap = fc.constantFrom(
    '<script>',
    '</p>',
    '<img src=x onerror=alert(1)>',
    '&amp;',
    '&',
    '"',
    "'",
    '{',
    '}',
    '{@html x}',
    '<!--',
    '-->',
    'đ'
  );
  fc.assert(
    fc.property(fc.array(trap, { minLength: 1, maxLength: 8 }), (parts) => {
      const paper = { ...sampleReport, subject: parts.join(''), body: [{ type: 'paragraph' as const, text: parts.join('') }], annexes: [] };
      const { body } = render(PaperView, { props: { paper } });
      expect(body.replace(/<!--.*?-->/gs, '')).not.toMatch(/<(?:script|img)/);
    })
  );
});
