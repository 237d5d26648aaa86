import { writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roles } from '../src/core/context.ts';
import type { Permission } from '../src/core/policy.ts';
import { doors } from '../src/access.ts';
import { policies } from '../src/policies.ts';

/** `docs/policy.txt`: role × act × noun, and every address with who may open it. `node cli/policy-page.ts` writes it. */
export function policyPage(): string {
  const lines = ['Quyền theo vai trò. Trang này do máy in từ policy.ts của từng phần và src/access.ts; sửa ở đó.', ''];
  for (const policy of policies) {
    lines.push(policy.noun);
    for (const [verb, permission] of Object.entries<Permission>(policy.verbs)) lines.push(`  ${verb.padEnd(18)} ${whoMay(permission)}`);
    lines.push('');
  }
  lines.push('Địa chỉ');
  for (const [route, door] of Object.entries(doors).sort(([a], [b]) => (a < b ? -1 : 1)))
    lines.push(`  ${route.padEnd(58)} ${typeof door === 'string' ? { anyone: 'ai cũng mở được', 'signed-in': 'người đã đăng nhập' }[door] : `${door.verb} ${door.policy.noun}`}`);
  return `${lines.join('\n')}\n`;
}

function whoMay({ roles: allowed, also, visitors }: Permission): string {
  const named = allowed === 'everyone-signed-in' ? 'người đã đăng nhập' : roles.filter((role) => allowed.includes(role)).join(' ');
  return [named, also?.words, visitors && 'khách không cần tài khoản'].filter(Boolean).join(' | ');
}

const path = join(import.meta.dirname, '../docs/policy.txt');
if (process.argv[1] === import.meta.filename) writeFileSync(path, policyPage());

export function policyPageIsFresh(): boolean {
  return readFileSync(path, 'utf8') === policyPage();
}
