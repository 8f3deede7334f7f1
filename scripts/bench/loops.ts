import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Row } from './rows.ts'
import { ALLOWED_AT_ONCE } from './settings.ts'

/** A bare loop over a plan. */
export interface Loop {
  /** How wide it is, and by what. */
  readonly label: string
  readonly program: 'http1' | 'http2' | 'undici'
  /** After the origin and the plan. */
  readonly args: readonly number[]
}

const WIDTHS = [16, 32, 64, 128]
/** Streams at once, and connections for them. */
const STREAMS = [
  [64, 1],
  [128, 1],
  [128, 2],
] as const

const overHttp1 = (width: number): Loop => ({
  label: String(width),
  program: 'http1',
  args: [width],
})

const overHttp2 = (streams: number, sessions: number): Loop => ({
  label: `${sessions} × ${streams / sessions}`,
  program: 'http2',
  args: [streams, sessions],
})

const byUndici = (width: number): Loop => ({
  ...overHttp1(width),
  label: `${width}, undici`,
  program: 'undici',
})

/** Those of which the best tells what is possible: none is wider than there is to ask for. */
export function loopsFor({ fleet, roundTrip, protocol, limit, table }: Row): Loop[] {
  if (limit !== undefined) return [overHttp1(ALLOWED_AT_ONCE)]
  if (table === 'memory') return [overHttp1(32)]
  if (protocol === 'http2')
    return STREAMS.map(([streams, sessions]) => overHttp2(streams, sessions))
  const images = 2 * fleet.services * fleet.platforms
  const widths = WIDTHS.filter((_, index) => index === 0 || (WIDTHS[index - 1] ?? 0) < images)
  // Behind a round trip it is the slower one: it takes longer to start.
  return [...widths.map(overHttp1), ...(roundTrip === 0 ? widths.map(byUndici) : [])]
}

/** One with as many connections as the client was seen to have. */
export function loopLike({ protocol }: Row, connections: number): Loop {
  return protocol === 'http2' ? overHttp2(64, connections) : overHttp1(connections)
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const programIn = (folder: string, program: Loop['program']) => join(folder, `floor-${program}.mjs`)

/** Each in one file, with nothing that it does not need. */
export async function bundleLoops(folder: string): Promise<void> {
  const require = `import { createRequire } from 'node:module';const require = createRequire(import.meta.url);`
  const options = { bundle: true, platform: 'node', format: 'esm', outdir: folder } as const
  const outExtension = { '.js': '.mjs' }
  const entryPoints = ['http1', 'http2'].map((program) => here(`floor-${program}.mjs`))
  await build({ ...options, outExtension, entryPoints })
  const undici = [here('floor-undici.mjs')]
  await build({ ...options, outExtension, entryPoints: undici, banner: { js: require } })
}

/** Its command line. */
export function commandOf({ program, args }: Loop, { folder, origin, plan }: Place): string[] {
  return [programIn(folder, program), origin, plan, ...args.map(String)]
}

interface Place {
  readonly folder: string
  readonly origin: string
  /** A file. */
  readonly plan: string
}
