import { fileURLToPath } from 'node:url'
import type { BuildOptions, Plugin } from 'esbuild'

// CommonJS inside an ESM bundle needs a require. The rest lets the demo run on Node 20: undici 8
// looks these up when it loads, long before it would need them.
const BANNER = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };`

/** Of some packages the bundle takes only what is used, and so it starts sooner. */
const slim: Plugin = {
  name: 'slim',
  setup({ onResolve }) {
    const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
    onResolve({ filter: /^@actions\/github$/ }, () => ({ path: here('actions-github.mjs') }))
    onResolve({ filter: /^undici$/ }, () => ({ path: here('undici.mjs') }))
    onResolve({ filter: /^\.\/client-h2\.js$/ }, () => ({ path: here('lazy-http2.cjs') }))
  },
}

/** How everything is bundled: what ships, and what the tests run of it. */
export const BUNDLED = {
  bundle: true,
  // What is loaded late lives in files of its own, and costs no start-up time.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // A CommonJS module that is loaded late has no named exports: the form with names comes first.
  mainFields: ['module', 'main'],
  plugins: [slim],
  banner: { js: BANNER },
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions
