/**
 * Binds a target of a plan to the measure that counts it. The vocabulary is data: for each measure what its sentence must speak of
 * (`needs`: every group, any phrase of the group), what makes it likelier (`prefers`) and what excludes it. Phrases are patterns on folded text.
 * Ids are those of the catalogue (`src/modules/measure/catalogue.ts`).
 */
import { fold } from './fold.ts';

interface Binding {
  unit: 'percent' | 'count';
  needs: readonly string[];
  prefers?: readonly string[];
  excludes?: readonly string[];
  /** Periods that make it likelier, e.g. a yearly count. */
  weight?: number;
}

const NQ = 'nghi quyet(?! dai hoi| cua dang| so)';
const KY_HOP = 'ky hop|phien hop';
const TXCT = 'tiep xuc cu tri|tiep xuc voi cu tri|txct';
const KN = 'kien nghi|phan anh|y kien';

const BINDINGS = {
  'resolutions.right-procedure': {
    unit: 'percent',
    needs: [NQ, 'dung (?:quy trinh|trinh tu|thu tuc|quy dinh|luat)|trinh tu,? thu tuc|quy trinh'],
    prefers: ['ban hanh|thong qua'],
    excludes: ['dai hoi', 'giam sat viec'],
    weight: 0.3
  },
  'resolutions.competent': {
    unit: 'percent',
    needs: [NQ, 'dung tham quyen|thuoc tham quyen'],
    prefers: ['ban hanh'],
    excludes: ['dai hoi', 'van ban, tai lieu'],
    weight: 0.2
  },
  'resolutions.with-indicators': {
    unit: 'percent',
    needs: [NQ, '(?:muc tieu|chi tieu)[^.;]*(?:giai phap|cu the)|co chi tieu'],
    excludes: ['dai hoi']
  },
  'resolutions.delegate-input': {
    unit: 'percent',
    needs: [NQ, 'tham gia|dong gop|gop y|vao cuoc', 'dai bieu'],
    prefers: ['ngay tu dau|tu khau'],
    excludes: ['dai hoi', 'tap huan']
  },
  'resolutions.carried-out': {
    unit: 'percent',
    needs: [NQ, 'trien khai|to chuc thuc hien|duoc thuc hien|thuc hien (?:dung|kip thoi|day du|hieu qua)|di vao cuoc song'],
    excludes: ['giam sat', 'theo doi', 'dai hoi', 'quan triet']
  },
  'resolutions.supervised': {
    unit: 'percent',
    needs: [NQ, 'giam sat|theo doi|kiem tra'],
    prefers: ['thuc hien'],
    excludes: ['dai hoi', 'cong khai', 'ket luan (?:giam sat|sau)']
  },
  'resolutions.progress-reports': { unit: 'percent', needs: ['bao cao', 'tien do|ket qua', NQ, 'ubnd|uy ban nhan dan'], prefers: ['quy'] },
  'congress-targets.in-resolutions': {
    unit: 'percent',
    needs: ['muc tieu|chi tieu', 'dai hoi', 'cu the hoa|the che hoa|dua vao|nghi quyet (?:cua )?(?:hdnd|hoi dong)'],
    weight: 0.5
  },
  'congress-targets.reached': {
    unit: 'percent',
    needs: ['chi tieu|muc tieu', 'dai hoi|dang bo', 'dat|vuot|hoan thanh'],
    excludes: ['cu the hoa']
  },

  'supervisions.thematic': {
    unit: 'count',
    needs: ['giam sat'],
    prefers: ['chuyen de', 'cuoc|dot|doan'],
    excludes: ['khao sat', 'chat van', 'tai giam sat']
  },
  'supervisions.surveys': { unit: 'count', needs: ['khao sat'], prefers: ['chuyen de', 'cuoc|dot'], excludes: ['giam sat', 'chat van'] },
  'supervisions.between-sessions': {
    unit: 'count',
    needs: ['giam sat', 'khao sat|chat van|giai trinh'],
    prefers: ['giua (?:hai|0?2) ky hop', 'chat van']
  },
  'supervisions.concluded': {
    unit: 'percent',
    needs: [
      'ket luan giam sat|bao cao (?:ket qua )?giam sat|(?:cuoc|chuyen de|doan) giam sat',
      'ban hanh|co (?:bao cao|ket luan|thong bao)|ket thuc'
    ],
    excludes: ['theo doi', 'luu tru', 'dai bieu']
  },
  'recommendations.followed': { unit: 'percent', needs: ['ket luan|kien nghi', 'giam sat', 'theo doi|don doc'], excludes: ['cu tri', NQ] },
  'recommendations.carried-out': {
    unit: 'percent',
    needs: ['kien nghi|ket luan|yeu cau', 'giam sat|giai trinh', 'thuc hien|giai quyet|khac phuc|chap hanh'],
    excludes: ['theo doi', 'don doc', 'cu tri', 'tai giam sat', 'ban hanh']
  },
  'recommendations.re-supervised': { unit: 'percent', needs: ['tai giam sat|giam sat lai'], weight: 1 },
  'supervision-files.electronic': { unit: 'percent', needs: ['ho so', 'giam sat', 'dien tu|so hoa|luu tru|moi truong so'] },

  'sessions.with-questioning': {
    unit: 'percent',
    needs: ['chat van', 'ky hop', 'to chuc|co (?:phien|hoat dong|noi dung)|tien hanh'],
    excludes: ['dai bieu', 'tra loi', 'noi dung chat van']
  },
  'questions.answered-in-full': { unit: 'percent', needs: ['chat van|cau hoi', 'tra loi|giai dap'], excludes: ['sang kien'] },
  'hearings.held': {
    unit: 'count',
    needs: ['giai trinh'],
    prefers: ['phien', 'chuyen de'],
    excludes: ['chat van', 'giam sat', 'khao sat']
  },
  'hearings-or-questioning.between-sessions': {
    unit: 'count',
    needs: ['chat van', 'phien|cuoc|to chuc'],
    prefers: ['giai trinh', 'giua (?:hai|0?2)? ?ky hop|giua'],
    excludes: ['giam sat', 'khao sat']
  },
  'promises.kept': { unit: 'percent', needs: ['loi hua|cam ket|noi dung da hua', 'thuc hien|hoan thanh'] },

  'reception.planned': { unit: 'percent', needs: ['ke hoach|lich', 'tiep cong dan'], prefers: ['dai bieu', 'xay dung'], weight: 0.5 },
  'reception.held': {
    unit: 'percent',
    needs: ['tiep cong dan'],
    prefers: ['dai bieu', 'thuc hien|tham gia', 'theo quy dinh|dinh ky|theo lich'],
    excludes: ['ke hoach tiep']
  },
  'voter-meetings.as-planned': {
    unit: 'percent',
    needs: [TXCT],
    prefers: ['cuoc|hoi nghi', 'dung ke hoach|theo ke hoach|to chuc'],
    excludes: ['dai bieu']
  },
  'voter-meetings.delegates': {
    unit: 'percent',
    needs: ['dai bieu', TXCT],
    prefers: ['tham gia|thuc hien|du|day du'],
    excludes: ['sang kien', 'so hoa', 'tap huan']
  },
  'voter-meetings.thematic': { unit: 'count', needs: [TXCT, 'chuyen de|truc tuyen|theo nhom|doi tuong'], weight: 0.5 },
  'petitions.compiled-on-time': {
    unit: 'percent',
    needs: [KN, 'tong hop|tiep nhan|phan loai', 'dung han|kip thoi|dung thoi (?:gian|han)|trong (?:thoi han )?\\d+ ngay'],
    prefers: ['cu tri'],
    excludes: ['chuyen', 'tra loi']
  },
  'petitions.referred': {
    unit: 'percent',
    needs: [KN, 'cu tri', 'chuyen (?:den|toi|co quan|cac|ngay|kip thoi|cho|dung|day du)|(?:duoc|va|,) chuyen'],
    prefers: ['co quan', 'tham quyen', 'tong hop']
  },
  'petitions.followed': {
    unit: 'percent',
    needs: [KN, 'cu tri', 'theo doi|don doc|giam sat'],
    excludes: ['chuyen (?:den|toi|co quan|cac)', 'so hoa']
  },
  'petitions.answered': {
    unit: 'percent',
    needs: [KN, 'tra loi|phan hoi|hoi am'],
    prefers: ['cu tri', 'van ban'],
    excludes: ['thoa dang', 'chat van', 'hoac tra loi', 'giai quyet hoac'],
    weight: 0.1
  },
  'petitions.answered-published': {
    unit: 'percent',
    needs: [KN, 'cong khai|thong bao den cu tri|niem yet', 'cu tri|ket qua giai quyet'],
    excludes: ['so hoa']
  },
  'petitions.settled': {
    unit: 'percent',
    needs: [KN, 'giai quyet'],
    prefers: ['dut diem|xong|trieu de', 'cu tri'],
    excludes: ['theo doi', 'don doc', 'chuyen', 'tra loi', 'tong hop', 'sau giam sat', 'khieu nai', 'cong khai', 'so hoa']
  },
  'petitions.settled-or-explained': {
    unit: 'percent',
    needs: [KN, 'giai quyet', 'tra loi|giai trinh|giai thich', 'thoa dang|hoac|dung han|,'],
    prefers: ['cu tri', 'thoa dang'],
    excludes: ['so hoa', 'cong khai', 'van ban va']
  },
  'petitions.voter-agrees': { unit: 'percent', needs: ['cu tri|nguoi dan|nhan dan|cong dan', 'hai long|dong tinh|dong thuan'], weight: 1 },
  'letters.handled': {
    unit: 'percent',
    needs: ['don(?! vi| doc)|khieu nai|to cao', 'xu ly|giai quyet|chuyen|phan loai|xem xet|huong dan|tiep nhan'],
    prefers: ['cong dan', 'khieu nai', 'dung quy dinh|dung han']
  },

  'delegates.attendance': {
    unit: 'percent',
    needs: ['dai bieu', 'tham du|du (?:ky hop|phien hop|hop|day du|du|cac)|co mat|tham gia day du', `${KY_HOP}|du hop`],
    excludes: ['phat bieu', 'y kien', 'chat van', 'giam sat']
  },
  'delegates.in-supervision': {
    unit: 'percent',
    needs: ['dai bieu', 'tham gia|tham du', 'giam sat'],
    excludes: ['sang kien', 'y kien', 'chat van tai']
  },
  'delegates.speaking': {
    unit: 'percent',
    needs: ['dai bieu', 'phat bieu|(?:tham gia|dong gop|co)(?: it nhat \\d+)? y kien|thao luan|tranh luan'],
    prefers: [KY_HOP, 'phien thao luan'],
    excludes: [NQ, 'sang kien']
  },
  'delegates.questioning': {
    unit: 'percent',
    needs: ['dai bieu', 'chat van'],
    prefers: ['thuc hien chat van|dat cau hoi|tham gia chat van'],
    excludes: ['sang kien', 'tra loi', 'tap huan', 'boi duong']
  },
  'delegates.initiative': {
    unit: 'percent',
    needs: ['dai bieu', 'sang kien|de xuat (?:chat luong|giai phap)'],
    prefers: ['de xuat', 'y kien'],
    weight: 1.5
  },
  'delegates.trained': { unit: 'percent', needs: ['dai bieu', 'tap huan|boi duong|dao tao'], weight: 1 },
  'delegates.degree': { unit: 'percent', needs: ['dai bieu', 'dai hoc|trinh do chuyen mon|cao dang|thac si'], weight: 1 },
  'delegates.tracked': {
    unit: 'percent',
    needs: ['dai bieu', 'theo doi|danh gia|xep loai', 'ket qua|tien do|muc do|nhiem vu'],
    excludes: ['kien nghi', NQ]
  },
  'delegates.reports-on-time': {
    unit: 'percent',
    needs: ['dai bieu', 'bao cao', 'hang thang|dung han|dinh ky|dung thoi gian'],
    excludes: ['cong khai']
  },
  'trainings.held': {
    unit: 'count',
    needs: ['tap huan|boi duong|trao doi,? (?:hoc tap )?kinh nghiem|hoc tap kinh nghiem|toa dam'],
    prefers: ['lop|hoi nghi|hoat dong|khoa', 'dai bieu']
  },

  'sessions.regular': { unit: 'count', needs: ['ky hop', 'thuong le|dinh ky'], excludes: ['giua (?:hai|0?2) ky hop', 'chat van'] },
  'sessions.in-order': {
    unit: 'percent',
    needs: [KY_HOP, 'dung (?:thoi gian|ke hoach|luat|quy dinh|chuong trinh)|du noi dung|chat luong'],
    prefers: ['to chuc'],
    excludes: ['chat van', 'dai bieu', NQ, 'tai lieu']
  },
  'sessions.published-in-7-days': {
    unit: 'percent',
    needs: ['cong khai|dang tai|cong bo', `${KY_HOP}|nghi quyet`],
    prefers: ['noi dung', 'ngay'],
    excludes: ['so hoa', 'cu tri duoc']
  },
  'sessions.paperless': { unit: 'percent', needs: ['khong giay'], prefers: [KY_HOP], weight: 1 },
  'standing-committee.meetings': {
    unit: 'count',
    needs: ['thuong truc', 'phien hop|hop'],
    prefers: ['thuong ky|hang thang|thang'],
    excludes: ['giam sat', 'chat van', 'giai trinh', 'giao ban', 'ky hop']
  },
  'briefings.held': { unit: 'count', needs: ['giao ban'], weight: 0.5 },
  'session-papers.electronic': {
    unit: 'percent',
    needs: ['tai lieu|van ban', KY_HOP, 'dien tu|so hoa|moi truong so|ban mem|gui qua'],
    excludes: ['khong giay']
  },
  'papers.electronic': {
    unit: 'percent',
    needs: ['van ban|tai lieu|ho so', 'moi truong dien tu|so hoa|ky so|chu ky so|dien tu'],
    excludes: ['trao doi', 'giam sat', 'kien nghi']
  },
  'papers.exchanged-digitally': {
    unit: 'percent',
    needs: ['van ban', 'trao doi|gui,? nhan|gui va nhan|giao dich', 'moi truong (?:so|mang|dien tu)|dien tu|phan mem|truc lien thong']
  },
  'activities.public-and-archived': { unit: 'percent', needs: ['hoat dong', 'cong khai', 'so hoa|luu tru|co so du lieu'], weight: 0.5 },

  'reports.on-time': {
    unit: 'percent',
    needs: ['bao cao', 'dung han|dung thoi (?:gian|han)|kip thoi'],
    excludes: ['dai bieu', 'kien nghi']
  },
  'tasks.on-time': {
    unit: 'percent',
    needs: ['nhiem vu|cong viec', 'dung han|dung tien do|hoan thanh'],
    excludes: ['dai bieu', 'ro nguoi', 'hoan thanh (?:tot|xuat sac)', 'chi bo', 'dang vien']
  },
  'tasks.clear': { unit: 'percent', needs: ['nhiem vu|cong viec', '(?:5|6|nam|sau) ro|ro nguoi'] },
  'digests.published': {
    unit: 'count',
    needs: ['ban tin|tin,? bai|chuyen muc|tai lieu pho bien|chuyen trang|phat thanh'],
    excludes: ['giam sat']
  },
  'plan.spread': {
    unit: 'percent',
    needs: ['quan triet|pho bien|tuyen truyen|hoc tap', 'chi bo|dang vien|can bo|to chuc dang|nguoi dan'],
    weight: 0.3
  },
  'programme.delivered': {
    unit: 'percent',
    needs: ['ban hanh|gui|cap phat|pho bien|trien khai|quan triet', 'den', 'dai bieu'],
    prefers: ['ke hoach|chuong trinh'],
    excludes: ['kien nghi']
  },
  'assistant.used': {
    unit: 'count',
    needs: ['tri tue nhan tao|(?<![\\p{L}])ai(?![\\p{L}])', 'tong hop|bao cao|ho tro|san pham'],
    excludes: ['tap huan', 'boi duong']
  }
} as const satisfies Record<string, Binding>;

