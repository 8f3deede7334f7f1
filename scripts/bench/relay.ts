import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

// A wire of some length: `node relay.ts PORT ROUND_TRIP_MS`. What comes from either side leaves half
// a round trip later. A new connection's first bytes leave a round trip after it was accepted: a
// client at the other end of a real wire could not have sent them sooner.

const [port = 0, roundTrip = 0] = process.argv.slice(2).map(Number)

interface Parcel {
  readonly due: number
  readonly to: Socket
  /** null: the end. */
  readonly data: Buffer | null
}

// All take as long, and so they leave as they came: one queue, one timer.
let queue: Parcel[] = []
let timer: NodeJS.Timeout | undefined

function post(to: Socket, data: Buffer | null): void {
  queue.push({ due: performance.now() + roundTrip / 2, to, data })
  if (timer === undefined) timer = setTimeout(deliver, roundTrip / 2)
}

function deliver(): void {
  const now = performance.now()
  let count = 0
  for (const { due, to, data } of queue) {
    if (due > now) break
    count++
    if (data === null) to.end()
    else if (!to.destroyed) to.write(data)
  }
  queue = count === queue.length ? [] : queue.slice(count)
  const [next] = queue
  timer = next && setTimeout(deliver, Math.max(1, next.due - now))
}

const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
  const registry = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
  let held: (Buffer | null)[] | undefined = []
  setTimeout(() => {
    for (const data of held ?? []) post(registry, data)
    held = undefined
  }, roundTrip)
  const send = (data: Buffer | null) => (held ? held.push(data) : post(registry, data))
  client.on('data', send).on('end', () => send(null))
  registry.on('data', (data: Buffer) => post(client, data)).on('end', () => post(client, null))
  const cut = () => {
    client.destroy()
    registry.destroy()
  }
  client.on('error', cut)
  registry.on('error', cut)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
