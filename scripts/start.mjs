// Both apps as they are in src/, then the server that hands them out.
await import('./build-if-stale.mjs');
await import('../src/server/main.ts');
