import type { Job } from '#core/jobs.ts';

/** Every job of the product; the worker takes all of them. */
export const jobs: readonly Job[] = [];
