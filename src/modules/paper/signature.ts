/** Prefixes and titles of the one who signs, by the body signed for and the post (law:DOC-11, DOC-12). */
export function signatureOf(signingFor: string, signer: { role: string; name: string | null; title: string }): { lines: { prefix?: 'TM' | 'KT'; text: string }[]; title: string; name: string | null } {
  const collective = signingFor === '' ? [] : [{ prefix: 'TM' as const, text: signingFor }];
  if (signer.role === 'vice-chair') return { lines: [...collective, { prefix: 'KT', text: 'Chủ tịch' }], title: 'Phó Chủ tịch', name: signer.name };
  if (signer.role === 'board-deputy') return { lines: [...collective, { prefix: 'KT', text: 'Trưởng ban' }], title: 'Phó Trưởng ban', name: signer.name };
  return { lines: collective, title: { chair: 'Chủ tịch', 'board-head': 'Trưởng ban', 'office-head': 'Chánh Văn phòng' }[signer.role] ?? signer.title, name: signer.name };
}

/** What a number may be: the next, or a later one where those between were given outside the system. A message key when it may not. */
export function numberFault(asked: number | null, last: number): string | null {
  if (asked === null) return null;
  if (!Number.isInteger(asked) || asked <= last) return 'paper.number-taken';
  return asked - last > 500 ? 'paper.number-far' : null;
}

/** File name without ending: "05-BC-TTHĐND bao cao thang 11", "DU THAO bao cao thang 11"; only letters every file system keeps. */
export function fileStem(title: string, symbol: string | null): string {
  const plain = title.normalize('NFC').replace(/[^\p{L}\p{N} .-]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 110);
  return symbol === null ? `DỰ THẢO ${plain}` : `${symbol.replaceAll('/', '-')} ${plain}`;
}
