import { byStep, type DescribedLayer } from '../../history/described-layer.ts'
import { type Command, optionOf } from '../../shell/command.ts'
import type { Run } from '../run.ts'
import { type Copy, copyOf } from './copies.ts'
import { baseName } from './names.ts'
import { segmentsOf } from './paths.ts'

/** A step, and where it put files. */
export interface Maker {
  readonly layer: DescribedLayer
  readonly by: 'COPY' | 'RUN'
  /** As far as it shows. */
  readonly paths: readonly (readonly string[])[]
  /** It made nothing elsewhere. */
  readonly isAll: boolean
}

/** Where a layer's steps put files, as far as they show it. */
export function makersOf(layer: DescribedLayer, run: Run | null): Maker[] {
  const steps = byStep(layer)
  const makers = steps.flatMap((each) => makerOf(each, each === layer ? run : null) ?? [])
  // Of a layer that holds several steps nobody knows how much one of them made.
  return steps.length > 1 ? makers.map((maker) => ({ ...maker, isAll: false })) : makers
}

function makerOf(layer: DescribedLayer, run: Run | null): Maker | null {
  const copy = copyOf(layer)
  if (copy !== null) {
    const paths = targetsIn(copy).map((target) => segmentsOf(target))
    const known = paths.filter((path) => path !== null)
    return known.length < paths.length ? null : { layer, by: 'COPY', paths: known, isAll: true }
  }
  if (run === null) return null
  const made = run.commands.map(madeBy)
  const paths = made.flatMap((each) => (each === 'unknown' ? [] : each))
  return { layer, by: 'RUN', paths, isAll: !run.isCut && !made.includes('unknown') }
}

/** Files that are copied by name into a folder; else the target, with all that is in it. */
function targetsIn({ sources, target }: Copy): string[] {
  const isFile = (source: string) => /^[^*?[]*\.\w+$/.test(baseName(source))
  const isInto = target.endsWith('/') || sources.length > 1
  if (!isInto || !sources.every(isFile)) return [target]
  return sources.map((source) => `${target.replace(/\/$/, '')}/${baseName(source)}`)
}

/** Nothing that they make is large. */
const NONE =
  /^(?:set|cd|echo|printf|true|:|test|\[|\[\[|export|ls|mkdir|chmod|chown|ln|touch|sha\d+sum|gpg|umask|rm|date|sleep)$/

function madeBy(command: Command): (readonly string[])[] | 'unknown' {
  const { name, folder, writes } = command
  const targets = [...writes, ...targetsOf(command)]
  const isNothing = targets.length === 0 && (NONE.test(name) || /^(?:curl|wget)$/.test(name))
  if (isNothing) return []
  if (targets.length === 0) return 'unknown'
  const paths = targets.map((target) => segmentsOf(target, folder))
  const known = paths.filter((path) => path !== null)
  return known.length < paths.length ? 'unknown' : known
}

/** Files and folders that well-known commands write. */
function targetsOf(command: Command): string[] {
  const { name, words, operands, isFed } = command
  switch (name) {
    case 'curl':
      return downloads(
        command,
        optionOf(command, '-o', '--output'),
        words.some((word) => /^-\w*O$|^--remote-name/.test(word)),
      )
    case 'wget':
      return downloads(command, optionOf(command, '-O', '--output-document'), true)
    case 'git':
      return operands[0] === 'clone'
        ? [operands[2] ?? baseName(operands[1] ?? '').replace(/\.git$/, '')]
        : []
    case 'cp':
    case 'mv':
      return operands.slice(-1)
    case 'tar':
      return [optionOf(command, '-C', '--directory') ?? '.']
    case 'unzip':
      return [optionOf(command, '-d') ?? '.']
    case 'dd':
      return words.flatMap((word) => (word.startsWith('of=') ? [word.slice(3)] : []))
    case 'tee':
      return isFed ? [...operands] : []
    case 'fallocate':
    case 'truncate':
      return operands.slice(-1)
    default:
      return []
  }
}

/** Where curl and wget put what they fetch; their other options are not looked at. */
export function downloads(
  { operands }: Command,
  output: string | null,
  isNamed: boolean,
): string[] {
  if (output !== null) return output === '-' ? [] : [output]
  return isNamed
    ? operands
        .filter((word) => /:\/\//.test(word))
        .map((url) => baseName(url.replace(/[?#].*$/s, '')))
    : []
}
