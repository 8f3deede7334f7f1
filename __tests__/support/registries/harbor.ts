import { bearer, errors, type Habits, pull } from './habits.ts'

const REALM = 'https://auth.corp.example.com/service/token'

/** A company's own, with its token server beside it, and its blobs at home. */
export const harbor: Habits = {
  name: 'Harbor',
  registry: 'harbor.corp.example.com',
  host: 'harbor.corp.example.com',
  closed: { repository: 'acme/api', image: 'harbor.corp.example.com/acme/api' },
  open: { repository: 'public/web', image: 'harbor.corp.example.com/public/web' },
  hidden: 'vault/',
  account: { username: 'robot$acme+budgets', password: 'H7q2Kp9WxYz4Lm1N' },
  tokens: {
    realm: REALM,
    service: 'harbor-registry',
    // A wrong login is no reason: it gets a token, which allows nothing but what is open.
    withholds: () => undefined,
    answer: (token) => ({
      token,
      access_token: '',
      expires_in: 1_800,
      issued_at: '2026-11-25T10:30:00Z',
    }),
  },
  takesBasic: true,
  openTo: ['GET'],
  tellsAbsenceTo: 'the account',
  // Whoever shows something that is not enough is asked for a login in place of a token.
  refuses: ({ repository }, shown) =>
    errors(
      401,
      {
        code: 'UNAUTHORIZED',
        message: `unauthorized to access repository: ${repository}, action: pull: unauthorized to access repository: ${repository}, action: pull`,
      },
      shown === 'nothing'
        ? bearer({ realm: REALM, service: 'harbor-registry', scope: pull(repository) })
        : { 'www-authenticate': 'Basic realm="harbor"' },
    ),
  lacksTag: ({ repository, reference }) =>
    errors(404, { code: 'NOT_FOUND', message: `artifact ${repository}:${reference} not found` }),
  lacksRepository: ({ repository, reference }) =>
    errors(404, { code: 'NOT_FOUND', message: `artifact ${repository}:${reference} not found` }),
  headers: { 'x-request-id': 'b3340d7e-3515-403d-9398-70a2810b0f4b', server: 'nginx' },
  manifestHeaders: { etag: undefined },
  tagLists: { most: 1_000, isAbsolute: false },
}
