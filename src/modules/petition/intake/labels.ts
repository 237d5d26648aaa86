import { khongDau } from '#core/text.ts';
import type { Field, Level } from '../schema.ts';

const plain = (text: string) => khongDau(text).replace(/[^a-z0-9]+/g, ' ').trim();

/** How offices write the fields of petitions, by what is in the words; the first that fits. */
const fieldWords: readonly [RegExp, Field][] = [
  [/\bdat dai|dia chinh|giay chung nhan|so do|tai nguyen/, 'dat_dai'],
  [/giao thong|duong sa|cau duong/, 'giao_thong'],
  [/thuy loi|nong nghiep|nong thon|chan nuoi|trong trot|lam nghiep|thuy san/, 'thuy_loi_nong_nghiep'],
  [/moi truong|rac thai|ve sinh/, 'moi_truong_rac_thai'],
  [/nuoc sach|\bdien\b|dien luc|chieu sang/, 'dien_nuoc_sach'],
  [/giao duc|dao tao|truong hoc/, 'giao_duc'],
  [/\by te|kham chua benh|bao hiem y te|bhyt/, 'y_te'],
  [/chinh sach|an sinh|xa hoi|lao dong|nguoi co cong|giam ngheo/, 'chinh_sach_xa_hoi'],
  [/an ninh|trat tu|quoc phong|cong an|quan su/, 'an_ninh_trat_tu'],
  [/hanh chinh|can bo|noi vu|to chuc bo may|thu tuc/, 'cchc_can_bo'],
  [/quy hoach|xay dung|do thi/, 'xay_dung_quy_hoach'],
  [/dau tu cong|ngan sach|tai chinh|dau tu/, 'dau_tu_cong_ngan_sach'],
  [/van hoa|the thao|the duc|di tich|du lich/, 'van_hoa_the_thao'],
  [/thong tin|vien thong|truyen thanh|chuyen doi so|internet/, 'thong_tin_vien_thong'],
  [/^khac$|linh vuc khac/, 'khac']
];

/** The field an office's own word for it means; null when it names none we know ("Kinh tế"). */
export function fieldOfLabel(label: string): Field | null {
  const words = plain(label);
  return fieldWords.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Whose competence, as lists write it: "Cấp xã", "UBND tỉnh", "TW", "Điện lực". */
export function levelOfLabel(label: string): Level | null {
  const words = plain(label);
  if (words === '') return null;
  if (/dien luc|evn/.test(words)) return 'ngành điện lực';
  if (/trung uong|\btw\b|quoc hoi|chinh phu|\bbo\b/.test(words)) return 'trung ương';
  if (/\btinh\b|thanh pho|\bso\b/.test(words)) return 'tỉnh';
  if (/\bxa\b|phuong|dac khu|co so|dia phuong/.test(words)) return 'xã';
  return /nganh/.test(words) ? 'ngành khác' : null;
}

/** Kinds of dwelling places, as they stand before a name. */
const kindOfPlace = /\b(?:thon|to dan pho|tdp|khu dan cu|kdc|khu pho|khu vuc|khu|ap|ban|lang|xom|khoi pho|khoi|buon|plei|soc|to|cum dan cu)\b/g;

/** The village a name as written means: "Thôn 3", "thon 3", "T3 (thôn Đông Mẫu)". Only one that fits alone. */
export function villageOf<V extends { name: string }>(written: string, villages: readonly V[]): V | null {
  const given = plain(written);
  if (given === '') return null;
  const whole = villages.filter((village) => plain(village.name) === given);
  if (whole.length === 1) return whole[0]!;
  const bare = (text: string) => text.replace(kindOfPlace, ' ').replace(/\s+/g, ' ').trim();
  const wanted = bare(given);
  const named = villages.filter((village) => bare(plain(village.name)) === wanted && wanted !== '');
  if (named.length === 1) return named[0]!;
  const inside = villages.filter((village) => ` ${given} `.includes(` ${plain(village.name)} `));
  return inside.length === 1 ? inside[0]! : null;
}
