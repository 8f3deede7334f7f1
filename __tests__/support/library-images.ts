import { type DescribedLayer, describeLayers } from '../../src/domain/history/described-layer.ts'
import { stepsOf } from '../../src/domain/history/history.ts'
import type { HistoryEntry } from '../../src/domain/image/manifest.ts'
import { aLayer, anImage } from './builders.ts'
import { anEntry, BUILDKIT } from './history.ts'

/** An image as its builder signs it, without a registry: its history, and its layers' bytes. */
export interface SignedImage {
  readonly history: readonly HistoryEntry[]
  readonly bytes: readonly number[]
}

/** A step, and the bytes of its layer; none where it makes none. */
type Signed = readonly [createdBy: string, bytes?: number]

/** Layers of the same step and size are the same. */
export function layersOf({ history, bytes }: SignedImage): DescribedLayer[] {
  const steps = history.filter(({ isEmpty }) => !isEmpty)
  const layers = bytes.map((size, index) =>
    aLayer({ seed: `${steps[index]?.createdBy} ${size}`, bytes: Math.round(size) }),
  )
  const image = anImage({ platform: null, layers })
  return describeLayers(image, null, stepsOf({ history }, bytes.length))
}

const KIB = 1024
const MIB = 1024 * KIB

function signed(steps: readonly Signed[], given: Partial<HistoryEntry>): SignedImage {
  return {
    history: steps.map(([words, bytes]) =>
      anEntry(words, { isEmpty: bytes === undefined, ...given }),
    ),
    bytes: steps.flatMap(([, bytes]) => bytes ?? []),
  }
}

function together(...images: readonly SignedImage[]): SignedImage {
  return {
    history: images.flatMap(({ history }) => history),
    bytes: images.flatMap(({ bytes }) => bytes),
  }
}

// Steps and their order as docker-library's Dockerfiles have them, and BuildKit signs them; the
// times are those of official builds, all steps of which have one.

const debian = signed([[`# debian.sh --arch 'amd64' out/ 'bookworm' '@1719792000'`, 27.8 * MIB]], {
  comment: 'debuerreotype 0.15',
  created: '2024-07-01T00:00:00Z',
})

const buildpackDeps = signed(
  [
    [
      'RUN /bin/sh -c set -eux; apt-get update; apt-get install -y --no-install-recommends ca-certificates curl gnupg netbase sq wget; rm -rf /var/lib/apt/lists/* # buildkit',
      23 * MIB,
    ],
    [
      'RUN /bin/sh -c apt-get update && apt-get install -y --no-install-recommends git mercurial openssh-client subversion procps && rm -rf /var/lib/apt/lists/* # buildkit',
      61.4 * MIB,
    ],
    [
      'RUN /bin/sh -c set -ex; apt-get update; apt-get install -y --no-install-recommends autoconf automake bzip2 default-libmysqlclient-dev g++ gcc make; rm -rf /var/lib/apt/lists/* # buildkit',
      201.9 * MIB,
    ],
  ],
  { comment: BUILDKIT, created: '2024-07-01T20:11:45Z' },
)

const PYTHON: readonly Signed[] = [
  ['ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305'],
  ['ENV PYTHON_VERSION=3.12.4'],
  [
    'RUN /bin/sh -c set -eux; savedAptMark="$(apt-mark showmanual)"; wget -O python.tar.xz "https://example.com/Python.tar.xz"; ./configure; make -j "$(nproc)" # buildkit',
    11.3 * MIB,
  ],
  [
    'RUN /bin/sh -c set -eux; for src in idle3 pip3 pydoc3 python3 python3-config; do ln -svT "$src" "/usr/local/bin/$src"; done # buildkit',
    250,
  ],
  ['CMD ["python3"]'],
]
const python = { comment: BUILDKIT, created: '2024-07-02T01:32:13Z' }

/** python:3.12.4-slim-bookworm */
export const pythonSlim = together(
  debian,
  signed(
    [
      ['ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/sbin:/bin'],
      ['ENV LANG=C.UTF-8'],
      [
        'RUN /bin/sh -c set -eux; apt-get update; apt-get install -y --no-install-recommends ca-certificates netbase tzdata; rm -rf /var/lib/apt/lists/* # buildkit',
        3.2 * MIB,
      ],
      ...PYTHON,
    ],
    python,
  ),
)

/** python:3.12.4-bookworm */
export const pythonFull = together(
  debian,
  buildpackDeps,
  signed(
    [
      ['ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/bin:/sbin:/bin'],
      [
        'RUN /bin/sh -c set -eux; apt-get update; apt-get install -y --no-install-recommends libbluetooth-dev tk-dev uuid-dev; rm -rf /var/lib/apt/lists/* # buildkit',
        32.8 * MIB,
      ],
      ...PYTHON,
    ],
    python,
  ),
)

