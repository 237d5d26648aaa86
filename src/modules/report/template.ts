import type { ReportKind, Template } from './schema.ts';
import { usualOf } from './rules.ts';

/** "xã Xuân Quế" → "Xuân Quế": the place a paper is signed at. */
function placeOf(councilName: string): string {
  return councilName.replace(/^(xã|phường|đặc khu|thị trấn)\s+/iu, '');
}

/** What a council's reports usually look like: the Standing Committee signs for the council (law:DOC-06, DOC-29). A council changes it in each series. */
export function usualTemplate(council: { name: string }, kind: ReportKind, planTitle: string | null): Template {
  return {
    issuerParent: [],
    issuer: ['Hội đồng nhân dân', council.name],
    symbolIssuer: 'TTHĐND',
    place: placeOf(council.name),
    signingFor: 'Thường trực Hội đồng nhân dân',
    subject: planTitle ? `Kết quả thực hiện ${planTitle}` : 'Kết quả hoạt động của Hội đồng nhân dân',
    length: usualOf(kind).length,
    bases: []
  };
}

/** Who reports, as a sentence says it: "Thường trực Hội đồng nhân dân xã Xuân Quế". */
export function issuerName(template: Pick<Template, 'issuer' | 'signingFor'>): string {
  const place = template.issuer.find((line) => /^(xã|phường|đặc khu|thị trấn)\s/iu.test(line));
  if (template.signingFor === '') return template.issuer.join(' ');
  return place && !template.signingFor.includes(place) ? `${template.signingFor} ${place}` : template.signingFor;
}

/** To whom periodic reports usually go; the filing line is added by the layout. */
export const usualRecipients = ['Thường trực HĐND tỉnh', 'Ban Thường vụ Đảng ủy xã', 'UBND, Ủy ban MTTQ Việt Nam xã', 'Các Ban, Tổ đại biểu HĐND xã', 'Lưu: VT'];
