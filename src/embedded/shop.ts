import { type Architecture, copy, NGINX, NODE, pythonBase, run } from './base-images.ts'
import type { ImageSpec, LayerSpec } from './image-config.ts'

/** The images of a small shop, before and after a pull request. */

interface Comparison<Image> {
  readonly base: Image
  readonly head: Image
}

interface ApiBytes {
  readonly apt: number
  readonly pip: number
  readonly app: number
}

/** `revision` tells the layers apart that a change of the service rebuilds. */
function api(architecture: Architecture, revision: string, bytes: ApiBytes): ImageSpec {
  const layers: LayerSpec[] = [
    ...pythonBase(architecture),
    {
      seed: `api apt ${architecture}`,
      bytes: bytes.apt,
      command: run('apt-get install -y --no-install-recommends ffmpeg libpq5'),
      line: 3,
    },
    {
      seed: `api pip ${architecture} ${revision}`,
      bytes: bytes.pip,
      command: run('pip install --no-cache-dir -r requirements.txt'),
      line: 6,
    },
    {
      seed: `api app ${architecture} ${revision}`,
      bytes: bytes.app,
      command: 'COPY . . # buildkit',
      line: 7,
      emptySteps: ['ENV PYTHONUNBUFFERED=1', 'EXPOSE [8000/tcp]', 'CMD ["gunicorn" "shop.wsgi"]'],
    },
  ]
  return { platform: { os: 'linux', architecture }, layers, dockerfile: 'services/api' }
}

/** Its pip layer grows by 38 MiB: over 250 MiB on amd64, near it on arm64. */
export const API: Comparison<readonly ImageSpec[]> = {
  base: [
    api('amd64', 'main', { apt: 94_862_377, pip: 95_437_184, app: 8_803_516 }),
    api('arm64', 'main', { apt: 78_420_655, pip: 88_215_307, app: 8_803_498 }),
  ],
  head: [
    api('amd64', 'pr-7', { apt: 94_862_377, pip: 135_476_019, app: 8_841_902 }),
    api('arm64', 'pr-7', { apt: 78_420_655, pip: 127_843_289, app: 8_841_877 }),
  ],
}

/** A static site, built with Node.js and served by nginx. */
function web(revision: string, siteBytes: number): ImageSpec {
  const layers: LayerSpec[] = [
    ...NGINX,
    { seed: 'web nginx.conf', bytes: 1_934, command: copy('nginx.conf', '/etc/nginx/nginx.conf') },
    {
      seed: `web site ${revision}`,
      bytes: siteBytes,
      command: copy('/site/dist', '/usr/share/nginx/html'),
      emptySteps: ['CMD ["nginx" "-g" "daemon off;"]'],
    },
  ]
  return { platform: { os: 'linux', architecture: 'amd64' }, layers }
}

/** Its site loses 3 MiB. */
export const WEB: Comparison<ImageSpec> = {
  base: web('main', 28_054_659),
  head: web('pr-7', 24_804_073),
}

/** The pull request leaves it as it is. */
export const WORKER: ImageSpec = {
  platform: { os: 'linux', architecture: 'amd64' },
  layers: [
    ...pythonBase('amd64'),
    {
      seed: 'worker apt amd64',
      bytes: 21_650_418,
      command: run('apt-get install -y --no-install-recommends libpq5 poppler-utils'),
    },
    {
      seed: 'worker pip amd64',
      bytes: 118_791_788,
      command: run('pip install --no-cache-dir -r requirements.txt'),
      line: 6,
    },
    {
      seed: 'worker app',
      bytes: 3_412_207,
      command: 'COPY . . # buildkit',
      emptySteps: ['CMD ["celery" "-A" "shop" "worker"]'],
    },
  ],
}

/** The pull request adds it. */
export const SEARCH: ImageSpec = {
  platform: { os: 'linux', architecture: 'amd64' },
  layers: [
    ...NODE,
    {
      seed: 'search npm amd64',
      bytes: 20_317_961,
      command: run('npm ci --omit=dev'),
      emptySteps: ['ENV NODE_ENV=production'],
    },
    {
      seed: 'search app',
      bytes: 2_287_340,
      command: 'COPY . . # buildkit',
      emptySteps: ['EXPOSE [8080/tcp]', 'CMD ["node" "server.js"]'],
    },
  ],
}
