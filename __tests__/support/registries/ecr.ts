import { errors, type Habits, xml } from './habits.ts'

const ID = '123456789012'
const HOST = `${ID}.dkr.ecr.eu-west-1.amazonaws.com`
const BUCKET = 'prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com'
const unknown = (repository: string, id: string) =>
  errors(404, {
    code: 'NAME_UNKNOWN',
    message: `The repository with name '${repository}' does not exist in the registry with id '${id}'`,
  })
const lacksTag: Habits['lacksTag'] = () =>
  errors(404, { code: 'MANIFEST_UNKNOWN', message: 'Requested image not found' })
/** It lists tags in no order, and its pages have names of their own. */
const tagLists: Habits['tagLists'] = {
  most: 1_000,
  refusesMore: errors(405, {
    code: 'UNSUPPORTED',
    message:
      "Invalid parameter at 'maxResults' failed to satisfy constraint: 'Member must have value less than or equal to 1000'",
  }),
  isAbsolute: true,
  isOpaque: true,
  contentType: 'text/plain; charset=utf-8',
}

export const ecr: Habits = {
  name: 'ECR',
  registry: HOST,
  host: HOST,
  closed: { repository: 'acme/api', image: `${HOST}/acme/api` },
  account: { username: 'AWS', password: `eyJwYXlsb2FkIjoi${'c2VjcmV0'.repeat(40)}In0=` },
  takesBasic: true,
  tellsAbsenceTo: 'the account',
  refuses: () => ({
    status: 401,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'www-authenticate': `Basic realm="https://${HOST}/",service="ecr.amazonaws.com"`,
    },
    body: 'Not Authorized\n',
  }),
  lacksTag,
  lacksRepository: ({ repository }) => unknown(repository, ID),
  manifestHeaders: { etag: undefined, 'docker-content-digest': undefined },
  store: {
    host: BUCKET,
    status: 307,
    location: ({ hex, signature }) =>
      `https://${BUCKET}/1a2b-${ID}-9f/${hex}?X-Amz-Security-Token=IQoJb3&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261125T103000Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600&X-Amz-Credential=AKIAEXAMPLE%2F20261125%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Signature=${signature}`,
    mindsAuthorization: xml(
      400,
      'InvalidArgument',
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
    ),
  },
  tagLists,
}

/** Its public twin: everybody gets a token, and that for everything. */
export const ecrPublic: Habits = {
  name: 'ECR Public',
  registry: 'public.ecr.aws',
  host: 'public.ecr.aws',
  open: { repository: 'a1b2c3d4/web', image: 'public.ecr.aws/a1b2c3d4/web' },
  tokens: {
    realm: 'https://public.ecr.aws/token/',
    service: 'public.ecr.aws',
    withholds: () => undefined,
    answer: (token) => ({ token }),
  },
  tellsAbsenceTo: 'everybody',
  refuses: () =>
    errors(
      401,
      { code: 'DENIED', message: 'Not Authorized' },
      {
        'www-authenticate':
          'Bearer realm="https://public.ecr.aws/token/",service="public.ecr.aws",scope="aws"',
      },
    ),
  lacksTag,
  lacksRepository: ({ repository }) => unknown(repository, 'a1b2c3d4'),
  manifestHeaders: { etag: undefined, 'docker-content-digest': undefined },
  store: {
    host: 'd5l0dvt14r5h8.cloudfront.net',
    status: 307,
    location: ({ hex, signature }) =>
      `https://d5l0dvt14r5h8.cloudfront.net/a1b2c3d4/${hex}?Expires=1764067200&Signature=${signature}&Key-Pair-Id=KEXAMPLE`,
  },
  tagLists,
}
