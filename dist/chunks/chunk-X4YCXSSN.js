import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  digestOf
} from "./chunk-ABPOFCQT.js";
import {
  IMAGE_TYPES,
  INDEX_TYPES,
  SCHEMA_1_TYPES,
  parseConfig,
  parseManifest,
  shape
} from "./chunk-OCTBMLBF.js";
import {
  askedBy
} from "./chunk-DI5NXAHA.js";
import {
  mayNameSecret
} from "./chunk-JVQRSQDG.js";
import {
  imageSize
} from "./chunk-3NTQYEGY.js";
import {
  bareHost,
  isIn,
  isLoopback,
  listOf,
  proxiesOf
} from "./chunk-3CAFIAEE.js";
import {
  array,
  nullable,
  nullish,
  object,
  optional,
  record,
  string,
  unknown
} from "./chunk-2OA2TC6A.js";
import {
  formatReference,
  isTag,
  withDefaultTag
} from "./chunk-V35JLIWI.js";
import {
  isDigest
} from "./chunk-LSII7BRH.js";
import {
  oneLine
} from "./chunk-F3PQNR5A.js";
import {
  JUDGE_OTHERS,
  Malformed,
  NoManifest,
  Unmeasurable,
  UsageError
} from "./chunk-JRB32J4O.js";
import {
  import_agent
} from "./chunk-DGHX6NRR.js";

