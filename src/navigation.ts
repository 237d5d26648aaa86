import type { Role } from '#core/context.ts';
import { insiders, standing } from '#core/policy.ts';
import type { NavGroup, NavItem } from '#ui/navigation.ts';
import { paths } from '#paths';

/** What the side of a signed-in screen shows, by role (`src/ui/README.md`). Counts are filled in by the layout. */
export interface NavCounts {
  mine: number;
  mineLate: number;
  toApprove: number;
  drafts: number;
  /** Petitions that wait for the reader's side. */
  petitions: number;
  petitionsLate: boolean;
  /** At the desk of a body that answers the council: what is late or due within 5 days. */
  desk: number;
  deskLate: boolean;
}

/** Who only answers the council, from a body outside it: the desk is the first screen. */
export function answersOnly(roles: ReadonlySet<Role>): boolean {
  return answering.some((role) => roles.has(role)) && !insiders.some((role) => roles.has(role)) && !roles.has('administrator');
}
const answering: readonly Role[] = ['ubnd-chair', 'ubnd-member', 'ubnd-officer', 'ubnd-head-of-office', 'mttq-officer', 'party-officer'];

type Words = Record<'mine' | 'desk' | 'short.desk' | 'plans' | 'petitions' | 'letters' | 'short.letters' | 'short.petitions' | 'voters' | 'short.voters' | 'reports' | 'calendar' | 'settings' | 'overview' | 'general' | 'public' | 'short.mine' | 'short.plans' | 'short.reports' | 'short.public', string>;

export function navigation(council: string, roles: ReadonlySet<Role>, path: string, counts: NavCounts, words: Words): NavGroup[] {
  const item = (icon: NavItem['icon'], label: string, href: string, more: Partial<NavItem> = {}): NavItem => ({
    icon,
    label,
    href,
    current: path === href || path.startsWith(`${href}/`),
    ...more
  });
  const chairs = standing.some((role) => roles.has(role));
  const runs = roles.has('clerk') || roles.has('office-head') || roles.has('administrator');
  const first: NavItem[] = [];
  if (chairs) first.push(item('chart-no-axes-column-increasing', words.overview, paths.overview(council), { count: counts.toApprove || undefined }));
  if (answersOnly(roles)) first.push(item('inbox', words.desk, paths.desk(council), { short: words['short.desk'], count: counts.desk || undefined, late: counts.deskLate }));
  first.push(item('list-checks', words.mine, paths.myWork(council), { short: words['short.mine'], count: counts.mine || undefined, late: counts.mineLate > 0 }));
  first.push(item('target', words.plans, paths.plans(council), { short: words['short.plans'] }));
  const meetsVoters = !['ubnd-chair', 'ubnd-officer', 'ubnd-head-of-office', 'party-officer'].some((role) => roles.has(role as Role)) || runs || chairs;
  if (meetsVoters) first.push(item('users', words.voters, paths.voterMeetings(council), { short: words['short.voters'] }));
  first.push(item('message-square-text', words.petitions, paths.petitions(council), { short: words['short.petitions'], count: counts.petitions || undefined, late: counts.petitionsLate }));
  if (meetsVoters || roles.has('ubnd-officer') || roles.has('ubnd-chair') || roles.has('ubnd-head-of-office')) first.push(item('mails', words.letters, paths.letters(council), { short: words['short.letters'], current: /\/lam-viec\/(don-thu|tiep-cong-dan)(\/|$)/.test(path) }));
  first.push(item('file-text', words.reports, paths.reports(council), { short: words['short.reports'], count: counts.drafts || undefined }));
  const general: NavItem[] = [item('calendar-days', words.calendar, paths.calendar(council)), item('globe', words.public, paths.publicHome(council), { current: false, short: words['short.public'] })];
  if (runs || chairs) general.push(item('settings', words.settings, paths.settings(council)));
  return [{ items: first }, { title: words.general, items: general }];
}
