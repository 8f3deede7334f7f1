import type { Reply } from '../../../src/embedded/http.ts'

/** What tells one public registry from another, for those who pull from it. */
export interface Habits {
  /** What people call it. */
  readonly name: string
  /** As it stands in image names, and as logins are filed. */
  readonly registry: string
  /** Where its API answers. */
  readonly host: string
  /** Whoever is logged in may pull from it. */
  readonly closed?: Place
  /** Everybody may. */
  readonly open?: Place
  /** Others' repositories, which not even the account may pull from: as they begin. */
  readonly hidden?: string
  readonly account?: Account
  /** How a token is got; where there is none, the API itself takes a login. */
  readonly tokens?: TokenServer
  /** Whether the API takes a login itself, too. */
  readonly takesBasic?: boolean
  /** What can be asked of what is open without any token. */
  readonly openTo?: readonly string[]
  /** Who hears that a repository is not there; the others hear what they hear of a closed one. */
  readonly tellsAbsenceTo: 'everybody' | 'the account' | 'nobody'
  /** The API's refusal of whoever has shown nothing, a token that does not allow it, or a login. */
  readonly refuses: (asked: Asked, shown: 'nothing' | 'a token' | 'a login') => Reply
  readonly lacksTag: (asked: Asked) => Reply
  readonly lacksRepository: (asked: Asked) => Reply
  /** Of every answer of the API. */
  readonly headers?: Readonly<Record<string, string>>
  /** Of manifests; undefined takes one away. */
  readonly manifestHeaders?: Readonly<Record<string, string | undefined>>
  /** Where blobs are; where there is none, the API gives them. */
  readonly store?: BlobStore
  readonly tagLists: TagLists
}

export interface Place {
  /** As the API spells it. */
  readonly repository: string
  /** As a budget has it. */
  readonly image: string
}

export interface Asked {
  readonly repository: string
  /** A tag or a digest. */
  readonly reference: string
}

export interface Account {
  readonly username: string
  readonly password: string
  /** The password alone decides. */
  readonly anyUsername?: boolean
  /** What docker login keeps in place of the password. */
  readonly identityToken?: string
}

export interface TokenServer {
  readonly realm: string
  readonly service: string
  /**
   * Instead of a token, where there is a reason.
   * @param caller the account; a stranger, whose login is wrong; or nobody, without a login.
   */
  readonly withholds: (asked: Asker) => Reply | undefined
  readonly answer: (token: string) => object
}

export interface Asker {
  readonly repository: string
  readonly caller: Caller
  readonly mayPull: boolean
}

export type Caller = 'the account' | 'a stranger' | 'nobody'

export interface BlobStore {
  readonly host: string
  readonly status: 302 | 307
  /** As Location has it, absolute or not. */
  readonly location: (blob: { hex: string; repository: string; signature: string }) => string
  /** What it says to whoever shows it a login or a token, if it minds. */
  readonly mindsAuthorization?: Reply
}

export interface TagLists {
  /** As many a page at most. */
  readonly most: number
  /** A larger `n` is refused, and not cut down. */
  readonly refusesMore?: Reply
  /** Whether the next page's address has the host in it. */
  readonly isAbsolute: boolean
  /** Whether pages are told apart by something of its own, in place of the last tag. */
  readonly isOpaque?: boolean
  readonly contentType?: string
  /** Beside name and tags. */
  readonly more?: object
}

/** `errors`, as the distribution spec has them; registries differ in what they leave out. */
export function errors(
  status: number,
  error: { code: string; message: string; detail?: unknown },
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ errors: [error] }),
  }
}

export function xml(status: number, code: string, message: string): Reply {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body: text }
}

/** `Bearer realm="…",service="…",scope="…"` */
export function bearer(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`)
  return { 'www-authenticate': `Bearer ${pairs.join(',')}` }
}

export const pull = (repository: string) => `repository:${repository}:pull`
