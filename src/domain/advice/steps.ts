import { byStep, type DescribedLayer } from '../history/described-layer.ts'
import { namesSecret } from '../secrets/names.ts'
import { readScript } from '../shell/script.ts'
import { type Cache, cacheDraft, isSet, leaves } from './caches/cache.ts'
import { OTHER_CACHES } from './caches/compiled.ts'
import { JAVASCRIPT_CACHES } from './caches/javascript.ts'
import { readsMounted } from './caches/mounted.ts'
import { PYTHON_CACHES } from './caches/python.ts'
import { SYSTEM_CACHES } from './caches/system.ts'
import { lateCleanup } from './files/cleanup.ts'
import { type Copy, copyArchive, copyEverything, copyOf } from './files/copies.ts'
import { fetchedArchive, gitHistory, unpackedBy } from './files/fetched.ts'
import { makersOf } from './files/makers.ts'
import { chmodCopy } from './files/rewrites.ts'
import { devDependencies, isBuild } from './packages/development.ts'
import { compilers, debugTools, wordsIn } from './packages/tools.ts'
import { torchCuda } from './packages/torch.ts'
import { recommends, upgrade } from './packages/upgrade.ts'
import { type AdviceSubject, type Draft, ownLayers, upTo } from './rule.ts'
import { type Run, runOf } from './run.ts'

const RUN_RULES: readonly ((run: Run, subject: AdviceSubject) => Draft | null)[] = [
  upgrade,
  torchCuda,
  fetchedArchive,
  gitHistory,
]

const CACHES: readonly Cache[] = [
  ...SYSTEM_CACHES,
  ...PYTHON_CACHES,
  ...JAVASCRIPT_CACHES,
  ...OTHER_CACHES,
]

/** What of it is read: as much as a Dockerfile has. */
const MOST_ENVIRONMENT = 10_000

/** What the image's own steps show. */
export function stepDrafts(subject: AdviceSubject): Draft[] {
  const own = ownLayers(subject)
  const environment = environmentIn(subject.environment)
  const runs = own.map((layer) => runOf(layer, environment))
  const written = runs.flatMap((run) => run?.written ?? [])
  const startCommands = beginnings(subject.startCommands)
  const needed = wordsIn([...startCommands, ...written])
  const possible = CACHES.filter(
    ({ neededBy }) => !startCommands.some((text) => neededBy?.test(text)),
  )
  const unpacked = unpackedLater(runs)
  const copies = own.map(copiesIn)
  const builds = runs.some((run) => run?.commands.some(isBuild))
  // Where nothing is copied, the base image may have brought the files that a step reads.
  const tellsFiles = subject.base.kind !== 'unknown' || copies.some((each) => each.length > 0)
  const caches = runs.map((run, at) => {
    if (run === null) return []
    const before = runs.slice(0, at).filter((each) => each !== null)
    const isMounted = tellsFiles && readsMounted(run, copies.slice(0, at + 1).flat(), before)
    if (isMounted) return []
    return possible
      .filter((cache) => leaves(run, cache))
      .filter((cache) => !isSet(run, cache, before))
  })
  const copied = own.map((layer, at) => present(copyDrafts(layer, unpacked[at] ?? new Set())))
  // What is said of an archive is not said again of its removal.
  const isTold = (at: number) => copied[at]?.some(({ rule }) => rule === 'copy-archive')
  const makers = own.map((layer, at) => (isTold(at) ? [] : makersOf(layer, runs[at] ?? null)))
  return own.flatMap((_, at) => {
    const run = runs[at] ?? null
    const ofLayer = copied[at] ?? []
    if (run === null) return ofLayer
    const earlier = () => ({
      makers: makers.slice(0, at).flat(),
      runs: runs
        .slice(0, at)
        .flatMap((each, index) =>
          each === null ? [] : [{ run: each, caches: caches[index] ?? [] }],
        ),
    })
    return present([
      ...(caches[at] ?? []).map((cache) => cacheDraft(run, cache)),
      ...RUN_RULES.map((rule) => rule(run, { ...subject, startCommands })),
      recommends(run, written),
      devDependencies(run, startCommands, builds),
      compilers(run, needed),
      debugTools(run, needed),
      chmodCopy(run, own.slice(0, at)),
      lateCleanup(run, earlier),
      ...ofLayer,
    ])
  })
}

/** Of a layer that holds several steps, the bytes are the most that one of them can have made. */
function copyDrafts(layer: DescribedLayer, unpacked: ReadonlySet<string>): (Draft | null)[] {
  const steps = byStep(layer)
  const drafts = steps.flatMap((each) => [copyEverything(each), copyArchive(each, unpacked)])
  if (steps.length < 2) return drafts
  return drafts.map((draft) => draft && { ...draft, layer, ...upTo(layer.layer.bytes) })
}

function copiesIn(layer: DescribedLayer): Copy[] {
  return byStep(layer).flatMap((each) => copyOf(each) ?? [])
}

function present(drafts: readonly (Draft | null)[]): Draft[] {
  return drafts.filter((draft) => draft !== null)
}

/** Of an image that nobody should start. */
const MOST_COMMANDS = 100

function beginnings(commands: readonly string[]): string[] {
  return commands.slice(0, MOST_COMMANDS).map((text) => text.slice(0, MOST_ENVIRONMENT))
}

/** For each step, the names that later ones unpack. */
function unpackedLater(runs: readonly (Run | null)[]): ReadonlySet<string>[] {
  const sets: Set<string>[] = []
  const known = new Set<string>()
  for (const run of runs.toReversed()) {
    sets.push(new Set(known))
    for (const name of run === null ? [] : unpackedBy(run)) known.add(name)
  }
  return sets.toReversed()
}

/** What ENV sets counts as if each step had set it itself; secrets are left out. */
function environmentIn(entries: readonly string[]): Map<string, string> {
  const text = entries.join('\n').slice(0, MOST_ENVIRONMENT)
  const old = [...text.matchAll(/^(\w+) (.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
  const found = [...old, ...readScript(text).variables]
  return new Map(found.filter(([name]) => !namesSecret(name)))
}
