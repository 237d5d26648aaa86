/** The body and role chosen together in one list ("<id of the body> <role>"), or null. */
export function placeOf(data: FormData): { organizationId: string; role: string } | null {
  const [organizationId, role] = String(data.get('place') ?? '').split(' ');
  return organizationId && role ? { organizationId, role } : null;
}
