/** What stands before a command, and runs it. */
interface Wrapper {
  /** Options whose value is a word of its own. */
  readonly valued?: string
  /** How many operands of its own it has. */
  readonly operands?: number
}

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['sudo', { valued: '-u -g -U -h -p -C -r -t -D -R -T --user --group' }],
  ['doas', { valued: '-u -C' }],
  ['env', { valued: '-u -C --unset --chdir' }],
  ['exec', { valued: '-a' }],
  ['command', {}],
  ['builtin', {}],
  ['busybox', {}],
  ['nohup', {}],
  ['setsid', {}],
  ['fakeroot', {}],
  ['linux32', {}],
  ['linux64', {}],
  ['catchsegv', {}],
  ['dumb-init', {}],
  ['tini', {}],
  ['nice', { valued: '-n' }],
  ['ionice', { valued: '-c -n' }],
  ['time', { valued: '-f -o' }],
  ['stdbuf', { valued: '-i -o -e' }],
  ['timeout', { valued: '-s -k --signal --kill-after', operands: 1 }],
  ['gosu', { operands: 1 }],
  ['su-exec', { operands: 1 }],
  ['taskset', { operands: 1 }],
  ['flock', { operands: 1 }],
  ['retry', {}],
  ['runuser', { valued: '-u -g -G' }],
  ['xargs', { valued: '-I -n -P -L -d -a -s -E --max-args --max-procs' }],
  ['corepack', {}],
  // What micromamba's images have for a SHELL.
  ['_dockerfile_shell.sh', {}],
])

/** `conda run -n env pip install …`. */
const CONDA = /^(?:conda|mamba|micromamba)$/
const CONDA_RUN: Wrapper = { valued: '-n -p --name --prefix --cwd -e -r --root-prefix' }
const PYTHON = /^(?:python|pypy)[\d.]*$/
const ASSIGNMENT = /^[A-Za-z_]\w*=/
const SHELL = /^(?:ba|da|a|z|k|mk)?sh$/
/** `sudo env nice …`: more is nobody's command. */
const MOST_WRAPPERS = 8

/** A command, or a script that a shell is given. */
export type Unwrapped =
  | {
      readonly kind: 'command'
      readonly words: readonly string[]
      readonly assigned: readonly string[]
    }
  | { readonly kind: 'script'; readonly text: string; readonly assigned: readonly string[] }
  | { readonly kind: 'shell'; readonly assigned: readonly string[] }

/** What runs in the end: without `sudo`, `env A=b`, `timeout 60`, `sh -c`, `python -m`. */
export function unwrap(words: readonly string[]): Unwrapped | null {
  const assigned: string[] = []
  let rest = words
  for (let round = 0; round < MOST_WRAPPERS; round++) {
    const start = rest.findIndex((word) => !ASSIGNMENT.test(word))
    if (start < 0) return null
    assigned.push(...rest.slice(0, start))
    rest = rest.slice(start)
    const [first = '', ...args] = rest
    const name = nameOf(first)
    const inner = scriptIn(name, args)
    if (inner !== null) return { ...inner, assigned }
    const next = wrapped(name, args)
    if (next === null) return { kind: 'command', words: [name, ...args], assigned }
    rest = next
  }
  return { kind: 'command', words: rest, assigned }
}

function nameOf(word: string): string {
  return word.replace(/^.*\//s, '')
}

function scriptIn(name: string, args: readonly string[]) {
  if (name === 'trap' && args.length > 1) return { kind: 'script', text: args[0] ?? '' } as const
  if (name === 'eval') return { kind: 'script', text: args.join(' ') } as const
  if (name === 'env') {
    const at = args.findIndex((word) => /^(?:-S|--split-string)/.test(word))
    if (at < 0) return null
    const [, inline = ''] = /^(?:-S|--split-string=)(.*)$/s.exec(args[at] ?? '') ?? []
    return { kind: 'script', text: [inline, ...args.slice(at + 1)].join(' ') } as const
  }
  if (!SHELL.test(name) && name !== 'su') return null
  const flag = args.findIndex((word) =>
    (name === 'su' ? /^(?:-c|--command)$/ : /^-[a-z]*c$/).test(word),
  )
  const text = flag < 0 ? undefined : args.slice(flag + 1).find((word) => !/^[-+]/.test(word))
  if (text !== undefined) return { kind: 'script', text } as const
  const isReading = args.every((word) => word.startsWith('-'))
  return SHELL.test(name) && isReading ? ({ kind: 'shell' } as const) : null
}

/** What the wrapper runs; null where it is none. */
function wrapped(name: string, args: readonly string[]): readonly string[] | null {
  if (PYTHON.test(name)) {
    const at = args.findIndex(
      (word, index) =>
        word === '-m' ||
        word === '-c' ||
        !(word.startsWith('-') || /^-[XW]$/.test(args[index - 1] ?? '')),
    )
    return args[at] === '-m' && args[at + 1] !== undefined ? args.slice(at + 1) : null
  }
  if (name === 'php') return /\.phar$/.test(args[0] ?? '') ? args : null
  if (CONDA.test(name)) {
    return args[0] === 'run' ? behind(args.slice(1), CONDA_RUN) : null
  }
  if (name === 'command' && args.some((word) => /^-[vV]$/.test(word))) return null
  if (name === 'corepack' && !/^(?:npm|pnpm|yarn)\b/.test(args[0] ?? '')) return null
  const wrapper = WRAPPERS.get(name)
  const inner = wrapper === undefined ? [] : behind(args, wrapper)
  return inner.length === 0 ? null : inner
}

function behind(
  args: readonly string[],
  { valued = '', operands = 0 }: Wrapper,
): readonly string[] {
  const withValue = new Set(valued.split(' '))
  let [index, left] = [0, operands]
  while (index < args.length) {
    const word = args[index] ?? ''
    if (word === '--') return args.slice(index + 1)
    if (word.startsWith('-') && word !== '-') index += withValue.has(word) ? 2 : 1
    else if (ASSIGNMENT.test(word)) return args.slice(index)
    else if (left-- > 0) index++
    else break
  }
  return args.slice(index)
}
