import { describe, expect, it } from '@jest/globals'
import { countsOf } from '../../src/domain/budget/cves.ts'
import { parseSarif } from '../../src/sarif/parse.ts'
import { grype, sarifOf, scout, trivy } from '../support/sarif.ts'

const counts = (text: string) => countsOf(parseSarif(text).found)
const digests = (text: string) => parseSarif(text).digests

const DIGEST = `sha256:${'1'.repeat(64)}`
const ID = `sha256:${'2'.repeat(64)}`

/** One result on one rule. */
const one = (result: object, rule: object = {}, driver: object = {}) =>
  sarifOf({
    tool: { driver: { name: 'scanner', ...driver, rules: [{ id: 'CVE-2026-1', ...rule }] } },
    results: [{ ruleId: 'CVE-2026-1', ...result }],
  })

describe('when the severity is told in many places', () => {
  it.each([
    [
      'a result’s own word',
      { level: 'note', message: { text: 'Severity: CRITICAL' } },
      { properties: { cvssV3_severity: 'LOW', tags: ['LOW'], 'security-severity': '1.0' } },
      'critical',
    ],
    [
      'Clair’s word, before its level, which is always error',
      { level: 'error', message: { text: '[openssl - 3.0.1 - Medium] A hole - High.' } },
      {},
      'medium',
    ],
    [
      'Docker Scout’s word',
      { level: 'error' },
      { properties: { cvssV3_severity: 'LOW', tags: ['HIGH'], 'security-severity': '9.8' } },
      'low',
    ],
    [
      'a tag',
      {},
      {
        properties: {
          tags: ['vulnerability', 'security', 'MEDIUM'],
          'security-severity': '7.8',
        },
        help: { text: 'Severity: HIGH' },
      },
      'medium',
    ],
    [
      'the help',
      { level: 'error' },
      {
        help: { text: 'Vulnerability X\nSeverity: low\n' },
        properties: { 'security-severity': '9.8' },
      },
      'low',
    ],
    [
      'a table in the help',
      {},
      { help: { markdown: '**X**\n| Severity | Package |\n| --- | --- |\n| high | openssl |\n' } },
      'high',
    ],
    ['negligible, which is low', {}, { help: { text: 'Severity: negligible' } }, 'low'],
    ['a score of 9', { level: 'note' }, { properties: { 'security-severity': '9.0' } }, 'critical'],
    ['a score of 8.9', {}, { properties: { 'security-severity': '8.9' } }, 'high'],
    ['a score of 7', {}, { properties: { 'security-severity': '7.0' } }, 'high'],
    ['a score of 4', {}, { properties: { 'security-severity': 4 } }, 'medium'],
    ['a score of 0.1', {}, { properties: { 'security-severity': '0.1' } }, 'low'],
    [
      'the level, where a score of 0 is none',
      { level: 'warning' },
      { properties: { 'security-severity': '0.0' } },
      'medium',
    ],
    ['a level of error', { level: 'error' }, {}, 'critical or high'],
    ['a level of note', { level: 'note' }, {}, 'low'],
    ['the rule’s level', {}, { defaultConfiguration: { level: 'warning' } }, 'medium'],
    ['nothing', {}, {}, 'unknown'],
    ['a word that is none', { message: { text: 'Severity: constructor' } }, {}, 'unknown'],
    [
      'something else than words',
      { message: 7, level: {} },
      { properties: [], help: null },
      'unknown',
    ],
  ])('goes by %s (C1)', (_, result, rule, rating) => {
    expect(counts(one(result, rule))).toEqual({ [rating]: 1 })
  })

  it('reads the rule of Trivy in 2021, whose level was always error (C1)', () => {
    const id = '[MEDIUM] CVE-2021-1234'
    const text = sarifOf({
      tool: { driver: { name: 'Trivy', rules: [{ id, name: 'dockerfile_scan' }] } },
      results: [{ ruleId: id, ruleIndex: 0, level: 'error', message: { text: 'x' } }],
    })
    expect([...parseSarif(text).found]).toEqual([['CVE-2021-1234', 'medium']])
  })
})

