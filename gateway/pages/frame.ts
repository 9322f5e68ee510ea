// What the pages for developers stand in: one look, no script, one style that the answer's nonce lets in.

/** The tokens of the portal's look, in the least style that carries them. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1f1f1f;--soft:#4d545c;--link:#0956c3;--line:#d9dde1;--tint:#f4f6f8;--bg:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#f1f3f5;--soft:#b7bec6;--link:#7fb3ff;--line:#3a3f45;--tint:#1c1d1f;--bg:#141414}}
*{box-sizing:border-box}body{font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;margin:0;color:var(--ink);background:var(--bg)}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;padding:.75rem 1rem;border-bottom:4px solid var(--link)}
header b{margin-right:auto}main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
a{color:var(--link)}a:focus-visible,summary:focus-visible,pre:focus-visible,div:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem;overflow-wrap:anywhere}nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:.75rem 1rem;margin:1rem 0;list-style:none;background:var(--tint);border-radius:4px}h2{font-size:1.25rem;margin:2.5rem 0 .75rem}
header a,li a,summary{display:inline-block;min-height:24px}summary{display:list-item;cursor:pointer;padding:.5rem 0;font-weight:600}
p{max-width:70ch}pre{background:var(--tint);border:1px solid var(--line);border-radius:4px;padding:1rem;overflow:auto;font-size:.875rem;max-height:28rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}th[scope=row]{overflow-wrap:normal}code{font-size:.875rem}
@media(max-width:40rem){th,td{display:block;padding:.25rem 0;border:0}thead{display:none}th[scope=row]{overflow-wrap:anywhere}tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}}
dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.25rem 1.5rem;margin:0}dt{font-weight:600}dd{margin:0;color:var(--soft)}li{margin:.35rem 0}`;

export const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Text to be copied, behind its name. */
export const code = (label: string, text: string, isOpen = false) =>
  `<details name="quick-start"${isOpen ? ' open' : ''}><summary>${label}</summary><pre tabindex="0" role="group" aria-label="${label}" lang="zxx"><code>${safe(text)}</code></pre></details>`;

interface DocumentOptions {
  title: string;
  language: 'id' | 'en';
  /** Where the same page stands in the other language. */
  other: { href: string; label: string };
  portal: string;
  nonce: string;
  body: string;
}

/** A whole page: head, way to the portal and to the other language, body. */
export function wholePage({ title, language, other, portal, nonce, body }: DocumentOptions): string {
  const foreign = language === 'id' ? 'en' : 'id';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/simpul.svg">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><b>Simpul</b><a href="/">${portal}</a><a href="${other.href}" lang="${foreign}" hreflang="${foreign}">${other.label}</a></header>
<main>
${body}
</main>
</body>
</html>`;
}
