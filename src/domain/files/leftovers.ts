import type { SizedFile } from './packages/attribute.ts'

/** What an image rarely needs, and by which paths it is known. */
const KINDS: readonly (readonly [kind: string, path: RegExp])[] = [
  ['apt lists', /^var\/lib\/apt\/lists\/./],
  ['apt cache', /^var\/cache\/apt\/./],
  ['apk cache', /^(?:var\/cache\/apk|etc\/apk\/cache)\/./],
  ['dnf cache', /^var\/(?:cache\/(?:dnf|yum)|lib\/dnf\/history)/],
  ['pip cache', /(?:^|\/)\.cache\/pip\//],
  ['uv cache', /(?:^|\/)\.cache\/uv\//],
  ['poetry cache', /(?:^|\/)\.cache\/pypoetry\//],
  ['conda packages', /(?:^|\/)(?:mini)?(?:conda|forge|mamba)\d*\/pkgs\//],
  ['npm cache', /(?:^|\/)\.npm\/_cacache\//],
  ['yarn cache', /(?:^|\/)(?:\.yarn\/cache|\.cache\/yarn|usr\/local\/share\/\.cache\/yarn)\//],
  ['pnpm store', /(?:^|\/)(?:\.pnpm-store|\.local\/share\/pnpm\/store)\//],
  ['cargo registry', /(?:^|\/)(?:\.cargo|cargo)\/(?:registry|git)\//],
  ['Go cache', /(?:^|\/)(?:\.cache\/go-build|go\/pkg\/mod)\//],
  ['Maven repository', /(?:^|\/)\.m2\/repository\//],
  ['Gradle cache', /(?:^|\/)\.gradle\/caches\//],
  ['composer cache', /(?:^|\/)(?:\.composer|\.cache\/composer)\/(?:cache\/)?files\//],
  ['git history', /(?:^|\/)\.git\/(?:objects|lfs|modules)\//],
  ['documentation', /^usr\/(?:local\/)?share\/(?:doc|man|info|gtk-doc|help)\//],
  ['translations', /^usr\/(?:local\/)?share\/(?:locale|i18n)\/|^usr\/lib\/locale\//],
  ['object files', /\.(?:o|obj|a|la|pdb)$|\/CMakeFiles\//],
  ['Python bytecode', /\/__pycache__\/[^/]+\.pyc$/],
  [
    'tests of packages',
    /\/(?:site-packages|dist-packages|node_modules)\/.+\/(?:tests?|__tests__|spec)\//,
  ],
  ['source maps', /\.(?:js|css|mjs|cjs)\.map$/],
]

export interface SizedLeftover {
  readonly kind: string
  readonly bytes: number
  readonly storedBytes: number
  readonly files: number
}

/** Each file counts for one kind; the largest kind first. */
export function leftoversOf(files: Iterable<SizedFile>): SizedLeftover[] {
  const found = new Map<string, { bytes: number; storedBytes: number; files: number }>()
  for (const { path, bytes, storedBytes } of files) {
    const kind = KINDS.find(([, pattern]) => pattern.test(path))?.[0]
    if (kind === undefined || bytes === 0) continue
    const sum = found.get(kind) ?? { bytes: 0, storedBytes: 0, files: 0 }
    sum.bytes += bytes
    sum.storedBytes += storedBytes
    sum.files++
    found.set(kind, sum)
  }
  return [...found].map(([kind, sum]) => ({ kind, ...sum })).sort((a, b) => b.bytes - a.bytes)
}
