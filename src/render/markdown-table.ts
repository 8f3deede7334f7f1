import { code, noBreak, prose, row } from './markdown-text.ts'
import { bar, ICONS, type Row } from './rows.ts'

/** The table of sizes. What matters stands first: a phone shows three columns, the rest scrolls. */
export function tableOf(rows: readonly Row[]): string {
  return [
    row(['Image', 'Change', 'Budget used', 'Base', 'Head']),
    row([':--', '--:', ':--', '--:', '--:']),
    ...rows.map((each) =>
      row([imageCell(each), changeCell(each), usedCell(each), noBreak(each.base), headCell(each)]),
    ),
  ].join('\n')
}

function imageCell({ outcome, name, platform }: Row): string {
  return `${ICONS[outcome]}\u00a0${code(name)}${platform === null ? '' : ` ${noBreak(prose(platform))}`}`
}

function changeCell({ change, growth, state, outcome }: Row): string {
  // It may break before its percent.
  const words = noBreak(change).replace('\u00a0(', ' (')
  if (state === 'new' && change === 'new') return `🆕 ${words}`
  return growth > 0 && outcome !== 'pass' ? `**${words}**` : words
}

function usedCell({ used, limit, forecast }: Row): string {
  if (used === null || limit === null) return limit === null ? 'no limit' : '–'
  const soon = forecast ? `<br><sub>${forecast}</sub>` : ''
  return `\`${bar(used)}\` ${noBreak(`${used} % of ${limit}`)}${soon}`
}

/** The head is the last of the bars. */
function headCell({ head, sparkline }: Row): string {
  return sparkline ? `${noBreak(head)} \`${sparkline}\`` : noBreak(head)
}
