import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  BudgetFileError,
  Explainer,
  _minLength,
  _nonnegative,
  _regex,
  askedBy,
  check,
  checkTemplate,
  code,
  compactJson,
  createImages,
  createProgress,
  fetch,
  import_env_http_proxy_agent,
  int,
  isFileWithin,
  jsonPieces,
  literal,
  loadCompared,
  loadSingle,
  misnamed,
  neighbourOf,
  nullish,
  object,
  optional,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseSeconds,
  partial,
  proxiesOf,
  readBudgetBytes,
  record,
  renderMarkdown,
  string,
  union,
  unknown,
  usesPlaceholder
} from "./chunks/chunk-WMKMBZBY.js";
import {
  Malformed,
  OUTCOMES,
  Unmeasurable,
  UsageError,
  approve,
  isAfterHead,
  isBlocking,
  isNoteworthy,
  isTeam,
  needsApproval,
  oneLine,
  ownApprovers,
  parseApprover,
  parseIncrease,
  parsePlatform,
  parsePrices,
  placeOfRule,
  printable,
  renderText,
  sameName,
  splitLayers,
  subjectOf,
  summarise,
  toJsonText,
  unicodeEscape
} from "./chunks/chunk-VJP2JMJQ.js";
import "./chunks/chunk-JLZW5ZKN.js";
import {
  __commonJS,
  __require,
  __toESM
} from "./chunks/chunk-44XWL3MF.js";

// node_modules/tunnel/lib/tunnel.js
var require_tunnel = __commonJS({
  "node_modules/tunnel/lib/tunnel.js"(exports) {
    "use strict";
    var net = __require("net");
    var tls = __require("tls");
    var http = __require("http");
    var https = __require("https");
    var events = __require("events");
    var assert = __require("assert");
    var util = __require("util");
    exports.httpOverHttp = httpOverHttp2;
    exports.httpsOverHttp = httpsOverHttp2;
    exports.httpOverHttps = httpOverHttps2;
    exports.httpsOverHttps = httpsOverHttps2;
    function httpOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http.request;
      return agent;
    }
    function httpsOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function httpOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https.request;
      return agent;
    }
    function httpsOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function TunnelingAgent(options) {
      var self = this;
      self.options = options || {};
      self.proxyOptions = self.options.proxy || {};
      self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
      self.requests = [];
      self.sockets = [];
      self.on("free", function onFree(socket, host, port, localAddress) {
        var options2 = toOptions(host, port, localAddress);
        for (var i = 0, len = self.requests.length; i < len; ++i) {
          var pending = self.requests[i];
          if (pending.host === options2.host && pending.port === options2.port) {
            self.requests.splice(i, 1);
            pending.request.onSocket(socket);
            return;
          }
        }
        socket.destroy();
        self.removeSocket(socket);
      });
    }
    util.inherits(TunnelingAgent, events.EventEmitter);
    TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
      var self = this;
      var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
      if (self.sockets.length >= this.maxSockets) {
        self.requests.push(options);
        return;
      }
      self.createSocket(options, function(socket) {
        socket.on("free", onFree);
        socket.on("close", onCloseOrRemove);
        socket.on("agentRemove", onCloseOrRemove);
        req.onSocket(socket);
        function onFree() {
          self.emit("free", socket, options);
        }
        function onCloseOrRemove(err) {
          self.removeSocket(socket);
          socket.removeListener("free", onFree);
          socket.removeListener("close", onCloseOrRemove);
          socket.removeListener("agentRemove", onCloseOrRemove);
        }
      });
    };
    TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
      var self = this;
      var placeholder = {};
      self.sockets.push(placeholder);
      var connectOptions = mergeOptions({}, self.proxyOptions, {
        method: "CONNECT",
        path: options.host + ":" + options.port,
        agent: false,
        headers: {
          host: options.host + ":" + options.port
        }
      });
      if (options.localAddress) {
        connectOptions.localAddress = options.localAddress;
      }
      if (connectOptions.proxyAuth) {
        connectOptions.headers = connectOptions.headers || {};
        connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64");
      }
      debug3("making CONNECT request");
      var connectReq = self.request(connectOptions);
      connectReq.useChunkedEncodingByDefault = false;
      connectReq.once("response", onResponse);
      connectReq.once("upgrade", onUpgrade);
      connectReq.once("connect", onConnect);
      connectReq.once("error", onError);
      connectReq.end();
      function onResponse(res) {
        res.upgrade = true;
      }
      function onUpgrade(res, socket, head) {
        process.nextTick(function() {
          onConnect(res, socket, head);
        });
      }
      function onConnect(res, socket, head) {
        connectReq.removeAllListeners();
        socket.removeAllListeners();
        if (res.statusCode !== 200) {
          debug3(
            "tunneling socket could not be established, statusCode=%d",
            res.statusCode
          );
          socket.destroy();
          var error2 = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        if (head.length > 0) {
          debug3("got illegal response body from proxy");
          socket.destroy();
          var error2 = new Error("got illegal response body from proxy");
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        debug3("tunneling connection has established");
        self.sockets[self.sockets.indexOf(placeholder)] = socket;
        return cb(socket);
      }
      function onError(cause) {
        connectReq.removeAllListeners();
        debug3(
          "tunneling socket could not be established, cause=%s\n",
          cause.message,
          cause.stack
        );
        var error2 = new Error("tunneling socket could not be established, cause=" + cause.message);
        error2.code = "ECONNRESET";
        options.request.emit("error", error2);
        self.removeSocket(placeholder);
      }
    };
    TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
      var pos = this.sockets.indexOf(socket);
      if (pos === -1) {
        return;
      }
      this.sockets.splice(pos, 1);
      var pending = this.requests.shift();
      if (pending) {
        this.createSocket(pending, function(socket2) {
          pending.request.onSocket(socket2);
        });
      }
    };
    function createSecureSocket(options, cb) {
      var self = this;
      TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
        var hostHeader = options.request.getHeader("host");
        var tlsOptions = mergeOptions({}, self.options, {
          socket,
          servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
        });
        var secureSocket = tls.connect(0, tlsOptions);
        self.sockets[self.sockets.indexOf(socket)] = secureSocket;
        cb(secureSocket);
      });
    }
    function toOptions(host, port, localAddress) {
      if (typeof host === "string") {
        return {
          host,
          port,
          localAddress
        };
      }
      return host;
    }
    function mergeOptions(target) {
      for (var i = 1, len = arguments.length; i < len; ++i) {
        var overrides = arguments[i];
        if (typeof overrides === "object") {
          var keys = Object.keys(overrides);
          for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
            var k = keys[j];
            if (overrides[k] !== void 0) {
              target[k] = overrides[k];
            }
          }
        }
      }
      return target;
    }
    var debug3;
    if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
      debug3 = function() {
        var args = Array.prototype.slice.call(arguments);
        if (typeof args[0] === "string") {
          args[0] = "TUNNEL: " + args[0];
        } else {
          args.unshift("TUNNEL:");
        }
        console.error.apply(console, args);
      };
    } else {
      debug3 = function() {
      };
    }
    exports.debug = debug3;
  }
});

// node_modules/tunnel/index.js
var require_tunnel2 = __commonJS({
  "node_modules/tunnel/index.js"(exports, module) {
    module.exports = require_tunnel();
  }
});

// src/main.ts
import { tmpdir } from "node:os";

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os4 from "os";

