/** One thing to be told to the server: a line typed, or one taken back. Kept on the device until the server has answered. */
export interface QueuedLine {
  entryKey: string;
  text: string;
  field: string;
  level: string;
  villageId: string;
  many: boolean;
  joinPetitionId: string;
  joinCode: string;
  /** RFC 3339 instant on this device. */
  typedAt: string;
  /** Key of the line this one takes the place of. */
  mends: string;
  /** A petition taken down outside a meeting: its form as filled in, photos with it. */
  form?: QueuedForm;
}
/** Fields of a form as it would be sent. */
export interface QueuedForm {
  fields: [string, string][];
  files: { field: string; name: string; type: string; bytes: ArrayBuffer }[];
}
export interface QueuedAct {
  /** Order in which things were done. */
  seq: number;
  meetingId: string;
  personId: string;
  line: QueuedLine | null;
  drop: string | null;
  /** The server would not take it, and why; it waits for a person. */
  refused: string;
}

/** Where acts lie until they are sent. */
export interface QueueStore {
  all(personId: string): Promise<QueuedAct[]>;
  /** How many of other people lie on this device. */
  others(personId: string): Promise<number>;
  put(act: QueuedAct): Promise<void>;
  remove(seqs: readonly number[]): Promise<void>;
}

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error ?? new Error('indexeddb'));
  });

/** The store of this browser: IndexedDB, which lasts through power cuts and works over plain http; where a browser refuses it, memory for as long as the page stands. `name`: a queue of its own, sent to an address of its own. */
export async function openStore(factory: IDBFactory | undefined = globalThis.indexedDB, name = 'nghisu-tiep-xuc'): Promise<QueueStore> {
  if (!factory) return memoryStore();
  try {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore('act', { keyPath: 'seq' });
    const db = await asked(request);
    const store = (mode: IDBTransactionMode) => {
      const transaction = db.transaction('act', mode);
      const done = new Promise<void>((good, bad) => {
        transaction.oncomplete = () => good();
        transaction.onerror = transaction.onabort = () => bad(transaction.error ?? new Error('indexeddb'));
      });
      return { acts: transaction.objectStore('act'), done };
    };
    const every = () => asked(store('readonly').acts.getAll() as IDBRequest<QueuedAct[]>);
    return {
      all: async (personId) => (await every()).filter((act) => act.personId === personId),
      others: async (personId) => (await every()).filter((act) => act.personId !== personId).length,
      async put(act) {
        const { acts, done } = store('readwrite');
        acts.put(act);
        await done;
      },
      async remove(seqs) {
        const { acts, done } = store('readwrite');
        for (const seq of seqs) acts.delete(seq);
        await done;
      }
    };
  } catch {
    return memoryStore();
  }
}

/** Kept in memory alone. */
export function memoryStore(): QueueStore {
  const acts = new Map<number, QueuedAct>();
  const sorted = () => [...acts.values()].sort((a, b) => a.seq - b.seq);
  return {
    all: async (personId) => sorted().filter((act) => act.personId === personId),
    others: async (personId) => sorted().filter((act) => act.personId !== personId).length,
    put: async (act) => void acts.set(act.seq, act),
    remove: async (seqs) => seqs.forEach((seq) => acts.delete(seq))
  };
}
