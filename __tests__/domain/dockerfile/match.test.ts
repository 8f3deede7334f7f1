import { describe, expect, it } from '@jest/globals'
import { matchDockerfile, placedHistory } from '../../../src/domain/dockerfile/match.ts'
import { mismatchWords } from '../../../src/domain/dockerfile/mismatch.ts'
import { stepsOf } from '../../../src/domain/history/history.ts'
import type { HistoryEntry } from '../../../src/domain/image/manifest.ts'
import { FILE, stageOf } from '../../support/dockerfiles.ts'
import { anEmptyEntry, anEntry, BUILDKIT } from '../../support/history.ts'

const PARENT = [
  anEntry('ADD rootfs.tar.xz / # buildkit', { comment: BUILDKIT }),
  anEntry('RUN /bin/sh -c apt-get install python # buildkit', { comment: BUILDKIT }),
  anEmptyEntry('ENV A=b', BUILDKIT),
  anEmptyEntry('CMD ["python3"]', BUILDKIT),
]

const countOf = (history: readonly HistoryEntry[]) =>
  history.filter(({ isEmpty }) => !isEmpty).length

function matched(history: readonly HistoryEntry[], lines: readonly string[]) {
  const stage = stageOf(lines)
  return matchDockerfile({ history }, countOf(history), stage)
}

/** Each layer's step and line. */
function linesOf(history: readonly HistoryEntry[], lines: readonly string[]): string[] {
  const match = matched(history, lines)
  if ('missing' in match) return [mismatchWords(match)]
  const placed = placedHistory({ history }, match, FILE)
  return stepsOf({ history: placed }, countOf(history)).map((step) => {
    const steps = step?.merged?.steps ?? (step === null ? [] : [step])
    return steps.map(({ text, place }) => `${place?.line ?? '–'} ${text}`).join(', ')
  })
}

const OWN = [
  'FROM python:3.12',
  'WORKDIR /app',
  'COPY --chown=1:1 requirements.txt .',
  'RUN pip install \\',
  '  # why',
  '  -r requirements.txt',
  'ENV A=b',
  'COPY . .',
  'CMD ["python", "-m", "app"]',
]
const theirs = ['– ADD rootfs.tar.xz /', '– RUN apt-get install python']

