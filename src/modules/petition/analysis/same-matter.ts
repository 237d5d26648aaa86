import type { Fingerprint } from './fingerprint.ts';
import { bareName, sameName } from './places.ts';
import { demandNames, thingNames } from './vocabulary.ts';
import { likeness, type Weigh } from './likeness.ts';

export interface Verdict {
  same: boolean;
  /** Another place is named, and place counts: these two may not stand in one group. */
  apart: boolean;
  /** 0 to 1, to rank by. */
  score: number;
  /** In words, for the page: "cùng thôn đồng tâm, cùng đường, cùng đề nghị sửa chữa". */
  reason: string;
}

/** How near two demands are when made of the same thing; what is not here and not equal is 0. */
const near: Record<string, number> = {
  'sua xay': 0.6, 'mo_rong sua': 0.3, 'mo_rong xay': 0.5, 'nao_vet sua': 0.5, 'nao_vet xu_ly': 0.6, 'lap xay': 0.8, 'lap sua': 0.35, 'thu_gom xu_ly': 0.7, 'lap thu_gom': 0.3, 'ho_tro tang': 0.5, 'giam xu_ly': 0.6, 'cong_khai giam': 0.4, 'cong_khai xu_ly': 0.6,
  'cap doi': 0.7, 'cap cong_khai': 0.4, 'don_gian giam': 0.8, 'don_gian doi': 0.5, 'dai_ngo den_bu': 0.7, 'dai_ngo ho_tro': 0.6, 'den_bu doi': 0.4, 'doi xu_ly': 0.5, 'doi sua': 0.4, 'doi xay': 0.5, 'nhan_luc xay': 0.5, 'lap nhan_luc': 0.8, 'nhan_luc sua': 0.3, 'lap xu_ly': 0.3, 'sua xu_ly': 0.5, 'cap ho_tro': 0.6, 'dai_ngo tang': 0.3, 'cap dai_ngo': 0.6, 'cap lap': 0.6, 'ho_tro xay': 0.5, 'ho_tro sua': 0.5, 'den_bu tang': 0.7, 'nao_vet xay': 0.35, 'thu_gom nao_vet': 0.5, 'nao_vet thu_gom': 0.5, 'cong_khai dai_ngo': 0.3, 'cong_khai doi': 0.4, 'don_gian sua': 0.6, 'don_gian xu_ly': 0.5, 'don_gian cong_khai': 0.5, 'cong_khai don_gian': 0.5, 'lap mo_rong': 0.3, 'doi mo_rong': 0.3, 'doi giam': 0.4, 'giam ho_tro': 0.5
};

/** Things so near that one voter's word may be another's. */
const kin = new Set(['muong thoat_nuoc', 'den_duong luoi_dien', 'cot_dien luoi_dien', 'trai_nuoi xuong', 'rac trai_nuoi', 'duong xe_tai', 'duong via_he', 'giay_to thu_tuc', 'atgt xe_tai', 'nha_ve_sinh truong', 'phong_hoc truong', 'dong_gop hoc_phi', 'hoc_phi truong', 'thiet_bi truong', 'den_bu duong', 'mang song_dt', 'gia_dat so_do', 'do_dac so_do', 'dvc_online thu_tuc', 'thai_do thu_tuc', 'chu_ky_so dvc_online', 'bhyt thuoc', 'co_cong tnxp', 'bhxh luong_huu', 'dua_xe karaoke', 'quy_hoach xay_phep', 'cho via_he', 'cat_da xe_tai', 'day_cap mang', 'dua_don truong', 'benh_vien chuyen_tuyen', 'duong tien_do', 'cau tien_do', 'muong tram_bom', 'de_ke cat_da', 'de_ke muong', 'cao_tuoi khuyet_tat', 'bhyt chuyen_tuyen', 'giay_to vneid', 'giay_to sap_nhap', 'dvc_online vneid', 'rung dat_o', 'co_bac dua_xe', 'ma_tuy trom', 'camera trom', 'dau_tu tien_do']);

/**
 * Whether two petitions raise the same matter: the same thing and the same demand, and not another place (`docs/contracts.md`). A rule for all (pensions,
 * prices) has no place; where only one of two names its place, the words must be very alike. `weigh` are weights of words learnt from a corpus.
 */
