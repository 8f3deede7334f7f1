import { beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { InternetInABox, REGISTRIES } from '../support/registries/box.ts'
import { usedUp } from '../support/registries/docker-hub.ts'
import { sizesOf } from '../support/registries/images.ts'
import { dockerConfig } from '../support/registries/logins.ts'
import { type Budget, type Check, checkIn } from '../support/registries/run.ts'

// All registries are in one check, so that each situation takes one run.

jest.setTimeout(60_000)
let box: InternetInABox
beforeAll(async () => {
  box = await InternetInABox.start()
})

const NAMES = REGISTRIES.map(({ name }) => name)
const CLOSED = REGISTRIES.filter(({ closed }) => closed !== undefined)
const imageOf = (name: string) => {
  const { closed, open } = box.habitsOf(name)
  return closed?.image ?? open?.image ?? ''
}
const LOGGED_IN = { inputs: { 'registry-auth': dockerConfig(REGISTRIES) }, env: {} }

/** What is found of one image of a check, as the report tells it. */
function told({ services }: Check, name: string): string {
  const service = services.find((each) => each.name === name)
  return [service?.outcome, ...(service?.findings ?? []).map(({ message }) => message)].join(': ')
}

function expectNoSecretTold(check: Check, ...more: readonly string[]): void {
  const secrets = [...box.secrets.keys(), ...more]
  expect(secrets.filter((secret) => check.public.includes(secret))).toEqual([])
}

describe('when an image is not there', () => {
  /** Whether or not it is there is for those to know who may pull it. */
  const SILENT = new Map([
    ['Docker Hub', '401 UNAUTHORIZED: authentication required'],
    ['Quay', '401 UNAUTHORIZED: access to the requested resource is not authorized'],
  ])
  const sibling = (name: string) => imageOf(name).replace(/[^/]+$/, 'nope')
  let check: Check
  beforeAll(async () => {
    box.forget()
    const budgets = NAMES.flatMap((name): Budget[] => [
      { name: `${name}: tag`, image: imageOf(name), rules: ['head: nope'] },
      { name: `${name}: repository`, image: sibling(name) },
    ])
    check = await checkIn(box, budgets, LOGGED_IN)
  })

  it('measures none, and ends red', () => {
    expect([check.exitCode, check.outcome]).toEqual([1, 'inconclusive'])
    expect(check.headline).toBe('20 of 20 images could not be measured')
  })

  it.each(NAMES)('of a tag that %s lacks it says to push it', (name) => {
    expect(told(check, `${name}: tag`)).toMatch(
      /^inconclusive: there is no image \S+:nope(?:; the repository has the tags? [^.]+)?\. Build and push it first/,
    )
  })

  it.each(NAMES.filter((name) => !SILENT.has(name)))(
    'of a repository that %s lacks it says the same',
    (name) => {
      expect(told(check, `${name}: repository`)).toMatch(
        /^inconclusive: there is no image \S+\/nope:pr-7\. Build and push it first/,
      )
    },
  )

  it.each([...SILENT])(
    'of one that %s refuses to tell of it says to check the name',
    (name, words) => {
      const text = told(check, `${name}: repository`)
      expect(text).toContain(`${words}. Log in to ${box.habitsOf(name).registry} before this step`)
      expect(text).toContain('Check the image’s name too')
    },
  )
})

describe('when a login is wrong', () => {
  const WRONG = 'guessed-wrong'
  let check: Check
  beforeAll(async () => {
    box.forget()
    const budgets = CLOSED.map(({ name, closed }) => ({ name, image: closed?.image ?? '' }))
    const inputs = { 'registry-auth': dockerConfig(REGISTRIES, WRONG) }
    check = await checkIn(box, budgets, { inputs, env: {} })
  })

  it('measures nothing, and ends red', () => {
    expect([check.exitCode, check.outcome]).toEqual([1, 'inconclusive'])
    expectNoSecretTold(check, WRONG)
  })

  it.each([
    ['GHCR', 'GET https://ghcr.io/token: 403 DENIED: requested access to the resource is denied'],
    ['Docker Hub', 'GET https://auth.docker.io/token: 401 incorrect username or password'],
    ['GitLab', 'GET https://gitlab.com/jwt/auth: 401 UNAUTHORIZED: HTTP Basic: Access denied.'],
    ['ECR', 'GET https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/acme/api/'],
    [
      'Artifact Registry',
      'GET https://europe-docker.pkg.dev/v2/token: 401 UNAUTHORIZED: authentication failed',
    ],
    ['ACR', 'GET https://acme.azurecr.io/oauth2/token: 401 UNAUTHORIZED: authentication required'],
    ['Quay', 'GET https://quay.io/v2/auth: 401 UNAUTHORIZED: Could not find robot'],
  ])('%s’s refusal of it is a warning, once', (name, words) => {
    const warning = `::warning::The credentials for ${box.habitsOf(name).registry} are refused (`
    const warnings = check.log.split('\n').filter((line) => line.startsWith(warning))
    expect(warnings).toEqual([expect.stringContaining(`(${words}`)])
    expect(warnings[0]).toMatch(/: going on anonymously$/)
  })

  it('Harbor’s token that allows nothing ends in the registry’s refusal', () => {
    expect(told(check, 'Harbor')).toContain(
      '401 UNAUTHORIZED: unauthorized to access repository: acme/api, action: pull',
    )
  })

  it('shows it to token servers, and to registries that take logins themselves', () => {
    const places = Object.entries(box.seen).filter(([, seen]) => seen.includes('something unknown'))
    expect(places.map(([place]) => place).toSorted()).toEqual([
      'registry 123456789012.dkr.ecr.eu-west-1.amazonaws.com',
      'registry harbor.corp.example.com',
      'token server acme.azurecr.io',
      'token server auth.corp.example.com',
      'token server auth.docker.io',
      'token server europe-docker.pkg.dev',
      'token server ghcr.io',
      'token server gitlab.com',
      'token server quay.io',
    ])
  })
})

describe('when there is no login to a private image', () => {
  let check: Check
  beforeAll(async () => {
    box.forget()
    // The workflow's token is one that may not read the package.
    box.disown('GHCR')
    check = await checkIn(
      box,
      CLOSED.map(({ name, closed }) => ({ name, image: closed?.image ?? '' })),
    )
  })

  it('measures nothing, and ends red', () => {
    expect([check.exitCode, check.outcome]).toEqual([1, 'inconclusive'])
    expectNoSecretTold(check)
  })

  it.each([
    ['GHCR', 'https://ghcr.io/token: 403 DENIED', 'Give the job the permission packages: read'],
    ['Docker Hub', '401 UNAUTHORIZED: authentication required', 'Log in to docker.io before'],
    ['GitLab', '/jwt/auth: 403 DENIED: access forbidden', 'Log in to registry.gitlab.com before'],
    ['ECR', '/manifests/pr-7: 401', 'Log in to 123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
    [
      'Artifact Registry',
      '403 DENIED: Unauthenticated request.',
      'Log in to europe-docker.pkg.dev',
    ],
    ['ACR', '/oauth2/token: 401 UNAUTHORIZED', 'Log in to acme.azurecr.io before this step'],
    ['Quay', '401 UNAUTHORIZED: access to the requested resource', 'Log in to quay.io before'],
    ['Harbor', '401 UNAUTHORIZED: unauthorized to access', 'Log in to harbor.corp.example.com'],
  ])('tells what %s says, and how to log in', (name, words, cure) => {
    const text = told(check, name)
    expect(text).toContain(words)
    expect(text).toContain(cure)
  })
})

describe('when a robot may not pull from some repositories of a registry', () => {
  it.each([
    ['Harbor', 'harbor.corp.example.com/vault/'],
    ['Docker Hub', 'others/'],
    ['GHCR', 'ghcr.io/others/'],
  ])('of %s, still measures what it may', async (name, others) => {
    box.forget()
    const budgets = [
      ...['a', 'b', 'c', 'd'].map((each) => ({ name: each, image: others + each })),
      { name, image: imageOf(name) },
      ...['e', 'f'].map((each) => ({ name: each, image: others + each })),
    ]
    const check = await checkIn(box, budgets, LOGGED_IN)
    expect(check.services.map(({ outcome }) => outcome)).toEqual([
      ...Array(4).fill('inconclusive'),
      'pass',
      ...Array(2).fill('inconclusive'),
    ])
    const [service] = check.services.filter((each) => each.name === name)
    const heads = service?.platforms.map(({ head }) => head?.bytes)
    expect(heads).toEqual(sizesOf(box.habitsOf(name).image).map(({ head }) => head))
  })
})

describe('when Docker Hub’s limit of pulls is used up', () => {
  beforeEach(() => box.forget())

  it('says so, asks no more, and advises to log in', async () => {
    box.disturb = (part) => (part === 'registry' ? usedUp : undefined)
    const check = await checkIn(box, [{ name: 'shop', image: 'shop' }])
    expect([check.exitCode, check.outcome]).toEqual([1, 'inconclusive'])
    expect(told(check, 'shop')).toMatch(
      /429 TOOMANYREQUESTS: You have reached your unauthenticated pull rate limit\. \S+; the pull rate limit is used up\. Log in to docker\.io/,
    )
    expect(box.lines.length).toBeLessThanOrEqual(2)
  })
})
