// The floor: the same manifests over the same number of connections, by undici alone. Nothing is
// parsed, verified or judged; `node floor.mjs ORIGIN FILE_OF_PATHS`.
import { readFileSync } from 'node:fs'
import { Agent } from 'undici'

const [origin = '', file = ''] = process.argv.slice(2)
const paths = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const agent = new Agent({ connections: 12 })
let next = 0
let bytes = 0
const worker = async () => {
  for (let path = paths[next++]; path !== undefined; path = paths[next++]) {
    const { body } = await agent.request({
      origin,
      path,
      method: 'GET',
      headers: { accept: '*/*' },
    })
    for await (const chunk of body) bytes += chunk.length
  }
}
await Promise.all(Array.from({ length: 48 }, worker))
await agent.close()
process.stdout.write(`${bytes}\n`)
