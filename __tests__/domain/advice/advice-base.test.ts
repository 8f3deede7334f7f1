import { describe, expect, it } from '@jest/globals'
import { slimmerVariants } from '../../../src/domain/advice/advice.ts'
import type { AdviceSubject } from '../../../src/domain/advice/rule.ts'
import type { Unshared } from '../../../src/domain/fleet/fleet.ts'
import { MIB } from '../../../src/domain/values/bytes.ts'
import { adviceOf, aStepLayer } from '../../support/advice.ts'
import { aKnownBase } from '../../support/base-images.ts'
import { aDigest } from '../../support/builders.ts'

const python = aStepLayer('RUN python', 300 * MIB)
const own = aStepLayer('COPY app /', 5 * MIB)
const onPython = (given: Partial<AdviceSubject>) =>
  adviceOf('full-base', [python, own], { base: aKnownBase({ name: 'python:3.12' }), ...given })

describe('when the base image has slimmer variants', () => {
  it('shows each with its real size, and takes the one with the same C library', () => {
    const variants = [
      { name: 'python:3.12-slim', bytes: 45 * MIB },
      { name: 'python:3.12-alpine', bytes: 18 * MIB },
    ]
    expect(onPython({ variants })).toMatchObject([
      {
        rule: 'full-base',
        layer: null,
        bytes: 255 * MIB,
        isEstimate: false,
        sentence:
          'python:3.12 likely holds more than this service runs: of its 300.0 MiB, python:3.12-slim has 45.0 MiB, python:3.12-alpine has 18.0 MiB.',
        cure: 'Build from the slimmer variant, and install what is missed.',
        summary: 'build from python:3.12-slim',
        dockerfile: 'FROM python:3.12-slim',
      },
    ])
  })

  it('warns of musl where there is nothing else', () => {
    const variants = [{ name: 'python:3.12-alpine', bytes: 18 * MIB }]
    expect(onPython({ variants })).toMatchObject([
      { dockerfile: 'FROM python:3.12-alpine', cure: expect.stringContaining('musl') },
    ])
  })

  it.each([
    [303.05, 0],
    [296.9, 1],
  ])(
    'with a threshold of 1 %%, takes %d MiB instead of 300 for slimmer %d times',
    (size, count) => {
      const variants = [{ name: 'python:3.12-slim', bytes: size * MIB }]
      expect(onPython({ variants })).toHaveLength(count)
    },
  )

  it('is silent without variants, or without a known base', () => {
    const variants = [{ name: 'python:3.12-slim', bytes: MIB }]
    expect(onPython({})).toEqual([])
    expect(onPython({ variants, base: { kind: 'unknown' } })).toEqual([])
  })
})

