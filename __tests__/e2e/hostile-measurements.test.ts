import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { marked } from 'marked'
import type { RunnerResult } from '../../src/embedded/runner.ts'
import { aDirectory } from '../support/layout-files.ts'
import { aFile, aHead, type Json, MIB, TwoJobs } from '../support/measuring.ts'

jest.setTimeout(60_000)

let jobs: TwoJobs
beforeEach(async () => {
  jobs = await TwoJobs.start({ directory: await aDirectory() })
})
afterEach(() => jobs.end())

/** What becomes of one file, whatever on-inconclusive says: red as an error, and named. */
async function refusalOf(content: string | Buffer | Json, name = 'sizes/a/api.json') {
  await jobs.upload(name, content)
  return refused(await jobs.report({ 'on-inconclusive': 'warn' }))
}

function refused(result: RunnerResult) {
  expect([result.exitCode, jobs.status]).toEqual([1, expect.stringMatching(/^error: /)])
  const [gap = ''] = JSON.parse(result.outputs['report'] ?? '{}').gaps ?? []
  const shown = jobs.comment.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  expect(shown).toContain(gap.replaceAll('\\', '').replace(/\.$/, ''))
  return gap.replace(/^The measurement file "[^"]*" is not believed: /, '')
}

describe('when a fork’s file is of something else', () => {
  it.each([
    ['another commit', { sha: 'f'.repeat(40) }, 'it is of commit fffffff, and this is 9be2417.'],
    ['another repository', { repository: 'eve/shop' }, 'it is of eve/shop, and this is acme/shop.'],
    [
      'another repository whose name is a command',
      { repository: '::error::x](http://evil.example)' },
      'it is of ::error::x](http://evil.example), and this is acme/shop.',
    ],
  ])('is refused by name: %s', async (_, run, words) => {
    expect(await refusalOf(aFile(jobs, { run }))).toBe(words)
  })

  it('is refused where it says no commit at all', async () => {
    expect(await refusalOf({ ...aFile(jobs), run: null })).toBe(
      'it does not say which commit it is of.',
    )
  })
})

const DEEP = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

