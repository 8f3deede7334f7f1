import { Unmeasurable } from '../domain/values/problem.ts'
import type { Verdict } from '../domain/verdict/verdict.ts'
import { askedBy, type ImageSource } from '../measure/image-source.ts'

// What is to be done is written for a step of a workflow, where most is read. On a command line there are
// no steps, permissions and inputs before it, but docker login and options.
const WORDS: readonly (readonly [step: RegExp, terminal: string])[] = [
  [
    /Give the job the permission packages: read, and the repository access to the package; or log in with docker\/login-action before this step\./g,
    'Log in: docker login ghcr.io, with a token that may read packages.',
  ],
  [
    /Log in to (\S+) before this step \(docker\/login-action\), or give the input registry-auth;/g,
    'Log in: docker login $1;',
  ],
  [/Log in to (\S+) before this step \(docker\/login-action\):/g, 'Log in by docker login $1:'],
  [/Build it before this step, and/g, 'Build it first, and'],
  [/build the image before this step/g, 'build the image first'],
  [/\bthe input (timeout|platforms|config|sarif)\b/g, '--$1'],
  [/\b(head|base)-tag\b/g, '--$1'],
  [
    /say what it built in images, or set missing-head: unchanged/g,
    'name what it built by --images, or give --missing-head unchanged',
  ],
  [/ If it is pushed for few commits only, raise base-lookback\./g, ''],
]

/** A cure as it is read on a command line. */
export function forTerminal(cure: string): string {
  return WORDS.reduce((words, [step, terminal]) => words.replace(step, terminal), cure)
}

/** The same verdict, whose findings are. */
export function curedOnTerminal(verdict: Verdict): Verdict {
  const findings = verdict.findings.map((finding) => ({
    ...finding,
    cure: finding.cure && forTerminal(finding.cure),
  }))
  return { ...verdict, findings }
}

/** The same source, whose errors are read on a command line. */
export function readOnTerminal(source: ImageSource): ImageSource {
  return askedBy(async (_, question) => {
    try {
      return await question(source)
    } catch (error) {
      if (error instanceof Unmeasurable) Object.assign(error, { cure: forTerminal(error.cure) })
      throw error
    }
  })
}
