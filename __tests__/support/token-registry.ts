import { expect } from '@jest/globals'
import type { Access } from '../../src/embedded/access.ts'
import { addImage } from '../../src/embedded/images.ts'
import { anApi, start } from './embedded-registry.ts'

/** A registry that asks for credentials, with `acme/api` and `acme/web` in it. */

export const API = '/v2/acme/api/manifests/main'
export const WEB = '/v2/acme/web/manifests/main'
export const API_SCOPE = 'repository:acme/api:pull'
export const SERVICE = 'registry.example.com'
export const ALICE = { username: 'alice', password: 's3cret:with:colons' }
export const BEARER = { kind: 'bearer', service: SERVICE } as const

export async function startWith(access: Access, now = () => 0) {
  const content = anApi()
  addImage(content, 'acme/web:main', {
    platform: { os: 'linux', architecture: 'amd64' },
    layers: [],
  })
  const { registry, call } = await start({ access, now, denied: ['acme/secret'] }, content)
  return {
    registry,
    call: (path: string, authorization?: string) =>
      call(path, { headers: authorization === undefined ? {} : { authorization } }),
    refresh: (form: Record<string, string>) =>
      call('/token', { method: 'POST', body: new URLSearchParams(form) }),
  }
}

export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

export function tokenPath(...scopes: string[]): string {
  const query = new URLSearchParams({ service: SERVICE })
  for (const scope of scopes) query.append('scope', scope)
  return `/token?${query}`
}

/** The Authorization header with the token of an answer. */
export async function bearer(response: Response, field = 'token'): Promise<string> {
  const answer = (await response.json()) as Record<string, unknown>
  expect(response.status).toBe(200)
  expect(answer[field]).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/))
  return `Bearer ${answer[field]}`
}
