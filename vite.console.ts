import { defineConfig } from 'vite';

// The manager's desk, at the root of the site.
export default defineConfig({
  root: 'src/console',
  base: '/',
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
    // Libraries mark files for a kind of server that we do not have; hundreds of such notes would hide a real one.
    rolldownOptions: { onwarn: (warning, warn) => (warning.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : warn(warning)) },
  },
});
