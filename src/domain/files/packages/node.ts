import { directoryOf, isShown, type Package, type PackageFile } from './package.ts'

/** Those of a package itself: others lie in its tests and its `dist/esm`, and name nothing. */
const MANIFEST = /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/

export function tellsOfNode(path: string): boolean {
  return MANIFEST.test(path)
}

/** What {@link nodePackages} reads of a manifest. */
export function essenceOfNode(text: string): string {
  return JSON.stringify(parsed(text))
}

/** What npm, yarn and pnpm have installed: everything in a package's directory, without those in its own node_modules. */
export function nodePackages(files: readonly PackageFile[]): Package[] {
  return files
    .filter(({ path }) => MANIFEST.test(path))
    .flatMap(({ path, text }) => {
      const { name, version } = parsed(text)
      if (!isShown(name)) return []
      return [
        {
          manager: 'npm',
          name,
          version: isShown(version) ? version : null,
          roots: [directoryOf(path)],
        },
      ]
    })
}

function parsed(text: string): { name?: string; version?: string } {
  try {
    const value: unknown = JSON.parse(text)
    const of = (key: string) => {
      const found: unknown = Reflect.get(Object(value), key)
      return typeof found === 'string' ? { [key]: found } : {}
    }
    return { ...of('name'), ...of('version') }
  } catch {
    return {}
  }
}
