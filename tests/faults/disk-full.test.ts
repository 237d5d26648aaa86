import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCouncil } from '../../src/core/db.ts';
import { verifyChain } from '../../src/core/events.ts';
import { newId } from '../../src/core/ids.ts';
import { outageOf } from '../../src/core/outage.ts';
import { canLookAtProcesses, compare, note, openDoor, ready, scratch, serve, until, type Door, type Served } from './served.ts';

const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' }).status === 0;

/** A disk of its own, or null where mounting is not allowed: then the test says so and is skipped. */
async function smallDisk(): Promise<Awaited<ReturnType<typeof scratch>> | null> {
  const folder = await scratch('full');
  if (canLookAtProcesses && process.getuid?.() === 0 && mount('-t', 'tmpfs', '-o', 'size=260m,mode=0755', 'nghisu-test', folder.path)) return folder;
  await folder.remove();
  console.log('No disk could be mounted here (root and mount rights are needed): the full disk is not tried.');
  return null;
}

const disk = await smallDisk();

describe.skipIf(!disk)('the disk is full', () => {
  let served: Served;
  let door: Door;
  const at = disk?.path ?? '';
  const ballast = join(at, 'ballast');

  beforeAll(async () => {
    served = await serve(join(at, 'data'));
    door = await openDoor(join(at, 'data'));
  });
  afterAll(async () => {
    await door?.close();
    await served?.stop();
    spawnSync('umount', [at]);
    await disk?.remove();
  });

  it('refuses in words, keeps what was acknowledged, and writes on when room is made', async () => {
    const acknowledged: string[] = [];
    const big = 'x'.repeat(400_000);
    const attempt = async (name: string): Promise<unknown> => {
      const text = `${name}-${randomTail()}${big}`;
      try {
        await note.execute({ ...door.scope, now: new Date() }, { text }, newId<'request'>());
        acknowledged.push(text);
        return null;
      } catch (error) {
        return error;
      }
    };
    const { bavail, bsize } = statfsSync(at);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 24 * 2 ** 20)));
    let refusal: unknown = null;
    for (let turn = 0; turn < 2000 && !refusal; turn += 1) refusal = await attempt(`full-${turn}`);
    const kept = acknowledged.length;
    console.log(`full after ${kept} acts: ${(refusal as Error).message}`);
    expect(['core.disk-full', 'core.database-away']).toContain(outageOf(refusal));

    rmSync(ballast);
    const took = await until('writing goes on', 60_000, async () => (await attempt('after')) === null);
    console.log(`writing again ${took} ms after room was made`);
    await until('ready', 20_000, () => ready(served));
    expect(acknowledged.length).toBeGreaterThan(kept);
    expect(compare(acknowledged, await door.noted())).toEqual({ lost: [], twice: [] });
    expect(await inCouncil(door.database, door.scope, 'read', verifyChain)).toMatchObject({ broken: null });
    expect(served.supervisor.exitCode, 'no human had to start it again').toBe(null);
  });
});

/** Text that does not compress to nothing, so that the disk fills. */
function randomTail(): string {
  return Array.from({ length: 6000 }, () => newId()).join('');
}
