import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run } from '../support/tools.ts'

/** Makes and drops objects as a check of many services does, and tells how large V8's young generation gets. */
const PROGRAM = `
  import { getHeapSpaceStatistics } from 'node:v8'
  const { spareMemory } = await import(process.env.SUBJECT)
  await spareMemory(Number(process.env.SERVICES))
  let kept = []
  let peak = 0
  for (let made = 0; made < 2_000_000; made++) {
    if (kept.length === 200_000) kept = []
    kept.push({ made })
    if (made % 10_000 > 0) continue
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
    peak = Math.max(peak, young.space_size)
  }
  console.log(peak / 2 ** 20)
`

async function youngGeneration(services: number): Promise<number> {
  const env = {
    ...process.env,
    SUBJECT: `${projectFolder()}/src/common/spare-memory.ts`,
    SERVICES: String(services),
  }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', PROGRAM], { env })
  return Number(stdout)
}

describe('when a fleet is large', () => {
  it('keeps V8 from taking tens of MiB for what is soon dropped', async () => {
    expect(await youngGeneration(2_001)).toBeLessThan(10)
  })
})

describe('when a fleet is not', () => {
  it('leaves V8 the memory that makes it fast', async () => {
    expect(await youngGeneration(2_000)).toBeGreaterThan(20)
  })
})
