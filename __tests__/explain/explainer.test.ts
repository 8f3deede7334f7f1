import { describe, expect, it } from '@jest/globals'
import { check } from '../../src/check/check.ts'
import type { CheckRequest } from '../../src/check/request.ts'
import type { ImageManifest } from '../../src/domain/image/manifest.ts'
import { parsePlatform } from '../../src/domain/image/platform.ts'
import { parseReference } from '../../src/domain/image/reference.ts'
import { Unmeasurable } from '../../src/domain/values/problem.ts'
import type { Verdict } from '../../src/domain/verdict/verdict.ts'
import {
  digestOf,
  emptyContent,
  type RegistryContent,
  repositoryOf,
} from '../../src/embedded/content.ts'
import { addImage } from '../../src/embedded/images.ts'
import { Explainer } from '../../src/explain/explainer.ts'
import type { ImageSource } from '../../src/measure/image-source.ts'
import { causeWords } from '../../src/render/cause-words.ts'
import { aBudget, aLimit, anIncrease, written } from '../support/builders.ts'
import { aRequest, BASE, HEAD } from '../support/checks.ts'
import { start } from '../support/embedded-registry.ts'
import { entryOf, FakeImages } from '../support/fake-images.ts'
import { builtOn, pythonFull, pythonSlim } from '../support/library-images.ts'
import { aClient } from '../support/registry-client.ts'

const NAME = 'org.opencontainers.image.base.name'
const DEBIAN = 'ghcr.io/acme/debian:12'
const ROOTFS = { 'ADD rootfs /': 30 }
const labels = { [NAME]: DEBIAN }

interface Given extends Partial<CheckRequest> {
  readonly explainAll?: boolean
}

async function explained(images: ImageSource, { explainAll, ...given }: Given = {}) {
  const { explain } = new Explainer(images, { bandwidth: 100e6 })
  const ports = { images, explain, firstParents: async () => [] }
  const [verdict] = await check(aRequest(given), {
    ...ports,
    ...(explainAll === undefined ? {} : { explainAll }),
  })
  if (verdict === undefined) throw new RangeError('no verdict')
  return verdict
}

const explanationOf = ({ changes }: Verdict) => changes[0]?.explanation
const commandsOf = (verdict: Verdict) =>
  explanationOf(verdict)?.layers.map(({ head, base }) => (head ?? base)?.step?.text)

/** `pip` and `app` are MiB of own layers, of base and head. */
function pushed({ pip = [91, 129], app = [2, 2], base = ROOTFS } = {}) {
  const images = new FakeImages()
  const image = (side: 0 | 1) => {
    const own = {
      'RUN pip install -r requirements.txt': pip[side] ?? 0,
      'COPY app /': app[side] ?? 0,
    }
    return images.built({ ...base, ...own }, { labels })
  }
  const [before, after] = [image(0), image(1)]
  images.push(BASE, before).push(HEAD, after).push(DEBIAN, images.built(ROOTFS))
  return { images, before, after }
}

describe('when an image changed', () => {
  it('tells why, for one config a side, and for what both were built from once', async () => {
    const { images } = pushed()
    const verdict = await explained(images)
    expect(explanationOf(verdict)).toMatchObject({
      cause: { kind: 'layer', totalBytes: 38 * 1_048_576 },
      baseImages: { base: { name: DEBIAN }, head: { name: DEBIAN } },
      split: { baseImageBytes: 0, ownBytes: 38 * 1_048_576 },
    })
    const [all, configs] = [images.calls, images.calls.filter((call) => call.startsWith('config'))]
    expect(configs).toHaveLength(2)
    expect(all).toHaveLength(5)
  })
})

describe('when an image did not change', () => {
  it('asks for nothing more, and explains nothing', async () => {
    const { images, before } = pushed()
    images.push(HEAD, before)
    expect(explanationOf(await explained(images))).toBeUndefined()
    expect(images.calls).toHaveLength(2)
  })

  it('is explained where everything is to be', async () => {
    const { images, before } = pushed()
    images.push(HEAD, before)
    const verdict = await explained(images, { explainAll: true })
    expect(explanationOf(verdict)).toMatchObject({ cause: { kind: 'none' } })
  })
})

