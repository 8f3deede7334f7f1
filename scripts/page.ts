import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { marked } from 'marked'

/** What GitHub's own style sheet does to a comment, as far as it shows in a picture. */
const STYLE = `
  body { margin: 0; padding: 16px; background: #fff; color: #1f2328; word-wrap: break-word;
    font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif, 'Noto Color Emoji'; }
  main { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px; overflow: hidden; }
  h3 { font-size: 1.25em; line-height: 1.25; margin: 0 0 16px; }
  p, ul, table, details { margin: 0 0 16px; } ul { padding-left: 2em; } li + li { margin-top: .25em; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0; } th { font-weight: 600; }
  tr:nth-child(2n) { background: #f6f8fa; }
  code { padding: .2em .4em; font: 85% 'Liberation Mono', monospace; background: #818b981f; border-radius: 6px; }
  sub, sup { font-size: 75%; line-height: 0; position: relative; vertical-align: baseline; } sub { bottom: -.25em; } sup { top: -.5em; }
  a { color: #0969da; } main > :last-child { margin-bottom: 0; }
`

/** A comment's Markdown as the page that GitHub makes of it. */
function pageOf(markdown: string): string {
  const html = marked.parse(markdown, { gfm: true, async: false })
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${STYLE}</style><main>${html}</main>`
}

/** A picture of the page in a real browser, `width` CSS pixels wide, cut to its height. */
export async function picture(markdown: string, file: string, width: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-'))
  try {
    const page = join(folder, 'comment.html')
    await writeFile(page, pageOf(markdown))
    const common = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-scrollbars',
      `--user-data-dir=${join(folder, 'profile')}`,
    ]
    const run = promisify(execFile)
    const measure = `<script>document.title = document.documentElement.scrollHeight</script>`
    await writeFile(page, pageOf(markdown) + measure)
    // Chromium makes no window narrower than 500: a phone's page stands in a frame.
    const frame = join(folder, 'frame.html')
    await writeFile(
      frame,
      `<!doctype html><style>body{margin:0}iframe{border:0;display:block}</style><iframe id=f src="comment.html" width="${width}" height="10"></iframe><script>f.onload=()=>{f.height=f.contentDocument.documentElement.scrollHeight;document.title=f.height}</script>`,
    )
    const options = [...common, '--allow-file-access-from-files', '--virtual-time-budget=2000']
    const dom = await run('chromium', [...options, '--dump-dom', `file://${frame}`], {
      maxBuffer: 1e8,
    })
    const height = Number(/<title>(\d+)/.exec(dom.stdout)?.[1] ?? 1000)
    await run('chromium', [
      ...options,
      `--window-size=${Math.max(width, 500)},${height}`,
      '--force-device-scale-factor=1.5',
      `--screenshot=${file}`,
      `file://${frame}`,
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