describe('when vulnerabilities are counted', () => {
  it('counts each once, by its worst rating, whatever packages have it (C2)', () => {
    const text = trivy([
      { id: 'CVE-2026-1', severity: 'MEDIUM', package: 'openssl' },
      { id: 'CVE-2026-1', severity: 'HIGH', package: 'libssl3' },
      { id: 'GHSA-abcd-2345-wxyz', severity: 'LOW' },
    ])
    expect(counts(text)).toEqual({ high: 1, low: 1 })
  })

  it('reads Grype, whose rules are one for each package (C1, C2)', () => {
    const text = grype([
      { id: 'CVE-2026-1', severity: 'HIGH', package: 'openssl' },
      { id: 'CVE-2026-1', severity: 'HIGH', package: 'libssl3' },
      { id: 'CVE-2026-2', severity: 'CRITICAL', score: '3.1' },
    ])
    expect(counts(text)).toEqual({ critical: 1, high: 1 })
  })

  it('reads Docker Scout, where one rule has several results (C1, C2)', () => {
    const text = scout([
      { id: 'CVE-2026-1', severity: 'CRITICAL' },
      { id: 'CVE-2026-1', severity: 'CRITICAL' },
      { id: 'CVE-2026-2', severity: 'UNKNOWN', score: '5.0' },
    ])
    expect(counts(text)).toEqual({ critical: 1, medium: 1 })
  })

  it('goes by results: a rule alone is no finding (C2)', () => {
    const rules = [{ id: 'CVE-2026-1', help: { text: 'Severity: high' } }]
    const text = sarifOf({ tool: { driver: { name: 'Grype', rules } }, results: [] })
    expect(counts(text)).toEqual({})
  })

  it('leaves out misconfigurations, secrets and licences of the same run (C2)', () => {
    const others = ['Misconfiguration', 'Secret', 'License'].map((name) => ({
      id: `X-${name}`,
      name,
      properties: { tags: [name.toLowerCase(), 'CRITICAL'] },
    }))
    const results = others.map(({ id }) => ({
      ruleId: id,
      level: 'error',
      message: { text: 'Severity: CRITICAL CVE-2026-9' },
    }))
    const found = [{ id: 'CVE-2026-1', severity: 'LOW' } as const]
    expect(counts(trivy(found, {}, { rules: others, results }))).toEqual({ low: 1 })
  })

  it('counts what has another number than a CVE, as a distribution gives it (C2)', () => {
    const text = trivy([{ id: 'TEMP-0841856-B18BAF', severity: 'LOW' }])
    expect([...parseSarif(text).found.keys()]).toEqual(['TEMP-0841856-B18BAF'])
  })

  it('believes a rule’s id before its index, which Grype has written wrongly (C2)', () => {
    const rules = [
      { id: 'CVE-2026-1', help: { text: 'Severity: low' } },
      { id: 'CVE-2026-2', help: { text: 'Severity: high' } },
    ]
    const results = [{ ruleId: 'CVE-2026-2', ruleIndex: 0 }, { ruleIndex: 0 }]
    const text = sarifOf({ tool: { driver: { name: 'x', rules } }, results })
    expect(counts(text)).toEqual({ high: 1, low: 1 })
  })

  it('adds up the runs of one file (C2)', () => {
    const [a, b] = [
      trivy([{ id: 'CVE-2026-1', severity: 'LOW' }]),
      grype([{ id: 'CVE-2026-1', severity: 'HIGH' }]),
    ].map((text) => JSON.parse(text).runs[0])
    expect(counts(JSON.stringify({ version: '2.1.0', runs: [a, b] }))).toEqual({ high: 1 })
  })
})

describe('when results are suppressed', () => {
  const found = [
    { id: 'CVE-2026-1', severity: 'HIGH', suppressed: true },
    { id: 'CVE-2026-2', severity: 'LOW' },
  ] as const

  it('leaves them out (C2)', () => {
    expect(counts(grype(found))).toEqual({ low: 1 })
  })

  it('counts all where all are: Grype once marked each (C2)', () => {
    expect(counts(grype(found.map((each) => ({ ...each, suppressed: true }))))).toEqual({
      high: 1,
      low: 1,
    })
  })

  it.each(['underReview', 'rejected'])('counts what is only %s (C2)', (status) => {
    const text = sarifOf({
      tool: { driver: { name: 'x' } },
      results: [
        { ruleId: 'CVE-2026-1', level: 'note', suppressions: [{ kind: 'external', status }] },
        { ruleId: 'CVE-2026-2', level: 'note' },
      ],
    })
    expect(counts(text)).toEqual({ low: 2 })
  })
})

