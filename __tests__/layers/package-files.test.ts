import { describe, expect, it } from '@jest/globals'
import { PackageFiles } from '../../src/layers/package-files.ts'
import { zip } from '../support/zip-writer.ts'

/** What is found in a file, whatever pieces it comes in. */
function found(path: string, content: Buffer, size = 65_536) {
  const files = new PackageFiles()
  const sink = files.sinkFor(path, content.length)
  for (let at = 0; at < content.length; at += size) sink?.write(content.subarray(at, at + size))
  sink?.end()
  return { texts: files.texts.map(({ text }) => text), leftOut: files.leftOut }
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1')
const SENTINEL = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex')
const CLOSING = Buffer.from('f932433186182072008242104116d8f2', 'hex')

function varint(value: number): Buffer {
  return value < 128 ? Buffer.of(value) : Buffer.of((value & 0x7f) | 0x80, value >> 7)
}

function withLength(content: Buffer): Buffer {
  return Buffer.concat([varint(content.length), content])
}

interface Program {
  readonly modules?: string
  readonly flags?: number
  /** Where the information stands in the file. */
  readonly at?: number
  readonly before?: Buffer
  readonly start?: Buffer
}

const SAID =
  'path\tacme.dev/tool/cmd\nmod\tacme.dev/tool\tv1.2.3\th1:x=\ndep\tacme.dev/lib\tv9\th1:y=\n'

/** As Go 1.18 and later write it. */
function program({ modules = SAID, flags = 2, at = 300_000, before, start }: Program = {}): Buffer {
  const information = Buffer.concat([
    MAGIC,
    Buffer.of(8, flags),
    Buffer.alloc(16),
    withLength(Buffer.from('go1.22.3')),
    withLength(Buffer.concat([SENTINEL, Buffer.from(modules), CLOSING])),
  ])
  const content = Buffer.alloc(500_000)
  content.set(start ?? Buffer.from('\x7fELF'), 0)
  if (before !== undefined) content.set(before, 100_000)
  content.set(information, at)
  return content
}

const TOLD = ['path\tacme.dev/tool/cmd\nmod\tacme.dev/tool\tv1.2.3\ngo\tgo1.22.3']

describe('when a program was built by Go', () => {
  it.each([
    ['in large pieces', program(), 262_144],
    ['in small ones', program(), 977],
    ['byte by byte', program({ at: 4000 }), 1],
    ['cut within the magic', program({ at: 65_530 }), 65_536],
    ['cut just before the magic', program({ at: 65_536 }), 65_536],
    ['at the very end', program({ at: 499_600 }).subarray(0, 499_900), 65_536],
  ])('tells its module: %s', (_, content, size) => {
    expect(found('usr/bin/tool', content, size).texts).toEqual(TOLD)
  })

  it('looks on where the magic is but one of its constants', () => {
    const before = Buffer.concat([MAGIC, Buffer.from('\x08\x02 no version')])
    expect(found('usr/bin/tool', program({ before }), 977).texts).toEqual(TOLD)
    const close = Buffer.concat([Buffer.alloc(100), MAGIC])
    expect(found('usr/bin/tool', program({ before: close, at: 100_200 })).texts).toEqual(TOLD)
  })

  it('tells what it has of one without a module', () => {
    const modules = 'path\tacme.dev/old/cmd\nbuild\t-compiler=gc\n'
    expect(found('a', program({ modules })).texts).toEqual(['path\tacme.dev/old/cmd\ngo\tgo1.22.3'])
  })

  it.each([
    ['older than Go 1.18', program({ flags: 0 })],
    ['no program', program({ start: Buffer.from('#!/bin/sh') })],
    ['cut behind the magic', program().subarray(0, 300_014)],
    ['empty behind the magic', Buffer.concat([program().subarray(0, 450_000), MAGIC])],
  ])('says nothing of what is %s', (_, content) => {
    const { texts } = found('usr/bin/tool', content)
    expect(texts.filter((text) => !text.startsWith('path\tacme.dev/tool/cmd'))).toEqual([])
    if (!content.includes(SENTINEL) || content[0] === 0x23) expect(texts).toEqual([])
  })
})

describe('when a jar holds jars', () => {
  const files = {
    'BOOT-INF/lib/a-1.0.jar': 3_000_000,
    'BOOT-INF/classes/A.class': 10,
    'lib/b.jar': 7,
  }
  it.each([65_536, 977, 5_000_000])('names them, with their bytes, in pieces of %i', (size) => {
    const told = ['3000000\tBOOT-INF/lib/a-1.0.jar\n7\tlib/b.jar']
    expect(found('app.jar', zip(files), size).texts).toEqual(told)
    expect(found('app.war', zip(files, 'a comment'), size).texts).toEqual(told)
  })

  it('says of one with more names than are read that it was not', () => {
    const many = Object.fromEntries(
      Array.from({ length: 12_000 }, (_, at) => [
        `com/acme/some/package/of/ours/Class${at}.class`,
        0,
      ]),
    )
    const { texts, leftOut } = found('app.jar', zip(many))
    expect(texts).toEqual([])
    expect(leftOut).toEqual([{ path: 'app.jar', why: 'is too large to be read' }])
  })

  it.each([
    ['no archive', Buffer.alloc(5000, 'x')],
    ['empty', Buffer.from('x')],
    ['cut', zip(files).subarray(0, -30)],
    [
      'all lies',
      (() => {
        const lies = zip({ 'a.jar': 5 })
        lies.fill(0xff, 35, 80)
        return lies
      })(),
    ],
  ])('says nothing of one that is %s', (_, content) => {
    expect(found('app.jar', content)).toEqual({ texts: [], leftOut: [] })
  })
})

describe('when a database of packages is not read', () => {
  it.each(['var/lib/rpm/rpmdb.sqlite', 'usr/lib/sysimage/rpm/Packages.db', 'var/lib/rpm/Packages'])(
    'is named: %s',
    (path) => {
      expect(found(path, Buffer.alloc(5000)).leftOut).toEqual([
        { path, why: 'is a database of rpm, which is not read' },
      ])
    },
  )
})
