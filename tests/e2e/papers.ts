import { readDocument } from '../../src/core/documents/read.ts';

/** All words of a DOCX, PDF or text, spaces made single. */
export async function wordsOf(bytes: Uint8Array, name: string): Promise<string> {
  const { lines } = await readDocument(bytes, name);
  return lines.map((line) => line.text).join(' ').replace(/\s+/g, ' ');
}
