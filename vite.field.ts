import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

// The phone app, served under /field/ by a worker that is allowed no further.
export default defineConfig({
  root: 'src/field',
  base: '/field/',
  // Written against React and built on Preact: a quarter of the bytes on a road with a weak signal. This is the way back.
  resolve: {
    alias: {
      'react-dom/client': 'preact/compat/client',
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react-dom': 'preact/compat',
      react: 'preact/compat',
    },
  },
  plugins: [
    tailwindcss(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'worker.ts',
      // The app registers the worker itself, when it has something to say about it.
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,json,webmanifest}'],
        // Chinese letters are on every phone that we know of; where they are not they come over the network, as many as are read.
        globIgnores: ['**/letters-*'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      manifest: {
        name: '巡访 Rounds',
        short_name: '巡访',
        lang: 'zh-CN',
        start_url: '/field/',
        scope: '/field/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#FBFCFA',
        theme_color: '#FBFCFA',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
    }),
  ],
  build: { outDir: '../../dist/field', emptyOutDir: true, target: 'es2022', reportCompressedSize: false },
});
