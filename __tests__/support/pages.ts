import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../../src/embedded/runner.ts'

/** What users read: README.md, and the pages of docs/ but for the decisions. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(join(projectFolder(), 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

export const readPage = (page: string): string => readFileSync(join(projectFolder(), page), 'utf8')

export interface Block {
  readonly page: string
  readonly text: string
}

/** What stands between fences of a language. */
export function blocksOf(page: string, language: string): Block[] {
  const fenced = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...readPage(page).matchAll(fenced)].map(([, text = '']) => ({ page, text }))
}

/** A command of a `console` block, and what is shown of its output. */
export interface Shown {
  readonly page: string
  readonly command: string
  readonly output: string
}

export function shownCommands(page: string): Shown[] {
  return blocksOf(page, 'console').flatMap(({ text }) =>
    text
      .split(/^\$ /m)
      .slice(1)
      .map((each) => {
        const [command = '', ...lines] = each.split('\n')
        return { page, command, output: lines.join('\n') }
      }),
  )
}

/** A line of its own that stands for what is left out. */
const LEFT_OUT = '…\n'

/** What a page would show of the whole output: as much of it as it shows now. */
export function shortened(whole: string, { output }: Shown): string {
  if (!output.endsWith(LEFT_OUT)) return whole
  const lines = output.split('\n').length - 2
  return `${whole.split('\n').slice(0, lines).join('\n')}\n${LEFT_OUT}`
}

/** As golden files are written anew, so is what a page shows. */
export function rewritePage({ page, command, output }: Shown, now: string): void {
  const text = readPage(page).replace(`$ ${command}\n${output}`, () => `$ ${command}\n${now}`)
  writeFileSync(join(projectFolder(), page), text)
}