// node_modules/@actions/http-client/lib/index.js
var tunnel = __toESM(require_tunnel2(), 1);
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve3) {
      resolve3(value);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
import os3 from "os";

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs2.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs2.constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os3.platform();
var arch = os3.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os4.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function setFailed(message) {
  process.exitCode = ExitCode.Failure;
  error(message);
}
function isDebug() {
  return process.env["RUNNER_DEBUG"] === "1";
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os4.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}

// node_modules/@actions/github/lib/context.js
import { readFileSync, existsSync as existsSync2 } from "fs";
import { EOL as EOL5 } from "os";
var Context = class {
  /**
   * Hydrate the context from the environment
   */
  constructor() {
    var _a, _b, _c;
    this.payload = {};
    if (process.env.GITHUB_EVENT_PATH) {
      if (existsSync2(process.env.GITHUB_EVENT_PATH)) {
        this.payload = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
      } else {
        const path = process.env.GITHUB_EVENT_PATH;
        process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${EOL5}`);
      }
    }
    this.eventName = process.env.GITHUB_EVENT_NAME;
    this.sha = process.env.GITHUB_SHA;
    this.ref = process.env.GITHUB_REF;
    this.workflow = process.env.GITHUB_WORKFLOW;
    this.action = process.env.GITHUB_ACTION;
    this.actor = process.env.GITHUB_ACTOR;
    this.job = process.env.GITHUB_JOB;
    this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
    this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
    this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
    this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
    this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
    this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
  }
  get issue() {
    const payload = this.payload;
    return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
  }
  get repo() {
    if (process.env.GITHUB_REPOSITORY) {
      const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
      return { owner, repo };
    }
    if (this.payload.repository) {
      return {
        owner: this.payload.repository.owner.login,
        repo: this.payload.repository.name
      };
    }
    throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
  }
};

// scripts/actions-github.mjs
var context = new Context();

// src/github/errors.ts
function isLocked(error2) {
  return statusOf(error2) === 403 && error2 instanceof Error && /\blocked\b/i.test(error2.message);
}
function statusOf(error2) {
  if (!(error2 instanceof Error) || !("status" in error2)) return void 0;
  return typeof error2.status === "number" ? error2.status : void 0;
}
var limit = object({
  status: union([literal(403), literal(429)]),
  response: object({ headers: object({ "x-ratelimit-remaining": literal("0") }) })
});
function isLimited(error2) {
  if (limit.safeParse(error2).success) return true;
  return error2 instanceof Error && /\bsecondary rate\b/i.test(error2.message);
}
function isReadOnly(error2) {
  const isRefused = [401, 403].includes(statusOf(error2) ?? 0);
  return isRefused && error2 instanceof Error && !/rate limit/i.test(error2.message);
}
var TOKEN_CURE = "Leave out the input github-token, and the job\u2019s own token is taken; a secret is not there on Dependabot\u2019s and forks\u2019 runs.";
async function ifThere(request) {
  try {
    return await request;
  } catch (error2) {
    if (statusOf(error2) === 404) return void 0;
    throw error2;
  }
}

// src/github/identity.ts
var WORKFLOW = "github-actions[bot]";
var answer = object({ viewer: object({ login: string().check(_minLength(1)) }) });
async function ownLogin({ rest, graphql }, token) {
  if (!token.startsWith("ghs_")) {
    try {
      return (await rest.users.getAuthenticated()).data.login;
    } catch (error2) {
      if (statusOf(error2) !== 403 && statusOf(error2) !== 401) throw error2;
    }
  }
  try {
    return answer.parse(await graphql("query { viewer { login } }")).viewer.login;
  } catch {
    return WORKFLOW;
  }
}

// src/github/client.ts
var REQUEST_MS = 3e4;
var PATIENCE_S = 60;
var GIVEN_UP = "What cannot be read or written there is in the job summary: run it again later.";
async function connect(options) {
  const { token, baseUrl, serverUrl, owner, repo, warn: warn2 } = options;
  const [{ Octokit }, { retry }, { throttling }, { default: Bottleneck }] = await Promise.all([
    import("./chunks/dist-src-VLYUQZY5.js"),
    import("./chunks/dist-bundle-5V2J335S.js"),
    import("./chunks/dist-bundle-RUCUT63E.js"),
    import("./chunks/light-IVMALIWM.js")
  ]);
  const atOnce = new Bottleneck.Group({ maxConcurrent: 1 });
  const given = /* @__PURE__ */ new Set();
  const wait = (what) => (seconds, _options, _octokit, tries) => {
    const worthwhile = seconds <= PATIENCE_S && tries < 2;
    if (worthwhile) warn2(`GitHub\u2019s ${what} is reached: waiting ${seconds} s`);
    else if (!given.has(what)) warn2(`GitHub\u2019s ${what} is reached: giving up. ${GIVEN_UP}`);
    if (!worthwhile) given.add(what);
    return worthwhile;
  };
  const common = {
    ...token === "" ? {} : { auth: token },
    baseUrl,
    request: { fetch: proxiedFetch() },
    // Failures are told once, with what they mean, by whoever asked.
    log: { debug: () => {
    }, info: () => {
    }, warn: () => {
    }, error: () => {
    } }
  };
  const octokit = new (Octokit.plugin(retry, throttling))({
    ...common,
    retry: { retries: 2 },
    throttle: {
      write: atOnce,
      notifications: atOnce,
      onRateLimit: wait("rate limit"),
      onSecondaryRateLimit: wait("secondary rate limit")
    }
  });
  octokit.hook.before("request", (options2) => {
    options2.request = { ...options2.request };
    stayAt(baseUrl, options2.url);
  });
  const { rest, paginate } = octokit;
  const { graphql } = new Octokit(common);
  let login;
  return {
    rest,
    paginate,
    owner,
    repo,
    page: `${serverUrl}/${owner}/${repo}`,
    login: () => {
      login ??= ownLogin({ rest, graphql }, token);
      return login;
    }
  };
}
function proxiedFetch() {
  const { httpProxy, httpsProxy, isFor } = proxiesOf(process.env);
  const dispatcher = new import_env_http_proxy_agent.default({ httpProxy, httpsProxy, noProxy: "" });
  return (url, init) => {
    const way = isFor(new URL(url)) ? { dispatcher } : {};
    return fetch(url, { ...init, ...way, signal: AbortSignal.timeout(REQUEST_MS) });
  };
}
function stayAt(baseUrl, url) {
  const [home, next] = [new URL(baseUrl), new URL(url, baseUrl)];
  if (next.origin === home.origin) return;
  const error2 = new Error(`${home.origin} names a page at ${next.origin}, which is not asked`);
  throw Object.assign(error2, { status: 400 });
}

// src/github/commits.ts
async function readFileAt({ rest, owner, repo }, path, ref) {
  try {
    const { data } = await rest.repos.getContent({ owner, repo, path, ref });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return void 0;
    if (data.content === "" && data.size > 0) throw tooLarge(path, ref);
    return Buffer.from(data.content, "base64").toString("utf8");
  } catch (error2) {
    const status = statusOf(error2);
    if (status === 404) return void 0;
    if (status === void 0) throw error2;
    throw new UsageError(
      `${path} cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(error2)}). ${cureOf(status, "contents: read")}; or set config-from: workspace and check the repository out.`,
      { cause: error2 }
    );
  }
}
async function tipOf({ rest, owner, repo }, branch) {
  try {
    const { data } = await rest.git.getRef({ owner, repo, ref: `heads/${branch}` });
    return data.object.sha;
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    throw new UsageError(
      `The commit of the default branch ${branch} cannot be read (${status} ${messageOf(error2)}), and its version of the budget file is needed. ${cureOf(status, "contents: read")}.`,
      { cause: error2 }
    );
  }
}
function cureOf(status, permission) {
  if (status === 401) return TOKEN_CURE;
  return status >= 500 ? "GitHub has trouble: run it again later" : `The job needs the permission ${permission}`;
}
function tooLarge(path, ref) {
  return new UsageError(
    `${path} is larger than 1 MB at ${ref.slice(0, 7)}, which no budget file needs: make it smaller. Until that is merged, config-from: workspace reads the change\u2019s own.`
  );
}
async function mergeBase({ rest, owner, repo }, base, head) {
  try {
    const basehead = `${base}...${head}`;
    const { data } = await rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      basehead,
      per_page: 1
    });
    return data.merge_base_commit.sha;
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    return status === 404 && /no common ancestor/i.test(messageOf(error2)) ? null : void 0;
  }
}
async function firstParents(api, sha, count) {
  try {
    return await walkFirstParents(api, sha, count);
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    throw new Unmeasurable(
      `the commits before ${sha.slice(0, 7)} cannot be listed (${status} ${messageOf(error2)})`,
      "Give the job the permission contents: read, or set base-lookback to 0.",
      { cause: error2 }
    );
  }
}
async function walkFirstParents({ rest, owner, repo }, sha, count) {
  const parents = /* @__PURE__ */ new Map();
  const found = [];
  let current = sha;
  while (found.length < count) {
    if (!parents.has(current)) {
      const { data } = await rest.repos.listCommits({ owner, repo, sha: current, per_page: 100 });
      for (const commit of data) parents.set(commit.sha, commit.parents[0]?.sha);
      if (!parents.has(current)) break;
    }
    current = parents.get(current);
    if (current === void 0) break;
    found.push(current);
  }
  return found;
}
function messageOf(error2) {
  const message = error2 instanceof Error ? error2.message : String(error2);
  return message.replace(/ - https:\/\/docs\.\S+$/, "");
}

// src/github/event.ts
var named = nullish(object({ full_name: optional(string()) }));
var side = object({ sha: string(), ref: string(), repo: named });
var pullRequest = object({
  number: int(),
  state: string(),
  head: side,
  base: side,
  updated_at: optional(string())
});
var repository = object({
  full_name: optional(string()),
  owner: object({ login: string() })
});
var checkSuite = object({
  head_sha: string(),
  head_branch: nullish(string()),
  created_at: optional(string())
});
var event = object({
  action: optional(string()),
  /** What has been edited. */
  changes: optional(object({ base: optional(unknown()) })),
  label: optional(object({ name: string() })),
  pull_request: optional(pullRequest),
  /** `pull_request` is there where the issue is one. */
  issue: optional(object({ number: int(), pull_request: optional(unknown()) })),
  workflow_run: optional(
    object({
      /** What started that run. */
      event: optional(string()),
      head_sha: string(),
      /** The name of a tag, where that was pushed. */
      head_branch: nullish(string()),
      created_at: optional(string()),
      head_repository: nullish(repository)
    })
  ),
  check_suite: optional(checkSuite),
  check_run: optional(
    object({ head_sha: string(), check_suite: nullish(partial(checkSuite)) })
  ),
  merge_group: optional(
    object({
      head_sha: string(),
      head_ref: string(),
      base_sha: string(),
      base_ref: string()
    })
  ),
  before: optional(string()),
  after: optional(string()),
  /** Of a push; unlike `after` it is the commit that an annotated tag stands for. */
  head_commit: nullish(object({ id: string() })),
  repository: optional(object({ default_branch: optional(string()) }))
});
function isSameRepository(head, base) {
  const [one, other] = [head?.full_name?.toLowerCase(), base?.full_name?.toLowerCase()];
  return one !== void 0 && one === other;
}
function unreadable(eventName, where) {
  return new UsageError(`The event ${eventName} cannot be read: ${where} is not what GitHub sends.`);
}

// src/github/surroundings.ts
async function openPulls(built, api) {
  const { rest, paginate, owner, repo } = api;
  const listed = { owner, repo, ...headOf(built), state: "open", per_page: 100 };
  const [ofBranch2, ofCommit2] = await Promise.all([
    readable(paginate(rest.pulls.list, listed)),
    readable(pullsOfCommit(built.sha, api))
  ]);
  const pulls = [...ofBranch2, ...ofCommit2].map((pull) => pullRequest.parse(pull));
  return [...new Map(pulls.map((pull) => [pull.number, pull])).values()];
}
async function pullsOfCommit(sha, { rest, paginate, owner, repo }) {
  const listed = { owner, repo, commit_sha: sha, per_page: 100 };
  try {
    const pulls = await paginate(rest.repos.listPullRequestsAssociatedWithCommit, listed);
    return pulls.filter(({ state, head }) => state === "open" && head.sha === sha);
  } catch (error2) {
    if ([404, 409, 422].includes(statusOf(error2) ?? 0)) return [];
    throw error2;
  }
}
async function closedPull(built, { rest, owner, repo }) {
  const listed = { owner, repo, ...headOf(built), state: "closed", per_page: 100 };
  const { data } = await readable(rest.pulls.list(listed));
  const closed = data.find(({ head }) => head.sha === built.sha);
  return closed === void 0 ? void 0 : pullRequest.parse(closed);
}
function headOf({ branch, owner }) {
  return branch === null || owner === null ? {} : { head: `${owner}:${branch}` };
}
async function pullByNumber({ rest, owner, repo }, number) {
  const answer2 = await readable(ifThere(rest.pulls.get({ owner, repo, pull_number: number })));
  return answer2 === void 0 ? void 0 : pullRequest.parse(answer2.data);
}
async function readable(request) {
  try {
    return await request;
  } catch (error2) {
    const status = statusOf(error2);
    if (status === void 0) throw error2;
    throw new UsageError(
      `The pull requests of this commit cannot be read (${status} ${messageOf(error2)}). ${cureOf(status, "pull-requests: read")}.`,
      { cause: error2 }
    );
  }
}
var QUEUE = "gh-readonly-queue/";
async function groupAhead(baseSha, { rest, owner, repo }) {
  try {
    const { data } = await rest.repos.listBranchesForHeadCommit({
      owner,
      repo,
      commit_sha: baseSha
    });
    return data.map(({ name }) => name).find((name) => name.startsWith(QUEUE));
  } catch {
    return void 0;
  }
}
async function defaultBranchOf({ payload, api }) {
  const told = payload.repository?.default_branch;
  if (told !== void 0) return told;
  const { rest, owner, repo } = await api();
  const { data } = await rest.repos.get({ owner, repo });
  return data.default_branch;
}

// src/github/commit-occasion.ts
async function ofCommit(asked) {
  const { payload, run } = asked;
  const { after = run.sha, head_commit: commit } = payload;
  if (isNobody(after)) {
    return [nothingToDo(after, "The branch was deleted: there is nothing to judge.")];
  }
  const isTag = run.ref.startsWith("refs/tags/");
  const headSha = isTag ? commit?.id ?? run.sha : after;
  return [await ofBranch(asked, headSha)];
}
async function ofDeletion({ run }) {
  return [nothingToDo(run.sha, "A branch or a tag was deleted: there is nothing to judge.")];
}
async function ofBuiltBranch(asked, headSha, branch) {
  const ref = branch === null ? "" : `refs/heads/${branch}`;
  const occasion = await ofBranch({ ...asked, run: { ...asked.run, ref } }, headSha);
  if (branch === null || !occasion.isOnDefault) return occasion;
  const api = await asked.api();
  const tip = await tipOf(api, branch);
  const isOn = tip === headSha || await mergeBase(api, tip, headSha) === headSha;
  return { ...occasion, isOnDefault: isOn };
}
async function ofBranch(asked, headSha) {
  const { before } = asked.payload;
  const { ref, sha } = asked.run;
  const known = before !== void 0 && !isNobody(before);
  const defaultBranch = await defaultBranchOf(asked);
  return {
    ...commitAlone(headSha),
    ref,
    defaultBranch,
    isOnDefault: ref === `refs/heads/${defaultBranch}`,
    values: {
      head_sha: headSha,
      ...ref ? { head_ref: branchOf(ref) } : {},
      sha,
      base_ref: defaultBranch,
      ...known ? { base_sha: before } : {}
    }
  };
}
async function ofGroup(asked) {
  const { payload, run, api } = asked;
  const { merge_group: group } = payload;
  if (group === void 0) throw unreadable(run.eventName, "merge_group");
  const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1];
  const base = branchOf(group.base_ref);
  const values = {
    ...number === void 0 ? {} : { number },
    head_sha: group.head_sha,
    head_ref: branchOf(group.head_ref),
    base_sha: group.base_sha,
    base_ref: base,
    sha: run.sha
  };
  const ahead = await groupAhead(group.base_sha, await api());
  const defaultBranch = await defaultBranchOf(asked);
  const nobody = { headSha: null, headThereAt: null, labelJustSet: null, isWord: false };
  return [
    {
      ...commitAlone(group.head_sha),
      ref: group.head_ref,
      // What its pull request was given leave for, the queue may merge.
      forum: number === void 0 ? null : { number: Number(number), ...nobody },
      baseSha: group.base_sha,
      defaultBranch,
      isOnDefault: base === defaultBranch,
      values: ahead === void 0 ? values : { ...values, base_ref: ahead },
      baseFallback: ahead === void 0 ? null : values
    }
  ];
}
function groupOf(branch, headSha) {
  const [, base, baseSha] = /^gh-readonly-queue\/(.+)\/pr-\d+-([0-9a-f]{40,64})$/.exec(branch) ?? [];
  if (base === void 0 || baseSha === void 0) return void 0;
  return {
    head_sha: headSha,
    head_ref: `refs/heads/${branch}`,
    base_sha: baseSha,
    base_ref: `refs/heads/${base}`
  };
}
function nothingToDo(headSha, why) {
  return { ...commitAlone(headSha), over: why };
}
function commitAlone(headSha) {
  return {
    pull: null,
    ref: "",
    forum: null,
    headSha,
    baseSha: null,
    defaultBranch: "",
    isOnDefault: true,
    // Whoever pushes a branch, or adds to a queue, may write.
    isForeign: false,
    values: {},
    baseFallback: null,
    over: null,
    refusal: null
  };
}
function isNobody(sha) {
  return /^0+$/.test(sha);
}
function branchOf(ref) {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}

// src/github/pull-occasion.ts
var WORDS = ["pull_request_review", "pull_request_review_comment", "issue_comment"];
function wordOf({ payload, run }, pull) {
  const { action = "", label } = payload;
  return {
    headThereAt: pull.updated_at ?? null,
    labelJustSet: action === "labeled" ? label?.name ?? null : null,
    isWord: WORDS.includes(run.eventName) || ["labeled", "unlabeled"].includes(action)
  };
}
async function ofPull({ number, state, head, base }, asked, word2) {
  const defaultBranch = await defaultBranchOf(asked);
  return {
    pull: { number, headSha: head.sha, baseRef: base.ref },
    ref: null,
    forum: { number, headSha: head.sha, ...word2 },
    headSha: head.sha,
    baseSha: base.sha,
    defaultBranch,
    isOnDefault: base.ref === defaultBranch,
    isForeign: !isSameRepository(head.repo, base.repo),
    values: {
      number: String(number),
      head_sha: head.sha,
      head_ref: head.ref,
      base_sha: base.sha,
      base_ref: base.ref,
      sha: asked.run.sha
    },
    baseFallback: null,
    over: state === "closed" ? `Pull request #${number} is closed: there is nothing to judge any more.` : null,
    refusal: null
  };
}

// src/github/built-occasion.ts
var MOST_PULLS = 20;
async function ofBuilt(asked) {
  const api = await asked.api();
  const source = sourceOf(asked.payload, api);
  if (source === void 0) throw unreadable(asked.run.eventName, asked.run.eventName);
  const { sha, branch, isForeign } = source;
  const isQueue = source.event === "merge_group" && !isForeign && branch !== null;
  const group = isQueue ? groupOf(branch, sha) : void 0;
  if (group !== void 0) {
    return ofGroup({ ...asked, payload: { ...asked.payload, merge_group: group } });
  }
  const open2 = await openPulls(source, api);
  const heads = open2.filter(({ head }) => head.sha === sha);
  const isBranchKnown = branch !== null && source.owner !== null;
  const moved = isBranchKnown ? open2.filter(({ head }) => head.sha !== sha) : [];
  if (heads.length + moved.length > 0) {
    return [...moved.map((pull) => movedOn(pull, sha)), ...await ofHeads(heads, source, asked)];
  }
  const closed = source.event === "push" ? void 0 : await closedPull(source, api);
  if (closed !== void 0) return [await occasionOf(closed, source, asked)];
  if (!isForeign) return [await ofBuiltBranch(asked, sha, branch)];
  const nobody = `${sha.slice(0, 7)} of a fork is the head of no pull request: there is nothing to judge.`;
  return [nothingToDo(sha, nobody)];
}
function movedOn({ number }, sha) {
  const why = `Pull request #${number} has moved on from ${sha.slice(0, 7)}: its own run judges it.`;
  return nothingToDo(sha, why);
}
async function ofHeads(pulls, source, asked) {
  const occasions = await Promise.all(pulls.map((pull) => occasionOf(pull, source, asked)));
  const sorted = occasions.toSorted((a, b) => rankOf(a) - rankOf(b));
  const [judged, others] = [sorted.slice(0, MOST_PULLS), sorted.slice(MOST_PULLS)];
  const [first] = others;
  if (first === void 0) return judged;
  const refusal = `${source.sha.slice(0, 7)} is the head of ${sorted.length} open pull requests, and one run judges ${MOST_PULLS}. Not judged: ${numbersOf(others)}. Close those that are not needed, and run it again.`;
  return [...judged, { ...first, refusal }];
}
function rankOf({ isOnDefault, pull }) {
  return (isOnDefault ? 0 : 1e9) + (pull?.number ?? 0);
}
function numbersOf(occasions) {
  const numbers = occasions.map(({ pull }) => `#${pull?.number}`);
  const more = numbers.length - MOST_PULLS;
  return `${numbers.slice(0, MOST_PULLS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
function occasionOf(pull, { at, event: event2 }, asked) {
  const isWord2 = event2 !== null && WORDS.includes(event2);
  return ofPull(pull, asked, { headThereAt: at, labelJustSet: null, isWord: isWord2 });
}
function sourceOf({ workflow_run, check_suite, check_run }, api) {
  if (workflow_run !== void 0) {
    const { head_sha, head_branch, head_repository, created_at, event: event2 = null } = workflow_run;
    return {
      sha: head_sha,
      branch: head_branch ?? null,
      owner: head_repository?.owner.login ?? null,
      isForeign: !head_repository || !isOwn(head_repository, api),
      at: created_at ?? null,
      event: event2
    };
  }
  const suite = check_suite ?? check_run?.check_suite;
  const sha = check_suite?.head_sha ?? check_run?.head_sha;
  if (sha === void 0) return void 0;
  const branch = suite?.head_branch ?? null;
  const owner = branch === null ? null : api.owner;
  return {
    sha,
    branch,
    owner,
    isForeign: branch === null,
    at: suite?.created_at ?? null,
    event: null
  };
}
function isOwn({ full_name, owner }, api) {
  const own = `${api.owner}/${api.repo}`.toLowerCase();
  return full_name === void 0 ? owner.login.toLowerCase() === api.owner.toLowerCase() : full_name.toLowerCase() === own;
}

// src/github/occasions.ts
var FINDERS = new Map([
  ["pull_request", ofPayload],
  ["pull_request_target", ofPayload],
  ["pull_request_review", ofPayload],
  ["pull_request_review_comment", ofPayload],
  ["issue_comment", ofComment],
  ["workflow_run", ofBuilt],
  ["check_suite", ofBuilt],
  ["check_run", ofBuilt],
  ["merge_group", ofGroup],
  ...[
    "push",
    "create",
    "release",
    "registry_package",
    "deployment",
    "deployment_status",
    "workflow_dispatch",
    "repository_dispatch",
    "schedule"
  ].map((name) => [name, ofCommit]),
  ["delete", ofDeletion]
]);
async function findOccasions(run, api) {
  if (!run.eventName || !run.sha) {
    throw new UsageError(
      "This is a GitHub Action, and no workflow has started it. In a terminal use node dist/cli.js --help."
    );
  }
  const find = FINDERS.get(run.eventName);
  if (find === void 0) {
    const known = [...FINDERS.keys()].filter((name) => name !== "delete").join(", ");
    throw new UsageError(
      `The event ${run.eventName} tells of no commit whose images could be judged. Start the workflow on one that does: ${known}.`
    );
  }
  const result = event.safeParse(run.payload);
  if (!result.success) {
    throw unreadable(run.eventName, result.error.issues[0]?.path.join(".") ?? "");
  }
  const asked = { run, payload: result.data, api };
  const found = await find(asked);
  return isAside(asked) ? found.map((each) => ({ ...each, isAside: true })) : found;
}
var BUILT = ["opened", "synchronize", "reopened", "ready_for_review"];
function isAside({ run: { eventName }, payload: { action, changes } }) {
  if (eventName === "check_suite" || eventName === "check_run") return true;
  if (!["pull_request", "pull_request_target"].includes(eventName)) return false;
  if (action === "edited") return changes !== void 0 && changes.base === void 0;
  return action !== void 0 && !BUILT.includes(action);
}
async function ofPayload(asked) {
  const { pull_request: pull } = asked.payload;
  if (pull === void 0) throw unreadable(asked.run.eventName, "pull_request");
  return [await ofPull(pull, asked, wordOf(asked, pull))];
}
async function ofComment(asked) {
  const { issue: issue2 } = asked.payload;
  if (issue2 === void 0) throw unreadable(asked.run.eventName, "issue");
  const { number } = issue2;
  const nothing = (why) => [nothingToDo(asked.run.sha, why)];
  if (!issue2.pull_request) {
    return nothing(`#${number} is no pull request: there is nothing to judge.`);
  }
  const pull = await pullByNumber(await asked.api(), number);
  if (pull === void 0) return nothing(`Pull request #${number} is not there any more.`);
  return [await ofPull(pull, asked, wordOf(asked, pull))];
}

