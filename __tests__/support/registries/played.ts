import { randomBytes } from 'node:crypto'
import { accessControl } from '../../../src/embedded/access.ts'
import type { RegistryContent } from '../../../src/embedded/content.ts'
import { type RegistryRequest, type Reply, withHeaders } from '../../../src/embedded/http.ts'
import { replyTo } from '../../../src/embedded/routes.ts'
import { basic } from '../../../src/embedded/tokens.ts'
import type { Asked, Caller, Habits } from './habits.ts'
import { tagPage } from './tag-page.ts'

const OPEN = accessControl({ kind: 'open' }, { origin: '', now: Date.now })
const PATH = /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^/]+)$/

/** One registry with its token server and its blob store, played by its habits. */
export class PlayedRegistry {
  readonly habits: Habits
  /** Tokens that it gave, and what each allows; signatures of addresses of blobs, and whose. */
  readonly tokens = new Map<string, ReadonlySet<string>>()
  readonly signatures = new Map<string, Reply>()
  knowsAccount = true
  private readonly content: RegistryContent

  constructor(habits: Habits, content: RegistryContent) {
    this.habits = habits
    this.content = content
  }

  /** Every name that it goes by. */
  get hosts(): readonly string[] {
    const { host, tokens, store } = this.habits
    const realm = tokens === undefined ? [] : [new URL(tokens.realm).host]
    return [...new Set([host, ...realm, ...(store === undefined ? [] : [store.host])])]
  }

  /** What part of it a request is for. */
  partOf(host: string, path: string): 'registry' | 'token server' | 'blob store' {
    const { tokens, store } = this.habits
    const { origin, pathname } = new URL(path, `https://${host}`)
    if (origin + pathname === tokens?.realm) return 'token server'
    return host === store?.host && !pathname.startsWith('/v2/') ? 'blob store' : 'registry'
  }

  answer(host: string, request: RegistryRequest): Reply {
    const part = this.partOf(host, request.path)
    if (part === 'token server') return this.token(request)
    if (part === 'blob store') return this.stored(request)
    return withHeaders(this.api(request), {
      'docker-distribution-api-version': 'registry/2.0',
      ...this.habits.headers,
    })
  }

  private token({ method, path, headers, body }: RegistryRequest): Reply {
    const { tokens, account } = this.habits
    const isPost = method === 'POST'
    // Only who keeps identity tokens answers OAuth2's way.
    if (tokens === undefined || (isPost && account?.identityToken === undefined)) return NOT_ALLOWED
    const asked = isPost ? new URLSearchParams(body) : new URL(path, 'http://any').searchParams
    const [, repository = ''] = /^repository:([^: ]+):pull$/.exec(asked.get('scope') ?? '') ?? []
    if (asked.get('service') !== tokens.service || repository === '') return BAD_REQUEST
    const caller = isPost ? this.refresher(asked) : this.callerOf(headers.authorization)
    const mayPull = this.mayPull(repository, caller)
    const withheld = tokens.withholds({ repository, caller, mayPull })
    if (withheld !== undefined) return withheld
    const token = randomBytes(48).toString('base64url')
    this.tokens.set(token, new Set(mayPull ? [repository] : []))
    return json(tokens.answer(token))
  }

  private refresher(form: URLSearchParams): Caller {
    const isRight =
      form.get('grant_type') === 'refresh_token' &&
      form.get('refresh_token') === this.habits.account?.identityToken
    return isRight ? 'the account' : 'a stranger'
  }

  private callerOf(authorization: string | undefined): Caller {
    if (authorization === undefined) return 'nobody'
    const { account } = this.habits
    const isUnknown = account === undefined || !this.knowsAccount
    if (isUnknown || account.identityToken !== undefined) return 'a stranger'
    const { username, password, anyUsername = false } = account
    const [, shown = ''] = /^Basic (.+)$/.exec(authorization) ?? []
    const text = Buffer.from(shown, 'base64').toString()
    const isRight = anyUsername
      ? text.slice(text.indexOf(':') + 1) === password
      : authorization === basic(username, password)
    return isRight ? 'the account' : 'a stranger'
  }

  /** Or may hear that it is not there. */
  private mayPull(repository: string, caller: Caller): boolean {
    const { open, closed, hidden, tellsAbsenceTo } = this.habits
    if (hidden !== undefined && repository.startsWith(hidden)) return false
    if (repository === open?.repository) return true
    if (repository === closed?.repository) return caller === 'the account'
    return tellsAbsenceTo === 'everybody' || caller === tellsAbsenceTo
  }

  private api(request: RegistryRequest): Reply {
    const [path = '', query = ''] = request.path.split('?')
    const [, repository = '', kind = '', reference = ''] = PATH.exec(path) ?? []
    const asked = { repository, reference }
    const refusal = this.refusal(request, asked)
    if (refusal !== undefined) return refusal
    const { repositories } = this.content
    const found = repositories.get(repository)
    if (kind === '' || found === undefined) return this.habits.lacksRepository(asked)
    if (kind === 'tags')
      return tagPage(this.habits, { repository, tags: [...found.tags.keys()], query })
    const content = this.content
    const reply = replyTo(request, { content, control: OPEN, denied: [] })
    if (reply.status === 404) return this.habits.lacksTag(asked)
    if (kind === 'manifests') return withHeaders(reply, this.habits.manifestHeaders ?? {})
    return reply.status === 200 ? this.redirected(asked, reply) : reply
  }

  private refusal({ method, headers }: RegistryRequest, asked: Asked): Reply | undefined {
    const { habits } = this
    const { authorization } = headers
    const [, token] = /^Bearer (.+)$/.exec(authorization ?? '') ?? []
    const shown = authorization === undefined ? 'nothing' : token ? 'a token' : 'a login'
    const isHandedOut =
      shown === 'a token'
        ? this.tokens.get(token ?? '')?.has(asked.repository)
        : shown === 'a login'
          ? habits.takesBasic && this.mayPull(asked.repository, this.callerOf(authorization))
          : asked.repository === habits.open?.repository && habits.openTo?.includes(method)
    return isHandedOut ? undefined : habits.refuses(asked, shown)
  }

  /** To where the store has it: whoever has the address may read it, for a while. */
  private redirected({ repository, reference }: Asked, blob: Reply): Reply {
    const { store } = this.habits
    if (store === undefined) return blob
    const signature = randomBytes(24).toString('hex')
    this.signatures.set(signature, blob)
    const location = store.location({
      hex: reference.slice('sha256:'.length),
      repository,
      signature,
    })
    const body = `<a href="${location}">Temporary Redirect</a>.\n\n`
    return { status: store.status, headers: { location, 'content-type': 'text/html' }, body }
  }

  private stored({ path, headers }: RegistryRequest): Reply {
    const minds = this.habits.store?.mindsAuthorization
    if (headers.authorization !== undefined && minds !== undefined) return minds
    const signature = [...this.signatures.keys()].find((each) => path.includes(each)) ?? ''
    const { body = '' } = this.signatures.get(signature) ?? {}
    return signature === ''
      ? { status: 403, headers: { 'content-type': 'application/xml' }, body: '<Error/>' }
      : { status: 200, headers: { 'content-type': 'application/octet-stream' }, body }
  }
}

const NOT_ALLOWED: Reply = { status: 405, body: '' }
const BAD_REQUEST: Reply = { status: 400, body: '' }

function json(value: object): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  }
}
