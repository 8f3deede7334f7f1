import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { check } from '../../src/check/check.ts'
import type { Budget } from '../../src/domain/budget/budget.ts'
import {
  formatReference,
  parseReference,
  type Reference,
} from '../../src/domain/image/reference.ts'
import { aBudget, aDescriptor, anIncrease } from '../support/builders.ts'
import { aRequest, BASE, HEAD, referenceOf, verdictOf } from '../support/checks.ts'
import { FakeImages, sizesOf } from '../support/fake-images.ts'

describe('when both images are there', () => {
  it('compares the tags that the templates come to, the base with the head’s digest in hand', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image({ MiB: 60 })).push(BASE, images.image({ MiB: 50 }))
    const { changes } = await verdictOf(images)
    expect(
      changes.map(({ base, head }) => sizesOf([base, head].filter((image) => image !== null))),
    ).toEqual([['plain 50 MiB', 'plain 60 MiB']])
    expect(images.calls).toEqual([`resolve ${HEAD}`, `resolve ${BASE} expecting a digest`])
  })

  it('keeps the layers that they have in common once', async () => {
    const layers = (own: string) => [aDescriptor({ seed: 'shared' }), aDescriptor({ seed: own })]
    const images = new FakeImages()
    images.push(HEAD, { ...images.image(), layers: layers('new') })
    images.push(BASE, { ...images.image(), layers: layers('old') })
    const { changes } = await verdictOf(images)
    const [base, head] = [changes[0]?.base?.layers, changes[0]?.head?.layers]
    expect([base?.[0] === head?.[0], base?.[1] === head?.[1]]).toEqual([true, false])
    expect(base?.[0]).toBeDefined()
  })

  it('gives the verdicts in the order of the budgets, and tells how far it is', async () => {
    const images = new FakeImages()
    images.push(HEAD, images.image()).push('ghcr.io/acme/web:pr-7', images.image())
    const budgets = [aBudget({ name: 'web', image: parseReference('ghcr.io/acme/web') }), aBudget()]
    const progress: number[] = []
    const ports = {
      images,
      firstParents: async () => [],
      progress: (done: number) => progress.push(done),
    }
    const verdicts = await check(aRequest({ budgets }), ports)
    expect(verdicts.map(({ budget }) => budget.name)).toEqual(['web', 'api'])
    expect(progress).toEqual([1, 2])
  })
})

describe('when there are many budgets', () => {
  it('judges each, in order, and measures 128 at once', async () => {
    const images = new FakeImages()
    const names = Array.from({ length: 150 }, (_, index) => `s${index}`)
    let [underWay, most] = [0, 0]
    const resolve = async (reference: Reference) => {
      most = Math.max(most, ++underWay)
      await setImmediate()
      underWay--
      return formatReference(reference).endsWith(':pr-7') ? images.image() : undefined
    }
    const source = {
      resolve,
      tags: images.tags.bind(images),
      someTags: images.someTags.bind(images),
      currentDigest: images.currentDigest.bind(images),
      manifest: images.manifest.bind(images),
      config: images.config.bind(images),
      provenance: images.provenance.bind(images),
      layer: images.layer.bind(images),
      keptListing: images.keptListing.bind(images),
      keepListing: images.keepListing.bind(images),
    }
    const budgets = names.map((name) =>
      aBudget({ name, image: parseReference(`ghcr.io/acme/${name}`) }),
    )
    const ports = { images: source, firstParents: async () => [] }
    const verdicts = await check(aRequest({ budgets }), ports)
    expect(verdicts.map(({ budget, outcome }) => `${budget.name} ${outcome}`)).toEqual(
      names.map((name) => `${name} pass`),
    )
    expect(most).toBe(128)
  })
})