describe('when there is nothing to compare with', () => {
  it('advises, and has neither cause nor split', async () => {
    const { images } = pushed()
    const verdict = await explained(images, { baseTag: null, explainAll: true })
    expect(explanationOf(verdict)).toMatchObject({ cause: null, split: null })
    expect(explanationOf(verdict)?.advice.length).toBeGreaterThan(0)
  })

  it('explains what is over its budget, and nothing else', async () => {
    const { images } = pushed()
    const over = await explained(images, {
      baseTag: null,
      budgets: [aBudget({ limit: aLimit(1) })],
    })
    expect(explanationOf(over)).toBeDefined()
    expect(explanationOf(await explained(images, { baseTag: null }))).toBeUndefined()
  })
})

describe('when an image has an attestation', () => {
  const platform = 'linux/amd64'
  function attested() {
    const { images, before, after } = pushed()
    const index = (image: ImageManifest) =>
      images.index(
        entryOf(image, { platform: parsePlatform(platform) }),
        images.attest(image, { materials: [], places: new Map() }),
      )
    images.push(BASE, index(before)).push(HEAD, index(after))
    return images
  }
  const asked = (images: FakeImages) =>
    images.calls.filter((call) => call.startsWith('provenance')).length

  it.each([
    ['the budget holds', {}, 0],
    ['it fails', { budgets: [aBudget({ limit: aLimit(1) })] }, 2],
    ['only the own growth counts', { budgets: [aBudget({ growthOf: written('own', 'own') })] }, 2],
    ['everything is explained', { explainAll: true }, 2],
  ])('is asked as often as it has to be where %s', async (_, given, times) => {
    const images = attested()
    await explained(images, given)
    expect(asked(images)).toBe(times)
  })

  it('is done without where it cannot be read', async () => {
    const images = attested()
    images.provenance = async () => {
      throw new Unmeasurable('GET: 403 DENIED', 'Log in.')
    }
    const verdict = await explained(images, { explainAll: true })
    expect(explanationOf(verdict)).toMatchObject({ cause: { kind: 'layer' } })
  })
})

describe('when only the own growth counts', () => {
  const own = aBudget({ growthOf: written('own', 'own'), maxIncrease: anIncrease('10 MiB') })

  it('passes what came with the base image', async () => {
    const images = new FakeImages()
    const [older, newer] = [{ 'ADD rootfs /': 30 }, { 'ADD rootfs /': 60 }]
    const from = (name: string) => ({ labels: { [NAME]: name } })
    images
      .push(BASE, images.built({ ...older, 'COPY app /': 2 }, from('ghcr.io/acme/debian:11')))
      .push(HEAD, images.built({ ...newer, 'COPY app /': 3 }, from(DEBIAN)))
      .push('ghcr.io/acme/debian:11', images.built(older))
      .push(DEBIAN, images.built(newer))
    expect((await explained(images, { budgets: [own] })).findings).toEqual([])
    const all = aBudget({ maxIncrease: anIncrease('10 MiB') })
    expect((await explained(images, { budgets: [all] })).outcome).toBe('fail')
  })

  it('fails what the own layers make', async () => {
    const { findings } = await explained(pushed().images, { budgets: [own] })
    expect(findings[0]?.message).toContain(
      'its own layers grew by 38.0 MiB, 30.9 % (±0 B came with the FROM image)',
    )
  })

  it('fails an image that names itself, by whichever repository it is pushed to', async () => {
    const { images } = pushed()
    const head = 'ghcr.io/acme/builds:7'
    const steps = { ...ROOTFS, 'COPY app /': 200 }
    images.push(head, images.built(steps, { labels: { [NAME]: head } }))
    const { findings } = await explained(images, { budgets: [own], headTag: head })
    expect(findings[0]?.message).toContain('since the image names itself as its FROM image')
  })

  it('fails an image that names another with all of the content', async () => {
    const { images } = pushed()
    const [sham, steps] = ['ghcr.io/acme/sham:1', { ...ROOTFS, 'COPY app /': 200 }]
    images.push(HEAD, images.built(steps, { labels: { [NAME]: sham } }))
    images.push(sham, images.built(steps))
    const { findings } = await explained(images, { budgets: [own] })
    expect(findings[0]?.message).toContain('ghcr.io/acme/sham instead of ghcr.io/acme/debian')
  })

  it('counts all of it where the base image is unknown, and says so', async () => {
    const { images } = pushed()
    images.push(DEBIAN, images.built({ 'ADD another /': 30 }))
    const { findings, outcome } = await explained(images, { budgets: [own] })
    expect(outcome).toBe('fail')
    expect(findings[0]?.message).toContain('(all of it counts, since the FROM image is unknown)')
  })
})

