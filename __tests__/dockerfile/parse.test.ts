import { describe, expect, it } from '@jest/globals'
import { parseDockerfile } from '../../src/dockerfile/parse.ts'
import { stageOf } from '../support/dockerfiles.ts'

describe('when an instruction has several lines', () => {
  it.each<[string, readonly string[], string]>([
    ['continued', ['RUN a \\', '  && b'], 'a   && b'],
    ['with comments between', ['RUN a \\', '# why', '  # b \\', '', '  && b'], 'a   && b'],
    [
      'a heredoc',
      ['RUN <<EOF', 'set -e', '# kept', 'a \\', '  b', 'EOF'],
      '<<EOF\nset -e\n# kept\na \\\n  b\nEOF',
    ],
    [
      'flags',
      ['RUN --mount=type=cache,target=/x \\', '  make'],
      '--mount=type=cache,target=/x   make',
    ],
    ['the escape of Windows', ['# escape=`', 'RUN dir `', '  C:\\'], 'dir   C:\\'],
  ])('joins them: %s', (_, lines, words) => {
    const [directive, rest] = lines[0]?.startsWith('#') ? [[lines[0]], lines.slice(1)] : [[], lines]
    expect(stageOf([...directive, 'FROM a', ...rest]).instructions).toEqual([
      { keyword: 'RUN', words, line: directive.length + 2 },
    ])
  })

  it('counts lines as editors do, whatever ends them', () => {
    const text = '\ufeffFROM a\r\nRUN b \\\r\n  c\r\nrun d'
    expect(parseDockerfile(text).stages[0]?.instructions).toEqual([
      { keyword: 'RUN', words: 'b   c', line: 2 },
      { keyword: 'RUN', words: 'd', line: 4 },
    ])
  })
})

describe('when a file is no Dockerfile', () => {
  it.each<[string, string, string]>([
    ['nothing', '', 'it has no FROM'],
    ['comments', '# FROM a\n', 'it has no FROM'],
    ['binary', 'FROM a\n\0\u0001', 'it is no text'],
    ['no UTF-8', Buffer.from([0x46, 0xff, 0xfe]).toString('utf8'), 'it is no text'],
    ['10 MB', `FROM a\n${'RUN a\n'.repeat(1_750_000)}`, 'it is larger than 64 KiB'],
    [
      'a pointer of Git LFS',
      'version https://git-lfs.github.com/spec/v1\noid sha256:0a\nsize 1\n',
      'it is a pointer of Git LFS',
    ],
    [
      'too many instructions',
      `FROM a\n${'RUN a\n'.repeat(2_001)}`,
      'it has more than 2,000 instructions',
    ],
  ])('says so: %s', (_, text, message) => {
    expect(() => parseDockerfile(text)).toThrow(message)
  })
})

describe('when a Dockerfile is hostile', () => {
  const K = 64_000
  it.each([
    ['continued lines', `FROM a\nRUN a${' \\\n b'.repeat(K / 5)}`],
    ['comments', `FROM a\nRUN a \\\n${'#\n'.repeat(K / 3)}b`],
    ['heredocs', `FROM a\nRUN ${'<<E '.repeat(K / 5)}\n`],
    ['a heredoc without end', `FROM a\nRUN <<E\n${'a\n'.repeat(K / 3)}`],
    ['quotes', `FROM a\nRUN ["${'"'.repeat(K)}`],
    ['braces', `FROM ${'$\u007bA:-'.repeat(K / 6)}`],
    ['flags', `FROM a\nCOPY ${'--x=y '.repeat(K / 7)}a b`],
    ['blanks', `FROM a\nRUN a${' '.repeat(K)}b`],
    ['onbuild', `FROM a\n${'ONBUILD '.repeat(K / 9)}RUN a`],
    ['directives', `${'# escape=`\n'.repeat(K / 12)}FROM a`],
    ['stages', Array.from({ length: 2_000 }, (_, at) => `FROM s${at - 1} AS s${at}`).join('\n')],
  ])('is read in a short time: %s', (_, text) => {
    const started = performance.now()
    stageOf([text])
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
