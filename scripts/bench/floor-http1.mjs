// `node floor-http1.mjs ORIGIN PLAN WIDTH`: a plan by Node's own client over HTTP/1.1, WIDTH connections.
import { follow, origin, width } from './follow.mjs'

const isTls = origin.protocol === 'https:'
const { Agent, request } = process.getBuiltinModule(isTls ? 'node:https' : 'node:http')
const agent = new Agent({ keepAlive: true, maxSockets: width })
const { hostname: host, port } = origin
follow(
  (asked, done) =>
    request({ agent, host, port, ...asked }, (response) => response.resume().on('end', done)).end(),
  () => agent.destroy(),
)
