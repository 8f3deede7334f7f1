import { describe, expect, it } from '@jest/globals'
import { likelyParent } from '../../../src/domain/history/parent-steps.ts'
import type { HistoryEntry } from '../../../src/domain/image/manifest.ts'
import { anEmptyEntry, anEntry, BUILDKIT } from '../../support/history.ts'
import {
  builtOn,
  golang,
  nodeFull,
  openjdkSlim,
  pythonFull,
  pythonSlim,
  type SignedImage,
} from '../../support/library-images.ts'

const parentOf = ({ history, bytes }: SignedImage) => likelyParent({ history }, bytes.length)
const parentIn = (history: readonly HistoryEntry[]) =>
  likelyParent({ history }, history.filter(({ isEmpty }) => !isEmpty).length)

describe('when somebody builds upon an official image', () => {
  it.each<[string, SignedImage, string]>([
    ['python, slim', pythonSlim, 'python:3.12.4-slim-bookworm'],
    ['python', pythonFull, 'python:3.12.4-bookworm'],
    ['node', nodeFull, 'node:20.15.0-bookworm'],
    ['golang, which no CMD ends', golang, 'golang:1.22.4-bookworm'],
    ['openjdk, before BuildKit', openjdkSlim, 'openjdk:17.0.2-slim'],
  ])('tells its steps from the own ones: %s', (_, parent, name) => {
    expect(parentOf(builtOn(parent))).toEqual({ layers: parent.bytes.length, name })
  })

  it('takes the official image itself for what it was built upon', () => {
    expect(parentOf(pythonSlim)).toEqual({ layers: 1, name: null })
    expect(parentOf(pythonFull)).toEqual({ layers: 4, name: null })
  })

  it('needs no times where a CMD parts the two', () => {
    const { history, bytes } = builtOn(openjdkSlim)
    const timeless = history.map(({ created: _, ...entry }) => entry)
    expect(parentOf({ history: timeless, bytes })?.layers).toBe(3)
    const kaniko = history.map((entry, index) =>
      index < 7 ? entry : { ...entry, created: '0001-01-01T00:00:00Z' },
    )
    expect(parentOf({ history: kaniko, bytes })?.layers).toBe(3)
  })
})

const at = (minutes: number) => new Date(Date.UTC(2024, 6, 19, 9, minutes)).toISOString()
const rootfs = anEntry('ADD alpine-minirootfs-3.20.1-x86_64.tar.gz / # buildkit', {
  comment: BUILDKIT,
  created: '2024-06-20T20:19:57Z',
})
const shell = anEmptyEntry('CMD ["/bin/sh"]', BUILDKIT)
const own = (words: string, minutes: number) =>
  anEntry(`${words} # buildkit`, { comment: BUILDKIT, created: at(minutes) })
const ownFinal = (words: string, minutes: number) =>
  anEntry(words, { comment: BUILDKIT, created: at(minutes), isEmpty: true })

describe('when the own Dockerfile has its ENTRYPOINT in the middle', () => {
  it('takes no own step for the parent’s', () => {
    const history = [
      rootfs,
      { ...shell, created: '2024-06-20T20:19:57Z' },
      own('RUN /bin/sh -c apk add nginx', 0),
      ownFinal('ENTRYPOINT ["nginx"]', 0),
      own('COPY site /var/www', 1),
    ]
    expect(parentIn(history)).toEqual({ layers: 1, name: null })
  })
})

describe('when nothing but its first layers tell of a parent', () => {
  it.each([
    ['a root file system', [rootfs]],
    ['apko', [anEntry('apko', { comment: 'This is an apko single-layer image' })]],
    ['Bazel', [anEntry('bazel build @base//:a', { created: '1970-01-01T00:00:00Z' })]],
    ['an import', [anEntry('', { comment: 'Imported from -' })]],
    [
      'Windows',
      [anEntry('Apply image 10.0.20348.2582'), anEntry('Install update 10.0.20348.2655')],
    ],
    ['the old builder', [anEntry('/bin/sh -c #(nop) ADD file:0a1b2c in / ')]],
    ['no words', [anEntry('')]],
  ])('takes these: %s', (_, parents) => {
    const history = [...parents, own('COPY app /app', 0), ownFinal('CMD ["/app"]', 0)]
    expect(parentIn(history)).toEqual({ layers: parents.length, name: null })
  })
})

describe('when Buildah says what it built upon', () => {
  const base = [anEntry('/bin/sh -c make base'), anEmptyEntry('/bin/sh -c #(nop) LABEL a=b')]

  it.each([
    [
      'a layer for each step',
      [
        anEmptyEntry('/bin/sh -c #(nop) ARG A', 'FROM localhost/base:1'),
        anEntry('/bin/sh -c #(nop) COPY dir:0a in /app', { comment: 'FROM 0a1b2c3d4e5f' }),
        anEmptyEntry('/bin/sh -c #(nop) ENTRYPOINT ["a"]', 'FROM 0a1b2c3d4e5f'),
        anEntry('/bin/sh -c make', { comment: 'FROM 1b2c3d4e5f6a' }),
      ],
    ],
    [
      'one layer',
      [
        anEmptyEntry('/bin/sh -c #(nop) COPY dir:0a in /app'),
        anEmptyEntry('/bin/sh -c make'),
        anEntry('/bin/sh -c #(nop) CMD ["a"]', { comment: 'FROM localhost/base:1' }),
      ],
    ],
  ])('believes it: %s', (_, steps) => {
    expect(parentIn([...base, ...steps])?.layers).toBe(1)
  })

  it('has no parent’s layers where all were squashed into one', () => {
    const steps = [anEntry('/bin/sh -c #(nop) CMD ["a"]', { comment: 'FROM localhost/base:1' })]
    expect(parentIn(steps)).toBeNull()
  })
})

describe('when nothing shows a parent', () => {
  it.each<[string, readonly HistoryEntry[]]>([
    ['no history', []],
    ['own steps alone', [own('COPY app /app', 0), ownFinal('CMD ["/app"]', 0)]],
    [
      'an ENTRYPOINT in their middle',
      [own('COPY a /a', 0), ownFinal('ENTRYPOINT ["/a"]', 0), own('COPY b /b', 1)],
    ],
    ['one time for all', [own('RUN a', 0), own('RUN b', 0), ownFinal('CMD ["/a"]', 0)]],
    [
      'own versions',
      [own('RUN a', 0), ownFinal('ENV NODE_VERSION=20.15.0', 0), own('RUN b', 0), own('RUN c', 90)],
    ],
  ])('knows of none: %s', (_, history) => {
    expect(parentIn(history)).toBeNull()
  })

  it('knows of none where the history does not fit the layers', () => {
    expect(likelyParent({ history: pythonSlim.history }, 2)).toBeNull()
  })

  it('looks for one in a short time, whatever the history', () => {
    const started = performance.now()
    const words = `ENV PYTHON_VERSION=${'3.'.repeat(2_000)}`
    const history = Array.from({ length: 1_000 }, () => own(words, 0))
    parentIn(history)
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
