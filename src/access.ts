import { councilPolicy } from '#modules/council/policy.ts';
import { personPolicy } from '#modules/person/policy.ts';
import type { Policy } from '#core/policy.ts';
import { reportPolicy } from '#modules/report/policy.ts';
import { obligationPolicy } from '#modules/obligation/policy.ts';
import { overviewPolicy } from '#modules/overview/policy.ts';
import { planPolicy } from '#modules/plan/policy.ts';
import { taskPolicy } from '#modules/task/policy.ts';

/**
 * Who may open each route. A route that is not here answers 404, and a safety test names it.
 * 'anyone': no sign-in. 'signed-in': any account of the council. Otherwise a verb of a policy.
 */
export type Door = 'anyone' | 'signed-in' | { policy: Policy; verb: string };

export const doors: Record<string, Door> = {
  '/': 'anyone',
  '/thiet-lap': 'anyone',
  '/thiet-lap/danh-sach-mau.xlsx': 'anyone',
  '/tuy-chon': 'anyone',
  '/(open)/[council]/dang-nhap': 'anyone',
  '/(open)/[council]/dang-nhap/ma': 'anyone',
  '/(open)/[council]/dang-nhap/khoa': 'anyone',
  '/(open)/[council]/dang-xuat': 'anyone',
  '/(open)/[council]/doi-mat-khau': 'anyone',
  '/(open)/[council]': 'anyone',
  '/(open)/[council]/dang-nhap/gui-lai': 'anyone',
  '/(open)/[council]/dang-nhap/khoi-phuc': 'anyone',
  '/(open)/[council]/dang-nhap/khoa-truy-cap': 'anyone',
  '/(open)/[council]/xac-thuc-hai-lop': 'anyone',
  '/(open)/[council]/loi-moi/[token]': 'anyone',
  '/(feed)/[council]/lich-rieng/[token].ics': 'anyone',
  '/healthz': 'anyone',
  '/readyz': 'anyone',
  '/metrics': 'anyone',
  '/(work)/[council]/lam-viec': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/chi-tieu.xlsx': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/lich-su': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/van-ban': 'signed-in',
  '/(work)/[council]/lam-viec/chi-tieu/[id]': 'signed-in',
  '/(work)/[council]/lam-viec/chi-tieu/[id]/ho-so': 'signed-in',
  '/(work)/[council]/lam-viec/chi-tieu/[id]/ho-so.xlsx': 'signed-in',
  '/(work)/[council]/lam-viec/thiet-lap': { policy: councilPolicy, verb: 'see-settings' },
  '/(work)/[council]/lam-viec/thiet-lap/co-quan': { policy: councilPolicy, verb: 'see-settings' },
  '/(work)/[council]/lam-viec/thiet-lap/co-quan/[id]': { policy: councilPolicy, verb: 'see-settings' },
  '/(work)/[council]/lam-viec/thiet-lap/lich': { policy: councilPolicy, verb: 'see-settings' },
  '/(work)/[council]/lam-viec/thiet-lap/luat': { policy: councilPolicy, verb: 'see-settings' },
  '/(work)/[council]/lam-viec/thiet-lap/an-toan': { policy: councilPolicy, verb: 'security' },
  '/(work)/[council]/lam-viec/thiet-lap/nhat-ky': { policy: councilPolicy, verb: 'read-log' },
  '/(work)/[council]/lam-viec/thiet-lap/quyen': { policy: councilPolicy, verb: 'see-settings' },
  '/(work)/[council]/lam-viec/tai-khoan': 'signed-in',
  '/(work)/[council]/lam-viec/tai-khoan/khoa-truy-cap': 'signed-in',
  '/(work)/[council]/lam-viec/thiet-lap/nguoi': { policy: personPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/thiet-lap/nguoi/them': { policy: personPolicy, verb: 'edit' },
  '/(work)/[council]/lam-viec/thiet-lap/nguoi/nhap': { policy: personPolicy, verb: 'assign' },
  '/(work)/[council]/lam-viec/thiet-lap/nguoi/danh-sach.xlsx': { policy: personPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/thiet-lap/nguoi/loi-moi': { policy: personPolicy, verb: 'account' },
  '/(work)/[council]/lam-viec/thiet-lap/nguoi/ra-soat': { policy: personPolicy, verb: 'account' },
  '/(work)/[council]/lam-viec/thiet-lap/nguoi/[id]': { policy: personPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/tong-quan': { policy: overviewPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/lich': 'signed-in',
  '/(work)/[council]/lam-viec/tim': 'signed-in',
  '/(work)/[council]/lam-viec/thong-bao': 'signed-in',
  '/(work)/[council]/lam-viec/viec': 'signed-in',
  '/(work)/[council]/lam-viec/viec/danh-sach.xlsx': 'signed-in',
  '/(work)/[council]/lam-viec/viec/moi': { policy: taskPolicy, verb: 'create' },
  '/(work)/[council]/lam-viec/viec/don-doc': { policy: obligationPolicy, verb: 'chase' },
  '/(work)/[council]/lam-viec/viec/[id]': 'signed-in',
  '/(work)/[council]/lam-viec/nhiem-vu/[id]': 'signed-in',
  '/(work)/[council]/lam-viec/nhiem-vu/[id]/sua': { policy: taskPolicy, verb: 'amend' },
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/tien-do': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/tien-do/tien-do.xlsx': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/nhiem-vu': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/nhiem-vu/nhiem-vu.xlsx': 'signed-in',
  '/(work)/[council]/lam-viec/tep/[id]': 'signed-in',
  '/(work)/[council]/lam-viec/ke-hoach/nhap': { policy: planPolicy, verb: 'import' },
  '/(work)/[council]/lam-viec/ke-hoach/nhap/[draft]': { policy: planPolicy, verb: 'import' },
  '/(work)/[council]/lam-viec/ke-hoach/nhap/[draft]/giao': { policy: planPolicy, verb: 'import' },
  '/(work)/[council]/lam-viec/ke-hoach/nhap/[draft]/luu': { policy: planPolicy, verb: 'adopt' },
  '/(work)/[council]/lam-viec/bao-cao': { policy: reportPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/bao-cao/so': { policy: reportPolicy, verb: 'see-drafts' },
  '/(work)/[council]/lam-viec/bao-cao/che-do': { policy: reportPolicy, verb: 'keep-series' },
  '/(work)/[council]/lam-viec/bao-cao/che-do/[series]': { policy: reportPolicy, verb: 'keep-series' },
  '/(work)/[council]/lam-viec/bao-cao/[report]': { policy: reportPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/bao-cao/[report]/ban-in': { policy: reportPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/bao-cao/[report]/tep/[kind]': { policy: reportPolicy, verb: 'see' },
  '/(work)/[council]/lam-viec/ke-hoach/[plan]/bao-cao': { policy: reportPolicy, verb: 'see' }
};
