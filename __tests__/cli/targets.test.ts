import { describe, expect, it } from '@jest/globals'
import { everyBudget, namedImages } from '../../src/cli/targets.ts'
import { formatReference } from '../../src/domain/reference.ts'
import { budgetsOf } from '../support/budget-files.ts'

/** `name (image) of budget: references`; budget is - where there is none yet. */
function named(references: readonly string[], images: readonly string[] = []): string[] {
  const file = images.map((image) => `- ${image}\n`).join('')
  const budgets = images.length === 0 ? [] : budgetsOf(`budgets:\n${file}`)
  return namedImages(references, budgets, '/shop').map((target) => {
    const measured = target.references.map(formatReference).join(', ')
    return `${target.name} (${target.image}) of ${target.budget?.index ?? '-'}: ${measured}`
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
      'names are unique',
      ['a.io/x/api:1', 'b.io/x/api:1', 'c.io/x/api:1', 'oci:api', 'oci-archive:tmp/../api/'],
      [
        'api (a.io/x/api) of -: a.io/x/api:1',
        'x/api (b.io/x/api) of -: b.io/x/api:1',
        'c.io/x/api (c.io/x/api) of -: c.io/x/api:1',
        'api-2 (oci:api) of -: oci:api, oci-archive:tmp/../api/',
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
      ['image: x', '{image: ghcr.io/acme/api:v1, name: shop}'],
      'shop (ghcr.io/acme/api:v1) of 1: ghcr.io/acme/api:v2',
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

  it('does not choose where it cannot know', () => {
    const images = ['{image: acme/api:v1, name: a}', '{image: acme/api:v2, name: b}']
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
})
