import { marked } from 'marked'

/** What GitHub's own style sheet does to a comment, as far as it shows in a picture. */
const STYLE = `
  body { margin: 0; padding: 16px; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc); word-wrap: break-word;
    font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif, 'Noto Color Emoji'; }
  main { border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; padding: 16px; overflow: hidden; }
  h3 { font-size: 1.25em; line-height: 1.25; margin: 0 0 16px; }
  p, ul, table, details { margin: 0 0 16px; } ul { padding-left: 2em; } li + li { margin-top: .25em; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
  th, td { padding: 6px 13px; border: 1px solid light-dark(#d1d9e0, #3d444d); } th { font-weight: 600; }
  tr:nth-child(2n) { background: light-dark(#f6f8fa, #151b23); }
  code { padding: .2em .4em; font: 85% 'Liberation Mono', monospace; background: light-dark(#818b981f, #656c7633); border-radius: 6px; }
  sub, sup { font-size: 75%; line-height: 0; position: relative; vertical-align: baseline; } sub { bottom: -.25em; } sup { top: -.5em; }
  a { color: light-dark(#0969da, #4493f8); } main > :last-child { margin-bottom: 0; }
`

/** A comment's words are anybody's: as on GitHub, none of them is a script. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:"

/** A comment's Markdown as the page that GitHub makes of it; without a word, as light as the browser likes. */
export function pageOf(markdown: string, scheme: 'light dark' | 'dark' = 'light dark'): string {
  const html = marked.parse(markdown, { gfm: true, async: false })
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width"><style>:root { color-scheme: ${scheme} }${STYLE}</style><main>${html}</main>\n`
}
