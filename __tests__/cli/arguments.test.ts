import { describe, expect, it } from '@jest/globals'
import { run } from '../../src/cli/run.ts'

/** What a wrong call is told. */
async function told(...argv: readonly string[]): Promise<string> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await run(argv, {
    env: {},
    directory: '/nowhere',
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
  })
  expect({ code, out }).toEqual({ code: 2, out: [] })
  return err.join('')
}

describe('when an option has the wrong value', () => {
  const MARGIN = 'a percent from 0 to 1000, such as 20% or 7.5%'

  it.each<[string, string[], string]>([
    ['that looks like an option', ['suggest', '--margin', '-5'], `--margin takes ${MARGIN}.`],
    ['that is missing', ['suggest', '--margin'], `--margin takes ${MARGIN}.`],
    ['below nothing', ['suggest', '--margin=-5'], `--margin: "-5" is not a margin: ${MARGIN}`],
    ['that is another option', ['check', '--config', '--head'], '--config takes a file’s name.'],
    ['that is empty', ['check', '--config', ''], '--config needs a file’s name'],
    ['that is empty too', ['suggest', '--config='], '--config needs a file’s name'],
    ['and takes none', ['suggest', '--below=5'], '--below takes no value.'],
    ['and has a short name', ['suggest', '--help=5'], '--help takes no value.'],
  ])('says what it takes: one %s', async (_, argv, words) => {
    expect(await told(...argv)).toBe(`${words}\n`)
  })
})

describe('when an option is not known', () => {
  it.each<[string, string[], string]>([
    ['what it is near to', ['check', '--hed', 'x'], '--hed. Did you mean --head?'],
    [
      'what begins so',
      ['measure', '--insecure', 'x'],
      '--insecure. Did you mean --insecure-registry?',
    ],
    ['nothing, where more begin so', ['check', '--b=x'], '--b.'],
    ['which command has it', ['check', '--margin', '5'], '--margin. It is an option of suggest.'],
    [
      'which commands have it',
      ['measure', '--bandwidth=5'],
      '--bandwidth. It is an option of check, diff, explain.',
    ],
    ['nothing else', ['suggest', '-x'], '-x.'],
    ['nothing of what every object has', ['suggest', '--constructor'], '--constructor.'],
  ])('says %s', async (_, argv, words) => {
    expect(await told(...argv)).toBe(`Unknown option ${words}\n`)
  })
})
