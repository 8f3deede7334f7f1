import { realpath, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

// CommonJS inside an ESM bundle needs a require. The rest lets the demo run on Node 20: undici 8
// looks these up when it loads, long before it would need them.
const BANNER = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };`

const slimUndici: Plugin = {
  name: 'slim-undici',
  setup({ onResolve }) {
    const path = fileURLToPath(new URL('undici.mjs', import.meta.url))
    onResolve({ filter: /^undici$/ }, () => ({ path }))
  },
}

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
  plugins: [slimUndici],
  banner: { js: BANNER },
  legalComments: 'none',
  logLevel: 'warning',
})
