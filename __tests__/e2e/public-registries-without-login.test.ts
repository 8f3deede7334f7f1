import { beforeAll, describe, jest } from '@jest/globals'
import { InternetInABox } from '../support/registries/box.ts'
import { type Check, checkIn } from '../support/registries/run.ts'
import { budgetOf, isWhole, type Seen } from '../support/registries/whole.ts'

jest.setTimeout(60_000)
let box: InternetInABox
beforeAll(async () => {
  box = await InternetInABox.start()
})

const OPEN: readonly (readonly [string, Seen])[] = [
  [
    'GHCR',
    {
      'registry ghcr.io': ['token of GHCR'],
      'token server ghcr.io': ['login to GHCR'],
      'blob store pkg-containers.githubusercontent.com': ['signature of GHCR'],
    },
  ],
  [
    'Docker Hub',
    {
      'registry registry-1.docker.io': ['token of Docker Hub'],
      'token server auth.docker.io': [],
      'blob store production.cloudflare.docker.com': ['signature of Docker Hub'],
    },
  ],
  [
    'GitLab',
    {
      'registry registry.gitlab.com': ['token of GitLab'],
      'token server gitlab.com': [],
      'blob store cdn.registry.gitlab-static.net': ['signature of GitLab'],
    },
  ],
  [
    'ECR Public',
    {
      'registry public.ecr.aws': ['token of ECR Public'],
      'token server public.ecr.aws': [],
      'blob store d5l0dvt14r5h8.cloudfront.net': ['signature of ECR Public'],
    },
  ],
  [
    'Artifact Registry',
    {
      'registry europe-docker.pkg.dev': [],
      'blob store europe-docker.pkg.dev': ['signature of Artifact Registry'],
    },
  ],
  [
    'ACR with anonymous pull',
    {
      'registry acmeopen.azurecr.io': ['token of ACR with anonymous pull'],
      'token server acmeopen.azurecr.io': [],
      'blob store acmeopen.westeurope.data.azurecr.io': ['signature of ACR with anonymous pull'],
    },
  ],
  ['Quay', { 'registry quay.io': [], 'blob store cdn01.quay.io': ['signature of Quay'] }],
  [
    'Harbor',
    {
      // Open to GET alone: what a tag is at the end of the check is asked by HEAD.
      'registry harbor.corp.example.com': ['token of Harbor'],
      'token server auth.corp.example.com': [],
    },
  ],
]

describe.each(OPEN)('when a public image is in %s, without a login', (name, seen) => {
  let check: Check
  beforeAll(async () => {
    box.forget()
    check = await checkIn(box, [budgetOf(box, name, 'open')])
  })
  isWhole(() => ({ box, check, name, seen }))
})
