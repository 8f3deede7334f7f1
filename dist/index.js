import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  BudgetFileError,
  Explainer,
  _nonnegative,
  array,
  check,
  checkTemplate,
  createImages,
  createProgress,
  fetch,
  import_env_http_proxy_agent,
  int,
  isFileWithin,
  loadCompared,
  loadSingle,
  nullable,
  nullish,
  object,
  optional,
  parseBandwidth,
  parseExplain,
  parseHost,
  parseSeconds,
  record,
  renderJson,
  renderMarkdown,
  string,
  toJson,
  usesPlaceholder
} from "./chunks/chunk-KBNHCIVM.js";
import {
  Malformed,
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
  toJsonText
} from "./chunks/chunk-6I6IWDR6.js";
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
import { resolve as resolve2 } from "node:path";

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
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
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

// src/github/client.ts
var REQUEST_MS = 3e4;
var PATIENCE_S = 60;
async function connect({ token, baseUrl, owner, repo, warn: warn2 }) {
  const [{ Octokit }, { retry }, { throttling }] = await Promise.all([
    import("./chunks/dist-src-VLYUQZY5.js"),
    import("./chunks/dist-bundle-PBDBWA74.js"),
    import("./chunks/dist-bundle-AM3ULYW2.js")
  ]);
  const wait = (what) => (seconds, _options, _octokit, tries) => {
    const worthwhile = seconds <= PATIENCE_S && tries < 2;
    warn2(`GitHub\u2019s ${what} is reached: ${worthwhile ? `waiting ${seconds} s` : "giving up"}`);
    return worthwhile;
  };
  const octokit = new (Octokit.plugin(retry, throttling))({
    ...token === "" ? {} : { auth: token },
    baseUrl,
    request: { fetch: proxiedFetch() },
    retry: { retries: 2 },
    throttle: {
      onRateLimit: wait("rate limit"),
      onSecondaryRateLimit: wait("secondary rate limit")
    },
    // Failures are told once, with what they mean, by whoever asked.
    log: { debug: () => {
    }, info: () => {
    }, warn: () => {
    }, error: () => {
    } }
  });
  octokit.hook.before("request", (options) => {
    options.request = { ...options.request };
    stayAt(baseUrl, options.url);
  });
  return { rest: octokit.rest, paginate: octokit.paginate, owner, repo };
}
function proxiedFetch() {
  const dispatcher = new import_env_http_proxy_agent.default();
  return (url, init) => fetch(url, { ...init, dispatcher, signal: AbortSignal.timeout(REQUEST_MS) });
}
function stayAt(baseUrl, url) {
  const [home, next] = [new URL(baseUrl), new URL(url, baseUrl)];
  if (next.origin === home.origin) return;
  const error2 = new Error(`${home.origin} names a page at ${next.origin}, which is not asked`);
  throw Object.assign(error2, { status: 400 });
}
function isLocked(error2) {
  return statusOf(error2) === 403 && error2 instanceof Error && /\blocked\b/i.test(error2.message);
}
function statusOf(error2) {
  if (!(error2 instanceof Error) || !("status" in error2)) return void 0;
  return typeof error2.status === "number" ? error2.status : void 0;
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
function mayReplace(theirs, ours) {
  return theirs === void 0 || ours.run.id >= theirs.run.id || ours.run.attempt > 1;
}

// src/github/record.ts
var LINE = /^<!-- docker-image-budgets approved (\{.*\}) -->$/m;
var MAX_CHARACTERS = 5e3;
var record2 = object({
  by: string(),
  at: string(),
  amounts: record(string(), int().check(_nonnegative()))
});
function formatRecord(kept) {
  if (kept === null) return "";
  const json = toJsonText(kept).replace(/[-<>]/g, escaped);
  const line = `
<!-- docker-image-budgets approved ${json} -->`;
  return line.length <= MAX_CHARACTERS ? line : "";
}
function parseRecord(body) {
  const json = LINE.exec(body)?.[1];
  if (json === void 0) return null;
  try {
    return record2.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
function escaped(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// src/github/comment.ts
var MAX_COMMENT = 6e4;
async function keepComment(api, request) {
  const { owner, repo, rest } = api;
  const existing = await settle(api, request);
  if (existing !== void 0 || !request.create) return existing;
  const { data } = await rest.issues.createComment({
    owner,
    repo,
    issue_number: request.number,
    body: bodyOf(request, request.record)
  });
  return await settle(api, request) ?? toComment(data);
}
async function settle(api, request) {
  const { owner, repo, rest } = api;
  const { number, login, marker } = request;
  const [first, ...others] = await findOwnComments(api, { number, login, key: marker.key });
  if (first === void 0) return void 0;
  const newest = [first, ...others].reduce((a, b) => isNewer(b, a) ? b : a);
  const mine = bodyOf(request, request.record ?? parseRecord(newest.body));
  const words = await isOurTurn(api, request, newest) ? mine : newest.body;
  for (const { id } of others)
    await ifThere(rest.issues.deleteComment({ owner, repo, comment_id: id }));
  if (visible(words) === visible(first.body)) return first;
  const update = rest.issues.updateComment({ owner, repo, comment_id: first.id, body: words });
  return await ifThere(update) === void 0 ? void 0 : { ...first, body: words };
}
async function findOwnComments({ owner, repo, rest, paginate }, { number, key, login }) {
  const comments = await paginate(rest.issues.listComments, {
    owner,
    repo,
    issue_number: number,
    per_page: 100
  });
  return comments.filter(({ user }) => login === null ? user?.type === "Bot" : user?.login === login).map(toComment).filter(({ body }) => parseMarker(body)?.key === key).toSorted((a, b) => a.id - b.id);
}
async function isOurTurn(api, request, comment2) {
  const theirs = parseMarker(comment2.body);
  if (theirs === void 0 || theirs.sha === request.marker.sha)
    return mayReplace(theirs, request.marker);
  const { owner, repo, rest } = api;
  const { data } = await rest.pulls.get({ owner, repo, pull_number: request.number });
  return data.head.sha === request.marker.sha || data.head.sha !== theirs.sha;
}
function isNewer(a, b) {
  const [left, right] = [parseMarker(a.body), parseMarker(b.body)];
  return left !== void 0 && right !== void 0 && !mayReplace(left, right);
}
function bodyOf({ marker, body }, record3) {
  return `${formatMarker(marker)}
${printable(body)}${formatRecord(record3)}`;
}
function visible(body) {
  return body.replace(/ run=\d+\/\d+ -->/, " -->").replace(/\/actions\/runs\/\d+/g, "");
}
function toComment(data) {
  return { id: data.id, url: data.html_url, body: data.body ?? "" };
}

// src/github/identity.ts
async function ownLogin({ rest }, token) {
  if (token.startsWith("ghs_")) return null;
  try {
    const { data } = await rest.users.getAuthenticated();
    return data.type === "Bot" ? null : data.login;
  } catch (error2) {
    if (statusOf(error2) === 403 || statusOf(error2) === 401) return null;
    throw error2;
  }
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
    key: isWord(key) ? key : "default",
    token: getInput("github-token")
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

// src/github/status.ts
var MAX_DESCRIPTION = 140;
async function createStatus({ rest, owner, repo }, request) {
  const { sha, context: context2, state, description, url } = request;
  await rest.repos.createCommitStatus({
    owner,
    repo,
    sha,
    context: context2,
    state,
    description: oneLine(description, MAX_DESCRIPTION),
    ...url === void 0 ? {} : { target_url: url }
  });
}
async function statusesOf({ rest, paginate, owner, repo }, ref, context2) {
  const listed = { owner, repo, ref, per_page: 100 };
  const statuses = await paginate(rest.repos.listCommitStatusesForRef, listed);
  return statuses.filter((status) => status?.context === context2).map(({ state, description, created_at: createdAt, target_url: url }) => ({
    state,
    description: description ?? "",
    createdAt,
    pull: pullOf(url ?? "")
  }));
}
function runFor(run, pull) {
  return run === void 0 || pull === null ? run : `${run}?pr=${pull}`;
}
function pullOf(url) {
  const [, ofComment, ofRun] = /\/pull\/(\d+)#issuecomment-\d+$|\?pr=(\d+)$/.exec(url) ?? [];
  const number = ofComment ?? ofRun;
  return number === void 0 ? null : Number(number);
}

// src/github/votes.ts
async function readPull({ rest, owner, repo }, number) {
  const { data } = await rest.pulls.get({ owner, repo, pull_number: number });
  return {
    author: data.user?.login ?? "",
    headSha: data.head.sha,
    labels: data.labels.map(({ name }) => name),
    commits: data.commits,
    isOpen: data.state === "open"
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
  const answer = await ifThere(asked);
  return ["admin", "write"].includes(answer?.data.permission ?? "");
}
async function isMember({ rest }, team, username) {
  const [org = "", team_slug = ""] = team.split("/");
  const answer = await ifThere(rest.teams.getMembershipForUserInOrg({ org, team_slug, username }));
  return answer?.data.state === "active";
}

// src/github/precedence.ts
async function setStatus(api, pull, request) {
  const due = await inPrecedence(api, pull, request);
  if (due !== void 0) await createStatus(api, due);
}
async function inPrecedence(api, pull, request) {
  if (pull !== null && request.state !== "success") return request;
  const others = (await statusesOf(api, request.sha, request.context)).filter(
    (status) => status.pull !== null && status.pull !== pull
  );
  if (pull === null) return others.length > 0 ? void 0 : request;
  for (const number of new Set(others.map((status) => status.pull))) {
    const newest = others.find((status) => status.pull === number);
    if (number === null || newest === void 0 || newest.state === "success") continue;
    const { headSha, isOpen } = await readPull(api, number);
    if (isOpen && headSha === request.sha) {
      const description = `#${number}, of the same commit: ${newest.description}`;
      return { ...request, state: "failure", description };
    }
  }
  return request;
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
function setOutputs(outputs) {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, printable(value));
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

// src/github/commits.ts
async function readFileAt({ rest, owner, repo }, path, ref) {
  try {
    const { data } = await rest.repos.getContent({ owner, repo, path, ref });
    if (Array.isArray(data) || data.type !== "file" || !("content" in data)) return void 0;
    return Buffer.from(data.content, "base64").toString("utf8");
  } catch (error2) {
    const status = statusOf(error2);
    if (status === 404) return void 0;
    if (status === void 0) throw error2;
    throw new UsageError(
      `${path} cannot be read at ${ref.slice(0, 7)} (${status} ${messageOf(error2)}). ${cureFor(status)}`,
      { cause: error2 }
    );
  }
}
function cureFor(status) {
  if (status === 401) return TOKEN_CURE;
  const cure = status >= 500 ? "GitHub has trouble: run it again later" : "The job needs the permission contents: read";
  return `${cure}; or set config-from: workspace and check the repository out.`;
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
    if (statusOf(error2) === void 0) throw error2;
    return void 0;
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

// src/tell.ts
function teller(warn2) {
  let told = false;
  return async (what, permission, act) => {
    try {
      return await act();
    } catch (error2) {
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

// src/breakdown.ts
async function publishBreakdown(breakdown) {
  const { message, run, occasion, warn: warn2 } = breakdown;
  const [line = ""] = message.split("\n");
  const headline = line.replace(/:$/, "");
  const markdown = renderBreakdown(message, run);
  await writeSummary(markdown);
  setOutputs({
    outcome: "inconclusive",
    headline,
    report: "",
    "comment-url": "",
    violations: "[]"
  });
  const tell = teller(warn2);
  await tell("the comment", "pull-requests: write", () => breakdownComment(breakdown, markdown));
  const { isWanted, context: context2 } = statusInputs();
  const pull = occasion.pull?.number ?? null;
  if (!isWanted) return;
  await tell(
    "the status",
    "statuses: write",
    async () => setStatus(await breakdown.api(), pull, {
      sha: occasion.headSha,
      context: context2,
      state: "error",
      description: headline,
      url: runFor(run, pull)
    })
  );
}
async function breakdownComment({ api, occasion, id }, body) {
  const { isWanted, key, token } = commentInputs();
  if (occasion.pull === null || !isWanted) return;
  const github = await api();
  await keepComment(github, {
    number: occasion.pull.number,
    marker: { key, sha: occasion.headSha, run: id },
    body,
    record: null,
    create: false,
    login: await ownLogin(github, token)
  });
}

// src/decide.ts
import { createHash } from "node:crypto";

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
      this.noted.add(`${what} (${why}): ${cureFor2(status, cure)}`);
      return instead;
    }
  }
};
function cureFor2(status, cure) {
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
    record: labeling === null ? null : await recordOf(api, request),
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
async function recordOf(api, { forum, commentKey, token }) {
  const read = async () => {
    const login = await ownLogin(api, token);
    return findOwnComments(api, { number: forum.number, key: commentKey, login });
  };
  const [comment2] = await read().catch(() => []);
  return comment2 === void 0 ? null : parseRecord(comment2.body);
}

// src/decide.ts
var NO_FORUM = "Approvals are given on a pull request, and this event belongs to none.";
function decider({ inputs, occasion, api }, verdicts, told) {
  const { forum } = occasion;
  const isNeeded = needsApproval(verdicts);
  if (forum === null || !isNeeded) {
    const notices = isNeeded ? [...told.notices, NO_FORUM] : told.notices;
    const report = summarise(verdicts, { ...told, notices });
    return async () => ({ report, record: null, isOpen: false });
  }
  const { approvers, noiseFloor, approvalLabel, statusContext, commentKey, githubToken } = inputs;
  const named = verdicts.map(({ budget }) => ownApprovers(budget));
  return async () => {
    const ballot = await readBallot(await api(), {
      forum,
      label: approvalLabel,
      approvers: [.../* @__PURE__ */ new Set([...approvers, ...named.flatMap((each) => each ?? [])])],
      asksWriters: approvers.length === 0 && named.includes(void 0),
      statusContext,
      commentKey,
      token: githubToken
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
function idOf(text) {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
function sameDecision(a, b) {
  const essence = ({ report, record: record3 }) => JSON.stringify([report.headline, report.approval, record3, report.verdicts.map(essential)]);
  return essence(a) === essence(b);
}
function essential({ findings }) {
  return findings.map(({ outcome, approval }) => [outcome, approval]);
}

// src/github/judged.ts
async function isJudged(api, { number, headSha }, { statusContext: context2, label }) {
  if (headSha === null) return true;
  try {
    const statuses = await statusesOf(api, headSha, context2);
    if (statuses.some(({ pull, state }) => pull === number && state !== "error")) return true;
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

// src/github/event.ts
var repository = nullish(object({ full_name: optional(string()) }));
var side = object({ sha: string(), ref: string(), repo: repository });
var pullRequest = object({
  number: int(),
  state: string(),
  head: side,
  base: side,
  updated_at: optional(string())
});
var event = object({
  action: optional(string()),
  label: optional(object({ name: string() })),
  pull_request: optional(pullRequest),
  workflow_run: optional(
    object({
      head_sha: string(),
      head_branch: nullable(string()),
      created_at: optional(string()),
      head_repository: nullable(
        object({ full_name: optional(string()), owner: object({ login: string() }) })
      ),
      pull_requests: nullish(array(object({ number: int() })))
    })
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
  repository: optional(
    object({ full_name: optional(string()), default_branch: optional(string()) })
  )
});
function isSameRepository(head, base) {
  const [one, other] = [head?.full_name?.toLowerCase(), base?.full_name?.toLowerCase()];
  return one !== void 0 && one === other;
}

// src/github/surroundings.ts
var MOST_PULLS = 5;
async function pullOfRun(workflowRun, defaultBranch, api) {
  const pulls = await pullsOfRun(workflowRun, api);
  const same = pulls.filter(({ head }) => head.sha === workflowRun.head_sha);
  const open2 = same.filter(({ state }) => state === "open");
  return open2.find(({ base }) => base.ref === defaultBranch) ?? open2[0] ?? same[0] ?? pulls[0];
}
async function pullsOfRun(workflowRun, { rest, owner, repo }) {
  const { head_branch: branch, head_repository: repository2, pull_requests: named } = workflowRun;
  const numbers = (named ?? []).map(({ number }) => number).slice(0, MOST_PULLS);
  if (numbers.length > 0) {
    const answers = numbers.map((pull_number) => rest.pulls.get({ owner, repo, pull_number }));
    return (await Promise.all(answers)).map(({ data: data2 }) => pullRequest.parse(data2));
  }
  if (branch === null || repository2 === null) return [];
  const head = `${repository2.owner.login}:${branch}`;
  const { data } = await rest.pulls.list({ owner, repo, head, state: "all", per_page: 100 });
  return data.filter((pull) => pull.head.sha === workflowRun.head_sha).map((pull) => pullRequest.parse(pull));
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

// src/github/occasion.ts
async function findOccasion(run, api) {
  if (!run.eventName || !run.sha || !run.ref) {
    throw new UsageError(
      "This is a GitHub Action, and no workflow has started it. In a terminal use node dist/cli.js --help."
    );
  }
  const result = event.safeParse(run.payload);
  if (!result.success) {
    const where = result.error.issues[0]?.path.join(".") ?? "";
    throw new UsageError(
      `The event ${run.eventName} cannot be read: ${where} is not what GitHub sends.`
    );
  }
  const payload = result.data;
  if (payload.pull_request) return ofPull(payload.pull_request, run, wordOf(payload, run));
  if (payload.workflow_run) return ofWorkflowRun(payload, run, await api());
  if (payload.merge_group) return ofMergeGroup(payload.merge_group, run, await api());
  return ofCommit(payload, run, api);
}
function wordOf({ action = "", label, pull_request: pull }, { eventName }) {
  return {
    headThereAt: pull?.updated_at ?? null,
    labelJustSet: action === "labeled" ? label?.name ?? null : null,
    isWord: eventName === "pull_request_review" || ["labeled", "unlabeled"].includes(action)
  };
}
function ofPull({ number, state, head, base }, { sha }, word2) {
  return {
    pull: { number, headSha: head.sha },
    forum: { number, headSha: head.sha, ...word2 },
    headSha: head.sha,
    baseSha: base.sha,
    values: {
      number: String(number),
      head_sha: head.sha,
      head_ref: head.ref,
      base_sha: base.sha,
      base_ref: base.ref,
      sha
    },
    baseFallback: null,
    isForeign: !isSameRepository(head.repo, base.repo),
    over: state === "closed" ? `Pull request #${number} is closed: there is nothing to judge any more.` : null
  };
}
async function ofWorkflowRun(payload, run, api) {
  const { workflow_run: workflowRun, repository: repository2 } = payload;
  if (workflowRun === void 0) throw new TypeError("not a workflow_run");
  const { head_sha: headSha, head_branch: branch } = workflowRun;
  const pull = await pullOfRun(workflowRun, repository2?.default_branch, api);
  if (pull !== void 0) {
    const headThereAt = workflowRun.created_at ?? null;
    const word2 = { headThereAt, labelJustSet: null, isWord: false };
    const occasion2 = ofPull(pull, run, word2);
    if (pull.head.sha === headSha) return occasion2;
    const over = `Pull request #${pull.number} has moved on from ${headSha.slice(0, 7)}: its own run judges it.`;
    return { ...occasion2, over };
  }
  const ref = branch === null ? run.ref : `refs/heads/${branch}`;
  const occasion = await ofCommit({ ...payload, after: headSha }, { ...run, ref }, async () => api);
  return { ...occasion, isForeign: !isSameRepository(workflowRun.head_repository, repository2) };
}
async function ofMergeGroup(group, { sha }, api) {
  const number = /\/pr-(\d+)-[0-9a-f]+$/.exec(group.head_ref)?.[1];
  const values = {
    ...number === void 0 ? {} : { number },
    head_sha: group.head_sha,
    head_ref: branchOf(group.head_ref),
    base_sha: group.base_sha,
    base_ref: branchOf(group.base_ref),
    sha
  };
  const ahead = await groupAhead(group.base_sha, api);
  const nobody = { headSha: null, headThereAt: null, labelJustSet: null, isWord: false };
  return {
    pull: null,
    // What its pull request was given leave for, the queue may merge.
    forum: number === void 0 ? null : { number: Number(number), ...nobody },
    headSha: group.head_sha,
    baseSha: group.base_sha,
    values: ahead === void 0 ? values : { ...values, base_ref: ahead },
    baseFallback: ahead === void 0 ? null : values,
    // Whoever adds a pull request to a queue may write.
    isForeign: false,
    over: null
  };
}
async function ofCommit({ before, after, repository: repository2 }, { sha, ref }, api) {
  const headSha = after ?? sha;
  if (/^0+$/.test(headSha)) {
    return {
      pull: null,
      forum: null,
      headSha,
      baseSha: null,
      values: {},
      baseFallback: null,
      isForeign: false,
      over: "The branch was deleted: there is nothing to judge."
    };
  }
  const known = before !== void 0 && !/^0+$/.test(before);
  const defaultBranch = repository2?.default_branch ?? await defaultBranchOf(await api());
  return {
    pull: null,
    forum: null,
    headSha,
    baseSha: null,
    values: {
      head_sha: headSha,
      head_ref: branchOf(ref),
      sha,
      base_ref: defaultBranch,
      ...known ? { base_sha: before } : {}
    },
    baseFallback: null,
    isForeign: false,
    over: null
  };
}
async function defaultBranchOf({ rest, owner, repo }) {
  const { data } = await rest.repos.get({ owner, repo });
  return data.default_branch;
}
function branchOf(ref) {
  return ref.replace(/^refs\/(heads|tags)\//, "");
}

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
function runUrl({ serverUrl, repository: repository2, runId: runId2 }) {
  return runId2 ? `${serverUrl}/${repository2}/actions/runs/${runId2}` : void 0;
}
function actionOf(env) {
  return {
    action: env["GITHUB_ACTION_REPOSITORY"] || null,
    actionRef: env["GITHUB_ACTION_REF"] || null
  };
}

// src/load.ts
import { readFile } from "node:fs/promises";
import { join } from "node:path";
async function loadBudgets(run) {
  const { config, configFrom } = run.inputs;
  if (configFrom === "workspace") return loadFromWorkspace(run);
  const { headSha, baseSha, isForeign } = run.occasion;
  const api = await run.api();
  const head = readFileAt(api, config, headSha);
  const [base, atHead] = await Promise.all([
    baseSha === null ? head : readFileAt(api, config, baseSha),
    head
  ]);
  if (baseSha === null && isForeign)
    return loadCompared(config, { base: void 0, head: atHead, fork: void 0 }, { isForeign });
  if (base === atHead || baseSha === null)
    return loadCompared(config, { base, head: atHead, fork: base }, { isForeign });
  const forkSha = await run.fork();
  const fork = forkSha === void 0 || forkSha === baseSha ? base : await readFileAt(api, config, forkSha);
  const loaded = loadCompared(config, { base, head: atHead, fork }, { isForeign });
  if (forkSha !== void 0) return loaded;
  const notice = `Where this branch began could not be told: what the base has changed in ${config} since may be among the edits.`;
  return { ...loaded, notices: [...loaded.notices, notice] };
}
function forkOnce({ headSha, baseSha }, api) {
  let fork;
  const ask = async () => baseSha === null ? void 0 : mergeBase(await api(), baseSha, headSha);
  return () => {
    fork ??= ask();
    return fork;
  };
}
async function loadFromWorkspace(run) {
  const { config } = run.inputs;
  const text = await readFromWorkspace(run);
  const { baseSha, isForeign } = run.occasion;
  const baseText = async () => baseSha === null ? void 0 : (
    // Whoever may not read it is told by the notice that nothing of it is believed.
    readFileAt(await run.api(), config, baseSha).catch(() => void 0)
  );
  const loaded = loadSingle(config, text, isForeign ? { believed: await baseText() } : void 0);
  const notice = `${config} is read from the workspace, where the change itself may have edited it.`;
  return { ...loaded, notices: [...loaded.notices, notice] };
}
async function readFromWorkspace({ inputs, occasion, workspace: workspace2 }) {
  const path = inputs.config;
  if (occasion.isForeign && !await isFileWithin(workspace2, path)) {
    throw new UsageError(
      `${path} is no file of the workspace. With config-from: workspace, actions/checkout has to come before this step; of a fork\u2019s change the file may be no link either.`
    );
  }
  try {
    return await readFile(join(workspace2, path), "utf8");
  } catch (cause) {
    throw new UsageError(
      `${path} cannot be read in the workspace (${messageOf(cause)}). With config-from: workspace, actions/checkout has to come before this step.`,
      { cause }
    );
  }
}
async function requestOf(run, loaded) {
  const { inputs, occasion } = run;
  const { budgets, retired, file } = loaded;
  const isDefault = inputs.headTag === "pr-{number}";
  const headTag = isDefault && occasion.pull === null ? "{head_ref}" : inputs.headTag;
  const templates = [headTag, inputs.baseTag, ...budgets.flatMap(({ head, base }) => [head, base])];
  return {
    budgets,
    headTag,
    baseTag: inputs.baseTag,
    values: await withMergeBase(run, templates),
    baseFallback: occasion.baseFallback,
    platforms: inputs.platforms,
    retired,
    edits: file.edits,
    today: run.now.toISOString().slice(0, 10),
    noiseFloor: inputs.noiseFloor
  };
}
async function withMergeBase(run, templates) {
  const { values } = run.occasion;
  const isUsed = templates.some((each) => each !== void 0 && usesPlaceholder(each, "merge_base"));
  const sha = isUsed ? await run.fork() : void 0;
  return sha === void 0 ? values : { ...values, merge_base: sha };
}

// src/domain/origin.ts
var SIZE_RULES = ["max_size", "warn_at", "max_increase", "review_increase", "warn_increase"];
function originOf({ changes }, { rule, platform: platform2 }) {
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
      return { annotation, origin: originOf(verdict, finding) };
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
  const { path: named, tempDir, warn: warn2 } = places;
  const compact = toJsonText(toJson(report));
  const isLarge = Buffer.byteLength(compact) > MAX_OUTPUT_BYTES;
  const written = [];
  const paths = [named, ...isLarge ? [join2(tempDir, "docker-image-budgets-report.json")] : []];
  for (const path of paths.filter((each) => each !== "")) {
    try {
      await makeFolder(dirname(resolve(path)));
      await writeFile2(path, `${renderJson(report)}
`);
      written.push(path);
    } catch (error2) {
      warn2(`The report cannot be written to ${path}: ${messageOf(error2)}`);
    }
  }
  return isLarge ? written[0] ?? "" : compact;
}
async function makeFolder(path) {
  const parent = dirname(path);
  if (parent === path || existsSync3(path)) return;
  await makeFolder(parent);
  await mkdir2(path);
}

// src/publish.ts
var MAX_SUMMARY_BYTES = 1e6;
var MAX_ROUNDS = 3;
async function publish(decide, headBudgets, publisher) {
  const first = await decide();
  log(renderText(first.report));
  const { inputs, tempDir, links: links2, warn: warn2 } = publisher;
  const files = { path: inputs.reportFile, tempDir, warn: warn2 };
  const before = await reportOutput(first.report, files);
  const { decision, commentUrl } = await announce(first, decide, publisher);
  const { report } = decision;
  annotate(annotations(report, headBudgets, inputs));
  await writeSummary(
    renderMarkdown(report, links2, {
      fits: (text) => Buffer.byteLength(text) <= MAX_SUMMARY_BYTES,
      rest: "the JSON report"
    })
  );
  setOutputs({
    outcome: report.outcome,
    headline: report.headline,
    report: decision === first ? before : await reportOutput(report, files),
    "comment-url": commentUrl ?? "",
    violations: toJsonText(violations(report))
  });
  return report;
}
async function announce(first, decide, publisher) {
  const { inputs, links: links2, warn: warn2 } = publisher;
  const tell = teller(warn2);
  const { headSha, pull: of } = publisher.occasion;
  const pull = of?.number ?? null;
  let decision = first;
  for (let round = 1; ; round++) {
    const { report } = decision;
    const commentUrl = await tell(
      "the comment",
      "pull-requests: write",
      () => comment(decision, publisher)
    );
    await tell("the status", "statuses: write", async () => {
      if (!inputs.status) return;
      await setStatus(await publisher.api(), pull, {
        sha: headSha,
        context: inputs.statusContext,
        state: stateOf(report, inputs),
        description: report.headline,
        url: commentUrl ?? runFor(links2.run, pull)
      });
    });
    const now = decision.isOpen && round < MAX_ROUNDS ? await decide() : decision;
    if (now === decision || sameDecision(now, decision)) return { decision, commentUrl };
    log(`Approvals have changed meanwhile: ${now.report.headline}`);
    decision = now;
  }
}
async function comment({ report, record: record3 }, publisher) {
  const { inputs, occasion, id } = publisher;
  if (occasion.pull === null || inputs.comment === "never") return void 0;
  const api = await publisher.api();
  const kept = await keepComment(api, {
    number: occasion.pull.number,
    marker: { key: inputs.commentKey, sha: occasion.headSha, run: id },
    body: renderMarkdown(report, publisher.links, {
      fits: (text) => text.length <= MAX_COMMENT,
      rest: "the job summary"
    }),
    record: record3,
    create: inputs.comment === "always" || isNoteworthy(report, inputs.noiseFloor),
    login: await ownLogin(api, inputs.githubToken)
  });
  return kept?.url;
}
function stateOf({ outcome }, { onInconclusive }) {
  return isBlocking(outcome, onInconclusive) ? "failure" : "success";
}
function violations({ verdicts }) {
  return verdicts.filter(({ outcome }) => isBlocking(outcome, "fail")).map(({ budget }) => budget.name);
}

// src/main.ts
async function main() {
  const api = connectOnce();
  let occasion;
  try {
    occasion = await findOccasion(context, api);
    if (occasion.over !== null) return log(occasion.over);
    const inputs = readInputs();
    const fork = forkOnce(occasion, api);
    const run = { inputs, occasion, api, fork, workspace: workspace(), now: /* @__PURE__ */ new Date() };
    if (await isTooEarly(run)) return;
    const budgets = await loadBudgets(run);
    const checking = checkAll(run, budgets);
    api().catch(() => {
    });
    const { verdicts, told } = await checking;
    const report = await publish(decider(run, verdicts, told), budgets.headBudgets, {
      ...run,
      id: runId(),
      links: linksOf(run, budgets),
      tempDir: process.env["RUNNER_TEMP"] || tmpdir(),
      warn
    });
    if (isBlocking(report.outcome, inputs.onInconclusive)) fail(report.headline);
  } catch (error2) {
    const message = tellOf(error2);
    if (occasion === void 0) return;
    const run = runUrl(place());
    await publishBreakdown({ api, occasion, id: runId(), message, run, warn });
  }
}
async function isTooEarly({ inputs, occasion, api }) {
  const { forum, headSha } = occasion;
  if (forum === null || !forum.isWord || !inputs.status) return false;
  const { statusContext, approvalLabel: label } = inputs;
  if (await isJudged(await api(), forum, { statusContext, label })) return false;
  log(
    `No run has set the status ${statusContext} on ${headSha.slice(0, 7)} yet, and a label or a review brings no image: the run of the push comes first. If that was cancelled, start it again; a fork\u2019s, whose token may only read, needs a workflow_run.`
  );
  return true;
}
function connectOnce() {
  let api;
  const token = getInput("github-token");
  return () => {
    api ??= connect({ token, baseUrl: context.apiUrl, ...context.repo, warn });
    return api;
  };
}
async function checkAll(run, loaded) {
  const { inputs } = run;
  const notices = [...loaded.notices, ...laterNotices()];
  const traffic = debugGroup("Requests to registries");
  const images = createImages({
    env: process.env,
    registryAuth: inputs.registryAuth,
    githubToken: inputs.githubToken,
    insecure: inputs.insecureRegistries,
    authHosts: inputs.authHosts,
    cacheDir: inputs.cacheDir === null ? void 0 : resolve2(run.workspace, inputs.cacheDir),
    timeoutMs: inputs.timeoutMs,
    directory: run.workspace,
    onSecret: setSecret,
    log: traffic.log,
    warn: (message) => {
      notices.push(message);
      warn(message);
    }
  });
  try {
    const request = await requestOf(run, loaded);
    const verdicts = await check(request, {
      ...sourcesOf(inputs, images.source),
      hearsay: sourcesOf(inputs, images.hearsay),
      firstParents: async (sha) => firstParents(await run.api(), sha, inputs.baseLookback),
      progress: createProgress(log)
    });
    const [requests, { prices }] = [{ ...images.traffic }, inputs];
    return { verdicts, told: { budgetFile: loaded.file, notices, requests, prices } };
  } finally {
    traffic.end();
    await images.close();
  }
}
function sourcesOf({ explain, bandwidth }, images) {
  return explain === "none" ? { images } : { images, explain: new Explainer(images, { bandwidth }).explain };
}
function laterNotices() {
  return inputsForLater().map((name) => {
    const notice = `The input ${name} is set, and this version does not act on it yet.`;
    warn(notice);
    return notice;
  });
}
function linksOf({ inputs, occasion }, { file }) {
  const { headSha, baseSha } = occasion;
  const sha = file.origin === "base" && baseSha !== null ? baseSha : headSha;
  return links({ config: inputs.config, sha, headSha, baseSha, place: place() });
}
function place() {
  const { serverUrl, runId: runId2, repo } = context;
  return { serverUrl, runId: runId2, repository: `${repo.owner}/${repo.repo}`, ...actionOf(process.env) };
}
function tellOf(error2) {
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
    fail(message.split("\n")[0] ?? message);
  } else if (error2 instanceof UsageError) {
    fail(message);
  } else {
    fail(
      `${message}. That was not foreseen: run it again with debug logging, and report it with that log.`
    );
    debug2(error2 instanceof Error ? error2.stack ?? "" : "");
  }
  return message;
}
function runId() {
  return { id: context.runId || 0, attempt: context.runAttempt || 1 };
}
function workspace() {
  return process.env["GITHUB_WORKSPACE"] || process.cwd();
}

// src/index.ts
await main();
