import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { ADVICE_RULES } from '../../../src/domain/advice/advice.ts'
import { projectFolder } from '../../../src/embedded/runner.ts'

describe('when somebody follows the link to what a rule means', () => {
  const page = readFileSync(join(projectFolder(), 'docs/advice.md'), 'utf8')
  const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)

  it('finds each rule, and no other heading of its level', () => {
    expect(headings).toEqual([...ADVICE_RULES])
  })

  it.each(ADVICE_RULES)(
    '%s tells what is seen, why it costs, the cure, and when it is wrong',
    (rule) => {
      const section = page.split(/^## /m).find((part) => part.startsWith(`${rule}\n`)) ?? ''
      for (const part of [
        '**Seen:**',
        '**Costs:**',
        '**Cure:**',
        '**Wrong when:**',
        '**Source:**',
      ]) {
        expect(section).toContain(part)
      }
    },
  )
})
