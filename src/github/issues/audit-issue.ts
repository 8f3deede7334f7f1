import { sameName } from '../../domain/budget/approver.ts'
import type { Api } from '../client.ts'
import { isAuditIssue } from './issue-marker.ts'

/** The one issue that audits keep. */
export interface AuditIssue {
  readonly number: number
  readonly url: string
  readonly title: string
  readonly body: string
  readonly isOpen: boolean
}

/** Issues by the same login that are looked through, the last ones that have changed. */
const MOST_PAGES = 10

/** By its marker and by the very login that ours are by: anybody may copy a first line. The oldest counts. */
export async function findAuditIssue(api: Api, key: string): Promise<AuditIssue | null> {
  const { owner, repo, rest, paginate } = api
  const login = await api.login()
  const request = {
    ...{ owner, repo, creator: login, per_page: 100 },
    state: 'all' as const,
    sort: 'updated' as const,
    direction: 'desc' as const,
  }
  let page = 0
  const issues = await paginate(rest.issues.listForRepo, request, ({ data }, done) => {
    if (++page >= MOST_PAGES) done()
    return data
  })
  const [first] = issues
    .filter((issue) => issue.pull_request === undefined)
    .filter(({ user }) => sameName(user?.login ?? '', login))
    .filter(({ body }) => isAuditIssue(body ?? '', key))
    .toSorted((a, b) => a.number - b.number)
  return first === undefined ? null : toIssue(first)
}

/** Of two audits at once the one whose issue is the older keeps it, and the other one's is closed. */
export async function createAuditIssue(
  api: Api,
  key: string,
  words: { readonly title: string; readonly body: string },
): Promise<AuditIssue> {
  const { owner, repo, rest } = api
  const created = toIssue((await rest.issues.create({ owner, repo, ...words })).data)
  const first = await findAuditIssue(api, key)
  if (first === null || first.number >= created.number) return created
  const { title } = created
  await updateAuditIssue(api, created, { title, body: `See #${first.number}.`, isOpen: false })
  return first
}

/** Only what differs is written: what says the same again, nobody is told of. */
export async function updateAuditIssue(
  { owner, repo, rest }: Api,
  issue: AuditIssue,
  wanted: Pick<AuditIssue, 'title' | 'body' | 'isOpen'>,
): Promise<AuditIssue> {
  const { title, body, isOpen } = wanted
  if (issue.title === title && plainLines(issue.body) === body && issue.isOpen === isOpen) {
    return issue
  }
  const common = { owner, repo, issue_number: issue.number, title, body }
  const closed = { ...common, state: 'closed', state_reason: 'completed' } as const
  const request = isOpen ? { ...common, state: 'open' as const } : closed
  return toIssue((await rest.issues.update(request)).data)
}

/** GitHub's own editor ends lines as Windows does. */
function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function toIssue(data: {
  number: number
  html_url: string
  title: string
  body?: string | null
  state: string
}): AuditIssue {
  const { number, html_url: url, title, body, state } = data
  return { number, url, title, body: body ?? '', isOpen: state === 'open' }
}
