import { bearer, errors, type Habits, pull } from './habits.ts'

export const quay: Habits = {
  name: 'Quay',
  registry: 'quay.io',
  host: 'quay.io',
  closed: { repository: 'acme/api', image: 'quay.io/acme/api' },
  open: { repository: 'acme/web', image: 'quay.io/acme/web' },
  account: { username: 'acme+budgets', password: 'R0B0TQ7XW2K9JH4MZP5N8VT3L6YCDGFS' },
  tokens: {
    realm: 'https://quay.io/v2/auth',
    service: 'quay.io',
    withholds: ({ caller }) =>
      caller === 'a stranger'
        ? errors(401, {
            code: 'UNAUTHORIZED',
            message: 'Could not find robot with specified username',
            detail: {},
          })
        : undefined,
    answer: (token) => ({ token }),
  },
  openTo: ['GET', 'HEAD'],
  // A robot sees what it has been given; the rest may or may not be there.
  tellsAbsenceTo: 'nobody',
  refuses: ({ repository }) =>
    errors(
      401,
      {
        code: 'UNAUTHORIZED',
        message: 'access to the requested resource is not authorized',
        detail: {},
      },
      bearer({ realm: 'https://quay.io/v2/auth', service: 'quay.io', scope: pull(repository) }),
    ),
  // Images of pull requests are given an end there, by the label quay.expires-after.
  lacksTag: ({ reference }) =>
    errors(404, {
      code: 'TAG_EXPIRED',
      message: `Tag ${reference} was deleted or has expired. To pull, revive via time machine`,
      detail: {},
    }),
  lacksRepository: () =>
    errors(404, {
      code: 'NAME_UNKNOWN',
      message: 'repository name not known to registry',
      detail: {},
    }),
  headers: { 'x-frame-options': 'DENY', 'strict-transport-security': 'max-age=63072000; preload' },
  manifestHeaders: { etag: undefined },
  store: {
    host: 'cdn01.quay.io',
    status: 302,
    location: ({ hex, signature }) =>
      `https://cdn01.quay.io/quayio-production-s3/sha256/${hex.slice(0, 2)}/${hex}?Expires=1764067200&Signature=${signature}&Key-Pair-Id=KEXAMPLE`,
  },
  tagLists: { most: 100, isAbsolute: false },
}
