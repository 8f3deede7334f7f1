import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { run } from '../support/tools.ts'

/** Makes and drops objects as a check of many services does, and tells how large V8's young generation gets. */
const PROGRAM = `
  import { getHeapSpaceStatistics } from 'node:v8'
  const { spareMemory } = await import(process.env.SUBJECT)
  if (process.env.IS_SPARED === 'true') await spareMemory()
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

async function youngGeneration(isSpared: boolean): Promise<number> {
  const env = {
    ...process.env,
    SUBJECT: `${projectFolder()}/src/common/spare-memory.ts`,
    IS_SPARED: String(isSpared),
  }
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', PROGRAM], { env })
  return Number(stdout)
}

describe('when memory is spared', () => {
  it('keeps V8 from taking tens of MiB for what is soon dropped', async () => {
    const spared = await youngGeneration(true)
    expect(spared).toBeLessThan(10)
    // How much it takes else depends on how often it gets the time to tidy up.
    expect(await youngGeneration(false)).toBeGreaterThan(1.2 * spared)
  })
})
