import { describe, expect, it } from '@jest/globals'
import { parsePlatform } from '../../../src/domain/image/platform.ts'
import { stageOf } from '../../support/dockerfiles.ts'

/** `$<A>` as a Dockerfile has it: with braces, which would read as a template's here. */
const written = (text: string) => text.replaceAll('$<', '$\u007b').replaceAll('>', '}')

const FILE = [
  'FROM golang:1.22 AS build',
  'RUN go build -o /app',
  'FROM debian:12-slim AS base',
  'RUN apt-get update',
  'ONBUILD COPY onbuild /onbuild',
  'FROM base AS Runtime',
  'COPY --from=build /app /app',
  'CMD ["/app"]',
]

const linesOf = (...args: Parameters<typeof stageOf>) =>
  stageOf(...args).instructions.map(({ keyword, line }) => `${line} ${keyword}`)

describe('when a Dockerfile has several stages', () => {
  it('takes the last one, upon the stages of the file that it is built on', () => {
    expect(stageOf(FILE)).toMatchObject({ from: 'debian:12-slim', fromLine: 3 })
    expect(linesOf(FILE)).toEqual(['4 RUN', '5 ONBUILD', '5 COPY', '7 COPY', '8 CMD'])
  })

  it.each([
    ['by its name, in any case', 'BASE', 'debian:12-slim', ['4 RUN', '5 ONBUILD']],
    ['by its number', '0', 'golang:1.22', ['2 RUN']],
  ])('takes the one that is asked for, %s', (_, target, from, lines) => {
    expect(stageOf(FILE, { target }).from).toBe(from)
    expect(linesOf(FILE, { target })).toEqual(lines)
  })

  it.each([
    [FILE, 'prod', 'it has no stage "prod"; it has "build", "base", "Runtime"'],
    [['FROM a'], '1', 'it has no stage "1"; its stages have no names'],
  ])('says which there are where there is none of that name (%#)', (lines, target, message) => {
    expect(() => stageOf(lines, { target })).toThrow(message)
  })

  it('takes a stage’s own name for an image where no earlier stage has it', () => {
    expect(stageOf(['FROM alpine AS alpine', 'RUN a'])).toMatchObject({
      from: 'alpine',
      fromLine: 1,
    })
    expect(stageOf(['FROM b AS a', 'FROM a AS b']).from).toBe('b')
  })
})

describe('when FROM has variables', () => {
  const arm = parsePlatform('linux/arm64/v8')

  it.each<[string, readonly string[], string | null]>([
    ['a value', ['ARG TAG=12', 'FROM debian:$TAG'], 'debian:12'],
    [
      'one of another',
      ['ARG A=12', written('ARG B=$<A>-slim'), written('FROM debian:$<B>')],
      'debian:12-slim',
    ],
    ['a default', ['ARG TAG', written('FROM debian:$<TAG:-12>')], 'debian:12'],
    ['a default that is not used', ['ARG TAG=13', written('FROM debian:$<TAG:-12>')], 'debian:13'],
    ['a default in a default', [written('FROM debian:$<A:-$<B:-12>>')], 'debian:12'],
    ['an alternative', ['ARG SLIM=1', written('FROM debian:12$<SLIM:+-slim>')], 'debian:12-slim'],
    ['an alternative that is not used', [written('FROM debian:12$<SLIM:+-slim>')], 'debian:12'],
    ['quotes', ['ARG TAG="12"', written('FROM "debian:$<TAG>"')], 'debian:12'],
    ['the platform', ['FROM base-$TARGETARCH$TARGETVARIANT'], 'base-arm64v8'],
    ['the builder’s platform', ['FROM --platform=$BUILDPLATFORM debian:12'], 'debian:12'],
    ['what only the build gives', ['ARG TAG', 'FROM debian:$TAG'], null],
    ['what nobody gives', ['FROM debian:$TAG'], null],
    ['what is cut from a value', ['ARG TAG=12.1', written('FROM debian:$<TAG%.*>')], null],
    ['nothing', ['FROM scratch'], null],
  ])('fills in %s', (_, lines, from) => {
    expect(stageOf([...lines, 'RUN a'], { platform: arm }).from).toBe(from)
  })

  it('finds a stage that is chosen by one', () => {
    const lines = ['FROM a AS base-amd64', 'FROM b AS base-arm64', 'FROM base-$TARGETARCH', 'RUN c']
    expect(stageOf(lines, { platform: arm }).from).toBe('b')
  })

  it.each([
    ['values that double', Array.from({ length: 60 }, (_, at) => `ARG A${at + 1}=$A${at}$A${at}`)],
    ['values that name themselves', ['ARG A61=$A61$A61']],
    ['defaults without end', [written(`ARG A61=${'$<B:-'.repeat(190)}${'>'.repeat(190)}`)]],
    ['a value without end', [`ARG A61=${'x'.repeat(50_000)}`]],
  ])('gives up on %s, and soon', (_, args) => {
    const started = performance.now()
    expect(stageOf(['ARG A0=x', ...args, 'FROM $A60$A61']).from).toBeNull()
    expect(performance.now() - started).toBeLessThan(500)
  })
})
