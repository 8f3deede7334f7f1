import { isShown, type Package } from './package.ts'

/** Archives are called so by Maven and Gradle: artifact-version.jar. */
const ARCHIVE = /(?:^|\/)([^/]+?)(?:-(\d[^/]*?))?\.(?:jar|war|ear)$/

export function javaPackages(paths: Iterable<string>): Package[] {
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
