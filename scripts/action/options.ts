import { parseArgs } from 'node:util'
import { at, readYaml } from '../../src/budgets/yaml.ts'
import { UsageError } from '../../src/domain/values/problem.ts'
import { nearest, oneLine } from '../../src/domain/values/text.ts'

export const USAGE = `Runs dist/index.js as GitHub's runner would, on an event of yours, against a registry and a GitHub
inside this machine:

  npm run action -- EVENT.json [options]

EVENT.json  the payload as GitHub sends it (examples/pull_request.json), or with its name,
            { "name": "push", "payload": { … } }, or what \${{ toJSON(github) }} prints

  --event NAME         which event it is, where its payload does not tell
  --input NAME=VALUE   an input of action.yml, such as --input head-tag=sha-{head_sha:7}; repeatable
  --budget FILE        a budget file instead of docker-image-budgets.yaml, at the base and the head;
                       images on ghcr.io are asked of the registry inside this machine
  --debug              with debug logging: every request is shown
  --help

It exits as the action does: 0, or 1 where the step would fail; 2 on a wrong call or a wrong file.`

const OPTIONS = {
  event: { type: 'string' },
  input: { type: 'string', multiple: true },
  budget: { type: 'string' },
  debug: { type: 'boolean' },
} as const

interface Options {
  readonly file: string
  readonly event: string | undefined
  readonly inputs: Readonly<Record<string, string>>
  readonly budget: string | undefined
  readonly debug: boolean
}

/**
 * @param manifest the text of action.yml, which names the inputs.
 * @throws {UsageError} that says what is wrong with the call, and what is allowed.
 */
export function readOptions(argv: readonly string[], manifest: string): Options {
  const { values, positionals } = parse(argv)
  const [file, ...more] = positionals
  if (file === undefined || file === '') {
    throw new UsageError('Name the file with the event, such as examples/pull_request.json.')
  }
  if (more.length > 0) {
    throw new UsageError(
      `One event at a time: ${oneLine(more.join(' '), 80)} is more than ${file}.`,
    )
  }
  return {
    file,
    event: filled(values.event, '--event', 'the name of an event, such as push'),
    inputs: readInputs(values.input ?? [], inputNames(manifest)),
    budget: filled(values.budget, '--budget', 'the name of a budget file'),
    debug: values.debug === true,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(wrongCall(String(error)))
  }
}

function wrongCall(message: string): string {
  const [, unknown] = /Unknown option '--?([^']+)'/.exec(message) ?? []
  const [, option] = /Option '(--[\w-]+)/.exec(message) ?? []
  const names = Object.keys(OPTIONS)
  if (unknown !== undefined) {
    return `There is no option --${unknown}${hint(unknown, names)}${list(names)}.`
  }
  if (option === undefined) return message
  return `${option} takes ${/does not take/.test(message) ? 'no' : 'a'} value.`
}

function readInputs(given: readonly string[], names: readonly string[]): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const text of given) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? []
    if (name === undefined || value === undefined) {
      throw new UsageError(
        `--input ${oneLine(text, 80)}: write NAME=VALUE, such as --input comment=always.`,
      )
    }
    if (!names.includes(name)) {
      const told = oneLine(name, 80)
      throw new UsageError(`action.yml has no input ${told}${hint(name, names)}${list(names)}.`)
    }
    if (Object.hasOwn(inputs, name)) {
      throw new UsageError(`--input ${name} is given twice, and a step has each input once.`)
    }
    inputs[name] = value
  }
  return inputs
}

function inputNames(manifest: string): string[] {
  const yaml = readYaml(manifest)
  if ('message' in yaml) throw new UsageError(`action.yml ${yaml.message}`)
  return Object.keys(at(yaml.value, ['inputs']) ?? {})
}

function filled(text: string | undefined, option: string, what: string): string | undefined {
  if (text === '') throw new UsageError(`${option} takes ${what}.`)
  return text
}

function hint(word: string, names: readonly string[]): string {
  const near = nearest(word, names)
  return near === undefined ? '.' : `. Did you mean ${near}?`
}

function list(names: readonly string[]): string {
  return ` There are ${names.join(', ')}`
}
