/** The instruments the rules come from, each with how it is known (law table, section 18). */
import { instrument } from './rule.ts';

export const l72 = instrument('Luật Tổ chức chính quyền địa phương 72/2025/QH15', 'L72', 'S', 'IN');
export const l77 = instrument('Luật 77/2015/QH13', [], 'M', 'OLD');
export const nq104 = instrument('Nghị quyết 104/2025/UBTVQH15 (quy chế làm việc mẫu)', 'NQ104', 'S', 'IN');
export const nq106 = instrument('Nghị quyết 106/2025/UBTVQH15', 'NQ106', 'R', 'IN');
export const l10 = instrument('Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15', 'PD-DC', 'S', 'IN');
export const l64 = instrument('Luật Ban hành văn bản quy phạm pháp luật 64/2025/QH15', 'HTPL6', 'S', 'IN');
export const nd187 = instrument('Nghị định 187/2025/NĐ-CP', 'NĐ187', 'R', 'IN');
/** The supervision law of 2015, replaced; every number of it is only a default. */
export const l87 = instrument('Luật Hoạt động giám sát 87/2015/QH13', 'PD-GS', 'S', 'OLD');
export const l121 = instrument('Luật Hoạt động giám sát 121/2025/QH15', 'GS-TH', 'R', 'IN', { effectiveFrom: '2026-03-01' });
export const nq96 = instrument('Nghị quyết 96/2023/QH15', 'PD-GS', 'R', '?');
export const nqlt72 = instrument('Nghị quyết liên tịch 72/2025/NQLT/UBTVQH15-CP-ĐCTUBTWMTTQVN', 'NQLT72', 'S', 'IN', {
  effectiveFrom: '2025-02-20'
});
export const l42 = instrument('Luật Tiếp công dân 42/2013/QH13', 'PD-TCD', 'S', 'IN');
export const nd154 = instrument('Nghị định 154/2026/NĐ-CP', 'NĐ154', 'S', 'IN', { effectiveFrom: '2026-07-01' });
export const nd155 = instrument('Nghị định 155/2026/NĐ-CP', 'NĐ155', 'S', 'IN', { effectiveFrom: '2026-07-01' });
export const l02 = instrument('Luật Khiếu nại 02/2011/QH13', 'PD-KN', 'S', 'IN');
export const l25 = instrument('Luật Tố cáo 25/2018/QH14', 'PD-TC', 'S', 'IN');
export const nd30 = instrument('Nghị định 30/2020/NĐ-CP', 'PD-VT', 'S', 'IN');
export const nd30annex = instrument('Phụ lục I Nghị định 30/2020/NĐ-CP', [], 'M', 'IN');
export const l117 = instrument('Luật Bảo vệ bí mật nhà nước 117/2025/QH15', 'BMNN', 'R', 'IN', { effectiveFrom: '2026-03-01' });
export const nd356 = instrument('Nghị định 356/2025/NĐ-CP', 'FR356', 'R', 'IN', { effectiveFrom: '2026-01-01' });
export const qcvn12 = instrument('QCVN 12:2026/BCA', 'QCVN12', 'S', 'IN', { effectiveFrom: '2026-07-01' });
export const nd224 = instrument('Nghị định 224/2026/NĐ-CP', 'NĐ224', 'S', 'IN', { effectiveFrom: '2026-07-01' });
export const l104 = instrument('Luật Tiếp cận thông tin 104/2016/QH13', 'PD-TT', 'S', 'OLD');
export const labourCode = instrument('Bộ luật Lao động 45/2019/QH14', 'PD-LĐ', 'S', 'IN');
/** Rules a neighbouring council or a plan set for itself: a default to start from, nothing binding. */
export const local = (whose: string) => instrument(whose, [], 'S', 'IN')('', 'L');
