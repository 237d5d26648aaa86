import { idle, nameEnds } from './data/words.ts';
import { find, listed, outermost } from './lexicon.ts';
import { formOf } from './forms.ts';
import type { Token, Words } from './tokens.ts';
import { idleKeys, nameEndKeys, vocabulary } from './vocabulary.ts';

/** A place named in a petition: "thôn:dong tam", "đường:quoc lo 21", "cầu:da". `from`, `to` are tokens. */
export interface Place {
  family: string;
  /** Name without marks; for roads with its rank ("quoc lo 21"). */
  name: string;
  /** Name as written, in small letters; its marks tell Đông Sơn from Đồng Sơn. */
  written: string;
  from: number;
  to: number;
  /** First token of the name itself. */
  nameFrom: number;
}

/** Families whose names may be taken from small letters; elsewhere only capitals or a number make a name. */
const named = new Set(['thôn', 'cầu', 'chợ', 'trường', 'kênh', 'đình', 'nhà']);
const ranked = new Set(['quoc lo', 'tinh lo', 'duong tinh', 'huong lo', 'duong huyen', 'huyen lo', 'duong tinh lo', 'cao toc']);
/** "tổ chức", "bản đồ" … : words that only begin as a place. */
const compounds = new Set(
  'to chuc,to cong,to truong,to tien,to hoa,to van,to tu,to pho,ban than,ban do,ban tin,ban quyen,ban giao,khu vuc,khu nghi,khu di,cum loa,cum tu,doi van,doi ngu,doi tuan,doi dan,doi bong,lang nghe,lang van,lang xom,lang que,khoi luong,khoi thong,thon xom,thon ban,pho phuong,pho xa,pho co,cau vuot,cau cong,cau thi,cau long,cau thang,cau bac,cau be,cau nguyen,cau tre,cau thu,cho tam,cho coc,cho dan,cho que,cho bua,cho hoc,cho con,cho cac,cho nguoi,truong hoc,truong hop,truong ky,truong lop,song dien,song di,song lon,ho so,ho tro,ho ngheo,ho khau,ho tich,ho can,ho dan,de nghi,de xuat,de an,de xay,de bao,de dieu,ke toan,ke ca,ke hoach,ap dung,ap luc,ap gia,ap dien,kinh te,kinh phi,kinh doanh,kinh mong,kinh gui,kinh thua,kinh thuy,kenh muong,muong may,den duong,rung phong,rung trong,doi khi,doi voi,doi ten,dong y,dong bao,dong ruong,dong ho,dong thoi,dong gop,dong tien,dong loat,dap ung,ban hang,ban quan,ban chi,ban nganh,ban tri,ban ngay,ban dem,ban dat,ban ma,ban thuoc,ban do,ban phap,ban nhac,ban be,bon nuoc,bon chung,bon tre,soc trang,bung rong,suoi nguon,khom lung,to dan,cum dan,ngam hoa,dinh chi,dinh ky,dinh danh,dinh cong,den bu,den nay,den khi,den gio,mieu ta,chua co,chua duoc,chua lam,chua thay,chua chay,chua bao,chua giai,chua tra,chua cap,chua ai,chua xong,chua hieu,chua den,kiet que,kiet suc,doc duong,doc bo,doc theo,ho boi,ho chua,ho ga,ho chua,ho thuy,ho gia,pho bien,pho cap,pho thong,pho thon,pho chu,bac cau'.split(',')
);

/**
 * Places named in a petition: villages, roads, bridges, markets, schools, canals, kilometre marks, people's houses as landmarks. A commune's or province's
 * own name is no place here: it is the same for all.
 */
