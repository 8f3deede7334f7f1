import type { LayerSpec } from './image-config.ts'

/** Base images as a shop would build on them; layers of one seed are one layer everywhere. */

export type Architecture = 'amd64' | 'arm64'

/** Compressed sizes; they differ by architecture as those of real packages do. */
interface PythonBytes {
  readonly debian: number
  readonly packages: number
  readonly interpreter: number
  readonly links: number
}

const PYTHON: Record<Architecture, PythonBytes> = {
  amd64: { debian: 29_776_905, packages: 1_214_703, interpreter: 12_114_829, links: 251 },
  arm64: { debian: 30_138_552, packages: 1_207_946, interpreter: 12_021_390, links: 250 },
}

/** What `FROM python:3.14-slim` brings along. */
export function pythonBase(architecture: Architecture): LayerSpec[] {
  const bytes = PYTHON[architecture]
  return [
    {
      seed: `debian trixie ${architecture}`,
      bytes: bytes.debian,
      command: `# debian.sh --arch '${architecture}' out/ 'trixie' '@1792368000'`,
      emptySteps: ['ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin'],
    },
    {
      seed: `python 3.14 packages ${architecture}`,
      bytes: bytes.packages,
      command: run('apt-get install -y --no-install-recommends ca-certificates netbase tzdata'),
      emptySteps: ['ENV PYTHON_VERSION=3.14.0'],
    },
    {
      seed: `python 3.14 interpreter ${architecture}`,
      bytes: bytes.interpreter,
      command: run('./configure --enable-optimizations --with-lto && make install'),
    },
    {
      seed: `python 3.14 links ${architecture}`,
      bytes: bytes.links,
      command: run('cd /usr/local/bin && ln -s python3 python && ln -s pip3 pip'),
      emptySteps: ['CMD ["python3"]'],
    },
  ]
}

const ENTRYPOINTS = '/docker-entrypoint.d'

/** What `FROM nginx:1.29-alpine` brings along. */
export const NGINX: readonly LayerSpec[] = [
  {
    seed: 'alpine 3.22 amd64',
    bytes: 3_799_689,
    command: 'ADD alpine-minirootfs-3.22.2-x86_64.tar.gz / # buildkit',
    emptySteps: ['CMD ["/bin/sh"]', 'ENV NGINX_VERSION=1.29.2'],
  },
  { seed: 'nginx 1.29 amd64', bytes: 1_809_244, command: run('apk add --no-cache nginx') },
  { seed: 'nginx 1.29 entrypoint', bytes: 627, command: copy('docker-entrypoint.sh', '/') },
  { seed: 'nginx 1.29 ipv6', bytes: 957, command: copy('10-listen-on-ipv6.sh', ENTRYPOINTS) },
  { seed: 'nginx 1.29 templates', bytes: 1_208, command: copy('20-envsubst.sh', ENTRYPOINTS) },
  {
    seed: 'nginx 1.29 workers',
    bytes: 1_397,
    command: copy('30-tune-workers.sh', ENTRYPOINTS),
    emptySteps: ['ENTRYPOINT ["/docker-entrypoint.sh"]', 'EXPOSE [80/tcp]', 'STOPSIGNAL SIGQUIT'],
  },
  {
    seed: 'nginx 1.29 modules amd64',
    bytes: 16_871_245,
    command: run('apk add --no-cache nginx-module-geoip nginx-module-njs nginx-module-xslt'),
  },
]

/** What `FROM node:24-slim` brings along. */
export const NODE: readonly LayerSpec[] = [
  {
    seed: 'debian bookworm amd64',
    bytes: 28_236_256,
    command: `# debian.sh --arch 'amd64' out/ 'bookworm' '@1792368000'`,
  },
  {
    seed: 'node 24 user amd64',
    bytes: 3_310,
    command: run('groupadd --gid 1000 node && useradd --uid 1000 --gid node node'),
    emptySteps: ['ENV NODE_VERSION=24.11.0'],
  },
  {
    seed: 'node 24 runtime amd64',
    bytes: 49_871_022,
    command: run(
      'tar -xJf "node-v$NODE_VERSION-linux-x64.tar.xz" -C /usr/local --strip-components=1',
    ),
    emptySteps: ['CMD ["node"]'],
  },
]

/** A RUN step as BuildKit writes it into the history. */
export function run(command: string): string {
  return `RUN /bin/sh -c ${command} # buildkit`
}

export function copy(source: string, destination: string): string {
  return `COPY ${source} ${destination} # buildkit`
}
