import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { findChromium, QUIET } from '../../scripts/chromium.ts'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: Record<string, unknown>
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

interface PageOptions {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
}

/** A real browser without a window, spoken to by the DevTools protocol over a pipe. */
export class Browser {
  private readonly child: ChildProcess
  private readonly profile: string
  private readonly waiting = new Map<number, (message: Message) => void>()
  private readonly heard: Message[] = []
  private session: string | undefined
  private rest = ''
  private lastId = 0

  private constructor(child: ChildProcess, profile: string) {
    this.child = child
    this.profile = profile
    const answers = child.stdio[4] as Readable
    answers.setEncoding('utf8')
    answers.on('data', (text: string) => this.hear(text))
  }

  static async start(): Promise<Browser> {
    const program = findChromium()
    if (program === undefined) throw new Error('No Chromium: sudo apt-get install chromium')
    const profile = await mkdtemp(join(tmpdir(), 'docker-image-budgets-browser-'))
    const argv = [...QUIET, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank']
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const
    const child = spawn(program, argv, { stdio: [...stdio], detached: true })
    return new Browser(child, profile)
  }

  /** A page in a tab of its own, as soon as it is loaded and drawn. */
  async open(url: string, options: PageOptions = {}): Promise<void> {
    const { width = 1280, height = 900, scheme = 'light' } = options
    this.session = undefined
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true })
    this.session = String(sessionId)
    this.heard.length = 0
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`)
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: false,
    })
    await this.scheme(scheme)
    await this.send('Page.navigate', { url })
    await this.until(`document.readyState === 'complete'`)
    await this.frames()
  }

  async scheme(value: 'light' | 'dark'): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value }]
    await this.send('Emulation.setEmulatedMedia', { features })
    await this.frames()
  }

  /** Two of them: what is to be drawn is drawn. */
  async frames(): Promise<void> {
    await this.run(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    )
  }

  /** What an expression comes to in the page. */
  async run(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails))
    return (result as { value?: unknown }).value
  }

  /** A key as a hand presses it. */
  async press(key: string, text = key.length === 1 ? key : ''): Promise<void> {
    const code = KEY_CODES[key] ?? key.toUpperCase().charCodeAt(0)
    const event = { key, windowsVirtualKeyCode: code, ...(text === '' ? {} : { text }) }
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    await this.frames()
  }

  async type(text: string): Promise<void> {
    for (const character of text) await this.press(character)
  }

  async picture(wholePage = true): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', {
      captureBeyondViewport: wholePage,
    })
    return Buffer.from(String(data), 'base64')
  }

  /** Errors and warnings of the page, and of the browser about it. */
  get complaints(): string[] {
    return this.heard.flatMap(({ method, params = {} }) => {
      if (method === 'Runtime.exceptionThrown') return [JSON.stringify(params)]
      if (method === 'Runtime.consoleAPICalled') return [JSON.stringify(params['args'])]
      return method === 'Log.entryAdded' ? [JSON.stringify(params['entry'])] : []
    })
  }

  /** Addresses that were asked for. */
  get requests(): string[] {
    return this.heard.flatMap(({ method, params }) => {
      if (method !== 'Network.requestWillBeSent') return []
      const request = params?.['request'] as { url: string }
      return [request.url]
    })
  }

  async end(): Promise<void> {
    const ended = new Promise((done) => this.child.once('close', done))
    this.session = undefined
    void this.send('Browser.close').catch(() => {})
    const late = setTimeout(() => {
      if (this.child.pid !== undefined) process.kill(-this.child.pid, 'SIGKILL')
    }, 3_000)
    await ended
    clearTimeout(late)
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }

  private async until(expression: string): Promise<void> {
    const end = Date.now() + 15_000
    while ((await this.run(`location.href !== 'about:blank' && ${expression}`)) !== true) {
      if (Date.now() > end) throw new Error(`not in time: ${expression}`)
    }
  }

  private send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.lastId
    const session = this.session === undefined ? {} : { sessionId: this.session }
    const wire = this.child.stdio[3] as Writable
    wire.write(`${JSON.stringify({ id, method, params, ...session })}\0`)
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result = {}, error }) => {
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
    })
  }

  private hear(text: string): void {
    const parts = `${this.rest}${text}`.split('\0')
    this.rest = parts.pop() ?? ''
    for (const part of parts) {
      const message: Message = JSON.parse(part)
      if (message.id === undefined) this.heard.push(message)
      else this.waiting.get(message.id)?.(message)
    }
  }
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Enter: 13,
  Tab: 9,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowRight: 39,
}
