import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([
  ['Nguyễn Hoài Nam', 'HN'],
  ['Đỗ Đăng Ấn', 'ĐẤ'],
  ['Nam', 'N'],
  ['UBND xã', 'UB'],
  ['', '']
])('%s → %s', (name, letters) => expect(initials(name)).toBe(letters));
