import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { oneLine } from '../src/domain/values/text.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** It shows no window, and asks nobody anything of its own accord. */
export const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The first of Chromium's names that is installed. */
export function findChromium(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

interface Picture {
  /** The HTML file. */
  readonly page: string
  /** Where the picture goes, a PNG. */
  readonly file: string
  /** CSS pixels; the height is the page's own. */
  readonly width: number
}

/** A picture of the page in a real browser; why there is none, where it cannot be taken. */
export async function takePicture(picture: Picture): Promise<string | null> {
  const chromium = findChromium()
  if (chromium === undefined) return `of ${NAMES.join(', ')} none is installed`
  try {
    await photograph(chromium, picture)
    return null
  } catch (error) {
    return `${chromium} fails: ${oneLine(error instanceof Error ? error.message : String(error))}`
  }
}

async function photograph(chromium: string, { page, file, width }: Picture): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-'))
  try {
    // Chromium makes no window narrower than 500: a phone's page stands in a frame.
    const frame = join(folder, 'frame.html')
    await writeFile(
      frame,
      `<!doctype html><style>body{margin:0}iframe{border:0;display:block}</style><iframe id=f src="${pathToFileURL(page)}" width="${width}" height="10"></iframe><script>f.onload=()=>{f.height=f.contentDocument.documentElement.scrollHeight;document.title=f.height}</script>`,
    )
    const options = [
      ...QUIET,
      '--hide-scrollbars',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--allow-file-access-from-files',
      '--virtual-time-budget=2000',
    ]
    const run = (...more: string[]) =>
      promisify(execFile)(chromium, [...options, ...more, `${pathToFileURL(frame)}`], {
        maxBuffer: 1e8,
        timeout: 30_000,
      })
    const { stdout } = await run('--dump-dom')
    const height = Number(/<title>(\d+)/.exec(stdout)?.[1] ?? 1000)
    await run(
      `--window-size=${Math.max(width, 500)},${height}`,
      '--force-device-scale-factor=1.5',
      `--screenshot=${file}`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
