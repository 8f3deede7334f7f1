import * as z from 'zod/mini'
import { isTag, type RegistryReference } from '../../domain/image/reference.ts'
import { oneLine } from '../../domain/values/text.ts'
import { shape } from '../../oci/shape.ts'
import { nameOf, RegistryError } from '../transport/error.ts'
import type { HttpResponse } from '../transport/http.ts'
import type { TimeLimit } from '../transport/time-limit.ts'
import { passOnWarnings } from '../transport/warnings.ts'
import { nextLink } from './link.ts'
import type { Repositories } from './repositories.ts'

const PAGE_TAGS = 1_000
/** A registry that gives fewer a page, or pages without end, must not keep us for long. */
const MAX_PAGES = 20
const MAX_TAGS = 20_000
/** As much as a manifest may have. */
const MAX_BYTES = 4 * 1024 * 1024

/** `null` is what distribution answers for a repository without tags. */
const page = z.object({ tags: z.nullable(z.array(z.unknown())) })

/** The tags of repositories, each listed once a run: OCI distribution-spec "Listing Tags". */
export class TagLists {
  private readonly repositories: Repositories
  private readonly warn: (message: string) => void
  private readonly lists = new Map<string, Promise<readonly string[] | undefined>>()

  constructor(repositories: Repositories, warn: (message: string) => void) {
    this.repositories = repositories
    this.warn = warn
  }

  /** @returns undefined when there is no such repository. */
  async of(target: RegistryReference, limit: TimeLimit): Promise<readonly string[] | undefined> {
    const key = nameIn(target)
    const known = this.lists.get(key)
    if (known === undefined) return this.begin(key, target, limit)
    // Whoever asked first may have had less time left, and then the second asks again.
    return known.catch(() => this.begin(key, target, limit))
  }

  /** What one request brings; undefined when there is no such repository. */
  async firstOf(
    target: RegistryReference,
    limit: TimeLimit,
  ): Promise<readonly string[] | undefined> {
    const response = await this.onePage(target, `?n=${PAGE_TAGS}`, limit)
    return response && tagsIn(response)
  }

  private begin(
    key: string,
    target: RegistryReference,
    limit: TimeLimit,
  ): Promise<readonly string[] | undefined> {
    const pending = this.allPages(target, limit)
    this.lists.set(key, pending)
    pending.catch(() => {
      if (this.lists.get(key) === pending) this.lists.delete(key)
    })
    return pending
  }

  private async allPages(
    target: RegistryReference,
    limit: TimeLimit,
  ): Promise<readonly string[] | undefined> {
    const tags = new Set<string>()
    let query = `?n=${PAGE_TAGS}`
    for (let count = 1; ; count++) {
      const response = await this.onePage(target, query, limit)
      if (response === undefined) return undefined
      for (const tag of tagsIn(response)) tags.add(tag)
      const next = nextQuery(response)
      const isFull = count === MAX_PAGES || tags.size >= MAX_TAGS
      const isCut = tags.size > MAX_TAGS || (isFull && next !== undefined)
      const found = [...tags].slice(0, MAX_TAGS)
      if (isCut) this.warn(cutAfter(found.length, target))
      if (isCut || next === undefined) return found
      query = next
    }
  }

  private async onePage(
    target: RegistryReference,
    query: string,
    limit: TimeLimit,
  ): Promise<HttpResponse | undefined> {
    const headers = { accept: 'application/json' }
    const question = { path: `tags/list${query}`, headers, maxBytes: MAX_BYTES }
    const response = await this.repositories.get(target, question, limit)
    passOnWarnings(response, this.warn)
    return response
  }
}

function nameIn({ registry, repository }: RegistryReference): string {
  return `${registry}/${repository}`
}

function tagsIn(response: HttpResponse): string[] {
  const shaped = shape(page, parseJson(response))
  if (!shaped.ok) throw wrong(response, `is malformed: ${oneLine(shaped.complaint, 200)}`)
  const tags = shaped.value.tags ?? []
  return tags.filter((tag): tag is string => typeof tag === 'string' && isTag(tag))
}

function parseJson(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.body.toString('utf8'))
  } catch (cause) {
    throw wrong(response, 'is not JSON', cause)
  }
}

/**
 * What to ask for the next page by. Only the query is the registry's word: the rest of the address
 * has to be the same again, so that a list leads nowhere else.
 */
function nextQuery(response: HttpResponse): string | undefined {
  const { headers, url } = response
  const link = nextLink(headers)
  if (link === undefined) return undefined
  if (!URL.canParse(link, url.href)) throw wrong(response, 'has a next page without an address')
  const next = new URL(link, url)
  if (next.origin === url.origin && next.pathname === url.pathname) return next.search
  // A query may hold a signature, and is left out.
  const place = oneLine(`${next.protocol}//${next.host}${next.pathname}`, 200)
  throw wrong(response, `has its next page at ${place}, which is not followed`)
}

function wrong({ url }: HttpResponse, what: string, cause?: unknown): RegistryError {
  const reason = `${nameOf({ method: 'GET', url })}: the list of tags ${what}`
  const cure =
    'Check the registry’s name, and look at what answers there: a proxy or a web page may.'
  return new RegistryError('protocol', { reason, cure }, { cause })
}

function cutAfter(count: number, target: RegistryReference): string {
  return `The list of tags of ${nameIn(target)} is cut after ${count}: there are more, and they are not looked at`
}
