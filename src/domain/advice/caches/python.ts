import { type Command, isCommand, optionOf } from '../../shell/command.ts'
import { shellWords, withWords } from '../lines.ts'
import { unknownUpTo } from '../rule.ts'
import type { Cache } from './cache.ts'

const PIP = /^pip[\d.]*$/

export function isPipInstall(command: Command): boolean {
  return PIP.test(command.name) && /^(?:install|download|wheel)$/.test(command.operands[0] ?? '')
}

const pip: Cache = {
  rule: 'pip-cache',
  fetches: (command) => isPipInstall(command) && !command.words.includes('--no-cache-dir'),
  cleans: (command) => isCommand(command, PIP, 'cache', 'purge'),
  folders: ['~/.cache/pip'],
  switches: ['PIP_NO_CACHE_DIR'],
  moves: ['PIP_CACHE_DIR'],
  settings: /no-cache-dir\s*=/,
  saving: ({ bytes }) => unknownUpTo(bytes),
  sentence:
    'pip likely leaves every package that it downloads in its cache, in this layer, beside the installed ones.',
  cure: 'Let pip keep no cache.',
  summary: 'let pip keep no cache',
  line: ({ commands }) => {
    const line = withWords(commands.find(isPipInstall), /^install$/, '--no-cache-dir')
    return `RUN ${line ?? 'pip install --no-cache-dir -r requirements.txt'}`
  },
}

const CONDA = /^(?:conda|mamba|micromamba)$/

const conda: Cache = {
  rule: 'conda-cache',
  fetches: (command) =>
    isCommand(command, CONDA, /^(?:install|create|update|upgrade)$/) &&
    !isCommand(command, CONDA, '--dry-run'),
  cleans: (command) =>
    isCommand(
      command,
      CONDA,
      'clean',
      /^(?:--all|-[a-z]*[atp][a-z]*|--tarballs|--packages|--force-pkgs-dirs)$/,
    ),
  folders: [
    '/opt/conda/pkgs',
    '~/.conda/pkgs',
    '~/miniconda3/pkgs',
    '~/micromamba/pkgs',
    '/opt/miniconda3/pkgs',
    '/opt/mamba/pkgs',
  ],
  moves: ['CONDA_PKGS_DIRS'],
  settings: /pkgs_dirs\s*:/,
  saving: ({ bytes }) => unknownUpTo(Math.floor(bytes / 2)),
  sentence:
    'conda likely leaves the archive of every package in its pkgs folder, in this layer, beside the installed ones.',
  cure: 'Clean in the same RUN.',
  summary: 'clean up after conda in the same RUN',
  line: ({ commands }) => {
    const install = commands.find(conda.fetches)
    const line = install === undefined ? null : shellWords(install.words)
    const name = install?.name ?? 'conda'
    return `RUN ${line ?? `${name} env create -f environment.yml`} && ${name} clean -afy`
  },
}

const poetry: Cache = {
  rule: 'poetry-cache',
  fetches: (command) =>
    command.name === 'poetry' &&
    /^(?:install|sync|update|add)$/.test(command.operands[0] ?? '') &&
    !command.words.includes('--no-cache'),
  cleans: (command) => isCommand(command, /^poetry$/, 'cache', 'clear'),
  folders: ['~/.cache/pypoetry'],
  moves: ['POETRY_CACHE_DIR'],
  saving: ({ bytes }) => unknownUpTo(Math.floor(bytes / 2)),
  sentence:
    'Poetry likely leaves every package that it downloads in its cache, in this layer, beside the installed ones.',
  cure: 'Let Poetry keep no cache, and install without development dependencies.',
  summary: 'let Poetry keep no cache',
  line: () => 'RUN poetry install --only main --no-root --no-cache',
}

const UV_INSTALL = /^(?:install|sync|add)$/

export function isUvInstall(command: Command): boolean {
  return command.name === 'uv' && command.operands.slice(0, 2).some((word) => UV_INSTALL.test(word))
}

/**
 * uv links files from its cache into the environment, so that a layer holds them once. Left over is
 * what it knows of packages: measured of pnpm, which does the same, a tenth.
 */
const UV_CACHE_SHARE = 0.1

const uv: Cache = {
  rule: 'uv-cache',
  fetches: (command) =>
    isUvInstall(command) &&
    !isCommand(command, /^uv$/, /^(?:--no-cache|-n|--no-cache-dir)$/) &&
    optionOf(command, '--link-mode') !== 'copy',
  cleans: (command) => isCommand(command, /^uv$/, 'cache', /^(?:clean|prune)$/),
  folders: ['~/.cache/uv'],
  switches: ['UV_NO_CACHE'],
  // Who copies has the cache elsewhere: in a mount.
  moves: ['UV_CACHE_DIR', 'UV_LINK_MODE'],
  saving: ({ bytes }) => unknownUpTo(Math.floor(bytes * UV_CACHE_SHARE)),
  sentence:
    'uv likely leaves its cache in this layer: files that it links, and what it knows of them.',
  cure: 'Let uv keep no cache.',
  summary: 'let uv keep no cache',
  line: ({ commands }) => {
    const line = withWords(commands.find(isUvInstall), UV_INSTALL, '--no-cache')
    return `RUN ${line ?? 'uv sync --locked --no-dev --no-cache'}`
  },
}

export const PYTHON_CACHES: readonly Cache[] = [pip, conda, poetry, uv]
