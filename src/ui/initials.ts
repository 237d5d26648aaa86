/** Letters for a picture: middle and given name of a person ("Nguyễn Hoài Nam" → "HN"), first letters of a body ("UBND xã" → "UB"). */
export function initials(name: string): string {
  const parts = name.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  const [first = ''] = parts;
  if (/^\p{Lu}{2,}/u.test(first)) return first.slice(0, 2);
  const last = parts[parts.length - 1] ?? '';
  const middle = parts.length > 1 ? (parts[parts.length - 2] ?? '') : '';
  return (middle.slice(0, 1) + last.slice(0, 1)).toLocaleUpperCase('vi');
}