export function sameMatter(a: Fingerprint, b: Fingerprint, weigh?: Weigh): Verdict {
  const alike = likeness(a.words, b.words, weigh);
  const thing = thingsOf(a, b);
  const demand = demandsOf(a, b);
  const place = placed(a, b);
  const policy = a.bound === 'policy' && b.bound === 'policy' && thing === 1;
  const placeScore = policy ? 0.25 : place.state === 'same' ? 0.3 : place.state === 'other' ? -0.3 : a.bound === 'single' ? 0.22 : place.state === 'none' ? 0.12 : 0.02;
  const score = Math.max(0, Math.min(1, 0.35 * thing + placeScore + 0.15 * demand + 0.25 * alike));
  const same = decide({ alike, thing, demand, policy, everywhere: a.bound === 'policy' && b.bound === 'policy', place: place.state, single: a.bound === 'single' && thing === 1, landmarks: landmarksOf(a, b) });
  return { same, apart: !policy && place.state === 'other', score: Math.round((same ? Math.max(score, 0.5) : Math.min(score, 0.75)) * 100) / 100, reason: words(a, b, { thing, demand, place, policy, alike }) };
}

interface Signs {
  alike: number;
  thing: number;
  demand: number;
  policy: boolean;
  /** Both are rules for all, of whatever thing. */
  everywhere: boolean;
  single: boolean;
  place: 'same' | 'other' | 'none' | 'one';
  landmarks: 'same' | 'other' | 'none';
}

function decide({ alike, thing, demand, policy, everywhere, single, place, landmarks }: Signs): boolean {
  if (thing === 0) return place !== 'other' && alike >= 0.62;
  if (thing < 1 && everywhere) return demand >= 0.6 && alike >= 0.22;
  if (thing < 1) return place === 'same' ? demand >= 0.4 && alike >= (demand >= 0.6 && landmarks !== 'other' ? 0.15 : 0.4) : place !== 'other' && alike >= 0.55;
  if (policy) return demand >= 1 ? alike >= 0.12 : demand >= 0.6 ? alike >= 0.2 : demand >= 0.35 ? alike >= 0.22 : alike >= 0.5;
  if (place === 'other') return false;
  if (demand < 0.35) return place === 'same' ? alike >= 0.45 : alike >= 0.6;
  if (place === 'same') return landmarks === 'other' ? alike >= 0.3 : true;
  if (single) return alike >= 0.2;
  if (landmarks === 'other') return false;
  if (place === 'none') return landmarks === 'same' ? alike >= 0.15 : alike >= (demand >= 1 ? 0.3 : 0.4);
  return landmarks === 'same' ? alike >= 0.3 : alike >= (demand >= 1 ? 0.42 : 0.55);
}

const wholes = new Set(['truong', 'nha_van_hoa', 'cho', 'tram_y_te', 'benh_vien', 'tru_so', 'tai_dinh_cu']);

function thingsOf(a: Fingerprint, b: Fingerprint): number {
  if (!a.object || !b.object) return 0;
  if (a.object === b.object) {
    // "trường": of which part? Another part is another matter.
    if (!wholes.has(a.object)) return 1;
    const [mine, theirs] = [a.things, b.things].map((list) => list.filter((thing) => !wholes.has(thing))) as [string[], string[]];
    return mine.length === theirs.length || mine.some((thing) => theirs.includes(thing)) ? 1 : 0.5;
  }
  if (kin.has([a.object, b.object].sort().join(' '))) return 0.6;
  if (a.things.includes(b.object) || b.things.includes(a.object)) return 0.5;
  return a.field === b.field && a.things[0] !== undefined && b.things.includes(a.things[0]) ? 0.4 : 0;
}

/** Nuisances: whatever is proposed against them, the demand is that they end. */
const nuisances = new Set('xe_tai karaoke cho_tha trom ma_tuy rac cat_da trai_nuoi xuong dot_rom dua_xe muoi co_bac lua_dao xay_phep via_he lua_benh dich_dan man_han attp tin_dung_den bao_bi_thuoc cuoc_goi_rac'.split(' '));

