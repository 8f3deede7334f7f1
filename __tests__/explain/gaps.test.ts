import { describe, expect, it } from '@jest/globals'
import { check } from '../../src/check/check.ts'
import type { CheckPorts, CheckRequest } from '../../src/check/request.ts'
import type { ImageManifest } from '../../src/domain/image/manifest.ts'
import { parsePlatform } from '../../src/domain/image/platform.ts'
import { isNoteworthy, summarise } from '../../src/domain/report/report.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import { Explainer } from '../../src/explain/explainer.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { aBudget, anIncrease, written } from '../support/builders.ts'
import { aRequest, BASE, HEAD } from '../support/checks.ts'
import { entryOf, FakeImages } from '../support/fake-images.ts'
import { anEntry } from '../support/history.ts'

const NAME = 'org.opencontainers.image.base.name'
const DEBIAN = 'ghcr.io/acme/debian:12'
const ROOTFS = { 'ADD rootfs /': 30 }
/** Ten bytes more. */
const REBUILT = 91 + 10 / 1_048_576
const REFUSED = new Unmeasurable('GET https://ghcr.io/v2/acme/debian: 403 DENIED', 'Log in.')

/** An image that grew, and names what it was built from. */
function pushed(labels: Readonly<Record<string, string>> = { [NAME]: DEBIAN }, grown = 129) {
  const images = new FakeImages()
  const image = (pip: number) => images.built({ ...ROOTFS, 'RUN pip install': pip }, { labels })
  const [before, after] = [image(91), image(grown)]
  images.push(BASE, before).push(HEAD, after)
  return { images, before, after }
}

async function reported(
  images: FakeImages,
  given: Partial<CheckRequest> = {},
  ports: Partial<CheckPorts> = {},
) {
  const { explain } = new Explainer(images, { bandwidth: 100e6 })
  const verdicts = await check(aRequest(given), {
    images,
    explain,
    firstParents: async () => [],
    ...ports,
  })
  return summarise(verdicts, {
    budgetFile: { path: 'budgets.yaml', origin: 'base', edits: [] },
    notices: ['What was known before.'],
    requests: { count: 0, bytes: 0 },
  })
}

const noticesOf = async (...args: Parameters<typeof reported>) =>
  (await reported(...args)).notices.slice(1)

describe('when a config cannot be read', () => {
  it('says of which image, and why', async () => {
    const { images, after } = pushed()
    images.push(DEBIAN, images.built(ROOTFS)).lose(after.config)
    expect(await noticesOf(images)).toEqual([
      `api: why it changed could not be told in full: the config of ${HEAD} cannot be read (GET ${after.config.digest}: MANIFEST_UNKNOWN)`,
    ])
  })

  it('says so once, however many images it is true of', async () => {
    const { images, before, after } = pushed()
    for (const { config } of [before, after]) images.lose(config)
    const budgets = ['api', 'web', 'worker', 'search', 'mail'].map((name) => aBudget({ name }))
    const [notice, ...others] = await noticesOf(images, { budgets })
    expect(notice).toMatch(/^api, web, worker, 2 more: why it changed could not be told in full: /)
    expect(others).toEqual([])
  })

  it('makes no comment where nothing else does', async () => {
    const { images, after } = pushed({}, REBUILT)
    images.lose(after.config)
    const report = await reported(images)
    expect(report.notices).toHaveLength(2)
    expect(isNoteworthy(report, anIncrease('1 MiB').value)).toBe(false)
  })

  it('is the reason why all growth counts', async () => {
    const { images, after } = pushed()
    images.push(DEBIAN, images.built(ROOTFS)).lose(after.config)
    const own = aBudget({ growthOf: written('own', 'own'), maxIncrease: anIncrease('10 MiB') })
    const { verdicts } = await reported(images, { budgets: [own] })
    expect(verdicts[0]?.findings[0]?.message).toContain(
      `(all of it counts, since the FROM image is unknown: the config of ${HEAD} cannot be read)`,
    )
  })
})

describe('when a provenance cannot be read', () => {
  it('says so', async () => {
    const { images, before, after } = pushed()
    images.push(DEBIAN, images.built(ROOTFS))
    const platform = parsePlatform('linux/amd64')
    const index = (image: ImageManifest) =>
      images.index(
        entryOf(image, { platform }),
        images.attest(image, { materials: [], places: new Map() }),
      )
    images.push(BASE, index(before)).push(HEAD, index(after))
    images.provenance = async () => {
      throw new Unmeasurable('GET: 502', 'Try again.')
    }
    expect(await noticesOf(images, {}, { explainAll: true })).toEqual([
      `api: what its build recorded could not be told: the provenance of ${HEAD} cannot be read (GET: 502)`,
    ])
  })
})

