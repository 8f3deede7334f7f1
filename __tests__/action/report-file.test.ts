import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { reportOutput } from '../../src/action/report-file.ts'
import { aReport, aService } from '../support/reports.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docker-image-budgets-report-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const small = aReport([aService({ base: 50, head: 60 })])
/** Beyond what an output holds. */
const large = aReport(
  Array.from({ length: 300 }, (_, index) => aService({ name: `s${index}`, base: 50, head: 60 })),
)

async function outputOf(report: typeof small, path = '') {
  const warnings: string[] = []
  const warn = (message: string) => warnings.push(message)
  const output = await reportOutput(report, { path, tempDir: folder, warn })
  return { output, warnings }
}

const parsed = async (path: string) => JSON.parse(await readFile(path, 'utf8'))

describe('when the report becomes an output', () => {
  it('is on one line where it is small', async () => {
    const { output } = await outputOf(small)
    expect(output).not.toContain('\n')
    expect(JSON.parse(output)).toMatchObject({ schema: 1, services: [{ name: 'api' }] })
  })

  it('is the path of a file where it is large', async () => {
    const { output, warnings } = await outputOf(large)
    expect([output, warnings]).toEqual([join(folder, 'docker-image-budgets-report.json'), []])
    expect((await parsed(output)).services).toHaveLength(300)
  })

  it('is the user’s own file, where that is named', async () => {
    const { output } = await outputOf(large, join(folder, 'own.json'))
    expect(output).toBe(join(folder, 'own.json'))
  })
})

describe('when a file is named for it', () => {
  it('is written there too, in folders that are made for it', async () => {
    const path = join(folder, 'a/b/report.json')
    const { output } = await outputOf(small, path)
    expect(await parsed(path)).toEqual(JSON.parse(output))
    expect(await readFile(path, 'utf8')).toMatch(/^\{\n {2}"schema": 1,[\s\S]*\n\}\n$/)
  })

  it('says so where it cannot be written, and goes on', async () => {
    await writeFile(join(folder, 'file'), '')
    const path = join(folder, 'file/report.json')
    const { output, warnings } = await outputOf(small, path)
    expect(JSON.parse(output)).toMatchObject({ schema: 1 })
    expect(warnings).toEqual([expect.stringContaining(`cannot be written to ${path}: `)])
  })

  it('leaves the large report to the file of its own then', async () => {
    const { output, warnings } = await outputOf(large, folder)
    expect(output).toBe(join(folder, 'docker-image-budgets-report.json'))
    expect(warnings).toHaveLength(1)
  })
})
