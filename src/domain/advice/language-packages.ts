import { about, type Draft, unknownUpTo } from './rule.ts'
import { deletes, isCommand, type Run, runs } from './run.ts'
import type { Command } from './shell.ts'

/** Part of a layer that is npm's cache: measured, 32.5 MB beside 26.7 MB of modules, compressed. */
const NPM_CACHE_SHARE = 32.5 / (32.5 + 26.7)

export function pipCache(run: Run): Draft | null {
  const fetches = run.commands.some((command) => isPipInstall(command))
  const isOff = run.text.includes('PIP_NO_CACHE_DIR') || runs(run, /./, '--no-cache-dir')
  const cleans = deletes(run, /\.cache/) || run.commands.some((command) => isPip(command, 'purge'))
  if (run.hidesCleaning || isOff || cleans || !fetches) return null
  return {
    rule: 'pip-cache',
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence:
      'pip likely leaves every package that it downloads in its cache, in this layer, beside the installed ones.',
    cure: 'Let pip keep no cache.',
    dockerfile: 'RUN pip install --no-cache-dir -r requirements.txt',
  }
}

function isPipInstall(command: Command): boolean {
  return isPip(command, /^(?:install|download|wheel)$/)
}

/** `pip …` as well as `python -m pip …`. */
function isPip(command: Command, verb: string | RegExp): boolean {
  if (isCommand(command, /^python[\d.]*$/, '-m', /^pip[\d.]*$/, verb)) return true
  return isCommand(command, /^pip[\d.]*$/, verb)
}

const NPM_INSTALL = /^(?:install|i|ci|clean-install|add)$/

export function npmCache(run: Run): Draft | null {
  const fetches = runs(run, /^npm$/, NPM_INSTALL)
  const cleans =
    runs(run, /^npm$/, 'cache', 'clean') ||
    deletes(run, /\.npm|npm-cache|\/root\/\.\*/) ||
    /npm_config_cache|--cache[= ]/i.test(run.text)
  if (run.hidesCleaning || cleans || !fetches) return null
  return {
    rule: 'npm-cache',
    layer: run.layer,
    ...about(run.bytes * NPM_CACHE_SHARE),
    sentence:
      'npm likely leaves the archive of every package in its cache, in this layer, beside the installed ones.',
    cure: 'Clean the cache in the same RUN, or keep it in a cache mount.',
    dockerfile: 'RUN npm ci --omit=dev && npm cache clean --force',
  }
}

/**
 * Yarn's cache holds each installed package unpacked once more, so at least half of the layer;
 * measured, 64.4 MB beside 15.0 MB of modules, most of it binaries of other platforms.
 */
const YARN_CACHE_SHARE = 0.5

export function yarnCache(run: Run): Draft | null {
  const cleans =
    runs(run, /^yarn$/, 'cache', 'clean') ||
    deletes(run, /\.cache|yarn/) ||
    /YARN_CACHE_FOLDER|--cache-folder/.test(run.text)
  if (run.hidesCleaning || cleans || !run.commands.some(isYarnInstall)) return null
  return {
    rule: 'yarn-cache',
    layer: run.layer,
    ...about(run.bytes * YARN_CACHE_SHARE),
    sentence:
      'Yarn likely leaves every package in its cache, in this layer, beside the installed ones.',
    cure: 'Clean the cache in the same RUN, or keep it in a cache mount.',
    dockerfile: 'RUN yarn install --frozen-lockfile --production && yarn cache clean',
  }
}

/** `yarn` alone installs too. */
function isYarnInstall({ name, operands }: Command): boolean {
  return name === 'yarn' && /^(?:install|add|)$/.test(operands[0] ?? '')
}

/** What left a toy application's modules without their development half, measured: 26.7 → 0.7 MB. */
const DEV_DEPENDENCIES_BYTES = 26.0e6

export function devDependencies(run: Run): Draft | null {
  const isWithout =
    /(?:--omit[= ]dev|--production|--prod\b|--only[= ]prod|NODE_ENV=["']?production|npm_config_(?:omit|production)=)/.test(
      run.text,
    )
  const installs = run.commands.some(
    (command) =>
      isProjectInstall(command) || (isYarnInstall(command) && command.operands[0] !== 'add'),
  )
  if (run.text.endsWith('…') || isWithout || !installs) return null
  return {
    rule: 'dev-dependencies',
    layer: run.layer,
    ...about(Math.min(DEV_DEPENDENCIES_BYTES, run.bytes)),
    sentence:
      'What only development needs (compilers, linters, test runners) is likely installed here and ships with every pull.',
    cure: 'Install without development dependencies, or build in a stage of its own.',
    dockerfile: run.commands.some(isYarnInstall)
      ? 'RUN yarn install --frozen-lockfile --production'
      : 'RUN npm ci --omit=dev',
  }
}

/** `npm ci` or `npm install` of the project itself: a global or named install takes none of its. */
function isProjectInstall(command: Command): boolean {
  if (!isCommand(command, /^npm$/, NPM_INSTALL) || command.operands.length !== 1) return false
  return !isCommand(command, /^npm$/, /^(?:-g|--global|--location=global)$/)
}
