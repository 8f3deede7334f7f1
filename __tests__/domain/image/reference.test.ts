import { describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import {
  defaultName,
  familiarName,
  formatReference,
  isTag,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../../../src/domain/image/reference.ts'
import { sameRepository } from '../../../src/domain/image/same-reference.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'
import { aDigest } from '../../support/builders.ts'
import { RUNS } from '../../support/properties.ts'

jest.setTimeout(60_000)

describe('when the image is in a directory or file', () => {
  it.each([
    ['oci:build/api', { transport: 'oci', path: 'build/api' }],
    ['oci:build/api:1.2', { transport: 'oci', path: 'build/api', name: '1.2' }],
    [
      'oci-archive:/tmp/api.tar:main',
      { transport: 'oci-archive', path: '/tmp/api.tar', name: 'main' },
    ],
    [
      'docker-archive:api.tar:ghcr.io/acme/api:1',
      { transport: 'docker-archive', path: 'api.tar', name: 'ghcr.io/acme/api:1' },
    ],
  ])('reads %s as skopeo does', (text, expected) => {
    expect(parseReference(text)).toEqual({ kind: 'layout', ...expected })
  })

  it.each(['oci:', 'oci-archive:', 'docker-archive::name'])('misses the path in %s', (text) => {
    expect(() => parseReference(text)).toThrow('a path has to follow')
  })

  it('takes nothing for a transport that only begins like one', () => {
    expect(parseReference('ocis:1')).toMatchObject({ kind: 'registry', tag: '1' })
  })
})

describe('when a reference is pasted with what is around it', () => {
  it('repeats no password of it', () => {
    const read = () => parseReference('https://alice:s3cret@ghcr.io/acme/api')
    expect(read).toThrow(
      '"https://…@ghcr.io/acme/api" is not an image reference: leave out "https://": ghcr.io/acme/api',
    )
  })

  it.each([
    ['docker://ghcr.io/acme/api:1', 'leave out "docker://": ghcr.io/acme/api:1'],
    ['https://ghcr.io/acme/api', 'leave out "https://": ghcr.io/acme/api'],
    ['HTTPS://ghcr.io/acme/api/', 'leave out "HTTPS://": ghcr.io/acme/api'],
    ['http://localhost:5000/api', 'leave out "http://": localhost:5000/api'],
    [' docker://debian ', 'leave out "docker://": debian'],
    [
      'oci://ghcr.io/acme/api',
      'leave out "oci://": ghcr.io/acme/api; a directory is written oci:DIR',
    ],
    ['https://', 'leave out "https://"'],
    ['https://hub.docker.com/_/nginx', 'that is a page about it: write docker.io/library/nginx'],
    ['hub.docker.com/r/acme/api/tags', 'that is a page about it: write docker.io/acme/api'],
    [
      'https://github.com/Acme/shop/pkgs/container/shop%2Fapi',
      'that is a page about it: write ghcr.io/acme/shop/api',
    ],
    [
      'https://github.com/orgs/acme/packages/container/package/api',
      'that is a page about it: write ghcr.io/acme/api',
    ],
    [
      'https://quay.io/repository/acme/api?tab=tags',
      'that is a page about it: write quay.io/acme/api',
    ],
    [
      'https://gallery.ecr.aws/nginx/nginx/',
      'that is a page about it: write public.ecr.aws/nginx/nginx',
    ],
    [
      'https://ghcr.io/v2/acme/api/manifests/main',
      'that is a page about it: write ghcr.io/acme/api',
    ],
    ['file:///tmp/api.tar', 'a file is named with what it is: oci:DIR, oci-archive:FILE'],
    ['./api.tar', 'a file is named with what it is'],
    ['/tmp/api.tar', 'a file is named with what it is'],
    ['oci-archive://tmp/api.tar', 'a path follows "oci-archive:" at once: oci-archive:tmp/api.tar'],
    [
      'docker-archive:///tmp/a.tar',
      'a path follows "docker-archive:" at once: docker-archive:/tmp/a.tar',
    ],
    [
      'containers-storage:acme/api:1',
      'images of containers-storage cannot be read here: push it, or save it',
    ],
    ['containers-storage:acme/api', 'images of containers-storage cannot be read here'],
    [
      `\${REGISTRY}/api`,
      'no variable is filled in here: write the registry and the repository out',
    ],
    ['$REGISTRY/api:1', 'no variable is filled in here'],
    [`\${{ env.REGISTRY }}/api`, 'no variable is filled in here'],
    [`ghcr.io/acme/api:\${TAG}`, 'no variable is filled in here'],
    ['ghcr.io/acme/api:pr-{number}', 'placeholders stand in head and base'],
    ['<registry>/api', 'put the name itself where "<" and ">" stand'],
    ['docker pull debian:12', 'write the image alone, without the command'],
    ['ghcr.io/acme/api :1', 'it holds a blank'],
    [' debian', 'it holds a blank'],
    ['debian\n', 'it holds a blank'],
    ['ghcr.io/acme/api/', 'leave out the "/" at its end'],
  ])('says of %j what to leave out', (text, words) => {
    const message = `${JSON.stringify(text)} is not an image reference: ${words}`
    expect(() => parseReference(text)).toThrow(Malformed)
    expect(() => parseReference(text)).toThrow(message)
  })

  it.each(['oci:/abs/path', 'oci:my dir/$x{y}', 'docker-archive:a b.tar:debian'])(
    'leaves the path of %s be',
    (text) => {
      expect(parseReference(text)).toMatchObject({ kind: 'layout' })
    },
  )
})

describe('requirement 3: when neither tag nor digest is given', () => {
  it('assumes latest', () => {
    expect(withDefaultTag(parseReference('debian'))).toMatchObject({ tag: 'latest' })
  })

  it.each(['debian:12', `debian@${aDigest('x')}`, 'oci:build/api'])(
    'assumes nothing for %s',
    (text) => {
      const reference = parseReference(text)
      expect(withDefaultTag(reference)).toEqual(reference)
    },
  )
})

describe('when two images are kept in one repository', () => {
  it.each([
    ['debian:12', 'docker.io/library/debian:13', true],
    ['ghcr.io/acme/api:1', `GHCR.io/acme/api@${aDigest('x')}`, true],
    ['ghcr.io/acme/api', 'ghcr.io/acme/web', false],
    ['ghcr.io/acme/api', 'quay.io/acme/api', false],
    ['localhost:5000/api', 'localhost:5001/api', false],
    ['oci:build/api', 'oci:build/api', false],
  ])('%s and %s: %s', (one, other, expected) => {
    const [a, b] = [parseReference(one), parseReference(other)]
    expect([sameRepository(a, b), sameRepository(b, a)]).toEqual([expected, expected])
  })
})

it.each([
  ['docker.io/library/debian:12', 'debian'],
  [`acme/api@${aDigest('x')}`, 'acme/api'],
  ['ghcr.io/library/api:1', 'ghcr.io/library/api'],
])('calls %s %s', (text, name) => {
  const reference = parseReference(text)
  expect(reference.kind === 'registry' && familiarName(reference)).toBe(name)
})

it.each([
  ['ghcr.io/acme/shop/api:1', 'api'],
  ['debian', 'debian'],
  ['oci:build/api/', 'api'],
  ['docker-archive:/tmp/api.tar:acme/api:1', 'api.tar'],
  ['oci:/', '/'],
])('calls %s by its last segment', (text, name) => {
  expect(defaultName(parseReference(text))).toBe(name)
})

it.each([
  ['v1.0_rc-1', true],
  ['_', true],
  ['a'.repeat(128), true],
  ['a'.repeat(129), false],
  ['.hidden', false],
  ['feature/x', false],
  ['', false],
])('knows whether %j is a tag', (text, expected) => {
  expect(isTag(text)).toBe(expected)
})

const SHA256 = aDigest('content')
const word = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const path = fc
  .array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  .chain((segments) =>
    fc
      .constantFrom('.', '_', '__', '-', '---')
      .map((separator) => segments.map((words) => words.join(separator)).join('/')),
  )
const digest = word.map(aDigest)
const anyReference: fc.Arbitrary<Reference> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('registry' as const),
      registry: fc.constantFrom(
        'docker.io',
        'ghcr.io',
        'localhost',
        '[::1]:5000',
        'Host',
        'a.b-c:1',
      ),
      repository: path,
      tag: fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/),
      digest,
    },
    { requiredKeys: ['kind', 'registry', 'repository'] },
  ),
  fc.record(
    {
      kind: fc.constant('layout' as const),
      transport: fc.constantFrom('oci' as const, 'oci-archive' as const, 'docker-archive' as const),
      path: fc.string({ minLength: 1 }).filter((text) => !text.includes(':')),
      name: fc.string({ minLength: 1 }),
    },
    { requiredKeys: ['kind', 'transport', 'path'] },
  ),
)

describe('requirements 1 to 4: whatever the reference', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(anyReference, (reference) => {
        expect(parseReference(formatReference(reference))).toEqual(reference)
      }),
      RUNS,
    )
  })

  it('is read, or refused with a reason: nothing else happens', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[a-zA-Z0-9.:/@[\]_-]*$/),
      // Likely to be one, and not to be one for a single reason.
      fc
        .array(fc.constantFrom('acme', 'A', 'api', '.io', '[::1]', ':5000', ':1', '/', '@', SHA256))
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (anything) => {
        const read = parsed(anything)
        if (read !== undefined) expect(parseReference(formatReference(read))).toEqual(read)
      }),
      RUNS,
    )
  })
})

function parsed(text: string): Reference | undefined {
  try {
    return parseReference(text)
  } catch (error) {
    expect(error).toBeInstanceOf(Malformed)
    return undefined
  }
}
