import { type Command, isCommand } from '../../shell/command.ts'
import { type Cache, empties, leaves } from '../caches/cache.ts'
import { shellWords } from '../lines.ts'
import { removesPackages } from '../packages/packages.ts'
import { type Claim, type Draft, exactly, about as typical, unknownUpTo, upTo } from '../rule.ts'
import type { Run } from '../run.ts'
import { copyOf } from './copies.ts'
import { layerWords } from './layer-words.ts'
import type { Maker } from './makers.ts'
import { baseName } from './names.ts'
import { type Cover, coverOf, removedBy } from './paths.ts'

/** A layer of removals holds little more than their names. */
const TINY_BYTES = 64 * 1024
/** And the package manager's database, written anew. */
const DATABASE_BYTES = 2 * 1024 * 1024

/** What stands before a step. */
export interface Earlier {
  readonly makers: readonly Maker[]
  readonly runs: readonly { readonly run: Run; readonly caches: readonly Cache[] }[]
}

/** What a removal takes of an earlier layer. */
interface Found {
  readonly layer: Maker['layer']
  readonly by: Maker['by']
  readonly part: string
  /** null: not known. */
  readonly bytes: number | null
  readonly isExact: boolean
}

/** @param before is asked where the step removes something */
export function lateCleanup(run: Run, before: () => Earlier): Draft | null {
  const removes = run.commands.some(isRemoval)
  const isAlone = run.commands.every((command) => isRemoval(command) || isNeutral(command))
  const most = run.commands.some(removesPackages) ? DATABASE_BYTES : TINY_BYTES
  if (run.isCut || run.isMixed || !removes) return null
  const isCleanup = isAlone && run.bytes < most
  const earlier = before()
  // Who does something else too is told only of what is surely there for nothing.
  const found = [...cachesIn(run, earlier), ...filesIn(run, earlier)].filter(
    ({ by, isExact }) => isCleanup || (by === 'COPY' && isExact),
  )
  const [first] = found.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
  const about = {
    rule: 'late-cleanup',
    layer: run.layer,
    summary: 'remove files in the step that makes them',
  } as const
  if (first === undefined) return isCleanup ? { ...about, ...unmatched(earlier) } : null
  const known = found.filter(({ bytes }) => bytes !== null)
  const bytes = known.reduce((sum, each) => sum + (each.bytes ?? 0), 0)
  const atMost = [...new Set(found.map(({ layer }) => layer))].reduce(
    (sum, { layer }) => sum + layer.bytes,
    0,
  )
  const saving = known.every(({ isExact }) => isExact)
    ? exactly(bytes)
    : known.some(({ part }) => part === 'files')
      ? upTo(bytes)
      : typical(bytes)
  return {
    ...about,
    ...(known.length === 0 ? unknownUpTo(atMost) : saving),
    claims: known.map(
      (each): Claim => ({ layers: [each.layer], bytes: each.bytes ?? 0, part: each.part }),
    ),
    sentence: `This RUN removes what ${layerWords(first.layer)} made${found.length > 1 ? ', among others' : ''}: it is still stored and pulled with that layer.`,
    ...cureOf(first, run, earlier),
  }
}

function cureOf({ by, layer }: Found, run: Run, { runs }: Earlier) {
  if (by === 'RUN') {
    return {
      cure: 'Remove in the same RUN that makes the files.',
      dockerfile: 'RUN make install && rm -rf /src',
    }
  }
  return {
    cure: 'A COPY cannot clean up after itself: mount the files for the RUN that needs them.',
    dockerfile: mountLine(layer, [...runs.map((each) => each.run), run]),
  }
}

const ANY_MOUNT = 'RUN --mount=type=bind,source=.,target=/src make -C /src install'

/** The command that uses the file, with the file mounted where the COPY put it. */
function mountLine(layer: Maker['layer'], runs: readonly Run[]): string {
  const copy = copyOf(layer)
  if (copy === null || copy.sources.length !== 1) return ANY_MOUNT
  const [source = ''] = copy.sources
  const target = copy.target.endsWith('/') ? `${copy.target}${baseName(source)}` : copy.target
  const user = runs
    .flatMap(({ commands }) => commands)
    .find((command) => !isRemoval(command) && command.operands.includes(target))
  const words = user && shellWords(user.words)
  const isPlain = /^[\w./-]+$/.test(source) && /^\/[\w./-]+$/.test(target)
  return words == null || !isPlain || source.startsWith('/')
    ? ANY_MOUNT
    : `RUN --mount=type=bind,source=${source},target=${target} ${words}`
}

/** Nothing shows whose files they are. */
function unmatched({ makers }: Earlier) {
  const most = makers.reduce((bytes, { layer }) => Math.max(bytes, layer.layer.bytes), 0)
  return {
    ...unknownUpTo(most),
    claims: [],
    sentence:
      'This RUN only removes, and earlier layers keep what they hold, so that it likely saves nothing.',
    cure: 'Remove in the same RUN that makes the files.',
    dockerfile: 'RUN make install && rm -rf /src',
  }
}

function cachesIn(run: Run, { runs }: Earlier): Found[] {
  return runs.flatMap(({ run: before, caches }) =>
    caches
      .filter((cache) => leaves(before, cache) && empties(run, cache))
      .map((cache) => ({
        layer: before.layer,
        by: 'RUN' as const,
        part: cache.rule,
        bytes: cache.saving(before).bytes,
        isExact: false,
      })),
  )
}

function filesIn(run: Run, { makers }: Earlier): Found[] {
  const removed = run.commands.flatMap(removedBy)
  return makers.flatMap(({ layer, by, paths, isAll }) => {
    const covers = paths.map((path) => most(removed.map((each) => coverOf(each, path))))
    if (!covers.some((cover) => cover !== 'none')) return []
    const isWhole = isAll && covers.every((cover) => cover === 'whole')
    const bytes = isWhole ? layer.layer.bytes : null
    return [{ layer, by, part: 'files', bytes, isExact: isWhole && by === 'COPY' }]
  })
}

function most(covers: readonly Cover[]): Cover {
  if (covers.includes('whole')) return 'whole'
  return covers.includes('part') ? 'part' : 'none'
}

const REMOVAL_VERB =
  /^(?:clean|autoclean|dist-?clean|autoremove|autopurge|remove|purge|del|erase|uninstall|prune|clear|clear-?cache)$/
const MANAGER =
  /^(?:apt|apt-get|aptitude|apk|dnf|dnf5|microdnf|yum|pip[\d.]*|npm|yarn|pnpm|conda|mamba|micromamba|uv|poetry|composer|gem|go|cargo)$/

function isRemoval(command: Command): boolean {
  if (/^(?:rm|rmdir|unlink)$/.test(command.name)) return true
  return (
    (command.name === 'find' && removedBy(command).length > 0) ||
    isCommand(command, MANAGER, REMOVAL_VERB)
  )
}

function isNeutral({ name }: Command): boolean {
  return /^(?:set|cd|true|:|echo|ls|export|sync|df|du|apt-mark|\[|\[\[|test)$/.test(name)
}
