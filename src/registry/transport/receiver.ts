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
  private readonly chunks: Buffer[] = []
  private controller: Dispatcher.DispatchController | undefined
  private stopped: Error | undefined
  private status = 0
  private headers: IncomingHttpHeaders = {}
  private length = 0

  constructor(request: HttpRequest, traffic: Traffic) {
    this.request = request
    this.traffic = traffic
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
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.length += chunk.length
    this.traffic.bytes += chunk.length
    this.chunks.push(chunk)
    if (this.length > this.request.maxBytes) {
      this.stop(tooLarge(this.request))
    } else if (this.status >= 400 && this.length >= MAX_ERROR_BYTES) {
      // Of an error's words the beginning is enough.
      this.onResponseEnd()
      this.stop(new Error('enough was read'))
    }
  }

  onResponseEnd(): void {
    const { status, headers, length } = this
    const body = Buffer.concat(this.chunks, length)
    this.resolve({ status, headers, body, url: this.request.url })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.reject(error)
  }
}
