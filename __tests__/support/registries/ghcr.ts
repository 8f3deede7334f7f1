import { TOKEN } from '../action.ts'
import { bearer, errors, type Habits, pull } from './habits.ts'

const denied = errors(403, {
  code: 'DENIED',
  message: 'requested access to the resource is denied',
})

export const ghcr: Habits = {
  name: 'GHCR',
  registry: 'ghcr.io',
  host: 'ghcr.io',
  closed: { repository: 'acme/api', image: 'ghcr.io/acme/api' },
  open: { repository: 'acme/web', image: 'ghcr.io/acme/web' },
  // The workflow’s own token, under whatever name: where nothing else is given, it is shown here for public images too.
  account: { username: 'x-access-token', password: TOKEN, anyUsername: true },
  tokens: {
    realm: 'https://ghcr.io/token',
    service: 'ghcr.io',
    withholds: ({ caller, mayPull }) =>
      caller === 'a stranger' || (caller === 'nobody' && !mayPull) ? denied : undefined,
    answer: (token) => ({ token }),
  },
  tellsAbsenceTo: 'the account',
  // A token that is no good gets a refusal without a challenge.
  refuses: ({ repository }, shown) =>
    shown === 'nothing'
      ? errors(
          401,
          { code: 'UNAUTHORIZED', message: 'authentication required' },
          bearer({ realm: 'https://ghcr.io/token', service: 'ghcr.io', scope: pull(repository) }),
        )
      : denied,
  lacksTag: () => errors(404, { code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }),
  lacksRepository: () =>
    errors(404, { code: 'NAME_UNKNOWN', message: 'repository name not known to registry' }),
  headers: { 'x-github-request-id': 'E470:0DDF:2012290:20E5D7C:65FE066B' },
  store: {
    host: 'pkg-containers.githubusercontent.com',
    status: 307,
    location: ({ hex, signature }) =>
      `https://pkg-containers.githubusercontent.com/ghcr1/blobs/sha256:${hex}?se=2026-11-25T10%3A40%3A00Z&sig=${signature}&sp=r&spr=https&sr=b&sv=2019-12-12`,
    mindsAuthorization: errors(400, { code: 'InvalidAuthenticationInfo', message: '' }),
  },
  tagLists: { most: 1_000, isAbsolute: false },
}
