import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { RegistrySettings, Traffic } from './settings.ts'

/** A registry in a process of its own, and where a round trip is asked for, a relay in another. */
export class Wire {
  readonly port: number
  private readonly registry: ChildProcess
  private readonly relay: ChildProcess | undefined

  private constructor(port: number, registry: ChildProcess, relay?: ChildProcess) {
    this.port = port
    this.registry = registry
    this.relay = relay
  }

  static async start(settings: RegistrySettings, roundTrip: number): Promise<Wire> {
    const registry = start('registry.ts', JSON.stringify(settings))
    const port = await told<number>(registry)
    if (roundTrip === 0) return new Wire(port, registry)
    const relay = start('relay.ts', String(port), String(roundTrip))
    return new Wire(await told<number>(relay), registry, relay)
  }

  /** Since the last time. */
  traffic(): Promise<Traffic> {
    this.registry.send('traffic')
    return told(this.registry)
  }

  /** They end with the channel. */
  stop(): void {
    this.relay?.disconnect()
    this.registry.disconnect()
  }
}

function start(program: string, ...args: string[]): ChildProcess {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args)
  child.on('exit', (code) => {
    if (code !== 0) throw new Error(`${program} has ended with ${code}`)
  })
  return child
}

async function told<Message>(child: ChildProcess): Promise<Message> {
  const [message] = await once(child, 'message')
  return message
}
