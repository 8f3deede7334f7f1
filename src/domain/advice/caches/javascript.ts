import { type Command, isCommand } from '../../shell/command.ts'
import { about, unknownUpTo } from '../rule.ts'
import type { Run } from '../run.ts'
import type { Cache } from './cache.ts'

/** Part of a layer that is npm's cache: measured, 32.5 MB beside 26.7 MB of modules, compressed. */
const NPM_CACHE_SHARE = 32.5 / (32.5 + 26.7)
/**
 * Yarn's cache holds each installed package unpacked once more, so at least half of the layer;
 * measured, 64.4 MB beside 15.0 MB of modules, most of it binaries of other platforms.
 */
const YARN_CACHE_SHARE = 0.5

const NPM_INSTALL = /^(?:install|i|ci|clean-install|add)$/

const npm: Cache = {
  rule: 'npm-cache',
  fetches: (command) => command.name === 'npm' && NPM_INSTALL.test(command.operands[0] ?? ''),
  cleans: (command) =>
    isCommand(command, /^npm$/, 'cache', /^(?:clean|clear|rm)$/) || isMoved(command),
  folders: ['~/.npm', '/tmp/npm-cache'],
  moves: ['npm_config_cache', 'NPM_CONFIG_CACHE'],
  settings: /^\s*cache\s*=/m,
  saving: ({ bytes }) => about(bytes * NPM_CACHE_SHARE),
  sentence:
    'npm likely leaves the archive of every package in its cache, in this layer, beside the installed ones.',
  cure: 'Clean the cache in the same RUN, or keep it in a cache mount.',
  summary: 'clean npm’s cache in the same RUN',
  line: (run) => `RUN ${npmLine(run)} && npm cache clean --force`,
}

function npmLine(run: Run): string {
  return run.commands.some(isProjectInstall) ? 'npm ci --omit=dev' : 'npm install -g npm'
}

/** `npm ci --cache /tmp/x`: the next one removes it, or nobody knows where it is. */
function isMoved(command: Command): boolean {
  return isCommand(command, /^npm$/, /^--cache(?:=|$)/)
}

/** `npm ci` or `npm install` of the project itself: a global or named install takes none of its. */
export function isProjectInstall(command: Command): boolean {
  const [verb, ...others] = command.operands
  const isAlone = others.length === 0 && NPM_INSTALL.test(verb ?? '')
  return command.name === 'npm' && isAlone && !isCommand(command, /^npm$/, GLOBAL)
}

const GLOBAL = /^(?:-g|--global|--location=global)$/

const yarn: Cache = {
  rule: 'yarn-cache',
  fetches: isYarnInstall,
  cleans: (command) =>
    isCommand(command, /^yarn$/, 'cache', 'clean') ||
    isCommand(command, /^yarn$/, /^--cache-folder/),
  folders: ['~/.cache/yarn', '/usr/local/share/.cache', '~/.yarn', '/tmp/yarn-cache'],
  moves: ['YARN_CACHE_FOLDER'],
  saving: ({ bytes }) => about(bytes * YARN_CACHE_SHARE),
  sentence:
    'Yarn likely leaves every package in its cache, in this layer, beside the installed ones.',
  cure: 'Clean the cache in the same RUN, or keep it in a cache mount.',
  summary: 'clean Yarn’s cache in the same RUN',
  line: () => 'RUN yarn install --frozen-lockfile --production && yarn cache clean',
}

/** `yarn` alone installs too. */
export function isYarnInstall({ name, operands }: Command): boolean {
  return name === 'yarn' && /^(?:install|add|)$/.test(operands[0] ?? '')
}

/** pnpm links what it installs into its store: a package that leaves node_modules stays there. */
const pnpm: Cache = {
  rule: 'pnpm-store',
  fetches: (command) =>
    command.name === 'pnpm' && /^(?:prune|remove|rm|uninstall)$/.test(command.operands[0] ?? ''),
  cleans: (command) => isCommand(command, /^pnpm$/, 'store', 'prune'),
  folders: ['~/.local/share/pnpm/store', '~/.pnpm-store', '/pnpm/store', '~/.pnpm/store'],
  saving: ({ bytes }) => unknownUpTo(bytes),
  sentence:
    'pnpm takes packages out of node_modules here, and likely leaves them in its store, in this layer.',
  cure: 'Install without development dependencies from the start, or prune the store in the same RUN.',
  summary: 'prune pnpm’s store in the same RUN',
  line: () => 'RUN pnpm install --frozen-lockfile --prod && pnpm store prune',
}

export const JAVASCRIPT_CACHES: readonly Cache[] = [npm, yarn, pnpm]
