import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const openssl = (...args: string[]) => promisify(execFile)('openssl', args)

export interface Certificates {
  /** Files. */
  readonly authority: string
  readonly cert: string
  readonly key: string
}

/** A certificate for `name`, by an authority of its own. */
export async function makeCertificates(folder: string, name: string): Promise<Certificates> {
  const file = (each: string) => join(folder, each)
  const authority = { cert: file('authority.pem'), key: file('authority.key') }
  const [cert, key, request, extensions] = [
    'registry.pem',
    'registry.key',
    'request',
    'extensions',
  ].map(file) as [string, string, string, string]
  await writeFile(extensions, `subjectAltName=DNS:${name}`)
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj']
  await openssl(
    'req',
    '-x509',
    '-days',
    '2',
    ...fresh,
    '/CN=bench',
    '-keyout',
    authority.key,
    '-out',
    authority.cert,
  )
  await openssl('req', ...fresh, `/CN=${name}`, '-keyout', key, '-out', request)
  const by = ['-CA', authority.cert, '-CAkey', authority.key, '-CAcreateserial']
  await openssl(
    'x509',
    '-req',
    '-days',
    '2',
    '-in',
    request,
    ...by,
    '-extfile',
    extensions,
    '-out',
    cert,
  )
  return { authority: authority.cert, cert, key }
}
