import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLookAtProcesses, childrenOf, compare, leftOver, nghisu, openDoor, processes, ready, scratch, serve, until, write, type Door, type Served } from './served.ts';

const lives = (pid: number): boolean => processes().some((process) => process.pid === pid);

describe.skipIf(!canLookAtProcesses)('processes die and hang', () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  let served: Served;
  let door: Door;

  beforeAll(async () => {
    folder = await scratch('processes');
    served = await serve(folder.path);
    door = await openDoor(folder.path);
  });
  afterAll(async () => {
    await door.close();
    await served.stop();
    await folder.remove();
  });

  it('brings a killed serving process back within seconds', async () => {
    const before = served.web();
    process.kill(before, 'SIGKILL');
    const took = await until('serving again', 10_000, async () => served.web() !== before && (await ready(served)));
    console.log(`serving again ${took} ms after the serving process was killed`);
    expect(took).toBeLessThan(6000);
  });

  it('refuses a second server over the same data folder and leaves the first alone', async () => {
    const second = await nghisu(['start', '--port', '0', '--data', folder.path]);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/đang chạy trên thư mục dữ liệu này \(tiến trình \d+\)/);
    expect(await ready(served)).toBe(true);
  });

  it('goes on when database and serving process stand still for ten seconds, and loses nothing', async () => {
    const [web, postgres] = [served.web(), served.postgres()];
    const frozen = [web, postgres, ...childrenOf(postgres).map(({ pid }) => pid)];
    const writing = write(door, 4);
    await new Promise((done) => setTimeout(done, 300));
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    await new Promise((done) => setTimeout(done, 10_000));
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
    await until('serving again', 10_000, () => ready(served));
    await writing.end();
    expect(compare(writing.acknowledged, await door.noted())).toEqual({ lost: [], twice: [] });
    expect([served.web(), served.postgres()]).toEqual([web, postgres]);
  });

  it('leaves no process when the supervisor is killed, and the next start takes over', async () => {
    const [web, postgres] = [served.web(), served.postgres()];
    served.supervisor.kill('SIGKILL');
    const took = await until('children end', 15_000, () => !lives(web) && !lives(postgres));
    console.log(`children ended ${took} ms after the supervisor was killed`);
    await door.close();
    served = await serve(folder.path);
    door = await openDoor(folder.path, door.council);
    expect((await door.noted()).size).toBeGreaterThan(0);
  });

  it('ends the database that a supervisor and a serving process killed together left behind', async () => {
    const [web, postgres] = [served.web(), served.postgres()];
    process.kill(web, 'SIGKILL');
    served.supervisor.kill('SIGKILL');
    await until('both are gone', 5000, () => !lives(web) && !lives(served.supervisor.pid ?? 0));
    expect(lives(postgres), 'the orphan this test is about').toBe(true);
    await door.close();
    served = await serve(folder.path);
    door = await openDoor(folder.path, door.council);
    expect(lives(postgres)).toBe(false);
    expect(await ready(served)).toBe(true);
  });

  it('says in one sentence that the port is taken, and leaves nothing running', async () => {
    const other = await scratch('port');
    const holder = createServer();
    const port = await new Promise<number>((done) => holder.listen(0, '127.0.0.1', () => done((holder.address() as { port: number }).port)));
    const second = await nghisu(['start', '--port', String(port), '--host', '127.0.0.1', '--data', join(other.path, 'data')]);
    holder.close();
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`Cổng ${port} đã có chương trình khác dùng.`);
    expect(leftOver(other.path)).toEqual([]);
    await other.remove();
  });

  it('ends all of it in order when told to', async () => {
    const pids = [served.web(), served.postgres()];
    await door.close();
    expect(await served.stop()).toBe(0);
    expect(pids.filter(lives)).toEqual([]);
    expect(leftOver(folder.path)).toEqual([]);
    served = await serve(folder.path);
    door = await openDoor(folder.path, door.council);
  });
});
