import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCouncil } from '../../src/core/db.ts';
import { verifyChain } from '../../src/core/events.ts';
import { canLookAtProcesses, compare, longestPause, note, openDoor, ready, scratch, serve, until, write, type Door, type Served } from './served.ts';

const rounds = 3;

describe.skipIf(!canLookAtProcesses)('the database is killed while eight people write', () => {
  let folder: Awaited<ReturnType<typeof scratch>>;
  let served: Served;
  let door: Door;

  beforeAll(async () => {
    folder = await scratch('killed');
    served = await serve(folder.path);
    door = await openDoor(folder.path);
  });
  afterAll(async () => {
    await door.close();
    await served.stop();
    await folder.remove();
  });

  it('keeps every acknowledged act once, repeats none, and is back within seconds', async () => {
    const web = served.web();
    const writing = write(door, 8);
    const back: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await new Promise((done) => setTimeout(done, 700));
      const before = served.postgres();
      process.kill(before, 'SIGKILL');
      back.push(await until('the database is back', 15_000, async () => served.postgres() !== before && (await ready(served))));
    }
    await new Promise((done) => setTimeout(done, 700));
    await writing.end();
    const noted = await door.noted();
    const { lost, twice } = compare(writing.acknowledged, noted);
    console.log(`${rounds} kills: ${writing.acknowledged.length} acts answered, ${writing.unanswered} tries without an answer, ready again after ${back.join(', ')} ms, longest pause of answers ${longestPause(writing.at)} ms`);
    expect(writing.acknowledged.length).toBeGreaterThan(100);
    expect(writing.unanswered).toBeGreaterThan(0);
    expect({ lost, twice }).toEqual({ lost: [], twice: [] });
    expect(Math.max(...back)).toBeLessThan(10_000);
    expect(served.web(), 'the serving process lives through it').toBe(web);
    expect(await inCouncil(door.database, door.scope, 'read', verifyChain)).toMatchObject({ broken: null });
  });

  it('would tell an act lost and an act done twice', async () => {
    for (const text of ['once', 'twice', 'twice']) await note.execute(door.scope, { text });
    const { lost, twice } = compare(['once', 'never'], await door.noted());
    expect({ lost, twice }).toEqual({ lost: ['never'], twice: ['twice'] });
  });
});
