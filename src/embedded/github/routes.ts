import type { Need } from './access.ts'
import type { Answer, Call } from './answer.ts'
import { getPermission } from './collaborators.ts'
import {
  createComment,
  deleteComment,
  getComment,
  listComments,
  updateComment,
} from './comments.ts'
import { compareCommits, listBranchesWhereHead, listCommits } from './commits.ts'
import { getContents } from './contents.ts'
import {
  createBlob,
  createCommit,
  createReference,
  createTree,
  getBlob,
  getCommitObject,
  getTree,
  updateReference,
} from './git-data.ts'
import { postGraphql } from './graphql.ts'
import { createIssue, listIssues, updateIssue } from './issues.ts'
import { getPull, listPulls, listPullsOfCommit } from './pulls.ts'
import { getReference } from './references.ts'
import { getRepository, getUser } from './repository.ts'
import { listReviews } from './reviews.ts'
import { createStatus, getCombinedStatus, listStatuses } from './statuses.ts'
import { getTeamMembership } from './teams.ts'
import { listTimeline } from './timeline.ts'

/** What the path's groups have found follows the call. */
type Handler = (call: Call, ...found: string[]) => Answer

/** `docs` is where GitHub documents it, below docs.github.com/rest. */
type Route = readonly [method: string, path: RegExp, need: Need, docs: string, handler: Handler]

