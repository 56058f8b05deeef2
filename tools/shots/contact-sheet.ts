import type { Shot } from './take.ts';

/** One page with all pictures, a row for each screen, so that somebody can look through them in a minute. */
export function contactSheet(shots: readonly Shot[]): string {
  const screens = [...new Set(shots.map(({ app, screen }) => `${app} · ${screen}`))];
  const rows = screens.map((screen) => {
    const own = shots.filter((shot) => `${shot.app} · ${shot.screen}` === screen);
    return `<section><h2>${escaped(screen)}</h2><div>${own.map(picture).join('')}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rounds: every screen</title><style>
body{font:14px/1.5 system-ui,sans-serif;margin:24px;color:#12211e;background:#fbfcfa}
section div{display:flex;gap:16px;overflow-x:auto;align-items:flex-start}
figure{margin:0}img{height:360px;border:1px solid #d5dbd8;border-radius:4px}
figcaption{color:#52615d}.trouble{color:#b5392b}
</style><h1>Every screen</h1>${rows.join('\n')}</html>\n`;
}

function picture({ file, variant, complaints }: Shot): string {
  const trouble = complaints.map((it) => `<br><span class="trouble">${escaped(it)}</span>`).join('');
  return `<figure><a href="${file}"><img src="${file}" alt="${escaped(file)}" loading="lazy"></a><figcaption>${escaped(variant)}${trouble}</figcaption></figure>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
