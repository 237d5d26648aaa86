import type { Lang } from '#core/words.ts';

const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux']
];
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/coc_coc_browser|CocCoc/, 'Cốc Cốc'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari']
];

/** "Chrome trên Windows" from what a browser says of itself; "Trình duyệt" where it says nothing known. */
export function deviceName(userAgent: string, lang: Lang): string {
  const browser = browsers.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [unknown, on] = lang === 'vi' ? ['Trình duyệt', 'trên'] : ['Browser', 'on'];
  return system ? `${browser ?? unknown} ${on} ${system}` : (browser ?? unknown);
}
