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