describe('when only the history shows what an image was built from', () => {
  const VARIANT = 'docker.io/library/python:3.12.4-slim-bookworm'
  const python = () => {
    const images = new FakeImages()
    images.push(HEAD, images.signed(builtOn(pythonFull)))
    images.push(VARIANT, images.signed(pythonSlim))
    return images
  }
  const over = { baseTag: null, budgets: [aBudget({ limit: aLimit(1) })] }

  it('measures the slimmer variants of the official image', async () => {
    const verdict = await explained(python(), over)
    const advice = explanationOf(verdict)?.advice.find(({ rule }) => rule === 'full-base')
    expect(advice).toMatchObject({ dockerfile: 'FROM python:3.12.4-slim-bookworm' })
    expect(advice?.bytes).toBeCloseTo(315.9 * 1_048_576, -6)
  })

  it('asks nobody where the image is a stranger’s', async () => {
    const [images, anonymous] = [python(), python()]
    const { explain } = new Explainer(images, { anonymous, bandwidth: 100e6 })
    const ports = { images, explain, firstParents: async () => [] }
    const [verdict] = await check(aRequest({ ...over, isForeign: true }), ports)
    expect(verdict && explanationOf(verdict)?.baseImages.head.kind).toBe('likely')
    expect(anonymous.calls).toEqual([])
    expect(images.calls.filter((call) => call.includes('python'))).toEqual([])
  })
})

describe('when a budget names its Dockerfile', () => {
  const DEBIAN_13 = 'ghcr.io/acme/debian:13'
  const own = { 'RUN make': 5, 'COPY app /': 2 }
  const budgets = [aBudget({ dockerfile: { path: 'Dockerfile' }, limit: aLimit(500) })]
  const text = `FROM ${DEBIAN_13}\nRUN make\nCOPY app /\n`

  async function built(given: Given = {}, read = async () => text) {
    const [images, anonymous] = [new FakeImages(), new FakeImages()]
    for (const source of [images, anonymous]) {
      source.push(BASE, source.built({ ...ROOTFS, ...own, 'RUN make': 4 }))
      source.push(HEAD, source.built({ ...ROOTFS, ...own }))
      source.push(DEBIAN_13, source.built(ROOTFS))
    }
    const { explain } = new Explainer(images, { anonymous, bandwidth: 100e6 })
    const ports = { images, explain, firstParents: async () => [], dockerfileText: read }
    const [verdict] = await check(aRequest({ budgets, ...given }), ports)
    if (verdict === undefined) throw new RangeError('no verdict')
    return { verdict, images, anonymous, explanation: explanationOf(verdict) }
  }

  it('has the base image of both proved by what FROM names', async () => {
    const { explanation, images } = await built()
    expect(explanation).toMatchObject({
      baseImages: {
        base: { kind: 'known', name: DEBIAN_13, proof: 'dockerfile' },
        head: { kind: 'known', name: DEBIAN_13, proof: 'dockerfile' },
      },
      split: { baseImageBytes: 0, ownBytes: 1_048_576 },
      gaps: [],
    })
    expect(images.calls.filter((call) => call.includes('debian'))).toHaveLength(1)
  })

  it('tells where each own step stands, and FROM', async () => {
    const { explanation } = await built()
    const lines = explanation?.layers.flatMap(({ head }) =>
      head === null ? [] : [explanation.places.get(head.layer.digest)?.line],
    )
    expect(lines).toEqual([1, 2, 3])
  })

  it('asks for what a fork’s names without a login, and of the base not at all', async () => {
    const { images, anonymous, explanation } = await built({ isForeign: true })
    expect(images.calls.filter((call) => call.includes('debian'))).toEqual([])
    expect(anonymous.calls.filter((call) => call.includes('debian'))).toHaveLength(1)
    expect(explanation?.baseImages.head).toMatchObject({ kind: 'known', proof: 'dockerfile' })
    expect(explanation?.baseImages.base.kind).toBe('likely')
  })

  it('asks for nothing that FROM names, and counts nothing, where it does not match', async () => {
    const { images, explanation } = await built({}, async () => text.replace('make', 'build'))
    expect(images.calls.filter((call) => call.includes('debian'))).toEqual([])
    expect(explanation?.split).toBeNull()
    expect(explanation?.gaps).toEqual([
      {
        of: 'dockerfile',
        name: 'Dockerfile',
        why: 'it does not match the image, whose history has no “RUN build” of line 2 in its place',
      },
    ])
  })

  it('names it as likely where the layers do not prove it', async () => {
    const { explanation } = await built({}, async () => text.replace('debian:13', 'gone:1'))
    expect(explanation).toMatchObject({
      baseImages: { head: { kind: 'likely', name: 'ghcr.io/acme/gone:1', shownBy: 'dockerfile' } },
      split: null,
      gaps: [{ of: 'base-image', name: 'ghcr.io/acme/gone:1' }],
    })
  })

  it('explains all the same where it cannot be read', async () => {
    const failing = await built({}, async () => {
      throw new Unmeasurable('there is none', '')
    })
    expect(failing.explanation?.gaps).toMatchObject([{ of: 'dockerfile', why: 'there is none' }])
    expect(failing.verdict.outcome).toBe('pass')
  })
})

