import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  ICONS,
  JUDGE_OTHERS,
  MAX_CHARACTERS,
  MIB,
  MOST_PROBLEMS,
  Malformed,
  NOTHING_PROVED,
  NoManifest,
  OUTCOMES,
  Unmeasurable,
  UsageError,
  adviceFor,
  adviceWords,
  alignByParts,
  amountBytes,
  approvedWords,
  at,
  bar,
  baseImageWords,
  bestOf,
  bytesOf,
  causeWords,
  commonTags,
  costLine,
  defaultName,
  editSubject,
  editVerb,
  environmentOf,
  everyExplained,
  fallingBackOn,
  fleetLine,
  formatBytes,
  formatPlatform,
  formatProblems,
  formatReference,
  grouped,
  growth,
  highlights,
  imageSize,
  isDigest,
  isFor,
  isMoved,
  isRecompressed,
  isSameName,
  isTag,
  isUnknown,
  isWindows,
  judge,
  largest,
  layerChangeWords,
  layerChanges,
  layerName,
  layersNotIn,
  leadingFinding,
  mayNameSecret,
  nearest,
  oneLine,
  pairPlatforms,
  parseAmount,
  parseApprover,
  parseIncrease,
  parsePlatform,
  parseReference,
  parseSize,
  placeWords,
  platformName,
  plural,
  pullBytes,
  pullWords,
  quoted,
  readYaml,
  refusalWords,
  requestWords,
  rowsOf,
  runsOn,
  sameCommand,
  sameNames,
  samePlatform,
  sharingLayers,
  shortDigest,
  shortened,
  slimmerVariants,
  sortedVerdicts,
  splitGrowth,
  splitLayers,
  stateOf,
  stepsOf,
  toJsonText,
  topAdvice,
  totalBytes,
  unsharedLines,
  withDefaultTag,
  withOddBlanks,
  withoutFeatures
} from "./chunk-VJP2JMJQ.js";
import {
  require_agent,
  require_client,
  require_connect,
  require_diagnostics,
  require_dispatcher,
  require_dispatcher_base,
  require_errors,
  require_pool,
  require_symbols,
  require_util
} from "./chunk-JLZW5ZKN.js";
import {
  __commonJS,
  __export,
  __require,
  __toESM
} from "./chunk-44XWL3MF.js";

// node_modules/undici/lib/api/readable.js
var require_readable = __commonJS({
  "node_modules/undici/lib/api/readable.js"(exports, module) {
    "use strict";
    var assert2 = __require("node:assert");
    var { addAbortListener } = __require("node:events");
    var { Readable } = __require("node:stream");
    var { RequestAbortedError, NotSupportedError, InvalidArgumentError, AbortError } = require_errors();
    var util = require_util();
    var kConsume = /* @__PURE__ */ Symbol("kConsume");
    var kReading = /* @__PURE__ */ Symbol("kReading");
    var kBody = /* @__PURE__ */ Symbol("kBody");
    var kAbort = /* @__PURE__ */ Symbol("kAbort");
    var kContentType = /* @__PURE__ */ Symbol("kContentType");
    var kContentLength = /* @__PURE__ */ Symbol("kContentLength");
    var kUsed = /* @__PURE__ */ Symbol("kUsed");
    var kBytesRead = /* @__PURE__ */ Symbol("kBytesRead");
    var noop = () => {
    };
    var BodyReadable = class extends Readable {
      /**
       * @param {object} opts
       * @param {(this: Readable, size: number) => void} opts.resume
       * @param {() => (void | null)} opts.abort
       * @param {string} [opts.contentType = '']
       * @param {number} [opts.contentLength]
       * @param {number} [opts.highWaterMark = 64 * 1024]
       */
      constructor({
        resume,
        abort,
        contentType = "",
        contentLength,
        highWaterMark = 64 * 1024
        // Same as nodejs fs streams.
      }) {
        super({
          autoDestroy: true,
          read: resume,
          highWaterMark
        });
        this._readableState.dataEmitted = false;
        this[kAbort] = abort;
        this[kConsume] = null;
        this[kBytesRead] = 0;
        this[kBody] = null;
        this[kUsed] = false;
        this[kContentType] = contentType;
        this[kContentLength] = Number.isFinite(contentLength) ? contentLength : null;
        this[kReading] = false;
      }
      /**
       * @param {Error|null} err
       * @param {(error:(Error|null)) => void} callback
       * @returns {void}
       */
      _destroy(err, callback) {
        if (!err && !this._readableState.endEmitted) {
          err = new RequestAbortedError();
        }
        if (err) {
          this[kAbort]();
        }
        if (!this[kUsed]) {
          setImmediate(callback, err);
        } else {
          callback(err);
        }
      }
      /**
       * @param {string|symbol} event
       * @param {(...args: any[]) => void} listener
       * @returns {this}
       */
      on(event, listener) {
        if (event === "data" || event === "readable") {
          this[kReading] = true;
          this[kUsed] = true;
        }
        return super.on(event, listener);
      }
      /**
       * @param {string|symbol} event
       * @param {(...args: any[]) => void} listener
       * @returns {this}
       */
      addListener(event, listener) {
        return this.on(event, listener);
      }
      /**
       * @param {string|symbol} event
       * @param {(...args: any[]) => void} listener
       * @returns {this}
       */
      off(event, listener) {
        const ret = super.off(event, listener);
        if (event === "data" || event === "readable") {
          this[kReading] = this.listenerCount("data") > 0 || this.listenerCount("readable") > 0;
        }
        return ret;
      }
      /**
       * @param {string|symbol} event
       * @param {(...args: any[]) => void} listener
       * @returns {this}
       */
      removeListener(event, listener) {
        return this.off(event, listener);
      }
      /**
       * @param {Buffer|null} chunk
       * @returns {boolean}
       */
      push(chunk) {
        if (chunk) {
          this[kBytesRead] += chunk.length;
          if (this[kConsume]) {
            consumePush(this[kConsume], chunk);
            return this[kReading] ? super.push(chunk) : true;
          }
        }
        return super.push(chunk);
      }
      /**
       * Consumes and returns the body as a string.
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-text
       * @returns {Promise<string>}
       */
      text() {
        return consume(this, "text");
      }
      /**
       * Consumes and returns the body as a JavaScript Object.
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-json
       * @returns {Promise<unknown>}
       */
      json() {
        return consume(this, "json");
      }
      /**
       * Consumes and returns the body as a Blob
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-blob
       * @returns {Promise<Blob>}
       */
      blob() {
        return consume(this, "blob");
      }
      /**
       * Consumes and returns the body as an Uint8Array.
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-bytes
       * @returns {Promise<Uint8Array>}
       */
      bytes() {
        return consume(this, "bytes");
      }
      /**
       * Consumes and returns the body as an ArrayBuffer.
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-arraybuffer
       * @returns {Promise<ArrayBuffer>}
       */
      arrayBuffer() {
        return consume(this, "arrayBuffer");
      }
      /**
       * Not implemented
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-formdata
       * @throws {NotSupportedError}
       */
      async formData() {
        throw new NotSupportedError();
      }
      /**
       * Returns true if the body is not null and the body has been consumed.
       * Otherwise, returns false.
       *
       * @see https://fetch.spec.whatwg.org/#dom-body-bodyused
       * @readonly
       * @returns {boolean}
       */
      get bodyUsed() {
        return util.isDisturbed(this);
      }
      /**
       * @see https://fetch.spec.whatwg.org/#dom-body-body
       * @readonly
       * @returns {ReadableStream}
       */
      get body() {
        if (!this[kBody]) {
          this[kBody] = ReadableStream.from(this);
          if (this[kConsume]) {
            this[kBody].getReader();
            assert2(this[kBody].locked);
          }
        }
        return this[kBody];
      }
      /**
       * Dumps the response body by reading `limit` number of bytes.
       * @param {object} opts
       * @param {number} [opts.limit = 131072] Number of bytes to read.
       * @param {AbortSignal} [opts.signal] An AbortSignal to cancel the dump.
       * @returns {Promise<null>}
       */
      dump(opts) {
        const signal = opts?.signal;
        if (signal != null && (typeof signal !== "object" || !("aborted" in signal))) {
          return Promise.reject(new InvalidArgumentError("signal must be an AbortSignal"));
        }
        const limit = opts?.limit && Number.isFinite(opts.limit) ? opts.limit : 128 * 1024;
        if (signal?.aborted) {
          return Promise.reject(signal.reason ?? new AbortError());
        }
        if (this._readableState.closeEmitted) {
          return Promise.resolve(null);
        }
        return new Promise((resolve3, reject) => {
          if (this[kContentLength] && this[kContentLength] > limit || this[kBytesRead] > limit) {
            this.destroy(new AbortError());
          }
          if (signal) {
            const onAbort = () => {
              this.destroy(signal.reason ?? new AbortError());
            };
            const abortListener = addAbortListener(signal, onAbort);
            this.on("close", function() {
              abortListener[Symbol.dispose]();
              if (signal.aborted) {
                reject(signal.reason ?? new AbortError());
              } else {
                resolve3(null);
              }
            });
          } else {
            this.on("close", resolve3);
          }
          this.on("error", noop).on("data", () => {
            if (this[kBytesRead] > limit) {
              this.destroy();
            }
          }).resume();
        });
      }
      /**
       * @param {BufferEncoding} encoding
       * @returns {this}
       */
      setEncoding(encoding) {
        if (Buffer.isEncoding(encoding)) {
          super.setEncoding(encoding);
        }
        return this;
      }
    };
    function isLocked(bodyReadable) {
      return bodyReadable[kBody]?.locked === true || bodyReadable[kConsume] !== null;
    }
    function isUnusable(bodyReadable) {
      return util.isDisturbed(bodyReadable) || isLocked(bodyReadable);
    }
    function consume(stream, type) {
      assert2(!stream[kConsume]);
      return new Promise((resolve3, reject) => {
        if (isUnusable(stream)) {
          const rState = stream._readableState;
          if (rState.destroyed && rState.closeEmitted === false) {
            stream.on("error", reject).on("close", () => {
              reject(new TypeError("unusable"));
            });
          } else {
            reject(rState.errored ?? new TypeError("unusable"));
          }
        } else {
          queueMicrotask(() => {
            stream[kConsume] = {
              type,
              stream,
              resolve: resolve3,
              reject,
              length: 0,
              body: []
            };
            stream.on("error", function(err) {
              consumeFinish(this[kConsume], err);
            }).on("close", function() {
              if (this[kConsume].body !== null) {
                consumeFinish(this[kConsume], new RequestAbortedError());
              }
            });
            consumeStart(stream[kConsume]);
          });
        }
      });
    }
    function consumeStart(consume2) {
      if (consume2.body === null) {
        return;
      }
      const { _readableState: state } = consume2.stream;
      if (state.bufferIndex) {
        const start = state.bufferIndex;
        const end = state.buffer.length;
        for (let n = start; n < end; n++) {
          consumePush(consume2, state.buffer[n]);
        }
      } else {
        for (const chunk of state.buffer) {
          consumePush(consume2, chunk);
        }
      }
      const decoder = state.decoder;
      if (decoder != null && decoder.lastNeed > 0) {
        consumePush(consume2, Buffer.from(decoder.lastChar.subarray(0, decoder.lastTotal - decoder.lastNeed)));
      }
      if (state.endEmitted) {
        consumeEnd(consume2, state.encoding);
        return;
      }
      consume2.stream.on("end", function() {
        consumeEnd(this[kConsume], this._readableState.encoding);
      });
      consume2.stream.resume();
      while (consume2.stream.read() != null) {
      }
    }
    function chunksDecode(chunks, length, encoding) {
      if (chunks.length === 0 || length === 0) {
        return "";
      }
      const buffer = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length);
      const bufferLength = buffer.length;
      const start = bufferLength > 2 && buffer[0] === 239 && buffer[1] === 187 && buffer[2] === 191 ? 3 : 0;
      if (!encoding || encoding === "utf8" || encoding === "utf-8") {
        return buffer.utf8Slice(start, bufferLength);
      } else {
        return buffer.subarray(start, bufferLength).toString(encoding);
      }
    }
    function chunksConcat(chunks, length) {
      if (chunks.length === 0 || length === 0) {
        return new Uint8Array(0);
      }
      if (chunks.length === 1) {
        return new Uint8Array(chunks[0]);
      }
      const buffer = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
      let offset = 0;
      for (let i = 0; i < chunks.length; ++i) {
        const chunk = chunks[i];
        buffer.set(chunk, offset);
        offset += chunk.length;
      }
      return buffer;
    }
    function consumeEnd(consume2, encoding) {
      const { type, body, resolve: resolve3, stream, length } = consume2;
      try {
        if (type === "text") {
          resolve3(chunksDecode(body, length, encoding));
        } else if (type === "json") {
          resolve3(JSON.parse(chunksDecode(body, length, encoding)));
        } else if (type === "arrayBuffer") {
          resolve3(chunksConcat(body, length).buffer);
        } else if (type === "blob") {
          resolve3(new Blob(body, { type: stream[kContentType] }));
        } else if (type === "bytes") {
          resolve3(chunksConcat(body, length));
        }
        consumeFinish(consume2);
      } catch (err) {
        stream.destroy(err);
      }
    }
    function consumePush(consume2, chunk) {
      if (consume2.body === null) {
        return;
      }
      if (typeof chunk === "string") {
        chunk = Buffer.from(chunk, consume2.stream._readableState.encoding);
      }
      consume2.length += chunk.length;
      consume2.body.push(chunk);
    }
    function consumeFinish(consume2, err) {
      if (consume2.body === null) {
        return;
      }
      if (err) {
        consume2.reject(err);
      } else {
        consume2.resolve();
      }
      consume2.type = null;
      consume2.stream = null;
      consume2.resolve = null;
      consume2.reject = null;
      consume2.length = 0;
      consume2.body = null;
    }
    module.exports = {
      Readable: BodyReadable,
      chunksDecode
    };
  }
});

// node_modules/undici/lib/api/api-request.js
var require_api_request = __commonJS({
  "node_modules/undici/lib/api/api-request.js"(exports, module) {
    "use strict";
    var assert2 = __require("node:assert");
    var { AsyncResource } = __require("node:async_hooks");
    var { Readable } = require_readable();
    var { InvalidArgumentError, RequestAbortedError } = require_errors();
    var util = require_util();
    function noop() {
    }
    var RequestHandler = class extends AsyncResource {
      constructor(opts, callback) {
        if (!opts || typeof opts !== "object") {
          throw new InvalidArgumentError("invalid opts");
        }
        const { signal, method, opaque, body, onInfo, responseHeaders, highWaterMark } = opts;
        try {
          if (typeof callback !== "function") {
            throw new InvalidArgumentError("invalid callback");
          }
          if (highWaterMark != null && (!Number.isFinite(highWaterMark) || highWaterMark < 0)) {
            throw new InvalidArgumentError("invalid highWaterMark");
          }
          if (signal && typeof signal.on !== "function" && typeof signal.addEventListener !== "function") {
            throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
          }
          if (method === "CONNECT") {
            throw new InvalidArgumentError("invalid method");
          }
          if (onInfo && typeof onInfo !== "function") {
            throw new InvalidArgumentError("invalid onInfo callback");
          }
          super("UNDICI_REQUEST");
        } catch (err) {
          if (util.isStream(body)) {
            util.destroy(body.on("error", noop), err);
          }
          throw err;
        }
        this.method = method;
        this.responseHeaders = responseHeaders || null;
        this.opaque = opaque || null;
        this.callback = callback;
        this.res = null;
        this.abort = null;
        this.body = body;
        this.trailers = {};
        this.context = null;
        this.controller = null;
        this.onInfo = onInfo || null;
        this.highWaterMark = highWaterMark;
        this.reason = null;
        this.removeAbortListener = null;
        if (signal?.aborted) {
          this.reason = signal.reason ?? new RequestAbortedError();
        } else if (signal) {
          this.removeAbortListener = util.addAbortListener(signal, () => {
            this.reason = signal.reason ?? new RequestAbortedError();
            if (this.res) {
              const res = this.res;
              this.res = null;
              util.destroy(res.on("error", noop), this.reason);
            } else if (this.abort) {
              this.abort(this.reason);
            }
          });
        }
      }
      onRequestStart(controller, context) {
        if (this.reason) {
          controller.abort(this.reason);
          return;
        }
        assert2(this.callback);
        this.controller = controller;
        this.abort = (reason) => controller.abort(reason);
        this.context = context;
      }
      onResponseStart(controller, statusCode, headers, statusText) {
        const { callback, opaque, context, responseHeaders, highWaterMark } = this;
        const rawHeaders = controller?.rawHeaders;
        const responseHeaderData = responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
        if (statusCode < 200) {
          if (this.onInfo) {
            this.onInfo({ statusCode, headers: responseHeaderData });
          }
          return;
        }
        const parsedHeaders = headers;
        const contentType = parsedHeaders?.["content-type"];
        const contentLength = parsedHeaders?.["content-length"];
        const res = new Readable({
          resume: () => controller.resume(),
          abort: (reason) => controller.abort(reason),
          contentType,
          contentLength: this.method !== "HEAD" && contentLength ? Number(contentLength) : null,
          highWaterMark
        });
        if (this.removeAbortListener) {
          res.on("close", this.removeAbortListener);
          this.removeAbortListener = null;
        }
        this.callback = null;
        this.res = res;
        if (callback !== null) {
          try {
            this.runInAsyncScope(callback, null, null, {
              statusCode,
              statusText,
              headers: responseHeaderData,
              trailers: this.trailers,
              opaque,
              body: res,
              context
            });
          } catch (err) {
            this.res = null;
            util.destroy(res.on("error", noop), err);
            queueMicrotask(() => {
              throw err;
            });
          }
        }
      }
      onResponseData(controller, chunk) {
        if (!this.res) {
          return;
        }
        if (this.res.push(chunk) === false) {
          controller.pause();
        }
      }
      onResponseEnd(_controller, trailers) {
        if (trailers && typeof trailers === "object") {
          for (const key of Object.keys(trailers)) {
            if (key === "__proto__") {
              Object.defineProperty(this.trailers, key, {
                value: trailers[key],
                enumerable: true,
                configurable: true,
                writable: true
              });
            } else {
              this.trailers[key] = trailers[key];
            }
          }
        }
        this.res?.push(null);
      }
      onResponseError(_controller, err) {
        const { res, callback, body, opaque } = this;
        if (callback) {
          this.callback = null;
          queueMicrotask(() => {
            this.runInAsyncScope(callback, null, err, { opaque });
          });
        }
        if (res) {
          this.res = null;
          queueMicrotask(() => {
            util.destroy(res.on("error", noop), err);
          });
        }
        if (body) {
          this.body = null;
          if (util.isStream(body)) {
            body.on("error", noop);
            util.destroy(body, err);
          }
        }
        if (this.removeAbortListener) {
          this.removeAbortListener();
          this.removeAbortListener = null;
        }
      }
    };
    function request(opts, callback) {
      if (callback === void 0) {
        return new Promise((resolve3, reject) => {
          request.call(this, opts, (err, data) => {
            return err ? reject(err) : resolve3(data);
          });
        });
      }
      try {
        const handler = new RequestHandler(opts, callback);
        this.dispatch(opts, handler);
      } catch (err) {
        if (typeof callback !== "function") {
          throw err;
        }
        const opaque = opts?.opaque;
        queueMicrotask(() => callback(err, { opaque }));
      }
    }
    module.exports = request;
    module.exports.RequestHandler = RequestHandler;
  }
});

// node_modules/undici/lib/api/abort-signal.js
var require_abort_signal = __commonJS({
  "node_modules/undici/lib/api/abort-signal.js"(exports, module) {
    "use strict";
    var { addAbortListener } = require_util();
    var { RequestAbortedError } = require_errors();
    var kListener = /* @__PURE__ */ Symbol("kListener");
    var kSignal = /* @__PURE__ */ Symbol("kSignal");
    function abort(self) {
      if (self.abort) {
        self.abort(self[kSignal]?.reason);
      } else {
        self.reason = self[kSignal]?.reason ?? new RequestAbortedError();
      }
      removeSignal(self);
    }
    function addSignal(self, signal) {
      self.reason = null;
      self[kSignal] = null;
      self[kListener] = null;
      if (!signal) {
        return;
      }
      if (signal.aborted) {
        abort(self);
        return;
      }
      self[kSignal] = signal;
      self[kListener] = () => {
        abort(self);
      };
      addAbortListener(self[kSignal], self[kListener]);
    }
    function removeSignal(self) {
      if (!self[kSignal]) {
        return;
      }
      if ("removeEventListener" in self[kSignal]) {
        self[kSignal].removeEventListener("abort", self[kListener]);
      } else {
        self[kSignal].removeListener("abort", self[kListener]);
      }
      self[kSignal] = null;
      self[kListener] = null;
    }
    module.exports = {
      addSignal,
      removeSignal
    };
  }
});

// node_modules/undici/lib/api/api-stream.js
var require_api_stream = __commonJS({
  "node_modules/undici/lib/api/api-stream.js"(exports, module) {
    "use strict";
    var assert2 = __require("node:assert");
    var { AsyncResource } = __require("node:async_hooks");
    var { InvalidArgumentError, InvalidReturnValueError } = require_errors();
    var util = require_util();
    var { addSignal, removeSignal } = require_abort_signal();
    function noop() {
    }
    function getWritableError(stream2) {
      return stream2.errored ?? stream2.writableErrored ?? stream2._writableState?.errored;
    }
    function createPrematureCloseError() {
      const err = new Error("Premature close");
      err.code = "ERR_STREAM_PREMATURE_CLOSE";
      return err;
    }
    function trackWritableLifecycle(stream2, callback) {
      let done = false;
      const cleanup = () => {
        stream2.removeListener("close", onClose);
        stream2.removeListener("error", onError);
        stream2.removeListener("finish", onFinish);
      };
      const finish = (err, fromErrorEvent = false) => {
        if (done) {
          return;
        }
        done = true;
        cleanup();
        callback(err, fromErrorEvent);
      };
      const onClose = () => {
        const err = getWritableError(stream2);
        finish(err ?? (!stream2.writableFinished ? createPrematureCloseError() : void 0));
      };
      const onError = (err) => finish(err, true);
      const onFinish = () => finish();
      stream2.on("close", onClose);
      stream2.on("error", onError);
      stream2.on("finish", onFinish);
      if (stream2.closed) {
        process.nextTick(onClose);
      } else if (stream2.writableFinished) {
        process.nextTick(onFinish);
      }
    }
    var StreamHandler = class extends AsyncResource {
      constructor(opts, factory, callback) {
        if (!opts || typeof opts !== "object") {
          throw new InvalidArgumentError("invalid opts");
        }
        const { signal, method, opaque, body, onInfo, responseHeaders } = opts;
        try {
          if (typeof callback !== "function") {
            throw new InvalidArgumentError("invalid callback");
          }
          if (typeof factory !== "function") {
            throw new InvalidArgumentError("invalid factory");
          }
          if (signal && typeof signal.on !== "function" && typeof signal.addEventListener !== "function") {
            throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
          }
          if (method === "CONNECT") {
            throw new InvalidArgumentError("invalid method");
          }
          if (onInfo && typeof onInfo !== "function") {
            throw new InvalidArgumentError("invalid onInfo callback");
          }
          super("UNDICI_STREAM");
        } catch (err) {
          if (util.isStream(body)) {
            util.destroy(body.on("error", noop), err);
          }
          throw err;
        }
        this.responseHeaders = responseHeaders || null;
        this.opaque = opaque || null;
        this.factory = factory;
        this.callback = callback;
        this.res = null;
        this.abort = null;
        this.context = null;
        this.controller = null;
        this.trailers = null;
        this.body = body;
        this.onInfo = onInfo || null;
        if (util.isStream(body)) {
          body.on("error", (err) => {
            this.onResponseError(this.controller, err);
          });
        }
        addSignal(this, signal);
      }
      onRequestStart(controller, context) {
        if (this.reason) {
          controller.abort(this.reason);
          return;
        }
        assert2(this.callback);
        this.controller = controller;
        this.abort = (reason) => controller.abort(reason);
        this.context = context;
      }
      onResponseStart(controller, statusCode, headers, _statusMessage) {
        const { factory, opaque, context, responseHeaders } = this;
        const rawHeaders = controller?.rawHeaders;
        const responseHeaderData = responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
        if (statusCode < 200) {
          if (this.onInfo) {
            this.onInfo({ statusCode, headers: responseHeaderData });
          }
          return;
        }
        this.factory = null;
        if (factory === null) {
          return;
        }
        const res = this.runInAsyncScope(factory, null, {
          statusCode,
          headers: responseHeaderData,
          opaque,
          context
        });
        if (!res || typeof res.write !== "function" || typeof res.end !== "function" || typeof res.on !== "function") {
          throw new InvalidReturnValueError("expected Writable");
        }
        trackWritableLifecycle(res, (err, fromErrorEvent) => {
          const { callback, res: res2, opaque: opaque2, trailers, abort } = this;
          this.res = null;
          if (err || !res2?.readable) {
            util.destroy(res2, fromErrorEvent ? void 0 : err);
          }
          this.callback = null;
          this.runInAsyncScope(callback, null, err || null, { opaque: opaque2, trailers });
          if (err) {
            abort(err);
          }
        });
        res.on("drain", () => controller.resume());
        this.res = res;
        const needDrain = res.writableNeedDrain !== void 0 ? res.writableNeedDrain : res._writableState?.needDrain;
        if (needDrain === true) {
          controller.pause();
        }
      }
      onResponseData(controller, chunk) {
        const { res } = this;
        if (!res) {
          return;
        }
        if (res.write(chunk) === false) {
          controller.pause();
        }
      }
      onResponseEnd(_controller, trailers) {
        const { res } = this;
        removeSignal(this);
        if (!res) {
          return;
        }
        if (trailers && typeof trailers === "object") {
          this.trailers = trailers;
        }
        res.end();
      }
      onResponseError(_controller, err) {
        const { res, callback, opaque, body } = this;
        removeSignal(this);
        this.factory = null;
        if (res) {
          this.res = null;
          util.destroy(res, err);
        } else if (callback) {
          this.callback = null;
          queueMicrotask(() => {
            this.runInAsyncScope(callback, null, err, { opaque });
          });
        }
        if (body) {
          this.body = null;
          util.destroy(body, err);
        }
      }
    };
    function stream(opts, factory, callback) {
      if (callback === void 0) {
        return new Promise((resolve3, reject) => {
          stream.call(this, opts, factory, (err, data) => {
            return err ? reject(err) : resolve3(data);
          });
        });
      }
      try {
        const handler = new StreamHandler(opts, factory, callback);
        this.dispatch(opts, handler);
      } catch (err) {
        if (typeof callback !== "function") {
          throw err;
        }
        const opaque = opts?.opaque;
        queueMicrotask(() => callback(err, { opaque }));
      }
    }
    module.exports = stream;
  }
});

// node_modules/undici/lib/api/api-pipeline.js
var require_api_pipeline = __commonJS({
  "node_modules/undici/lib/api/api-pipeline.js"(exports, module) {
    "use strict";
    var {
      Readable,
      Duplex,
      PassThrough
    } = __require("node:stream");
    var assert2 = __require("node:assert");
    var { AsyncResource } = __require("node:async_hooks");
    var {
      InvalidArgumentError,
      InvalidReturnValueError,
      RequestAbortedError
    } = require_errors();
    var util = require_util();
    var { kBodyUsed } = require_symbols();
    var { addSignal, removeSignal } = require_abort_signal();
    function noop() {
    }
    var kResume = /* @__PURE__ */ Symbol("resume");
    var PipelineRequest = class extends Readable {
      constructor() {
        super({ autoDestroy: true });
        this[kResume] = null;
        this[kBodyUsed] = true;
      }
      _read() {
        const { [kResume]: resume } = this;
        if (resume) {
          this[kResume] = null;
          resume();
        }
      }
      _destroy(err, callback) {
        this._read();
        callback(err);
      }
    };
    var PipelineResponse = class extends Readable {
      constructor(resume) {
        super({ autoDestroy: true });
        this[kResume] = resume;
      }
      _read() {
        this[kResume]();
      }
      _destroy(err, callback) {
        if (!err && !this._readableState.endEmitted) {
          err = new RequestAbortedError();
        }
        callback(err);
      }
    };
    var PipelineHandler = class extends AsyncResource {
      constructor(opts, handler) {
        if (!opts || typeof opts !== "object") {
          throw new InvalidArgumentError("invalid opts");
        }
        if (typeof handler !== "function") {
          throw new InvalidArgumentError("invalid handler");
        }
        const { signal, method, opaque, onInfo, responseHeaders } = opts;
        if (signal && typeof signal.on !== "function" && typeof signal.addEventListener !== "function") {
          throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
        }
        if (method === "CONNECT") {
          throw new InvalidArgumentError("invalid method");
        }
        if (onInfo && typeof onInfo !== "function") {
          throw new InvalidArgumentError("invalid onInfo callback");
        }
        super("UNDICI_PIPELINE");
        this.opaque = opaque || null;
        this.responseHeaders = responseHeaders || null;
        this.handler = handler;
        this.abort = null;
        this.context = null;
        this.onInfo = onInfo || null;
        this.req = new PipelineRequest().on("error", noop);
        this.ret = new Duplex({
          readableObjectMode: opts.objectMode,
          autoDestroy: true,
          read: () => {
            const { body } = this;
            if (body?.resume) {
              body.resume();
            }
          },
          write: (chunk, encoding, callback) => {
            const { req } = this;
            if (req.push(chunk, encoding) || req._readableState.destroyed) {
              callback();
            } else {
              req[kResume] = callback;
            }
          },
          destroy: (err, callback) => {
            const { body, req, res, ret, abort } = this;
            if (!err && !ret._readableState.endEmitted) {
              err = new RequestAbortedError();
            }
            if (abort && err) {
              abort();
            }
            util.destroy(body, err);
            util.destroy(req, err);
            util.destroy(res, err);
            removeSignal(this);
            callback(err);
          }
        }).on("prefinish", () => {
          const { req } = this;
          req.push(null);
        });
        this.res = null;
        addSignal(this, signal);
      }
      onRequestStart(controller, context) {
        const { res } = this;
        if (this.reason) {
          controller.abort(this.reason);
          return;
        }
        assert2(!res, "pipeline cannot be retried");
        this.abort = (reason) => controller.abort(reason);
        this.context = context;
      }
      onResponseStart(controller, statusCode, headers, _statusMessage) {
        const { opaque, handler, context } = this;
        if (statusCode < 200) {
          if (this.onInfo) {
            const rawHeaders = controller?.rawHeaders;
            const responseHeaders = this.responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
            this.onInfo({ statusCode, headers: responseHeaders });
          }
          return;
        }
        this.res = new PipelineResponse(() => controller.resume());
        let body;
        try {
          this.handler = null;
          const rawHeaders = controller?.rawHeaders;
          const responseHeaders = this.responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
          body = this.runInAsyncScope(handler, null, {
            statusCode,
            headers: responseHeaders,
            opaque,
            body: this.res,
            context
          });
        } catch (err) {
          this.res.on("error", noop);
          throw err;
        }
        if (!body || typeof body.on !== "function") {
          throw new InvalidReturnValueError("expected Readable");
        }
        body.on("data", (chunk) => {
          const { ret, body: body2 } = this;
          if (!ret.push(chunk) && body2.pause) {
            body2.pause();
          }
        }).on("error", (err) => {
          const { ret } = this;
          util.destroy(ret, err);
        }).on("end", () => {
          const { ret } = this;
          ret.push(null);
        }).on("close", () => {
          const { ret } = this;
          if (!ret._readableState.ended) {
            util.destroy(ret, new RequestAbortedError());
          }
        });
        this.body = body;
      }
      onResponseData(controller, chunk) {
        const { res } = this;
        if (res.push(chunk) === false) {
          controller.pause();
        }
      }
      onResponseEnd(_controller, _trailers) {
        const { res } = this;
        res.push(null);
      }
      onResponseError(_controller, err) {
        const { ret } = this;
        this.handler = null;
        util.destroy(ret, err);
      }
    };
    function pipeline2(opts, handler) {
      try {
        const pipelineHandler = new PipelineHandler(opts, handler);
        this.dispatch({ ...opts, body: pipelineHandler.req }, pipelineHandler);
        return pipelineHandler.ret;
      } catch (err) {
        return new PassThrough().destroy(err);
      }
    }
    module.exports = pipeline2;
  }
});

// node_modules/undici/lib/api/api-upgrade.js
var require_api_upgrade = __commonJS({
  "node_modules/undici/lib/api/api-upgrade.js"(exports, module) {
    "use strict";
    var { InvalidArgumentError, SocketError } = require_errors();
    var { AsyncResource } = __require("node:async_hooks");
    var assert2 = __require("node:assert");
    var util = require_util();
    var { kHTTP2Stream } = require_symbols();
    var { addSignal, removeSignal } = require_abort_signal();
    var UpgradeHandler = class extends AsyncResource {
      constructor(opts, callback) {
        if (!opts || typeof opts !== "object") {
          throw new InvalidArgumentError("invalid opts");
        }
        if (typeof callback !== "function") {
          throw new InvalidArgumentError("invalid callback");
        }
        const { signal, opaque, responseHeaders } = opts;
        if (signal && typeof signal.on !== "function" && typeof signal.addEventListener !== "function") {
          throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
        }
        super("UNDICI_UPGRADE");
        this.responseHeaders = responseHeaders || null;
        this.opaque = opaque || null;
        this.callback = callback;
        this.abort = null;
        this.context = null;
        addSignal(this, signal);
      }
      onRequestStart(controller, context) {
        if (this.reason) {
          controller.abort(this.reason);
          return;
        }
        assert2(this.callback);
        this.abort = (reason) => controller.abort(reason);
        this.context = context;
      }
      onResponseStart() {
        throw new SocketError("bad upgrade", null);
      }
      onRequestUpgrade(controller, statusCode, headers, socket) {
        const expectedStatusCode = socket[kHTTP2Stream] === true ? 200 : 101;
        if (statusCode !== expectedStatusCode) {
          const socketInfo = socket[kHTTP2Stream] === true ? null : util.getSocketInfo(socket);
          controller.abort(new SocketError("bad upgrade", socketInfo));
          return;
        }
        const { callback, opaque, context } = this;
        removeSignal(this);
        this.callback = null;
        const rawHeaders = controller?.rawHeaders;
        const responseHeaders = this.responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
        this.runInAsyncScope(callback, null, null, {
          headers: responseHeaders,
          socket,
          opaque,
          context
        });
      }
      onResponseError(_controller, err) {
        const { callback, opaque } = this;
        removeSignal(this);
        if (callback) {
          this.callback = null;
          queueMicrotask(() => {
            this.runInAsyncScope(callback, null, err, { opaque });
          });
        }
      }
    };
    function upgrade(opts, callback) {
      if (callback === void 0) {
        return new Promise((resolve3, reject) => {
          upgrade.call(this, opts, (err, data) => {
            return err ? reject(err) : resolve3(data);
          });
        });
      }
      try {
        const upgradeHandler = new UpgradeHandler(opts, callback);
        const upgradeOpts = {
          ...opts,
          method: opts.method || "GET",
          upgrade: opts.protocol || "Websocket"
        };
        this.dispatch(upgradeOpts, upgradeHandler);
      } catch (err) {
        if (typeof callback !== "function") {
          throw err;
        }
        const opaque = opts?.opaque;
        queueMicrotask(() => callback(err, { opaque }));
      }
    }
    module.exports = upgrade;
  }
});

// node_modules/undici/lib/api/api-connect.js
var require_api_connect = __commonJS({
  "node_modules/undici/lib/api/api-connect.js"(exports, module) {
    "use strict";
    var assert2 = __require("node:assert");
    var { AsyncResource } = __require("node:async_hooks");
    var { InvalidArgumentError, SocketError } = require_errors();
    var util = require_util();
    var { addSignal, removeSignal } = require_abort_signal();
    var ConnectHandler = class extends AsyncResource {
      constructor(opts, callback) {
        if (!opts || typeof opts !== "object") {
          throw new InvalidArgumentError("invalid opts");
        }
        if (typeof callback !== "function") {
          throw new InvalidArgumentError("invalid callback");
        }
        const { signal, opaque, responseHeaders } = opts;
        if (signal && typeof signal.on !== "function" && typeof signal.addEventListener !== "function") {
          throw new InvalidArgumentError("signal must be an EventEmitter or EventTarget");
        }
        super("UNDICI_CONNECT");
        this.opaque = opaque || null;
        this.responseHeaders = responseHeaders || null;
        this.callback = callback;
        this.abort = null;
        addSignal(this, signal);
      }
      onRequestStart(controller, context) {
        if (this.reason) {
          controller.abort(this.reason);
          return;
        }
        assert2(this.callback);
        this.abort = (reason) => controller.abort(reason);
        this.context = context;
      }
      onResponseStart() {
        throw new SocketError("bad connect", null);
      }
      onRequestUpgrade(controller, statusCode, headers, socket) {
        const { callback, opaque, context } = this;
        removeSignal(this);
        this.callback = null;
        let responseHeaders = headers;
        const rawHeaders = controller?.rawHeaders;
        if (responseHeaders != null) {
          responseHeaders = this.responseHeaders === "raw" ? util.parseRawHeaders(rawHeaders) : headers;
        }
        this.runInAsyncScope(callback, null, null, {
          statusCode,
          headers: responseHeaders,
          socket,
          opaque,
          context
        });
      }
      onResponseError(_controller, err) {
        const { callback, opaque } = this;
        removeSignal(this);
        if (callback) {
          this.callback = null;
          queueMicrotask(() => {
            this.runInAsyncScope(callback, null, err, { opaque });
          });
        }
      }
    };
    function connect(opts, callback) {
      if (callback === void 0) {
        return new Promise((resolve3, reject) => {
          connect.call(this, opts, (err, data) => {
            return err ? reject(err) : resolve3(data);
          });
        });
      }
      try {
        const connectHandler = new ConnectHandler(opts, callback);
        const connectOptions = { ...opts, method: "CONNECT" };
        this.dispatch(connectOptions, connectHandler);
      } catch (err) {
        if (typeof callback !== "function") {
          throw err;
        }
        const opaque = opts?.opaque;
        queueMicrotask(() => callback(err, { opaque }));
      }
    }
    module.exports = connect;
  }
});

// node_modules/undici/lib/api/index.js
var require_api = __commonJS({
  "node_modules/undici/lib/api/index.js"(exports, module) {
    "use strict";
    module.exports.request = require_api_request();
    module.exports.stream = require_api_stream();
    module.exports.pipeline = require_api_pipeline();
    module.exports.upgrade = require_api_upgrade();
    module.exports.connect = require_api_connect();
  }
});

// node_modules/undici/lib/core/socks5-utils.js
var require_socks5_utils = __commonJS({
  "node_modules/undici/lib/core/socks5-utils.js"(exports, module) {
    "use strict";
    var { Buffer: Buffer2 } = __require("node:buffer");
    var net = __require("node:net");
    var { InvalidArgumentError } = require_errors();
    function parseAddress(address) {
      if (net.isIPv4(address)) {
        const parts = address.split(".").map(Number);
        return {
          type: 1,
          // IPv4
          buffer: Buffer2.from(parts)
        };
      }
      if (net.isIPv6(address)) {
        return {
          type: 4,
          // IPv6
          buffer: parseIPv6(address)
        };
      }
      const domainBuffer = Buffer2.from(address, "utf8");
      if (domainBuffer.length > 255) {
        throw new InvalidArgumentError("Domain name too long (max 255 bytes)");
      }
      return {
        type: 3,
        // Domain
        buffer: Buffer2.concat([Buffer2.from([domainBuffer.length]), domainBuffer])
      };
    }
    function parseIPv6(address) {
      const buffer = Buffer2.alloc(16);
      let normalizedAddress = address;
      if (address.includes(".")) {
        const lastColonIndex = address.lastIndexOf(":");
        const ipv4Part = address.slice(lastColonIndex + 1);
        if (net.isIPv4(ipv4Part)) {
          const octets = ipv4Part.split(".").map(Number);
          const high = (octets[0] << 8 | octets[1]).toString(16);
          const low = (octets[2] << 8 | octets[3]).toString(16);
          normalizedAddress = `${address.slice(0, lastColonIndex)}:${high}:${low}`;
        }
      }
      const doubleColonIndex = normalizedAddress.indexOf("::");
      if (doubleColonIndex !== -1) {
        const before = normalizedAddress.slice(0, doubleColonIndex);
        const after = normalizedAddress.slice(doubleColonIndex + 2);
        const beforeParts = before === "" ? [] : before.split(":");
        const afterParts = after === "" ? [] : after.split(":");
        let bufferIndex = 0;
        for (const part of beforeParts) {
          buffer.writeUInt16BE(parseInt(part, 16), bufferIndex);
          bufferIndex += 2;
        }
        bufferIndex = 16 - afterParts.length * 2;
        for (const part of afterParts) {
          buffer.writeUInt16BE(parseInt(part, 16), bufferIndex);
          bufferIndex += 2;
        }
      } else {
        const parts = normalizedAddress.split(":");
        for (let i = 0; i < parts.length; i++) {
          buffer.writeUInt16BE(parseInt(parts[i], 16), i * 2);
        }
      }
      return buffer;
    }
    function buildAddressBuffer(type, addressBuffer, port) {
      const portBuffer = Buffer2.allocUnsafe(2);
      portBuffer.writeUInt16BE(port, 0);
      return Buffer2.concat([
        Buffer2.from([type]),
        addressBuffer,
        portBuffer
      ]);
    }
    function parseResponseAddress(buffer, offset = 0) {
      if (buffer.length < offset + 1) {
        throw new InvalidArgumentError("Buffer too small to contain address type");
      }
      const addressType = buffer[offset];
      let address;
      let currentOffset = offset + 1;
      switch (addressType) {
        case 1: {
          if (buffer.length < currentOffset + 6) {
            throw new InvalidArgumentError("Buffer too small for IPv4 address");
          }
          address = Array.from(buffer.subarray(currentOffset, currentOffset + 4)).join(".");
          currentOffset += 4;
          break;
        }
        case 3: {
          if (buffer.length < currentOffset + 1) {
            throw new InvalidArgumentError("Buffer too small for domain length");
          }
          const domainLength = buffer[currentOffset];
          currentOffset += 1;
          if (buffer.length < currentOffset + domainLength + 2) {
            throw new InvalidArgumentError("Buffer too small for domain address");
          }
          address = buffer.subarray(currentOffset, currentOffset + domainLength).toString("utf8");
          currentOffset += domainLength;
          break;
        }
        case 4: {
          if (buffer.length < currentOffset + 18) {
            throw new InvalidArgumentError("Buffer too small for IPv6 address");
          }
          const parts = [];
          for (let i = 0; i < 8; i++) {
            const value = buffer.readUInt16BE(currentOffset + i * 2);
            parts.push(value.toString(16));
          }
          address = parts.join(":");
          currentOffset += 16;
          break;
        }
        default:
          throw new InvalidArgumentError(`Invalid address type: ${addressType}`);
      }
      if (buffer.length < currentOffset + 2) {
        throw new InvalidArgumentError("Buffer too small for port");
      }
      const port = buffer.readUInt16BE(currentOffset);
      currentOffset += 2;
      return {
        address,
        port,
        bytesRead: currentOffset - offset
      };
    }
    function createReplyError(replyCode) {
      const messages = {
        1: "General SOCKS server failure",
        2: "Connection not allowed by ruleset",
        3: "Network unreachable",
        4: "Host unreachable",
        5: "Connection refused",
        6: "TTL expired",
        7: "Command not supported",
        8: "Address type not supported"
      };
      const message = messages[replyCode] || `Unknown SOCKS5 error code: ${replyCode}`;
      const error = new Error(message);
      error.code = `SOCKS5_${replyCode}`;
      return error;
    }
    module.exports = {
      parseAddress,
      parseIPv6,
      buildAddressBuffer,
      parseResponseAddress,
      createReplyError
    };
  }
});

// node_modules/undici/lib/core/socks5-client.js
var require_socks5_client = __commonJS({
  "node_modules/undici/lib/core/socks5-client.js"(exports, module) {
    "use strict";
    var { EventEmitter } = __require("node:events");
    var { Buffer: Buffer2 } = __require("node:buffer");
    var { InvalidArgumentError, Socks5ProxyError } = require_errors();
    var { debuglog } = __require("node:util");
    var { parseAddress } = require_socks5_utils();
    var debug = debuglog("undici:socks5");
    var EMPTY_BUFFER = Buffer2.alloc(0);
    var SOCKS_VERSION = 5;
    var AUTH_METHODS = {
      NO_AUTH: 0,
      GSSAPI: 1,
      USERNAME_PASSWORD: 2,
      NO_ACCEPTABLE: 255
    };
    var COMMANDS = {
      CONNECT: 1,
      BIND: 2,
      UDP_ASSOCIATE: 3
    };
    var ADDRESS_TYPES = {
      IPV4: 1,
      DOMAIN: 3,
      IPV6: 4
    };
    var REPLY_CODES = {
      SUCCEEDED: 0,
      GENERAL_FAILURE: 1,
      CONNECTION_NOT_ALLOWED: 2,
      NETWORK_UNREACHABLE: 3,
      HOST_UNREACHABLE: 4,
      CONNECTION_REFUSED: 5,
      TTL_EXPIRED: 6,
      COMMAND_NOT_SUPPORTED: 7,
      ADDRESS_TYPE_NOT_SUPPORTED: 8
    };
    var STATES = {
      INITIAL: "initial",
      HANDSHAKING: "handshaking",
      AUTHENTICATING: "authenticating",
      AUTHENTICATED: "authenticated",
      CONNECTING: "connecting",
      CONNECTED: "connected",
      ERROR: "error",
      CLOSED: "closed"
    };
    var Socks5Client = class extends EventEmitter {
      constructor(socket, options = {}) {
        super();
        if (!socket) {
          throw new InvalidArgumentError("socket is required");
        }
        this.socket = socket;
        this.options = options;
        this.state = STATES.INITIAL;
        this.buffer = EMPTY_BUFFER;
        this.onSocketData = this.onData.bind(this);
        this.onSocketError = this.onError.bind(this);
        this.onSocketClose = this.onClose.bind(this);
        this.authMethods = [];
        if (options.username && options.password) {
          this.authMethods.push(AUTH_METHODS.USERNAME_PASSWORD);
        }
        this.authMethods.push(AUTH_METHODS.NO_AUTH);
        this.socket.on("data", this.onSocketData);
        this.socket.on("error", this.onSocketError);
        this.socket.on("close", this.onSocketClose);
      }
      /**
       * Handle incoming data from the socket
       */
      onData(data) {
        debug("received data", data.length, "bytes in state", this.state);
        this.buffer = Buffer2.concat([this.buffer, data]);
        try {
          switch (this.state) {
            case STATES.HANDSHAKING:
              this.handleHandshakeResponse();
              break;
            case STATES.AUTHENTICATING:
              this.handleAuthResponse();
              break;
            case STATES.CONNECTING:
              this.handleConnectResponse();
              break;
          }
        } catch (err) {
          this.onError(err);
        }
      }
      /**
       * Handle socket errors
       */
      onError(err) {
        debug("socket error", err);
        this.state = STATES.ERROR;
        this.emit("error", err);
        this.destroy();
      }
      /**
       * Handle socket close
       */
      onClose() {
        debug("socket closed");
        this.state = STATES.CLOSED;
        this.emit("close");
      }
      /**
       * Destroy the client and underlying socket
       */
      destroy() {
        if (this.socket && !this.socket.destroyed) {
          this.socket.destroy();
        }
      }
      markAuthenticated() {
        this.state = STATES.AUTHENTICATED;
        this.emit("authenticated");
      }
      /**
       * Start the SOCKS5 handshake
       */
      handshake() {
        if (this.state !== STATES.INITIAL) {
          throw new InvalidArgumentError("Handshake already started");
        }
        debug("starting handshake with", this.authMethods.length, "auth methods");
        this.state = STATES.HANDSHAKING;
        const request = Buffer2.alloc(2 + this.authMethods.length);
        request[0] = SOCKS_VERSION;
        request[1] = this.authMethods.length;
        this.authMethods.forEach((method, i) => {
          request[2 + i] = method;
        });
        this.socket.write(request);
      }
      /**
       * Handle handshake response from server
       */
      handleHandshakeResponse() {
        if (this.buffer.length < 2) {
          return;
        }
        const version2 = this.buffer[0];
        const method = this.buffer[1];
        if (version2 !== SOCKS_VERSION) {
          throw new Socks5ProxyError(`Invalid SOCKS version: ${version2}`, "UND_ERR_SOCKS5_VERSION");
        }
        if (method === AUTH_METHODS.NO_ACCEPTABLE) {
          throw new Socks5ProxyError("No acceptable authentication method", "UND_ERR_SOCKS5_AUTH_REJECTED");
        }
        this.buffer = this.buffer.subarray(2);
        debug("server selected auth method", method);
        if (method === AUTH_METHODS.NO_AUTH) {
          this.markAuthenticated();
        } else if (method === AUTH_METHODS.USERNAME_PASSWORD) {
          this.state = STATES.AUTHENTICATING;
          this.sendAuthRequest();
        } else {
          throw new Socks5ProxyError(`Unsupported authentication method: ${method}`, "UND_ERR_SOCKS5_AUTH_METHOD");
        }
      }
      /**
       * Send username/password authentication request
       */
      sendAuthRequest() {
        const { username, password } = this.options;
        if (!username || !password) {
          throw new InvalidArgumentError("Username and password required for authentication");
        }
        debug("sending username/password auth");
        const usernameBuffer = Buffer2.from(username);
        const passwordBuffer = Buffer2.from(password);
        if (usernameBuffer.length > 255 || passwordBuffer.length > 255) {
          throw new InvalidArgumentError("Username or password too long");
        }
        const request = Buffer2.alloc(3 + usernameBuffer.length + passwordBuffer.length);
        request[0] = 1;
        request[1] = usernameBuffer.length;
        usernameBuffer.copy(request, 2);
        request[2 + usernameBuffer.length] = passwordBuffer.length;
        passwordBuffer.copy(request, 3 + usernameBuffer.length);
        this.socket.write(request);
      }
      /**
       * Handle authentication response
       */
      handleAuthResponse() {
        if (this.buffer.length < 2) {
          return;
        }
        const version2 = this.buffer[0];
        const status = this.buffer[1];
        if (version2 !== 1) {
          throw new Socks5ProxyError(`Invalid auth sub-negotiation version: ${version2}`, "UND_ERR_SOCKS5_AUTH_VERSION");
        }
        if (status !== 0) {
          throw new Socks5ProxyError("Authentication failed", "UND_ERR_SOCKS5_AUTH_FAILED");
        }
        this.buffer = this.buffer.subarray(2);
        debug("authentication successful");
        this.markAuthenticated();
      }
      /**
       * Send CONNECT command
       * @param {string} address - Target address (IP or domain)
       * @param {number} port - Target port
       */
      connect(address, port) {
        if (this.state === STATES.CONNECTING || this.state === STATES.CONNECTED) {
          throw new InvalidArgumentError("Connection already in progress");
        }
        if (this.state !== STATES.AUTHENTICATED) {
          throw new InvalidArgumentError("Client must be authenticated before CONNECT");
        }
        debug("connecting to", address, port);
        this.state = STATES.CONNECTING;
        const request = this.buildConnectRequest(COMMANDS.CONNECT, address, port);
        this.socket.write(request);
      }
      /**
       * Build a SOCKS5 request
       */
      buildConnectRequest(command, address, port) {
        const { type: addressType, buffer: addressBuffer } = parseAddress(address);
        const request = Buffer2.alloc(4 + addressBuffer.length + 2);
        request[0] = SOCKS_VERSION;
        request[1] = command;
        request[2] = 0;
        request[3] = addressType;
        addressBuffer.copy(request, 4);
        request.writeUInt16BE(port, 4 + addressBuffer.length);
        return request;
      }
      /**
       * Handle CONNECT response
       */
      handleConnectResponse() {
        if (this.buffer.length < 4) {
          return;
        }
        const version2 = this.buffer[0];
        const reply = this.buffer[1];
        const addressType = this.buffer[3];
        if (version2 !== SOCKS_VERSION) {
          throw new Socks5ProxyError(`Invalid SOCKS version in reply: ${version2}`, "UND_ERR_SOCKS5_REPLY_VERSION");
        }
        let responseLength = 4;
        if (addressType === ADDRESS_TYPES.IPV4) {
          responseLength += 4 + 2;
        } else if (addressType === ADDRESS_TYPES.DOMAIN) {
          if (this.buffer.length < 5) {
            return;
          }
          responseLength += 1 + this.buffer[4] + 2;
        } else if (addressType === ADDRESS_TYPES.IPV6) {
          responseLength += 16 + 2;
        } else {
          throw new Socks5ProxyError(`Invalid address type in reply: ${addressType}`, "UND_ERR_SOCKS5_ADDR_TYPE");
        }
        if (this.buffer.length < responseLength) {
          return;
        }
        if (reply !== REPLY_CODES.SUCCEEDED) {
          const errorMessage = this.getReplyErrorMessage(reply);
          throw new Socks5ProxyError(`SOCKS5 connection failed: ${errorMessage}`, `UND_ERR_SOCKS5_REPLY_${reply}`);
        }
        let boundAddress;
        let offset = 4;
        if (addressType === ADDRESS_TYPES.IPV4) {
          boundAddress = Array.from(this.buffer.subarray(offset, offset + 4)).join(".");
          offset += 4;
        } else if (addressType === ADDRESS_TYPES.DOMAIN) {
          const domainLength = this.buffer[offset];
          offset += 1;
          boundAddress = this.buffer.subarray(offset, offset + domainLength).toString();
          offset += domainLength;
        } else if (addressType === ADDRESS_TYPES.IPV6) {
          const parts = [];
          for (let i = 0; i < 8; i++) {
            const value = this.buffer.readUInt16BE(offset + i * 2);
            parts.push(value.toString(16));
          }
          boundAddress = parts.join(":");
          offset += 16;
        }
        const boundPort = this.buffer.readUInt16BE(offset);
        this.buffer = EMPTY_BUFFER;
        this.state = STATES.CONNECTED;
        this.socket.removeListener("data", this.onSocketData);
        debug("connected, bound address:", boundAddress, "port:", boundPort);
        this.emit("connected", { address: boundAddress, port: boundPort });
      }
      /**
       * Get human-readable error message for reply code
       */
      getReplyErrorMessage(reply) {
        switch (reply) {
          case REPLY_CODES.GENERAL_FAILURE:
            return "General SOCKS server failure";
          case REPLY_CODES.CONNECTION_NOT_ALLOWED:
            return "Connection not allowed by ruleset";
          case REPLY_CODES.NETWORK_UNREACHABLE:
            return "Network unreachable";
          case REPLY_CODES.HOST_UNREACHABLE:
            return "Host unreachable";
          case REPLY_CODES.CONNECTION_REFUSED:
            return "Connection refused";
          case REPLY_CODES.TTL_EXPIRED:
            return "TTL expired";
          case REPLY_CODES.COMMAND_NOT_SUPPORTED:
            return "Command not supported";
          case REPLY_CODES.ADDRESS_TYPE_NOT_SUPPORTED:
            return "Address type not supported";
          default:
            return `Unknown error code: ${reply}`;
        }
      }
    };
    module.exports = {
      Socks5Client,
      AUTH_METHODS,
      COMMANDS,
      ADDRESS_TYPES,
      REPLY_CODES,
      STATES
    };
  }
});

// node_modules/undici/lib/dispatcher/socks5-proxy-agent.js
var require_socks5_proxy_agent = __commonJS({
  "node_modules/undici/lib/dispatcher/socks5-proxy-agent.js"(exports, module) {
    "use strict";
    var { URL: URL2 } = __require("node:url");
    var tls;
    var DispatcherBase = require_dispatcher_base();
    var { ConnectTimeoutError, InvalidArgumentError } = require_errors();
    var { Socks5Client, STATES } = require_socks5_client();
    var { kBusy, kConnected, kDispatch, kClose, kDestroy } = require_symbols();
    var Pool = require_pool();
    var buildConnector = require_connect();
    var { setupConnectTimeout } = require_util();
    var { debuglog } = __require("node:util");
    var debug = debuglog("undici:socks5-proxy");
    var DEFAULT_SOCKS5_CONNECT_TIMEOUT = 5e3;
    var kProxyUrl = /* @__PURE__ */ Symbol("proxy url");
    var kProxyHeaders = /* @__PURE__ */ Symbol("proxy headers");
    var kProxyAuth = /* @__PURE__ */ Symbol("proxy auth");
    var kProxyProtocol = /* @__PURE__ */ Symbol("proxy protocol");
    var kPools = /* @__PURE__ */ Symbol("pools");
    var kConnector = /* @__PURE__ */ Symbol("connector");
    var kConnectTimeout = /* @__PURE__ */ Symbol("connect timeout");
    var kRequestTls = /* @__PURE__ */ Symbol("request tls settings");
    var kRequestTlsTimeout = /* @__PURE__ */ Symbol("request tls timeout");
    function createConnectTimeoutError(hostname, port, timeout) {
      return new ConnectTimeoutError(
        `Connect Timeout Error (attempted address: ${hostname}:${port}, timeout: ${timeout}ms)`
      );
    }
    var experimentalWarningEmitted = false;
    var Socks5ProxyAgent = class extends DispatcherBase {
      constructor(proxyUrl, options = {}) {
        super(options);
        if (!experimentalWarningEmitted) {
          process.emitWarning(
            "SOCKS5 proxy support is experimental and subject to change",
            "ExperimentalWarning"
          );
          experimentalWarningEmitted = true;
        }
        if (!proxyUrl) {
          throw new InvalidArgumentError("Proxy URL is mandatory");
        }
        const url = typeof proxyUrl === "string" ? new URL2(proxyUrl) : proxyUrl;
        if (url.protocol !== "socks5:" && url.protocol !== "socks:") {
          throw new InvalidArgumentError("Proxy URL must use socks5:// or socks:// protocol");
        }
        this[kProxyUrl] = url;
        this[kProxyHeaders] = options.headers || {};
        this[kProxyProtocol] = options.proxyTls ? "https:" : "http:";
        const connectTimeout = options.connectTimeout ?? DEFAULT_SOCKS5_CONNECT_TIMEOUT;
        if (!Number.isFinite(connectTimeout) || connectTimeout < 0) {
          throw new InvalidArgumentError("invalid connectTimeout");
        }
        this[kConnectTimeout] = connectTimeout;
        const { timeout, ...requestTls } = options.requestTls || {};
        const requestTlsTimeout = timeout ?? connectTimeout;
        if (!Number.isFinite(requestTlsTimeout) || requestTlsTimeout < 0) {
          throw new InvalidArgumentError("invalid requestTls.timeout");
        }
        this[kRequestTls] = requestTls;
        this[kRequestTlsTimeout] = requestTlsTimeout;
        this[kProxyAuth] = {
          username: options.username || (url.username ? decodeURIComponent(url.username) : null),
          password: options.password || (url.password ? decodeURIComponent(url.password) : null)
        };
        const proxyTlsTimeout = options.proxyTls?.timeout ?? connectTimeout;
        if (!Number.isFinite(proxyTlsTimeout) || proxyTlsTimeout < 0) {
          throw new InvalidArgumentError("invalid proxyTls.timeout");
        }
        this[kConnector] = options.connect || buildConnector({
          ...options.proxyTls,
          timeout: proxyTlsTimeout,
          servername: options.proxyTls?.servername || url.hostname
        });
        this[kPools] = /* @__PURE__ */ new Map();
      }
      /**
       * Create a SOCKS5 connection to the proxy
       */
      async createSocks5Connection(targetHost, targetPort) {
        const proxyHost = this[kProxyUrl].hostname;
        const proxyPort = parseInt(this[kProxyUrl].port) || 1080;
        debug("creating SOCKS5 connection to", proxyHost, proxyPort);
        const socketReady = Promise.withResolvers();
        this[kConnector]({
          hostname: proxyHost,
          host: proxyHost,
          port: proxyPort,
          protocol: this[kProxyProtocol]
        }, (err, socket2) => {
          if (err) {
            socketReady.reject(err);
          } else {
            socketReady.resolve(socket2);
          }
        });
        const socket = await socketReady.promise;
        const socks5Client = new Socks5Client(socket, this[kProxyAuth]);
        socks5Client.on("error", (err) => {
          debug("SOCKS5 error:", err);
          socket.destroy();
        });
        await socks5Client.handshake();
        const authenticationReady = Promise.withResolvers();
        const authenticationTimeout = this[kConnectTimeout] === 0 ? null : setTimeout(() => {
          cleanupAuthenticationListeners();
          socks5Client.destroy();
          authenticationReady.reject(
            createConnectTimeoutError(proxyHost, proxyPort, this[kConnectTimeout])
          );
        }, this[kConnectTimeout]);
        const cleanupAuthenticationListeners = () => {
          clearTimeout(authenticationTimeout);
          socks5Client.removeListener("authenticated", onAuthenticated);
          socks5Client.removeListener("error", onAuthenticationError);
        };
        const onAuthenticated = () => {
          cleanupAuthenticationListeners();
          authenticationReady.resolve();
        };
        const onAuthenticationError = (err) => {
          cleanupAuthenticationListeners();
          authenticationReady.reject(err);
        };
        if (socks5Client.state === STATES.AUTHENTICATED) {
          clearTimeout(authenticationTimeout);
          authenticationReady.resolve();
        } else {
          socks5Client.once("authenticated", onAuthenticated);
          socks5Client.once("error", onAuthenticationError);
        }
        await authenticationReady.promise;
        await socks5Client.connect(targetHost, targetPort);
        const connectionReady = Promise.withResolvers();
        const connectionTimeout = this[kConnectTimeout] === 0 ? null : setTimeout(() => {
          cleanupConnectionListeners();
          socks5Client.destroy();
          connectionReady.reject(
            createConnectTimeoutError(targetHost, targetPort, this[kConnectTimeout])
          );
        }, this[kConnectTimeout]);
        const cleanupConnectionListeners = () => {
          clearTimeout(connectionTimeout);
          socks5Client.removeListener("connected", onConnected);
          socks5Client.removeListener("error", onConnectionError);
        };
        const onConnected = (info2) => {
          debug("SOCKS5 tunnel established to", targetHost, targetPort, "via", info2);
          cleanupConnectionListeners();
          connectionReady.resolve();
        };
        const onConnectionError = (err) => {
          cleanupConnectionListeners();
          connectionReady.reject(err);
        };
        socks5Client.once("connected", onConnected);
        socks5Client.once("error", onConnectionError);
        await connectionReady.promise;
        return socket;
      }
      /**
       * Dispatch a request through the SOCKS5 proxy
       */
      [kDispatch](opts, handler) {
        const { origin } = opts;
        debug("dispatching request to", origin, "via SOCKS5");
        try {
          const originKey = String(origin);
          let pool = this[kPools].get(originKey);
          if (!pool || pool.destroyed || pool.closed) {
            pool = new Pool(origin, {
              pipelining: opts.pipelining,
              connections: opts.connections,
              connect: async (connectOpts, callback) => {
                try {
                  const url = new URL2(origin);
                  const targetHost = url.hostname;
                  const targetPort = parseInt(url.port) || (url.protocol === "https:" ? 443 : 80);
                  debug("establishing SOCKS5 connection to", targetHost, targetPort);
                  const socket = await this.createSocks5Connection(targetHost, targetPort);
                  let finalSocket = socket;
                  if (url.protocol === "https:") {
                    if (!tls) {
                      tls = __require("node:tls");
                    }
                    debug("upgrading to TLS");
                    finalSocket = tls.connect({
                      ...this[kRequestTls],
                      socket,
                      servername: this[kRequestTls]?.servername || targetHost
                    });
                    const tlsReady = Promise.withResolvers();
                    const cleanupTlsListeners = () => {
                      queueMicrotask(clearTlsTimeout);
                      finalSocket.removeListener("secureConnect", onSecureConnect);
                      finalSocket.removeListener("error", onTlsError);
                    };
                    const onSecureConnect = () => {
                      cleanupTlsListeners();
                      tlsReady.resolve();
                    };
                    const onTlsError = (err) => {
                      cleanupTlsListeners();
                      tlsReady.reject(err);
                    };
                    const clearTlsTimeout = setupConnectTimeout(new WeakRef(finalSocket), {
                      timeout: this[kRequestTlsTimeout],
                      hostname: targetHost,
                      port: targetPort
                    });
                    finalSocket.once("secureConnect", onSecureConnect);
                    finalSocket.once("error", onTlsError);
                    await tlsReady.promise;
                  }
                  callback(null, finalSocket);
                } catch (err) {
                  debug("SOCKS5 connection error:", err);
                  callback(err);
                }
              }
            });
            this[kPools].set(originKey, pool);
            const closePoolIfUnused = () => {
              if (this[kPools].get(originKey) !== pool || pool[kConnected] > 0 || pool[kBusy]) {
                return;
              }
              this[kPools].delete(originKey);
              if (!pool.destroyed) {
                pool.close();
              }
            };
            pool.on("disconnect", closePoolIfUnused);
            pool.on("connectionError", closePoolIfUnused);
          }
          return pool[kDispatch](opts, handler);
        } catch (err) {
          debug("dispatch error:", err);
          if (typeof handler.onResponseError === "function") {
            handler.onResponseError(null, err);
            return false;
          } else if (typeof handler.onError === "function") {
            handler.onError(err);
            return false;
          } else {
            throw err;
          }
        }
      }
      async [kClose]() {
        const closePromises = [];
        for (const pool of this[kPools].values()) {
          closePromises.push(pool.close());
        }
        this[kPools].clear();
        await Promise.all(closePromises);
      }
      async [kDestroy](err) {
        const destroyPromises = [];
        for (const pool of this[kPools].values()) {
          destroyPromises.push(pool.destroy(err));
        }
        this[kPools].clear();
        await Promise.all(destroyPromises);
      }
    };
    module.exports = Socks5ProxyAgent;
  }
});

// node_modules/undici/lib/dispatcher/proxy-agent.js
var require_proxy_agent = __commonJS({
  "node_modules/undici/lib/dispatcher/proxy-agent.js"(exports, module) {
    "use strict";
    var { kProxy, kClose, kDestroy, kDispatch } = require_symbols();
    var Agent = require_agent();
    var Pool = require_pool();
    var DispatcherBase = require_dispatcher_base();
    var { InvalidArgumentError, RequestAbortedError, SecureProxyConnectionError, ProxyConnectionError } = require_errors();
    var buildConnector = require_connect();
    var Client = require_client();
    var { channels } = require_diagnostics();
    var Socks5ProxyAgent = require_socks5_proxy_agent();
    var { hasSafeIterator } = require_util();
    var kAgent = /* @__PURE__ */ Symbol("proxy agent");
    var kClient = /* @__PURE__ */ Symbol("proxy client");
    var kProxyHeaders = /* @__PURE__ */ Symbol("proxy headers");
    var kRequestTls = /* @__PURE__ */ Symbol("request tls settings");
    var kProxyTls = /* @__PURE__ */ Symbol("proxy tls settings");
    var kConnectEndpoint = /* @__PURE__ */ Symbol("connect endpoint function");
    var kConnectEndpointHTTP1 = /* @__PURE__ */ Symbol("connect endpoint function (http/1.1 only)");
    var kTunnelProxy = /* @__PURE__ */ Symbol("tunnel proxy");
    var proxyAuthorization = "proxy-authorization";
    function defaultProtocolPort(protocol) {
      return protocol === "https:" ? 443 : 80;
    }
    function defaultFactory(origin, opts) {
      return new Pool(origin, opts);
    }
    var noop = () => {
    };
    function defaultAgentFactory(origin, opts) {
      if (opts.connections === 1) {
        return new Client(origin, opts);
      }
      return new Pool(origin, opts);
    }
    function shouldProxyTunnel(requestProtocol, proxyTunnel) {
      return proxyTunnel === true || requestProtocol !== "http:";
    }
    var Http1ProxyWrapper = class extends DispatcherBase {
      #client;
      #proxyServername;
      constructor(proxyUrl, { headers = {}, connect, factory, proxyServername }) {
        if (!proxyUrl) {
          throw new InvalidArgumentError("Proxy URL is mandatory");
        }
        super();
        this[kProxyHeaders] = headers;
        this.#proxyServername = proxyServername;
        if (factory) {
          this.#client = factory(proxyUrl, { connect });
        } else {
          this.#client = new Client(proxyUrl, { connect });
        }
      }
      [kDispatch](opts, handler) {
        const onResponseStart = handler.onResponseStart;
        handler.onResponseStart = function(controller, statusCode, data, statusMessage) {
          if (statusCode === 407) {
            if (typeof handler.onResponseError === "function") {
              handler.onResponseError(controller, new InvalidArgumentError("Proxy Authentication Required (407)"));
            }
            return;
          }
          if (onResponseStart) onResponseStart.call(this, controller, statusCode, data, statusMessage);
        };
        const {
          origin,
          path: path2 = "/",
          headers = {}
        } = opts;
        opts.path = origin + path2;
        opts.headers = { ...this[kProxyHeaders], ...headers };
        if (!hasHostHeader(headers)) {
          opts.headers.host = new URL(origin).host;
        }
        if (this.#proxyServername != null) {
          opts.servername = this.#proxyServername;
        }
        return this.#client[kDispatch](opts, handler);
      }
      [kClose]() {
        return this.#client.close();
      }
      [kDestroy](err) {
        return this.#client.destroy(err);
      }
    };
    var ProxyAgent = class extends DispatcherBase {
      constructor(opts) {
        if (!opts || typeof opts === "object" && !(opts instanceof URL) && !opts.uri) {
          throw new InvalidArgumentError("Proxy uri is mandatory");
        }
        const { clientFactory = defaultFactory } = opts;
        if (typeof clientFactory !== "function") {
          throw new InvalidArgumentError("Proxy opts.clientFactory must be a function.");
        }
        const { proxyTunnel, connectTimeout } = opts;
        super(opts);
        const url = this.#getUrl(opts);
        const { href, origin, port, protocol, username, password, hostname: proxyHostname } = url;
        this[kProxy] = { uri: href, protocol };
        this[kRequestTls] = opts.requestTls;
        this[kProxyTls] = opts.proxyTls;
        this[kProxyHeaders] = opts.headers || {};
        this[kTunnelProxy] = proxyTunnel;
        if (opts.auth && opts.token) {
          throw new InvalidArgumentError("opts.auth cannot be used in combination with opts.token");
        } else if (opts.auth) {
          this[kProxyHeaders]["proxy-authorization"] = `Basic ${opts.auth}`;
        } else if (opts.token) {
          this[kProxyHeaders]["proxy-authorization"] = opts.token;
        } else if (username && password) {
          this[kProxyHeaders]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64")}`;
        } else if (username) {
          this[kProxyHeaders]["proxy-authorization"] = `Basic ${Buffer.from(`${decodeURIComponent(username)}:`).toString("base64")}`;
        }
        const connect = buildConnector({ timeout: connectTimeout, ...opts.proxyTls });
        const connectHTTP1 = buildConnector({ timeout: connectTimeout, ...opts.proxyTls, allowH2: false });
        this[kConnectEndpoint] = buildConnector({ timeout: connectTimeout, ...opts.requestTls });
        this[kConnectEndpointHTTP1] = buildConnector({ timeout: connectTimeout, ...opts.requestTls, allowH2: false });
        const agentFactory = opts.factory || defaultAgentFactory;
        const factory = (origin2, options) => {
          const { protocol: protocol2 } = new URL(origin2);
          if (this[kProxy].protocol === "socks5:" || this[kProxy].protocol === "socks:") {
            return new Socks5ProxyAgent(this[kProxy].uri, {
              headers: this[kProxyHeaders],
              connect,
              factory: agentFactory,
              username: opts.username || username,
              password: opts.password || password,
              connectTimeout,
              proxyTls: opts.proxyTls,
              requestTls: opts.requestTls
            });
          }
          if (!shouldProxyTunnel(protocol2, this[kTunnelProxy])) {
            const forwardConnect = this[kProxy].protocol === "https:" ? (opts2, cb) => connectHTTP1(opts2, (err, socket) => {
              if (err && err.code === "ERR_TLS_CERT_ALTNAME_INVALID") {
                cb(new SecureProxyConnectionError(err));
              } else {
                cb(err, socket);
              }
            }) : connectHTTP1;
            return new Http1ProxyWrapper(this[kProxy].uri, {
              headers: this[kProxyHeaders],
              connect: forwardConnect,
              factory: agentFactory,
              proxyServername: this[kProxy].protocol === "https:" ? this[kProxyTls]?.servername || proxyHostname : void 0
            });
          }
          return agentFactory(origin2, options);
        };
        if (protocol === "socks5:" || protocol === "socks:") {
          this[kClient] = null;
        } else {
          this[kClient] = clientFactory(url, { connect });
        }
        this[kAgent] = new Agent({
          ...opts,
          factory,
          connect: async (opts2, callback) => {
            if (!this[kClient]) {
              callback(new InvalidArgumentError("Cannot establish tunnel connection without a proxy client"));
              return;
            }
            let requestedPath = opts2.host;
            if (!opts2.port) {
              requestedPath += `:${defaultProtocolPort(opts2.protocol)}`;
            }
            try {
              const connectParams = {
                origin,
                port,
                path: requestedPath,
                signal: opts2.signal,
                headers: {
                  ...this[kProxyHeaders],
                  host: opts2.host,
                  ...opts2.connections == null || opts2.connections > 0 ? { "proxy-connection": "keep-alive" } : {}
                },
                servername: this[kProxyTls]?.servername || proxyHostname
              };
              const { socket, statusCode } = await this[kClient].connect(connectParams);
              if (statusCode !== 200) {
                socket.on("error", noop).destroy();
                callback(new RequestAbortedError(`Proxy response (${statusCode}) !== 200 when HTTP Tunneling`));
                return;
              }
              if (channels.proxyConnected.hasSubscribers) {
                channels.proxyConnected.publish({
                  socket,
                  connectParams
                });
              }
              if (opts2.protocol !== "https:") {
                callback(null, socket);
                return;
              }
              let servername;
              if (this[kRequestTls]) {
                servername = this[kRequestTls].servername;
              } else {
                servername = opts2.servername;
              }
              const connectEndpoint = opts2.allowH2 === false ? this[kConnectEndpointHTTP1] : this[kConnectEndpoint];
              connectEndpoint({ ...opts2, servername, httpSocket: socket }, callback);
            } catch (err) {
              if (err.code === "ERR_TLS_CERT_ALTNAME_INVALID") {
                callback(new SecureProxyConnectionError(err));
              } else if (err.code === "UND_ERR_SOCKET") {
                callback(new ProxyConnectionError(err));
              } else {
                callback(err);
              }
            }
          }
        });
      }
      dispatch(opts, handler) {
        let headers = buildHeaders(opts.headers);
        throwIfProxyAuthIsSent(headers);
        if (headers && !hasHostHeader(headers)) {
          if (headers === opts.headers) {
            headers = { ...headers };
          }
          headers.host = new URL(opts.origin).host;
        }
        return this[kAgent].dispatch(
          {
            ...opts,
            headers
          },
          handler
        );
      }
      /**
       * @param {import('../../types/proxy-agent').ProxyAgent.Options | string | URL} opts
       * @returns {URL}
       */
      #getUrl(opts) {
        if (typeof opts === "string") {
          return new URL(opts);
        } else if (opts instanceof URL) {
          return opts;
        } else {
          return new URL(opts.uri);
        }
      }
      [kClose]() {
        const promises = [this[kAgent].close()];
        if (this[kClient]) {
          promises.push(this[kClient].close());
        }
        return Promise.all(promises);
      }
      [kDestroy]() {
        const promises = [this[kAgent].destroy()];
        if (this[kClient]) {
          promises.push(this[kClient].destroy());
        }
        return Promise.all(promises);
      }
    };
    function buildHeaders(headers) {
      if (Array.isArray(headers)) {
        const headersPair = {};
        for (let i = 0; i < headers.length; i += 2) {
          if (isProxyAuthorizationHeader(headers[i])) {
            throwProxyAuthError();
          }
          headersPair[headers[i]] = headers[i + 1];
        }
        return headersPair;
      }
      if (headers && typeof headers === "object" && hasSafeIterator(headers)) {
        const headersPair = {};
        for (const [key, value] of headers) {
          if (!Object.hasOwn(headersPair, key)) {
            headersPair[key] = value;
            continue;
          }
          const previous = headersPair[key];
          const values = [];
          if (previous !== void 0) {
            values.push(...Array.isArray(previous) ? previous : [previous]);
          }
          if (value !== void 0) {
            values.push(...Array.isArray(value) ? value : [value]);
          }
          headersPair[key] = values.length > 1 ? values : values[0];
        }
        return headersPair;
      }
      return headers;
    }
    function throwIfProxyAuthIsSent(headers) {
      for (const key in headers) {
        if (isProxyAuthorizationHeader(key)) {
          throwProxyAuthError();
        }
      }
    }
    function isProxyAuthorizationHeader(key) {
      return key.length === proxyAuthorization.length && key.toLowerCase() === proxyAuthorization;
    }
    function hasHostHeader(headers) {
      for (const key in headers) {
        if (key.length === 4 && key.toLowerCase() === "host") {
          return true;
        }
      }
      return false;
    }
    function throwProxyAuthError() {
      throw new InvalidArgumentError("Proxy-Authorization should be sent in ProxyAgent constructor");
    }
    module.exports = ProxyAgent;
  }
});

// node_modules/undici/lib/dispatcher/env-http-proxy-agent.js
var require_env_http_proxy_agent = __commonJS({
  "node_modules/undici/lib/dispatcher/env-http-proxy-agent.js"(exports, module) {
    "use strict";
    var DispatcherBase = require_dispatcher_base();
    var { kClose, kDestroy, kClosed, kDestroyed, kDispatch, kNoProxyAgent, kHttpProxyAgent, kHttpsProxyAgent } = require_symbols();
    var ProxyAgent = require_proxy_agent();
    var Agent = require_agent();
    var DEFAULT_PORTS = {
      "http:": 80,
      "https:": 443
    };
    var EnvHttpProxyAgent = class extends DispatcherBase {
      #noProxyValue = null;
      #noProxyEntries = null;
      #opts = null;
      constructor(opts = {}) {
        super(opts);
        this.#opts = opts;
        const { httpProxy, httpsProxy, noProxy, ...agentOpts } = opts;
        this[kNoProxyAgent] = new Agent(agentOpts);
        const HTTP_PROXY = httpProxy ?? process.env.http_proxy ?? process.env.HTTP_PROXY;
        if (HTTP_PROXY) {
          this[kHttpProxyAgent] = new ProxyAgent({ ...agentOpts, uri: HTTP_PROXY });
        } else {
          this[kHttpProxyAgent] = this[kNoProxyAgent];
        }
        const HTTPS_PROXY = httpsProxy ?? process.env.https_proxy ?? process.env.HTTPS_PROXY;
        if (HTTPS_PROXY) {
          this[kHttpsProxyAgent] = new ProxyAgent({ ...agentOpts, uri: HTTPS_PROXY });
        } else {
          this[kHttpsProxyAgent] = this[kHttpProxyAgent];
        }
        this.#parseNoProxy();
      }
      [kDispatch](opts, handler) {
        const url = new URL(opts.origin);
        const agent = this.#getProxyAgentForUrl(url);
        return agent.dispatch(opts, handler);
      }
      [kClose]() {
        return Promise.all([
          this[kNoProxyAgent].close(),
          !this[kHttpProxyAgent][kClosed] && this[kHttpProxyAgent].close(),
          !this[kHttpsProxyAgent][kClosed] && this[kHttpsProxyAgent].close()
        ]);
      }
      [kDestroy](err) {
        return Promise.all([
          this[kNoProxyAgent].destroy(err),
          !this[kHttpProxyAgent][kDestroyed] && this[kHttpProxyAgent].destroy(err),
          !this[kHttpsProxyAgent][kDestroyed] && this[kHttpsProxyAgent].destroy(err)
        ]);
      }
      #getProxyAgentForUrl(url) {
        let { protocol, host: hostname, port } = url;
        hostname = hostname.replace(/:\d*$/, "").replace(/^\[(.+)\]$/, "$1").toLowerCase();
        if (hostname.length > 1 && hostname.charCodeAt(hostname.length - 1) === 46) {
          hostname = hostname.slice(0, -1);
        }
        port = Number.parseInt(port, 10) || DEFAULT_PORTS[protocol] || 0;
        if (!this.#shouldProxy(hostname, port)) {
          return this[kNoProxyAgent];
        }
        if (protocol === "https:") {
          return this[kHttpsProxyAgent];
        }
        return this[kHttpProxyAgent];
      }
      #shouldProxy(hostname, port) {
        if (this.#noProxyChanged) {
          this.#parseNoProxy();
        }
        if (this.#noProxyEntries.length === 0) {
          return true;
        }
        for (let i = 0; i < this.#noProxyEntries.length; i++) {
          const entry3 = this.#noProxyEntries[i];
          if (entry3.hostname === "*") {
            if (entry3.port && entry3.port !== port) {
              continue;
            }
            return false;
          }
          if (entry3.port && entry3.port !== port) {
            continue;
          }
          if (!entry3.wildcard && hostname === entry3.hostname) {
            return false;
          }
          if (hostname.slice(-(entry3.hostname.length + 1)) === `.${entry3.hostname}`) {
            return false;
          }
        }
        return true;
      }
      #parseNoProxy() {
        const noProxyValue = this.#opts.noProxy ?? this.#noProxyEnv;
        const noProxySplit = noProxyValue.split(/[,\s]/);
        const noProxyEntries = [];
        for (let i = 0; i < noProxySplit.length; i++) {
          const entry3 = noProxySplit[i];
          if (!entry3) {
            continue;
          }
          let hostname, port;
          const ipv6WithPort = entry3.match(/^\[(.+)\]:(\d+)$/);
          if (ipv6WithPort) {
            hostname = ipv6WithPort[1];
            port = Number.parseInt(ipv6WithPort[2], 10);
          } else {
            const unbracketed = entry3.replace(/^\[(.+)\]$/, "$1");
            const colonCount = (unbracketed.match(/:/g) || []).length;
            const parsed2 = colonCount === 1 && unbracketed.match(/^(.+):(\d+)$/);
            hostname = parsed2 ? parsed2[1] : unbracketed;
            port = parsed2 ? Number.parseInt(parsed2[2], 10) : 0;
          }
          const wildcard = entry3.charCodeAt(0) === 42;
          noProxyEntries.push({
            // strip leading dot or asterisk with dot, and any trailing dot
            hostname: hostname.replace(/^\*?\./, "").replace(/^(.+)\.$/, "$1").toLowerCase(),
            port,
            wildcard
          });
        }
        this.#noProxyValue = noProxyValue;
        this.#noProxyEntries = noProxyEntries;
      }
      get #noProxyChanged() {
        if (this.#opts.noProxy !== void 0) {
          return false;
        }
        return this.#noProxyValue !== this.#noProxyEnv;
      }
      get #noProxyEnv() {
        return process.env.no_proxy ?? process.env.NO_PROXY ?? "";
      }
    };
    module.exports = EnvHttpProxyAgent;
  }
});

// src/domain/choice.ts
var ZSTD = "io.github.containers.compression.zstd";
function choiceOf({ spelling, platform: platform2, mediaType, annotations }) {
  if (platform2 === void 0) return void 0;
  return JSON.stringify([spelling ?? platform2, mediaType === "", annotations[ZSTD] === "true"]);
}
function firstOfEach(found) {
  const seen = /* @__PURE__ */ new Set();
  return found.filter(({ entry: entry3 }) => {
    const chosenBy = entry3 && choiceOf(entry3);
    if (chosenBy === void 0) return true;
    const isFirst = !seen.has(chosenBy);
    seen.add(chosenBy);
    return isFirst;
  });
}
function isForFeaturesAlone({ entry: entry3 }, before) {
  return entry3 !== void 0 && before.some((each) => each.entry && isPlainTwin(each.entry, entry3));
}
function isPlainTwin(plain, entry3) {
  const [twin, needy] = [plain.platform, entry3.platform];
  if (twin === void 0 || twin.osFeatures || !needy?.osFeatures) return false;
  const isAsNew = !isWindows(twin) || (twin.osVersion ?? "") >= (needy.osVersion ?? "");
  const isAlike = choiceOf(plainly(plain)) === choiceOf(plainly(entry3));
  return isAsNew && isAlike && samePlatform(twin, withoutFeatures(needy));
}
function plainly({ spelling: _, platform: platform2, ...entry3 }) {
  if (platform2 === void 0) return entry3;
  const { os, architecture, variant } = platform2;
  return { ...entry3, platform: { os, architecture, ...variant && { variant } } };
}
function strayOf(image2, own2, isWanted) {
  const strays = fallingBackOn(image2).filter(isWanted).map((machine) => ({ ...machine, osFeatures: featuresOf(machine, [image2, ...own2]) })).filter((machine) => !own2.some((better) => runsOn(machine, better))).map((machine) => ({ image: image2, machine, rival: bestOf(own2.filter(isFitting(machine))) }));
  return strays.find(({ rival }) => rival === void 0) ?? strays[0];
}
function featuresOf(machine, [image2, ...own2]) {
  const needed = isWindows(machine) ? [image2, ...own2] : [image2];
  return needed.flatMap((platform2) => platform2?.osFeatures ?? []);
}
function isFitting(machine) {
  return (image2) => runsOn({ ...machine, osFeatures: image2.osFeatures ?? [] }, image2);
}

// src/domain/manifest.ts
function attestationsIn({ manifests }) {
  const listed = new Set(manifests.map(({ digest: digest2 }) => digest2));
  return new Set(
    manifests.filter(({ platform: platform2, digest: digest2, annotations }) => {
      const subject2 = annotations[SUBJECT];
      return isUnknown(platform2) && subject2 !== void 0 && subject2 !== digest2 && listed.has(subject2);
    })
  );
}
var SUBJECT = "vnd.docker.reference.digest";
function bySubject(attestations2) {
  const own2 = [...attestations2].filter(
    ({ annotations }) => annotations["vnd.docker.reference.type"] === "attestation-manifest"
  );
  return new Map(own2.toReversed().map((entry3) => [entry3.annotations[SUBJECT] ?? "", entry3]));
}

// src/index-content.ts
var IndexContent = class {
  manifests = /* @__PURE__ */ new Map();
  configs = /* @__PURE__ */ new Map();
  source;
  reference;
  constructor(source2, reference) {
    this.source = source2;
    this.reference = reference;
  }
  manifest(entry3) {
    return once(this.manifests, entry3.digest, () => this.source.manifest(this.reference, entry3));
  }
  /** undefined where there is nothing to pull. */
  async manifestIfAny(entry3) {
    try {
      return await this.manifest(entry3);
    } catch (error) {
      if (error instanceof NoManifest) return void 0;
      throw error;
    }
  }
  /** undefined: no runtime looks for one. Of two bytes none can be told. */
  async configPlatform({
    config: config3
  }) {
    if (config3 === void 0 || config3.bytes <= 2) return void 0;
    const ask = () => this.source.config(this.reference, config3);
    return (await once(this.configs, config3.digest, ask)).platform;
  }
};
function once(known, digest2, ask) {
  const answer2 = known.get(digest2) ?? ask();
  known.set(digest2, answer2);
  return answer2;
}

// src/index-walk.ts
var MAX_DEPTH = 3;
var MAX_ENTRIES = 1e3;
var IndexWalk = class {
  /** Whether images were left out. */
  hasUnwanted = false;
  /** What was left out and is pulled all the same. */
  stray;
  /** The same, where the index does not say what an image is for. */
  hasUnnamedStray = false;
  entries = 0;
  content;
  reference;
  accepts;
  constructor(source2, reference, wanted) {
    this.content = new IndexContent(source2, reference);
    this.reference = reference;
    this.accepts = wanted;
  }
  entriesOf(index) {
    return this.collect({ index, depth: 1, platform: void 0 });
  }
  async collect(place) {
    const { index, depth } = place;
    if (depth > MAX_DEPTH) {
      throw this.unusable(
        `nests indexes more than ${MAX_DEPTH} deep`,
        "Push an index whose entries are the images themselves."
      );
    }
    for (const entry3 of index.unreadable ?? []) this.passOver(entry3, place);
    const attestations2 = attestationsIn(index);
    const entries = (index.entries ?? index.manifests).filter((entry3) => !attestations2.has(entry3));
    this.entries += entries.length;
    if (this.entries > MAX_ENTRIES) {
      throw this.unusable(
        `lists more than ${MAX_ENTRIES.toLocaleString("en-US")} entries`,
        "Push an index of one image for each platform."
      );
    }
    const wanted = entries.filter((entry3) => {
      const named = entry3.platform ?? place.platform;
      return named === void 0 || this.isWanted(named);
    });
    const subjects = bySubject(attestations2);
    const found = await Promise.all(wanted.map((entry3) => this.follow(entry3, place, subjects)));
    const leftOut = entries.filter((entry3) => !wanted.includes(entry3));
    return firstOfEach(await this.wantedOf(found.flat(), leftOut, place));
  }
  async wantedOf(found, leftOut, place) {
    const wanted = found.filter(({ platform: platform2 }) => platform2 === null || this.isWanted(platform2));
    const unnamed = found.filter(({ namedBy }) => namedBy === "config");
    this.hasUnnamedStray ||= unnamed.some((each) => !wanted.includes(each));
    const named = found.filter(({ namedBy }) => namedBy === "entry");
    const platforms = named.flatMap(({ platform: platform2 }) => platform2 ?? []);
    const own2 = platforms.filter(this.accepts);
    const strayAmong = (image2) => image2 && strayOf(image2, own2, this.accepts);
    for (const image2 of platforms) if (!own2.includes(image2)) this.stray ??= strayAmong(image2);
    const rivals = leftOut.map(async (entry3) => {
      const stray = this.stray ? void 0 : strayAmong(entry3.platform ?? place.platform);
      return stray === void 0 ? [] : this.besides(stray, entry3);
    });
    return [...wanted, ...(await Promise.all(rivals)).flat()];
  }
  /** Where runtimes differ by whether they look at features, an image counts for its rival's platform. */
  async besides(stray, entry3) {
    const platform2 = stray.rival;
    const manifest = platform2 && await this.content.manifestIfAny(entry3);
    if (platform2 && manifest?.kind === "image") {
      return [{ manifest, platform: platform2, namedBy: "entry", attestation: void 0, entry: entry3 }];
    }
    if (platform2 === void 0 || manifest !== void 0) this.stray ??= stray;
    return [];
  }
  async follow(entry3, place, attestations2) {
    const named = entry3.platform ?? place.platform;
    const isOptional = isUnknown(entry3.platform) || !place.index.manifests.includes(entry3);
    const manifest = await (isOptional ? this.content.manifestIfAny(entry3) : this.content.manifest(entry3));
    if (manifest === void 0) return [];
    if (manifest.kind === "index") {
      const platform3 = entry3.machine ? { os: "linux", ...entry3.machine } : named;
      const found = await this.collect({ index: manifest, depth: place.depth + 1, platform: platform3 });
      const namedBy = platform3 === void 0 ? "config" : "outer index";
      return found.map((each) => ({ ...each, namedBy, entry: void 0 }));
    }
    const platform2 = await this.platformOf(entry3, named, manifest);
    const isNobodys = platform2 === void 0 || isUnknown(platform2 ?? void 0);
    if (manifest.kind === "artifact" && isNobodys) return [];
    const isOwn = entry3.platform !== void 0 || entry3.machine !== void 0;
    return [
      {
        manifest,
        platform: platform2 ?? null,
        namedBy: isOwn ? "entry" : named === void 0 ? "config" : "outer index",
        attestation: attestations2.get(manifest.digest),
        entry: entry3
      }
    ];
  }
  /** The entry's own, else that of the index around it, else the config's. */
  async platformOf({ platform: platform2, machine }, named, manifest) {
    const known = platform2 ?? (machine ? void 0 : named);
    if (known !== void 0) return known;
    const told2 = await this.content.configPlatform(manifest);
    if (machine === void 0) return told2;
    return { os: told2 && !isUnknown(told2) ? told2.os : "linux", ...machine };
  }
  passOver({ platform: platform2, error }, place) {
    const named = platform2 ?? place.platform;
    if (isUnknown(named)) return;
    if (named === void 0 || this.isWanted(named)) throw error;
  }
  isWanted(platform2) {
    const isWanted = this.accepts(platform2);
    this.hasUnwanted ||= !isWanted;
    return isWanted;
  }
  unusable(what, cure) {
    return new Unmeasurable(`${formatReference(this.reference)} ${what}`, cure);
  }
};

// src/index-images.ts
async function imagesIn(index, source2, reference, wanted) {
  const walk = new IndexWalk(source2, reference, wanted);
  const found = await walk.entriesOf(index);
  const name3 = formatReference(reference);
  if (found.length === 0 && !walk.hasUnwanted) {
    throw new Unmeasurable(
      `${name3} is an index without images, not a container image`,
      "Check that the reference names the image, and not something stored beside it."
    );
  }
  if (found.length > 0) refuseStrays(name3, walk);
  const hasImage = found.some(({ manifest }) => manifest.kind === "image");
  const images2 = found.map((each, position) => {
    const { manifest, platform: platform2, attestation } = each;
    if (manifest.kind !== "image") return refuse(name3, { manifest, platform: platform2, hasImage });
    const forFeatures = isForFeaturesAlone(each, found.slice(0, position));
    return { image: manifest, platform: platform2, attestation, isForFeaturesAlone: forFeatures };
  });
  if (images2.length > 1 && images2.some(({ platform: platform2 }) => platform2 === null)) {
    throw new Unmeasurable(
      `${name3} lists an image whose platform neither the index nor its config names`,
      "Name the platform of each image in the index, or build it with docker or buildx."
    );
  }
  return images2;
}
function refuseStrays(name3, { stray, hasUnnamedStray }) {
  if (stray !== void 0) {
    const [image2, machine] = [stray.image, stray.machine].map(withoutFeatures).map(formatPlatform);
    const isBuild = isWindows(stray.image);
    const whose = isBuild ? `the build of ${machine} that is asked for` : machine;
    throw new Unmeasurable(
      `${name3} has no image for ${whose}, whose machines pull the one for ${image2} then`,
      `Build ${isBuild ? "it" : machine} too, or judge ${image2} as well: list it under platforms.`
    );
  }
  if (hasUnnamedStray) {
    throw new Unmeasurable(
      `${name3} lists an image without its platform, which is none of those asked for, and which runtimes pull all the same`,
      "Name the platform of each image in the index."
    );
  }
}
function refuse(name3, entry3) {
  const { manifest, platform: platform2, hasImage } = entry3;
  const whose = platform2 === null ? "without a platform" : `for ${formatPlatform(platform2)}`;
  const cure = "Push an index that lists images for its platforms, and says of nothing else that it is for one.";
  throw new Unmeasurable(
    `${name3} lists ${whose} what is no image (${manifest.artifactType})`,
    platform2 && hasImage ? `${cure} Or ${JUDGE_OTHERS}` : cure
  );
}

// src/measure.ts
function askedBy(ask) {
  return {
    resolve: (reference, expected) => ask(reference, (of) => of.resolve(reference, expected)),
    tags: (reference) => ask(reference, (of) => of.tags(reference)),
    currentDigest: (reference) => ask(reference, (of) => of.currentDigest(reference)),
    manifest: (reference, entry3) => ask(reference, (of) => of.manifest(reference, entry3)),
    config: (reference, entry3) => ask(reference, (of) => of.config(reference, entry3)),
    provenance: (reference, entry3) => ask(reference, (of) => of.provenance(reference, entry3))
  };
}
async function measure(source2, reference, options = {}) {
  return weigh(source2, await find(source2, reference, options.expected), options);
}
async function find(source2, reference, expected) {
  try {
    const manifest = await source2.resolve(reference, expected);
    return manifest === void 0 ? { kind: "missing", reference } : { kind: "found", reference, manifest };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
async function weigh(source2, found, { wanted = () => true } = {}) {
  if (found.kind !== "found") return found;
  const { reference, manifest } = found;
  try {
    const images2 = await imagesOf(source2, reference, manifest, wanted);
    return { kind: "measured", reference, digest: manifest.digest, images: images2 };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
async function withPlatforms(source2, measurement) {
  if (measurement.kind !== "measured") return measurement;
  const { reference } = measurement;
  const identify = async (image2) => ({
    ...image2,
    platform: image2.platform ?? (await source2.config(reference, image2.config)).platform
  });
  try {
    return { ...measurement, images: await Promise.all(measurement.images.map(identify)) };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
function wantedImages(measurement, wanted) {
  if (measurement?.kind !== "measured") return [];
  return measurement.images.filter(({ platform: platform2 }) => platform2 === null || wanted(platform2));
}
function unmeasurable(reference, error) {
  if (!(error instanceof Unmeasurable)) throw error;
  return { kind: "unmeasurable", reference, reason: error.message, cure: error.cure };
}
async function imagesOf(source2, reference, manifest, wanted) {
  if (manifest.kind === "image") return [imageSize(manifest, null)];
  const name3 = formatReference(reference);
  if (manifest.kind === "artifact") throw noImage(name3, manifest);
  const images2 = onePerPlatform(await imagesIn(manifest, source2, reference, wanted));
  if (images2.length > MOST_PLATFORMS) throw tooManyPlatforms(name3);
  return images2;
}
function onePerPlatform(found) {
  const names = new Set(found.map(({ platform: platform2 }) => platform2 && formatPlatform(platform2)));
  const images2 = /* @__PURE__ */ new Map();
  for (const { image: image2, platform: platform2, attestation, isForFeaturesAlone: isForFeaturesAlone2 } of found) {
    const plain = platform2 && withoutFeatures(platform2);
    const hasTwin = names.has(plain && formatPlatform(plain));
    const size3 = imageSize(image2, hasTwin ? platform2 : plain, attestation);
    const name3 = size3.platform && formatPlatform(size3.platform);
    const known = images2.get(name3);
    const isAlone = isForFeaturesAlone2 && known?.isForFeaturesAlone !== false;
    const osFeatures = !hasTwin && platform2?.osFeatures || [];
    const largest2 = known && known.bytes >= size3.bytes ? known : { ...size3, osFeatures };
    images2.set(name3, { ...largest2, isForFeaturesAlone: isAlone });
  }
  return [...images2.values()];
}
function noImage(name3, { artifactType, layerTypes: layerTypes2 }) {
  if (layerTypes2 === void 0) {
    return new Unmeasurable(
      `${name3} is an artifact (${artifactType}), not a container image`,
      "Check that the reference names the image, and not something stored beside it."
    );
  }
  return new Unmeasurable(
    `${name3} is no image: its layers are ${artifactType}`,
    "Name the image, or the index that lists it: this is said of an image, as attestations and signatures are."
  );
}
var MOST_PLATFORMS = 64;
function tooManyPlatforms(name3) {
  return new Unmeasurable(
    `${name3} has images for more than ${MOST_PLATFORMS} platforms`,
    "List the ones that are to be judged under platforms."
  );
}

// src/domain/template.ts
var PLACEHOLDERS = [
  "number",
  "head_sha",
  "head_ref",
  "base_sha",
  "base_ref",
  "merge_base",
  "sha"
];
var FIELD = /\{([^{}:]*)(?::(\d+))?\}/g;
var COMMITS = ["base_sha", "merge_base", "sha"];
function checkTemplate(template2) {
  if (template2.trim() === "") throw new Malformed("is empty, where a tag or a template belongs");
  if (/\$[a-z_{(]/i.test(template2)) {
    const known = PLACEHOLDERS.map((name3) => `{${name3}}`).join(", ");
    throw new Malformed(
      `${JSON.stringify(template2)}: no variable is filled in here, but placeholders are, without "$": ${known}`
    );
  }
  for (const { name: name3 } of fields(template2)) {
    if (!isPlaceholder(name3)) {
      const hint = nearest(name3, PLACEHOLDERS);
      const guess = hint === void 0 ? "." : `; did you mean {${hint}}?`;
      const known = PLACEHOLDERS.map((known2) => `{${known2}}`).join(", ");
      throw new Malformed(`{${shortened(name3)}} is not a placeholder${guess} Known are ${known}`);
    }
  }
  if (/:0+\}/.test(template2)) {
    throw new Malformed(
      `${quoted(template2)} shortens to nothing: {head_sha:7} keeps seven characters`
    );
  }
  if (/[{}]/.test(template2.replace(FIELD, ""))) {
    throw new Malformed(`${quoted(template2)} has a brace without its partner`);
  }
}
function usesPlaceholder(template2, placeholder) {
  return fields(template2).some(({ name: name3 }) => name3 === placeholder);
}
function commitPlaceholder(template2) {
  return COMMITS.find((placeholder) => usesPlaceholder(template2, placeholder));
}
function expandTemplate(template2, values) {
  return template2.replace(FIELD, (field3, name3, length) => {
    const value = isPlaceholder(name3) ? values[name3] : void 0;
    if (value === void 0) {
      throw new Malformed(`${shortened(field3)} of ${quoted(template2)} is not known here`);
    }
    const text5 = name3.endsWith("_ref") ? tagSafe(value) : value;
    return length === void 0 ? text5 : text5.slice(0, Number(length));
  });
}
function applyTag(image2, text5) {
  if (isTag(text5)) {
    if (image2.kind === "layout") return { ...image2, name: text5 };
    const { registry: registry2, repository } = image2;
    return { kind: "registry", registry: registry2, repository, tag: text5 };
  }
  if (/^@?sha(256|512):/.test(text5) && image2.kind === "registry") {
    return parseReference(`${image2.registry}/${image2.repository}@${text5.replace(/^@/, "")}`);
  }
  if (/[/:@]/.test(text5)) return withDefaultTag(parseReference(text5));
  throw new Malformed(
    `${quoted(text5)} is no tag: letters, digits, "_", "." and "-", not starting with "." or "-", 128 at most`
  );
}
function tagSafe(ref) {
  return ref.replace(/[^a-zA-Z0-9._-]+/g, "-");
}
function fields(template2) {
  return [...template2.matchAll(FIELD)].map(([, name3 = ""]) => ({ name: name3 }));
}
function isPlaceholder(name3) {
  return PLACEHOLDERS.includes(name3);
}

// src/domain/since.ts
var UNITS = [
  [/^(d|days?)$/i, "day"],
  [/^(w|weeks?)$/i, "week"],
  [/^(mo|months?)$/i, "month"],
  [/^(y|years?)$/i, "year"]
];
var ANY = parseReference("docker.io/library/any");
function parseSince(text5) {
  const [, digits = "", word = ""] = /^(\d{1,4})\s*([a-z]+)$/i.exec(text5.trim()) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  if (unit !== void 0) {
    if (Number(digits) > 0) return { kind: "age", count: Number(digits), unit };
    throw new Malformed(`${quoted(text5)} is no time: say 90d, 12 weeks, 6 months or 1y`);
  }
  try {
    applyTag(ANY, text5);
  } catch (cause) {
    throw new Malformed(
      `${quoted(text5)} is neither a tag, such as v1.4.0, nor an age, such as 90d, 12 weeks, 6 months or 1y`,
      { cause }
    );
  }
  return { kind: "tag", tag: text5 };
}
function momentAgo({ count, unit }, today) {
  const date2 = /* @__PURE__ */ new Date(`${today}T23:59:59.999Z`);
  if (unit === "day") date2.setUTCDate(date2.getUTCDate() - count);
  if (unit === "week") date2.setUTCDate(date2.getUTCDate() - 7 * count);
  if (unit === "month" || unit === "year") moveMonths(date2, unit === "year" ? 12 * count : count);
  return date2.valueOf();
}
function moveMonths(date2, count) {
  const day2 = date2.getUTCDate();
  date2.setUTCMonth(date2.getUTCMonth() - count);
  if (date2.getUTCDate() !== day2) date2.setUTCDate(0);
}
function versionTags(tags) {
  const versions = tags.filter((tag) => isTag(tag) && /^v?\d+(?:[._-]\d+)*$/.test(tag)).map((tag) => ({ tag, numbers: tag.match(/\d+/g)?.map(Number) ?? [] }));
  const moving = new Set(versions.flatMap(({ numbers }) => properPrefixes(numbers)));
  return versions.filter(({ numbers }) => !moving.has(numbers.join("."))).toSorted((a, b) => compareNumbers(a.numbers, b.numbers)).map(({ tag }) => tag);
}
function properPrefixes(numbers) {
  return numbers.slice(1).map((_, index) => numbers.slice(0, index + 1).join("."));
}
function compareNumbers(a, b) {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}

// src/budgets/contradictions.ts
function contradictions(yaml) {
  const budgets = items(at(yaml.value, ["budgets"]));
  const parents = [["defaults"], ...budgets.map((_, index) => ["budgets", index])];
  const waivers = parents.flatMap(
    (parent) => items(at(yaml.value, [...parent, "waivers"])).map(
      (_, index) => [...parent, "waivers", index]
    )
  );
  const both = [...parents, ...waivers].filter((path2) => has(yaml, path2, "max_mb") && has(yaml, path2, "max_size")).map((path2) => ({
    place: yaml.keyAt([...path2, "max_size"]),
    message: "max_size and max_mb are two names of one limit: keep one of them"
  }));
  return [
    ...both,
    ...limitless(yaml, waivers),
    ...halfRules(yaml, budgets),
    ...duplicateNames(yaml, budgets)
  ];
}
function limitless(yaml, waivers) {
  return waivers.filter((path2) => !has(yaml, path2, "max_mb") && !has(yaml, path2, "max_size")).map((path2) => ({
    place: yaml.keyAt(path2),
    message: "a waiver needs the size that it allows: max_mb or max_size"
  }));
}
function halfRules(yaml, budgets) {
  const problems = /* @__PURE__ */ new Map();
  for (const index of budgets.keys()) {
    const placeOf4 = (key2) => [["budgets", index], ["defaults"]].find((path2) => has(yaml, path2, key2));
    const [since, most] = [placeOf4("max_growth_since"), placeOf4("max_growth")];
    if (since === void 0 === (most === void 0)) continue;
    const [key, other] = since === void 0 ? ["max_growth", "max_growth_since: a tag, such as v1.4.0, or an age, such as 90d"] : ["max_growth_since", "max_growth: how much is allowed, such as 10%"];
    const place = yaml.keyAt([...since ?? most ?? [], key]);
    problems.set(JSON.stringify(place), { place, message: `${key} needs ${other}` });
  }
  return [...problems.values()];
}
function duplicateNames(yaml, budgets) {
  const first = /* @__PURE__ */ new Map();
  return budgets.flatMap((budget2, index) => {
    const given = at(budget2, ["name"]);
    const name3 = typeof given === "string" ? given : nameOfImage(at(budget2, ["image"]));
    if (name3 === void 0) return [];
    const path2 = ["budgets", index, typeof given === "string" ? "name" : "image"];
    const place = yaml.valueAt(path2);
    const other = first.get(name3);
    first.set(name3, other ?? place);
    if (other === void 0) return [];
    const advice = typeof given === "string" ? "names are unique" : "give one of them a name of its own";
    return [
      {
        place,
        message: `a second budget ${quoted(name3)}, the first is in line ${other.line}: ${advice}`
      }
    ];
  });
}
function nameOfImage(image2) {
  try {
    return typeof image2 === "string" ? defaultName(parseReference(image2)) : void 0;
  } catch (error) {
    if (error instanceof Malformed) return void 0;
    throw error;
  }
}
function has(yaml, path2, key) {
  return at(yaml.value, [...path2, key]) !== void 0;
}
function items(value) {
  return Array.isArray(value) ? value : [];
}

// node_modules/zod/v4/core/util.js
var util_exports = {};
__export(util_exports, {
  BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
  CONSTANT_CATCH: () => CONSTANT_CATCH,
  Class: () => Class,
  NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
  aborted: () => aborted,
  allowsEval: () => allowsEval,
  assert: () => assert,
  assertEqual: () => assertEqual,
  assertIs: () => assertIs,
  assertNever: () => assertNever,
  assertNotEqual: () => assertNotEqual,
  assignProp: () => assignProp,
  attachSchema: () => attachSchema,
  base64ToUint8Array: () => base64ToUint8Array,
  base64urlToUint8Array: () => base64urlToUint8Array,
  cached: () => cached,
  captureStackTrace: () => captureStackTrace,
  cleanEnum: () => cleanEnum,
  cleanRegex: () => cleanRegex,
  clone: () => clone,
  cloneDef: () => cloneDef,
  codePointLength: () => codePointLength,
  constantCatch: () => constantCatch,
  createTransparentProxy: () => createTransparentProxy,
  defineLazy: () => defineLazy,
  defineLazyInternal: () => defineLazyInternal,
  derived: () => derived,
  esc: () => esc,
  escapeRegex: () => escapeRegex,
  explicitlyAborted: () => explicitlyAborted,
  extend: () => extend,
  finalizeIssue: () => finalizeIssue,
  floatSafeRemainder: () => floatSafeRemainder,
  getElementAtPath: () => getElementAtPath,
  getEnumValues: () => getEnumValues,
  getLengthableOrigin: () => getLengthableOrigin,
  getParsedType: () => getParsedType,
  getSizableOrigin: () => getSizableOrigin,
  hexToUint8Array: () => hexToUint8Array,
  hide: () => hide,
  installLazyProp: () => installLazyProp,
  isObject: () => isObject,
  isPlainObject: () => isPlainObject,
  issue: () => issue,
  joinValues: () => joinValues,
  jsonStringifyReplacer: () => jsonStringifyReplacer,
  members: () => members,
  merge: () => merge,
  mergeDefs: () => mergeDefs,
  normalizeParams: () => normalizeParams,
  nullish: () => nullish,
  numKeys: () => numKeys,
  objectClone: () => objectClone,
  omit: () => omit,
  optionalKeys: () => optionalKeys,
  own: () => own,
  parsedType: () => parsedType,
  partial: () => partial,
  pick: () => pick,
  prefixIssues: () => prefixIssues,
  primitiveTypes: () => primitiveTypes,
  promiseAllObject: () => promiseAllObject,
  propertyKeyTypes: () => propertyKeyTypes,
  randomString: () => randomString,
  rawShape: () => rawShape,
  required: () => required,
  safeExtend: () => safeExtend,
  shallowClone: () => shallowClone,
  sizeCaps: () => sizeCaps,
  slugify: () => slugify,
  stringifyPrimitive: () => stringifyPrimitive,
  toZod: () => toZod,
  uint8ArrayToBase64: () => uint8ArrayToBase64,
  uint8ArrayToBase64url: () => uint8ArrayToBase64url,
  uint8ArrayToHex: () => uint8ArrayToHex,
  unwrapMessage: () => unwrapMessage
});
function assertEqual(val) {
  return val;
}
function assertNotEqual(val) {
  return val;
}
function toZod() {
  return (schema) => schema;
}
function assertIs(_arg) {
}
function assertNever(_x) {
  throw new Error("Unexpected value in exhaustive check");
}
function assert(_) {
}
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function joinValues(array2, separator = "|") {
  return array2.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source2) {
  const start = source2.startsWith("^") ? 1 : 0;
  const end = source2.endsWith("$") ? source2.length - 1 : source2.length;
  return source2.slice(start, end);
}
function floatSafeRemainder(val, step) {
  const ratio = val / step;
  const roundedRatio = Math.round(ratio);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
  if (Math.abs(ratio - roundedRatio) < tolerance)
    return 0;
  return ratio - roundedRatio;
}
var EVALUATING = /* @__PURE__ */ Symbol("evaluating");
function defineLazy(object2, key, getter) {
  let value = void 0;
  Object.defineProperty(object2, key, {
    get() {
      if (value === EVALUATING) {
        return void 0;
      }
      if (value === void 0) {
        value = EVALUATING;
        value = getter();
      }
      return value;
    },
    set(v) {
      Object.defineProperty(object2, key, {
        value: v
        // configurable: true,
      });
    },
    configurable: true
  });
}
function objectClone(obj) {
  return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value) {
  if (key in target)
    assignProp(target, key, value);
  else
    target[key] = value;
}
function mirrorShape(target, source2, keys, wrap) {
  const raw = sourceShape(source2);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source2._zod.def.shape[key];
        return wrap ? wrap(value, key) : value;
      });
    } else
      putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
  }
}
function mirrorProps(target, source2) {
  for (const key of Reflect.ownKeys(source2)) {
    const desc = Object.getOwnPropertyDescriptor(source2, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key, () => source2[key]);
    else
      putProp(target, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
  return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path2) {
  if (!path2)
    return obj;
  return path2.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
  const keys = Object.keys(promisesObj);
  const promises = keys.map((key) => promisesObj[key]);
  return Promise.all(promises).then((results) => {
    const resolvedObj = {};
    for (let i = 0; i < keys.length; i++) {
      resolvedObj[keys[i]] = results[i];
    }
    return resolvedObj;
  });
}
function randomString(length = 10) {
  const chars = "abcdefghijklmnopqrstuvwxyz";
  let str = "";
  for (let i = 0; i < length; i++) {
    str += chars[Math.floor(Math.random() * chars.length)];
  }
  return str;
}
function esc(str) {
  return JSON.stringify(str);
}
function slugify(input) {
  return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
var allowsEval = /* @__PURE__ */ cached(() => {
  if (globalConfig.jitless) {
    return false;
  }
  if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
    return false;
  }
  try {
    const F = Function;
    new F("");
    return true;
  } catch (_) {
    return false;
  }
});
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function shallowClone(o) {
  if (isPlainObject(o))
    return { ...o };
  if (Array.isArray(o))
    return [...o];
  if (o instanceof Map)
    return new Map(o);
  if (o instanceof Set)
    return new Set(o);
  return o;
}
function numKeys(data) {
  let keyCount = 0;
  for (const key in data) {
    if (Object.prototype.hasOwnProperty.call(data, key)) {
      keyCount++;
    }
  }
  return keyCount;
}
var getParsedType = (data) => {
  const t = typeof data;
  switch (t) {
    case "undefined":
      return "undefined";
    case "string":
      return "string";
    case "number":
      return Number.isNaN(data) ? "nan" : "number";
    case "boolean":
      return "boolean";
    case "function":
      return "function";
    case "bigint":
      return "bigint";
    case "symbol":
      return "symbol";
    case "object":
      if (Array.isArray(data)) {
        return "array";
      }
      if (data === null) {
        return "null";
      }
      if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
        return "promise";
      }
      if (typeof Map !== "undefined" && data instanceof Map) {
        return "map";
      }
      if (typeof Set !== "undefined" && data instanceof Set) {
        return "set";
      }
      if (typeof Date !== "undefined" && data instanceof Date) {
        return "date";
      }
      if (typeof File !== "undefined" && data instanceof File) {
        return "file";
      }
      return "object";
    default:
      throw new Error(`Unknown data type: ${t}`);
  }
};
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ */ new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined"
]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function createTransparentProxy(getter) {
  let target;
  return new Proxy({}, {
    get(_, prop, receiver) {
      target ?? (target = getter());
      return Reflect.get(target, prop, receiver);
    },
    set(_, prop, value, receiver) {
      target ?? (target = getter());
      return Reflect.set(target, prop, value, receiver);
    },
    has(_, prop) {
      target ?? (target = getter());
      return Reflect.has(target, prop);
    },
    deleteProperty(_, prop) {
      target ?? (target = getter());
      return Reflect.deleteProperty(target, prop);
    },
    ownKeys(_) {
      target ?? (target = getter());
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(_, prop) {
      target ?? (target = getter());
      return Reflect.getOwnPropertyDescriptor(target, prop);
    },
    defineProperty(_, prop, descriptor2) {
      target ?? (target = getter());
      return Reflect.defineProperty(target, prop, descriptor2);
    }
  });
}
function stringifyPrimitive(value) {
  if (typeof value === "bigint")
    return value.toString() + "n";
  if (typeof value === "string")
    return `"${value}"`;
  return `${value}`;
}
function optionalKeys(shape2) {
  return Object.keys(shape2).filter((k) => {
    return shape2[k]._zod.optin !== void 0 && shape2[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
};
function pick(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".pick() cannot be used on object schemas containing refinements");
  }
  const newShape = {};
  mirrorShape(newShape, schema, maskedKeys(schema, mask));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function maskedKeys(schema, mask) {
  const raw = sourceShape(schema);
  const keys = [];
  for (const key of Reflect.ownKeys(mask)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask[key])
      keys.push(key);
  }
  return keys;
}
function omit(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".omit() cannot be used on object schemas containing refinements");
  }
  const omitted = new Set(maskedKeys(schema, mask));
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape2) {
  if (!isPlainObject(shape2)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key of Reflect.ownKeys(shape2)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape2) }));
}
function extended(schema, shape2) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape2);
  return newShape;
}
function safeExtend(schema, shape2) {
  if (!isPlainObject(shape2)) {
    throw new Error("Invalid input to safeExtend: expected a plain object");
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape2) }));
}
function merge(a, b) {
  if (!b?._zod?.def) {
    throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
  }
  if (a._zod.def.checks?.length) {
    throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
  }
  const newShape = {};
  mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
  mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
  const def = mergeDefs(a._zod.def, {
    shape: newShape,
    get catchall() {
      return b._zod.def.catchall;
    },
    checks: b._zod.def.checks ?? []
  });
  return clone(a, def);
}
function partial(Class2, schema, mask, name3 = "partial") {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(`.${name3}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class2 && ((value, key) => selected && !selected.has(key) ? value : new Class2({ type: "optional", innerType: value })));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class2, schema, mask) {
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => (
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class2({ type: "nonoptional", innerType: value })
  ));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path2, issues) {
  return issues.map((iss) => {
    var _a3;
    (_a3 = iss).path ?? (_a3.path = []);
    iss.path.unshift(path2);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a3;
  for (let i = start; i < issues.length; i++) {
    (_a3 = issues[i]).schema ?? (_a3.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config3) {
  var _a3;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a3 = iss).schema ?? (_a3.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config3.customError?.(iss)) ?? unwrapMessage(config3.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function getSizableOrigin(input) {
  if (input instanceof Set)
    return "set";
  if (input instanceof Map)
    return "map";
  if (input instanceof File)
    return "file";
  return "unknown";
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count = units;
  for (let i = 0; i < units - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function parsedType(data) {
  const t = typeof data;
  switch (t) {
    case "number": {
      return Number.isNaN(data) ? "nan" : "number";
    }
    case "object": {
      if (data === null) {
        return "null";
      }
      if (Array.isArray(data)) {
        return "array";
      }
      const obj = data;
      if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
        return obj.constructor.name;
      }
    }
  }
  return t;
}
function issue(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function cleanEnum(obj) {
  return Object.entries(obj).filter(([k, _]) => {
    return Number.isNaN(Number.parseInt(k, 10));
  }).map((el) => el[1]);
}
function base64ToUint8Array(base64) {
  const binaryString = atob(base64);
  const bytes = new Uint8Array(binaryString.length);
  for (let i = 0; i < binaryString.length; i++) {
    bytes[i] = binaryString.charCodeAt(i);
  }
  return bytes;
}
function uint8ArrayToBase64(bytes) {
  let binaryString = "";
  for (let i = 0; i < bytes.length; i++) {
    binaryString += String.fromCharCode(bytes[i]);
  }
  return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
  const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
  const padding = "=".repeat((4 - base64.length % 4) % 4);
  return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
  return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
  const cleanHex = hex.replace(/^0x/, "");
  if (cleanHex.length % 2 !== 0) {
    throw new Error("Invalid hex string length");
  }
  const bytes = new Uint8Array(cleanHex.length / 2);
  for (let i = 0; i < cleanHex.length; i += 2) {
    bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
  }
  return bytes;
}
function uint8ArrayToHex(bytes) {
  return Array.from(bytes).map((b) => b.toString(16).padStart(2, "0")).join("");
}
var Class = class {
  constructor(..._args) {
  }
};
function members(proto, table2) {
  for (const key in table2) {
    const desc = Object.getOwnPropertyDescriptor(table2, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
// @__NO_SIDE_EFFECTS__
function derived(computes, table2) {
  for (const key in computes) {
    const compute = computes[key];
    Object.defineProperty(table2, key, {
      configurable: true,
      enumerable: true,
      get() {
        return own(this, key, compute(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  return table2;
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}
var CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
  const fn = () => value;
  fn[CONSTANT_CATCH] = true;
  return fn;
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name3, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name3)) {
      return;
    }
    inst._zod.traits.add(name3);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name3 });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name3);
    }
  });
  Object.defineProperty(_, "name", { value: name3 });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name3) {
    super(`Encountered unidirectional transform during encode: ${name3}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parse = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
  let error;
  return {
    success: false,
    get error() {
      if (!error) {
        error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error;
    },
    set error(e) {
      error = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a3;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a3 = inst._zod).onattach ?? (_a3.onattach = []);
});
var _whenHasLength = (payload) => {
  const val = payload.value;
  return !nullish(val) && val.length !== void 0;
};
var numericOriginMap = {
  number: "number",
  bigint: "bigint",
  object: "date"
};
var $ZodCheckLessThan = /* @__PURE__ */ $constructor("$ZodCheckLessThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_big",
      maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckGreaterThan = /* @__PURE__ */ $constructor("$ZodCheckGreaterThan", (inst, def) => {
  $ZodCheck.init(inst, def);
  const origin = numericOriginMap[typeof def.value];
  inst._zod.check = (payload) => {
    if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
      return;
    }
    payload.issues.push({
      origin: numericOriginMap[typeof payload.value] ?? origin,
      code: "too_small",
      minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
      input: payload.value,
      inclusive: def.inclusive,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckNumberFormat = /* @__PURE__ */ $constructor("$ZodCheckNumberFormat", (inst, def) => {
  $ZodCheck.init(inst, def);
  def.format = def.format || "float64";
  const isInt = def.format?.includes("int");
  const origin = isInt ? "int" : "number";
  const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
  inst._zod.check = (payload) => {
    const input = payload.value;
    if (isInt) {
      if (!Number.isInteger(input)) {
        payload.issues.push({
          expected: origin,
          format: def.format,
          code: "invalid_type",
          continue: false,
          input,
          inst
        });
        return;
      }
      if (!Number.isSafeInteger(input)) {
        if (input > 0) {
          payload.issues.push({
            input,
            code: "too_big",
            maximum: Number.MAX_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        } else {
          payload.issues.push({
            input,
            code: "too_small",
            minimum: Number.MIN_SAFE_INTEGER,
            note: "Integers must be within the safe integer range.",
            inst,
            origin,
            inclusive: true,
            continue: !def.abort
          });
        }
        return;
      }
    }
    if (input < minimum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_small",
        minimum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
    if (input > maximum) {
      payload.issues.push({
        origin: "number",
        input,
        code: "too_big",
        maximum,
        inclusive: true,
        inst,
        continue: !def.abort
      });
    }
  };
});
var $ZodCheckMaxLength = /* @__PURE__ */ $constructor("$ZodCheckMaxLength", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units > def.maximum ? codePointLength(input) : units;
    if (length <= def.maximum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_big",
      maximum: def.maximum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckMinLength = /* @__PURE__ */ $constructor("$ZodCheckMinLength", (inst, def) => {
  var _a3;
  $ZodCheck.init(inst, def);
  (_a3 = inst._zod.def).when ?? (_a3.when = _whenHasLength);
  inst._zod.check = (payload) => {
    const input = payload.value;
    const units = input.length;
    const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units;
    if (length >= def.minimum)
      return;
    const origin = getLengthableOrigin(input);
    payload.issues.push({
      origin,
      code: "too_small",
      minimum: def.minimum,
      inclusive: true,
      input,
      inst,
      continue: !def.abort
    });
  };
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a3, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a3 = inst._zod).check ?? (_a3.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a3;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a3 = inst._zod).deferred ?? (_a3.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodNumberFormat = /* @__PURE__ */ $constructor("$ZodNumberFormat", (inst, def) => {
  $ZodCheckNumberFormat.init(inst, def);
  $ZodNumber.init(inst, def);
});
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
var $ZodNever = /* @__PURE__ */ $constructor("$ZodNever", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _ctx) => {
    payload.issues.push({
      expected: "never",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
function capSize(inst, size3) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse2 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size3(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse2(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape2 = zod.def.shape;
    const propValues = {};
    for (const key in shape2) {
      const field3 = shape2[key]._zod;
      if (field3.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field3.values)
          propValues[key].add(v);
        if (field3.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject2 = isObject;
  const catchall = def.catchall;
  let value;
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape2 = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape2[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
function discriminatorMap(def) {
  const map = /* @__PURE__ */ new Map();
  for (const option of def.options) {
    const values = option._zod.propValues?.[def.discriminator];
    if (!values || values.size === 0)
      throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
    for (const value of values) {
      if (map.has(value)) {
        if (value !== void 0)
          throw new Error(`Duplicate discriminator value "${String(value)}"`);
        map.set(value, null);
      } else {
        map.set(value, option);
      }
    }
  }
  return map;
}
var $ZodDiscriminatedUnion = /* @__PURE__ */ $constructor("$ZodDiscriminatedUnion", (inst, def) => {
  def.inclusive = false;
  $ZodUnion.init(inst, def);
  const _super = inst._zod.parse;
  defineLazyInternal(inst, "propValues", (zod) => {
    const propValues = {};
    let undefinedCount = 0;
    for (const option of zod.def.options) {
      const pv = option._zod.propValues;
      if (!pv || Object.keys(pv).length === 0)
        throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
      if (pv[zod.def.discriminator]?.has(void 0))
        undefinedCount++;
      for (const [k, v] of Object.entries(pv)) {
        if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
          assignProp(propValues, k, /* @__PURE__ */ new Set());
        }
        for (const val of v) {
          propValues[k].add(val);
        }
      }
    }
    if (!zod.def.unionFallback && undefinedCount > 1)
      propValues[zod.def.discriminator]?.delete(void 0);
    return propValues;
  });
  def.options.forEach((option, i) => {
    const propShape = rawShape(option._zod.def);
    if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
      throw new Error(`Invalid discriminated union option at index "${i}"`);
    }
  });
  const disc = cached(() => discriminatorMap(def));
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isObject(input)) {
      payload.issues.push({
        code: "invalid_type",
        expected: "object",
        input,
        inst
      });
      return payload;
    }
    const value = input?.[def.discriminator];
    const opt = disc.value.get(value);
    if (opt && (value !== void 0 || ctx.direction !== "backward")) {
      return opt._zod.run(payload, ctx);
    }
    if (def.unionFallback || ctx.direction === "backward") {
      return _super(payload, ctx);
    }
    payload.issues.push({
      code: "invalid_union",
      errors: [],
      note: "No matching discriminator",
      discriminator: def.discriminator,
      options: Array.from(disc.value.keys()).filter((value2) => disc.value.get(value2) !== null),
      input,
      path: [def.discriminator],
      inst
    });
    return payload;
  };
});
var $ZodRecord = /* @__PURE__ */ $constructor("$ZodRecord", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!isPlainObject(input)) {
      payload.issues.push({
        expected: "record",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    const proms = [];
    const values = def.keyType._zod.values;
    if (values && !def.partial) {
      payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
      const recordKeys = /* @__PURE__ */ new Set();
      for (const key of values) {
        if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
          recordKeys.add(typeof key === "number" ? key.toString() : key);
          if (key === "__proto__")
            continue;
          const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
          if (keyResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (keyResult.issues.length) {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key,
              path: [key],
              inst
            });
            continue;
          }
          const outKey = keyResult.value;
          if (outKey === "__proto__")
            continue;
          const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
          if (result instanceof Promise) {
            proms.push(result.then((result2) => {
              if (result2.issues.length) {
                payload.issues.push(...prefixIssues(key, result2.issues));
              }
              payload.value[outKey] = result2.value;
            }));
          } else {
            if (result.issues.length) {
              payload.issues.push(...prefixIssues(key, result.issues));
            }
            payload.value[outKey] = result.value;
          }
        }
      }
      let unrecognized;
      for (const key in input) {
        if (!recordKeys.has(key)) {
          if (def.mode === "loose") {
            if (key === "__proto__")
              continue;
            payload.value[key] = input[key];
          } else {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key);
          }
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    } else {
      payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
      let unrecognized;
      for (const key of Reflect.ownKeys(input)) {
        if (key === "__proto__")
          continue;
        if (!Object.prototype.propertyIsEnumerable.call(input, key))
          continue;
        let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
        if (keyResult instanceof Promise) {
          throw new Error("Async schemas not supported in object keys currently");
        }
        const checkNumericKey = typeof key === "string" && number.test(key) && keyResult.issues.length;
        if (checkNumericKey) {
          const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
          if (retryResult instanceof Promise) {
            throw new Error("Async schemas not supported in object keys currently");
          }
          if (retryResult.issues.length === 0) {
            keyResult = retryResult;
          }
        }
        if (keyResult.issues.length) {
          if (def.mode === "loose") {
            payload.value[key] = input[key];
          } else if (values) {
            unrecognized = unrecognized ?? [];
            unrecognized.push(key);
          } else {
            payload.issues.push({
              code: "invalid_key",
              origin: "record",
              issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
              input: key,
              path: [key],
              inst
            });
          }
          continue;
        }
        const outKey = keyResult.value;
        if (outKey === "__proto__")
          continue;
        const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
        if (result instanceof Promise) {
          proms.push(result.then((result2) => {
            if (result2.issues.length) {
              payload.issues.push(...prefixIssues(key, result2.issues));
            }
            payload.value[outKey] = result2.value;
          }));
        } else {
          if (result.issues.length) {
            payload.issues.push(...prefixIssues(key, result.issues));
          }
          payload.value[outKey] = result.value;
        }
      }
      if (unrecognized && unrecognized.length > 0) {
        payload.issues.push({
          code: "unrecognized_keys",
          input,
          inst,
          keys: unrecognized,
          continue: true
        });
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
});
var $ZodEnum = /* @__PURE__ */ $constructor("$ZodEnum", (inst, def) => {
  $ZodType.init(inst, def);
  const values = getEnumValues(def.entries);
  const valuesSet = new Set(values);
  inst._zod.values = valuesSet;
  defineLazyInternal(inst, "pattern", (zod) => {
    const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
    return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (valuesSet.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodLiteral = /* @__PURE__ */ $constructor("$ZodLiteral", (inst, def) => {
  $ZodType.init(inst, def);
  const values = new Set(def.values);
  inst._zod.values = values;
  defineLazyInternal(inst, "pattern", (zod) => {
    const vals = zod.def.values;
    return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
  });
  inst._zod.parse = (payload, _ctx) => {
    const input = payload.value;
    if (values.has(input)) {
      return payload;
    }
    payload.issues.push({
      code: "invalid_value",
      values: def.values,
      input,
      inst
    });
    return payload;
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodDefault = /* @__PURE__ */ $constructor("$ZodDefault", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "defaulted";
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    if (payload.value === void 0) {
      payload.value = def.defaultValue;
      return payload;
    }
    const result = def.innerType._zod.run(payload, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleDefaultResult(result2, def));
    }
    return handleDefaultResult(result, def);
  };
});
function handleDefaultResult(payload, def) {
  if (payload.value === void 0) {
    payload.value = def.defaultValue;
  }
  return payload;
}
function handleCatchResult(payload, result, def, ctx) {
  if (!result.issues.length) {
    payload.value = result.value;
    if (result.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result,
    value: payload.value,
    error: {
      issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
    }
    return handleCatchResult(payload, result, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue(_iss));
  }
}

// node_modules/zod/v4/core/registries.js
var _a2;
var $ZodRegistry = class {
  constructor() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
  }
  add(schema, ..._meta) {
    const meta3 = _meta[0];
    this._map.set(schema, meta3);
    if (meta3 && typeof meta3 === "object" && "id" in meta3) {
      this._idmap.set(meta3.id, schema);
    }
    return this;
  }
  clear() {
    this._map = /* @__PURE__ */ new WeakMap();
    this._idmap = /* @__PURE__ */ new Map();
    return this;
  }
  remove(schema) {
    const meta3 = this._map.get(schema);
    if (meta3 && typeof meta3 === "object" && "id" in meta3) {
      this._idmap.delete(meta3.id);
    }
    this._map.delete(schema);
    return this;
  }
  get(schema) {
    const p = schema._zod.parent;
    if (p) {
      const pm = { ...this.get(p) ?? {} };
      delete pm.id;
      const f = { ...pm, ...this._map.get(schema) };
      return Object.keys(f).length ? f : void 0;
    }
    return this._map.get(schema);
  }
  has(schema) {
    return this._map.has(schema);
  }
};
function registry() {
  return new $ZodRegistry();
}
(_a2 = globalThis).__zod_globalRegistry ?? (_a2.__zod_globalRegistry = registry());
var globalRegistry = globalThis.__zod_globalRegistry;

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class2, params) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _number(Class2, params) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class2, params) {
  return new Class2({
    type: "number",
    check: "number_format",
    abort: false,
    format: "safeint",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class2, params) {
  return new Class2({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _never(Class2, params) {
  return new Class2({
    type: "never",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
  return new $ZodCheckLessThan({
    check: "less_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: false
  });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
  return new $ZodCheckGreaterThan({
    check: "greater_than",
    ...normalizeParams(params),
    value,
    inclusive: true
  });
}
// @__NO_SIDE_EFFECTS__
function _positive(params) {
  return /* @__PURE__ */ _gt(0, params);
}
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
  return /* @__PURE__ */ _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
  const ch = new $ZodCheckMaxLength({
    check: "max_length",
    ...normalizeParams(params),
    maximum
  });
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
  return new $ZodCheckMinLength({
    check: "min_length",
    ...normalizeParams(params),
    minimum
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _refine(Class2, fn, _params) {
  const schema = new Class2({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
  const ch = /* @__PURE__ */ _check((payload) => {
    payload.addIssue = (issue2) => {
      if (typeof issue2 === "string") {
        payload.issues.push(issue(issue2, payload.value, ch._zod.def));
      } else {
        const _issue = issue2;
        if (_issue.fatal)
          _issue.continue = false;
        _issue.code ?? (_issue.code = "custom");
        if (!("input" in _issue))
          _issue.input = payload.value;
        _issue.inst ?? (_issue.inst = ch);
        _issue.continue ?? (_issue.continue = !ch._zod.def.abort);
        payload.issues.push(issue(_issue));
      }
    };
    return fn(payload.value, payload);
  }, params);
  return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
  const ch = new $ZodCheck({
    check: "custom",
    ...normalizeParams(params)
  });
  ch._zod.check = fn;
  return ch;
}
// @__NO_SIDE_EFFECTS__
function meta(metadata2) {
  const ch = new $ZodCheck({ check: "meta" });
  ch._zod.onattach = [
    (inst) => {
      const existing = globalRegistry.get(inst) ?? {};
      globalRegistry.add(inst, { ...existing, ...metadata2 });
    }
  ];
  ch._zod.check = () => {
  };
  return ch;
}

// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
  if (!inst._zod)
    throw new Error("Uninitialized schema in ZodMiniType.");
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
}, {
  // `with` is an alias for `check`: the same function object, not a wrapper.
  get with() {
    return this.check;
  },
  set with(value) {
    own(this, "with", value);
  },
  parse(data, params) {
    return parse(this, data, params, { callee: this.parse });
  },
  parseAsync(data, params) {
    return parseAsync(this, data, params, { callee: this.parseAsync });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  check(...checks) {
    const def = this.def;
    return this.clone({
      ...def,
      checks: [
        ...def.checks ?? [],
        ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }, { parent: true });
  },
  clone(_def, params) {
    return clone(this, _def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta3) {
    reg.add(this, meta3);
    return this;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  }
});
var ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return _number(ZodMiniNumber, params);
}
var ZodMiniNumberFormat = /* @__PURE__ */ $constructor("ZodMiniNumberFormat", (inst, def) => {
  $ZodNumberFormat.init(inst, def);
  ZodMiniNumber.init(inst, def);
});
function int(params) {
  return _int(ZodMiniNumberFormat, params);
}
var ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniNever = /* @__PURE__ */ $constructor("ZodMiniNever", (inst, def) => {
  $ZodNever.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function never(params) {
  return _never(ZodMiniNever, params);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape2, params) {
  const def = {
    type: "object",
    shape: shape2 ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
// @__NO_SIDE_EFFECTS__
function strictObject(shape2, params) {
  return new ZodMiniObject({
    type: "object",
    shape: shape2,
    catchall: /* @__PURE__ */ never(),
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function partial2(schema, mask) {
  const def = schema._zod.def;
  if (def.type !== "tuple")
    return partial(ZodMiniOptional, schema, mask);
  if (def.checks?.length)
    throw new Error(".partial() cannot be used on tuple schemas containing refinements");
  return clone(schema, {
    ...def,
    items: def.items.map((item) => new ZodMiniOptional({ type: "optional", innerType: item }))
  });
}
var ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniDiscriminatedUnion = /* @__PURE__ */ $constructor("ZodMiniDiscriminatedUnion", (inst, def) => {
  $ZodDiscriminatedUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function discriminatedUnion(discriminator, options, params) {
  return new ZodMiniDiscriminatedUnion({
    type: "union",
    options,
    discriminator,
    ...normalizeParams(params)
  });
}
var ZodMiniRecord = /* @__PURE__ */ $constructor("ZodMiniRecord", (inst, def) => {
  $ZodRecord.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
  if (!valueType || !valueType._zod) {
    return new ZodMiniRecord({
      type: "record",
      keyType: /* @__PURE__ */ string2(),
      valueType: keyType,
      ...normalizeParams(valueType)
    });
  }
  return new ZodMiniRecord({
    type: "record",
    keyType,
    valueType,
    ...normalizeParams(params)
  });
}
var ZodMiniEnum = /* @__PURE__ */ $constructor("ZodMiniEnum", (inst, def) => {
  $ZodEnum.init(inst, def);
  ZodMiniType.init(inst, def);
  inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
  const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
  return new ZodMiniEnum({
    type: "enum",
    entries,
    ...normalizeParams(params)
  });
}
var ZodMiniLiteral = /* @__PURE__ */ $constructor("ZodMiniLiteral", (inst, def) => {
  $ZodLiteral.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
  return new ZodMiniLiteral({
    type: "literal",
    values: Array.isArray(value) ? value : [value],
    ...normalizeParams(params)
  });
}
var ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
  $ZodTransform.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
  return new ZodMiniTransform({
    type: "transform",
    transform: fn
  });
}
var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function nullish2(innerType) {
  return /* @__PURE__ */ optional(/* @__PURE__ */ nullable(innerType));
}
var ZodMiniDefault = /* @__PURE__ */ $constructor("ZodMiniDefault", (inst, def) => {
  $ZodDefault.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _default(innerType, defaultValue) {
  return new ZodMiniDefault({
    type: "default",
    innerType,
    get defaultValue() {
      return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
    }
  });
}
var ZodMiniCatch = /* @__PURE__ */ $constructor("ZodMiniCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _catch(innerType, catchValue) {
  return new ZodMiniCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
  return new ZodMiniPipe({
    type: "pipe",
    in: in_,
    out
  });
}
var ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return _refine(ZodMiniCustom, fn, _params);
}
// @__NO_SIDE_EFFECTS__
function superRefine(fn, params) {
  return _superRefine(fn, params);
}
var meta2 = meta;

// src/budgets/schema.ts
function parsed(parse2, description) {
  const complaint = (text5) => {
    try {
      parse2(text5);
      return void 0;
    } catch (error) {
      if (error instanceof Malformed) return error.message;
      throw error;
    }
  };
  return string2({
    // A number was meant to say something: what it lacks is told by the parser, too.
    error: ({ input }) => (typeof input === "number" ? complaint(String(input)) : void 0) ?? "has to be a text"
  }).check(
    superRefine((text5, context) => {
      const message = complaint(text5);
      if (message !== void 0) context.addIssue({ code: "custom", message });
    }),
    meta2({ description })
  );
}
var megabytes = number2({ error: "has to be a number of megabytes, such as 200" }).check(
  _gte(1e-6, { error: "has to be more than 0" }),
  _lte(2 ** 33, { error: "is more than any image has" }),
  meta2({ description: "Compressed size in MB of 1,048,576 bytes." })
);
var size = parsed((text5) => {
  if (parseSize(text5) === 0) throw new Malformed("has to be more than 0");
}, "Compressed size with its unit: MB is 10^6 bytes, MiB 2^20.");
var increase = (what) => parsed(
  parseIncrease,
  `${what}: a percent of the base, a size, "A or B" (either is enough), "A and B" (both).`
);
var template = (what) => parsed(
  checkTemplate,
  `Tag or whole reference of ${what}, with placeholders such as {number} or {base_ref}.`
);
var day = parsed((text5) => {
  if (!isDay(text5)) {
    throw new Malformed(`${quoted(text5)} is not a day: YYYY-MM-DD, such as 2027-01-31`);
  }
}, "The last day on which the waiver holds, YYYY-MM-DD.");
function isDay(text5) {
  const date2 = /* @__PURE__ */ new Date(`${text5}T00:00:00Z`);
  return !Number.isNaN(date2.valueOf()) && date2.toISOString().slice(0, 10) === text5;
}
var name = (what) => string2({ error: "has to be a text" }).check(
  _regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}$/u, {
    error: `has to be 1 to 100 visible characters`
  }),
  meta2({ description: what })
);
var waiver = strictObject({
  max_mb: optional(megabytes),
  max_size: optional(size),
  until: day,
  reason: name("Why the exception is made.")
}).check(meta2({ description: "An exception with an end: until then an overrun only warns." }));
var atMostHundred = _maxLength(100, { error: "has to hold 100 at most" });
var rules = {
  head: optional(template("the change")),
  base: optional(template("what the change is compared with")),
  platforms: optional(
    array(parsed(parsePlatform, "os/architecture, or os/architecture/variant."), {
      error: "has to be a list, such as [linux/amd64]"
    }).check(
      _minLength(1, { error: "has to name a platform; leave it out for all of them" }),
      atMostHundred
    )
  ).check(
    meta2({
      description: "Platforms that have to be there; all that the image has, when left out."
    })
  ),
  max_mb: optional(megabytes),
  max_size: optional(size),
  warn_at: optional(parsed(parseAmount, "Warn above this percent of the limit, or this size.")),
  warn_increase: optional(increase("Warn above this growth")),
  review_increase: optional(increase("Ask for an approval above this growth")),
  max_increase: optional(increase("Fail above this growth")),
  max_growth_since: optional(
    parsed(
      parseSince,
      "A tag, such as v1.4.0, or an age, such as 90d, from which growth is counted too; max_growth is its limit."
    )
  ),
  max_growth: optional(increase("Ask for an approval above this growth since max_growth_since")),
  growth_of: optional(_enum(["own", "all"], { error: "has to be own or all" })).check(meta2({ description: "Whether the growth of the base image counts." })),
  approvers: optional(
    array(parsed(parseApprover, "A login, or a team as org/team."), {
      error: "has to be a list of logins, such as [octocat]"
    }).check(
      _minLength(1, { error: "has to name somebody; leave it out for all who may write" }),
      atMostHundred
    )
  ).check(meta2({ description: "Who may approve growth; all who may write, when left out." })),
  waivers: optional(array(waiver, { error: "has to be a list" }).check(atMostHundred))
};
var budget = strictObject({
  name: optional(name("Unique in the file; the last segment of image, when left out.")),
  image: parsed(
    parseReference,
    "Repository, reference, or oci:DIR, oci-archive:FILE, docker-archive:FILE."
  ),
  ...rules
});
var budgetFile = strictObject({
  version: optional(literal(1, { error: "has to be 1" })),
  defaults: optional(strictObject(rules)).check(meta2({ description: "Anything that a budget may say, for all of them." })),
  budgets: array(budget, { error: "has to be a list of budgets" }).check(_minLength(1, { error: "has to hold at least one budget" }))
}).check(
  meta2({
    title: "docker-image-budgets",
    description: "Budgets for the compressed size of container images."
  })
);
function knownKeys(path2) {
  if (path2.length === 0) return Object.keys(budgetFile.shape);
  if (path2.at(-2) === "waivers") return Object.keys(waiver.shape);
  return Object.keys(path2[0] === "budgets" ? budget.shape : rules);
}

// src/budgets/read.ts
function readBudgets(text5) {
  const result = readWhole(text5);
  if (!("problems" in result)) return result;
  return { ...result, problems: withOddBlanks(text5, result.problems) };
}
function readWhole(text5) {
  const yaml = readYaml(text5);
  if ("message" in yaml) return { problems: [yaml] };
  const result = budgetFile.safeParse(yaml.value);
  const problems = [
    ...result.success ? [] : result.error.issues.flatMap((issue2) => shapeProblems(yaml, issue2)),
    ...contradictions(yaml).map(({ place, message }) => ({ place, words: () => message }))
  ];
  if (!result.success || problems.length > 0) return firstOf(problems);
  const { budgets, defaults } = result.data;
  return { budgets: budgets.map((_, index) => toBudget(yaml, result.data, index, defaults)) };
}
function firstOf(problems) {
  const inFileOrder = problems.toSorted(
    (a, b) => a.place.line - b.place.line || a.place.column - b.place.column
  );
  const more = problems.length - MOST_PROBLEMS;
  const told2 = inFileOrder.slice(0, MOST_PROBLEMS);
  return {
    problems: told2.map(({ place, words: words2 }) => ({ place, message: words2() })),
    ...more > 0 ? { more } : {}
  };
}
function shapeProblems(yaml, issue2) {
  if (issue2.code === "unrecognized_keys") {
    return issue2.keys.map((key2) => ({
      place: yaml.keyAt([...issue2.path, key2]),
      words: () => unknownKey(key2, knownKeys(issue2.path))
    }));
  }
  const key = issue2.path.findLast((part) => typeof part === "string");
  const subject2 = typeof key === "string" ? `${key}: ` : "";
  const isAbsent = issue2.code !== "custom" && at(yaml.value, issue2.path) === void 0;
  if (isAbsent && typeof key === "string") {
    const place = yaml.keyAt(issue2.path.slice(0, -1));
    return [{ place, words: () => `${quoted(key)} is missing` }];
  }
  const message = issue2.message.startsWith("Invalid input") ? shapeWords(issue2) : issue2.message;
  return [{ place: yaml.valueAt(issue2.path), words: () => `${subject2}${message}` }];
}
function unknownKey(key, known) {
  const guess = nearest(key, known);
  const hint = guess === void 0 ? "" : ` Did you mean ${quoted(guess)}?`;
  return `unknown key ${quoted(key)}.${hint} Allowed here: ${known.join(", ")}`;
}
function shapeWords(issue2) {
  if (issue2.path.length === 0) {
    return 'a budget file is a mapping with the key "budgets": a list of image and max_mb';
  }
  return issue2.code === "invalid_type" && issue2.expected === "object" ? "has to be a mapping of keys and values" : `has to be ${"expected" in issue2 ? String(issue2.expected) : "something else"}`;
}
function toBudget(yaml, file, index, defaults = {}) {
  const own2 = file.budgets[index];
  if (own2 === void 0) throw new RangeError(`no budget ${index}`);
  const image2 = parseReference(own2.image);
  const path2 = ["budgets", index];
  const ownLimit = own2.max_mb !== void 0 || own2.max_size !== void 0;
  const written = (key, parse2) => {
    const from = own2[key] === void 0 ? defaults : own2;
    const value = from[key];
    if (value === void 0 || value === null) return void 0;
    const keyPath = from === own2 ? [...path2, key] : ["defaults", key];
    return { value: parse2(value), text: wordsOf(value), place: yaml.keyAt(keyPath) };
  };
  const limit = ownLimit ? limitOf(yaml, own2, path2) : limitOf(yaml, defaults, ["defaults"]);
  const platforms = own2.platforms ?? defaults.platforms;
  return defined({
    name: own2.name ?? defaultName(image2),
    image: image2,
    head: own2.head ?? defaults.head,
    base: own2.base ?? defaults.base,
    platforms: platforms?.map(parsePlatform),
    limit,
    warnAt: written("warn_at", parseAmount),
    warnIncrease: written("warn_increase", parseIncrease),
    reviewIncrease: written("review_increase", parseIncrease),
    maxIncrease: written("max_increase", parseIncrease),
    growthSince: written("max_growth_since", parseSince),
    maxGrowth: written("max_growth", parseIncrease),
    growthOf: written("growth_of", (word) => word),
    approvers: written("approvers", (names) => names.map(parseApprover)),
    waivers: written(
      "waivers",
      (waivers) => waivers.map(
        (waiver2, at2) => toWaiver(yaml, waiver2, [...own2.waivers ? path2 : ["defaults"], "waivers", at2])
      )
    ),
    place: yaml.keyAt(path2)
  });
}
function limitOf(yaml, limits, path2) {
  if (limits.max_mb !== void 0) {
    return {
      value: Math.floor(limits.max_mb * MIB),
      text: String(limits.max_mb),
      place: yaml.keyAt([...path2, "max_mb"])
    };
  }
  if (limits.max_size === void 0) return void 0;
  return {
    value: parseSize(limits.max_size),
    text: limits.max_size,
    place: yaml.keyAt([...path2, "max_size"])
  };
}
function toWaiver(yaml, waiver2, path2) {
  const { until, reason } = waiver2;
  return { bytes: limitOf(yaml, waiver2, path2)?.value ?? 0, until, reason, place: yaml.keyAt(path2) };
}
function wordsOf(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
function defined(value) {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== void 0));
}

// src/domain/budget.ts
function idleRules(budget2) {
  const { name: name3, limit, warnAt, waivers } = budget2;
  if (limit !== void 0) return overruled(budget2, limit.value);
  return [
    ...warnAt !== void 0 && "percent" in warnAt.value ? [`${name3}: warn_at is a percent of the limit, and there is none.`] : [],
    ...waivers === void 0 ? [] : [`${name3}: waivers are from the limit, and there is none.`]
  ];
}
function overruled({ name: name3, warnAt, waivers }, limit) {
  const warnsLate = warnAt !== void 0 && amountBytes(warnAt.value, limit) >= limit;
  const useless = (waivers?.value ?? []).filter(({ bytes }) => bytes <= limit);
  return [
    ...warnsLate ? [`${name3}: warn_at ${warnAt.text} is not below the limit, and never speaks.`] : [],
    ...useless.map(
      ({ place }) => `${name3}: the waiver in line ${place.line} allows no more than the limit does.`
    )
  ];
}

// src/domain/effect.ts
function opposite(effect) {
  if (effect === "unclear") return effect;
  return effect === "tighter" ? "looser" : "tighter";
}
function amountEffect(old, now) {
  const [was, is] = [asPair(old), asPair(now)];
  if (was.unit !== is.unit) return "unclear";
  return is.value > was.value ? "looser" : "tighter";
}
function asPair(amount) {
  return "bytes" in amount ? { unit: "bytes", value: amount.bytes } : { unit: "percent", value: amount.percent };
}
function increaseEffect(old, now) {
  if (isNeverAbove(now, old)) return "tighter";
  return isNeverAbove(old, now) ? "looser" : "unclear";
}
function isNeverAbove(less, more) {
  const ofMore = more.join === "or" ? "every" : "some";
  return less.join === "and" ? less.amounts.every((amount) => more.amounts[ofMore]((other) => isAtMost(amount, other))) : more.amounts[ofMore]((other) => less.amounts.some((amount) => isAtMost(amount, other)));
}
function isAtMost(amount, other) {
  const [less, more] = [asPair(amount), asPair(other)];
  return less.unit === more.unit && less.value <= more.value;
}
function waiversEffect(old, now) {
  const isCovered = ({ bytes, until }) => old.some((waiver2) => waiver2.bytes >= bytes && waiver2.until >= until);
  return now.every(isCovered) ? "tighter" : "looser";
}

// src/domain/edits.ts
function rule(word, of, effect, given = {}) {
  return { word, of, effect, ...given };
}
var unclear = () => "unclear";
var amounts = { isSame: alike(amountEffect) };
var increases = { isSame: alike(increaseEffect) };
function alike(effect) {
  return (old, now) => effect(old, now) === "tighter" && effect(now, old) === "tighter";
}
var RULES = [
  rule("warn_at", ({ warnAt }) => warnAt, amountEffect, amounts),
  rule("warn_increase", ({ warnIncrease }) => warnIncrease, increaseEffect, increases),
  rule("review_increase", ({ reviewIncrease }) => reviewIncrease, increaseEffect, increases),
  rule("max_increase", ({ maxIncrease }) => maxIncrease, increaseEffect, increases),
  rule("max_growth_since", ({ growthSince }) => growthSince, unclear),
  rule("max_growth", ({ maxGrowth }) => maxGrowth, increaseEffect, increases),
  rule("growth_of", ({ growthOf }) => growthOf, unclear, { whenAdded: "unclear" }),
  rule("approvers", ({ approvers }) => approvers, unclear, {
    whenAdded: "unclear",
    isSame: sameNames
  }),
  rule("waivers", ({ waivers }) => waivers, waiversEffect, { unsaid: [] })
];
function budgetEdits(base, head) {
  const before = new Map(base.map((budget2) => [budget2.name, budget2]));
  const after = new Set(head.map((budget2) => budget2.name));
  const removed = base.filter((budget2) => !after.has(budget2.name)).map(removal);
  const others = head.flatMap((budget2) => {
    const old = before.get(budget2.name);
    return old === void 0 ? [addition(budget2)] : changes(old, budget2);
  });
  return [...removed, ...others];
}
function removal(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: limitText(budget2) ?? "no limit",
    to: null,
    effect: "looser",
    needsApproval: true,
    bytes: null,
    place: budget2.place,
    headLine: null
  };
}
function addition(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: null,
    to: limitText(budget2) ?? "no limit",
    effect: "tighter",
    needsApproval: false,
    bytes: null,
    place: budget2.place,
    headLine: budget2.place.line
  };
}
function changes(old, now) {
  const [before, after] = [old.limit?.value ?? null, now.limit?.value ?? null];
  const limit = edit(now, "limit", limitTexts(old, now), {
    effect: (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY) ? "looser" : "tighter",
    bytes: { from: before, to: after },
    place: (old.limit ?? now.limit ?? old).place,
    headLine: (now.limit ?? now).place.line
  });
  const rules2 = RULES.flatMap((rule2) => ruleEdit(rule2, old, now));
  return [...[limit, ...rules2].filter(({ from, to }) => from !== to), ...imageEdit(old, now)];
}
function ruleEdit(rule2, old, now) {
  const { of, word, isSame = () => false } = rule2;
  const [was, is] = [of(old), of(now)];
  if (was && is && isSame(was.value, is.value)) return [];
  const effect = ruleEffect(rule2, was, is);
  const place = (was ?? is ?? old).place;
  const headLine = (is ?? now).place.line;
  return [edit(now, word, [was?.text ?? null, is?.text ?? null], { effect, place, headLine })];
}
function ruleEffect({ effect, whenAdded = "tighter", unsaid }, was, is) {
  const [old, now] = [was?.value ?? unsaid, is?.value ?? unsaid];
  if (old !== void 0 && now !== void 0) return effect(old, now);
  return old === void 0 ? whenAdded : opposite(whenAdded);
}
function edit({ name: name3, place: at2 }, what, [from, to], given) {
  const needsApproval = given.effect !== "tighter";
  return { name: name3, what, from, to, needsApproval, bytes: null, headLine: at2.line, ...given };
}
function limitTexts(old, now) {
  const [from, to] = [limitText(old), limitText(now)];
  const isHidden = from === to && old.limit?.value !== now.limit?.value;
  return isHidden ? [old.limit?.text ?? from, now.limit?.text ?? to] : [from, to];
}
function limitText({ limit }) {
  return limit === void 0 ? null : formatBytes(limit.value);
}
function imageEdit(old, now) {
  if (imageKey(old) === imageKey(now)) return [];
  const isHidden = imageText(old) === imageText(now);
  const shown = (budget2) => imageText(budget2, isHidden ? JSON.stringify : void 0);
  return [edit(now, "image", [shown(old), shown(now)], { effect: "unclear", place: old.place })];
}
function imageKey({ image: image2, head, base, platforms }) {
  const names = platforms && [...new Set(platforms.map(formatPlatform))].toSorted();
  return JSON.stringify([image2, head ?? null, base ?? null, names ?? null]);
}
function imageText({ image: image2, head, base, platforms }, shown = (template2) => template2) {
  return [
    formatReference(image2),
    ...head === void 0 ? [] : [`head ${shown(head)}`],
    ...base === void 0 ? [] : [`base ${shown(base)}`],
    ...platforms === void 0 ? [] : [`platforms ${platforms.map(formatPlatform).join(", ")}`]
  ].join("; ");
}
function replacement(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: "what cannot be read",
    to: limitText(budget2) ?? "no limit",
    effect: "unclear",
    needsApproval: true,
    bytes: null,
    place: budget2.place,
    headLine: budget2.place.line
  };
}

// src/domain/hearsay.ts
var MOST_NAMES = 5;
function markHearsay(budgets, believed) {
  const known = new Set(believed.map(reachOf));
  return budgets.map(
    (budget2) => known.has(reachOf(budget2)) ? budget2 : { ...budget2, isHearsay: true }
  );
}
function reachOf(budget2) {
  const { image: image2, head, base, platforms, growthSince, growthOf, approvers } = budget2;
  const words2 = [head, base, platforms, growthSince?.value, growthOf?.value, approvers?.value];
  return JSON.stringify([image2, ...words2.map((word) => word ?? null)]);
}
function hearsayNotices(path2, budgets) {
  const names = budgets.flatMap(({ name: name3, isHearsay }) => isHearsay ? [name3] : []);
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? [plural(more, "other")] : [];
  const listed = new Intl.ListFormat("en-GB").format([...names.slice(0, MOST_NAMES), ...rest]);
  return [
    `Only this fork\u2019s version of ${path2} has the budget of ${listed}: it is measured without a login, at public addresses and in files of the workspace only, and the approvers that it names do not count. To have it measured otherwise, somebody with write access adds it on the base branch.`
  ];
}

// src/budget-file.ts
var BudgetFileError = class extends UsageError {
  name = "BudgetFileError";
  file;
  problems;
  constructor(file, text5, { problems, more = 0 }) {
    const list = formatProblems(file, text5, problems, more);
    super(`${oneLine(file)} has ${plural(problems.length + more, "problem")}:
${list}`);
    this.file = file;
    this.problems = problems;
  }
};
function neighbourOf(path2) {
  const [, stem, ending] = /^(.*)\.(ya?ml)$/i.exec(path2) ?? [];
  if (stem === void 0 || ending === void 0) return void 0;
  return `${stem}.${ending.toLowerCase() === "yml" ? "yaml" : "yml"}`;
}
function misnamed(neighbour) {
  return `There is ${oneLine(neighbour)}: rename it, or name it as the budget file (the input config, or --config FILE).`;
}
function parseBudgetFile(path2, text5) {
  const result = readBudgets(text5);
  if ("problems" in result) throw new BudgetFileError(path2, text5, result);
  return result.budgets;
}
function loadSingle(path2, text5, foreign) {
  const read3 = parseBudgetFile(path2, text5);
  const budgets = foreign ? markHearsay(read3, budgetsOrUndefined(foreign.believed) ?? []) : read3;
  return {
    budgets,
    headBudgets: budgets,
    retired: /* @__PURE__ */ new Set(),
    file: { path: path2, origin: "workspace", edits: [] },
    notices: [...budgets.flatMap(idleRules), ...hearsayNotices(path2, budgets)]
  };
}
function loadCompared(path2, { base, head, fork }, { authority = "base", isForeign, neighbour }) {
  const of = AUTHORITIES[authority];
  if (base === void 0 && head === void 0) {
    if (neighbour !== void 0) throw new UsageError(`There is no ${path2}. ${misnamed(neighbour)}`);
    throw new UsageError(
      `There is no ${path2}, neither ${of.at} nor in this change. Add one (where there is one, the job may lack the permission contents: read), for example:

budgets:
  - image: ghcr.io/OWNER/IMAGE
    max_mb: 200
`
    );
  }
  const baseBudgets = budgetsOrUndefined(base);
  const headBudgets = budgetsOfHead(path2, { base, head, fork }, baseBudgets);
  if (baseBudgets === void 0 && head === void 0) parseBudgetFile(path2, base ?? "");
  const judged = baseBudgets ?? headBudgets;
  const origin = originOf(base, baseBudgets, authority);
  const own2 = origin === "mended" && head !== fork ? headBudgets.map(replacement) : ownEdits(judged, headBudgets, { base, head, fork });
  const [left, known] = [namesOf(headBudgets), namesOf(judged)];
  const added = headBudgets.filter(({ name: name3 }) => !known.has(name3) && namesOf(own2).has(name3));
  const all = [...judged, ...added];
  const budgets = isForeign ? markHearsay(all, baseBudgets ?? []) : all;
  return {
    budgets,
    headBudgets,
    retired: new Set(judged.map(({ name: name3 }) => name3).filter((name3) => !left.has(name3))),
    file: { path: path2, origin, authority, edits: own2 },
    notices: [
      ...fileNotices(path2, { base, head, fork }, baseBudgets, of),
      ...budgets.flatMap(idleRules),
      ...hearsayNotices(path2, budgets)
    ]
  };
}
function budgetsOfHead(path2, { head, fork }, baseBudgets) {
  if (head === void 0) return [];
  const budgets = budgetsOrUndefined(head);
  if (budgets !== void 0) return budgets;
  return head === fork && baseBudgets !== void 0 ? baseBudgets : parseBudgetFile(path2, head);
}
function ownEdits(base, head, { fork, head: headText }) {
  if (fork === headText) return [];
  const old = budgetsOrUndefined(fork);
  const edits = budgetEdits(base, head);
  if (old === void 0) return edits;
  const mine = budgetEdits(old, head);
  const keys = new Set(mine.map(({ name: name3, what }) => `${name3}
${what}`));
  const known = namesOf(base);
  return [
    ...edits.filter(({ name: name3, what }) => keys.has(`${name3}
${what}`)),
    ...mine.filter(({ name: name3, what }) => what !== "budget" && !known.has(name3))
  ];
}
function originOf(base, budgets, authority) {
  if (base === void 0) return "head";
  return budgets === void 0 ? "mended" : authority;
}
var AUTHORITIES = {
  base: { at: "at the base commit", branch: "base branch", short: "base" },
  default: { at: "on the default branch", branch: "default branch", short: "default branch" }
};
function fileNotices(path2, { base, head, fork }, baseBudgets, { at: at2, branch, short }) {
  if (base === void 0) return [];
  if (baseBudgets === void 0) {
    return [`${path2} ${at2} cannot be read: this change is judged by its own version.`];
  }
  if (head !== void 0) return [];
  return fork === void 0 ? [`${path2} has come to the ${branch} since this change began: the ${short}\u2019s version judges.`] : [`This change deletes ${path2}: after it no image has a budget.`];
}
function namesOf(of) {
  return new Set(of.map(({ name: name3 }) => name3));
}
function budgetsOrUndefined(text5) {
  if (text5 === void 0) return void 0;
  const result = readBudgets(text5);
  return "problems" in result ? void 0 : result.budgets;
}

// src/sides.ts
function findHead(budget2, { headTag, values }, images2) {
  const template2 = budget2.head ?? (namesOneImage(budget2.image) ? null : headTag);
  if (template2 === null) return find(images2, budget2.image);
  const named = { template: template2, values, side: "head" };
  return located(budget2, named, (reference) => find(images2, reference));
}
function namesOneImage(image2) {
  return image2.kind === "layout" || image2.tag !== void 0 || image2.digest !== void 0;
}
var asTold = (measurement) => ({
  measurement,
  commit: null,
  distance: 0,
  insteadOf: null
});
async function measureBase(budget2, { baseTag, values, baseFallbacks, isChange }, { images: images2, firstParents }, { wanted, head }) {
  const template2 = budget2.base ?? (budget2.image.kind === "layout" ? null : baseTag);
  if (template2 === null) return asTold(null);
  const expected = head.kind === "found" ? head.manifest.digest : void 0;
  const asked = /* @__PURE__ */ new Set();
  const measureAt = (at2) => located(budget2, { template: template2, values: at2, side: "base" }, async (reference) => {
    const name3 = formatReference(reference);
    if (head.reference !== null && isSameName(head.reference, reference)) {
      if (isChange) return oneForBoth(name3);
      if (budget2.base === void 0) return null;
    }
    if (asked.has(name3)) return { kind: "missing", reference };
    asked.add(name3);
    return measure(images2, reference, { wanted, expected });
  });
  const nearest2 = (at2) => nearestBase(template2, at2, { measureAt, firstParents });
  const first = await nearest2(values);
  if (first.measurement?.kind !== "missing") return first;
  for (const at2 of baseFallbacks) {
    const other = await nearest2(at2);
    if (other.measurement?.kind === "missing") continue;
    return { ...other, insteadOf: first.measurement.reference };
  }
  return first;
}
function oneForBoth(name3) {
  return {
    kind: "unmeasurable",
    reference: null,
    reason: `it is the head as well: both are ${name3}, and nothing of this change would be seen`,
    cure: "Set head-tag (head in the budget) to the tag that the pull request pushes, such as pr-{number}; or base-tag (base) to that of the branch it is compared with."
  };
}
async function nearestBase(template2, values, { measureAt, firstParents }) {
  const first = await measureAt(values);
  const placeholder = commitPlaceholder(template2);
  const commit = placeholder === void 0 ? void 0 : values[placeholder];
  if (placeholder === void 0 || commit === void 0) return asTold(first);
  if (first?.kind !== "missing") return { ...asTold(first), commit };
  try {
    const ancestors = await firstParents(commit);
    for (const [index, sha] of ancestors.entries()) {
      const measurement = await measureAt({ ...values, [placeholder]: sha });
      if (measurement?.kind === "missing") continue;
      return { ...asTold(measurement), commit: sha, distance: index + 1 };
    }
    return asTold(first);
  } catch (error) {
    return asTold(unmeasurable(first.reference, error));
  }
}
async function located(budget2, { template: template2, values, side }, measureAt) {
  let reference;
  try {
    reference = applyTag(budget2.image, expandTemplate(template2, values));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return {
      kind: "unmeasurable",
      reference: null,
      reason: `the tag of the ${side} is not known: ${error.message}`,
      cure: `Set ${side}-tag (--${side} on the command line), or the budget\u2019s ${side}, to the tag that is pushed.`
    };
  }
  return measureAt(reference);
}

// src/comparable.ts
async function comparable(images2, base, head, isRestricted) {
  const sides = [base, head].filter((side) => side?.kind === "measured");
  const plain = sides.filter((side) => side.images.some(isUnnamed));
  if (plain.length === 0 || plain.length === sides.length && !isRestricted) return [base, head];
  const [was, is] = await Promise.all([
    base && withPlatforms(images2, base),
    withPlatforms(images2, head)
  ]);
  return [was && likened(was, is, isRestricted), likened(is, was, isRestricted)];
}
function likened(side, other, isRestricted) {
  if (side.kind !== "measured" || !side.images.some(isUnnamed)) return side;
  const [only, ...more] = other?.kind === "measured" ? other.images : [];
  const [image2, ...siblings] = side.images;
  if (image2 && siblings.length === 0 && only?.platform && more.length === 0) {
    return { ...side, images: [{ ...image2, platform: only.platform }] };
  }
  return only?.platform || more.length > 0 || isRestricted ? withoutPlatform(side) : side;
}
function withoutPlatform({ reference }) {
  return {
    kind: "unmeasurable",
    reference,
    reason: `${formatReference(reference)} does not say which platform it is for: its config names no os and architecture`,
    cure: "Build it with docker or buildx, which write them; or push an index that names its platform."
  };
}
function isUnnamed({ platform: platform2 }) {
  return platform2 === null;
}

// src/since.ts
var MAX_PROBES = 20;
async function measureSince({ image: image2, growthSince }, head, ask) {
  if (growthSince === void 0 || head.kind !== "measured") return null;
  try {
    const start = await startOf(image2, growthSince.value, ask);
    if (start === void 0) return { kind: "none" };
    const { images: images2, wanted } = ask;
    const { name: name3, reference } = start;
    const measurement = await measure(images2, reference, { wanted });
    if (measurement.kind === "missing") return { kind: "missing", reference };
    if (measurement.kind === "unmeasurable") return measurement;
    const [from, to] = await comparable(images2, measurement, head, false);
    if (from?.kind === "unmeasurable") return from;
    if (to.kind === "unmeasurable") return to;
    return {
      kind: "measured",
      reference,
      name: name3,
      changes: pairPlatforms(wantedImages(from, wanted), wantedImages(to, wanted))
    };
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    return { kind: "unmeasurable", reason: error.message, cure: error.cure };
  }
}
async function startOf(image2, since, ask) {
  if (since.kind === "tag") return { reference: applyTag(image2, since.tag), name: since.tag };
  const tags = versionTags(await ask.images.tags(image2) ?? []);
  const found = await newestBefore(image2, tags, momentAgo(since, ask.today), ask);
  return found && {
    reference: applyTag(image2, found.tag),
    name: `${found.tag} (${found.created.slice(0, 10)})`
  };
}
async function newestBefore(image2, oldestFirst, moment, { images: images2, wanted }) {
  const seen = /* @__PURE__ */ new Map();
  const look = async (tag) => {
    const created2 = await createdOf(images2, applyTag(image2, tag), wanted);
    seen.set(tag, created2);
    return created2;
  };
  const near = oldestFirst.length > MAX_PROBES ? await afterDay(oldestFirst, moment, look) : oldestFirst;
  const unseen = near.filter((tag) => !seen.has(tag));
  await Promise.all(unseen.slice(0, MAX_PROBES - seen.size).map(look));
  const old = oldestFirst.flatMap((tag) => {
    const created2 = seen.get(tag);
    return created2 !== void 0 && Date.parse(created2) <= moment ? [{ tag, created: created2 }] : [];
  });
  return old.toSorted((a, b) => Date.parse(a.created) - Date.parse(b.created)).at(-1);
}
async function afterDay(oldestFirst, moment, look) {
  const tags = [...oldestFirst];
  let last = -1;
  for (let probes = 0; tags.length > 0 && probes < MAX_PROBES; probes++) {
    const middle = Math.floor(tags.length / 2);
    const tag = tags[middle] ?? "";
    const created2 = await look(tag);
    if (created2 === void 0) tags.splice(middle, 1);
    else if (Date.parse(created2) > moment) tags.splice(middle);
    else {
      last = oldestFirst.indexOf(tag);
      tags.splice(0, middle + 1);
    }
  }
  return oldestFirst.slice(last + 1);
}
async function createdOf(images2, reference, wanted) {
  const measurement = await measure(images2, reference, { wanted });
  const [image2] = measurement.kind === "measured" ? measurement.images : [];
  if (image2 === void 0) return void 0;
  const { created: created2 } = await images2.config(reference, image2.config);
  return created2 !== null && created2 > "2000" ? created2 : void 0;
}

// src/check.ts
var SERVICES_AT_ONCE = 128;
async function check(request, ports) {
  const { budgets } = request;
  const verdicts = [];
  const queue = budgets.entries();
  let done = 0;
  const work = async () => {
    for (const [index, budget2] of queue) {
      const own2 = portsFor(budget2, ports);
      const evidence = await gather(budget2, request, own2);
      const verdict = judge(within(budget2, request.platforms), evidence);
      verdicts[index] = await explained(verdict, evidence, own2, request);
      ports.progress?.(++done, budgets.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(SERVICES_AT_ONCE, budgets.length) }, work));
  return Promise.all(
    verdicts.map((verdict) => confirmed(verdict, portsFor(verdict.budget, ports).images))
  );
}
function portsFor({ isHearsay = false }, ports) {
  if (!isHearsay) return ports;
  const { hearsay, explain: _, ...rest } = ports;
  if (hearsay === void 0) throw new TypeError("hearsay has no source of its own");
  return { ...rest, ...hearsay };
}
async function confirmed(verdict, images2) {
  const { budget: budget2, base } = verdict;
  if (base?.kind !== "measured" || !restsOnBase(verdict)) return verdict;
  const movedTo = await digestNow(base.reference, images2);
  return movedTo === null || movedTo === base.digest ? verdict : judge(budget2, { ...verdict, movedTo });
}
function restsOnBase({ budget: budget2, findings, changes: changes2 }) {
  const { maxIncrease, reviewIncrease, warnIncrease } = budget2;
  const isCompared = [maxIncrease, reviewIncrease, warnIncrease].some((rule2) => rule2 !== void 0);
  const hasMoved = changes2.some(({ base, head }) => base?.digest !== head?.digest);
  return isCompared && hasMoved || findings.some(({ rule: rule2 }) => rule2 === "max_size");
}
async function digestNow(reference, images2) {
  try {
    return await images2.currentDigest(reference) ?? null;
  } catch (error) {
    if (error instanceof Unmeasurable) return null;
    throw error;
  }
}
async function explained(verdict, evidence, { explain, explainAll = false }, { isForeign }) {
  const { budget: budget2, head, base } = verdict;
  if (explain === void 0 || head.kind !== "measured") return verdict;
  const references = { head: head.reference, base: base?.reference ?? null };
  const isStrangers = { base: isBaseStrangers(verdict, isForeign), head: isForeign };
  const isDeep = explainAll || ["fail", "review"].includes(verdict.outcome) || budget2.growthOf?.value === "own";
  const changes2 = await Promise.all(
    verdict.changes.map(async (change) => {
      if (!explainAll && !isWorthExplaining(verdict, change)) return change;
      try {
        const explanation = await explain(change, references, { isDeep, isStrangers });
        return explanation === null ? change : { ...change, explanation };
      } catch (error) {
        return { ...change, unexplained: String(error) };
      }
    })
  );
  return judge(budget2, { ...evidence, changes: changes2 });
}
function isBaseStrangers({ budget: budget2, base }, isForeign) {
  return isForeign && (budget2.isHearsay === true || base?.reference?.kind === "layout");
}
function isWorthExplaining({ base, findings }, change) {
  if (base === null) return findings.length > 0;
  return change.base?.digest !== change.head?.digest;
}
async function gather(budget2, request, ports) {
  const wanted = platformFilter(budget2, request.platforms);
  const found = await findHead(budget2, request, ports.images);
  const [head, base] = await Promise.all([
    weigh(ports.images, found, { wanted }),
    measureBase(budget2, request, ports, { wanted, head: found })
  ]);
  const isRestricted = (budget2.platforms ?? []).length > 0 || request.platforms.length > 0;
  const sides = await comparable(ports.images, base.measurement, head, isRestricted);
  const [was, namedHead] = sides;
  const namedBase = was && sharingLayers(was, namedHead);
  const { today, noiseFloor } = request;
  return {
    head: namedHead,
    base: namedBase,
    baseCommit: base.commit,
    baseDistance: base.distance,
    baseInsteadOf: base.insteadOf,
    movedTo: null,
    changes: pairPlatforms(wantedImages(namedBase, wanted), wantedImages(namedHead, wanted)),
    since: await measureSince(budget2, namedHead, { images: ports.images, wanted, today }),
    retired: request.retired.has(budget2.name),
    edits: request.edits.filter(({ name: name3 }) => name3 === budget2.name),
    today,
    noiseFloor
  };
}
function platformFilter(budget2, restricted) {
  const lists = [budget2.platforms ?? [], restricted].filter((list) => list.length > 0);
  return (platform2) => lists.every((list) => list.some((each) => isFor(each, platform2)));
}
function within(budget2, restricted) {
  if (budget2.platforms === void 0 || restricted.length === 0) return budget2;
  const platforms = budget2.platforms.filter(
    (each) => restricted.some((other) => isFor(other, each))
  );
  return { ...budget2, platforms };
}

// src/budget-text.ts
import { open } from "node:fs/promises";
var MAX_BYTES = 4 * MAX_CHARACTERS;
var CHUNK_BYTES = 64 * 1024;
async function readBudgetBytes(path2) {
  const file = await open(path2);
  try {
    const parts = [];
    for (let bytes = 0; bytes <= MAX_BYTES; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES));
      if (bytesRead === 0) break;
      parts.push(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

// src/progress.ts
function createProgress(say, now = () => performance.now()) {
  let next = now() + EVERY_MS;
  return (done, total) => {
    if (now() < next || done === total) return;
    next = now() + EVERY_MS;
    say(`${grouped(String(done))} of ${grouped(String(total))} images measured`);
  };
}
var EVERY_MS = 5e3;

// src/render/markdown-text.ts
function code(text5) {
  const line = oneLine(text5);
  if (line === "") return "` `";
  const longest = largest([...line.matchAll(/`+/g)].map(([run2]) => run2.length));
  const fence = "`".repeat(longest + 1);
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${space}${line}${space}${fence}`;
}
function prose(text5) {
  return defused(oneLine(text5)).replace(/[\\`*_{}[\]()#+!|~]/g, "\\$&").replace(/^(?=-)|^(\d+)(?=\.(?: |$))/, "$1\\").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\$/g, "<span>$</span>").replaceAll(BREAK, "<!-- -->");
}
var BREAK = "\0";
function defused(line) {
  return line.replace(/@|:(?=\/\/)|www(?=\.)|#(?=\w)|GHSA(?=-)/gi, `$&${BREAK}`).replace(/(?:\b[gG][hH]|[A-Z])[-_](?=\d)/g, `$&${BREAK}`).replace(/:(?=[\w+-]+:)/g, `:${BREAK}`).replace(
    /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/gi,
    (commit) => commit.replace(/.{6}(?=.)/g, `$&${BREAK}`)
  );
}
function noBreak(text5) {
  return text5.replace(/ /g, "\xA0");
}
function upperFirst(text5) {
  return text5.charAt(0).toUpperCase() + text5.slice(1);
}
function row(cells) {
  return `| ${cells.map((cell) => cell.replace(/(?<!\\)\\*\|/g, "\\|")).join(" | ")} |`;
}
function htmlCode(text5) {
  const escaped = oneLine(text5).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  return `<code>${escaped}</code>`;
}
function details(summary, body) {
  return `<details><summary>${summary}</summary>

${body}

</details>`;
}

// src/render/markdown-explanation.ts
var MOST_LAYERS = 15;
var LONGEST_COMMAND = 100;
var MOST_NAMES2 = 4;
function explanationBlocks(verdicts, shown) {
  const all = shown.isWhole ? everyExplained(verdicts) : highlights(verdicts);
  if (all.length === 0) return [];
  const told2 = all.slice(0, shown.limit);
  const more = all.length - told2.length;
  const lines = told2.map((highlight) => paragraph(highlight, shown));
  if (more > 0) lines.push(`- \u2026 and ${plural(more, "image")} more`);
  const tables = shown.layers ? layerBlock(told2, shown.isWhole) : [];
  return [["**Why, and what to do**", "", ...lines].join("\n"), ...tables];
}
function paragraph(highlight, { isWhole, advice, advicePage }) {
  const { change, explanation } = highlight;
  const cause = explanation.cause && causeWords(explanation.cause, code);
  const base = baseImageWords(explanation, code);
  const sentences = [
    cause === null ? "" : `${cause}.`,
    base === null ? "" : `${upperFirst(base)}.`,
    `Pull: ${pullWords(explanation.pull, change.base === null)}.`
  ];
  const wanted = isWhole ? explanation.advice : hintsFor(highlight);
  const hints = advice ? wanted : [];
  return [
    `- ${subjectOf(highlight)}: ${sentences.filter((part) => part !== "").join(" ")}`,
    ...hints.map((hint) => `  - \u{1F4A1} ${adviceWords(hint, { quote: code, prose, page: advicePage })}`)
  ].join("\n");
}
function hintsFor({ verdict, change, explanation }) {
  if (verdict.findings.length > 0) return topAdvice(explanation.advice);
  if ((growth(change)?.bytes ?? 1) <= 0) return [];
  return explanation.advice.filter(({ layer }) => layer !== null).slice(0, 1);
}
function subjectOf({ verdict, change, others }) {
  const platform2 = platformName(change.platform);
  const also = others === 0 ? "" : ` and ${plural(others, "platform")} more`;
  const where = platform2 === null || verdict.changes.length < 2 ? "" : ` (${prose(platform2)}${also})`;
  return `${code(verdict.budget.name)}${where}`;
}
function layerBlock(told2, isWhole) {
  const moved = told2.filter(({ change }) => isWhole || change.base !== null).map(({ verdict, explanation }) => ({
    name: verdict.budget.name,
    all: explanation.layers,
    places: explanation.places,
    layers: explanation.layers.filter(isMoved)
  })).filter(({ layers }) => layers.length > 0);
  if (moved.length === 0) return [];
  const names = moved.map(({ name: name3, all }) => `${htmlCode(name3)}: ${tally(all)}`);
  const summary = names.length > MOST_NAMES2 ? `of ${names.length} images` : names.join(" \xB7 ");
  const tables = moved.map(layerTable);
  return [details(`Layers ${summary}`, tables.join("\n\n"))];
}
function layerTable({ name: name3, layers, places }) {
  const more = layers.length - MOST_LAYERS;
  const shown = new Set(layers.toSorted((a, b) => movement(b) - movement(a)).slice(0, MOST_LAYERS));
  return [
    row([`Layers of ${code(name3)}`, "Change", "Base", "Head"]),
    row([":--", "--:", "--:", "--:"]),
    ...layers.filter((layer) => shown.has(layer)).map((layer) => layerRow(layer, places)),
    ...more > 0 ? [`
\u2026 and ${more} more`] : []
  ].join("\n");
}
function movement(change) {
  return Math.abs(bytesOf(change));
}
function layerRow(change, places) {
  const { base, head } = change;
  const size3 = (side) => side === null ? "\u2013" : noBreak(formatBytes(side.layer.bytes));
  const name3 = layerName(head ?? base, LONGEST_COMMAND);
  const place = placeWords(change, places);
  return row([
    place === null ? code(name3) : `${code(name3)} <sub>${prose(place)}</sub>`,
    noBreak(layerChangeWords(change)).replace("\xA0(", " ("),
    size3(base),
    size3(head)
  ]);
}
var ORDER = ["changed", "added", "removed", "rebuilt", "same"];
function tally(layers) {
  const counts = ORDER.map((kind2) => [kind2, layers.filter(({ change }) => change === kind2).length]);
  return counts.filter(([, count]) => count !== 0).map(([kind2, count]) => `${count} ${kind2}`).join(", ");
}

// src/render/markdown-fleet.ts
var MOST_SERVICES = 20;
function fleetBlock({ fleet, cost }) {
  const money = cost === null ? [] : [`\u{1F4B0} ${prose(upperFirst(costLine(cost)))}.`];
  if (fleet.services.length < 2) return money;
  const left = unsharedLines(fleet, code).map((line) => `- \u{1F9E9} ${line}`);
  const sorted = fleet.services.toSorted((a, b) => b.exclusiveBytes - a.exclusiveBytes);
  const shown = sorted.slice(0, MOST_SERVICES);
  const more = sorted.length - shown.length;
  const table2 = [
    row(["Service", "Its layers", "Only its own"]),
    row([":--", "--:", "--:"]),
    ...shown.map(
      ({ name: name3, bytes, exclusiveBytes }) => row([code(name3), formatBytes(bytes), formatBytes(exclusiveBytes)])
    ),
    ...more > 0 ? [`
\u2026 and ${more} more`] : []
  ];
  const lines = left.length === 0 ? [] : [left.join("\n")];
  return [...lines, ...money, details(`All ${fleetLine(fleet)}`, table2.join("\n"))];
}

// src/render/markdown-links.ts
function sourceOf(path2, { place }, { budgetFile: budgetFile2 }) {
  if (path2 === "") return "";
  const line = code(`${path2.split("/").at(-1)}:${place.line}`);
  return budgetFile2 === void 0 ? ` (${line})` : ` ([${line}](${budgetFile2}#L${place.line}))`;
}

// src/render/markdown-governance.ts
function approvalBlock({ approval }) {
  if (approval === null) return [];
  const [first = "", ...more] = requestWords(approval, code);
  return [
    [
      `\u{1F440} **${first}**`,
      ...more.map((sentence) => `
\u{1F440} **${sentence}**`),
      ...refusalWords(approval).map((sentence) => `- \u26A0\uFE0F ${prose(sentence)}`)
    ].join("\n")
  ];
}
function editBlock({ budgetFile: budgetFile2, verdicts }, links, limit) {
  const { path: path2, origin, edits, authority = "base" } = budgetFile2;
  const file = code(path2);
  const branch = { base: "base", default: "default branch" }[authority];
  if (origin === "head") {
    const where = authority === "base" ? "in the base branch" : "on the default branch";
    return [`\u{1F195} ${file} is not ${where} yet: this change is judged by its own version.`];
  }
  if (edits.length === 0) return [];
  const findings = new Map(
    verdicts.flatMap(
      ({ findings: findings2 }) => findings2.flatMap((finding) => finding.edit === void 0 ? [] : [[finding.edit, finding]])
    )
  );
  const lines = edits.map((edit2) => {
    const source2 = edit2.from === null ? "" : sourceOf(path2, edit2, links);
    return `- ${editLine(edit2, findings.get(edit2))}${source2}`;
  });
  const more = lines.length - limit;
  return [
    [
      origin === "mended" ? `\u270F\uFE0F This change mends ${file}, and is judged by its own version:` : `\u270F\uFE0F This change edits ${file}. It is judged by the limits of the ${branch}; the new ones hold once it is merged:`,
      ...lines.slice(0, limit),
      ...more > 0 ? [`- \u2026 and ${more} more`] : []
    ].join("\n")
  ];
}
function editLine(edit2, finding) {
  const words2 = editWords(edit2);
  if (finding === void 0) return words2;
  const { outcome, approval } = finding;
  const state = approval === void 0 ? "needs approval" : approvedWords(approval, code);
  return `${ICONS[outcome]} ${words2} \u2013 ${state}`;
}
function editWords(edit2) {
  const { name: name3, what, from, to } = edit2;
  if (what === "budget" && from === null)
    return `${code(name3)} is new, and judged by its own limit: ${code(to ?? "")}`;
  const subject2 = `${code(name3)}: ${editVerb(edit2)} ${editSubject(edit2)}`;
  if (from === null) return `${subject2} ${code(to ?? "")}`;
  return to === null ? `${subject2} ${code(from)}` : `${subject2} ${code(from)} \u2192 ${code(to)}`;
}

// src/render/markdown-references.ts
function referenceBlock(verdicts) {
  const rows = verdicts.map((verdict) => {
    const { budget: budget2, base, head: head2 } = verdict;
    const from = `${referenceCell(base)}${commitWords(verdict)}${insteadWords(verdict)}${sinceWords(verdict)}`;
    return row([code(budget2.name), from, referenceCell(head2)]);
  });
  const head = [row(["Image", "Base", "Head"]), row([":--", ":--", ":--"])];
  return [details("What was compared with what", [...head, ...rows].join("\n"))];
}
function commitWords({ baseCommit, baseDistance }) {
  if (baseCommit === null) return "";
  const commit = code(baseCommit.slice(0, 7));
  return baseDistance === 0 ? ` (commit ${commit})` : ` (commit ${commit}, ${plural(baseDistance, "commit")} before the base)`;
}
function insteadWords({ baseInsteadOf }) {
  return baseInsteadOf === null ? "" : `, instead of ${name2(baseInsteadOf)}: not there`;
}
function sinceWords({ budget: budget2, since }) {
  if (since === null) return "";
  if (since.kind === "none")
    return `; no version is as old as ${code(budget2.growthSince?.text ?? "")}`;
  return since.kind === "measured" ? `; growth also since ${name2(since.reference)}` : "";
}
function referenceCell(measurement) {
  if (measurement === null) return "not compared";
  if (measurement.kind === "unmeasurable") {
    return measurement.reference === null ? "not known" : `${name2(measurement.reference)}: not measured`;
  }
  if (measurement.kind === "missing") return `${name2(measurement.reference)}: not there`;
  return `${name2(measurement.reference)} ${code(shortDigest(measurement.digest))}`;
}
function name2(reference) {
  return code(formatReference(reference));
}

// src/render/markdown-table.ts
function tableOf(rows) {
  return [
    row(["Image", "Change", "Budget used", "Base", "Head"]),
    row([":--", "--:", ":--", "--:", "--:"]),
    ...rows.map(
      (each) => row([
        imageCell(each),
        changeCell(each),
        usedCell(each),
        noBreak(each.base),
        noBreak(each.head)
      ])
    )
  ].join("\n");
}
function imageCell({ outcome, name: name3, platform: platform2 }) {
  return `${ICONS[outcome]}\xA0${code(name3)}${platform2 === null ? "" : ` ${noBreak(prose(platform2))}`}`;
}
function changeCell({ change, growth: growth2, state, outcome }) {
  const words2 = noBreak(change).replace("\xA0(", " (");
  if (state === "new" && change === "new") return `\u{1F195} ${words2}`;
  return growth2 > 0 && outcome !== "pass" ? `**${words2}**` : words2;
}
function usedCell({ used, limit }) {
  if (used === null || limit === null) return limit === null ? "no limit" : "\u2013";
  return `\`${bar(used)}\` ${noBreak(`${used} % of ${limit}`)}`;
}

// src/render/markdown.ts
var FULL = {
  layers: true,
  references: true,
  unchanged: true,
  advice: true,
  rows: Number.POSITIVE_INFINITY
};
var LEAN = { layers: false, references: false, unchanged: false, advice: false };
var DIETS = [
  FULL,
  { ...FULL, layers: false },
  { ...FULL, layers: false, references: false },
  { ...FULL, layers: false, references: false, unchanged: false },
  ...[200, 100, 50, 20, 5].map((rows) => ({ ...LEAN, rows }))
];
function renderMarkdown(report, links, room) {
  const { rest, isWhole = false } = room;
  for (const diet of DIETS) {
    const markdown = compose(report, links, { ...diet, rest, isWhole });
    if (room.fits(markdown)) return markdown;
  }
  return title(report);
}
function compose(report, links, diet) {
  const verdicts = sortedVerdicts(report);
  const quiet = (verdict) => verdict.findings.length === 0 && stateOf(verdict) === "unchanged";
  const shown = verdicts.filter((verdict) => !quiet(verdict));
  const unchanged2 = verdicts.filter(quiet);
  return [
    title(report),
    ...table(shown, diet.rows),
    ...findingList(report, shown, links, diet.rows),
    ...editBlock(report, links, diet.rows),
    ...approvalBlock(report),
    ...explanationBlocks(shown, { ...diet, limit: diet.rows, advicePage: links.advicePage }),
    ...notices(report, diet.rows),
    ...diet.unchanged ? unchangedBlock(unchanged2) : unchangedLine(unchanged2),
    ...diet.layers ? fleetBlock(report) : [],
    ...diet.references ? referenceBlock(verdicts) : [],
    footer(report, links, diet)
  ].join("\n\n");
}
function title(report) {
  const leading = leadingFinding(report.verdicts);
  const isTrouble = !["pass", "warn"].includes(report.outcome);
  const reason = leading === void 0 || !isTrouble || leading.finding.outcome !== report.outcome ? "" : ` \u2013 ${subject(leading.verdict, leading.finding)}: ${prose(oneLine(leading.finding.message, 160))}`;
  return `### ${ICONS[report.outcome]} ${prose(report.headline)}${reason}`;
}
function subject({ budget: budget2, changes: changes2 }, { platform: platform2 }) {
  const name3 = changes2.length > 1 ? platformName(platform2) : null;
  return name3 === null ? code(budget2.name) : `${code(budget2.name)} (${prose(name3)})`;
}
function table(verdicts, limit) {
  const rows = verdicts.flatMap(rowsOf);
  if (rows.length === 0) return [];
  const more = rows.length - limit;
  const rest = more > 0 ? [`\u2026 and ${plural(more, "more line")}.`] : [];
  return [tableOf(rows.slice(0, limit)), ...rest];
}
function findingList(report, verdicts, links, limit) {
  const rank = (finding) => OUTCOMES.indexOf(finding.outcome);
  const found = verdicts.flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding }))).filter(({ finding }) => finding.edit === void 0).toSorted((a, b) => rank(b.finding) - rank(a.finding));
  if (found.length === 0) return [];
  const lines = found.map(({ verdict, finding }) => {
    const source2 = sourceOf(report.budgetFile.path, finding, links);
    return `- ${ICONS[finding.outcome]} ${subject(verdict, finding)}: ${findingWords(finding)}${source2}`;
  });
  return [atMost(limit, lines).join("\n")];
}
function findingWords({ message, cure, approval }) {
  if (approval !== void 0) return `${prose(message)} \u2013 ${approvedWords(approval, code)}`;
  return cure === null ? prose(message) : `${prose(message)}. **${prose(cure)}**`;
}
function notices({ notices: notices2 }, limit) {
  if (notices2.length === 0) return [];
  const lines = notices2.map((notice) => `- \u2139\uFE0F ${prose(notice)}`);
  return [atMost(limit, lines).join("\n")];
}
function atMost(limit, lines) {
  const more = lines.length - limit;
  return more > 0 ? [...lines.slice(0, limit), `- \u2026 and ${more} more`] : [...lines];
}
function unchangedBlock(verdicts) {
  if (verdicts.length === 0) return [];
  return [details(unchangedWords(verdicts), tableOf(verdicts.flatMap(rowsOf)))];
}
function unchangedLine(verdicts) {
  return verdicts.length === 0 ? [] : [`${unchangedWords(verdicts)}.`];
}
function unchangedWords(verdicts) {
  return `\u2705 ${plural(verdicts.length, "image")} unchanged and within budget`;
}
function footer(report, links, diet) {
  const { head, base } = commonTags(report.verdicts);
  const word = (tag, side) => tag === null ? side : code(tag);
  const sides = base === void 0 ? [word(head, "head")] : [word(head, "head"), word(base, "base")];
  const compared = sides.join(" compared with ");
  const commits = [links.headCommit, base === void 0 ? void 0 : links.baseCommit].filter((commit) => commit !== void 0).join(" on ");
  const of = commits === "" ? "" : ` \xB7 for ${commits}`;
  const run2 = links.run === void 0 ? "" : ` \xB7 [run](${links.run})`;
  const shortened2 = diet.layers ? "" : ` \xB7 shortened, ${diet.rest} has all of it`;
  return `<sub>Compressed sizes, as the registry stores and sends them \xB7 ${compared}${of} \xB7 MiB = 2<sup>20</sup> bytes${shortened2}${run2}</sub>`;
}

// src/render/json.ts
function toJson(report) {
  return { ...summaryJson(report), services: report.verdicts.map(serviceJson) };
}
function summaryJson(report) {
  const { outcome, headline, fleet, cost, approval, budgetFile: budgetFile2, notices: notices2, requests } = report;
  return {
    schema: 1,
    outcome,
    headline,
    metric: "compressed",
    services: [],
    budgetFile: budgetFileJson(budgetFile2),
    approvalNeeded: approval,
    fleet: { ...fleet, monthlyCost: cost },
    notices: notices2,
    requests
  };
}
function compactJson(report, most) {
  let length = 0;
  for (const verdict of report.verdicts) {
    length += toJsonText(serviceJson(verdict)).length;
    if (length > most) return void 0;
  }
  const compact = toJsonText(toJson(report));
  return new TextEncoder().encode(compact).length > most ? void 0 : compact;
}
var PIECE = 64 * 1024;
var SERVICES = '"services": [';
function* jsonPieces(report) {
  const summary = toJsonText(summaryJson(report), 2);
  const at2 = summary.indexOf(SERVICES) + SERVICES.length;
  let piece = summary.slice(0, at2);
  for (const [position, verdict] of report.verdicts.entries()) {
    const service = toJsonText(serviceJson(verdict), 2).replaceAll("\n", "\n    ");
    piece += `${position === 0 ? "" : ","}
    ${service}`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}${report.verdicts.length === 0 ? "" : "\n  "}${summary.slice(at2)}`;
}
function budgetFileJson({ path: path2, origin, edits }) {
  const told2 = edits.map(({ name: name3, what, from, to, needsApproval }) => ({
    name: name3,
    what,
    from,
    to,
    needsApproval
  }));
  return { path: path2, origin, edits: told2 };
}
function serviceJson(verdict) {
  const { budget: budget2, outcome, findings, changes: changes2, baseCommit, baseDistance, baseInsteadOf, since } = verdict;
  return {
    name: budget2.name,
    outcome,
    limitBytes: budget2.limit?.value ?? null,
    baseCommit,
    baseDistance,
    baseInsteadOf: baseInsteadOf && formatReference(baseInsteadOf),
    growthSince: since?.kind === "measured" ? formatReference(since.reference) : null,
    findings: findings.map(findingJson),
    platforms: changes2.map((change) => platformJson(verdict, change))
  };
}
function findingJson({
  rule: rule2,
  outcome,
  platform: platform2,
  actualBytes,
  allowedBytes,
  message,
  cure,
  place,
  edit: edit2,
  approval,
  waiver: waiver2
}) {
  return {
    rule: rule2,
    outcome,
    platform: platformName(platform2),
    actualBytes,
    allowedBytes,
    message: cure === null ? message : `${message}. ${cure}`,
    line: place.line,
    ...edit2 === void 0 ? {} : { edit: { what: edit2.what, from: edit2.from, to: edit2.to } },
    ...approval === void 0 ? {} : { approval },
    ...waiver2 === void 0 ? {} : { waiver: { until: waiver2.until, reason: waiver2.reason } }
  };
}
function platformJson({ base, head }, change) {
  const grown = growth(change);
  const pull = pullBytes(change);
  return {
    platform: platformName(change.platform),
    base: imageJson(base, change.base),
    head: imageJson(head, change.head),
    change: grown === null ? null : {
      bytes: grown.bytes,
      percent: grown.percent === null ? null : Math.round(grown.percent * 100) / 100,
      baseImageBytes: change.explanation?.split?.baseImageBytes ?? null,
      ownBytes: change.explanation?.split?.ownBytes ?? null
    },
    pull: pull === null ? null : pullJson(pull, change),
    layers: layersJson(change),
    ...explanationJson(change)
  };
}
function layersJson(change) {
  const { explanation } = change;
  if (explanation === void 0) {
    return layerChanges(change).map(({ change: change2, layer: { bytes, digest: digest2 } }) => ({
      change: change2,
      bytes,
      digest: digest2,
      command: null
    }));
  }
  return explanation.layers.filter(isMoved).map((layer) => layerJson(layer, explanation.places));
}
function layerJson({ change, base, head }, places) {
  const { layer, step, diffId } = head ?? base;
  const place = places.get(layer.digest);
  return {
    change,
    bytes: layer.bytes,
    digest: layer.digest,
    command: step?.text ?? null,
    diffId,
    compression: layer.compression,
    buildArguments: step?.buildArguments ?? [],
    ...place === void 0 ? {} : { file: place.file, line: place.line },
    ...base === null || head === null ? {} : { baseBytes: base.layer.bytes, baseDigest: base.layer.digest }
  };
}
function explanationJson({ explanation }) {
  if (explanation === void 0) return {};
  const { cause, baseImages, advice, subject: subject2 } = explanation;
  return {
    cause: cause && causeWords(cause, (untrusted) => untrusted),
    causeKind: cause?.kind ?? null,
    baseImage: baseImageJson(baseImages.head),
    previousBaseImage: baseImageJson(baseImages.base),
    advice: advice.map(adviceJson),
    slimmerBases: subject2.variants,
    gaps: explanation.gaps
  };
}
function baseImageJson(base) {
  if (base.kind === "unknown") return null;
  const { name: name3, digest: digest2, proof, movedTo, layers } = base;
  return { name: name3, digest: digest2, proof, movedTo, layers };
}
function adviceJson({ rule: rule2, layer, bytes, isEstimate, sentence, cure, dockerfile }) {
  const about = { digest: layer?.layer.digest ?? null, command: layer?.step?.text ?? null };
  return { rule: rule2, ...about, savesBytes: bytes, isEstimate, sentence, cure, dockerfile };
}
function pullJson({ cold, warm }, { explanation }) {
  const times = explanation === void 0 ? {} : { coldMs: explanation.pull.cold.ms, warmMs: explanation.pull.warm.ms };
  return { coldBytes: cold, warmBytes: warm, ...times };
}
function imageJson(measurement, image2) {
  if (image2 === null || measurement?.kind !== "measured") return null;
  return {
    reference: formatReference(measurement.reference),
    digest: image2.digest,
    bytes: image2.bytes
  };
}

// src/domain/base-claims.ts
var PROOFS = ["provenance", "label", "buildpacks", "candidate"];
var NAME = "org.opencontainers.image.base.name";
var DIGEST = "org.opencontainers.image.base.digest";
var LIFECYCLE = "io.buildpacks.lifecycle.metadata";
var MOST_CLAIMS = 8;
function baseClaims(config3, annotations, provenance2) {
  return [
    ...recorded(provenance2),
    ...[annotations, config3.labels].flatMap(labelled),
    ...buildpacks(config3.labels),
    ...hinted(config3.history)
  ];
}
function recorded(provenance2) {
  const materials2 = provenance2?.materials ?? [];
  return materials2.slice(0, MOST_CLAIMS).map(({ name: name3, digest: digest2 }) => ({ name: name3, digest: digest2, proof: "provenance" }));
}
function labelled(words2) {
  const [name3, digest2] = [words2[NAME] ?? "", words2[DIGEST] ?? ""];
  return ["", "scratch"].includes(name3) ? [] : [{ name: name3, digest: isDigest(digest2) ? digest2 : null, proof: "label" }];
}
function buildpacks(labels2) {
  const runImage = field(json(labels2[LIFECYCLE] ?? ""), "runImage");
  const [image2, reference] = [field(runImage, "image"), field(runImage, "reference")].map(
    (value) => typeof value === "string" ? value : ""
  );
  const name3 = image2 || reference?.split("@")[0] || "";
  const digest2 = reference?.split("@")[1] ?? "";
  return name3 === "" ? [] : [{ name: name3, digest: isDigest(digest2) ? digest2 : null, proof: "buildpacks" }];
}
var NO_NAME = /^(?:scratch|[0-9a-f]{12}|[0-9a-f]{64})$/;
function hinted(history2) {
  const names = history2.map(({ comment }) => /^FROM (\S+)$/.exec(comment.trim())?.[1] ?? "scratch");
  return names.filter((name3) => !NO_NAME.test(name3)).slice(0, MOST_CLAIMS).map((name3) => ({ name: name3, digest: null, proof: "candidate" }));
}
function json(text5) {
  try {
    return JSON.parse(text5);
  } catch {
    return void 0;
  }
}
function field(value, name3) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name3) : void 0;
}
function prefixLength(stack, other) {
  const isPrefix = other.length > 0 && other.every((id, index) => stack[index] === id);
  return isPrefix ? other.length : null;
}

// src/base-images.ts
var BaseImages = class {
  images;
  ofStrangers;
  asked = /* @__PURE__ */ new Map();
  /** @param options.ofStrangers whether the images may say whatever they like: then only what is proved is told. */
  constructor(images2, { ofStrangers = false } = {}) {
    this.images = images2;
    this.ofStrangers = ofStrangers;
  }
  async find(built) {
    const { config: config3, image: image2, provenance: provenance2 } = built;
    const claims = baseClaims(config3, image2.annotations ?? {}, provenance2);
    const gaps = [];
    for (const proof of PROOFS) {
      const tried = claims.filter((claim2) => claim2.proof === proof);
      const proved = await Promise.all(tried.map((claim2) => this.prove(claim2, built)));
      const known = proved.filter((base) => base !== null && "kind" in base);
      const [highest] = known.toSorted((a, b) => b.layers - a.layers);
      if (highest !== void 0) return { base: highest, gaps: [] };
      gaps.push(...proved.filter((gap) => gap !== null && "why" in gap));
    }
    if (!this.ofStrangers) return { base: { kind: "unknown" }, gaps };
    return { base: { kind: "unknown" }, gaps: claims.length === 0 ? [] : [NOTHING_PROVED] };
  }
  /** Slimmer variants of a base image, with their real sizes, as far as the registry tells them. */
  async variants(name3, built) {
    const measured = slimmerVariants(name3).map(async (variant) => {
      const reference = referenceIn(variant, built.reference);
      const found = reference === null ? null : await this.ask(reference, built);
      return isThere(found) ? [{ name: variant, bytes: found.image.bytes }] : [];
    });
    return (await Promise.all(measured)).flat();
  }
  /** By what the name stands for now; and by what was recorded, where the name has moved on. */
  async prove(claim2, built) {
    const named = referenceIn(claim2.name, built.reference);
    if (named === null) return null;
    const { digest: _, ...byTag } = named;
    const recorded2 = claim2.digest ?? named.digest ?? null;
    const asked = named.tag === void 0 && recorded2 !== null ? null : await this.ask(byTag, built);
    const now = isThere(asked) ? asked : null;
    const isStill = now !== null && [now.digest, now.image.digest].includes(recorded2 ?? now.digest);
    const then = isStill || recorded2 === null ? asked : await this.ask({ ...byTag, digest: recorded2 }, built);
    if (!isThere(then)) return gapIn(claim2, then);
    const layers = await this.sharedLayers(then, built, { claim: claim2, byTag });
    if (typeof layers !== "number") return gapIn(claim2, layers);
    const movedTo = isStill || now === null ? null : now.digest;
    const { name: name3, proof } = claim2;
    return { kind: "known", name: name3, digest: recorded2, layers, proof, movedTo };
  }
  async ask(reference, { image: image2, config: config3, deadline }) {
    const platform2 = image2.platform ?? config3.platform;
    if (platform2 === null) return null;
    const key = `${formatReference(reference)} ${formatPlatform(platform2)}`;
    return unlessUnread(
      () => deadline.within(() => {
        const known = this.asked.get(key) ?? this.measured(reference, platform2);
        this.asked.set(key, known);
        return known;
      })
    );
  }
  async measured(reference, platform2) {
    const wanted = (each) => samePlatform(each, platform2);
    const measurement = await measure(this.images, withDefaultTag(reference), { wanted });
    if (measurement.kind === "missing") return { unread: "there is no such image", missing: true };
    if (measurement.kind === "unmeasurable") return { unread: measurement.reason, missing: false };
    const image2 = measurement.images.find((each) => each.platform === null || wanted(each.platform));
    return image2 === void 0 ? null : { digest: measurement.digest, image: image2 };
  }
  /** By digest; and by diffID, which survives another compression, for the price of a config. */
  async sharedLayers({ image: base }, { image: image2, config: config3, deadline }, { claim: claim2, byTag }) {
    const byDigest = prefixLength(stackOf(image2), stackOf(base));
    if (byDigest !== null || config3.diffIds.length === 0) return byDigest;
    if (claim2.proof === "provenance") return null;
    return unlessUnread(async () => {
      const { diffIds } = await deadline.within(() => this.images.config(byTag, base.config));
      return prefixLength(config3.diffIds, diffIds);
    });
  }
};
function isThere(answer2) {
  return answer2 !== null && "image" in answer2;
}
async function unlessUnread(ask) {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Unmeasurable) return { unread: error.message, missing: false };
    throw error;
  }
}
function gapIn({ name: name3, proof }, answer2) {
  const isGuess = proof === "provenance" || proof === "candidate";
  if (answer2 === null || answer2.missing && isGuess) return null;
  return { of: "base-image", name: name3, why: answer2.unread };
}
function stackOf({ stack, layers }) {
  return stack ?? layers.map(({ digest: digest2 }) => digest2);
}
function referenceIn(name3, image2) {
  try {
    const reference = parseReference(name3);
    if (reference.kind !== "registry") return null;
    const isAtHome = image2.kind === "registry" && image2.registry === reference.registry;
    return isAtHome ? reference : { ...reference, isHearsay: true };
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

// src/domain/pull.ts
var UNPACKED_RATIO = {
  none: 1,
  gzip: 2.6,
  zstd: 2.6,
  unknown: 1
};
var UNPACK_RATE = 145e6;
var LAYERS_AT_ONCE = 3;
var CONNECTION_RATE = 8 * 85e6;
function pullCost(change, bitsPerSecond) {
  const bytes = pullBytes(change);
  if (bytes === null || change.head === null) return null;
  const time2 = (layers) => Math.round(1e3 * (fetchSeconds(layers, bitsPerSecond) + unpackSeconds(layers)));
  return {
    cold: { bytes: bytes.cold, ms: time2(change.head.layers) },
    warm: { bytes: bytes.warm, ms: time2(layersNotIn(change.head, change.base)) }
  };
}
function fetchSeconds(layers, bitsPerSecond) {
  const sizes = layers.map(({ bytes }) => bytes);
  const all = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const largest2 = sizes.reduce((most, bytes) => Math.max(most, bytes), 0);
  return Math.max(
    8 * all / Math.min(bitsPerSecond, LAYERS_AT_ONCE * CONNECTION_RATE),
    8 * largest2 / Math.min(bitsPerSecond, CONNECTION_RATE)
  );
}
function unpackSeconds(layers) {
  const unpacked = layers.map(({ bytes, compression }) => bytes * UNPACKED_RATIO[compression]);
  return unpacked.reduce((sum, bytes) => sum + bytes, 0) / UNPACK_RATE;
}

// src/domain/contributions.ts
var ZSTD_OF_GZIP = 0.93;
var COMPRESSION_SWING = 0.05;
var FIRST_COMPRESSION_SWING = 0.25;
function contributions(changes2, baseImages) {
  const different = changes2.filter(isDifferent(changes2));
  const compressed = different.filter(isCompressedAnew);
  const contents = different.filter((change) => !isCompressedAnew(change));
  const parts = compressed.length === 0 ? [] : [{ of: "compression", bytes: sumOf(compressed), changes: compressed }];
  const { base: from, head: to } = baseImages;
  if (from.kind === "unknown" || to.kind === "unknown")
    return [...parts, ...contents.map(layerPart)];
  const isInherited = inheritance(changes2, baseImages);
  const divided = contents.flatMap((change) => separate(change, isInherited));
  const inherited = divided.filter(isInherited);
  const own2 = divided.filter((change) => !isInherited(change));
  return [
    ...parts,
    ...inherited.length === 0 ? [] : [{ of: "base-image", bytes: sumOf(inherited), changes: inherited, from, to }],
    ...own2.map(layerPart)
  ];
}
function layerPart(change) {
  return { of: "layer", bytes: bytesOf(change), change };
}
function sumOf(changes2) {
  return changes2.reduce((sum, change) => sum + bytesOf(change), 0);
}
function layersOf(changes2, side) {
  return changes2.flatMap((change) => change[side] ?? []);
}
function digestsOf(layers) {
  return new Set(layers.map(({ layer }) => layer.digest));
}
function isDifferent(changes2) {
  const was = digestsOf(layersOf(changes2, "base"));
  const is = digestsOf(layersOf(changes2, "head"));
  return ({ base, head }) => {
    if (base === null) return !was.has(head.layer.digest);
    if (head === null) return !is.has(base.layer.digest);
    return base.layer.digest !== head.layer.digest;
  };
}
function isCompressedAnew(change) {
  return isRecompressed(change) || isReencoded(change);
}
function isReencoded({ base, head }) {
  if (base === null || head === null || !sameCommand(base, head)) return false;
  const [from, to] = [base.layer.compression, head.layer.compression];
  if (from === to || from === "unknown" || to === "unknown") return false;
  const swing = from === "none" || to === "none" ? FIRST_COMPRESSION_SWING : COMPRESSION_SWING;
  const expected = base.layer.bytes * expectedRatio(from, to);
  return Math.abs(head.layer.bytes - expected) <= swing * expected;
}
function expectedRatio(from, to) {
  if (from === "gzip" && to === "zstd") return ZSTD_OF_GZIP;
  if (from === "zstd" && to === "gzip") return 1 / ZSTD_OF_GZIP;
  return UNPACKED_RATIO[from] / UNPACKED_RATIO[to];
}
function inheritance(changes2, images2) {
  const digests = (side) => digestsOf(splitLayers(layersOf(changes2, side), images2[side])?.baseImage ?? []);
  const [was, is] = [digests("base"), digests("head")];
  return ({ base, head }) => head === null ? was.has(base.layer.digest) : is.has(head.layer.digest);
}
function separate(change, isInherited) {
  const { base, head } = change;
  if (base === null || head === null) return [change];
  const apart = [
    { change: "removed", base, head: null },
    { change: "added", base: null, head }
  ];
  return apart.every(isInherited) || !apart.some(isInherited) ? [change] : apart;
}

// src/domain/cause.ts
var MOST_LAYERS2 = 3;
function causeOf(changes2, baseImages) {
  const parts = contributions(changes2, baseImages);
  if (parts.length === 0) return { kind: "none" };
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const shares = sharesOf(parts, total, baseImages);
  const [first] = parts;
  if (parts.length === 1 && first?.of === "compression") return told(first, shares);
  const moved = largestFirst(parts.filter(({ bytes }) => bytes !== 0 && bytes * total >= 0));
  if (moved.length === 0 || parts.every(isRebuilt)) {
    return { kind: "rebuilt", pullBytes: pulledBytes(changes2), totalBytes: total };
  }
  const main = mainOf(moved);
  return main === void 0 ? severalLayers(moved, shares) : told(main, shares);
}
function isRebuilt(part) {
  const changes2 = part.of === "layer" ? [part.change] : part.changes;
  return changes2.every(({ change }) => change === "rebuilt");
}
function pulledBytes(changes2) {
  const side = (name3) => ({
    layers: layersOf(changes2, name3).map(({ layer }) => layer)
  });
  return totalBytes(layersNotIn(side("head"), side("base")));
}
function largestFirst(parts) {
  return parts.toSorted((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes));
}
function mainOf(moved) {
  const whole = moved.reduce((sum, { bytes }) => sum + Math.abs(bytes), 0);
  const [largest2] = moved;
  if (largest2 !== void 0 && 3 * Math.abs(largest2.bytes) >= 2 * whole) return largest2;
  return moved.some(({ of }) => of === "layer") ? void 0 : largest2;
}
function sharesOf(parts, total, { base, head }) {
  const sum = (isIn2) => parts.filter(isIn2).reduce((bytes, part) => bytes + part.bytes, 0);
  const isKnown = base.kind === "known" && head.kind === "known";
  return {
    totalBytes: total,
    recompressedBytes: sum(({ of }) => of === "compression"),
    baseImageBytes: isKnown ? sum(({ of }) => of === "base-image") : null,
    againstBytes: sum(({ bytes }) => bytes * total < 0)
  };
}
function told(part, shares) {
  switch (part.of) {
    case "layer":
      return { ...shares, kind: "layer", change: part.change, bytes: part.bytes };
    case "base-image":
      return {
        ...shares,
        kind: "base-image",
        baseImageBytes: part.bytes,
        from: part.from,
        to: part.to
      };
    case "compression": {
      const ordered = largestFirst(
        part.changes.map((change) => ({ change, bytes: bytesOf(change) }))
      );
      const main = ordered[0]?.change;
      return {
        ...shares,
        kind: "recompressed",
        from: main?.base?.layer.compression ?? "unknown",
        to: main?.head?.layer.compression ?? "unknown",
        content: part.changes.every(isRecompressed) ? "same" : "rebuilt"
      };
    }
  }
}
function severalLayers(moved, shares) {
  const layers = moved.filter((part) => part.of === "layer").slice(0, MOST_LAYERS2);
  return {
    ...shares,
    kind: "layers",
    changes: layers.map(({ change }) => change),
    bytes: layers.reduce((sum, { bytes }) => sum + bytes, 0)
  };
}

// src/domain/described-layer.ts
function describeLayers(image2, config3, steps) {
  const stack = image2.stack ?? image2.layers.map(({ digest: digest2 }) => digest2);
  const positions = firstPositions(stack);
  const diffIds = config3?.diffIds.length === stack.length ? config3.diffIds : [];
  const known = steps.length === stack.length ? steps : [];
  return image2.layers.map((layer, index) => {
    const position = positions.get(layer.digest) ?? index;
    const described = {
      layer,
      diffId: diffIds[position] ?? null,
      step: known[position] ?? null
    };
    return position === index ? described : { ...described, position };
  });
}
function firstPositions(stack) {
  const positions = /* @__PURE__ */ new Map();
  for (const [position, digest2] of stack.entries()) {
    if (!positions.has(digest2)) positions.set(digest2, position);
  }
  return positions;
}

// src/patience.ts
var IMAGE_MS = 1e4;
var COMPUTED_MS = 5e3;
var RUN_MS = 6e4;
var TIMER = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  }
};
var Patience = class {
  timer;
  /** How long the run has waited for what never came, and until when that is counted. */
  inVain = 0;
  counted = Number.NEGATIVE_INFINITY;
  constructor(timer = TIMER) {
    this.timer = timer;
  }
  /** The time of one image, all that is asked for it together. It runs from now on. */
  start() {
    const began = this.timer.now();
    return {
      within: (ask) => this.within(ask, began),
      leavesTime: () => this.timer.now() < began + IMAGE_MS + COMPUTED_MS
    };
  }
  async within(ask, began) {
    if (this.inVain >= RUN_MS) {
      throw tooLate(`not asked: this run has waited ${RUN_MS / 1e3} s in vain to explain images`);
    }
    const left = began + IMAGE_MS - this.timer.now();
    if (left <= 0) throw tooLate(OVER);
    const asked = this.timer.now();
    const { promise, resolve: resolve3, reject } = Promise.withResolvers();
    const cancel = this.timer.after(left, () => {
      this.count(asked);
      reject(tooLate(OVER));
    });
    try {
      ask().then(resolve3, reject);
      return await promise;
    } finally {
      cancel();
    }
  }
  /** What several images wait for at once is waited for once. */
  count(since) {
    const now = this.timer.now();
    this.inVain += now - Math.max(since, this.counted);
    this.counted = now;
  }
};
var OVER = `not within the ${IMAGE_MS / 1e3} s that explaining an image may take`;
function tooLate(reason) {
  return new Unmeasurable(reason, "Run it again.");
}

// src/explain.ts
var NOTHING = {
  layers: [],
  base: { kind: "unknown" },
  environment: [],
  places: /* @__PURE__ */ new Map(),
  variants: [],
  gaps: []
};
var Explainer = class {
  images;
  bases;
  /** One of its own: nothing that was asked for with a login is lent to it. */
  strangersBases;
  options;
  patience;
  constructor(images2, options) {
    this.images = images2;
    this.bases = new BaseImages(images2);
    const { forStrangers } = options;
    this.strangersBases = forStrangers && new BaseImages(forStrangers, { ofStrangers: true });
    this.options = options;
    this.patience = new Patience(options.timer);
  }
  /** @returns null where the head has no image. */
  explain = async (change, references, { isDeep, isStrangers }) => {
    const { head, base } = change;
    if (head === null) return null;
    const deadline = this.patience.start();
    const lookAs = (isStrangers2) => ({
      isDeep,
      deadline,
      bases: this.basesFor(isStrangers2)
    });
    const looks = { base: lookAs(isStrangers.base), head: lookAs(isStrangers.head) };
    const each = (describe3) => Promise.all([
      base === null || references.base === null ? NOTHING : describe3(base, references.base, looks.base),
      describe3(head, references.head, looks.head)
    ]);
    const described = await each((...asked) => this.describe(...asked));
    const [before, after] = deadline.leavesTime() ? described : await each(byDigestsAlone);
    const baseImages = { base: before.base, head: after.base };
    const layers = alignByParts(before.layers, after.layers, baseImages);
    const pull = pullCost(change, this.options.bandwidth);
    if (pull === null) return null;
    const { places, gaps, ...of } = after;
    const subject2 = { ...of, unshared: null };
    return {
      references,
      layers,
      baseImages,
      split: base === null ? null : splitGrowth(before.layers, after.layers, baseImages),
      cause: base === null ? null : causeOf(layers, baseImages),
      pull,
      advice: adviceFor(subject2),
      subject: subject2,
      gaps: [...gaps, ...before.gaps],
      places
    };
  };
  basesFor(isStrangers) {
    const bases = isStrangers ? this.strangersBases : this.bases;
    if (bases === void 0) throw new TypeError("strangers have no source of their own");
    return bases;
  }
  async describe(image2, reference, look) {
    const count = image2.stack?.length ?? image2.layers.length;
    const { isDeep, deadline, bases } = look;
    const name3 = formatReference(reference);
    const { value: config3, gaps } = await read(
      { of: "config", name: name3 },
      () => deadline.within(() => this.images.config(reference, image2.config))
    );
    if (config3 === void 0) return { ...NOTHING, layers: describeLayers(image2, null, []), gaps };
    const provenance2 = await this.provenance(image2, reference, look);
    const built = { reference, image: image2, config: config3, provenance: provenance2.value, deadline };
    const { base, gaps: unread } = await bases.find(built);
    return {
      layers: describeLayers(image2, config3, stepsOf(config3, count)),
      base,
      environment: environmentOf(config3),
      places: provenance2.value?.places ?? NOTHING.places,
      variants: isDeep && base.kind === "known" ? await bases.variants(base.name, built) : [],
      gaps: [...provenance2.gaps, ...unread]
    };
  }
  async provenance({ attestation }, reference, { isDeep, deadline }) {
    if (!isDeep || attestation === void 0) return { value: void 0, gaps: [] };
    return read(
      { of: "provenance", name: formatReference(reference) },
      () => deadline.within(() => this.images.provenance(reference, attestation))
    );
  }
};
function byDigestsAlone(image2, reference) {
  const gap = { of: "config", name: formatReference(reference), why: OVER };
  return { ...NOTHING, layers: describeLayers(image2, null, []), gaps: [gap] };
}
async function read(what, ask) {
  try {
    return { value: await ask(), gaps: [] };
  } catch (error) {
    if (error instanceof Unmeasurable)
      return { value: void 0, gaps: [{ ...what, why: error.message }] };
    throw error;
  }
}

// src/hearsay.ts
function inPlainWords(source2, { wordsFor: wordsFor2, log }) {
  const told2 = async (reference, ask) => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unmeasurable)) throw error;
      const { reason, cure } = wordsFor2(error, reference);
      const name3 = formatReference(reference);
      log(`${name3}: ${reason}`);
      throw new Unmeasurable(
        `${name3} cannot be read: ${reason}, and only this fork\u2019s version of the budget file names it`,
        `${cure} Or let somebody with write access add the budget on the base branch.`
      );
    }
  };
  return {
    ...askedBy((reference, question) => told2(reference, () => question(source2))),
    resolve: (reference, expected) => told2(reference, async () => {
      log(`${formatReference(reference)} is asked for without a login`);
      const manifest = await source2.resolve(reference, expected);
      if (manifest?.kind === "artifact") throw new Unmeasurable("is an artifact", "");
      return manifest && weighed(manifest);
    }),
    manifest: (reference, descriptor2) => told2(reference, async () => weighed(await source2.manifest(reference, descriptor2)))
  };
}
function weighed(manifest) {
  if (manifest.kind === "image") imageSize(manifest, null);
  return manifest;
}

// src/layout/confined.ts
import { lstat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

// src/layout/error.ts
var WRITE_AGAIN = "Build the image and write it again: what is there is incomplete or damaged.";
function unusable(name3, what, { cure = WRITE_AGAIN, cause } = {}) {
  return new Unmeasurable(`${name3} ${what}`, cure, { cause });
}
function asStored(parse2) {
  try {
    return parse2();
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    const Kind = error instanceof NoManifest ? NoManifest : Unmeasurable;
    throw new Kind(error.message, WRITE_AGAIN, { cause: error });
  }
}
async function unlessMissing(name3, operation) {
  try {
    return await operation();
  } catch (error) {
    const code2 = systemCode(error);
    if (code2 === void 0) throw error;
    if (code2 === "ENOENT" || code2 === "ENOTDIR") return void 0;
    const cure = "Check its permissions.";
    throw unusable(name3, `cannot be read: ${code2}`, { cure, cause: error });
  }
}
function systemCode(error) {
  const code2 = typeof error === "object" && error !== null && Reflect.get(error, "code");
  return typeof code2 === "string" && /^(?:E(?!RR_)|Z_)/.test(code2) ? code2 : void 0;
}

// src/layout/confined.ts
var OutsideError = class extends Unmeasurable {
  name = "OutsideError";
};
async function isWithin(directory, path2) {
  if (path2.includes("\0") || path2.split("/").includes("..")) return false;
  const inside2 = relative(directory, resolve(directory, path2));
  const segments = inside2.split(sep).filter((segment) => segment !== "");
  if (isAbsolute(inside2) || segments[0] === "..") return false;
  let at2 = resolve(directory);
  for (const segment of segments) {
    at2 = join(at2, segment);
    const found = await kindOf(at2);
    if (found === "missing") return true;
    if (found === "link") return false;
  }
  return true;
}
async function isFileWithin(directory, path2) {
  return await isWithin(directory, path2) && await kindOf(resolve(directory, path2)) === "file";
}
async function kindOf(path2) {
  try {
    const stats = await lstat(path2);
    if (stats.isSymbolicLink()) return "link";
    return stats.isFile() ? "file" : "other";
  } catch (error) {
    const code2 = systemCode(error);
    if (code2 === void 0) throw error;
    return code2 === "ENOENT" || code2 === "ENOTDIR" ? "missing" : "link";
  }
}
async function checkWithin(directory, path2, name3) {
  if (await isWithin(directory, path2)) return;
  throw new OutsideError(
    `${name3} does not lie in the workspace, or is reached by a link`,
    'Name a file of the workspace, without ".." and links.'
  );
}
var ConfinedFiles = class {
  files;
  directory;
  name;
  constructor(files, directory, name3) {
    this.files = files;
    this.directory = directory;
    this.name = name3;
  }
  async read(path2) {
    await checkWithin(this.directory, path2, `${this.name}: ${path2}`);
    return this.files.read(path2);
  }
};

// src/layout/plain-words.ts
function plainWords(error) {
  if (error instanceof OutsideError)
    return { reason: "it is no file of the workspace, or a link leads there", cure: error.cure };
  return {
    reason: "no container image that can be measured is there under that name",
    cure: "Check the path and the name, and build the image before this step."
  };
}

// src/layout/source.ts
import { resolve as resolve2 } from "node:path";

// src/layout/archive.ts
import { constants as constants2 } from "node:fs";
import { open as open3 } from "node:fs/promises";

// src/layout/byte-reader.ts
import { addAbortSignal, pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
var CHUNK_BYTES2 = 256 * 1024;
async function openReader(file, signal) {
  const reader = new FileReader(file, signal);
  const magic = await reader.read(2);
  return magic.equals(Buffer.of(31, 139)) ? new GzipReader(file, signal) : reader.restart();
}
var FileReader = class {
  file;
  signal;
  position = 0;
  constructor(file, signal) {
    this.file = file;
    this.signal = signal;
  }
  async read(count) {
    this.signal.throwIfAborted();
    const buffer = Buffer.alloc(count);
    let filled = 0;
    while (filled < count) {
      const at2 = this.position + filled;
      const { bytesRead } = await this.file.read(buffer, filled, count - filled, at2);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    this.position += filled;
    return buffer.subarray(0, filled);
  }
  async skip(count) {
    this.position = Math.min(this.position + count, Number.MAX_SAFE_INTEGER);
  }
  restart() {
    this.position = 0;
    return this;
  }
  close() {
    return this.file.close();
  }
};
var GzipReader = class {
  stream;
  chunks;
  pending = Buffer.alloc(0);
  constructor(file, signal) {
    const content = file.createReadStream({ start: 0, highWaterMark: CHUNK_BYTES2 });
    const gunzip2 = addAbortSignal(signal, createGunzip({ chunkSize: CHUNK_BYTES2 }));
    this.stream = pipeline(content, gunzip2, () => {
    });
    this.chunks = this.stream[Symbol.asyncIterator]();
  }
  async read(count) {
    const parts = [];
    for await (const part of this.take(count)) parts.push(part);
    return Buffer.concat(parts);
  }
  async skip(count) {
    for await (const _ of this.take(count)) ;
  }
  async close() {
    this.stream.destroy();
  }
  async *take(count) {
    let left = count;
    while (left > 0) {
      if (this.pending.length === 0) {
        const next = await this.chunks.next();
        if (next.done) return;
        this.pending = next.value;
      }
      const part = this.pending.subarray(0, left);
      this.pending = this.pending.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
};

// src/layout/files.ts
import { constants } from "node:fs";
import { open as open2, stat } from "node:fs/promises";
import { join as join2 } from "node:path";
var MAX_FILE_MIB = 4;
var MAX_FILE_BYTES = MAX_FILE_MIB * MIB;
async function openDirectory(path2, name3) {
  const stats = await unlessMissing(name3, () => stat(path2));
  if (stats === void 0 || stats.isDirectory()) return stats && new Directory(path2, name3);
  const cure = "Write oci-archive:FILE for a layout in a tar file, docker-archive:FILE for what docker save writes.";
  throw unusable(name3, "is a file, not a directory", { cure });
}
var Directory = class {
  directory;
  name;
  constructor(directory, name3) {
    this.directory = directory;
    this.name = name3;
  }
  read(path2) {
    const file = join2(this.directory, path2);
    const name3 = `${this.name}: ${path2}`;
    return unlessMissing(name3, async () => {
      const stats = await stat(file);
      if (!stats.isFile()) throw unusable(name3, "is no file");
      if (stats.size > MAX_FILE_BYTES) throw tooLarge(name3);
      return readWhole2(file, name3);
    });
  }
};
async function readWhole2(path2, name3) {
  const file = await open2(path2, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const parts = [];
    let bytes = 0;
    for await (const part of file.createReadStream({ end: MAX_FILE_BYTES, autoClose: false })) {
      parts.push(part);
      bytes += part.length;
    }
    if (bytes > MAX_FILE_BYTES) throw tooLarge(name3);
    return Buffer.concat(parts, bytes);
  } finally {
    await file.close();
  }
}
function tooLarge(name3) {
  return unusable(name3, `is larger than ${MAX_FILE_MIB} MiB, which no manifest or config is`);
}

// src/layout/tar.ts
var TarError = class extends Error {
  name = "TarError";
  isTar;
  /** Where it is not to write the archive again. */
  cure;
  constructor(message, given = {}) {
    super(message);
    this.isTar = given.isTar ?? true;
    this.cure = given.cure;
  }
};
var BLOCK = 512;
var MAX_HEADER_BYTES = MIB;
var MAX_NAME_BYTES = 4096;
var MAX_ENTRIES2 = 1e5;
var REGULAR = /* @__PURE__ */ new Set(["0", "\0", "7"]);
var WITHOUT_CONTENT = /[1-6]/;
async function* tarEntries(input) {
  let extended2 = {};
  for (let count = 0; ; count++) {
    const header2 = await readHeader(input, count === 0);
    if (header2 === void 0) return;
    if (count === MAX_ENTRIES2) {
      throw new TarError(`holds more than ${MAX_ENTRIES2.toLocaleString("en-US")} entries`, {
        cure: "Check the path: no image has as many. A whole file system is no image."
      });
    }
    const { type } = header2;
    const bytes = WITHOUT_CONTENT.test(type) ? 0 : extended2.bytes ?? header2.bytes;
    const padding = (BLOCK - bytes % BLOCK) % BLOCK;
    let left = bytes;
    const read3 = async () => {
      left = 0;
      return readExactly(input, bytes);
    };
    if (type === "x" || type === "L") {
      if (bytes > (type === "x" ? MAX_HEADER_BYTES : MAX_NAME_BYTES + 1)) throw tooLong();
      const content = await read3();
      extended2 = { ...extended2, ...type === "x" ? paxHeader(content) : { name: text(content) } };
    } else if (type !== "K" && type !== "g") {
      if (REGULAR.has(type)) yield { name: extended2.name ?? header2.name, bytes, read: read3 };
      extended2 = {};
    }
    await input.skip(left + padding);
  }
}
async function readHeader(input, start) {
  const block = await input.read(BLOCK);
  const complete = block.length === BLOCK;
  if (complete && block.every((byte) => byte === 0)) return void 0;
  if (start && !(complete && hasChecksum(block)))
    throw new TarError("is no tar archive", {
      isTar: false,
      cure: "Check the path. It may be compressed by gzip, and by nothing else."
    });
  if (!complete) throw new TarError("is truncated");
  if (!hasChecksum(block)) throw new TarError("is a damaged tar archive: a checksum is wrong");
  const isUstar = text(block.subarray(257, 263)) === "ustar";
  const prefix = isUstar ? text(block.subarray(345, 500)) : "";
  const name3 = text(block.subarray(0, 100));
  return {
    name: prefix === "" ? name3 : `${prefix}/${name3}`,
    type: block.toString("latin1", 156, 157),
    bytes: size2(block.subarray(124, 136))
  };
}
function hasChecksum(block) {
  const sum = block.reduce((sum2, byte, at2) => sum2 + (at2 >= 148 && at2 < 156 ? 32 : byte), 0);
  return sum === Number.parseInt(text(block.subarray(148, 156)).trim(), 8);
}
function size2(field3) {
  const first = field3[0] ?? 0;
  if (first >= 128)
    return wholeNumber(`0x${(first & 127).toString(16)}${field3.toString("hex", 1)}`);
  return wholeNumber(`0o${text(field3).trim() || "0"}`);
}
function wholeNumber(digits) {
  const number3 = Number(digits);
  if (Number.isSafeInteger(number3) && number3 >= 0) return number3;
  throw new TarError("is a damaged tar archive: a size is wrong");
}
function paxHeader(content) {
  let extended2 = {};
  for (let at2 = 0; at2 < content.length; ) {
    const [digits = ""] = /^\d+ /.exec(content.toString("latin1", at2, at2 + 20)) ?? [];
    const end = at2 + Number(digits);
    const record3 = content.toString("utf8", at2 + digits.length, end);
    const equals = record3.indexOf("=");
    if (digits === "" || equals < 1 || !record3.endsWith("\n") || end > content.length) {
      throw new TarError("is a damaged tar archive: an extended header is wrong");
    }
    const value = record3.slice(equals + 1, -1);
    const key = value === "" ? "" : record3.slice(0, equals);
    if (key === "path" && value.length > MAX_NAME_BYTES) throw tooLong();
    if (key === "path") extended2 = { ...extended2, name: value };
    if (key === "size") extended2 = { ...extended2, bytes: wholeNumber(value) };
    at2 = end;
  }
  return extended2;
}
function tooLong() {
  return new TarError("is a damaged tar archive: a name is too long");
}
async function readExactly(input, count) {
  const content = await input.read(count);
  if (content.length < count) throw new TarError("is truncated");
  return content;
}
function text(field3) {
  const end = field3.indexOf(0);
  return field3.toString("utf8", 0, end < 0 ? field3.length : end);
}

// src/layout/archive.ts
var MAX_KEPT_BYTES = 128 * MIB;
var OF_INTEREST = /^(?:index\.json|oci-layout|manifest\.json|blobs\/(?:sha256\/[a-f0-9]{64}|sha512\/[a-f0-9]{128}))$/;
async function openArchive(path2, name3, { signal }) {
  const flags = constants2.O_RDONLY | constants2.O_NONBLOCK;
  const file = await unlessMissing(name3, () => open3(path2, flags));
  if (file === void 0) return void 0;
  try {
    if (!(await file.stat()).isFile()) {
      throw unusable(name3, "is no regular file", {
        cure: "Write oci:DIR for an image layout in a directory. A pipe cannot be read."
      });
    }
    return new Archive(await keptFiles(file, name3, signal), name3);
  } finally {
    await file.close();
  }
}
async function keptFiles(file, name3, signal) {
  const files = /* @__PURE__ */ new Map();
  const reader = await openReader(file, signal);
  let keptBytes = 0;
  try {
    for await (const entry3 of tarEntries(reader)) {
      const inside2 = pathInside(entry3.name);
      if (!OF_INTEREST.test(inside2)) continue;
      const content = entry3.bytes > MAX_FILE_BYTES ? void 0 : await entry3.read();
      const isKept = content !== void 0 && looksLikeJson(content);
      if (isKept) keptBytes += entry3.bytes;
      if (keptBytes > MAX_KEPT_BYTES) throw tooMuch(name3);
      files.set(inside2, isKept ? content : entry3.bytes);
    }
  } catch (error) {
    throw asUnusable(name3, error);
  } finally {
    await reader.close();
  }
  return files;
}
function pathInside(name3) {
  const segments = name3.split("/").filter((segment) => segment !== "" && segment !== ".");
  if (name3.startsWith("/") || segments.includes("..")) {
    throw new TarError(`holds ${JSON.stringify(oneLine(name3, 100))}, a path that leads out of it`);
  }
  return segments.join("/");
}
function looksLikeJson(content) {
  return /^\s*[{[]/.test(content.toString("latin1", 0, 100));
}
var Archive = class {
  files;
  name;
  constructor(files, name3) {
    this.files = files;
    this.name = name3;
  }
  async read(path2) {
    const kept = this.files.get(path2);
    if (typeof kept !== "number") return kept;
    const name3 = `${this.name}: ${path2}`;
    throw kept > MAX_FILE_BYTES ? tooLarge(name3) : unusable(name3, "is not JSON");
  }
};
function asUnusable(name3, cause) {
  if (cause instanceof TarError) {
    const { cure } = cause;
    return unusable(name3, cause.message, { cause, ...cure === void 0 ? {} : { cure } });
  }
  const code2 = systemCode(cause);
  if (code2 === "Z_BUF_ERROR") return unusable(name3, "is truncated", { cause });
  if (code2?.startsWith("Z_")) return unusable(name3, "is damaged: it does not decompress", { cause });
  return cause;
}
function tooMuch(name3) {
  return unusable(name3, `holds more than ${MAX_KEPT_BYTES / MIB} MiB of manifests and configs`, {
    cure: "Copy the image into a directory, by skopeo copy, and measure it as oci:DIR."
  });
}

// src/oci/lists.ts
function listOf(item) {
  return pipe(
    array(unknown()),
    transform((items2, context) => readAll(items2.entries(), item, context))
  );
}
var texts = pipe(
  record(string2(), unknown()),
  transform((given, context) => {
    const values = readAll(Object.entries(given), nullish2(string2()), context);
    return Object.fromEntries(Object.keys(given).map((name3, index) => [name3, values[index] ?? ""]));
  })
);
function readAll(entries, schema, context) {
  const values = [];
  for (const [key, entry3] of entries) {
    const { success, data, error } = schema.safeParse(entry3);
    const issue2 = error?.issues[0];
    if (!success && issue2 !== void 0) {
      context.issues.push({ ...issue2, path: [key, ...issue2.path] });
      return [];
    }
    if (success) values.push(data);
  }
  return values;
}

// src/layout/choose.ts
var MAX_LISTED = 10;
function choose(images2, reference, names) {
  const wanted = reference.name;
  if (wanted === void 0) return onlyOne(images2, reference, names);
  const position = /^@(\d+)$/.exec(wanted)?.[1];
  if (position !== void 0) return images2[Number(position)];
  return images2.find((image2) => names.of(image2).some(names.equal));
}
function onlyOne(images2, reference, names) {
  const [first, ...others] = images2;
  const place = formatReference(reference);
  if (first === void 0) throw unusable(place, "holds no image");
  if (others.length === 0) return first;
  const all = images2.flatMap((image2, position) => {
    const known = names.of(image2);
    return known.length === 0 ? [`@${position}`] : known;
  });
  throw ambiguous(place, plural(images2.length, "image"), all);
}
function ambiguous(place, what, names) {
  const listed = names.slice(0, MAX_LISTED).map((name3) => oneLine(name3, 100));
  if (names.length > MAX_LISTED) listed.push(`${names.length - MAX_LISTED} more`);
  return unusable(place, `holds ${what}: ${listed.join(", ")}`, {
    cure: `Say which one, as in ${place}:${listed[0]}.`
  });
}

// src/oci/shape.ts
function shape(schema, json2, at2 = "") {
  const result = schema.safeParse(json2);
  if (result.success) return { ok: true, value: result.data };
  const [issue2] = result.error.issues;
  const path2 = issue2?.path ?? [];
  const where = path2.reduce(placeIn, at2) || "it";
  return { ok: false, complaint: `${where} ${words(issue2, valueAt(json2, path2))}` };
}
function placeIn(parent, key) {
  if (typeof key === "number") return `${parent}[${key}]`;
  return parent === "" ? String(key) : `${parent}.${String(key)}`;
}
function words(issue2, value) {
  if (issue2?.code === "invalid_type" && issue2.message === "Invalid input") {
    return value === void 0 ? "is missing" : `is ${typeOf(value)}, not ${issue2.expected}`;
  }
  return issue2 === void 0 || issue2.message === "Invalid input" ? "is wrong" : issue2.message;
}
function valueAt(json2, path2) {
  return path2.reduce((value, key) => Reflect.get(Object(value), key), json2);
}
function typeOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

// src/layout/json.ts
function parseFile(bytes, schema, name3) {
  const shaped = shape(schema, parseJson(bytes, name3));
  if (shaped.ok) return shaped.value;
  throw unusable(name3, oneLine(`is malformed: ${shaped.complaint}`, 200));
}
function parseJson(bytes, name3) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unusable(name3, "is not JSON", { cause });
  }
}

// src/oci/descriptor.ts
var digest = string2().check(refine(isDigest, { error: "is no sha256 or sha512 digest" }));
var text2 = nullish2(string2());
var platformFields = {
  os: text2,
  architecture: text2,
  variant: text2,
  "os.version": text2
};
var rawPlatform = object({
  ...platformFields,
  "os.features": nullish2(listOf(string2()))
});
var rawDescriptor = object({
  mediaType: text2,
  digest,
  size: int({ error: "is no whole number of bytes" }).check(_nonnegative({ error: "is negative" })),
  platform: nullish2(rawPlatform),
  annotations: nullish2(texts),
  data: text2
});
var platform = pipe(rawPlatform, transform(toPlatform));
var descriptor = pipe(rawDescriptor, transform(toDescriptor));
function plainDescriptor(json2) {
  const given = Object(json2);
  const isPlain = isText(given.mediaType) && typeof given.digest === "string" && isDigest(given.digest) && Number.isSafeInteger(given.size) && Number(given.size) >= 0 && (given.platform == null || isPlainPlatform(given.platform)) && (given.annotations == null || isMapOfTexts(given.annotations)) && isText(given.data);
  return isPlain && !Array.isArray(json2) ? toDescriptor(given) : void 0;
}
function isPlainPlatform(given) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return false;
  const features = Reflect.get(given, "os.features");
  return Object.keys(platformFields).every((field3) => isText(Reflect.get(given, field3))) && (features == null || Array.isArray(features) && features.every(isWord));
}
function isMapOfTexts(given) {
  const isMap = typeof given === "object" && given !== null && !Array.isArray(given);
  return isMap && !Object.hasOwn(given, "__proto__") && Object.values(given).every(isWord);
}
function isText(value) {
  return value == null || isWord(value);
}
function isWord(value) {
  return typeof value === "string";
}
var NO_ANNOTATIONS = {};
function toDescriptor(raw) {
  const { mediaType, digest: digest2, size: size3, platform: platform2, annotations, data } = raw;
  return {
    mediaType: mediaType ?? "",
    digest: digest2,
    bytes: size3,
    annotations: annotations ?? NO_ANNOTATIONS,
    ...platform2 && located2(platform2),
    ...data == null ? {} : { data }
  };
}
function located2(raw) {
  const platform2 = toPlatform({ ...raw, os: raw.os || "any" });
  if (platform2 === void 0) return {};
  if (raw.os) return { platform: platform2, spelling: spellingOf(raw) };
  const { os: _, ...machine } = platform2;
  return { machine };
}
function spellingOf(raw) {
  const { os, architecture, variant, "os.version": version2, "os.features": features } = raw;
  const own2 = os?.toLowerCase() === "windows" ? version2 : null;
  return JSON.stringify([os, architecture, variant ?? "", own2 ?? "", features?.toSorted() ?? []]);
}
function toPlatform(raw) {
  const { os, architecture, variant, "os.version": osVersion, "os.features": features } = raw;
  if (!os || !architecture) return void 0;
  return {
    os: oneLine(os, 50),
    architecture: oneLine(architecture, 50),
    ...variant ? { variant: oneLine(variant, 50) } : {},
    ...osVersion ? { osVersion: oneLine(osVersion, 50) } : {},
    ...features?.length ? { osFeatures: features.map((each) => oneLine(each, 50)).toSorted() } : {}
  };
}

// src/oci/lenient.ts
var MOST_ITEMS = 1e4;
function lenient(schema) {
  const readable = (items2) => items2.slice(0, MOST_ITEMS).flatMap((item) => {
    const read3 = schema.safeParse(item);
    return read3.success ? [read3.data] : [];
  });
  return _catch(pipe(array(unknown()), transform(readable)), []);
}
function parseLeniently(schema, { bytes }) {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}

// src/oci/config.ts
var MAX_HISTORY = 1e3;
var MAX_LABEL_BYTES = 4 * 1024;
var MAX_LIFECYCLE_BYTES = 256 * 1024;
var text3 = _default(nullable(string2()), "");
var entry = pipe(
  object({ created_by: text3, comment: text3, empty_layer: nullish2(boolean2()) }),
  transform(
    ({ created_by, comment, empty_layer }) => ({
      createdBy: created_by ?? "",
      comment: comment ?? "",
      isEmpty: empty_layer ?? false
    })
  )
);
var history = pipe(
  array(unknown()),
  transform((entries) => {
    const read3 = array(entry).safeParse(entries.slice(0, MAX_HISTORY));
    return read3.success ? read3.data : [];
  })
);
var labels = pipe(record(string2(), unknown()), transform(readableLabels));
var DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
var created = pipe(string2(), transform(normalisedTime));
var config2 = pipe(
  object({
    ...platformFields,
    created: _catch(nullable(created), null),
    rootfs: _catch(object({ diff_ids: listOf(digest) }), { diff_ids: [] }),
    history: _catch(history, []),
    config: _catch(object({ Labels: labels }), { Labels: {} })
  }),
  transform(
    ({ created: created2, rootfs, history: history2, config: config3, ...platform2 }) => ({
      platform: toPlatform(platform2) ?? null,
      created: created2,
      diffIds: rootfs.diff_ids,
      history: history2,
      labels: config3.Labels
    })
  )
);
function normalisedTime(text5) {
  const time2 = DATE_TIME.test(text5) ? Date.parse(text5) : Number.NaN;
  return Number.isNaN(time2) ? null : new Date(time2).toISOString();
}
function readableLabels(labels2) {
  const most = (name3) => name3 === LIFECYCLE ? MAX_LIFECYCLE_BYTES : MAX_LABEL_BYTES;
  return Object.fromEntries(
    Object.entries(labels2).filter(
      (label) => typeof label[1] === "string" && Buffer.byteLength(label[1]) <= most(label[0])
    )
  );
}

// src/oci/envelope.ts
var envelope = object({
  schemaVersion: nullish2(number2()),
  mediaType: nullish2(string2()),
  artifactType: nullish2(string2()),
  manifests: nullish2(array(unknown())),
  config: optional(unknown()),
  layers: nullish2(array(unknown())),
  annotations: _catch(nullish2(texts), void 0)
});

// src/oci/media-types.ts
var INDEX_TYPES = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json"
];
var IMAGE_TYPES = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json"
];
var SCHEMA_1_TYPES = [
  "application/vnd.docker.distribution.manifest.v1+prettyjws",
  "application/vnd.docker.distribution.manifest.v1+json"
];
var CONFIG_TYPES = [
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json"
];
var ASSUMED_TYPES = [
  "",
  "application/octet-stream",
  "application/json",
  "text/html"
];
function isImageConfig(mediaType, artifactType) {
  const type = mediaTypeOf(mediaType);
  return CONFIG_TYPES.includes(type) || artifactType === "" && ASSUMED_TYPES.includes(type);
}
function isDockerConfig(mediaType) {
  const type = mediaTypeOf(mediaType);
  return ASSUMED_TYPES.includes(type) || /^application\/vnd\.(?:oci\.image|docker)\b/.test(type);
}
var LAYER = /^application\/vnd\.(?:oci\.image\.layer\.|docker\.image\.rootfs\.|erofs\b)/;
function isLayerType(mediaType) {
  const type = mediaTypeOf(mediaType);
  return ASSUMED_TYPES.includes(type) || LAYER.test(type);
}
var GENERIC_TYPES = [
  "",
  "application/json",
  "application/octet-stream",
  "binary/octet-stream",
  "text/plain"
];
function mediaTypeOf(contentType) {
  return (contentType?.split(";")[0] ?? "").trim().toLowerCase();
}

// src/oci/repeated-keys.ts
function hasRepeatedKey(text5, value) {
  return keysIn(text5) !== keysOf(value);
}
function keysIn(text5) {
  let keys = 0;
  for (let open5 = text5.indexOf('"'); open5 >= 0; ) {
    let close = text5.indexOf('"', open5 + 1);
    while (isEscaped(text5, close)) close = text5.indexOf('"', close + 1);
    let next = close + 1;
    while (isBlank(text5.charCodeAt(next))) next++;
    if (text5[next] === ":") keys++;
    open5 = text5.indexOf('"', next);
  }
  return keys;
}
function isEscaped(text5, quote) {
  let start = quote;
  while (text5[start - 1] === "\\") start--;
  return (quote - start) % 2 === 1;
}
function isBlank(code2) {
  return code2 === 32 || code2 === 10 || code2 === 13 || code2 === 9;
}
function keysOf(value) {
  let keys = 0;
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) {
      for (const each of next) if (typeof each === "object") pending.push(each);
      continue;
    }
    for (const key of Object.keys(next)) {
      const each = Reflect.get(next, key);
      if (typeof each === "object") pending.push(each);
      keys++;
    }
  }
  return keys;
}

// src/oci/read.ts
var ALTERED = "Build and push the image again; if it stays so, the registry or a proxy before it alters manifests.";
var utf8 = new TextDecoder("utf-8", { fatal: true });
function parseJson2(received) {
  const { bytes, contentType, name: name3 } = received;
  try {
    const text5 = utf8.decode(bytes);
    const value = JSON.parse(text5);
    if (!hasRepeatedKey(text5, value)) return value;
  } catch (cause) {
    if (!mediaTypeOf(contentType).includes("html"))
      throw new NoManifest(`${name3} is not JSON`, ALTERED, { cause });
    const cure = "Check the registry\u2019s name: a web server answers there, and no registry.";
    throw new Unmeasurable(`${name3} is a web page`, cure, { cause });
  }
  throw wrong(received, "has a field twice in one object, and is refused as ambiguous");
}
function read2(received, schema, json2, at2 = "") {
  const shaped = shape(schema, json2, at2);
  if (shaped.ok) return shaped.value;
  throw wrong(received, `is malformed: ${shaped.complaint}`);
}
function wrong({ name: name3 }, what, cure = ALTERED) {
  return new Unmeasurable(`${name3} ${what}`, cure);
}

// src/oci/manifest-image.ts
var MOST_LAYERS3 = 2e3;
function readImage(received, json2) {
  const config3 = plainDescriptor(json2.config) ?? read2(received, descriptor, json2.config ?? void 0, "config");
  const { digest: digest2 } = received;
  const { artifactType, layers: given } = json2;
  if (!isImageConfig(config3.mediaType, artifactType ?? "")) {
    const what = oneLine(artifactType || config3.mediaType, 100);
    const mayRun = isDockerConfig(config3.mediaType) || layerTypes(given).some(isLayerType);
    return { kind: "artifact", digest: digest2, artifactType: what, ...mayRun && { config: config3 } };
  }
  if (given == null) throw wrong(received, "has no layers");
  if (given.length > MOST_LAYERS3) {
    throw wrong(
      received,
      `lists ${given.length} layers, and no runtime takes more than some hundreds`,
      "Build the image in fewer steps."
    );
  }
  const layers = given.map(
    (layer, position) => plainDescriptor(layer) ?? read2(received, descriptor, layer, `layers[${position}]`)
  );
  const types = layerTypes(given);
  if (layers.length > 0 && !types.some(isLayerType)) {
    const named = types.slice(0, MAX_TYPES).map((type) => oneLine(type, 100));
    return { kind: "artifact", digest: digest2, artifactType: named.join(", "), layerTypes: named, config: config3 };
  }
  return { kind: "image", digest: digest2, config: config3, layers, ...claimsOf(json2) };
}
var MAX_TYPES = 3;
function layerTypes(layers) {
  const types = (layers ?? []).map((layer) => {
    const type = Reflect.get(Object(layer), "mediaType");
    return typeof type === "string" ? type : "";
  });
  return [...new Set(types)];
}
function claimsOf({ annotations }) {
  const claims = Object.entries(annotations ?? {}).filter(([name3]) => name3.startsWith(BASE_CLAIMS));
  return claims.length === 0 ? {} : { annotations: Object.fromEntries(claims) };
}
var BASE_CLAIMS = "org.opencontainers.image.base.";

// src/oci/manifest-index.ts
var OUR_KINDS = [...IMAGE_TYPES, ...INDEX_TYPES, ""];
var kind = object({ mediaType: nullish2(string2()), digest: optional(unknown()) });
var DIGEST2 = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
var located3 = object({ platform });
var MOST_ENTRIES = 2e4;
function readIndex(received, { manifests }) {
  if (manifests == null) throw wrong(received, "has no manifests");
  if (manifests.length > MOST_ENTRIES) {
    throw wrong(received, `lists ${manifests.length} manifests`, "Push an index of fewer images.");
  }
  const known = [];
  const entries = [];
  const unreadable = [];
  for (const [position, entry3] of manifests.entries()) {
    const plain = plainDescriptor(entry3);
    if (plain !== void 0 && OUR_KINDS.includes(mediaTypeOf(plain.mediaType))) {
      entries.push(plain);
      known.push(plain);
      continue;
    }
    const { success, data } = kind.safeParse(entry3);
    const isOurs = !success || OUR_KINDS.includes(mediaTypeOf(data.mediaType));
    const shaped = shape(descriptor, entry3, `manifests[${position}]`);
    if (!shaped.ok) {
      const place = located3.safeParse(entry3).data?.platform;
      const error = wrong(received, `is malformed: ${shaped.complaint}`);
      const mayBePulled = isOurs || place !== void 0 || DIGEST2.test(String(data.digest));
      if (mayBePulled) unreadable.push({ ...place && { platform: place }, error });
      continue;
    }
    entries.push(isOurs ? shaped.value : { ...shaped.value, mediaType: "" });
    if (isOurs) known.push(shaped.value);
  }
  return {
    kind: "index",
    digest: received.digest,
    manifests: known,
    ...entries.length > known.length && { entries },
    ...unreadable.length > 0 && { unreadable }
  };
}

// src/oci/spelling.ts
var PLATFORM = ["os", "architecture", "variant", "os.version", "os.features"];
var PLATFORM_FIELDS = foldedNames(PLATFORM);
var FIELDS = foldedNames([
  "schemaVersion",
  "mediaType",
  "artifactType",
  "config",
  "layers",
  "manifests",
  "digest",
  "size",
  "data",
  "platform",
  "annotations",
  ...PLATFORM
]);
function foldedNames(names) {
  return new Map(names.map((name3) => [folded(name3), name3]));
}
function oddField(manifest) {
  const { config: config3, layers, manifests } = manifest;
  const odd = oddKeyIn(manifest, FIELDS) ?? oddFieldOf(config3);
  return odd ?? oddFieldIn(layers) ?? oddFieldIn(manifests);
}
function oddFieldIn(descriptors) {
  if (!Array.isArray(descriptors)) return void 0;
  for (const each of descriptors) {
    const odd = oddFieldOf(each);
    if (odd !== void 0) return odd;
  }
  return void 0;
}
function oddFieldOf(descriptor2) {
  const odd = oddKeyIn(descriptor2, FIELDS);
  return odd ?? oddKeyIn(Reflect.get(Object(descriptor2), "platform"), FIELDS);
}
function oddPlatformField(config3) {
  return oddKeyIn(config3, PLATFORM_FIELDS);
}
function oddKeyIn(value, fields2) {
  if (typeof value !== "object" || value === null) return void 0;
  for (const key of Object.keys(value)) {
    if (fields2.get(key) === key) continue;
    const field3 = fields2.get(folded(key));
    if (field3 !== void 0 && field3 !== key) return key;
  }
  return void 0;
}
function folded(key) {
  return key.toUpperCase().toLowerCase();
}

// src/oci/parse.ts
function parseManifest(received) {
  const given = parseJson2(received);
  const json2 = read2(received, envelope, given);
  refuseOdd(received, oddField(Object(given)));
  const type = typeOf2(received, json2);
  if (SCHEMA_1_TYPES.includes(type) || json2.schemaVersion === 1) {
    throw wrong(
      received,
      "is in Docker\u2019s schema 1, which does not tell sizes",
      "Push the image again with a current docker or buildx."
    );
  }
  const isIndex = json2.manifests != null;
  if (isIndex && (json2.layers != null || json2.config != null)) {
    throw wrong(received, "holds both manifests and layers, and is refused as ambiguous");
  }
  if (INDEX_TYPES.includes(type) || isIndex && GENERIC_TYPES.includes(type)) {
    return readIndex(received, json2);
  }
  if (IMAGE_TYPES.includes(type) || json2.layers != null && GENERIC_TYPES.includes(type)) {
    return readImage(received, json2);
  }
  const what = GENERIC_TYPES.includes(type) ? "is neither a manifest nor an index" : `has the type ${JSON.stringify(oneLine(type, 100))}, which is no container image`;
  throw new NoManifest(`${received.name} ${what}`, "Check that the reference names an image.");
}
function typeOf2(received, json2) {
  const header2 = mediaTypeOf(received.contentType);
  const body = mediaTypeOf(json2.mediaType);
  if (body === "" || header2 === body) return header2 === "" ? body : header2;
  if (GENERIC_TYPES.includes(header2)) return body;
  throw wrong(
    received,
    `was sent as ${JSON.stringify(oneLine(header2, 100))} and calls itself ${JSON.stringify(oneLine(body, 100))}`
  );
}
function parseConfig(received) {
  const given = parseJson2(received);
  refuseOdd(received, oddPlatformField(given));
  return read2(received, config2, given);
}
function refuseOdd(received, odd) {
  if (odd === void 0) return;
  const field3 = JSON.stringify(oneLine(odd, 50));
  throw wrong(
    received,
    `has a field ${field3}, and is refused as ambiguous: clients differ on its case`
  );
}

// src/oci/attestation.ts
var IN_TOTO = "application/vnd.in-toto+json";
var PREDICATE_TYPE = "in-toto.io/predicate-type";
var PROVENANCE = "https://slsa.dev/provenance/";
var attestations = object({ layers: lenient(descriptor) });
function provenanceIn(received) {
  if (parseManifest(received).kind === "index") return void 0;
  return parseLeniently(attestations, received)?.layers.find(
    ({ mediaType, annotations }) => mediaType === IN_TOTO && annotations[PREDICATE_TYPE]?.startsWith(PROVENANCE)
  );
}

// src/oci/digest.ts
import { createHash } from "node:crypto";
function digestOf(bytes, like) {
  const algorithm = like?.startsWith("sha512:") ? "sha512" : "sha256";
  return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}

// src/oci/purl.ts
var DOCKER = /^pkg:docker\/([^?#@]+)(?:@([^?#]*))?(?:\?([^#]*))?/;
function imageOfPurl(purl) {
  const [, path2 = "", version2 = "", qualifiers] = DOCKER.exec(purl) ?? [];
  const pinned = new URLSearchParams(qualifiers).get("digest") ?? "";
  try {
    const tag = decodeURIComponent(version2);
    const digest2 = [tag, pinned].find(isDigest);
    const name3 = [
      decodeURIComponent(path2),
      tag === "" || tag === digest2 ? "" : `:${tag}`,
      digest2 === void 0 ? "" : `@${digest2}`
    ].join("");
    return parseReference(name3).kind === "registry" ? name3 : void 0;
  } catch (error) {
    if (error instanceof Malformed || error instanceof URIError) return void 0;
    throw error;
  }
}

// src/oci/provenance.ts
var MAX_PATH = 500;
var record2 = _catch(record(string2(), unknown()), {});
var materials = lenient(object({ uri: string2(), digest: record2 }));
var range = object({ start: object({ line: int().check(_positive()) }) });
var location = object({ sourceIndex: _default(int(), 0), ranges: lenient(range) });
var stepSource = object({ locations: lenient(location) });
var path = _catch(
  pipe(
    string2().check(_maxLength(MAX_PATH)),
    transform((text5) => oneLine(text5))
  ),
  ""
);
var info = _catch(object({ filename: path }), { filename: "" });
var NO_SOURCE = { locations: {}, infos: [] };
var source = _catch(
  object({ locations: record2, infos: _catch(array(info), []) }),
  NO_SOURCE
);
var chains = lenient(listOf(object({ digest })));
var buildkitMetadata = object({ source, layers: record2, vcs: record2 });
var V02 = "https://slsa.dev/provenance/v0.2";
var V1 = "https://slsa.dev/provenance/v1";
var statement = discriminatedUnion("predicateType", [
  object({
    predicateType: literal(V02),
    predicate: object({ materials, metadata: record2 })
  }),
  object({
    predicateType: literal(V1),
    predicate: object({
      buildDefinition: _catch(object({ resolvedDependencies: materials }), {
        resolvedDependencies: []
      }),
      runDetails: _catch(object({ metadata: record2 }), { metadata: {} })
    })
  })
]);
function parseProvenance(received) {
  const read3 = parseLeniently(statement, received);
  if (read3 === void 0) return void 0;
  if (read3.predicateType === V02) {
    const { materials: materials2, metadata: metadata3 } = read3.predicate;
    return provenance(materials2, metadata3[V02_KEY]);
  }
  const { buildDefinition, runDetails } = read3.predicate;
  const { metadata: metadata2 } = runDetails;
  return provenance(
    buildDefinition.resolvedDependencies,
    // The first BuildKits that wrote v1 kept the key of v0.2.
    metadata2["buildkit_metadata"] ?? metadata2[V02_KEY]
  );
}
function readProvenance(received) {
  const read3 = parseProvenance(received);
  if (read3 !== void 0) return read3;
  throw new Unmeasurable(
    `${received.name} is no provenance of SLSA v0.2 or v1`,
    "Build the image again with a current buildx."
  );
}
var V02_KEY = "https://mobyproject.org/buildkit@v1#metadata";
function provenance(inputs, details2) {
  const { data } = buildkitMetadata.safeParse(details2);
  return { materials: imagesAmong(inputs), places: data ? placesOf(data) : /* @__PURE__ */ new Map() };
}
function imagesAmong(inputs) {
  const images2 = inputs.flatMap(({ uri, digest: set }) => {
    const name3 = imageOfPurl(uri);
    const known = [`sha256:${set["sha256"]}`, `sha512:${set["sha512"]}`].find(isDigest);
    return name3 === void 0 || known === void 0 ? [] : [{ name: name3, digest: known }];
  });
  const unique = new Map(images2.map((image2) => [`${image2.name} ${image2.digest}`, image2]));
  return [...unique.values()];
}
function placesOf({ layers, source: source2, vcs }) {
  const directory = path.parse(vcs["localdir:dockerfile"]);
  const places = /* @__PURE__ */ new Map();
  for (const [layer, step] of makersOf(layers)) {
    const place = placeOf(source2, step);
    if (place === void 0) continue;
    places.set(layer, { ...place, file: inside(directory, place.file) });
  }
  return places;
}
function makersOf(layers) {
  const outputs = Object.entries(layers).flatMap(([key, value]) => {
    const [, step, output] = /^step(\d{1,9}):(\d{1,9})$/.exec(key) ?? [];
    return step === void 0 ? [] : [{ step: Number(step), output: Number(output), value }];
  });
  const makers = /* @__PURE__ */ new Map();
  for (const { step, value } of outputs.toSorted(
    (a, b) => a.step - b.step || a.output - b.output
  )) {
    for (const chain of chains.parse(value)) {
      const last = chain.at(-1)?.digest;
      if (last !== void 0 && !makers.has(last)) makers.set(last, `step${step}`);
    }
  }
  return makers;
}
function placeOf({ locations, infos }, step) {
  const { data } = stepSource.safeParse(locations[step]);
  for (const { sourceIndex, ranges } of data?.locations ?? []) {
    const file = infos[sourceIndex]?.filename ?? "";
    const line = ranges[0]?.start.line;
    if (file !== "" && line !== void 0) return { file, line };
  }
  return void 0;
}
function inside(directory, file) {
  return ["", "."].includes(directory) ? file : `${directory}/${file}`;
}

// src/layout/layout.ts
var REF_NAME = "org.opencontainers.image.ref.name";
var VERSION = "1.0.0";
var ociLayout = object({ imageLayoutVersion: string2() });
var Layout = class {
  files;
  /** How errors call it: the reference without a tag. */
  name;
  constructor(files, name3) {
    this.files = files;
    this.name = name3;
  }
  /** @returns undefined when there is no such tag. */
  async resolve(reference, _deadline) {
    const { manifests, unreadable = [] } = await this.index();
    if (reference.name === void 0) asStored(() => refuseAny(unreadable));
    const found = choose(manifests, reference, {
      of: ({ annotations }) => [annotations[REF_NAME]].filter((name3) => name3 !== void 0),
      equal: (name3) => name3 === reference.name
    });
    if (found === void 0) asStored(() => refuseAny(unreadable));
    return found && this.manifest(found);
  }
  /** @returns undefined when there is no such repository; a layout is one. */
  async tags(_reference) {
    const { manifests } = await this.index();
    const names = manifests.map(({ annotations }) => annotations[REF_NAME] ?? "");
    return [...new Set(names.filter(isTag))];
  }
  async manifest(descriptor2) {
    const received = await this.blob(descriptor2);
    return asStored(() => parseManifest(received));
  }
  async config(descriptor2) {
    const received = await this.blob(descriptor2);
    return asStored(() => parseConfig(received));
  }
  async provenance(attestation) {
    const received = await this.blob(attestation);
    const statement2 = asStored(() => provenanceIn(received));
    return statement2 && readProvenance(await this.blob(statement2));
  }
  /** What index.json lists. */
  async index() {
    await this.checkVersion();
    const bytes = await this.files.read("index.json");
    if (bytes === void 0) throw unusable(this.name, "has no file index.json");
    const name3 = `${this.name}: index.json`;
    const digest2 = digestOf(bytes);
    const index = asStored(() => parseManifest({ bytes, digest: digest2, contentType: void 0, name: name3 }));
    if (index.kind !== "index") throw unusable(name3, "is no image index");
    return index;
  }
  async holds({ digest: digest2 }) {
    return await this.files.read(blobPath(digest2)) !== void 0;
  }
  async checkVersion() {
    const bytes = await this.files.read("oci-layout");
    if (bytes === void 0) {
      throw unusable(this.name, "has no file oci-layout, and so is no image layout", {
        cure: "Check the path. What docker save writes is read as docker-archive:FILE."
      });
    }
    const name3 = `${this.name}: oci-layout`;
    const version2 = oneLine(parseFile(bytes, ociLayout, name3).imageLayoutVersion, 50);
    if (version2 !== VERSION) {
      throw unusable(
        name3,
        `says version ${JSON.stringify(version2)}, and only ${VERSION} is known`,
        {
          cure: `Write the layout in version ${VERSION}, for example with skopeo copy.`
        }
      );
    }
  }
  async blob({ digest: digest2, bytes, mediaType, platform: platform2 }) {
    const path2 = blobPath(digest2);
    const name3 = `${this.name}: ${path2}`;
    const content = await this.files.read(path2);
    if (content === void 0) {
      const otherwise = platform2 ? ` Or, if it is left out on purpose, ${JUDGE_OTHERS}` : "";
      const what = `${this.name} lists ${digest2}, and does not hold it`;
      throw new NoManifest(what, `${WRITE_AGAIN}${otherwise}`);
    }
    if (content.length !== bytes) {
      throw unusable(name3, `has ${content.length} bytes, where its descriptor says ${bytes}`);
    }
    const actual = digestOf(content, digest2);
    if (actual !== digest2) throw unusable(name3, `has the digest ${actual}`);
    return { bytes: content, digest: digest2, contentType: mediaType, name: name3 };
  }
};
function refuseAny([first]) {
  if (first !== void 0) throw first.error;
}
function blobPath(digest2) {
  return `blobs/${digest2.replace(":", "/")}`;
}

// src/layout/repo-tags.ts
function tagsOf({ transport, path: path2, name: name3 }, repoTags2) {
  const tags = tagsByRepository(repoTags2);
  if (name3 !== void 0 && !/^@\d+$/.test(name3)) return tags.get(repositoryOf(asReference(name3)));
  const [only, ...others] = tags.keys();
  if (only === void 0) return [];
  if (others.length === 0) return tags.get(only);
  const what = plural(tags.size, "repository", "repositories");
  throw ambiguous(`${transport}:${path2}`, what, [only, ...others]);
}
function tagsByRepository(repoTags2) {
  const tags = /* @__PURE__ */ new Map();
  for (const name3 of new Set(repoTags2)) {
    const reference = asReference(name3);
    const repository = repositoryOf(reference);
    if (reference?.tag === void 0) continue;
    const known = tags.get(repository) ?? [];
    known.push(reference.tag);
    tags.set(repository, known);
  }
  return tags;
}
function asReference(name3) {
  try {
    const reference = parseReference(name3);
    return reference.kind === "registry" ? reference : void 0;
  } catch (error) {
    if (error instanceof Malformed) return void 0;
    throw error;
  }
}
function repositoryOf(reference) {
  return reference === void 0 ? "" : `${reference.registry}/${reference.repository}`;
}

// src/layout/docker-archive.ts
var IMAGE_NAME = "io.containerd.image.name";
var image = object({
  Config: string2(),
  RepoTags: nullish2(listOf(string2())),
  Layers: nullish2(listOf(string2()))
});
var images = nullable(listOf(image));
var MOST_NAMES3 = 1e4;
var DockerArchive = class extends Layout {
  async resolve(reference, deadline) {
    const wanted = fullName(reference.name ?? "");
    const isWanted = (name3) => fullName(name3) === wanted;
    const found = choose(await this.savedImages(), reference, { of: repoTags, equal: isWanted });
    if (found === void 0) return void 0;
    if (await this.files.read("index.json") === void 0) throw withoutSizes(reference, found);
    const tags = repoTags(found);
    const named = tags.filter(isWanted);
    const names = new Set((named.length > 0 ? named : tags).map(fullName));
    return this.manifest(await this.entryOf(found, names, deadline));
  }
  async tags(reference) {
    return tagsOf(reference, (await this.savedImages()).flatMap(repoTags));
  }
  /** An index lists also the platforms that Docker never pulled, and so could not save. */
  async manifest(descriptor2) {
    const manifest = await super.manifest(descriptor2);
    if (manifest.kind !== "index") return manifest;
    const isHeld = await Promise.all(manifest.manifests.map((entry3) => this.holds(entry3)));
    return { ...manifest, manifests: manifest.manifests.filter((_, index) => isHeld[index]) };
  }
  async savedImages() {
    const bytes = await this.files.read("manifest.json");
    if (bytes === void 0) {
      throw unusable(this.name, "has no manifest.json, and so is not what docker save writes", {
        cure: "Check the path. An image layout in a tar file is read as oci-archive:FILE."
      });
    }
    const name3 = `${this.name}: manifest.json`;
    const saved = parseFile(bytes, images, name3) ?? [];
    const names = saved.reduce((sum, image2) => sum + 1 + repoTags(image2).length, 0);
    if (names > MOST_NAMES3) {
      throw unusable(
        name3,
        `names more than ${MOST_NAMES3.toLocaleString("en-US")} images and tags`,
        {
          cure: "Save fewer images in one file."
        }
      );
    }
    return saved;
  }
  /** The entry of index.json for an image of manifest.json: the two name the same blobs. */
  async entryOf(image2, names, deadline) {
    const [named, others] = [[], []];
    for (const entry3 of (await this.index()).manifests) {
      const name3 = entry3.annotations[IMAGE_NAME];
      const isNamed = name3 !== void 0 && names.has(fullName(name3));
      if (isNamed) named.push(entry3);
      else others.push(entry3);
    }
    const search = { saved: savedBlobs(image2), seen: /* @__PURE__ */ new Set(), deadline };
    for (const entry3 of [...named, ...others]) {
      if (await this.leadsTo(entry3, search)) return entry3;
    }
    throw unusable(this.name, "names an image in manifest.json that index.json does not lead to");
  }
  /** Each manifest is looked at once, however many lead to it, and however deep they lie. */
  async leadsTo(start, { saved, seen, deadline }) {
    const pending = [start];
    for (let entry3 = pending.pop(); entry3 !== void 0; entry3 = pending.pop()) {
      deadline.check();
      if (seen.has(entry3.digest) || !await this.holds(entry3)) continue;
      seen.add(entry3.digest);
      const manifest = await this.manifest(entry3);
      if (manifest.kind === "image" && isSaved(manifest, saved)) return true;
      if (manifest.kind === "index") {
        for (const child of manifest.manifests.toReversed()) pending.push(child);
      }
    }
    return false;
  }
};
function savedBlobs({ Config, Layers }) {
  const layers = Layers?.filter((path2) => path2.startsWith("blobs/")) ?? [];
  return { config: Config, layers: new Set(layers) };
}
function repoTags({ RepoTags }) {
  return RepoTags ?? [];
}
function isSaved({ config: config3, layers }, saved) {
  if (blobPath(config3.digest) !== saved.config || saved.layers.size > layers.length) return false;
  const paths = new Set(layers.map(({ digest: digest2 }) => blobPath(digest2)));
  return [...saved.layers].every((path2) => paths.has(path2));
}
function fullName(name3) {
  try {
    return formatReference(withDefaultTag(parseReference(name3)));
  } catch (error) {
    if (error instanceof Malformed) return name3;
    throw error;
  }
}
function withoutSizes(reference, { Layers }) {
  const isCompressed = Layers?.some((layer) => layer.endsWith(".gz"));
  const what = isCompressed ? "holds layers without a manifest that tells their compressed sizes" : "holds only uncompressed layers: their compressed size is unknown";
  const place = formatReference(reference);
  return unusable(place, what, {
    cure: `Push the image to a registry and measure it there, or compress it: skopeo copy ${place} oci-archive:FILE`
  });
}

// src/layout/time-limit.ts
var TIMEOUT_MS = 3e4;
var TimeLimit = class {
  name;
  timeoutMs;
  used = 0;
  running = 0;
  since = 0;
  /** @param name how errors call what is read. */
  constructor(name3, timeoutMs = TIMEOUT_MS) {
    this.name = name3;
    this.timeoutMs = timeoutMs;
  }
  async run(task) {
    if (this.running++ === 0) this.since = performance.now();
    const end = this.since + this.timeoutMs - this.used;
    const controller = new AbortController();
    const { signal } = controller;
    let timer;
    const over = new Promise((_, reject) => {
      timer = setTimeout(() => {
        reject(this.over());
        controller.abort();
      }, end - performance.now());
    });
    const check2 = () => {
      if (performance.now() >= end) throw this.over();
    };
    try {
      check2();
      return await Promise.race([task({ signal, over, check: check2 }), over]);
    } finally {
      clearTimeout(timer);
      if (--this.running === 0) this.used += performance.now() - this.since;
    }
  }
  over() {
    return unusable(this.name, `was not read within ${this.timeoutMs / 1e3} s`, {
      cure: "Give it more time (the input timeout, or --timeout), or write the image as a directory, by skopeo copy, and measure it as oci:DIR."
    });
  }
};

// src/layout/source.ts
function createLayoutSource(directory, options = {}) {
  return new LayoutSource(directory, options);
}
var LayoutSource = class {
  directory;
  options;
  opened = /* @__PURE__ */ new Map();
  limits = /* @__PURE__ */ new WeakMap();
  constructor(directory, options) {
    this.directory = directory;
    this.options = options;
  }
  async resolve(reference) {
    const inFile = inLayout(reference);
    return this.inTime(
      reference,
      async (deadline) => (await this.open(inFile, deadline))?.resolve(inFile, deadline)
    );
  }
  async tags(reference) {
    const inFile = inLayout(reference);
    return this.inTime(
      reference,
      async (deadline) => (await this.open(inFile, deadline))?.tags(inFile)
    );
  }
  async currentDigest(reference) {
    return (await this.resolve(reference))?.digest;
  }
  async manifest(reference, descriptor2) {
    return this.existing(reference, (layout) => layout.manifest(descriptor2));
  }
  async config(reference, descriptor2) {
    return this.existing(reference, (layout) => layout.config(descriptor2));
  }
  async provenance(reference, attestation) {
    return this.existing(reference, (layout) => layout.provenance(attestation));
  }
  existing(reference, use) {
    const inFile = inLayout(reference);
    return this.inTime(reference, async (deadline) => {
      const layout = await this.open(inFile, deadline);
      if (layout === void 0) throw unusable(placeOf2(inFile), "is not there");
      return use(layout);
    });
  }
  inTime(reference, task) {
    const place = placeOf2(inLayout(reference));
    const limit = this.limits.get(reference) ?? new TimeLimit(place, this.options.timeoutMs);
    this.limits.set(reference, limit);
    return limit.run(task);
  }
  /** An archive that takes too long takes too long for the next image, too. */
  open(reference, deadline) {
    const place = placeOf2(reference);
    const known = this.opened.get(place);
    if (known !== void 0) return known;
    const opening = Promise.race([this.openLayout(reference, place, deadline), deadline.over]);
    this.opened.set(place, opening);
    return opening;
  }
  async openLayout({ transport, path: path2 }, name3, deadline) {
    const { isConfined = false } = this.options;
    if (isConfined) await checkWithin(this.directory, path2, name3);
    if (path2.includes("\0")) return void 0;
    const place = resolve2(this.directory, path2);
    if (transport === "oci") {
      const files2 = await openDirectory(place, name3);
      return files2 && new Layout(isConfined ? new ConfinedFiles(files2, place, name3) : files2, name3);
    }
    const files = await openArchive(place, name3, deadline);
    if (files === void 0) return void 0;
    return transport === "docker-archive" ? new DockerArchive(files, name3) : new Layout(files, name3);
  }
};
function placeOf2({ transport, path: path2 }) {
  return `${transport}:${path2}`;
}
function inLayout(reference) {
  if (reference.kind === "layout") return reference;
  throw new TypeError(`${reference.registry}/${reference.repository} is not in a file`);
}

// src/registry/create.ts
import { lookup } from "node:dns/promises";

// src/registry/challenge.ts
var SEPARATORS = /[\s,]*/y;
var TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
var EQUALS = /[ \t]*=[ \t]*/y;
var VALUE = /"((?:[^"\\]|\\.)*)"|([^\s,"]+)/y;
var TOKEN68 = /[ \t]+[0-9A-Za-z._~+/-]+=*[ \t]*(?=,|$)/y;
function parseChallenges(headers) {
  return headers.flatMap(parseHeader);
}
function parseHeader(text5) {
  const challenges = [];
  let at2 = 0;
  const take = (pattern) => {
    pattern.lastIndex = at2;
    const match = pattern.exec(text5);
    if (match !== null) at2 = pattern.lastIndex;
    return match;
  };
  while (at2 < text5.length) {
    take(SEPARATORS);
    const word = take(TOKEN)?.[0];
    if (word === void 0) {
      at2 = afterComma(text5, at2);
      continue;
    }
    const current = challenges.at(-1);
    if (current !== void 0 && take(EQUALS) !== null) {
      const value = take(VALUE);
      if (value === null) {
        at2 = afterComma(text5, at2);
        continue;
      }
      current.parameters.set(
        word.toLowerCase(),
        value[1]?.replace(/\\(.)/g, "$1") ?? value[2] ?? ""
      );
    } else {
      challenges.push({ scheme: word.toLowerCase(), parameters: /* @__PURE__ */ new Map() });
      take(TOKEN68);
    }
  }
  return challenges;
}
function afterComma(text5, at2) {
  const comma = text5.indexOf(",", at2);
  return comma < 0 ? text5.length : comma + 1;
}
function schemeOf(challenges) {
  const bearers = challenges.filter(({ scheme }) => scheme === "bearer").map(bearerOf);
  const bearer = bearers.find((each) => each !== void 0);
  if (bearer !== void 0) return bearer;
  return challenges.some(({ scheme }) => scheme === "basic") ? { kind: "basic" } : void 0;
}
function bearerOf({ parameters }) {
  const realm = parameters.get("realm") ?? "";
  if (!/^https?:/i.test(realm) || !URL.canParse(realm)) return void 0;
  return { kind: "bearer", realm: new URL(realm), service: parameters.get("service") };
}

// src/registry/credential.ts
function basicHeader(username, password) {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
function secretsOf(credential) {
  const secret = credential.kind === "basic" ? credential.password : credential.token;
  const username = credential.kind === "bearer" ? "" : credential.username;
  const encoded = (text5) => Buffer.from(text5).toString("base64");
  const forms = [secret, inForm(secret), encoded(secret), encoded(`${username}:${secret}`)];
  return [...new Set(forms)].filter((text5) => text5 !== "");
}
function inForm(text5) {
  return new URLSearchParams({ "": text5 }).toString().slice(1);
}
var ASSIGNED = /((?:token|secret|passw|key|credential|auth)[\w-]{0,40}["']?\s?[=:]\s?["']?(?:(?:bearer|basic)\s)?)[^\s"']+/gi;
var USER_INFO = /:\/\/[^\s/@]{1,500}@/g;
var RANDOM = /\b(?=[a-z_+]*\d)(?=\d*[a-z_+])\w{6,}|\w{32,}/gi;
function withoutSecrets(words2, env, secrets = []) {
  const held = Object.entries(env).flatMap(
    ([name3, value = ""]) => mayNameSecret(name3) && value.length > 3 ? [value] : []
  );
  return [...held, ...secrets.filter((secret) => secret.length > 3)].reduce((rest, secret) => rest.replaceAll(secret, "***"), words2).replace(USER_INFO, "://***@").replace(ASSIGNED, "$1***").replace(RANDOM, "***");
}

// src/registry/http.ts
function header(headers, name3) {
  const value = headers[name3];
  return Array.isArray(value) ? value[0] : value;
}
function headerValues(headers, name3) {
  const value = headers[name3];
  return value === void 0 ? [] : [value].flat();
}

// src/registry/error.ts
var RegistryError = class extends Unmeasurable {
  name = "RegistryError";
  code;
  /** Whether the same request may do better, and when. */
  retry;
  /** The other side has closed the connection, or the stream. */
  isReset;
  constructor(code2, text5, options = {}) {
    super(text5.reason, text5.cure, { cause: options.cause });
    this.code = code2;
    this.retry = options.retry ?? "never";
    this.isReset = options.isReset ?? false;
  }
  /** Nothing was found out: there was no time left, or none of what the registry grants. */
  get isLimit() {
    return this.code === "timeout" || this.code === "rate-limit";
  }
};
function nameOf({ method, url }) {
  const path2 = url.pathname.startsWith("/v2/") ? url.pathname : withoutSignatures(url.pathname);
  return oneLine(`${method} ${url.origin}${path2}${url.search === "" ? "" : "?\u2026"}`);
}
function withoutSignatures(path2) {
  const isPlain = (segment) => segment.length <= 20 || /^(sha\d+:)?([0-9a-f]{64}|[0-9a-f]{128})$/.test(segment);
  return path2.split("/").map((segment) => isPlain(segment) ? segment : "\u2026").join("/");
}
function registryWords({ body }) {
  const errors = errorsOf(body);
  if (errors.length === 0) return void 0;
  const text5 = errors.slice(0, 3).map(({ code: code2, message }) => [code2, message].filter((part) => part !== "").join(": ")).filter((words2) => words2 !== "").join("; ");
  return { codes: errors.map(({ code: code2 }) => code2), text: oneLine(text5, 300) };
}
function errorsOf(body) {
  try {
    const json2 = JSON.parse(body.toString("utf8"));
    const errors = field2(json2, "errors");
    if (!Array.isArray(errors)) return [];
    return errors.map((error) => ({
      code: textField(error, "code").toUpperCase(),
      message: messageIn(error)
    }));
  } catch {
    return [];
  }
}
function messageIn(error) {
  if (typeof error === "string") return error;
  return textField(error, "message") || textField(error, "detail");
}
var WORDS = ["error", "error_description", "details", "detail", "message", "title", "msg"];
function otherWords({ status, headers, body }) {
  const text5 = body.toString("utf8");
  try {
    const json2 = JSON.parse(text5);
    const found = WORDS.flatMap((name3) => {
      const value = field2(json2, name3);
      if (Array.isArray(value)) return value.slice(0, 3);
      return [typeof value === "object" ? textField(value, "message") : value];
    });
    const said = found.filter((value) => typeof value === "string" && value !== "");
    return said.length === 0 ? void 0 : oneLine([...new Set(said)].join(": "), 300);
  } catch {
    const isPlain = header(headers, "content-type")?.startsWith("text/plain") === true;
    if (!isPlain || text5.trimStart().startsWith("<")) return void 0;
    const said = oneLine(text5.slice(0, 1e3), 300);
    return (said.startsWith(`${status} `) ? said.slice(4) : said) || void 0;
  }
}
function field2(json2, name3) {
  return typeof json2 === "object" && json2 !== null ? Reflect.get(json2, name3) : void 0;
}
function textField(json2, name3) {
  const value = field2(json2, name3);
  return typeof value === "string" ? value : "";
}
function describe2(response) {
  const said = registryWords(response)?.text ?? otherWords(response);
  const isHtml = header(response.headers, "content-type")?.includes("html") === true;
  const words2 = said ?? (isHtml ? "with a web page" : "");
  const whose = mayBeProxys(response) ? " from the proxy, or from behind it" : "";
  return `${`${response.status} ${words2}`.replace(/[\s.]+$/, "")}${whose}`;
}
var CHECK_NAME = "Check the image\u2019s name too: a repository that is not there may be refused in the same way.";
function mayBeProxys(response) {
  const { isProxied = false, url, status, headers } = response;
  if (!isProxied || url.protocol === "https:" || registryWords(response) !== void 0) return false;
  const isRegistrys = header(headers, "docker-distribution-api-version") !== void 0;
  return !isRegistrys && [403, 407, 502, 503, 504, 511].includes(status);
}
var PROXY_CURE = "Look at the proxy of HTTP_PROXY or HTTPS_PROXY: it has to lead to the registry. What is reached without it is listed in NO_PROXY.";
function loginCure(registry2) {
  if (registry2 === "ghcr.io") {
    return `Give the job the permission packages: read, and the repository access to the package; or log in with docker/login-action before this step. ${CHECK_NAME}`;
  }
  return `Log in to ${registry2} before this step (docker/login-action or docker login), or give the input registry-auth; the account has to be allowed to pull. ${CHECK_NAME}`;
}

// src/net/addresses.ts
import { BlockList, isIP } from "node:net";
function listOf2(blocks) {
  const list = new BlockList();
  for (const block of blocks) {
    const [network = "", prefix = ""] = block.split("/");
    list.addSubnet(network, Number(prefix), familyOf(network));
  }
  return list;
}
function isIn(list, address) {
  return list.check(address, familyOf(address));
}
function familyOf(address) {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
var LOOPBACK = listOf2(["127.0.0.0/8", "::1/128"]);
function isLoopback(hostname) {
  const name3 = withoutBrackets(hostname);
  return name3 === "localhost" || isIP(name3) !== 0 && isIn(LOOPBACK, name3);
}
function bareHost(hostname) {
  return withoutBrackets(hostname).replace(/\.$/, "");
}
function withoutBrackets(hostname) {
  return hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

// src/registry/address.ts
import { isIP as isIP2 } from "node:net";

// src/registry/owners.ts
var SHARED_DOMAINS = /* @__PURE__ */ new Set([
  // Amazon
  "amazonaws.com",
  "amazonaws.com.cn",
  "amazonaws.eu",
  "api.aws",
  "on.aws",
  // Microsoft
  "azmk8s.io",
  "azure.com",
  "azurecontainerapps.io",
  "azurecr.cn",
  "azurecr.de",
  "azurecr.io",
  "azurecr.us",
  "visualstudio.com",
  "windows.net",
  // GitHub and GitLab for companies
  "ghe.com",
  "github.dev",
  "gitlab-dedicated.com",
  // China
  "aliyuncs.com",
  "baidubce.com",
  "bytepluses.com",
  "ctyun.cn",
  "huaweicloud.com",
  "ivolces.com",
  "jdcloud.com",
  "ksyun.com",
  "myhuaweicloud.com",
  "myhuaweicloud.eu",
  "myqcloud.com",
  "tencentcloudcr.com",
  "tencentyun.com",
  "ucloud.cn",
  "volces.com",
  // Korea
  "fin-ntruss.com",
  "gov-ntruss.com",
  "kakaocloud.com",
  "kcr.dev",
  "nhncloud.com",
  "ntruss.com",
  "toast.com",
  // Russia
  "cloud.ru",
  "selcloud.ru",
  "timeweb.cloud",
  "vkcs.cloud",
  "yandexcloud.net",
  // Europe
  "exo.io",
  "exoscale.com",
  "ionos.com",
  "onstackit.cloud",
  "otc.t-systems.com",
  "ovh.net",
  "scw.cloud",
  "upcloud.com",
  // America
  "appdomain.cloud",
  "civo.com",
  "cloudflarestorage.com",
  "digitalocean.com",
  "fly.dev",
  "fly.io",
  "gcore.com",
  "heroku.com",
  "koyeb.app",
  "linodeobjects.com",
  "modal.run",
  "ocir.io",
  "openshiftapps.com",
  "oraclecloud.com",
  "rackspacecloud.com",
  "railway.app",
  "render.com",
  "snowflakecomputing.com",
  "vultrcr.com",
  // Registries for rent
  "cloudsmith.com",
  "cloudsmith.io",
  "container-registry.com",
  "gitea.cloud",
  "jfrog.io",
  "sonatype.app",
  "sakuracr.jp",
  // Machines for rent, by a name of the cloud's
  "gitpod.io",
  "linodelke.net",
  "vultrusercontent.com",
  "your-server.de",
  // Names for any address
  "lhr.life",
  "loca.lt",
  "localtest.me",
  "nip.io",
  "serveo.net",
  "sslip.io",
  "traefik.me"
]);
function isShared(host) {
  const labels2 = host.split(".");
  return labels2.some((_, at2) => SHARED_DOMAINS.has(labels2.slice(at2).join(".")));
}
var KNOWN_PAIRS = [
  // Docker Hub’s token server, known without looking anything up.
  /^auth\.docker\.io registry-1\.docker\.io$/,
  // Red Hat's single sign-on, in a domain of its own.
  /^sso\.redhat\.com registry\.redhat\.io$/,
  // It sends elsewhere once a token has expired.
  /^authn\.nvidia\.com nvcr\.io$/,
  // Scaleway's and DigitalOcean's APIs give the tokens.
  /^api\.scaleway\.com rg\.[a-z0-9-]+\.scw\.cloud$/,
  /^api\.digitalocean\.com registry\.digitalocean\.com$/,
  // One of Alibaba's for a region, for its customers' own registries too.
  /^dockerauth(?:-ee)?(?:-vpc)?[.-](?<region>[a-z0-9-]+)\.aliyuncs\.com (?:registry(?:-vpc|-internal|-intl)?\.\k<region>|[a-z0-9-]+\.\k<region>(?:\.personal)?\.cr)\.aliyuncs\.com$/,
  /^(?<tenant>[a-z0-9-]+\.gitlab-dedicated\.com) registry\.\k<tenant>$/,
  // Where Azure sends for the content, which may be in the same private network.
  /^(?<name>[a-z0-9]+)\.[a-z0-9-]+\.data\.(?<cloud>azurecr\.(?:cn|io|us)) \k<name>\.\k<cloud>$/
];
function isKnownPair(host, registry2) {
  const pair = `${host} ${registry2}`;
  return KNOWN_PAIRS.some((known) => known.test(pair));
}

// src/registry/address.ts
function sameHost(a, b) {
  return bareHost(a) === bareHost(b) || isLoopback(a) && isLoopback(b);
}
async function sameOwner(hostname, registry2) {
  const [host, home] = [bareHost(hostname), bareHost(registry2)];
  if (sameHost(hostname, registry2) || isKnownPair(host, home)) return true;
  if (isIP2(host) !== 0 || isIP2(home) !== 0 || isShared(host) || isShared(home)) return false;
  const { getDomain } = await import("./es6-6ZHFZNCE.js");
  const options = { allowPrivateDomains: true };
  const domain = getDomain(host, options);
  return domain !== null && domain === getDomain(home, options);
}
function guardedLookup(resolve3, isRefused) {
  return (hostname, options, callback) => {
    const wanted = options.family === 4 || options.family === 6 ? options.family : void 0;
    const check2 = async () => {
      const found = await resolve3(hostname);
      const hidden = found.find(({ address }) => isRefused(address));
      if (hidden !== void 0) throw new PrivateAddressError(hostname, hidden.address);
      return found.filter(({ family }) => wanted === void 0 || family === wanted);
    };
    check2().then(
      (found) => {
        const [first] = found;
        if (options.all === true) callback(null, [...found]);
        else callback(null, first?.address ?? "", first?.family);
      },
      (error) => callback(error, [])
    );
  };
}
var PrivateAddressError = class extends Error {
  name = "PrivateAddressError";
  code = "EPRIVATE";
  constructor(hostname, address) {
    super(`${hostname} is the private address ${address}, which is not asked`);
  }
};

// src/registry/trust.ts
async function whyWithheld(url, home) {
  if (!isLoopback(url.hostname)) {
    if (url.protocol !== "https:") return `${url.origin} is spoken to over plain HTTP`;
    if (!home.isVerified && sameHost(url.hostname, home.hostname)) {
      return `the certificate of ${url.origin} convinces nobody (a private CA can be given by NODE_EXTRA_CA_CERTS)`;
    }
  }
  if (isAllowed(url, home) || await sameOwner(url.hostname, home.hostname)) return void 0;
  return `${url.origin} belongs to somebody else (if it may have them, list ${url.host} under auth-hosts)`;
}
function isAllowed(url, { authHosts = [] }) {
  const names = [url.host, url.hostname, `${url.hostname}:${url.port || defaultPort(url)}`].map(
    withoutDot
  );
  return authHosts.some((host) => names.includes(withoutDot(host.toLowerCase())));
}
function withoutDot(host) {
  return host.replace(/\.(?=:\d+$|$)/, "");
}
function defaultPort({ protocol }) {
  return protocol === "https:" ? "443" : "80";
}

// src/registry/authorize.ts
var Authorizer = class {
  options;
  constructor(options) {
    this.options = options;
  }
  async send(request, target) {
    const { send, schemes } = this.options;
    const pending = schemes.of(request.url.origin);
    const known = pending && await pending;
    if (known !== void 0) return this.sendAs(known, request, target);
    const probe = send(request);
    const scheme = probe.then((response2) => this.schemeAfter(response2, request));
    schemes.keep(request.url.origin, scheme);
    const response = await probe;
    if (response.status !== 401) return response;
    if (isElsewhere(response, request)) return this.answerElsewhere(request, target, response);
    const authorized = await this.authorized(await scheme, request, target);
    if (authorized.request === request) return response;
    return this.exchange(await scheme, authorized, { request, target });
  }
  async sendAs(scheme, request, target) {
    const authorized = await this.authorized(scheme, request, target);
    return this.exchange(scheme, authorized, { request, target });
  }
  /** Sends, and answers a 401 once. */
  async exchange(scheme, authorized, { request, target }) {
    const response = await this.options.send(authorized.request);
    if (response.status !== 401) return response;
    if (isElsewhere(response, request)) return this.answerElsewhere(request, target, response);
    const told2 = schemeOf(challengesOf(response)) ?? scheme;
    const next = told2.kind === "none" ? await this.schemeAfter(response, request) : told2;
    const isAside = scheme.kind === "bearer" && next.kind === "basic";
    if (!isAside) this.options.schemes.keep(request.url.origin, Promise.resolve(next));
    await this.forgetWhatFailed(isAside ? scheme : next, authorized, { response, target });
    const again = await this.authorized(next, request, target);
    const isSame = headerOf(again) === headerOf(authorized);
    return isSame ? response : this.options.send(again.request);
  }
  /** A token is renewed; a credential that was shown itself is not shown again. */
  async forgetWhatFailed(scheme, authorized, { response, target }) {
    const { request, credential } = authorized;
    const [, token] = /^Bearer (.+)$/.exec(headerOf(authorized) ?? "") ?? [];
    if (credential !== void 0 && (token === void 0 || credential.kind === "bearer")) {
      if (headerOf(authorized) === void 0) return;
      this.options.logins.refuse(target, credential, { request, response });
    } else if (token !== void 0 && scheme.kind === "bearer") {
      await this.options.tokens.drop(tokenRequest(scheme, authorized, target), token);
    }
  }
  async authorized(scheme, request, target) {
    if (scheme.kind === "none") return { request, credential: void 0 };
    const credential = await this.options.logins.of(target);
    const open5 = { request, credential };
    if (credential?.kind !== "bearer" && scheme.kind === "bearer") {
      const token = await this.options.tokens.get(tokenRequest(scheme, open5, target));
      return withAuthorization(open5, `Bearer ${token}`);
    }
    if (credential === void 0) return open5;
    const obstacle = await whyWithheld(request.url, request.home);
    if (obstacle === void 0) return withAuthorization(open5, directHeader(credential));
    this.options.warn(`${target.registry} gets no credentials, since ${obstacle}`);
    return open5;
  }
  /** A redirect's target asks for a login of its own: it gets an anonymous one, never ours. */
  async answerElsewhere(request, target, response) {
    const scheme = schemeOf(challengesOf(response));
    if (scheme?.kind !== "bearer") return response;
    const nobody = { request, credential: void 0 };
    const token = await this.options.tokens.get(tokenRequest(scheme, nobody, target));
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    return this.options.send({ ...request, url: response.url, headers });
  }
  /** The scheme that an answer asks for; a 401 without a challenge leaves it to `/v2/`. */
  async schemeAfter(response, request) {
    if (response.status !== 401 || isElsewhere(response, request)) return { kind: "none" };
    const own2 = schemeOf(challengesOf(response));
    if (own2 !== void 0) return own2;
    const { "if-none-match": _, ...headers } = request.headers;
    const url = new URL("/v2/", request.url);
    const ping = await this.options.send({ ...request, headers, url });
    const scheme = schemeOf(challengesOf(ping));
    if (scheme !== void 0) return scheme;
    throw new RegistryError("refused", {
      reason: `${nameOf(request)}: ${describe2(response)}, without saying how to log in`,
      cure: loginCure(request.home.registry)
    });
  }
};
function challengesOf({ headers }) {
  return parseChallenges(headerValues(headers, "www-authenticate"));
}
function isElsewhere(response, request) {
  return response.url.origin !== request.url.origin;
}
function headerOf({ request }) {
  return request.headers["authorization"];
}
function withAuthorization({ request, credential }, authorization) {
  return { request: { ...request, headers: { ...request.headers, authorization } }, credential };
}
function directHeader(credential) {
  if (credential.kind === "bearer") return `Bearer ${credential.token}`;
  const secret = credential.kind === "basic" ? credential.password : credential.token;
  return basicHeader(credential.username, secret);
}
function tokenRequest(bearer, { request, credential }, { repository }) {
  const { home, time: time2 } = request;
  return { bearer, scope: `repository:${repository}:pull`, credential, home, time: time2 };
}

// src/registry/cache.ts
import { createHash as createHash2, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat as stat2, writeFile } from "node:fs/promises";
import { dirname, join as join3, relative as relative2 } from "node:path";
var FOLDER = "docker-image-budgets-v1";
var OURS = /^[0-9a-f]{32}[/\\](?:sha(?:256|512)-[0-9a-f]+|tags[/\\][\w.-]+?)(?:\.draft-[0-9a-f-]+)?$/;
var KEPT_MS = 30 * 24 * 60 * 60 * 1e3;
var MAX_BYTES2 = 4 * 1024 * 1024;
function createCache({ directory, accountFor, warn, date: date2 }) {
  const root = join3(directory, FOLDER);
  const roomOf = async (target) => {
    const { registry: registry2, repository } = target;
    const key = JSON.stringify([registry2, repository, await accountFor(target)]);
    return join3(root, createHash2("sha256").update(key).digest("hex").slice(0, 32));
  };
  let isBroken = false;
  const save = async (file, content) => {
    if (isBroken) return;
    const draft = `${file}.draft-${randomUUID()}`;
    try {
      await ensureFolder(dirname(file));
      await writeFile(draft, content);
      await rename(draft, file);
    } catch (error) {
      isBroken = true;
      await rm(draft, { force: true }).catch(() => {
      });
      warn(`cache-dir cannot be written (${codeOf(error)} at ${directory}): going on without`);
    }
  };
  return {
    async digestOf(target, tag) {
      const bytes = await readIfThere(join3(await roomOf(target), "tags", tag));
      const digest2 = bytes?.toString("utf8") ?? "";
      return isDigest(digest2) ? digest2 : void 0;
    },
    async read(target, digest2) {
      const bytes = await readIfThere(join3(await roomOf(target), fileOf(digest2)));
      if (bytes === void 0 || digestOf(bytes, digest2) !== digest2) return void 0;
      return { bytes, digest: digest2, contentType: void 0, name: `the cached ${digest2}` };
    },
    async write(target, { digest: digest2, bytes }, tag) {
      const room = await roomOf(target);
      await save(join3(room, fileOf(digest2)), bytes);
      if (tag !== void 0) await save(join3(room, "tags", tag), digest2);
    },
    async prune() {
      for (const file of await filesIn(root)) {
        const found = await stat2(file).catch(() => void 0);
        const isOld = found !== void 0 && found.mtimeMs < date2() - KEPT_MS;
        if (isOld && OURS.test(relative2(root, file)))
          await rm(file, { force: true }).catch(() => {
          });
      }
    }
  };
}
function fileOf(digest2) {
  return digest2.replace(":", "-");
}
async function ensureFolder(folder) {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || dirname(folder) === folder) throw error;
    await ensureFolder(dirname(folder));
    await mkdir(folder).catch((again) => {
      if (codeOf(again) !== "EEXIST") throw again;
    });
  }
}
async function readIfThere(file) {
  try {
    const found = await stat2(file);
    return found.isFile() && found.size <= MAX_BYTES2 ? await readFile(file) : void 0;
  } catch {
    return void 0;
  }
}
async function filesIn(folder) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry3) => entry3.isFile()).map((entry3) => join3(entry3.parentPath, entry3.name));
  } catch {
    return [];
  }
}
function codeOf(error) {
  return String(Reflect.get(Object(error), "code"));
}

// src/registry/client.ts
var RegistryClient = class {
  options;
  limits = /* @__PURE__ */ new WeakMap();
  constructor(options) {
    this.options = options;
  }
  async resolve(reference, expected) {
    const { manifests, newLimit } = this.options;
    const target = inRegistry(withDefaultTag(reference));
    const limit = newLimit();
    this.limits.set(reference, limit);
    return target.digest === void 0 ? manifests.byTag(target, expected, limit) : manifests.byDigest(target, target.digest, limit);
  }
  async tags(reference) {
    const { tagLists, newLimit } = this.options;
    return tagLists.of(inRegistry(reference), newLimit());
  }
  async currentDigest(reference) {
    const { manifests, newLimit } = this.options;
    const target = inRegistry(reference);
    return target.digest ?? manifests.currentDigest(target, newLimit());
  }
  manifest(reference, descriptor2) {
    return this.listed(reference, "manifests", descriptor2, parseManifest);
  }
  config(reference, descriptor2) {
    return this.listed(reference, "blobs", descriptor2, parseConfig);
  }
  async provenance(reference, attestation) {
    const statement2 = await this.listed(reference, "manifests", attestation, provenanceIn);
    return statement2 && this.listed(reference, "blobs", statement2, readProvenance);
  }
  async listed(reference, kind2, descriptor2, parse2) {
    const limit = this.limits.get(reference) ?? this.options.newLimit();
    this.limits.set(reference, limit);
    return this.options.manifests.listed(inRegistry(reference), { kind: kind2, descriptor: descriptor2, parse: parse2 }, limit);
  }
};
function inRegistry(reference) {
  if (reference.kind === "registry") return reference;
  throw new TypeError(`${reference.transport}:${reference.path} is not in a registry`);
}

// src/registry/credentials.ts
import { constants as constants3 } from "node:fs";
import { open as open4 } from "node:fs/promises";
import { homedir } from "node:os";
import { join as join4 } from "node:path";

// src/registry/credential-helper.ts
import { spawn } from "node:child_process";

// src/registry/docker-config.ts
var text4 = nullish2(string2());
var entry2 = nullable(
  object({
    auth: text4,
    username: text4,
    password: text4,
    identitytoken: text4,
    registrytoken: text4
  })
);
var dockerConfig = object({
  auths: nullish2(record(string2(), unknown())),
  credHelpers: nullish2(record(string2(), unknown())),
  credsStore: text4
});
function parseDockerConfig(text5) {
  let json2;
  try {
    json2 = JSON.parse(text5.replace(/^\ufeff/, ""));
  } catch {
    throw new Malformed("is not JSON");
  }
  const result = dockerConfig.safeParse(json2);
  if (!result.success) {
    throw new Malformed(`is not a docker config: ${placeOf3(result.error) || "it"} is wrong`);
  }
  const { auths, credHelpers, credsStore } = result.data;
  const odd = [];
  const read3 = (part, given, schema) => Object.entries(given ?? {}).map(([key, value]) => {
    const { data, error } = schema.safeParse(value);
    if (error) odd.push(oneLine([part, key, placeOf3(error)].filter(Boolean).join("."), 200));
    return [key, data];
  });
  const entries = read3("auths", auths, entry2).filter(isRead);
  for (const [key, value] of entries) {
    if (value?.auth && toCredential(value) === void 0)
      odd.push(oneLine(`auths.${key}.auth`, 200));
  }
  const helpers = read3("credHelpers", credHelpers, nullable(string2()));
  return {
    auths: new Map(auths === void 0 ? legacyEntries(json2) : entries),
    // Where a helper is named, however oddly, no other credential is sent instead.
    credHelpers: new Map(helpers.map(([host, name3]) => [host, name3 === void 0 ? ODD : name3])),
    credsStore,
    odd
  };
}
var ODD = "?";
function isRead(read3) {
  return read3[1] !== void 0;
}
function placeOf3({ issues }) {
  return issues[0]?.path.map(String).join(".") ?? "";
}
function legacyEntries(json2) {
  return Object.entries(Object(json2)).flatMap(([key, value]) => {
    const { data } = entry2.safeParse(value);
    return data && toCredential(data) ? [[key, data]] : [];
  });
}
var DOCKER_HUB_KEY = "https://index.docker.io/v1/";
var DOCKER_HUB_HOSTS = ["index.docker.io", "docker.io", "registry-1.docker.io"];
function configKey(registry2) {
  return registry2 === "docker.io" ? DOCKER_HUB_KEY : registry2;
}
function helperFor(config3, registry2) {
  const keys = [configKey(registry2), registry2];
  const key = keys.find((each) => config3.credHelpers.has(each));
  return (key === void 0 ? config3.credsStore : config3.credHelpers.get(key)) || void 0;
}
function credentialIn(config3, registry2, repository = "") {
  const { auths } = config3;
  const segments = repository === "" ? [] : repository.split("/");
  const paths = segments.map(
    (_, index) => [registry2, ...segments.slice(0, segments.length - index)].join("/")
  );
  const exact = [...paths, configKey(registry2), registry2].find((key2) => auths.has(key2));
  const hosts = registry2 === "docker.io" ? DOCKER_HUB_HOSTS : [registry2];
  const key = exact ?? [...auths.keys()].find((each) => isHostKey(each) && hosts.includes(hostOf(each)));
  const found = auths.get(key ?? "");
  return found ? toCredential(found) : void 0;
}
function secretsIn({ auths }) {
  return [...auths.values()].flatMap((found) => {
    const credential = found && toCredential(found);
    return credential ? secretsOf(credential) : [];
  });
}
function isHostKey(key) {
  return /^https?:\/\//.test(key) || /^[^/]+(\/v[12])?\/?$/.test(key);
}
function hostOf(key) {
  return key.replace(/^https?:\/\//, "").split("/")[0] ?? "";
}
function toCredential(found) {
  const [username, password] = split(found);
  if (found.identitytoken) return { kind: "identity", username, token: found.identitytoken };
  if (found.registrytoken) return { kind: "bearer", token: found.registrytoken };
  return username === "" && password === "" ? void 0 : { kind: "basic", username, password };
}
function split({ auth, username, password }) {
  if (!auth) return [username ?? "", password ?? ""];
  const text5 = Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "");
  const colon = text5.indexOf(":");
  return colon < 0 ? ["", ""] : [text5.slice(0, colon), text5.slice(colon + 1)];
}

// src/registry/credential-helper.ts
var TIMEOUT_MS2 = 1e4;
var MAX_OUTPUT = 64 * 1024;
var NOT_FOUND = "credentials not found in native keychain";
var answer = object({ Username: string2(), Secret: string2() });
var HelperError = class extends Error {
  name = "HelperError";
};
async function askHelper(name3, registry2, options) {
  if (!/^[A-Za-z0-9._-]+$/.test(name3)) {
    throw new HelperError(`${JSON.stringify(oneLine(name3, 100))} is no helper\u2019s name`);
  }
  const program = `docker-credential-${name3}`;
  const { code: code2, output } = await run(program, configKey(registry2), options);
  if (code2 !== 0) {
    if (output.includes(NOT_FOUND)) return void 0;
    const words2 = firstWords(output, options);
    throw new HelperError(`${program} ended with code ${code2}${words2 === "" ? "" : `: ${words2}`}`);
  }
  return toCredential2(program, output);
}
function firstWords(output, { env, secrets = [] }) {
  const line = output.split("\n").find((each) => each.trim() !== "") ?? "";
  return /^\s*[{[<]/.test(line) ? "" : oneLine(withoutSecrets(line.slice(0, 2e3), env, secrets), 200);
}
function toCredential2(program, output) {
  let json2;
  try {
    json2 = JSON.parse(output);
  } catch {
    throw new HelperError(`${program} did not answer with JSON`);
  }
  const result = answer.safeParse(json2);
  if (!result.success) throw new HelperError(`${program} answered without Username and Secret`);
  const { Username: username, Secret: secret } = result.data;
  if (secret === "") return void 0;
  return username === "<token>" ? { kind: "identity", username: "", token: secret } : { kind: "basic", username, password: secret };
}
function run(program, input, { env, timeoutMs = TIMEOUT_MS2 }) {
  return new Promise((resolve3, reject) => {
    const child = spawn(program, ["get"], { stdio: ["pipe", "pipe", "ignore"], env: { ...env } });
    const timer = setTimeout(() => {
      reject(new HelperError(`${program} gave no answer in ${timeoutMs / 1e3} s`));
      child.kill("SIGKILL");
      child.stdout.destroy();
    }, timeoutMs);
    let output = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text5) => {
      if (output.length < MAX_OUTPUT) output += text5;
    });
    child.on("error", (cause) => {
      clearTimeout(timer);
      const why = cause.code === "ENOENT" ? "is not on the PATH" : `cannot be run (${cause.code})`;
      reject(new HelperError(`${program} ${why}`, { cause }));
    });
    child.on("close", (code2) => {
      clearTimeout(timer);
      resolve3({ code: code2, output });
    });
    child.stdin.on("error", () => {
    });
    child.stdin.end(input);
  });
}

// src/registry/credentials.ts
function createCredentials(options) {
  const { env, registryAuth, githubToken, warn, helperTimeoutMs } = options;
  const helperOptions = {
    env,
    ...helperTimeoutMs === void 0 ? {} : { timeoutMs: helperTimeoutMs }
  };
  const input = registryAuth.trim() === "" ? [] : [inputSource(registryAuth, warn)];
  let sources;
  const helped = /* @__PURE__ */ new Map();
  return async (registry2, repository) => {
    sources ??= readSources(env, warn);
    for (const { name: name3, config: config3 } of [...input, ...await sources]) {
      const helper = helperFor(config3, registry2);
      if (helper !== void 0) {
        const key = `${helper} ${registry2}`;
        const answer2 = helped.get(key) ?? ask(helper, registry2, { name: name3, config: config3 });
        helped.set(key, answer2);
        const credential2 = await answer2;
        if (credential2 === "failed") return void 0;
        if (credential2 !== void 0) return credential2;
      }
      const credential = credentialIn(config3, registry2, repository);
      if (credential !== void 0) return credential;
    }
    if (registry2 !== "ghcr.io" || githubToken === "" || !isOfGitHub(env)) return void 0;
    return { kind: "basic", username: "x-access-token", password: githubToken };
  };
  async function ask(helper, registry2, { name: name3, config: config3 }) {
    try {
      return await askHelper(helper, registry2, { ...helperOptions, secrets: secretsIn(config3) });
    } catch (error) {
      if (!(error instanceof HelperError)) throw error;
      warn(`${registry2} is asked without credentials: ${error.message} (named in ${name3})`);
      return "failed";
    }
  }
}
function isOfGitHub({ GITHUB_SERVER_URL: server }) {
  return /^https:\/\/github\.com\/?$/.test(server || "https://github.com");
}
function sourceOf2(name3, text5, warn) {
  const config3 = parseDockerConfig(text5);
  for (const place of config3.odd) {
    warn(`${name3}: ${place} is wrong; no credentials are taken from that entry`);
  }
  return { name: name3, config: config3 };
}
function inputSource(text5, warn) {
  const name3 = "the input registry-auth";
  try {
    return sourceOf2(name3, text5, warn);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new UsageError(
      `${name3} ${error.message}. It has to be what docker login writes: {"auths": {"HOST": {"auth": "\u2026"}}}`
    );
  }
}
async function readSources(env, warn) {
  const texts2 = await Promise.all(filesOf(env).map((file) => readText(file, warn)));
  const named = [
    { name: "DOCKER_AUTH_CONFIG", text: env["DOCKER_AUTH_CONFIG"] || void 0 },
    ...texts2
  ];
  return named.flatMap(({ name: name3, text: text5 }) => {
    if (text5 === void 0 || text5.trim() === "") return [];
    try {
      return [sourceOf2(name3, text5, warn)];
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      warn(`${name3} ${error.message}; no credentials are taken from it`);
      return [];
    }
  });
}
function filesOf(env) {
  const home = env["HOME"] || homedir();
  const { DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime } = env;
  const containers = (folder) => ({ name: join4(folder, "containers", "auth.json") });
  return [
    docker ? { name: join4(docker, "config.json"), namedBy: "DOCKER_CONFIG" } : { name: join4(home, ".docker", "config.json") },
    ...named ? [{ name: named, namedBy: "REGISTRY_AUTH_FILE" }] : [],
    ...runtime ? [containers(runtime)] : [],
    containers(env["XDG_CONFIG_HOME"] || join4(home, ".config"))
  ];
}
async function readText({ name: name3, namedBy }, warn) {
  try {
    return { name: name3, text: await readRegular(name3) };
  } catch (error) {
    const code2 = String(Reflect.get(Object(error), "code"));
    if (code2 !== "ENOENT" || namedBy !== void 0) {
      const who = namedBy === void 0 ? "" : `, which ${namedBy} names,`;
      warn(
        `${name3}${who} cannot be read (${code2}${hintFor(code2, namedBy)}); no credentials are taken from it`
      );
    }
    return { name: name3, text: void 0 };
  }
}
async function readRegular(name3) {
  const file = await open4(name3, constants3.O_RDONLY | constants3.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw Object.assign(new Error(name3), { code: "EISDIR" });
    if (!found.isFile() || found.size > MAX_FILE_BYTES2) throw new OddFileError();
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}
var MAX_FILE_BYTES2 = 1024 * 1024;
var OddFileError = class extends Error {
  code = `not a regular file of at most ${MAX_FILE_BYTES2 / 1024 ** 2} MiB`;
};
function hintFor(code2, namedBy) {
  if (code2 === "ENOENT") return ": it is not there";
  if (code2 === "EISDIR") return ": it is a folder";
  if (code2 === "EACCES" || code2 === "EPERM") return ": this user may not read it";
  return code2 === "ENOTDIR" && namedBy === "DOCKER_CONFIG" ? ": it has to name the folder of config.json" : "";
}

// src/registry/dispatch.ts
import { isIP as isIP5 } from "node:net";

// scripts/undici.mjs
var import_api = __toESM(require_api(), 1);
var import_dispatcher = __toESM(require_dispatcher(), 1);
var import_agent = __toESM(require_agent(), 1);
var import_env_http_proxy_agent = __toESM(require_env_http_proxy_agent(), 1);
var import_proxy_agent = __toESM(require_proxy_agent(), 1);
Object.assign(import_dispatcher.default.prototype, import_api.default);
async function fetch(url, init) {
  const { default: web } = await import("./fetch-2EHW3GOA.js");
  return web.fetch(url, init);
}

// src/net/proxies.ts
import { isIP as isIP3 } from "node:net";
import { domainToASCII } from "node:url";
function proxiesOf(env) {
  const [httpProxy, httpsProxy] = [proxyOf(env, "HTTP_PROXY"), proxyOf(env, "HTTPS_PROXY")];
  const exceptions = exceptionsOf(env["no_proxy"] || env["NO_PROXY"] || "");
  return {
    httpProxy,
    httpsProxy,
    isFor(url) {
      const proxy = url.protocol === "https:" ? httpsProxy : httpProxy;
      if (proxy === "" || isLoopback(url.hostname)) return false;
      const host = bareHost(url.hostname);
      const port = url.port || (url.protocol === "https:" ? "443" : "80");
      return !exceptions.some((isException) => isException(host, port));
    }
  };
}
function proxyOf(env, name3) {
  const text5 = env[name3.toLowerCase()] || env[name3] || "";
  const address = text5 === "" || text5.includes("://") ? text5 : `http://${text5}`;
  const isProxy = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (address === "" || isProxy) return address;
  throw new UsageError(`${name3} is no address of a proxy, such as http://proxy.example.com:3128`);
}
function exceptionsOf(text5) {
  return text5.toLowerCase().split(/[\s,]+/).filter((entry3) => entry3 !== "").map(exceptionOf);
}
function exceptionOf(entry3) {
  const block = blockOf(entry3);
  if (block !== void 0) return (host) => isIP3(host) !== 0 && isIn(block, host);
  const { name: name3, port } = withPort(entry3);
  const isHost = isIP3(name3) === 0 ? hostMatcher(name3) : addressMatcher(name3);
  return (host, asked) => (port === void 0 || port === asked) && isHost(host);
}
function blockOf(entry3) {
  const [, network = "", prefix = ""] = /^([^/]+)\/(\d{1,3})$/.exec(entry3) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP3(network)] ?? -1;
  return Number(prefix) <= bits ? listOf2([entry3]) : void 0;
}
function withPort(entry3) {
  if (isIP3(entry3) === 6) return { name: entry3 };
  const [, name3 = entry3, port] = /^(.+?)(?::(\d+))?$/.exec(entry3) ?? [];
  const bare = name3.replace(/^\[|\]$/g, "");
  return port === void 0 ? { name: bare } : { name: bare, port: String(Number(port)) };
}
function addressMatcher(address) {
  const list = listOf2([`${address}/${isIP3(address) === 6 ? 128 : 32}`]);
  return (host) => isIP3(host) !== 0 && isIn(list, host);
}
function hostMatcher(entry3) {
  if (entry3 === "*") return () => true;
  const name3 = entry3.replace(/^\*(?=\.)/, "").replace(/\.$/, "");
  const isBelowOnly = name3.startsWith(".");
  const plain = isBelowOnly ? name3.slice(1) : name3;
  const domain = /[^ -~]/.test(plain) ? domainToASCII(plain) : plain;
  return (host) => host.endsWith(`.${domain}`) || !isBelowOnly && host === domain;
}

// src/registry/special-addresses.ts
import { isIP as isIP4 } from "node:net";
var SPECIAL_IPV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  // Oracle's metadata among them.
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  // Multicast, and all that is reserved, to the broadcast address.
  "224.0.0.0/3",
  // Azure's platform: it answers the machines of whoever asks, by a public number.
  "168.63.129.16/32"
];
var GLOBAL_IPV6 = ["2000::/3"];
var SPECIAL_IPV6 = [
  // Teredo, benchmarking, ORCHID and the other protocols of the IETF.
  "2001::/23",
  "2001:db8::/32",
  // 6to4: it leads to any address of IPv4.
  "2002::/16",
  "2620:4f:8000::/48",
  "3fff::/20"
];
var METADATA = [
  "169.254.0.0/16",
  // Alibaba, Oracle and Azure.
  "100.100.100.200/32",
  "192.0.0.192/32",
  "168.63.129.16/32",
  "fe80::/10",
  // Amazon, Google and Scaleway.
  "fd00:ec2::/32",
  "fd20:ce::254/128",
  "fd00:42::42/128"
];
var special = listOf2([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
var global = listOf2(GLOBAL_IPV6);
var metadata = listOf2(METADATA);
var MAPPED = listOf2(["::ffff:0:0/96"]);
function isPrivateAddress(address) {
  const bare = withoutZone(address);
  if (isIn(special, bare)) return true;
  if (isIP4(bare) !== 6 || isIn(MAPPED, bare)) return false;
  return !isIn(global, bare) || isIsatap(groupsOf(bare));
}
function isLinkLocal(address) {
  const bare = withoutZone(address);
  return [bare, ...embeddedIn(bare)].some((each) => isIn(metadata, each));
}
function withoutZone(address) {
  return address.replace(/%.*$/, "");
}
function embeddedIn(address) {
  if (isIP4(address) !== 6) return [];
  const groups = groupsOf(address);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = groups;
  const last = dotted(g, h);
  if (a === 8194) return [dotted(b, c)];
  if (a === 8193 && b === 0) return [dotted(c, d), dotted(g ^ 65535, h ^ 65535)];
  if (a === 100 && b === 65435) {
    return [
      last,
      dotted(d, (e & 255) << 8 | f >> 8),
      dotted((d & 255) << 8 | e & 255, f)
    ];
  }
  const isTranslated = [a, b, c, d].every((group) => group === 0);
  return isTranslated || isIsatap(groups) ? [last] : [];
}
function isIsatap([, , , , e, f]) {
  return (e === 0 || e === 512) && f === 24318;
}
function dotted(high, low) {
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
function groupsOf(address) {
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = plain.split("::");
  const [left, right] = [head, tail ?? ""].map((part) => part === "" ? [] : part.split(":"));
  const gap = tail === void 0 ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0);
  return [...left ?? [], ...Array(gap).fill("0"), ...right ?? []].map(
    (group) => Number.parseInt(group, 16)
  );
}

// src/registry/width.ts
var FIRST = 64;
var MOST = 128;
var FEW = 8;
var FIRST_PATIENCE = 8;
var PAUSE_FACTOR = 16;
var MOST_PATIENCE = 1024;
var slow = (quickest) => 2 * quickest + 20;
var tooSlow = (quickest) => 4 * quickest + 100;
var ENOUGH = 0.9;
var Width = class {
  width = FIRST;
  quickest = Number.POSITIVE_INFINITY;
  round = { settled: FIRST, answers: 0, ms: 0 };
  /** Rounds that have gone well since the last refusal, and how many have to; 0: none was refused yet. */
  rounds = 0;
  patience = 0;
  /** Whether one more than before is asked for. */
  isTrying = false;
  /** Refusals that were noticed; what was asked for before the last one says nothing new. */
  refusals = 0;
  /** Before answers came so slowly that fewer were asked for. */
  wider;
  get places() {
    return this.width;
  }
  /** What {@link refused} is to be told of a request that begins now. */
  get turn() {
    return this.refusals;
  }
  /** @param ms from the request to the last byte. */
  answered(ms) {
    this.quickest = Math.min(this.quickest, ms);
    if (this.patience === 0 && this.wider === void 0 && ms <= slow(this.quickest)) {
      this.width = Math.min(MOST, this.width + 1);
    }
    const { round } = this;
    if (++round.answers > round.settled) round.ms += ms;
    if (round.answers >= round.settled + this.width) this.endRound(round.ms / this.width);
  }
  /** A place less for each that is refused: what is left is what the host has borne. */
  refused({ turn, most, isPause }) {
    this.giveUpPlace(most, 1);
    this.beCautious(turn, isPause);
  }
  /** The same for a connection that the host closes, which may have other reasons. */
  reset({ turn, most }) {
    this.giveUpPlace(most, FEW);
    this.beCautious(turn, false);
  }
  giveUpPlace(most, least) {
    this.begin(this.width);
    this.width = Math.min(this.width, Math.max(least, Math.min(this.width, most) - 1));
    this.wider = void 0;
  }
  beCautious(turn, isPause) {
    if (turn !== this.refusals) return;
    this.refusals++;
    const patience = Math.max(FIRST_PATIENCE, 2 * this.patience);
    this.patience = Math.min(MOST_PATIENCE, patience * (isPause ? PAUSE_FACTOR : 1));
    this.rounds = 0;
    this.isTrying = false;
  }
  /** @param underWay so many answers are still to come to what was asked for before. */
  begin(underWay) {
    this.round = { settled: underWay, answers: 0, ms: 0 };
  }
  endRound(mean) {
    const before = this.width;
    this.adaptTo(mean);
    if (this.patience > 0) this.recover();
    this.begin(before);
  }
  /** One more place at a time; the next one sooner, where that went well. */
  recover() {
    if (this.isTrying) this.patience = Math.max(1, this.patience / 2);
    this.isTrying = ++this.rounds >= this.patience;
    if (!this.isTrying) return;
    this.width = Math.min(MOST, this.width + 1);
    this.rounds = 0;
  }
  adaptTo(mean) {
    const rate = this.width / mean;
    if (this.wider !== void 0 && rate < ENOUGH * this.wider.rate) {
      this.width = this.wider.width;
      this.quickest = mean;
      this.wider = void 0;
    } else if (mean > tooSlow(this.quickest) && this.width > FEW) {
      this.wider = { width: this.width, rate };
      this.width = Math.max(FEW, Math.floor(this.width * tooSlow(this.quickest) / mean));
    } else {
      this.wider = void 0;
    }
  }
};

// src/registry/dispatch.ts
var CONNECT_TIMEOUT_MS = 8e3;
function createDispatchers(env, resolve3) {
  const proxies = proxiesOf(env);
  const create = (connect, requestTls = {}) => {
    const options = {
      connections: MOST,
      h2Options: { maxConcurrentStreams: MOST },
      connectTimeout: CONNECT_TIMEOUT_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...connect }
    };
    const { httpProxy, httpsProxy } = proxies;
    const ways = { httpProxy, httpsProxy, noProxy: "" };
    return {
      straight: new import_agent.default(options),
      proxied: new import_env_http_proxy_agent.default({ ...options, ...ways, requestTls })
    };
  };
  const anyCertificate = { rejectUnauthorized: false };
  const agents = {
    named: create({}),
    unverified: create(anyCertificate, anyCertificate),
    neighbour: create({ lookup: guardedLookup(resolve3, isLinkLocal) }),
    stranger: create({ lookup: guardedLookup(resolve3, isPrivateAddress) })
  };
  const siblings = /* @__PURE__ */ new Map();
  const siblingOf = (hostname) => {
    const known = siblings.get(hostname) ?? create({ lookup: siblingLookup(hostname, resolve3) });
    siblings.set(hostname, known);
    return known;
  };
  const agentsFor = async (request) => {
    const { url, home } = request;
    if (!home.isHearsay && sameHost(url.hostname, home.hostname)) {
      return home.isVerified ? agents.named : agents.unverified;
    }
    if (isAllowed(url, home)) return agents.neighbour;
    const address = bareHost(url.hostname);
    if (isIP5(address) !== 0 && isPrivateAddress(address)) throw refused(request);
    const isSibling = !home.isHearsay && await sameOwner(url.hostname, home.hostname);
    return isSibling ? siblingOf(home.hostname) : agents.stranger;
  };
  return {
    isProxied: proxies.isFor,
    async dispatcherFor(request) {
      const { straight, proxied } = await agentsFor(request);
      return proxies.isFor(request.url) ? proxied : straight;
    },
    async close() {
      const ways = [...Object.values(agents), ...siblings.values()];
      const all = ways.flatMap(({ straight, proxied }) => [straight, proxied]);
      await Promise.all(all.map((agent) => agent.destroy()));
    }
  };
}
function siblingLookup(registry2, resolve3) {
  let found;
  return (...asked) => {
    found ??= resolvesToPrivate(registry2, resolve3);
    found.then(
      (isPrivate) => guardedLookup(resolve3, isPrivate ? isLinkLocal : isPrivateAddress)(...asked)
    );
  };
}
async function resolvesToPrivate(hostname, resolve3) {
  try {
    return (await resolve3(hostname)).some(({ address }) => isPrivateAddress(address));
  } catch {
    return false;
  }
}
function refused(request) {
  return new RegistryError("refused", {
    reason: `${nameOf(request)}: ${request.home.registry} points to a private address, which is not asked`,
    cure: "Look at what answers for the registry: it sends this client into a private network."
  });
}

// src/registry/content.ts
function verified(response, wanted) {
  const { body, headers, url } = response;
  const name3 = nameOf({ method: "GET", url });
  const told2 = header(headers, "docker-content-digest");
  const digest2 = digestOf(body, wanted);
  const expected = wanted ?? (told2 !== void 0 && isDigest(told2) ? told2 : void 0);
  const isAlike = expected?.slice(0, 7) === digest2.slice(0, 7);
  if (expected !== void 0 && expected !== (isAlike ? digest2 : digestOf(body, expected))) {
    throw new RegistryError("integrity", {
      reason: `${name3}: the content has the digest ${digest2}, and not ${expected}`,
      cure: "Something between here and the registry alters manifests, or the registry\u2019s storage is damaged: try without the proxy or mirror, or push the image again."
    });
  }
  if (header(headers, "content-length") === void 0 && isCut(body)) {
    throw new RegistryError("integrity", {
      reason: `${name3}: the answer ends early, after ${body.length} bytes`,
      cure: "Something between here and the registry cuts answers off: try without the proxy or mirror."
    });
  }
  return { bytes: body, digest: digest2, contentType: header(headers, "content-type"), name: name3 };
}
function isCut(body) {
  const text5 = body.toString("latin1").trim();
  return text5.startsWith("{") && !text5.endsWith("}");
}
function unchanged({ headers, url }, known) {
  const told2 = header(headers, "docker-content-digest") ?? known.digest;
  if (told2 === known.digest || !isDigest(told2)) return known;
  throw new RegistryError("integrity", {
    reason: `${nameOf({ method: "GET", url })}: 304 for ${known.digest}, and in the same breath ${told2}`,
    cure: "Look at what stands before the registry: a proxy or mirror answers for it, and wrongly."
  });
}
function inlineContent({
  data,
  digest: digest2,
  bytes,
  mediaType
}) {
  if (data === void 0) return void 0;
  const content = Buffer.from(data, "base64");
  if (content.length !== bytes || digestOf(content, digest2) !== digest2) return void 0;
  return {
    bytes: content,
    digest: digest2,
    contentType: mediaType,
    name: `the content embedded as ${digest2}`
  };
}
function checkSize(received, { bytes, digest: digest2 }) {
  if (received.bytes.length === bytes) return received;
  throw new RegistryError("integrity", {
    reason: `${received.name}: ${received.bytes.length} bytes, where the index says ${bytes} of ${digest2}`,
    cure: "Build and push the image again: its index contradicts its manifests."
  });
}

// src/registry/warnings.ts
var MOST2 = 5;
function passOnWarnings(response, warn) {
  for (const value of headerValues(response?.headers ?? {}, "warning").slice(0, MOST2)) {
    for (const [, text5 = ""] of value.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
      const warning = oneLine(text5.replace(/\\(.)/g, "$1"), 300);
      if (warning !== "") warn(`${response?.url.host} says: ${warning}`);
    }
  }
}

// src/registry/downloads.ts
var ACCEPT = [...INDEX_TYPES, ...IMAGE_TYPES, ...SCHEMA_1_TYPES].join(", ");
var Downloads = class {
  repositories;
  warn;
  constructor(repositories, warn) {
    this.repositories = repositories;
    this.warn = warn;
  }
  /** @returns undefined when the registry has no such thing. */
  async get(target, path2, { maxBytes, limit, known }) {
    const accept = path2.startsWith("manifests/") ? { accept: ACCEPT } : {};
    const name3 = path2.slice(path2.indexOf("/") + 1);
    const wanted = isDigest(name3) ? name3 : void 0;
    for (let attempt = 1; ; attempt++) {
      const condition = known === void 0 || attempt > 1 ? {} : { "if-none-match": `"${known.digest}"` };
      const question = { path: path2, headers: { ...accept, ...condition }, maxBytes };
      const response = await this.repositories.get(target, question, limit);
      passOnWarnings(response, this.warn);
      if (response === void 0) return void 0;
      try {
        return response.status === 304 && known !== void 0 && attempt === 1 ? unchanged(response, known) : verified(response, wanted);
      } catch (error) {
        if (attempt === 2) throw error;
      }
    }
  }
  /**
   * What a tag or digest stands for, by HEAD, which no registry counts against a limit.
   * @returns undefined when only a GET can tell: refused, without digest or length, without HEAD.
   */
  async head(target, name3, limit) {
    const question = { path: `manifests/${name3}`, headers: { accept: ACCEPT } };
    const response = await this.repositories.head(target, question, limit).catch(leftToGet);
    passOnWarnings(response, this.warn);
    const digest2 = header(response?.headers ?? {}, "docker-content-digest") ?? "";
    const length = header(response?.headers ?? {}, "content-length") ?? "";
    return isDigest(digest2) && /^\d+$/.test(length) ? { digest: digest2, bytes: Number(length) } : void 0;
  }
};
function leftToGet(error) {
  if (!(error instanceof RegistryError)) throw error;
}

// src/registry/findings.ts
var PATIENCE_MS = 3e3;
var Findings = class {
  clock;
  found = /* @__PURE__ */ new Map();
  known = /* @__PURE__ */ new WeakMap();
  constructor(clock) {
    this.clock = clock;
  }
  /**
   * @returns undefined where nobody is finding it out: it is the caller's turn, who has to begin at
   *   once. Otherwise what is found, or undefined where that was in vain or takes too long.
   */
  of(host) {
    const pending = this.found.get(host);
    if (pending === void 0) return void 0;
    const known = this.known.get(pending);
    if (known !== void 0) return Promise.resolve(known);
    return new Promise((resolve3) => {
      const cancel = this.clock.after(PATIENCE_MS, () => resolve3(void 0));
      const end = (value) => {
        cancel();
        resolve3(value);
      };
      pending.then(end, () => end(void 0));
    });
  }
  /** A search that fails has found nothing, and leaves the next request to begin another. */
  keep(host, pending) {
    this.found.set(host, pending);
    pending.then(
      (value) => this.known.set(pending, value),
      () => {
        if (this.found.get(host) === pending) this.found.delete(host);
      }
    );
  }
};

// src/registry/logins.ts
var Logins = class {
  options;
  refused = /* @__PURE__ */ new Set();
  constructor(options) {
    this.options = options;
  }
  /** @returns undefined for nobody in particular. */
  async of(target) {
    const credential = await this.options.credentials(target.registry, target.repository);
    if (credential === void 0 || this.refused.has(keyOf(target, credential))) return void 0;
    for (const secret of secretsOf(credential)) this.options.onSecret(secret);
    return credential;
  }
  /** As whom, without a secret: for telling apart what different people may see. */
  async accountFor(target) {
    const credential = await this.of(target);
    if (credential === void 0) return "nobody";
    return credential.kind === "bearer" ? "bearer" : `${credential.kind} ${credential.username}`;
  }
  /** The registry has refused the credential: it is not shown again, and the user is told once. */
  refuse(target, credential, { request, response }) {
    const key = keyOf(target, credential);
    if (this.refused.has(key)) return;
    this.refused.add(key);
    this.options.warn(
      `The credentials for ${target.registry} are refused (${nameOf(request)}: ${describe2(response)}): going on anonymously`
    );
  }
};
function keyOf({ registry: registry2 }, credential) {
  return JSON.stringify([registry2, credential]);
}

// src/registry/memory.ts
var MAX_BYTES3 = 4 * 1024 * 1024;
var Memory = class {
  kept = /* @__PURE__ */ new Map();
  sizes = /* @__PURE__ */ new Map();
  bytes = 0;
  get(target, digest2) {
    return this.kept.get(keyOf2(target, digest2));
  }
  /** What is missing, or failed, may be there the next time. */
  keep(target, digest2, pending) {
    const key = keyOf2(target, digest2);
    this.kept.set(key, pending);
    pending.then(
      (received) => received === void 0 ? this.forget(key) : this.count(key, received),
      () => this.forget(key)
    );
  }
  count(key, { bytes }) {
    this.bytes += bytes.length - (this.sizes.get(key) ?? 0);
    this.sizes.delete(key);
    this.sizes.set(key, bytes.length);
    for (const oldest of this.sizes.keys()) {
      if (this.bytes <= MAX_BYTES3 || oldest === key) return;
      this.forget(oldest);
    }
  }
  forget(key) {
    this.kept.delete(key);
    this.bytes -= this.sizes.get(key) ?? 0;
    this.sizes.delete(key);
  }
};
function keyOf2({ registry: registry2, repository }, digest2) {
  return `${registry2}/${repository}@${digest2}`;
}

// src/registry/manifests.ts
var MAX_BYTES4 = 4 * 1024 * 1024;
var Manifests = class {
  downloads;
  cache;
  memory = new Memory();
  /** Tags that are being asked for: one that two services share is asked for once. */
  tags = /* @__PURE__ */ new Map();
  constructor(downloads, cache) {
    this.downloads = downloads;
    this.cache = cache;
  }
  /**
   * A tag costs one request: a HEAD where an earlier run has seen it, and it has not moved since.
   * @param expected what it may well be, so that it comes without a body.
   */
  async byTag(target, expected, limit) {
    const tag = target.tag ?? "latest";
    const key = `${target.registry}/${target.repository}:${tag}`;
    const asked = this.tags.get(key);
    const shared = asked && await asked.catch(() => void 0);
    if (shared !== void 0) return parseManifest(shared);
    const pending = this.taggedContent(target, tag, expected, limit);
    this.tags.set(key, pending);
    try {
      const received = await pending;
      return received && parseManifest(received);
    } finally {
      this.tags.delete(key);
    }
  }
  /**
   * What a tag stands for now, whatever this run or an earlier one has seen: a HEAD, or where that
   * cannot tell, a GET. Nothing of it is kept.
   */
  async currentDigest(target, limit) {
    const tag = target.tag ?? "latest";
    const head = await this.downloads.head(target, tag, limit);
    if (head?.digest.startsWith("sha256:")) return head.digest;
    const options = { maxBytes: MAX_BYTES4, limit };
    return (await this.downloads.get(target, `manifests/${tag}`, options))?.digest;
  }
  /** A digest that the user names: the registry has to have it still, and to let us have it. */
  async byDigest(target, digest2, limit) {
    const isCached = await this.cache?.read(target, digest2) !== void 0;
    const confirmed2 = isCached ? await this.confirmed(target, digest2, limit) : void 0;
    const fetch2 = () => this.fetched(target, { path: `manifests/${digest2}`, parse: parseManifest }, limit);
    const received = confirmed2 ?? await this.once(target, digest2, fetch2);
    return received && parseManifest(received);
  }
  /** What a manifest or index of the repository lists: not asked for at all where it is known. */
  async listed(target, { kind: kind2, descriptor: descriptor2, parse: parse2 }, limit) {
    const inline = inlineContent(descriptor2);
    if (inline !== void 0) return parse2(inline);
    const { digest: digest2 } = descriptor2;
    const received = await this.once(
      target,
      digest2,
      async () => await this.cache?.read(target, digest2) ?? await this.fetched(target, { path: `${kind2}/${digest2}`, parse: parse2 }, limit)
    );
    if (received === void 0) throw listedButMissing(target, descriptor2);
    return parse2(checkSize(received, descriptor2));
  }
  async taggedContent(target, tag, expected, limit) {
    const isSeen = await this.cache?.digestOf(target, tag) !== void 0;
    const unmoved = isSeen ? await this.confirmed(target, tag, limit) : void 0;
    if (unmoved !== void 0) return unmoved;
    const known = await (expected && this.memory.get(target, expected))?.catch(() => void 0);
    const options = { maxBytes: MAX_BYTES4, limit, known };
    const received = await this.downloads.get(target, `manifests/${tag}`, options);
    if (received === void 0) return void 0;
    this.memory.keep(target, received.digest, Promise.resolve(received));
    await this.keep(target, received, parseManifest, tag);
    return received;
  }
  async once(target, digest2, find2) {
    const known = this.memory.get(target, digest2);
    if (known === void 0) {
      const pending = find2();
      this.memory.keep(target, digest2, pending);
      return pending;
    }
    try {
      return await known;
    } catch (error) {
      if (error instanceof RegistryError && error.isLimit) return find2();
      throw error;
    }
  }
  async fetched(target, { path: path2, parse: parse2 }, limit) {
    const received = await this.downloads.get(target, path2, { maxBytes: MAX_BYTES4, limit });
    if (received !== void 0) await this.keep(target, received, parse2);
    return received;
  }
  /** For later runs: only what can be read. */
  async keep(target, received, parse2, tag) {
    if (this.cache === void 0) return;
    parse2(received);
    await this.cache.write(target, received, tag);
  }
  /** What a name stands for, where that is known already and the registry says that it still is so. */
  async confirmed(target, name3, limit) {
    const head = await this.downloads.head(target, name3, limit);
    if (head === void 0 || isDigest(name3) && head.digest !== name3) return void 0;
    const inMemory = await this.memory.get(target, head.digest)?.catch(() => void 0);
    const received = inMemory ?? await this.cache?.read(target, head.digest);
    if (received?.bytes.length !== head.bytes) return void 0;
    this.memory.keep(target, head.digest, Promise.resolve(received));
    return received;
  }
};
function listedButMissing(target, { digest: digest2, platform: platform2 }) {
  const cure = "Push the image again: a clean-up may have removed a part of it.";
  return new NoManifest(
    `${target.registry}/${target.repository} lists ${digest2}, and does not have it`,
    platform2 ? `${cure} Or, if it is left out on purpose, ${JUDGE_OTHERS}` : cure
  );
}

// src/registry/origins.ts
var DOCKER_HUB_HOST = "registry-1.docker.io";
var Origins = class {
  insecure;
  found;
  ways = /* @__PURE__ */ new Map();
  /** @param insecure hosts, `host` (every port of it) or `host:port`. */
  constructor(insecure, clock) {
    this.insecure = insecure.map((host) => host.toLowerCase());
    this.found = new Findings(clock);
  }
  /** Asks in the way that the registry understands; the first to ask finds it out. */
  async ask(registry2, ask) {
    const ways = this.ways.get(registry2) ?? this.candidates(registry2);
    this.ways.set(registry2, ways);
    const [only, ...others] = ways;
    if (others.length === 0) return ask(only);
    const pending = this.found.of(registry2);
    const known = pending && await pending;
    if (known !== void 0) return ask(known);
    const trial = tryEach([only, ...others], ask);
    this.found.keep(
      registry2,
      trial.then(({ origin }) => origin)
    );
    return (await trial).result;
  }
  candidates(registry2) {
    const host = registry2 === "docker.io" ? DOCKER_HUB_HOST : registry2;
    if (!URL.canParse(`https://${host}`)) throw noHost(registry2);
    const secure = { url: new URL(`https://${host}`), isVerified: true };
    const plain = { url: new URL(`http://${host}`), isVerified: true };
    const { hostname } = plain.url;
    const isListed = [host.toLowerCase(), hostname].some((name3) => this.insecure.includes(name3));
    if (isLoopback(hostname)) return [plain, secure, ...isListed ? [unverified(secure)] : []];
    return isListed ? [secure, unverified(secure), plain] : [secure];
  }
};
function unverified({ url }) {
  return { url, isVerified: false };
}
async function tryEach(candidates, ask) {
  let failure2;
  for (const origin of candidates) {
    if (failure2 !== void 0 && !isWorthTrying(origin, failure2)) continue;
    try {
      return { origin, result: await ask(origin) };
    } catch (error) {
      failure2 = moreTelling(failure2, error);
    }
  }
  throw failure2;
}
function isWorthTrying({ url, isVerified }, failure2) {
  if (!(failure2 instanceof RegistryError)) return false;
  if (!isVerified) return failure2.code === "certificate";
  if (failure2.code === "no-tls") return url.protocol === "http:";
  return failure2.code === "network" && (url.port === "" || !/ECONNREFUSED/.test(failure2.message));
}
function moreTelling(first, second) {
  const isNews = !(second instanceof RegistryError && second.code === "no-tls");
  return first === void 0 || isNews ? second : first;
}
function noHost(registry2) {
  return new RegistryError("protocol", {
    reason: `${registry2} is no address of a registry`,
    cure: "Check the registry\u2019s host and port in the budget file."
  });
}

// src/registry/public-only.ts
import { isIP as isIP6 } from "node:net";
function publicOnly(options) {
  const { dispatcherFor, isProxied, resolve: resolve3 } = options;
  const known = /* @__PURE__ */ new Map();
  return async (request) => {
    const { protocol, hostname } = request.url;
    const host = bareHost(hostname);
    const answer2 = known.get(host) ?? isPublic(host, resolve3, isProxied(request.url));
    known.set(host, answer2);
    if (protocol === "https:" && await answer2) return dispatcherFor(request);
    throw new RegistryError("network", {
      reason: `${nameOf(request)}: no public address over https, and nothing else is asked`,
      cure: "Name a registry that everybody can reach."
    });
  };
}
async function isPublic(host, resolve3, isProxied) {
  if (isIP6(host) !== 0) return !isPrivateAddress(host);
  try {
    const found = await resolve3(host);
    return found.length > 0 && found.every(({ address }) => !isPrivateAddress(address));
  } catch {
    return isProxied && await isInternetName(host);
  }
}
async function isInternetName(host) {
  const { parse: parse2 } = await import("./es6-6ZHFZNCE.js");
  return parse2(host).isIcann === true && !/\.(?:arpa|onion)\.?$/.test(host);
}

// src/registry/redirect.ts
var MAX_REDIRECTS = 10;
var REDIRECTS = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
function withRedirects(send) {
  return async (request) => {
    let current = request;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await send(current);
      if (!REDIRECTS.has(response.status) || request.method === "POST") return response;
      current = nextRequest(current, response);
    }
    throw refused2(request, `more than ${MAX_REDIRECTS} redirects`);
  };
}
function nextRequest(request, response) {
  const location2 = header(response.headers, "location") ?? "";
  if (location2 === "" || !URL.canParse(location2, request.url.href)) {
    throw refused2(request, "a redirect without an address");
  }
  const url = new URL(location2, request.url);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw refused2(request, `a redirect to ${JSON.stringify(url.protocol)}`);
  }
  if (request.url.protocol === "https:" && url.protocol === "http:") {
    throw refused2(request, `a redirect from https to http://${url.host}`);
  }
  if (url.origin === request.url.origin) return { ...request, url };
  const { authorization: _, ...headers } = request.headers;
  return { ...request, url, headers };
}
function refused2(request, what) {
  return new RegistryError("redirect", {
    reason: `${nameOf(request)}: ${what} is not followed`,
    cure: "Look at what answers for the registry: a proxy or a login page may stand before it."
  });
}

// src/registry/refusals.ts
var POLICY = /polic(?:y|ies)\b|vulnerabilit|download block|blocked (?:by|due)|quarantin|not signed|unsigned|signature (?:verification|required|missing)/i;
var POLICY_PAGE = /quarantin/i;
var PERMISSION = /not authorized to perform|-based policy|unauthorized to access|requested access to/i;
function isPolicy(response, { repository }) {
  if (response.status === 412) return true;
  if (response.status !== 403) return false;
  const words2 = describe2(response).replaceAll(repository, "");
  if (POLICY.test(words2)) return !PERMISSION.test(words2);
  const isHtml = header(response.headers, "content-type")?.includes("html") === true;
  return isHtml && POLICY_PAGE.test(response.body.toString("utf8").replaceAll(repository, ""));
}
function refusal(target, request, response) {
  const { registry: registry2 } = target;
  const isElsewhere2 = response.url.origin !== request.url.origin;
  const led = isElsewhere2 ? ` (led to ${response.url.origin})` : "";
  const reason = `${nameOf(request)}${led}: ${describe2(response)}`;
  if (mayBeProxys(response)) return new RegistryError("status", { reason, cure: PROXY_CURE });
  if (isElsewhere2) {
    return new RegistryError(response.status === 403 ? "refused" : "status", {
      reason,
      cure: `Look at ${response.url.host}, where ${registry2} leads whoever asks for this: a firewall or a proxy may keep this machine from it, or it wants a login of its own.`
    });
  }
  if (isPolicy(response, target)) {
    return new RegistryError("refused", {
      reason,
      cure: `That is a policy of ${registry2}, and no question of a login: look at the image\u2019s scan and signature there, mend what it finds, or ask who runs the registry for an exception.`
    });
  }
  if (response.status === 401 || response.status === 403) {
    return new RegistryError("refused", { reason, cure: loginCure(registry2) });
  }
  return new RegistryError("status", {
    reason,
    cure: `Check that ${registry2} is a container registry, and the image\u2019s name.`
  });
}
function wantsTls({ url }, { body }) {
  const words2 = body.toString("utf8").slice(0, 2e3);
  return url.protocol === "http:" && /HTTP request.{1,20}HTTPS (server|port)|SSL-enabled/i.test(words2);
}
function plainRefused(request) {
  return new RegistryError("network", {
    reason: `${nameOf(request)}: 400, since TLS is spoken there`,
    cure: "Check the registry\u2019s host and port."
  });
}

// src/registry/repositories.ts
var Repositories = class {
  options;
  /** Whether what answers at an origin is a registry. */
  registries = /* @__PURE__ */ new Map();
  constructor(options) {
    this.options = options;
  }
  /**
   * GET /v2/REPOSITORY/PATH.
   * @returns the answer, 200 or 304; undefined when the registry says that there is no such thing.
   * @throws {RegistryError} with the registry's own words, and the cure.
   */
  get(target, question, limit) {
    return this.inTime(target, limit, async (occasion) => {
      const request = this.requestFor(target, { ...question, method: "GET" }, occasion);
      const response = await this.options.authorizer.send(request, target);
      if (response.status === 200 || response.status === 304) {
        this.registries.set(request.url.origin, Promise.resolve(true));
        return response;
      }
      if (await this.isAbsence(request, target, response)) return void 0;
      if (response.status === 400 && wantsTls(request, response)) throw plainRefused(request);
      throw refusal(target, request, response);
    });
  }
  /**
   * HEAD /v2/REPOSITORY/PATH. One that is refused has no reason in it: a GET has to ask for that.
   * @returns undefined unless the answer is 200.
   */
  head(target, question, limit) {
    return this.inTime(target, limit, async (occasion) => {
      const asked = { ...question, method: "HEAD", maxBytes: 0 };
      const request = this.requestFor(target, asked, occasion);
      const response = await this.options.authorizer.send(request, target);
      if (response.status === 400 && request.url.protocol === "http:") throw plainRefused(request);
      return response.status === 200 ? response : void 0;
    });
  }
  /**
   * Whatever a registry calls it; but what answers may be none, and then nothing is known. It shows by its
   * words, or by `/v2/`, asked for once (OCI distribution-spec "Determining Support").
   */
  async isAbsence(request, target, response) {
    if (![404, 410].includes(response.status) || isOfStore(request, response)) return false;
    if (registryWords(response) !== void 0 || isSaidByRegistry(response)) return true;
    const { origin } = request.url;
    const known = this.registries.get(origin) ?? this.answersAsRegistry(request, target);
    this.registries.set(origin, known);
    return known;
  }
  async answersAsRegistry(request, target) {
    const { "if-none-match": _, ...headers } = request.headers;
    const ping = { ...request, headers, url: new URL("/v2/", request.url) };
    try {
      const answer2 = await this.options.authorizer.send(ping, target);
      return [200, 401, 403].includes(answer2.status) && !isPage(answer2);
    } catch (error) {
      if (error instanceof RegistryError) return error.code === "refused";
      throw error;
    }
  }
  /** In the way that the registry is spoken to, and before time is up. */
  inTime({ registry: registry2 }, limit, ask) {
    const { origins } = this.options;
    return limit.run(() => origins.ask(registry2, (origin) => ask({ origin, time: limit })));
  }
  requestFor({ registry: registry2, repository, isHearsay: isNamedByImage = false }, { method, path: path2, headers, maxBytes }, { origin, time: time2 }) {
    const { isVerified } = origin;
    const { authHosts } = this.options;
    const isHearsay = isNamedByImage || this.options.isHearsay;
    const url = new URL(`/v2/${repository}/${path2}`, origin.url);
    return {
      method,
      url,
      headers: { ...headers, "accept-encoding": "identity", "user-agent": USER_AGENT },
      maxBytes,
      time: time2,
      home: { registry: registry2, hostname: url.hostname, isVerified, isHearsay, authHosts }
    };
  }
};
var USER_AGENT = "docker-image-budgets";
function isPage({ headers, body }) {
  return /html/i.test(header(headers, "content-type") ?? "") || /^\s*<(?:!doctype|html)\b/i.test(body.toString("latin1", 0, 200));
}
function isSaidByRegistry({ headers }) {
  return header(headers, "docker-distribution-api-version") !== void 0;
}
function isOfStore({ url }, response) {
  return url.pathname.includes("/blobs/") && response.url.origin !== url.origin;
}

// src/registry/attempt.ts
var A_DAY_MS = 24 * 60 * 60 * 1e3;
var RETRIED = /* @__PURE__ */ new Set([408, 429, 499, 500, 502, 503, 504, 522]);
function isStale(outcome, attempt) {
  return outcome instanceof RegistryError && outcome.retry === "at-once" && attempt === 1;
}
async function attemptOnce(send, request) {
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof RegistryError) return error;
    throw error;
  }
}
function unwrap(attempt) {
  if (attempt instanceof RegistryError) throw attempt;
  return attempt;
}
function isRefusal(attempt) {
  return !(attempt instanceof RegistryError) && attempt.status === 429;
}
function isReset(attempt) {
  return attempt instanceof RegistryError && attempt.isReset;
}
function isTransient(attempt) {
  return attempt instanceof RegistryError ? attempt.retry !== "never" : RETRIED.has(attempt.status);
}
function quotaError(request, attempt) {
  if (attempt instanceof RegistryError || attempt.status !== 429) return void 0;
  const remaining = header(attempt.headers, "ratelimit-remaining") ?? "";
  const words2 = registryWords(attempt)?.text ?? attempt.body.toString("utf8").slice(0, 1e3);
  if (!/^0(;|$)/.test(remaining.trim()) && !/pull rate limit/i.test(words2)) return void 0;
  return new RegistryError("rate-limit", {
    reason: `${nameOf(request)}: ${describe2(attempt)}; the pull rate limit is used up`,
    cure: `Log in to ${request.home.registry} before this step (docker/login-action): an account has a limit of its own. Or wait some hours.`
  });
}
function retryAfter(attempt, clock) {
  if (attempt instanceof RegistryError) return 0;
  const value = header(attempt.headers, "retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1e3, A_DAY_MS);
  const date2 = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date2) ? 0 : Math.min(Math.max(0, date2 - clock.date()), A_DAY_MS);
}
function givenUp(request, attempt, tried) {
  if (attempt instanceof RegistryError) {
    return new RegistryError(
      attempt.code,
      { reason: `${attempt.message} (${tried})`, cure: attempt.cure },
      { cause: attempt }
    );
  }
  const code2 = attempt.status === 429 ? "rate-limit" : "status";
  return new RegistryError(code2, {
    reason: `${nameOf(request)}: ${describe2(attempt)} (${tried})`,
    cure: mayBeProxys(attempt) ? PROXY_CURE : TROUBLE
  });
}
var TROUBLE = "The registry has trouble: run it again in some minutes, or look at its status page.";
function outOfTime(request, pause) {
  const why = pause > 0 ? `${request.url.host} asks everybody to wait ${seconds(pause)} more` : "earlier requests for the same image have taken it all";
  return new RegistryError(pause > 0 ? "rate-limit" : "timeout", {
    reason: `${nameOf(request)}: not asked, the time for one image is over: ${why}`,
    cure: "Check that the registry answers in good time, then run it again in some minutes."
  });
}
function wordsOf2(request, attempt) {
  if (attempt instanceof RegistryError) return attempt.message;
  return `${nameOf(request)}: ${describe2(attempt)}`;
}
function seconds(ms) {
  return `${(ms / 1e3).toFixed(ms < 9950 ? 1 : 0)} s`;
}

// src/registry/limiter.ts
var Limiter = class {
  width = new Width();
  running = 0;
  most = 0;
  line = [];
  /** A place, at once or when it is one's turn; whoever has got one {@link leave}s it. */
  enter({ isAgain }) {
    if (this.running < this.width.places) {
      this.take();
      return void 0;
    }
    const { promise, resolve: resolve3 } = Promise.withResolvers();
    if (isAgain) this.line.unshift(resolve3);
    else this.line.push(resolve3);
    return promise;
  }
  /** A place that is left goes to who waits, unless there are fewer now. */
  leave() {
    this.running--;
    while (this.running < this.width.places) {
      const next = this.line.shift();
      if (next === void 0) return;
      this.take();
      next();
    }
  }
  get turn() {
    return this.width.turn;
  }
  answered(ms) {
    this.width.answered(ms);
  }
  /** @returns whether there were others under way, and fewer at once may do better. */
  refused(given) {
    const hadCompany = Math.min(this.most, this.width.places) > 1;
    this.width.refused({ ...given, most: this.most });
    return hadCompany;
  }
  reset(turn) {
    this.width.reset({ turn, most: this.most });
  }
  take() {
    this.most = Math.max(this.most, ++this.running);
  }
};

// src/registry/retry.ts
var ATTEMPTS = 4;
var TURNS = 6;
var FIRST_DELAY_MS = 400;
var MAX_RETRY_AFTER_MS = 6e4;
function withRetries(send, { clock, log }) {
  const pausedUntil = /* @__PURE__ */ new Map();
  const limiters = /* @__PURE__ */ new Map();
  return async (request) => {
    const { time: time2 } = request;
    const started = clock.now();
    let [attempts, turns] = [0, 0];
    for (; ; ) {
      const { outcome, isTooMany } = await inTurn(request, attempts + turns > 0);
      if (!isTransient(outcome)) return unwrap(outcome);
      const quota = quotaError(request, outcome);
      if (quota !== void 0) throw quota;
      const isNextTurn = isTooMany && turns < TURNS;
      if (isNextTurn) turns++;
      else attempts++;
      const isAtOnce = isNextTurn || isStale(outcome, attempts);
      if (request.method === "HEAD" && !isAtOnce) return unwrap(outcome);
      const asked = retryAfter(outcome, clock);
      const delay = asked > 0 ? Math.min(asked, MAX_RETRY_AFTER_MS) : isAtOnce ? 0 : backOff(attempts);
      const times = attempts + turns;
      const tried = `tried ${times === 1 ? "once" : `${times} times in ${seconds(clock.now() - started)}`}`;
      if (attempts === ATTEMPTS) throw givenUp(request, outcome, tried);
      if (clock.now() + delay >= time2.deadline()) {
        const wait = asked > 0 ? `, and asks to wait ${seconds(asked)}` : "";
        throw givenUp(request, outcome, `${tried}${wait}; the time for one image is over`);
      }
      log(`${wordsOf2(request, outcome)}; again in ${seconds(delay)}`);
      if (asked === 0) await clock.sleep(delay);
    }
  };
  async function inTurn(request, isAgain) {
    const { host } = request.url;
    const limiter = limiterOf(host);
    await pauseOf(host, request);
    const place = limiter.enter({ isAgain });
    try {
      if (place !== void 0) {
        await request.time.inLine(place);
        await pauseOf(host, request);
      }
      const { turn } = limiter;
      const began = clock.now();
      const outcome = await attemptOnce(send, request);
      if (isTransient(outcome)) return { outcome, isTooMany: heed(request, outcome, turn) };
      limiter.answered(clock.now() - began);
      return { outcome, isTooMany: false };
    } finally {
      limiter.leave();
    }
  }
  function heed(request, outcome, turn) {
    const { host } = request.url;
    const asked = retryAfter(outcome, clock);
    const until = clock.now() + Math.min(asked, MAX_RETRY_AFTER_MS);
    if (asked > 0 && until < request.time.deadline()) {
      pausedUntil.set(host, Math.max(pausedUntil.get(host) ?? 0, until));
    }
    if (isReset(outcome)) limiterOf(host).reset(turn);
    return isRefusal(outcome) && limiterOf(host).refused({ turn, isPause: asked > 0 });
  }
  function limiterOf(host) {
    const limiter = limiters.get(host) ?? new Limiter();
    limiters.set(host, limiter);
    return limiter;
  }
  function backOff(attempts) {
    return clock.random() * FIRST_DELAY_MS * 2 ** attempts;
  }
  function pauseOf(host, request) {
    const now = clock.now();
    const until = Math.max(pausedUntil.get(host) ?? 0, now);
    if (until >= request.time.deadline()) throw outOfTime(request, until - now);
    return until === now ? void 0 : clock.sleep(until - now).then(() => pauseOf(host, request));
  }
}

// src/registry/secrets.ts
var MIN_LENGTH = 4;
var Secrets = class {
  onSecret;
  known = /* @__PURE__ */ new Set();
  constructor(onSecret) {
    this.onSecret = onSecret;
  }
  add(secret) {
    if (secret === "" || this.known.has(secret)) return;
    this.known.add(secret);
    this.onSecret(secret);
  }
  /** A server may echo what it was sent, and its words end in comments that anybody reads. */
  redact(text5) {
    const found = [...this.known].filter(
      (secret) => secret.length >= MIN_LENGTH && text5.includes(secret)
    );
    return found.toSorted((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, "***"), text5);
  }
  /** The same source, whose errors hold no secret. */
  keepFrom(source2) {
    return askedBy(
      (_, question) => question(source2).catch((error) => {
        throw this.redactError(error);
      })
    );
  }
  redactError(error) {
    if (!(error instanceof Unmeasurable)) return error;
    const [reason, cure] = [this.redact(error.message), this.redact(error.cure)];
    const isClean = reason === error.message && cure === error.cure;
    return isClean ? error : new Unmeasurable(reason, cure);
  }
};

// src/registry/link.ts
var LINKS = /<([^<>]*)>((?:[^"<]|"[^"]*")*)/g;
var REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i;
function nextLink(headers) {
  for (const value of headerValues(headers, "link")) {
    for (const [, address, parameters = ""] of value.matchAll(LINKS)) {
      const [, quoted2, plain = ""] = REL.exec(parameters) ?? [];
      const relations = (quoted2 ?? plain).toLowerCase().split(/\s+/);
      if (relations.includes("next")) return address;
    }
  }
  return void 0;
}

// src/registry/tag-lists.ts
var PAGE_TAGS = 1e3;
var MAX_PAGES = 20;
var MAX_TAGS = 2e4;
var MAX_BYTES5 = 4 * 1024 * 1024;
var page = object({ tags: nullable(array(unknown())) });
var TagLists = class {
  repositories;
  warn;
  lists = /* @__PURE__ */ new Map();
  constructor(repositories, warn) {
    this.repositories = repositories;
    this.warn = warn;
  }
  /** @returns undefined when there is no such repository. */
  async of(target, limit) {
    const key = nameIn(target);
    const known = this.lists.get(key);
    if (known === void 0) return this.begin(key, target, limit);
    return known.catch(() => this.begin(key, target, limit));
  }
  begin(key, target, limit) {
    const pending = this.allPages(target, limit);
    this.lists.set(key, pending);
    pending.catch(() => {
      if (this.lists.get(key) === pending) this.lists.delete(key);
    });
    return pending;
  }
  async allPages(target, limit) {
    const tags = /* @__PURE__ */ new Set();
    let query = `?n=${PAGE_TAGS}`;
    for (let count = 1; ; count++) {
      const response = await this.onePage(target, query, limit);
      if (response === void 0) return void 0;
      for (const tag of tagsIn(response)) tags.add(tag);
      const next = nextQuery(response);
      const isFull = count === MAX_PAGES || tags.size >= MAX_TAGS;
      const isCut2 = tags.size > MAX_TAGS || isFull && next !== void 0;
      const found = [...tags].slice(0, MAX_TAGS);
      if (isCut2) this.warn(cutAfter(found.length, target));
      if (isCut2 || next === void 0) return found;
      query = next;
    }
  }
  async onePage(target, query, limit) {
    const headers = { accept: "application/json" };
    const question = { path: `tags/list${query}`, headers, maxBytes: MAX_BYTES5 };
    const response = await this.repositories.get(target, question, limit);
    passOnWarnings(response, this.warn);
    return response;
  }
};
function nameIn({ registry: registry2, repository }) {
  return `${registry2}/${repository}`;
}
function tagsIn(response) {
  const shaped = shape(page, parseJson3(response));
  if (!shaped.ok) throw wrong2(response, `is malformed: ${oneLine(shaped.complaint, 200)}`);
  const tags = shaped.value.tags ?? [];
  return tags.filter((tag) => typeof tag === "string" && isTag(tag));
}
function parseJson3(response) {
  try {
    return JSON.parse(response.body.toString("utf8"));
  } catch (cause) {
    throw wrong2(response, "is not JSON", cause);
  }
}
function nextQuery(response) {
  const { headers, url } = response;
  const link = nextLink(headers);
  if (link === void 0) return void 0;
  if (!URL.canParse(link, url.href)) throw wrong2(response, "has a next page without an address");
  const next = new URL(link, url);
  if (next.origin === url.origin && next.pathname === url.pathname) return next.search;
  const place = oneLine(`${next.protocol}//${next.host}${next.pathname}`, 200);
  throw wrong2(response, `has its next page at ${place}, which is not followed`);
}
function wrong2({ url }, what, cause) {
  const reason = `${nameOf({ method: "GET", url })}: the list of tags ${what}`;
  const cure = "Check the registry\u2019s name, and look at what answers there: a proxy or a web page may.";
  return new RegistryError("protocol", { reason, cure }, { cause });
}
function cutAfter(count, target) {
  return `The list of tags of ${nameIn(target)} is cut after ${count}: there are more, and they are not looked at`;
}

// src/registry/time-limit.ts
var TimeLimit2 = class {
  timeoutMs;
  clock;
  used = 0;
  running = 0;
  since = 0;
  constructor(timeoutMs, clock) {
    this.timeoutMs = timeoutMs;
    this.clock = clock;
  }
  async run(task) {
    this.goOn();
    try {
      return await task();
    } finally {
      this.stop();
    }
  }
  deadline() {
    const began = this.running > 0 ? this.since : this.clock.now();
    return began + this.timeoutMs - this.used;
  }
  async inLine(turn) {
    this.stop();
    await turn;
    this.goOn();
  }
  goOn() {
    if (this.running++ === 0) this.since = this.clock.now();
  }
  stop() {
    if (--this.running === 0) this.used += this.clock.now() - this.since;
  }
};

// src/registry/token-request.ts
var MAX_TOKEN_BYTES = 64 * 1024;
var CLIENT_ID = "docker-image-budgets";
function getRequest(request, authorization) {
  const { bearer, scope, home, time: time2 } = request;
  const url = new URL(bearer.realm);
  if (bearer.service !== void 0) url.searchParams.set("service", bearer.service);
  url.searchParams.set("scope", scope);
  const headers = { ...HEADERS, ...authorization === void 0 ? {} : { authorization } };
  return { method: "GET", url, headers, maxBytes: MAX_TOKEN_BYTES, home, time: time2 };
}
function refreshRequest({ bearer, scope, home, time: time2 }, token) {
  const form = new URLSearchParams({
    grant_type: "refresh_token",
    client_id: CLIENT_ID,
    scope,
    refresh_token: token,
    ...bearer.service === void 0 ? {} : { service: bearer.service }
  });
  return {
    method: "POST",
    url: bearer.realm,
    headers: { ...HEADERS, "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
    maxBytes: MAX_TOKEN_BYTES,
    home,
    time: time2
  };
}
var HEADERS = {
  accept: "application/json",
  "accept-encoding": "identity",
  "user-agent": CLIENT_ID
};
function keyOf3({ bearer, scope, credential, home }) {
  return JSON.stringify([home, bearer.realm.href, bearer.service, scope, credential]);
}

// src/registry/tokens.ts
var DEFAULT_LIFETIME_S = 60;
var RENEW_EARLY_MS = 5e3;
var tokenAnswer = object({
  token: nullish2(string2()),
  access_token: nullish2(string2()),
  expires_in: optional(unknown())
});
var Tokens = class {
  options;
  cache = /* @__PURE__ */ new Map();
  /** Realms with the credentials that they do not know, to be asked anonymously from then on. */
  refused = /* @__PURE__ */ new Set();
  constructor(options) {
    this.options = options;
  }
  /** @throws {RegistryError} when no token is given. */
  async get(request) {
    const key = keyOf3(request);
    const cached2 = this.cache.get(key);
    if (cached2 === void 0) {
      const pending = this.fetch(request);
      this.cache.set(key, pending);
      pending.catch(() => this.forget(key, pending));
      return (await pending).value;
    }
    let token;
    try {
      token = await cached2;
    } catch (error) {
      if (error instanceof RegistryError && error.isLimit) return this.get(request);
      throw error;
    }
    if (token.expires - RENEW_EARLY_MS > this.options.clock.now()) return token.value;
    this.forget(key, cached2);
    return this.get(request);
  }
  /** Forgets a token that the registry has refused, unless it has been renewed meanwhile. */
  async drop(request, value) {
    const key = keyOf3(request);
    const cached2 = this.cache.get(key);
    const token = await cached2?.catch(() => void 0);
    if (cached2 !== void 0 && token?.value === value) this.forget(key, cached2);
  }
  forget(key, token) {
    if (this.cache.get(key) === token) this.cache.delete(key);
  }
  async fetch(request) {
    const { credential, home, bearer } = request;
    const login = JSON.stringify([bearer.realm.href, credential]);
    if (credential === void 0 || credential.kind === "bearer" || this.refused.has(login)) {
      return this.anonymous(request);
    }
    const obstacle = await whyWithheld(bearer.realm, home);
    if (obstacle !== void 0) {
      this.options.warn(
        `${home.registry} sends its logins to ${bearer.realm.origin}, which gets no credentials, since ${obstacle}: going on anonymously`
      );
      return this.anonymous(request);
    }
    const response = await this.ask(request, credential);
    if (response.status !== 401 && response.status !== 403) return this.read(request, response);
    if (response.status === 401) this.refused.add(login);
    this.options.warn(
      `The credentials for ${home.registry} are refused (${realmOf(request)}: ${describe2(response)}): going on anonymously`
    );
    return this.anonymous(request);
  }
  async ask(request, credential) {
    const { send } = this.options;
    const { username } = credential;
    if (credential.kind === "basic") {
      return send(getRequest(request, basicHeader(username, credential.password)));
    }
    const response = await send(refreshRequest(request, credential.token));
    if (![400, 401, 404, 405].includes(response.status)) return response;
    return send(getRequest(request, basicHeader(username, credential.token)));
  }
  async anonymous(request) {
    return this.read(request, await this.options.send(getRequest(request)));
  }
  read(request, response) {
    if (response.status !== 200) {
      throw new RegistryError("refused", {
        reason: `${realmOf(request)}: ${describe2(response)}; no token is given for ${request.scope}`,
        cure: loginCure(request.home.registry)
      });
    }
    const answer2 = tokenAnswer.safeParse(jsonOf(response.body));
    const value = answer2.data?.token || answer2.data?.access_token;
    if (!answer2.success || !value || !/^[\x21-\x7e]+$/.test(value)) {
      throw new RegistryError("protocol", {
        reason: `${realmOf(request)}: the answer holds no token`,
        cure: "Look at the registry\u2019s token server: it does not answer as the token protocol asks."
      });
    }
    this.options.onSecret(value);
    const lifetime = lifetimeOf(answer2.data.expires_in);
    return { value, expires: this.options.clock.now() + Math.max(lifetime, RENEW_EARLY_MS * 2) };
  }
};
function lifetimeOf(expiresIn) {
  const seconds2 = typeof expiresIn === "string" ? Number(expiresIn) : expiresIn;
  const isTold = typeof seconds2 === "number" && Number.isFinite(seconds2) && seconds2 > 0;
  return (isTold ? seconds2 : DEFAULT_LIFETIME_S) * 1e3;
}
function realmOf({ bearer }) {
  return nameOf({ method: "GET", url: bearer.realm });
}
function jsonOf(body) {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return void 0;
  }
}

// src/registry/wire.ts
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

// src/registry/failures.ts
function tooLarge2(request) {
  return new RegistryError("too-large", {
    reason: `${nameOf(request)}: the answer is larger than the ${request.maxBytes} bytes that it may have`,
    cure: "Check that the reference names an image, and what answers there: no manifest, config or token is that large."
  });
}
function timedOut(request, limitMs) {
  const text5 = {
    reason: `${nameOf(request)}: no whole answer within ${Math.ceil(limitMs / 1e3)} s`,
    cure: UNREACHABLE
  };
  return new RegistryError("timeout", text5, { retry: "later" });
}
var CLOSED = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
var TRANSIENT = /* @__PURE__ */ new Set([
  ...CLOSED,
  "ECONNREFUSED",
  "ECONNABORTED",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
  "UND_ERR_CLOSED",
  "UND_ERR_DESTROYED",
  // Of an HTTP/2 stream that ends before its answer does.
  "UND_ERR_INFO",
  "HTTP_PARSER",
  "Z_BUF_ERROR",
  "Z_DATA_ERROR"
]);
var UNCONNECTED = /* @__PURE__ */ new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_PRX_CONN",
  "UND_ERR_PRX_TLS"
]);
var CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|CRL_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH/;
var HTTP2 = /^ERR_HTTP2_/;
var TLS = /^ERR_(SSL|TLS)_|^EPROTO$/;
function disconnected(request, cause, { isReused, isProxied }) {
  const code2 = codeOf2(cause);
  const words2 = messageOf(cause) || String(cause);
  const name3 = nameOf(request);
  const status = /Proxy (?:response|Authentication Required) \((\d+)\)/.exec(words2)?.[1];
  if (status !== void 0)
    return refusedByProxy(`${name3}: ${status} from the proxy`, status, cause);
  const kind2 = kindOf2(code2, words2);
  const isByProxy = isProxied && UNCONNECTED.has(code2);
  return new RegistryError(
    kind2,
    {
      reason: `${name3}: ${code2 === "" ? "" : `${code2}: `}${words2.trim()}${isByProxy ? ", at the proxy" : ""}`,
      cure: isByProxy ? PROXY_CURE : cureFor(code2)
    },
    { retry: retryOf(code2, isReused), isReset: CLOSED.has(code2) || HTTP2.test(code2), cause }
  );
}
function kindOf2(code2, words2) {
  if (CERTIFICATE.test(code2)) return "certificate";
  if (TLS.test(code2) || words2.includes("before secure TLS connection")) return "no-tls";
  return "network";
}
function retryOf(code2, isReused) {
  if (isReused && CLOSED.has(code2)) return "at-once";
  return TRANSIENT.has(code2) || HTTP2.test(code2) || code2.startsWith("HPE_") ? "later" : "never";
}
function codeOf2(error) {
  const code2 = fieldOf(error, "code");
  if (typeof code2 === "string") return code2;
  if (fieldOf(error, "name") === "HTTPParserError") return "HTTP_PARSER";
  const errors = fieldOf(error, "errors");
  const cause = Array.isArray(errors) ? errors[0] : fieldOf(error, "cause");
  return cause === void 0 ? "" : codeOf2(cause);
}
function messageOf(error) {
  const message = fieldOf(error, "message");
  return typeof message === "string" ? message : "";
}
function fieldOf(value, name3) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name3) : void 0;
}
function refusedByProxy(reason, status, cause) {
  const cure = status === "407" ? PROXY_LOGIN_CURE : PROXY_CURE;
  return new RegistryError("network", { reason, cure }, { cause });
}
var PROXY_LOGIN_CURE = "The proxy wants a login, or another one: write it into HTTP_PROXY and HTTPS_PROXY, as in http://USER:PASSWORD@proxy.example.com:3128.";
var UNREACHABLE = "Check that the registry is up and can be reached from this machine, then run it again.";
function cureFor(code2) {
  if (code2 === "ENOTFOUND" || code2 === "EAI_AGAIN") {
    return "Check the registry\u2019s name, and that this machine can look it up.";
  }
  if (code2 === "EPRIVATE") {
    return "Look at what answers for the registry: it sends this client into a private network.";
  }
  if (CERTIFICATE.test(code2) || TLS.test(code2)) {
    return "For a private CA set NODE_EXTRA_CA_CERTS; for a registry that speaks plain HTTP list it under insecure-registries.";
  }
  return UNREACHABLE;
}

// src/registry/receiver.ts
var MAX_ERROR_BYTES = 64 * 1024;
var Receiver = class {
  response;
  resolve;
  reject;
  request;
  traffic;
  chunks = [];
  controller;
  stopped;
  status = 0;
  headers = {};
  length = 0;
  constructor(request, traffic) {
    this.request = request;
    this.traffic = traffic;
    const { promise, resolve: resolve3, reject } = Promise.withResolvers();
    this.response = promise;
    this.resolve = resolve3;
    this.reject = reject;
  }
  /** Gives up, also where the request has not left yet. */
  stop(reason) {
    this.stopped = reason;
    this.reject(reason);
    this.controller?.abort(reason);
  }
  onRequestStart(controller) {
    this.controller = controller;
    if (this.stopped !== void 0) controller.abort(this.stopped);
  }
  onResponseStart(_, status, headers) {
    this.status = status;
    this.headers = headers;
  }
  onResponseData(_, chunk) {
    this.length += chunk.length;
    this.traffic.bytes += chunk.length;
    this.chunks.push(chunk);
    if (this.length > this.request.maxBytes) {
      this.stop(tooLarge2(this.request));
    } else if (this.status >= 400 && this.length >= MAX_ERROR_BYTES) {
      this.onResponseEnd();
      this.stop(new Error("enough was read"));
    }
  }
  onResponseEnd() {
    const { status, headers, length } = this;
    const body = Buffer.concat(this.chunks, length);
    this.resolve({ status, headers, body, url: this.request.url });
  }
  onResponseError(_, error) {
    this.reject(error);
  }
};

// src/registry/wire.ts
var gunzipped = promisify(gunzip);
var ATTEMPT_MS = 1e4;
var HEAD_MS = 3e3;
function createWire(options) {
  const { dispatcherFor, isProxied, clock, traffic, log } = options;
  const answered = /* @__PURE__ */ new Set();
  return async (request) => {
    const patience = request.method === "HEAD" ? HEAD_MS : ATTEMPT_MS;
    const limit = Math.max(1, Math.min(patience, request.time.deadline() - clock.now()));
    const started = clock.now();
    const { origin } = request.url;
    const receiver = new Receiver(request, traffic);
    const cancel = clock.after(limit, () => receiver.stop(timedOut(request, limit)));
    const dispatch = (dispatcher) => {
      traffic.count++;
      dispatcher.dispatch(dispatchOptions(request), receiver);
    };
    try {
      dispatcherFor(request).then(dispatch).catch((error) => receiver.stop(error));
      const received = await receiver.response;
      const response = { ...received, isProxied: isProxied(request.url) };
      const { status, body } = response;
      log(`${nameOf(request)} \u2192 ${status}, ${body.length} B, ${elapsed(clock, started)}`);
      answered.add(origin);
      return await decoded(request, response);
    } catch (error) {
      const failure2 = error instanceof RegistryError ? error : disconnected(request, error, {
        isReused: answered.has(origin),
        isProxied: isProxied(request.url)
      });
      log(failure2.message);
      throw failure2;
    } finally {
      cancel();
    }
  };
}
function dispatchOptions({ url, method, headers, body }) {
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers,
    body: body ?? null,
    // Else undici closes the connection after every HEAD.
    reset: false
  };
}
async function decoded(request, response) {
  const encoding = (header(response.headers, "content-encoding") ?? "identity").toLowerCase();
  if (encoding === "identity" || response.body.length === 0) return response;
  try {
    return { ...response, body: await decompressed(request, response.body, encoding) };
  } catch (error) {
    if (response.status >= 400) return { ...response, body: Buffer.alloc(0) };
    throw error;
  }
}
async function decompressed(request, body, encoding) {
  if (encoding !== "gzip" && encoding !== "x-gzip") {
    throw new RegistryError("protocol", {
      reason: `${nameOf(request)}: the answer is encoded as ${JSON.stringify(encoding.slice(0, 40))}, which was not asked for`,
      cure: "Look at the proxy before the registry: it has to leave answers as they are."
    });
  }
  try {
    return await gunzipped(body, { maxOutputLength: request.maxBytes });
  } catch (cause) {
    const isBomb = Reflect.get(Object(cause), "code") === "ERR_BUFFER_TOO_LARGE";
    throw isBomb ? tooLarge2(request) : cause;
  }
}
function elapsed(clock, started) {
  return `${Math.round(clock.now() - started)} ms`;
}

// src/registry/create.ts
var TIMEOUT_MS3 = 3e4;
function realWorld() {
  const asleep = /* @__PURE__ */ new Set();
  let isOver = false;
  return {
    clock: {
      now: () => performance.now(),
      date: () => Date.now(),
      sleep: (ms) => new Promise((resolve3) => {
        if (isOver) return;
        const timer = setTimeout(() => {
          asleep.delete(timer);
          resolve3();
        }, ms);
        asleep.add(timer);
      }),
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random
    },
    resolve: (hostname) => lookup(hostname, { all: true }),
    end() {
      isOver = true;
      for (const timer of asleep) clearTimeout(timer);
    }
  };
}
function createRegistry(options, world = realWorld()) {
  const credentialsWith = (warn) => createCredentials({ ...options, warn });
  return assemble({ ...options, credentialsWith, isHearsay: false }, world);
}
function createPublicRegistry({ env, timeoutMs }, world = realWorld()) {
  const nobody = async () => void 0;
  const silence = () => {
  };
  const told2 = { onSecret: silence, log: silence, warn: silence };
  const parts = { credentialsWith: () => nobody, insecure: [], isHearsay: true };
  return assemble({ env, timeoutMs, ...told2, ...parts }, world);
}
function assemble(options, world) {
  const { clock, resolve: resolve3 } = world;
  const { env, insecure, authHosts = [], cacheDir, timeoutMs = TIMEOUT_MS3 } = options;
  const { isHearsay } = options;
  const traffic = { count: 0, bytes: 0 };
  const secrets = new Secrets(options.onSecret);
  const onSecret = (secret) => secrets.add(secret);
  const log = (line) => options.log(secrets.redact(line));
  const warn = once2((message) => options.warn(secrets.redact(message)));
  const { close, isProxied, ...dispatchers } = createDispatchers(env, resolve3);
  const dispatcherFor = isHearsay ? publicOnly({ ...dispatchers, isProxied, resolve: resolve3 }) : dispatchers.dispatcherFor;
  const wire = createWire({ dispatcherFor, isProxied, clock, traffic, log });
  const send = withRedirects(withRetries(wire, { clock, log }));
  const tokens = new Tokens({ send, clock, onSecret, warn });
  const credentials = options.credentialsWith(warn);
  const logins = new Logins({ credentials, onSecret, warn });
  const schemes = new Findings(clock);
  const authorizer = new Authorizer({ send, tokens, logins, schemes, warn });
  const origins = new Origins(insecure, clock);
  const repositories = new Repositories({ authorizer, origins, authHosts, isHearsay });
  const downloads = new Downloads(repositories, warn);
  const accountFor = (target) => logins.accountFor(target);
  const cache = cacheDir === void 0 ? void 0 : createCache({ directory: cacheDir, accountFor, warn, date: clock.date });
  const manifests = new Manifests(downloads, cache);
  const tagLists = new TagLists(repositories, warn);
  const newLimit = () => new TimeLimit2(timeoutMs, clock);
  const client = new RegistryClient({ manifests, tagLists, newLimit });
  return {
    images: secrets.keepFrom(client),
    traffic,
    async close() {
      world.end?.();
      await Promise.all([close(), cache?.prune()]);
    }
  };
}
function once2(warn) {
  const told2 = /* @__PURE__ */ new Set();
  return (message) => {
    if (!told2.has(message)) warn(message);
    told2.add(message);
  };
}

// src/registry/plain-words.ts
var UNREACHABLE2 = "no public address answers over https";
var UNUSABLE = "what answers is no container image that can be measured";
var REASONS = {
  network: UNREACHABLE2,
  "no-tls": UNREACHABLE2,
  certificate: UNREACHABLE2,
  redirect: UNREACHABLE2,
  timeout: "no whole answer comes in time",
  refused: "access is refused to who has no login",
  "rate-limit": "no more answers are given for now to who has no login"
};
function plainWords2(error) {
  const reason = error instanceof RegistryError ? REASONS[error.code] : void 0;
  return {
    reason: reason ?? UNUSABLE,
    cure: "Check the name, and push the image where everybody may pull it."
  };
}

// src/images.ts
function createImages(options) {
  const { directory, log, timeoutMs } = options;
  const [registry2, open5] = [createRegistry(options), createPublicRegistry(options)];
  const confined = createLayoutSource(directory, { isConfined: true, timeoutMs });
  return {
    source: byKind(registry2.images, createLayoutSource(directory, { timeoutMs })),
    hearsay: inPlainWords(byKind(open5.images, confined), { wordsFor, log }),
    anonymous: open5.images,
    traffic: registry2.traffic,
    async close() {
      await Promise.all([registry2.close(), open5.close()]);
    }
  };
}
function byKind(registry2, layouts) {
  return askedBy(({ kind: kind2 }, question) => question(kind2 === "registry" ? registry2 : layouts));
}
function wordsFor(error, { kind: kind2 }) {
  return kind2 === "registry" ? plainWords2(error) : plainWords(error);
}

// src/domain/option.ts
function parseHost(text5) {
  if (/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+)(:\d+)?$/.test(text5)) return text5;
  throw new Malformed(`${quoted(text5)} is not a registry\u2019s host or host:port`);
}
function parseSeconds(text5) {
  if (/^\d{1,3}$/.test(text5) && Number(text5) > 0) return Number(text5) * 1e3;
  throw new Malformed(`${quoted(text5)} is not a number of seconds from 1 to 999`);
}
function parseBandwidth(text5) {
  const megabits = /^\d+(?:\.\d+)?$/.test(text5) ? Number(text5) : Number.NaN;
  if (megabits > 0 && megabits <= 1e6) return megabits * 1e6;
  throw new Malformed(`${quoted(text5)} is not a number of Mbit/s, such as 100`);
}
function parseExplain(text5) {
  if (text5 === "none" || text5 === "layers") return text5;
  if (text5 === "files") {
    throw new Malformed("this version does not look into layers: none, layers");
  }
  throw new Malformed(`${quoted(text5)} is not allowed: none, layers`);
}

export {
  fetch,
  import_env_http_proxy_agent,
  proxiesOf,
  _nonnegative,
  _minLength,
  _regex,
  string2 as string,
  int,
  unknown,
  object,
  partial2 as partial,
  union,
  record,
  literal,
  optional,
  nullish2 as nullish,
  parseHost,
  parseSeconds,
  parseBandwidth,
  parseExplain,
  checkTemplate,
  usesPlaceholder,
  expandTemplate,
  applyTag,
  askedBy,
  measure,
  namesOneImage,
  check,
  readBudgets,
  BudgetFileError,
  neighbourOf,
  misnamed,
  loadSingle,
  loadCompared,
  readBudgetBytes,
  isFileWithin,
  createProgress,
  code,
  prose,
  row,
  renderMarkdown,
  compactJson,
  jsonPieces,
  Explainer,
  createImages
};
