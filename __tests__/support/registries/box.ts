import { createServer } from 'node:http'
import { emptyContent } from '../../../src/embedded/content.ts'
import { type RegistryRequest, type Reply, received, send } from '../../../src/embedded/http.ts'
import { basic } from '../../../src/embedded/tokens.ts'
import { type Internet, listen, startInternet } from '../internet.ts'
import { acr, acrOpen } from './acr.ts'
import { artifactRegistry } from './artifact-registry.ts'
import { dockerHub } from './docker-hub.ts'
import { ecr, ecrPublic } from './ecr.ts'
import { ghcr } from './ghcr.ts'
import { gitlab } from './gitlab.ts'
import type { Habits } from './habits.ts'
import { harbor } from './harbor.ts'
import { addGrown, type Grown } from './images.ts'
import { PlayedRegistry } from './played.ts'
import { quay } from './quay.ts'

interface RegistryInABox extends Habits {
  readonly image: Grown
}

/** The public registries, and a company's, each with an image of another form. */
export const REGISTRIES: readonly RegistryInABox[] = [
  {
    ...ghcr,
    image: { form: 'an index with attestations', step: 'npm ci --omit=dev', odd: 11 },
  },
  { ...dockerHub, image: { form: 'a manifest', step: 'apt-get install -y ffmpeg', odd: 23 } },
  { ...gitlab, image: { form: 'a Docker manifest', step: 'bundle install', odd: 31 } },
  { ...ecr, image: { form: 'a Docker list', step: 'pip install -r requirements.txt', odd: 41 } },
  { ...ecrPublic, image: { form: 'a manifest', step: 'yum install -y java', odd: 53 } },
  {
    ...artifactRegistry,
    image: { form: 'an index with attestations', step: 'go build ./...', odd: 61 },
  },
  { ...acr, image: { form: 'a manifest', step: 'dotnet publish -o /app', odd: 71 } },
  { ...acrOpen, image: { form: 'a Docker list', step: 'dotnet restore', odd: 83 } },
  { ...quay, image: { form: 'a Docker list', step: 'dnf install -y python3', odd: 97 } },
  { ...harbor, image: { form: 'an index with attestations', step: 'mvn package', odd: 101 } },
]

type Part = ReturnType<PlayedRegistry['partOf']> | 'unknown'

interface Exchange {
  readonly part: Part
  readonly host: string
  readonly request: RegistryRequest
  readonly status: number
}

/** Something else than what a part of a registry answers. */
type Disturb = (part: Part, host: string) => Reply | undefined

/** The registries by their own names, behind a proxy, until the file's tests are over. */
export class InternetInABox {
  readonly internet: Internet
  disturb: Disturb = () => undefined
  private readonly played: readonly PlayedRegistry[]
  private exchanges: Exchange[] = []
  private asked = 0

  private constructor(internet: Internet, played: readonly PlayedRegistry[]) {
    this.internet = internet
    this.played = played
  }

  static async start(): Promise<InternetInABox> {
    const played = REGISTRIES.map((habits) => {
      const content = emptyContent()
      for (const place of [habits.closed, habits.open]) {
        if (place !== undefined) addGrown(content, place.repository, habits.image)
      }
      return new PlayedRegistry(habits, content)
    })
    const names = played.flatMap(({ hosts }) => hosts)
    const internet = await startInternet({ names, lasts: 'a file' })
    const box = new InternetInABox(internet, played)
    const server = createServer(async (request, response) => {
      const { host = '' } = request.headers
      await send(response, box.answer(host, await received(request)))
    })
    const port = await listen(server, undefined, 'a file')
    for (const name of names) await internet.serve(`https://${name}`, port)
    return box
  }

  /** What leads a process there, and makes it trust what is there. */
  get env() {
    const { proxy, certificate } = this.internet
    return { HTTPS_PROXY: proxy, NO_PROXY: '127.0.0.1', NODE_EXTRA_CA_CERTS: certificate }
  }

