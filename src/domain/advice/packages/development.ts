import { type Command, isCommand } from '../../shell/command.ts'
import { isProjectInstall, isYarnInstall } from '../caches/javascript.ts'
import { type Draft, typically, unknownUpTo } from '../rule.ts'
import { isOn, type Run } from '../run.ts'

/** What left a toy application's modules without their development half, measured: 26.7 → 0.7 MB. */
const DEV_DEPENDENCIES_BYTES = 26.0e6

/** A package manager that installs what only development needs, unless it is told not to. */
interface Installer {
  readonly installs: (command: Command) => boolean
  /** Options that leave it out. */
  readonly without: RegExp
  /** Whether variables do. */
  readonly isOff: (run: Run) => boolean
  readonly line: string
  /** Where the build needs it: built, and taken out again, in one step. */
  readonly afterBuild?: string
}

const OMITS = /^(?:--omit(?:=dev)?|--production(?:=true)?|--prod|-P|--only(?:=prod(?:uction)?)?)$/

const INSTALLERS: Readonly<Record<string, Installer>> = {
  npm: {
    installs: isProjectInstall,
    without: OMITS,
    isOff: isProduction,
    line: 'RUN npm ci --omit=dev',
    afterBuild: 'RUN npm ci && npm run build && npm prune --omit=dev && npm cache clean --force',
  },
  yarn: {
    installs: (command) => isYarnInstall(command) && command.operands[0] !== 'add',
    without: OMITS,
    isOff: isProduction,
    line: 'RUN yarn install --frozen-lockfile --production',
    afterBuild:
      'RUN yarn install --frozen-lockfile && yarn build && yarn install --frozen-lockfile --production && yarn cache clean',
  },
  pnpm: {
    installs: ({ operands }) => /^(?:install|i)$/.test(operands[0] ?? ''),
    without: OMITS,
    isOff: isProduction,
    line: 'RUN pnpm install --frozen-lockfile --prod',
    afterBuild:
      'RUN pnpm install --frozen-lockfile && pnpm run build && pnpm prune --prod && pnpm store prune',
  },
  poetry: {
    installs: ({ operands }) => /^(?:install|sync)$/.test(operands[0] ?? ''),
    without: /^--(?:only|without|no-dev|only-root)(?:=|$)/,
    isOff: (run) => run.variables.has('POETRY_WITHOUT') || run.variables.has('POETRY_ONLY'),
    line: 'RUN poetry install --only main --no-root --no-cache',
  },
  uv: {
    installs: ({ operands }) => operands[0] === 'sync',
    without: /^--(?:no-dev|no-default-groups|no-group|only-group|no-group|package)(?:=|$)/,
    isOff: (run) => isOn(run, 'UV_NO_DEV') || isOn(run, 'UV_NO_DEFAULT_GROUPS'),
    line: 'RUN uv sync --locked --no-dev --no-cache',
  },
  composer: {
    installs: ({ operands }) => /^(?:install|i)$/.test(operands[0] ?? ''),
    without: /^--no-dev$/,
    isOff: (run) => isOn(run, 'COMPOSER_NO_DEV'),
    line: 'RUN composer install --no-dev --no-cache --no-interaction',
  },
}

/** What is started so needs it. */
const DEVELOPMENT =
  /(?:^|[^\w-])(?:nodemon|ts-node(?:-dev)?|tsx|vite|webpack|jest|mocha|vitest|pytest|phpunit)(?:$|[^\w-])|(?:run|npm|yarn|pnpm|next)[\s"',]+(?:dev|start:dev|develop|test)(?:$|[^\w-])/

/** @param builds whether the project is built in the image, which likely needs them */
export function devDependencies(
  run: Run,
  startCommands: readonly string[],
  builds: boolean,
): Draft | null {
  const installed = run.commands.find(
    (command) => !command.isConditional && installerOf(command)?.installs(command),
  )
  const installer = installed && installerOf(installed)
  if (run.isCut || installed === undefined || installer === undefined) return null
  const isWithout =
    installer.isOff(run) ||
    run.commands.some(
      (command) =>
        command.name === installed.name &&
        (isCommand(command, /./, installer.without) ||
          isCommand(command, /^(?:npm|pnpm)$/, 'prune') ||
          isCommand(command, /^yarn$/, 'workspaces', 'focus')),
    )
  if (isWithout || startCommands.some((text) => DEVELOPMENT.test(text))) return null
  return {
    rule: 'dev-dependencies',
    layer: run.layer,
    ...(/^(?:npm|yarn|pnpm)$/.test(installed.name)
      ? typically(DEV_DEPENDENCIES_BYTES, run.bytes)
      : unknownUpTo(run.bytes)),
    sentence:
      'What only development needs (compilers, linters, test runners) is likely installed here and ships with every pull.',
    cure: builds
      ? 'Take it out again in the same RUN, or build in a stage of its own.'
      : 'Install without development dependencies, or build in a stage of its own.',
    summary: 'install without development dependencies',
    dockerfile: builds ? (installer.afterBuild ?? installer.line) : installer.line,
  }
}

function installerOf({ name }: Command): Installer | undefined {
  return Object.hasOwn(INSTALLERS, name) ? INSTALLERS[name] : undefined
}

/** `npm run build`: it likely needs what only development has. */
export function isBuild({ name, operands }: Command): boolean {
  return (
    /^(?:npx|tsc|vite|webpack|next|turbo|nx)$/.test(name) ||
    (/^(?:npm|yarn|pnpm)$/.test(name) && operands.some((word) => /^build(?::|$)/.test(word)))
  )
}

function isProduction({ variables }: Run): boolean {
  return (
    variables.get('NODE_ENV') === 'production' ||
    variables.get('npm_config_omit') === 'dev' ||
    variables.get('NPM_CONFIG_OMIT') === 'dev' ||
    ['npm_config_production', 'NPM_CONFIG_PRODUCTION'].some(
      (name) => variables.get(name) === 'true',
    )
  )
}
