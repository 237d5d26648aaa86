import { describe, expect, it } from 'vitest';
import { heic, jpeg, phoneJpeg, phonePng, phoneWebp, png, secrets, webp } from '../../../../tests/support/photos.ts';
import { PhotoRefused, photoKind, stripPhoto } from './strip-photo.ts';

const words = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const told = (bytes: Uint8Array): string[] => [...secrets, 'Photoshop', 'MotionPhoto', 'xap/1.0'].filter((secret) => words(bytes).includes(secret));
/** The bytes that draw: from the first scan, table or data chunk on. */
const scan = (bytes: Uint8Array): string => words(bytes).slice(words(bytes).indexOf('\xff\xdb'), words(bytes).indexOf('\xff\xd9') + 2);

describe('photos are kept without what they tell beside', () => {
  it('a JPEG loses place, device, comments and the film behind it; every byte that draws stays, and it is still turned as it was held', () => {
    expect(told(phoneJpeg()).length).toBeGreaterThan(4);
    const clean = stripPhoto(phoneJpeg(6));
    expect(told(clean)).toEqual([]);
    expect(scan(clean)).toBe(scan(jpeg));
    expect(words(clean)).toContain('ICC_PROFILE');
    expect(words(clean)).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06');
    expect(words(stripPhoto(phoneJpeg(1)))).not.toContain('Exif');
  });

  it('a JPEG that told nothing comes back byte for byte', () => {
    expect(stripPhoto(jpeg)).toEqual(jpeg);
    expect(stripPhoto(stripPhoto(phoneJpeg(3)))).toEqual(stripPhoto(phoneJpeg(3)));
  });

  it('a PNG keeps only the chunks that draw', () => {
    expect(told(stripPhoto(phonePng()))).toEqual([]);
    expect(stripPhoto(phonePng())).toEqual(stripPhoto(png));
  });

  it('a WebP loses EXIF and XMP, says so in its head, and keeps its turn', () => {
    const clean = stripPhoto(phoneWebp(6));
    expect(told(clean)).toEqual([]);
    expect(words(clean)).not.toContain('XMP ');
    expect(clean[20]! & 0x04).toBe(0);
    expect(words(clean)).toContain('EXIF');
    expect(stripPhoto(phoneWebp(1))).toEqual(stripPhoto(webp));
    expect(new DataView(clean.buffer).getUint32(4, true)).toBe(clean.length - 8);
  });

  it('HEIC is told apart, whatever its name, and refused with what to do', () => {
    expect(photoKind(heic)).toBe('heic');
    expect(() => stripPhoto(heic)).toThrow(new PhotoRefused('petition.photo-heic'));
  });

  it('what is no picture, or breaks off anywhere, is refused and never hangs', () => {
    expect(() => stripPhoto(new TextEncoder().encode('<svg onload=alert(1)>'))).toThrow('petition.photo-kind');
    for (const whole of [phoneJpeg(), phonePng(), phoneWebp()])
      for (let length = 16; length < whole.length; length += 7) {
        try {
          expect(told(stripPhoto(whole.subarray(0, length)))).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(PhotoRefused);
        }
      }
  });

  it('bytes turned at random are refused or stripped, never more', () => {
    let seed = 7;
    const next = (limit: number): number => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % limit;
    for (let turn = 0; turn < 400; turn += 1) {
      const spoilt = [phoneJpeg(), phonePng(), phoneWebp()][turn % 3]!.slice();
      for (let each = 0; each < 5; each += 1) spoilt[next(spoilt.length)] = next(256);
      try {
        expect(stripPhoto(spoilt).length).toBeLessThanOrEqual(spoilt.length + 64);
      } catch (error) {
        expect(error).toBeInstanceOf(PhotoRefused);
      }
    }
  });
});
