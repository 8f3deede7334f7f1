/** Ends of words that say so: `DBPASSWORD`, `authtoken`. */
const ENDS =
  /(?:passwords?|passwd|passphrase|passcode|tokens?|secrets?|apikey|secretkey|accesskey|privatekey|credentials?|storepass|keypass|sharedaccesssignature)$/
const WORDS = new Set(
  'accountkey auth authorization bearer cookie creds cred jwt masterauth otp pass passin passout pat pgpass pwd pw requirepass sas sharedaccesskey sonarlogin sshpass userpass'.split(
    ' ',
  ),
)
/** Of two words, where the second is `key`: what is made to be known, or opens nothing. */
const PUBLIC_KEYS = new Set(
  'apt cache certificate foreign gpg group host import keyserver map partition pgp primary public recv release repo repository signed sort trusted'.split(
    ' ',
  ),
)
/** They tell of a secret what it is not: where it is, how long, of which kind. */
const LAST =
  /^(?:age|algorithm|algo|audience|authentication|class|cmd|command|count|dir|directory|disabled|enabled|endpoint|env|expiration|expires|expiry|field|file|files|folder|format|header|helper|host|id|ids|issuer|length|len|less|limit|location|lifetime|manager|mode|mount|name|names|path|policy|prefix|prompt|provider|ref|ring|server|service|size|stdin|store|timeout|ttl|type|uri|url|version)$/
const FIRST =
  /^(?:allow|disable|disabled|empty|enable|has|is|max|min|no|nopasswd|num|public|random|require|skip|use|with|without)$/

/** So long a name is none. */
const LONGEST = 100

/** `NPM_TOKEN`, `db.password`, `apiKey`, `PGPASSWORD`; not `TOKENIZERS_PARALLELISM` or `TOKEN_FILE`. */
export function namesSecret(name: string): boolean {
  if (name.length > LONGEST) return false
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if (FIRST.test(words[0] ?? '') || words.includes('public') || LAST.test(last)) return false
  if (last === 'nopasswd' || /^(?:max|min)/.test(before)) return false
  if (last === 'key' || last === 'keys') {
    return words.length > 1 ? !PUBLIC_KEYS.has(before) : name === 'KEY'
  }
  return WORDS.has(last) || ENDS.test(last) || words.join('').endsWith('connectionstring')
}

function wordsOf(name: string): string[] {
  const parted = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
  const words = parted.split(/[^a-z\d]+/).filter((word) => word !== '')
  // `TOKEN_1`, `token2`.
  return words.length > 1 && /^\d+$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words
}

/** Parameters of a URL that sign it, whatever else may be called so. */
const SIGNING =
  /^(?:sig|signature|x-(?:amz|goog)-(?:signature|credential|security-token)|awsaccesskeyid)$/i

export function namesSecretParameter(name: string): boolean {
  return SIGNING.test(name) || /^key$/i.test(name) || namesSecret(name)
}

const HARMLESS =
  /^(?:\*{3}|\u2026|true|false|yes|no|on|off|none|null|nil|undefined|default|always|[01]|[[{].{0,1}|<[\w -]{1,40}>)?$/i
/** Of Docker's secrets, and `--secret id=…`. */
const MOUNT = /^(?:id|type|src|source|env|target)=/
const KNOWN_PATH =
  /^(?:\/(?:app|dev|etc|home|mnt|opt|proc|root|run|srv|tmp|usr|var)\/|~\/|\.{1,2}\/)[\w./-]*$/
/** Which key it is, and not the key. */
const FINGERPRINT = /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/
/** Made of variables alone, without a value that stands in for one. */
const VARIABLES =
  /^(?:\$\w+|\$env:\w+|\$[@*#?$!]|\$\{\{[^{}]*\}\}|\$\{!?\w+(?::?\?[^{}]*|[%#^,@[][^{}]*)?\}|%\w+%|\{\{[^{}]*\}\}|[\s:@/.,-])+$/
/** What a command finds out when it is run; quotes within quotes may part it from its end. */
const SUBSTITUTION =
  /^\$\((?!\s*(?:echo|printf)\b)(?:[\s\S]*\)$|[^"']*["'])|^`(?!\s*(?:echo|printf)\b)[^`]*(?:`$|["'])/
/** In single quotes `$` starts a variable where another shell reads it: it starts the value, and is named as usual. */
const LITERAL = /^[^$%{]|\$\{?(?=\w*[a-z])(?=\w*[A-Z\d])\w/

/** What stands in a secret's place and is none: a variable, a path, a switch. */
export function isHarmless(value: string, name = ''): boolean {
  const { bare, closing } = withoutQuotes(value)
  if (HARMLESS.test(bare) || bare === '$' || MOUNT.test(bare)) return true
  if (/^key$/i.test(name) && FINGERPRINT.test(bare)) return true
  if (bare.length >= 2_000) return SUBSTITUTION.test(bare)
  const isVariable = VARIABLES.test(bare) && !(closing === "'" && LITERAL.test(bare))
  return isVariable || KNOWN_PATH.test(bare) || SUBSTITUTION.test(bare)
}

/** Of a value that was opened before it, another quote at its start is a part. */
function withoutQuotes(value: string): { bare: string; closing: string } {
  const [closing = ''] = /(?<!\\)\\{0,9}["']$/.exec(value) ?? []
  const inner = value.slice(0, value.length - closing.length)
  const [opening = ''] = /^\\{0,9}["']/.exec(inner) ?? []
  const isPair = closing === '' || opening.at(-1) === closing.at(-1)
  return { bare: isPair ? inner.slice(opening.length) : inner, closing }
}
