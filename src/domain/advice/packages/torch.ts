import type { Command } from '../../shell/command.ts'
import { isPipInstall, isUvInstall } from '../caches/python.ts'
import { shellWords } from '../lines.ts'
import { type AdviceSubject, type Draft, upTo } from '../rule.ts'
import type { Run } from '../run.ts'

const TORCH = /^(?:torch|torchvision|torchaudio)(?:[=<>~![].*)?$/
/** With NVIDIA's libraries it comes to more than this; what is smaller has none of them. */
const LEAST_BYTES = 1e9
/** What they take, by a lock file of 2025: 3.9 GB with PyTorch itself, whose CPU build takes some 0.2. */
const MOST_BYTES = 3.7e9
const CPU_BYTES = 0.25e9

/** An index or a build that somebody chose. */
const CHOICE =
  /^(?:-i|--index-url|--extra-index-url|--index|-f|--find-links|--torch-backend|-r|--requirement)(?:=|$)|\/whl\/|\+(?:cpu|cu\d|rocm)/i
const CHOOSING =
  'PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS UV_TORCH_BACKEND UV_INDEX_URL UV_INDEX UV_DEFAULT_INDEX'

/** Words of whoever has a GPU. */
const GPU = /cuda|nvidia|rocm|\bgpus?\b|pytorch\/pytorch/i

export function torchCuda(run: Run, subject: AdviceSubject): Draft | null {
  const installs = run.commands.filter(isTorchInstall)
  const [install] = installs.filter(({ isConditional }) => !isConditional)
  if (install === undefined || run.bytes < LEAST_BYTES || run.isCut) return null
  const isChosen =
    installs.some(({ words }) => words.some((word) => CHOICE.test(word))) ||
    CHOOSING.split(' ').some((name) => run.variables.has(name))
  if (isChosen || usesGpu(run, subject)) return null
  const packages = shellWords(install.operands.filter((word) => TORCH.test(word))) ?? 'torch'
  return {
    rule: 'torch-cuda',
    layer: run.layer,
    ...upTo(Math.min(run.bytes - CPU_BYTES, MOST_BYTES)),
    sentence:
      'PyTorch likely comes with NVIDIA’s libraries here, and nothing in the image speaks of a GPU.',
    cure: 'If it runs without one, install the CPU build.',
    summary: 'install PyTorch’s CPU build',
    dockerfile: `RUN pip install --no-cache-dir uv && uv pip install --system --no-cache --torch-backend=cpu ${packages}`,
  }
}

function isTorchInstall(command: Command): boolean {
  const installs = isPipInstall(command) || isUvInstall(command)
  return installs && command.operands.some((word) => TORCH.test(word))
}

function usesGpu({ variables, commands }: Run, { base, startCommands }: AdviceSubject): boolean {
  const name = base.kind === 'unknown' ? '' : (base.name ?? '')
  const settings = [...variables].map(([variable, value]) => `${variable}=${value}`)
  const words = commands.flatMap((command) => command.words)
  return [name, ...startCommands, ...settings, ...words].some((text) => GPU.test(text))
}
