import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { tooLarge } from './failures.ts'
import type { HttpRequest, HttpResponse, Traffic } from './http.ts'

const MAX_ERROR_BYTES = 64 * 1024

/**
 * Takes one answer off the wire, its body counted while it comes: undici's handler, without the
 * stream that its own request() puts around each body.
 */
export class Receiver implements Dispatcher.DispatchHandler {
  readonly response: Promise<HttpResponse>
  private readonly resolve: (response: HttpResponse) => void
  private readonly reject: (error: Error) => void
  private readonly request: HttpRequest
  private readonly traffic: Traffic
  private readonly progress: () => void
  private readonly chunks: Buffer[] = []
  /** Why the sink wants no more. */
  refusedBySink: unknown
  private controller: Dispatcher.DispatchController | undefined
  private stopped: Error | undefined
  private status = 0
  private headers: IncomingHttpHeaders = {}
  private length = 0
  /** Of what streams: whatever has not been taken yet. */
  private taking: Promise<void> | undefined

  /** @param progress is called for each piece of what streams. */
  constructor(request: HttpRequest, traffic: Traffic, progress = () => {}) {
    this.request = request
    this.traffic = traffic
    this.progress = progress
    const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>()
    this.response = promise
    this.resolve = resolve
    this.reject = reject
  }

  /** Gives up, also where the request has not left yet. */
  stop(reason: Error): void {
    this.stopped = reason
    this.reject(reason)
    this.controller?.abort(reason)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    if (this.stopped !== undefined) controller.abort(this.stopped)
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.status = status
    this.headers = headers
    if (this.isStreamed) this.request.sink?.begin()
  }

  private get isStreamed(): boolean {
    return this.status === 200 && this.request.sink !== undefined
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.length += chunk.length
    this.traffic.bytes += chunk.length
    if (this.isStreamed && this.length <= this.request.maxBytes) {
      this.take(controller, chunk)
      return
    }
    this.chunks.push(chunk)
    if (this.length > this.request.maxBytes) {
      this.stop(tooLarge(this.request))
    } else if (this.status >= 400 && this.length >= MAX_ERROR_BYTES) {
      // Of an error's words the beginning is enough.
      this.onResponseEnd()
      this.stop(new Error('enough was read'))
    }
  }

  /** The server waits while a piece is looked into. */
  private take(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    // undici parses on with an empty one, and would come back with it for ever.
    if (chunk.length === 0) return
    this.progress()
    controller.pause()
    const before = this.taking ?? Promise.resolve()
    this.taking = before.then(() => this.request.sink?.write(chunk))
    this.taking.then(
      () => controller.resume(),
      (error) => {
        this.refusedBySink = error
        this.stop(error)
      },
    )
  }

  onResponseEnd(): void {
    if (this.taking === undefined) this.answer()
    else
      this.taking.then(
        () => this.answer(),
        () => {},
      )
  }

  private answer(): void {
    const { status, headers, length } = this
    const body = Buffer.concat(this.chunks, length)
    this.resolve({ status, headers, body, url: this.request.url })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.reject(error)
  }
}
