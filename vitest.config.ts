import { defineConfig } from 'vitest/config';

const pureTests = ['base', 'domain', 'wire', 'words', 'ui', 'field', 'console'].map((room) => `src/${room}/**/*.test.{ts,tsx}`);
const postgres = { globalSetup: ['test/postgres.ts'], testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    reporters: ['default', './test/closing-line.ts'],
    // Nothing here leaves anything behind for the next file, so a fresh world for each would only cost time.
    isolate: false,
    pool: 'threads',
    projects: [
      { extends: true, test: { name: 'unit', include: [...pureTests, 'test/*.test.ts'] } },
      { extends: true, test: { name: 'store', include: ['src/server/**/*.test.ts'], ...postgres } },
      { extends: true, test: { name: 'days', include: ['test/days/**/*.test.ts'], ...postgres } },
      // One browser at a time is what two cores can carry.
      { extends: true, test: { name: 'browser', include: ['test/e2e/**/*.test.ts'], ...postgres, fileParallelism: false } },
    ],
  },
});
