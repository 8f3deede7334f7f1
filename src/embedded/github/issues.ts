import {
  type Answer,
  type Call,
  lengthOf,
  notFound,
  optionalText,
  requiredText,
  validationFailed,
} from './answer.ts'
import { listAnswer } from './page.ts'
import { accountOf, authorOf, type GitHubWorld, type Issue, isSameLogin } from './world.ts'

/** Issues, which pull requests are as well: both have their numbers together. */

const MAX_TITLE = 256
const MAX_BODY = 65_536

export function listIssues(call: Call): Answer {
  const { searchParams } = call.url
  const [state, creator] = [searchParams.get('state') ?? 'open', searchParams.get('creator')]
  const issues = all(call.world)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter(({ user }) => creator === null || isSameLogin(user.login, creator))
  const by = searchParams.get('sort') === 'updated' ? 'updated_at' : 'created_at'
  const sign = searchParams.get('direction') === 'asc' ? 1 : -1
  const sorted = issues.toSorted(
    (a, b) => sign * (Date.parse(a[by]) - Date.parse(b[by]) || a.number - b.number),
  )
  return listAnswer(sorted, call, (issue) => render(call, issue))
}

export function createIssue(call: Call): Answer {
  const { world, now } = call
  const [title, body] = [requiredText(call, 'title'), optionalText(call, 'body')]
  check(title, body)
  const numbers = [...world.pulls, ...(world.issues ?? [])].map(({ number }) => number)
  const issue: Issue = {
    number: Math.max(0, ...numbers) + 1,
    title,
    body,
    state: 'open',
    user: authorOf(world),
    created_at: now,
    updated_at: now,
  }
  world.issues = [...(world.issues ?? []), issue]
  return { status: 201, body: render(call, issue) }
}

export function updateIssue(call: Call, number: string): Answer {
  const issue = call.world.issues?.find((each) => each.number === Number(number))
  if (issue === undefined) throw notFound()
  const title = optionalText(call, 'title') ?? issue.title
  const body = optionalText(call, 'body') ?? issue.body
  const state = optionalText(call, 'state') ?? issue.state
  check(title, body)
  if (state !== 'open' && state !== 'closed') throw invalid('state', 'is not open or closed')
  Object.assign(issue, { title, body, state, updated_at: call.now })
  return { status: 200, body: render(call, issue) }
}

function check(title: string, body: string | null): void {
  if (title.trim() === '') throw invalid('title', 'cannot be blank')
  if (lengthOf(title) > MAX_TITLE)
    throw invalid('title', `is too long (maximum is ${MAX_TITLE} characters)`)
  if (lengthOf(body ?? '') > MAX_BODY)
    throw invalid('body', `is too long (maximum is ${MAX_BODY} characters)`)
}

function invalid(field: string, problem: string) {
  return validationFailed({
    resource: 'Issue',
    code: 'custom',
    field,
    message: `${field} ${problem}`,
  })
}

function all({ issues = [], pulls }: GitHubWorld) {
  const asIssues = pulls.map(({ number, state, user, updated_at = '2026-01-01T00:00:00Z' }) => ({
    ...{ number, state, title: `Pull request ${number}`, body: null, isPull: true },
    ...{ user: accountOf(user.login), created_at: updated_at, updated_at },
  }))
  return [...issues.map((issue) => ({ ...issue, isPull: false })), ...asIssues]
}

function render({ world, url }: Call, issue: Issue & { readonly isPull?: boolean }) {
  const { isPull = false, ...plain } = issue
  const page = `https://github.com/${world.repository}`
  return {
    ...plain,
    url: `${url.origin}/repos/${world.repository}/issues/${issue.number}`,
    html_url: `${page}/${isPull ? 'pull' : 'issues'}/${issue.number}`,
    ...(isPull ? { pull_request: { html_url: `${page}/pull/${issue.number}` } } : {}),
  }
}
