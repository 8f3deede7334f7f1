import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { emptyContent, type RegistryContent } from '../../src/demo/content.ts'
import { addImage, addIndex } from '../../src/demo/images.ts'

// A registry in a process of its own: `node server.ts SERVICES PLATFORMS DELAY_MS`. It answers from
// memory after DELAY_MS, and tells on request what it was asked: GET /stats, which also resets.

const [services = 1, platforms = 1, delay = 0] = process.argv.slice(2).map(Number)
const ARCHITECTURES = ['amd64', 'arm64', 's390x']

function fleet(): RegistryContent {
  const content = emptyContent()
  for (let index = 0; index < services; index++) {
    for (const [tag, grown] of [
      ['main', 0],
      ['pr-7', 1],
    ] as const) {
      const images = ARCHITECTURES.slice(0, platforms).map((architecture) => ({
        platform: { os: 'linux', architecture },
        layers: Array.from({ length: 10 }, (_, layer) => ({
          seed: `${index} ${architecture} ${layer < 9 ? layer : tag}`,
          bytes: 4_000_000 + 1000 * layer + (layer === 9 ? grown * 250_000 : 0),
          command: `RUN step ${layer}`,
        })),
      }))
      const name = `fleet/service-${index}:${tag}`
      const [image] = images
      if (platforms > 1) addIndex(content, name, images)
      else if (image !== undefined) addImage(content, name, image)
    }
  }
  return content
}

const answers = new Map<string, { type: string; digest: string; body: Buffer }>()
for (const [name, { tags, manifests }] of fleet().repositories) {
  for (const [digest, { mediaType, body }] of manifests) {
    answers.set(`/v2/${name}/manifests/${digest}`, { type: mediaType, digest, body })
  }
  for (const [tag, digest] of tags) {
    const answer = answers.get(`/v2/${name}/manifests/${digest}`)
    if (answer !== undefined) answers.set(`/v2/${name}/manifests/${tag}`, answer)
  }
}

let stats = { requests: 0, connections: 0, bytes: 0 }
const server = createServer((request, response) => {
  if (request.url === '/stats') {
    response.end(JSON.stringify({ ...stats, paths: [...answers.keys()] }))
    stats = { requests: 0, connections: 0, bytes: 0 }
    return response
  }
  if (request.url === '/v2/') return response.end('{}')
  const answer = answers.get(request.url ?? '')
  const respond = () => {
    stats.requests++
    if (request.method !== 'HEAD') stats.bytes += answer?.body.length ?? 0
    if (answer === undefined) return response.writeHead(404).end()
    const length = answer.body.length
    response.writeHead(200, {
      'content-type': answer.type,
      'content-length': length,
      'docker-content-digest': answer.digest,
    })
    return response.end(request.method === 'HEAD' ? undefined : answer.body)
  }
  if (delay === 0) return respond()
  setTimeout(respond, delay)
  return response
})
server.keepAliveTimeout = 60_000
server.on('connection', () => stats.connections++)
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
