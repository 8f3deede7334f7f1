import { aDigest } from './builders.ts'

/** Statements as BuildKit writes them, of one build of two stages. */

/**
 * 1 FROM golang:1.24-alpine AS build
 * 2 COPY . .
 * 3 RUN go build -o /app
 * 4
 * 5 FROM debian:bookworm-slim
 * 6 RUN apt-get update && \
 * 7     apt-get install -y curl
 * 8 COPY --from=build /app /app
 */
export const LAYERS = {
  golang: aDigest('golang, last layer'),
  built: aDigest('go build'),
  debianFirst: aDigest('debian, first layer'),
  debian: aDigest('debian, last layer'),
  curl: aDigest('curl'),
  app: aDigest('app'),
}

/** The `digest` of SLSA's ResourceDescriptor. */
export function digestSet(seed: string): object {
  return { sha256: aDigest(seed).slice('sha256:'.length) }
}

const MATERIALS = [
  { uri: 'pkg:docker/docker/dockerfile@1', digest: digestSet('frontend') },
  {
    uri: 'pkg:docker/debian@bookworm-slim?platform=linux%2Famd64',
    digest: digestSet('debian'),
  },
  { uri: 'pkg:docker/golang@1.24-alpine?platform=linux%2Famd64', digest: digestSet('golang') },
  {
    uri: 'https://github.com/acme/shop.git#refs/heads/main',
    digest: { sha1: '4b220de5058abfd01ff619c9d2ff6b09a049bea0' },
  },
]

const VCS = { 'localdir:context': '.', 'localdir:dockerfile': 'services/api', revision: '4b220de' }

function chain(...digests: readonly string[]): object[] {
  const mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip'
  return digests.map((digest) => ({ mediaType, digest, size: 1_000_000 }))
}

function at(...lines: readonly number[]): object {
  return { locations: lines.map((line) => ({ ranges: [{ start: { line }, end: { line } }] })) }
}

/** Steps are numbered in the order in which they depend on each other; step3 is the context. */
const SOURCE = {
  locations: {
    step0: at(5),
    step1: at(6, 7),
    step2: at(1),
    step3: {},
    step4: at(2),
    step5: at(3),
    step10: at(8),
  },
  infos: [{ filename: 'Dockerfile', language: 'Dockerfile', data: 'RlJPTSBzY3JhdGNo' }],
}

interface Given {
  readonly mode?: 'min' | 'max'
  /** Replace what stands in BuildKit's own metadata. */
  readonly metadata?: object
  readonly materials?: readonly unknown[]
}

function buildkitMetadata({ mode = 'max', metadata }: Given): object {
  const { golang, built, debianFirst, debian, curl, app } = LAYERS
  if (mode === 'min') return { vcs: VCS, ...metadata }
  return {
    vcs: VCS,
    source: SOURCE,
    layers: {
      // In no order of time, and one of them twice (moby/buildkit#4143).
      'step10:0': [chain(debianFirst, debian, curl, app)],
      'step1:0': [chain(debianFirst, debian, curl)],
      'step0:0': [chain(debianFirst, debian), chain(debianFirst, debian)],
      'step2:0': [chain(golang)],
      'step5:0': [chain(golang, built)],
    },
    ...metadata,
  }
}

/** https://slsa.dev/spec/v0.2/provenance, as BuildKit 0.11 and later write it. */
export function slsa02(given: Given = {}): object {
  const { mode = 'max', materials = MATERIALS } = given
  return {
    _type: 'https://in-toto.io/Statement/v0.1',
    predicateType: 'https://slsa.dev/provenance/v0.2',
    subject: [{ name: 'pkg:docker/acme/api@main', digest: digestSet('image') }],
    predicate: {
      builder: { id: '' },
      buildType: 'https://mobyproject.org/buildkit@v1',
      materials,
      invocation: { configSource: { entryPoint: 'Dockerfile' }, parameters: {} },
      ...(mode === 'max' ? { buildConfig: { llbDefinition: [{ id: 'step0' }] } } : {}),
      metadata: {
        buildInvocationID: 'rpv7a389uzil5lqmrgwhijwjz',
        reproducible: false,
        'https://mobyproject.org/buildkit@v1#metadata': buildkitMetadata(given),
      },
    },
  }
}

/** https://slsa.dev/spec/v1.1/provenance. */
export function slsa1(given: Given = {}): object {
  const { mode = 'max', materials = MATERIALS } = given
  const buildConfig = { llbDefinition: [{ id: 'step0' }] }
  return {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
    subject: [{ name: 'pkg:docker/acme/api@main', digest: digestSet('image') }],
    predicate: {
      buildDefinition: {
        buildType:
          'https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md',
        externalParameters: { configSource: { path: 'Dockerfile' } },
        internalParameters: {
          builderPlatform: 'linux/amd64',
          ...(mode === 'max' ? { buildConfig } : {}),
        },
        resolvedDependencies: materials,
      },
      runDetails: {
        builder: { id: '' },
        metadata: {
          invocationId: 'yirbp1aosi1vqjmi3z6bc75nb',
          buildkit_metadata: buildkitMetadata(given),
        },
      },
    },
  }
}
