import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { budgetsOf, type Fleet } from './fleet.ts'
import { Wire } from './wire.ts'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const FLEET: Fleet = { services: 2000, platforms: 1, changed: 2000 }
const SHARDS = 8
/** Of each answer, as a registry takes that has to think. */
const ANSWER_MS = 100

/**
 * A fleet that one process checks, beside eight that measure it in shards, and one that judges what
 * they leave. The registry bears eight requests at once.
 */
export async function shardsTable(folder: string): Promise<string[]> {
  const limit = { answerMs: ANSWER_MS, retryAfter: false }
  const wire = await Wire.start({ fleet: FLEET, protocol: 'http1', hasTokens: false, limit }, 0)
  try {
    const config = join(folder, 'budgets-of-shards.yaml')
    await writeFile(config, budgetsOf(FLEET, `127.0.0.1:${wire.port}`))
    const sides = ['--head', 'pr-7', '--base', 'main', '--explain', 'none']
    const alone = await timed(folder, ['check', '--config', config, ...sides])
    const file = (at: number) => join(folder, `size-${at}.json`)
    // One after the other: each job has a machine of its own, and these would share one.
    const shards: number[] = []
    for (let at = 0; at < SHARDS; at++) {
      const command = ['measure', '--for-report', '--config', config, ...sides]
      const own = ['--shard', `${at + 1}/${SHARDS}`, '--measurements', file(at)]
      shards.push(await timed(folder, [...command, ...own]))
    }
    const slowest = Math.max(...shards)
    const measured = ['--measurements', join(folder, 'size-*.json'), '--explain', 'none']
    const report = await timed(folder, ['check', '--config', config, ...measured])
    const ideal = alone / SHARDS
    const ms = (value: number) => `${Math.round(value)} ms`
    return [
      '| services | one process | an eighth of it | slowest of 8 shards | report | both, to the eighth |',
      '| --: | --: | --: | --: | --: | --: |',
      `| ${FLEET.services.toLocaleString('en-US')} | ${ms(alone)} | ${ms(ideal)} | ${ms(slowest)} | ${ms(report)} | **${((slowest + report) / ideal).toFixed(2)}** |`,
    ]
  } finally {
    wire.stop()
  }
}

async function timed(folder: string, args: readonly string[]): Promise<number> {
  const began = performance.now()
  const env = { PATH: process.env['PATH'], HOME: folder, DOCKER_CONFIG: folder }
  const child = spawn(process.execPath, [CLI, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 300_000,
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args.join(' ')} has ended with ${code}`)
  return performance.now() - began
}
