import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  UsageError
} from "./chunk-JRB32J4O.js";

// src/net/proxies.ts
import { isIP as isIP2 } from "node:net";
import { domainToASCII } from "node:url";

// src/net/addresses.ts
import { BlockList, isIP } from "node:net";
function listOf(blocks) {
  let list;
  return () => {
    list ??= made(blocks);
    return list;
  };
}
function made(blocks) {
  const list = new BlockList();
  for (const block of blocks) {
    const [network = "", prefix = ""] = block.split("/");
    list.addSubnet(network, Number(prefix), network.includes(":") ? "ipv6" : "ipv4");
  }
  return list;
}
function isIn(blocks, address) {
  return blocks().check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
var LOOPBACK = listOf(["127.0.0.0/8", "::1/128"]);
function isLoopback(hostname) {
  const name = withoutBrackets(hostname);
  return name === "localhost" || isIP(name) !== 0 && isIn(LOOPBACK, name);
}
function bareHost(hostname) {
  return withoutBrackets(hostname).replace(/\.$/, "");
}
function withoutBrackets(hostname) {
  return hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

// src/net/proxies.ts
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
function proxyOf(env, name) {
  const text = env[name.toLowerCase()] || env[name] || "";
  const address = text === "" || text.includes("://") ? text : `http://${text}`;
  const isProxy = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (address === "" || isProxy) return address;
  throw new UsageError(`${name} is no address of a proxy, such as http://proxy.example.com:3128`);
}
function exceptionsOf(text) {
  return text.toLowerCase().split(/[\s,]+/).filter((entry) => entry !== "").map(exceptionOf);
}
function exceptionOf(entry) {
  const block = blockOf(entry);
  if (block !== void 0) return (host) => isIP2(host) !== 0 && isIn(block, host);
  const { name, port } = withPort(entry);
  const isHost = isIP2(name) === 0 ? hostMatcher(name) : addressMatcher(name);
  return (host, asked) => (port === void 0 || port === asked) && isHost(host);
}
function blockOf(entry) {
  const [, network = "", prefix = ""] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP2(network)] ?? -1;
  return Number(prefix) <= bits ? listOf([entry]) : void 0;
}
function withPort(entry) {
  if (isIP2(entry) === 6) return { name: entry };
  const [, name = entry, port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  const bare = name.replace(/^\[|\]$/g, "");
  return port === void 0 ? { name: bare } : { name: bare, port: String(Number(port)) };
}
function addressMatcher(address) {
  const list = listOf([`${address}/${isIP2(address) === 6 ? 128 : 32}`]);
  return (host) => isIP2(host) !== 0 && isIn(list, host);
}
function hostMatcher(entry) {
  if (entry === "*") return () => true;
  const name = entry.replace(/^\*(?=\.)/, "").replace(/\.$/, "");
  const isBelowOnly = name.startsWith(".");
  const plain = isBelowOnly ? name.slice(1) : name;
  const domain = /[^ -~]/.test(plain) ? domainToASCII(plain) : plain;
  return (host) => host.endsWith(`.${domain}`) || !isBelowOnly && host === domain;
}

export {
  listOf,
  isIn,
  isLoopback,
  bareHost,
  proxiesOf
};
