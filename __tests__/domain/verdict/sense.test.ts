import { describe, expect, it } from '@jest/globals'
import { parseReference } from '../../../src/domain/image/reference.ts'
import { senseOf } from '../../../src/domain/verdict/sense.ts'

const ZOO = parseReference('ghcr.io/acme/zoo:pr-7')
const asked = 'GET https://ghcr.io/v2/acme/zoo/manifests/pr-7'

describe('when a registry refuses', () => {
  it.each<[string, string | null]>([
    [`${asked}: 401 UNAUTHORIZED: authentication required`, 'no access to ghcr.io/acme/zoo'],
    [`${asked}: 403 DENIED`, 'no access to ghcr.io/acme/zoo'],
    [`${asked}: 404 BLOB_UNKNOWN`, 'ghcr.io/acme/zoo is not all there'],
    [`${asked}: 429 TOOMANYREQUESTS`, 'ghcr.io gives no more answers for now'],
    [`${asked}: 503 with a web page`, 'ghcr.io has trouble of its own'],
    [`${asked}: no whole answer within 30 s`, 'ghcr.io does not answer in time'],
    [`${asked}: ENOTFOUND: getaddrinfo ENOTFOUND ghcr.io`, 'ghcr.io cannot be reached'],
    [`${asked}: 200 with another digest`, null],
    ['the manifest contradicts itself', null],
    ['403 DENIED', null],
  ])('says of %j what it means', (reason, sense) => {
    expect(senseOf(reason, ZOO)).toBe(sense)
  })

  it('claims nothing where nobody knows what was asked for', () => {
    expect(senseOf(`${asked}: 403 DENIED`, null)).toBeNull()
    expect(senseOf(`${asked}: 403 DENIED`, parseReference('oci:dir:zoo'))).toBeNull()
  })
})
