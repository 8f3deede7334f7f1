import type { Judge } from './run-order.ts'

/**
 * What a status tells of itself in its link, as query parameters that GitHub's pages ignore. The
 * statuses of a commit are all that two runs have in common, and nobody but a token that may set
 * statuses can write there.
 */
export interface StatusOrigin {
  /** The pull request that it was set for; null: none, or not told. */
  readonly pull: number | null
  /** The comment key; null: not told, as by versions before this one. */
  readonly key: string | null
  /** The branch or tag that was pushed, by `refName`; null: it is of a pull request, or not told. */
  readonly ref: string | null
  readonly run: Judge | null
  /** The id of the comment that goes with it. */
  readonly comment: number | null
  /** A hash of the words of that comment, where they are this run's. */
  readonly says: string | null
  /** A hash of the approval that this run has recorded for the commit. */
  readonly approved: string | null
  /** What the run itself found, where the status gives way to somebody else's failure. */
  readonly verdict: string | null
}

const NOTHING: StatusOrigin = {
  pull: null,
  key: null,
  ref: null,
  run: null,
  comment: null,
  says: null,
  approved: null,
  verdict: null,
}

/** Where a link may lead. */
export interface LinkPlace {
  /** The repository's page. */
  readonly page: string
  readonly sha: string
  /** The comment's page; undefined: the run's is meant. */
  readonly commentUrl: string | undefined
}

/** undefined: there is no page to lead to. */
export function statusUrl(origin: Partial<StatusOrigin>, place: LinkPlace): string | undefined {
  const { pull, key, ref, run, comment, says, approved, verdict } = { ...NOTHING, ...origin }
  const { page, sha, commentUrl } = place
  const target = commentUrl ?? fallback({ pull, run }, page, sha)
  if (!URL.canParse(target)) return undefined
  const url = new URL(target)
  const isOfPull = /\/pull\/\d+$/.test(url.pathname)
  const parameters = {
    pr: isOfPull ? null : pull,
    key,
    run: run === null ? null : `${run.id}.${run.attempt}`,
    at: run?.at ?? null,
    word: run?.isOpinion === true ? 1 : null,
    comment: url.hash === '' ? comment : null,
    says,
    approved,
    verdict,
    ref,
    base: run?.base ?? null,
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, String(value))
  }
  return url.href
}

function fallback(
  { pull, run }: Pick<StatusOrigin, 'pull' | 'run'>,
  page: string,
  sha: string,
): string {
  if (run !== null && run.id > 0) return `${page}/actions/runs/${run.id}`
  return pull === null ? `${page}/commit/${sha}` : `${page}/pull/${pull}`
}

/** The same link with another verdict of the run itself; null: the status is that verdict. */
export function withVerdict(link: string | undefined, verdict: string | null): string | undefined {
  if (link === undefined || !URL.canParse(link)) return link
  const url = new URL(link)
  if (verdict === null) url.searchParams.delete('verdict')
  else url.searchParams.set('verdict', verdict)
  return url.href
}

/** To compare what two runs have to say. */
export function withoutRun(link: string | undefined): string {
  if (link === undefined || !URL.canParse(link)) return ''
  const url = new URL(link)
  for (const name of ['run', 'at', 'word', 'base']) url.searchParams.delete(name)
  return url.href.replace(/\/actions\/runs\/\d+/, '')
}

/** Also of a version that told the pull request alone: `/pull/7#issuecomment-5`, `/actions/runs/5?pr=7`. */
export function parseStatusUrl(link: string | null | undefined): StatusOrigin {
  if (!link || !URL.canParse(link)) return NOTHING
  const { pathname, hash, searchParams } = new URL(link)
  const key = searchParams.get('key')
  const [, page, id] = /\/(pull|actions\/runs)\/(\d+)$/.exec(pathname) ?? []
  const linked = /^#issuecomment-(\d+)$/.exec(hash)?.[1]
  const isOfPull = page === 'pull' && (linked !== undefined || key !== null)
  return {
    pull: numberIn(isOfPull ? id : page === 'pull' ? undefined : searchParams.get('pr')),
    key,
    ref: searchParams.get('ref'),
    run: runIn(searchParams),
    comment: numberIn(linked ?? searchParams.get('comment')),
    says: searchParams.get('says'),
    approved: searchParams.get('approved'),
    verdict: searchParams.get('verdict'),
  }
}

function runIn(parameters: URLSearchParams): Judge | null {
  const [, first, second] = /^(\d+)\.(\d+)$/.exec(parameters.get('run') ?? '') ?? []
  const [id, attempt] = [numberIn(first), numberIn(second)]
  if (id === null || attempt === null) return null
  const [at, base] = [numberIn(parameters.get('at')), parameters.get('base')]
  return { id, attempt, at, isOpinion: parameters.has('word'), base }
}

function numberIn(text: string | null | undefined): number | null {
  const number = text && /^\d+$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : null
}
