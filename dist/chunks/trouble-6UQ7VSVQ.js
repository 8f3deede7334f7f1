import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  annotate,
  debug,
  log
} from "./chunk-LWK7OYKM.js";
import {
  messageOf
} from "./chunk-2CKPMJBT.js";
import "./chunk-GQCP3CYO.js";
import {
  BudgetFileError
} from "./chunk-AWQ3J3GQ.js";
import "./chunk-ZDIANJO2.js";
import "./chunk-W2HUWUF7.js";
import "./chunk-GHIMOT5R.js";
import "./chunk-IZRJ7AOI.js";
import "./chunk-PLBBOBSO.js";
import "./chunk-T6UG24X3.js";
import "./chunk-2OA2TC6A.js";
import "./chunk-IW5NEP45.js";
import "./chunk-IL3RPRB4.js";
import "./chunk-V35JLIWI.js";
import "./chunk-LSII7BRH.js";
import "./chunk-F3PQNR5A.js";
import {
  UsageError
} from "./chunk-JRB32J4O.js";
import "./chunk-DGHX6NRR.js";
import "./chunk-JLZW5ZKN.js";
import "./chunk-44XWL3MF.js";

// src/trouble.ts
function tellTrouble(error) {
  const message = messageOf(error);
  if (error instanceof BudgetFileError) {
    log(message);
    annotate(
      error.problems.map(({ message: message2, place }) => ({
        level: "error",
        title: error.file,
        message: message2,
        file: error.file,
        line: place.line
      }))
    );
    return { message, failure: message.split("\n")[0] ?? message };
  }
  if (error instanceof UsageError) return { message, failure: message };
  debug(error instanceof Error ? error.stack ?? "" : "");
  const failure = `${message}. That was not foreseen: run it again with debug logging, and report it with that log.`;
  return { message, failure };
}
export {
  tellTrouble
};