// src/github/runner.ts
var SHOWN = 9;
var ANNOTATORS = { error, warning };
function annotate(annotations2) {
  for (const level of ["error", "warning"]) {
    const all = annotations2.filter((annotation) => annotation.level === level);
    for (const { title, message, file, line } of all.slice(0, SHOWN)) {
      const place2 = { title: oneLine(title, 200), file: oneLine(file), startLine: line };
      ANNOTATORS[level](printable(message), place2);
    }
    for (const { title, message } of all.slice(SHOWN)) log(`${level}: ${title}: ${message}`);
  }
}
function log(text) {
  const lines = printable(text.replace(LINE_END, "\n")).split("\n");
  for (const line of lines) info(defused(line));
}
function warn(message) {
  warning(printable(message));
}
function fail(message) {
  setFailed(printable(message));
}
function debug2(message) {
  debug(printable(message));
}
function debugGroup(title) {
  if (!isDebug()) return { log: () => {
  }, end: () => {
  } };
  startGroup(title);
  return { log: debug2, end: endGroup };
}
var LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g;
function defused(line) {
  return line.replace(/^(\s*)(?=::)/, "$1\\").replaceAll("##[", "##\\[");
}
async function writeSummary(markdown) {
  if (!process.env["GITHUB_STEP_SUMMARY"]) return;
  await summary.addRaw(printable(markdown), true).write();
}
function setOutputs({ violations: violations2, ...texts }) {
  for (const [name, value] of Object.entries(texts)) setOutput(name, printable(value));
  setOutput("violations", toJsonText(violations2));
}
function maskSecret(secret) {
  setSecret(secret);
}

// src/github/comment.ts
import { createHash as createHash3 } from "node:crypto";

// src/github/marker.ts
var MARKER = /^<!-- docker-image-budgets key=(\S+) sha=(\S+) run=(\d+)\/(\d+) -->/;
function formatMarker({ key, sha, run }) {
  return `<!-- docker-image-budgets key=${key} sha=${sha} run=${run.id}/${run.attempt} -->`;
}
function parseMarker(body) {
  const [, key, sha, id, attempt] = MARKER.exec(body) ?? [];
  if (key === void 0 || sha === void 0) return void 0;
  return { key, sha, run: { id: Number(id), attempt: Number(attempt) } };
}

// src/github/status-url.ts
var NOTHING = {
  pull: null,
  key: null,
  ref: null,
  run: null,
  comment: null,
  says: null,
  approved: null,
  verdict: null
};
function statusUrl(origin, place2) {
  const { pull, key, ref, run, comment, says, approved, verdict } = { ...NOTHING, ...origin };
  const { page, sha, commentUrl } = place2;
  const target = commentUrl ?? fallback({ pull, run }, page, sha);
  if (!URL.canParse(target)) return void 0;
  const url = new URL(target);
  const isOfPull = /\/pull\/\d+$/.test(url.pathname);
  const parameters = {
    pr: isOfPull ? null : pull,
    key,
    run: run === null ? null : `${run.id}.${run.attempt}`,
    at: run?.at ?? null,
    word: run?.isWord === true ? 1 : null,
    comment: url.hash === "" ? comment : null,
    says,
    approved,
    verdict,
    ref,
    base: run?.base ?? null
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null) url.searchParams.set(name, String(value));
  }
  return url.href;
}
function fallback({ pull, run }, page, sha) {
  if (run !== null && run.id > 0) return `${page}/actions/runs/${run.id}`;
  return pull === null ? `${page}/commit/${sha}` : `${page}/pull/${pull}`;
}
function withVerdict(link, verdict) {
  if (link === void 0 || !URL.canParse(link)) return link;
  const url = new URL(link);
  if (verdict === null) url.searchParams.delete("verdict");
  else url.searchParams.set("verdict", verdict);
  return url.href;
}
function withoutRun(link) {
  if (link === void 0 || !URL.canParse(link)) return "";
  const url = new URL(link);
  for (const name of ["run", "at", "word", "base"]) url.searchParams.delete(name);
  return url.href.replace(/\/actions\/runs\/\d+/, "");
}
function parseStatusUrl(link) {
  if (!link || !URL.canParse(link)) return NOTHING;
  const { pathname, hash, searchParams } = new URL(link);
  const key = searchParams.get("key");
  const [, page, id] = /\/(pull|actions\/runs)\/(\d+)$/.exec(pathname) ?? [];
  const linked = /^#issuecomment-(\d+)$/.exec(hash)?.[1];
  const isOfPull = page === "pull" && (linked !== void 0 || key !== null);
  return {
    pull: numberIn(isOfPull ? id : page === "pull" ? void 0 : searchParams.get("pr")),
    key,
    ref: searchParams.get("ref"),
    run: runIn(searchParams),
    comment: numberIn(linked ?? searchParams.get("comment")),
    says: searchParams.get("says"),
    approved: searchParams.get("approved"),
    verdict: searchParams.get("verdict")
  };
}
function runIn(parameters) {
  const [, first, second] = /^(\d+)\.(\d+)$/.exec(parameters.get("run") ?? "") ?? [];
  const [id, attempt] = [numberIn(first), numberIn(second)];
  if (id === null || attempt === null) return null;
  const [at, base] = [numberIn(parameters.get("at")), parameters.get("base")];
  return { id, attempt, at, isWord: parameters.has("word"), base };
}
function numberIn(text) {
  const number = text && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

// src/github/status.ts
var MAX_DESCRIPTION = 140;
function isBlocking2({ state }) {
  return state !== "success";
}
async function createStatus({ rest, owner, repo }, { sha, context: context2, state, description, url }) {
  const shown = shownAs(description);
  const link = url === void 0 ? {} : { target_url: url };
  const plain = shown.replace(/[^ -~]/gu, "?");
  const ways = [
    { description: shown, ...link },
    ...plain === shown ? [] : [{ description: plain, ...link }],
    { description: plain }
  ];
  let refusal;
  for (const way of ways) {
    try {
      await rest.repos.createCommitStatus({ owner, repo, sha, context: context2, state, ...way });
      return;
    } catch (error2) {
      if (statusOf(error2) !== 422) throw error2;
      refusal ??= error2;
    }
  }
  throw refusal;
}
function shownAs(description) {
  return oneLine(description, MAX_DESCRIPTION).replace(/[\u{10000}-\u{10ffff}]/gu, "\u25A1");
}
async function statusesOf({ rest, paginate, owner, repo }, ref, context2) {
  const listed = { owner, repo, ref, per_page: 100 };
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, listed);
  return statuses.filter((status) => status?.context === context2).map((status) => ({
    ...originOf(status),
    state: status.state,
    description: status.description ?? "",
    createdAt: status.created_at,
    url: status.target_url,
    by: status.creator?.login ?? null
  }));
}
function originOf(status) {
  const origin = parseStatusUrl(status.target_url);
  const setAt = Date.parse(status.created_at);
  const { run } = origin;
  return run === null || Number.isNaN(setAt) ? origin : { ...origin, run: { ...run, setAt } };
}
function statusesBy(login, { pull, key, ref }, statuses) {
  return statuses.filter(
    ({ by, ...status }) => by !== null && sameName(by, login) && status.pull === pull && status.key === key && isOfRef(status, ref)
  );
}
function isOfRef(status, ref) {
  return status.ref === null || status.ref === ref;
}

