import { nameWithoutSecrets } from '../../secrets/mask.ts'
import { alpinePackages, tellsOfAlpine } from './alpine.ts'
import { debianPackages, tellsOfDebian } from './debian.ts'
import { javaPackages } from './java.ts'
import { nodePackages, tellsOfNode } from './node.ts'
import type { Package, PackageFile } from './package.ts'
import { pythonPackages, tellsOfPython } from './python.ts'
import { rubyPackages } from './ruby.ts'

/** Whether the text of a file is needed to tell packages. */
export function tellsOfPackages(path: string): boolean {
  return tellsOfDebian(path) || tellsOfAlpine(path) || tellsOfPython(path) || tellsOfNode(path)
}

/** All packages that an image's own files tell of, as they may be shown. */
export function packagesIn(files: readonly PackageFile[], paths: readonly string[]): Package[] {
  const found: Package[] = [
    ...javaPackages(paths),
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