describe('when nothing was found', () => {
  it('is none, of a driver without rules too (C3)', () => {
    expect(counts(sarifOf({ tool: { driver: { name: 'Grype' } }, results: [] }))).toEqual({})
  })
})

describe('when a file does not tell', () => {
  it.each([
    ['is no JSON', '', 'is no JSON'],
    ['is half of one', trivy([]).slice(0, -20), 'is no JSON'],
    ['is no SARIF', '{"vulnerabilities": []}', 'is no SARIF file'],
    ['is a list', '[]', 'is no SARIF file'],
    ['is null', 'null', 'is no SARIF file'],
    ['has no runs', '{"version":"2.1.0","runs":[]}', 'has no runs'],
    [
      'has a run without results',
      sarifOf({ tool: { driver: { name: 'Trivy' } } }),
      'has no results',
    ],
    ['has null for results', sarifOf({ results: null }), 'has no results'],
    [
      'is of a scan that failed',
      sarifOf({ results: [], invocations: [{ executionSuccessful: false }] }),
      'did not succeed',
    ],
    [
      'is of a linter',
      sarifOf({ tool: { driver: { name: 'CodeQL' } }, results: [{ ruleId: 'js/xss' }] }),
      'has results of CodeQL, and none of them is about a vulnerability',
    ],
  ])('is not known, and never 0: it %s (C3)', (_, text, words) => {
    expect(() => parseSarif(text)).toThrow(words)
  })

  it('is not known where one of two runs is not (C3)', () => {
    const { runs } = JSON.parse(trivy([{ id: 'CVE-2026-1', severity: 'LOW' }]))
    expect(() => parseSarif(JSON.stringify({ runs: [...runs, {}] }))).toThrow('has no results')
  })
})

describe('when a file names its image', () => {
  it('reads Trivy’s (C4)', () => {
    const properties = {
      imageName: 'ghcr.io/acme/api:pr-7',
      repoDigests: [`ghcr.io/acme/api@${DIGEST}`],
      imageID: ID,
    }
    expect(digests(trivy([], properties))).toEqual([DIGEST, ID])
  })

  it('reads Grype’s where it was asked for by digest, and takes no layer’s for it (C4)', () => {
    const found = [{ id: 'CVE-2026-1', severity: 'LOW' }] as const
    expect(digests(grype(found, `ghcr.io/acme/api@${DIGEST}`))).toEqual([DIGEST])
    expect(digests(grype(found, 'ghcr.io/acme/api:pr-7'))).toEqual([])
  })

  it('says none where none is told (C4)', () => {
    expect(digests(scout([{ id: 'CVE-2026-1', severity: 'LOW' }]))).toEqual([])
  })
})

describe('when somebody has made a file to harm', () => {
  it.each([
    ['keys of objects’ prototypes', '{"__proto__":{"runs":[]},"runs":[{"results":[]}]}'],
    ['a deep nest', `{"runs":[{"results":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}]}`],
    [
      'long texts',
      sarifOf({
        tool: {
          driver: {
            name: 'Trivy',
            rules: [
              {
                id: 'CVE-2026-1',
                help: {
                  text: 'Severity: '.repeat(200_000),
                  markdown: '| Severity |\n'.repeat(200_000),
                },
              },
            ],
          },
        },
        results: [
          {
            ruleId: 'CVE-2026-1',
            message: { text: `[${' - '.repeat(500_000)}` },
            locations: [{ logicalLocations: [{ fullyQualifiedName: '@sha256:'.repeat(300_000) }] }],
          },
        ],
      }),
    ],
  ])('is read in a short time: %s', (_, text) => {
    const before = performance.now()
    try {
      parseSarif(text)
    } catch (error) {
      expect(String(error)).toMatch(/results/)
    }
    expect(performance.now() - before).toBeLessThan(2_000)
  })

  it('takes no name of an object’s own for a rule', () => {
    const text = sarifOf({
      tool: { driver: { name: 'Trivy', rules: [] } },
      results: [{ ruleId: '__proto__', level: 'error' }, { ruleId: 'constructor' }],
    })
    expect(counts(text)).toEqual({})
  })
})
