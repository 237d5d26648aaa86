/**
 * How much slower than a quiet machine a test may find itself: goals in milliseconds are measured by `npm run bench`, beside the raw limit of the
 * same machine; a test only notices when something became many times slower.
 */
export const patience = 8;
