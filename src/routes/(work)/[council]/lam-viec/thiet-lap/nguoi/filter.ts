/** Filters of the list of people, as the address carries them. */
export interface PeopleFilter {
  search: string;
  organizationId: string;
  role: string;
  account: string;
  past: boolean;
}

export function filterOf(url: URL): PeopleFilter {
  const of = (name: string) => url.searchParams.get(name) ?? '';
  return { search: of('tim').slice(0, 100), organizationId: of('co-quan'), role: of('vai'), account: of('tai-khoan'), past: of('cu') !== '' };
}
