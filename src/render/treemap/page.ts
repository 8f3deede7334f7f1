import { pruned, type SizedTree } from '../../domain/files/sized-tree.ts'
import { formatBytes } from '../../domain/values/bytes.ts'
import { oneLine, plural } from '../../domain/values/text.ts'
import { SCRIPT } from './script.ts'
import { STYLE } from './style.ts'

interface Pictured {
  readonly title: string
  /** Each platform's. */
  readonly images: readonly { readonly name: string; readonly tree: SizedTree }[]
  readonly filter: string
}

/** What nobody sees need not be there: of a directory the largest, and no deeper than this. */
const MOST_CHILDREN = 60
const MOST_DEPTH = 24
/** Less of the whole has no area. */
const LEAST_SHARE = 0.0002

/**
 * A treemap as one page: nothing is fetched, nothing but its own script and style is run, and names
 * of files are text wherever they stand.
 * @param sha256 of a text, in base64.
 */
export function treemapPage(
  { title, images, filter }: Pictured,
  sha256: (text: string) => string,
): string {
  const data = images.map(({ name, tree }) => ({
    name: oneLine(name),
    tree: compact(pruned(tree, MOST_DEPTH, MOST_CHILDREN), LEAST_SHARE * tree.bytes),
  }))
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${sha256(SCRIPT)}'`,
    `style-src 'sha256-${sha256(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const name = escaped(oneLine(title))
  const what = filter === '' ? '' : `, of files with ${escaped(JSON.stringify(oneLine(filter)))}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${name}</h1>
<p>What is in its layers, uncompressed${what}. Enter opens a directory, Escape goes back up, arrows move.</p>
<div id="platforms" role="group" aria-label="Platforms"></div>
<nav id="path" aria-label="Directory"></nav>
</header>
<main id="map" aria-label="Files by size"></main>
<noscript>${images.map(({ name, tree }) => listOf(name, tree)).join('\n')}</noscript>
<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>
<script>${SCRIPT}</script>
</body>
</html>
`
}

/** `[name, bytes, files, children]`; a file has no children, and no list of them. */
type Compact = readonly [string, number, number, (readonly Compact[])?]

function compact(tree: SizedTree, least: number): Compact {
  const { name, bytes, files, children, isDirectory } = tree
  if (!isDirectory) return [oneLine(name, 200), bytes, files]
  const shown = children.filter((child) => child.bytes > 0 && child.bytes >= least)
  return [oneLine(name, 200), bytes, files, shown.map((child) => compact(child, least))]
}

/** For whoever runs no script. */
function listOf(name: string, tree: SizedTree): string {
  const lines = tree.children
    .filter(({ bytes }) => bytes > 0)
    .slice(0, MOST_CHILDREN)
    .map((child) => `<li>/${escaped(oneLine(child.name, 200))} ${formatBytes(child.bytes)}</li>`)
  const total = `${formatBytes(tree.bytes)} in ${plural(tree.files, 'file')}`
  return `<h2>${escaped(oneLine(name))} ${total}</h2><ol>${lines.join('')}</ol>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