/** `~` stands for the repository. */
const ROUTES: readonly Route[] = [
  ['GET', /^\/user$/, 'account', 'users/users#get-the-authenticated-user', getUser],
  ['POST', /^\/graphql$/, 'account', 'graphql', postGraphql],
  [
    'GET',
    /^\/orgs\/([^/]+)\/teams\/([^/]+)\/memberships\/([^/]+)$/,
    'members:read',
    'teams/members#get-team-membership-for-a-user',
    getTeamMembership,
  ],

  ['GET', /^~$/, 'public', 'repos/repos#get-a-repository', getRepository],
  // Metadata covers it, which every token may read; without one GitHub tells nobody.
  [
    'GET',
    /^~\/collaborators\/([^/]+)\/permission$/,
    'account',
    'collaborators/collaborators#get-repository-permissions-for-a-user',
    getPermission,
  ],

  ['GET', /^~\/pulls$/, 'pullRequests:read', 'pulls/pulls#list-pull-requests', listPulls],
  ['GET', /^~\/pulls\/(\d+)$/, 'pullRequests:read', 'pulls/pulls#get-a-pull-request', getPull],
  [
    'GET',
    /^~\/commits\/(.+)\/pulls$/,
    'pullRequests:read',
    'commits/commits#list-pull-requests-associated-with-a-commit',
    listPullsOfCommit,
  ],
  [
    'GET',
    /^~\/pulls\/(\d+)\/reviews$/,
    'pullRequests:read',
    'pulls/reviews#list-reviews-for-a-pull-request',
    listReviews,
  ],
  [
    'GET',
    /^~\/issues\/(\d+)\/timeline$/,
    ['issues:read', 'pullRequests:read'],
    'issues/timeline#list-timeline-events-for-an-issue',
    listTimeline,
  ],

  ['GET', /^~\/issues$/, 'issues:read', 'issues/issues#list-repository-issues', listIssues],
  ['POST', /^~\/issues$/, 'issues:write', 'issues/issues#create-an-issue', createIssue],
  ['PATCH', /^~\/issues\/(\d+)$/, 'issues:write', 'issues/issues#update-an-issue', updateIssue],
  [
    'GET',
    /^~\/issues\/(\d+)\/comments$/,
    'pullRequests:read',
    'issues/comments#list-issue-comments',
    listComments,
  ],
  [
    'POST',
    /^~\/issues\/(\d+)\/comments$/,
    'pullRequests:write',
    'issues/comments#create-an-issue-comment',
    createComment,
  ],
  [
    'GET',
    /^~\/issues\/comments\/(\d+)$/,
    'pullRequests:read',
    'issues/comments#get-an-issue-comment',
    getComment,
  ],
  [
    'PATCH',
    /^~\/issues\/comments\/(\d+)$/,
    'pullRequests:write',
    'issues/comments#update-an-issue-comment',
    updateComment,
  ],
  [
    'DELETE',
    /^~\/issues\/comments\/(\d+)$/,
    'pullRequests:write',
    'issues/comments#delete-an-issue-comment',
    deleteComment,
  ],

  [
    'POST',
    /^~\/statuses\/(.+)$/,
    'statuses:write',
    'commits/statuses#create-a-commit-status',
    createStatus,
  ],
  [
    'GET',
    /^~\/commits\/(.+)\/statuses$/,
    'statuses:read',
    'commits/statuses#list-commit-statuses-for-a-reference',
    listStatuses,
  ],
  [
    'GET',
    /^~\/commits\/(.+)\/status$/,
    'statuses:read',
    'commits/statuses#get-the-combined-status-for-a-specific-reference',
    getCombinedStatus,
  ],

  [
    'GET',
    /^~\/commits\/(.+)\/branches-where-head$/,
    'contents:read',
    'commits/commits#list-branches-for-head-commit',
    listBranchesWhereHead,
  ],
  ['GET', /^~\/git\/ref\/(.+)$/, 'contents:read', 'git/refs#get-a-reference', getReference],
  ['POST', /^~\/git\/refs$/, 'contents:write', 'git/refs#create-a-reference', createReference],
  [
    'PATCH',
    /^~\/git\/refs\/heads\/(.+)$/,
    'contents:write',
    'git/refs#update-a-reference',
    updateReference,
  ],
  [
    'GET',
    /^~\/git\/commits\/([^/]+)$/,
    'contents:read',
    'git/commits#get-a-commit-object',
    getCommitObject,
  ],
  ['POST', /^~\/git\/commits$/, 'contents:write', 'git/commits#create-a-commit', createCommit],
  ['GET', /^~\/git\/trees\/([^/]+)$/, 'contents:read', 'git/trees#get-a-tree', getTree],
  ['POST', /^~\/git\/trees$/, 'contents:write', 'git/trees#create-a-tree', createTree],
  ['GET', /^~\/git\/blobs\/([^/]+)$/, 'contents:read', 'git/blobs#get-a-blob', getBlob],
  ['POST', /^~\/git\/blobs$/, 'contents:write', 'git/blobs#create-a-blob', createBlob],
  ['GET', /^~\/commits$/, 'contents:read', 'commits/commits#list-commits', listCommits],
  [
    'GET',
    /^~\/compare\/(.+)$/,
    'contents:read',
    'commits/commits#compare-two-commits',
    compareCommits,
  ],
  [
    'GET',
    /^~\/contents\/(.+)$/,
    'contents:read',
    'repos/contents#get-repository-content',
    getContents,
  ],
]

interface Match {
  readonly need: Need
  readonly docs: string
  readonly answer: (call: Call) => Answer
}

/** What answers a method on a decoded path; undefined where GitHub has nothing. */
export function findRoute(method: string, path: string, repository: string): Match | undefined {
  const short = shortened(path, repository)
  for (const [wanted, pattern, need, docs, handler] of ROUTES) {
    const found = wanted === method ? pattern.exec(short) : null
    if (found !== null) return { need, docs, answer: (call) => handler(call, ...found.slice(1)) }
  }
  return undefined
}

/** GitHub minds no case in a repository's name; its links to further pages say its id instead. */
function shortened(path: string, repository: string): string {
  const [, name = '', rest = ''] = /^\/(repos\/[^/]+\/[^/]+|repositories\/1)(.*)$/.exec(path) ?? []
  const isOurs = ['repositories/1', `repos/${repository}`.toLowerCase()]
  return isOurs.includes(name.toLowerCase()) ? `~${rest}` : path
}
