import { describe, expect, it } from '@jest/globals'
import { parseChallenges, schemeOf } from '../../../src/registry/auth/challenge.ts'

const REALM = 'https://auth.example.com/token'

/** `scheme name=value …` for each challenge. */
function read(...headers: readonly string[]): string[] {
  return parseChallenges(headers).map(({ scheme, parameters }) =>
    [scheme, ...[...parameters].map(([name, value]) => `${name}=${value}`)].join(' '),
  )
}

function chosen(...headers: readonly string[]): string | undefined {
  const scheme = schemeOf(parseChallenges(headers))
  return scheme?.kind === 'bearer' ? `${scheme.realm.href} ${scheme.service}` : scheme?.kind
}

describe('requirement 27: challenges are read', () => {
  it.each([
    ['one', ['Basic realm="acme"'], ['basic realm=acme']],
    [
      'with several parameters',
      ['Bearer realm="https://a/t",service="s",scope="repository:a:pull"'],
      ['bearer realm=https://a/t service=s scope=repository:a:pull'],
    ],
    ['of several headers', ['Negotiate', 'Basic realm="acme"'], ['negotiate', 'basic realm=acme']],
    [
      'of several in one header',
      ['Basic realm="acme", Bearer realm="https://a/t",service=s, Negotiate'],
      ['basic realm=acme', 'bearer realm=https://a/t service=s', 'negotiate'],
    ],
    [
      'with quoted commas',
      ['Bearer scope="repository:a:pull,push",service="a, b"'],
      ['bearer scope=repository:a:pull,push service=a, b'],
    ],
    ['with escapes', ['Basic realm="say \\"hi\\" \\\\"'], ['basic realm=say "hi" \\']],
    ['in any case', ['bEARER REALM="https://a/t"'], ['bearer realm=https://a/t']],
    ['with blanks around', ['  Bearer  realm = "x" ,  service = y '], ['bearer realm=x service=y']],
    [
      'without quotes',
      ['Bearer realm=https://a/t?x=1,service=s'],
      ['bearer realm=https://a/t?x=1 service=s'],
    ],
    ['with a token68', ['Negotiate YWJj==, Basic realm="a"'], ['negotiate', 'basic realm=a']],
    ['with empty ones between', [', ,Basic realm="a",,'], ['basic realm=a']],
    ['of nothing', ['', ' '], []],
    ['after junk', ['@@, {}, Basic realm="a"'], ['basic realm=a']],
    ['with junk for a value', ['Bearer realm=, service="s"'], ['bearer service=s']],
    ['with an open quote', ['Basic realm="a', 'Basic realm="b"'], ['basic', 'basic realm=b']],
  ])('%s', (_, headers, challenges) => {
    expect(read(...headers)).toEqual(challenges)
  })
})

describe('requirement 27: one challenge is answered', () => {
  it.each([
    [
      'Bearer before Basic',
      ['Basic realm="a"', `Bearer realm="${REALM}",service="s"`],
      `${REALM} s`,
    ],
    ['Basic where there is no Bearer', ['Negotiate', 'Basic'], 'basic'],
    ['Bearer without a service', [`Bearer realm="${REALM}"`], `${REALM} undefined`],
    [
      'the realm that is an address',
      [`Bearer realm="/token", Bearer realm="${REALM}"`],
      `${REALM} undefined`,
    ],
    ['Basic, where Bearer has no realm', ['Bearer service="s", Basic realm="a"'], 'basic'],
    ['none of a file', ['Bearer realm="file:///etc/passwd"'], undefined],
    ['none of other schemes', ['Negotiate', 'Digest realm="a"', 'NTLM'], undefined],
    ['none of nothing', [], undefined],
  ])('%s', (_, headers, scheme) => {
    expect(chosen(...headers)).toBe(scheme)
  })
})
