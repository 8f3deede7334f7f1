import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  annotate,
  debug,
  log,
  messageOf
} from "./chunk-G7PAMPKP.js";
import "./chunk-3KCB5G23.js";
import "./chunk-COHAGWCR.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import {
  BudgetFileError
} from "./chunk-6DNRDSMX.js";
import {
  UsageError
} from "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// src/action/log-failure.ts
function logFailure(error) {
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
  logFailure
};
