import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { adviceFor, slimmerVariants } from '../../../src/domain/advice/advice.ts'
import { readScript } from '../../../src/domain/shell/script.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { anAdviceSubject, aStepLayer } from '../../support/advice.ts'
import { aKnownBase } from '../../support/base-images.ts'
import { aDigest } from '../../support/builders.ts'
import { RUNS } from '../../support/properties.ts'

const VALUE = 'hunter2hunter2'
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'RUN',
          'COPY',
          'ADD',
          '.',
          '&&',
          ';',
          '\n',
          '"',
          "'",
          '\\',
          '<<EOF',
          '{',
          '}',
          '|',
          'sh',
          '-c',
          'apt-get',
          'install',
          'update',
          'apk',
          'add',
          'gcc',
          'vim',
          'pip',
          'npm',
          'ci',
          'yarn',
          'chown',
          '-R',
          'rm',
          '-rf',
          'a.tar',
          'tar',
          'xf',
          'dnf',
          'upgrade',
          'clean',
        ),
        fc.string({ unit: 'binary', maxLength: 5 }),
      ),
    )
    .map((words) => words.join(' ')),
)
const layer = fc
  .record({
    text,
    instruction: fc.constantFrom('RUN', 'COPY', 'ADD', null),
    bytes: fc.integer({ min: 0, max: 300 * MIB }),
    names: fc.array(
      fc.oneof(fc.constantFrom('API_TOKEN', 'PASSWORD'), fc.string({ unit: 'binary' })),
    ),
  })
  .map(({ text, instruction, bytes, names }) => {
    const made = aStepLayer(
      text,
      bytes,
      names.map((name) => `${name}=${VALUE}`),
    )
    return { ...made, step: { text, instruction, buildArguments: made.step?.buildArguments ?? [] } }
  })

/** Steps that rules speak about, often several of one layer. */
const step = fc
  .record({
    text: fc
      .array(
        fc.constantFrom(
          'apt-get update',
          'apt-get install -y git gcc python3-pip',
          'apt-get upgrade -y',
          'npm ci',
          'yarn',
          'pnpm prune',
          'pip install torch',
          'UV_LINK_MODE=copy uv sync',
          'cargo build',
          'chmod -R 755 /app',
          'rm -rf /app /var/lib/apt/lists ~/.npm /src',
          'git clone https://example.com/a/b /src',
          'curl -O https://example.com/x.tgz && tar xf x.tgz',
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((commands) => `RUN ${commands.join(' && ')}`),
    copies: fc.boolean(),
    bytes: fc.oneof(fc.integer({ min: 0, max: 3000 * MIB }), fc.constant(300)),
  })
  .map(({ text, copies, bytes }) => aStepLayer(copies ? 'COPY . /app' : text, bytes))

describe('whatever the history says', () => {
  it('advises in one visible line, and tells no build argument', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 5 }), text, (layers, name) => {
        const base = aKnownBase({ name, layers: 1, movedTo: aDigest('new') })
        const variants = [{ name, bytes: 1 }]
        const own = adviceFor(anAdviceSubject(layers))
        const all = [...own, ...adviceFor(anAdviceSubject(layers, { base, variants }))]
        // One assertion for all: each takes longer than the advice itself.
        const wrong = all.filter(({ rule, bytes, layer, sentence, cure, dockerfile = '' }) => {
          const said = [sentence, cure, dockerfile].join('')
          if (/[\p{Cc}\u2028\u2029\u202e]/u.test(said) || said.includes(VALUE)) return true
          // What is removed late is in an earlier layer.
          const most = rule === 'late-cleanup' ? null : layer?.layer.bytes
          return !((bytes ?? 0) <= (most ?? Number.POSITIVE_INFINITY))
        })
        expect(wrong).toEqual([])
      }),
      RUNS,
    )
  })

  it('saves together no more than the layers have, each of them and all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.boolean(), (layers, isKnown) => {
        const base = aKnownBase({ name: 'python:3.12', layers: isKnown ? 1 : 0 })
        const variants = [{ name: 'python:3.12-slim', bytes: 1 }]
        for (const each of [
          adviceFor(anAdviceSubject(layers)),
          adviceFor(anAdviceSubject(layers, { base, variants })),
        ]) {
          const distinct = new Map(layers.map(({ layer }) => [layer.digest, layer.bytes]))
          const left = new Map(distinct)
          for (const { layer, bytes } of each.flatMap(({ savings }) => savings)) {
            const { digest } = layer.layer
            left.set(digest, (left.get(digest) ?? 0) - bytes)
          }
          expect([...left.values()].filter((bytes) => bytes < 0)).toEqual([])
          const sum = each.reduce((all, { bytes }) => all + (bytes ?? 0), 0)
          expect(sum).toBeLessThanOrEqual(
            [...distinct.values()].reduce((all, bytes) => all + bytes, 0),
          )
          const told = each.filter(({ bytes }) => bytes !== null)
          expect(
            told.map(({ savings }) => savings.reduce((all, part) => all + part.bytes, 0)),
          ).toEqual(told.map(({ bytes }) => bytes))
        }
      }),
      RUNS,
    )
  })

  it('reads shell lines and base names without a fault', () => {
    fc.assert(
      fc.property(text, (line) => {
        expect(readScript(line).commands.every(({ name }) => name !== '')).toBe(true)
        expect(Array.isArray(slimmerVariants(line))).toBe(true)
      }),
      RUNS,
    )
  })

  it('reads a long line in a moment', () => {
    const started = performance.now()
    for (const part of ['"', "'", '\\', 'RUN apt-get install "', '{(', 'sh -c "', '<<']) {
      adviceFor(anAdviceSubject([aStepLayer(`RUN ${part.repeat(20_000)}`)]))
    }
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