function demandsOf(a: Fingerprint, b: Fingerprint): number {
  if (!a.demand || !b.demand) return 0.5;
  let best = a.object === b.object && nuisances.has(a.object ?? '') ? 0.6 : 0;
  [a.demand, ...a.demands.slice(0, 1)].forEach((one, first) => {
    [b.demand!, ...b.demands.slice(0, 1)].forEach((other, second) => {
      const pair = one === other ? 1 : (near[[one, other].sort().join(' ')] ?? 0);
      best = Math.max(best, pair * (first + second === 0 ? 1 : first + second === 1 ? 0.7 : 0.5));
    });
  });
  return best;
}

function landmarksOf(a: Fingerprint, b: Fingerprint): Signs['landmarks'] {
  if (a.landmarks.length === 0 || b.landmarks.length === 0) return 'none';
  return a.landmarks.some((one) => b.landmarks.some((other) => one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `))) ? 'same' : 'other';
}

/** The family of places a thing itself is named in. */
const ownFamily: Record<string, string> = { duong: 'đường', cau: 'cầu', cho: 'chợ', truong: 'trường', muong: 'kênh', ho_dap: 'kênh', tram_bom: 'kênh', de_ke: 'kênh', di_tich: 'đình', giao_vien: 'trường', bep_an: 'trường', hoc_phi: 'trường' };

function placed(a: Fingerprint, b: Fingerprint): { state: Signs['place']; shared: string | null; family: string | null } {
  if (a.places.length === 0 && b.places.length === 0) return { state: 'none', shared: null, family: null };
  if (a.places.length === 0 || b.places.length === 0) return { state: 'one', shared: null, family: null };
  const own = a.object === b.object && a.object ? ownFamily[a.object] : undefined;
  let shared: string | null = null;
  let apart: string | null = null;
  let ownShared = false;
  for (const family of new Set(a.places.map(familyOf))) {
    const [mine, theirs] = [namesOf(a, family), namesOf(b, family)];
    if (theirs.length === 0) continue;
    const common = mine.find((one) => theirs.some((other) => sameName(one, other)));
    if (common !== undefined) {
      shared ??= `${family} ${common}`;
      if (family === own && family !== 'đường') ownShared = true;
    } else apart ??= family;
  }
  const loose = looselyShared(a, b) ?? looselyShared(b, a);
  if (shared === null && loose !== null && (apart === null || ownShared)) return { state: 'same', shared: loose, family: null };
  if (apart !== null && !ownShared) return { state: 'other', shared, family: apart };
  if (shared === null) return { state: 'one', shared, family: null };
  return { state: 'same', shared, family: null };
}

/** A name that stands with one kind on one side and with another, or none, on the other ("ở Bờ Hồ", "cánh đồng Bờ Hồ"; "doi Mong" may be đội or đồi). */
function looselyShared(a: Fingerprint, b: Fingerprint): string | null {
  const names = a.places.map((place) => place.slice(place.indexOf(':') + 1)).filter((name) => /[a-z]{2}/.test(bareName(name)));
  return names.find((one) => b.places.some((place) => sameName(one, place.slice(place.indexOf(':') + 1)))) ?? null;
}

function familyOf(place: string): string {
  return place.slice(0, place.indexOf(':'));
}

function namesOf({ places }: Fingerprint, family: string): string[] {
  return places.filter((place) => place.startsWith(`${family}:`)).map((place) => place.slice(family.length + 1));
}

function words(a: Fingerprint, b: Fingerprint, { thing, demand, place, policy, alike }: { thing: number; demand: number; place: ReturnType<typeof placed>; policy: boolean; alike: number }): string {
  const said: string[] = [];
  if (place.state === 'same' && place.shared) said.push(`cùng ${place.shared}`);
  if (place.state === 'other' && place.family && !policy) said.push(`khác ${place.family}`);
  if (thing === 1 && a.object) said.push(`cùng nói về ${thingNames.get(a.object)}`);
  else if (a.object && b.object && thing === 0) said.push(`${thingNames.get(a.object)} khác ${thingNames.get(b.object)}`);
  if (a.demand && a.demand === b.demand) said.push(`cùng đề nghị ${demandNames.get(a.demand)}`);
  else if (a.demand && b.demand && demand < 0.35) said.push(`đề nghị khác nhau: ${demandNames.get(a.demand)}, ${demandNames.get(b.demand)}`);
  if (place.state === 'one' && !policy) said.push('một bên không nêu địa điểm');
  if (alike >= 0.5) said.push('lời văn gần giống');
  return said.join(', ') || 'không có điểm chung rõ ràng';
}
