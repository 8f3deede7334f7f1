// The same with what the bundle takes of undici.
import { Agent } from 'undici'

const agent = new Agent({ connections: 1 })
const { origin, pathname: path } = new URL(process.argv[2])
const end = () => agent.close()
const handler = {
  onRequestStart() {},
  onResponseStart() {},
  onResponseData() {},
  onResponseEnd: end,
  onResponseError: end,
}
agent.dispatch({ origin, path, method: 'GET' }, handler)
