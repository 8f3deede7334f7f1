import { realpath, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { BANNER, slim } from './bundle.ts'

// Module paths end up in the bundle: they have to be the same wherever it is built.
if ((await realpath('node_modules')) !== resolve('node_modules')) {
  throw new Error('node_modules is a link: run npm ci here first')
}

await rm('dist', { recursive: true, force: true })
await build({
  entryPoints: ['src/index.ts', 'src/cli.ts'],
  outdir: 'dist',
  bundle: true,
  // What is loaded late lives in files of its own, and costs no start-up time.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  plugins: [slim],
  banner: { js: BANNER },
  legalComments: 'none',
  logLevel: 'warning',
})
