import { defineConfig } from 'vite';

// The manager's desk, at the root of the site.
export default defineConfig({
  root: 'src/console',
  base: '/',
  build: { outDir: '../../dist/console', emptyOutDir: true, target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 1_500 },
});
