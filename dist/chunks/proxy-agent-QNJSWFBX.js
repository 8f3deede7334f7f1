import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  import_env_http_proxy_agent
} from "./chunk-DGHX6NRR.js";
import "./chunk-JLZW5ZKN.js";
import "./chunk-44XWL3MF.js";
var export_EnvHttpProxyAgent = import_env_http_proxy_agent.default;
export {
  export_EnvHttpProxyAgent as EnvHttpProxyAgent
};
