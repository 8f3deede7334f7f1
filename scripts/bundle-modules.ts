import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { build } from 'esbuild'
import { BUNDLED } from './bundle.ts'

const FOLDER = '.tmp/bundled'

/** Bundles every module of src as what ships is bundled, so that tests can run on it. */
export default async function bundleModules(): Promise<void> {
  const modules = readdirSync('src', { recursive: true, encoding: 'utf8' })
  await rm(FOLDER, { recursive: true, force: true })
  await build({
    ...BUNDLED,
    entryPoints: modules
      // Those two only start, as soon as they are loaded.
      .filter((file) => file.endsWith('.ts') && !['index.ts', 'cli.ts'].includes(file))
      .map((file) => `src/${file}`),
    outbase: 'src',
    outdir: FOLDER,
  })
}
