import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, jest } from '@jest/globals'
import { InternetInABox } from '../support/registries/box.ts'
import { logIn, type Way } from '../support/registries/logins.ts'
import { type Check, checkIn } from '../support/registries/run.ts'
import { budgetOf, isWhole, type Seen } from '../support/registries/whole.ts'

jest.setTimeout(60_000)
let box: InternetInABox
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'registries-'))
  box = await InternetInABox.start()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const CLOSED: readonly (readonly [string, Way, Seen])[] = [
  [
    'GHCR',
    'the workflow’s token',
    {
      'registry ghcr.io': ['token of GHCR'],
      'token server ghcr.io': ['login to GHCR'],
      'blob store pkg-containers.githubusercontent.com': ['signature of GHCR'],
    },
  ],
  [
    'Docker Hub',
    'docker login',
    {
      'registry registry-1.docker.io': ['token of Docker Hub'],
      'token server auth.docker.io': ['login to Docker Hub'],
      'blob store production.cloudflare.docker.com': ['signature of Docker Hub'],
    },
  ],
  [
    'GitLab',
    'DOCKER_AUTH_CONFIG',
    {
      'registry registry.gitlab.com': ['token of GitLab'],
      'token server gitlab.com': ['login to GitLab'],
      'blob store cdn.registry.gitlab-static.net': ['signature of GitLab'],
    },
  ],
  [
    'ECR',
    'a credential helper',
    {
      'registry 123456789012.dkr.ecr.eu-west-1.amazonaws.com': ['login to ECR'],
      'blob store prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com': [
        'signature of ECR',
      ],
    },
  ],
  [
    'Artifact Registry',
    'registry-auth',
    {
      'registry europe-docker.pkg.dev': ['token of Artifact Registry'],
      'token server europe-docker.pkg.dev': ['login to Artifact Registry'],
      // The same host, so that the token is its own.
      'blob store europe-docker.pkg.dev': [
        'signature of Artifact Registry',
        'token of Artifact Registry',
      ],
    },
  ],
  [
    'ACR',
    'DOCKER_CONFIG',
    {
      'registry acme.azurecr.io': ['token of ACR'],
      'token server acme.azurecr.io': ['login to ACR'],
      'blob store weumanaged15.blob.core.windows.net': ['signature of ACR'],
    },
  ],
  [
    'Quay',
    'REGISTRY_AUTH_FILE',
    {
      'registry quay.io': ['token of Quay'],
      'token server quay.io': ['login to Quay'],
      'blob store cdn01.quay.io': ['signature of Quay'],
    },
  ],
  [
    'Harbor',
    'registry-auth',
    {
      'registry harbor.corp.example.com': ['token of Harbor'],
      'token server auth.corp.example.com': ['login to Harbor'],
    },
  ],
]

describe.each(CLOSED)('when a private image is in %s, with a login by %s', (name, way, seen) => {
  let check: Check
  beforeAll(async () => {
    box.forget()
    const login = await logIn(box.habitsOf(name), way, folder)
    check = await checkIn(box, [budgetOf(box, name, 'closed')], login)
  })
  isWhole(() => ({ box, check, name, seen }))
})
