/** The bodies that plans name, as data: how each is written (folded, marks off), its clear name and kind. Longer and narrower first. */
import type { BodyKind } from './plan-document.ts';

const HD = '(?:hoi dong nhan dan|hdnd|hoi dong(?= xa\\b| phuong\\b))';
const UB = '(?:u[yi] ban nhan dan|ubnd)';
const MT =
  '(?:ban thuong truc )?(?:(?:u[yi] ban |ub ?)?(?:mat tran to quoc|mttq|mat tran)(?:[ -]?viet nam|[ -]?vn)?|ub\\s?mttq(?:[ -]?viet nam|[ -]?vn)?)';
const OF = '(?: cua)?';
const MANY = '(?:cac |tat ca cac |toan the |toan bo |moi |moi mot |tung |mot so )?';

export interface BodyName {
  pattern: string;
  /** The clear name; a function takes the words of the paper. */
  name: string | ((words: string) => string);
  kind: BodyKind;
  /** Head nouns that are also common words without marks ("tổ", "ban", "hội"): the paper must write them with a capital or a plural word. */
  capital?: boolean;
  /** The head noun alone is no body: its own name, with a capital, must follow ("Phòng Kinh tế"). */
  tail?: boolean;
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** "các Trưởng ban" and "Trưởng Ban" alike begin with a capital. */
function sentenceCase(text: string): string {
  const clean = words(text);
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}

export const BODY_NAMES: readonly BodyName[] = [
  // Office holders first: "Chủ tịch HĐND" is not the council.
  { pattern: `(?:pho )?chu tich(?:,? pho chu tich)?${OF} ?(?:${HD}|${UB}|${MT})`, name: sentenceCase, kind: 'office-holder' },
  { pattern: `(?:pho )?chanh van phong(?: ${HD}(?:(?: va | ?[&,-] ?)${UB})?)?`, name: sentenceCase, kind: 'office-holder' },
  {
    pattern: `(?:cac )?(?:pho )?truong(?:,? pho truong)? (?:cac )?ban(?: (?:kinh te|van hoa|phap che|do thi|dan toc)[\\p{L} -]*?(?:ngan sach|xa hoi)(?:${OF} ${HD})?|${OF} ?${HD})?`,
    name: sentenceCase,
    kind: 'office-holder'
  },
  { pattern: `(?:cac )?(?:pho )?to truong(?:,? to pho)?(?: (?:cac )?to dai bieu(?: ${HD})?)?`, name: sentenceCase, kind: 'office-holder' },
  {
    pattern: '(?:cac )?(?:dong chi )?u[yi] vien (?:ban thuong vu|ban chap hanh|bch|btv|thuong truc|chuyen trach)(?: dang uy| dang bo)?',
    name: sentenceCase,
    kind: 'office-holder'
  },
  {
    pattern: `(?:cac )?truong (?:cac )?(?:thon|ban|ap|khu pho|khu dan cu|khu|to dan pho|phong)`,
    name: sentenceCase,
    kind: 'office-holder'
  },
  { pattern: 'chu toa(?: cac)?(?: ky hop)?(?:,? (?:va )?phien hop)?', name: sentenceCase, kind: 'office-holder' },
  { pattern: 'thu ky (?:cac )?ky hop', name: 'Thư ký kỳ họp', kind: 'office-holder' },
  { pattern: 'thu ky (?:doan(?: giam sat)?|to giup viec)', name: sentenceCase, kind: 'office-holder' },
  {
    pattern: '(?:cac |moi |tung )?thanh vien (?:doan(?: giam sat)?|ban|to|duoc phan cong)(?! dai bieu)',
    name: sentenceCase,
    kind: 'office-holder',
    capital: true
  },
  { pattern: '(?:pho )?truong doan(?: giam sat| khao sat)?', name: sentenceCase, kind: 'office-holder' },
  {
    pattern: '(?:pho )?bi thu(?: thuong truc)?(?: dang uy| chi bo)|pho bi thu(?: thuong truc)?',
    name: sentenceCase,
    kind: 'office-holder'
  },
  // The office before the council it serves.
  {
    pattern: `(?:van phong |vp\\.? ?)+(?:doan dbqh (?:va|&) ?)?${HD}(?:(?: va | ?[&,-] ?| )${UB})?`,
    name: 'Văn phòng HĐND và UBND',
    kind: 'office'
  },
  { pattern: `(?:van phong |vp\\.? ?)+${UB}(?:(?: va | ?[&,-] ?)${HD})?`, name: 'Văn phòng HĐND và UBND', kind: 'office' },
  { pattern: '(?:van phong|vp) dang uy', name: 'Văn phòng Đảng ủy', kind: 'party-committee' },
  // The council and its parts.
  { pattern: `(?:thuong truc|tt\\.?|tt) ?${OF} ?${HD}`, name: 'Thường trực HĐND', kind: 'standing-committee' },
  { pattern: 'tt\\.?hdnd', name: 'Thường trực HĐND', kind: 'standing-committee' },
  {
    pattern: 'thuong truc(?=(?:,| va) (?:cac|hai|0?2) ban(?:,| va| cua)? (?:cac to|to dai bieu|dai bieu|hdnd|hoi dong))',
    name: 'Thường trực HĐND',
    kind: 'standing-committee',
    capital: true
  },
  {
    pattern: `(?:${MANY})?(?:(?:ban )?(?:kinh te|kt) ?[-–,] ?(?:ngan sach|ns)|bkt ?[-–]? ?ns)(?:${OF} ${HD})?`,
    name: 'Ban Kinh tế - Ngân sách',
    kind: 'board'
  },
  {
    pattern: `(?:${MANY})?(?:(?:ban )?(?:van hoa|vh) ?[-–,] ?(?:xa hoi|xh)|bvh ?[-–]? ?xh)(?:${OF} ${HD})?`,
    name: 'Ban Văn hóa - Xã hội',
    kind: 'board'
  },
  {
    pattern: `ban (?:phap che|do thi|dan toc)(?:${OF} ${HD})?`,
    name: (text) => sentenceCase(text.replace(/\s+(?:của\s+)?(?:HĐND|Hội đồng nhân dân).*$/iu, '')),
    kind: 'board'
  },
  { pattern: `(?:cac|hai|ca hai|0?2|moi|tung)(?: mot)? ban(?: chuyen mon)?${OF} ${HD}`, name: 'Các Ban HĐND', kind: 'board' },
  {
    pattern: '(?:cac|hai|ca hai|0?2|moi|tung) ban(?! (?:nganh|dang|lien|chap|quan|bieu|sao|do|thuong|chi|cong)|,? nganh|[/-]nganh| ngay)',
    name: 'Các Ban HĐND',
    kind: 'board',
    capital: true
  },
  { pattern: `ban${OF} ${HD}`, name: 'Các Ban HĐND', kind: 'board', capital: true },
  {
    pattern: `${MANY}to dai bieu(?:${OF} ?${HD})?(?: (?:so|khu vuc) \\d+(?:(?:,| va) (?:so )?\\d+(?! ))*)?`,
    name: (text) => groupName(text),
    kind: 'delegate-group'
  },
  { pattern: `(?:cac|moi|tung) to(?=,| va |\\s*$)`, name: 'Các Tổ đại biểu HĐND', kind: 'delegate-group', capital: true },
  {
    pattern: `(?:cac vi |quy vi )?${MANY}(?:vi )?dai bieu(?:${OF} ?(?:${HD}|dan cu))?(?: chuyen trach| kiem nhiem)?(?! quoc hoi)`,
    name: 'Đại biểu HĐND',
    kind: 'delegate'
  },
  { pattern: `(?:cac )?(?:doan giam sat|to thu ky|to giup viec|to cong tac)(?:${OF} ${HD})?`, name: sentenceCase, kind: 'other' },
  // The Party.
  { pattern: 'thuong truc(?=,? (?:va )?ban thuong vu dang uy)', name: 'Thường trực Đảng ủy', kind: 'party-committee' },
  { pattern: 'thuong truc (?:dang uy|thanh uy|tinh uy)', name: sentenceCase, kind: 'party-committee' },
  { pattern: '(?:ban thuong vu|btv)(?: dang uy)?(?! quoc hoi)', name: 'Ban Thường vụ Đảng ủy', kind: 'party-committee' },
  { pattern: 'ban chap hanh dang bo|bch dang bo', name: 'Ban Chấp hành Đảng bộ', kind: 'party-committee' },
  { pattern: '(?:u[yi] ban kiem tra|ubkt)(?: dang uy)?', name: 'Ủy ban Kiểm tra Đảng ủy', kind: 'party-committee' },
  {
    pattern: `dang uy (?:cac co quan dang|${HD}(?:(?:,? (?:va )?| ?- ?)${UB})?|${UB})`,
    name: sentenceCase,
    kind: 'party-committee',
    capital: true
  },
  {
    pattern:
      'ban (?:xay dung dang|tuyen giao(?:,? (?:va )?dan van)?|dan van|to chuc|noi chinh)(?: dang uy)?(?! (?:thuc hien|tai giam sat|giam sat|khao sat|hop|phien|lam viec|hoi nghi|tiep|it nhat|toi thieu|\\d|cac cuoc|lay y kien|dien dan|toa dam))',
    name: sentenceCase,
    kind: 'party-committee'
  },
  {
    pattern: '(?:cac )?(?:co quan|ban)(?: chuyen trach)? tham muu,?(?: giup viec)?(?: cua)? dang uy',
    name: 'Các cơ quan tham mưu, giúp việc Đảng ủy',
    kind: 'party-committee'
  },
  { pattern: '(?:cac )?ban dang(?: uy)?(?! bo| vien)', name: 'Các ban Đảng', kind: 'party-committee', capital: true },
  { pattern: '(?:cac |cap )*cap uy(?: dang| chi bo)?(?:, to chuc dang)?', name: 'Cấp ủy Đảng', kind: 'party-committee' },
  {
    pattern: '(?:cac )?chi(?: bo)?(?:,| va) dang bo(?: truc thuoc)?|(?:cac )?chi bo(?: co so)?(?: truc thuoc)?',
    name: 'Chi bộ, Đảng bộ trực thuộc',
    kind: 'party-cell'
  },
  { pattern: 'dang uy|dang bo', name: 'Đảng ủy', kind: 'party-committee', capital: true },
  // Partners of the council.
  { pattern: MT, name: 'Ủy ban MTTQ', kind: 'fatherland-front' },
  { pattern: '(?:cac )?(?:to chuc|doan the) chinh tri ?[-–] ?xa hoi', name: 'Các tổ chức chính trị - xã hội', kind: 'mass-organization' },
  { pattern: '(?:cac )?to chuc thanh vien', name: 'Các tổ chức thành viên', kind: 'mass-organization' },
  { pattern: 'cac (?:ban,? )?nganh,? doan the|cac doan the', name: sentenceCase, kind: 'mass-organization' },
  {
    pattern: 'hoi (?:nong dan|lien hiep phu nu|lhpn|phu nu|cuu chien binh|ccb|nguoi cao tuoi|chu thap do|khuyen hoc)',
    name: sentenceCase,
    kind: 'mass-organization',
    capital: true
  },
  {
    pattern: '(?:ban chap hanh )?doan(?: thanh nien| tncs)?(?: cong san)?(?: ho chi minh| hcm)?(?= xa\\b| phuong\\b| dac khu\\b)',
    name: 'Đoàn Thanh niên',
    kind: 'mass-organization',
    capital: true
  },
  { pattern: 'doan (?:thanh nien|tncs)(?: cong san)?(?: ho chi minh)?', name: 'Đoàn Thanh niên', kind: 'mass-organization', capital: true },
  {
    pattern:
      'ban thuong truc(?= (?:tong hop|bao cao|chu tri|xay dung|to chuc|phan cong|theo doi|phoi hop|huong dan|chi dao|gui|ban hanh|hop|giam sat|thong bao))',
    name: 'Ban Thường trực Ủy ban MTTQ',
    kind: 'fatherland-front',
    capital: true
  },
  // The People's Committee and what belongs to it.
  { pattern: UB, name: 'UBND', kind: 'peoples-committee' },
  {
    pattern: `(?:cac )?(?:phong(?:,| va)? ban(?: chuyen mon)?|phong chuyen mon|co quan chuyen mon|don vi chuyen mon|bo phan chuyen mon)(?: thuoc ${UB})?`,
    name: sentenceCase,
    kind: 'department'
  },
  { pattern: 'cac phong(?! hop| hoc| lam viec| may|\\p{L})(?:, ban)?(?:, don vi)?(?: lien quan)?', name: sentenceCase, kind: 'department' },
  {
    pattern: 'phong (?:kinh te(?:, ha tang va do thi| ?- ?ha tang)?|van hoa ?[-–] ?xa hoi|van hoa|tai chinh|tu phap|noi vu)',
    name: sentenceCase,
    kind: 'department',
    capital: true
  },
  {
    pattern:
      'trung tam (?:phuc vu hanh chinh cong|su nghiep cong|hanh chinh cong|van hoa[\\p{L} ,-]{0,30}?(?:the thao|thong tin)|(?:cung ung )?dich vu[\\p{L} ]{0,20}? cong|chinh tri)',
    name: sentenceCase,
    kind: 'department'
  },
  {
    pattern:
      'bo doi bien phong|dai truyen thanh|tram y te|ban chi huy quan su|bo phan (?:mot cua|tiep cong dan|tiep nhan va tra ket qua)|hat kiem lam|kho bac(?: nha nuoc)?|vien kiem sat(?: nhan dan)?|toa an(?: nhan dan)?|ban (?:thanh tra nhan dan|cong tac mat tran|giam sat dau tu cua cong dong)',
    name: sentenceCase,
    kind: 'department'
  },
  {
    pattern: 'so (?=(?:noi vu|tai chinh|tu phap|van hoa|y te|giao duc|nong nghiep|xay dung|khoa hoc|cong thuong))',
    name: sentenceCase,
    kind: 'superior',
    capital: true,
    tail: true
  },
  {
    pattern:
      'don(?= bien phong)|hat(?= kiem)|ngan hang|dien luc|buu dien|benh vien|chi nhanh|hop tac xa|cau lac bo|cong doan|bao hiem(?= xa hoi)|thanh tra|trung tam|phong|tram|chi cuc|ban chi dao|ban quan ly|ban chi huy|to cong tac|to cong nghe so|thue',
    name: sentenceCase,
    kind: 'department',
    capital: true,
    tail: true
  },
  { pattern: 'cong chuc', name: sentenceCase, kind: 'department', capital: true, tail: true },
  { pattern: 'cong an', name: 'Công an', kind: 'department', capital: true },
  { pattern: '(?:cac )?truong (?:hoc|mam non|tieu hoc|thcs|thpt)', name: sentenceCase, kind: 'department' },
  {
    pattern: 'cac (?:thon|khu pho|khu dan cu|to dan pho|ap|buon|lang)(?:, (?:thon|khu pho|khu dan cu|to dan pho|ap|buon))*',
    name: sentenceCase,
    kind: 'locality'
  },
  { pattern: 'to cong nghe so(?: cong dong)?', name: sentenceCase, kind: 'department', capital: true },
  {
    pattern:
      'cong chuc (?:tiep (?:cong )?dan|tu phap(?: ?[-–] ?ho tich)?|van phong(?: ?[-–] ?thong ke)?|chuyen mon|dia chinh|ke toan|phu trach)',
    name: sentenceCase,
    kind: 'department',
    capital: true
  },
  { pattern: '(?:cong doan|lien doan lao dong)(?: co so)?', name: sentenceCase, kind: 'mass-organization', capital: true },
  // A Board's own plan calls it "Ban"; `extract.ts` puts the issuer's name in its place.
  {
    pattern:
      'ban(?= (?:tham tra|to chuc|giam sat|khao sat|chu dong|phoi hop|xay dung|hop|thuc hien|bao cao|se|co trach nhiem|tiep tuc|du kien|tham gia|nghien cuu|phan cong|chuan bi|cu|hoan thanh|lam viec|kien nghi|de xuat|don doc|gui|lap|trinh|ra soat))',
    name: 'Ban',
    kind: 'board',
    capital: true
  },
  {
    pattern: 'thuong truc(?= (?:giam sat|to chuc|hop|tiep|khao sat|chi dao|ban hanh|xay dung|phan cong|chu tri|dieu hanh|thuc hien))',
    name: 'Thường trực HĐND',
    kind: 'standing-committee',
    capital: true
  },
  { pattern: `(?:cac )?lanh dao (?:${HD}|${UB}|${MT}|dang uy|van phong|cac phong)`, name: sentenceCase, kind: 'office-holder' },
  {
    pattern: '(?:cac )?thu truong (?:cac )?(?:co quan|don vi|phong)(?: chuyen mon| lien quan)?',
    name: sentenceCase,
    kind: 'office-holder'
  },
  {
    pattern:
      'van phong(?= (?:tham muu|niem yet|tong hop|chuan bi|theo doi|don doc|phoi hop|chu tri|lap|xay dung|bo tri|bao dam|dam bao|phuc vu|gui|dang tai|thuc hien|chiu trach nhiem|bao cao|truc tiep|tiep nhan|cap nhat|ban giao|to chuc|cung cap|phat hanh|hoan thien|so hoa|luu tru|thong bao|ra soat|thu thap|giup|la dau moi|van hanh|trinh|cong khai|co trach nhiem|thuong xuyen|dinh ky))',
    name: 'Văn phòng HĐND và UBND',
    kind: 'office',
    capital: true
  },
  {
    pattern:
      'ban quan ly (?:(?:cac )?du an(?: dau tu(?: xay dung)?)?|cho|ben ca|rung|di tich|nghia trang)|bao hiem xa hoi (?:co so|khu vuc)',
    name: sentenceCase,
    kind: 'department'
  },
  // Councils and committees at large, last.
  { pattern: HD, name: 'HĐND', kind: 'council' },
  {
    pattern: '(?:cac )?(?:co quan, (?:to chuc, )?don vi|to chuc, don vi|co quan|don vi)(?: co)?(?: lien quan| chuc nang| co tham quyen)?',
    name: sentenceCase,
    kind: 'other'
  },
  {
    pattern: '(?:cac )?(?:thon|khu dan cu|to dan pho|khu pho|ban lang)(?:, (?:thon|khu dan cu|to dan pho|khu pho|ban))*',
    name: sentenceCase,
    kind: 'locality',
    capital: true
  }
];

/** Keeps the number of one named group ("Tổ đại biểu số 3"). */
function groupName(text: string): string {
  const number = /(?:số|so|khu vực)\s+(\d[\d, và]*\d|\d)/iu.exec(text);
  return number ? `Tổ đại biểu HĐND số ${number[1]}` : 'Các Tổ đại biểu HĐND';
}
