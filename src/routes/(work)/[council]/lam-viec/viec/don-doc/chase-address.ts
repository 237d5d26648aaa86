import { paths } from '#paths';

/** Where one stands on the screen of chasing: every choice is a link. */
export interface ChasePlace {
  body?: string | undefined;
  plan?: string | undefined;
  /** By the longest overdue instead of by how much. */
  byDays?: boolean;
  kind?: string | undefined;
  work?: readonly string[];
  /** '' means that no day is named; not given, the usual one. */
  answerBy?: string | undefined;
  note?: string;
  addressee?: string;
  open?: 'ban-hanh' | 'nam';
  /** On a phone: the letter, the third step. */
  letter?: boolean;
}

/** The address of a place; what is usual is left out. */
export function chaseAddress(council: string, place: ChasePlace): string {
  const params = new URLSearchParams();
  if (place.body) params.set('co-quan', place.body);
  if (place.plan) params.set('ke-hoach', place.plan);
  if (place.byDays) params.set('xep', 'ngay');
  if (place.kind) params.set('kind', place.kind);
  if (place.work) {
    params.set('chon', '1');
    if (place.work.length > 0) params.set('viec', place.work.join(','));
  }
  if (place.answerBy !== undefined) params.set('answerBy', place.answerBy);
  if (place.note) params.set('note', place.note);
  if (place.addressee) params.set('addressee', place.addressee);
  if (place.open) params.set('mo', place.open);
  if (place.letter) params.set('xem', 'cong-van');
  const query = params.toString().replaceAll('%2C', ',');
  return `${paths.chase(council)}${query ? `?${query}` : ''}`;
}
