import { describe, expect, it } from '@jest/globals'
import { platformName } from '../../src/domain/image/change.ts'
import { aBudget, anIncrease, platforms } from '../support/builders.ts'
import { BASE, HEAD, verdictOf } from '../support/checks.ts'
import { FakeImages } from '../support/fake-images.ts'

describe('when a plain manifest meets an index', () => {
  it('reads the config, so that they can be compared', async () => {
    const images = new FakeImages()
    images
      .push(HEAD, images.multiPlatform({ 'linux/amd64': 60 }))
      .push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images)
    expect(changes).toHaveLength(1)
    expect(images.calls).toContain('config linux/amd64')
  })

  it('does so on whichever side it is', async () => {
    const images = new FakeImages()
    images
      .push(HEAD, images.image({ MiB: 60, platform: 'linux/arm64' }))
      .push(BASE, images.multiPlatform({ 'linux/amd64': 50, 'linux/arm64': 50 }))
    const { changes, findings } = await verdictOf(images)
    expect(changes.map((change) => platformName(change.platform))).toEqual([
      'linux/arm64',
      'linux/amd64',
    ])
    expect(findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(['platform warn'])
  })

  it('reads no config of two plain manifests: they are compared as they are', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 })).push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images)
    expect(changes.map(({ platform }) => platform)).toEqual([null])
    expect(images.calls.filter((call) => call.startsWith('config'))).toEqual([])
  })

  it('reads it where the budget lists platforms', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ platform: 'linux/arm64' }))
    const budgets = [aBudget({ platforms: platforms('linux/amd64') })]
    const { findings } = await verdictOf(images, { budgets })
    expect(findings.map(({ message }) => message)).toEqual([`${HEAD} has no image for linux/amd64`])
  })

  it('is not measured where that config cannot be had', async () => {
    const images = new FakeImages()
    const head = images.image()
    images.push(HEAD, head).lose(head.config)
    const { outcome } = await verdictOf(images, { platforms: platforms('linux/amd64') })
    expect(outcome).toBe('inconclusive')
  })
})

describe('when nothing tells what a plain image is for', () => {
  const bare = (images: FakeImages, MiB: number) => images.image({ MiB, platform: null })

  it('is compared with the only image of the other side', async () => {
    const images = new FakeImages()
    images.push(HEAD, bare(images, 60)).push(BASE, images.multiPlatform({ 'linux/arm64': 50 }))
    const { changes, outcome } = await verdictOf(images)
    expect(changes.map(({ base, head }) => [base?.bytes, head?.bytes])).toEqual([
      [50 * 1_048_576, 60 * 1_048_576],
    ])
    expect([platformName(changes[0]?.platform ?? null), outcome]).toEqual(['linux/arm64', 'pass'])
  })

  it('is so whichever side it is', async () => {
    const images = new FakeImages()
    images.push(BASE, bare(images, 50)).push(HEAD, images.multiPlatform({ 'linux/arm64': 60 }))
    const { changes } = await verdictOf(images)
    expect(changes.map(({ base, head }) => [base?.bytes, head?.bytes])).toEqual([
      [50 * 1_048_576, 60 * 1_048_576],
    ])
  })

  it('is compared with another such image', async () => {
    const images = new FakeImages()
    images.push(HEAD, bare(images, 60)).push(BASE, bare(images, 50))
    expect((await verdictOf(images)).changes).toHaveLength(1)
  })

  it.each<[string, Parameters<typeof verdictOf>[1], string[]]>([
    ['the other side is for several', {}, ['linux/amd64', 'linux/arm64']],
    ['only some platforms are judged', { platforms: platforms('linux/amd64') }, []],
    [
      'a budget lists platforms',
      { budgets: [aBudget({ platforms: platforms('linux/amd64') })] },
      [],
    ],
  ])('is its own fault where %s', async (_, given, base) => {
    const images = new FakeImages()
    images.push(HEAD, bare(images, 60))
    if (base.length > 0) {
      images.push(BASE, images.multiPlatform(Object.fromEntries(base.map((name) => [name, 50]))))
    }
    const { findings, outcome } = await verdictOf(images, given)
    expect(outcome).toBe('inconclusive')
    expect(findings[0]).toMatchObject({
      message: `${HEAD} does not say which platform it is for: its config names no os and architecture`,
      cure: expect.stringMatching(/^Build it with docker or buildx/),
    })
  })
})

describe('when a better variant comes beside a platform', () => {
  it('is compared with what its machines have pulled so far', async () => {
    const images = new FakeImages()
    images
      .push(BASE, images.multiPlatform({ 'linux/amd64': 50 }))
      .push(HEAD, images.multiPlatform({ 'linux/amd64': 50, 'linux/amd64/v3': 90 }))
    const budgets = [
      aBudget({ maxIncrease: anIncrease('10%'), platforms: platforms('linux/amd64') }),
    ]
    const { findings } = await verdictOf(images, { budgets })
    expect(findings.map(({ rule, actualBytes }) => [rule, actualBytes])).toEqual([
      ['max_increase', 40 * 1_048_576],
    ])
  })
})

describe('when a budget lists platforms', () => {
  const budgets = [aBudget({ platforms: platforms('linux/amd64', 'linux/arm64') })]

  it('asks for no other', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.multiPlatform({ 'linux/amd64': 6, 'linux/arm64': 9, 'linux/386': 5 }))
    const { changes, outcome } = await verdictOf(images, { budgets })
    expect([changes.length, outcome]).toEqual([2, 'pass'])
    expect(images.calls).not.toContain('manifest linux/386')
  })

  it('does not miss one that the input platforms leaves out', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.multiPlatform({ 'linux/amd64': 6, 'linux/arm64': 9 }))
    const given = { budgets, platforms: platforms('linux/amd64') }
    expect(await verdictOf(images, given)).toMatchObject({ outcome: 'pass', findings: [] })
  })

  it('has nothing to judge where the input leaves none of them', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.multiPlatform({ 'linux/amd64': 6, 'linux/arm64': 9 }))
    const given = { budgets, platforms: platforms('linux/s390x') }
    const { findings } = await verdictOf(images, given)
    expect(findings.map(({ message }) => message)).toEqual([
      `${HEAD} has none of the platforms that are asked for`,
    ])
  })
})

describe('when platforms are restricted', () => {
  it('judges only those, a plain manifest’s too', async () => {
    const images = new FakeImages()
    images
      .push(HEAD, images.multiPlatform({ 'linux/amd64': 60, 'linux/arm64': 90 }))
      .push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images, { platforms: platforms('linux/amd64') })
    expect(changes.map(({ base, head }) => [base?.bytes, head?.bytes])).toEqual([
      [50 * 1_048_576, 60 * 1_048_576],
    ])
    expect(images.calls).not.toContain('manifest linux/arm64')
  })

  it('is inconclusive when that leaves nothing', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ platform: 'linux/amd64' }))
    expect((await verdictOf(images, { platforms: platforms('linux/s390x') })).outcome).toBe(
      'inconclusive',
    )
  })
})
