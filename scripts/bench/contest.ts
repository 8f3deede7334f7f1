import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Certificates } from './certificates.ts'
import { clientCommand, measured, outputOf, type Result, type Surroundings } from './contestants.ts'
import { budgetsOf, type Fleet } from './fleet.ts'
import { commandOf, type Loop, loopLike, loopsFor } from './loops.ts'
import { planOf } from './plan.ts'
import type { Row } from './rows.ts'
import { Wire } from './wire.ts'

export const NAME = 'registry.example'

const MOST_ROUNDS = 5
const FEWEST_ROUNDS = 3
/** A row that takes so long has no round more than the fewest; one that takes very long, no other. */
const ROW_MS = 4_000
const LONG_ROW_MS = 20_000
/** A loop so much slower than the best of the first round is not run again. */
const HOPELESS = 1.25

export interface Compared {
  readonly row: Row
  readonly rounds: number
  readonly ours: Result
  readonly best: Contestant
  /** As many connections as ours; null where that is not asked. */
  readonly alike: Contestant | null
}

interface Contestant {
  readonly label: string
  readonly result: Result
}

interface Stage {
  readonly folder: string
  readonly certificates: Certificates
}

interface Runs {
  readonly ours: () => Promise<Result>
  readonly loop: (loop: Loop) => Promise<Result>
}

/** This client and bare loops, in one run. */
export async function contest(row: Row, { folder, certificates }: Stage): Promise<Compared> {
  const { fleet, isTls, limit, roundTrip, protocol, work } = row
  const { authority, ...tls } = certificates
  const settings = {
    ...{ fleet, protocol, hasTokens: work === 'tokens' },
    ...(isTls && { tls }),
    ...(limit && { limit: { ...limit, answerMs: roundTrip } }),
  }
  const wire = await Wire.start(settings, limit ? 0 : roundTrip)
  try {
    const host = `${isTls ? NAME : '127.0.0.1'}:${wire.port}`
    const config = join(folder, 'budgets.yaml')
    const plan = join(folder, 'plan.json')
    await writeFile(config, budgetsOf(fleet, host))
    await writeFile(plan, JSON.stringify(planOf(fleet, work)))
    const around: Surroundings = {
      ...{ folder, wire },
      authority: isTls ? authority : undefined,
      isMemoryMeasured: row.table === 'memory',
    }
    const command = clientCommand(config, work, join(folder, `cache-${row.name}`))
    // What an earlier run has left.
    if (work === 'cached') await measured(command, around)
    const place = { folder, origin: `${isTls ? 'https' : 'http'}://${host}`, plan }
    return await rounds(row, {
      loop: (loop) => measured(commandOf(loop, place), around),
      async ours() {
        const result = await measured(command, around)
        assertMeasured(await readFile(outputOf(folder), 'utf8'), fleet)
        return result
      },
    })
  } finally {
    wire.stop()
  }
}

async function rounds(row: Row, run: Runs): Promise<Compared> {
  const ours: Result[] = []
  const alike: Result[] = []
  const theirs = new Map<Loop, Result[]>(loopsFor(row).map((loop) => [loop, []]))
  const isLikened = row.table === 'speed' || row.table === 'tls'
  const started = performance.now()
  const isDone = (count: number) => {
    const took = performance.now() - started
    if (row.isOnce || took > LONG_ROW_MS) return count >= 1
    return count >= (took > ROW_MS ? FEWEST_ROUNDS : MOST_ROUNDS)
  }
  let like: Loop | undefined
  while (!isDone(ours.length)) {
    for (const [loop, results] of theirs) results.push(await run.loop(loop))
    const own = await run.ours()
    like ??= loopLike(row, own.connections)
    if (isLikened) alike.push(await run.loop(like))
    for (const floor of [...theirs.values(), alike]) assertSame(row, own, floor.at(-1))
    if (ours.push(own) === 1) leaveHopeless(theirs)
  }
  return {
    ...{ row, rounds: ours.length, ours: median(ours) },
    best: best(theirs),
    alike: like && isLikened ? { label: like.label, result: median(alike) } : null,
  }
}

function leaveHopeless(theirs: Map<Loop, Result[]>): void {
  const { ms } = best(theirs).result
  for (const [loop, results] of theirs) if (median(results).ms > ms * HOPELESS) theirs.delete(loop)
}

function best(theirs: ReadonlyMap<Loop, readonly Result[]>): Contestant {
  const all = [...theirs].map(([{ label }, results]) => ({ label, result: median(results) }))
  const [first] = all.toSorted((a, b) => a.result.ms - b.result.ms)
  if (first === undefined) throw new Error('no loop was run')
  return first
}

/** By time. */
function median(results: readonly Result[]): Result {
  const middle = results.toSorted((a, b) => a.ms - b.ms)[Math.floor((results.length - 1) / 2)]
  if (middle === undefined) throw new Error('nothing was run')
  return middle
}

/** A loop that asks for something else is no floor. */
function assertSame({ name }: Row, ours: Result, floor: Result | undefined): void {
  if (floor === undefined) return
  const told = ({ requests, refused, bytes }: Result) =>
    `${requests - refused} answers of ${bytes} bytes`
  if (told(ours) !== told(floor)) {
    throw new Error(`${name}: this client got ${told(ours)}, the floor ${told(floor)}`)
  }
}

interface Told {
  readonly services: readonly {
    readonly outcome: string
    readonly platforms: readonly Record<'base' | 'head', { readonly bytes: number } | null>[]
  }[]
}

/** A report that lacks an image was made in less time than a whole one. */
function assertMeasured(report: string, { services, platforms }: Fleet): void {
  const told = (JSON.parse(report) as Told).services
  const isWhole = ({ outcome, platforms: found }: Told['services'][number]) =>
    outcome === 'pass' &&
    found.length === platforms &&
    found.every(({ base, head }) => base && head && base.bytes > 0 && head.bytes > 0)
  const count = told.filter(isWhole).length
  if (count !== services) throw new Error(`of ${services} services ${count} were measured`)
}
