import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Oldest browsers we serve (`docs/architecture.md`): Windows 7 PCs stop at Chrome 109. */
const floor = ['chrome109', 'edge109', 'firefox115', 'safari15.4'];

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ precompress: true }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'img-src': ['self', 'data:', 'blob:'],
          'style-src': ['self', 'unsafe-inline'],
          'script-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['self']
        }
      }
    })
  ],
  build: { target: floor, cssTarget: floor, reportCompressedSize: false },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', environment: 'node', testTimeout: 30_000, include: ['src/**/*.test.ts', 'cli/**/*.test.ts'], exclude: ['**/*.db.test.ts', '**/*.slow.test.ts'] } },
      // Recognition of scanned pages: minutes, not seconds; part of `npm test`, not of `npm run check`.
      { extends: true, test: { name: 'slow', environment: 'node', include: ['src/**/*.slow.test.ts'], testTimeout: 180_000 } },
      {
        extends: true,
        test: {
          name: 'db',
          environment: 'node',
          include: ['src/**/*.db.test.ts', 'cli/**/*.db.test.ts', 'tests/safety/**/*.test.ts'],
          exclude: ['**/*.slow.db.test.ts'],
          // A file waits for PostgreSQL half of its time: two at once keep both busy.
          maxWorkers: 2,
          globalSetup: ['tests/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000
        }
      },
      // A whole year of the sample, ten years of a commune: minutes as well.
      { extends: true, test: { name: 'slow-db', environment: 'node', include: ['src/**/*.slow.db.test.ts', 'cli/**/*.slow.db.test.ts'], globalSetup: ['tests/support/database.ts'], testTimeout: 180_000, hookTimeout: 120_000 } },
      { extends: true, test: { name: 'faults', environment: 'node', include: ['tests/faults/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } }
    ]
  }
} as Parameters<typeof defineConfig>[0]);
