/** How a document is read. */
export interface ReadOptions {
  /** Called as pages are done: `done` of `total`, and a Vietnamese sentence saying what goes on. */
  onProgress?: (done: number, total: number, what: string) => void;
  /** Stops the reading, recognition of pictures included; the promise then rejects with `stopped`. */
  signal?: AbortSignal;
  /** Largest file taken, in bytes; 50 MB unless told. */
  largest?: number;
}
