import type { IconName } from './icon-names.ts';

/** One entry of the side. `short` is its name in the bar of a phone; `bar` puts it there (without any, the first five). */
export type NavItem = {
  label: string;
  href: string;
  icon: IconName;
  short?: string | undefined;
  count?: number | undefined;
  /** The count is something overdue. */
  late?: boolean | undefined;
  current?: boolean | undefined;
  bar?: boolean | undefined;
};

/** A group of entries; the first group usually has no title. */
export type NavGroup = { title?: string | undefined; items: readonly NavItem[] };

/** One entry of the account menu: a link, or a form that is posted (sign out). */
export type MenuItem = { label: string; icon?: IconName | undefined } & (
  { href: string } | { action: string; fields?: Record<string, string> | undefined }
);

/** The entries that stand in the bar of a phone: those marked, else the first five. */
export function barItems(groups: readonly NavGroup[]): readonly NavItem[] {
  const all = groups.flatMap((group) => group.items);
  const marked = all.filter((item) => item.bar);
  return (marked.length > 0 ? marked : all).slice(0, 5);
}