describe('when an image was built by a Dockerfile', () => {
  it.each<[string, readonly HistoryEntry[], readonly string[]]>([
    [
      'BuildKit',
      [
        anEntry('WORKDIR /app', { comment: BUILDKIT }),
        anEntry('COPY --chown=1:1 requirements.txt . # buildkit', { comment: BUILDKIT }),
        anEntry('RUN /bin/sh -c pip install   -r requirements.txt # buildkit'),
        anEmptyEntry('ENV A=b', BUILDKIT),
        anEntry('COPY . . # buildkit', { comment: BUILDKIT }),
        anEmptyEntry('CMD ["python" "-m" "app"]', BUILDKIT),
      ],
      [
        '2 WORKDIR /app',
        '3 COPY --chown=1:1 requirements.txt .',
        '4 RUN pip install -r requirements.txt',
        '8 COPY . .',
      ],
    ],
    [
      'the old builder',
      [
        anEntry('/bin/sh -c #(nop) WORKDIR /app'),
        anEntry('/bin/sh -c #(nop) COPY --chown=1:1 file:0a1b in . '),
        anEntry('/bin/sh -c pip install   -r requirements.txt'),
        anEmptyEntry('/bin/sh -c #(nop)  ENV A=b'),
        anEntry('/bin/sh -c #(nop) COPY dir:0a1b in . '),
        anEmptyEntry('/bin/sh -c #(nop)  CMD ["python" "-m" "app"]'),
      ],
      [
        '2 WORKDIR /app',
        '3 COPY --chown=1:1 … .',
        '4 RUN pip install -r requirements.txt',
        '8 COPY … .',
      ],
    ],
    [
      'Kaniko',
      [
        anEntry('COPY --chown=1:1 requirements.txt .'),
        anEntry('RUN pip install   -r requirements.txt'),
        anEntry('COPY . .'),
      ],
      [
        '3 COPY --chown=1:1 requirements.txt .',
        '4 RUN pip install -r requirements.txt',
        '8 COPY . .',
      ],
    ],
    [
      'Kaniko, in a single snapshot',
      [anEntry('CMD ["python", "-m", "app"]')],
      ['3 COPY --chown=1:1 requirements.txt ., 4 RUN pip install -r requirements.txt, 8 COPY . .'],
    ],
    [
      'Buildah, in one layer',
      [
        anEmptyEntry('/bin/sh -c #(nop) WORKDIR /app'),
        anEmptyEntry('/bin/sh -c #(nop) COPY file:0a1b in . '),
        anEmptyEntry('/bin/sh -c pip install   -r requirements.txt'),
        anEmptyEntry('/bin/sh -c #(nop) ENV A=b'),
        anEmptyEntry('/bin/sh -c #(nop) COPY dir:0a1b in . '),
        anEntry('/bin/sh -c #(nop) CMD ["python","-m","app"]', { comment: 'FROM python:3.12' }),
      ],
      ['3 COPY … ., 4 RUN pip install -r requirements.txt, 8 COPY … .'],
    ],
  ])('tells the lines of its own steps: %s', (_, own, lines) => {
    expect(linesOf([...PARENT, ...own], OWN)).toEqual([...theirs, ...lines])
    expect(matched([...PARENT, ...own], OWN)).toMatchObject({ parentLayers: 2 })
  })

  it('leaves what ONBUILD of the parent added to the parent', () => {
    const history = [...PARENT, anEntry('COPY package.json /app # buildkit'), anEntry('COPY . .')]
    expect(matched(history, ['FROM node:onbuild', 'COPY . .'])).toMatchObject({ parentLayers: 3 })
  })

  it('has no layers of its own where its steps make no files', () => {
    const lines = ['FROM python:3.12', 'ENV B=c', 'CMD ["a"]']
    const history = [...PARENT, anEmptyEntry('ENV B=c'), anEmptyEntry('CMD ["a"]')]
    expect(matched(history, lines)).toMatchObject({ parentLayers: 2 })
    expect(matched([...history, anEmptyEntry('USER a')], lines)).toHaveProperty('missing')
  })
})

describe('when a step is signed otherwise than it was written', () => {
  it.each([
    ['exec form', 'RUN ["make", "-j"]', 'RUN make -j # buildkit'],
    ['exec form, as it was', 'RUN ["make", "-j"]', 'RUN ["make", "-j"]'],
    [
      'mounts',
      'RUN --mount=type=cache,target=/x --network=none make',
      'RUN /bin/sh -c make # buildkit',
    ],
    ['build arguments', 'RUN make', 'RUN |1 TOKEN=a b /bin/sh -c make # buildkit'],
    ['a heredoc', 'RUN <<EOF\nset -e\nmake\nEOF', 'RUN /bin/sh -c set -e\nmake\n # buildkit'],
    [
      'a heredoc of a command',
      'RUN cat <<EOF > /a\nb\nEOF',
      'RUN /bin/sh -c cat <<EOF > /a\nb\nEOF # buildkit',
    ],
    ['a SHELL', 'RUN make', 'RUN /bin/bash -o pipefail -c make # buildkit'],
    ['a SHELL of its own', 'RUN make', 'RUN micromamba run -n base /bin/bash -c make # buildkit'],
    ['variables', 'COPY $' + '{NAME}.jar /$DIR/app.jar', 'COPY api.jar /srv/app.jar # buildkit'],
    ['a stage', 'COPY --from=build --link /a /b', 'COPY /a /b # buildkit'],
    ['a list', 'COPY ["a b", "/c/"]', 'COPY a b /c/ # buildkit'],
    ['a slash', 'COPY a ./b/', 'COPY a b # buildkit'],
    ['content', 'COPY <<-"X" /etc/x\n a\nX', 'COPY <<X /etc/x # buildkit'],
    ['a checksum', 'ADD a b /c/', '/bin/sh -c #(nop) ADD multi:0a1b in /c/ '],
    ['its case', 'run make', 'RUN make'],
  ])('is found: %s', (_, written, signed) => {
    expect(linesOf([...PARENT, anEntry(signed)], ['FROM a', written])).toHaveLength(3)
  })

  it.each([
    ['another command', 'RUN make', 'RUN /bin/sh -c make install # buildkit'],
    ['the end of another command', 'RUN make', 'RUN /bin/sh -c apt-get install make # buildkit'],
    ['another target', 'COPY a /b', 'COPY a /c # buildkit'],
    ['another source', 'COPY a /b', 'COPY x /b # buildkit'],
    ['more sources', 'COPY a /b', 'COPY a x /b # buildkit'],
    ['another checksum’s target', 'COPY a /b', '/bin/sh -c #(nop) COPY file:0a in /c '],
    ['ADD instead of COPY', 'COPY a /b', 'ADD a /b # buildkit'],
    ['what variables cannot make', 'COPY a-$B.jar /c', 'COPY b-1.jar /c # buildkit'],
  ])('is not found: %s', (_, written, signed) => {
    expect(matched([...PARENT, anEntry(signed)], ['FROM a', written])).toMatchObject({
      missing: { line: 2 },
    })
  })
})

