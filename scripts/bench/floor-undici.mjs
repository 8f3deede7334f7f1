// `node floor-undici.mjs ORIGIN PLAN WIDTH`: a plan by undici over HTTP/1.1, WIDTH connections. What
// it is bundled from is its Pool alone.
import Pool from 'undici/lib/dispatcher/pool.js'
import { follow, origin, width } from './follow.mjs'

const pool = new Pool(origin.origin, { connections: width, allowH2: false })
const handlerFor = (done) => ({
  onRequestStart() {},
  onResponseStart() {},
  onResponseData() {},
  onResponseEnd: done,
  onResponseError(_, error) {
    throw error
  },
})
follow(
  (asked, done) => pool.dispatch(asked, handlerFor(done)),
  () => pool.destroy(),
)
