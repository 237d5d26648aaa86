/** What must not stand on a public page because it tells who somebody is or how to reach them. */
export type PersonalKind = 'phone' | 'id-number' | 'email' | 'person' | 'address';

export interface PersonalFinding {
  kind: PersonalKind;
  /** Place in the NFC text, in UTF-16 units. */
  from: number;
  to: number;
  text: string;
}

/** Who raised a matter, where known: nothing of theirs may be shown. */
export interface KnownRaiser {
  name: string;
  phone: string;
  email: string;
  address: string;
}

/** What a finding is replaced by; the place and the matter stay readable. */
const instead: Record<PersonalKind, string> = { phone: '[số điện thoại]', 'id-number': '[số giấy tờ]', email: '[thư điện tử]', person: 'một người dân', address: '[địa chỉ]' };

const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const bareOfWord = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
const titles = listed('ông bà anh chị cụ cô chú bác cháu em thầy dì cậu mợ');
/** Without marks these can be nothing else; "cau", "co", "chi", "ba" may be cầu, có, chỉ, ba: then only a whole name counts. */
const plainTitles = listed('ong bac chau');
const families = listed(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lương trịnh mai đào hà trương cao quách tô tạ lâm lưu chu thái kiều triệu nông ma mã vi lò lù quàng sùng giàng vàng thào bế phùng tống đàm la thân lại khúc nghiêm ninh tăng cù diệp bạch tiêu hứa kim thạch sơn danh châu vương tôn từ âu lã cung mạc phí đậu thiều'
);
const plainFamilies: ReadonlySet<string> = new Set([...families].map(bareOfWord));
const anyTitle = [...new Set([...titles].map(bareOfWord))].join('|');
const middle = /^(?:van|thi|duc|huu|xuan|ngoc|thanh|minh|quang|dinh|trong|cong|the|ba|kim|thu)$/;
/** Syllables that follow "bà", "ông" … without being a name. */
const noNames = new Set(
  'con ta toi chung minh noi ngoai nao kia ay do nay va la cua da dang se co khong duoc phai o tai cho den tu trong voi xa thon xom bi can nha ho hang muoi hai ba bon nam sau bay tam chin mot gia lon nho dong xin de nghi cung deu thuong hay rat qua muon gi ai sao vua moi con'.split(' ')
);
const spoken = '(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)';

/**
 * Personal data in words meant for the public: phone numbers (also said digit by digit), numbers of identity papers, e-mail addresses, people called by name, house numbers, and whatever
 * is known of the raiser — with or without marks. In order, without overlaps.
 */
export function findPersonalData(text: string, raisers: readonly KnownRaiser[] = []): PersonalFinding[] {
  const words = text.normalize('NFC');
  const bare = bareOf(words);
  const found: PersonalFinding[] = [];
  const take = (kind: PersonalKind, pattern: RegExp, over = bare, group = 0): void => {
    for (const match of over.matchAll(new RegExp(pattern, 'dg'))) {
      const place = match.indices?.[group];
      if (place) found.push({ kind, from: place[0], to: place[1], text: words.slice(...place) });
    }
  };
  take('email', /[a-z0-9._%+-]+ ?(?:@|\[at\]|\(at\)) ?[a-z0-9-]+(?:\.[a-z0-9-]+)+/);
  take('id-number', /(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?|ho chieu)(?: so)? ?[:.]? ?([a-z]?\d(?:[ .]?\d){7,11})(?!\d)/, bare, 1);
  // Twelve digits that begin with the code of a province (001–096), alone or in groups of three or four.
  take('id-number', /(?<![\d.,/-])0(?:0[1-9]|[1-8]\d|9[0-6])(?:[ .]?\d){9}(?![\d/])/);
  take('phone', /(?<![\d.,/])(?:\+ ?84|84|0)(?:[ .-]?\d){8,10}(?![\d/])/);
  take('id-number', /(?<![\d.,/+-])[1-3]\d{8}(?![\d.,/-]|\s?(?:d|dong|vnd|ty|trieu|m2|kg|kwh)\b)/);
  take('phone', new RegExp(`\\bkhong (?:${spoken}[ ,]+){7,9}${spoken}\\b`));
  take('address', /\b(?:so nha|nha so) ?\d+[a-z]?(?:\/\d+[a-z]?)*/);
  take('address', /\bso \d+[a-z]?(?:\/\d+[a-z]?)*,? (?:ngo|ngach|hem|kiet|duong|pho) [a-z0-9/]+/);
  found.push(...peopleIn(words, bare));
  for (const raiser of raisers) found.push(...raiserIn(words, bare, raiser));
  return apart(found.filter(isPlausible));
}