export function placesOf(words: Words, range: readonly [number, number] = [0, words.tokens.length]): Place[] {
  const { tokens } = words;
  const written = tokens.map(({ start, end }) => words.text.slice(start, end)).filter((word) => word.length > 1 && /\p{L}/u.test(word));
  const shout = written.filter((word) => word === word.toUpperCase()).length > written.length * 0.6;
  // Who writes names with capitals writes no name in small letters.
  const careful = words.marked && tokens.some(({ capital, pause, sentence }, at) => at > 0 && capital && !pause && sentence === tokens[at - 1]!.sentence && !/^(ubnd|hdnd|thcs|thpt)$/.test(tokens[at]!.key));
  const found: Place[] = [];
  let until = 0;
  const kinds = outermost(find(words, vocabulary.places)).sort((a, b) => a.from - b.from);
  const longer = [...outermost(find(words, vocabulary.fields)), ...outermost(find(words, vocabulary.things))].filter(({ term }) => !term.includes('..'));
  const demanded = new Set(find(words, vocabulary.demands).flatMap((one) => (one.value ? [one.from] : [])));
  const stops = new Set([...demanded, ...longer.filter((one) => one.to - one.from > 1).map((one) => one.from)]);
  for (const { from, to, value: family, sure } of kinds) {
    if (from < until || from < range[0] || to > range[1] || sure < 0.2 || (family === 'đình' && sure < 1)) continue;
    const kind = tokens.slice(from, to).map(({ key }) => key).join(' ');
    if (kind === 'cong' && tokens[from]!.form === 'cong') continue;
    if (family === 'km') {
      const number = [tokens[to], tokens[from - 1]].find((token) => token && /^\d/.test(token.key) && token.end <= tokens[from]!.start + 12);
      if (number && tokens[to] === number) found.push({ family, name: number.key, written: number.key, from, to: to + 1, nameFrom: to });
      continue;
    }
    let at = to;
    if (tokens[at]?.key === 'so' && /^\d/.test(tokens[at + 1]?.key ?? '')) at += 1;
    if (!tokens[at]?.capital && longer.some((one) => one.from === from && one.to > at)) continue;
    const plainName = family === 'thôn' && wholeNames.has(tokens[at]?.key ?? '') && tokens[at]!.form === tokens[at]!.key;
    if (!tokens[at]?.capital && ((demanded.has(at) && !plainName) || longer.some((one) => one.from < from && (one.to > to || (one.to === to && hides(one.value)))))) continue;
    if (to - from === 1 && compounds.has(`${kind} ${tokens[at]?.key ?? ''}`) && !tokens[at]?.capital) continue;
    for (;;) {
      const [name, end] = nameAt(words, at, !careful && (named.has(family) || (family === 'đồng' && tokens[from]!.form === 'đồng')), shout, family === 'thôn', stops);
      if (name.length === 0) break;
      const prefix = ranked.has(kind) ? `${rankOf(kind)} ` : '';
      found.push({ family, name: prefix + name.map(({ key }) => key).join(' '), written: prefix + spelled(words, name), from, to: end, nameFrom: at });
      until = end;
      // "thôn 2, 3 và 5": further numbers belong to the same word.
      const skip = ['va', 'den', 'sang'].includes(tokens[end]?.key ?? '') ? end + 1 : end;
      if (!/^\d+$/.test(name[0]!.key) || !/^\d+$/.test(tokens[skip]?.key ?? '') || (skip === end && !tokens[end]!.pause) || family === 'đường') break;
      at = skip;
    }
  }
  if (!shout) found.push(...unnamedKinds(words, range, found));
  return unique(found);
}

const notPlaces = new Set('ubnd hđnd mttq nhà chính quốc bộ sở đảng hội ủy viettel vnpt evn luật nghị bảo vneid ngân tỉnh xã nước ubmttq thủ phòng ban trường đoàn công ông bà nhân'.split(' ').map(formOf));
/** Before a name of a commune or province, the same for all, or of a person. */
const communes = new Set('xã tỉnh huyện phường ông bà anh chị em cụ cô chú bác cháu hộ văn thị đồng lò'.split(' ').map(formOf));

