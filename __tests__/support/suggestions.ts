import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from '@jest/globals'
import { run } from '../../src/cli/run.ts'
import { emptyContent, type RegistryContent } from '../../src/embedded/content.ts'
import { addImage, addIndex } from '../../src/embedded/images.ts'
import type { RegistryOptions } from '../../src/embedded/registry.ts'
import { start } from './embedded-registry.ts'

const MIB = 1024 * 1024
const FILE = 'docker-image-budgets.yaml'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

/** A shop whose images have round sizes; `HOST` in texts and words is its registry. */
export function sized(images: Readonly<Record<string, number | Record<string, number>>>) {
  const content: RegistryContent = emptyContent()
  const spec = (architecture: string, MB: number) => ({
    platform: { os: 'linux', architecture },
    layers: [{ seed: `${architecture} ${MB}`, bytes: MB * MIB }],
  })
  for (const [name, size] of Object.entries(images)) {
    if (typeof size === 'number') addImage(content, name, spec('amd64', size))
    else
      addIndex(
        content,
        name,
        Object.entries(size).map(([architecture, MB]) => spec(architecture, MB)),
      )
  }
  return content
}

/** A folder with a budget file, or none, and `suggest` called in it, terminal and all. */
export class Suggestions {
  readonly folder: string
  private readonly host: string

  private constructor(folder: string, host: string) {
    this.folder = folder
    this.host = host
  }

  static async start(
    content: RegistryContent,
    text: string | null,
    options: RegistryOptions = {},
  ): Promise<Suggestions> {
    const { registry } = await start(options, content)
    const folder = await mkdtemp(join(tmpdir(), 'suggest-'))
    folders.push(folder)
    const suggestions = new Suggestions(folder, registry.host)
    if (text !== null) await suggestions.write(text)
    return suggestions
  }

  path(name = FILE): string {
    return join(this.folder, name)
  }

  async write(text: string, name = FILE): Promise<void> {
    await writeFile(this.path(name), text.replaceAll('HOST', this.host))
  }

  async read(name = FILE): Promise<string> {
    return (await readFile(this.path(name), 'utf8')).replaceAll(this.host, 'HOST')
  }

  async suggest(words: readonly string[], { isTTY = false, env = {} } = {}) {
    const [out, err]: [string[], string[]] = [[], []]
    const argv = ['suggest', ...words.map((word) => word.replaceAll('HOST', this.host))]
    const code = await run(argv, {
      env,
      directory: this.folder,
      stdout: { isTTY, write: (text) => out.push(text) },
      stderr: { write: (text) => err.push(text) },
    })
    const shown = (texts: readonly string[]) => texts.join('').replaceAll(this.host, 'HOST')
    return { code, stdout: shown(out), stderr: shown(err) }
  }
}