// src/github/own-comment.ts
var MOST_COMMITS = 20;
async function commentsBy({ owner, repo, rest, paginate }, { number, key, login }) {
  const comments = await paginate(rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100
  });
  return comments.filter(({ user }) => user !== null && user !== void 0 && sameName(user.login, login)).map(toComment).filter(({ body }) => parseMarker(body)?.key === key).toSorted((a, b) => a.id - b.id);
}
async function findOwnComment(api, whose, evidence) {
  const { run } = evidence;
  const isToCome = ({ body }) => run !== null && (parseMarker(body)?.run.id ?? 0) > run.id;
  const found = await commentsBy(api, whose);
  if (found.length < 2 && !found.some(isToCome)) return { own: found[0], surplus: [] };
  const named2 = await namedAmong(found, { api, whose, evidence });
  const comments = found.filter((each) => named2.has(each.id) || !isToCome(each));
  const [oldest] = comments;
  const [own = oldest, ...surplus] = comments.filter(({ id }) => named2.has(id));
  return { own, surplus };
}
async function namedAmong(comments, { api, whose, evidence }) {
  const { context: context2, statuses } = evidence;
  if (context2 === null) return /* @__PURE__ */ new Set();
  const claimed = comments.map(({ body }) => parseMarker(body)?.sha ?? "");
  const commits = [...new Set(claimed)].filter((sha) => /^[0-9a-f]{40,64}$/.test(sha));
  const lists = await Promise.all(
    commits.slice(0, MOST_COMMITS).map((sha) => statusesOf(api, sha, context2).catch(() => []))
  );
  const { number, key, login } = whose;
  const all = [...lists.flat(), ...statuses];
  const ours = [key, null].flatMap(
    (each) => statusesBy(login, { pull: number, key: each, ref: null }, all)
  );
  return new Set(ours.flatMap(({ comment }) => comment ?? []));
}
function toComment(data) {
  return { id: data.id, url: data.html_url, body: data.body ?? "" };
}

