import type {
  DirectoryChange,
  FileChange,
  ImageFiles,
  UnreadLayer,
} from '../domain/files/inspection.ts'
import { growthOf, type PackageChange } from '../domain/files/packages/attribute.ts'
import type { WastedFile } from '../domain/files/stack.ts'
import { formatBytes, formatChange } from '../domain/values/bytes.ts'

/** Names of files and packages are the image's own text: the renderer says how they are shown. */
type Show = (text: string) => string

/** So many of each kind are named; the others are counted. */
const NAMED = 3
/** Less is not worth a line. */
const FEWEST_BYTES = 100 * 1024

/**
 * What a change did to the files of an image, a line of each kind: what tells most comes first.
 * @param whole the head with all of its layers, where they were read.
 */
export function fileLines(change: FileChange, show: Show, whole = change.head): string[] {
  const { head } = change
  return [
    ...packageLine(change, show),
    ...directoryLine(change.directories, show, change.base === null),
    ...wasteLine(whole, show),
    ...leftOutLine(whole.leftOut),
    ...leftoverLine(head),
    ...duplicateLine(head, show),
  ]
}

function packageLine({ packages, base }: FileChange, show: Show): string[] {
  const told = packages.filter((each) => Math.abs(growthOf(each)) >= FEWEST_BYTES)
  if (told.length === 0) return []
  const words = told.slice(0, NAMED).map((each) => packageWords(each, show, base === null))
  return [`packages: ${words.join(', ')}${more(told.length, 'more')}`]
}

/** `torch 2.3 → 2.4 +31.0 MiB`, `nvidia-cudnn 9.1 is new +566.0 MiB`, `gcc 12 is gone −90.1 MiB`. */
function packageWords(change: PackageChange, show: Show, isAlone: boolean): string {
  const { name, before, after } = change
  const of = (version: string | null | undefined) => (version ? ` ${show(version)}` : '')
  if (isAlone) return `${show(name)}${of(after?.version)} ${formatBytes(after?.bytes ?? 0)}`
  const growth = formatChange(growthOf(change))
  if (before === null) return `${show(name)}${of(after?.version)} is new ${growth}`
  if (after === null) return `${show(name)}${of(before.version)} is gone ${growth}`
  const versions =
    before.version === after.version
      ? of(after.version)
      : `${of(before.version)} →${of(after.version)}`
  return `${show(name)}${versions} ${growth}`
}

function directoryLine(
  directories: readonly DirectoryChange[],
  show: Show,
  isAlone: boolean,
): string[] {
  const told = directories.filter(
    ({ beforeBytes, afterBytes }) => Math.abs(afterBytes - beforeBytes) >= FEWEST_BYTES,
  )
  if (told.length === 0) return []
  const words = told.slice(0, NAMED).map(({ path, beforeBytes, afterBytes }) => {
    const size = isAlone ? formatBytes(afterBytes) : formatChange(afterBytes - beforeBytes)
    return `${show(`/${path}`)} ${size}`
  })
  return [`other files: ${words.join(', ')}${more(told.length, 'more places')}`]
}

function leftoverLine({ leftovers }: ImageFiles): string[] {
  const told = leftovers.filter(({ bytes }) => bytes >= FEWEST_BYTES)
  if (told.length === 0) return []
  const words = told.slice(0, NAMED).map(({ kind, bytes }) => `${kind} ${formatBytes(bytes)}`)
  return [`rarely needed: ${words.join(', ')}${more(told.length, 'more kinds')}`]
}

function duplicateLine({ duplicates }: ImageFiles, show: Show): string[] {
  const bytes = duplicates.reduce((sum, each) => sum + each.bytes, 0)
  if (bytes < FEWEST_BYTES) return []
  const words = duplicates.slice(0, NAMED).map(({ paths: [first = '', ...others], bytes }) => {
    const [second = ''] = others
    const too = others.length === 1 ? show(`/${second}`) : `${others.length} others`
    return `${show(`/${first}`)} and ${too} ${formatBytes(bytes)}`
  })
  return [
    `the same content more than once, ${formatBytes(bytes)}: ${words.join(', ')}${more(duplicates.length, 'more')}`,
  ]
}

function wasteLine({ wastedBytes, wasted, isWhole }: ImageFiles, show: Show): string[] {
  if (wastedBytes < FEWEST_BYTES) return []
  const words = wasted.slice(0, NAMED).map((file) => wasteWords(file, show))
  const least = isWhole ? '' : 'at least '
  return [
    `wasted: ${least}${formatBytes(wastedBytes)} that later layers hide: ${words.join(', ')}${more(wasted.length, 'more files')}`,
  ]
}

function wasteWords({ path, bytes, lost }: WastedFile, show: Show): string {
  const how = {
    overwritten: 'written again',
    copied: 'the same again',
    deleted: 'deleted',
    repeated: 'twice in one layer',
  }
  return `${show(`/${path}`)} ${formatBytes(bytes)} (${how[lost.how]})`
}

function leftOutLine(leftOut: readonly UnreadLayer[]): string[] {
  const [first] = leftOut
  if (first === undefined) return []
  const others = leftOut.length === 1 ? '' : `, and ${leftOut.length - 1} more`
  return [`not looked into: layer ${first.digest.slice(0, 19)} ${first.why}${others}`]
}

function more(count: number, what: string): string {
  return count > NAMED ? `, and ${count - NAMED} ${what}` : ''
}
