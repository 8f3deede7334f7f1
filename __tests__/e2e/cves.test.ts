import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { projectFolder } from '../../src/embedded/runner.ts'
import { type Found, grype, scout, trivy } from '../support/sarif.ts'
import { MAIN_SHA, Shop } from '../support/shop-history.ts'
import { run } from '../support/tools.ts'

jest.setTimeout(60_000)

let shop: Shop
let workspace: string

beforeEach(async () => {
  shop = await Shop.start(['max_mb: 300', 'max_cves: {critical: 0, high: 10}'])
  workspace = await mkdtemp(join(tmpdir(), 'cves-'))
  shop.build('main', 100)
  shop.build('pr-7', 101)
})

afterEach(async () => {
  await shop.end()
  await rm(workspace, { recursive: true, force: true })
})

const save = (name: string, text: string) => writeFile(join(workspace, name), text)
const many = (count: number, severity: Found['severity'], from = 1000): Found[] =>
  Array.from({ length: count }, (_, index) => ({ id: `CVE-2026-${from + index}`, severity }))

async function pull(sarif = 'api=head.sarif', more: Readonly<Record<string, string>> = {}) {
  const { exitCode, log, outputs, summary } = await shop.workflow.run({
    inputs: { sarif, ...more },
    env: { GITHUB_WORKSPACE: workspace },
  })
  const comment = shop.workflow.world.comments.at(-1)?.body ?? ''
  return { exitCode, log, comment, summary, headline: outputs['headline'], outputs }
}

const service = ({ outputs }: Awaited<ReturnType<typeof pull>>) =>
  JSON.parse(outputs['report'] ?? '').services[0]

describe('when a scanner has found more than the budget allows', () => {
  it('ends red, and says how many, how many may be, and which (C2)', async () => {
    await save('head.sarif', trivy([...many(2, 'CRITICAL'), ...many(11, 'HIGH', 2000)]))
    const result = await pull()
    expect([result.exitCode, result.headline]).toEqual([1, 'The image has too many CVEs'])
    expect(result.comment).toContain('<br>CVEs: 2 critical (0 allowed), 11 high (10 allowed) |')
    expect(result.log).toContain(
      '2 critical CVEs, 0 allowed (CVE-2026-1000, CVE-2026-1001); 11 high CVEs, 10 allowed (CVE-2026-2000, CVE-2026-2001, CVE-2026-2002, CVE-2026-2003, CVE-2026-2004 and 6 more) (docker-image-budgets.yaml:4)',
    )
    // Layers do not tell why there are CVEs.
    expect(result.comment.split('\n| Image')[0]).not.toContain('to pull')
    expect(service(result).cves).toEqual({
      counts: { critical: 2, high: 11 },
      base: null,
      allowed: { critical: 0, high: 10 },
      reason: null,
      files: ['head.sarif'],
    })
  })

  it('reads what Grype and Docker Scout write as well (C1)', async () => {
    for (const shape of [grype, scout]) {
      await save('head.sarif', shape(many(1, 'CRITICAL')))
      const { exitCode, comment } = await pull()
      expect([exitCode, comment]).toEqual([1, expect.stringContaining('CVEs: 1 critical')])
    }
  })

  it('does not judge what the budget names no number for: all severities are written, whatever was asked', async () => {
    await save('head.sarif', trivy([...many(10, 'HIGH'), ...many(300, 'LOW', 2000)]))
    const { exitCode, comment } = await pull()
    expect([exitCode, comment]).toEqual([
      0,
      expect.stringContaining('CVEs: 0 critical (0 allowed), 10 high (10 allowed), 300 low'),
    ])
  })
})

describe('when a second file tells what the base has', () => {
  const files = 'api=head.sarif\napi:base=base.sarif'

  it('tells the change, and what is new (C4)', async () => {
    await save('base.sarif', trivy(many(10, 'HIGH')))
    await save('head.sarif', trivy(many(12, 'HIGH')))
    const { exitCode, comment, log } = await pull(files)
    expect([exitCode, comment]).toEqual([1, expect.stringContaining('12 high (+2, 10 allowed)')])
    expect(log).toContain('12 high CVEs, 10 allowed (new: CVE-2026-1010, CVE-2026-1011)')
  })

  it('only warns of what was so before: a base over its limit fails no change that adds nothing (C4)', async () => {
    await save('base.sarif', trivy(many(1, 'CRITICAL')))
    await save('head.sarif', trivy(many(1, 'CRITICAL', 5000)))
    const result = await pull(files)
    expect([result.exitCode, result.headline]).toEqual([0, 'The image still has too many CVEs'])
    expect(result.log).toContain('no more than before this change')
  })

  it('tells fewer, too', async () => {
    await save('base.sarif', trivy(many(3, 'HIGH')))
    await save('head.sarif', trivy([]))
    const { exitCode, comment } = await pull(files)
    expect([exitCode, comment]).toEqual([0, expect.stringContaining('0 high (−3, 10 allowed)')])
  })

  it('is said where it cannot be read', async () => {
    await save('head.sarif', trivy([]))
    const { exitCode, log } = await pull(files)
    expect([exitCode, log]).toEqual([
      0,
      expect.stringContaining('its CVEs are not compared: base.sarif is no file'),
    ])
  })

  it('is left out where it is of another image (C4)', async () => {
    const repoDigests = [`acme/api@sha256:${'9'.repeat(64)}`]
    await save('base.sarif', trivy(many(1, 'CRITICAL'), { repoDigests }))
    await save('head.sarif', trivy(many(1, 'CRITICAL')))
    const { exitCode, log } = await pull(files)
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('its CVEs are not compared: base.sarif is of sha256:999'),
    ])
  })
})

