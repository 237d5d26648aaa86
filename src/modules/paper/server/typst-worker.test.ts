import { afterAll, expect, test } from 'vitest';
import { TypstError, typstDrawer } from './typst-worker.ts';

const TEMPLATE = `#let d = json(bytes(sys.inputs.paper))
#if d.at("fail", default: false) { panic("no such paper") }
#d.words`;
const data = (words: string) => JSON.stringify({ words });
const drawers: { close: () => void }[] = [];
const drawer = (...more: [number?]) => {
  const made = typstDrawer(TEMPLATE, data('mẫu'), ...more);
  drawers.push(made);
  return made;
};
afterAll(() => drawers.forEach((made) => made.close()));

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-';

test('a fault of the template is told in the words of the compiler, and the next paper is drawn', async () => {
  const typst = drawer();
  await expect(typst.draw(JSON.stringify({ words: '', fail: true }))).rejects.toThrow(/no such paper/);
  await expect(typst.draw('not json')).rejects.toThrow(TypstError);
  expect(isPdf(await typst.draw(data('một')))).toBe(true);
}, 30_000);

test('threads are replaced when they have drawn enough, without losing a paper', async () => {
  const typst = drawer(60);
  const drawn = await Promise.all(Array.from({ length: 8 }, (_, index) => typst.draw(data(`tờ ${index} `.repeat(3)))));
  expect(drawn.every(isPdf)).toBe(true);
  expect(isPdf(await typst.draw(data('sau')))).toBe(true);
}, 60_000);

test('a drawer that was closed starts again when asked', async () => {
  const typst = drawer();
  await typst.warm();
  typst.close();
  expect(isPdf(await typst.draw(data('lại')))).toBe(true);
}, 30_000);