describe('when a fork’s file is not what mode: measure writes', () => {
  it.each<[string, (of: TwoJobs) => string | Buffer | Json, string]>([
    ['nothing', () => '', 'it is not JSON.'],
    ['no JSON', () => '{"schema":1,', 'it is not JSON.'],
    ['no UTF-8', () => Buffer.from([0x7b, 0xff, 0x7d]), 'it is not UTF-8 text.'],
    ['nested without end', () => DEEP, 'it is nested deeper than 8 levels.'],
    ['11 MiB', () => Buffer.alloc(11 * MIB, 0x20), 'is larger than 10 MiB.'],
    ['a list', () => '[]', 'it is wrong.'],
    [
      'another schema',
      (of) => ({ ...aFile(of), schema: 2 }),
      '/schema is not 1, which is the only one that is known here.',
    ],
    [
      'a key twice',
      (of) => JSON.stringify(aFile(of)).replace('{', '{"schema":1,'),
      'it has a key twice in one object.',
    ],
    [
      'a prototype',
      (of) => JSON.stringify(aFile(of)).replace('{', '{"__proto__":{"isAdmin":true},'),
      '/__proto__ is no key that is known here.',
    ],
    [
      'a prototype in a layer',
      (of) =>
        JSON.stringify(aFile(of)).replace('"layers":[{', '"layers":[{"__proto__":{"bytes":1},'),
      '/measurements/0/layers/0/__proto__ is no key that is known here.',
    ],
    [
      'a constructor',
      (of) => aFile(of, {}, [{ ...aHead(), constructor: { prototype: {} } }]),
      '/measurements/0/constructor is no key that is known here.',
    ],
    [
      'a budget of its own',
      (of) => ({ ...aFile(of), budgets: [{ image: 'x', max_mb: 9999 }] }),
      '/budgets is no key that is known here.',
    ],
    [
      'a million layers',
      (of) => aFile(of, {}, [{ ...aHead(), layers: Array.from({ length: 1_000_000 }, () => 0) }]),
      '/measurements/0/layers lists more than 2000 items.',
    ],
    [
      '513 layers',
      (of) => aFile(of, {}, [aHead({ layers: Array.from({ length: 513 }, (_, at) => at + 1) })]),
      '/measurements/0/layers lists more than 512 layers.',
    ],
    [
      'a million images',
      (of) => ({ ...aFile(of), measurements: Array.from({ length: 1_000_000 }, () => 0) }),
      '/measurements lists more than 2,000 images.',
    ],
    [
      'a size beyond exact numbers',
      (of) => JSON.stringify(aFile(of, {}, [aHead({ layers: [7] })])).replaceAll(':7,', ':1e300,'),
      '/measurements/0/bytes is no whole number.',
    ],
    [
      'an absurd size',
      (of) => aFile(of, {}, [aHead({ layers: [2 ** 46] })]),
      '/measurements/0/bytes is more than 70368744177663.',
    ],
    [
      'a negative size',
      (of) => aFile(of, {}, [{ ...aHead({ layers: [10, -9] }), bytes: 1 }]),
      '/measurements/0/layers/1/bytes is less than 1.',
    ],
    [
      'half a byte',
      (of) => aFile(of, {}, [aHead({ layers: [0.5] })]),
      '/measurements/0/bytes is no whole number.',
    ],
    [
      'no number as a text',
      (of) => aFile(of, {}, [{ ...aHead(), bytes: 'NaN' }]),
      '/measurements/0/bytes is no whole number.',
    ],
    [
      'nothing at all as a size',
      (of) => aFile(of, {}, [{ ...aHead({ layers: [] }), bytes: 0 }]),
      '/measurements/0/bytes is less than 1.',
    ],
    [
      'a size that its layers do not have',
      (of) => aFile(of, {}, [{ ...aHead({ layers: [100 * MIB] }), bytes: 1 }]),
      '/measurements/0/bytes is 1, and the layers add up to 104857600.',
    ],
    [
      'a layer of two sizes',
      (of) => {
        const head = aHead({ layers: [5] })
        const [layer] = head.layers
        return aFile(of, {}, [{ ...head, layers: [layer, { ...layer, bytes: 6 }] }])
      },
      expect.stringContaining('/measurements/0/bytes does not add up: ') as unknown as string,
    ],
    [
      'a wrong digest',
      (of) => aFile(of, {}, [{ ...aHead(), digest: 'sha256:../../../etc/passwd' }]),
      '/measurements/0/digest is no sha256 or sha512 digest.',
    ],
    [
      'a media type without end',
      (of) => {
        const head = aHead()
        const layers = head.layers.map((layer) => ({ ...layer, mediaType: 'x'.repeat(201) }))
        return aFile(of, {}, [{ ...head, layers }])
      },
      '/measurements/0/layers/0/mediaType is longer than 200 characters.',
    ],
    [
      'no reference',
      (of) => aFile(of, {}, [{ ...aHead(), reference: 'https://evil.example/x' }]),
      '/measurements/0/reference is no image reference.',
    ],
    [
      'a third side',
      (of) => aFile(of, {}, [{ ...aHead(), side: 'budget' }]),
      '/measurements/0/side is neither head nor base.',
    ],
    [
      'one service twice',
      (of) => aFile(of, {}, [aHead({ layers: [1] }), aHead({ layers: [2] })]),
      '/measurements/1 tells a second time of one side of one service.',
    ],
    [
      'estimates that it does not call so',
      (of) => aFile(of, {}, [{ ...aHead(), reference: 'docker-daemon:api' }]),
      expect.stringContaining('do not agree on whether it is estimated') as unknown as string,
    ],
    [
      'a shard beyond the last',
      (of) => ({ ...aFile(of), shard: { index: 9, of: 8 } }),
      '/shard/index is more than 8.',
    ],
  ])('is refused by place: %s', async (_, make, words) => {
    const began = performance.now()
    expect(await refusalOf(make(jobs))).toEqual(words)
    expect(performance.now() - began).toBeLessThan(20_000)
  })
})

