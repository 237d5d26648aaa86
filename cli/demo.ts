import { closeDatabase, councils, openDatabase } from '../src/core/db.ts';
import { clockActor } from '../src/core/context.ts';
import { now } from '../src/core/clock.ts';
import { newId } from '../src/core/ids.ts';
import { fillSample, samplePassword } from '../src/modules/demo/server/fill.ts';
import type { Settings } from '../src/core/settings.ts';
import type { Installation } from './installation.ts';

/** `--demo`: makes xã Mẫu in an empty installation and prints who can sign in. Where a council is already, nothing is made. */
export async function fillDemo(installation: Installation, _settings: Settings): Promise<void> {
  const database = openDatabase(installation.webUrl, { max: 4 });
  try {
    const there = await councils.list(database);
    if (there.some((council) => council.sample)) return;
    if (there.length > 0) {
      console.error('Thư mục dữ liệu đã có hội đồng thật nên không dựng xã Mẫu. Chọn --data khác để xem thử.');
      return;
    }
    console.error('Đang dựng xã Mẫu…');
    const { slug, signIns } = await fillSample({ database, councilId: newId<'council'>(), actor: clockActor, now: now() });
    console.log(`\n  Xã Mẫu (dữ liệu thử), địa chỉ /${slug}. Mật khẩu chung: ${samplePassword}`);
    for (const { name, post, signInName } of signIns) console.log(`    ${signInName.padEnd(28)} ${name}, ${post}`);
  } finally {
    await closeDatabase(database);
  }
}
