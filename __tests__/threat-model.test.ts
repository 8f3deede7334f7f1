import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { projectFolder } from '../src/embedded/runner.ts'

const read = (file: string) => readFileSync(join(projectFolder(), file), 'utf8')
const page = read('docs/threat-model.md')
const rows = page.split('\n').filter((line) => /^\| (?!what \||:--)/.test(line))

/** `[file](../__tests__/file.test.ts) “title”`: the tests that hold a sentence. */
const proofs = rows.flatMap((row) =>
  [...row.matchAll(/\[[^\]]+\]\(\.\.\/([^)]+)\) “([^”]+)”/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  })),
)

describe('when somebody asks what holds a sentence of the threat model', () => {
  it('finds a test named for each of them', () => {
    expect(rows.filter((row) => !row.includes('../__tests__/'))).toEqual([])
    expect(rows.length).toBeGreaterThan(25)
    expect(proofs.length).toBeGreaterThanOrEqual(rows.length)
  })

  it.each(proofs.map(({ file, title }) => [file, title]))('finds in %s “%s”', (file, title) => {
    expect(existsSync(join(projectFolder(), file))).toBe(true)
    expect(read(file)).toContain(title)
  })
})