describe('when a history is kept', () => {
  it('keeps the counts of main, and tells a pull request the change (C4)', async () => {
    await save('main.sarif', trivy(many(2, 'HIGH')))
    const env = { GITHUB_WORKSPACE: workspace }
    const pushed = await shop.workflow.run({
      event: {
        name: 'push',
        payload: {
          after: MAIN_SHA,
          repository: { default_branch: 'main', name: 'shop', owner: { login: 'acme' } },
        },
      },
      ref: 'refs/heads/main',
      sha: MAIN_SHA,
      env,
      inputs: { 'history-branch': 'image-size-history', sarif: 'api=main.sarif' },
    })
    expect([pushed.exitCode, shop.lines()]).toEqual([
      0,
      [expect.objectContaining({ s: 'api', cve: { high: 2 } })],
    ])
    await save('head.sarif', trivy(many(5, 'HIGH')))
    const { comment } = await pull('api=head.sarif', { 'history-branch': 'image-size-history' })
    expect(comment).toContain('5 high (+3, 10 allowed)')
  })
})

describe('when nobody knows what an image has', () => {
  const unknown = async (sarif?: string) => {
    const { exitCode, headline, comment, log } = await pull(sarif)
    expect([exitCode, headline]).toEqual([1, 'The image has CVEs that are not known'])
    expect(comment).toContain('CVEs: not known')
    return log
  }

  it('is inconclusive, and never 0, without a file (C3)', async () => {
    expect(await unknown('')).toContain('no scanner’s result is given')
  })

  it.each([
    ['no runs', '{"version":"2.1.0","runs":[]}', 'has no runs'],
    ['half of a file', '{"version":"2.1.0","runs":[', 'is no JSON'],
    [
      'a scan that failed',
      '{"runs":[{"results":[],"invocations":[{"executionSuccessful":false}]}]}',
      'says that the scan did not succeed',
    ],
  ])('is inconclusive by %s (C3)', async (_, text, words) => {
    await save('head.sarif', text)
    expect(await unknown()).toContain(`head.sarif ${words}`)
  })

  it('is inconclusive where the file is not there, a link, a folder, or outside', async () => {
    await save('real.sarif', trivy([]))
    await symlink('real.sarif', join(workspace, 'link.sarif'))
    for (const path of ['nope.sarif', 'link.sarif', '.', '../x.sarif', '/etc/passwd']) {
      expect(await unknown(`api=${path}`)).toContain(
        `${path} is no file of the workspace, or is reached by a link`,
      )
    }
  })

  it('is inconclusive where the file is larger than 64 MiB (C4)', async () => {
    await save('head.sarif', '')
    await truncate(join(workspace, 'head.sarif'), 64 * 1024 * 1024 + 1)
    expect(await unknown()).toContain('is larger than 64 MiB')
  })

  it('is inconclusive where the file is of another image, and names both (C4)', async () => {
    const other = `sha256:${'9'.repeat(64)}`
    await save('head.sarif', trivy([], { repoDigests: [`acme/api@${other}`] }))
    const log = await unknown()
    expect(log).toMatch(
      new RegExp(
        `head.sarif is of ${other}, and the image that was measured is sha256:[0-9a-f]{64}`,
      ),
    )
  })

  it('is inconclusive where one of two files is of another image (C4)', async () => {
    await save('a.sarif', trivy([]))
    const repoDigests = [`acme/api@sha256:${'9'.repeat(64)}`]
    await save('b.sarif', trivy([], { repoDigests }))
    expect(await unknown('api=a.sarif\napi=b.sarif')).toContain('b.sarif is of sha256:999')
  })

  it('is inconclusive where “error” may be what is not allowed (C1)', async () => {
    const run = { results: [{ ruleId: 'CVE-2026-1', level: 'error' }] }
    await save('head.sarif', JSON.stringify({ runs: [run] }))
    const { exitCode, log, comment } = await pull()
    expect([exitCode, log]).toEqual([
      1,
      expect.stringContaining('1 CVE may be critical, 0 allowed'),
    ])
    expect(comment).toContain('1 critical or high')
  })

  it('only warns where no number is in the budget', async () => {
    shop.workflow.editFileAt(shop.workflow.baseSha, budget('max_mb: 300'))
    const { exitCode, log, headline } = await pull('api=nope.sarif')
    expect([exitCode, log]).toEqual([0, expect.stringContaining('its CVEs are not known')])
    expect(headline).toBe('The image is within its budget, with a warning')
  })
})

