import { type Command, isCommand, optionOf } from '../../shell/command.ts'
import { type Draft, unknownUpTo, upTo } from '../rule.ts'
import type { Run } from '../run.ts'
import { downloads } from './makers.ts'
import { baseName } from './names.ts'
import { coverOf, removedBy, segmentsOf } from './paths.ts'

const ARCHIVE = /\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz|zip|7z|gz|xz|bz2|zst)$/i

/** An archive that a step fetches, unpacks and leaves beside what was in it. */
export function fetchedArchive(run: Run): Draft | null {
  const fetched = run.commands.filter(({ isConditional }) => !isConditional).flatMap(filesFetchedBy)
  const unpacked = new Set(unpackedBy(run))
  const left = fetched.find(
    ({ path, folder }) => unpacked.has(baseName(path)) && !isRemoved(run, { path, folder }),
  )
  if (left === undefined || run.isCut) return null
  const isAlone = run.commands.every(({ name }) => ALONE.test(name))
  // Compressed, an archive is as large as what was in it, or somewhat smaller.
  const half = Math.floor(run.bytes / 2)
  return {
    rule: 'fetched-archive',
    layer: run.layer,
    ...(isAlone ? upTo(half) : unknownUpTo(half)),
    sentence:
      'An archive is fetched and unpacked, and likely left in this layer beside what was in it.',
    cure: 'Unpack it while it is fetched, or remove it in the same RUN.',
    summary: 'remove the archive in the RUN that unpacks it',
    dockerfile: /zip$/i.test(left.path)
      ? 'RUN curl -fsSL -o /tmp/archive.zip "$URL" && unzip -q /tmp/archive.zip -d /opt && rm /tmp/archive.zip'
      : 'RUN curl -fsSL "$URL" | tar -xz -C /opt',
  }
}

const ALONE =
  /^(?:set|cd|mkdir|curl|wget|tar|unzip|gunzip|unxz|7z|bsdtar|echo|sha\d+sum|chmod|chown|ln|mv|true|test|\[)$/

interface Fetched {
  readonly path: string
  readonly folder: string | null
}

function filesFetchedBy(command: Command): Fetched[] {
  const { name, words, folder, writes } = command
  const isCurl = name === 'curl'
  if (!isCurl && name !== 'wget') return []
  const output = isCurl
    ? optionOf(command, '-o', '--output')
    : optionOf(command, '-O', '--output-document')
  const isNamed = !isCurl || words.some((word) => /^-[a-zA-Z]*O|^--remote-name/.test(word))
  const into = isCurl ? null : optionOf(command, '-P', '--directory-prefix')
  const paths = [...writes, ...downloads(command, output, isNamed)].map((path) =>
    into === null ? path : `${into}/${path}`,
  )
  return paths.filter((path) => ARCHIVE.test(path)).map((path) => ({ path, folder }))
}

/** Names of what a step unpacks, and of all else that its commands are given. */
export function unpackedBy({ commands }: Run): string[] {
  const unpacking = commands.filter(
    (command) =>
      isCommand(command, /^(?:unzip|7z|gunzip|bunzip2|unxz|bsdtar)$/) ||
      isCommand(command, /^tar$/, /^(?:--extract|--get|-?[a-z]*x[a-z]*)$/i),
  )
  return unpacking.flatMap(({ words }) =>
    words.slice(1).map((word) => baseName(word.replace(/^--file=/, ''))),
  )
}

/** Also where only its name, or a variable that nobody knows, stands there. */
function isRemoved({ commands }: Run, { path, folder }: Fetched): boolean {
  const file = segmentsOf(path, folder)
  return commands.some((command) => {
    const isNamed =
      /^(?:rm|mv|unlink)$/.test(command.name) &&
      command.operands.some((word) => baseName(word) === baseName(path) || /\$\{?\w/.test(word))
    const isUnpackedAway = /^(?:gunzip|unxz|bunzip2)$/.test(command.name)
    return (
      isNamed ||
      isUnpackedAway ||
      removedBy(command).some((removed) => coversFile(removed, file ?? [baseName(path)]))
    )
  })
}

/** Nobody fetches into them. */
const CACHES = /^\/(?:var\/(?:lib|cache|log)|usr\/share)\/|^~\/\.(?:cache|npm)/

function coversFile(removed: readonly string[], file: readonly string[]): boolean {
  const isSameKind = (removed[0] === '') === (file[0] === '')
  const [last = ''] = removed.slice(-1)
  if (!isSameKind && CACHES.test(removed.join('/'))) return false
  // Where the folder is not known, `*.tar.gz` means it all the same.
  return isSameKind ? coverOf(removed, file) !== 'none' : coverOf([last], file.slice(-1)) !== 'none'
}

/** A repository that is cloned with all its past. */
export function gitHistory(run: Run): Draft | null {
  const clones = run.commands.filter(
    (command) =>
      !command.isConditional &&
      isCommand(command, /^git$/, 'clone') &&
      !isCommand(command, /^git$/, /^(?:--depth|--shallow-since|--filter|--mirror|--bare)/),
  )
  const left = clones.find((command) => !removesHistory(run, command))
  if (left === undefined || run.isCut) return null
  return {
    rule: 'git-history',
    layer: run.layer,
    ...unknownUpTo(run.bytes),
    sentence:
      'git clones the whole past of a repository, and likely leaves it in this layer; nothing that runs needs it.',
    cure: 'Clone one commit, and remove .git in the same RUN; or let ADD fetch the repository.',
    summary: 'clone without the past, and remove .git',
    dockerfile: 'RUN git clone --depth 1 --branch "$TAG" "$REPOSITORY" /src && rm -rf /src/.git',
  }
}

function removesHistory({ commands }: Run, { operands, folder }: Command): boolean {
  const url = operands[1] ?? ''
  const target = operands[2] ?? baseName(url.replace(/\/+$/, '')).replace(/\.git$/, '')
  const path = segmentsOf(target, folder)
  return commands.some((command) => {
    const isByName =
      command.name === 'rm' &&
      command.operands.some((word) => /(?:^|\/)\.git\/?$|\$\{?\w/.test(word) || word === target)
    return (
      isByName || (path !== null && removedBy(command).some((removed) => coversFile(removed, path)))
    )
  })
}