/** The text with each finding replaced by what it is; looked through again it holds none. The other words stay as they are. */
export function withoutPersonalData(text: string, raisers: readonly KnownRaiser[] = []): string {
  let clean = text.normalize('NFC');
  // What is cut away can bring two harmless pieces together: look until nothing is found.
  for (let turn = 0; turn < 5; turn += 1) {
    const found = findPersonalData(clean, raisers);
    if (found.length === 0) break;
    for (const { kind, from, to } of found.toReversed()) clean = clean.slice(0, from) + instead[kind] + clean.slice(to);
  }
  return clean;
}

/** A post behind a form of address: whoever holds it answers for it in public. */
const posts = /^(?:bi thu|chu tich|pho |truong |can bo|dai bieu|thu ky|giam doc|hieu truong|cong chuc|chuyen vien|trung )/;

/** Marks off and small, letter for letter at the same places. */
function bareOf(words: string): string {
  return Array.from({ length: words.length }, (_, at) => {
    const letter = words.charAt(at);
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
    return plain.length === 1 ? (/\s/.test(plain) ? ' ' : plain) : letter;
  }).join('');
}

/** "ông Nguyễn Văn Bình", "nha ba le thi hoa", "hộ ông Bình": somebody called by name. A post without a name ("ông Chủ tịch xã") is nobody's data. */
function peopleIn(words: string, bare: string): PersonalFinding[] {
  const found: PersonalFinding[] = [];
  const marked = isMarked(words);
  for (const match of bare.matchAll(new RegExp(`\\b((?:nha|ho|gia dinh|ruong|dat|vuon) (?:cua )?)?(${anyTitle})(?: (?:${anyTitle}))? (?=[a-z])`, 'g'))) {
    const from = match.index + (match[1]?.length ?? 0);
    const title = match[2]!;
    if (marked && !titles.has(words.slice(from, from + title.length).toLowerCase())) continue;
    const start = match.index + match[0].length;
    const end = posts.test(bare.slice(start)) ? start : nameEnd(words, bare, start, { marked, near: match[1] !== undefined, sure: marked || plainTitles.has(title) });
    if (end > start) found.push({ kind: 'person', from, to: end, text: words.slice(from, end) });
  }
  // "tôi là Nguyễn Văn Bình", "tên Lê Thị Hoa", "người gửi: Trần Văn Mẫu"
  for (const match of bare.matchAll(/\b(?:toi la|toi ten(?: la)?|ten toi la|ho(?: va)? ten|ten la|nguoi gui|nguoi viet|ky ten)\s*[:,]? (?=[a-z])/g)) {
    const start = match.index + match[0].length;
    const end = nameEnd(words, bare, start, { marked, near: false, sure: true });
    if (end > start) found.push({ kind: 'person', from: start, to: end, text: words.slice(start, end) });
  }
  return found;
}

/** Whether the words were typed with marks: then "cầu tràn" is no Mr Trần. */
function isMarked(words: string): boolean {
  const all = words.match(/\p{L}+/gu) ?? [];
  return all.filter((word) => /[^\u0000-\u007f]/.test(word)).length * 5 >= all.length;
}

interface Where {
  marked: boolean;
  /** A house, a household or land stands before. */
  near: boolean;
  /** The form of address can be nothing else. */
  sure: boolean;
}

