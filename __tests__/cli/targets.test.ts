import { describe, expect, it } from '@jest/globals'
import { everyBudget, namedImages } from '../../src/cli/suggest/targets.ts'
import { formatReference } from '../../src/domain/image/reference.ts'
import { budgetsOf } from '../support/budget-files.ts'

/** `name (image) of budget: references`; budget is - where there is none yet. */
function named(references: readonly string[], images: readonly string[] = []): string[] {
  const file = images.map((image) => `- ${image}\n`).join('')
  const budgets = images.length === 0 ? [] : budgetsOf(`budgets:\n${file}`)
  return namedImages(references, budgets, '/shop').map((target) => {
    const measured = target.references.map(formatReference).join(', ')
    return `${target.name} (${target.text}) of ${target.budget?.index ?? '-'}: ${measured}`
  })
}

describe('when references have no budget yet', () => {
  it.each<[string, string[], string[]]>([
    ['a tag is not the image’s', ['acme/api:v1'], ['api (acme/api) of -: docker.io/acme/api:v1']],
    ['latest is assumed', ['acme/api'], ['api (acme/api) of -: docker.io/acme/api:latest']],
    [
      'a port is no tag',
      ['localhost:5000/api:v1'],
      ['api (localhost:5000/api) of -: localhost:5000/api:v1'],
    ],
    [
      'nor is a digest',
      [`ghcr.io/acme/api:v1@sha256:${'a'.repeat(64)}`],
      [`api (ghcr.io/acme/api) of -: ghcr.io/acme/api:v1@sha256:${'a'.repeat(64)}`],
    ],
    ['a file stays as it is', ['oci:out:v1'], ['out (oci:out:v1) of -: oci:out:v1']],
    [
      'one repository is one budget, however it is written',
      ['nginx:1', 'other:1', 'docker.io/library/nginx:2', 'index.docker.io/library/nginx:1'],
      [
        'nginx (nginx) of -: docker.io/library/nginx:1, docker.io/library/nginx:2',
        'other (other) of -: docker.io/library/other:1',
      ],
    ],
    [
      'a file is one image by each of its tags, however its path is written',
      ['oci:out:v1', 'oci:./out:v1', 'oci:out:v2'],
      ['out (oci:out:v1) of -: oci:out:v1', 'out-2 (oci:out:v2) of -: oci:out:v2'],
    ],
    [
      'names are unique',
      ['a.io/x/api:1', 'b.io/x/api:1', 'c.io/x/api:1', 'oci:api', 'oci-archive:tmp/../api/'],
      [
        'api (a.io/x/api) of -: a.io/x/api:1',
        'x/api (b.io/x/api) of -: b.io/x/api:1',
        'c.io/x/api (c.io/x/api) of -: c.io/x/api:1',
        'api-2 (oci:api) of -: oci:api',
      ],
    ],
  ])('%s', (_, references, targets) => {
    expect(named(references)).toEqual(targets)
  })
})