describe('when the base image that an image names cannot be read', () => {
  const WORDS = `api: what came with the FROM image could not be told: ${DEBIAN} cannot be read`

  it.each([
    ['it is refused', REFUSED, REFUSED.message],
    ['it is not there', undefined, 'there is no such image'],
  ])('says so where the image grew: %s', async (_, what, why) => {
    const { images } = pushed()
    if (what !== undefined) images.push(DEBIAN, what)
    expect(await noticesOf(images)).toEqual([`${WORDS} (${why})`])
  })

  it('says nothing where nothing grew', async () => {
    const { images } = pushed(undefined, REBUILT)
    expect(await noticesOf(images.push(DEBIAN, REFUSED))).toEqual([])
  })

  it('is the reason why all growth counts', async () => {
    const { images } = pushed()
    images.push(DEBIAN, REFUSED)
    const own = aBudget({ growthOf: written('own', 'own'), maxIncrease: anIncrease('10 MiB') })
    const { verdicts, notices } = await reported(images, { budgets: [own] })
    expect(verdicts[0]?.findings[0]?.message).toContain(
      `since the FROM image is unknown: ${DEBIAN} cannot be read)`,
    )
    expect(notices).toContain(`${WORDS} (${REFUSED.message})`)
  })

  it('names a few of many', async () => {
    const images = new FakeImages()
    const budgets = Array.from({ length: 8 }, (_, at) => {
      const [name, image] = [`s${at}`, `ghcr.io/acme/s${at}`]
      const labels = { [NAME]: `ghcr.io/acme/base${at}:1` }
      images.push(`${image}:main`, images.built({ ...ROOTFS, 'RUN make': 1 + at }, { labels }))
      images.push(`${image}:pr-7`, images.built({ ...ROOTFS, 'RUN make': 30 + at }, { labels }))
      return aBudget({
        name,
        image: { kind: 'registry', registry: 'ghcr.io', repository: `acme/s${at}` },
      })
    })
    const notices = await noticesOf(images, { budgets })
    expect(notices).toHaveLength(6)
    expect(notices.at(-1)).toBe('3 more base images cannot be read')
  })
})

describe('when the head may be of anybody', () => {
  it('asks for what its image names elsewhere than for what main’s names', async () => {
    const { images } = pushed()
    images.push(DEBIAN, images.built(ROOTFS))
    const anonymous = new FakeImages()
    const { explain } = new Explainer(images, { bandwidth: 100e6, anonymous })
    expect(await noticesOf(images, { isForeign: true }, { explain })).toEqual([
      'api: what came with the FROM image could not be told: nothing that anybody may pull proves what this fork’s image says of it (what a fork’s image names is asked for without a login, over https at public addresses only)',
    ])
    const asked = (calls: readonly string[]) => calls.filter((call) => call.includes(DEBIAN))
    expect(asked(images.calls)).toHaveLength(1)
    expect(asked(anonymous.calls)).toHaveLength(1)
  })

  it('is a mistake of ours where there is nothing else to ask', async () => {
    const { images } = pushed()
    const [notice] = await noticesOf(images, { isForeign: true })
    expect(notice).toContain('untrusted images have no source of their own')
    expect(images.calls.join()).not.toContain(DEBIAN)
  })
})

describe('when what an image names is not what it was built from', () => {
  it.each([
    ['other layers are there', (images: FakeImages) => images.built({ 'ADD other /': 1 })],
    [
      'it is for another platform',
      (images: FakeImages) => images.multiPlatform({ 'linux/arm64': 1 }),
    ],
  ])('says nothing: %s', async (_, there) => {
    const { images } = pushed()
    expect(await noticesOf(images.push(DEBIAN, there(images)))).toEqual([])
  })

  it('says nothing of a stage that is gone', async () => {
    const { images } = pushed({})
    const history = [anEntry('CMD', { comment: 'FROM ghcr.io/acme/builder:1', isEmpty: true })]
    images.push(HEAD, images.built({ ...ROOTFS, 'RUN pip install': 129 }, { history }))
    expect(await noticesOf(images)).toEqual([])
    expect(images.calls.join()).toContain('acme/builder')
  })

  it('asks for nothing, and says nothing, of an image from scratch', async () => {
    const scratch = pushed({ [NAME]: 'scratch' })
    expect(await noticesOf(scratch.images)).toEqual([])
    expect(scratch.images.calls.join()).not.toContain('scratch')
  })
})

describe('when explaining goes wrong in a way that nobody foresaw', () => {
  const explain = async () => {
    throw new RangeError('Maximum call stack size exceeded')
  }

  it('judges all the same, and says so', async () => {
    const { images } = pushed()
    const budgets = [aBudget({ maxIncrease: anIncrease('10 MiB') })]
    const report = await reported(images, { budgets }, { explain })
    expect(report.outcome).toBe('fail')
    expect(report.notices.slice(1)).toEqual([
      'api: why it changed could not be told: that was not foreseen, and is worth a report (RangeError: Maximum call stack size exceeded)',
    ])
    const markdown = renderMarkdown(report, {}, { fits: () => true, rest: '' })
    expect(markdown).toContain('ℹ️ api: why it changed could not be told')
  })

  it('counts all growth, and gives that as the reason', async () => {
    const { images } = pushed()
    const own = aBudget({ growthOf: written('own', 'own'), maxIncrease: anIncrease('10 MiB') })
    const { verdicts } = await reported(images, { budgets: [own] }, { explain })
    expect(verdicts[0]?.findings[0]?.message).toContain('since the FROM image is unknown: that was')
  })
})
