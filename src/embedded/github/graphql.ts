import { type Answer, type Call, requiredText } from './answer.ts'
import { authorOf } from './world.ts'

/** The one query that is understood. Unlike GET /user, an installation may ask it too. */
const VIEWER = /^\s*(query\b\s*\w*\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/

/** GitHub tells of a query that it does not know in an answer that is otherwise fine. */
export function postGraphql(call: Call): Answer {
  if (!VIEWER.test(requiredText(call, 'query'))) {
    return { status: 200, body: { errors: [{ message: 'The embedded GitHub has only viewer.' }] } }
  }
  return { status: 200, body: { data: { viewer: { login: authorOf(call.world).login } } } }
}
