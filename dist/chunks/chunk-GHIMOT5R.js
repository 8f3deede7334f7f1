import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  isTag,
  parseReference,
  withDefaultTag
} from "./chunk-V35JLIWI.js";
import {
  nearest
} from "./chunk-F3PQNR5A.js";
import {
  Malformed,
  quoted,
  shortened
} from "./chunk-JRB32J4O.js";

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
function checkTemplate(template) {
  if (template.trim() === "") throw new Malformed("is empty, where a tag or a template belongs");
  if (/\$[a-z_{(]/i.test(template)) {
    const known = PLACEHOLDERS.map((name) => `{${name}}`).join(", ");
    throw new Malformed(
      `${JSON.stringify(template)}: no variable is filled in here, but placeholders are, without "$": ${known}`
    );
  }
  for (const { name } of fields(template)) {
    if (!isPlaceholder(name)) {
      const hint = nearest(name, PLACEHOLDERS);
      const guess = hint === void 0 ? "." : `; did you mean {${hint}}?`;
      const known = PLACEHOLDERS.map((known2) => `{${known2}}`).join(", ");
      throw new Malformed(`{${shortened(name)}} is not a placeholder${guess} Known are ${known}`);
    }
  }
  if (/:0+\}/.test(template)) {
    throw new Malformed(
      `${quoted(template)} shortens to nothing: {head_sha:7} keeps seven characters`
    );
  }
  if (/[{}]/.test(template.replace(FIELD, ""))) {
    throw new Malformed(`${quoted(template)} has a brace without its partner`);
  }
}
function usesPlaceholder(template, placeholder) {
  return fields(template).some(({ name }) => name === placeholder);
}
function commitPlaceholder(template) {
  return COMMITS.find((placeholder) => usesPlaceholder(template, placeholder));
}
function expandTemplate(template, values) {
  return template.replace(FIELD, (field, name, length) => {
    const value = isPlaceholder(name) ? values[name] : void 0;
    if (value === void 0) {
      throw new Malformed(`${shortened(field)} of ${quoted(template)} is not known here`);
    }
    const text = name.endsWith("_ref") ? tagSafe(value) : value;
    return length === void 0 ? text : text.slice(0, Number(length));
  });
}
function applyTag(image, text) {
  if (isTag(text)) {
    if (image.kind === "layout") return { ...image, name: text };
    const { registry, repository } = image;
    return { kind: "registry", registry, repository, tag: text };
  }
  if (/^@?sha(256|512):/.test(text) && image.kind === "registry") {
    return parseReference(`${image.registry}/${image.repository}@${text.replace(/^@/, "")}`);
  }
  if (/[/:@]/.test(text)) return withDefaultTag(parseReference(text));
  throw new Malformed(
    `${quoted(text)} is no tag: letters, digits, "_", "." and "-", not starting with "." or "-", 128 at most`
  );
}
function tagSafe(ref) {
  return ref.replace(/[^a-zA-Z0-9._-]+/g, "-");
}
function fields(template) {
  return [...template.matchAll(FIELD)].map(([, name = ""]) => ({ name }));
}
function isPlaceholder(name) {
  return PLACEHOLDERS.includes(name);
}

export {
  checkTemplate,
  usesPlaceholder,
  commitPlaceholder,
  expandTemplate,
  applyTag
};
