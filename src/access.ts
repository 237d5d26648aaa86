import type { Policy } from '#core/policy.ts';

/**
 * Who may open each route. A route that is not here answers 404, and a safety test names it.
 * 'anyone': no sign-in. 'signed-in': any account of the council. Otherwise a verb of a policy.
 */
export type Door = 'anyone' | 'signed-in' | { policy: Policy; verb: string };

export const doors: Record<string, Door> = {
  '/': 'anyone',
  '/tuy-chon': 'anyone',
  '/(open)/[council]/dang-nhap': 'anyone',
  '/(open)/[council]/dang-nhap/ma': 'anyone',
  '/(open)/[council]/dang-nhap/khoa': 'anyone',
  '/(open)/[council]/dang-xuat': 'anyone',
  '/(open)/[council]/doi-mat-khau': 'anyone',
  '/healthz': 'anyone',
  '/readyz': 'anyone',
  '/metrics': 'anyone',
  '/(work)/[council]/lam-viec': 'signed-in'
};
