import { nameWithoutSecrets } from '../secrets/mask.ts'

interface NamedContent {
  readonly path: string
  readonly bytes: number
  /** Equal of equal contents; left out of small files. */
  readonly content?: string
}

/** Files of one content that an image holds more than once. */
export interface Duplicate {
  /** Each of them is stored. */
  readonly paths: readonly string[]
  /** Of all but one. */
  readonly bytes: number
}

/** The largest first. Hard links are one file. */
export function duplicatesIn(files: Iterable<NamedContent>): Duplicate[] {
  const byContent = new Map<string, NamedContent[]>()
  for (const file of files) {
    if (file.content === undefined) continue
    const known = byContent.get(file.content)
    if (known === undefined) byContent.set(file.content, [file])
    else known.push(file)
  }
  return [...byContent.values()]
    .filter((same) => same.length > 1)
    .map((same) => ({
      paths: same.map(({ path }) => nameWithoutSecrets(path)).toSorted(),
      bytes: (same.length - 1) * (same[0]?.bytes ?? 0),
    }))
    .toSorted((a, b) => b.bytes - a.bytes)
}
