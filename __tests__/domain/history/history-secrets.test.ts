import { describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { anArgument, anEmptyEntry, BUILDKIT, stepFrom } from '../../support/history.ts'
import { RUNS } from '../../support/properties.ts'

jest.setTimeout(60_000)

describe('when a command was given build arguments', () => {
  it.each([
    ['|2 A=b C=d /bin/sh -c make', 'RUN make', ['A']],
    ['RUN |1 TOKEN=secret /bin/sh -c make # buildkit', 'RUN make', ['TOKEN']],
    ['RUN |2 A=x y C= /bin/bash -o pipefail -c make # buildkit', 'RUN make', ['A', 'C']],
    ['RUN |1 A=b cmd /S /C dir # buildkit', 'RUN dir', ['A']],
    [
      "RUN |1 A=b powershell -Command $ErrorActionPreference = 'Stop'; dir # buildkit",
      'RUN dir',
      ['A'],
    ],
    ['RUN |1 A=line\nline /bin/sh -c a\nb # buildkit', 'RUN a; b', ['A']],
  ])('keeps the names and the command of %j', (createdBy, text, buildArguments) => {
    expect(stepFrom(createdBy, BUILDKIT)).toMatchObject({
      text,
      instruction: 'RUN',
      buildArguments,
    })
  })

  it.each([
    ['more may be a value', 'RUN |1 A=x SECRET= /bin/sh -c make # buildkit'],
    ['Buildah counts blanks', '|2 A=x SECRET=y /bin/sh -c make'],
  ])('takes nothing for a name that may be a value: %s', (_, createdBy) => {
    expect(stepFrom(createdBy)).toMatchObject({ text: 'RUN make', buildArguments: ['A'] })
  })

  it('knows the names that ARG steps tell', () => {
    const before = [anArgument('A'), anArgument('C=default')]
    const step = stepFrom('|2 A=x C=y B=z /bin/sh -c make', '', before)
    expect(step?.buildArguments).toEqual(['A', 'C'])
  })

  it.each([
    ['there is no shell', 'RUN |1 A=secret a-tool -j # buildkit', 'RUN …'],
    ['a value may go on', 'RUN |1 A=my secret make -j # buildkit', 'RUN …'],
    ['there are two', "RUN |1 A=b /bin/sh -c make | sh -c 'x' # buildkit", "RUN … 'x'"],
    ['a value looks like one', 'RUN |1 A=/bin/sh -c b /bin/sh -c make # buildkit', 'RUN make'],
    ['a value holds one', 'RUN |1 A=a /bin/sh -c b /bin/sh -c make # buildkit', 'RUN … make'],
  ])('shows no more than is surely the command, where %s', (_, createdBy, text) => {
    expect(stepFrom(createdBy)).toEqual({ text, instruction: 'RUN', buildArguments: ['A'] })
  })

  it.each([
    ['a known program', 'RUN |1 A=secret make -j A=b # buildkit', 'A', 'RUN make -j A=b'],
    [
      'a path',
      'RUN |2 B=x A=secret /app/bin/install --all # buildkit',
      'A',
      'RUN /app/bin/install --all',
    ],
    ['what ARG tells', 'RUN |1 A=a secret a-tool -j # buildkit', 'A=a secret', 'RUN a-tool -j'],
    ['masked words', 'RUN |1 A_TOKEN=*** b a-tool # buildkit', 'A_TOKEN=*** b', 'RUN a-tool'],
    [
      'what ENV sets again',
      'RUN |1 A=a secret a-tool # buildkit',
      'A=a',
      'RUN …',
      'ENV A=a secret',
    ],
    ['Buildah’s', '|1 A=secret make -j', 'A', 'RUN …'],
  ])(
    'shows the command of an exec form behind %s',
    (_, createdBy, argument, text, more = 'CMD x') => {
      const before = [anArgument('B'), anArgument(argument), anEmptyEntry(more)]
      expect(stepFrom(createdBy, '', before)?.text).toBe(text)
    },
  )
})

describe('when a step sets a variable that may be a secret', () => {
  it.each([
    ['ENV NPM_TOKEN=abc', 'ENV NPM_TOKEN=…'],
    ['ENV npm_token abc', 'ENV npm_token …'],
    ['ENV A=b DB_PASSWORD=c d E=f', 'ENV A=b DB_PASSWORD=…'],
    ['ENV A b API_KEY=c', 'ENV A b API_KEY=…'],
    ['/bin/sh -c #(nop)  ENV AWS_SECRET=abc', 'ENV AWS_SECRET=…'],
    ['ONBUILD ENV CREDENTIALS=abc', 'ONBUILD ENV CREDENTIALS=…'],
    ['ENV PATH=/usr/bin', 'ENV PATH=/usr/bin'],
    ['ENV PATH /usr/bin', 'ENV PATH /usr/bin'],
  ])('masks its value: %s', (createdBy, text) => {
    expect(stepFrom(createdBy)).toMatchObject({ text, buildArguments: [] })
  })

  it.each([
    ['ARG TOKEN', 'ARG TOKEN', []],
    ['ARG VERSION=20', 'ARG VERSION=…', ['VERSION']],
    ['/bin/sh -c #(nop) ARG A=b C=d', 'ARG A=…', ['A']],
    ['ONBUILD ARG A B=c', 'ONBUILD ARG A B=…', ['B']],
  ])('masks every default of ARG: %s', (createdBy, text, buildArguments) => {
    expect(stepFrom(createdBy)).toMatchObject({ text, buildArguments })
  })
})

describe('when build arguments hold anything', () => {
  const SECRET = 'hunter2'
  const name = fc
    .stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,12}$/)
    .filter((n) => !n.includes(SECRET))
  const fragments = fc.constantFrom(
    ' ',
    '  ',
    '\n',
    '\t',
    '"',
    "'",
    '=',
    '|',
    '|1 ',
    '\\',
    '$(',
    '# buildkit',
    ` ${SECRET}=`,
    'A=',
    ' B=',
    ' #(nop) ',
    'RUN ',
    '\u200b',
    '…',
    '🐳',
    `\n${SECRET}`,
  )
  const shells = fc.constantFrom(
    '/bin/sh -c',
    ' /bin/sh -c ',
    'sh -c ',
    ' /bin/bash -o pipefail -c ',
    ' cmd /S /C ',
    ' powershell -Command ',
  )
  const anything = fc.string({ unit: 'binary', maxLength: 8 })
  const value = valuesOf(fc.oneof(fragments, shells, anything, fc.constant(SECRET)))
  const valueWithoutShell = valuesOf(fc.oneof(fragments, fc.constant(SECRET)))
  const command = fc.constantFrom(
    'make',
    'apt-get update\nmake',
    'curl x | sh -c y',
    'A=b make',
    '',
  )

  /** Every value holds the secret, and whatever else. */
  function valuesOf(part: fc.Arbitrary<string>) {
    return fc
      .tuple(fc.array(part, { maxLength: 5 }), fc.array(part, { maxLength: 5 }))
      .map(([before, after]) => [...before, SECRET, ...after].join(''))
  }

  function pairs(values: fc.Arbitrary<string>) {
    return fc.uniqueArray(fc.tuple(name, values), {
      minLength: 1,
      maxLength: 4,
      selector: ([n]) => n,
    })
  }

  const joined = (given: readonly (readonly [string, string])[]) =>
    given.map(([n, v]) => `${n}=${v}`).join(' ')

  const SHELL = fc.constantFrom(
    '/bin/sh -c',
    '/bin/bash -eo pipefail -c',
    'cmd /S /C',
    'pwsh -Command',
  )

  it('shows no value of BuildKit’s, before whatever shell', () => {
    const property = fc.property(pairs(value), SHELL, command, (given, shell, run) => {
      const signed = `RUN |${given.length} ${joined(given)} ${shell} ${run} # buildkit`
      const step = stepFrom(
        signed,
        BUILDKIT,
        given.map(([n]) => anArgument(n)),
      )
      expect(JSON.stringify(step)).not.toContain(SECRET)
      expect(step?.instruction).toBe('RUN')
      expect(given.map(([n]) => n)).toEqual(
        expect.arrayContaining([...(step?.buildArguments ?? [])]),
      )
    })
    fc.assert(property, RUNS)
  })

  it('shows no value of the old builder’s or Buildah’s, which counts blanks', () => {
    const property = fc.property(pairs(value), command, fc.boolean(), (given, run, isBuildah) => {
      const written = joined(given)
      const count = isBuildah ? written.split(' ').length : given.length
      const step = stepFrom(`|${count} ${written} /bin/sh -c ${run}`)
      expect(JSON.stringify(step)).not.toContain(SECRET)
      expect(step?.buildArguments).toEqual([given[0]?.[0]])
    })
    fc.assert(property, RUNS)
  })

  it('shows no value before a command without a shell', () => {
    const property = fc.property(pairs(valueWithoutShell), (given) => {
      const step = stepFrom(`RUN |${given.length} ${joined(given)} make -j # buildkit`, BUILDKIT)
      expect(JSON.stringify(step)).not.toContain(SECRET)
    })
    fc.assert(property, RUNS)
  })

  it('shows no default of ARG, and no value of ENV with a secret’s name', () => {
    const property = fc.property(pairs(value), fc.boolean(), (given, isArg) => {
      // `NO_TOKEN` would be a switch, `MAX_TOKEN` a number.
      const named = given.map(([n, v]) => [isArg ? n : `MY_${n}_API_TOKEN`, v] as const)
      const step = stepFrom(`${isArg ? 'ARG' : 'ENV'} ${joined(named)}`, BUILDKIT)
      expect(JSON.stringify(step)).not.toContain(SECRET)
    })
    fc.assert(property, RUNS)
  })

  it('keeps every name where values hold no blank', () => {
    const plain = fc.stringMatching(/^[!-<>-~]{0,12}$/)
    const property = fc.property(pairs(plain), SHELL, (given, shell) => {
      const signed = `RUN |${given.length} ${joined(given)} ${shell} make # buildkit`
      const buildArguments = given.map(([n]) => n)
      expect(stepFrom(signed)).toEqual({ text: 'RUN make', instruction: 'RUN', buildArguments })
    })
    fc.assert(property, RUNS)
  })
})

describe('when a step holds a step of the image that is built upon it', () => {
  it.each([
    ['alone', 'ONBUILD ENV API_TOKEN=s3cret', 'ONBUILD ENV API_TOKEN=…'],
    // No builder takes one in another, so that nobody wrote this.
    ['twice', 'ONBUILD ONBUILD ENV API_TOKEN=s3cret', 'ONBUILD …'],
    ['behind shells', '/bin/sh -c #(nop) ONBUILD sh -c #(nop) ONBUILD ENV A=s3cret', 'ONBUILD …'],
    ['often', `${'ONBUILD '.repeat(100_000)}ENV API_TOKEN=s3cret`, 'ONBUILD …'],
  ])('is told without its secrets: %s', (_, createdBy, text) => {
    expect(stepFrom(createdBy)?.text).toBe(text)
  })
})