/** Where a name that begins at `start` ends; `start` when there is none. Beside a house one syllable is a name; elsewhere a family name and another one. */
function nameEnd(words: string, bare: string, start: number, { marked, near, sure }: Where): number {
  const run: RegExpExecArray[] = [];
  let until = 0;
  for (const syllable of bare.slice(start, start + 60).matchAll(/[a-z]+/g)) {
    if (run.length === 5 || bare.slice(start + until, start + syllable.index).replace(/ /g, '') !== '') break;
    run.push(syllable);
    until = syllable.index + syllable[0].length;
  }
  const first = run[0];
  if (!first) return start;
  const at = (count: number): number => start + run[count - 1]!.index + run[count - 1]![0].length;
  const spelt = (syllable: RegExpExecArray): string => words.slice(start + syllable.index, start + syllable.index + syllable[0].length);
  const shouted = words === words.toUpperCase();
  const capital = (syllable: RegExpExecArray): boolean => !shouted && /^\p{Lu}/u.test(spelt(syllable));
  const small = run.findIndex((syllable) => !capital(syllable));
  const named = small === -1 ? run.length : small;
  const family = marked ? families.has(spelt(first).toLowerCase()) || (capital(first) && plainFamilies.has(spelt(first).toLowerCase())) : plainFamilies.has(first[0]);
  if (family && run.length >= 2) {
    if (named >= 2) return at(named);
    // Written small: family name, perhaps "văn" or "thị", and the name.
    const whole = middle.test(run[1]![0]) && run[2] !== undefined && !noNames.has(run[2][0]);
    if (named === 0 && whole) return at(3);
    if (named === 0 && sure && !noNames.has(run[1]![0])) return at(2);
  }
  if (near && named >= 1) return at(Math.min(named, 4));
  if (near && named === 0 && !noNames.has(first[0])) return at(1);
  return start;
}

function raiserIn(words: string, bare: string, raiser: KnownRaiser): PersonalFinding[] {
  const found: PersonalFinding[] = [];
  const take = (kind: PersonalKind, sought: string): void => {
    const pattern = sought.trim().split(/\s+/).map(escaped).join('\\s+');
    for (const match of bare.matchAll(new RegExp(`(?<![a-z0-9])${pattern}(?![a-z0-9])`, 'g'))) found.push({ kind, from: match.index, to: match.index + match[0].length, text: words.slice(match.index, match.index + match[0].length) });
  };
  const name = bareOf(raiser.name.normalize('NFC')).trim();
  const parts = name.split(/\s+/).filter(Boolean);
  if (parts.length >= 2) {
    take('person', name);
    // "bà Thị Mẫu", "anh Mẫu": the end of the name behind a form of address.
    for (const short of new Set([parts.slice(-2).join(' '), parts.at(-1)!]))
      for (const match of bare.matchAll(new RegExp(`\\b(?:${anyTitle}|toi la|ten) ${escaped(short)}(?![a-z0-9])`, 'g'))) found.push({ kind: 'person', from: match.index, to: match.index + match[0].length, text: words.slice(match.index, match.index + match[0].length) });
  }
  const digits = raiser.phone.replace(/\D/g, '');
  if (digits.length >= 8) {
    const own = [...digits.replace(/^84/, '0')].join('[ .-]?');
    for (const match of bare.matchAll(new RegExp(own, 'g'))) found.push({ kind: 'phone', from: match.index, to: match.index + match[0].length, text: match[0] });
  }
  if (raiser.email.includes('@')) take('email', bareOf(raiser.email));
  for (const part of bareOf(raiser.address.normalize('NFC')).split(/[,;]/)) {
    const own = part.trim();
    // A village of hundreds of people is a place; a number in a lane is a door.
    if (/\d/.test(own) && own.length >= 5 && !/^(?:thon|xom|ap|ban|to|khu|doi|xa|phuong) (?!.*\b(?:so|ngo|ngach|hem|kiet|nha)\b)/.test(own)) take('address', own);
  }
  return found;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A phone has ten digits (eleven for old land lines) after its zero or country code. */
function isPlausible({ kind, text }: PersonalFinding): boolean {
  if (kind !== 'phone' || !/\d/.test(text)) return true;
  const digits = text.replace(/\D/g, '').replace(/^84/, '0');
  return (digits.length === 10 && /^0[2-9]/.test(digits)) || (digits.length === 11 && /^0[12]/.test(digits));
}

/** Longer findings win over those inside or across them. */
function apart(found: PersonalFinding[]): PersonalFinding[] {
  const kept: PersonalFinding[] = [];
  for (const one of [...found].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)) if (!kept.some((other) => one.from < other.to && other.from < one.to)) kept.push(one);
  return kept.sort((a, b) => a.from - b.from);
}
