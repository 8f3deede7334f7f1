import { isShown, type Package } from './package.ts'

const SPECIFICATION =
  /^(.*\/)?specifications\/(?:default\/)?([^/]+)-(\d[^/-]*(?:-[^/]+)?)\.gemspec$/

/** Gems: a specification tells the name, and what is installed lies beside it. */
export function rubyPackages(paths: Iterable<string>): Package[] {
  const found: Package[] = []
  for (const path of paths) {
    const [, home = '', name, version] = SPECIFICATION.exec(path) ?? []
    if (!isShown(name) || !isShown(version)) continue
    const whole = `${name}-${version}`
    const roots = [`${home}gems/${whole}`, `${home}doc/${whole}`]
    found.push({ manager: 'gem', name, version, paths: [path, `${home}cache/${whole}.gem`], roots })
  }
  return found
}
