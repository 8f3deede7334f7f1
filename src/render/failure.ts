import { oneLine } from '../domain/values/text.ts'

/** Markdown of a run that could not do its work: its words as they are, in an indented block. */
export function renderFailure(message: string, run: string | undefined): string {
  const lines = message.split(/\r\n?|\n/).map((line) => {
    const indent = /^ */.exec(line)?.[0] ?? ''
    return `    ${indent}${oneLine(line, 300)}`
  })
  const link = run === undefined ? '' : `\n\n<sub>[run](${run})</sub>`
  return `### ❌ The image budgets could not be checked\n\n${lines.slice(0, 200).join('\n')}${link}`
}
