import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { UsageError } from '../src/domain/values/problem.ts'
import { projectFolder } from '../src/embedded/runner.ts'
import { takePicture } from './chromium.ts'
import { pageOf } from './comment-page.ts'
import { callersPath, fromTerminal, readGiven } from './terminal.ts'

const USAGE = `Shows a comment as GitHub does:

  npm run page -- COMMENT.md [--width 880] [--dark] [--picture FILE.png]

Writes an HTML page into .tmp, for any browser; where Chromium is installed, a picture of it too.

  --width N        how many CSS pixels the picture is wide (880; a phone has some 390)
  --dark           as it is shown to who has set GitHub to dark
  --picture FILE   where the picture goes; without it, beside the page`

await fromTerminal(USAGE, async (argv, say) => {
  const { file, width, scheme, picture } = readOptions(argv)
  const markdown = new TextDecoder().decode(await readGiven(file))
  const folder = join(projectFolder(), '.tmp')
  const name = join(folder, basename(file).replace(/\.(md|markdown)$/i, ''))
  const page = `${name}.html`
  await mkdir(folder, { recursive: true })
  await writeFile(page, pageOf(markdown, scheme))
  say(`Page     ${page}`)
  const png = picture === undefined ? `${name}.png` : callersPath(picture)
  const trouble = await takePicture({ page, file: png, width })
  say(`Picture  ${trouble === null ? png : `none: ${trouble}`}`)
  return trouble === null || picture === undefined ? 0 : 1
})

interface Options {
  readonly file: string
  readonly width: number
  readonly scheme: 'light dark' | 'dark'
  readonly picture: string | undefined
}

function readOptions(argv: readonly string[]): Options {
  const { values, positionals } = parse(argv)
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('Name one Markdown file.')
  const { width = '880', dark, picture } = values
  if (!/^\d{2,4}$/.test(width)) {
    throw new UsageError(`--width ${width}: a number of pixels, such as 880 or 390.`)
  }
  return { file, width: Number(width), scheme: dark ? 'dark' : 'light dark', picture }
}

function parse(argv: readonly string[]) {
  const options = {
    width: { type: 'string' },
    dark: { type: 'boolean' },
    picture: { type: 'string' },
  } as const
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
