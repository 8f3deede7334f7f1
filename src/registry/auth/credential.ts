import { namesSecret } from '../../domain/secrets/names.ts'

/** What is shown to a registry to be let in. */
export type Credential =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token, as `docker login` keeps it for some registries. */
  | { readonly kind: 'identity'; readonly username: string; readonly token: string }
  /** A ready bearer token. */
  | { readonly kind: 'bearer'; readonly token: string }

export function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
}

/** Everything of a credential that must never be printed, in the forms in which it could be. */
export function secretsOf(credential: Credential): string[] {
  const secret = credential.kind === 'basic' ? credential.password : credential.token
  const username = credential.kind === 'bearer' ? '' : credential.username
  const encoded = (text: string) => Buffer.from(text).toString('base64')
  const forms = [secret, inForm(secret), encoded(secret), encoded(`${username}:${secret}`)]
  return [...new Set(forms)].filter((text) => text !== '')
}

function inForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1)
}

/** `password=x`, `token: x`, and what a variable of such a name holds. */
const ASSIGNED =
  /((?:token|secret|passw|key|credential|auth)[\w-]{0,40}["']?\s?[=:]\s?["']?(?:(?:bearer|basic)\s)?)[^\s"']+/gi
/** `https://user:password@host`. */
const USER_INFO = /:\/\/[^\s/@]{1,500}@/g
/** No word of a language has digits in it, or is that long. */
const RANDOM = /\b(?=[a-z_+]*\d)(?=\d*[a-z_+])\w{6,}|\w{32,}/gi

/** Words of a program that knows secrets, without what looks like one. */
export function withoutSecrets(
  words: string,
  env: Readonly<Record<string, string | undefined>>,
  secrets: readonly string[] = [],
): string {
  const held = Object.entries(env).flatMap(([name, value = '']) =>
    namesSecret(name) && value.length > 3 ? [value] : [],
  )
  return [...held, ...secrets.filter((secret) => secret.length > 3)]
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), words)
    .replace(USER_INFO, '://***@')
    .replace(ASSIGNED, '$1***')
    .replace(RANDOM, '***')
}
