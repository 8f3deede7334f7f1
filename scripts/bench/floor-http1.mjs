// `node floor-http1.mjs ORIGIN PLAN WIDTH`: a plan by Node's own client over HTTP/1.1, WIDTH connections.
import { follow, origin, width } from './follow.mjs'

const isTls = origin.protocol === 'https:'
const { Agent, get } = process.getBuiltinModule(isTls ? 'node:https' : 'node:http')
const agent = new Agent({ keepAlive: true, maxSockets: width })
const { hostname: host, port } = origin
follow(
  (path, headers, done) =>
    get({ agent, host, port, path, headers }, (response) => response.resume().on('end', done)),
  () => agent.destroy(),
)