  habitsOf(name: string): RegistryInABox {
    const found = REGISTRIES.find((each) => each.name === name)
    if (found === undefined) throw new RangeError(`there is no ${name} in the box`)
    return found
  }

  /** As if nothing had happened yet. */
  forget(): void {
    this.disturb = () => undefined
    this.exchanges = []
    this.asked = this.internet.asked.length
    for (const registry of this.played) registry.knowsAccount = true
  }

  /** The login to a registry is one that it does not know. */
  disown(name: string): void {
    for (const registry of this.played) {
      if (registry.habits.name === name) registry.knowsAccount = false
    }
  }

  /** `METHOD https://host/path status`, without queries. */
  get lines(): readonly string[] {
    return this.exchanges.map(({ host, request: { method, path }, status }) => {
      return `${method} https://${host}${path.split('?')[0]} ${status}`
    })
  }

  /** How blobs were answered, by the API and where they are. */
  get blobs(): { readonly registry: readonly number[]; readonly store: readonly number[] } {
    const asked = this.exchanges.filter(({ request }) => request.path.includes('/blobs/'))
    const stored = this.exchanges.filter(({ part }) => part === 'blob store')
    return {
      registry: asked.filter(({ part }) => part === 'registry').map(({ status }) => status),
      store: stored.map(({ status }) => status),
    }
  }

  /** The hosts that the proxy was asked for. */
  get connected(): readonly string[] {
    return this.internet.asked
      .slice(this.asked)
      .map((line) => line.replace(/^CONNECT (.+):443$/, '$1'))
  }

  /** By part of a registry and its host, every secret that a request there had in it. */
  get seen(): Record<string, string[]> {
    const seen = this.exchanges.flatMap(({ part, host, request }) => {
      const place = `${part} ${host}`
      return [[place], ...this.secretsIn(request).map((name) => [place, name])]
    })
    const places = Object.groupBy(seen, ([place = '']) => place)
    return Object.fromEntries(
      Object.entries(places).map(([place, found = []]) => {
        const names = found.flatMap(([, name]) => name ?? [])
        return [place, [...new Set(names)].toSorted()]
      }),
    )
  }

  /** What nobody may read: logins in each form, tokens, and addresses that let anybody in. */
  get secrets(): ReadonlyMap<string, string> {
    return new Map(
      this.played.flatMap(({ habits: { account, name }, tokens, signatures }) => [
        ...(account === undefined
          ? []
          : loginForms(account).map((form) => [form, `login to ${name}`] as const)),
        ...[...tokens.keys()].map((token) => [token, `token of ${name}`] as const),
        ...[...signatures.keys()].map((signature) => [signature, `signature of ${name}`] as const),
      ]),
    )
  }

  private secretsIn({ path, headers, body }: RegistryRequest): string[] {
    const text = [
      decodeURIComponent(path),
      path,
      ...Object.values(headers),
      decodeURIComponent(body),
    ].join('\n')
    const found = [...this.secrets].filter(([secret]) => text.includes(secret))
    const isUnknown = headers.authorization !== undefined && found.length === 0
    return [...found.map(([, name]) => name), ...(isUnknown ? ['something unknown'] : [])]
  }

  private answer(host: string, request: RegistryRequest): Reply {
    const registry = this.played.find(({ hosts }) => hosts.includes(host))
    const part = registry?.partOf(host, request.path) ?? 'unknown'
    const reply = this.disturb(part, host) ?? registry?.answer(host, request) ?? { status: 421 }
    this.exchanges.push({ part, host, request, status: reply.status })
    return reply
  }
}

/** As it is, as Basic shows it, and line by line, as a log might. */
function loginForms({ username, password, identityToken }: NonNullable<Habits['account']>) {
  if (identityToken !== undefined) return [identityToken]
  const lines = password.split('\n').filter((line) => line.length > 30)
  return [password, basic(username, password).slice('Basic '.length), ...lines]
}
