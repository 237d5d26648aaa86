/**
 * The machine's clock; `NGHISU_CLOCK` (an instant, ISO 8601) shifts it so that tests and demonstrations live on a chosen day while time still passes.
 */
const start = process.env['NGHISU_CLOCK'];
const shift = start ? Date.parse(start) - Date.now() : 0;

export function now(): Date {
  return new Date(Date.now() + shift);
}
