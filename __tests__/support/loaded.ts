import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectFolder } from '../../src/embedded/runner.ts'

const HOOK = join(projectFolder(), '__tests__/support/loaded.cjs')

/** Modules of the source and of packages, and Node's own without their prefix. */
export interface Loaded {
  /** When the headers of the first request are written; null where there was no request. */
  readonly first: readonly string[] | null
  readonly all: readonly string[]
}

interface Noted {
  readonly files: readonly string[]
  readonly builtins: readonly string[]
}

/** What a process loads that runs with the given variables. */
export async function loadedBy(
  act: (env: Readonly<Record<string, string>>) => Promise<unknown>,
): Promise<Loaded> {
  const folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-loaded-'))
  try {
    const file = join(folder, 'loaded.json')
    await act({ NODE_OPTIONS: `--require ${HOOK}`, LOADED: file })
    const { first, all } = JSON.parse(await readFile(file, 'utf8'))
    return { first: first && namesOf(first), all: namesOf(all) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function namesOf({ files, builtins }: Noted): string[] {
  return [
    ...files.flatMap((url) => modulesIn(fileURLToPath(url))),
    ...builtins.map((each) => each.replace(/^NativeModule /, 'node:')),
  ]
}

/** The bundler names each module above what it has made of it. */
function modulesIn(file: string): string[] {
  const names = readFileSync(file, 'utf8').matchAll(/^\s*\/\/ ((?:src|node_modules)\/\S+)$/gm)
  return [...names].map(([, name = '']) => name)
}
