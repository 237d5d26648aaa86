/** The syllables Vietnamese can have, without marks: to see words run together and half-typed marks. */

const onsets = ['', 'b', 'c', 'ch', 'd', 'g', 'gh', 'gi', 'h', 'k', 'kh', 'l', 'm', 'n', 'nh', 'ng', 'ngh', 'p', 'ph', 'qu', 'r', 's', 't', 'th', 'tr', 'v', 'x'];
const rhymes =
  'a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et enh ech eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oat oay oc oe oen oet oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu y yem yen yet yeu anh'.split(' ');
const syllables = new Set(onsets.flatMap((onset) => rhymes.map((rhyme) => onset + rhyme)));
/** Words that stand as they are though they are no syllables. */
const known = new Set('ubnd hdnd thcs thpt bhyt bhxh vneid evn bts ocop atm karaoke camera internet wifi zalo facebook online viettel vnpt covid vaccine container nilon amiang dioxin homestay game bot kiosk kwh pccc mtqg vietinbank agribank mobifone vinaphone sim clip video ok km m ha tnxp hiv htx vnah cccd iuu kcn'.split(' '));

/** Whether this (without marks, lower case) can be one Vietnamese syllable or is a word of its own. */
export function isSyllable(key: string): boolean {
  return syllables.has(key) || known.has(key);
}

/** "dduwowngf" → "duong", "nuwowcs" → "nuoc"; null when it is no half-typed syllable. */
export function withoutTelex(key: string): string | null {
  const plain = key
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/w/g, '');
  for (const tried of [plain, plain.replace(/[sfrxj](?=[a-z]?[a-z]?$)/, ''), plain.replace(/[sfrxj]$/, '')]) if (tried !== key && tried.length > 1 && syllables.has(tried)) return tried;
  return null;
}

/**
 * Parts words run together ("đườngthôn" → đường, thôn); null when they cannot be parted into syllables of two letters or more. Fewest pieces win,
 * pieces of the vocabulary first. At most 60 letters.
 */
export function partSyllables(form: string, keyOf: (form: string) => string, known: ReadonlySet<string>): string[] | null {
  const letters = [...form];
  if (letters.length < 5 || letters.length > 60) return null;
  const best: ({ parts: string[]; cost: number } | null)[] = [{ parts: [], cost: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null;
    for (let start = Math.max(0, end - 7); start <= end - 2; start += 1) {
      const head = best[start];
      if (!head) continue;
      const last = letters.slice(start, end).join('');
      if (!syllables.has(keyOf(last))) continue;
      const now = best[end];
      // A syllable petitions do not use is worth half a piece more: "thôn hư", not "thô như".
      const cost = head.cost + (known.has(last) ? 1 : 1.5);
      if (!now || cost < now.cost) best[end] = { parts: [...head.parts, last], cost };
    }
  }
  const parted = best[letters.length]?.parts;
  return parted && parted.length > 1 ? parted : null;
}
