import type { Reply } from '../../../src/embedded/http.ts'
import { type Asked, bearer, errors, type Habits, pull } from './habits.ts'

const REALM = 'https://auth.docker.io/token'
const SERVICE = 'registry.docker.io'
const SOURCE = { 'docker-ratelimit-source': '203.0.113.7' }

/** Of what is closed, and of what is not there, alike: its token server gives everybody a token. */
function unauthorized({ repository }: Asked, error: Readonly<Record<string, string>>): Reply {
  const detail = [{ Type: 'repository', Class: '', Name: repository, Action: 'pull' }]
  return errors(
    401,
    { code: 'UNAUTHORIZED', message: 'authentication required', detail },
    bearer({ realm: REALM, service: SERVICE, scope: pull(repository), ...error }),
  )
}

export const dockerHub: Habits = {
  name: 'Docker Hub',
  registry: 'docker.io',
  host: 'registry-1.docker.io',
  closed: { repository: 'acme/api', image: 'acme/api' },
  open: { repository: 'library/shop', image: 'shop' },
  account: { username: 'acmebot', password: 'dckr_pat_Zm9vYmFyYmF6cXV4' },
  tokens: {
    realm: REALM,
    service: SERVICE,
    withholds: ({ caller }) =>
      caller === 'a stranger'
        ? {
            status: 401,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ details: 'incorrect username or password' }),
          }
        : undefined,
    answer: (token) => ({
      token,
      access_token: token,
      expires_in: 300,
      issued_at: '2026-11-25T10:30:00.123456789Z',
    }),
  },
  tellsAbsenceTo: 'nobody',
  refuses: (asked, shown) =>
    unauthorized(asked, shown === 'nothing' ? {} : { error: 'insufficient_scope' }),
  lacksTag: ({ reference }) =>
    errors(404, {
      code: 'MANIFEST_UNKNOWN',
      message: 'manifest unknown',
      detail: `unknown tag=${reference}`,
    }),
  lacksRepository: (asked) => unauthorized(asked, { error: 'insufficient_scope' }),
  headers: { 'strict-transport-security': 'max-age=31536000', ...SOURCE },
  manifestHeaders: { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '96;w=21600' },
  store: {
    host: 'production.cloudflare.docker.com',
    status: 307,
    location: ({ hex, signature }) =>
      `https://production.cloudflare.docker.com/registry-v2/docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data?expires=1764067200&signature=${signature}&version=3`,
    mindsAuthorization: {
      status: 403,
      headers: { 'content-type': 'text/html' },
      body: 'Forbidden',
    },
  },
  tagLists: { most: 1_000, isAbsolute: false },
}

/** Its limit of pulls is used up. */
export const usedUp: Reply = errors(
  429,
  {
    code: 'TOOMANYREQUESTS',
    message:
      'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
  },
  { ...SOURCE, 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '0;w=21600' },
)