describe('when a budget is untrusted', () => {
  it('is measured by a source of its own, and no other budget is', async () => {
    const [images, untrusted] = [new FakeImages(), new FakeImages()]
    images.push(HEAD, images.image()).push(BASE, images.image({ MiB: 50 }))
    const web = 'ghcr.io/acme/web'
    untrusted
      .push(`${web}:pr-7`, untrusted.image({ MiB: 60 }))
      .push(`${web}:main`, untrusted.image())
    const added = aBudget({ name: 'web', image: parseReference(web), isUntrusted: true })
    const growing = { maxIncrease: anIncrease('1%') }
    const explained: string[] = []
    const explain = (whose: string) => async () => {
      explained.push(whose)
      return null
    }
    const verdicts = await check(
      aRequest({ budgets: [aBudget(growing), { ...added, ...growing }] }),
      {
        images,
        explain: explain('images'),
        untrusted: { images: untrusted, explain: explain('untrusted') },
        firstParents: async () => [],
      },
    )
    expect(verdicts.map(({ head }) => head.kind)).toEqual(['measured', 'measured'])
    expect(images.calls.filter((call) => call.includes('web'))).toEqual([])
    expect(untrusted.calls.filter((call) => !call.includes('web'))).toEqual([])
    // The base's tag is asked for once more at the end.
    expect(untrusted.calls).toContain(`digest ${web}:main`)
    expect(explained.toSorted()).toEqual(['images', 'untrusted'])
  })

  it('is not measured at all without one', async () => {
    const images = new FakeImages()
    const budgets = [aBudget({ isUntrusted: true })]
    await expect(verdictOf(images, { budgets })).rejects.toThrow(TypeError)
    expect(images.calls).toEqual([])
  })

  it('says why nothing is found, and what to do', async () => {
    const untrusted = { images: new FakeImages() }
    const ports = { images: new FakeImages(), untrusted, firstParents: async () => [] }
    const [verdict] = await check(aRequest({ budgets: [aBudget({ isUntrusted: true })] }), ports)
    expect(verdict?.findings[0]?.cure).toMatch(
      /^It was looked for without a login: .*let somebody with write access add the budget/,
    )
  })
})

describe('when a budget has words of its own', () => {
  it.each<[string, Partial<Budget>, string, string | null]>([
    ['tags', { head: 'x-{number}', base: 'y' }, 'ghcr.io/acme/api:x-7', 'ghcr.io/acme/api:y'],
    [
      'a whole reference',
      { base: 'docker.io/acme/api:{base_ref}' },
      HEAD,
      'docker.io/acme/api:main',
    ],
    [
      'an image with a tag',
      { image: parseReference('ghcr.io/acme/api:v1') },
      'ghcr.io/acme/api:v1',
      BASE,
    ],
    ['a layout', { image: parseReference('oci:build') }, 'oci:build', null],
    [
      'a layout with a base',
      { image: parseReference('oci:build'), base: 'ghcr.io/acme/api:{base_ref}' },
      'oci:build',
      BASE,
    ],
  ])('%s', async (_, budget, head, base) => {
    const verdict = await verdictOf(new FakeImages(), { budgets: [aBudget(budget)] })
    expect([referenceOf(verdict.head), referenceOf(verdict.base)]).toEqual([head, base])
  })
})

describe('when a template cannot be filled', () => {
  it('is inconclusive, and says which input to set', async () => {
    const { outcome, findings } = await verdictOf(new FakeImages(), { values: {} })
    expect(outcome).toBe('inconclusive')
    expect(findings.map(({ message }) => message)).toEqual([
      'the tag of the head is not known: {number} of "pr-{number}" is not known here',
      'what it is compared with could not be measured: the tag of the base is not known: {base_ref} of "{base_ref}" is not known here',
    ])
    expect(findings[0]?.cure).toMatch(/^Set head-tag/)
  })
})

describe('when the change takes a service away', () => {
  it('passes without an image', async () => {
    const images = new FakeImages()
    images.push(BASE, images.image())
    expect((await verdictOf(images, { retired: new Set(['api']) })).outcome).toBe('pass')
  })
})