export type MeasureId = keyof typeof BINDINGS;

/** Every id the binding knows. */
export const BOUND_MEASURES = Object.keys(BINDINGS) as MeasureId[];

interface Compiled {
  id: MeasureId;
  unit: 'percent' | 'count';
  needs: RegExp[];
  prefers: RegExp[];
  excludes: RegExp[];
  weight: number;
}

const pattern = (phrase: string): RegExp => new RegExp(`(?<![\\p{L}])(?:${phrase})(?![\\p{L}])`, 'u');
const COMPILED: readonly Compiled[] = (Object.entries(BINDINGS) as [MeasureId, Binding][]).map(([id, binding]) => ({
  id,
  unit: binding.unit,
  needs: binding.needs.map(pattern),
  prefers: (binding.prefers ?? []).map(pattern),
  excludes: (binding.excludes ?? []).map(pattern),
  weight: binding.weight ?? 0
}));

/** Bodies that speak for a measure when the sentence leaves two open. */
const BODY_HINTS: readonly [RegExp, MeasureId, number][] = [
  [/thuong truc hdnd/, 'standing-committee.meetings', 0.3],
  [/(?:thuong truc|cac ban|^ban )/, 'supervisions.between-sessions', 0.2]
];

export interface MeasureGuess {
  id: MeasureId;
  /** 0–1: how much of what the measure speaks of the sentence says. */
  score: number;
}

