import { compareFiles, filesOf, type ImageFiles, type ListedLayer } from './inspection.ts'
import type { SizedFile } from './packages/attribute.ts'
import type { Manager } from './packages/package.ts'

/** The one package, file or directory that makes most of what a layer grew by. */
export type Culprit = {
  /** About, compressed. */
  readonly storedBytes: number
} & (
  | {
      readonly kind: 'package'
      readonly manager: Manager
      readonly name: string
      readonly isNew: boolean
      /** null where no file says it. */
      readonly before: string | null
      readonly after: string | null
    }
  | { readonly kind: 'place'; readonly path: string }
)

/** Less of the growth is not most of it. */
const LEAST_SHARE = 0.5

/**
 * @param before the layer as it was; null: it is new.
 * @param growth compressed bytes that it grew by.
 * @returns null where it did not grow, or nothing makes most of that.
 */
export function culpritOf(
  before: ListedLayer | null,
  after: ListedLayer,
  growth: number,
): Culprit | null {
  if (growth <= 0) return null
  const [was, is] = [before && alone(before), alone(after)]
  const { packages, directories } = compareFiles(was, is)
  const candidates: Culprit[] = [
    ...packages.map(
      ({ manager, name, before: old, after: now }): Culprit => ({
        kind: 'package',
        manager,
        name,
        isNew: old === null,
        before: old?.version ?? null,
        after: now?.version ?? null,
        storedBytes: storedOf(is, manager, name) - storedOf(was, manager, name),
      }),
    ),
    ...directories.map(
      ({ path }): Culprit => ({
        kind: 'place',
        path,
        storedBytes: storedBelow(is.others, path) - storedBelow(was?.others ?? [], path),
      }),
    ),
  ]
  const [most] = candidates.toSorted((a, b) => b.storedBytes - a.storedBytes)
  return most !== undefined && most.storedBytes >= LEAST_SHARE * growth ? most : null
}

function alone(layer: ListedLayer): ImageFiles {
  return filesOf({ layers: [layer], unread: [], isWhole: false })
}

function storedOf(files: ImageFiles | null, manager: Manager, name: string): number {
  return (files?.packages ?? [])
    .filter((each) => each.manager === manager && each.name === name)
    .reduce((sum, { storedBytes }) => sum + storedBytes, 0)
}

function storedBelow(files: readonly SizedFile[], path: string): number {
  return files
    .filter((file) => file.path === path || file.path.startsWith(`${path}/`))
    .reduce((sum, { storedBytes }) => sum + storedBytes, 0)
}
