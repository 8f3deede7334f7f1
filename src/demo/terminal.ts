import { OUTCOMES } from '../domain/verdict/outcome.ts'
import { ICONS } from '../render/rows.ts'
import { MARKS } from '../render/text.ts'
import { columns, type Paint } from '../render/text-table.ts'

/**
 * Our own comment as a person reads it, for a terminal: tables in columns, folded blocks open,
 * no Markdown left. It knows the Markdown that `render` writes, and no more.
 */
export function commentForTerminal(markdown: string, paint: Paint): string {
  const blocks = markdown.replace(/<!--.*?-->\n?/gs, '').split(/\n{2,}/)
  let indent = ''
  const lines: string[] = []
  for (const block of blocks) {
    const opened = /^<details><summary>(.*?)<\/summary>$/.exec(block)?.[1]
    if (opened !== undefined) {
      lines.push(`▾ ${inline(opened, paint)}`)
      indent = '  '
    } else if (block === '</details>') {
      indent = ''
    } else {
      lines.push(blockText(block, paint).replace(/^/gm, indent))
    }
  }
  return lines.join('\n\n')
}

function blockText(block: string, paint: Paint): string {
  const lines = block.split('\n')
  if (block.startsWith('|')) return table(lines, paint)
  if (block.startsWith('### ')) return paint('bold', inline(block.slice(4), paint))
  if (block.startsWith('<sub>')) return paint('dim', inline(block, paint))
  return lines.map((line) => inline(line.replace(/^- /, ''), paint)).join('\n')
}

function table(lines: readonly string[], paint: Paint): string {
  const [heading = [], alignment = [], ...rows] = lines.map((line) =>
    line.replace(/^\| | \|$/g, '').split(/(?<!\\) \| /),
  )
  const texts = [heading, ...rows].map((cells) => cells.map((cell) => inline(cell, paint)))
  const right = alignment.flatMap((mark, column) => (mark === '--:' ? column : []))
  const [first = '', ...others] = columns(texts, right)
  return [paint('dim', first), ...others].join('\n')
}

function inline(text: string, paint: Paint): string {
  const marked = OUTCOMES.reduce(
    (line, outcome) => line.replaceAll(ICONS[outcome], paint(outcome, MARKS[outcome])),
    text,
  )
  return (
    marked
      .replace(/<sup>(.*?)<\/sup>/g, '^$1')
      .replace(/<\/?[a-z]+>/g, '')
      // A colour has a bracket, too.
      .replace(/\[([^[\]]*)\]\([^)]*\)/g, '$1')
      .replace(/(`+) ?(.*?) ?\1/g, '$2')
      .replace(/\*\*(.*?)\*\*/g, (_, bold: string) => paint('bold', bold))
      .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
      .replace(/\\([\\`*_{}[\]()#+!|~])/g, '$1')
      .replace(/\u00a0/g, ' ')
      .replace(/🆕 ?/gu, '')
      .replace(/ℹ️/gu, 'i')
      .replace(/✏️ ?/gu, '')
  )
}
