import { describe, expect, it } from 'vitest';
import { codeOfBytes, readCode } from './tracking-code.ts';

describe('tracking codes', () => {
  it('write 80 bits as four groups of four, each value its own', () => {
    expect(codeOfBytes(new Uint8Array(10))).toBe('0000-0000-0000-0000');
    expect(codeOfBytes(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    expect(codeOfBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1))).toBe('0000-0000-0000-0001');
    expect(codeOfBytes(Uint8Array.of(0xde, 0xad, 0xbe, 0xef, 1, 2, 3, 4, 5, 6))).not.toBe(codeOfBytes(Uint8Array.of(0xde, 0xad, 0xbe, 0xef, 1, 2, 3, 4, 5, 7)));
    expect(() => codeOfBytes(new Uint8Array(9))).toThrow(RangeError);
  });

  it('are read back however they are typed: small letters, no hyphens, O for 0, I and L for 1', () => {
    const code = '70K1-M9TX-0V2B-HCDE';
    for (const typed of ['70K1-M9TX-0V2B-HCDE', '70k1m9tx0v2bhcde', ' 7OKI M9TX OV2B HCDE ', '7okl.m9tx.ov2b.hcde', '70K1–M9TX–0V2B–HCDE', 'http://mau.example/xa/kien-nghi/theo-doi?ma=70K1-M9TX-0V2B-HCDE'])
      expect(readCode(typed), typed).toBe(code);
  });

  it('are refused when a letter is missing, too many, or none of theirs', () => {
    for (const typed of ['', '70K1-M9TX-0V2B-HCD', '70K1-M9TX-0V2B-HCDEE', '70K1-M9TX-0V2B-HCDU', '70K1-M9TX-0V2B-HCĐE', "' or 1=1 --", 'KN-2026-0042']) expect(readCode(typed), typed).toBeNull();
  });

  it('come back from every value as the same code', () => {
    for (let turn = 0; turn < 500; turn += 1) {
      const code = codeOfBytes(crypto.getRandomValues(new Uint8Array(10)));
      expect(readCode(code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code);
    }
  });
});
