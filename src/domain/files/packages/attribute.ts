import type { Manager, Package } from './package.ts'

export interface SizedFile {
  readonly path: string
  readonly bytes: number
  /** About, compressed. */
  readonly storedBytes: number
}

export interface SizedPackage {
  readonly manager: Manager
  readonly name: string
  /** null where no file says it. */
  readonly version: string | null
  readonly bytes: number
  readonly storedBytes: number
  readonly files: number
}

export interface Attribution {
  /** The largest first; those without a file here are left out. */
  readonly packages: readonly SizedPackage[]
  /** What no package owns. */
  readonly others: readonly SizedFile[]
}

/**
 * Says of each file which package it is of. A list of files counts before a directory, and of
 * directories the deepest: what npm put below a Debian package's directory is npm's.
 */
export function attribute(files: Iterable<SizedFile>, packages: readonly Package[]): Attribution {
  const owners = new Map<string, Package>()
  const roots = new Map<string, Package>()
  for (const each of packages) {
    for (const path of each.paths ?? []) owners.set(merged(path), each)
    for (const root of each.roots ?? []) roots.set(merged(root), each)
  }
  const inner = new Map<string, Package[]>()
  for (const each of packages) {
    if (each.within !== undefined)
      inner.set(each.within.path, [...(inner.get(each.within.path) ?? []), each])
  }
  const sums = new Map<Package, { bytes: number; storedBytes: number; files: number }>()
  const add = (owner: Package, { bytes, storedBytes }: SizedFile) => {
    const sum = sums.get(owner) ?? { bytes: 0, storedBytes: 0, files: 0 }
    sum.bytes += bytes
    sum.storedBytes += storedBytes
    sum.files++
    sums.set(owner, sum)
  }
  const others: SizedFile[] = []
  for (const whole of files) {
    const path = merged(whole.path)
    const owner = owners.get(path) ?? deepest(roots, path)
    const within = inner.get(whole.path)
    const { parts, rest } = within ? partsOf(whole, within) : { parts: [], rest: whole }
    for (const { part, file } of parts) add(part, file)
    if (owner === undefined) others.push(rest)
    else add(owner, rest)
  }
  return { packages: [...together(sums)].sort((a, b) => b.bytes - a.bytes), others }
}

/** A file without what lies in it. Where that would be more than there is, its names lie. */
function partsOf(file: SizedFile, inner: readonly Package[]) {
  const bytes = inner.reduce((sum, { within }) => sum + (within?.bytes ?? 0), 0)
  if (bytes === 0 || bytes > file.bytes) return { parts: [], rest: file }
  const share = (of: number): SizedFile => ({
    path: file.path,
    bytes: of,
    storedBytes: Math.round((file.storedBytes * of) / file.bytes),
  })
  const parts = inner.map((part) => ({ part, file: share(part.within?.bytes ?? 0) }))
  return { parts, rest: share(file.bytes - bytes) }
}

/** What a package manager names twice (in two node_modules, of two architectures) is one where its version is one. */
function together(
  sums: ReadonlyMap<Package, Omit<SizedPackage, 'manager' | 'name' | 'version'>>,
): Iterable<SizedPackage> {
  const found = new Map<string, SizedPackage>()
  for (const [{ manager, name, version }, sum] of sums) {
    const key = JSON.stringify([manager, name, version])
    const before = found.get(key) ?? { bytes: 0, storedBytes: 0, files: 0 }
    found.set(key, {
      manager,
      name,
      version,
      bytes: before.bytes + sum.bytes,
      storedBytes: before.storedBytes + sum.storedBytes,
      files: before.files + sum.files,
    })
  }
  return found.values()
}

/** Since /bin leads to /usr/bin, lists of files and archives name it either way. */
function merged(path: string): string {
  return path.replace(/^usr\/(?=s?bin\/|lib(?:32|64|x32)?\/)/, '')
}

function deepest(roots: ReadonlyMap<string, Package>, path: string): Package | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const found = roots.get(path.slice(0, end))
    if (found !== undefined) return found
  }
  return undefined
}

/** A package before and after a change; null where it was not there. */
export interface PackageChange {
  readonly manager: Manager
  readonly name: string
  readonly before: { readonly version: string | null; readonly bytes: number } | null
  readonly after: { readonly version: string | null; readonly bytes: number } | null
}

/** What has changed, by how much it weighs, the largest first; equal ones are left out. */
export function comparePackages(
  before: readonly SizedPackage[],
  after: readonly SizedPackage[],
): PackageChange[] {
  const names = new Map<string, { manager: Manager; name: string }>()
  const grouped = [before, after].map((packages) => {
    const byName = new Map<string, SizedPackage[]>()
    for (const each of packages) {
      const key = JSON.stringify([each.manager, each.name])
      names.set(key, each)
      byName.set(key, [...(byName.get(key) ?? []), each])
    }
    return byName
  })
  const changes = [...names].map(([key, { manager, name }]) => {
    const [old, now] = grouped.map((byName) => side(byName.get(key)))
    return { manager, name, before: old ?? null, after: now ?? null }
  })
  return changes
    .filter(
      ({ before, after }) => before?.bytes !== after?.bytes || before?.version !== after?.version,
    )
    .sort((a, b) => Math.abs(growthOf(b)) - Math.abs(growthOf(a)))
}

export function growthOf({ before, after }: PackageChange): number {
  return (after?.bytes ?? 0) - (before?.bytes ?? 0)
}

/** Several versions of one package at once count together. */
function side(packages: readonly SizedPackage[] | undefined) {
  if (packages === undefined) return undefined
  const versions = packages.flatMap(({ version }) => version ?? [])
  const bytes = packages.reduce((sum, each) => sum + each.bytes, 0)
  return { version: versions.length === 0 ? null : [...new Set(versions)].sort().join(', '), bytes }
}