describe('when a fork’s artifact holds what no file of ours is', () => {
  /** A slash would be a folder's. */
  const encodeName = (name: string) => name.replaceAll('/', '∕')
  const target = () => join(jobs.reporting, 'sizes/a/api.json')
  const made = async (make: () => Promise<unknown>) => {
    await mkdir(dirname(target()), { recursive: true })
    await make()
    return refused(await jobs.report({ 'on-inconclusive': 'warn' }))
  }

  it('follows no link, and tells nothing of what it leads to', async () => {
    const outside = join(jobs.reporting, 'secret')
    await writeFile(outside, 'S3CRET')
    expect(await made(() => symlink(outside, target()))).toBe('is a link, and no link is followed.')
  })

  it('follows no link to a folder', async () => {
    const outside = join(jobs.measuring, 'out')
    await mkdir(outside)
    await writeFile(join(outside, 'x.json'), JSON.stringify(aFile(jobs)))
    await jobs.upload('sizes/a/other.json', aFile(jobs))
    expect(await made(() => symlink(outside, join(dirname(target()), 'folder')))).toBe(
      'is a link, and no link is followed.',
    )
  })

  it('follows no link in place of the whole folder', async () => {
    await mkdir(join(jobs.measuring, 'out'))
    await writeFile(join(jobs.measuring, 'out/x.json'), JSON.stringify(aFile(jobs)))
    await symlink(join(jobs.measuring, 'out'), join(jobs.reporting, 'sizes'))
    expect(refused(await jobs.report())).toBe('is a link, and no link is followed.')
  })

  it('waits for no pipe', async () => {
    expect(await made(() => promisify(execFile)('mkfifo', [target()]))).toBe('is no regular file.')
  })

  it('reads no device', async () => {
    expect(await made(() => symlink('/dev/zero', target()))).toBe(
      'is a link, and no link is followed.',
    )
  })

  it.each([
    ['..\\..\\..\\evil.json'],
    ['::set-output name=outcome::pass\n##[error]x.json'],
    ['[x](http://evil.example) @octocat <img src=x onerror=alert(1)>.json'],
    ['\u202Enosj.\u001b[31m.json'],
    ['`|</details>.json'],
  ])('names a file as text and no more: %j', async (name) => {
    await jobs.upload(`sizes/${encodeName(name)}`, '{}')
    const result = await jobs.report()
    expect(refused(result)).toBe('/schema is not 1, which is the only one that is known here.')
    expectHarmless(result)
  })

  it('is told of ten of a hundred, and of how many more', async () => {
    for (let at = 0; at < 100; at++) await jobs.upload(`sizes/${at}.json`, 'x')
    const result = await jobs.report()
    const { gaps } = JSON.parse(result.outputs['report'] ?? '{}')
    expect(gaps).toHaveLength(11)
    expect(gaps.at(-1)).toBe('90 more measurement files are not believed.')
  })

  it('reads fifty megabytes, and no more of it', async () => {
    const padding = ' '.repeat(9.9 * MIB)
    for (let at = 0; at < 6; at++)
      await jobs.upload(`sizes/${at}.json`, `${JSON.stringify(aFile(jobs))}${padding}`)
    expect(refused(await jobs.report())).toBe('and those before it are larger than 50 MiB.')
  })

  it('says so where there is no file at all', async () => {
    const { exitCode, outputs } = await jobs.report({ 'missing-head': 'unchanged' })
    expect([exitCode, jobs.status.slice(0, 6)]).toEqual([1, 'error:'])
    expect(outputs['headline']).toContain('measurements: no file is there for sizes/**/*.json')
  })
})

describe('when a fork’s file is as it should be, but for its words', () => {
  const HOSTILE = [
    '::set-output name=outcome::pass',
    '\n::add-mask::s\n##[error]x',
    '[x](http://evil.example) @octocat <img src=x onerror=alert(1)>',
    '\u202E\u001b[31mnosj',
    '`|</details><!-- docker-image-budgets key=default -->',
  ]

  it.each(HOSTILE)('is shown, and does nothing: %j', async (words) => {
    const head = aHead({ command: `RUN ${words}`, reference: `oci:${words.replaceAll(':', ';')}` })
    const platform = { os: words.slice(0, 50), architecture: 'amd64' }
    const claim = { 'org.opencontainers.image.base.name': words }
    const build = { ...head.build, platform, labels: claim }
    const entries = [
      { ...head, platform, build, annotations: claim },
      { ...aHead(), service: `x ${words}`.slice(0, 200) },
    ]
    await jobs.upload('sizes/a/api.json', aFile(jobs, {}, entries))
    const result = await jobs.report({ comment: 'always' })
    expect(jobs.comment).toContain('own word')
    expectHarmless(result)
  })

  it('has nothing asked for that it names, least of all with the login', async () => {
    const name = `${jobs.registry.host}/secret/base:1`
    jobs.push('secret/base:1', 70)
    const labels = { 'org.opencontainers.image.base.name': name }
    await jobs.upload('sizes/a/api.json', aFile(jobs, {}, [aHead({ labels })]))
    await jobs.report()
    const asked = jobs.registry.requests.filter(({ path }) => path.includes('secret'))
    expect(asked).toEqual([])
  })

  it('leaves no trace in the prototypes of ours', async () => {
    const words = '{"__proto__": {"bytes": 1}}'
    const labels = { 'io.buildpacks.lifecycle.metadata': words }
    await jobs.upload('sizes/a/api.json', aFile(jobs, {}, [aHead({ labels })]))
    const { outputs } = await jobs.report()
    expect(JSON.parse(outputs['report'] ?? '{}').services[0].platforms[0].head.bytes).toBe(
      110 * MIB,
    )
  })
})

/** Nothing of it acts where it is shown. */
function expectHarmless({ log, summary }: RunnerResult): void {
  const comments = jobs.workflow.world.comments.map(({ body }) => body)
  for (const text of [...comments, summary]) {
    const html = String(marked.parse(text)).replace(/<code>[\s\S]*?<\/code>/g, '')
    expect(html).not.toMatch(/<img|href="http:\/\/evil|@octocat/)
    expect([...text].filter((each) => '\u001b\u202e'.includes(each))).toEqual([])
  }
  const lines = log.split('\n')
  expect(lines.filter((line) => /^\s*::(?!error|warning|debug)/.test(line))).toEqual([])
  // What the runner takes for a command of ours, it takes for no other.
  expect(lines.filter((line) => !line.startsWith('::') && line.includes('##['))).toEqual([])
}
