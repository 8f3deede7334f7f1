/** Light and dark, from a phone's width on. */
export const STYLE = `
:root { --text: #1f2328; --back: #fff; --line: #fff; --soft: #59636e; --mark: #0550ae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --back: #0d1117; --line: #0d1117; --soft: #9198a1; --mark: #79c0ff; }
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; color: var(--text); background: var(--back); font: 16px/1.4 system-ui, sans-serif; }
header { padding: 12px 16px 8px; }
h1 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; }
p { margin: 4px 0; color: var(--soft); font-size: .875rem; }
button { font: inherit; color: inherit; }
#path, #platforms { display: flex; flex-wrap: wrap; gap: 4px; }
#path button, #platforms button { min-height: 32px; padding: 2px 8px; border: 1px solid var(--soft); border-radius: 6px; background: none; overflow-wrap: anywhere; }
#path button[aria-current], #platforms button[aria-pressed=true] { border-color: var(--mark); color: var(--mark); font-weight: 600; }
#map { position: relative; flex: 1; min-height: 320px; margin: 0 16px 16px; }
#map button { position: absolute; overflow: hidden; padding: 3px 5px; border: 1px solid var(--line); text-align: left; display: flex; flex-direction: column; align-items: stretch; justify-content: flex-start; font-size: .8125rem; line-height: 1.25; color: #1f2328; cursor: default; }
#map button.directory { cursor: pointer; font-weight: 600; }
#map button span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#map button i { position: absolute; border: 1px solid #0003; pointer-events: none; }
#map button.rest { background: none; color: var(--soft); border-color: var(--soft); }
button:focus-visible { outline: 3px solid var(--mark); outline-offset: -3px; z-index: 1; }
#map button:focus-visible { outline-color: #0a3069; box-shadow: inset 0 0 0 4px #fff; }
noscript { padding: 0 16px; }
`
