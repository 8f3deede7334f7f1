import type { DescribedLayer } from '../../history/described-layer.ts'
import { MIB } from '../../values/bytes.ts'
import { oneLine } from '../../values/text.ts'
import { shellWords } from '../lines.ts'
import { type Draft, exactly, upTo } from '../rule.ts'
import { baseName } from './names.ts'

export interface Copy {
  readonly instruction: 'COPY' | 'ADD'
  readonly flags: readonly string[]
  readonly sources: readonly string[]
  readonly target: string
}

/** null for what is neither COPY nor ADD, or has no source and target. */
export function copyOf({ step }: DescribedLayer): Copy | null {
  const instruction = step?.instruction
  if (instruction !== 'COPY' && instruction !== 'ADD') return null
  const [, flags = '', words = ''] =
    /^\s*(?:COPY|ADD)\s+((?:--\S+\s+)*)(.*)$/s.exec(step?.text ?? '') ?? []
  const paths = jsonWords(words) ?? words.split(/\s+/).filter((word) => word !== '')
  const target = paths.at(-1)
  if (target === undefined || paths.length < 2) return null
  return {
    instruction,
    flags: flags.split(/\s+/).filter((flag) => flag !== ''),
    sources: paths.slice(0, -1),
    target,
  }
}

/** The form that paths with blanks take; null where it is not that. */
function jsonWords(text: string): string[] | null {
  if (!text.startsWith('[')) return null
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) ? words.map(String) : null
  } catch {
    return null
  }
}

/** A COPY or ADD, written so that it is read as it was. */
export function copyInstruction({ instruction, flags, sources, target }: Copy): string {
  const paths = [...sources, target]
  const isJson = paths.some((path) => /[\s"'\\]/.test(path))
  const words = isJson ? [JSON.stringify(paths)] : paths
  return oneLine([instruction, ...flags, ...words].join(' '))
}

/** An application's own sources seldom come to more, compressed. */
const LARGE_COPY_BYTES = 10 * MIB

export function copyEverything(layer: DescribedLayer): Draft | null {
  const copy = copyOf(layer)
  const isWhole = copy?.sources.some((source) => /^\.\/?$/.test(source)) ?? false
  const isFromStage = copy?.flags.some((flag) => flag.startsWith('--from')) ?? false
  const { bytes } = layer.layer
  if (!isWhole || isFromStage || bytes < LARGE_COPY_BYTES) return null
  return {
    rule: 'copy-everything',
    layer,
    ...upTo(bytes),
    sentence:
      'The whole build context is copied, and it is large: likely with .git, modules or test data in it.',
    cure: 'List in .dockerignore what does not run, or copy only the folders that do.',
    summary: 'copy only the folders that run',
    dockerfile: 'COPY src/ ./src/',
  }
}

const TAR = /\.(?:tar|tar\.(?:gz|bz2|xz)|tgz|tbz2?|txz)$/i
const ARCHIVE = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|7z)$/i

/**
 * What is copied as an archive, and unpacked by a later RUN, is there twice.
 * @param unpacked names of files that later steps unpack.
 */
export function copyArchive(layer: DescribedLayer, unpacked: ReadonlySet<string>): Draft | null {
  const copy = copyOf(layer)
  if (copy === null) return null
  const names = [...copy.sources, copy.target].map(baseName)
  const archive = names.find((name) => ARCHIVE.test(name) && unpacked.has(name))
  // ADD unpacks what is there already, and not what it fetches.
  const isFetched = copy.sources.some((source) => /^https?:/.test(source))
  if (archive === undefined || (copy.instruction === 'ADD' && !isFetched)) return null
  const isTar = TAR.test(archive)
  return {
    rule: 'copy-archive',
    layer,
    ...(copy.sources.length === 1 ? exactly(layer.layer.bytes) : upTo(layer.layer.bytes)),
    sentence:
      'An archive is copied and unpacked by a later RUN, so that its content is likely stored twice.',
    summary: 'unpack the archive without copying it into a layer',
    ...(isFetched ? FETCHED : cureOf(copy, isTar)),
  }
}

function folderOf(path: string): string {
  return ARCHIVE.test(path) ? path.replace(/[^/\\]*$/, '') || './' : path
}

/** ADD does not unpack what it fetches. */
const FETCHED = {
  cure: 'Unpack it while it is fetched: then it makes no layer.',
  dockerfile: 'RUN curl -fsSL "$URL" | tar -xz -C /opt',
}

function cureOf(copy: Copy, isTar: boolean) {
  return isTar
    ? {
        cure: 'Let ADD unpack it: the archive itself then makes no layer.',
        dockerfile: copyInstruction({
          ...copy,
          instruction: 'ADD',
          target: folderOf(copy.target),
        }),
      }
    : {
        cure: 'Mount the archive for the RUN that unpacks it: then it makes no layer.',
        dockerfile: mountLine(copy),
      }
}

/** null where a path is not for a line that others read, or would end there. */
function mountLine({ sources: [source = ''], target }: Copy): string | null {
  const folder = shellWords([folderOf(target)])
  if (folder === null || /[\s,"'$]/.test(source)) return null
  return `RUN --mount=type=bind,source=${oneLine(source)},target=/tmp/archive unzip /tmp/archive -d ${folder}`
}
