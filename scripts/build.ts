import { realpath, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { BUNDLED } from './bundle.ts'
import { bundleClient } from './dashboard-client.ts'
import { licensesOf } from './licenses.ts'

// Module paths end up in the bundle: they have to be the same wherever it is built.
if ((await realpath('node_modules')) !== resolve('node_modules')) {
  throw new Error('node_modules is a link: run npm ci here first')
}

await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  ...BUNDLED,
  entryPoints: ['src/index.ts', 'src/cli.ts'],
  outdir: 'dist',
  metafile: true,
})
const inputs = [...Object.keys(metafile.inputs), ...(await bundleClient()).inputs]
await writeFile('dist/licenses.txt', await licensesOf(inputs))
