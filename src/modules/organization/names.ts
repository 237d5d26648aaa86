import { khongDau } from '#core/text.ts';

/** How papers shorten the words bodies' names are made of; keys and values without marks. Longer first. */
const shortened: readonly [RegExp, string][] = [
  [/\b(?:tthdnd|tt\.? ?hdnd)\b/g, 'thuong truc hoi dong nhan dan'],
  [/\b(?:ubmttq|ub mttq)(?:vn)?\b/g, 'uy ban mat tran to quoc'],
  [/\bmttq(?:vn)?\b/g, 'mat tran to quoc'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bubkt\b/g, 'uy ban kiem tra'],
  [/\bkt ?ns\b/g, 'kinh te ngan sach'],
  [/\bvh ?xh\b/g, 'van hoa xa hoi'],
  [/\bvp\b/g, 'van phong'],
  [/\bbtv\b/g, 'ban thuong vu'],
  [/\bbch\b/g, 'ban chap hanh'],
  [/\b(?:lhpn|hlhpn)\b/g, 'lien hiep phu nu'],
  [/\bccb\b/g, 'cuu chien binh'],
  [/\bd ?c\b/g, 'dong chi'],
  [/\btncs\b/g, 'thanh nien cong san'],
  [/\bdb\b/g, 'dai bieu'],
  [/\by uy ban\b/g, 'uy ban']
];

/** Words that say where, not who: the same body with or without them. */
const place = /\b(?:xa|phuong|dac khu|viet nam|vn|cua|ta|truc thuoc|thuoc|huong dan|quan ly|chu tri|dong chi)\b/g;
const many = /^(?:cac|toan the|toan bo|tat ca(?: cac)?|moi|tung|ca hai|hai|ca 2|2|nhung|cac vi)\b/;

export interface BodyKey {
  /** Full words without marks, place and filler dropped: what two spellings of one body share. */
  key: string;
  /** "các Ban", "02 Ban", "đại biểu": the name means several. */
  plural: boolean;
}

/** The name of a body as a key: marks off, short forms written out ("TT. HĐND xã" and "Thường trực Hội đồng nhân dân" alike). */
export function bodyKey(name: string, ownPlace = ''): BodyKey {
  let text = khongDau(name)
    .replace(/\bd\/c\b/g, 'dong chi')
    .replace(/&/g, ' va ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .trim();
  for (const [pattern, full] of shortened) text = text.replace(pattern, full);
  const plural = many.test(text);
  text = text.replace(many, '');
  const own = khongDau(ownPlace).replace(/^(?:xa|phuong|dac khu)\s+/, '');
  if (own) text = text.replace(new RegExp(`\\b(?:xa|phuong|dac khu)? ?${own.replace(/[^a-z0-9 ]/g, '')}\\b`, 'g'), ' ');
  return { key: text.replace(place, ' ').replace(/\s+/g, ' ').trim(), plural };
}
