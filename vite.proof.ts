import { defineConfig, type Plugin } from 'vite';

/** Puts script and style into the page itself, so that the page is one file that needs no other. */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle(_, bundle) {
    const page = Object.values(bundle).find((it) => it.fileName.endsWith('.html'));
    if (page?.type !== 'asset') throw new Error('cannot be: no page was built');
    let [html, script] = [`${page.source}`, ''];
    for (const it of Object.values(bundle)) {
      if (it.type === 'chunk') script += it.code;
      else if (it.fileName.endsWith('.css')) html = html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${it.source}</style>`);
      if (it !== page) delete bundle[it.fileName];
    }
    html = html.replace(/\s*<script type="module"[^>]*><\/script>/, '');
    // At the end, for it is no module any more and finds its page only below it.
    page.source = html.replace('</body>', () => `<script>${script.replaceAll('</script', '<\\/script')}</script></body>`);
    page.fileName = 'verify.html';
  },
};

// The page that checks an exported visit by itself: one file that works from disk, without us.
export default defineConfig({
  root: 'src/proof',
  base: './',
  plugins: [oneFile],
  build: {
    outDir: '../../dist/proof',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { format: 'iife', codeSplitting: false } },
  },
});
