import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { forTerminal } from '../../src/cli/terminal-cures.ts'
import { loginCure } from '../../src/registry/transport/error.ts'

/** What a command line has not. */
const OF_STEPS =
  /before this step|login-action|the input (?!config|approvers|history)|\b(?:head|base)-tag\b(?<!--\w{4}-tag)|permission packages/

/** All that a source file says of what is to be done, where images are looked for. */
function curesIn(folder: string): string[] {
  const root = join(import.meta.dirname, '../../src', folder)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) => readFileSync(join(root, file), 'utf8').match(/(['`])[A-Z][^'`\n]{10,}\1/g) ?? [],
    )
}

describe('when a cure is read on a command line', () => {
  it.each(['registry', 'layout', 'check', 'measure', 'domain/verdict', 'oci'])(
    'speaks of nothing that only a step of a workflow has: %s',
    (folder) => {
      const cures = curesIn(folder)
      expect(cures.length).toBeGreaterThan(0)
      expect(cures.map(forTerminal).filter((cure) => OF_STEPS.test(cure))).toEqual([])
    },
  )

  it.each([
    ['ghcr.io', /^Log in: docker login ghcr\.io, with a token that may read packages\. Check/],
    [
      'r.example.com',
      /^Log in: docker login r\.example\.com; the account has to be allowed to pull\./,
    ],
  ])('says how to log in to %s', (registry, words) => {
    expect(forTerminal(loginCure(registry))).toMatch(words)
  })
})

describe('when a cure is read in a workflow', () => {
  it.each(['ghcr.io', 'r.example.com'])('speaks of no command line: %s', (registry) => {
    expect(loginCure(registry)).toMatch(/docker\/login-action/)
    expect(loginCure(registry)).not.toMatch(/docker login/)
  })

  it.each(['registry', 'layout', 'check', 'measure', 'domain/verdict'])(
    'has no options: %s',
    (folder) => {
      expect(
        curesIn(folder).filter((cure) => /command line|(?:^|[\s(])--[a-z]/.test(cure)),
      ).toEqual([])
    },
  )
})