/** Names with no kind said ("ruộng ở Bờ Hồ"): two capitals or more within a sentence. */
function unnamedKinds(words: Words, range: readonly [number, number], known: readonly Place[]): Place[] {
  const { tokens } = words;
  const found: Place[] = [];
  for (let at = Math.max(1, range[0]); at < range[1]; at += 1) {
    const first = tokens[at]!;
    if (!first.capital || first.pause || notPlaces.has(first.form) || communes.has(tokens[at - 1]!.form) || tokens[at - 1]!.capital || (first.sentence !== tokens[at - 1]!.sentence) || known.some((one) => at >= one.from && at < one.to)) continue;
    let end = at;
    while (end < at + 4 && tokens[end]?.capital && !(end > at && tokens[end]!.pause)) end += 1;
    if (end - at < 2 || (end - at > 2 && surnames.has(first.form))) continue;
    const name = tokens.slice(at, end);
    found.push({ family: 'nơi', name: name.map(({ key }) => key).join(' '), written: spelled(words, name), from: at, to: end, nameFrom: at });
  }
  return found;
}

/** Words as the writer put them, in small letters. */
function spelled({ text }: Words, name: readonly Token[]): string {
  return name.map(({ start, end }) => text.slice(start, end).toLowerCase().normalize('NFC')).join(' ');
}

const surnames = new Set('nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lò giàng vàng sùng thào mùa cà quàng lường hà cao đinh mai trương lâm đào đoàn trịnh tô châu lương lưu'.split(' ').map(formOf));

/** Whether a find only hides what stands within it ("gia đình" is no temple). */
function hides(value: unknown): boolean {
  return value === null || (typeof value === 'object' && 'weight' in value && value.weight === 0);
}

function rankOf(kind: string): string {
  return kind === 'duong tinh' || kind === 'duong tinh lo' ? 'tinh lo' : kind === 'huyen lo' ? 'duong huyen' : kind;
}

function nameAt({ tokens, marked }: Words, at: number, small: boolean, shout: boolean, village: boolean, stops: ReadonlySet<number>): [Token[], number] {
  const first = tokens[at];
  if (!first || (first.pause && at > 0 && !/^\d/.test(first.key))) return [[], at];
  if (/^\d/.test(first.key)) {
    const letter = tokens[at + 1];
    const own = letter && !letter.pause && /^[a-d]$/.test(letter.form) && letter.start <= first.end + 1;
    return own ? [[first, letter], at + 2] : [[first], at + 1];
  }
  if (notPlaces.has(first.form)) return [[], at];
  if (first.capital && !shout) {
    let end = at;
    while (end < at + 4 && tokens[end] && tokens[end]!.capital && !(end > at && tokens[end]!.pause) && !(end === at ? roadKeys : kindKeys).has(tokens[end]!.form)) end += 1;
    if (end > at && /^\d+$/.test(tokens[end]?.key ?? '') && !tokens[end]!.pause && tokens[end - 1]!.end + 1 >= tokens[end]!.start && endsNumber(tokens[end + 1])) end += 1;
    return [tokens.slice(at, end), end];
  }
  if (!small) return [[], at];
  if (marked && !village && [first, tokens[at + 1]].some((token, step) => token && !(step === 1 && (token.pause || endForms.has(token.form))) && ordinary.has(token.form))) return [[], at];
  let end = at;
  while (end < at + 2 && tokens[end] && !(end > at && tokens[end]!.pause) && !(end > at && stops.has(end)) && ((!(nameEndKeys.has(tokens[end]!.key) && !(end > at && (second.has(tokens[end]!.key) || (beforeSide.has(first.key) && sides.has(tokens[end]!.key))))) && !(end === at && idleKeys.has(tokens[end]!.key))) || isDoubtful(tokens, end, at, marked))) end += 1;
  if (end > at && end - at < 2 && /^\d+$/.test(tokens[end]?.key ?? '') && !tokens[end]!.pause && endsNumber(tokens[end + 1])) end += 1;
  return [tokens.slice(at, end), end];
}

