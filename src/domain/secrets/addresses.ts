import { isHarmless, namesSecretParameter } from './names.ts'
import { mayBeTold } from './shapes.ts'
import type { Span } from './span.ts'

/** A URL from its slashes on; JSON in JSON escapes them. */
const URL = /\\?\/\\?\/([^\s"'<>`\\]+)/g
/** Whom one logs in as where the name opens nothing. */
const USERS =
  /^(?:git|hg|svn|ssh|root|admin|anonymous|user|deploy|oauth2|x-access-token|gitlab-ci-token|__token__)$/i
const IN_A_URL = 'a login in a URL'

/** What stands before the `@` of a URL, with or without a scheme. */
export function loginsIn(text: string): Span[] {
  const spans: Span[] = []
  for (const { index, 0: all, 1: rest = '' } of text.matchAll(URL)) {
    let start = index + all.length - rest.length
    let before = text.slice(Math.max(0, index - 20), index)
    for (const words of rest.split('//')) {
      const length = loginLength(words)
      if (length > 0 && !isKnownLogin(words.slice(0, length), before)) {
        spans.push({ start, end: start + length, what: IN_A_URL })
      }
      start += words.length + 2
      before = words
    }
  }
  return spans
}

/** A password may hold what ought to be escaped in it: `@`, and what else would end the authority. */
function loginLength(words: string): number {
  const [authority = ''] = words.split(/[/?#]/, 1)
  const at = authority.lastIndexOf('@')
  if (at >= 0) return at
  const [, port = ''] = /^[^:[\]]+:(.*)$/.exec(authority) ?? []
  return port === '' || /^\d+$/.test(port) || isHarmless(port)
    ? 0
    : Math.max(0, words.lastIndexOf('@'))
}

function isKnownLogin(login: string, before: string): boolean {
  const colon = login.indexOf(':')
  if (colon < 0) {
    const isUser = USERS.test(login) || (/ssh:$/i.test(before) && !/%3a/i.test(login))
    return isUser || isHarmless(login) || !before.endsWith(':')
  }
  const [user, password] = [login.slice(0, colon), login.slice(colon + 1)]
  const isName = isHarmless(user) || /^[A-Za-z][A-Za-z_.-]{0,31}$/.test(user)
  return isName && password !== '' && isHarmless(password)
}

/** Oracle's, and logins without any scheme: `user:password@db.example.com`. */
const WITHOUT_SCHEME =
  /(?<![\w@/:.+-])(?!(?:npm|file|link|workspace|patch|mailto|contact|author|email):)[\w.+%-]{1,64}:([^\s@:/"'`]{1,200})@(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}(?=[/:\s"']|$)|(?<=jdbc:oracle:\w{1,9}:)([^\s@"']{1,200})@/gi

export function bareLoginsIn(text: string): Span[] {
  return [...text.matchAll(WITHOUT_SCHEME)].flatMap(({ index, 0: all, 1: password, 2: oracle }) => {
    const login = password ?? oracle ?? ''
    const start = index + (oracle === undefined ? all.indexOf(':') + 1 : 0)
    return isHarmless(login) ? [] : [{ start, end: start + login.length, what: IN_A_URL }]
  })
}

const PARAMETER = /[?&#]([\w.~-]+)=([^&;#\s"'<>`\\]*)/g

/** What signs a URL, or opens it. */
export function parametersIn(text: string): Span[] {
  return [...text.matchAll(PARAMETER)].flatMap(({ index, 0: all, 1: name = '', 2: value = '' }) => {
    if (!namesSecretParameter(name) || isHarmless(value, name)) return []
    const end = index + all.length
    const what = mayBeTold(name) ? `the parameter ${name} of a URL` : IN_A_URL
    return [{ start: end - value.length, end, what }]
  })
}
