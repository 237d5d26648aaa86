/** The one door of the document readers: bytes in, lines of text out, or one clear refusal. */
import { readDoc } from './doc.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';
import { readPlain } from './plain.ts';
import type { ReadOptions } from './read-options.ts';
import { readPicture } from './picture-file.ts';
import { checkLength, checkStopped, DocumentRefused, limits } from './refusals.ts';
import { secrecyMark } from './secrecy.ts';
import { sniff } from './sniff.ts';
import type { DocumentText } from './text.ts';

export type { ReadOptions };

/**
 * Reads a document of any kind the readers know, going by its bytes and never by its extension.
 * Rejects with `DocumentRefused`; any other error is a fault of ours.
 */
export async function readDocument(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<DocumentText> {
  checkLength(bytes.length, name, options.largest ?? limits.file);
  checkStopped(options.signal, name);
  refuseSecret([], name);
  const kind = await sniff(bytes, name);
  const document = await dispatch(kind, bytes, name, options);
  refuseSecret(document.lines, name);
  if (document.lines.length === 0) throw new DocumentRefused(kind === 'text' ? 'empty' : 'noText', { name });
  return document;
}

async function dispatch(
  kind: Awaited<ReturnType<typeof sniff>>,
  bytes: Uint8Array,
  name: string,
  options: ReadOptions
): Promise<DocumentText> {
  switch (kind) {
    case 'docx':
      return readDocx(bytes, name);
    case 'doc':
      return readDoc(bytes, name);
    case 'pdf':
      return readPdf(bytes, name, options);
    case 'picture':
      return readPicture(bytes, name, options);
    case 'text':
      return readPlain(bytes, name);
  }
}

function refuseSecret(lines: DocumentText['lines'], name: string): void {
  const mark = secrecyMark(lines, name);
  if (mark) throw new DocumentRefused('secret', { name, mark });
}