// src/github/record.ts
import { createHash } from "node:crypto";
var LINE = /^<!-- docker-image-budgets approved (\{.*\}) -->$/gm;
var MAX_CHARACTERS = 5e3;
var record2 = object({
  by: string(),
  at: string(),
  sha: string().check(_regex(/^[0-9a-f]{40,64}$/)),
  amounts: record(string(), int().check(_nonnegative()))
});
function formatRecord(kept) {
  if (kept === null) return "";
  const json = toJsonText(kept).replace(/[-<>]/g, unicodeEscape);
  const line = `
<!-- docker-image-budgets approved ${json} -->`;
  return line.length <= MAX_CHARACTERS ? line : "";
}
function parseRecord(body) {
  const json = [...body.matchAll(LINE)].at(-1)?.[1];
  if (json === void 0) return null;
  try {
    return record2.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
function withoutRecord(body) {
  return body.replace(LINE, "");
}
function recordHash(pull, key, kept) {
  const { by, at, sha, amounts } = kept;
  const entries = Object.entries(amounts).toSorted(([a], [b]) => a < b ? -1 : 1);
  const text = JSON.stringify([pull, key, by, at, sha, entries]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

// src/github/standing.ts
import { createHash as createHash2 } from "node:crypto";
function baseName(branch, sha) {
  return `${branchName(branch)}.${sha.slice(0, 10)}`;
}
function branchName(branch) {
  return createHash2("sha256").update(branch).digest("base64url").slice(0, 8);
}
function sameRun(a, b) {
  return a?.id === b?.id && a?.attempt === b?.attempt;
}
function isNewer(a, b, branch) {
  if (a.id === b.id) return a.attempt > b.attempt;
  const isByTime = a.isWord !== b.isWord || isRevived(a, b, branch) || isRevived(b, a, branch);
  if (!isByTime || a.at === null || b.at === null) return a.id > b.id;
  const [measured, other] = [measuredAt(a.at, a), measuredAt(b.at, b)];
  return measured === other && a.isWord === b.isWord ? a.at > b.at : measured > other;
}
function measuredAt(at, { setAt = Number.POSITIVE_INFINITY }) {
  return Math.min(at, setAt + 999);
}
function isRevived(older, other, branch) {
  if (older.id > other.id || older.attempt === 1) return false;
  if (older.base === null || other.base === null) return false;
  if (older.base === other.base) return true;
  const isNow = ({ base }) => branch !== null && base?.startsWith(`${branchName(branch)}.`);
  return isNow(older) === true && !isNow(other);
}
function mayReplace(standing, run, branch = null) {
  return !isNewer(standing, run, branch);
}
function standingOf(statuses, branch = null) {
  let standing;
  for (const status of statuses.toReversed()) {
    const { run } = status;
    if (run === null) continue;
    const before = standing?.run ?? null;
    if (before === null || mayReplace(before, run, branch)) standing = status;
  }
  return standing;
}

// src/github/comment.ts
var MAX_COMMENT = 6e4;
async function keepComment(api, request) {
  const { owner, repo, rest } = api;
  const { number, marker, evidence, login } = request;
  const find = (by) => findOwnComment(api, { number, key: marker.key, login: by }, evidence);
  const { own, surplus } = await find(login);
  for (const { id } of surplus) await deleteComment(api, id);
  if (own !== void 0) return write(api, request, own);
  if (!request.create) return void 0;
  const body = bodyOf(request, request.record);
  const { data } = await rest.issues.createComment({ owner, repo, issue_number: number, body });
  const created = toComment(data);
  const first = (await find(data.user?.login ?? login)).own;
  if (first === void 0 || first.id === created.id)
    return { ...created, isOurs: true, replaced: null, isCreated: true };
  await deleteComment(api, created.id);
  return write(api, request, first);
}
async function write(api, request, comment) {
  const mine = bodyOf(request, request.record ?? parseRecord(comment.body));
  const stands = { ...comment, replaced: null, isCreated: false };
  if (!await isOurTurn(api, request, comment)) return { ...stands, isOurs: false };
  if (visible(mine) === visible(comment.body)) return { ...stands, isOurs: true };
  if (!await updateComment(api, comment.id, mine)) return void 0;
  return { ...comment, body: mine, isOurs: true, replaced: comment.body, isCreated: false };
}
async function updateComment(api, id, body) {
  const { owner, repo, rest } = api;
  const update = rest.issues.updateComment({ owner, repo, comment_id: id, body });
  return await ifThere(update) !== void 0;
}
async function deleteComment({ owner, repo, rest }, id) {
  await ifThere(rest.issues.deleteComment({ owner, repo, comment_id: id }));
}
async function isOurTurn(api, request, comment) {
  const theirs = parseMarker(comment.body);
  if (theirs === void 0) return true;
  if (theirs.sha === request.marker.sha) return !request.isRepeated || isOlder(theirs.run, request);
  const { owner, repo, rest } = api;
  const { data } = await rest.pulls.get({ owner, repo, pull_number: request.number });
  return data.head.sha === request.marker.sha || data.head.sha !== theirs.sha;
}
function isOlder(theirs, { marker, login, number, run, evidence }) {
  if (sameRun(theirs, run)) return false;
  const speaker = { pull: number, key: marker.key, ref: null };
  const said = statusesBy(login, speaker, evidence.statuses);
  const judge2 = said.find((status) => sameRun(status.run, theirs))?.run ?? null;
  return mayReplace(judge2 ?? { ...theirs, at: null, isWord: false, base: null }, run);
}
function bodyOf({ marker, body }, record3) {
  return `${formatMarker(marker)}
${printable(body)}${formatRecord(record3)}`;
}
function visible(body) {
  return body.replace(/ run=\d+\/\d+ -->/, " -->").replace(/\/actions\/runs\/\d+/g, "");
}
function hashOfWords(body) {
  const words = withoutRecord(visible(body).replace(/^<!-- .* -->/, ""));
  const text = words.replace(/\r\n?/g, "\n").trim();
  return createHash3("sha256").update(text).digest("base64url").slice(0, 10);
}

// src/github/votes.ts
async function readPull({ rest, owner, repo }, number) {
  const { data } = await rest.pulls.get({ owner, repo, pull_number: number });
  return {
    author: data.user?.login ?? "",
    headSha: data.head.sha,
    labels: data.labels.map(({ name }) => name),
    commits: data.commits,
    isOpen: data.state === "open",
    baseRef: data.base.ref
  };
}
async function reviewsOf({ rest, paginate, owner, repo }, number) {
  const reviews = await paginate(rest.pulls.listReviews, {
    owner,
    repo,
    pull_number: number,
    per_page: 100
  });
  return reviews.flatMap(
    (review) => review?.user ? [
      {
        by: review.user.login,
        state: review.state,
        sha: review.commit_id || null,
        at: review.submitted_at ?? ""
      }
    ] : []
  );
}
async function timelineOf({ rest, paginate, owner, repo }, number, label) {
  const events = await paginate(rest.issues.listEventsForTimeline, {
    owner,
    repo,
    issue_number: number,
    per_page: 100
  });
  const moved = events.findLast((each) => each?.event?.startsWith("head_ref_"));
  const headMovedAt = moved !== void 0 && "created_at" in moved ? moved.created_at ?? null : null;
  const last = events.findLast(
    (each) => (each?.event === "labeled" || each?.event === "unlabeled") && "label" in each && each.label?.name?.toLowerCase() === label.toLowerCase()
  );
  if (last?.event !== "labeled" || !("actor" in last) || !("created_at" in last)) {
    return { labeling: null, headMovedAt };
  }
  const { actor, created_at: at } = last;
  return { labeling: actor?.login && at ? { by: actor.login, at } : null, headMovedAt };
}
async function firstStatus(api, { ref, context: context2, number }) {
  const statuses = await statusesOf(api, ref, context2);
  return statuses.findLast(({ pull }) => pull === number)?.createdAt;
}
async function mayWrite({ rest, owner, repo }, username) {
  const asked = rest.repos.getCollaboratorPermissionLevel({ owner, repo, username });
  const answer2 = await ifThere(asked);
  return ["admin", "write"].includes(answer2?.data.permission ?? "");
}
async function isMember({ rest }, team, username) {
  const [org = "", team_slug = ""] = team.split("/");
  const answer2 = await ifThere(rest.teams.getMembershipForUserInOrg({ org, team_slug, username }));
  return answer2?.data.state === "active";
}

// src/github/precedence.ts
var ROOM = 500;
async function inPrecedence(api, speaker, request, statuses) {
  const [top] = statuses;
  const ofPull2 = speaker.pull === null ? await ofOpenPull(api, statuses, request.sha) : void 0;
  if (ofPull2 !== void 0) {
    const isOthers = top?.pull === null && top.key === null;
    if (top === ofPull2 || isOthers) return void 0;
    const copy = copyOf(ofPull2, request);
    return isBlocking2(copy) ? copy : giveWay(api, ofPull2, copy, statuses);
  }
  const due2 = isBlocking2(request) ? request : await giveWay(api, speaker, request, statuses);
  return statuses.length >= ROOM && isSaid(due2, top) ? void 0 : due2;
}
async function ofOpenPull(api, statuses, sha) {
  const pulls = new Set(statuses.flatMap(({ pull }) => pull ?? []));
  for (const number of pulls) {
    if (await isHeadOf(api, number, sha)) return statuses.find(({ pull }) => pull === number);
  }
  return void 0;
}
function copyOf({ state, description, url, verdict, run }, request) {
  const link = url ?? void 0;
  if (verdict === null)
    return { ...request, state: stateIn(state), description, url: withVerdict(link, null) };
  const judged = run === null ? "Judged" : `Judged by run ${run.id}`;
  return {
    ...request,
    state: "success",
    description: `${judged}: nothing keeps it`,
    url: withVerdict(link, null)
  };
}
function stateIn(state) {
  return state === "success" || state === "error" ? state : "failure";
}
async function giveWay(api, speaker, request, statuses) {
  for (const other of standingOthers(statuses, speaker)) {
    if (!isBlocking2({ state: other.verdict ?? other.state })) continue;
    if (!await isStill(api, other, speaker, request.sha)) continue;
    return {
      ...request,
      state: stateIn(other.verdict ?? other.state),
      description: `${whoIs(other, speaker)}, of the same commit: ${other.description}`,
      url: withVerdict(request.url, request.state)
    };
  }
  return request;
}
function isStill(api, { pull, ref }, speaker, sha) {
  if (pull !== speaker.pull) return isHeadOf(api, pull, sha);
  return isOfRef({ ref }, speaker.ref) || isAt(api, ref ?? "", sha);
}
function whoIs({ pull, key, ref }, speaker) {
  if (pull !== speaker.pull) return `#${pull}`;
  return isOfRef({ ref }, speaker.ref) ? `key ${key}` : `${ref?.replace(/^refs\/(heads|tags)\//, "")}`;
}
function standingOthers(statuses, speaker) {
  const groups = /* @__PURE__ */ new Map();
  for (const status of statuses) {
    const { pull, key, ref, by } = status;
    const isKey = key === null || key === speaker.key;
    const isOwn2 = pull === speaker.pull && isKey && isOfRef(status, speaker.ref);
    const isElsewhere = pull === null && speaker.pull !== null;
    if (isOwn2 || isElsewhere || isSuperseded(status, statuses)) continue;
    const name = JSON.stringify([pull, key, ref, by?.toLowerCase()]);
    groups.set(name, [...groups.get(name) ?? [], status]);
  }
  return [...groups.values()].flatMap((group) => standingOf(group) ?? group[0] ?? []);
}
function isSuperseded({ pull, key, by }, statuses) {
  const isLater = (other) => other.pull === pull && other.key !== null && other.by === by;
  return key === null && statuses.some(isLater);
}
async function isHeadOf(api, number, sha) {
  if (number === null) return true;
  try {
    const { headSha, isOpen } = await readPull(api, number);
    return isOpen && headSha === sha;
  } catch (error2) {
    return statusOf(error2) !== 404;
  }
}
async function isAt({ rest, owner, repo }, ref, sha) {
  const name = /^refs\/((?:heads|tags)\/.+)$/.exec(ref)?.[1];
  if (name === void 0) return true;
  try {
    const { object: object2 } = (await rest.git.getRef({ owner, repo, ref: name })).data;
    return object2.type !== "commit" || object2.sha === sha;
  } catch (error2) {
    return statusOf(error2) !== 404;
  }
}
function isSaid(due2, top) {
  return top !== void 0 && due2.state === top.state && shownAs(due2.description) === top.description && withoutRun(due2.url) === withoutRun(top.url ?? void 0);
}

// src/github/survey.ts
import { createHash as createHash4 } from "node:crypto";
var MAX_REF = 100;
function subjectOf2({ headSha: sha, baseSha, pull, forum, ref, isAside: isAside2 }, { id, at, key, context: context2 }) {
  const base = baseName(pull?.baseRef ?? "", baseSha ?? "");
  const run = { ...id, at, isWord: forum?.isWord === true || isAside2 === true, base };
  return { sha, pull, key, ref: ref === null ? null : refName(ref), run, context: context2 };
}
function refName(ref) {
  return ref.length <= MAX_REF ? ref : createHash4("sha256").update(ref).digest("base64url");
}
async function survey(api, { sha, pull, context: context2 }) {
  const [read, base] = await Promise.all([
    readStatuses(api, sha, context2),
    pull === null ? null : readBase(api, pull.number)
  ]);
  return { ...read, baseRef: null, baseRefusal: null, ...base };
}
async function readBase(api, number) {
  try {
    return { baseRef: (await readPull(api, number)).baseRef };
  } catch (baseRefusal) {
    return { baseRefusal };
  }
}
async function readStatuses(api, sha, context2) {
  if (context2 === null) return { statuses: null, refusal: null, login: "" };
  try {
    const [login, statuses] = await Promise.all([api.login(), statusesOf(api, sha, context2)]);
    return { statuses, refusal: null, login };
  } catch (refusal) {
    return { statuses: null, refusal, login: "" };
  }
}
function newBaseOf({ pull }, { baseRef }) {
  return pull === null || baseRef === pull.baseRef ? null : baseRef;
}
function standingFor(subject, seen) {
  return standingOf(ownStatuses(subject, seen), seen.baseRef);
}
function ownStatuses(subject, { statuses, login }) {
  return statusesBy(login, speakerOf(subject), statuses ?? []);
}
function speakerOf({ pull, key, ref }) {
  return { pull: pull?.number ?? null, key, ref };
}
function newerRun(subject, seen) {
  const run = standingFor(subject, seen)?.run ?? null;
  return run === null || mayReplace(run, subject.run, seen.baseRef) ? null : run;
}

// src/github/settle.ts
var MAX_ROUNDS = 3;
async function setStatus(api, subject, request, statuses) {
  const due2 = statuses === null ? request : await inPrecedence(api, speakerOf(subject), request, statuses);
  if (due2 !== void 0) await createStatus(api, due2);
}
async function settle(api, said) {
  const overwritten = [said.written?.replaced ?? []].flat();
  let seen = await survey(api, said.subject);
  for (let round = 1; round <= MAX_ROUNDS && seen.statuses !== null; round++) {
    const standing = standingFor(said.subject, seen);
    const isOurs = standing === void 0 || sameRun(standing.run, said.subject.run);
    const isSet = await settleStatus(api, said, seen, isOurs ? void 0 : standing);
    if (isOurs) {
      const again = await said.rewrite(seen);
      overwritten.push(...[again?.replaced ?? []].flat());
      if (isSet && typeof again?.replaced !== "string") break;
    } else {
      await restoreComment(api, said, { standing, overwritten, seen });
      if (isSet) break;
    }
    seen = await survey(api, said.subject);
  }
  return seen;
}
async function settleStatus(api, { subject, request }, seen, newer) {
  const statuses = seen.statuses ?? [];
  const [top] = statuses;
  const wanted = newer === void 0 ? request : copyOf(newer, request);
  const due2 = await inPrecedence(api, speakerOf(subject), wanted, statuses);
  if (due2 === void 0 || top === void 0) return true;
  const [last] = ownStatuses(subject, seen);
  const isLast = last === standingFor(subject, seen);
  if (isLast && isBlocking2(top) === isBlocking2(due2)) return true;
  await createStatus(api, due2);
  return false;
}
async function restoreComment(api, { subject, written }, { standing, overwritten, seen }) {
  const { pull, key, context: context2 } = subject;
  if (pull === null || written === void 0) return;
  const whose = { number: pull.number, key, login: seen.login };
  const evidence = { context: context2, statuses: seen.statuses ?? [], run: null };
  const { own } = await findOwnComment(api, whose, evidence);
  if (own === void 0) return;
  if (written.isCreated && written.id !== own.id) await deleteComment(api, written.id);
  const says = hashOfWords(own.body);
  if (standing.says === null) {
    const isStray = written.isCreated && own.id === written.id && says === hashOfWords(written.body);
    if (isStray) await deleteComment(api, own.id);
    return;
  }
  if (says === standing.says) return;
  const before = overwritten.find((body) => hashOfWords(body) === standing.says);
  await updateComment(api, own.id, before ?? referral(api, subject, standing, own.body));
}
function referral({ page }, { key, sha }, { run, state }, body) {
  if (run === null) return body;
  const title = `### ${state === "success" ? "\u2705" : "\u274C"} Run ${run.id} has judged this commit last`;
  const words = `An older run has written over what it said here: [its summary](${page}/actions/runs/${run.id}) has it all.`;
  return `${formatMarker({ key, sha, run })}
${title}

${words}${formatRecord(parseRecord(body))}`;
}

// src/github/announce.ts
async function announce(api, announcement, before, attempt) {
  const outrun = newerRun(announcement, before);
  if (outrun !== null) return { commentUrl: void 0, newer: outrun, seen: before };
  const written = await attempt(
    "the comment",
    "pull-requests: write",
    () => writeComment(api, announcement, before)
  );
  const seen = await attempt(
    "the status",
    "statuses: write",
    () => writeStatus(api, announcement, before, written)
  );
  const newer = seen === void 0 ? null : newerRun(announcement, seen);
  return { commentUrl: written?.url, newer, seen: seen ?? before };
}
async function writeComment(api, announcement, { statuses }, isRepeated = false) {
  const { sha, pull, key, run, context: context2, comment } = announcement;
  if (pull === null || comment === null) return void 0;
  return keepComment(api, {
    body: comment.body,
    record: comment.record,
    create: comment.create && !isRepeated,
    isRepeated,
    number: pull.number,
    marker: { key, sha, run },
    run,
    login: await api.login(),
    evidence: {
      context: context2,
      statuses: statuses ?? [],
      run: statuses === null || run.attempt > 1 ? null : run
    }
  });
}
async function writeStatus(api, announcement, before, written) {
  const { context: context2 } = announcement;
  if (context2 === null) return written === void 0 ? before : survey(api, announcement);
  const due2 = { ...requestFor(api, announcement, written), context: context2 };
  const hasWritten = written !== void 0 && (written.isCreated || written.replaced !== null);
  const now = hasWritten && !isBlocking2(due2) ? await survey(api, announcement) : before;
  if (now.statuses === null && !isBlocking2(due2)) throw now.refusal;
  const isMoved = newBaseOf(announcement, now) !== newBaseOf(announcement, before);
  if (!isMoved && newerRun(announcement, now) === null)
    await setStatus(api, announcement, due2, now.statuses);
  return settle(api, {
    subject: announcement,
    request: due2,
    written,
    // Why it cannot be written was told the first time.
    rewrite: (seen) => writeComment(api, announcement, seen, true).catch(() => void 0)
  });
}
function requestFor({ page }, { sha, pull, key, ref, run, status, comment }, written) {
  const record3 = comment?.record ?? null;
  const number = pull?.number ?? null;
  const isSaid2 = written?.isOurs === true;
  const isNew = isSaid2 && number !== null && record3 !== null && record3.sha === sha;
  const origin = {
    pull: number,
    key,
    ref,
    run,
    comment: written?.id ?? null,
    says: isSaid2 ? hashOfWords(written.body) : null,
    approved: isNew ? recordHash(number, key, record3) : null
  };
  const commentUrl = comment?.isLinked === true ? written?.url : void 0;
  return { sha, ...status, url: statusUrl(origin, { page, sha, commentUrl }) };
}

// src/github/inputs.ts
var LATER = ["measurements", "history-branch", "slack-webhook-url", "metrics-file"];
function readInputs() {
  const problems = [];
  const attempt = (name, parse, instead) => {
    try {
      return parse(getInput(name));
    } catch (error2) {
      if (!(error2 instanceof Malformed)) throw error2;
      problems.push(`input ${name}: ${error2.message}`);
      return instead;
    }
  };
  const template = (text) => {
    checkTemplate(text);
    return text;
  };
  const inputs = {
    config: attempt("config", repositoryPath, ""),
    configFrom: attempt("config-from", oneOf("base", "workspace"), "base"),
    githubToken: getInput("github-token"),
    headTag: attempt("head-tag", template, ""),
    baseTag: attempt("base-tag", template, ""),
    baseLookback: attempt("base-lookback", wholeNumber, 0),
    platforms: attempt("platforms", (text) => list(text).map(parsePlatform), []),
    registryAuth: getInput("registry-auth"),
    insecureRegistries: attempt("insecure-registries", (text) => list(text).map(parseHost), []),
    authHosts: attempt("auth-hosts", (text) => list(text).map(parseHost), []),
    cacheDir: getInput("cache-dir") || null,
    timeoutMs: attempt("timeout", parseSeconds, 0),
    explain: attempt("explain", (text) => parseExplain(text || "layers"), "layers"),
    prices: attempt("prices", (text) => text.trim() === "" ? null : parsePrices(text), null),
    bandwidth: attempt("bandwidth", (text) => parseBandwidth(text || "100"), 0),
    comment: attempt("comment", oneOf("auto", "always", "never"), "auto"),
    commentKey: attempt("comment-key", word, "default"),
    noiseFloor: attempt("noise-floor", parseIncrease, parseIncrease("0 B")),
    status: attempt("status", truth, true),
    statusContext: attempt("status-context", contextName, ""),
    onInconclusive: attempt("on-inconclusive", oneOf("fail", "warn"), "fail"),
    approvalLabel: attempt("approval-label", labelName, ""),
    approvers: attempt("approvers", (text) => list(text).map(parseApprover), []),
    reportFile: getInput("report-file")
  };
  attempt("mode", oneOf("check"), "check");
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return inputs;
}
function inputsForLater() {
  return LATER.filter((name) => getInput(name) !== "");
}
function statusInputs() {
  const context2 = getInput("status-context") || "docker-image-budgets";
  return { isWanted: !/^(false|no|off)$/i.test(getInput("status")), context: context2 };
}
function commentInputs() {
  const key = getInput("comment-key");
  return {
    isWanted: getInput("comment") !== "never",
    key: isWord(key) ? key : "default"
  };
}
function oneOf(...words) {
  return (text) => {
    const found = words.find((word2) => word2 === text) ?? (text === "" ? words[0] : void 0);
    if (found !== void 0) return found;
    throw new Malformed(`${JSON.stringify(text)} is not allowed: ${words.join(", ")}`);
  };
}
function truth(text) {
  if (/^(true|yes|on)$/i.test(text) || text === "") return true;
  if (/^(false|no|off)$/i.test(text)) return false;
  throw new Malformed(`${JSON.stringify(text)} is neither true nor false`);
}
function wholeNumber(text) {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new Malformed(`${JSON.stringify(text)} is not a whole number from 0 to 999`);
}
function list(text) {
  return text.split(/[,\n]/).map((item) => item.trim()).filter((item) => item !== "");
}
function word(text) {
  if (isWord(text)) return text;
  throw new Malformed(
    `${JSON.stringify(text)} may hold letters, digits and . _ / - only, and no "--"`
  );
}
function contextName(text) {
  if (text.length > 0 && text.length <= 255) return text;
  throw new Malformed("has to be 1 to 255 characters");
}
function labelName(text) {
  if (text.length > 0 && [...text].length <= 50) return text;
  throw new Malformed("has to be a label: 1 to 50 characters");
}
function isWord(text) {
  return /^[A-Za-z0-9._/-]{1,100}$/.test(text) && !text.includes("--");
}
function repositoryPath(text) {
  if (text.includes("\\")) {
    throw new Malformed(`${JSON.stringify(text)} has a backslash: folders are parted by / here`);
  }
  const path = text.replace(/^(\.\/)+/, "");
  const isInside = !path.startsWith("/") && !path.split("/").includes("..");
  if (path !== "" && isInside) return path;
  throw new Malformed(`${JSON.stringify(text)} is not a path inside the repository`);
}

// src/render/breakdown.ts
function renderBreakdown(message, run) {
  const lines = message.split(/\r\n?|\n/).map((line) => {
    const indent = /^ */.exec(line)?.[0] ?? "";
    return `    ${indent}${oneLine(line, 300)}`;
  });
  const link = run === void 0 ? "" : `

<sub>[run](${run})</sub>`;
  return `### \u274C The image budgets could not be checked

${lines.slice(0, 200).join("\n")}${link}`;
}

// src/tell.ts
function teller(warn2) {
  let told = false;
  return async (what, permission, act) => {
    try {
      return await act();
    } catch (error2) {
      if (isLimited(error2)) return void 0;
      if (isLocked(error2)) {
        warn2(
          `GitHub takes no comment (${messageOf(error2)}): the conversation is locked. Unlock it, or set comment: never; the result is in the job summary.`
        );
      } else if (!isReadOnly(error2)) {
        warn2(`GitHub did not take ${what}: ${messageOf(error2)}`);
      } else if (!told && statusOf(error2) === 401) {
        told = true;
        warn2(
          `GitHub does not know the token (${messageOf(error2)}), and takes ${what} from nobody; the result is in the job summary. ${TOKEN_CURE}`
        );
      } else if (!told) {
        told = true;
        warn2(
          `The token may not write ${what} (${messageOf(error2)}); the result is in the job summary, and the step ends by it. Give the job \`permissions: { contents: read, pull-requests: write, statuses: write }\` (here: ${permission}). A pull request from a fork has a read-only token: check it on workflow_run, or leave it at the summary.`
        );
      }
      return void 0;
    }
  };
}
function tellOfNewer({ id, attempt }) {
  const which2 = attempt > 1 ? `Run ${id}, attempt ${attempt},` : `Run ${id}`;
  log(`${which2} is newer, and has judged this commit: its status and comment stand.`);
}

// src/breakdown.ts
async function publishBreakdown(breakdown) {
  const { message, run, occasion } = breakdown;
  const [line = ""] = message.split("\n");
  const headline = line.replace(/:$/, "");
  const markdown = renderBreakdown(message, run);
  await writeSummary(markdown);
  if (occasion !== null) await tellGitHub(breakdown, occasion, { headline, body: markdown });
  return { outcome: "inconclusive", headline, report: "", "comment-url": "", violations: [] };
}
async function tellGitHub({ api, id, warn: warn2 }, occasion, { headline, body }) {
  const [status, comment] = [statusInputs(), commentInputs()];
  if (!status.isWanted && !comment.isWanted) return;
  const attempt = teller(warn2);
  const github = await attempt("the status", "statuses: write", api);
  if (github === void 0) return;
  const context2 = status.isWanted ? status.context : null;
  const subject = subjectOf2(occasion, { id, at: Date.now(), key: comment.key, context: context2 });
  const announcement = {
    ...subject,
    status: { state: "error", description: headline },
    comment: comment.isWanted ? { body, record: null, create: false, isLinked: false } : null
  };
  const seen = await survey(github, subject);
  const { newer } = await announce(github, announcement, seen, attempt);
  if (newer !== null) tellOfNewer(newer);
}

// src/decide.ts
import { createHash as createHash5 } from "node:crypto";

// src/github/kept-approval.ts
var MOST = 20;
async function keptApproval(api, { number, key, context: context2, labeling }) {
  const login = await api.login();
  const comments = await commentsBy(api, { number, key, login });
  const records = comments.flatMap(({ body }) => parseRecord(body) ?? []).filter(({ by, at }) => by === labeling.by && at === labeling.at).slice(0, MOST);
  const confirmed = await Promise.all(
    records.map(async (record3) => {
      const statuses = await statusesOf(api, record3.sha, context2).catch(() => []);
      const hash = recordHash(number, key, record3);
      const ours = statusesBy(login, { pull: number, key, ref: null }, statuses);
      return ours.some(({ approved }) => approved === hash) ? record3 : null;
    })
  );
  const size = (record3) => Object.keys(record3.amounts).length;
  return confirmed.filter((record3) => record3 !== null).toSorted((a, b) => size(b) - size(a)).at(0) ?? null;
}

// src/github/reader.ts
var Reader = class {
  noted = /* @__PURE__ */ new Set();
  get gaps() {
    return [...this.noted];
  }
  /** @returns `instead`, where GitHub refuses, fails, or sends what nobody can read. */
  async read(what, cure, instead, ask) {
    try {
      return await ask();
    } catch (error2) {
      const status = statusOf(error2);
      const why = status === void 0 ? messageOf(error2) : `${status} ${messageOf(error2)}`;
      this.noted.add(`${what} (${why}): ${cureFor(status, cure)}`);
      return instead;
    }
  }
};
function cureFor(status, cure) {
  if (status === void 0 || status >= 500) return "GitHub has trouble: run it again later";
  return "grant" in cure ? `add \`${cure.grant}\` (or write) to the permissions of the job` : cure.cure;
}

// src/github/ballot.ts
var NO_TIMELINE = { labeling: null, headMovedAt: null };
async function readBallot(api, request) {
  const { forum, label } = request;
  const reader = new Reader();
  const reads = { grant: "pull-requests: read" };
  const pull = await reader.read(
    "the pull request cannot be read",
    reads,
    null,
    () => readPull(api, forum.number)
  );
  if (pull === null) return { ...nothingFrom(request), gaps: reader.gaps };
  if (pull.headSha !== (forum.headSha ?? pull.headSha)) {
    const why = `the pull request has moved on to ${pull.headSha.slice(0, 7)}: its own run asks who has approved that`;
    return { ...nothingFrom(request), author: pull.author, gaps: [why] };
  }
  const [reviews, timeline] = await Promise.all([
    reader.read("the token cannot read reviews", reads, [], () => reviewsOf(api, forum.number)),
    reader.read(
      "the token cannot read who set the label",
      reads,
      NO_TIMELINE,
      () => timelineOf(api, forum.number, label)
    )
  ]);
  const isOn = pull.labels.some((each) => sameName(each, label));
  const labeling = isOn ? timeline.labeling : null;
  const isFresh = labeling !== null && await isLabelFresh({ api, request, reader }, { ...timeline, labeling }, pull.headSha);
  const { author, headSha } = pull;
  const voters = votersIn(reviews, labeling, headSha);
  return {
    author,
    headSha,
    label,
    labeling,
    isLabelFresh: isFresh,
    reviews,
    ...await rightsOf(voters, { api, request, reader }),
    record: labeling === null ? null : await recordOf(api, request, labeling),
    gaps: reader.gaps
  };
}
function votersIn(reviews, labeling, headSha) {
  const approving = reviews.filter(({ state, sha }) => state === "APPROVED" && sha === headSha);
  return [...new Set([...approving, ...labeling === null ? [] : [labeling]].map(({ by }) => by))];
}
async function rightsOf(voters, { api, request, reader }) {
  const name = { cure: "name the approvers, in the budget file or in the input approvers" };
  const see = {
    cure: "name logins as approvers, or use a token with the permission members: read"
  };
  const may = (login) => reader.read(
    `whether ${login} may write cannot be told`,
    name,
    false,
    () => mayWrite(api, login)
  );
  const belongs = (team, login) => reader.read(
    `the members of ${team} cannot be read`,
    see,
    false,
    () => isMember(api, team, login)
  );
  const pairs = request.approvers.filter(isTeam).flatMap((team) => voters.map((login) => ({ team, login })));
  const writers = request.asksWriters ? await chosen(voters, may) : [];
  const members = await chosen(pairs, ({ team, login }) => belongs(team, login));
  return {
    writers: new Set(writers.map((login) => login.toLowerCase())),
    members: new Set(members.map(({ team, login }) => `${team} ${login}`.toLowerCase()))
  };
}
async function chosen(items, holds) {
  const held = await Promise.all(items.map(holds));
  return items.filter((_, index) => held[index]);
}
function nothingFrom({ label, forum }) {
  return {
    author: "",
    headSha: forum.headSha ?? "",
    label,
    labeling: null,
    isLabelFresh: false,
    reviews: [],
    writers: /* @__PURE__ */ new Set(),
    members: /* @__PURE__ */ new Set(),
    record: null
  };
}
async function isLabelFresh({ api, request, reader }, { labeling, headMovedAt }, headSha) {
  const { forum, label, statusContext } = request;
  const { headThereAt, labelJustSet, number } = forum;
  const isJustSet = labelJustSet !== null && sameName(labelJustSet, label);
  if (isJustSet && (headThereAt === null || labeling.at <= headThereAt)) return true;
  const came = { at: labeling.at, headMovedAt };
  if (headThereAt !== null && isAfterHead(came, headThereAt)) return true;
  const what = "the token cannot read since when the head commit is there";
  const first = await reader.read(
    what,
    { grant: "statuses: read" },
    void 0,
    () => firstStatus(api, { ref: headSha, context: statusContext, number })
  );
  return first !== void 0 && isAfterHead(came, first);
}
async function recordOf(api, { forum, commentKey, statusContext, hasStatus }, labeling) {
  if (!hasStatus) return null;
  const asked = { number: forum.number, key: commentKey, context: statusContext, labeling };
  return keptApproval(api, asked).catch(() => null);
}

// src/decide.ts
var MAX_REF2 = 30;
var NO_FORUM = "Approvals are given on a pull request, and this event belongs to none.";
function decider({ inputs, occasion, api }, verdicts, told) {
  const { forum } = occasion;
  const isNeeded = needsApproval(verdicts);
  if (forum === null || !isNeeded) {
    const notices = isNeeded ? [...told.notices, NO_FORUM] : told.notices;
    const report = summarise(verdicts, { ...told, notices });
    return async () => ({ report, record: null, isOpen: false });
  }
  const { approvers, noiseFloor, approvalLabel, statusContext, commentKey } = inputs;
  const named2 = verdicts.map(({ budget }) => ownApprovers(budget));
  return async () => {
    const ballot = await readBallot(await api(), {
      forum,
      label: approvalLabel,
      approvers: [.../* @__PURE__ */ new Set([...approvers, ...named2.flatMap((each) => each ?? [])])],
      asksWriters: approvers.length === 0 && named2.includes(void 0),
      statusContext,
      hasStatus: inputs.status,
      commentKey
    });
    const { request, record: record3, ...approved } = approve(verdicts, ballot, {
      approvers,
      noiseFloor,
      idOf
    });
    const report = summarise(approved.verdicts, { ...told, approval: request });
    return { report, record: record3, isOpen: true };
  };
}
function judgedForAnother({ report }, pull, base) {
  const [now, then] = [oneLine(base, MAX_REF2), oneLine(pull?.baseRef ?? "", MAX_REF2)];
  const number = `#${pull?.number}`;
  const headline = `Judged for ${then}, and ${number} now goes into ${now}: start the workflow for it`;
  const notice = `A run that is started again judges what it has judged before. A new commit starts one for ${now}, as does closing and reopening ${number}, or by itself the type edited of pull_request.`;
  return overruled(report, headline, notice);
}
function judgedForUnknown({ report }, pull, refusal) {
  const base = oneLine(pull.baseRef, MAX_REF2);
  const isGrantable = isReadOnly(refusal) || statusOf(refusal) === 404;
  const cure = isGrantable ? "add pull-requests: read to the permissions of the job" : "run it again later";
  const headline = `Whether #${pull.number} still goes into ${base} cannot be read: ${cure}`;
  const notice = `GitHub says: ${messageOf(refusal)}`;
  return { ...overruled(report, headline, notice), isGap: true };
}
function overruled(report, headline, notice) {
  const notices = [notice, ...report.notices];
  return {
    report: { ...report, outcome: "fail", headline, approval: null, notices },
    record: null,
    isOpen: false,
    isUrgent: true
  };
}
function idOf(text) {
  return createHash5("sha256").update(text).digest("base64url").slice(0, 16);
}
function sameDecision(a, b) {
  const essence = ({ report, record: record3 }) => JSON.stringify([report.headline, report.approval, record3, report.verdicts.map(essential)]);
  return essence(a) === essence(b);
}
function essential({ findings }) {
  return findings.map(({ outcome, approval }) => [outcome, approval]);
}

// src/github/judged.ts
async function isJudged(api, { number, headSha }, { statusContext: context2, commentKey, label }) {
  if (headSha === null) return true;
  try {
    const statuses = await statusesOf(api, headSha, context2);
    const isOwn2 = ({ pull, key }) => pull === number && (key === null || key === commentKey);
    if (statuses.some((status) => isOwn2(status) && status.state !== "error")) return true;
    const [{ commits }, { headMovedAt }] = await Promise.all([
      readPull(api, number),
      timelineOf(api, number, label)
    ]);
    return commits === 1 && headMovedAt === null;
  } catch (error2) {
    if (statusOf(error2) !== void 0) return true;
    throw error2;
  }
}

// src/github/lineage.ts
var Lineage = class {
  occasion;
  api;
  forks = /* @__PURE__ */ new Map();
  tip;
  constructor(occasion, api) {
    this.occasion = occasion;
    this.api = api;
  }
  /** The commit that the change's branch began at, on its base, or else on the default branch. */
  async fork() {
    const { baseSha, isOnDefault } = this.occasion;
    if (baseSha !== null) return this.forkFrom(baseSha);
    return isOnDefault ? void 0 : this.forkOfDefault();
  }
  async forkOfDefault() {
    return this.forkFrom(await this.defaultTip());
  }
  /** @throws {UsageError} when it cannot be told. */
  defaultTip() {
    this.tip ??= this.api().then((api) => tipOf(api, this.occasion.defaultBranch));
    return this.tip;
  }
  forkFrom(sha) {
    const known = this.forks.get(sha);
    if (known !== void 0) return known;
    const fork = this.api().then((api) => mergeBase(api, sha, this.occasion.headSha));
    this.forks.set(sha, fork);
    return fork;
  }
};

// src/links.ts
function links({ config, sha, headSha, baseSha, place: place2 }) {
  const { serverUrl, repository: repository2, action, actionRef } = place2;
  const path = config.split("/").map(encodeURIComponent).join("/");
  const run = runUrl(place2);
  return {
    budgetFile: `${serverUrl}/${repository2}/blob/${sha}/${path}`,
    headCommit: headSha.slice(0, 7),
    ...baseSha === null ? {} : { baseCommit: baseSha.slice(0, 7) },
    ...run === void 0 ? {} : { run },
    ...action === null ? {} : { advicePage: `${serverUrl}/${action}/blob/${actionRef ?? "HEAD"}/docs/advice.md` }
  };
}
function runUrl({ serverUrl, repository: repository2, runId }) {
  return runId ? `${serverUrl}/${repository2}/actions/runs/${runId}` : void 0;
}
function actionOf(env) {
  return {
    action: env["GITHUB_ACTION_REPOSITORY"] || null,
    actionRef: env["GITHUB_ACTION_REF"] || null
  };
}

// src/load.ts
import { join } from "node:path";
async function loadBudgets(run) {
  const { inputs, occasion, api } = run;
  const { config, configFrom } = inputs;
  const { headSha } = occasion;
  if (configFrom === "workspace") return { ...await loadFromWorkspace(run), sha: headSha };
  const github = await api();
  const [other, head] = await Promise.all([
    judgingVersion(run, github),
    readFileAt(github, config, headSha)
  ]);
  const judging = other ?? { text: head, sha: headSha, authority: "base" };
  const loaded = await compared(run, judging, head);
  const isOurs = ["base", "default"].includes(loaded.file.origin);
  return { ...loaded, sha: isOurs ? judging.sha : headSha };
}
async function judgingVersion({ inputs: { config }, occasion, lineage }, api) {
  const { baseSha, isOnDefault } = occasion;
  if (baseSha === null && isOnDefault) return null;
  const text = baseSha === null ? void 0 : await readFileAt(api, config, baseSha);
  if (baseSha !== null && text !== void 0) return { text, sha: baseSha, authority: "base" };
  const sha = await lineage.defaultTip();
  if (sha === baseSha) return { text, sha, authority: "base" };
  return { text: await readFileAt(api, config, sha), sha, authority: "default" };
}
async function compared({ inputs: { config }, occasion, api, lineage }, { text: base, sha, authority }, head) {
  const { isForeign, headSha, baseSha } = occasion;
  const isLent = authority === "default" && base !== void 0 && baseSha !== null;
  const lent = `${config} is not at the base commit: the default branch\u2019s version of it judges.`;
  const notices = isLent ? [lent] : [];
  if (base === head) {
    const neighbour = head === void 0 ? await neighbourAt(await api(), config, headSha) : void 0;
    const origin = { authority, isForeign, neighbour };
    return withNotices(loadCompared(config, { base, head, fork: base }, origin), notices);
  }
  const forkSha = await (authority === "base" ? lineage.fork() : lineage.forkOfDefault());
  const fork = await forkText(await api(), config, { forkSha, sha, base });
  const loaded = loadCompared(config, { base, head, fork }, { authority, isForeign });
  if (forkSha !== void 0) return withNotices(loaded, notices);
  const where = authority === "base" ? "base" : "default branch";
  return withNotices(loaded, [
    ...notices,
    `Where this branch began could not be told: what the ${where} has changed in ${config} since may be among the edits.`
  ]);
}
function withNotices(loaded, notices) {
  return { ...loaded, notices: [...loaded.notices, ...notices] };
}
async function neighbourAt(api, config, sha) {
  const neighbour = neighbourOf(config);
  if (neighbour === void 0) return void 0;
  return await readFileAt(api, neighbour, sha) === void 0 ? void 0 : neighbour;
}
async function forkText(api, config, given) {
  const { forkSha, sha, base } = given;
  if (forkSha === null) return void 0;
  return forkSha === void 0 || forkSha === sha ? base : readFileAt(api, config, forkSha);
}
async function loadFromWorkspace(run) {
  const { config } = run.inputs;
  const text = await readFromWorkspace(run);
  const notices = [
    `${config} is read from the workspace, where the change itself may have edited it.`
  ];
  let believed;
  if (run.occasion.isForeign) {
    try {
      believed = (await judgingVersion(run, await run.api()))?.text;
    } catch (error2) {
      if (!(error2 instanceof UsageError)) throw error2;
      notices.push(`Nothing in it is believed: ${error2.message}`);
    }
  }
  const loaded = loadSingle(config, text, run.occasion.isForeign ? { believed } : void 0);
  return withNotices(loaded, notices);
}
async function readFromWorkspace({ inputs, occasion, workspace }) {
  const path = inputs.config;
  if (occasion.isForeign && !await isFileWithin(workspace, path)) {
    throw new UsageError(
      `${path} is no file of the workspace. With config-from: workspace, actions/checkout has to come before this step; of a fork\u2019s change the file may be no link either.`
    );
  }
  try {
    return String(await readBudgetBytes(join(workspace, path)));
  } catch (cause) {
    const neighbour = isMissing(cause) ? neighbourOf(path) : void 0;
    if (neighbour !== void 0 && await isFileWithin(workspace, neighbour)) {
      throw new UsageError(`There is no ${path}. ${misnamed(neighbour)}`, { cause });
    }
    throw new UsageError(
      `${path} cannot be read in the workspace (${messageOf(cause)}). With config-from: workspace, actions/checkout has to come before this step.`,
      { cause }
    );
  }
}
function isMissing(error2) {
  return error2 instanceof Error && "code" in error2 && error2.code === "ENOENT";
}

// src/domain/origin.ts
var SIZE_RULES = ["max_size", "warn_at", "max_increase", "review_increase", "warn_increase"];
function originOf2({ changes }, { rule, platform: platform2 }) {
  if (!SIZE_RULES.includes(rule)) return null;
  const explanation = changes.find((each) => each.platform === platform2)?.explanation;
  if (explanation === void 0) return null;
  const layer = culprit(explanation);
  return (layer && explanation.places.get(layer.layer.digest)) ?? null;
}
function culprit({ cause, layers, baseImages }) {
  const head = layers.flatMap((change) => change.head ?? []);
  const parts = splitLayers(head, baseImages.head);
  switch (cause?.kind) {
    case "layer":
      return cause.change.head;
    case "layers":
      return cause.changes[0]?.head ?? null;
    case "base-image":
      return parts?.baseImage.at(-1) ?? null;
    default:
      return (parts?.own ?? head).toSorted((a, b) => b.layer.bytes - a.layer.bytes)[0] ?? null;
  }
}

// src/annotations.ts
function annotations({ verdicts, budgetFile }, headBudgets, { onInconclusive }) {
  const found = verdicts.flatMap((verdict) => {
    const budget = headBudgets.find(({ name }) => name === verdict.budget.name);
    const open2 = verdict.findings.filter(({ approval }) => approval === void 0);
    return open2.map((finding) => {
      const annotation = {
        level: isBlocking(finding.outcome, onInconclusive) ? "error" : "warning",
        title: subjectOf(verdict, finding),
        message: [finding.message, finding.cure].filter((part) => part !== null).join(". "),
        file: budgetFile.path,
        line: finding.edit?.headLine ?? (budget && placeOfRule(budget, finding.rule).line) ?? 1
      };
      return { annotation, origin: originOf2(verdict, finding) };
    });
  });
  const origins = found.flatMap(
    ({ annotation, origin }) => origin === null ? [] : [{ ...annotation, ...origin }]
  );
  return [...found.map(({ annotation }) => annotation), ...origins];
}

// src/report-file.ts
import { existsSync as existsSync3 } from "node:fs";
import { mkdir as mkdir2, writeFile as writeFile2 } from "node:fs/promises";
import { dirname, join as join2, resolve } from "node:path";
var MAX_OUTPUT_BYTES = 1e5;
async function reportOutput(report, places) {
  const { path: named2, tempDir, warn: warn2 } = places;
  const compact = compactJson(report, MAX_OUTPUT_BYTES);
  const written = [];
  const paths = [
    named2,
    ...compact === void 0 ? [join2(tempDir, "docker-image-budgets-report.json")] : []
  ];
  for (const path of paths.filter((each) => each !== "")) {
    try {
      await makeFolder(dirname(resolve(path)));
      await writeFile2(path, withNewline(jsonPieces(report)));
      written.push(path);
    } catch (error2) {
      warn2(`The report cannot be written to ${path}: ${messageOf(error2)}`);
    }
  }
  return compact ?? written[0] ?? "";
}
function* withNewline(pieces) {
  yield* pieces;
  yield "\n";
}
async function makeFolder(path) {
  const parent = dirname(path);
  if (parent === path || existsSync3(path)) return;
  await makeFolder(parent);
  await mkdir2(path);
}

// src/publish.ts
var MAX_SUMMARY_BYTES = 1e6;
var MAX_ROUNDS2 = 3;
async function publish(first, decide, headBudgets, publisher) {
  log(renderText(first.report));
  const { inputs, tempDir, links: links2, share, warn: warn2 } = publisher;
  const files = { path: inputs.reportFile, tempDir, warn: warn2 };
  const before = await reportOutput(first.report, files);
  const { decision, commentUrl } = await tellGitHub2(first, decide, publisher);
  const { report } = decision;
  annotate(annotations(report, headBudgets, inputs));
  await writeSummary(
    renderMarkdown(report, links2, {
      fits: (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES / share,
      rest: "the JSON report"
    })
  );
  const outputs = {
    outcome: report.outcome,
    headline: report.headline,
    report: decision === first ? before : await reportOutput(report, files),
    "comment-url": commentUrl ?? "",
    violations: violations(report)
  };
  return { report, outputs };
}
async function tellGitHub2(first, decide, publisher) {
  const { inputs, occasion, warn: warn2 } = publisher;
  const untold = { decision: first, commentUrl: void 0 };
  const isSilent = !inputs.status && inputs.comment === "never";
  if (isSilent && occasion.pull === null) return untold;
  const attempt = teller(warn2);
  const api = await attempt("the status", "statuses: write", publisher.api);
  if (api === void 0) return untold;
  let decision = first;
  let seen = await survey(api, subjectOf3(publisher));
  for (let round = 1; ; round++) {
    const { baseRef } = seen;
    const told = forBaseOf(decision, publisher, seen);
    const announced = await announce(api, announcementOf(told, publisher), seen, attempt);
    const { commentUrl, newer } = announced;
    seen = announced.seen;
    const isMoved = seen.baseRef !== null && seen.baseRef !== baseRef;
    const isOpen = told === decision && decision.isOpen && round < MAX_ROUNDS2;
    const now = isOpen ? await decide() : decision;
    const isNews = !sameDecision(now, decision);
    if (isNews) log(`Approvals have changed meanwhile: ${now.report.headline}`);
    if (newer !== null) tellOfNewer(newer);
    if (newer !== null && isNews) return { decision: now, commentUrl };
    if (newer !== null || !isMoved && !isNews) return { decision: told, commentUrl };
    decision = now;
  }
}
function forBaseOf(decision, publisher, seen) {
  const { pull } = publisher.occasion;
  if (pull === null) return decision;
  const base = newBaseOf(subjectOf3(publisher), seen);
  if (base !== null) return judgedForAnother(decision, pull, base);
  const isKnown = seen.baseRef !== null || isRed(decision, publisher);
  return isKnown ? decision : judgedForUnknown(decision, pull, seen.baseRefusal);
}
function isRed({ report }, { inputs }) {
  return isBlocking(report.outcome, inputs.onInconclusive);
}
async function isRedByNow(decision, publisher) {
  if (isRed(decision, publisher)) return true;
  const seen = await survey(await publisher.api(), { ...subjectOf3(publisher), context: null });
  return isRed(forBaseOf(decision, publisher, seen), publisher);
}
function subjectOf3({ occasion, inputs, id, now }) {
  const context2 = inputs.status ? inputs.statusContext : null;
  return subjectOf2(occasion, { id, at: now.getTime(), key: inputs.commentKey, context: context2 });
}
function announcementOf(decision, publisher) {
  const { inputs, links: links2 } = publisher;
  const { report, record: record3, isUrgent, isGap } = decision;
  const bad = isGap ? "error" : "failure";
  const isNews = isUrgent || isNoteworthy(report, inputs.noiseFloor);
  const body = () => renderMarkdown(report, links2, {
    fits: (text) => text.length <= MAX_COMMENT,
    rest: "the job summary"
  });
  const comment = { record: record3, create: inputs.comment === "always" || isNews, isLinked: true };
  return {
    ...subjectOf3(publisher),
    status: {
      state: isRed(decision, publisher) ? bad : "success",
      description: report.headline
    },
    comment: inputs.comment === "never" ? null : { ...comment, body: body() }
  };
}
function violations({ verdicts }) {
  return verdicts.filter(({ outcome }) => isBlocking(outcome, "fail")).map(({ budget }) => budget.name);
}

// src/request.ts
async function requestOf(run, loaded) {
  const { inputs, occasion } = run;
  const { budgets, retired, file } = loaded;
  const isDefault = inputs.headTag === "pr-{number}";
  const headTag = isDefault && occasion.pull === null ? "{head_ref}" : inputs.headTag;
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])];
  const isUsed = (placeholder) => templates.some((each) => each !== void 0 && usesPlaceholder(each, placeholder));
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(run, isUsed),
    baseFallbacks: await fallbacks(run, isUsed),
    isChange: occasion.baseSha !== null,
    platforms: inputs.platforms,
    retired,
    edits: file.edits,
    today: run.now.toISOString().slice(0, 10),
    noiseFloor: inputs.noiseFloor,
    isForeign: occasion.isForeign
  };
}
async function withMergeBase({ occasion, lineage }, isUsed) {
  return withFork(occasion.values, isUsed("merge_base") ? await lineage.fork() : void 0);
}
async function fallbacks({ occasion, lineage }, isUsed) {
  const { baseSha, baseFallback, defaultBranch, isOnDefault, values } = occasion;
  const began = isUsed("merge_base") ? await lineage.fork() : void 0;
  const nearer = baseFallback === null ? [] : [withFork(baseFallback, began)];
  if (baseSha === null || isOnDefault) return nearer;
  const { base_sha: _, ...others } = values;
  const tip = isUsed("base_sha") ? { base_sha: await lineage.defaultTip() } : {};
  const fork = isUsed("merge_base") ? await lineage.forkOfDefault() : void 0;
  return [...nearer, withFork({ ...others, base_ref: defaultBranch, ...tip }, fork)];
}
function withFork(values, fork) {
  return fork ? { ...values, merge_base: fork } : values;
}

// src/shared-images.ts
import { resolve as resolve2 } from "node:path";
var SharedImages = class {
  sources;
  /** For what only a fork's budget file names. */
  hearsay;
  /** What registries gave reason to warn of. */
  warnings = [];
  images;
  requestLog = () => {
  };
  /** @param isRepeated whether the same images are asked for again and again: then each is resolved once. */
  constructor(inputs, workspace, isRepeated) {
    const { registryAuth, githubToken, authHosts, cacheDir, timeoutMs } = inputs;
    this.images = createImages({
      env: process.env,
      registryAuth,
      githubToken,
      insecure: inputs.insecureRegistries,
      authHosts,
      cacheDir: cacheDir === null ? void 0 : resolve2(workspace, cacheDir),
      timeoutMs,
      directory: workspace,
      onSecret: maskSecret,
      log: (line) => this.requestLog(line),
      warn: (message) => {
        this.warnings.push(message);
        warn(message);
      }
    });
    const { source, hearsay, anonymous } = this.images;
    const once = (images) => isRepeated ? resolvingOnce(images) : images;
    const forStrangers = once(anonymous);
    const sourcesOf = (images) => explained(once(images), forStrangers, inputs);
    this.sources = sourcesOf(source);
    this.hearsay = sourcesOf(hearsay);
  }
  close() {
    return this.images.close();
  }
  /** Does something with its requests in one group of the log, and counts them. */
  async counted(act) {
    const group = debugGroup("Requests to registries");
    this.requestLog = group.log;
    const { traffic } = this.images;
    const before = { ...traffic };
    try {
      const value = await act();
      const [count, bytes] = [traffic.count - before.count, traffic.bytes - before.bytes];
      return { value, requests: { count, bytes } };
    } finally {
      group.end();
    }
  }
};
function explained(images, forStrangers, { explain, bandwidth }) {
  return explain === "none" ? { images } : { images, explain: new Explainer(images, { bandwidth, forStrangers }).explain };
}
function resolvingOnce(source) {
  const resolved = /* @__PURE__ */ new Map();
  const resolve3 = (reference, expected) => {
    const key = JSON.stringify(reference);
    const known = resolved.get(key);
    if (known !== void 0) return known;
    const asked = source.resolve(reference, expected);
    resolved.set(key, asked);
    asked.then(
      (manifest) => manifest === void 0 && resolved.delete(key),
      () => resolved.delete(key)
    );
    return asked;
  };
  return { ...askedBy((_, question) => question(source)), resolve: resolve3 };
}

// src/trouble.ts
function tellTrouble(error2) {
  const message = messageOf(error2);
  if (error2 instanceof BudgetFileError) {
    log(message);
    annotate(
      error2.problems.map(({ message: message2, place: place2 }) => ({
        level: "error",
        title: error2.file,
        message: message2,
        file: error2.file,
        line: place2.line
      }))
    );
    return { message, failure: message.split("\n")[0] ?? message };
  }
  if (error2 instanceof UsageError) return { message, failure: message };
  debug2(error2 instanceof Error ? error2.stack ?? "" : "");
  const failure = `${message}. That was not foreseen: run it again with debug logging, and report it with that log.`;
  return { message, failure };
}

// src/judge.ts
async function judgeAll(occasions, session) {
  const share = occasions.length;
  const judged = [];
  let images;
  const imagesFor = (inputs) => {
    images ??= new SharedImages(inputs, session.workspace, share > 1);
    return images;
  };
  try {
    for (const occasion of occasions) {
      try {
        const each = await judge(occasion, { ...session, share, imagesFor });
        if (each !== null) judged.push(each);
      } catch (error2) {
        const publish2 = () => broken(error2, occasion, session);
        judged.push({ occasion, isRed: async () => true, publish: publish2 });
      }
    }
  } finally {
    await images?.close();
  }
  return publishAll(judged, session);
}
async function publishAll(judged, session) {
  const results = [];
  for (const { occasion, publish: publish2 } of await redFirst(judged)) {
    if (judged.length > 1) {
      await writeSummary(`## ${subjectOf4(occasion)}
`);
      log(`${plainSubjectOf(occasion)}:`);
    }
    try {
      results.push(await publish2());
    } catch (error2) {
      results.push(await broken(error2, occasion, session));
    }
  }
  return results;
}
async function redFirst(judged) {
  if (judged.length < 2) return judged;
  const red = /* @__PURE__ */ new Set();
  for (const each of judged) if (await each.isRed().catch(() => true)) red.add(each);
  return [...red, ...judged.filter((each) => !red.has(each))];
}
async function broken(error2, occasion, { api, id, place: place2 }) {
  const { message, failure } = tellTrouble(error2);
  const run = runUrl(place2);
  const outputs = await publishBreakdown({ api, occasion, id, message, run, warn });
  return { pull: occasion?.pull?.number ?? null, report: null, outputs, failure };
}
async function judge(occasion, session) {
  if (occasion.refusal !== null) throw new UsageError(occasion.refusal);
  const { api, id, workspace, tempDir, share } = session;
  const inputs = inputsOf(share);
  const lineage = new Lineage(occasion, api);
  const run = { inputs, occasion, api, lineage, workspace, now: /* @__PURE__ */ new Date() };
  if (await isTooEarly(run)) return null;
  const budgets = await loadBudgets(run);
  const checking = checkAll(run, budgets, session.imagesFor(inputs));
  api().catch(() => {
  });
  const { verdicts, told } = await checking;
  const decide = decider(run, verdicts, told);
  const publisher = {
    ...run,
    id,
    links: linksOf(run, budgets, session.place),
    tempDir,
    share,
    warn
  };
  let red;
  return {
    occasion,
    isRed: async () => {
      const decision = await decide();
      if (await isRedByNow(decision, publisher)) red = decision;
      return red !== void 0;
    },
    publish: async () => {
      const first = red ?? await decide();
      const { report, outputs } = await publish(first, decide, budgets.headBudgets, publisher);
      const failure = isBlocking(report.outcome, inputs.onInconclusive) ? report.headline : null;
      return { pull: occasion.pull?.number ?? null, report, outputs, failure };
    }
  };
}
function inputsOf(share) {
  const inputs = readInputs();
  return share > 1 ? { ...inputs, reportFile: "" } : inputs;
}
function subjectOf4({ pull, headSha, values }) {
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} \u2192 ${code(values.base_ref ?? "")}`;
}
function plainSubjectOf({ pull, headSha }) {
  return pull === null ? headSha.slice(0, 7) : `#${pull.number} \u2192 ${pull.baseRef}`;
}
async function isTooEarly({ inputs, occasion, api }) {
  const { forum, headSha } = occasion;
  if (forum === null || !forum.isWord || !inputs.status) return false;
  const { statusContext, commentKey, approvalLabel: label } = inputs;
  if (await isJudged(await api(), forum, { statusContext, commentKey, label })) return false;
  log(
    `No run has set the status ${statusContext} on ${headSha.slice(0, 7)} yet, and a label, a review or a comment brings no image: the run of the push comes first. If that was cancelled, start it again; a fork\u2019s, whose token may only read, needs a workflow_run.`
  );
  return true;
}
async function checkAll(run, loaded, shared) {
  const { inputs, api } = run;
  const later = laterNotices();
  const { value: verdicts, requests } = await shared.counted(
    async () => check(await requestOf(run, loaded), {
      ...shared.sources,
      hearsay: shared.hearsay,
      firstParents: async (sha) => firstParents(await api(), sha, inputs.baseLookback),
      progress: createProgress(log)
    })
  );
  const notices = [...loaded.notices, ...later, ...shared.warnings];
  return { verdicts, told: { budgetFile: loaded.file, notices, requests, prices: inputs.prices } };
}
function laterNotices() {
  return inputsForLater().map((name) => {
    const notice = `The input ${name} is set, and this version does not act on it yet.`;
    warn(notice);
    return notice;
  });
}
function linksOf({ inputs, occasion }, { sha }, place2) {
  const { headSha, baseSha } = occasion;
  return links({ config: inputs.config, sha, headSha, baseSha, place: place2 });
}

