import type { QueuedAct, QueuedLine, QueueStore } from './queue.ts';

/** What the server made of a line. */
export interface Receipt {
  entryKey: string;
  id: string;
  warned: 'complaint' | 'denunciation' | null;
}

/** Told to the page whenever something changes. `offlineSince`: the first failed try; `signIn`: the session ended, one signs in again and nothing is lost. */
export interface SenderState {
  waiting: QueuedAct[];
  offlineSince: Date | null;
  signIn: boolean;
}

export interface SenderOptions {
  store: QueueStore;
  personId: string;
  /** Sends acts of one meeting. `offline`: no answer at all; `signed-out`; `refused` with the sentence why. */
  post(meetingId: string, body: { lines: QueuedLine[]; drops: string[] }): Promise<{ kind: 'done'; lines: Receipt[] } | { kind: 'offline' } | { kind: 'signed-out' } | { kind: 'refused'; message: string }>;
  now(): Date;
  changed(state: SenderState): void;
  received(lines: Receipt[]): void;
  /** Calls back after so many milliseconds; gives what stops it. */
  later(work: () => void, ms: number): () => void;
}

const batch = 40;
const waits = [2_000, 4_000, 8_000, 15_000];

/**
 * Keeps what is typed on the device first and tells the server after, in order, as often as it takes. A line is taken from the device only when the server has answered for it;
 * the server knows each line by its key, so that an answer lost on the way makes no second one.
 */
export class Sender {
  readonly #options: SenderOptions;
  #acts: QueuedAct[] = [];
  #seq = 0;
  /** Acts that may have reached the server, whatever became of the answer. */
  readonly #tried = new Set<number>();
  #running = false;
  #tries = 0;
  #stop: (() => void) | null = null;
  #offlineSince: Date | null = null;
  #signIn = false;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Takes up what was left on the device. */
  async start(): Promise<void> {
    const left = await this.#options.store.all(this.#options.personId);
    for (const act of left) this.#tried.add(act.seq);
    this.#acts = [...left, ...this.#acts];
    this.#tell();
    void this.flush();
  }

  line(meetingId: string, line: QueuedLine): void {
    this.#add(meetingId, line, null);
  }

  /** Takes a line back: from the device where it never left it, else at the server. */
  drop(meetingId: string, entryKey: string): void {
    const waiting = this.#acts.find((act) => act.line?.entryKey === entryKey);
    if (waiting && !this.#tried.has(waiting.seq)) {
      // A line that mends another was to take its place: then that one goes.
      this.#forget([waiting]);
      if (waiting.line?.mends) this.#add(meetingId, null, waiting.line.mends);
      else this.#tell();
      return;
    }
    this.#add(meetingId, null, entryKey);
  }

  /** Gives up a line the server refused. */
  giveUp(seq: number): void {
    this.#forget(this.#acts.filter((act) => act.seq === seq));
    this.#tell();
  }

  #add(meetingId: string, line: QueuedLine | null, drop: string | null): void {
    this.#seq = Math.max(this.#seq + 1, this.#options.now().getTime() * 1000);
    const act: QueuedAct = { seq: this.#seq, meetingId, personId: this.#options.personId, line, drop, refused: '' };
    this.#acts = [...this.#acts, act];
    this.#writing = this.#writing.then(() => this.#options.store.put(act)).catch(() => undefined);
    this.#tell();
    void this.flush();
  }

  #forget(acts: readonly QueuedAct[]): void {
    const gone = new Set(acts.map((act) => act.seq));
    this.#acts = this.#acts.filter((act) => !gone.has(act.seq));
    this.#writing = this.#writing.then(() => this.#options.store.remove([...gone])).catch(() => undefined);
  }

  #tell(): void {
    this.#options.changed({ waiting: this.#acts, offlineSince: this.#offlineSince, signIn: this.#signIn });
  }

  /** Sends what waits. Called again while it runs, it does nothing; what comes meanwhile goes with the next round. */
  async flush(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#stop?.();
    this.#stop = null;
    try {
      // Nothing leaves the device before it lies on it.
      await this.#writing;
      for (let acts = this.#next(); acts.length > 0; acts = this.#next()) if (!(await this.#send(acts))) return;
    } finally {
      this.#running = false;
      this.#tell();
    }
  }

  /** The next acts of one meeting; a refused one is left for a person. */
  #next(): QueuedAct[] {
    const open = this.#acts.filter((act) => act.refused === '');
    const meetingId = open[0]?.meetingId;
    const run: QueuedAct[] = [];
    for (const act of open) {
      if (act.meetingId !== meetingId || run.length >= batch) break;
      // Lines of a batch are written before its drops: a line after a drop waits for the next batch.
      if (act.line && run.some((each) => each.drop !== null)) break;
      run.push(act);
    }
    return run;
  }

  /** @returns whether to go on */
  async #send(acts: QueuedAct[]): Promise<boolean> {
    const { post, now, received, later } = this.#options;
    for (const act of acts) this.#tried.add(act.seq);
    const answer = await post(acts[0]?.meetingId ?? '', { lines: acts.flatMap((act) => act.line ?? []), drops: acts.flatMap((act) => act.drop ?? []) });
    if (answer.kind === 'done') {
      this.#offlineSince = null;
      this.#signIn = false;
      this.#tries = 0;
      this.#forget(acts);
      received(answer.lines);
      this.#tell();
      return true;
    }
    if (answer.kind === 'refused') {
      // One that cannot be taken must not hold up the others: they go one by one.
      if (acts.length > 1) {
        for (const act of acts) if (!(await this.#send([act]))) return false;
        return true;
      }
      this.#acts = this.#acts.map((act) => (act.seq === acts[0]?.seq ? { ...act, refused: answer.message } : act));
      this.#tell();
      return true;
    }
    this.#signIn = answer.kind === 'signed-out';
    this.#offlineSince ??= answer.kind === 'offline' ? now() : null;
    this.#stop = later(() => void this.flush(), waits[Math.min(this.#tries, waits.length - 1)] ?? 15_000);
    this.#tries += 1;
    return false;
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