describe('when a Dockerfile is of another image, or of another version', () => {
  const own = [anEntry('COPY a /a'), anEntry('RUN make'), anEntry('COPY b /b')]

  it.each<[string, readonly string[], string]>([
    [
      'a step was edited',
      ['FROM a', 'COPY a /a', 'RUN make all', 'COPY b /b'],
      'it does not match the image, whose history has no “RUN make all” of line 3 in its place',
    ],
    [
      'one came',
      ['FROM a', 'COPY a /a', 'RUN make', 'COPY b /b', 'RUN more'],
      'it does not match the image, whose history has no “RUN more” of line 5 in its place',
    ],
    [
      'one went',
      ['FROM a', 'COPY a /a', 'COPY b /b'],
      'it does not match the image, whose history has no “COPY a /a” of line 2 in its place',
    ],
    [
      'they changed places',
      ['FROM a', 'COPY b /b', 'RUN make', 'COPY a /a'],
      'it does not match the image, whose history has no “COPY a /a” of line 4 in its place',
    ],
    [
      'there are more steps than the image has',
      ['FROM a', ...Array.from({ length: 9 }, () => 'COPY b /b')],
      'it does not match the image, whose history has no “COPY b /b” of line 9 in its place',
    ],
  ])('proves nothing, and says why: %s', (_, lines, words) => {
    expect(linesOf([...PARENT, ...own], lines)).toEqual([words])
  })

  it('proves nothing of an image without a history', () => {
    expect(linesOf([], ['FROM a', 'RUN b'])).toEqual([
      'the image has no history that it could be compared with',
    ])
  })

  it('takes no step of a single snapshot for told where others are', () => {
    const history = [...PARENT, anEmptyEntry('RUN other'), anEntry('CMD ["a"]')]
    expect(matched(history, ['FROM a', 'RUN make', 'CMD ["a"]'])).toHaveProperty('missing')
  })

  it('is known in a short time', () => {
    const [many, long] = [1_900, 'a$B'.repeat(5_000)]
    const history = Array.from({ length: 1_000 }, () => anEntry(`COPY ${long} /x`))
    const lines = ['FROM a', ...Array.from({ length: many }, () => 'COPY a /x')]
    const started = performance.now()
    matched(history, lines)
    matched(history, ['FROM a', `COPY ${long} /x`])
    matched(history, ['FROM a', ...Array.from({ length: many }, () => 'ENV a=b')])
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