/** Syllables no name begins with that yet end one ("Mai Động", "Tân Hóa"). */
const second = new Set('dong sinh van hoa chinh san xuat noi dan cu lien truc chung dat hoc giao thong thuoc dai rong thuong nhan tri tieu trung cong duc yen'.split(' '));
/** "đồng sau", "bãi trên": with these before it a side is part of the name. */
const beforeSide = new Set(['dong', 'bai', 'lang', 'dinh', 'cho', 'nuong', 'ban']);
const sides = new Set(['truoc', 'sau', 'tren', 'duoi', 'trong', 'ngoai', 'giua']);
const roadKeys = new Set(['đường', 'quốc', 'tỉnh', 'hương', 'huyện'].map(formOf));
const kindKeys = new Set(['thôn', 'xóm', 'ấp', 'xã', 'đường', 'cầu', 'chợ', 'trường', 'quốc', 'tỉnh'].map(formOf));
const units = new Set('ho nha nguoi met m km nghin ngan trieu ty nam thang con cai hoc lan gio dong ky sao mau ha cay ngay tuan phut chiec chau em ca tuoi may bong cot thung bo cong ban ghe lop phong tre'.split(' '));

/** Whether a number before this token may end a name ("thôn Tân Lập 2 bị") and counts nothing ("trường Nam Sơn 20 máy"). */
function endsNumber(next: Token | undefined): boolean {
  return next === undefined || next.pause || (nameEndKeys.has(next.key) && !units.has(next.key));
}

/** Names of one syllable so common that without marks they are a name first (Đông, Nam, Hạ …). */
const wholeNames = new Set(['dong', 'nam', 'trung', 'trong', 'giua', 'thuong', 'ha']);

/** Syllables that end names mostly, yet begin them often when the writer marks them so ("Đông", "Trung" are names, "đồng", "trường" are not). */
function isDoubtful(tokens: readonly Token[], at: number, first: number, marked: boolean): boolean {
  const { key, form } = tokens[at]!;
  const next = tokens[at + 1];
  if (key === form && !marked) return at === first && (wholeNames.has(key) || (['nhat', 'tan', 'moi', 'lai', 'yen'].includes(key) && next !== undefined && !next.pause && !nameEndKeys.has(next.key)));
  return !endForms.has(form) && !idleForms.has(form);
}

/** One-syllable words of the vocabulary: in small letters they are themselves, not a name. */
const ordinary = new Set([...vocabulary.fields.values()].flat().flatMap(({ forms, value }) => (forms.length === 1 && value.weight >= 3 ? forms : [])));
const endForms = new Set(listed(nameEnds).map(formOf));
const idleForms = new Set(listed(idle).flatMap((term) => term.split(' ').map(formOf)));

function unique(found: Place[]): Place[] {
  const seen = new Set<string>();
  return found.filter(({ family, written }) => !seen.has(`${family}:${written}`) && seen.add(`${family}:${written}`));
}

/** Whether two names are one: equal, one the beginning of the other, or written without marks on one side. Đông Sơn is not Đồng Sơn. */
export function sameName(a: string, b: string): boolean {
  if (/^\d+$/.test(a) !== /^\d+$/.test(b) && /\d$/.test(a) && /\d$/.test(b)) return a.split(' ').at(-1) === b.split(' ').at(-1);
  const [formA, formB] = [a, b].map((name) => name.split(' ').map(formOf).join(' ')) as [string, string];
  const [plainA, plainB] = [bareName(formA), bareName(formB)];
  if (plainA !== plainB) {
    const [short, long] = plainA.length < plainB.length ? [plainA, plainB] : [plainB, plainA];
    return short.includes(' ') && !/\d/.test(long) && long.startsWith(`${short} `);
  }
  return formA === formB || formA === plainA || formB === plainB;
}

/** A name without marks. */
export function bareName(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}
