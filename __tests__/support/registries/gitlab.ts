import { bearer, errors, type Habits, pull } from './habits.ts'

const REALM = 'https://gitlab.com/jwt/auth'
const SERVICE = 'container_registry'

export const gitlab: Habits = {
  name: 'GitLab',
  registry: 'registry.gitlab.com',
  host: 'registry.gitlab.com',
  closed: { repository: 'acme/shop/api', image: 'registry.gitlab.com/acme/shop/api' },
  open: { repository: 'acme/site/web', image: 'registry.gitlab.com/acme/site/web' },
  account: { username: 'gitlab+deploy-token-7', password: 'gldt-x7Yp2Qm9_dRk' },
  tokens: {
    realm: REALM,
    service: SERVICE,
    withholds: ({ caller, mayPull }) => {
      if (caller === 'a stranger') {
        const message =
          'HTTP Basic: Access denied. If a password was provided for Git authentication, the password was incorrect or you’re required to use a token instead of a password.'
        return errors(401, { code: 'UNAUTHORIZED', message })
      }
      return caller === 'nobody' && !mayPull
        ? errors(403, { code: 'DENIED', message: 'access forbidden' })
        : undefined
    },
    // Five minutes from when it is made, which only the token itself says.
    answer: (token) => ({ token }),
  },
  tellsAbsenceTo: 'the account',
  refuses: ({ repository }, shown) =>
    errors(
      401,
      {
        code: 'UNAUTHORIZED',
        message: 'authentication required',
        detail: [{ Type: 'repository', Class: '', Name: repository, Action: 'pull' }],
      },
      bearer({
        realm: REALM,
        service: SERVICE,
        scope: pull(repository),
        ...(shown === 'nothing' ? {} : { error: 'insufficient_scope' }),
      }),
    ),
  lacksTag: ({ reference }) =>
    errors(404, {
      code: 'MANIFEST_UNKNOWN',
      message: 'manifest unknown',
      detail: { Tag: reference },
    }),
  lacksRepository: ({ repository }) =>
    errors(404, {
      code: 'NAME_UNKNOWN',
      message: 'repository name not known to registry',
      detail: { name: repository },
    }),
  headers: { 'gitlab-container-registry-version': '4.29.0-gitlab' },
  store: {
    host: 'cdn.registry.gitlab-static.net',
    status: 307,
    location: ({ hex, signature }) =>
      `https://cdn.registry.gitlab-static.net/gitlab/docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data?Expires=1764067200&KeyName=gprd-registry-cdn&Signature=${signature}`,
  },
  tagLists: { most: 1_000, isAbsolute: false },
}
