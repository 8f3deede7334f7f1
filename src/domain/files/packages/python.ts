import { directoryOf, fieldOf, isShown, type Package, type PackageFile } from './package.ts'

const ABOUT = /\.dist-info\/METADATA$|\.egg-info\/PKG-INFO$|\.egg-info$/
const RECORD = /\.dist-info\/RECORD$/
/** The path of a line, up to the comma behind it. */
const RECORDED = /^(?:"((?:[^"]|"")+)"|([^,\r]+)),/

export function tellsOfPython(path: string): boolean {
  return ABOUT.test(path) || RECORD.test(path)
}

/** What {@link pythonPackages} reads of a file: neither the prose nor the checksums. */
export function essenceOfPython(path: string, text: string): string {
  if (RECORD.test(path)) {
    return text
      .split('\n')
      .flatMap((line) => RECORDED.exec(line)?.[0] ?? [])
      .join('\n')
  }
  const lines = headOf(text).split(/\r?\n/)
  return lines.filter((line) => /^(?:Name|Version): /.test(line)).join('\n')
}

/** Behind the first empty line is prose. */
function headOf(text: string): string {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  return head
}

/** What pip has installed: RECORD lists the files of a wheel, METADATA says its name and version. */
export function pythonPackages(files: readonly PackageFile[]): Package[] {
  const records = new Map(
    files
      .filter(({ path }) => RECORD.test(path))
      .map(({ path, text }) => [directoryOf(path), text]),
  )
  return files
    .filter(({ path }) => ABOUT.test(path))
    .flatMap(({ path, text }) => {
      const head = headOf(text)
      const name = fieldOf(head, 'Name')
      const version = fieldOf(head, 'Version')
      if (!isShown(name)) return []
      const information = path.endsWith('.egg-info') ? path : directoryOf(path)
      const record = records.get(information)
      const site = directoryOf(information)
      const paths = record === undefined ? [path] : recorded(record, site)
      return [
        {
          manager: 'pip',
          name,
          version: isShown(version) ? version : null,
          paths,
          roots: [information],
        },
      ]
    })
}

/** `path,hash,size` lines, of which the path is quoted where it has a comma; relative to site-packages. */
function recorded(record: string, site: string): string[] {
  return record.split('\n').flatMap((line) => {
    const [, quoted, plain] = RECORDED.exec(line) ?? []
    const path = quoted?.replaceAll('""', '"') ?? plain
    if (path === undefined) return []
    if (path.startsWith('/')) return [path.slice(1)]
    const names = site === '' ? [] : site.split('/')
    for (const name of path.split('/')) {
      if (name === '..') names.pop()
      else if (name !== '.' && name !== '') names.push(name)
    }
    // Compiled files are not listed always; they lie beside what is.
    return [names.join('/')]
  })
}
