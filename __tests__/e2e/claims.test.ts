import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { addImage } from '../../src/embedded/images.ts'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { aDirectory, LayoutFiles } from '../support/layout-files.ts'
import { aFile, aHead, MIB, TwoJobs } from '../support/measuring.ts'

jest.setTimeout(60_000)

let jobs: TwoJobs
const begin = async (given: Partial<Parameters<typeof TwoJobs.start>[0]> = {}) => {
  jobs = await TwoJobs.start({ directory: await aDirectory(), ...given })
}
afterEach(() => jobs.end())

/** The report on the one service. */
function service({ outputs }: RunnerResult) {
  const report = JSON.parse(outputs['report'] ?? '{}')
  const [first] = report.services
  return { report, ...first, platform: first.platforms[0] }
}

async function reportOn(measurements: readonly object[], inputs = {}) {
  await jobs.upload('sizes/a/api.json', aFile(jobs, {}, measurements))
  return service(await jobs.report(inputs))
}

describe('when a fork says what the base weighs', () => {
  beforeEach(() => begin({ rules: ['max_increase: 5%'] }))

  it('is not asked: the base is measured here', async () => {
    const reference = `${jobs.registry.host}/acme/api:main`
    const { outcome, platform } = await reportOn([
      aHead({ layers: [110 * MIB] }),
      aHead({ side: 'base', reference, layers: [109 * MIB] }),
    ])
    expect([outcome, platform.base.bytes]).toEqual(['fail', 100 * MIB])
  })
})

describe('when the registry has the head by the name that the budget gives', () => {
  beforeEach(() => begin())

  it('decides, whatever the fork says', async () => {
    jobs.push('acme/api:pr-7', 130)
    const { outcome, platform } = await reportOn([aHead({ layers: [1 * MIB] })])
    expect([outcome, platform.head.bytes, platform.head.claimedBy]).toEqual([
      'fail',
      130 * MIB,
      undefined,
    ])
    expect(jobs.comment).not.toContain('own word')
  })

  it('decides where the fork has left nothing of it', async () => {
    jobs.push('acme/api:pr-7', 130)
    const { outcome } = await reportOn([])
    expect(outcome).toBe('fail')
  })
})

describe('when the registry has the digest that the fork names', () => {
  beforeEach(() => begin())
  const named = () => {
    const digest = addImage(jobs.content, 'acme/api:other', {
      platform: { os: 'linux', architecture: 'amd64' },
      layers: [{ seed: 'x', bytes: 130 * MIB }],
    })
    return { ...aHead({ layers: [1 * MIB] }), digest, imageDigest: digest }
  }

  it('believes no other layers of it, and says none of the registry’s', async () => {
    const { outcome, findings, platforms } = await reportOn([named()])
    expect([outcome, findings[0].message]).toEqual([
      'inconclusive',
      expect.stringContaining('says other layers of sha256:'),
    ])
    expect(JSON.stringify(platforms)).not.toContain(String(130 * MIB))
  })
})

describe('when no registry has the head', () => {
  beforeEach(() => begin())

  it('says in comment, summary, status and JSON whose word the size is', async () => {
    await jobs.upload('sizes/a/api.json', aFile(jobs))
    const result = await jobs.report()
    const { report, platform } = service(result)
    const words = 'api: the size is the fork’s own word'
    expect(jobs.comment).toContain(words)
    expect(result.summary).toContain(words)
    expect(jobs.status).toBe('success: The image is within its budget, by the fork’s own word')
    expect(report.notices.join()).toContain(words)
    expect(platform.head.claimedBy).toEqual({
      file: 'sizes/a/api.json',
      by: 'fork',
      isVerified: false,
    })
  })

  it('believes nobody who gives the base’s digest other layers', async () => {
    const [main] = jobs.content.repositories.get('acme/api')?.tags.values() ?? []
    const lie = { ...aHead({ layers: [1 * MIB] }), digest: main, imageDigest: main }
    const { outcome, findings } = await reportOn([lie])
    expect([outcome, findings[0].message]).toEqual([
      'inconclusive',
      expect.stringContaining('says other layers of'),
    ])
  })

  it('repeats no word of the fork’s on why it could not be measured', async () => {
    const failure = { code: 'unmeasurable', message: 'CALL +1 555 0100', cure: 'Pay EVE' }
    const { findings } = await reportOn([
      { service: 'api', side: 'head', reference: null, failure },
    ])
    expect(findings[0].message).toBe(
      'the fork’s run could not measure it. That run’s log says why.',
    )
    expect(jobs.comment).not.toMatch(/CALL|EVE/)
  })

  it('takes no limit, no approver and no service of it for ours', async () => {
    const { report } = await reportOn([aHead(), aHead({ service: 'backdoor' })])
    expect(report.services).toHaveLength(1)
    expect(report.notices.join()).toContain('names no such service: backdoor.')
  })
})

