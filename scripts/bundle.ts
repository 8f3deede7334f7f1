import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions, Plugin } from 'esbuild'
import { dashboardClient } from './dashboard-client.ts'

// CommonJS inside an ESM bundle needs a require. The rest lets the demo run on a Node that is older
// than zstd, such as 20: undici 8 looks these up when it loads, long before it would need them.
const BANNER = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}`

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

/** Whose names are in late-builtins.mjs. */
const LATE_BUILTINS = /^(?:node:)?(?:child_process|crypto|dns\/promises|util|zlib)$/
/** Whoever streams layers is loaded late itself. */
const THEIR_USERS = /^(?:src(?!\/layers\/)|node_modules\/@actions\/core)\//

/** Of some packages the bundle takes only what is used, and so it starts sooner. */
const slim: Plugin = {
  name: 'slim',
  setup({ onResolve }) {
    const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
    onResolve({ filter: /^@actions\/github$/ }, () => ({ path: here('actions-github.mjs') }))
    onResolve({ filter: /^\.\/(oidc-utils|platform)\.js$/ }, ({ importer }) =>
      importer.endsWith('/@actions/core/lib/core.js')
        ? { path: here('actions-unused.mjs') }
        : undefined,
    )
    onResolve({ filter: /^undici$/ }, ({ importer }) => ({
      path: here(importer.endsWith('/net/proxy-agent.ts') ? 'undici-proxies.mjs' : 'undici.mjs'),
    }))
    onResolve({ filter: /^\.\/client-h2\.js$/ }, () => ({ path: here('lazy-http2.cjs') }))
    onResolve({ filter: LATE_BUILTINS }, ({ kind, importer }) =>
      kind === 'import-statement' && THEIR_USERS.test(relative(PROJECT, importer))
        ? { path: here('late-builtins.mjs') }
        : undefined,
    )
  },
}

/** What is there when a late module is loaded: what both entries start with, and one of them. */
function startOf(path: string): string[] {
  const isOfCli = /^src\/(?:cli|demo|embedded)\//.test(path)
  const isOfAction = /^src\/(?:action|github)\//.test(path)
  // What speaks to GitHub waits for none of it.
  const isOurs = path.startsWith('src/')
  return [
    ...(isOurs ? ['src/common/core.ts'] : []),
    ...(isOfCli ? ['src/cli/check.ts'] : []),
    ...(isOfAction ? ['src/action/main.ts'] : []),
  ]
}

/**
 * What is loaded late comes with all that is there by then. Else the bundler would make a file of
 * each set of modules that the same late ones share, and a start read thirty of them.
 */
const late: Plugin = {
  name: 'late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import'
        ? { path: relative(PROJECT, resolve(resolveDir, path)), namespace: 'late' }
        : undefined,
    )
    onLoad({ filter: /./, namespace: 'late' }, ({ path }) => ({
      contents: [
        ...startOf(path).map((each) => `import './${each}'`),
        `export * from './${path}'`,
      ].join('\n'),
      resolveDir: PROJECT,
    }))
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
  plugins: [slim, late, dashboardClient],
  // undici's own switch: without Milo, its second parser, which has to be asked for.
  define: { esbuildDetection: 'true' },
  banner: { js: BANNER },
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions
