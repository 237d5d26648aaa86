/** Largest single file, bytes; the reader of documents takes the same. Known to the browser too, which asks before sending. */
export const fileLimit = 50 * 1024 * 1024;

/** Largest form with everything in it, bytes: a file of the largest size and what is typed beside it. */
export const bodyLimit = 64 * 1024 * 1024;
