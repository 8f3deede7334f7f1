import { isShown, type Package, type PackageFile } from './package.ts'

/** Programs by what `go build` wrote into them: each is a package of its own. */
export function goPackages(files: readonly PackageFile[]): Package[] {
  return files
    .filter(({ kind }) => kind === 'go')
    .flatMap(({ path, text }) => {
      const said = new Map(
        text.split('\n').map((line): [string, string[]] => {
          const [key = '', ...values] = line.split('\t')
          return [key, values]
        }),
      )
      const [module, version] = said.get('mod') ?? []
      const name = module ?? programOf(said.get('path')?.[0], path)
      if (!isShown(name)) return []
      // Go's own programs have its version, and no module.
      const isGo = module === undefined && name.startsWith('cmd/')
      const released = isGo ? said.get('go')?.[0] : version
      return [
        {
          manager: 'go',
          name,
          // Built from a working copy.
          version: isShown(released) && released !== '(devel)' ? released : null,
          paths: [path],
        },
      ]
    })
}

/** What was built from loose files is called by its own name. */
function programOf(said: string | undefined, path: string): string {
  return said === undefined || said === 'command-line-arguments'
    ? path.slice(path.lastIndexOf('/') + 1)
    : said
}
