import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { toCsv } from '../../src/domain/series/data-formats.ts'
import { projectFolder } from '../../src/embedded/runner.ts'
import { daily, days } from '../support/sizes.ts'
import { run } from '../support/tools.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-backtest-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const backtest = (...files: readonly string[]) =>
  run(process.execPath, ['scripts/backtest.ts', ...files], { cwd: projectFolder() })

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'sizes.txt')
  await writeFile(file, text)
  return file
}

/** Two years of half a percent a week, which goes a little up and down. */
const records = daily(
  days(730, (day) => 100 * 1.005 ** (day / 7) * (1 + 0.004 * Math.sin(day / 3.1))),
)

describe('when the forecast is held against what came', () => {
  it('prints how often the range held, and the direction was right', async () => {
    const { code, stdout } = await backtest(await fileOf(toCsv(records)))
    expect(code).toBe(0)
    expect(stdout).toMatch(/^1 series\n\nweeks ahead {2}ranges {2}held/)
    expect(stdout).toMatch(/^ +13 +\d+ +\d+ % +\d+ % +\d+ +100 %$/m)
  })

  it('takes lines of a date, a tab, and bytes', async () => {
    const lines = records.map(({ t, bytes }) => `${t}\t${bytes}`)
    const { stdout } = await backtest(await fileOf(['date\tbytes', ...lines].join('\n')))
    expect(stdout).toContain('1 series')
  })

  it('says which line it cannot read', async () => {
    const { code, stderr } = await backtest(await fileOf('date\tbytes\n2026-11-25\tmany\n'))
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('sizes.txt:2 has no time and bytes'),
    ])
  })

  it('says how it is called', async () => {
    const { code, stderr } = await backtest()
    expect([code, stderr]).toEqual([2, expect.stringContaining('node scripts/backtest.ts FILE…')])
  })
})
