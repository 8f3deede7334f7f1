import { fieldOf, isShown, type Package, type PackageFile } from './package.ts'

const STATUS = 'var/lib/dpkg/status'
const LIST = /^var\/lib\/dpkg\/info\/([^/]+)\.list$/
/** Images without dpkg have a file for each package there, and one of its checksums (distroless). */
const CONTROL = /^var\/lib\/dpkg\/status\.d\/([^/]+)$/
const SUMS = /^var\/lib\/dpkg\/status\.d\/([^/]+)\.md5sums$/

const ESSENTIAL = /^(?:Package|Version|Architecture): /

export function tellsOfDebian(path: string): boolean {
  return path === STATUS || LIST.test(path) || CONTROL.test(path)
}

/** What {@link debianPackages} reads of a file: of the status three fields of each package. */
export function essenceOfDebian(path: string, text: string): string {
  if (LIST.test(path) || SUMS.test(path)) return text
  const lines = text.split('\n')
  return lines.filter((line) => line === '' || ESSENTIAL.test(line)).join('\n')
}

/** dpkg's lists of files, with the versions that its status tells. */
export function debianPackages(files: readonly PackageFile[]): Package[] {
  const versions = new Map<string, string>()
  /** A file's name is not the package's always. */
  const names = new Map<string, string>()
  const lists = new Map<string, string[]>()
  for (const { path, text } of files) {
    const [, sums] = SUMS.exec(path) ?? []
    const [, list] = LIST.exec(path) ?? []
    if (sums !== undefined)
      lists.set(
        sums,
        text.split('\n').map((line) => clean(line.slice(34))),
      )
    else if (list !== undefined) lists.set(list, text.split('\n').map(clean))
    else if (path === STATUS) readStatus(text, versions)
    else readControl(path, text, { names, versions })
  }
  return [...lists].flatMap(([key, paths]) => {
    // Of packages for several architectures, the list's name has it: libc6:amd64.
    const [name = key] = (names.get(key) ?? key).split(':')
    const version = versions.get(key) ?? versions.get(name) ?? null
    return isShown(name)
      ? [{ manager: 'deb', name, version, paths: paths.filter((each) => each !== '') }]
      : []
  })
}

function readControl(
  path: string,
  text: string,
  { names, versions }: { names: Map<string, string>; versions: Map<string, string> },
): void {
  const [, file] = CONTROL.exec(path) ?? []
  const name = fieldOf(text, 'Package')
  if (file === undefined || !isShown(name)) return
  names.set(file, name)
  readStatus(text, versions)
}

function readStatus(text: string, versions: Map<string, string>): void {
  for (const stanza of text.split(/\n\n+/)) {
    const name = fieldOf(stanza, 'Package')
    const version = fieldOf(stanza, 'Version')
    if (!isShown(name) || !isShown(version)) continue
    versions.set(name, version)
    const architecture = fieldOf(stanza, 'Architecture')
    if (architecture !== undefined) versions.set(`${name}:${architecture}`, version)
  }
}

function clean(path: string): string {
  return path.replace(/^[./]+/, '').trimEnd()
}