/** node:20.15.0-bookworm */
export const nodeFull = together(
  debian,
  buildpackDeps,
  signed(
    [
      [
        'RUN /bin/sh -c groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node # buildkit',
        3.2 * KIB,
      ],
      ['ENV NODE_VERSION=20.15.0'],
      [
        'RUN /bin/sh -c ARCH= && curl -fsSLO "https://example.com/node.tar.xz" && tar -xJf node.tar.xz -C /usr/local # buildkit',
        47.5 * MIB,
      ],
      ['ENV YARN_VERSION=1.22.22'],
      [
        'RUN /bin/sh -c set -ex && curl -fsSLO "https://example.com/yarn.tar.gz" && tar -xzf yarn.tar.gz -C /opt/ # buildkit',
        1.2 * MIB,
      ],
      ['COPY docker-entrypoint.sh /usr/local/bin/ # buildkit', 451],
      ['ENTRYPOINT ["docker-entrypoint.sh"]'],
      ['CMD ["node"]'],
    ],
    { comment: BUILDKIT, created: '2024-06-20T21:05:30Z' },
  ),
)

/** golang:1.22.4-bookworm: no CMD ends it. */
export const golang = together(
  debian,
  signed(
    [
      [
        'RUN /bin/sh -c set -eux; apt-get update; apt-get install -y --no-install-recommends g++ gcc libc6-dev make pkg-config; rm -rf /var/lib/apt/lists/* # buildkit',
        88 * MIB,
      ],
      ['ENV GOLANG_VERSION=1.22.4'],
      ['ENV GOTOOLCHAIN=local'],
      ['ENV GOPATH=/go'],
      ['COPY /usr/local/go/ /usr/local/go/ # buildkit', 66 * MIB],
      [
        'RUN /bin/sh -c mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 1777 "$GOPATH" # buildkit',
        126,
      ],
      ['WORKDIR /go', 32],
    ],
    { comment: BUILDKIT, created: '2024-06-04T18:02:45Z' },
  ),
)

/** Before BuildKit: each step at its own time, `openjdk:17.0.2-slim-bullseye`. */
export const openjdkSlim: SignedImage = {
  history: [
    [
      '/bin/sh -c #(nop) ADD file:5c4d9eed6f5a24ce8bd17a1f1a5a1c0d1e2f in / ',
      '2022-01-26T01:40:41.024Z',
      false,
    ],
    ['/bin/sh -c #(nop)  CMD ["bash"]', '2022-01-26T01:40:41.535Z', true],
    [
      '/bin/sh -c set -eux; apt-get update; apt-get install -y --no-install-recommends ca-certificates p11-kit; rm -rf /var/lib/apt/lists/*',
      '2022-01-26T19:52:10.551Z',
      false,
    ],
    ['/bin/sh -c #(nop)  ENV JAVA_HOME=/usr/local/openjdk-17', '2022-01-26T19:52:11.124Z', true],
    ['/bin/sh -c #(nop)  ENV JAVA_VERSION=17.0.2', '2022-01-26T19:52:11.703Z', true],
    [
      '/bin/sh -c set -eux; wget -O openjdk.tgz "https://example.com/openjdk.tgz"; tar --extract --file openjdk.tgz',
      '2022-01-26T19:53:31.910Z',
      false,
    ],
    ['/bin/sh -c #(nop)  CMD ["jshell"]', '2022-01-26T19:53:33.262Z', true],
  ].map(([createdBy, created, isEmpty]) =>
    anEntry(`${createdBy}`, { created: `${created}`, isEmpty: isEmpty === true }),
  ),
  bytes: [29.9 * MIB, 1.5 * MIB, 178.4 * MIB],
}

/** Somebody's own build upon one of these, by `docker build`: cached steps, and new ones. */
export function builtOn(parent: SignedImage, pip = 40 * MIB): SignedImage {
  const at = (created: string) => ({ comment: BUILDKIT, created })
  const install = 'RUN /bin/sh -c pip install --no-cache-dir -r requirements.txt # buildkit'
  return together(
    parent,
    // From a cache.
    signed([['WORKDIR /app', 120]], at('2024-07-18T08:00:01.220443551Z')),
    signed([['COPY requirements.txt . # buildkit', 310]], at('2024-07-18T08:00:01.310550001Z')),
    signed([[install, pip]], at('2024-07-18T08:00:44.118554004Z')),
    signed(
      [['COPY src/ . # buildkit', 80 * KIB], ['CMD ["python" "-m" "app"]']],
      at('2024-07-19T09:30:12.910554201Z'),
    ),
  )
}
