import { readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { oddPlan } from '../../../tests/fixtures/documents/build.ts';
import { en, vi } from './messages.ts';
import { readDocument } from './read.ts';
import { checkLength, DocumentRefused, limits } from './refusals.ts';

const folder = new URL('../../../tests/fixtures/documents/', import.meta.url);
const doc = (): Uint8Array => new Uint8Array(readFileSync(new URL('odd-plan.doc', folder)));
const pdf = (): Uint8Array => new Uint8Array(readFileSync(new URL('odd-plan.pdf', folder)));

async function refusal(bytes: Uint8Array, name: string): Promise<DocumentRefused> {
  try {
    await readDocument(bytes, name);
  } catch (error) {
    if (error instanceof DocumentRefused) return error;
    throw error;
  }
  throw new Error('the document was read');
}

describe('a document is refused in one sentence that says what to do', () => {
  it('when it is empty, in bytes or in words', async () => {
    expect((await refusal(new Uint8Array(), 'a.docx')).code).toBe('empty');
    expect((await refusal(strToU8(' \n\n '), 'a.txt')).code).toBe('empty');
  });

  it('when it is too large, before a byte is looked at', () => {
    expect(() => checkLength(200 * 1024 * 1024, 'to.pdf')).toThrow('Tệp “to.pdf” nặng 200 MB, vượt giới hạn 50 MB');
    expect(() => checkLength(limits.file, 'vua.pdf')).not.toThrow();
  });

  it('when it has a password: DOCX, DOC and PDF', async () => {
    // An encrypted DOCX is a compound file whose directory names an encrypted package.
    const locked = doc();
    const name = Buffer.from('WordDocument', 'utf16le');
    const at = Buffer.from(locked).indexOf(name);
    locked.set(Buffer.from('EncryptedPackage', 'utf16le'), at);
    expect((await refusal(locked, 'a.docx')).code).toBe('encrypted');

    const flagged = doc();
    const head = Buffer.from(flagged).indexOf(Buffer.from([0xec, 0xa5]));
    flagged[head + 0x0b] = (flagged[head + 0x0b] as number) | 1;
    expect((await refusal(flagged, 'a.doc')).code).toBe('encrypted');

    const open = await PDF.load(pdf());
    open.setProtection({ userPassword: 'mau', ownerPassword: 'mau2' });
    expect((await refusal(await open.save(), 'a.pdf')).code).toBe('encrypted');
  });

  it('but a PDF locked only against change is read', async () => {
    const open = await PDF.load(pdf());
    open.setProtection({ ownerPassword: 'mau', permissions: { modify: false } });
    const { lines } = await readDocument(await open.save(), 'a.pdf');
    expect(lines.some((line) => line.text === 'I. MỤC ĐÍCH, YÊU CẦU')).toBe(true);
  });

  it('when it is cut off', async () => {
    const docx = await oddPlan();
    expect((await refusal(docx.subarray(0, docx.length / 2), 'a.docx')).code).toBe('damaged');
    expect((await refusal(doc().subarray(0, 12_000), 'a.doc')).code).toBe('damaged');
    expect((await refusal(pdf().subarray(0, 300), 'a.pdf')).code).toBe('damaged');
    expect((await refusal(zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p>') }), 'a.docx')).code).toBe('damaged');
  });

  it('when it is not what its name says, naming what it is', async () => {
    const sheet = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') });
    expect((await refusal(sheet, 'ke-hoach.xlsx')).message).toContain('bảng tính');
    expect((await refusal(zipSync({ 'a.txt': strToU8('a') }), 'ke-hoach.docx')).message).toMatch(
      /mang đuôi \.docx nhưng bên trong là tệp nén/u
    );
    expect((await refusal(strToU8('{\\rtf1 abc}'), 'a.rtf')).message).toContain('RTF');
    expect((await refusal(strToU8('<html><body>a</body></html>'), 'a.doc')).message).toContain('HTML');
    const program = new Uint8Array(400);
    program.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
    expect((await refusal(program, 'a.pdf')).message).toContain('chương trình');
  });

  it('but a wrong extension on a kind the readers know does no harm', async () => {
    expect((await readDocument(await oddPlan(), 'ke-hoach.pdf')).kind).toBe('docx');
    expect((await readDocument(pdf(), 'ke-hoach.doc')).kind).toBe('pdf');
    expect((await readDocument(strToU8('1. Giám sát'), 'ke-hoach.docx')).kind).toBe('text');
  });

  it('when it unpacks to far more than it weighs', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(30 * 1024 * 1024).fill(32) });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await refusal(bomb, 'a.docx')).code).toBe('bomb');
    const crowd = zipSync(
      Object.fromEntries(Array.from({ length: limits.entries + 1 }, (_, index) => [`word/${index}.xml`, new Uint8Array()]))
    );
    expect((await refusal(crowd, 'a.docx')).code).toBe('bomb');
  });

  it('when it refers to outside entities', async () => {
    const xml = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document/>';
    expect((await refusal(zipSync({ 'word/document.xml': strToU8(xml) }), 'a.docx')).code).toBe('damaged');
  });

  it('when it bears a secrecy mark, in its name before it is read or in its text', async () => {
    expect((await refusal(new Uint8Array([1, 2, 3]), 'ke-hoach-toi-mat.docx')).code).toBe('secret');
    const marked = await refusal(strToU8('TUYỆT MẬT\nKẾ HOẠCH\n1. Việc thứ nhất'), 'kh.txt');
    expect(marked.message).toContain('TUYỆT MẬT');
    expect(marked.message).toContain('xoá tệp khỏi máy nối mạng');
  });

  it('when it was stopped before it began', async () => {
    const control = new AbortController();
    control.abort();
    await expect(readDocument(pdf(), 'a.pdf', { signal: control.signal })).rejects.toMatchObject({ code: 'stopped' });
  });

  it('in Vietnamese and in English, the names filled in', () => {
    const refused = new DocumentRefused('mismatch', { name: 'kh.docx', extension: 'docx' }, { what: 'whatSheet' });
    expect(refused.message).toContain('bảng tính');
    expect(refused.sentence('en')).toContain('a spreadsheet');
    for (const words of [refused.sentence('vi'), refused.sentence('en')]) expect(words).not.toMatch(/[{}]/u);
    for (const key of Object.keys(vi) as (keyof typeof vi)[]) {
      const places = (text: string): string[] => [...text.matchAll(/\{\w+\}/gu)].map((found) => found[0]).sort();
      expect(places(en[key]), key).toEqual(places(vi[key]));
    }
  });
});
