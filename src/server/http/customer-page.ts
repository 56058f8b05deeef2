import { CUSTOMER_PAGE } from '../../words/customer-page.ts';
import { type Says, say } from '../../words/language.ts';

/** Markup that is safe to put on a page. */
export interface Html {
  readonly html: string;
}
type Code = keyof typeof CUSTOMER_PAGE;

/** A template whose values are text unless they are markup already. */
export function html(pieces: TemplateStringsArray, ...values: readonly (string | number | Html | readonly Html[])[]): Html {
  const filled = pieces.map((piece, i) => piece + (i < values.length ? safe(values[i] ?? '') : ''));
  return { html: filled.join('') };
}

function safe(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number') {
    return `${value}`.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
  }
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}

/** A sentence in both languages, one under the other. */
export function both(code: Code, says: Says = {}): Html {
  return html`<span lang="zh-CN">${say(CUSTOMER_PAGE, code, 'zh', says)}</span> <span lang="en" class="en">${say(CUSTOMER_PAGE, code, 'en', says)}</span>`;
}

export function page(
  title: Code,
  body: Html,
  { head = html``, leftMs = 0 }: { readonly head?: Html; readonly leftMs?: number } = {},
): string {
  return html`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${say(CUSTOMER_PAGE, title, 'zh')} · ${say(CUSTOMER_PAGE, title, 'en')}</title>${head}
<style>${{ html: STYLE }}</style><body data-left-ms="${leftMs}"><main>${body}</main></body></html>`.html;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#17211d;--soft:#5d6a64;--paper:#fbfaf6;--card:#fff;--line:#dcdad0;--jade:#0f7a5a}
@media (prefers-color-scheme:dark){:root{--ink:#eef2ef;--soft:#a3b0a9;--paper:#121816;--card:#1b2320;--line:#34403a;--jade:#3fb58c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,"Noto Sans SC",sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 1rem}h2{font-size:1.05rem;margin:1.5rem 0 .5rem}
.en{display:block;color:var(--soft);font-size:.88em;font-weight:400}
.card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1rem}
ul{list-style:none;margin:0;padding:0}li+li{margin-top:.75rem}
.quiet{color:var(--soft)}
.code{text-align:center}
.code svg{width:min(78vw,58vh,26rem);height:auto;background:#fff;border-radius:1rem;display:block;margin:0 auto}
.digits{font:700 clamp(2.2rem,11vw,4rem)/1.1 ui-monospace,monospace;letter-spacing:.06em;margin:1rem 0 .25rem;font-variant-numeric:tabular-nums}
.away .code,body:not(.away) .when-away{display:none}
label{display:block;margin-top:1rem}
input,textarea{width:100%;margin-top:.35rem;padding:.7rem .8rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
textarea{min-height:5.5rem}
button{width:100%;min-height:3.5rem;margin-top:.75rem;font:600 1.05rem/1.25 inherit;font-family:inherit;border-radius:1rem;border:1px solid var(--line);background:var(--card);color:var(--ink);cursor:pointer}
button.main{background:var(--jade);border-color:var(--jade);color:#fff}button.main .en{color:#ffffffd0}
button:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid var(--jade);outline-offset:2px}`;
