import {
  type Answer,
  type Call,
  type FieldError,
  lengthOf,
  notFound,
  Refusal,
  requiredText,
  validationFailed,
} from './answer.ts'
import { listAnswer } from './page.ts'
import { findPull } from './pulls.ts'
import { authorOf, type Comment } from './world.ts'

const MAX_CHARACTERS = 65_536

export function listComments(call: Call, number: string): Answer {
  const { number: issue } = findPull(call, number)
  const comments = call.world.comments
    .filter((comment) => comment.issue === issue)
    .sort((one, other) => one.id - other.id)
  return listAnswer(comments, call, (comment) => render(call, comment))
}

export function createComment(call: Call, number: string): Answer {
  const { number: issue, locked } = findPull(call, number)
  if (locked) throw new Refusal(403, 'Unable to create comment because issue is locked.')
  const body = requiredText(call, 'body')
  const problem = problemOf(body)
  if (problem !== undefined) {
    const message = `Body ${problem}`
    throw refused({ code: 'unprocessable', field: 'data', message })
  }
  const comment: Comment = {
    id: call.nextCommentId(),
    issue,
    body,
    user: authorOf(call.world),
    created_at: call.now,
    updated_at: call.now,
  }
  call.world.comments.push(comment)
  return { status: 201, body: render(call, comment) }
}

export function getComment(call: Call, id: string): Answer {
  return { status: 200, body: render(call, findComment(call, id)) }
}

export function updateComment(call: Call, id: string): Answer {
  const comment = findComment(call, id)
  const body = requiredText(call, 'body')
  const problem = problemOf(body)
  // The same problems as on creating, but GitHub words them differently.
  if (problem !== undefined) {
    throw refused({ code: 'custom', field: 'body', message: `body ${problem}` })
  }
  comment.body = body
  comment.updated_at = call.now
  return { status: 200, body: render(call, comment) }
}

export function deleteComment(call: Call, id: string): Answer {
  const comment = findComment(call, id)
  call.world.comments.splice(call.world.comments.indexOf(comment), 1)
  return { status: 204 }
}

function findComment({ world }: Call, id: string): Comment {
  const comment = world.comments.find((each) => each.id === Number(id))
  if (comment === undefined) throw notFound()
  return comment
}

function problemOf(body: string): string | undefined {
  if (body.trim() === '') return 'cannot be blank'
  if (lengthOf(body) > MAX_CHARACTERS)
    return `is too long (maximum is ${MAX_CHARACTERS} characters)`
  return undefined
}

function refused(error: Omit<FieldError, 'resource'>) {
  return validationFailed({ resource: 'IssueComment', ...error })
}

function render({ world, url }: Call, { issue, ...comment }: Comment) {
  const repository = `${url.origin}/repos/${world.repository}`
  return {
    ...comment,
    url: `${repository}/issues/comments/${comment.id}`,
    html_url: `https://github.com/${world.repository}/pull/${issue}#issuecomment-${comment.id}`,
    issue_url: `${repository}/issues/${issue}`,
  }
}
