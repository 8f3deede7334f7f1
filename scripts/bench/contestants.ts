import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Work } from './plan.ts'
import type { Traffic } from './settings.ts'
import type { Wire } from './wire.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const TIMEOUT_MS = 120_000

export interface Result extends Traffic {
  readonly ms: number
  /** Asked for only where nobody asks for the time: what measures it takes some of that. */
  readonly peakMiB?: number
}

export interface Surroundings {
  readonly folder: string
  readonly wire: Wire
  /** Of the authority that the registry's certificate is by. */
  readonly authority: string | undefined
  readonly isMemoryMeasured: boolean
}

/** A whole process from its start to its end; what it writes goes to the file `output`. */
export async function measured(args: readonly string[], around: Surroundings): Promise<Result> {
  const { folder, wire, authority, isMemoryMeasured } = around
  const peak = join(folder, 'peak')
  const preloaded = [
    ...(isMemoryMeasured ? ['--require', here('peak.cjs')] : []),
    ...(authority === undefined ? [] : ['--require', here('name.cjs')]),
  ]
  const { PATH, TMPDIR } = process.env
  const env = {
    PATH,
    TMPDIR,
    HOME: folder,
    DOCKER_CONFIG: folder,
    BENCH_PEAK: peak,
    ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: authority }),
  }
  const [output, errors] = [outputOf(folder), join(folder, 'errors')]
  const files = [output, errors].map((file) => openSync(file, 'w'))
  await wire.traffic()
  const started = performance.now()
  const child = spawn(process.execPath, [...preloaded, ...args], {
    env,
    stdio: ['ignore', ...files],
    timeout: TIMEOUT_MS,
  })
  const [code] = await once(child, 'exit')
  const ms = performance.now() - started
  for (const file of files) closeSync(file)
  if (code !== 0)
    throw new Error(`${args.join(' ')} has ended with ${code}:\n${await readFile(errors, 'utf8')}`)
  const traffic = await wire.traffic()
  if (!isMemoryMeasured) return { ms, ...traffic }
  return { ms, ...traffic, peakMiB: Number(await readFile(peak, 'utf8')) / 1024 }
}

export const outputOf = (folder: string) => join(folder, 'output')

/** This client's command line. */
export function clientCommand(config: string, work: Work, cache: string): string[] {
  const sides = ['--config', config, '--head', 'pr-7', '--base', 'main']
  const explain = ['--explain', work === 'explain' ? 'layers' : 'none']
  const kept = work === 'cached' ? ['--cache-dir', cache] : []
  return [here('../../dist/cli.js'), 'check', ...sides, ...explain, ...kept, '--format', 'json']
}
