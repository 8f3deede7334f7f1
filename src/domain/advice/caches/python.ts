import { type Command, isCommand, optionOf } from '../../shell/command.ts'
import { shellWords, withWords } from '../lines.ts'
import { about, type Draft, unknownUpTo } from '../rule.ts'
import { type Run, runs } from '../run.ts'
import type { Cache } from './cache.ts'

const PIP = /^pip[\d.]*$/

function isPipInstall(command: Command): boolean {
  return PIP.test(command.name) && /^(?:install|download|wheel)$/.test(command.operands[0] ?? '')
}

const pip: Cache = {
  rule: 'pip-cache',
  fetches: (command) => isPipInstall(command) && !command.words.includes('--no-cache-dir'),
  cleans: (command) => isCommand(command, PIP, 'cache', 'purge'),
  folders: ['~/.cache/pip'],
  switches: ['PIP_NO_CACHE_DIR'],
  moves: ['PIP_CACHE_DIR'],
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

/** uv links files from its cache into the environment, so that a layer holds them once; a copy is there twice. */
function isCopying(run: Run): boolean {
  const asked = run.commands.some((command) => optionOf(command, '--link-mode') === 'copy')
  return asked || run.variables.get('UV_LINK_MODE') === 'copy'
}

const UV_INSTALL = /^(?:install|sync|add)$/

function isUvInstall(command: Command): boolean {
  return command.name === 'uv' && command.operands.slice(0, 2).some((word) => UV_INSTALL.test(word))
}

/** As many bytes again as are installed, for they are the same files. */
const UV_CACHE_SHARE = 0.5

const uv: Cache = {
  rule: 'uv-cache',
  fetches: (command) => isUvInstall(command) && !isCommand(command, /^uv$/, /^(?:--no-cache|-n)$/),
  cleans: (command) => isCommand(command, /^uv$/, 'cache', /^(?:clean|prune)$/),
  folders: ['~/.cache/uv'],
  switches: ['UV_NO_CACHE'],
  moves: ['UV_CACHE_DIR'],
  saving: ({ bytes }) => about(bytes * UV_CACHE_SHARE),
  sentence:
    'uv copies here what it installs out of its cache, so that this layer likely holds every file twice.',
  cure: 'Let uv keep no cache.',
  summary: 'let uv keep no cache',
  line: ({ commands }) => {
    const line = withWords(commands.find(isUvInstall), UV_INSTALL, '--no-cache')
    return `RUN ${line ?? 'uv sync --locked --no-dev --no-cache'}`
  },
}

const PYTHON_CACHES: readonly Cache[] = [pip, conda, poetry]

/** Silent where uv links: then its cache is stored with what is installed. */
export function pythonCachesOf(run: Run): readonly Cache[] {
  return isCopying(run) ? [...PYTHON_CACHES, uv] : PYTHON_CACHES
}

const TORCH = /^(?:torch|torchvision|torchaudio)(?:[=<>~![].*)?$/
/** PyTorch's CUDA libraries come to more than this; what is smaller has none of them. */
const LEAST_CUDA_BYTES = 1e9
/** What a CPU build takes, with what it needs. */
const CPU_BYTES = 250e6

/** A GPU is used where the image says so, or the base image. */
const GPU_VARIABLE = /^(?:NVIDIA_|CUDA_|NV_|LD_LIBRARY_PATH$)/

export function torchCuda(run: Run): Draft | null {
  const install = run.commands.find(
    (command) =>
      !command.isConditional &&
      (isPipInstall(command) || isUvInstall(command)) &&
      command.operands.some((word) => TORCH.test(word)),
  )
  if (install === undefined || run.bytes < LEAST_CUDA_BYTES || run.isCut) return null
  const isChosen =
    run.commands.some(({ words }) =>
      words.some((word) => /\/whl\/|cu1\d\d|rocm|\bcpu\b|\+cpu/i.test(word)),
    ) ||
    ['PIP_INDEX_URL', 'PIP_EXTRA_INDEX_URL', 'UV_TORCH_BACKEND', 'UV_INDEX_URL', 'UV_INDEX'].some(
      (name) => run.variables.has(name),
    ) ||
    runs(
      run,
      /^(?:pip|uv)[\d.]*$/,
      /^(?:-i|--index-url|--extra-index-url|--index|-f|--find-links)(?:=|$)/,
    ) ||
    [...run.variables].some(
      ([name, value]) => GPU_VARIABLE.test(name) && /cuda|nvidia|all|\d/i.test(value),
    )
  if (isChosen) return null
  const packages = shellWords(install.operands.filter((word) => TORCH.test(word))) ?? 'torch'
  return {
    rule: 'torch-cuda',
    layer: run.layer,
    ...about(run.bytes - CPU_BYTES),
    sentence:
      'PyTorch comes with NVIDIA’s libraries for GPUs here; nothing in the image says that it runs on one.',
    cure: 'Where it runs on processors alone, install the CPU build.',
    summary: 'install PyTorch’s CPU build',
    dockerfile: `RUN pip install --no-cache-dir uv && uv pip install --system --no-cache --torch-backend=cpu ${packages}`,
  }
}