// src/results.ts
function worstOf(results) {
  return results.toSorted((a, b) => rankOf2(b) - rankOf2(a))[0];
}
function rankOf2({ failure, outputs }) {
  const outcome = OUTCOMES.indexOf(outputs.outcome);
  return (failure === null ? 0 : OUTCOMES.length) + outcome;
}
function violationsOf(results) {
  return [...new Set(results.flatMap(({ outputs }) => outputs.violations))];
}

// src/main.ts
async function main() {
  const session = startSession();
  const results = [];
  try {
    const occasions = await findOccasions(context, session.api);
    results.push(...await judgeAll(due(occasions), session));
  } catch (error2) {
    results.push(await broken(error2, null, session));
  }
  await conclude(results, session);
}
function startSession() {
  return {
    api: connectOnce(),
    id: { id: context.runId || 0, attempt: context.runAttempt || 1 },
    place: place(),
    workspace: process.env["GITHUB_WORKSPACE"] || process.cwd(),
    tempDir: process.env["RUNNER_TEMP"] || tmpdir()
  };
}
function due(occasions) {
  for (const { over } of occasions) if (over !== null) log(over);
  return occasions.filter(({ over }) => over === null);
}
async function conclude(results, { tempDir }) {
  const worst = worstOf(results);
  if (worst === void 0) return;
  const { report, outputs } = worst;
  const isAnew = results.length > 1 && report !== null;
  const files = { path: getInput("report-file"), tempDir, warn };
  setOutputs({
    ...outputs,
    report: isAnew ? await reportOutput(report, files) : outputs.report,
    violations: violationsOf(results)
  });
  for (const { pull, failure } of results) {
    if (failure === null) continue;
    fail(results.length > 1 && pull !== null ? `#${pull}: ${failure}` : failure);
  }
}
function connectOnce() {
  let api;
  const token = getInput("github-token");
  return () => {
    if (api === void 0 && token === "") warn(`The input github-token is empty. ${TOKEN_CURE}`);
    api ??= connect({
      token,
      baseUrl: context.apiUrl,
      serverUrl: context.serverUrl,
      ...context.repo,
      warn
    });
    return api;
  };
}
function place() {
  const { serverUrl, runId } = context;
  const repository2 = process.env["GITHUB_REPOSITORY"] ?? "";
  return { serverUrl, runId, repository: repository2, ...actionOf(process.env) };
}

// src/index.ts
await main();
