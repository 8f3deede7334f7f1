import { describe, expect, it } from '@jest/globals'
import {
  applyTag,
  checkTemplate,
  commitPlaceholder,
  expandTemplate,
  PLACEHOLDERS,
  tagSafe,
  usesPlaceholder,
} from '../../../src/domain/budget/template.ts'
import { formatReference, parseReference } from '../../../src/domain/image/reference.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'
import { aDigest } from '../../support/builders.ts'

const SHA = '0123456789abcdef0123456789abcdef01234567'
const values = {
  number: '7',
  head_sha: `aaaaaaa${SHA.slice(7)}`,
  head_ref: 'feature/x',
  base_sha: `bbbbbbb${SHA.slice(7)}`,
  base_ref: 'release/2.x',
  merge_base: `ccccccc${SHA.slice(7)}`,
  sha: `ddddddd${SHA.slice(7)}`,
}

describe('when a template is expanded', () => {
  it.each([
    ['pr-{number}', 'pr-7'],
    ['{head_sha}', values.head_sha],
    ['{head_ref}', 'feature-x'],
    ['{base_sha}', values.base_sha],
    ['{base_ref}', 'release-2.x'],
    ['{merge_base}', values.merge_base],
    ['{sha}', values.sha],
    ['sha-{head_sha:7}', 'sha-aaaaaaa'],
    ['{base_ref}-{merge_base:12}', 'release-2.x-ccccccc78'.padEnd(24, '9ab')],
    ['ghcr.io/acme/base:{base_ref}', 'ghcr.io/acme/base:release-2.x'],
    ['latest', 'latest'],
  ])('makes %s to %s', (template, text) => {
    expect(expandTemplate(template, values)).toBe(text)
  })

  it('shortens a ref after it was made tag-safe', () => {
    expect(expandTemplate('{head_ref:8}', values)).toBe('feature-')
  })

  it('says which placeholder the event does not tell', () => {
    expect(() => expandTemplate('pr-{number}', { sha: SHA })).toThrow(Malformed)
    expect(() => expandTemplate('pr-{number}', { sha: SHA })).toThrow(
      '{number} of "pr-{number}" is not known here',
    )
  })

  it('knows no placeholder that only every object has', () => {
    expect(() => expandTemplate('{constructor}', values)).toThrow(Malformed)
  })
})

describe('when a variable stands where a placeholder belongs', () => {
  it.each([`\${SHA}`, 'pr-$NUMBER', `\${{ github.sha }}`, `ghcr.io/acme/api:\${sha}`])(
    'says of %s that nothing fills it in, and what does',
    (template) => {
      expect(() => checkTemplate(template)).toThrow(Malformed)
      expect(() => checkTemplate(template)).toThrow(
        /no variable is filled in here, but placeholders are, without "\$": .*\{sha\}/,
      )
    },
  )
})

// As docker/metadata-action makes them.
it.each([
  ['main', 'main'],
  ['feature/x', 'feature-x'],
  ['feature/x//y', 'feature-x-y'],
  ['dependabot/npm_and_yarn/@types/node-24.1', 'dependabot-npm_and_yarn-types-node-24.1'],
  ['größe', 'gr-e'],
])('makes the ref %s tag-safe', (ref, tag) => {
  expect(tagSafe(ref)).toBe(tag)
})

describe('when a template is checked', () => {
  it.each(PLACEHOLDERS)('knows {%s}, short or long', (placeholder) => {
    expect(() => checkTemplate(`a-{${placeholder}}-{${placeholder}:7}`)).not.toThrow()
  })

  const known =
    'Known are {number}, {head_sha}, {head_ref}, {base_sha}, {base_ref}, {merge_base}, {sha}'

  it.each([
    ['{numbr}', `{numbr} is not a placeholder; did you mean {number}? ${known}`],
    ['{HEAD_SHA:7}', `{HEAD_SHA} is not a placeholder. ${known}`],
    ['{}', `{} is not a placeholder. ${known}`],
    ['pr-{number', '"pr-{number" has a brace without its partner'],
    ['pr-number}', '"pr-number}" has a brace without its partner'],
    ['{head_sha:x}', '"{head_sha:x}" has a brace without its partner'],
  ])('tells what is wrong with %s', (template, message) => {
    expect(() => checkTemplate(template)).toThrow(new Malformed(message))
  })

  it('sees which placeholders a template uses', () => {
    expect(usesPlaceholder('sha-{head_sha:7}', 'head_sha')).toBe(true)
    expect(usesPlaceholder('sha-{head_sha:7}', 'sha')).toBe(false)
  })

  it.each([
    ['{base_sha:7}', 'base_sha'],
    ['main-{merge_base}', 'merge_base'],
    ['{base_ref}', undefined],
    ['{head_sha}', undefined],
  ])('finds the commit to look back from in %s', (template, placeholder) => {
    expect(commitPlaceholder(template)).toBe(placeholder)
  })
})

describe('when a tag is applied to an image', () => {
  const digest = aDigest('x')
  const applied = (image: string, text: string) =>
    formatReference(applyTag(parseReference(image), text))

  it.each([
    ['ghcr.io/acme/api', 'pr-7', 'ghcr.io/acme/api:pr-7'],
    ['ghcr.io/acme/api:1', 'pr-7', 'ghcr.io/acme/api:pr-7'],
    [`ghcr.io/acme/api@${digest}`, 'pr-7', 'ghcr.io/acme/api:pr-7'],
    ['ghcr.io/acme/api:1', digest, `ghcr.io/acme/api@${digest}`],
    ['ghcr.io/acme/api:1', `@${digest}`, `ghcr.io/acme/api@${digest}`],
    ['ghcr.io/acme/api', 'ghcr.io/acme/base:main', 'ghcr.io/acme/base:main'],
    ['ghcr.io/acme/api', 'acme/base', 'docker.io/acme/base:latest'],
    ['ghcr.io/acme/api', `debian@${digest}`, `docker.io/library/debian@${digest}`],
    ['ghcr.io/acme/api', 'oci:build/api:1', 'oci:build/api:1'],
    ['oci:build/api', 'pr-7', 'oci:build/api:pr-7'],
    ['oci:build/api:main', 'pr-7', 'oci:build/api:pr-7'],
    ['oci:build/api', 'ghcr.io/acme/api:main', 'ghcr.io/acme/api:main'],
    ['docker-archive:api.tar', 'oci:build/api', 'oci:build/api'],
  ])('%s with %s is %s', (image, text, reference) => {
    expect(applied(image, text)).toBe(reference)
  })

  it.each(['', '-x', 'with blank', `${'x'.repeat(129)}`])('takes %j for no tag', (text) => {
    expect(() => applied('ghcr.io/acme/api', text)).toThrow(Malformed)
  })

  it('tells what is wrong with a short digest', () => {
    expect(() => applied('ghcr.io/acme/api', 'sha256:abc')).toThrow('what follows "@"')
  })
})
