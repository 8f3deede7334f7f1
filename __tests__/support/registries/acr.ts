import { type Asked, bearer, errors, type Habits, pull, xml } from './habits.ts'

const WORDS =
  'authentication required, visit https://aka.ms/acr/authorization for more information.'

/** What is open is so for a registry as a whole: "anonymous pull". */
function azure(registry: string, host: string): Habits {
  const realm = `https://${host}/oauth2/token`
  const unauthorized = ({ repository }: Asked, error: Readonly<Record<string, string>>) =>
    errors(
      401,
      {
        code: 'UNAUTHORIZED',
        message: WORDS,
        detail: [{ Type: 'repository', Name: repository, Action: 'pull' }],
      },
      bearer({ realm, service: host, scope: pull(repository), ...error }),
    )
  return {
    name: registry,
    registry: host,
    host,
    tokens: {
      realm,
      service: host,
      withholds: ({ caller, mayPull }) =>
        caller === 'the account' || (caller === 'nobody' && mayPull)
          ? undefined
          : errors(401, {
              code: 'UNAUTHORIZED',
              message: `${WORDS} CorrelationId: 22f87f49-f9d1-4547-b5fd-2b5da180ebf0`,
            }),
      answer: (token) => ({ access_token: token }),
    },
    tellsAbsenceTo: 'the account',
    refuses: (asked, shown) =>
      unauthorized(asked, shown === 'nothing' ? {} : { error: 'insufficient_scope' }),
    lacksTag: ({ reference }) =>
      errors(404, {
        code: 'MANIFEST_UNKNOWN',
        message: `manifest tagged by "${reference}" is not found`,
        detail: { Tag: reference },
      }),
    lacksRepository: ({ repository }) =>
      errors(404, {
        code: 'NAME_UNKNOWN',
        message: `repository "${repository}" is not found`,
        detail: { name: repository },
      }),
    headers: {
      server: 'AzureContainerRegistry',
      'access-control-expose-headers': 'Docker-Content-Digest',
      'x-ms-correlation-request-id': '22f87f49-f9d1-4547-b5fd-2b5da180ebf0',
    },
    tagLists: { most: 1_000, isAbsolute: false },
  }
}

const INVALID = xml(
  400,
  'InvalidAuthenticationInfo',
  'Authentication information is not given in the correct format. Check the value of Authorization header.',
)
const signed = (hex: string, signature: string) =>
  `docker/registry/v2/blobs/sha256/${hex.slice(0, 2)}/${hex}/data?se=2026-11-25T10%3A50%3A00Z&sig=${signature}&sp=r&spr=https&sr=b&sv=2018-03-28`

export const acr: Habits = {
  ...azure('ACR', 'acme.azurecr.io'),
  closed: { repository: 'api', image: 'acme.azurecr.io/api' },
  account: {
    username: '00000000-0000-0000-0000-000000000000',
    password: '',
    identityToken: 'eyJhbGciOiJSUzI1NiJ9.cmVmcmVzaA.c2lnbmF0dXJl',
  },
  store: {
    host: 'weumanaged15.blob.core.windows.net',
    status: 307,
    location: ({ hex, signature }) =>
      `https://weumanaged15.blob.core.windows.net/0a1b2c3d-0b/${signed(hex, signature)}`,
    mindsAuthorization: INVALID,
  },
}

/** With anonymous pull, and a data endpoint of its own. */
export const acrOpen: Habits = {
  ...azure('ACR with anonymous pull', 'acmeopen.azurecr.io'),
  open: { repository: 'web', image: 'acmeopen.azurecr.io/web' },
  tellsAbsenceTo: 'everybody',
  store: {
    host: 'acmeopen.westeurope.data.azurecr.io',
    status: 307,
    location: ({ hex, signature }) =>
      `https://acmeopen.westeurope.data.azurecr.io/4d3c2b1a-0b/${signed(hex, signature)}`,
    mindsAuthorization: INVALID,
  },
}
