import { describe, expect, it } from '@jest/globals'
import { formatReference, parseReference } from '../../../src/domain/image/reference.ts'
import { Malformed } from '../../../src/domain/values/problem.ts'

// The situations that distribution/reference publishes (reference_test.go, normalize_test.go);
// the short forms are given as its ParseNormalizedNamed spells them out.

const HEX = '1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a'
const SHA256 = `sha256:${'f'.repeat(64)}`
const SHA512 = `sha512:${'f'.repeat(128)}`
const LONG = `${'a/'.repeat(127)}a`

describe('requirements 1 and 2: when the first segment names no registry', () => {
  it.each([
    ['debian', 'docker.io/library/debian'],
    ['test_com', 'docker.io/library/test_com'],
    ['test.com:tag', 'docker.io/library/test.com:tag'],
    ['test.com:5000', 'docker.io/library/test.com:5000'],
    ['foo_bar.com:8080', 'docker.io/library/foo_bar.com:8080'],
    ['foo/foo_bar.com:8080', 'docker.io/foo/foo_bar.com:8080'],
    ['lowercase:Uppercase', 'docker.io/library/lowercase:Uppercase'],
    ['192.168.1.1', 'docker.io/library/192.168.1.1'],
    ['192.168.1.1:5000', 'docker.io/library/192.168.1.1:5000'],
    ['library/debian', 'docker.io/library/debian'],
    ['library/foo/bar', 'docker.io/library/foo/bar'],
    ['test_com/foo', 'docker.io/test_com/foo'],
    ['docker/migrator', 'docker.io/docker/migrator'],
    ['docker---rules/docker', 'docker.io/docker---rules/docker'],
    ['dock__er/docker', 'docker.io/dock__er/docker'],
    ['d/docker', 'docker.io/d/docker'],
    [HEX.slice(0, 63), `docker.io/library/${HEX.slice(0, 63)}`],
    [`${'song'.repeat(16)}`, `docker.io/library/${'song'.repeat(16)}`],
    [`redis:latest@${SHA256}`, `docker.io/library/redis:latest@${SHA256}`],
    [`${LONG}:tag-puts-this-over-max`, `docker.io/${LONG}:tag-puts-this-over-max`],
  ])('takes %s for an image of Docker Hub', (text, full) => {
    expect(formatReference(parseReference(text))).toBe(full)
  })

  it.each([
    ['docker.io/debian', 'docker.io/library/debian'],
    ['index.docker.io/debian', 'docker.io/library/debian'],
    ['index.docker.io/library/debian', 'docker.io/library/debian'],
    ['registry-1.docker.io/acme/api:1', 'docker.io/acme/api:1'],
    [`docker.io/${HEX}`, `docker.io/library/${HEX}`],
  ])('takes %s for Docker Hub under another name', (text, full) => {
    expect(formatReference(parseReference(text))).toBe(full)
  })
})

describe('requirements 1 and 4: when the first segment is a host', () => {
  it.each([
    ['test.com/repo:tag', 'test.com', 'repo'],
    ['test:5000/repo', 'test:5000', 'repo'],
    [`test:5000/repo:tag@${SHA256}`, 'test:5000', 'repo'],
    ['localhost/repo', 'localhost', 'repo'],
    ['sub-dom1.foo.com/bar/baz/quux:some-long-tag', 'sub-dom1.foo.com', 'bar/baz/quux'],
    ['b.gcr.io/test.example.com/my-app:test', 'b.gcr.io', 'test.example.com/my-app'],
    ['xn--n3h.com:18080/foo', 'xn--n3h.com:18080', 'foo'],
    [`xn--7o8h.com/myimage:xn--7o8h.com@${SHA512}`, 'xn--7o8h.com', 'myimage'],
    ['192.168.1.1:5000/repo:5050', '192.168.1.1:5000', 'repo'],
    ['[2001:db8::1]/repo', '[2001:db8::1]', 'repo'],
    ['[2001:db8:1:2:3:4:5:6]/repo:tag', '[2001:db8:1:2:3:4:5:6]', 'repo'],
    ['[::1]:5000/repo', '[::1]:5000', 'repo'],
    [`[2001:db8::1]:5000/repo:tag@${SHA256}`, '[2001:db8::1]:5000', 'repo'],
    ['[fc00::1]:5000/docker/docker', '[fc00::1]:5000', 'docker/docker'],
    ['Foo/bar', 'Foo', 'bar'],
    ['DOCKER/docker', 'DOCKER', 'docker'],
    ['Uppercase/lowercase:tag', 'Uppercase', 'lowercase'],
  ])('finds it in %s', (text, registry, repository) => {
    expect(parseReference(text)).toMatchObject({ kind: 'registry', registry, repository })
    expect(formatReference(parseReference(text))).toBe(text)
  })
})

describe('requirement 4: when a text is no reference', () => {
  it.each([
    ['', 'names no repository'],
    [':justtag', 'names no repository'],
    [`@${SHA256}`, 'names no repository'],
    ['docker.io/', 'names no repository'],
    [`repo@sha256:${'f'.repeat(34)}`, 'what follows "@"'],
    [`validname@invaliddigest:${'f'.repeat(64)}`, 'what follows "@"'],
    ['repo@', 'what follows "@"'],
    ['repo:', 'the tag ""'],
    ['busybox:-foo', 'the tag "-foo"'],
    [`busybox:${'a'.repeat(129)}`, '128 long at most'],
    ['Uppercase:tag', 'has to be lower-case'],
    ['test:5000/Uppercase/lowercase:tag', 'has to be lower-case'],
    ['docker.io/docker/Docker', 'has to be lower-case'],
    [`${'a/'.repeat(128)}a:tag`, 'longer than 255'],
    ['aa/asdf$$^/aa', 'may hold a-z'],
    ['docker///docker', 'may hold a-z'],
    ['docker/', 'may hold a-z'],
    ['docker-/docker', 'may hold a-z'],
    ['-docker/docker', 'may hold a-z'],
    ['____/____', 'may hold a-z'],
    ['_docker/_docker', 'may hold a-z'],
    [' debian', 'it holds a blank'],
    ['debian\n', 'it holds a blank'],
    ['https://github.com/docker/docker', 'leave out "https://"'],
    ['dock..er/docker', "is not a registry's host[:port]"],
    ['dock_.er/docker', "is not a registry's host[:port]"],
    ['dock-.er/docker', "is not a registry's host[:port]"],
    ['-docker.io/docker/docker', "is not a registry's host[:port]"],
    ['fc00::1:5000/debian', "is not a registry's host[:port]"],
    ['[fe80::1%eth0]:5000/debian', "is not a registry's host[:port]"],
    ['[2001:db8:3:4::192.0.2.33]:5000/debian', "is not a registry's host[:port]"],
    ['[2001:db8::1]', 'may hold a-z'],
    ['[2001:db8::1]:5000', 'may hold a-z'],
    [HEX, 'bare image id'],
    [`sha256:${HEX}`, 'bare image id'],
  ])('refuses %j, because of: %s', (text, why) => {
    expect(() => parseReference(text)).toThrow(Malformed)
    expect(() => parseReference(text)).toThrow(why)
  })

  it('refuses an IPv6 zone, even one that holds an @', () => {
    expect(() => parseReference('[fe80::1%@invalidzone]:5000/repo')).toThrow(Malformed)
  })
})