// src/hearsay.ts
function inPlainWords(source, { wordsFor: wordsFor2, log }) {
  const told = async (reference, ask) => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unmeasurable)) throw error;
      const { reason, cure } = await wordsFor2(error, reference);
      const name = formatReference(reference);
      log(`${name}: ${reason}`);
      throw new Unmeasurable(
        `${name} cannot be read: ${reason}, and only this fork\u2019s version of the budget file names it`,
        `${cure} Or let somebody with write access add the budget on the base branch.`
      );
    }
  };
  return {
    ...askedBy((reference, question) => told(reference, () => question(source))),
    resolve: (reference, expected) => told(reference, async () => {
      log(`${formatReference(reference)} is asked for without a login`);
      const manifest = await source.resolve(reference, expected);
      if (manifest?.kind === "artifact") throw new Unmeasurable("is an artifact", "");
      return manifest && weighed(manifest);
    }),
    manifest: (reference, descriptor) => told(reference, async () => weighed(await source.manifest(reference, descriptor)))
  };
}
function weighed(manifest) {
  if (manifest.kind === "image") imageSize(manifest, null);
  return manifest;
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
function parseHeader(text2) {
  const challenges = [];
  let at = 0;
  const take = (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text2);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < text2.length) {
    take(SEPARATORS);
    const word = take(TOKEN)?.[0];
    if (word === void 0) {
      at = afterComma(text2, at);
      continue;
    }
    const current = challenges.at(-1);
    if (current !== void 0 && take(EQUALS) !== null) {
      const value = take(VALUE);
      if (value === null) {
        at = afterComma(text2, at);
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
function afterComma(text2, at) {
  const comma = text2.indexOf(",", at);
  return comma < 0 ? text2.length : comma + 1;
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
  const encoded = (text2) => Buffer.from(text2).toString("base64");
  const forms = [secret, inForm(secret), encoded(secret), encoded(`${username}:${secret}`)];
  return [...new Set(forms)].filter((text2) => text2 !== "");
}
function inForm(text2) {
  return new URLSearchParams({ "": text2 }).toString().slice(1);
}
var ASSIGNED = /((?:token|secret|passw|key|credential|auth)[\w-]{0,40}["']?\s?[=:]\s?["']?(?:(?:bearer|basic)\s)?)[^\s"']+/gi;
var USER_INFO = /:\/\/[^\s/@]{1,500}@/g;
var RANDOM = /\b(?=[a-z_+]*\d)(?=\d*[a-z_+])\w{6,}|\w{32,}/gi;
function withoutSecrets(words, env, secrets = []) {
  const held = Object.entries(env).flatMap(
    ([name, value = ""]) => mayNameSecret(name) && value.length > 3 ? [value] : []
  );
  return [...held, ...secrets.filter((secret) => secret.length > 3)].reduce((rest, secret) => rest.replaceAll(secret, "***"), words).replace(USER_INFO, "://***@").replace(ASSIGNED, "$1***").replace(RANDOM, "***");
}

// src/registry/http.ts
function header(headers, name) {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
function headerValues(headers, name) {
  const value = headers[name];
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
  constructor(code, text2, options = {}) {
    super(text2.reason, text2.cure, { cause: options.cause });
    this.code = code;
    this.retry = options.retry ?? "never";
    this.isReset = options.isReset ?? false;
  }
  /** Nothing was found out: there was no time left, or none of what the registry grants. */
  get isLimit() {
    return this.code === "timeout" || this.code === "rate-limit";
  }
};
function nameOf({ method, url }) {
  const path = url.pathname.startsWith("/v2/") ? url.pathname : withoutSignatures(url.pathname);
  return oneLine(`${method} ${url.origin}${path}${url.search === "" ? "" : "?\u2026"}`);
}
function withoutSignatures(path) {
  const isPlain = (segment) => segment.length <= 20 || /^(sha\d+:)?([0-9a-f]{64}|[0-9a-f]{128})$/.test(segment);
  return path.split("/").map((segment) => isPlain(segment) ? segment : "\u2026").join("/");
}
function registryWords({ body }) {
  const errors = errorsOf(body);
  if (errors.length === 0) return void 0;
  const text2 = errors.slice(0, 3).map(({ code, message }) => [code, message].filter((part) => part !== "").join(": ")).filter((words) => words !== "").join("; ");
  return { codes: errors.map(({ code }) => code), text: oneLine(text2, 300) };
}
function errorsOf(body) {
  try {
    const json = JSON.parse(body.toString("utf8"));
    const errors = field(json, "errors");
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
  const text2 = body.toString("utf8");
  try {
    const json = JSON.parse(text2);
    const found = WORDS.flatMap((name) => {
      const value = field(json, name);
      if (Array.isArray(value)) return value.slice(0, 3);
      return [typeof value === "object" ? textField(value, "message") : value];
    });
    const said = found.filter((value) => typeof value === "string" && value !== "");
    return said.length === 0 ? void 0 : oneLine([...new Set(said)].join(": "), 300);
  } catch {
    const isPlain = header(headers, "content-type")?.startsWith("text/plain") === true;
    if (!isPlain || text2.trimStart().startsWith("<")) return void 0;
    const said = oneLine(text2.slice(0, 1e3), 300);
    return (said.startsWith(`${status} `) ? said.slice(4) : said) || void 0;
  }
}
function field(json, name) {
  return typeof json === "object" && json !== null ? Reflect.get(json, name) : void 0;
}
function textField(json, name) {
  const value = field(json, name);
  return typeof value === "string" ? value : "";
}
function describe(response) {
  const said = registryWords(response)?.text ?? otherWords(response);
  const isHtml = header(response.headers, "content-type")?.includes("html") === true;
  const words = said ?? (isHtml ? "with a web page" : "");
  const whose = mayBeProxys(response) ? " from the proxy, or from behind it" : "";
  return `${`${response.status} ${words}`.replace(/[\s.]+$/, "")}${whose}`;
}
var CHECK_NAME = "Check the image\u2019s name too: a repository that is not there may be refused in the same way.";
function mayBeProxys(response) {
  const { isProxied = false, url, status, headers } = response;
  if (!isProxied || url.protocol === "https:" || registryWords(response) !== void 0) return false;
  const isRegistrys = header(headers, "docker-distribution-api-version") !== void 0;
  return !isRegistrys && [403, 407, 502, 503, 504, 511].includes(status);
}
var PROXY_CURE = "Look at the proxy of HTTP_PROXY or HTTPS_PROXY: it has to lead to the registry. What is reached without it is listed in NO_PROXY.";
function loginCure(registry) {
  if (registry === "ghcr.io") {
    return `Give the job the permission packages: read, and the repository access to the package; or log in with docker/login-action before this step. ${CHECK_NAME}`;
  }
  return `Log in to ${registry} before this step (docker/login-action or docker login), or give the input registry-auth; the account has to be allowed to pull. ${CHECK_NAME}`;
}

// src/registry/address.ts
import { isIP } from "node:net";

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
  const labels = host.split(".");
  return labels.some((_, at) => SHARED_DOMAINS.has(labels.slice(at).join(".")));
}
var KNOWN_PAIRS = [
  // The token server of Docker Hub, known without looking anything up.
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
function isKnownPair(host, registry) {
  const pair = `${host} ${registry}`;
  return KNOWN_PAIRS.some((known) => known.test(pair));
}

// src/registry/address.ts
function sameHost(a, b) {
  return bareHost(a) === bareHost(b) || isLoopback(a) && isLoopback(b);
}
async function sameOwner(hostname, registry) {
  const [host, home] = [bareHost(hostname), bareHost(registry)];
  if (sameHost(hostname, registry) || isKnownPair(host, home)) return true;
  if (isIP(host) !== 0 || isIP(home) !== 0 || isShared(host) || isShared(home)) return false;
  const { getDomain } = await import("./es6-6ZHFZNCE.js");
  const options = { allowPrivateDomains: true };
  const domain = getDomain(host, options);
  return domain !== null && domain === getDomain(home, options);
}
function guardedLookup(resolve, isRefused) {
  return (hostname, options, callback) => {
    const wanted = options.family === 4 || options.family === 6 ? options.family : void 0;
    const check = async () => {
      const found = await resolve(hostname);
      const hidden = found.find(({ address }) => isRefused(address));
      if (hidden !== void 0) throw new PrivateAddressError(hostname, hidden.address);
      return found.filter(({ family }) => wanted === void 0 || family === wanted);
    };
    check().then(
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
    const told = schemeOf(challengesOf(response)) ?? scheme;
    const next = told.kind === "none" ? await this.schemeAfter(response, request) : told;
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
    const open2 = { request, credential };
    if (credential?.kind !== "bearer" && scheme.kind === "bearer") {
      const token = await this.options.tokens.get(tokenRequest(scheme, open2, target));
      return withAuthorization(open2, `Bearer ${token}`);
    }
    if (credential === void 0) return open2;
    const obstacle = await whyWithheld(request.url, request.home);
    if (obstacle === void 0) return withAuthorization(open2, directHeader(credential));
    this.options.warn(`${target.registry} gets no credentials, since ${obstacle}`);
    return open2;
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
    const own = schemeOf(challengesOf(response));
    if (own !== void 0) return own;
    const { "if-none-match": _, ...headers } = request.headers;
    const url = new URL("/v2/", request.url);
    const ping = await this.options.send({ ...request, headers, url });
    const scheme = schemeOf(challengesOf(ping));
    if (scheme !== void 0) return scheme;
    throw new RegistryError("refused", {
      reason: `${nameOf(request)}: ${describe(response)}, without saying how to log in`,
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
  const { home, time } = request;
  return { bearer, scope: `repository:${repository}:pull`, credential, home, time };
}

// src/registry/cache.ts
import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
var FOLDER = "docker-image-budgets-v1";
var OURS = /^[0-9a-f]{32}[/\\](?:sha(?:256|512)-[0-9a-f]+|tags[/\\][\w.-]+?)(?:\.draft-[0-9a-f-]+)?$/;
var KEPT_MS = 30 * 24 * 60 * 60 * 1e3;
var MAX_BYTES = 4 * 1024 * 1024;
function createCache({ directory, accountFor, warn, date }) {
  const root = join(directory, FOLDER);
  const roomOf = async (target) => {
    const { registry, repository } = target;
    const key = JSON.stringify([registry, repository, await accountFor(target)]);
    return join(root, createHash("sha256").update(key).digest("hex").slice(0, 32));
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
      const bytes = await readIfThere(join(await roomOf(target), "tags", tag));
      const digest = bytes?.toString("utf8") ?? "";
      return isDigest(digest) ? digest : void 0;
    },
    async read(target, digest) {
      const bytes = await readIfThere(join(await roomOf(target), fileOf(digest)));
      if (bytes === void 0 || digestOf(bytes, digest) !== digest) return void 0;
      return { bytes, digest, contentType: void 0, name: `the cached ${digest}` };
    },
    async write(target, { digest, bytes }, tag) {
      const room = await roomOf(target);
      await save(join(room, fileOf(digest)), bytes);
      if (tag !== void 0) await save(join(room, "tags", tag), digest);
    },
    async prune() {
      for (const file of await filesIn(root)) {
        const found = await stat(file).catch(() => void 0);
        const isOld = found !== void 0 && found.mtimeMs < date() - KEPT_MS;
        if (isOld && OURS.test(relative(root, file)))
          await rm(file, { force: true }).catch(() => {
          });
      }
    }
  };
}
function fileOf(digest) {
  return digest.replace(":", "-");
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
    const found = await stat(file);
    return found.isFile() && found.size <= MAX_BYTES ? await readFile(file) : void 0;
  } catch {
    return void 0;
  }
}
async function filesIn(folder) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry2) => entry2.isFile()).map((entry2) => join(entry2.parentPath, entry2.name));
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
  manifest(reference, descriptor) {
    return this.listed(reference, "manifests", descriptor, parseManifest);
  }
  config(reference, descriptor) {
    return this.listed(reference, "blobs", descriptor, parseConfig);
  }
  async provenance(reference, attestation) {
    const [{ provenanceIn }, { readProvenance }] = await Promise.all([
      import("./attestation-W3TCYZQE.js"),
      import("./provenance-CCSA5QZ3.js")
    ]);
    const statement = await this.listed(reference, "manifests", attestation, provenanceIn);
    return statement && this.listed(reference, "blobs", statement, readProvenance);
  }
  async listed(reference, kind, descriptor, parse) {
    const limit = this.limits.get(reference) ?? this.options.newLimit();
    this.limits.set(reference, limit);
    return this.options.manifests.listed(inRegistry(reference), { kind, descriptor, parse }, limit);
  }
};
function inRegistry(reference) {
  if (reference.kind === "registry") return reference;
  throw new TypeError(`${reference.transport}:${reference.path} is not in a registry`);
}

// src/registry/credentials.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { homedir } from "node:os";
import { join as join2 } from "node:path";

// src/registry/credential-helper.ts
import { spawn } from "node:child_process";

// src/registry/docker-config.ts
var text = nullish(string());
var entry = nullable(
  object({
    auth: text,
    username: text,
    password: text,
    identitytoken: text,
    registrytoken: text
  })
);
var dockerConfig = object({
  auths: nullish(record(string(), unknown())),
  credHelpers: nullish(record(string(), unknown())),
  credsStore: text
});
function parseDockerConfig(text2) {
  let json;
  try {
    json = JSON.parse(text2.replace(/^\ufeff/, ""));
  } catch {
    throw new Malformed("is not JSON");
  }
  const result = dockerConfig.safeParse(json);
  if (!result.success) {
    throw new Malformed(`is not a docker config: ${placeOf(result.error) || "it"} is wrong`);
  }
  const { auths, credHelpers, credsStore } = result.data;
  const odd = [];
  const read = (part, given, schema) => Object.entries(given ?? {}).map(([key, value]) => {
    const { data, error } = schema.safeParse(value);
    if (error) odd.push(oneLine([part, key, placeOf(error)].filter(Boolean).join("."), 200));
    return [key, data];
  });
  const entries = read("auths", auths, entry).filter(isRead);
  for (const [key, value] of entries) {
    if (value?.auth && toCredential(value) === void 0)
      odd.push(oneLine(`auths.${key}.auth`, 200));
  }
  const helpers = read("credHelpers", credHelpers, nullable(string()));
  return {
    auths: new Map(auths === void 0 ? legacyEntries(json) : entries),
    // Where a helper is named, however oddly, no other credential is sent instead.
    credHelpers: new Map(helpers.map(([host, name]) => [host, name === void 0 ? ODD : name])),
    credsStore,
    odd
  };
}
var ODD = "?";
function isRead(read) {
  return read[1] !== void 0;
}
function placeOf({ issues }) {
  return issues[0]?.path.map(String).join(".") ?? "";
}
function legacyEntries(json) {
  return Object.entries(Object(json)).flatMap(([key, value]) => {
    const { data } = entry.safeParse(value);
    return data && toCredential(data) ? [[key, data]] : [];
  });
}
var DOCKER_HUB_KEY = "https://index.docker.io/v1/";
var DOCKER_HUB_HOSTS = ["index.docker.io", "docker.io", "registry-1.docker.io"];
function configKey(registry) {
  return registry === "docker.io" ? DOCKER_HUB_KEY : registry;
}
function helperFor(config, registry) {
  const keys = [configKey(registry), registry];
  const key = keys.find((each) => config.credHelpers.has(each));
  return (key === void 0 ? config.credsStore : config.credHelpers.get(key)) || void 0;
}
function credentialIn(config, registry, repository = "") {
  const { auths } = config;
  const segments = repository === "" ? [] : repository.split("/");
  const paths = segments.map(
    (_, index) => [registry, ...segments.slice(0, segments.length - index)].join("/")
  );
  const exact = [...paths, configKey(registry), registry].find((key2) => auths.has(key2));
  const hosts = registry === "docker.io" ? DOCKER_HUB_HOSTS : [registry];
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
  const text2 = Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "");
  const colon = text2.indexOf(":");
  return colon < 0 ? ["", ""] : [text2.slice(0, colon), text2.slice(colon + 1)];
}

// src/registry/credential-helper.ts
var TIMEOUT_MS = 1e4;
var MAX_OUTPUT = 64 * 1024;
var NOT_FOUND = "credentials not found in native keychain";
var answer = object({ Username: string(), Secret: string() });
var HelperError = class extends Error {
  name = "HelperError";
};
async function askHelper(name, registry, options) {
  if (!/^[A-Za-z0-9._-]+$/.test(name)) {
    throw new HelperError(`${JSON.stringify(oneLine(name, 100))} is no helper\u2019s name`);
  }
  const program = `docker-credential-${name}`;
  const { code, output } = await run(program, configKey(registry), options);
  if (code !== 0) {
    if (output.includes(NOT_FOUND)) return void 0;
    const words = firstWords(output, options);
    throw new HelperError(`${program} ended with code ${code}${words === "" ? "" : `: ${words}`}`);
  }
  return toCredential2(program, output);
}
function firstWords(output, { env, secrets = [] }) {
  const line = output.split("\n").find((each) => each.trim() !== "") ?? "";
  return /^\s*[{[<]/.test(line) ? "" : oneLine(withoutSecrets(line.slice(0, 2e3), env, secrets), 200);
}
function toCredential2(program, output) {
  let json;
  try {
    json = JSON.parse(output);
  } catch {
    throw new HelperError(`${program} did not answer with JSON`);
  }
  const result = answer.safeParse(json);
  if (!result.success) throw new HelperError(`${program} answered without Username and Secret`);
  const { Username: username, Secret: secret } = result.data;
  if (secret === "") return void 0;
  return username === "<token>" ? { kind: "identity", username: "", token: secret } : { kind: "basic", username, password: secret };
}
function run(program, input, { env, timeoutMs = TIMEOUT_MS }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ["get"], { stdio: ["pipe", "pipe", "ignore"], env: { ...env } });
    const timer = setTimeout(() => {
      reject(new HelperError(`${program} gave no answer in ${timeoutMs / 1e3} s`));
      child.kill("SIGKILL");
      child.stdout.destroy();
    }, timeoutMs);
    let output = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text2) => {
      if (output.length < MAX_OUTPUT) output += text2;
    });
    child.on("error", (cause) => {
      clearTimeout(timer);
      const why = cause.code === "ENOENT" ? "is not on the PATH" : `cannot be run (${cause.code})`;
      reject(new HelperError(`${program} ${why}`, { cause }));
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code, output });
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
  return async (registry, repository) => {
    sources ??= readSources(env, warn);
    for (const { name, config } of [...input, ...await sources]) {
      const helper = helperFor(config, registry);
      if (helper !== void 0) {
        const key = `${helper} ${registry}`;
        const answer2 = helped.get(key) ?? ask(helper, registry, { name, config });
        helped.set(key, answer2);
        const credential2 = await answer2;
        if (credential2 === "failed") return void 0;
        if (credential2 !== void 0) return credential2;
      }
      const credential = credentialIn(config, registry, repository);
      if (credential !== void 0) return credential;
    }
    if (registry !== "ghcr.io" || githubToken === "" || !isOfGitHub(env)) return void 0;
    return { kind: "basic", username: "x-access-token", password: githubToken };
  };
  async function ask(helper, registry, { name, config }) {
    try {
      return await askHelper(helper, registry, { ...helperOptions, secrets: secretsIn(config) });
    } catch (error) {
      if (!(error instanceof HelperError)) throw error;
      warn(`${registry} is asked without credentials: ${error.message} (named in ${name})`);
      return "failed";
    }
  }
}
function isOfGitHub({ GITHUB_SERVER_URL: server }) {
  return /^https:\/\/github\.com\/?$/.test(server || "https://github.com");
}
function sourceOf(name, text2, warn) {
  const config = parseDockerConfig(text2);
  for (const place of config.odd) {
    warn(`${name}: ${place} is wrong; no credentials are taken from that entry`);
  }
  return { name, config };
}
function inputSource(text2, warn) {
  const name = "the input registry-auth";
  try {
    return sourceOf(name, text2, warn);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new UsageError(
      `${name} ${error.message}. It has to be what docker login writes: {"auths": {"HOST": {"auth": "\u2026"}}}`
    );
  }
}
async function readSources(env, warn) {
  const texts = await Promise.all(filesOf(env).map((file) => readText(file, warn)));
  const named = [
    { name: "DOCKER_AUTH_CONFIG", text: env["DOCKER_AUTH_CONFIG"] || void 0 },
    ...texts
  ];
  return named.flatMap(({ name, text: text2 }) => {
    if (text2 === void 0 || text2.trim() === "") return [];
    try {
      return [sourceOf(name, text2, warn)];
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      warn(`${name} ${error.message}; no credentials are taken from it`);
      return [];
    }
  });
}
function filesOf(env) {
  const home = env["HOME"] || homedir();
  const { DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime } = env;
  const containers = (folder) => ({ name: join2(folder, "containers", "auth.json") });
  return [
    docker ? { name: join2(docker, "config.json"), namedBy: "DOCKER_CONFIG" } : { name: join2(home, ".docker", "config.json") },
    ...named ? [{ name: named, namedBy: "REGISTRY_AUTH_FILE" }] : [],
    ...runtime ? [containers(runtime)] : [],
    containers(env["XDG_CONFIG_HOME"] || join2(home, ".config"))
  ];
}
async function readText({ name, namedBy }, warn) {
  try {
    return { name, text: await readRegular(name) };
  } catch (error) {
    const code = String(Reflect.get(Object(error), "code"));
    if (code !== "ENOENT" || namedBy !== void 0) {
      const who = namedBy === void 0 ? "" : `, which ${namedBy} names,`;
      warn(
        `${name}${who} cannot be read (${code}${hintFor(code, namedBy)}); no credentials are taken from it`
      );
    }
    return { name, text: void 0 };
  }
}
async function readRegular(name) {
  const file = await open(name, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw Object.assign(new Error(name), { code: "EISDIR" });
    if (!found.isFile() || found.size > MAX_FILE_BYTES) throw new OddFileError();
    return await file.readFile("utf8");
  } finally {
    await file.close();
  }
}
var MAX_FILE_BYTES = 1024 * 1024;
var OddFileError = class extends Error {
  code = `not a regular file of at most ${MAX_FILE_BYTES / 1024 ** 2} MiB`;
};
function hintFor(code, namedBy) {
  if (code === "ENOENT") return ": it is not there";
  if (code === "EISDIR") return ": it is a folder";
  if (code === "EACCES" || code === "EPERM") return ": this user may not read it";
  return code === "ENOTDIR" && namedBy === "DOCKER_CONFIG" ? ": it has to name the folder of config.json" : "";
}

// src/registry/dispatch.ts
import { isIP as isIP3 } from "node:net";

// src/registry/special-addresses.ts
import { isIP as isIP2 } from "node:net";
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
var special = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
var global = listOf(GLOBAL_IPV6);
var metadata = listOf(METADATA);
var MAPPED = listOf(["::ffff:0:0/96"]);
function isPrivateAddress(address) {
  const bare = withoutZone(address);
  if (isIn(special, bare)) return true;
  if (isIP2(bare) !== 6 || isIn(MAPPED, bare)) return false;
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
  if (isIP2(address) !== 6) return [];
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
function createDispatchers(env, resolve) {
  const proxies = proxiesOf(env);
  const all = [];
  let isClosed = false;
  const made = (dispatcher) => {
    all.push(dispatcher);
    if (isClosed) dispatcher.destroy();
    return dispatcher;
  };
  const create = (connect, requestTls = {}) => {
    const options = {
      connections: MOST,
      h2Options: { maxConcurrentStreams: MOST },
      connectTimeout: CONNECT_TIMEOUT_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...connect }
    };
    const { httpProxy, httpsProxy } = proxies;
    const ways = { httpProxy, httpsProxy, noProxy: "" };
    let proxied;
    return {
      straight: made(new import_agent.default(options)),
      proxied() {
        proxied ??= import("./proxy-agent-QNJSWFBX.js").then(
          ({ EnvHttpProxyAgent }) => made(new EnvHttpProxyAgent({ ...options, ...ways, requestTls }))
        );
        return proxied;
      }
    };
  };
  const anyCertificate = { rejectUnauthorized: false };
  const agents = {
    named: create({}),
    unverified: create(anyCertificate, anyCertificate),
    neighbour: create({ lookup: guardedLookup(resolve, isLinkLocal) }),
    stranger: create({ lookup: guardedLookup(resolve, isPrivateAddress) })
  };
  const siblings = /* @__PURE__ */ new Map();
  const siblingOf = (hostname) => {
    const known = siblings.get(hostname) ?? create({ lookup: siblingLookup(hostname, resolve) });
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
    if (isIP3(address) !== 0 && isPrivateAddress(address)) throw refused(request);
    const isSibling = !home.isHearsay && await sameOwner(url.hostname, home.hostname);
    return isSibling ? siblingOf(home.hostname) : agents.stranger;
  };
  return {
    isProxied: proxies.isFor,
    async dispatcherFor(request) {
      const { straight, proxied } = await agentsFor(request);
      return proxies.isFor(request.url) ? proxied() : straight;
    },
    async close() {
      isClosed = true;
      await Promise.all(all.map((agent) => agent.destroy()));
    }
  };
}
function siblingLookup(registry, resolve) {
  let found;
  return (...asked) => {
    found ??= resolvesToPrivate(registry, resolve);
    found.then(
      (isPrivate) => guardedLookup(resolve, isPrivate ? isLinkLocal : isPrivateAddress)(...asked)
    );
  };
}
async function resolvesToPrivate(hostname, resolve) {
  try {
    return (await resolve(hostname)).some(({ address }) => isPrivateAddress(address));
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
  const name = nameOf({ method: "GET", url });
  const told = header(headers, "docker-content-digest");
  const digest = digestOf(body, wanted);
  const expected = wanted ?? (told !== void 0 && isDigest(told) ? told : void 0);
  const isAlike = expected?.slice(0, 7) === digest.slice(0, 7);
  if (expected !== void 0 && expected !== (isAlike ? digest : digestOf(body, expected))) {
    throw new RegistryError("integrity", {
      reason: `${name}: the content has the digest ${digest}, and not ${expected}`,
      cure: "Something between here and the registry alters manifests, or the registry\u2019s storage is damaged: try without the proxy or mirror, or push the image again."
    });
  }
  if (header(headers, "content-length") === void 0 && isCut(body)) {
    throw new RegistryError("integrity", {
      reason: `${name}: the answer ends early, after ${body.length} bytes`,
      cure: "Something between here and the registry cuts answers off: try without the proxy or mirror."
    });
  }
  return { bytes: body, digest, contentType: header(headers, "content-type"), name };
}
function isCut(body) {
  const text2 = body.toString("latin1").trim();
  return text2.startsWith("{") && !text2.endsWith("}");
}
function unchanged({ headers, url }, known) {
  const told = header(headers, "docker-content-digest") ?? known.digest;
  if (told === known.digest || !isDigest(told)) return known;
  throw new RegistryError("integrity", {
    reason: `${nameOf({ method: "GET", url })}: 304 for ${known.digest}, and in the same breath ${told}`,
    cure: "Look at what stands before the registry: a proxy or mirror answers for it, and wrongly."
  });
}
function inlineContent({
  data,
  digest,
  bytes,
  mediaType
}) {
  if (data === void 0) return void 0;
  const content = Buffer.from(data, "base64");
  if (content.length !== bytes || digestOf(content, digest) !== digest) return void 0;
  return {
    bytes: content,
    digest,
    contentType: mediaType,
    name: `the content embedded as ${digest}`
  };
}
function checkSize(received, { bytes, digest }) {
  if (received.bytes.length === bytes) return received;
  throw new RegistryError("integrity", {
    reason: `${received.name}: ${received.bytes.length} bytes, where the index says ${bytes} of ${digest}`,
    cure: "Build and push the image again: its index contradicts its manifests."
  });
}

// src/registry/warnings.ts
var MOST2 = 5;
function passOnWarnings(response, warn) {
  for (const value of headerValues(response?.headers ?? {}, "warning").slice(0, MOST2)) {
    for (const [, text2 = ""] of value.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
      const warning = oneLine(text2.replace(/\\(.)/g, "$1"), 300);
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
  async get(target, path, { maxBytes, limit, known }) {
    const accept = path.startsWith("manifests/") ? { accept: ACCEPT } : {};
    const name = path.slice(path.indexOf("/") + 1);
    const wanted = isDigest(name) ? name : void 0;
    for (let attempt = 1; ; attempt++) {
      const condition = known === void 0 || attempt > 1 ? {} : { "if-none-match": `"${known.digest}"` };
      const question = { path, headers: { ...accept, ...condition }, maxBytes };
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
  async head(target, name, limit) {
    const question = { path: `manifests/${name}`, headers: { accept: ACCEPT } };
    const response = await this.repositories.head(target, question, limit).catch(leftToGet);
    passOnWarnings(response, this.warn);
    const digest = header(response?.headers ?? {}, "docker-content-digest") ?? "";
    const length = header(response?.headers ?? {}, "content-length") ?? "";
    return isDigest(digest) && /^\d+$/.test(length) ? { digest, bytes: Number(length) } : void 0;
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
    return new Promise((resolve) => {
      const cancel = this.clock.after(PATIENCE_MS, () => resolve(void 0));
      const end = (value) => {
        cancel();
        resolve(value);
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
      `The credentials for ${target.registry} are refused (${nameOf(request)}: ${describe(response)}): going on anonymously`
    );
  }
};
function keyOf({ registry }, credential) {
  return JSON.stringify([registry, credential]);
}

// src/registry/memory.ts
var MAX_BYTES2 = 4 * 1024 * 1024;
var Memory = class {
  kept = /* @__PURE__ */ new Map();
  sizes = /* @__PURE__ */ new Map();
  bytes = 0;
  get(target, digest) {
    return this.kept.get(keyOf2(target, digest));
  }
  /** What is missing, or failed, may be there the next time. */
  keep(target, digest, pending) {
    const key = keyOf2(target, digest);
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
      if (this.bytes <= MAX_BYTES2 || oldest === key) return;
      this.forget(oldest);
    }
  }
  forget(key) {
    this.kept.delete(key);
    this.bytes -= this.sizes.get(key) ?? 0;
    this.sizes.delete(key);
  }
};
function keyOf2({ registry, repository }, digest) {
  return `${registry}/${repository}@${digest}`;
}

// src/registry/manifests.ts
var MAX_BYTES3 = 4 * 1024 * 1024;
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
    const options = { maxBytes: MAX_BYTES3, limit };
    return (await this.downloads.get(target, `manifests/${tag}`, options))?.digest;
  }
  /** A digest that the user names: the registry has to have it still, and to let us have it. */
  async byDigest(target, digest, limit) {
    const isCached = await this.cache?.read(target, digest) !== void 0;
    const confirmed = isCached ? await this.confirmed(target, digest, limit) : void 0;
    const fetch = () => this.fetched(target, { path: `manifests/${digest}`, parse: parseManifest }, limit);
    const received = confirmed ?? await this.once(target, digest, fetch);
    return received && parseManifest(received);
  }
  /** What a manifest or index of the repository lists: not asked for at all where it is known. */
  async listed(target, { kind, descriptor, parse }, limit) {
    const inline = inlineContent(descriptor);
    if (inline !== void 0) return parse(inline);
    const { digest } = descriptor;
    const received = await this.once(
      target,
      digest,
      async () => await this.cache?.read(target, digest) ?? await this.fetched(target, { path: `${kind}/${digest}`, parse }, limit)
    );
    if (received === void 0) throw listedButMissing(target, descriptor);
    return parse(checkSize(received, descriptor));
  }
  async taggedContent(target, tag, expected, limit) {
    const isSeen = await this.cache?.digestOf(target, tag) !== void 0;
    const unmoved = isSeen ? await this.confirmed(target, tag, limit) : void 0;
    if (unmoved !== void 0) return unmoved;
    const known = await (expected && this.memory.get(target, expected))?.catch(() => void 0);
    const options = { maxBytes: MAX_BYTES3, limit, known };
    const received = await this.downloads.get(target, `manifests/${tag}`, options);
    if (received === void 0) return void 0;
    this.memory.keep(target, received.digest, Promise.resolve(received));
    await this.keep(target, received, parseManifest, tag);
    return received;
  }
  async once(target, digest, find) {
    const known = this.memory.get(target, digest);
    if (known === void 0) {
      const pending = find();
      this.memory.keep(target, digest, pending);
      return pending;
    }
    try {
      return await known;
    } catch (error) {
      if (error instanceof RegistryError && error.isLimit) return find();
      throw error;
    }
  }
  async fetched(target, { path, parse }, limit) {
    const received = await this.downloads.get(target, path, { maxBytes: MAX_BYTES3, limit });
    if (received !== void 0) await this.keep(target, received, parse);
    return received;
  }
  /** For later runs: only what can be read. */
  async keep(target, received, parse, tag) {
    if (this.cache === void 0) return;
    parse(received);
    await this.cache.write(target, received, tag);
  }
  /** What a name stands for, where that is known already and the registry says that it still is so. */
  async confirmed(target, name, limit) {
    const head = await this.downloads.head(target, name, limit);
    if (head === void 0 || isDigest(name) && head.digest !== name) return void 0;
    const inMemory = await this.memory.get(target, head.digest)?.catch(() => void 0);
    const received = inMemory ?? await this.cache?.read(target, head.digest);
    if (received?.bytes.length !== head.bytes) return void 0;
    this.memory.keep(target, head.digest, Promise.resolve(received));
    return received;
  }
};
function listedButMissing(target, { digest, platform }) {
  const cure = "Push the image again: a clean-up may have removed a part of it.";
  return new NoManifest(
    `${target.registry}/${target.repository} lists ${digest}, and does not have it`,
    platform ? `${cure} Or, if it is left out on purpose, ${JUDGE_OTHERS}` : cure
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
  async ask(registry, ask) {
    const ways = this.ways.get(registry) ?? this.candidates(registry);
    this.ways.set(registry, ways);
    const [only, ...others] = ways;
    if (others.length === 0) return ask(only);
    const pending = this.found.of(registry);
    const known = pending && await pending;
    if (known !== void 0) return ask(known);
    const trial = tryEach([only, ...others], ask);
    this.found.keep(
      registry,
      trial.then(({ origin }) => origin)
    );
    return (await trial).result;
  }
  candidates(registry) {
    const host = registry === "docker.io" ? DOCKER_HUB_HOST : registry;
    if (!URL.canParse(`https://${host}`)) throw noHost(registry);
    const secure = { url: new URL(`https://${host}`), isVerified: true };
    const plain = { url: new URL(`http://${host}`), isVerified: true };
    const { hostname } = plain.url;
    const isListed = [host.toLowerCase(), hostname].some((name) => this.insecure.includes(name));
    if (isLoopback(hostname)) return [plain, secure, ...isListed ? [unverified(secure)] : []];
    return isListed ? [secure, unverified(secure), plain] : [secure];
  }
};
function unverified({ url }) {
  return { url, isVerified: false };
}
async function tryEach(candidates, ask) {
  let failure;
  for (const origin of candidates) {
    if (failure !== void 0 && !isWorthTrying(origin, failure)) continue;
    try {
      return { origin, result: await ask(origin) };
    } catch (error) {
      failure = moreTelling(failure, error);
    }
  }
  throw failure;
}
function isWorthTrying({ url, isVerified }, failure) {
  if (!(failure instanceof RegistryError)) return false;
  if (!isVerified) return failure.code === "certificate";
  if (failure.code === "no-tls") return url.protocol === "http:";
  return failure.code === "network" && (url.port === "" || !/ECONNREFUSED/.test(failure.message));
}
function moreTelling(first, second) {
  const isNews = !(second instanceof RegistryError && second.code === "no-tls");
  return first === void 0 || isNews ? second : first;
}
function noHost(registry) {
  return new RegistryError("protocol", {
    reason: `${registry} is no address of a registry`,
    cure: "Check the registry\u2019s host and port in the budget file."
  });
}

// src/registry/public-only.ts
import { isIP as isIP4 } from "node:net";
function publicOnly(options) {
  const { dispatcherFor, isProxied, resolve } = options;
  const known = /* @__PURE__ */ new Map();
  return async (request) => {
    const { protocol, hostname } = request.url;
    const host = bareHost(hostname);
    const answer2 = known.get(host) ?? isPublic(host, resolve, isProxied(request.url));
    known.set(host, answer2);
    if (protocol === "https:" && await answer2) return dispatcherFor(request);
    throw new RegistryError("network", {
      reason: `${nameOf(request)}: no public address over https, and nothing else is asked`,
      cure: "Name a registry that everybody can reach."
    });
  };
}
async function isPublic(host, resolve, isProxied) {
  if (isIP4(host) !== 0) return !isPrivateAddress(host);
  try {
    const found = await resolve(host);
    return found.length > 0 && found.every(({ address }) => !isPrivateAddress(address));
  } catch {
    return isProxied && await isInternetName(host);
  }
}
async function isInternetName(host) {
  const { parse } = await import("./es6-6ZHFZNCE.js");
  return parse(host).isIcann === true && !/\.(?:arpa|onion)\.?$/.test(host);
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
  const location = header(response.headers, "location") ?? "";
  if (location === "" || !URL.canParse(location, request.url.href)) {
    throw refused2(request, "a redirect without an address");
  }
  const url = new URL(location, request.url);
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
  const words = describe(response).replaceAll(repository, "");
  if (POLICY.test(words)) return !PERMISSION.test(words);
  const isHtml = header(response.headers, "content-type")?.includes("html") === true;
  return isHtml && POLICY_PAGE.test(response.body.toString("utf8").replaceAll(repository, ""));
}
function refusal(target, request, response) {
  const { registry } = target;
  const isElsewhere2 = response.url.origin !== request.url.origin;
  const led = isElsewhere2 ? ` (led to ${response.url.origin})` : "";
  const reason = `${nameOf(request)}${led}: ${describe(response)}`;
  if (mayBeProxys(response)) return new RegistryError("status", { reason, cure: PROXY_CURE });
  if (isElsewhere2) {
    return new RegistryError(response.status === 403 ? "refused" : "status", {
      reason,
      cure: `Look at ${response.url.host}, where ${registry} leads whoever asks for this: a firewall or a proxy may keep this machine from it, or it wants a login of its own.`
    });
  }
  if (isPolicy(response, target)) {
    return new RegistryError("refused", {
      reason,
      cure: `That is a policy of ${registry}, and no question of a login: look at the image\u2019s scan and signature there, mend what it finds, or ask who runs the registry for an exception.`
    });
  }
  if (response.status === 401 || response.status === 403) {
    return new RegistryError("refused", { reason, cure: loginCure(registry) });
  }
  return new RegistryError("status", {
    reason,
    cure: `Check that ${registry} is a container registry, and the image\u2019s name.`
  });
}
function wantsTls({ url }, { body }) {
  const words = body.toString("utf8").slice(0, 2e3);
  return url.protocol === "http:" && /HTTP request.{1,20}HTTPS (server|port)|SSL-enabled/i.test(words);
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
  inTime({ registry }, limit, ask) {
    const { origins } = this.options;
    return limit.run(() => origins.ask(registry, (origin) => ask({ origin, time: limit })));
  }
  requestFor({ registry, repository, isHearsay: isNamedByImage = false }, { method, path, headers, maxBytes }, { origin, time }) {
    const { isVerified } = origin;
    const { authHosts } = this.options;
    const isHearsay = isNamedByImage || this.options.isHearsay;
    const url = new URL(`/v2/${repository}/${path}`, origin.url);
    return {
      method,
      url,
      headers: { ...headers, "accept-encoding": "identity", "user-agent": USER_AGENT },
      maxBytes,
      time,
      home: { registry, hostname: url.hostname, isVerified, isHearsay, authHosts }
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
  const words = registryWords(attempt)?.text ?? attempt.body.toString("utf8").slice(0, 1e3);
  if (!/^0(;|$)/.test(remaining.trim()) && !/pull rate limit/i.test(words)) return void 0;
  return new RegistryError("rate-limit", {
    reason: `${nameOf(request)}: ${describe(attempt)}; the pull rate limit is used up`,
    cure: `Log in to ${request.home.registry} before this step (docker/login-action): an account has a limit of its own. Or wait some hours.`
  });
}
function retryAfter(attempt, clock) {
  if (attempt instanceof RegistryError) return 0;
  const value = header(attempt.headers, "retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1e3, A_DAY_MS);
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? 0 : Math.min(Math.max(0, date - clock.date()), A_DAY_MS);
}
function givenUp(request, attempt, tried) {
  if (attempt instanceof RegistryError) {
    return new RegistryError(
      attempt.code,
      { reason: `${attempt.message} (${tried})`, cure: attempt.cure },
      { cause: attempt }
    );
  }
  const code = attempt.status === 429 ? "rate-limit" : "status";
  return new RegistryError(code, {
    reason: `${nameOf(request)}: ${describe(attempt)} (${tried})`,
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
function wordsOf(request, attempt) {
  if (attempt instanceof RegistryError) return attempt.message;
  return `${nameOf(request)}: ${describe(attempt)}`;
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
    const { promise, resolve } = Promise.withResolvers();
    if (isAgain) this.line.unshift(resolve);
    else this.line.push(resolve);
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
    const { time } = request;
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
      if (clock.now() + delay >= time.deadline()) {
        const wait = asked > 0 ? `, and asks to wait ${seconds(asked)}` : "";
        throw givenUp(request, outcome, `${tried}${wait}; the time for one image is over`);
      }
      log(`${wordsOf(request, outcome)}; again in ${seconds(delay)}`);
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
  redact(text2) {
    const found = [...this.known].filter(
      (secret) => secret.length >= MIN_LENGTH && text2.includes(secret)
    );
    return found.toSorted((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, "***"), text2);
  }
  /** The same source, whose errors hold no secret. */
  keepFrom(source) {
    return askedBy(
      (_, question) => question(source).catch((error) => {
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
      const [, quoted, plain = ""] = REL.exec(parameters) ?? [];
      const relations = (quoted ?? plain).toLowerCase().split(/\s+/);
      if (relations.includes("next")) return address;
    }
  }
  return void 0;
}

// src/registry/tag-lists.ts
var PAGE_TAGS = 1e3;
var MAX_PAGES = 20;
var MAX_TAGS = 2e4;
var MAX_BYTES4 = 4 * 1024 * 1024;
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
    const question = { path: `tags/list${query}`, headers, maxBytes: MAX_BYTES4 };
    const response = await this.repositories.get(target, question, limit);
    passOnWarnings(response, this.warn);
    return response;
  }
};
function nameIn({ registry, repository }) {
  return `${registry}/${repository}`;
}
function tagsIn(response) {
  const shaped = shape(page, parseJson(response));
  if (!shaped.ok) throw wrong(response, `is malformed: ${oneLine(shaped.complaint, 200)}`);
  const tags = shaped.value.tags ?? [];
  return tags.filter((tag) => typeof tag === "string" && isTag(tag));
}
function parseJson(response) {
  try {
    return JSON.parse(response.body.toString("utf8"));
  } catch (cause) {
    throw wrong(response, "is not JSON", cause);
  }
}
function nextQuery(response) {
  const { headers, url } = response;
  const link = nextLink(headers);
  if (link === void 0) return void 0;
  if (!URL.canParse(link, url.href)) throw wrong(response, "has a next page without an address");
  const next = new URL(link, url);
  if (next.origin === url.origin && next.pathname === url.pathname) return next.search;
  const place = oneLine(`${next.protocol}//${next.host}${next.pathname}`, 200);
  throw wrong(response, `has its next page at ${place}, which is not followed`);
}
function wrong({ url }, what, cause) {
  const reason = `${nameOf({ method: "GET", url })}: the list of tags ${what}`;
  const cure = "Check the registry\u2019s name, and look at what answers there: a proxy or a web page may.";
  return new RegistryError("protocol", { reason, cure }, { cause });
}
function cutAfter(count, target) {
  return `The list of tags of ${nameIn(target)} is cut after ${count}: there are more, and they are not looked at`;
}

// src/registry/time-limit.ts
var TimeLimit = class {
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
  const { bearer, scope, home, time } = request;
  const url = new URL(bearer.realm);
  if (bearer.service !== void 0) url.searchParams.set("service", bearer.service);
  url.searchParams.set("scope", scope);
  const headers = { ...HEADERS, ...authorization === void 0 ? {} : { authorization } };
  return { method: "GET", url, headers, maxBytes: MAX_TOKEN_BYTES, home, time };
}
function refreshRequest({ bearer, scope, home, time }, token) {
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
    time
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
  token: nullish(string()),
  access_token: nullish(string()),
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
    const cached = this.cache.get(key);
    if (cached === void 0) {
      const pending = this.fetch(request);
      this.cache.set(key, pending);
      pending.catch(() => this.forget(key, pending));
      return (await pending).value;
    }
    let token;
    try {
      token = await cached;
    } catch (error) {
      if (error instanceof RegistryError && error.isLimit) return this.get(request);
      throw error;
    }
    if (token.expires - RENEW_EARLY_MS > this.options.clock.now()) return token.value;
    this.forget(key, cached);
    return this.get(request);
  }
  /** Forgets a token that the registry has refused, unless it has been renewed meanwhile. */
  async drop(request, value) {
    const key = keyOf3(request);
    const cached = this.cache.get(key);
    const token = await cached?.catch(() => void 0);
    if (cached !== void 0 && token?.value === value) this.forget(key, cached);
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
      `The credentials for ${home.registry} are refused (${realmOf(request)}: ${describe(response)}): going on anonymously`
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
        reason: `${realmOf(request)}: ${describe(response)}; no token is given for ${request.scope}`,
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
function tooLarge(request) {
  return new RegistryError("too-large", {
    reason: `${nameOf(request)}: the answer is larger than the ${request.maxBytes} bytes that it may have`,
    cure: "Check that the reference names an image, and what answers there: no manifest, config or token is that large."
  });
}
function timedOut(request, limitMs) {
  const text2 = {
    reason: `${nameOf(request)}: no whole answer within ${Math.ceil(limitMs / 1e3)} s`,
    cure: UNREACHABLE
  };
  return new RegistryError("timeout", text2, { retry: "later" });
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
  const code = codeOf2(cause);
  const words = messageOf(cause) || String(cause);
  const name = nameOf(request);
  const status = /Proxy (?:response|Authentication Required) \((\d+)\)/.exec(words)?.[1];
  if (status !== void 0)
    return refusedByProxy(`${name}: ${status} from the proxy`, status, cause);
  const kind = kindOf(code, words);
  const isByProxy = isProxied && UNCONNECTED.has(code);
  return new RegistryError(
    kind,
    {
      reason: `${name}: ${code === "" ? "" : `${code}: `}${words.trim()}${isByProxy ? ", at the proxy" : ""}`,
      cure: isByProxy ? PROXY_CURE : cureFor(code)
    },
    { retry: retryOf(code, isReused), isReset: CLOSED.has(code) || HTTP2.test(code), cause }
  );
}
function kindOf(code, words) {
  if (CERTIFICATE.test(code)) return "certificate";
  if (TLS.test(code) || words.includes("before secure TLS connection")) return "no-tls";
  return "network";
}
function retryOf(code, isReused) {
  if (isReused && CLOSED.has(code)) return "at-once";
  return TRANSIENT.has(code) || HTTP2.test(code) || code.startsWith("HPE_") ? "later" : "never";
}
function codeOf2(error) {
  const code = fieldOf(error, "code");
  if (typeof code === "string") return code;
  if (fieldOf(error, "name") === "HTTPParserError") return "HTTP_PARSER";
  const errors = fieldOf(error, "errors");
  const cause = Array.isArray(errors) ? errors[0] : fieldOf(error, "cause");
  return cause === void 0 ? "" : codeOf2(cause);
}
function messageOf(error) {
  const message = fieldOf(error, "message");
  return typeof message === "string" ? message : "";
}
function fieldOf(value, name) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : void 0;
}
function refusedByProxy(reason, status, cause) {
  const cure = status === "407" ? PROXY_LOGIN_CURE : PROXY_CURE;
  return new RegistryError("network", { reason, cure }, { cause });
}
var PROXY_LOGIN_CURE = "The proxy wants a login, or another one: write it into HTTP_PROXY and HTTPS_PROXY, as in http://USER:PASSWORD@proxy.example.com:3128.";
var UNREACHABLE = "Check that the registry is up and can be reached from this machine, then run it again.";
function cureFor(code) {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return "Check the registry\u2019s name, and that this machine can look it up.";
  }
  if (code === "EPRIVATE") {
    return "Look at what answers for the registry: it sends this client into a private network.";
  }
  if (CERTIFICATE.test(code) || TLS.test(code)) {
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
    const { promise, resolve, reject } = Promise.withResolvers();
    this.response = promise;
    this.resolve = resolve;
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
      this.stop(tooLarge(this.request));
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
      const failure = error instanceof RegistryError ? error : disconnected(request, error, {
        isReused: answered.has(origin),
        isProxied: isProxied(request.url)
      });
      log(failure.message);
      throw failure;
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
    throw isBomb ? tooLarge(request) : cause;
  }
}
function elapsed(clock, started) {
  return `${Math.round(clock.now() - started)} ms`;
}

// src/registry/create.ts
var TIMEOUT_MS2 = 3e4;
function realWorld() {
  const asleep = /* @__PURE__ */ new Set();
  let isOver = false;
  return {
    clock: {
      now: () => performance.now(),
      date: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => {
        if (isOver) return;
        const timer = setTimeout(() => {
          asleep.delete(timer);
          resolve();
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
  const told = { onSecret: silence, log: silence, warn: silence };
  const parts = { credentialsWith: () => nobody, insecure: [], isHearsay: true };
  return assemble({ env, timeoutMs, ...told, ...parts }, world);
}
function assemble(options, world) {
  const { clock, resolve } = world;
  const { env, insecure, authHosts = [], cacheDir, timeoutMs = TIMEOUT_MS2 } = options;
  const { isHearsay } = options;
  const traffic = { count: 0, bytes: 0 };
  const secrets = new Secrets(options.onSecret);
  const onSecret = (secret) => secrets.add(secret);
  const log = (line) => options.log(secrets.redact(line));
  const warn = once((message) => options.warn(secrets.redact(message)));
  const { close, isProxied, ...dispatchers } = createDispatchers(env, resolve);
  const dispatcherFor = isHearsay ? publicOnly({ ...dispatchers, isProxied, resolve }) : dispatchers.dispatcherFor;
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
  const newLimit = () => new TimeLimit(timeoutMs, clock);
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
function once(warn) {
  const told = /* @__PURE__ */ new Set();
  return (message) => {
    if (!told.has(message)) warn(message);
    told.add(message);
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
function plainWords(error) {
  const reason = error instanceof RegistryError ? REASONS[error.code] : void 0;
  return {
    reason: reason ?? UNUSABLE,
    cure: "Check the name, and push the image where everybody may pull it."
  };
}

// src/images.ts
function createImages(options) {
  const { directory, log, timeoutMs } = options;
  const registry = createRegistry(options);
  let open2;
  const anonymous = askedBy((_, question) => {
    open2 ??= createPublicRegistry(options);
    return question(open2.images);
  });
  const confined = lateLayouts(directory, { isConfined: true, timeoutMs });
  return {
    source: byKind(registry.images, lateLayouts(directory, { timeoutMs })),
    hearsay: inPlainWords(byKind(anonymous, confined), { wordsFor, log }),
    anonymous,
    traffic: registry.traffic,
    async close() {
      await Promise.all([registry.close(), open2?.close()]);
    }
  };
}
function byKind(registry, layouts) {
  return askedBy(({ kind }, question) => question(kind === "registry" ? registry : layouts));
}
function lateLayouts(...options) {
  let loading;
  return askedBy(async (_, question) => {
    loading ??= import("./source-25VZ6PTR.js").then((late) => late.createLayoutSource(...options));
    return question(await loading);
  });
}
async function wordsFor(error, { kind }) {
  if (kind === "registry") return plainWords(error);
  const { plainWords: plainWords2 } = await import("./plain-words-PQ3EK6F2.js");
  return plainWords2(error);
}

export {
  createImages
};
