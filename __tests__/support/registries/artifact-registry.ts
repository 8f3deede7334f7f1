import { bearer, errors, type Habits, pull } from './habits.ts'

const HOST = 'europe-docker.pkg.dev'
const DOWNLOAD = 'artifactregistry.repositories.downloadArtifacts'

/** The key of a service account, as it is downloaded. */
const KEY = JSON.stringify(
  {
    type: 'service_account',
    project_id: 'acme-shop',
    private_key: '-----BEGIN PRIVATE KEY-----\nMIIEvQ: x=\n-----END PRIVATE KEY-----\n',
  },
  null,
  2,
)

const place = (repository: string) => {
  const [project, name] = repository.split('/')
  return `projects/${project}/locations/europe/repositories/${name}`
}

export const artifactRegistry: Habits = {
  name: 'Artifact Registry',
  registry: HOST,
  host: HOST,
  closed: { repository: 'acme-shop/images/api', image: `${HOST}/acme-shop/images/api` },
  open: { repository: 'acme-shop/public/web', image: `${HOST}/acme-shop/public/web` },
  account: { username: '_json_key', password: KEY },
  tokens: {
    realm: `https://${HOST}/v2/token`,
    service: HOST,
    withholds: ({ repository, caller, mayPull }) => {
      if (caller === 'a stranger') {
        return errors(401, { code: 'UNAUTHORIZED', message: 'authentication failed' })
      }
      if (mayPull) return undefined
      const what = `on resource "${place(repository)}" (or it may not exist)`
      const message =
        caller === 'nobody'
          ? `Unauthenticated request. Unauthenticated requests do not have permission "${DOWNLOAD}" ${what}`
          : `Permission "${DOWNLOAD}" denied ${what}`
      return errors(403, { code: 'DENIED', message })
    },
    answer: (token) => ({ expires_in: 43_200, issued_at: '2026-11-25T10:30:00+00:00', token }),
  },
  openTo: ['GET', 'HEAD'],
  tellsAbsenceTo: 'the account',
  refuses: ({ repository }, shown) =>
    errors(
      401,
      { code: 'UNAUTHORIZED', message: 'authentication failed' },
      bearer({
        realm: `https://${HOST}/v2/token`,
        service: HOST,
        scope: pull(repository),
        ...(shown === 'nothing' ? {} : { error: 'invalid_token' }),
      }),
    ),
  lacksTag: ({ repository, reference }) =>
    errors(404, {
      code: 'MANIFEST_UNKNOWN',
      message: `Failed to fetch "${reference}"`,
      detail: { repository },
    }),
  lacksRepository: ({ repository }) =>
    errors(404, { code: 'NAME_UNKNOWN', message: `Image "${repository}" not found` }),
  headers: { 'x-frame-options': 'SAMEORIGIN', 'x-content-type-options': 'nosniff' },
  // On the same host, so that what was shown to the API is shown here too.
  store: {
    host: HOST,
    status: 302,
    location: ({ repository, signature }) =>
      `/artifacts-downloads/namespaces/acme-shop/repositories/${repository.split('/')[1]}/downloads/${signature}`,
  },
  tagLists: { most: 1_000, isAbsolute: false, isOpaque: true, more: { child: [], manifest: {} } },
}
