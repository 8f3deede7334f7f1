import { isShown, type Package, type PackageFile } from './package.ts'

export function tellsOfAlpine(path: string): boolean {
  return path === 'lib/apk/db/installed' || path === 'usr/lib/apk/db/installed'
}

/** What {@link alpinePackages} reads of a database. */
export function essenceOfAlpine(text: string): string {
  const lines = text.split('\n').filter((line) => line === '' || /^[PVFR]:/.test(line))
  return lines.join('\n')
}

/** apk's database: a stanza a package, in which F: is a directory and each R: a file in it. */
export function alpinePackages(files: readonly PackageFile[]): Package[] {
  return files
    .filter(({ path }) => tellsOfAlpine(path))
    .flatMap(({ text }) => text.split('\n\n'))
    .flatMap((stanza) => packageOf(stanza))
}

function packageOf(stanza: string): Package[] {
  const paths: string[] = []
  let [name, version, directory] = ['', '', '']
  for (const line of stanza.split('\n')) {
    const value = line.slice(2)
    if (line.startsWith('P:')) name = value
    else if (line.startsWith('V:')) version = value
    else if (line.startsWith('F:')) directory = value
    else if (line.startsWith('R:')) paths.push(directory === '' ? value : `${directory}/${value}`)
  }
  if (!isShown(name)) return []
  return [{ manager: 'apk', name, version: isShown(version) ? version : null, paths }]
}