describe('when a pull request changes FROM', () => {
  const [OLD, NEW] = ['ghcr.io/acme/python:3.12-slim', 'ghcr.io/acme/python:3.12']
  const FULL = { 'ADD rootfs.tar.xz / # full': 90 }
  const own = { 'RUN make': 5, 'COPY app /': 2 }
  const budgets = [aBudget({ dockerfile: { path: 'Dockerfile' }, limit: aLimit(500) })]
  const text = (from: string) => `FROM ${from}\nRUN make\nCOPY app /\n`

  async function swapped(baseText: string, hasImages = true) {
    const images = new FakeImages()
    images.push(BASE, images.built({ ...ROOTFS, ...own }))
    images.push(HEAD, images.built({ ...FULL, ...own }))
    if (hasImages) {
      images.push(OLD, images.built(ROOTFS))
      images.push(NEW, images.built(FULL))
    }
    const { explain } = new Explainer(images, { bandwidth: 100e6 })
    const read: (string | null)[] = []
    const ports = {
      images,
      explain,
      firstParents: async () => [],
      dockerfileText: async () => text(NEW),
      baseDockerfileText: async (_: string, commit: string | null) => {
        read.push(commit)
        return baseText
      },
    }
    const [verdict] = await check(aRequest({ budgets }), ports)
    const explanation = verdict && explanationOf(verdict)
    const cause = explanation?.cause && causeWords(explanation.cause, (name) => name)
    return { explanation, cause, read }
  }

  it('says so by both versions of the Dockerfile, and proves both images', async () => {
    const { explanation, cause, read } = await swapped(text(OLD))
    expect(cause).toMatch(
      /^FROM ghcr.io\/acme\/python:3.12-slim → ghcr.io\/acme\/python:3.12: \+\d+\.0 MiB$/,
    )
    expect(explanation?.baseImages.base).toMatchObject({ kind: 'known', proof: 'dockerfile' })
    expect(read).toHaveLength(1)
  })

  it('says so, and counts nothing, where the images cannot be read', async () => {
    const { explanation, cause } = await swapped(text(OLD), false)
    expect(cause).toMatch(/^FROM ghcr.io\/acme\/python:3.12-slim → ghcr.io\/acme\/python:3.12: /)
    expect(explanation?.split).toBeNull()
  })

  it.each([
    ['does not match', text(OLD).replace('make', 'build')],
    ['is none', 'no Dockerfile'],
  ])('says no more than the head’s tells where the base’s %s', async (_, baseText) => {
    const { cause } = await swapped(baseText)
    expect(cause).toMatch(/^likely the FROM image changed: /)
  })

  it('does not ask for the base’s where the head’s proves both', async () => {
    const images = new FakeImages()
    images.push(BASE, images.built({ ...ROOTFS, ...own, 'RUN make': 4 }))
    images.push(HEAD, images.built({ ...ROOTFS, ...own }))
    images.push(OLD, images.built(ROOTFS))
    const { explain } = new Explainer(images, { bandwidth: 100e6 })
    const refuse = async () => {
      throw new RangeError('it was asked for')
    }
    const ports = { images, explain, firstParents: async () => [] }
    const texts = { dockerfileText: async () => text(OLD), baseDockerfileText: refuse }
    const [verdict] = await check(aRequest({ budgets }), { ...ports, ...texts })
    expect(verdict?.changes[0]?.unexplained).toBeUndefined()
  })
})

