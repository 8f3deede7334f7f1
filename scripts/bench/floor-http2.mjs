// `node floor-http2.mjs ORIGIN PLAN WIDTH SESSIONS`: a plan by Node's own client over HTTP/2, WIDTH
// streams at once, spread over SESSIONS connections.
import { connect } from 'node:http2'
import { follow, origin } from './follow.mjs'

const count = Number(process.argv[5])
const sessions = Array.from({ length: count }, () =>
  connect(origin, { settings: { initialWindowSize: 2 ** 20 } }),
)
let next = 0
follow(
  ({ method, path, headers }, done) => {
    const stream = sessions[next++ % count].request({
      ...headers,
      ':method': method,
      ':path': path,
    })
    stream.resume().on('end', done)
  },
  () => {
    for (const session of sessions) session.close()
  },
)
for (const session of sessions) session.on('connect', () => session.setLocalWindowSize(2 ** 24))