describe('when references have a budget', () => {
  it.each<[string, string[], string[], string]>([
    [
      'of the same repository, whatever its tag',
      ['ghcr.io/acme/api:v2'],
      ['image: x', '{image: ghcr.io/acme/api, name: shop}'],
      'shop (ghcr.io/acme/api) of 1: ghcr.io/acme/api:v2',
    ],
    [
      'whose head is one tag today and another tomorrow',
      ['acme/api:v2'],
      ['{image: acme/api:v1, head: "pr-{number}"}'],
      'api (docker.io/acme/api:v1) of 0: docker.io/acme/api:v2',
    ],
    [
      'whose head is the tag',
      ['acme/api:v2'],
      ['{image: acme/api, head: v1, name: a}', '{image: acme/api, head: v2, name: b}'],
      'b (docker.io/acme/api) of 1: docker.io/acme/api:v2',
    ],
    [
      'of latest',
      ['acme/api'],
      ['image: acme/api:latest'],
      'api (docker.io/acme/api:latest) of 0: docker.io/acme/api:latest',
    ],
    [
      'of the same digest, which decides',
      [`acme/api:v2@sha256:${'a'.repeat(64)}`],
      [`image: acme/api@sha256:${'a'.repeat(64)}`],
      `api (docker.io/acme/api@sha256:${'a'.repeat(64)}) of 0: docker.io/acme/api:v2@sha256:${'a'.repeat(64)}`,
    ],
    [
      'of Docker Hub, whatever it is called',
      ['registry-1.docker.io/library/nginx:1'],
      ['image: nginx'],
      'nginx (docker.io/library/nginx) of 0: docker.io/library/nginx:1',
    ],
    [
      'of the same path',
      ['oci:/shop/out'],
      ['image: oci:./out'],
      'out (oci:./out) of 0: oci:/shop/out',
    ],
    [
      'of the same path and tag, among several',
      ['oci:./out:v1'],
      ['image: oci:out:v2', '{image: oci:out:v1, name: v1}'],
      'v1 (oci:out:v1) of 1: oci:./out:v1',
    ],
    [
      'of the same tag, among several',
      ['acme/api:v2'],
      ['{image: acme/api, name: a}', '{image: acme/api:v2, name: b}'],
      'b (docker.io/acme/api:v2) of 1: docker.io/acme/api:v2',
    ],
    [
      'without a tag, among several',
      ['acme/api:v3'],
      ['{image: acme/api:v2, name: b}', '{image: acme/api, name: a}'],
      'a (docker.io/acme/api) of 1: docker.io/acme/api:v3',
    ],
  ])('it is the one %s', (_, references, images, target) => {
    expect(named(references, images)).toEqual([target])
  })

  it('names no new budget as one that is there', () => {
    expect(named(['acme/api:1'], ['{image: x/y, name: api}'])).toEqual([
      'acme/api (acme/api) of -: docker.io/acme/api:1',
    ])
  })

  it.each<[string, string[], string[], string]>([
    [
      'tag',
      ['acme/api:main'],
      ['image: acme/api:v1'],
      'acme/api (acme/api) of -: docker.io/acme/api:main',
    ],
    [
      'digest',
      ['acme/api:main'],
      [`image: acme/api@sha256:${'a'.repeat(64)}`],
      'acme/api (acme/api) of -: docker.io/acme/api:main',
    ],
    ['tag in a file', ['oci:out:v2'], ['image: oci:out:v1'], 'out-2 (oci:out:v2) of -: oci:out:v2'],
  ])('leaves the budget alone that is for another %s', (_, references, images, target) => {
    expect(named(references, images)).toEqual([target])
  })

  it('adds no second budget beside one whose head is another tag', () => {
    expect(() => named(['acme/api:main'], ['{image: acme/api, head: v1}'])).toThrow(
      'docker.io/acme/api:main is not what the budget api judges: its head is v1. Name that image, or leave the REFERENCE out.',
    )
  })

  it('does not choose where it cannot know', () => {
    const images = ['{image: acme/api, name: a}', '{image: acme/api, name: b}']
    expect(() => named(['acme/api:v3'], images)).toThrow(
      'docker.io/acme/api:v3 has several budgets: a, b. Measure each at its own tag, without a REFERENCE, or enter the limit by hand.',
    )
  })
})

describe('when every budget is measured', () => {
  const budgets = budgetsOf('budgets: [{image: a}, {image: b:own}, {image: oci:out}]')

  it('measures at --head what names no image of its own', () => {
    const targets = everyBudget(budgets, 'pr-{number}', { number: '7' })
    expect(targets.map(({ references }) => references.map(formatReference))).toEqual([
      ['docker.io/library/a:pr-7'],
      ['docker.io/library/b:own'],
      ['oci:out'],
    ])
  })

  it('needs --head for it, and says so', () => {
    expect(() => everyBudget(budgets, undefined, {})).toThrow(
      'a: the budget file names no tag to measure. Name it with --head TAG, such as --head main, or name the images themselves, as in docker-image-budgets suggest ghcr.io/OWNER/IMAGE:main.',
    )
    expect(everyBudget(budgets.slice(1), undefined, {})).toHaveLength(2)
  })

  const headed = budgetsOf(`budgets:
- {image: a, head: v1}
- {image: b:own, head: "{sha:7}"}
- {image: c, head: ghcr.io/acme/c:v2}
- {image: oci:out, head: v3}
`)

  it.each([undefined, 'main'])('measures at its own head, with --head %s', (head) => {
    const targets = everyBudget(headed, head, { sha: '0123456789' })
    expect(targets.map(({ references }) => references.map(formatReference))).toEqual([
      ['docker.io/library/a:v1'],
      ['docker.io/library/b:0123456'],
      ['ghcr.io/acme/c:v2'],
      ['oci:out:v3'],
    ])
  })

  it('says whose head has a placeholder that is not known', () => {
    expect(() => everyBudget(headed, 'main', {})).toThrow(
      'The head of b: {sha:7} of "{sha:7}" is not known here',
    )
  })
})
