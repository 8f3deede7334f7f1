import { STATUS_CODES } from 'node:http'
import { answersOf, contentOf } from './fleet.ts'
import { TOKEN } from './plan.ts'
import { ALLOWED_AT_ONCE, type RegistrySettings, type Traffic } from './settings.ts'

/** An answer, prepared for HTTP/1.1 and for HTTP/2. */
interface Reply {
  readonly whole: Buffer
  readonly head: Buffer
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: Buffer
}

interface Question {
  readonly isHead: boolean
  /** By its lower-case name. */
  readonly header: (name: string) => string | undefined
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** What a registry answers, and how it counts. */
export function createReplies({ fleet, hasTokens, limit }: RegistrySettings) {
  const traffic: Traffic = { requests: 0, refused: 0, connections: 0, bytes: 0 }
  const found = new Map<string, Reply>()
  for (const [path, { type, digest, body }] of answersOf(contentOf(fleet))) {
    found.set(path, prepared(200, { 'content-type': type, 'docker-content-digest': digest }, body))
  }
  const missing = prepared(404, JSON_TYPE, '{}')
  const token = prepared(200, JSON_TYPE, JSON.stringify({ token: TOKEN }))
  const retry: Record<string, string> = limit?.retryAfter ? { 'retry-after': '1' } : {}
  const tooMany = prepared(429, { ...JSON_TYPE, ...retry }, '{}')
  let atOnce = 0

  const answerTo = (path: string, { header }: Question): Reply => {
    if (!hasTokens) return found.get(path) ?? missing
    if (path.startsWith('/token?')) return token
    if (header('authorization') === `Bearer ${TOKEN}`) return found.get(path) ?? missing
    return challenge(header('host'))
  }

  const replyTo = (path: string, question: Question, send: (reply: Reply) => void) => {
    traffic.requests++
    if (limit !== undefined && atOnce >= ALLOWED_AT_ONCE) {
      traffic.refused++
      setTimeout(send, limit.answerMs, tooMany)
      return
    }
    const reply = answerTo(path, question)
    if (!question.isHead) traffic.bytes += reply.body.length
    if (limit === undefined) return send(reply)
    atOnce++
    setTimeout(() => {
      atOnce--
      send(reply)
    }, limit.answerMs)
  }
  return { replyTo, traffic }
}

function challenge(host: string | undefined): Reply {
  const bearer = `Bearer realm="http://${host}/token",service="bench"`
  return prepared(401, { ...JSON_TYPE, 'www-authenticate': bearer }, '{}')
}

function prepared(
  status: number,
  headers: Record<string, string>,
  content: string | Buffer,
): Reply {
  const body = Buffer.from(content)
  const all = { ...headers, 'content-length': String(body.length) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`)
  return { whole: Buffer.concat([head, body]), head, headers: { ':status': status, ...all }, body }
}
