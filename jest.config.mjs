import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'

const tools = ['docker-registry', 'skopeo', 'umoci', 'buildah', 'busybox', 'htpasswd', 'openssl']
const folders = (process.env.PATH ?? '').split(delimiter)
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const isThere = (tool) => folders.some((folder) => existsSync(join(folder, tool)))
const missing = tools.filter((tool) => !isThere(tool))
if (!browsers.some(isThere)) missing.push('chromium')
// In CI nothing is left out: there the suite itself fails, and names what is missing.
const without = missing.length > 0 && !process.env.CI
if (without) {
  process.stderr.write(
    `Left out: the end-to-end suite, which needs ${missing.join(', ')}. On Debian or Ubuntu: ` +
      'sudo apt-get install docker-registry skopeo umoci buildah busybox-static apache2-utils openssl chromium\n\n',
  )
}

/** @type {import('jest').Config} */
const source = {
  displayName: 'source',
  testEnvironment: '<rootDir>/scripts/test-environment.mjs',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: without ? ['/__tests__/e2e/'] : [],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/strip-types.mjs' },
}

/**
 * The same situations once more, on what the bundler makes of the modules: it may take another form
 * of a package than Node does, or only a part of one.
 * @type {import('jest').Config}
 */
const bundled = {
  ...source,
  displayName: 'bundled',
  testMatch: [
    '**/__tests__/{budgets,cli,github,layout,net,oci,pulled,registry,render}/**/*.test.ts',
  ],
  globals: { mostRuns: 200 },
  globalSetup: '<rootDir>/scripts/bundle-modules.ts',
  moduleNameMapper: { '^(?:\\.\\./)+src/(.+)\\.ts$': '<rootDir>/.tmp/bundled/$1.js' },
}

/** @type {import('jest').Config} */
export default {
  // Most of these tests wait for servers, and for what they have started.
  maxWorkers: 2 * availableParallelism(),
  // So many at once share the processor: what takes one second alone may take five.
  testTimeout: 20_000,
  projects: [source, bundled],
}
