import { kindOf } from './assignments.ts'
import { isHarmless, namesSecret } from './names.ts'
import type { Span } from './span.ts'
import type { Command, Word } from './words.ts'

type Kind = 'secret' | 'login'

/** What programs take a secret by, where the option's name does not say so. */
interface Program {
  readonly name: RegExp
  /** One of them has to follow. */
  readonly subcommand?: RegExp
  readonly options: RegExp
  readonly kind: Kind
  /** `-p` alone means something else: the secret is one word with it. */
  readonly isAttached?: boolean
}

const PROGRAMS: readonly Program[] = [
  {
    name: /^curl(?:\.exe)?$/,
    options: /^(?:-[A-Za-z#]{0,8}[uU]|--(?:proxy-)?user)/,
    kind: 'login',
  },
  {
    name: /^(?:az|buildah|cf|crane|ctr|docker|helm|ibmcloud|nerdctl|npm|oc|oras|podman|quay|reg|regctl|skopeo|tkn)$/,
    subcommand: /^login$/,
    options: /^-p/,
    kind: 'secret',
  },
  { name: /^(?:mysql|mariadb)\w*(?:-\w+)?$/, options: /^-p/, kind: 'secret', isAttached: true },
  { name: /^(?:7z[ar]?|rar|unrar)$/, options: /^-p/, kind: 'secret', isAttached: true },
  {
    name: /^(?:cqlsh|mongo(?:sh|dump|restore|export|import)?|ncftp|poetry|sshpass|twine|useradd|usermod|lftp)$/,
    options: /^-p/,
    kind: 'secret',
  },
  { name: /^(?:redis-cli|keydb-cli|valkey-cli)$/, options: /^-a/, kind: 'secret' },
  { name: /^https?$/, options: /^-a/, kind: 'login' },
  { name: /^ldap\w+$/, options: /^-w/, kind: 'secret' },
  { name: /^(?:bcp|ipmitool|sqlcmd|unzip|zip)$/, options: /^-P/, kind: 'secret' },
  { name: /^(?:nuget|dotnet)$/, subcommand: /^push$/, options: /^-k/, kind: 'secret' },
  { name: /^openssl$/, options: /^-[kK]$/, kind: 'secret' },
  { name: /^(?:plink|pscp|psftp|putty)$/, options: /^-pw/, kind: 'secret' },
  { name: /^(?:smbclient|rpcclient|net)$/, options: /^-U/, kind: 'login' },
]

const ANY_PROGRAM = new RegExp(PROGRAMS.map(({ name }) => name.source).join('|'))

/** It installs what the words behind it name, and runs none of them. */
const INSTALLS = /^(?:add|install|remove|purge|update|upgrade)$/
/** So many words of a command are looked at for each program: scripts have few in one. */
const MOST_WORDS = 200

export function programSecrets(text: string, { words }: Command): Span[] {
  const near = words.slice(0, MOST_WORDS)
  const installs = near.findIndex((word) => INSTALLS.test(word.text))
  return near.flatMap((word, at) => {
    if (installs >= 0 && installs < at) return []
    const name = /[\\/]/.test(word.text) ? word.text.replace(/^.*[\\/]/, '') : word.text
    if (!ANY_PROGRAM.test(name)) return []
    const behind = near.slice(at + 1)
    return PROGRAMS.filter((program) => isCalled(program, name, behind)).flatMap((program) =>
      valuesFor(text, program, behind),
    )
  })
}

function isCalled({ name, subcommand }: Program, word: string, behind: readonly Word[]): boolean {
  return name.test(word) && (!subcommand || behind.some(({ text }) => subcommand.test(text)))
}

function valuesFor(text: string, program: Program, words: readonly Word[]): Span[] {
  return words.flatMap((word, at) => {
    const raw = text.slice(word.start, word.end).replace(/^\\*["']/, '')
    const [option] = program.options.exec(raw) ?? []
    if (option === undefined) return []
    const attached =
      word.start + (text.slice(word.start, word.end).length - raw.length) + option.length
    const isAlone = word.text === option
    if (isAlone && program.isAttached) return []
    const next = words[at + 1]
    const value = isAlone ? next : { start: attached, end: contentEnd(text, word), inner: [] }
    return value === undefined ? [] : secretIn(text, value, { kind: program.kind, option })
  })
}

function contentEnd(text: string, { start, end }: Word): number {
  const isQuoted = /["']/.test(text[start] ?? '') && text[end - 1] === text[start]
  return isQuoted ? end - 1 : end
}

function secretIn(
  text: string,
  { start, end }: Pick<Word, 'start' | 'end'>,
  { kind, option }: { readonly kind: Kind; readonly option: string },
): Span[] {
  const raw = text.slice(start, end)
  const what = kind === 'login' ? `the login behind ${option}` : `the value of ${option}`
  if (kind === 'secret') {
    const value = raw.replace(/^=/, '')
    return isHarmless(value) ? [] : [{ start: end - value.length, end, what }]
  }
  const parts = /^(=?\\*["']?)((?:[^:%,{}$]|\$\{[^}]*\}|\$)*)[:%,]([\s\S]*)$/.exec(raw)
  if (parts === null) return []
  const [, before = '', user = '', password = ''] = parts
  // A token may stand in the user's place: `-u TOKEN:`.
  const isUserSecret = /^(?:\\*["']|x(?:-oauth-basic)?\\*["']?)?$/.test(password)
  const from = start + before.length + (isUserSecret ? 0 : user.length + 1)
  const value = isUserSecret ? user : password
  return isHarmless(value) ? [] : [{ start: from, end, what }]
}

/** `--password value`, `-storepass value`, `config set NAME value`, `requirepass value`. */
export function optionIn(text: string, { words }: Command, at: number): Span[] {
  const [word, value] = [words[at], words[at + 1]]
  if (word === undefined || value === undefined) return []
  const name = word.text.replace(/^-{1,2}|^\/\/\S*:/, '')
  if (!/^[A-Za-z_][\w.:-]*$/.test(name) || !namesSecret(name)) return []
  if (!word.text.startsWith('-') && !isNamedBefore(words, at)) return []
  const raw = text.slice(value.start, value.end)
  if (raw.startsWith('-') || isHarmless(raw, name)) return []
  const what = word.text.startsWith('-') ? kindOf(word.text) : kindOf(name)
  return [{ start: value.start, end: value.end, what }]
}

const SETS = /^(?:config|configure|export|set|setenv|setx|write)$/
/** Words that a value follows without any sign. */
const BARE = /^(?:authtoken|masterauth|requirepass)$/

function isNamedBefore(words: readonly Word[], at: number): boolean {
  const near = words.slice(Math.max(0, at - 6), at)
  const name = words[at]?.text ?? ''
  return BARE.test(name) || near.some(({ text }) => SETS.test(text))
}
