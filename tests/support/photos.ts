/** Three small pictures (24 × 16, red to blue) as a browser writes them, and the same as a phone would send them: with place, device and maker's notes. */
const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

export const jpeg = bytes('/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIDAQX/xAAWEAEBAQAAAAAAAAAAAAAAAAAAAQL/xAAVAQEBAAAAAAAAAAAAAAAAAAAFBP/EABgRAQEBAQEAAAAAAAAAAAAAAAMAIQIE/9oADAMBAAIRAxEAPwDj6qWqbVS1VPnKbdbNUE1QZMsie12//9k=');
export const webp = bytes('UklGRjwCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggTgAAAPADAJ0BKhgAEAA+7WKqTimlpCYwCAEwHYlsAJ0yhHAvwIwChAAQfoAA/u0g09HLpd52z3/jXjALTALfzuLVkDbsW+373tdiyGWdqAAAAA==');
export const png = bytes('iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAACJUlEQVR4AYxSLXAUYQzN3DSROCQKiUOisChwdaDAgQIFrg5cHShwdeBwSFRlXWVdZVUn6Uz6XrLf3m5/phU32X2/yd1tzsXyTB7kqTzME3mUx/I4j+RJHsrT/C/P8p88z7/yIn/LyzyQ3fwpr/OHvMt9eZ/f5FPuyef8Inv5Ub7mB9nPt/I938iv3JWDfCV/cnMhKi47EpiBeSFWz40rnvm+I2t8q49Zb8hR6BRzy28CwW1u0KtEEdziwHsgxGsqzMSt+ADePHEuoYUv86qAogZ12qCFxEcIL4paRlHSywRK174t3j4VFDToJaa5SwJhsdpwi3cofbYoUyxnuIC41uRSKCCoRTpCCTrKuoBnG8QKXhGm9Ux+lFAfC33UUtRb6VHAEMVLz6gSQ1Bv4jAzxAvXwhnuwKn1wqknx7n24V9kCNdpwyajzIYwnfAxyRtwLsOpE0+cBdfxjSOMG8a8yVKsc/lVfvh85TPoh19RboILGDJATsOGWmSb1zy/ni4jTh3n2JxTy09NYHlcQJEBHOGcWpvcdJnDRNxrcy0fSx14AHN8yPM58IMvLugSiklS5JMpapLXGy6zuSSm8KUP/yItU0whJBkeJbYy8znAE7+NH7jPPl6H3yAARJk7bITEhAfO5DMvc2D35akL5OICfuc2f+cdYti8N6AoEOwQt0kXF1PTP+xVnu/0ocAQRpGhRGFWTJbqjFPI8GEKlMUdl/HiEJVLAAAA//8hvBpCAAAABklEQVQDAJC5mAEPMn/RAAAAAElFTkSuQmCC');

/** Words that must be found in no stored byte. */
export const secrets = ['21.0278N', 'iPhone cua Mau', 'MakerNoteMau', '2026:10:02 07:30:00'];
const text = (words: string): number[] => [...new TextEncoder().encode(words)];
const word16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
const word32 = (value: number): number[] => [...word16(value >>> 16), ...word16(value & 0xffff)];

/** A TIFF block (big-endian) with orientation, a pointer to GPS, and the secrets as text behind it. */
export function exif(orientation: number): Uint8Array {
  const entries = [
    [...word16(0x0112), ...word16(3), ...word32(1), ...word16(orientation), 0, 0],
    [...word16(0x8825), ...word16(4), ...word32(1), ...word32(0x32)]
  ];
  return Uint8Array.of(0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, ...word16(entries.length), ...entries.flat(), 0, 0, 0, 0, ...text(secrets.join('|')));
}

const segment = (mark: number, body: number[]): number[] => [0xff, mark, ...word16(body.length + 2), ...body];

/** As a phone sends it: Exif with GPS, XMP, IPTC, a comment, and a film hung behind the end. */
export function phoneJpeg(orientation = 6): Uint8Array {
  const beside = [
    ...segment(0xe1, [...text('Exif'), 0, 0, ...exif(orientation)]),
    ...segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0${secrets.join('|')}`)),
    ...segment(0xed, text(`Photoshop 3.0\0${secrets[0] ?? ''}`)),
    ...segment(0xfe, text(secrets[1] ?? ''))
  ];
  return Uint8Array.of(...jpeg.subarray(0, 2), ...beside, ...jpeg.subarray(2), ...text(`MotionPhoto ${secrets.join('|')}`));
}

export function phonePng(): Uint8Array {
  const chunk = (name: string, body: number[]): number[] => [...word32(body.length), ...text(name), ...body, 0, 0, 0, 0];
  const head = png.subarray(0, 33);
  return Uint8Array.of(...head, ...chunk('eXIf', [...exif(1)]), ...chunk('tEXt', text(`Comment\0${secrets.join('|')}`)), ...chunk('tIME', [7, 234, 10, 2, 7, 30, 0]), ...png.subarray(33), ...text(secrets.join('|')));
}

export function phoneWebp(orientation = 6): Uint8Array {
  const chunk = (name: string, body: number[]): number[] => [...text(name), body.length & 255, (body.length >> 8) & 255, 0, 0, ...body, ...(body.length % 2 ? [0] : [])];
  const out = Uint8Array.of(...webp, ...chunk('EXIF', [...exif(orientation)]), ...chunk('XMP ', text(secrets.join('|'))));
  out[20] = (out[20] ?? 0) | 0x0c;
  new DataView(out.buffer).setUint32(4, out.length - 8, true);
  return out;
}

/** The first bytes of an iPhone's HEIC. */
export const heic = Uint8Array.of(0, 0, 0, 24, ...text('ftypheic'), 0, 0, 0, 0, ...text('mif1heic'), ...new Array<number>(64).fill(0));