describe('when slimmer variants are to be looked up', () => {
  it.each([
    ['python:3.12', 'python:3.12-slim', 'python:3.12-alpine'],
    ['python:3.12-bookworm', 'python:3.12-slim-bookworm', 'python:3.12-alpine'],
    ['python', 'python:slim', 'python:alpine'],
    ['python:latest', 'python:slim', 'python:alpine'],
    ['python:3.12@sha256:{}', 'python:3.12-slim', 'python:3.12-alpine'],
    [
      'docker.io/library/python:3',
      'docker.io/library/python:3-slim',
      'docker.io/library/python:3-alpine',
    ],
    [
      'mirror.test:5000/library/ruby:3.3',
      'mirror.test:5000/library/ruby:3.3-slim',
      'mirror.test:5000/library/ruby:3.3-alpine',
    ],
    ['node:20-bookworm', 'node:20-bookworm-slim', 'node:20-alpine'],
    ['node:20', 'node:20-slim', 'node:20-alpine'],
    ['rust:1.80-bookworm', 'rust:1.80-slim-bookworm', 'rust:1.80-alpine'],
    ['perl:5.40', 'perl:5.40-slim'],
    ['debian:12', 'debian:12-slim'],
    ['debian:bookworm', 'debian:bookworm-slim'],
    ['debian:stable', 'debian:stable-slim'],
    ['debian', 'debian:stable-slim'],
    ['golang:1.23-bookworm', 'golang:1.23-alpine'],
    ['php:8.3-fpm', 'php:8.3-fpm-alpine'],
    ['php:8.3-fpm-bookworm', 'php:8.3-fpm-alpine'],
    ['php:8.3-apache'],
    ['nginx:1.27', 'nginx:1.27-alpine', 'nginx:1.27-alpine-slim'],
    ['eclipse-temurin:21', 'eclipse-temurin:21-jre', 'eclipse-temurin:21-jre-alpine'],
    [
      'eclipse-temurin:21-jdk-noble',
      'eclipse-temurin:21-jre-noble',
      'eclipse-temurin:21-jre-alpine',
    ],
    ['eclipse-temurin:21-jre', 'eclipse-temurin:21-jre-alpine'],
    ['openjdk:17', 'openjdk:17-slim', 'openjdk:17-alpine'],
  ])('of %s', (name, ...variants) => {
    const base = name.replace('{}', 'a'.repeat(64))
    expect(slimmerVariants(base)).toEqual(variants)
  })

  it.each([
    'ubuntu:24.04',
    'python:3.12-slim',
    'python:3.12-slim-bookworm',
    'node:20-alpine3.20',
    'eclipse-temurin:21-jre-ubi9-minimal',
    'gcr.io/distroless/python3',
    'registry.access.redhat.com/ubi9/python-312',
    'ghcr.io/acme/python:3.12',
    'acme/node:20',
    `python@sha256:${'a'.repeat(64)}`,
    'oci:python:3.12',
    'constructor',
    'not a reference',
    '',
  ])('finds none for %j', (name) => {
    expect(slimmerVariants(name)).toEqual([])
  })
})

describe('when the name of the base image stands for something newer', () => {
  it('says so, whatever it saves, and pins the newer one', () => {
    const movedTo = aDigest('new')
    const base = aKnownBase({ digest: aDigest('old'), movedTo })
    expect(adviceOf('stale-base', [own], { base })).toMatchObject([
      { bytes: null, layer: null, dockerfile: `FROM debian:bookworm-slim@${movedTo}` },
    ])
  })

  it('replaces a pin', () => {
    const base = aKnownBase({ name: `debian:12@${aDigest('old')}`, movedTo: aDigest('new') })
    expect(adviceOf('stale-base', [own], { base })).toMatchObject([
      { dockerfile: `FROM debian:12@${aDigest('new')}` },
    ])
  })

  it('is silent where it has not moved, or nothing is known', () => {
    expect(adviceOf('stale-base', [own], { base: aKnownBase() })).toEqual([])
    expect(adviceOf('stale-base', [own])).toEqual([])
  })
})

describe('when the siblings share another base', () => {
  const debian = aStepLayer('RUN debian', 80 * MIB)
  const unshared: Unshared = {
    service: 'api',
    platform: 'linux/amd64',
    base: 'debian:12',
    sharedBase: 'python:3.12-slim',
    sharedBy: 3,
    bytes: 40 * MIB,
  }

  it('names both, and what sharing saves', () => {
    expect(adviceOf('unshared-base', [debian, own], { unshared })).toMatchObject([
      {
        bytes: 40 * MIB,
        isEstimate: false,
        sentence:
          '3 services share python:3.12-slim, but this one is built from debian:12: likely stored and pulled for it alone.',
        dockerfile: 'FROM python:3.12-slim',
      },
    ])
  })

  it('asks for a new build where only the digest differs', () => {
    const renamed = { ...unshared, base: 'python:3.12-slim' }
    expect(adviceOf('unshared-base', [own], { unshared: renamed })).toMatchObject([
      { cure: 'Build again, so that all stand on the same digest of the base image.' },
    ])
  })

  it.each([
    [MIB, 1],
    [MIB - 1, 0],
  ])('says of %d bytes %d times that they are saved', (bytes, count) => {
    const given = { unshared: { ...unshared, bytes } }
    expect(adviceOf('unshared-base', [own], given)).toHaveLength(count)
  })

  it('is silent where nothing is known of siblings', () => {
    expect(adviceOf('unshared-base', [own])).toEqual([])
  })
})