describe('when two files tell of one service', () => {
  beforeEach(() => begin())
  const both = async (one: object, other: object) => {
    await jobs.upload('sizes/a/api.json', one)
    await jobs.upload('sizes/b/api.json', other)
    return service(await jobs.report())
  }
  const small = () => aFile(jobs, {}, [aHead({ layers: [90 * MIB] })])
  const large = (attempt = 1) => aFile(jobs, { run: { attempt } }, [aHead({ layers: [91 * MIB] })])

  it('takes two of one digest for one', async () => {
    const { outcome, platform } = await both(small(), small())
    expect([outcome, platform.head.bytes]).toEqual(['pass', 90 * MIB])
  })

  it('is inconclusive where they differ, and names both', async () => {
    const { outcome, findings } = await both(small(), large())
    expect(outcome).toBe('inconclusive')
    expect(findings[0].message).toMatch(
      /"sizes\/a\/api.json" says sha256:\w+, and "sizes\/b\/api.json" says sha256:\w+/,
    )
  })

  it('lets the later attempt of a run speak', async () => {
    const { outcome, platform } = await both(small(), large(2))
    expect([outcome, platform.head.bytes]).toEqual(['pass', 91 * MIB])
  })
})

describe('when a service has no file', () => {
  beforeEach(() => begin({ services: ['api', 'web'], isFork: false }))

  it.each([
    ['fail', 'inconclusive', 'not-measured'],
    ['unchanged', 'pass', 'not-built'],
  ])('lets missing-head decide: %s', async (missingHead, outcome, state) => {
    jobs.push('acme/api:pr-7', 110)
    await jobs.measure({ images: 'api', 'head-tag': 'pr-{number}' })
    await jobs.upload('sizes/api.json', await jobs.measured())
    const { outputs } = await jobs.report({ 'missing-head': missingHead })
    const { services } = JSON.parse(outputs['report'] ?? '{}')
    expect([services[0].outcome, services[1].outcome, services[1].state]).toEqual([
      'pass',
      outcome,
      state,
    ])
  })
})

describe('when services are shared by shards', () => {
  beforeEach(() => begin({ services: ['api', 'web', 'worker'], isFork: false }))
  const measure = async (...shards: readonly string[]) => {
    for (const name of ['api', 'web', 'worker']) jobs.push(`acme/${name}:pr-7`, 110)
    for (const shard of shards) {
      await jobs.measure({ shard, 'head-tag': 'pr-{number}' })
      await jobs.upload(`sizes/${shard.replace('/', '-')}.json`, await jobs.measured())
    }
  }

  it('is judged as one', async () => {
    await measure('1/2', '2/2')
    const { outputs } = await jobs.report()
    expect(outputs['headline']).toBe('All 3 images are within budget')
  })

  it.each([[{ 'on-inconclusive': 'warn' }], [{ 'missing-head': 'unchanged' }]])(
    'is an error where one is missing, whatever counts as one: %j',
    async (inputs) => {
      await measure('1/2')
      const { exitCode, outputs } = await jobs.report(inputs)
      expect([exitCode, outputs['outcome']]).toEqual([1, 'fail'])
      expect(jobs.status).toBe(
        'error: Shard 2/2 is missing: its services are not known to be within their budgets',
      )
    },
  )

  it('is an error where they are not of one number', async () => {
    await measure('1/2', '2/3')
    const { outputs } = await jobs.report()
    expect(outputs['headline']).toContain('The shards do not belong together')
  })
})

describe('when a job of our own has measured', () => {
  beforeEach(() => begin({ isFork: false }))

  it('is believed in head and base, which nobody asks the registry for again', async () => {
    jobs.push('acme/api:pr-7', 110)
    await jobs.measure({ 'head-tag': 'pr-{number}' })
    await jobs.upload('sizes/api.json', await jobs.measured())
    const before = jobs.registry.requests.length
    const { outcome, platform } = service(await jobs.report())
    expect([outcome, platform.base.bytes, platform.head.bytes]).toEqual([
      'pass',
      100 * MIB,
      110 * MIB,
    ])
    expect(platform.head.claimedBy).toBeUndefined()
    expect(jobs.registry.requests.slice(before)).toEqual([])
  })

  it('is not where it has measured another image than the budget names', async () => {
    jobs.push('acme/tiny:pr-7', 61)
    jobs.push('acme/api:pr-7', 130)
    await jobs.measure({ 'head-tag': `${jobs.registry.host}/acme/tiny:pr-{number}` })
    await jobs.upload('sizes/api.json', await jobs.measured())
    const { outcome, platform } = service(await jobs.report())
    expect([outcome, platform.head.bytes]).toEqual(['fail', 130 * MIB])
  })

  it('says that a size is that job’s word where no registry has the image', async () => {
    await jobs.build(110)
    await jobs.measure()
    await jobs.upload('sizes/api.json', await jobs.measured())
    const { platform } = service(await jobs.report())
    expect(platform.head.claimedBy).toMatchObject({ by: 'job', isVerified: false })
    expect(jobs.comment).toContain('api: the size is the word of the job that measured it')
  })
})

describe('when the base would lie in a file', () => {
  it('does not read what may be the fork’s', async () => {
    const directory = await aDirectory()
    jobs = await TwoJobs.start({
      directory,
      rules: ['base: oci-archive:base.tar', 'max_increase: 1%'],
    })
    const files = new LayoutFiles()
    const content = files.list(files.image({ layers: [110 * MIB] })).tar()
    await writeFile(join(jobs.reporting, 'base.tar'), content)
    const { outcome, findings } = await reportOn([aHead()])
    expect([outcome, findings[0].message]).toEqual([
      'inconclusive',
      expect.stringContaining('oci-archive:base.tar is a file of another job'),
    ])
  })
})