const budget = (rule: string) =>
  `budgets:\n  - image: ${shop.registry.host}/acme/api\n    ${rule}\n`

describe('when the file is of the image that was measured', () => {
  it('counts, by the digest that Trivy has found in the registry (C4)', async () => {
    await save('head.sarif', trivy([]))
    const { digest } = service(await pull()).platforms[0].head
    await save(
      'head.sarif',
      trivy([], { repoDigests: [`acme/api@${digest}`], imageID: 'sha256:1' }),
    )
    expect((await pull()).exitCode).toBe(0)
  })
})

describe('when several files are of one image', () => {
  it('counts each vulnerability once', async () => {
    await save('a.sarif', trivy(many(6, 'HIGH')))
    await save('b.sarif', grype(many(8, 'HIGH', 1003)))
    const { exitCode, comment } = await pull('api=a.sarif\napi = b.sarif\n')
    expect([exitCode, comment]).toEqual([1, expect.stringContaining('11 high (10 allowed)')])
  })
})

describe('when the input is wrong', () => {
  it.each([
    ['trivy.sarif', '"trivy.sarif" is not service=path'],
    ['api=', '"api=" is not service=path'],
    ['apy=head.sarif', 'names no budget. Did you mean api?'],
    ['api:head=head.sarif', 'names no budget'],
  ])('says what is, of %s', async (sarif, words) => {
    const { exitCode, log } = await pull(sarif)
    expect([exitCode, log]).toEqual([1, expect.stringContaining(`input sarif: `)])
    expect(log).toContain(words)
  })

  it('says that a job that only measures reads none', async () => {
    const { exitCode, log } = await pull('api=head.sarif', { mode: 'measure' })
    expect([exitCode, log]).toEqual([1, expect.stringContaining('input sarif: mode: measure')])
  })
})

describe('when a pull request raises how many there may be', () => {
  it('is judged by the number of the base, and needs approval (C2)', async () => {
    shop.workflow.editBudgetFile(
      `budgets:\n  - image: ${shop.registry.host}/acme/api\n    max_mb: 300\n    max_cves: {critical: 5, high: 10}\n`,
    )
    await save('head.sarif', trivy(many(1, 'CRITICAL')))
    const { exitCode, comment } = await pull()
    expect(exitCode).toBe(1)
    expect(comment).toContain('1 critical (0 allowed)')
    expect(comment).toMatch(/max\\?_cves/)
  })
})

describe('when the words of a file are meant to harm', () => {
  it('shows none of them as they are', async () => {
    const id = 'TEMP-1 <img src=x> [a](http://b) ::error::x\n@alice \u202e'
    await save('head.sarif', trivy([{ id, severity: 'CRITICAL' }], { imageName: id }))
    const { exitCode, comment, log, summary } = await pull()
    expect(exitCode).toBe(1)
    for (const text of [comment, summary]) {
      expect(text).not.toMatch(/<img|\]\(http:\/\/b|(?<![\w`<!-])@alice|\u202e/)
    }
    expect(log).not.toMatch(/^::error::x|\u202e/m)
  })
})

describe('when the command line checks', () => {
  const check = async (...args: readonly string[]) => {
    await save('docker-image-budgets.yaml', `${budget('max_cves: {critical: 0}')}`)
    const script = join(projectFolder(), 'dist/cli.js')
    return run(process.execPath, [script, 'check', '--head', 'main', ...args], {
      cwd: workspace,
      env: { PATH: process.env['PATH'], HOME: workspace },
    })
  }

  it('reads any file that is named, and exits by what it says', async () => {
    await save('head.sarif', trivy(many(1, 'CRITICAL')))
    const red = await check('--sarif', `api=${join(workspace, 'head.sarif')}`)
    expect([red.code, red.stdout]).toEqual([1, expect.stringContaining('1 critical (0 allowed)')])
    await save('head.sarif', trivy([]))
    expect((await check('--sarif', 'api=head.sarif')).code).toBe(0)
    const none = await check('--sarif', 'api=nope.sarif')
    expect([none.code, none.stdout]).toEqual([
      3,
      expect.stringContaining('nope.sarif is not there'),
    ])
    const wrong = await check('--sarif', 'nope=head.sarif')
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--sarif: ')])
    expect((await check('--sarif', 'api=/dev/zero')).stdout).toContain('/dev/zero is no file')
  })
})
