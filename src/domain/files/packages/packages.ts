import { nameWithoutSecrets } from '../../secrets/mask.ts'
import { alpinePackages, essenceOfAlpine, tellsOfAlpine } from './alpine.ts'
import { debianPackages, essenceOfDebian, tellsOfDebian } from './debian.ts'
import { goPackages } from './go.ts'
import { javaPackages } from './java.ts'
import { essenceOfNode, nodePackages, tellsOfNode } from './node.ts'
import type { Package, PackageFile } from './package.ts'
import { essenceOfPython, pythonPackages, tellsOfPython } from './python.ts'
import { rubyPackages } from './ruby.ts'

/** Whether the text of a file is needed to tell packages. */
export function tellsOfPackages(path: string): boolean {
  return tellsOfDebian(path) || tellsOfAlpine(path) || tellsOfPython(path) || tellsOfNode(path)
}

/** Of rpm, which keeps it as SQLite, ndb or BerkeleyDB. */
export function isRpmDatabase(path: string): boolean {
  return /^(?:var\/lib|usr\/lib\/sysimage)\/rpm\/(?:rpmdb\.sqlite|Packages(?:\.db)?)$/.test(path)
}

/**
 * The same file with nothing in it but what {@link packagesIn} reads: what is kept of a layer has no
 * prose and no checksums, and takes little room.
 */
export function essenceOf({ path, text }: PackageFile): PackageFile {
  if (tellsOfDebian(path)) return { path, text: essenceOfDebian(path, text) }
  if (tellsOfAlpine(path)) return { path, text: essenceOfAlpine(text) }
  if (tellsOfPython(path)) return { path, text: essenceOfPython(path, text) }
  return { path, text: tellsOfNode(path) ? essenceOfNode(text) : '' }
}

/** All packages that an image's own files tell of, as they may be shown. */
export function packagesIn(files: readonly PackageFile[], paths: readonly string[]): Package[] {
  const found: Package[] = [
    ...goPackages(files),
    ...javaPackages(paths, files),
    ...rubyPackages(paths),
    ...nodePackages(files),
    ...pythonPackages(files),
    // Whose lists of files are whole is asked last, and so counts first.
    ...alpinePackages(files),
    ...debianPackages(files),
  ]
  return found.map(({ name, version, ...files }) => ({
    ...files,
    name: nameWithoutSecrets(name),
    version: version && nameWithoutSecrets(version),
  }))
}
