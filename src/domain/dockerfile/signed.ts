import { withoutBuildArguments } from '../history/build-arguments.ts'
import type { ReadEntry } from '../history/read-entry.ts'
import type { DockerfileInstruction } from './dockerfile.ts'

const NONE = new Map()

/** Whether a history entry is what a builder writes for an instruction. */
export function isSigned(read: ReadEntry, instruction: DockerfileInstruction): boolean {
  const { keyword } = instruction
  if (read.keyword !== keyword) return false
  if (keyword === 'RUN')
    return (
      isSameCommand(commandIn(read), instruction.words) ||
      withShell(read.entry.createdBy, instruction) !== null
    )
  if (keyword === 'COPY' || keyword === 'ADD') return isSameCopy(read.words, instruction.words)
  if (keyword === 'WORKDIR') return isFolderIn(read.words, instruction.words)
  // Builders write EXPOSE, HEALTHCHECK and others in forms of their own.
  return keyword !== 'CMD' && keyword !== 'ENTRYPOINT'
    ? true
    : plain(exec(read.words)) === plain(exec(instruction.words))
}

function commandIn({ entry, words }: ReadEntry): string {
  const signed = entry.createdBy.replace(/\s# buildkit(?::\S+)?\s*$/, '').trim()
  return withoutBuildArguments(signed, NONE)?.text ?? words
}

/**
 * `RUN ["make", "-j"]`, which no shell sets apart from the values of build arguments before it, as it
 * would be signed behind one; null: it is no such step.
 */
export function withShell(createdBy: string, { words }: DockerfileInstruction): string | null {
  const written = words.trimStart().replace(FLAGS, '')
  const signed = plain(createdBy.replace(/\s# buildkit(?::\S+)?\s*$/, ''))
  const command = plain(exec(written))
  if (!written.startsWith('[') || !/^(?:RUN )?\|\d+ /.test(signed)) return null
  if (command === '' || !signed.endsWith(` ${command}`)) return null
  return `${signed.slice(0, -command.length)}/bin/sh -c ${command}`
}

const FLAGS = /^(?:--[a-z]+(?:=\S*)?\s+)+/

function isSameCommand(signed: string, written: string): boolean {
  const [command, own] = [signed, written].map((words) =>
    plain(exec(words.trimStart().replace(FLAGS, ''))),
  )
  if (command === undefined || own === undefined || own === '') return false
  if (command === own || command === plain(scriptOf(written))) return true
  // Before it may stand a SHELL of the Dockerfile, or what was cut for its build arguments' sake.
  if (!command.endsWith(` ${own}`)) return false
  return /(?:^…|\s-\w*c|\s-Command|\s\/c)$/i.test(command.slice(0, -own.length - 1))
}

/** What a heredoc that is the whole command holds: `<<EOF … EOF`. */
function scriptOf(written: string): string {
  const [, script] =
    /^(?:--\S+\s+)*<<-?["']?\w+["']?[ \t]*\n([\s\S]*)\n[ \t]*\w+\s*$/.exec(written) ?? []
  return script ?? written
}

/** `["make", "-j"]` as `make -j`: builders write one or the other. */
function exec(words: string): string {
  if (!words.trimStart().startsWith('[')) return words
  try {
    const list: unknown = JSON.parse(words)
    return Array.isArray(list) ? list.join(' ') : words
  } catch {
    // BuildKit writes CMD and ENTRYPOINT without commas.
    return words.replace(/^\s*\[|\]\s*$|"/g, '').replace(/,/g, ' ')
  }
}

function plain(words: string): string {
  return words.replace(/[\s]+/g, ' ').trim()
}

/** Where a builder tells only what was copied as a checksum, the target alone tells. */
function isSameCopy(signed: string, written: string): boolean {
  const [theirs, own] = [pathsIn(signed), pathsIn(written)]
  const [target, ownTarget] = [theirs.at(-1), own.at(-1)]
  if (target === undefined || ownTarget === undefined || own.length < 2) return false
  if (!isSamePath(target, ownTarget)) return false
  if (theirs.length < 2 || theirs[0] === '…') return true
  return (
    theirs.length === own.length &&
    theirs.every((path, index) => isSamePath(path, own[index] ?? ''))
  )
}

/** More are copied by nobody. */
const MOST_PATHS = 200

function pathsIn(words: string): string[] {
  const [first = ''] = words.split('\n', 1)
  const list = first.replace(FLAGS, '').trim()
  const paths = list.startsWith('[') ? exec(list) : list
  return paths
    .split(/\s+/)
    .filter((path) => path !== '' && !path.startsWith('--'))
    .slice(0, MOST_PATHS)
    .map((path) => path.replace(/^<<-?["']?(\w+)["']?$/, '<<$1').replace(/^["']|["']$/g, ''))
}

function isSamePath(signed: string, written: string): boolean {
  const [path, own] = [signed, written].map((each) =>
    each.replace(/(?<=.)\/+$/, '').replace(/^\.\/(?=.)/, ''),
  )
  return path === own || isFilledIn(path ?? '', own ?? '')
}

/** WORKDIR is told as the builder resolved it. */
function isFolderIn(signed: string, written: string): boolean {
  const [folder, own] = [plain(signed), plain(written).replace(/^["']|["']$/g, '')]
  return (
    isSamePath(folder, own) || (!own.startsWith('/') && isSamePath(folder.slice(-own.length), own))
  )
}

/** Whether a text is another one with its variables filled in, whatever they are. */
function isFilledIn(text: string, written: string): boolean {
  const [first = '', ...others] = written.split(/\$(?:\w+|\{[^}]*\})/)
  if (others.length === 0 || !text.startsWith(first)) return false
  let at = first.length
  for (const [index, part] of others.entries()) {
    const isLast = index === others.length - 1
    const found = isLast ? text.length - part.length : text.indexOf(part, at)
    if (found < at || !text.startsWith(part, found)) return false
    at = found + part.length
  }
  return true
}