/**
 * Every measure a target's sentence speaks of, likeliest first.
 * @param unit unit of the target as in the contract; `percent` and counts never mix.
 * @param lead names of the responsible bodies, which decide between measures that share words.
 */
export function rankMeasures(targetText: string, unit: string, period: string, lead: readonly string[]): MeasureGuess[] {
  const text = fold(targetText);
  const wanted = unit === 'percent' ? 'percent' : 'count';
  const leads = fold(lead.join(', '));
  const out: MeasureGuess[] = [];
  for (const measure of COMPILED) {
    if (measure.unit !== wanted) continue;
    if (measure.excludes.some((one) => one.test(text)) || !measure.needs.every((one) => one.test(text))) continue;
    let points = measure.needs.length + measure.weight;
    for (const one of measure.prefers) if (one.test(text)) points += 0.6;
    for (const [body, id, bonus] of BODY_HINTS) if (id === measure.id && body.test(leads)) points += bonus;
    if (wanted === 'count' && /year|quarter|month|session/.test(period)) points += 0.1;
    out.push({ id: measure.id, score: Math.round((1 - Math.exp(-points / 2)) * 1000) / 1000 });
  }
  return out.sort((a, b) => b.score - a.score);
}

/** The likeliest measure of a target, or `null` when none fits (the target then binds to entries with evidence). */
export function bindMeasure(targetText: string, unit: string, period: string, lead: readonly string[]): MeasureGuess | null {
  return rankMeasures(targetText, unit, period, lead)[0] ?? null;
}