describe('when a config cannot be had', () => {
  it('explains less, and decides nothing', async () => {
    const { images, after } = pushed()
    images.lose(after.config)
    const verdict = await explained(images, { budgets: [aBudget({ limit: aLimit(500) })] })
    expect(verdict.outcome).toBe('pass')
    expect(explanationOf(verdict)).toMatchObject({
      split: null,
      // It begins with all layers of what the base was built from, and nothing more is known.
      baseImages: { base: { kind: 'known' }, head: { kind: 'likely', layers: 1 } },
    })
    // What is gone is told by the base's config, what is new by its digest alone.
    expect(commandsOf(verdict)).toContain('RUN pip install -r requirements.txt')
    expect(commandsOf(verdict)).toContain(undefined)
  })
})

/** The manifest of `acme/api:TAG` with other fields, under the same tag. */
function retag(content: RegistryContent, tag: string, fields: object): void {
  const { tags, manifests } = repositoryOf(content, 'acme/api')
  const { mediaType, body } = manifests.get(tags.get(tag) ?? digestOf('')) ?? {}
  const edited = Buffer.from(JSON.stringify({ ...JSON.parse(String(body)), ...fields }))
  manifests.set(digestOf(edited), { mediaType: String(mediaType), body: edited })
  tags.set(tag, digestOf(edited))
}

function anApi(): RegistryContent {
  const content = emptyContent()
  const platform = { os: 'linux', architecture: 'amd64' }
  for (const [tag, bytes] of Object.entries({ main: 30_000_000, 'pr-7': 90_000_000 })) {
    const layers = [{ seed: tag, bytes, command: 'RUN make' }]
    addImage(content, `acme/api:${tag}`, { platform, layers })
  }
  return content
}

const budgetOf = (host: string) => aBudget({ image: parseReference(`${host}/acme/api`) })

describe('when a config is not what it should be', () => {
  it.each(['garbage', '{}', '[]', 'null', '{"os":"linux","architecture":"amd64","history":7}'])(
    'measures the image all the same: %s',
    async (text) => {
      const content = anApi()
      const config = Buffer.from(text)
      const { blobs } = repositoryOf(content, 'acme/api')
      blobs.set(digestOf(config), config)
      const mediaType = 'application/vnd.oci.image.config.v1+json'
      retag(content, 'pr-7', {
        config: { mediaType, digest: digestOf(config), size: config.length },
      })
      const { registry } = await start({}, content)
      const verdict = await explained(aClient().images, { budgets: [budgetOf(registry.host)] })
      expect(verdict).toMatchObject({ outcome: 'pass', findings: [] })
      expect(explanationOf(verdict)?.cause?.kind).toMatch(/^layers?$/)
    },
  )
})

describe('when an image names a registry in a private network', () => {
  it('leaves that alone', async () => {
    const [victim, content] = [await start(), anApi()]
    const name = `${victim.registry.host}/acme/api:main`
    for (const tag of ['main', 'pr-7']) retag(content, tag, { annotations: { [NAME]: name } })
    const { registry } = await start({}, content)
    const budgets = [budgetOf(registry.host)]
    const verdict = await explained(aClient().images, { budgets, explainAll: true })
    expect(verdict.outcome).toBe('pass')
    expect(explanationOf(verdict)?.baseImages.head).toEqual({ kind: 'unknown' })
    expect(victim.registry.requests).toEqual([])
  })

  it('asks its own registry, wherever that is', async () => {
    const content = anApi()
    const { registry } = await start({}, content)
    const name = `${registry.host}/acme/api:main`
    retag(content, 'pr-7', { annotations: { [NAME]: name } })
    await explained(aClient().images, { budgets: [budgetOf(registry.host)] })
    expect(registry.requests.map(({ path }) => path)).toContain('/v2/acme/api/manifests/main')
  })
})
