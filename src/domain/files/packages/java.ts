import { isShown, type Package, type PackageFile } from './package.ts'

/** Archives are called so by Maven and Gradle: artifact-version.jar. */
const ARCHIVE = /(?:^|\/)([^/]+?)(?:-(\d[^/]*?))?\.(?:jar|war|ear)$/

/** Jars, and those that lie in them: of a fat one its libraries take most bytes. */
export function javaPackages(
  paths: Iterable<string>,
  files: readonly PackageFile[] = [],
): Package[] {
  return [...outerPackages(paths), ...files.flatMap(innerPackages)]
}

function innerPackages({ path, text, kind }: PackageFile): Package[] {
  if (kind !== 'jar') return []
  return text.split('\n').flatMap((line) => {
    const [bytes, inner = ''] = line.split('\t')
    const [outer] = outerPackages([inner])
    return outer === undefined
      ? []
      : [{ ...outer, paths: [], within: { path, bytes: Number(bytes) } }]
  })
}

function outerPackages(paths: Iterable<string>): Package[] {
  const found: Package[] = []
  for (const path of paths) {
    const [, name, version] = ARCHIVE.exec(path) ?? []
    if (isShown(name))
      found.push({
        manager: 'maven',
        name,
        version: isShown(version) ? version : null,
        paths: [path],
      })
  }
  return found
}
