import type { HttpRequest, HttpResponse, Send, Time } from '../../src/registry/transport/http.ts'

/** Requests and answers for the layers of the client that never meet a socket. */

interface GivenRequest extends Partial<Omit<HttpRequest, 'url'>> {
  readonly url?: string
  readonly deadline?: number
}

/** What ends then, however long it waits in line. */
export function until(deadline: number): Time {
  return { deadline: () => deadline, inLine: (turn) => turn }
}

export function aRequest({
  url = 'https://registry.example.com/v2/',
  deadline = 31_000,
  ...given
}: GivenRequest = {}) {
  const address = new URL(url)
  const request: HttpRequest = {
    method: 'GET',
    url: address,
    headers: {},
    maxBytes: 1000,
    time: until(deadline),
    namedRegistry: { registry: address.host, hostname: address.hostname, isVerified: true },
    ...given,
  }
  return request
}

interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body?: string | object
}

/** One answer for each request, the last again and again; an error is thrown. */
export class Script {
  readonly requests: HttpRequest[] = []
  private readonly answers: (Answer | Error)[]

  constructor(...answers: (Answer | Error)[]) {
    this.answers = answers
  }

  readonly send: Send = async (request) => {
    this.requests.push(request)
    const answer = this.answers[Math.min(this.requests.length, this.answers.length) - 1]
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer')
    return anAnswer(answer, request.url)
  }

  /** `GET https://host/path`, with Authorization where it was there. */
  get lines(): string[] {
    return this.requests.map(({ method, url, headers }) =>
      [method, url.href, headers['authorization']].filter((part) => part !== undefined).join(' '),
    )
  }
}

function anAnswer({ status, headers = {}, body = '' }: Answer, url: URL): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { status, headers: { ...headers }, body: Buffer.from(text), url }
}
