import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  JUDGE_OTHERS,
  MIB,
  Malformed,
  NoManifest,
  Unmeasurable,
  UsageError,
  _catch,
  _default,
  _enum,
  _gte,
  _lte,
  _maxLength,
  _minLength,
  _nonnegative,
  _regex,
  allowedGrowth,
  amountBytes,
  applyTag,
  array,
  bareHost,
  bestOf,
  boolean,
  checkTemplate,
  commitPlaceholder,
  createHash,
  defaultName,
  expandTemplate,
  fallingBackOn,
  familiarName,
  formatApart,
  formatBytes,
  formatChange,
  formatPlatform,
  formatReference,
  formatShare,
  grouped,
  gunzip,
  import_agent,
  int,
  isDigest,
  isFor,
  isIn,
  isLoopback,
  isTag,
  isUnknown,
  isWindows,
  listOf,
  literal,
  lookup,
  meta,
  nearest,
  nullable,
  nullish,
  number,
  object,
  oneLine,
  optional,
  parseAmount,
  parseApprover,
  parseIncrease,
  parsePlatform,
  parseReference,
  parseSize,
  pipe,
  plural,
  preload,
  printable,
  promisify,
  proxiesOf,
  quoted,
  randomUUID,
  record,
  refine,
  runsOn,
  sameNames,
  samePlatform,
  shortDigest,
  spawn,
  strictObject,
  string,
  superRefine,
  transform,
  unknown,
  withDefaultTag,
  withoutFeatures,
  worst
} from "./chunk-OUZ62CP3.js";

// src/budgets/problem.ts
var LINE_END = /\r\n?|\n/g;
var MOST_PROBLEMS = 100;
function formatProblems(file, text4, problems, more = 0) {
  const lines = text4.split(LINE_END);
  const list = problems.map((problem) => formatted(file, lines, problem));
  const rest = more === 0 ? [] : [`\u2026 and ${more.toLocaleString("en-US")} more`];
  return [...list, ...rest].join("\n");
}
function formatted(file, lines, { place, message }) {
  const line = lines[place.line - 1] ?? "";
  const gutter = `${place.line} | `;
  const indent = shown(line.slice(0, place.column - 1)).replace(/[^\t]/g, " ");
  return [
    `${oneLine(file)}:${place.line}:${place.column}: ${message}`,
    `  ${gutter}${shown(line)}`,
    `  ${" ".repeat(gutter.length)}${indent}^`
  ].join("\n");
}
function shown(line) {
  return printable(line.slice(0, 200));
}

// src/domain/budget/creep-reference.ts
var UNITS = [
  [/^(d|days?)$/i, "day"],
  [/^(w|weeks?)$/i, "week"],
  [/^(mo|months?)$/i, "month"],
  [/^(y|years?)$/i, "year"]
];
var ANY = parseReference("docker.io/library/any");
function parseCreepReference(text4) {
  const [, digits = "", word2 = ""] = /^(\d{1,4})\s*([a-z]+)$/i.exec(text4.trim()) ?? [];
  const unit = UNITS.find(([pattern]) => pattern.test(word2))?.[1];
  if (unit !== void 0) {
    if (Number(digits) > 0) return { kind: "age", count: Number(digits), unit };
    throw new Malformed(`${quoted(text4)} is no time: say 90d, 12 weeks, 6 months or 1y`);
  }
  try {
    applyTag(ANY, text4);
  } catch (cause) {
    throw new Malformed(
      `${quoted(text4)} is neither a tag, such as v1.4.0, nor an age, such as 90d, 12 weeks, 6 months or 1y`,
      { cause }
    );
  }
  return { kind: "tag", tag: text4 };
}
function momentAgo({ count, unit }, today) {
  const date = /* @__PURE__ */ new Date(`${today}T23:59:59.999Z`);
  if (unit === "day") date.setUTCDate(date.getUTCDate() - count);
  if (unit === "week") date.setUTCDate(date.getUTCDate() - 7 * count);
  if (unit === "month" || unit === "year") moveMonths(date, unit === "year" ? 12 * count : count);
  return date.valueOf();
}
function moveMonths(date, count) {
  const day2 = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - count);
  if (date.getUTCDate() !== day2) date.setUTCDate(0);
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

// src/domain/budget/dockerfile-path.ts
var LONGEST = 400;
function parseRepositoryPath(text4) {
  if (text4 === "" || text4.length > LONGEST || oneLine(text4, LONGEST) !== text4) {
    throw new Malformed(`has to be 1 to ${LONGEST} visible characters`);
  }
  if (text4.includes("\\")) throw new Malformed(`${quoted(text4)}: write / between folders`);
  if (/^(?:\/|[a-z][a-z\d+.-]*:)/i.test(text4)) {
    throw new Malformed(
      `${quoted(text4)} is no path in the repository: write it from the repository's root, such as services/api/Dockerfile`
    );
  }
  const parts = text4.replace(/^\.\//, "").split("/");
  if (parts.some((part) => ["", ".", ".."].includes(part))) {
    throw new Malformed(
      `${quoted(text4)} has to name a file below the repository's root, without "..", "." and doubled slashes`
    );
  }
  return parts.join("/");
}
function parseStageName(text4) {
  if (!/^(?:[a-z][\w.-]{0,127}|\d{1,3})$/i.test(text4)) {
    throw new Malformed(
      `${quoted(text4)} is no stage: the name behind AS in the Dockerfile, such as runtime, or its number from 0`
    );
  }
  return text4;
}

// node_modules/js-yaml/dist/js-yaml.mjs
var NOT_RESOLVED = /* @__PURE__ */ Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options) {
  return {
    tagName,
    nodeKind: "scalar",
    implicit: options.implicit ?? false,
    matchByTagPrefix: options.matchByTagPrefix ?? false,
    implicitFirstChars: options.implicitFirstChars ?? null,
    resolve: options.resolve,
    identify: options.identify,
    represent: options.represent ?? ((data) => String(data)),
    representTagName: options.representTagName ?? (() => tagName)
  };
}
function defineSequenceTag(tagName, options) {
  const carrierIsResult = options.finalize === void 0;
  return {
    tagName,
    nodeKind: "sequence",
    implicit: false,
    matchByTagPrefix: options.matchByTagPrefix ?? false,
    create: options.create,
    addItem: options.addItem,
    finalize: options.finalize ?? ((carrier) => carrier),
    carrierIsResult,
    identify: options.identify,
    represent: options.represent ?? ((data) => data),
    representTagName: options.representTagName ?? (() => tagName)
  };
}
function defineMappingTag(tagName, options) {
  const carrierIsResult = options.finalize === void 0;
  return {
    tagName,
    nodeKind: "mapping",
    implicit: false,
    matchByTagPrefix: options.matchByTagPrefix ?? false,
    create: options.create,
    addPair: options.addPair,
    has: options.has,
    keys: options.keys,
    get: options.get,
    finalize: options.finalize ?? ((carrier) => carrier),
    carrierIsResult,
    identify: options.identify,
    represent: options.represent ?? ((data) => data),
    representTagName: options.representTagName ?? (() => tagName)
  };
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
  resolve: (source) => source,
  identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
  "",
  "~",
  "null",
  "Null",
  "NULL"
];
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: [
    "",
    "~",
    "n",
    "N"
  ],
  resolve: (source) => {
    if (NULL_VALUES$1.indexOf(source) !== -1) return null;
    return NOT_RESOLVED;
  },
  identify: (object2) => object2 === null,
  represent: () => "null"
});
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: ["n"],
  resolve: (source, isExplicit) => {
    if (source === "null" || isExplicit && source === "") return null;
    return NOT_RESOLVED;
  },
  identify: (object2) => object2 === null,
  represent: () => "null"
});
var NULL_VALUES = [
  "",
  "~",
  "null",
  "Null",
  "NULL"
];
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
  implicit: true,
  implicitFirstChars: [
    "",
    "~",
    "n",
    "N"
  ],
  resolve: (source) => {
    if (NULL_VALUES.indexOf(source) !== -1) return null;
    return NOT_RESOLVED;
  },
  identify: (object2) => object2 === null,
  represent: () => "null"
});
var TRUE_VALUES$2 = [
  "true",
  "True",
  "TRUE"
];
var FALSE_VALUES$2 = [
  "false",
  "False",
  "FALSE"
];
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: [
    "t",
    "T",
    "f",
    "F"
  ],
  resolve: (source) => {
    if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
    if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Boolean]",
  represent: (object2) => object2 ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: ["t", "f"],
  resolve: (source) => {
    if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
    if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Boolean]",
  represent: (object2) => object2 ? "true" : "false"
});
var TRUE_VALUES = [
  "true",
  "True",
  "TRUE",
  "y",
  "Y",
  "yes",
  "Yes",
  "YES",
  "on",
  "On",
  "ON"
];
var FALSE_VALUES = [
  "false",
  "False",
  "FALSE",
  "n",
  "N",
  "no",
  "No",
  "NO",
  "off",
  "Off",
  "OFF"
];
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
  implicit: true,
  implicitFirstChars: [
    "y",
    "Y",
    "n",
    "N",
    "t",
    "T",
    "f",
    "F",
    "o",
    "O"
  ],
  resolve: (source) => {
    if (TRUE_VALUES.indexOf(source) !== -1) return true;
    if (FALSE_VALUES.indexOf(source) !== -1) return false;
    return NOT_RESOLVED;
  },
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Boolean]",
  represent: (object2) => object2 ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
  let value = source;
  let sign = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
  if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
  if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
  return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
  } else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger$2(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ..."0123456789"
  ],
  resolve: resolveYamlInteger$2,
  identify: (object2) => Number.isInteger(object2) && !Object.is(object2, -0) && object2.toString(10).indexOf("e") < 0,
  represent: (object2) => object2.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
  let value = source;
  let sign = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
  if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
  if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
  return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  } else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger$1(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: ["-", ..."0123456789"],
  resolve: resolveYamlInteger$1,
  identify: (object2) => Number.isInteger(object2) && !Object.is(object2, -0) && object2.toString(10).indexOf("e") < 0,
  represent: (object2) => object2.toString(10)
});
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
  let value = source.replace(/_/g, "");
  let sign = 1;
  if (value[0] === "-" || value[0] === "+") {
    if (value[0] === "-") sign = -1;
    value = value.slice(1);
  }
  if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
  if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
  if (value.includes(":")) {
    let result = 0;
    for (const part of value.split(":")) result = result * 60 + Number(part);
    return sign * result;
  }
  if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
  return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
  if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
  const result = parseYamlInteger(source);
  return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ..."0123456789"
  ],
  resolve: resolveYamlInteger,
  identify: (object2) => Number.isInteger(object2) && !Object.is(object2, -0) && object2.toString(10).indexOf("e") < 0,
  represent: (object2) => object2.toString(10)
});
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
  if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
  let value = source.toLowerCase();
  const sign = value[0] === "-" ? -1 : 1;
  if ("+-".includes(value[0])) value = value.slice(1);
  if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === ".nan") return NaN;
  const result = sign * parseFloat(value);
  if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat$2(object2) {
  if (isNaN(object2)) return ".nan";
  if (object2 === Number.POSITIVE_INFINITY) return ".inf";
  if (object2 === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object2, -0)) return "-0.0";
  const result = object2.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ".",
    ..."0123456789"
  ],
  resolve: resolveYamlFloat$2,
  identify: (object2) => typeof object2 === "number" && (!Number.isInteger(object2) || Object.is(object2, -0) || object2.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
  if (isExplicit) {
    if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
    let value = source.toLowerCase();
    const sign = value[0] === "-" ? -1 : 1;
    if ("+-".includes(value[0])) value = value.slice(1);
    if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    if (value === ".nan") return NaN;
    const result2 = sign * parseFloat(value);
    return Number.isFinite(result2) ? result2 : NOT_RESOLVED;
  }
  if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
  const result = Number(source);
  if (Number.isFinite(result)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat$1(object2) {
  if (isNaN(object2)) return ".nan";
  if (object2 === Number.POSITIVE_INFINITY) return ".inf";
  if (object2 === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object2, -0)) return "-0.0";
  const result = object2.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: ["-", ..."0123456789"],
  resolve: resolveYamlFloat$1,
  identify: (object2) => typeof object2 === "number" && (!Number.isInteger(object2) || Object.is(object2, -0) || object2.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
  if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
  let value = source.toLowerCase().replace(/_/g, "");
  const sign = value[0] === "-" ? -1 : 1;
  if ("+-".includes(value[0])) value = value.slice(1);
  if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  if (value === ".nan") return NaN;
  let result = 0;
  if (value.includes(":")) {
    for (const part of value.split(":")) result = result * 60 + Number(part);
    result *= sign;
  } else result = sign * parseFloat(value);
  if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
  return NOT_RESOLVED;
}
function representYamlFloat(object2) {
  if (isNaN(object2)) return ".nan";
  if (object2 === Number.POSITIVE_INFINITY) return ".inf";
  if (object2 === Number.NEGATIVE_INFINITY) return "-.inf";
  if (Object.is(object2, -0)) return "-0.0";
  const result = object2.toString(10);
  return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
  implicit: true,
  implicitFirstChars: [
    "-",
    "+",
    ".",
    ..."0123456789"
  ],
  resolve: resolveYamlFloat,
  identify: (object2) => typeof object2 === "number" && (!Number.isInteger(object2) || Object.is(object2, -0) || object2.toString(10).indexOf("e") >= 0),
  represent: representYamlFloat
});
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
  implicit: true,
  implicitFirstChars: ["<"],
  resolve: (source, isExplicit) => {
    if (source === "<<" || isExplicit && source === "") return "<<";
    return NOT_RESOLVED;
  },
  identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
  const input = source.replace(/\s/g, "");
  if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
  const binary = atob(input);
  const result = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
  return result;
}
function representYamlBinary(object2) {
  let binary = "";
  for (let index = 0; index < object2.length; index++) binary += String.fromCharCode(object2[index]);
  return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
  resolve: resolveYamlBinary,
  identify: (object2) => Object.prototype.toString.call(object2) === "[object Uint8Array]",
  represent: representYamlBinary
});
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day2, hour = 0, minute = 0, second = 0, fraction = 0) {
  const date = new Date(Date.UTC(year, month, day2, hour, minute, second, fraction));
  date.setUTCFullYear(year, month, day2);
  return date;
}
function resolveYamlTimestamp(source) {
  let match = YAML_DATE_REGEXP.exec(source);
  if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
  if (match === null) return NOT_RESOLVED;
  const year = +match[1];
  const month = +match[2] - 1;
  const day2 = +match[3];
  if (!match[4]) {
    const date2 = makeUtcDate(year, month, day2);
    if (date2.getUTCFullYear() !== year || date2.getUTCMonth() !== month || date2.getUTCDate() !== day2) return NOT_RESOLVED;
    return date2;
  }
  const hour = +match[4];
  const minute = +match[5];
  const second = +match[6];
  let fraction = 0;
  if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
  if (match[7]) {
    let value = match[7].slice(0, 3);
    while (value.length < 3) value += "0";
    fraction = +value;
  }
  const date = makeUtcDate(year, month, day2, hour, minute, second, fraction);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day2) return NOT_RESOLVED;
  if (match[9]) {
    const offsetHour = +match[10];
    const offsetMinute = +(match[11] || 0);
    if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
    const offset = (offsetHour * 60 + offsetMinute) * 6e4;
    date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
  }
  return date;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
  implicit: true,
  implicitFirstChars: [..."0123456789"],
  resolve: resolveYamlTimestamp,
  identify: (object2) => object2 instanceof Date,
  represent: (object2) => object2.toISOString()
});
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
  create: () => [],
  addItem: (container, item) => {
    container.push(item);
  },
  identify: Array.isArray
});
function isPlainObject(data) {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
  const prototype = Object.getPrototypeOf(data);
  return prototype === null || prototype === Object.prototype;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
  create: () => ({
    list: [],
    seen: /* @__PURE__ */ new Set()
  }),
  addItem: (carrier, item) => {
    let key;
    if (item instanceof Map) {
      if (item.size !== 1) return "cannot resolve an ordered map item";
      key = item.keys().next().value;
    } else if (isPlainObject(item)) {
      const itemKeys = Object.keys(item);
      if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
      key = itemKeys[0];
    } else return "cannot resolve an ordered map item";
    if (carrier.seen.has(key)) return "duplicate key in ordered map";
    carrier.seen.add(key);
    carrier.list.push(item);
    return "";
  },
  finalize: (carrier) => carrier.list,
  identify: () => false
});
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
  create: () => [],
  addItem: (container, item) => {
    if (item instanceof Map) {
      if (item.size !== 1) return "cannot resolve a pairs item";
      container.push(item.entries().next().value);
      return "";
    }
    if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
    const object2 = item;
    const keys = Object.keys(object2);
    if (keys.length !== 1) return "cannot resolve a pairs item";
    container.push([keys[0], object2[keys[0]]]);
    return "";
  },
  identify: () => false
});
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => ({}),
  identify: isPlainObject,
  represent: (o) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of Object.keys(o)) map.set(key, o[key]);
    return map;
  },
  addPair: (container, key, value) => {
    if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
    const normalizedKey = String(key);
    if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
    else container[normalizedKey] = value;
    return "";
  },
  has: (container, key) => {
    if (key !== null && typeof key === "object") return false;
    return Object.prototype.hasOwnProperty.call(container, String(key));
  },
  keys: (container) => Object.keys(container),
  get: (container, key) => {
    const normalizedKey = String(key);
    if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
    return container[normalizedKey];
  }
});
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
  create: () => /* @__PURE__ */ new Set(),
  identify: (data) => data instanceof Set,
  represent: (data) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of data) map.set(key, null);
    return map;
  },
  addPair: (container, key, value) => {
    if (value !== null) return "cannot resolve a set item";
    container.add(key);
    return "";
  },
  has: (container, key) => container.has(key),
  keys: (container) => container.keys(),
  get: () => null
});
function createTagDefinitionMap() {
  return {
    scalar: /* @__PURE__ */ Object.create(null),
    sequence: /* @__PURE__ */ Object.create(null),
    mapping: /* @__PURE__ */ Object.create(null)
  };
}
function createTagDefinitionListMap() {
  return {
    scalar: [],
    sequence: [],
    mapping: []
  };
}
function compileTags(tags) {
  const result = [];
  for (const tag of tags) {
    let index = result.length;
    for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
      const previous = result[previousIndex];
      if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
        index = previousIndex;
        break;
      }
    }
    result[index] = tag;
  }
  return result;
}
var Schema = class Schema2 {
  tags;
  /** @internal */
  implicitScalarTags;
  /**
  * Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
  * the resolvers that may match that key, in schema order; a key absent from
  * the map uses
  * {@link Schema.implicitScalarAnyFirstChar}
  * (resolvers that declared no first-char constraint, so they apply to any
  * first character).
  */
  implicitScalarByFirstChar;
  implicitScalarAnyFirstChar;
  /**
  * The default scalar tag (`!!str`), resolved once so the composer's fallback
  * for unresolved plain scalars avoids a keyed lookup per scalar.
  *
  * @internal
  */
  defaultScalarTag;
  /**
  * The default container tags (`!!seq` / `!!map`), used by the dumper: when a
  * value is identified by its default tag, the tag is implicit and not
  * printed. Undefined if the schema does not define them (then such values
  * can't be dumped).
  *
  * @internal
  */
  defaultSequenceTag;
  /** @internal */
  defaultMappingTag;
  exact;
  prefix;
  constructor(tags) {
    const compiledTags = compileTags(tags);
    const implicitScalarTags = [];
    const exact = createTagDefinitionMap();
    const prefix = createTagDefinitionListMap();
    for (const tag of compiledTags) {
      if (tag.nodeKind === "scalar" && tag.implicit) {
        if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
        implicitScalarTags.push(tag);
      }
      switch (tag.nodeKind) {
        case "scalar":
          if (tag.matchByTagPrefix) prefix.scalar.push(tag);
          else exact.scalar[tag.tagName] = tag;
          break;
        case "sequence":
          if (tag.matchByTagPrefix) prefix.sequence.push(tag);
          else exact.sequence[tag.tagName] = tag;
          break;
        case "mapping":
          if (tag.matchByTagPrefix) prefix.mapping.push(tag);
          else exact.mapping[tag.tagName] = tag;
      }
    }
    const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
    const keys = /* @__PURE__ */ new Set();
    for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
    const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
    for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
    const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
    if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
    this.tags = compiledTags;
    this.implicitScalarTags = implicitScalarTags;
    this.implicitScalarByFirstChar = implicitScalarByFirstChar;
    this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
    this.defaultScalarTag = defaultScalarTag;
    this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
    this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
    this.exact = exact;
    this.prefix = prefix;
  }
  /** @internal */
  lookupScalarTag(tagName) {
    const exactTag = this.exact.scalar[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  lookupSequenceTag(tagName) {
    const exactTag = this.exact.sequence[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  lookupMappingTag(tagName) {
    const exactTag = this.exact.mapping[tagName];
    if (exactTag) return exactTag;
    for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
  }
  /** @internal */
  resolveImplicitScalarTag(source) {
    const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
    for (const tag2 of candidates) {
      const value = tag2.resolve(source, false, tag2.tagName);
      if (value !== NOT_RESOLVED) return {
        value,
        tag: tag2
      };
    }
    const tag = this.defaultScalarTag;
    return {
      value: tag.resolve(source, false, tag.tagName),
      tag
    };
  }
  /**
  * Creates a new schema with the specified tags added. If a tag already
  * exists, it is replaced by the specified tag.
  *
  * @example
  *
  * ```javascript
  * import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
  *
  * const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
  * ```
  */
  withTags(...tags) {
    let flatTags = [];
    for (const tag of tags) flatTags = flatTags.concat(tag);
    return new Schema2([...this.tags, ...flatTags]);
  }
};
var FAILSAFE_SCHEMA = new Schema([
  strTag,
  seqTag,
  mapTag
]);
var JSON_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullJsonTag,
  boolJsonTag,
  intJsonTag,
  floatJsonTag
]);
var CORE_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullCoreTag,
  boolCoreTag,
  intCoreTag,
  floatCoreTag
]);
var YAML11_SCHEMA = new Schema([
  ...FAILSAFE_SCHEMA.tags,
  nullYaml11Tag,
  boolYaml11Tag,
  intYaml11Tag,
  floatYaml11Tag,
  timestampTag,
  mergeTag,
  binaryTag,
  omapTag,
  pairsTag,
  setTag
]);
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
  ...intYaml11Tag,
  resolve: (source, isExplicit, tagName) => {
    const result = intYaml11Tag.resolve(source, isExplicit, tagName);
    return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
  }
}, {
  ...floatYaml11Tag,
  resolve: (source, isExplicit, tagName) => {
    const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
    return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
  }
});
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => /* @__PURE__ */ new Map(),
  addPair: (container, key, value) => {
    container.set(key, value);
    return "";
  },
  has: (container, key) => container.has(key),
  keys: (container) => container.keys(),
  get: (container, key) => container.get(key),
  identify: (data) => data instanceof Map || isPlainObject(data),
  represent: (data) => {
    if (data instanceof Map) return data;
    const map = /* @__PURE__ */ new Map();
    const obj = data;
    for (const key of Object.keys(obj)) map.set(key, obj[key]);
    return map;
  }
});
function normalizeKey(key) {
  if (Array.isArray(key)) {
    const array2 = Array.prototype.slice.call(key);
    for (let index = 0; index < array2.length; index++) {
      if (Array.isArray(array2[index])) return null;
      if (typeof array2[index] === "object" && Object.prototype.toString.call(array2[index]) === "[object Object]") array2[index] = "[object Object]";
    }
    return String(array2);
  }
  if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
  return String(key);
}
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
  create: () => ({}),
  identify: isPlainObject,
  represent: (o) => {
    const map = /* @__PURE__ */ new Map();
    for (const key of Object.keys(o)) map.set(key, o[key]);
    return map;
  },
  addPair: (container, key, value) => {
    const normalizedKey = normalizeKey(key);
    if (normalizedKey === null) return "nested arrays are not supported inside keys";
    if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
      value,
      enumerable: true,
      configurable: true,
      writable: true
    });
    else container[normalizedKey] = value;
    return "";
  },
  has: (container, key) => {
    const normalizedKey = normalizeKey(key);
    return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
  },
  keys: (container) => Object.keys(container),
  get: (container, key) => {
    const normalizedKey = String(key);
    if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
    return container[normalizedKey];
  }
});
var DEFAULT_SNIPPET_OPTIONS = {
  maxLength: 79,
  indent: 1,
  linesBefore: 3,
  linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
  let head = "";
  let tail = "";
  const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
  if (position - lineStart > maxHalfLength) {
    head = " ... ";
    lineStart = position - maxHalfLength + head.length;
  }
  if (lineEnd - position > maxHalfLength) {
    tail = " ...";
    lineEnd = position + maxHalfLength - tail.length;
  }
  return {
    str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "\u2192") + tail,
    pos: position - lineStart + head.length
  };
}
function padStart(string2, max) {
  return " ".repeat(Math.max(max - string2.length, 0)) + string2;
}
function makeSnippet(mark, options) {
  if (!mark.buffer) return null;
  const opts = {
    ...DEFAULT_SNIPPET_OPTIONS,
    ...options
  };
  const re = /\r?\n|\r|\0/g;
  const lineStarts = [0];
  const lineEnds = [];
  let match;
  let foundLineNo = -1;
  while (match = re.exec(mark.buffer)) {
    lineEnds.push(match.index);
    lineStarts.push(match.index + match[0].length);
    if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
  }
  if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
  let result = "";
  const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
  const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
  for (let i = 1; i <= opts.linesBefore; i++) {
    if (foundLineNo - i < 0) break;
    const line2 = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
    result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line2.str}
${result}`;
  }
  const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
  result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}
`;
  result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^
`;
  for (let i = 1; i <= opts.linesAfter; i++) {
    if (foundLineNo + i >= lineEnds.length) break;
    const line2 = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
    result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line2.str}
`;
  }
  return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
  let where = "";
  if (!exception.mark) return exception.reason;
  if (exception.mark.name) where += `in "${exception.mark.name}" `;
  where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
  if (!compact && exception.mark.snippet) where += `

${exception.mark.snippet}`;
  return `${exception.reason} ${where}`;
}
var YAMLException = class YAMLException2 extends Error {
  reason;
  mark;
  /**
  * Optional `mark` contains source snippet data. Usually, use
  * {@link YAMLException.throwAt} instead of passing it directly.
  */
  constructor(reason, mark) {
    super();
    this.name = "YAMLException";
    this.reason = reason;
    this.mark = mark;
    this.message = formatError(this, false);
    if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
  }
  /**
  * Returns the formatted error, omitting the source snippet in compact mode.
  */
  toString(compact) {
    return `${this.name}: ${formatError(this, compact)}`;
  }
  /**
  * Builds a YAMLException with a source snippet and throws it. `source` is
  * the raw input text; `position` is an offset into it.
  */
  static throwAt(source, position, message, filename = "") {
    let line = 0;
    let lineStart = 0;
    for (let index = 0; index < position; index++) {
      const ch = source.charCodeAt(index);
      if (ch === 10) {
        line++;
        lineStart = index + 1;
      } else if (ch === 13) {
        line++;
        if (source.charCodeAt(index + 1) === 10) index++;
        lineStart = index + 1;
      }
    }
    const mark = {
      name: filename,
      buffer: source,
      position,
      line,
      column: position - lineStart
    };
    mark.snippet = makeSnippet(mark);
    throw new YAMLException2(message, mark);
  }
};
var EVENT_ID = {
  DOCUMENT: 1,
  SEQUENCE: 2,
  MAPPING: 3,
  SCALAR: 4,
  ALIAS: 5,
  POP: 6
};
var SCALAR_STYLE = {
  PLAIN: 1,
  SINGLE_QUOTED: 2,
  DOUBLE_QUOTED: 3,
  LITERAL_BLOCK: 4,
  FOLDED_BLOCK: 5
};
var COLLECTION_STYLE = {
  BLOCK: 1,
  FLOW: 2
};
var CHOMPING_MODE = {
  CLIP: 1,
  STRIP: 2,
  KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
  switch (c) {
    case 48:
      return "\0";
    case 97:
      return "\x07";
    case 98:
      return "\b";
    case 116:
      return "	";
    case 9:
      return "	";
    case 110:
      return "\n";
    case 118:
      return "\v";
    case 102:
      return "\f";
    case 114:
      return "\r";
    case 101:
      return "\x1B";
    case 32:
      return " ";
    case 34:
      return '"';
    case 47:
      return "/";
    case 92:
      return "\\";
    case 78:
      return "\x85";
    case 95:
      return "\xA0";
    case 76:
      return "\u2028";
    case 80:
      return "\u2029";
    default:
      return "";
  }
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
  simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
  simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
  if (c <= 65535) return String.fromCharCode(c);
  return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
  if (c >= 48 && c <= 57) return c - 48;
  return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
  if (c === 120) return 2;
  if (c === 117) return 4;
  return 8;
}
function skipFoldedBreaks(input, position, end) {
  let breaks = 0;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 10) {
      breaks++;
      position++;
    } else if (ch === 13) {
      breaks++;
      position++;
      if (input.charCodeAt(position) === 10) position++;
    } else if (ch === 32 || ch === 9) position++;
    else break;
  }
  return {
    position,
    breaks
  };
}
function foldedBreaks(count) {
  if (count === 1) return " ";
  return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
  let result = "";
  let position = start;
  let captureStart = start;
  let captureEnd = start;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
  let result = "";
  let position = start;
  let captureStart = start;
  let captureEnd = start;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 39) {
      result += input.slice(captureStart, position) + "'";
      position += 2;
      captureStart = captureEnd = position;
    } else if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
  let result = "";
  let position = start;
  let captureStart = start;
  let captureEnd = start;
  while (position < end) {
    const ch = input.charCodeAt(position);
    if (ch === 92) {
      result += input.slice(captureStart, position);
      position++;
      const escaped = input.charCodeAt(position);
      if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
      else if (escaped < 256 && simpleEscapeCheck[escaped]) {
        result += simpleEscapeMap[escaped];
        position++;
      } else {
        let hexLength = escapedHexLen$1(escaped);
        let hexResult = 0;
        for (; hexLength > 0; hexLength--) {
          position++;
          const digit = fromHexCode$1(input.charCodeAt(position));
          hexResult = (hexResult << 4) + digit;
        }
        result += charFromCodepoint(hexResult);
        position++;
      }
      captureStart = captureEnd = position;
    } else if (ch === 10 || ch === 13) {
      result += input.slice(captureStart, captureEnd);
      const fold = skipFoldedBreaks(input, position, end);
      result += foldedBreaks(fold.breaks);
      position = captureStart = captureEnd = fold.position;
    } else {
      position++;
      if (ch !== 32 && ch !== 9) captureEnd = position;
    }
  }
  return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded2) {
  const textIndent = indent < 0 ? 0 : indent;
  const region = input.slice(start, end).replace(/\r\n?/g, "\n");
  const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
  let result = "";
  let didReadContent = false;
  let emptyLines = 0;
  let atMoreIndented = false;
  for (const line of lines) {
    let column = 0;
    while (column < textIndent && line.charCodeAt(column) === 32) column++;
    if (indent < 0 || column >= line.length) {
      emptyLines++;
      continue;
    }
    const content = line.slice(textIndent);
    const first = content.charCodeAt(0);
    if (folded2) {
      if (first === 32 || first === 9) {
        atMoreIndented = true;
        result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
      } else if (atMoreIndented) {
        atMoreIndented = false;
        result += "\n".repeat(emptyLines + 1);
      } else if (emptyLines === 0) {
        if (didReadContent) result += " ";
      } else result += "\n".repeat(emptyLines);
    } else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
    result += content;
    didReadContent = true;
    emptyLines = 0;
  }
  if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
  else if (chomping !== CHOMPING_MODE.STRIP) {
    if (didReadContent) result += "\n";
  }
  return result;
}
function getScalarValue(input, scalar) {
  if (scalar.valueStart === NO_RANGE$3) return "";
  const { valueStart, valueEnd: valueEnd2 } = scalar;
  if (scalar.fast) return input.slice(valueStart, valueEnd2);
  switch (scalar.style) {
    case SCALAR_STYLE.SINGLE_QUOTED:
      return getSingleQuotedValue(input, valueStart, valueEnd2);
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return getDoubleQuotedValue(input, valueStart, valueEnd2);
    case SCALAR_STYLE.LITERAL_BLOCK:
      return getBlockValue(input, valueStart, valueEnd2, scalar.indent, scalar.chomping, false);
    case SCALAR_STYLE.FOLDED_BLOCK:
      return getBlockValue(input, valueStart, valueEnd2, scalar.indent, scalar.chomping, true);
    default:
      return getPlainValue(input, valueStart, valueEnd2);
  }
}
var DEFAULT_TAG_HANDLERS = Object.assign(/* @__PURE__ */ Object.create(null), {
  "!": "!",
  "!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
function tagPercentDecode(source) {
  let result = "";
  let index = 0;
  while (index < source.length) {
    if (source.charCodeAt(index) !== 37) {
      result += source[index++];
      continue;
    }
    let ch = parseInt(source.slice(index + 1, index + 3), 16);
    index += 3;
    if (ch >= 192) {
      let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
      ch &= (1 << 6 - remaining) - 1;
      while (remaining-- > 0) {
        ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
        index += 3;
      }
    }
    if (ch < 65536) result += String.fromCharCode(ch);
    else {
      ch -= 65536;
      result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
    }
  }
  return result;
}
function tagNameFull(rawTag, tagHandlers) {
  if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
  const handleEnd = rawTag.indexOf("!", 1);
  const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
  return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
  filename: "",
  schema: CORE_SCHEMA,
  json: false,
  maxTotalMergeKeys: 1e4,
  maxAliases: -1
};
function eventPosition$1(event) {
  if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
  if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
  if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
  if ("start" in event) return event.start;
  return 0;
}
function throwError$1(state, message) {
  YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
  try {
    return tag.finalize(carrier);
  } catch (error) {
    if (error instanceof YAMLException) throw error;
    YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
  }
}
function constructScalar(state, event) {
  const source = getScalarValue(state.source, event);
  const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
  const strTag2 = state.schema.defaultScalarTag;
  if (rawTag !== "") {
    if (rawTag === "!") return {
      value: source,
      tag: strTag2
    };
    const tagName = tagNameFull(rawTag, state.tagHandlers);
    const scalarTag = state.schema.lookupScalarTag(tagName);
    if (scalarTag) {
      const result = scalarTag.resolve(source, true, tagName);
      if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
      return {
        value: result,
        tag: scalarTag
      };
    }
    const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
    if (collectionTagDef) {
      if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
      const carrier = collectionTagDef.create(tagName);
      return {
        value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
        tag: collectionTagDef
      };
    }
    throwError$1(state, `unknown scalar tag !<${tagName}>`);
  }
  if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
  return {
    value: strTag2.resolve(source, false, strTag2.tagName),
    tag: strTag2
  };
}
function collectionTagName(state, event, defaultTagName) {
  const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
  return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
  return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
  state.totalMergeKeys++;
  if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
  chargeMergeWork(state);
  for (const sourceKey of sourceTag.keys(source)) {
    chargeMergeWork(state);
    if (frame.tag.has(frame.value, sourceKey)) continue;
    const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
    if (err) throwError$1(state, err);
    frame.overridable ??= /* @__PURE__ */ new Set();
    frame.overridable.add(sourceKey);
  }
}
function mergeSource(state, frame, source, sourceTag) {
  state.position = frame.keyPosition;
  if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
  else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
    if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
    for (const element of source) {
      const elementTag = state.nodeTags.get(element);
      if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
      mergeKeys(state, frame, element, elementTag);
    }
  } else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
  state.position = frame.keyPosition;
  if (frame.keyIsMerge) {
    mergeSource(state, frame, value, tag);
    return;
  }
  if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
  const err = frame.tag.addPair(frame.value, key, value);
  if (err) throwError$1(state, err);
  frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
  const frame = state.frames[state.frames.length - 1];
  if (frame.kind === "document") {
    frame.value = value;
    frame.hasValue = true;
  } else if (frame.kind === "sequence") {
    if (isMappingTag(tag)) state.nodeTags.set(value, tag);
    const err = frame.tag.addItem(frame.value, value, frame.index++);
    if (err) throwError$1(state, err);
  } else if (frame.hasKey) {
    const key = frame.key;
    frame.key = void 0;
    frame.hasKey = false;
    addMappingValue(state, frame, key, value, tag);
  } else {
    frame.key = value;
    frame.keyPosition = state.position;
    frame.hasKey = true;
    frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
  }
}
function storeAnchor(state, event, value, tag, isValueFinal) {
  if (event.anchorStart !== NO_RANGE$2) {
    const anchor = {
      value,
      tag,
      isValueFinal
    };
    state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
    return anchor;
  }
  return null;
}
function constructFromEvents(events, options) {
  const state = {
    ...DEFAULT_CONSTRUCTOR_OPTIONS,
    ...options,
    events,
    documents: [],
    eventIndex: 0,
    position: 0,
    frames: [],
    anchors: /* @__PURE__ */ new Map(),
    nodeTags: /* @__PURE__ */ new Map(),
    tagHandlers: /* @__PURE__ */ Object.create(null),
    totalMergeKeys: 0,
    aliasCount: 0
  };
  while (state.eventIndex < state.events.length) {
    const event = state.events[state.eventIndex++];
    state.position = eventPosition$1(event);
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        state.anchors = /* @__PURE__ */ new Map();
        state.nodeTags = /* @__PURE__ */ new Map();
        state.aliasCount = 0;
        state.tagHandlers = /* @__PURE__ */ Object.create(null);
        for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
        state.frames.push({
          kind: "document",
          position: state.position,
          value: void 0,
          hasValue: false
        });
        break;
      case EVENT_ID.SCALAR: {
        const { value, tag } = constructScalar(state, event);
        storeAnchor(state, event, value, tag, true);
        addValue(state, value, tag);
        break;
      }
      case EVENT_ID.SEQUENCE: {
        const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
        const tag = state.schema.lookupSequenceTag(tagName);
        if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
        const value = tag.create(tagName);
        const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
        state.frames.push({
          kind: "sequence",
          position: state.position,
          value,
          tag,
          anchor,
          index: 0
        });
        break;
      }
      case EVENT_ID.MAPPING: {
        const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
        const tag = state.schema.lookupMappingTag(tagName);
        if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
        const value = tag.create(tagName);
        const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
        state.frames.push({
          kind: "mapping",
          position: state.position,
          value,
          tag,
          anchor,
          key: void 0,
          keyPosition: state.position,
          hasKey: false,
          keyIsMerge: false,
          overridable: null
        });
        break;
      }
      case EVENT_ID.ALIAS: {
        if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
        const name2 = state.source.slice(event.anchorStart, event.anchorEnd);
        const anchor = state.anchors.get(name2);
        if (!anchor) throwError$1(state, `unidentified alias "${name2}"`);
        if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name2}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
        addValue(state, anchor.value, anchor.tag);
        break;
      }
      case EVENT_ID.POP: {
        const frame = state.frames.pop();
        if (frame.kind === "mapping" && frame.hasKey) {
          state.position = frame.keyPosition;
          throwError$1(state, "incomplete mapping pair in event stream");
        }
        if (frame.kind === "document") state.documents.push(frame.value);
        else {
          const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
          if (frame.anchor) {
            frame.anchor.value = value;
            frame.anchor.isValueFinal = true;
          }
          addValue(state, value, frame.tag);
        }
        break;
      }
    }
  }
  return state.documents;
}
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
  filename: "",
  maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
  state.events.push({
    type: EVENT_ID.DOCUMENT,
    explicitStart,
    explicitEnd,
    directives: state.directives
  });
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
  state.events.push({
    type: EVENT_ID.SEQUENCE,
    start,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style
  });
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
  state.events.push({
    type: EVENT_ID.MAPPING,
    start,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style
  });
}
function insertFlowPairMappingEvent(state, snapshot) {
  state.events.splice(snapshot.eventsLength, 0, {
    type: EVENT_ID.MAPPING,
    start: snapshot.position,
    anchorStart: NO_RANGE$1,
    anchorEnd: NO_RANGE$1,
    tagStart: NO_RANGE$1,
    tagEnd: NO_RANGE$1,
    style: COLLECTION_STYLE.FLOW
  });
}
function addScalarEvent(state, valueStart, valueEnd2, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
  state.events.push({
    type: EVENT_ID.SCALAR,
    valueStart,
    valueEnd: valueEnd2,
    anchorStart,
    anchorEnd,
    tagStart,
    tagEnd,
    style,
    chomping,
    indent,
    fast
  });
}
function addAliasEvent(state, anchorStart, anchorEnd) {
  state.events.push({
    type: EVENT_ID.ALIAS,
    anchorStart,
    anchorEnd
  });
}
function addPopEvent(state) {
  state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
  addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
  return {
    anchorStart: NO_RANGE$1,
    anchorEnd: NO_RANGE$1,
    tagStart: NO_RANGE$1,
    tagEnd: NO_RANGE$1
  };
}
function snapshotState(state) {
  return {
    position: state.position,
    line: state.line,
    lineStart: state.lineStart,
    lineIndent: state.lineIndent,
    firstTabInLine: state.firstTabInLine,
    eventsLength: state.events.length
  };
}
function restoreState(state, snapshot) {
  state.position = snapshot.position;
  state.line = snapshot.line;
  state.lineStart = snapshot.lineStart;
  state.lineIndent = snapshot.lineIndent;
  state.firstTabInLine = snapshot.firstTabInLine;
  state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
  YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
  return c === 10 || c === 13;
}
function isWhiteSpace(c) {
  return c === 9 || c === 32;
}
function isWsOrEol(c) {
  return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
  return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
  return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
  return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
  if (c >= 48 && c <= 57) return c - 48;
  const lc = c | 32;
  if (lc >= 97 && lc <= 102) return lc - 97 + 10;
  return -1;
}
function escapedHexLen(c) {
  if (c === 120) return 2;
  if (c === 117) return 4;
  if (c === 85) return 8;
  return 0;
}
function isSimpleEscape(c) {
  return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
  if (state.input.charCodeAt(state.position) === 10) state.position++;
  else {
    state.position++;
    if (state.input.charCodeAt(state.position) === 10) state.position++;
  }
  state.line++;
  state.lineStart = state.position;
  state.lineIndent = 0;
  state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
  let lineBreaks = 0;
  let ch = state.input.charCodeAt(state.position);
  let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
  while (ch !== 0) {
    while (isWhiteSpace(ch)) {
      hasSeparation = true;
      if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
      ch = state.input.charCodeAt(++state.position);
    }
    if (allowComments && hasSeparation && ch === 35) do
      ch = state.input.charCodeAt(++state.position);
    while (!isEol(ch) && ch !== 0);
    if (!isEol(ch)) break;
    consumeLineBreak(state);
    lineBreaks++;
    hasSeparation = true;
    ch = state.input.charCodeAt(state.position);
    while (ch === 32) {
      state.lineIndent++;
      ch = state.input.charCodeAt(++state.position);
    }
  }
  return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
  const ch = state.input.charCodeAt(position);
  if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
    const following = state.input.charCodeAt(position + 3);
    return following === 0 || isWsOrEol(following);
  }
  return false;
}
function skipByteOrderMark(state) {
  if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
    state.position++;
    state.lineStart = state.position;
  }
}
function testDocumentBoundary(state) {
  if (state.position !== state.lineStart) return false;
  if (testDocumentSeparator(state)) return true;
  if (state.input.charCodeAt(state.position) !== 65279) return false;
  const snapshot = snapshotState(state);
  skipByteOrderMark(state);
  skipSeparationSpace(state, true);
  const ch = state.input.charCodeAt(state.position);
  const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
  restoreState(state, snapshot);
  return result;
}
function skipUntilLineEnd(state) {
  let ch = state.input.charCodeAt(state.position);
  while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
  const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
  if (match !== null) {
    state.position = start + match.index + match[0].length - 1;
    throwError(state, "the stream contains non-printable characters");
  }
}
function readTagProperty(state, props, inFlow) {
  if (state.input.charCodeAt(state.position) !== 33) return false;
  if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
  const start = state.position;
  let isVerbatim = false;
  let isNamed2 = false;
  let tagHandle = "!";
  let ch = state.input.charCodeAt(++state.position);
  if (ch === 60) {
    isVerbatim = true;
    ch = state.input.charCodeAt(++state.position);
  } else if (ch === 33) {
    isNamed2 = true;
    tagHandle = "!!";
    ch = state.input.charCodeAt(++state.position);
  }
  let suffixStart = state.position;
  let tagName;
  if (isVerbatim) {
    while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
    if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
    tagName = state.input.slice(suffixStart, state.position);
    state.position++;
  } else {
    while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
      if (ch === 33) {
        if (!isNamed2) {
          tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
          if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
          isNamed2 = true;
          suffixStart = state.position + 1;
        } else throwError(state, "tag suffix cannot contain exclamation marks");
      }
      ch = state.input.charCodeAt(++state.position);
    }
    tagName = state.input.slice(suffixStart, state.position);
    if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
  }
  if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
  if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
  props.tagStart = start;
  props.tagEnd = state.position;
  return true;
}
function readAnchorProperty(state, props) {
  if (state.input.charCodeAt(state.position) !== 38) return false;
  if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
  state.position++;
  const start = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
  if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
  props.anchorStart = start;
  props.anchorEnd = state.position;
  return true;
}
function readAlias(state, props) {
  if (state.input.charCodeAt(state.position) !== 42) return false;
  if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
  state.position++;
  const start = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
  if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
  addAliasEvent(state, start, state.position);
  return true;
}
function readFlowScalarBreak(state, nodeIndent) {
  skipSeparationSpace(state, false);
  if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
  if (state.input.charCodeAt(state.position) !== 39) return false;
  state.position++;
  const start = state.position;
  let simple = true;
  while (state.input.charCodeAt(state.position) !== 0) {
    const ch = state.input.charCodeAt(state.position);
    if (ch === 39) {
      if (state.input.charCodeAt(state.position + 1) === 39) {
        simple = false;
        state.position += 2;
        continue;
      }
      const end = state.position;
      state.position++;
      addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
      return true;
    }
    if (isEol(ch)) {
      simple = false;
      readFlowScalarBreak(state, nodeIndent);
    } else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
    else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
    else state.position++;
  }
  throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
  if (state.input.charCodeAt(state.position) !== 34) return false;
  state.position++;
  const start = state.position;
  let simple = true;
  while (state.input.charCodeAt(state.position) !== 0) {
    const ch = state.input.charCodeAt(state.position);
    if (ch === 34) {
      const end = state.position;
      state.position++;
      addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
      return true;
    }
    if (ch === 92) {
      simple = false;
      const escaped = state.input.charCodeAt(++state.position);
      if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
      else if (isSimpleEscape(escaped)) state.position++;
      else {
        let hexLength = escapedHexLen(escaped);
        if (hexLength === 0) throwError(state, "unknown escape sequence");
        while (hexLength-- > 0) {
          state.position++;
          if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
        }
        state.position++;
      }
    } else if (isEol(ch)) {
      simple = false;
      readFlowScalarBreak(state, nodeIndent);
    } else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
    else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
    else state.position++;
  }
  throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
  const ch = state.input.charCodeAt(state.position);
  let chomping = CHOMPING_MODE.CLIP;
  let indent = -1;
  let detectedIndent = false;
  if (ch !== 124 && ch !== 62) return false;
  const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
  state.position++;
  while (state.input.charCodeAt(state.position) !== 0) {
    const current = state.input.charCodeAt(state.position);
    const digit = fromDecimalCode(current);
    if (current === 43 || current === 45) {
      if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
      chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
      state.position++;
    } else if (digit >= 0) {
      if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
      if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
      indent = parentIndent + digit - 1;
      detectedIndent = true;
      state.position++;
    } else break;
  }
  let hadWhitespace = false;
  while (isWhiteSpace(state.input.charCodeAt(state.position))) {
    hadWhitespace = true;
    state.position++;
  }
  if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
  if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
  else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
  let contentIndent = detectedIndent ? indent : -1;
  let maxLeadingIndent = 0;
  const valueStart = state.position;
  let valueEnd2 = state.position;
  while (state.input.charCodeAt(state.position) !== 0) {
    const linePosition = state.position;
    let column = 0;
    while (state.input.charCodeAt(linePosition + column) === 32) column++;
    const first = state.input.charCodeAt(linePosition + column);
    if (first === 0) {
      if (contentIndent >= 0) {
        if (column > contentIndent) valueEnd2 = linePosition + column;
      } else if (column > 0) valueEnd2 = linePosition + column;
      break;
    }
    if (testDocumentBoundary(state)) break;
    if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
    if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
      if (first === 9 && column < parentIndent) {
        state.position = linePosition + column;
        throwError(state, "tab characters must not be used in indentation");
      }
      if (column >= parentIndent && column < maxLeadingIndent) {
        state.position = linePosition + column;
        throwError(state, "bad indentation of a mapping entry");
      }
    }
    if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
      state.lineIndent = column;
      state.position = linePosition + column;
      break;
    }
    if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
    const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
    if (first !== 0 && !isEol(first) && column < requiredIndent) {
      state.lineIndent = column;
      state.position = linePosition + column;
      break;
    }
    skipUntilLineEnd(state);
    valueEnd2 = state.position;
    if (isEol(state.input.charCodeAt(state.position))) {
      consumeLineBreak(state);
      valueEnd2 = state.position;
    }
  }
  checkPrintable(state, valueStart, valueEnd2);
  addScalarEvent(state, valueStart, valueEnd2, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
  return true;
}
function canStartPlainScalar(state, nodeContext) {
  const ch = state.input.charCodeAt(state.position);
  const inFlow = nodeContext === CONTEXT_FLOW_IN;
  if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
  if (ch === 63 || ch === 45) {
    const following = state.input.charCodeAt(state.position + 1);
    if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
  }
  return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
  if (!canStartPlainScalar(state, nodeContext)) return false;
  const start = state.position;
  let end = state.position;
  let ch = state.input.charCodeAt(state.position);
  const inFlow = nodeContext === CONTEXT_FLOW_IN;
  let multiline = false;
  while (ch !== 0) {
    if (testDocumentBoundary(state)) break;
    if (ch === 58) {
      const following = state.input.charCodeAt(state.position + 1);
      if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
    } else if (ch === 35) {
      if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
    } else if (inFlow && isFlowIndicator(ch)) break;
    else if (isEol(ch)) {
      const savedPosition = state.position;
      const savedLine = state.line;
      const savedLineStart = state.lineStart;
      const savedLineIndent = state.lineIndent;
      skipSeparationSpace(state, false);
      if (state.lineIndent >= nodeIndent) {
        multiline = true;
        ch = state.input.charCodeAt(state.position);
        continue;
      }
      state.position = savedPosition;
      state.line = savedLine;
      state.lineStart = savedLineStart;
      state.lineIndent = savedLineIndent;
      break;
    }
    if (!isWhiteSpace(ch)) end = state.position + 1;
    ch = state.input.charCodeAt(++state.position);
  }
  if (end === start) return false;
  checkPrintable(state, start, end);
  addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
  return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
  const startLine = state.line;
  skipSeparationSpace(state, true);
  if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
  const ch = state.input.charCodeAt(state.position);
  const isMapping = ch === 123;
  const start = state.position;
  let readNext = true;
  if (ch !== 91 && ch !== 123) return false;
  const terminator = isMapping ? 125 : 93;
  if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
  else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
  state.position++;
  while (state.input.charCodeAt(state.position) !== 0) {
    skipFlowSeparationSpace(state, nodeIndent);
    let ch2 = state.input.charCodeAt(state.position);
    if (ch2 === terminator) {
      state.position++;
      addPopEvent(state);
      return true;
    } else if (!readNext) throwError(state, "missed comma between flow collection entries");
    else if (ch2 === 44) throwError(state, "expected the node content, but found ','");
    let isPair = false;
    let isExplicitPair = false;
    if (ch2 === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
      isPair = isExplicitPair = true;
      state.position += 1;
      skipFlowSeparationSpace(state, nodeIndent);
    }
    const entryLine = state.line;
    const entryStart = snapshotState(state);
    const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
    skipFlowSeparationSpace(state, nodeIndent);
    ch2 = state.input.charCodeAt(state.position);
    if ((isMapping || isExplicitPair || state.line === entryLine) && ch2 === 58) {
      isPair = true;
      state.position++;
      skipFlowSeparationSpace(state, nodeIndent);
      if (!isMapping) {
        insertFlowPairMappingEvent(state, entryStart);
        if (!keyWasRead) addEmptyScalarEvent(state);
      } else if (!keyWasRead) addEmptyScalarEvent(state);
      if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
      skipFlowSeparationSpace(state, nodeIndent);
      if (!isMapping) addPopEvent(state);
    } else if (isMapping && isPair) {
      if (!keyWasRead) addEmptyScalarEvent(state);
      addEmptyScalarEvent(state);
    } else if (isMapping) addEmptyScalarEvent(state);
    else if (isPair) {
      insertFlowPairMappingEvent(state, entryStart);
      if (!keyWasRead) addEmptyScalarEvent(state);
      addEmptyScalarEvent(state);
      addPopEvent(state);
    }
    ch2 = state.input.charCodeAt(state.position);
    if (ch2 === 44) {
      readNext = true;
      state.position++;
    } else readNext = false;
  }
  throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
  if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
  addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
  while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
    if (state.firstTabInLine !== -1) {
      state.position = state.firstTabInLine;
      throwError(state, "tab characters must not be used in indentation");
    }
    const entryLine = state.line;
    state.position++;
    const hadBreak = skipSeparationSpace(state, true) > 0;
    if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
    if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
    else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
    skipSeparationSpace(state, true);
    if (state.lineIndent < nodeIndent || state.position >= state.length) break;
    if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
    if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
  }
  addPopEvent(state);
  return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
  let atExplicitKey = false;
  let detected = false;
  let mappingOpened = false;
  let pendingExplicitKey = false;
  if (state.firstTabInLine !== -1) return false;
  let ch = state.input.charCodeAt(state.position);
  while (ch !== 0) {
    if (!atExplicitKey && state.firstTabInLine !== -1) {
      state.position = state.firstTabInLine;
      throwError(state, "tab characters must not be used in indentation");
    }
    const following = state.input.charCodeAt(state.position + 1);
    const entryLine = state.line;
    if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
      if (!mappingOpened) {
        addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
        mappingOpened = true;
      }
      if (ch === 63) {
        if (atExplicitKey) addEmptyScalarEvent(state);
        detected = true;
        atExplicitKey = true;
      } else if (atExplicitKey) atExplicitKey = false;
      else {
        addEmptyScalarEvent(state);
        detected = true;
        atExplicitKey = false;
      }
      state.position += 1;
      pendingExplicitKey = true;
    } else {
      if (atExplicitKey) {
        addEmptyScalarEvent(state);
        atExplicitKey = false;
      }
      const beforeKey = snapshotState(state);
      if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
      if (state.line === entryLine) {
        ch = state.input.charCodeAt(state.position);
        while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
        if (ch === 58) {
          ch = state.input.charCodeAt(++state.position);
          if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
          if (!mappingOpened) {
            state.events.splice(beforeKey.eventsLength, 0, {
              type: EVENT_ID.MAPPING,
              start: beforeKey.position,
              anchorStart: props.anchorStart,
              anchorEnd: props.anchorEnd,
              tagStart: props.tagStart,
              tagEnd: props.tagEnd,
              style: COLLECTION_STYLE.BLOCK
            });
            mappingOpened = true;
          }
          detected = true;
          atExplicitKey = false;
          pendingExplicitKey = false;
        } else if (detected) throwError(state, "expected ':' after a mapping key");
        else {
          if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
            restoreState(state, beforeKey);
            return false;
          }
          return true;
        }
      } else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
      else {
        if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
          restoreState(state, beforeKey);
          return false;
        }
        return true;
      }
    }
    if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
    if (!atExplicitKey) {
      if (pendingExplicitKey) {
        addEmptyScalarEvent(state);
        pendingExplicitKey = false;
      }
    }
    skipSeparationSpace(state, true);
    ch = state.input.charCodeAt(state.position);
    if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
    else if (state.lineIndent < nodeIndent) break;
  }
  if (!detected) return false;
  if (atExplicitKey) addEmptyScalarEvent(state);
  if (mappingOpened) addPopEvent(state);
  return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
  if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
  state.depth++;
  let indentStatus = 1;
  let atNewLine = false;
  let hasContent = false;
  let propertyStart = null;
  const props = emptyProperties();
  let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
  let allowBlockCollections = allowBlockScalars;
  const allowBlockStyles = allowBlockScalars;
  if (allowToSeek && skipSeparationSpace(state, true)) {
    atNewLine = true;
    if (state.lineIndent > parentIndent) indentStatus = 1;
    else if (state.lineIndent === parentIndent) indentStatus = 0;
    else indentStatus = -1;
  }
  if (indentStatus === 1) while (true) {
    const ch = state.input.charCodeAt(state.position);
    const propertyState = snapshotState(state);
    if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
    if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
      const fallbackState = snapshotState(state);
      const flowIndent = parentIndent + 1;
      if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
        state.depth--;
        return true;
      }
      restoreState(state, fallbackState);
    }
    if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
    if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
    if (propertyStart === null) propertyStart = propertyState;
    if (skipSeparationSpace(state, true)) {
      atNewLine = true;
      allowBlockCollections = allowBlockStyles;
      if (state.lineIndent > parentIndent) indentStatus = 1;
      else if (state.lineIndent === parentIndent) indentStatus = 0;
      else indentStatus = -1;
    } else allowBlockCollections = false;
  }
  if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
  if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
    const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
    const blockIndent = state.position - state.lineStart;
    if (indentStatus === 1) {
      if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
      else {
        const ch = state.input.charCodeAt(state.position);
        if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
          const fallbackState = snapshotState(state);
          const propertyIndent = propertyStart.position - propertyStart.lineStart;
          restoreState(state, propertyStart);
          if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
          else restoreState(state, fallbackState);
        }
        if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
      }
    } else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
  }
  allowBlockScalars = allowBlockScalars && !hasContent;
  if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
    addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
    hasContent = true;
  }
  state.depth--;
  return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
  if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
  state.position++;
  const nameStart = state.position;
  while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
  const name2 = state.input.slice(nameStart, state.position);
  const args = [];
  if (name2.length === 0) throwError(state, "directive name must not be less than one character in length");
  while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
    while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
    if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
    const start = state.position;
    while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
    args.push(state.input.slice(start, state.position));
  }
  if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
  if (name2 === "YAML") {
    if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
    if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
    const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
    if (match === null) throwError(state, "ill-formed argument of the YAML directive");
    if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
    state.directives.push({
      kind: "yaml",
      version: args[0]
    });
  } else if (name2 === "TAG") {
    if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
    const [handle, prefix] = args;
    if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
    if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
    if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
    state.tagHandlers[handle] = prefix;
    state.directives.push({
      kind: "tag",
      handle,
      prefix
    });
  }
  return true;
}
function readDocument(state) {
  state.directives = [];
  state.tagHandlers = /* @__PURE__ */ Object.create(null);
  let hasDirectives = false;
  skipSeparationSpace(state, true);
  while (readDirective(state)) {
    hasDirectives = true;
    skipSeparationSpace(state, true);
  }
  let explicitStart = false;
  let explicitEnd = false;
  let allowCompact = true;
  if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
    explicitStart = true;
    const markerLine = state.line;
    state.position += 3;
    skipSeparationSpace(state, true);
    allowCompact = state.line > markerLine;
  } else if (hasDirectives) throwError(state, "directives end mark is expected");
  const documentEventIndex = state.events.length;
  if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
    state.position += 3;
    skipSeparationSpace(state, true);
    return;
  }
  addDocumentEvent(state, explicitStart, false);
  if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
  skipSeparationSpace(state, true);
  if (state.position === state.lineStart && testDocumentSeparator(state)) {
    explicitEnd = state.input.charCodeAt(state.position) === 46;
    if (explicitEnd) {
      const markerLine = state.line;
      state.position += 3;
      skipSeparationSpace(state, true);
      if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
    }
  }
  const documentEvent = state.events[documentEventIndex];
  if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
  addPopEvent(state);
  if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options) {
  const length = input.length;
  const state = {
    ...DEFAULT_PARSER_OPTIONS,
    ...options,
    input: `${input}\0`,
    length,
    position: 0,
    line: 0,
    lineStart: 0,
    lineIndent: 0,
    firstTabInLine: -1,
    depth: 0,
    directives: [],
    tagHandlers: /* @__PURE__ */ Object.create(null),
    events: []
  };
  const nullpos = input.indexOf("\0");
  if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
  while (state.position < state.length) {
    skipByteOrderMark(state);
    skipSeparationSpace(state, true);
    if (state.position >= state.length) break;
    const documentStart = state.position;
    readDocument(state);
    if (state.position === documentStart)
      throwError(state, "can not read a document");
  }
  return state.events;
}
var DEFAULT_LOAD_OPTIONS = {
  ...DEFAULT_PARSER_OPTIONS,
  ...DEFAULT_CONSTRUCTOR_OPTIONS
};
function hasBit(mask, bit) {
  return (mask & 1 << bit) !== 0;
}
var DEFAULT_SCALAR_STYLE_RULES = {
  applyQuoteFlowKeysOption,
  doubleQuoteForInvisibles,
  doubleQuoteWhitespaceOnly,
  applyForceQuotesOption,
  tryLongOrMultilineAsBlock,
  quoteInvalidPlain,
  fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
  if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
  return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
  if (!layout.presenterOptions.quoteFlowKeys) return;
  if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
  layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
  if (!layout.presenterOptions.forceQuotes) return;
  if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
  if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
  layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
  if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
  const value = layout.node.value;
  const multiline = value.indexOf("\n") !== -1;
  if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
    if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
    return;
  }
  const w = layout.presenterOptions.lineWidth;
  if (w === -1) {
    if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
    return;
  }
  const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
  let position = 0;
  let shouldFold = false;
  while (position <= value.length) {
    let lineEnd = value.length;
    const nextLineBreak = value.indexOf("\n", position);
    if (nextLineBreak !== -1) lineEnd = nextLineBreak;
    const line = value.slice(position, lineEnd);
    if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
    if (nextLineBreak === -1) break;
    position = nextLineBreak + 1;
  }
  if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
  else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
  if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
  if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var DEFAULT_PRESENTER_OPTIONS = {
  indent: 2,
  seqNoIndent: false,
  seqInlineFirst: true,
  lineWidth: 80,
  flowBracketPadding: false,
  flowSkipCommaSpace: false,
  flowSkipColonSpace: false,
  quoteFlowKeys: false,
  quoteStyle: "single",
  forceQuotes: false,
  scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name2) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name2)),
  tagBeforeAnchor: false
};
var DEFAULT_DUMP_OPTIONS = {
  ...DEFAULT_PRESENTER_OPTIONS,
  schema: DUMP_SCHEMA,
  skipInvalid: false,
  noRefs: false,
  flowLevel: -1,
  sortKeys: false,
  transform: () => {
  }
};
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
var EVENT_MAPPING = EVENT_ID.MAPPING;
var EVENT_SCALAR = EVENT_ID.SCALAR;
var EVENT_ALIAS = EVENT_ID.ALIAS;
var EVENT_POP = EVENT_ID.POP;
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;

// src/budgets/odd-text.ts
var UTF_16 = /^(?:\ufffd\ufffd)?(?:\0[^\0]|[^\0]\0)/;
var ODD_BLANK = /[\u0085\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]/u;
var NO_BREAK = ["\xA0", "\u202F"];
var INVISIBLE = /[\u0085\u200b\u2060\ufeff]/u;
function isUtf16(text4) {
  return UTF_16.test(text4);
}
function withOddBlanks(text4, problems) {
  if (!ODD_BLANK.test(text4)) return problems;
  const lines = text4.replace(/^\ufeff/, " ").split(LINE_END);
  return problems.map((problem) => {
    const near = [problem.place.line, problem.place.line - 1];
    const hint = near.map((line) => oddBlankIn(lines, line)).find((each) => each !== void 0);
    return hint === void 0 ? problem : { ...problem, message: `${problem.message}. ${hint}` };
  });
}
function oddBlankIn(lines, line) {
  const [words2 = ""] = (lines[line - 1] ?? "").split(/(?:^|\s)#/, 1);
  const found2 = ODD_BLANK.exec(words2);
  if (found2 === null) return void 0;
  const [blank] = found2;
  const code = `U+${blank.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  const cure = INVISIBLE.test(blank) ? "leave it out" : "YAML takes plain spaces only";
  return `There is ${nameOf(blank)} (${code}) in line ${line}, column ${found2.index + 1}: ${cure}`;
}
function nameOf(blank) {
  if (NO_BREAK.includes(blank)) return "a no-break space";
  return INVISIBLE.test(blank) ? "an invisible character" : "a blank of its own";
}

// src/budgets/positions.ts
function positionAt(root, path) {
  return path.reduce((spot, key) => spot?.children?.get(String(key)), root);
}
function nearestPosition(root, path) {
  let spot = root;
  for (const key of path) {
    const child = spot.children?.get(String(key));
    if (child === void 0) break;
    spot = child;
  }
  return spot.span ?? { key: 0, value: 0 };
}
function placesIn(text4) {
  const starts = [0, ...[...text4.matchAll(LINE_END)].map(({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

// src/budgets/yaml.ts
var MAX_CHARACTERS = 1024 * 1024;
var MAX_ALIASES = 100;
var MAX_VALUES = 4e4;
function readYaml(text4) {
  if (text4.length > MAX_CHARACTERS)
    return atStart("is larger than 1 MiB, which no budget file needs");
  if (isUtf16(text4)) return atStart("is UTF-16, and YAML is read as UTF-8: save it as that");
  try {
    const events = parseEvents(text4, {});
    const schema = CORE_SCHEMA.withTags(mergeTag);
    const documents = constructFromEvents(events, { source: text4, schema, maxAliases: MAX_ALIASES });
    if (documents.length > 1) return atStart("holds several YAML documents, and one is allowed");
    if (holdsTooMuch(documents[0]))
      return atStart(
        `holds more than ${MAX_VALUES.toLocaleString("en-US")} values, its aliases filled in, which no budget file needs`
      );
    const root = locate(events, text4);
    const placeOf2 = placesIn(text4);
    return {
      value: documents[0] ?? null,
      keyAt: (path) => placeOf2(nearestPosition(root, path).key),
      valueAt: (path) => placeOf2(nearestPosition(root, path).value),
      spanAt: (path) => positionAt(root, path)?.span
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    return { place: { line: line + 1, column: column + 1 }, message: wordsOf(error, text4) };
  }
}
function atStart(message) {
  return { place: { line: 1, column: 1 }, message };
}
function holdsTooMuch(document) {
  const pending = [document];
  for (let values = 0; pending.length > 0; values++) {
    if (values + pending.length > MAX_VALUES) return true;
    const value = pending.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const child of Object.values(value)) pending.push(child);
  }
  return false;
}
function wordsOf(error, text4) {
  const [, what, most] = /^(nesting|aliases|merge keys) exceeded \w+ \((\d+)\)$/.exec(error.reason) ?? [];
  if (what === void 0) return `is not YAML: ${error.reason}${cureOf(error, text4)}`;
  const much = what === "nesting" ? `it is nested more than ${most} deep` : `more than ${most} ${what}`;
  return `is not YAML: ${much}, which no budget file needs`;
}
function cureOf({ reason, mark }, text4) {
  const isBracket = /[\]}]/.test(text4[mark?.position ?? text4.length] ?? "");
  return reason === "deficient indentation" && isBracket ? ": indent the closing bracket" : "";
}
function locate(events, text4) {
  const root = { span: void 0, children: /* @__PURE__ */ new Map() };
  const stack = [];
  let last = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      const left = stack.pop();
      const span = left && stack.length > 0 ? left.spot.span : void 0;
      if (span?.shape === "flow") last = behindBracket(text4, span.value, last);
      if (left && span) left.spot.span = { ...span, end: last, after: last };
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      stack.push({ spot: root, at: 0, index: 0, mapping: false });
      continue;
    }
    const parent = stack.at(-1);
    if (parent === void 0) continue;
    const scalar = event.type === EVENT_ID.SCALAR ? getScalarValue(text4, event) : void 0;
    const at2 = startOf(event) ?? parent.key?.at ?? parent.at;
    const extent = extentOf(event, at2);
    last = Math.max(last, extent.after);
    if (parent.mapping && parent.key === void 0) {
      parent.key = { text: scalar ?? "", at: at2 };
      if (scalar !== void 0 || event.type === EVENT_ID.ALIAS) continue;
    }
    const isRoot = stack.length === 1;
    const isParent = event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING;
    const spot = isRoot ? root : { span: void 0, ...isParent && { children: /* @__PURE__ */ new Map() } };
    spot.span = { key: parent.mapping ? parent.key?.at ?? at2 : at2, value: at2, ...extent };
    const name2 = parent.mapping ? parent.key?.text ?? "" : String(parent.index);
    if (!isRoot) parent.spot.children?.set(name2, spot);
    parent.key = void 0;
    parent.index++;
    if (isParent) {
      stack.push({ spot, at: at2, index: 0, mapping: event.type === EVENT_ID.MAPPING });
    }
  }
  return root;
}
function startOf(event) {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.valueStart < 0 ? void 0 : event.valueStart;
    case EVENT_ID.ALIAS:
      return event.anchorStart;
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return event.start;
    default:
      return void 0;
  }
}
function extentOf(event, at2) {
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return scalarExtent(event, at2);
    case EVENT_ID.ALIAS:
      return { end: event.anchorEnd, after: event.anchorEnd, shape: "alias" };
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING: {
      const shape2 = event.style === COLLECTION_STYLE.FLOW ? "flow" : "block";
      return { end: at2, after: at2, shape: shape2 };
    }
    default:
      return { end: at2, after: at2, shape: "empty" };
  }
}
function scalarExtent({ valueStart, valueEnd: valueEnd2, style }, at2) {
  if (valueStart < 0) return { end: at2, after: at2, shape: "empty" };
  if (style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK) {
    return { end: valueEnd2, after: valueEnd2, shape: "lines" };
  }
  const quote = style === SCALAR_STYLE.PLAIN ? 0 : 1;
  return { end: valueEnd2, after: valueEnd2 + quote, shape: "scalar" };
}
function behindBracket(text4, start, last) {
  const bracket = text4[start] === "{" ? "}" : text4[start] === "[" ? "]" : void 0;
  if (bracket === void 0) return last;
  for (let at2 = Math.max(last, start + 1); at2 < text4.length; at2++) {
    if (text4[at2] === bracket) return at2 + 1;
    const isComment = text4[at2] === "#" && /\s/.test(text4[at2 - 1] ?? "");
    while (isComment && !/[\r\n]/.test(text4[at2 + 1] ?? "\n")) at2++;
  }
  return last;
}
function at(value, path) {
  return path.reduce(
    (parent, key) => typeof parent === "object" && parent !== null && Object.hasOwn(parent, key) ? Reflect.get(parent, key) : void 0,
    value
  );
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
  const both = [...parents, ...waivers].filter((path) => has(yaml, path, "max_mb") && has(yaml, path, "max_size")).map((path) => ({
    place: yaml.keyAt([...path, "max_size"]),
    message: "max_size and max_mb are two names of one limit: keep one of them"
  }));
  return [
    ...both,
    ...limitless(yaml, waivers),
    ...halfRules(yaml, budgets),
    ...stagesOfNothing(yaml, budgets),
    ...duplicateNames(yaml, budgets)
  ];
}
function limitless(yaml, waivers) {
  return waivers.filter((path) => !has(yaml, path, "max_mb") && !has(yaml, path, "max_size")).map((path) => ({
    place: yaml.keyAt(path),
    message: "a waiver needs the size that it allows: max_mb or max_size"
  }));
}
function halfRules(yaml, budgets) {
  const problems = /* @__PURE__ */ new Map();
  for (const index of budgets.keys()) {
    const placeOf2 = (key2) => [["budgets", index], ["defaults"]].find((path) => has(yaml, path, key2));
    const [since, most] = [placeOf2("max_growth_since"), placeOf2("max_growth")];
    if (since === void 0 === (most === void 0)) continue;
    const [key, other] = since === void 0 ? ["max_growth", "max_growth_since: a tag, such as v1.4.0, or an age, such as 90d"] : ["max_growth_since", "max_growth: how much is allowed, such as 10%"];
    const place = yaml.keyAt([...since ?? most ?? [], key]);
    problems.set(JSON.stringify(place), { place, message: `${key} needs ${other}` });
  }
  return [...problems.values()];
}
function stagesOfNothing(yaml, budgets) {
  const defaults = ["defaults"];
  if (has(yaml, defaults, "dockerfile")) return [];
  const own = budgets.map((_, index) => ["budgets", index]);
  const named = own.some((path) => has(yaml, path, "dockerfile"));
  return [...own, ...named ? [] : [defaults]].filter((path) => has(yaml, path, "target") && !has(yaml, path, "dockerfile")).map((path) => ({
    place: yaml.keyAt([...path, "target"]),
    message: "target needs dockerfile: the file that has this stage"
  }));
}
function duplicateNames(yaml, budgets) {
  const first = /* @__PURE__ */ new Map();
  return budgets.flatMap((budget2, index) => {
    const given = at(budget2, ["name"]);
    const name2 = typeof given === "string" ? given : nameOfImage(at(budget2, ["image"]));
    if (name2 === void 0) return [];
    const path = ["budgets", index, typeof given === "string" ? "name" : "image"];
    const place = yaml.valueAt(path);
    const other = first.get(name2);
    first.set(name2, other ?? place);
    if (other === void 0) return [];
    const advice = typeof given === "string" ? "names are unique" : "give one of them a name of its own";
    return [
      {
        place,
        message: `a second budget ${quoted(name2)}, the first is in line ${other.line}: ${advice}`
      }
    ];
  });
}
function nameOfImage(image) {
  try {
    return typeof image === "string" ? defaultName(parseReference(image)) : void 0;
  } catch (error) {
    if (error instanceof Malformed) return void 0;
    throw error;
  }
}
function has(yaml, path, key) {
  return at(yaml.value, [...path, key]) !== void 0;
}
function items(value) {
  return Array.isArray(value) ? value : [];
}

// src/domain/budget/cves.ts
var SEVERITIES = ["critical", "high", "medium", "low", "unknown"];
var RATINGS = ["critical", "critical or high", ...SEVERITIES.slice(1)];
function countsOf(found2) {
  const counts = {};
  for (const rating of found2.values()) counts[rating] = (counts[rating] ?? 0) + 1;
  return counts;
}
function cveLimitsEffect(old, now) {
  const most = (limits, each) => limits[each] ?? Number.POSITIVE_INFINITY;
  const isLooser = SEVERITIES.some((each) => most(now, each) > most(old, each));
  return isLooser ? "looser" : "tighter";
}

// src/budgets/cves-schema.ts
var mostCves = optional(
  int({ error: "has to be a whole number" }).check(
    _gte(0, { error: "has to be 0 or more" }),
    _lte(1e6, { error: "is more than any image has" })
  )
);
var cves = strictObject(
  Object.fromEntries(SEVERITIES.map((severity) => [severity, mostCves])),
  { error: "has to name severities, such as {critical: 0, high: 10}" }
).check(
  refine((limits) => Object.keys(limits).length > 0, {
    error: "has to name a severity, such as {critical: 0}"
  }),
  meta({
    description: "How many vulnerabilities of each severity an image may have, by a scanner\u2019s SARIF file."
  })
);

// src/budgets/schema.ts
function parsed(parse, description) {
  const complaint = (text4) => {
    try {
      parse(text4);
      return void 0;
    } catch (error) {
      if (error instanceof Malformed) return error.message;
      throw error;
    }
  };
  return string({
    // A number was meant to say something: what it lacks is told by the parser, too.
    error: ({ input }) => (typeof input === "number" ? complaint(String(input)) : void 0) ?? "has to be a text"
  }).check(
    superRefine((text4, context) => {
      const message = complaint(text4);
      if (message !== void 0) context.addIssue({ code: "custom", message });
    }),
    meta({ description })
  );
}
var megabytes = number({ error: "has to be a number of megabytes, such as 200" }).check(
  _gte(1e-6, { error: "has to be more than 0" }),
  _lte(2 ** 33, { error: "is more than any image has" }),
  meta({ description: "Compressed size in MB of 1,048,576 bytes." })
);
var size = parsed((text4) => {
  if (parseSize(text4) === 0) throw new Malformed("has to be more than 0");
}, "Compressed size with its unit: MB is 10^6 bytes, MiB 2^20.");
var waste = parsed(
  parseSize,
  "Fail where later layers hide more than this of lower ones, uncompressed; judged with explain: files."
);
var increase = (what) => parsed(
  parseIncrease,
  `${what}: a percent of the base, a size, "A or B" (either is enough), "A and B" (both).`
);
var template = (what) => parsed(
  checkTemplate,
  `Tag or whole reference of ${what}, with placeholders such as {number} or {base_ref}.`
);
var day = parsed((text4) => {
  if (!isDay(text4)) {
    throw new Malformed(`${quoted(text4)} is not a day: YYYY-MM-DD, such as 2027-01-31`);
  }
}, "The last day on which the waiver holds, YYYY-MM-DD.");
function isDay(text4) {
  const date = /* @__PURE__ */ new Date(`${text4}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().slice(0, 10) === text4;
}
var name = (what) => string({ error: "has to be a text" }).check(
  _regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,100}$/u, {
    error: `has to be 1 to 100 visible characters`
  }),
  meta({ description: what })
);
var dockerfile = parsed(
  parseRepositoryPath,
  "Path of the Dockerfile in the repository, such as services/api/Dockerfile: names own steps by their lines."
);
var target = parsed(
  parseStageName,
  "The stage of the Dockerfile that is built, as in --target; its last one, when left out."
);
var waiver = strictObject({
  max_mb: optional(megabytes),
  max_size: optional(size),
  until: day,
  reason: name("Why the exception is made.")
}).check(meta({ description: "An exception with an end: until then an overrun only warns." }));
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
    meta({
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
      parseCreepReference,
      "A tag, such as v1.4.0, or an age, such as 90d, from which growth is counted too; max_growth is its limit."
    )
  ),
  max_growth: optional(increase("Ask for an approval above this growth since max_growth_since")),
  growth_of: optional(_enum(["own", "all"], { error: "has to be own or all" })).check(meta({ description: "Whether the growth of the base image counts." })),
  max_waste: optional(waste),
  dockerfile: optional(dockerfile),
  target: optional(target),
  approvers: optional(
    array(parsed(parseApprover, "A login, or a team as org/team."), {
      error: "has to be a list of logins, such as [octocat]"
    }).check(
      _minLength(1, { error: "has to name somebody; leave it out for all who may write" }),
      atMostHundred
    )
  ).check(meta({ description: "Who may approve growth; all who may write, when left out." })),
  help: optional(
    string({ error: "has to be a text" }).check(
      _regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,300}$/u, {
        error: "has to be 1 to 300 visible characters"
      }),
      meta({ description: "Text or a link, shown where something ends red." })
    )
  ),
  max_cves: optional(cves),
  waivers: optional(array(waiver, { error: "has to be a list" }).check(atMostHundred))
};
var budget = strictObject({
  name: optional(name("Unique in the file; the last segment of image, when left out.")),
  image: parsed(
    parseReference,
    "Repository, reference, or oci:DIR, oci-archive:FILE, docker-archive:FILE, docker-daemon:NAME."
  ),
  ...rules
});
var budgetFile = strictObject({
  version: optional(literal(1, { error: "has to be 1" })),
  defaults: optional(strictObject(rules)).check(meta({ description: "Anything that a budget may say, for all of them." })),
  budgets: array(budget, { error: "has to be a list of budgets" }).check(_minLength(1, { error: "has to hold at least one budget" }))
}).check(
  meta({
    title: "docker-image-budgets",
    description: "Budgets for the compressed size of container images."
  })
);
function knownKeys(path) {
  if (path.length === 0) return Object.keys(budgetFile.shape);
  if (path.at(-2) === "waivers") return Object.keys(waiver.shape);
  if (path.at(-1) === "max_cves") return [...SEVERITIES];
  return Object.keys(path[0] === "budgets" ? budget.shape : rules);
}

// src/budgets/read.ts
function readBudgets(text4) {
  const result = readWhole(text4);
  if (!("problems" in result)) return result;
  return { ...result, problems: withOddBlanks(text4, result.problems) };
}
function readWhole(text4) {
  const yaml = readYaml(text4);
  if ("message" in yaml) return { problems: [yaml] };
  const result = budgetFile.safeParse(yaml.value);
  const problems = [
    ...result.success ? [] : result.error.issues.flatMap((issue) => shapeProblems(yaml, issue)),
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
  const told = inFileOrder.slice(0, MOST_PROBLEMS);
  return {
    problems: told.map(({ place, words: words2 }) => ({ place, message: words2() })),
    ...more > 0 ? { more } : {}
  };
}
function shapeProblems(yaml, issue) {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key2) => ({
      place: yaml.keyAt([...issue.path, key2]),
      words: () => unknownKey(key2, knownKeys(issue.path))
    }));
  }
  const key = issue.path.findLast((part) => typeof part === "string");
  const subject = typeof key === "string" ? `${key}: ` : "";
  const isAbsent = issue.code !== "custom" && at(yaml.value, issue.path) === void 0;
  if (isAbsent && typeof key === "string") {
    const place = yaml.keyAt(issue.path.slice(0, -1));
    return [{ place, words: () => `${quoted(key)} is missing` }];
  }
  const message = issue.message.startsWith("Invalid input") ? shapeWords(issue) : issue.message;
  return [{ place: yaml.valueAt(issue.path), words: () => `${subject}${message}` }];
}
function unknownKey(key, known) {
  const guess = nearest(key, known);
  const hint = guess === void 0 ? "" : ` Did you mean ${quoted(guess)}?`;
  return `unknown key ${quoted(key)}.${hint} Allowed here: ${known.join(", ")}`;
}
function shapeWords(issue) {
  if (issue.path.length === 0) {
    return 'a budget file is a mapping with the key "budgets": a list of image and max_mb';
  }
  return issue.code === "invalid_type" && issue.expected === "object" ? "has to be a mapping of keys and values" : `has to be ${"expected" in issue ? String(issue.expected) : "something else"}`;
}
function toBudget(yaml, file, index, defaults = {}) {
  const own = file.budgets[index];
  if (own === void 0) throw new RangeError(`no budget ${index}`);
  const image = parseReference(own.image);
  const path = ["budgets", index];
  const ownLimit = own.max_mb !== void 0 || own.max_size !== void 0;
  const written = (key, parse) => {
    const from = own[key] === void 0 ? defaults : own;
    const value = from[key];
    if (value === void 0 || value === null) return void 0;
    const keyPath = from === own ? [...path, key] : ["defaults", key];
    return { value: parse(value), text: wordsOf2(value), place: yaml.keyAt(keyPath) };
  };
  const limit = ownLimit ? limitOf(yaml, own, path) : limitOf(yaml, defaults, ["defaults"]);
  const platforms = own.platforms ?? defaults.platforms;
  return defined({
    name: own.name ?? defaultName(image),
    image,
    head: own.head ?? defaults.head,
    base: own.base ?? defaults.base,
    platforms: platforms?.map(parsePlatform),
    limit,
    warnAt: written("warn_at", parseAmount),
    warnIncrease: written("warn_increase", parseIncrease),
    reviewIncrease: written("review_increase", parseIncrease),
    maxIncrease: written("max_increase", parseIncrease),
    growthSince: written("max_growth_since", parseCreepReference),
    maxGrowth: written("max_growth", parseIncrease),
    growthOf: written("growth_of", (word2) => word2),
    maxWaste: written("max_waste", parseSize),
    dockerfile: dockerfileOf(own, defaults),
    approvers: written("approvers", (names) => names.map(parseApprover)),
    help: written("help", (text4) => text4),
    maxCves: written("max_cves", (limits) => limits),
    waivers: written(
      "waivers",
      (waivers) => waivers.map(
        (waiver2, at2) => toWaiver(yaml, waiver2, [...own.waivers ? path : ["defaults"], "waivers", at2])
      )
    ),
    place: yaml.keyAt(path)
  });
}
function dockerfileOf(own, defaults) {
  const [path, target2] = [own.dockerfile ?? defaults.dockerfile, own.target ?? defaults.target];
  if (path === void 0) return void 0;
  return { path: parseRepositoryPath(path), ...target2 === void 0 ? {} : { target: target2 } };
}
function limitOf(yaml, limits, path) {
  if (limits.max_mb !== void 0) {
    return {
      value: Math.floor(limits.max_mb * MIB),
      text: String(limits.max_mb),
      place: yaml.keyAt([...path, "max_mb"])
    };
  }
  if (limits.max_size === void 0) return void 0;
  return {
    value: parseSize(limits.max_size),
    text: limits.max_size,
    place: yaml.keyAt([...path, "max_size"])
  };
}
function toWaiver(yaml, waiver2, path) {
  const { until, reason } = waiver2;
  return { bytes: limitOf(yaml, waiver2, path)?.value ?? 0, until, reason, place: yaml.keyAt(path) };
}
function wordsOf2(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
function defined(value) {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== void 0));
}

// src/domain/budget/budget.ts
function judgesGrowth({ maxIncrease, reviewIncrease, warnIncrease }) {
  return [maxIncrease, reviewIncrease, warnIncrease].some((rule2) => rule2 !== void 0);
}
function idleRules(budget2) {
  const { name: name2, limit, warnAt, waivers } = budget2;
  if (limit !== void 0) return overruled(budget2, limit.value);
  return [
    ...warnAt !== void 0 && "percent" in warnAt.value ? [`${name2}: warn_at is a percent of the limit, and there is none.`] : [],
    ...waivers === void 0 ? [] : [`${name2}: waivers are from the limit, and there is none.`]
  ];
}
function overruled({ name: name2, warnAt, waivers }, limit) {
  const warnsLate = warnAt !== void 0 && amountBytes(warnAt.value, limit) >= limit;
  const useless = (waivers?.value ?? []).filter(({ bytes }) => bytes <= limit);
  return [
    ...warnsLate ? [`${name2}: warn_at ${warnAt.text} is not below the limit, and never speaks.`] : [],
    ...useless.map(
      ({ place }) => `${name2}: the waiver in line ${place.line} allows no more than the limit does.`
    )
  ];
}

// src/domain/budget/effect.ts
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

// src/domain/budget/image-words.ts
function imageKey({ image, head, base, platforms }) {
  const names = platforms && [...new Set(platforms.map(formatPlatform))].toSorted();
  return JSON.stringify([image, head ?? null, base ?? null, names ?? null]);
}
function imageText({ image, head, base, platforms }, shown2 = (template2) => template2) {
  return [
    formatReference(image),
    ...head === void 0 ? [] : [`head ${shown2(head)}`],
    ...base === void 0 ? [] : [`base ${shown2(base)}`],
    ...platforms === void 0 ? [] : [`platforms ${platforms.map(formatPlatform).join(", ")}`]
  ].join("; ");
}

// src/domain/budget/edits.ts
function rule(word2, of, effect, given = {}) {
  return { word: word2, of, effect, ...given };
}
var unclear = () => "unclear";
var waste2 = ({ maxWaste }) => maxWaste && { ...maxWaste, value: { bytes: maxWaste.value } };
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
  rule("max_waste", waste2, amountEffect, amounts),
  rule("approvers", ({ approvers }) => approvers, unclear, {
    whenAdded: "unclear",
    isSame: sameNames
  }),
  rule("max_cves", ({ maxCves }) => maxCves, cveLimitsEffect),
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
  const isLooser = (after ?? Number.POSITIVE_INFINITY) > (before ?? Number.POSITIVE_INFINITY);
  const limit = edit(now, "limit", limitTexts(old, now), {
    effect: isLooser ? "looser" : "tighter",
    bytes: { from: before, to: after },
    place: (old.limit ?? now.limit ?? old).place,
    headLine: (now.limit ?? now).place.line
  });
  const rules2 = RULES.flatMap((rule2) => ruleEdit(rule2, old, now));
  return [...[limit, ...rules2].filter(({ from, to }) => from !== to), ...imageEdit(old, now)];
}
function ruleEdit(rule2, old, now) {
  const { of, word: word2, isSame = () => false } = rule2;
  const [was, is] = [of(old), of(now)];
  if (was && is && isSame(was.value, is.value)) return [];
  const effect = ruleEffect(rule2, was, is);
  const place = (was ?? is ?? old).place;
  const headLine = (is ?? now).place.line;
  const texts2 = { from: was?.text ?? null, to: is?.text ?? null };
  return [edit(now, word2, texts2, { effect, place, headLine })];
}
function ruleEffect({ effect, whenAdded = "tighter", unsaid }, was, is) {
  const [old, now] = [was?.value ?? unsaid, is?.value ?? unsaid];
  if (old !== void 0 && now !== void 0) return effect(old, now);
  return old === void 0 ? whenAdded : opposite(whenAdded);
}
function edit({ name: name2, place: at2 }, what, texts2, given) {
  const needsApproval = given.effect !== "tighter";
  return { name: name2, what, ...texts2, needsApproval, bytes: null, headLine: at2.line, ...given };
}
function limitTexts(old, now) {
  const texts2 = { from: limitText(old), to: limitText(now) };
  if (texts2.from !== texts2.to || old.limit?.value === now.limit?.value) return texts2;
  return { from: old.limit?.text ?? texts2.from, to: now.limit?.text ?? texts2.to };
}
function limitText({ limit }) {
  return limit === void 0 ? null : formatBytes(limit.value);
}
function imageEdit(old, now) {
  if (imageKey(old) === imageKey(now)) return [];
  const isHidden = imageText(old) === imageText(now);
  const shown2 = (budget2) => imageText(budget2, isHidden ? JSON.stringify : void 0);
  const texts2 = { from: shown2(old), to: shown2(now) };
  return [edit(now, "image", texts2, { effect: "unclear", place: old.place })];
}
var UNREADABLE = "what cannot be read";
function replacement(budget2) {
  return {
    name: budget2.name,
    what: "budget",
    from: UNREADABLE,
    to: limitText(budget2) ?? "no limit",
    effect: "unclear",
    needsApproval: true,
    bytes: null,
    place: budget2.place,
    headLine: budget2.place.line
  };
}

// src/domain/budget/untrusted.ts
var MOST_NAMES = 5;
function markUntrusted(budgets, believed) {
  const known = new Set(believed.map(reachOf));
  return budgets.map(
    (budget2) => known.has(reachOf(budget2)) ? budget2 : { ...budget2, isUntrusted: true }
  );
}
function reachOf(budget2) {
  const { image, head, base, platforms, growthSince, growthOf, approvers } = budget2;
  const words2 = [head, base, platforms, growthSince?.value, growthOf?.value, approvers?.value];
  return JSON.stringify([image, ...words2.map((word2) => word2 ?? null)]);
}
function untrustedNotices(path, budgets) {
  const names = budgets.flatMap(({ name: name2, isUntrusted }) => isUntrusted ? [name2] : []);
  if (names.length === 0) return [];
  const more = names.length - MOST_NAMES;
  const rest = more > 0 ? [plural(more, "other")] : [];
  const listed = new Intl.ListFormat("en-GB").format([...names.slice(0, MOST_NAMES), ...rest]);
  return [
    `Only this fork\u2019s version of ${path} has the budget of ${listed}: it is measured without a login, at public addresses and in files of the workspace only, and the approvers that it names do not count. To have it measured otherwise, somebody with write access adds it on the base branch.`
  ];
}

// src/common/budget-file.ts
var BudgetFileError = class extends UsageError {
  name = "BudgetFileError";
  file;
  problems;
  constructor(file, text4, { problems, more = 0 }) {
    const list = formatProblems(file, text4, problems, more);
    super(`${oneLine(file)} has ${plural(problems.length + more, "problem")}:
${list}`);
    this.file = file;
    this.problems = problems;
  }
};
function otherEndingOf(path) {
  const [, stem, ending] = /^(.*)\.(ya?ml)$/i.exec(path) ?? [];
  if (stem === void 0 || ending === void 0) return void 0;
  return `${stem}.${ending.toLowerCase() === "yml" ? "yaml" : "yml"}`;
}
function misnamed(otherEnding) {
  return `There is ${oneLine(otherEnding)}: rename it, or name it as the budget file (the input config, or --config FILE).`;
}
function parseBudgetFile(path, text4) {
  const result = readBudgets(text4);
  if ("problems" in result) throw new BudgetFileError(path, text4, result);
  return result.budgets;
}
function loadSingle(path, text4, foreign) {
  const read2 = parseBudgetFile(path, text4);
  const budgets = foreign ? markUntrusted(read2, budgetsOrUndefined(foreign.believed) ?? []) : read2;
  return {
    budgets,
    headBudgets: budgets,
    retired: /* @__PURE__ */ new Set(),
    file: { path, origin: "workspace", edits: [] },
    notices: [...budgets.flatMap(idleRules), ...untrustedNotices(path, budgets)]
  };
}
function loadCompared(path, { base, head, fork }, { authority = "base", isForeign, otherEnding }) {
  const of = AUTHORITIES[authority];
  if (base === void 0 && head === void 0) {
    if (otherEnding !== void 0)
      throw new UsageError(`There is no ${path}. ${misnamed(otherEnding)}`);
    throw new UsageError(
      `There is no ${path}, neither ${of.at} nor in this change. Add one (where there is one, the job may lack the permission contents: read), for example:

budgets:
  - image: ghcr.io/OWNER/IMAGE
    max_mb: 200
`
    );
  }
  const baseBudgets = budgetsOrUndefined(base);
  const headBudgets = budgetsOfHead(path, { base, head, fork }, baseBudgets);
  if (baseBudgets === void 0 && head === void 0) parseBudgetFile(path, base ?? "");
  const judged2 = baseBudgets ?? headBudgets;
  const origin = originOf(base, baseBudgets, authority);
  const own = origin === "mended" && head !== fork ? headBudgets.map(replacement) : ownEdits(judged2, headBudgets, { base, head, fork });
  const [left, known] = [namesOf(headBudgets), namesOf(judged2)];
  const added = headBudgets.filter(({ name: name2 }) => !known.has(name2) && namesOf(own).has(name2));
  const all = [...judged2, ...added];
  const budgets = isForeign ? markUntrusted(all, baseBudgets ?? []) : all;
  return {
    budgets,
    headBudgets,
    retired: new Set(judged2.map(({ name: name2 }) => name2).filter((name2) => !left.has(name2))),
    file: { path, origin, authority, edits: own },
    notices: [
      ...fileNotices(path, { base, head, fork }, baseBudgets, of),
      ...budgets.flatMap(idleRules),
      ...untrustedNotices(path, budgets)
    ]
  };
}
function budgetsOfHead(path, { head, fork }, baseBudgets) {
  if (head === void 0) return [];
  const budgets = budgetsOrUndefined(head);
  if (budgets !== void 0) return budgets;
  return head === fork && baseBudgets !== void 0 ? baseBudgets : parseBudgetFile(path, head);
}
function ownEdits(base, head, { fork, head: headText }) {
  if (fork === headText) return [];
  const old = budgetsOrUndefined(fork);
  const edits = budgetEdits(base, head);
  if (old === void 0) return edits;
  const mine = budgetEdits(old, head);
  const keys = new Set(mine.map(({ name: name2, what }) => `${name2}
${what}`));
  const known = namesOf(base);
  return [
    ...edits.filter(({ name: name2, what }) => keys.has(`${name2}
${what}`)),
    ...mine.filter(({ name: name2, what }) => what !== "budget" && !known.has(name2))
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
function fileNotices(path, { base, head, fork }, baseBudgets, { at: at2, branch, short }) {
  if (base === void 0) return [];
  if (baseBudgets === void 0) {
    const what = base.split("\n").every((line) => /^\s*(?:#|$)/.test(line)) ? "is empty" : "is broken";
    return [`${path} ${what} ${at2}: this change is judged by its own version.`];
  }
  if (head !== void 0) return [];
  return fork === void 0 ? [`${path} has come to the ${branch} since this change began: the ${short}\u2019s version judges.`] : [`This change deletes ${path}: after it no image has a budget.`];
}
function namesOf(of) {
  return new Set(of.map(({ name: name2 }) => name2));
}
function budgetsOrUndefined(text4) {
  if (text4 === void 0) return void 0;
  const result = readBudgets(text4);
  return "problems" in result ? void 0 : result.budgets;
}

// src/common/budget-text.ts
import { open } from "node:fs/promises";
var MAX_BYTES = 4 * MAX_CHARACTERS;
var CHUNK_BYTES = 64 * 1024;
async function readBudgetBytes(path) {
  const file = await open(path);
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

// src/domain/verdict/cve-evidence.ts
function cveEvidence(scans, base, history2) {
  if (scans === void 0) return {};
  return { cves: { ...scans, recorded: recordedOf(base, history2) } };
}
function recordedOf(base, history2) {
  if (base?.kind !== "measured" || history2 === void 0) return null;
  const own = history2.knownBy(base.digest).filter(({ digest: digest2, index }) => digest2 === base.digest || index === base.digest);
  return own.findLast(({ cve }) => cve !== void 0)?.cve ?? null;
}

// src/domain/verdict/not-built.ts
function expectationFor({ name: name2 }, built, missingHead) {
  if (built !== null) return built.has(name2) ? "named" : "unnamed";
  return missingHead === "unchanged" ? "optional" : "required";
}
function isNotBuilt(evidence) {
  const { head, base, retired, expectation } = evidence;
  if (head.kind !== "missing" || retired) return false;
  if (expectation === "required" || expectation === "named") return false;
  if (base?.kind === "measured") return true;
  return expectation === "unnamed" && !isBrought(evidence);
}
function isBrought({ edits }) {
  return edits.some(({ what, to }) => what === "image" || what === "budget" && to !== null);
}

// src/domain/image/image.ts
function imageSize(manifest, platform2, attestation) {
  const layers = /* @__PURE__ */ new Map();
  for (const descriptor2 of manifest.layers) {
    const known = layers.get(descriptor2.digest);
    if (known !== void 0 && known.bytes !== descriptor2.bytes) {
      throw new Unmeasurable(
        `the manifest ${manifest.digest} gives the layer ${descriptor2.digest} two sizes, ${known.bytes} and ${descriptor2.bytes} bytes`,
        "Build and push the image again: its manifest contradicts itself."
      );
    }
    layers.set(descriptor2.digest, layerOf(descriptor2));
  }
  const unique = [...layers.values()];
  const bytes = totalBytes(unique);
  if (!Number.isSafeInteger(bytes)) {
    throw new Unmeasurable(
      `the layers of the manifest ${manifest.digest} add up to more than 2^53 bytes`,
      "Build and push the image again: no image is that large."
    );
  }
  return {
    platform: platform2,
    digest: manifest.digest,
    bytes,
    config: manifest.config,
    layers: unique,
    ...attestation && { attestation },
    ...manifest.isEstimated && { isEstimated: true },
    ...manifest.annotations && { annotations: manifest.annotations },
    ...unique.length < manifest.layers.length && {
      stack: manifest.layers.map(({ digest: digest2 }) => digest2)
    }
  };
}
function sharingLayers(measurement, other) {
  if (measurement.kind !== "measured" || other.kind !== "measured") return measurement;
  const known = /* @__PURE__ */ new Map();
  for (const { layers } of other.images) for (const layer of layers) known.set(layer.digest, layer);
  const shared = (layer) => {
    const like = known.get(layer.digest);
    return like !== void 0 && isSameLayer(layer, like) ? like : layer;
  };
  const images = measurement.images.map((image) => ({
    ...image,
    layers: image.layers.map(shared)
  }));
  return { ...measurement, images };
}
function isSameLayer(one, other) {
  return one.bytes === other.bytes && one.compression === other.compression && one.foreign === other.foreign;
}
function firstLayers({ stack, layers }, positions) {
  if (stack === void 0) return layers.slice(0, positions);
  const digests = new Set(stack.slice(0, positions));
  return layers.filter(({ digest: digest2 }) => digests.has(digest2));
}
function layerOf({ digest: digest2, bytes, mediaType }) {
  return {
    digest: digest2,
    bytes,
    compression: compressionOf(mediaType),
    foreign: /\.foreign\.|\.nondistributable\./.test(mediaType)
  };
}
function compressionOf(mediaType) {
  const type = mediaType.replace(/\+encrypted$/, "");
  if (/[.+]gzip$/.test(type)) return "gzip";
  if (/[.+]zstd$/.test(type)) return "zstd";
  return /\.tar$/.test(type) ? "none" : "unknown";
}
function totalBytes(layers) {
  return layers.reduce((sum, layer) => sum + layer.bytes, 0);
}

// src/domain/image/change.ts
function pairPlatforms(base, head) {
  const own = head.map((image) => counterpart(image, base));
  const kept = base.filter((image) => own.includes(image));
  const paired = head.map((image, position) => ({
    platform: image.platform,
    base: own[position] ?? standIn(image, kept) ?? null,
    head: image
  }));
  const lost = base.filter((image) => !kept.includes(image)).map((image) => ({ platform: image.platform, base: image, head: null }));
  return [...paired, ...lost];
}
function counterpart(image, base) {
  const { platform: platform2 } = image;
  const name2 = platformName(platform2);
  const named = base.find((each) => platformName(each.platform) === name2);
  if (named !== void 0 || platform2 === null) return named;
  return smallest(base.filter((each) => each.platform && samePlatform(each.platform, platform2)));
}
function standIn(image, kept) {
  const { platform: platform2, isForFeaturesAlone: isForFeaturesAlone2 = false } = image;
  if (platform2 === null) return void 0;
  const features = String(platform2.osFeatures ?? "");
  const fitting = kept.filter(
    (each) => each.platform && runsOn(platform2, each.platform) && (!isForFeaturesAlone2 || String(each.osFeatures ?? "") === features)
  );
  const best = bestOf(fitting.flatMap((each) => each.platform ?? []));
  return smallest(
    fitting.filter((each) => best && each.platform && samePlatform(each.platform, best))
  );
}
function smallest(images) {
  return images.toSorted((a, b) => a.bytes - b.bytes)[0];
}
function growth({
  base,
  head
}) {
  if (base === null || head === null) return null;
  const bytes = head.bytes - base.bytes;
  return { bytes, percent: base.bytes === 0 ? null : bytes / base.bytes * 100 };
}
function layersNotIn(image, other) {
  const known = new Set(other?.layers.map((layer) => layer.digest));
  return image.layers.filter((layer) => !known.has(layer.digest));
}
function layerChanges({ base, head }) {
  const removed = base === null ? [] : layersNotIn(base, head);
  const added = head === null ? [] : layersNotIn(head, base);
  return [
    ...removed.map((layer) => ({ change: "removed", layer })),
    ...added.map((layer) => ({ change: "added", layer }))
  ];
}
function pullBytes({
  base,
  head
}) {
  if (head === null) return null;
  return { cold: head.bytes, warm: totalBytes(layersNotIn(head, base)) };
}
function platformName(platform2) {
  return platform2 === null ? null : formatPlatform(platform2);
}
function sameImage(base, head) {
  return base?.kind === "measured" && head.kind === "measured" && base.digest === head.digest;
}

// src/domain/verdict/rules/budget-edits.ts
function editFindings({ edits }) {
  return edits.filter(({ needsApproval }) => needsApproval).map((edit2) => ({
    rule: "budget_file",
    outcome: "review",
    platform: null,
    actualBytes: edit2.bytes?.to ?? null,
    allowedBytes: edit2.bytes?.from ?? null,
    message: `this change ${editText(edit2)}`,
    cure: null,
    place: edit2.place,
    edit: edit2
  }));
}
function editText(edit2) {
  const { from, to } = edit2;
  if (from === UNREADABLE) return `mends a file that is empty or broken, and sets the limit: ${to}`;
  const what = `${editVerb(edit2)} ${editSubject(edit2)}`;
  if (from === null) return `${what}: ${to}`;
  return to === null ? `${what} (${from})` : `${what} from ${from} to ${to}`;
}
function editVerb({ what, from, to, effect }) {
  if (from === null) return "adds";
  if (to === null) return "removes";
  if (what === "budget") return "replaces";
  if (what === "limit") return effect === "looser" ? "raises" : "lowers";
  return { looser: "loosens", tighter: "tightens", unclear: "changes" }[effect];
}
function editSubject({ what }) {
  return ["limit", "budget", "image"].includes(what) ? `the ${what}` : what;
}

// src/domain/verdict/rules/cves.ts
var NO_FILE = {
  kind: "unknown",
  reason: "no scanner\u2019s result is given",
  cure: "Name it in the input sarif as service=path, in every workflow that checks the image."
};
function knownCves({ maxCves }, { head, base, cves: cves2 }) {
  if (head.kind !== "measured") return null;
  const scan = cves2?.head ?? null;
  if (scan === null) return maxCves === void 0 ? null : NO_FILE;
  if (scan.kind === "unknown") return scan;
  const other = ofAnother(scan, head);
  if (other !== void 0) {
    return {
      kind: "unknown",
      reason: `${other.file} is of ${other.digests[0]}, and the image that was measured is ${head.digest}`,
      cure: "Scan the image that was pushed, by its digest, and let this step come after it."
    };
  }
  const old = cves2?.base ?? null;
  const isOfBase = old?.kind === "scanned" && base?.kind === "measured" && ofAnother(old, base) === void 0;
  return {
    kind: "counted",
    counts: countsOf(scan.found),
    found: scan.found,
    before: isOfBase ? countsOf(old.found) : cves2?.recorded ?? null,
    foundBefore: isOfBase ? old.found : null,
    files: scan.files
  };
}
function ofAnother({ subjects }, { digest: digest2, images }) {
  const known = /* @__PURE__ */ new Set([digest2]);
  for (const image of images) known.add(image.digest).add(image.config.digest);
  return subjects.find(
    ({ digests }) => digests.length > 0 && !digests.some((each) => known.has(each))
  );
}
function cveFindings(budget2, evidence) {
  const known = knownCves(budget2, evidence);
  if (known === null) return [];
  const { maxCves, place } = budget2;
  if (known.kind === "unknown") {
    const message = `its CVEs are not known: ${known.reason}`;
    return maxCves === void 0 ? [{ ...NO_SIZE, rule: "measurement", outcome: "warn", message, cure: known.cure, place }] : [unknownFinding(message, known.cure, maxCves.place)];
  }
  return [
    ...maxCves === void 0 ? [] : judged(known, maxCves.value, maxCves.place),
    ...uncompared(evidence).map((reason) => {
      const message = `its CVEs are not compared: ${reason}`;
      return { ...NO_SIZE, rule: "base", outcome: "warn", message, cure: null, place };
    })
  ];
}
var NO_SIZE = { platform: null, actualBytes: null, allowedBytes: null };
function unknownFinding(message, cure, place) {
  return { ...NO_SIZE, rule: "max_cves", outcome: "inconclusive", message, cure, place };
}
function judged(known, limits, place) {
  const over = SEVERITIES.filter((each) => isOver(known.counts, limits, each));
  if (over.length === 0) {
    return ambiguous(known.counts, limits).map(
      (message) => unknownFinding(
        message,
        "Let a scanner tell the severity of each: Trivy, Grype and Docker Scout do.",
        place
      )
    );
  }
  const isGrown = over.some((each) => hasGrown(known, each));
  const words2 = over.map((each) => overWords(known, limits, each)).join("; ");
  const finding = { ...NO_SIZE, rule: "max_cves", place };
  return [
    isGrown ? { ...finding, outcome: "fail", message: words2, cure: CURE } : {
      ...finding,
      outcome: "warn",
      message: `${words2}; no more than before this change`,
      cure: null
    }
  ];
}
function uncompared({ base, cves: cves2 }) {
  const old = cves2?.base ?? null;
  if (old === null || base?.kind !== "measured") return [];
  if (old.kind === "unknown") return [old.reason];
  const other = ofAnother(old, base);
  if (other === void 0) return [];
  return [`${other.file} is of ${other.digests[0]}, and the base is ${base.digest}`];
}
var CURE = "Renew the FROM image and the packages that have them; what does not concern this image, tell the scanner to ignore.";
function isOver(counts, limits, severity) {
  return (counts[severity] ?? 0) > (limits[severity] ?? Number.POSITIVE_INFINITY);
}
function hasGrown({ counts, before }, severity) {
  return before === null || (counts[severity] ?? 0) > (before[severity] ?? 0);
}
var MOST_NAMED = 5;
function overWords({ counts, found: found2, foundBefore }, limits, severity) {
  const own = [...found2].filter(([, rating]) => rating === severity).map(([id]) => id);
  const fresh = foundBefore === null ? [] : own.filter((id) => foundBefore.get(id) !== severity);
  const named = fresh.length > 0 ? fresh : own;
  const more = named.length - MOST_NAMED;
  const ids = `${fresh.length > 0 ? "new: " : ""}${named.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `${plural(counts[severity] ?? 0, `${severity} CVE`)}, ${limits[severity]} allowed (${ids})`;
}
function ambiguous(counts, limits) {
  const either = counts["critical or high"] ?? 0;
  const open3 = ["critical", "high"].filter(
    (each) => isOver({ [each]: (counts[each] ?? 0) + either }, limits, each)
  );
  return open3.map(
    (each) => `${plural(either, "CVE")} may be ${each}, ${limits[each]} allowed: the scanner tells no more of them than \u201Cerror\u201D`
  );
}

// src/domain/verdict/growth-words.ts
function growthWords(growth2, { increase: increase2, bytes, baseBytes }) {
  const [grown = "", allowed = ""] = formatApart([growth2.bytes, bytes]);
  const amount = increase2.amounts.find((each) => amountBytes(each, baseBytes) === bytes);
  const limit = amount !== void 0 && "percent" in amount ? amount.percent : null;
  const share = growth2.percent === null ? "" : `, ${percentApart(growth2.percent, limit)}`;
  const of = limit === null ? "" : `, ${formatShare(limit)} of ${formatApart([baseBytes])[0]}`;
  return { grown: `${grown}${share}`, allowed: `${allowed}${of}`, choice: choiceOf(increase2) };
}
function choiceOf(increase2) {
  if (increase2.amounts.length < 2) return null;
  const which = increase2.join === "or" ? "first" : "last";
  return `${increaseText(increase2)}, whichever is reached ${which}`;
}
function increaseText({ text: text4 }) {
  return text4.replace(/(\d)%/g, "$1 %");
}
function percentApart(percent, limit) {
  const digits = [1, 2, 3].find((each) => Number(percent.toFixed(each)) !== limit) ?? 6;
  return `${grouped(percent.toFixed(digits))} %`;
}
function amountText(amount) {
  return "percent" in amount ? formatShare(amount.percent) : formatApart([amount.bytes])[0] ?? "";
}

// src/domain/explanation/explanation.ts
function gapsOf({ explanation, unexplained }) {
  if (unexplained === void 0) return explanation?.gaps ?? [];
  return [{ of: "all", name: "", why: unexplained }];
}

// src/domain/explanation/gaps.ts
var NOTHING_PROVED = {
  of: "base-image",
  name: "",
  why: "what a fork\u2019s image names is asked for without a login, over https at public addresses only"
};
var NAME_LENGTH = 120;
function gapWords({ of, name: name2 }) {
  if (of === "all") return "that was not foreseen, and is worth a report";
  if (of === "base-image" && name2 === "")
    return "nothing that anybody may pull proves what this fork\u2019s image says of it";
  if (of === "dockerfile") return oneLine(name2, NAME_LENGTH);
  const what = of === "base-image" ? "" : `the ${of} of `;
  return `${what}${oneLine(name2, NAME_LENGTH)} cannot be read`;
}

// src/domain/image/same-reference.ts
function sameRepository(a, b) {
  if (a.kind === "layout" || b.kind === "layout") return false;
  return hostOf(a) === hostOf(b) && a.repository === b.repository;
}
function hostOf({ registry }) {
  return registry.toLowerCase().replace(/:443$/, "");
}
function isSameName(a, b) {
  if (a.kind === "layout" || b.kind === "layout") {
    return formatReference(tidy(a)) === formatReference(tidy(b));
  }
  if (!sameRepository(a, b)) return false;
  const [one, other] = [tagOf(a), tagOf(b)];
  if (a.digest === void 0 || b.digest === void 0) return one !== void 0 && one === other;
  return a.digest === b.digest && (one === other || one === void 0 || other === void 0);
}
function tagOf({ tag, digest: digest2 }) {
  return tag ?? (digest2 === void 0 ? "latest" : void 0);
}
function tidy(reference) {
  if (reference.kind === "registry") return reference;
  const path = reference.path.replace(/\/+(\.?\/+)*/g, "/").replace(/^\.\/|(?<=.)\/$/g, "");
  return { ...reference, path };
}

// src/domain/verdict/proven-split.ts
function provenSplit(image, change) {
  const { split, baseImages, references } = change.explanation ?? {};
  if (!split || baseImages?.base.kind !== "known" || baseImages.head.kind !== "known") {
    const gap = gapsOf(change).find(({ of }) => of !== "provenance");
    return { doubt: `the FROM image is unknown${gap === void 0 ? "" : `: ${gapWords(gap)}`}` };
  }
  const [was, is] = [baseImages.base.name, baseImages.head.name];
  const own = [image, references?.base, references?.head];
  if (own.some((reference) => isKeptWith(reference, is)))
    return { doubt: "the image names itself as its FROM image" };
  if (isKeptWith(parsed2(was), is)) return split;
  return { doubt: `the FROM image is another one: ${shortName(is)} instead of ${shortName(was)}` };
}
function isKeptWith(reference, name2) {
  const other = parsed2(name2);
  return !!reference && other !== null && sameRepository(reference, other);
}
function shortName(name2) {
  const reference = parsed2(name2);
  return reference === null ? name2 : familiarName(reference);
}
function parsed2(name2) {
  try {
    const reference = parseReference(name2);
    return reference.kind === "registry" ? reference : null;
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

// src/domain/verdict/rules/growth.ts
function growthFindings(budget2, change) {
  const grown = judgedGrowth(budget2, change);
  const { base, platform: platform2 } = change;
  if (grown === null || base === null || grown.bytes <= 0) return [];
  const rules2 = [
    ["max_increase", "fail", budget2.maxIncrease],
    ["review_increase", "review", budget2.reviewIncrease],
    ["warn_increase", "warn", budget2.warnIncrease]
  ];
  for (const [rule2, outcome, written] of rules2) {
    if (written === void 0) continue;
    const allowedBytes = allowedGrowth(written.value, base.bytes);
    if (grown.bytes <= allowedBytes) continue;
    return [
      {
        rule: rule2,
        outcome,
        platform: platform2,
        actualBytes: grown.bytes,
        allowedBytes,
        message: growthMessage(rule2, grown, {
          increase: written.value,
          bytes: allowedBytes,
          baseBytes: base.bytes
        }),
        cure: null,
        place: written.place
      }
    ];
  }
  return [];
}
var CONSEQUENCES = {
  max_increase: ({ allowed }) => `allowed: ${allowed}`,
  review_increase: ({ allowed }) => `above ${allowed}, somebody has to approve`,
  warn_increase: ({ allowed }) => `above ${allowed}, it warns`
};
function growthMessage(rule2, grown, limit) {
  const words2 = growthWords(grown, limit);
  const key = words2.choice === null ? rule2 : `${rule2}: ${words2.choice}`;
  return `${grown.subject}grew by ${words2.grown}${grown.of}; ${CONSEQUENCES[rule2](words2)} (${key})`;
}
function judgedGrowth(budget2, change) {
  const grown = growth(change);
  if (grown === null || budget2.growthOf?.value !== "own")
    return grown && { ...grown, subject: "", of: "" };
  const split = provenSplit(budget2.image, change);
  if ("doubt" in split) {
    return { ...grown, subject: "", of: ` (all of it counts, since ${split.doubt})` };
  }
  const { ownBytes, baseImageBytes } = split;
  const before = change.base?.bytes ?? 0;
  return {
    bytes: ownBytes,
    percent: before === 0 ? null : ownBytes / before * 100,
    subject: "its own layers ",
    of: ` (${formatChange(baseImageBytes)} came with the FROM image)`
  };
}
function creepFindings(budget2, evidence) {
  const { since } = evidence;
  const { growthSince, maxGrowth } = budget2;
  if (growthSince === void 0 || maxGrowth === void 0 || since === null) return [];
  switch (since.kind) {
    case "none":
      return [];
    case "missing":
      return [
        noStart(
          growthSince,
          "warn",
          `there is no image ${formatReference(since.reference)} to count growth from`,
          "Name a tag that is there in max_growth_since, or an age such as 90d."
        )
      ];
    case "unmeasurable":
      return [
        noStart(
          growthSince,
          "inconclusive",
          `growth since ${growthSince.text} could not be measured: ${since.reason}`,
          since.cure
        )
      ];
    case "measured":
    case "recorded":
      return since.changes.flatMap((change) => creep(change, evidence, maxGrowth, since.name));
  }
}
function noStart({ place }, outcome, message, cure) {
  const rule2 = "max_growth_since";
  return {
    rule: rule2,
    outcome,
    platform: null,
    actualBytes: null,
    allowedBytes: null,
    message,
    cure,
    place
  };
}
function creep(change, { base: comparedWith, changes: changes2, noiseFloor }, maxGrowth, name2) {
  const grown = growth(change);
  const { base, head, platform: platform2 } = change;
  if (grown === null || base === null || head === null) return [];
  const allowedBytes = allowedGrowth(maxGrowth.value, base.bytes);
  if (grown.bytes <= allowedBytes) return [];
  const isSame = ({ platform: of }) => of === null || platform2 === null || platformName(of) === platformName(platform2);
  const own = changes2.find((each) => each.head?.digest === head.digest && isSame(each));
  const ownGrowth = own === void 0 ? null : growth(own);
  const addsNothing = ownGrowth === null ? (
    // On the branch itself there is nobody to ask, and the growth is merged.
    comparedWith === null
  ) : ownGrowth.bytes <= allowedGrowth(noiseFloor, own?.base?.bytes ?? 0);
  const share = ownGrowth === null ? "" : ` (this change: ${formatChange(ownGrowth.bytes)})`;
  return [
    {
      rule: "max_growth_since",
      outcome: addsNothing ? "warn" : "review",
      platform: platform2,
      actualBytes: grown.bytes,
      allowedBytes,
      message: creepMessage(grown, `since ${name2}${share}`, {
        increase: maxGrowth.value,
        bytes: allowedBytes,
        baseBytes: base.bytes
      }),
      cure: null,
      place: maxGrowth.place
    }
  ];
}
function creepMessage(grown, since, limit) {
  const words2 = growthWords(grown, limit);
  const key = words2.choice === null ? "max_growth" : `max_growth: ${words2.choice}`;
  return `grew by ${words2.grown}, ${since}; above ${words2.allowed}, somebody has to approve (${key})`;
}

// src/domain/image/alike-tags.ts
var MOST = 4;
var OF_ARTIFACTS = /^sha(?:256|512)-[0-9a-f]{64,}/;
function alikeTags(wanted, tags) {
  const own = tags.filter((tag) => !OF_ARTIFACTS.test(tag));
  const ranked = own.map((tag) => ({ tag, inCommon: inCommon(tag, wanted) })).toSorted((a, b) => b.inCommon - a.inCommon || a.tag.length - b.tag.length);
  const named = ranked.slice(0, MOST).map(({ tag }) => tag);
  return { named, others: own.length - named.length };
}
function inCommon(tag, wanted) {
  let at2 = 0;
  while (at2 < wanted.length && tag[at2] === wanted[at2]) at2++;
  return at2;
}

// src/domain/verdict/sense.ts
var MEANINGS = [
  [/^40[13]\b/, (image) => `no access to ${image}`],
  [/^404\b/, (image) => `${image} is not all there`],
  [/^429\b/, (_, registry) => `${registry} gives no more answers for now`],
  [/^5\d\d\b/, (_, registry) => `${registry} has trouble of its own`],
  [/^no whole answer/, (_, registry) => `${registry} does not answer in time`],
  [/^E[A-Z_]+:|^UND_ERR_/, (_, registry) => `${registry} cannot be reached`]
];
var REQUEST = /^(?:GET|HEAD|POST) https?:\/\/\S+: (.*)$/s;
function senseOf(reason, reference) {
  const answer2 = REQUEST.exec(reason)?.[1];
  if (answer2 === void 0 || reference?.kind !== "registry") return null;
  const { registry, repository } = reference;
  const [, words2] = MEANINGS.find(([pattern]) => pattern.test(answer2)) ?? [];
  return words2?.(`${registry}/${repository}`, registry) ?? null;
}

// src/domain/verdict/rules/measurement.ts
function measurementFindings(budget2, evidence) {
  if (isNotBuilt(evidence)) return unbuiltFindings(budget2, evidence);
  const { base, head, retired } = evidence;
  const inconclusive = (message, cure) => unmeasured(budget2, { rule: "measurement", platform: null, message, cure });
  const findings = [];
  if (head.kind === "unmeasurable") {
    findings.push({ ...inconclusive(...sensibly(head)), ...requestIn(head) });
  }
  if (head.kind === "missing" && !retired) {
    findings.push(
      inconclusive(
        missingWords(evidence, head.reference),
        missingCure(budget2, evidence, head.reference)
      )
    );
  }
  if (base?.kind === "unmeasurable" && !retired) {
    const [reason, cure] = sensibly(base);
    findings.push({
      ...inconclusive(`what it is compared with could not be measured: ${reason}`, cure),
      ...requestIn(base)
    });
  }
  return findings;
}
function sensibly({ reason, cure, reference }) {
  const sense = senseOf(reason, reference);
  return [sense === null ? reason : `${sense}: ${reason}`, cure];
}
function requestIn({ reason, reference }) {
  return senseOf(reason, reference) === null ? {} : { request: reason };
}
function unmeasured({ place }, told) {
  return { outcome: "inconclusive", actualBytes: null, allowedBytes: null, place, ...told };
}
function unbuiltFindings({ place }, { base }) {
  if (base === null || base.kind === "measured") return [];
  const [reason, cure] = base.kind === "missing" ? [`there is no image ${formatReference(base.reference)}`, UNBUILT_CURE] : [base.reason, base.cure];
  return [
    {
      rule: "measurement",
      outcome: "warn",
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `its base could not be measured, and it was not built here: ${reason}`,
      cure,
      place
    }
  ];
}
var UNBUILT_CURE = "Build it on the base branch, or set base-tag (base in the budget) to the tag that is pushed there. If it is pushed for few commits only, raise base-lookback.";
function missingWords({ expectation, head, otherTags: otherTags2 = [] }, reference) {
  if (head.kind === "missing" && head.isUnreported) return "no measurement file tells of it";
  const words2 = `there is no image ${formatReference(reference)}${besideWords(reference, otherTags2)}`;
  return expectation === "named" ? `${words2}, and images names it as built` : words2;
}
function besideWords(reference, tags) {
  if (reference.kind !== "registry" || tags.length === 0) return "";
  const { named, others } = alikeTags(reference.tag ?? "latest", tags);
  if (named.length === 0) return "";
  const last = others > 0 ? `${others} more` : named.length > 1 ? named.at(-1) : void 0;
  const first = others > 0 || named.length === 1 ? named : named.slice(0, -1);
  const list = last === void 0 ? first.join(", ") : `${first.join(", ")} and ${last}`;
  return `; the repository has ${named.length === 1 && others === 0 ? "the tag" : "the tags"} ${list}`;
}
function missingCure({ isUntrusted }, { expectation, head, base }, reference) {
  if (head.kind === "missing" && head.isUnreported)
    return "See whether the job that measures it has failed, and whether its file was uploaded and downloaded. If this change did not build it, say what it built in images, or set missing-head: unchanged.";
  if (isUntrusted)
    return "It was looked for without a login: only this fork\u2019s version of the budget file names it. Push it where everybody may pull it, or let somebody with write access add the budget on the base branch.";
  if (reference.kind === "layout")
    return "Build it before this step, and check the path and the tag.";
  if (expectation === "optional" && base !== null)
    return "Nor is there one at its base, which would show that it was not built here. Build and push it, or set head-tag and base-tag (head and base in the budget) to the tags that are pushed.";
  return "Build and push it first, or set head-tag (head in the budget) to the tag that is pushed. If this change did not build it, say what it built in images, or set missing-head: unchanged. If the service is gone, remove its budget in the same pull request.";
}
function platformFindings(budget2, { base, head, changes: changes2 }) {
  if (head.kind !== "measured") return [];
  const available = changes2.flatMap(
    ({ head: head2, platform: platform2 }) => head2 === null || platform2 === null ? [] : platform2
  );
  const absent = (budget2.platforms ?? []).filter(
    (wanted2) => !available.some((platform2) => samePlatform(platform2, wanted2))
  );
  const has2 = available.map(formatPlatform).join(", ") || "none of those asked for";
  const wanted = absent.map(
    (platform2) => unmeasured(budget2, {
      rule: "platform",
      platform: platform2,
      message: `${formatReference(head.reference)} has no image for ${formatPlatform(platform2)}`,
      cure: `It has ${has2}. Build ${formatPlatform(platform2)} too, or take it out of platforms.`
    })
  );
  if (absent.length === 0 && !changes2.some((change) => change.head !== null)) {
    wanted.push(
      unmeasured(budget2, {
        rule: "platform",
        platform: null,
        message: `${formatReference(head.reference)} has none of the platforms that are asked for`,
        cure: "Build one of them, or ask for others: the input platforms."
      })
    );
  }
  const lost = changes2.filter(
    ({ head: head2, platform: platform2 }) => head2 === null && !absent.some((each) => platform2 !== null && samePlatform(platform2, each))
  );
  const anew = changes2.filter(({ base: base2 }) => base2 === null);
  return base?.kind === "measured" ? [...wanted, ...lost.map((change) => lostFinding(budget2, change, anew))] : wanted;
}
function lostFinding({ place }, { platform: platform2, base }, anew) {
  const name2 = (platform3) => platformName(platform3) ?? "the plain image";
  const gone = `${name2(platform2)} (${formatBytes(base?.bytes ?? 0)}) was there before and is no longer`;
  const finding = { rule: "platform", platform: platform2, allowedBytes: null, place };
  if (anew.length === 0) {
    return {
      ...finding,
      outcome: "warn",
      actualBytes: null,
      message: gone,
      // Features cannot be listed.
      cure: platform2?.osFeatures ? "If that is not meant, build it again." : "If that is not meant, build it again; to have it demanded, list it under platforms."
    };
  }
  return {
    ...finding,
    outcome: "review",
    // An approval by label holds for no more than this.
    actualBytes: anew.reduce((sum, { head }) => sum + (head?.bytes ?? 0), 0),
    message: `${gone}; new instead: ${anew.map(({ platform: platform3 }) => name2(platform3)).join(", ")}. How much it grew cannot be told`,
    cure: "If that is not meant, build it again, under the name that it had."
  };
}
function baselineFindings(budget2, evidence) {
  const { base, movedTo } = evidence;
  if (base?.kind !== "measured" || movedTo === null || movedTo === base.digest) return [];
  return [
    {
      rule: "base",
      outcome: "warn",
      platform: null,
      actualBytes: null,
      allowedBytes: null,
      message: `${formatReference(base.reference)} moved during the check: ${shortDigest(base.digest)} was compared with, and ${shortDigest(movedTo)} is there now${movedWords(evidence)}`,
      cure: "Run the check again to compare with the newer image.",
      place: budget2.place
    }
  ];
}
function movedWords({ movedSizes = [], changes: changes2 }) {
  const words2 = movedSizes.flatMap(({ platform: platform2, bytes }) => {
    const change = changes2.find((each) => platformName(each.platform) === platform2);
    const before = change?.base?.bytes;
    if (before === void 0) return [];
    const name2 = changes2.length > 1 && platform2 !== null ? `${platform2} ` : "";
    return [`${name2}${formatBytes(bytes)}, ${formatChange(bytes - before)}`];
  });
  return words2.length === 0 ? "" : ` (as recorded: ${words2.join("; ")})`;
}

// src/domain/budget/waiver.ts
function isInForce({ until }, today) {
  return today <= until;
}
function waiverInForce(waivers, today) {
  return waivers.filter((waiver2) => isInForce(waiver2, today)).toSorted((a, b) => b.bytes - a.bytes || (a.until < b.until ? 1 : -1))[0];
}
function daysLeft({ until }, today) {
  const days = Math.round((Date.parse(until) - Date.parse(today)) / 864e5);
  if (days === 0) return "this is the last day";
  return days === 1 ? "1 day left" : `${days} days left`;
}

// src/domain/verdict/rules/size.ts
function sizeFindings(budget2, change, circumstances) {
  const over = overLimit(budget2, change, circumstances);
  if (over !== void 0) return [over];
  const near = aboveWarning(budget2, change);
  return near === void 0 ? [] : [near];
}
function overLimit(budget2, change, { today, noiseFloor }) {
  const { limit, waivers } = budget2;
  const { platform: platform2, base, head } = change;
  if (head === null || limit === void 0 || head.bytes <= limit.value) return void 0;
  const finding = {
    rule: "max_size",
    platform: platform2,
    actualBytes: head.bytes,
    allowedBytes: limit.value,
    cure: null,
    place: limit.place
  };
  const waiver2 = waiverInForce(waivers?.value ?? [], today);
  const [size2 = "", most = "", waived = ""] = formatApart([
    head.bytes,
    limit.value,
    waiver2?.bytes ?? limit.value
  ]);
  const allowed = limitText2(limit, most);
  const over = `${size2}, ${formatBytes(head.bytes - limit.value)} over the limit of ${allowed}`;
  if (waiver2 !== void 0 && head.bytes <= waiver2.bytes) {
    const message = `${over}; waived up to ${waived} until ${waiver2.until} (${daysLeft(waiver2, today)}): ${waiver2.reason}`;
    const { bytes: allowedBytes, place } = waiver2;
    return { ...finding, outcome: "warn", allowedBytes, message, place, waiver: waiver2 };
  }
  const wasOver = base !== null && base.bytes > limit.value;
  if (wasOver && head.bytes - base.bytes <= allowedGrowth(noiseFloor, base.bytes)) {
    const message = `${size2}, over the limit of ${allowed} as it was before this change (${formatBytes(base.bytes)})`;
    return { ...finding, outcome: "warn", message };
  }
  const exceeded = waiver2 === void 0 ? "" : `, and over the ${waived} that a waiver allows until ${waiver2.until}`;
  const before = wasOver ? `; it was over before (${formatBytes(base.bytes)}), and has grown` : "";
  return { ...finding, outcome: "fail", message: `${over}${exceeded}${before}` };
}
function aboveWarning({ limit, warnAt }, { platform: platform2, head }) {
  if (head === null || warnAt === void 0) return void 0;
  if (limit === void 0 && "percent" in warnAt.value) return void 0;
  const threshold = amountBytes(warnAt.value, limit?.value ?? 0);
  if (head.bytes <= threshold) return void 0;
  const [size2 = "", line = ""] = formatApart([head.bytes, threshold]);
  const percent = "percent" in warnAt.value ? warnAt.value.percent : null;
  const used = limit === void 0 ? "" : `, ${percentApart(head.bytes / limit.value * 100, percent)} of the limit of ${limitText2(limit, formatBytes(limit.value))}`;
  const above = percent === null ? line : amountText(warnAt.value);
  return {
    rule: "warn_at",
    outcome: "warn",
    platform: platform2,
    actualBytes: head.bytes,
    allowedBytes: threshold,
    message: `${size2}${used}; above ${above}, it warns (warn_at)`,
    cure: null,
    place: warnAt.place
  };
}
function waiverFindings({ waivers }, { today }) {
  return (waivers?.value ?? []).filter((waiver2) => !isInForce(waiver2, today)).map(({ bytes, until, reason, place }) => ({
    rule: "waiver",
    outcome: "warn",
    platform: null,
    actualBytes: null,
    allowedBytes: bytes,
    message: `the waiver up to ${formatBytes(bytes)} ended on ${until}: ${reason}`,
    cure: "Take it out of the budget file, or give it a new date in a pull request of its own.",
    place
  }));
}
function limitText2(limit, size2) {
  return /^[\d.]+$|MiB$/.test(limit.text) ? size2 : `${size2} (${limit.text})`;
}

// src/domain/verdict/rules/waste.ts
function wasteFindings({ maxWaste }, { platform: platform2, whole }, { noiseFloor }) {
  if (maxWaste === void 0 || whole === void 0) return [];
  const { head, base } = whole;
  const finding = {
    rule: "max_waste",
    platform: platform2,
    allowedBytes: maxWaste.value,
    place: maxWaste.place
  };
  if (head.wastedBytes <= maxWaste.value) {
    if (head.isWhole) return [];
    return [
      {
        ...finding,
        outcome: "inconclusive",
        actualBytes: null,
        message: `what later layers hide is not known (max_waste): ${unreadWords(head)}`,
        cure: "All layers have to be read for it: raise max-download, or mend what keeps one from being read."
      }
    ];
  }
  const [wasted = "", allowed = ""] = formatApart([head.wastedBytes, maxWaste.value]);
  const least = head.isWhole ? "" : "at least ";
  const message = `later layers hide ${least}${wasted}, uncompressed; allowed: ${allowed} (max_waste)`;
  const over = { ...finding, actualBytes: head.wastedBytes };
  if (head.isWhole && wasAsMuch(base, head, { maxWaste: maxWaste.value, noiseFloor })) {
    const before = formatBytes(base?.wastedBytes ?? 0);
    return [
      {
        ...over,
        outcome: "warn",
        message: `${message}, as before this change (${before})`,
        cure: null
      }
    ];
  }
  return [
    {
      ...over,
      outcome: "fail",
      message,
      cure: "Remove a file in the step that makes it: what a later step deletes or writes again stays in the image."
    }
  ];
}
function wasAsMuch(base, head, { maxWaste, noiseFloor }) {
  if (base === null || !base.isWhole || base.wastedBytes <= maxWaste) return false;
  return head.wastedBytes - base.wastedBytes <= allowedGrowth(noiseFloor, base.wastedBytes);
}
function unreadWords({ leftOut, layers }) {
  const unread = leftOut.filter(({ digest: digest2 }) => !layers.includes(digest2));
  const [first, ...others] = unread;
  if (first === void 0) return "not all layers were read";
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  return `layer ${first.digest.slice(0, 19)} ${first.why}${more}`;
}

// src/domain/verdict/verdict.ts
function judge(budget2, evidence) {
  const { changes: changes2 } = evidence;
  const findings = [
    ...measurementFindings(budget2, evidence),
    ...platformFindings(budget2, evidence),
    ...changes2.flatMap((change) => sizeFindings(budget2, change, evidence)),
    ...changes2.flatMap((change) => growthFindings(budget2, change)),
    ...creepFindings(budget2, evidence),
    ...cveFindings(budget2, evidence),
    ...editFindings(evidence),
    ...waiverFindings(budget2, evidence),
    ...baselineFindings(budget2, evidence)
  ];
  return found(
    { ...evidence, budget: budget2 },
    findings.map((each) => markEstimate(each, evidence))
  );
}
function judgeFiles(verdict, changes2) {
  const waste3 = changes2.flatMap((change) => wasteFindings(verdict.budget, change, verdict));
  return found({ ...verdict, changes: changes2 }, [...verdict.findings, ...waste3]);
}
function markEstimate(finding, { changes: changes2 }) {
  const { actualBytes, message } = finding;
  const name2 = platformName(finding.platform);
  const isEstimate = changes2.some(
    ({ platform: platform2, base, head }) => (name2 === null || platformName(platform2) === name2) && (base?.isEstimated || head?.isEstimated)
  );
  if (actualBytes === null || !isEstimate) return finding;
  return { ...finding, message: `${message}, by an estimate` };
}
function found(of, findings) {
  return { ...of, findings, outcome: worst(findings.map(({ outcome }) => outcome)) };
}
function trendFor({ trends }, platform2) {
  return trends?.find((trend) => trend.platform === platformName(platform2)) ?? null;
}

// src/measure/image-source.ts
function askedBy(ask) {
  return {
    resolve: (reference, expected) => ask(reference, (of) => of.resolve(reference, expected)),
    tags: (reference) => ask(reference, (of) => of.tags(reference)),
    someTags: (reference) => ask(reference, (of) => of.someTags(reference)),
    currentDigest: (reference) => ask(reference, (of) => of.currentDigest(reference)),
    manifest: (reference, entry3) => ask(reference, (of) => of.manifest(reference, entry3)),
    config: (reference, entry3) => ask(reference, (of) => of.config(reference, entry3)),
    provenance: (reference, entry3) => ask(reference, (of) => of.provenance(reference, entry3)),
    layer: (reference, entry3, sink) => ask(reference, (of) => of.layer(reference, entry3, sink)),
    keptListing: (reference, digest2) => ask(reference, (of) => of.keptListing(reference, digest2)),
    keepListing: (reference, digest2, listing) => ask(reference, (of) => of.keepListing(reference, digest2, listing))
  };
}

// src/measure/without-files.ts
function withoutFiles(source) {
  const registries = askedBy(async (reference, question) => {
    if (reference.kind === "registry") return question(source);
    throw new Unmeasurable(
      `${formatReference(reference)} is a file of another job, whose word counts for the head alone`,
      "Name an image in a registry."
    );
  });
  return {
    ...registries,
    config: (reference, descriptor2) => {
      const asked = descriptor2.reported === void 0 ? registries : source;
      return asked.config(reference, descriptor2);
    }
  };
}

// src/check/confirm-baseline.ts
async function confirmBaseline(verdict, images, history2) {
  const { budget: budget2, base } = verdict;
  if (verdict.movedTo !== null) return verdict;
  if (base?.kind !== "measured" || isNotBuilt(verdict) || !restsOnBase(verdict)) return verdict;
  const movedTo = await digestNow(base.reference, images);
  if (movedTo === null || movedTo === base.digest) return verdict;
  const movedSizes = budget2.isUntrusted ? [] : history2?.knownBy(movedTo) ?? [];
  return judge(budget2, { ...verdict, movedTo, movedSizes });
}
function restsOnBase({ budget: budget2, findings, changes: changes2 }) {
  const hasMoved = changes2.some(({ base, head }) => base?.digest !== head?.digest);
  return judgesGrowth(budget2) && hasMoved || findings.some(({ rule: rule2 }) => rule2 === "max_size");
}
async function digestNow(reference, images) {
  try {
    return await images.currentDigest(reference) ?? null;
  } catch (error) {
    if (error instanceof Unmeasurable) return null;
    throw error;
  }
}

// src/check/explain-changes.ts
async function explainChanges(budget2, evidence, options) {
  const { explain, explainAll, explainable = (all) => all, isForeign } = options;
  const { head, base } = evidence;
  if (explain === void 0 || head.kind !== "measured") return evidence;
  const verdict = judge(budget2, evidence);
  const references = { head: head.reference, base: base?.reference ?? null };
  const isUntrusted = { base: isBaseUntrusted(verdict, isForeign), head: isForeign };
  const isDeep = explainAll || ["fail", "review"].includes(verdict.outcome) || budget2.growthOf?.value === "own";
  const chosen = explainable(evidence.changes);
  const sources = sourcesOf(budget2, evidence.baseCommit, options);
  const changes2 = await Promise.all(
    evidence.changes.map(async (change) => {
      if (!chosen.includes(change)) return change;
      if (!explainAll && !isWorthExplaining(verdict, change)) return change;
      try {
        const how = { isDeep, isUntrusted, ...sources };
        const explanation = await explain(change, references, how);
        return explanation === null ? change : { ...change, explanation };
      } catch (error) {
        return { ...change, unexplained: String(error) };
      }
    })
  );
  return { ...evidence, changes: changes2 };
}
function sourcesOf({ dockerfile: dockerfile2 }, baseCommit, { dockerfileText, baseDockerfileText }) {
  if (dockerfile2 === void 0 || dockerfileText === void 0) return {};
  const { path } = dockerfile2;
  const source = { ...dockerfile2, read: () => dockerfileText(path) };
  if (baseDockerfileText === void 0) return { source };
  return { source, baseSource: { ...dockerfile2, read: () => baseDockerfileText(path, baseCommit) } };
}
function isBaseUntrusted({ budget: budget2, base }, isForeign) {
  return isForeign && (budget2.isUntrusted === true || base?.reference?.kind === "layout");
}
function isWorthExplaining({ base, findings }, change) {
  if (base === null) return findings.length > 0;
  return change.base?.digest !== change.head?.digest;
}

// src/check/judged-platforms.ts
function judgedPlatforms(budget2, restricted) {
  const lists = [budget2.platforms ?? [], restricted].filter((list) => list.length > 0);
  return {
    isJudged: (platform2) => lists.every((list) => list.some((each) => isFor(each, platform2))),
    isRestricted: lists.length > 0
  };
}
function demandingOnly(budget2, restricted) {
  if (budget2.platforms === void 0 || restricted.length === 0) return budget2;
  const platforms = budget2.platforms.filter(
    (each) => restricted.some((other) => isFor(other, each))
  );
  return { ...budget2, platforms };
}

// src/domain/image/platform-choice.ts
var ZSTD = "io.github.containers.compression.zstd";
function choiceOf2({ spelling, platform: platform2, mediaType, annotations }) {
  if (platform2 === void 0) return void 0;
  return JSON.stringify([spelling ?? platform2, mediaType === "", annotations[ZSTD] === "true"]);
}
function firstOfEach(found2) {
  const seen = /* @__PURE__ */ new Set();
  return found2.filter(({ entry: entry3 }) => {
    const chosenBy = entry3 && choiceOf2(entry3);
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
  const isAlike = choiceOf2(plainly(plain)) === choiceOf2(plainly(entry3));
  return isAsNew && isAlike && samePlatform(twin, withoutFeatures(needy));
}
function plainly({ spelling: _, platform: platform2, ...entry3 }) {
  if (platform2 === void 0) return entry3;
  const { os, architecture, variant } = platform2;
  return { ...entry3, platform: { os, architecture, ...variant && { variant } } };
}
function strayOf(image, own, isWanted) {
  const strays = fallingBackOn(image).filter(isWanted).map((machine) => ({ ...machine, osFeatures: featuresOf(machine, [image, ...own]) })).filter((machine) => !own.some((better) => runsOn(machine, better))).map((machine) => ({ image, machine, rival: bestOf(own.filter(isFitting(machine))) }));
  return strays.find(({ rival }) => rival === void 0) ?? strays[0];
}
function featuresOf(machine, [image, ...own]) {
  const needed = isWindows(machine) ? [image, ...own] : [image];
  return needed.flatMap((platform2) => platform2?.osFeatures ?? []);
}
function isFitting(machine) {
  return (image) => runsOn({ ...machine, osFeatures: image.osFeatures ?? [] }, image);
}

// src/domain/image/manifest.ts
function attestationsIn({ manifests }) {
  const listed = new Set(manifests.map(({ digest: digest2 }) => digest2));
  return new Set(
    manifests.filter(({ platform: platform2, digest: digest2, annotations }) => {
      const subject = annotations[SUBJECT];
      return isUnknown(platform2) && subject !== void 0 && subject !== digest2 && listed.has(subject);
    })
  );
}
var SUBJECT = "vnd.docker.reference.digest";
function bySubject(attestations) {
  const own = [...attestations].filter(
    ({ annotations }) => annotations["vnd.docker.reference.type"] === "attestation-manifest"
  );
  return new Map(own.toReversed().map((entry3) => [entry3.annotations[SUBJECT] ?? "", entry3]));
}

// src/measure/index-content.ts
var IndexContent = class {
  manifests = /* @__PURE__ */ new Map();
  configs = /* @__PURE__ */ new Map();
  source;
  reference;
  constructor(source, reference) {
    this.source = source;
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
    config: config2
  }) {
    if (config2 === void 0 || config2.bytes <= 2) return void 0;
    const ask = () => this.source.config(this.reference, config2);
    return (await once(this.configs, config2.digest, ask)).platform;
  }
};
function once(known, digest2, ask) {
  const answer2 = known.get(digest2) ?? ask();
  known.set(digest2, answer2);
  return answer2;
}

// src/measure/index-walk.ts
var MAX_DEPTH = 3;
var MAX_ENTRIES = 1e3;
async function walkIndex(index, source, reference, wanted) {
  const walk = new IndexWalk(new IndexContent(source, reference), reference, wanted);
  const images = await walk.imagesOf({ index, depth: 1, platform: void 0 });
  const { hasUnwanted, stray, hasUnnamedStray } = walk;
  return { images, hasUnwanted, stray, hasUnnamedStray };
}
var IndexWalk = class {
  hasUnwanted = false;
  stray;
  hasUnnamedStray = false;
  entries = 0;
  content;
  reference;
  accepts;
  constructor(content, reference, wanted) {
    this.content = content;
    this.reference = reference;
    this.accepts = wanted;
  }
  async imagesOf(nested) {
    const { index, depth } = nested;
    if (depth > MAX_DEPTH) {
      throw this.unusable(
        `nests indexes more than ${MAX_DEPTH} deep`,
        "Push an index whose entries are the images themselves."
      );
    }
    for (const entry3 of index.unreadable ?? []) this.refuseUnlessUnwanted(entry3, nested);
    const attestations = attestationsIn(index);
    const entries = (index.entries ?? index.manifests).filter((entry3) => !attestations.has(entry3));
    this.entries += entries.length;
    if (this.entries > MAX_ENTRIES) {
      throw this.unusable(
        `lists more than ${MAX_ENTRIES.toLocaleString("en-US")} entries`,
        "Push an index of one image for each platform."
      );
    }
    const wanted = entries.filter((entry3) => {
      const named = entry3.platform ?? nested.platform;
      return named === void 0 || this.isWanted(named);
    });
    const subjects = bySubject(attestations);
    const listed = await Promise.all(wanted.map((entry3) => this.read(entry3, nested, subjects)));
    const leftOut = entries.filter((entry3) => !wanted.includes(entry3));
    return firstOfEach(await this.wantedOf(listed.flat(), leftOut, nested));
  }
  async wantedOf(listed, leftOut, nested) {
    const wanted = listed.filter(({ platform: platform2 }) => platform2 === null || this.isWanted(platform2));
    const unnamed = listed.filter(({ namedBy }) => namedBy === "config");
    this.hasUnnamedStray ||= unnamed.some((each) => !wanted.includes(each));
    const named = listed.filter(({ namedBy }) => namedBy === "entry");
    const platforms = named.flatMap(({ platform: platform2 }) => platform2 ?? []);
    const own = platforms.filter(this.accepts);
    const strayAmong = (image) => image && strayOf(image, own, this.accepts);
    for (const image of platforms) if (!own.includes(image)) this.stray ??= strayAmong(image);
    const rivals = leftOut.map(async (entry3) => {
      const stray = this.stray ? void 0 : strayAmong(entry3.platform ?? nested.platform);
      return stray === void 0 ? [] : this.rivalsOf(stray, entry3);
    });
    return [...wanted, ...(await Promise.all(rivals)).flat()];
  }
  /** Where runtimes differ by whether they look at features, an image counts for its rival's platform. */
  async rivalsOf(stray, entry3) {
    const platform2 = stray.rival;
    const manifest = platform2 && await this.content.manifestIfAny(entry3);
    if (platform2 && manifest?.kind === "image") {
      return [{ manifest, platform: platform2, namedBy: "entry", attestation: void 0, entry: entry3 }];
    }
    if (platform2 === void 0 || manifest !== void 0) this.stray ??= stray;
    return [];
  }
  async read(entry3, nested, attestations) {
    const named = entry3.platform ?? nested.platform;
    const isOptional = isUnknown(entry3.platform) || !nested.index.manifests.includes(entry3);
    const manifest = await (isOptional ? this.content.manifestIfAny(entry3) : this.content.manifest(entry3));
    if (manifest === void 0) return [];
    if (manifest.kind === "index") {
      const platform3 = entry3.machine ? { os: "linux", ...entry3.machine } : named;
      const listed = await this.imagesOf({ index: manifest, depth: nested.depth + 1, platform: platform3 });
      const namedBy = platform3 === void 0 ? "config" : "outer index";
      return listed.map((each) => ({ ...each, namedBy, entry: void 0 }));
    }
    const platform2 = await this.platformOf(entry3, named, manifest);
    const isForNone = platform2 === void 0 || isUnknown(platform2 ?? void 0);
    if (manifest.kind === "artifact" && isForNone) return [];
    const isOwn = entry3.platform !== void 0 || entry3.machine !== void 0;
    return [
      {
        manifest,
        platform: platform2 ?? null,
        namedBy: isOwn ? "entry" : named === void 0 ? "config" : "outer index",
        attestation: attestations.get(manifest.digest),
        entry: entry3
      }
    ];
  }
  /** The entry's own, else that of the index around it, else the config's. */
  async platformOf({ platform: platform2, machine }, named, manifest) {
    const known = platform2 ?? (machine ? void 0 : named);
    if (known !== void 0) return known;
    const told = await this.content.configPlatform(manifest);
    if (machine === void 0) return told;
    return { os: told && !isUnknown(told) ? told.os : "linux", ...machine };
  }
  refuseUnlessUnwanted({ platform: platform2, error }, nested) {
    const named = platform2 ?? nested.platform;
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

// src/measure/index-images.ts
async function imagesIn(index, source, reference, wanted) {
  const walked = await walkIndex(index, source, reference, wanted);
  const listed = walked.images;
  const name2 = formatReference(reference);
  if (listed.length === 0 && !walked.hasUnwanted) {
    throw new Unmeasurable(
      `${name2} is an index without images, not a container image`,
      "Check that the reference names the image, and not something stored beside it."
    );
  }
  if (listed.length > 0) refuseStrays(name2, walked);
  const hasImage = listed.some(({ manifest }) => manifest.kind === "image");
  const images = listed.map((each, position) => {
    const { manifest, platform: platform2, attestation } = each;
    if (manifest.kind !== "image") return refuse(name2, { manifest, platform: platform2, hasImage });
    const forFeatures = isForFeaturesAlone(each, listed.slice(0, position));
    return { image: manifest, platform: platform2, attestation, isForFeaturesAlone: forFeatures };
  });
  if (images.length > 1 && images.some(({ platform: platform2 }) => platform2 === null)) {
    throw new Unmeasurable(
      `${name2} lists an image whose platform neither the index nor its config names`,
      "Name the platform of each image in the index, or build it with docker or buildx."
    );
  }
  return images;
}
function refuseStrays(name2, { stray, hasUnnamedStray }) {
  if (stray !== void 0) {
    const [image, machine] = [stray.image, stray.machine].map(withoutFeatures).map(formatPlatform);
    const isBuild = isWindows(stray.image);
    const whose = isBuild ? `the build of ${machine} that is asked for` : machine;
    throw new Unmeasurable(
      `${name2} has no image for ${whose}, whose machines pull the one for ${image} then`,
      `Build ${isBuild ? "it" : machine} too, or judge ${image} as well: list it under platforms.`
    );
  }
  if (hasUnnamedStray) {
    throw new Unmeasurable(
      `${name2} lists an image without its platform, which is none of those asked for, and which runtimes pull all the same`,
      "Name the platform of each image in the index."
    );
  }
}
function refuse(name2, entry3) {
  const { manifest, platform: platform2, hasImage } = entry3;
  const whose = platform2 === null ? "without a platform" : `for ${formatPlatform(platform2)}`;
  const cure = "Push an index that lists images for its platforms, and says of nothing else that it is for one.";
  throw new Unmeasurable(
    `${name2} lists ${whose} what is no image (${manifest.artifactType})`,
    platform2 && hasImage ? `${cure} Or ${JUDGE_OTHERS}` : cure
  );
}

// src/measure/locate.ts
async function locate2(source, reference, expected) {
  try {
    const manifest = await source.resolve(reference, expected);
    return manifest === void 0 ? { kind: "missing", reference } : { kind: "located", reference, manifest };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
function unmeasurable(reference, error) {
  if (!(error instanceof Unmeasurable)) throw error;
  return { kind: "unmeasurable", reference, reason: error.message, cure: error.cure };
}

// src/measure/measure.ts
async function measure(source, reference, { wanted = () => true, expected } = {}) {
  return measureLocated(source, await locate2(source, reference, expected), wanted);
}
async function measureLocated(source, located3, wanted) {
  if (located3.kind !== "located") return located3;
  const { reference, manifest } = located3;
  try {
    const images = await imagesOf(source, reference, manifest, wanted);
    return { kind: "measured", reference, digest: manifest.digest, images };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
async function withConfigPlatforms(source, measurement) {
  if (measurement.kind !== "measured") return measurement;
  const { reference } = measurement;
  const identify = async (image) => ({
    ...image,
    platform: image.platform ?? (await source.config(reference, image.config)).platform
  });
  try {
    return { ...measurement, images: await Promise.all(measurement.images.map(identify)) };
  } catch (error) {
    return unmeasurable(reference, error);
  }
}
async function imagesOf(source, reference, manifest, wanted) {
  if (manifest.kind === "image") return [imageSize(manifest, null)];
  const name2 = formatReference(reference);
  if (manifest.kind === "artifact") throw noImage(name2, manifest);
  const images = onePerPlatform(await imagesIn(manifest, source, reference, wanted));
  if (images.length > MOST_PLATFORMS) throw tooManyPlatforms(name2);
  return images;
}
function onePerPlatform(found2) {
  const names = new Set(found2.map(({ platform: platform2 }) => platform2 && formatPlatform(platform2)));
  const images = /* @__PURE__ */ new Map();
  for (const { image, platform: platform2, attestation, isForFeaturesAlone: isForFeaturesAlone2 } of found2) {
    const plain = platform2 && withoutFeatures(platform2);
    const hasTwin = names.has(plain && formatPlatform(plain));
    const size2 = imageSize(image, hasTwin ? platform2 : plain, attestation);
    const name2 = size2.platform && formatPlatform(size2.platform);
    const known = images.get(name2);
    const isAlone = isForFeaturesAlone2 && known?.isForFeaturesAlone !== false;
    const osFeatures = !hasTwin && platform2?.osFeatures || [];
    const largest = known && known.bytes >= size2.bytes ? known : { ...size2, osFeatures };
    images.set(name2, { ...largest, isForFeaturesAlone: isAlone });
  }
  return [...images.values()];
}
function noImage(name2, { artifactType, layerTypes: layerTypes2 }) {
  if (layerTypes2 === void 0) {
    return new Unmeasurable(
      `${name2} is an artifact (${artifactType}), not a container image`,
      "Check that the reference names the image, and not something stored beside it."
    );
  }
  return new Unmeasurable(
    `${name2} is no image: its layers are ${artifactType}`,
    "Name the image, or the index that lists it: this is said of an image, as attestations and signatures are."
  );
}
var MOST_PLATFORMS = 64;
function tooManyPlatforms(name2) {
  return new Unmeasurable(
    `${name2} has images for more than ${MOST_PLATFORMS} platforms`,
    "List the ones that are to be judged under platforms."
  );
}

// src/check/newest-version.ts
var MAX_PROBES = 20;
async function newestVersionBefore({ image, oldestFirst, moment }, images, wanted) {
  const seen = /* @__PURE__ */ new Map();
  const lookAt = async (tag) => {
    const created2 = await creationOf(images, applyTag(image, tag), wanted);
    seen.set(tag, created2);
    return created2;
  };
  const near = oldestFirst.length > MAX_PROBES ? await afterDay(oldestFirst, moment, lookAt) : oldestFirst;
  const unseen = near.filter((tag) => !seen.has(tag));
  await Promise.all(unseen.slice(0, MAX_PROBES - seen.size).map(lookAt));
  const old = oldestFirst.flatMap((tag) => {
    const created2 = seen.get(tag);
    return created2 !== void 0 && Date.parse(created2) <= moment ? [{ tag, created: created2 }] : [];
  });
  return old.toSorted((a, b) => Date.parse(a.created) - Date.parse(b.created)).at(-1);
}
async function afterDay(oldestFirst, moment, lookAt) {
  const tags = [...oldestFirst];
  let last = -1;
  for (let probes = 0; tags.length > 0 && probes < MAX_PROBES; probes++) {
    const middle = Math.floor(tags.length / 2);
    const tag = tags[middle] ?? "";
    const created2 = await lookAt(tag);
    if (created2 === void 0) tags.splice(middle, 1);
    else if (Date.parse(created2) > moment) tags.splice(middle);
    else {
      last = oldestFirst.indexOf(tag);
      tags.splice(0, middle + 1);
    }
  }
  return oldestFirst.slice(last + 1);
}
async function creationOf(images, reference, wanted) {
  const measurement = await measure(images, reference, { wanted });
  const [image] = measurement.kind === "measured" ? measurement.images : [];
  if (image === void 0) return void 0;
  const { created: created2 } = await images.config(reference, image.config);
  return created2 !== null && created2 > "2000" ? created2 : void 0;
}

// src/check/pair-images.ts
async function pairImages(images, measured, platforms) {
  const named = await withComparedPlatforms(images, measured, platforms);
  const { head } = named;
  const base = named.base && sharingLayers(named.base, head);
  const changes2 = pairPlatforms(judgedImages(base, platforms), judgedImages(head, platforms));
  return { base, head, changes: changes2 };
}
async function withComparedPlatforms(images, measured, { isRestricted }) {
  const both = [measured.base, measured.head].filter((each) => each?.kind === "measured");
  const plain = both.filter((each) => each.images.some(hasNoPlatform));
  if (plain.length === 0 || plain.length === both.length && !isRestricted) return measured;
  const [base, head] = await Promise.all([
    measured.base && withConfigPlatforms(images, measured.base),
    withConfigPlatforms(images, measured.head)
  ]);
  return {
    base: base && withLikelyPlatform(base, head, isRestricted),
    head: withLikelyPlatform(head, base, isRestricted)
  };
}
function withLikelyPlatform(measurement, other, isRestricted) {
  if (measurement.kind !== "measured" || !measurement.images.some(hasNoPlatform)) return measurement;
  const [only, ...more] = other?.kind === "measured" ? other.images : [];
  const [image, ...siblings] = measurement.images;
  if (image && siblings.length === 0 && only?.platform && more.length === 0) {
    return { ...measurement, images: [{ ...image, platform: only.platform }] };
  }
  return only?.platform || more.length > 0 || isRestricted ? withoutPlatform(measurement) : measurement;
}
function withoutPlatform({ reference }) {
  return {
    kind: "unmeasurable",
    reference,
    reason: `${formatReference(reference)} does not say which platform it is for: its config names no os and architecture`,
    cure: "Build it with docker or buildx, which write them; or push an index that names its platform."
  };
}
function judgedImages(measurement, { isJudged }) {
  if (measurement?.kind !== "measured") return [];
  return measurement.images.filter(({ platform: platform2 }) => platform2 === null || isJudged(platform2));
}
function hasNoPlatform({ platform: platform2 }) {
  return platform2 === null;
}

// src/check/recorded-start.ts
async function recordedStart(budget2, head, { images, history: history2, isJudged, today }) {
  const since = budget2.growthSince?.value;
  if (history2 === void 0 || since === void 0 || budget2.isUntrusted) return null;
  const judged2 = head.images.filter(({ platform: platform2 }) => platform2 === null || isJudged(platform2));
  if (since.kind === "tag") {
    const reference = applyTag(budget2.image, since.tag);
    if (!history2.knowsTag(budget2.name, since.tag)) return null;
    const digest2 = await images.currentDigest(reference);
    const known = digest2 === void 0 ? [] : history2.knownBy(digest2);
    return recorded(
      since.tag,
      judged2,
      ({ platform: platform2 }) => known.find((each) => each.platform === platformName(platform2))
    );
  }
  const moment = momentAgo(since, today);
  const name2 = `${new Date(moment).toISOString().slice(0, 10)} (as recorded)`;
  return recorded(
    name2,
    judged2,
    ({ platform: platform2 }) => history2.at(budget2.name, platformName(platform2), moment)
  );
}
function recorded(name2, judged2, sizeOf) {
  const changes2 = judged2.flatMap((head) => {
    const base = sizeOf(head);
    return base ? [{ platform: head.platform, base: { bytes: base.bytes }, head }] : [];
  });
  return changes2.length === 0 || changes2.length < judged2.length ? null : { kind: "recorded", name: name2, changes: changes2 };
}

// src/check/measure-creep.ts
async function measureCreep(budget2, measuredHead, options) {
  const { image, growthSince } = budget2;
  if (growthSince === void 0 || measuredHead.kind !== "measured") return null;
  const { images, platforms } = options;
  try {
    const { history: history2, today } = options;
    const asked = { images, history: history2, isJudged: platforms.isJudged, today };
    const recorded2 = await recordedStart(budget2, measuredHead, asked);
    if (recorded2 !== null) return recorded2;
    const start = await locateStart(image, growthSince.value, options);
    if (start === void 0) return { kind: "none" };
    const { name: name2, reference } = start;
    const measured = await measure(images, reference, { wanted: platforms.isJudged });
    if (measured.kind === "missing") return { kind: "missing", reference };
    if (measured.kind === "unmeasurable") return measured;
    const { base, head, changes: changes2 } = await pairImages(
      images,
      { base: measured, head: measuredHead },
      { ...platforms, isRestricted: false }
    );
    if (base?.kind === "unmeasurable") return base;
    if (head.kind === "unmeasurable") return head;
    return { kind: "measured", reference, name: name2, changes: changes2 };
  } catch (error) {
    if (!(error instanceof Unmeasurable)) throw error;
    return { kind: "unmeasurable", reason: error.message, cure: error.cure };
  }
}
async function locateStart(image, since, { images, platforms, today }) {
  if (since.kind === "tag") return { reference: applyTag(image, since.tag), name: since.tag };
  const oldestFirst = versionTags(await images.tags(image) ?? []);
  const search = { image, oldestFirst, moment: momentAgo(since, today) };
  const newest = await newestVersionBefore(search, images, platforms.isJudged);
  return newest && {
    reference: applyTag(image, newest.tag),
    name: `${newest.tag} (${newest.created.slice(0, 10)})`
  };
}

// src/check/tag-templates.ts
function expandReference(image, { template: template2, values, name: name2 }) {
  try {
    return applyTag(image, expandTemplate(template2, values));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return {
      kind: "unmeasurable",
      reference: null,
      reason: `the tag of the ${name2} is not known: ${error.message}`,
      cure: `Set ${name2}-tag, or the budget\u2019s ${name2}, to the tag that is pushed.`
    };
  }
}

// src/check/locate-baseline.ts
async function locateBaseline(budget2, { baseTag, values, baseFallbacks, isChange }, { head, images, firstParents }) {
  const template2 = budget2.base ?? (budget2.image.kind === "layout" ? null : baseTag);
  if (template2 === null) return ofNoCommit(null);
  const expected = head.kind === "located" ? head.manifest.digest : void 0;
  const asked = /* @__PURE__ */ new Set();
  const locateAt = async (at2) => {
    const expanded = expandReference(budget2.image, { template: template2, values: at2, name: "base" });
    if (expanded.kind === "unmeasurable") return expanded;
    const reference = otherThan(head.reference, expanded, { budget: budget2, isChange });
    if (reference === null || reference.kind === "unmeasurable") return reference;
    const name2 = formatReference(reference);
    if (asked.has(name2)) return { kind: "missing", reference };
    asked.add(name2);
    return locate2(images, reference, expected);
  };
  const nearest2 = (at2) => lookBack(template2, at2, { locateAt, firstParents });
  const first = await nearest2(values);
  if (first.image?.kind !== "missing") return first;
  for (const at2 of baseFallbacks) {
    const other = await nearest2(at2);
    if (other.image?.kind === "missing") continue;
    return { ...other, insteadOf: first.image.reference };
  }
  return first;
}
function otherThan(head, reference, { budget: budget2, isChange }) {
  if (head === null || !isSameName(head, reference)) return reference;
  if (isChange) return sameAsHead(reference);
  return budget2.base === void 0 ? null : reference;
}
function sameAsHead(reference) {
  return {
    kind: "unmeasurable",
    reference: null,
    reason: `it is the head as well: both are ${formatReference(reference)}, and nothing of this change would be seen`,
    cure: "Set head-tag (head in the budget) to the tag that the pull request pushes, such as pr-{number}; or base-tag (base) to that of the branch it is compared with."
  };
}
async function lookBack(template2, values, { locateAt, firstParents }) {
  const first = await locateAt(values);
  const placeholder = commitPlaceholder(template2);
  const commit = placeholder === void 0 ? void 0 : values[placeholder];
  if (placeholder === void 0 || commit === void 0) return ofNoCommit(first);
  if (first?.kind !== "missing") return { ...ofNoCommit(first), commit };
  try {
    const ancestors = await firstParents(commit);
    for (const [index, sha] of ancestors.entries()) {
      const image = await locateAt({ ...values, [placeholder]: sha });
      if (image?.kind === "missing") continue;
      return { ...ofNoCommit(image), commit: sha, distance: index + 1 };
    }
    return ofNoCommit(first);
  } catch (error) {
    return ofNoCommit(unmeasurable(first.reference, error));
  }
}
function ofNoCommit(image) {
  return { image, commit: null, distance: 0, insteadOf: null };
}

// src/check/locate-head.ts
async function locateHead(budget2, { headTag, values }, images) {
  const template2 = headTemplate(budget2, headTag);
  if (template2 === null) return locate2(images, budget2.image);
  const reference = expandReference(budget2.image, { template: template2, values, name: "head" });
  return reference.kind === "unmeasurable" ? reference : locate2(images, reference);
}
function headTemplate({ head, image }, headTag) {
  return head ?? (namesOneImage(image) ? null : headTag);
}
function namesOneImage(image) {
  return image.kind === "layout" || image.tag !== void 0 || image.digest !== void 0;
}

// src/check/measure-sides.ts
async function measureSides(budget2, templates, sources) {
  const { images, isJudged } = sources;
  const located3 = await locateHead(budget2, templates, images);
  const [head, base] = await Promise.all([
    measureLocated(images, located3, isJudged),
    measureBase(budget2, templates, { ...sources, head: located3 })
  ]);
  return { head, ...base };
}
async function measureBase(budget2, templates, { images, firstParents, isJudged, head }) {
  const { image, ...baseline } = await locateBaseline(budget2, templates, {
    head,
    images,
    firstParents
  });
  return { baseline, base: image && await measureLocated(images, image, isJudged) };
}

// src/check/other-tags.ts
async function otherTags({ isUntrusted = false }, evidence, images) {
  const { head, retired } = evidence;
  if (head.kind !== "missing" || head.isUnreported || retired || isUntrusted) return {};
  const { reference } = head;
  if (reference.kind !== "registry" || reference.digest !== void 0 || isNotBuilt(evidence))
    return {};
  try {
    const tags = await images.someTags(reference);
    return tags === void 0 || tags.length === 0 ? {} : { otherTags: tags };
  } catch (error) {
    if (error instanceof Unmeasurable) return {};
    throw error;
  }
}

// src/check/reported-head.ts
async function reportedHead(reported, named, options) {
  const { isForeign, isTrusted } = options;
  if (reported?.isContradicted) return reported.measurement;
  if (reported === null && !isForeign) return unreported(named, options);
  if (reported !== null && !isForeign && (isTrusted || isNamed(reported, named)))
    return reported.measurement;
  const found2 = await inRegistry(named, reported, options);
  if (found2 !== null) return found2;
  if (reported === null) return unreported(named, options);
  return reported.measurement.kind === "measured" ? claimed(reported, reported.measurement, { ...options, named }) : failed(reported, named, options);
}
function unreported(named, { image }) {
  const reference = named.kind === "unmeasurable" ? image : named;
  return { kind: "missing", reference, isUnreported: true };
}
function missing(named) {
  return named.kind === "unmeasurable" ? named : { kind: "missing", reference: named };
}
function isNamed({ measurement: { reference } }, named) {
  return named.kind !== "unmeasurable" && reference !== null && isSameName(reference, named);
}
async function inRegistry(named, reported, { images, isJudged }) {
  if (named.kind !== "registry") return null;
  const expected = reported?.measurement.kind === "measured" ? reported.measurement.digest : void 0;
  const located3 = await locate2(images, named, expected);
  return located3.kind === "missing" ? null : measureLocated(images, located3, isJudged);
}
function failed({ measurement }, named, { isForeign }) {
  if (measurement.kind !== "unmeasurable") return missing(named);
  if (isForeign) {
    return {
      kind: "unmeasurable",
      reference: null,
      reason: "the fork\u2019s run could not measure it",
      cure: "That run\u2019s log says why."
    };
  }
  return { ...measurement, reason: `the job that measures could not: ${measurement.reason}` };
}
async function claimed({ file }, measured, { images, isJudged, isForeign, named }) {
  const claimedBy = { file, by: isForeign ? "fork" : "job", isVerified: false };
  const claim = { ...measured, images: measured.images.map(withoutAttestation), claimedBy };
  if (named.kind !== "registry") return claim;
  const { registry, repository } = named;
  const reference = { kind: "registry", registry, repository, digest: measured.digest };
  const again = await measure(images, reference, { wanted: isJudged });
  if (again.kind !== "measured") return claim;
  const known = new Set(measured.images.map(essence));
  if (!again.images.every((image) => known.has(essence(image))))
    return contradiction(file, measured.digest);
  return { ...claim, claimedBy: { ...claimedBy, isVerified: true } };
}
function withoutAttestation({ attestation: _, ...image }) {
  return image;
}
function unlessContradicting(head, base) {
  if (head.kind !== "measured" || head.claimedBy === void 0) return head;
  if (base?.kind !== "measured") return head;
  const known = new Map(base.images.map((image) => [image.digest, essence(image)]));
  const wrong3 = head.images.find((image) => {
    const other = known.get(image.digest);
    return other !== void 0 && other !== essence(image);
  });
  return wrong3 === void 0 ? head : contradiction(head.claimedBy.file, wrong3.digest);
}
function contradiction(file, digest2) {
  return {
    kind: "unmeasurable",
    reference: null,
    reason: `${JSON.stringify(oneLine(file, 200))} says other layers of ${digest2} than the registry has`,
    cure: "Let it be measured again where it is built."
  };
}
function essence({ digest: digest2, config: config2, layers }) {
  return JSON.stringify([digest2, config2.digest, layers.map(({ digest: digest3, bytes }) => [digest3, bytes])]);
}

// src/check/reported-sides.ts
async function reportedSides(budget2, templates, reported, options) {
  const named = headReference(budget2, templates);
  const head = await reportedHead(reported.head, named, options);
  const base = await reportedBase({ budget: budget2, templates, reported }, { named, head }, options);
  return { ...base, head: unlessContradicting(head, base.base) };
}
function headReference(budget2, { headTag, values }) {
  const template2 = headTemplate(budget2, headTag);
  if (template2 === null) return budget2.image;
  return expandReference(budget2.image, { template: template2, values, name: "head" });
}
async function reportedBase({ budget: budget2, templates, reported }, { named, head }, options) {
  const { baseTag, values } = templates;
  if (options.isTrusted && reported.base?.measurement.kind === "measured")
    return { ...asMeasured(reported.base), baseline: AS_NAMED };
  const template2 = budget2.base ?? (budget2.image.kind === "layout" ? null : baseTag);
  if (template2 === null) return { base: null, baseline: AS_NAMED };
  const reference = expandReference(budget2.image, { template: template2, values, name: "base" });
  const placeholder = commitPlaceholder(template2);
  const baseline = { ...AS_NAMED, commit: (placeholder && values[placeholder]) ?? null };
  const believed = options.isForeign ? null : believedBase(reported.base, reference, head);
  if (believed !== null) return { ...believed, baseline };
  return measureBase(budget2, templates, { ...options, head: asLocated(named, head) });
}
var AS_NAMED = { commit: null, distance: 0, insteadOf: null };
function believedBase(reported, named, head) {
  if (reported?.measurement.kind !== "measured" || !isNamed(reported, named)) return null;
  const { reference } = reported.measurement;
  const isBoth = head.reference !== null && isSameName(head.reference, reference);
  return isBoth ? null : asMeasured(reported);
}
function asMeasured({ measurement, movedTo }) {
  return { base: measurement, movedTo };
}
function asLocated(named, head) {
  const reference = named.kind === "unmeasurable" ? head.reference : named;
  return reference === null ? { kind: "unmeasurable", reference, reason: "", cure: "" } : { kind: "missing", reference };
}

// src/check/work-queue.ts
async function workThrough(items2, work, { atOnce, progress }) {
  const results = [];
  const queue = items2.entries();
  let done = 0;
  const worker = async () => {
    for (const [index, item] of queue) {
      results[index] = await work(item);
      progress?.(++done, items2.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items2.length) }, worker));
  return results;
}

// src/check/check.ts
var SERVICES_AT_ONCE = 128;
async function check(request, ports) {
  const { budgets } = request;
  const { progress } = ports;
  const walk = (budget2) => verdictOn(budget2, request, ports);
  const verdicts = await workThrough(budgets, walk, { atOnce: SERVICES_AT_ONCE, progress });
  const confirm = (verdict) => confirmBaseline(verdict, sourcesFor(verdict.budget, ports).images, ports.history);
  return Promise.all(verdicts.map(confirm));
}
async function verdictOn(budget2, request, ports) {
  const { today, isForeign } = request;
  const { explainAll = false, explainable, history: history2, dockerfileText, baseDockerfileText } = ports;
  const { images, explain } = sourcesFor(budget2, ports);
  const platforms = judgedPlatforms(budget2, request.platforms);
  const sides = await sidesOf(budget2, request, ports);
  const paired = await pairImages(images, sides, platforms);
  const since = await measureCreep(budget2, paired.head, { images, platforms, today, history: history2 });
  const cves2 = cveEvidence(request.scans?.get(budget2.name), sides.base, history2);
  const measured = evidenceOf(budget2, request, { ...sides, ...paired, ...cves2, since });
  const evidence = { ...measured, ...await otherTags(budget2, measured, images) };
  const judged2 = demandingOnly(budget2, request.platforms);
  const explained = await explainChanges(judged2, evidence, {
    explain,
    explainAll,
    explainable,
    isForeign,
    dockerfileText,
    baseDockerfileText
  });
  return judge(judged2, explained);
}
function sidesOf(budget2, request, ports) {
  const { reported, firstParents } = ports;
  const { isForeign } = request;
  const { images } = sourcesFor(budget2, ports);
  const sources = { images, firstParents, ...judgedPlatforms(budget2, request.platforms) };
  return reported === void 0 ? measureSides(budget2, request, sources) : reportedSides(budget2, request, reported.sidesOf(budget2.name), {
    ...sources,
    isForeign,
    isTrusted: reported.isTrusted,
    image: budget2.image
  });
}
function evidenceOf(budget2, { edits, retired, built, missingHead, today, noiseFloor }, { baseline, movedTo = null, ...measured }) {
  return {
    ...measured,
    baseCommit: baseline.commit,
    baseDistance: baseline.distance,
    baseInsteadOf: baseline.insteadOf,
    movedTo,
    retired: retired.has(budget2.name),
    expectation: expectationFor(budget2, built, missingHead),
    edits: edits.filter(({ name: name2 }) => name2 === budget2.name),
    today,
    noiseFloor
  };
}
function sourcesFor(budget2, ports) {
  const sources = trustedOrNot(budget2, ports);
  if (ports.reported === void 0) return sources;
  return { ...sources, images: withoutFiles(sources.images) };
}
function trustedOrNot({ isUntrusted = false }, ports) {
  if (!isUntrusted) return ports;
  if (ports.untrusted === void 0)
    throw new TypeError("untrusted budgets have no source of their own");
  return ports.untrusted;
}

// src/common/spare-memory.ts
async function spareMemory() {
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
}
async function collector() {
  const [{ setFlagsFromString }, { runInNewContext }] = await Promise.all([
    import("node:v8"),
    import("node:vm")
  ]);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  return () => collect({ type: "minor" });
}

// src/common/check-fleet.ts
var LARGE_FLEET = 2e3;
var checkFleet = async (request, ports) => {
  if (request.budgets.length > LARGE_FLEET) await spareMemory();
  return check(request, ports);
};

// src/measure/reported-configs.ts
function withReportedConfigs(source) {
  return {
    ...askedBy((_, question) => question(source)),
    resolve: (reference, expected) => source.resolve(reference, expected),
    config: async (reference, descriptor2) => {
      const { reported } = descriptor2;
      if (reported === void 0) return source.config(reference, descriptor2);
      if (reported !== null) return reported;
      throw new Unmeasurable(
        "the job that measured it does not tell of its config",
        "Let that job explain too: leave explain at layers."
      );
    }
  };
}

// src/registry/hosts/address.ts
import { isIP } from "node:net";

// src/registry/hosts/owners.ts
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

// src/registry/hosts/address.ts
function sameHost(a, b) {
  return bareHost(a) === bareHost(b) || isLoopback(a) && isLoopback(b);
}
async function sameOwner(hostname, registry) {
  const [host, home] = [bareHost(hostname), bareHost(registry)];
  if (sameHost(hostname, registry) || isKnownPair(host, home)) return true;
  if (isIP(host) !== 0 || isIP(home) !== 0 || isShared(host) || isShared(home)) return false;
  const { getDomain } = await import("./es6-JIXW24OQ.js");
  const options = { allowPrivateDomains: true };
  const domain = getDomain(host, options);
  return domain !== null && domain === getDomain(home, options);
}
function guardedLookup(resolve, isRefused) {
  return (hostname, options, callback) => {
    const wanted = options.family === 4 || options.family === 6 ? options.family : void 0;
    const check2 = async () => {
      const found2 = await resolve(hostname);
      const hidden = found2.find(({ address }) => isRefused(address));
      if (hidden !== void 0) throw new PrivateAddressError(hostname, hidden.address);
      return found2.filter(({ family }) => wanted === void 0 || family === wanted);
    };
    check2().then(
      (found2) => {
        const [first] = found2;
        if (options.all === true) callback(null, [...found2]);
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

// src/registry/hosts/trust.ts
async function whyWithheld(url, namedRegistry) {
  if (!isLoopback(url.hostname)) {
    if (url.protocol !== "https:") return `${url.origin} is spoken to over plain HTTP`;
    if (!namedRegistry.isVerified && sameHost(url.hostname, namedRegistry.hostname)) {
      return `the certificate of ${url.origin} convinces nobody (a private CA can be given by NODE_EXTRA_CA_CERTS)`;
    }
  }
  if (isAllowed(url, namedRegistry) || await sameOwner(url.hostname, namedRegistry.hostname))
    return void 0;
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

// src/registry/transport/http.ts
function header(headers, name2) {
  const value = headers[name2];
  return Array.isArray(value) ? value[0] : value;
}
function headerValues(headers, name2) {
  const value = headers[name2];
  return value === void 0 ? [] : [value].flat();
}

// src/registry/transport/error.ts
var RegistryError = class extends Unmeasurable {
  name = "RegistryError";
  code;
  /** Whether the same request may do better, and when. */
  retry;
  /** The other side has closed the connection, or the stream. */
  isReset;
  constructor(code, text4, options = {}) {
    super(text4.reason, text4.cure, { cause: options.cause });
    this.code = code;
    this.retry = options.retry ?? "never";
    this.isReset = options.isReset ?? false;
  }
  /** Nothing was found out: there was no time left, or none of what the registry grants. */
  get isLimit() {
    return this.code === "timeout" || this.code === "rate-limit";
  }
};
function nameOf2({ method, url }) {
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
  const text4 = errors.slice(0, 3).map(({ code, message }) => [code, message].filter((part) => part !== "").join(": ")).filter((words2) => words2 !== "").join("; ");
  return { codes: errors.map(({ code }) => code), text: oneLine(text4, 300) };
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
  const text4 = body.toString("utf8");
  try {
    const json = JSON.parse(text4);
    const found2 = WORDS.flatMap((name2) => {
      const value = field(json, name2);
      if (Array.isArray(value)) return value.slice(0, 3);
      return [typeof value === "object" ? textField(value, "message") : value];
    });
    const said = found2.filter((value) => typeof value === "string" && value !== "");
    return said.length === 0 ? void 0 : oneLine([...new Set(said)].join(": "), 300);
  } catch {
    const isPlain = header(headers, "content-type")?.startsWith("text/plain") === true;
    if (!isPlain || text4.trimStart().startsWith("<")) return void 0;
    const said = oneLine(text4.slice(0, 1e3), 300);
    return (said.startsWith(`${status} `) ? said.slice(4) : said) || void 0;
  }
}
function field(json, name2) {
  return typeof json === "object" && json !== null ? Reflect.get(json, name2) : void 0;
}
function textField(json, name2) {
  const value = field(json, name2);
  return typeof value === "string" ? value : "";
}
function describe(response) {
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
function loginCure(registry) {
  if (registry === "ghcr.io") {
    return `Give the job the permission packages: read, and the repository access to the package; or log in with docker/login-action before this step. ${CHECK_NAME}`;
  }
  return `Log in to ${registry} before this step (docker/login-action), or give the input registry-auth; the account has to be allowed to pull. ${CHECK_NAME}`;
}

// src/registry/auth/challenge.ts
var SEPARATORS = /[\s,]*/y;
var TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
var EQUALS = /[ \t]*=[ \t]*/y;
var VALUE = /"((?:[^"\\]|\\.)*)"|([^\s,"]+)/y;
var TOKEN68 = /[ \t]+[0-9A-Za-z._~+/-]+=*[ \t]*(?=,|$)/y;
function parseChallenges(headers) {
  return headers.flatMap(parseHeader);
}
function parseHeader(text4) {
  const challenges = [];
  let at2 = 0;
  const take = (pattern) => {
    pattern.lastIndex = at2;
    const match = pattern.exec(text4);
    if (match !== null) at2 = pattern.lastIndex;
    return match;
  };
  while (at2 < text4.length) {
    take(SEPARATORS);
    const word2 = take(TOKEN)?.[0];
    if (word2 === void 0) {
      at2 = afterComma(text4, at2);
      continue;
    }
    const current = challenges.at(-1);
    if (current !== void 0 && take(EQUALS) !== null) {
      const value = take(VALUE);
      if (value === null) {
        at2 = afterComma(text4, at2);
        continue;
      }
      current.parameters.set(
        word2.toLowerCase(),
        value[1]?.replace(/\\(.)/g, "$1") ?? value[2] ?? ""
      );
    } else {
      challenges.push({ scheme: word2.toLowerCase(), parameters: /* @__PURE__ */ new Map() });
      take(TOKEN68);
    }
  }
  return challenges;
}
function afterComma(text4, at2) {
  const comma = text4.indexOf(",", at2);
  return comma < 0 ? text4.length : comma + 1;
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

// src/domain/secrets/names.ts
var ENDS = /(?:passwords?|passwd|passphrase|passcode|tokens?|secrets?|apikey|secretkey|accesskey|privatekey|credentials?|storepass|keypass|sharedaccesssignature)$/;
var WORDS2 = new Set(
  "accountkey auth authorization bearer cookie creds cred jwt masterauth otp pass passin passout pat pgpass pwd pw requirepass sas sharedaccesskey sonarlogin sshpass userpass".split(
    " "
  )
);
var PUBLIC_KEYS = new Set(
  "apt cache certificate foreign gpg group host import keyserver map partition pgp primary public recv release repo repository signed sort trusted".split(
    " "
  )
);
var LAST = /^(?:age|algorithm|algo|audience|authentication|class|cmd|command|count|dir|directory|disabled|enabled|endpoint|env|expiration|expires|expiry|field|file|files|folder|format|header|helper|host|id|ids|issuer|length|len|less|limit|location|lifetime|manager|mode|mount|name|names|path|policy|prefix|prompt|provider|ref|ring|server|service|size|stdin|store|timeout|ttl|type|uri|url|version)$/;
var FIRST = /^(?:allow|disable|disabled|empty|enable|has|is|max|min|no|nopasswd|num|public|random|require|skip|use|with|without)$/;
var LONGEST2 = 100;
function namesSecret(name2) {
  if (name2.length > LONGEST2) return false;
  const words2 = wordsOf3(name2);
  const last = words2.at(-1) ?? "";
  const before = words2.at(-2) ?? "";
  if (FIRST.test(words2[0] ?? "") || words2.includes("public") || LAST.test(last)) return false;
  if (last === "nopasswd" || /^(?:max|min)/.test(before)) return false;
  if (last === "key" || last === "keys") {
    return words2.length > 1 ? !PUBLIC_KEYS.has(before) : name2 === "KEY";
  }
  return WORDS2.has(last) || ENDS.test(last) || words2.join("").endsWith("connectionstring");
}
function wordsOf3(name2) {
  const parted = name2.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
  const words2 = parted.split(/[^a-z\d]+/).filter((word2) => word2 !== "");
  return words2.length > 1 && /^\d+$/.test(words2.at(-1) ?? "") ? words2.slice(0, -1) : words2;
}
var SIGNING = /^(?:sig|signature|x-(?:amz|goog)-(?:signature|credential|security-token)|awsaccesskeyid)$/i;
function namesSecretParameter(name2) {
  return SIGNING.test(name2) || /^key$/i.test(name2) || namesSecret(name2);
}
var HARMLESS = /^(?:\*{3}|\u2026|true|false|yes|no|on|off|none|null|nil|undefined|default|always|[01]|[[{].{0,1}|<[\w -]{1,40}>)?$/i;
var MOUNT = /^(?:id|type|src|source|env|target)=/;
var KNOWN_PATH = /^(?:\/(?:app|dev|etc|home|mnt|opt|proc|root|run|srv|tmp|usr|var)\/|~\/|\.{1,2}\/)[\w./-]*$/;
var FINGERPRINT = /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/;
var VARIABLES = /^(?:\$\w+|\$env:\w+|\$[@*#?$!]|\$\{\{[^{}]*\}\}|\$\{!?\w+(?::?\?[^{}]*|[%#^,@[][^{}]*)?\}|%\w+%|\{\{[^{}]*\}\}|[\s:@/.,-])+$/;
var SUBSTITUTION = /^\$\((?!\s*(?:echo|printf)\b)(?:[\s\S]*\)$|[^"']*["'])|^`(?!\s*(?:echo|printf)\b)[^`]*(?:`$|["'])/;
var LITERAL = /^[^$%{]|\$\{?(?=\w*[a-z])(?=\w*[A-Z\d])\w/;
function isHarmless(value, name2 = "") {
  const { bare, closing: closing2 } = withoutQuotes(value);
  if (HARMLESS.test(bare) || bare === "$" || MOUNT.test(bare)) return true;
  if (/^key$/i.test(name2) && FINGERPRINT.test(bare)) return true;
  if (bare.length >= 2e3) return SUBSTITUTION.test(bare);
  const isVariable = VARIABLES.test(bare) && !(closing2 === "'" && LITERAL.test(bare));
  return isVariable || KNOWN_PATH.test(bare) || SUBSTITUTION.test(bare);
}
function withoutQuotes(value) {
  const [closing2 = ""] = /(?<!\\)\\{0,9}["']$/.exec(value) ?? [];
  const inner = value.slice(0, value.length - closing2.length);
  const [opening = ""] = /^\\{0,9}["']/.exec(inner) ?? [];
  const isPair = closing2 === "" || opening.at(-1) === closing2.at(-1);
  return { bare: isPair ? inner.slice(opening.length) : inner, closing: closing2 };
}

// src/registry/auth/credential.ts
function basicHeader(username, password) {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
function secretsOf(credential) {
  const secret = credential.kind === "basic" ? credential.password : credential.token;
  const username = credential.kind === "bearer" ? "" : credential.username;
  const encoded = (text4) => Buffer.from(text4).toString("base64");
  const forms = [secret, inForm(secret), encoded(secret), encoded(`${username}:${secret}`)];
  return [...new Set(forms)].filter((text4) => text4 !== "");
}
function inForm(text4) {
  return new URLSearchParams({ "": text4 }).toString().slice(1);
}
var ASSIGNED = /((?:token|secret|passw|key|credential|auth)[\w-]{0,40}["']?\s?[=:]\s?["']?(?:(?:bearer|basic)\s)?)[^\s"']+/gi;
var USER_INFO = /:\/\/[^\s/@]{1,500}@/g;
var RANDOM = /\b(?=[a-z_+]*\d)(?=\d*[a-z_+])\w{6,}|\w{32,}/gi;
function withoutSecrets(words2, env, secrets = []) {
  const held = Object.entries(env).flatMap(
    ([name2, value = ""]) => namesSecret(name2) && value.length > 3 ? [value] : []
  );
  return [...held, ...secrets.filter((secret) => secret.length > 3)].reduce((rest, secret) => rest.replaceAll(secret, "***"), words2).replace(USER_INFO, "://***@").replace(ASSIGNED, "$1***").replace(RANDOM, "***");
}

// src/registry/auth/authorize.ts
var Authorizer = class {
  options;
  constructor(options) {
    this.options = options;
  }
  async send(request, target2) {
    const { send, schemes } = this.options;
    const pending = schemes.of(request.url.origin);
    const known = pending && await pending;
    if (known !== void 0) return this.sendAs(known, request, target2);
    const probe = send(request);
    const scheme = probe.then((response2) => this.schemeAfter(response2, request));
    schemes.keep(request.url.origin, scheme);
    const response = await probe;
    if (response.status !== 401) return response;
    if (isElsewhere(response, request)) return this.answerElsewhere(request, target2, response);
    const authorized = await this.authorized(await scheme, request, target2);
    if (authorized.request === request) return response;
    return this.exchange(await scheme, authorized, { request, target: target2 });
  }
  async sendAs(scheme, request, target2) {
    const authorized = await this.authorized(scheme, request, target2);
    return this.exchange(scheme, authorized, { request, target: target2 });
  }
  /** Sends, and answers a 401 once. */
  async exchange(scheme, authorized, { request, target: target2 }) {
    const response = await this.options.send(authorized.request);
    if (response.status !== 401) return response;
    if (isElsewhere(response, request)) return this.answerElsewhere(request, target2, response);
    const told = schemeOf(challengesOf(response)) ?? scheme;
    const next = told.kind === "none" ? await this.schemeAfter(response, request) : told;
    const isAside = scheme.kind === "bearer" && next.kind === "basic";
    if (!isAside) this.options.schemes.keep(request.url.origin, Promise.resolve(next));
    await this.forgetWhatFailed(isAside ? scheme : next, authorized, { response, target: target2 });
    const again = await this.authorized(next, request, target2);
    const isSame = headerOf(again) === headerOf(authorized);
    return isSame ? response : this.options.send(again.request);
  }
  /** A token is renewed; a credential that was shown itself is not shown again. */
  async forgetWhatFailed(scheme, authorized, { response, target: target2 }) {
    const { request, credential } = authorized;
    const [, token] = /^Bearer (.+)$/.exec(headerOf(authorized) ?? "") ?? [];
    if (credential !== void 0 && (token === void 0 || credential.kind === "bearer")) {
      if (headerOf(authorized) === void 0) return;
      this.options.logins.refuse(target2, credential, { request, response });
    } else if (token !== void 0 && scheme.kind === "bearer") {
      await this.options.tokens.drop(tokenRequest(scheme, authorized, target2), token);
    }
  }
  async authorized(scheme, request, target2) {
    if (scheme.kind === "none") return { request, credential: void 0 };
    const credential = await this.options.logins.of(target2);
    const open3 = { request, credential };
    if (credential?.kind !== "bearer" && scheme.kind === "bearer") {
      const token = await this.options.tokens.get(tokenRequest(scheme, open3, target2));
      return withAuthorization(open3, `Bearer ${token}`);
    }
    if (credential === void 0) return open3;
    const obstacle = await whyWithheld(request.url, request.namedRegistry);
    if (obstacle === void 0) return withAuthorization(open3, directHeader(credential));
    this.options.warn(`${target2.registry} gets no credentials, since ${obstacle}`);
    return open3;
  }
  /** A redirect's target asks for a login of its own: it gets an anonymous one, never ours. */
  async answerElsewhere(request, target2, response) {
    const scheme = schemeOf(challengesOf(response));
    if (scheme?.kind !== "bearer") return response;
    const nobody = { request, credential: void 0 };
    const token = await this.options.tokens.get(tokenRequest(scheme, nobody, target2));
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
      reason: `${nameOf2(request)}: ${describe(response)}, without saying how to log in`,
      cure: loginCure(request.namedRegistry.registry)
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
  const { namedRegistry, time } = request;
  return { bearer, scope: `repository:${repository}:pull`, credential, namedRegistry, time };
}

// src/registry/auth/credentials.ts
import { constants } from "node:fs";
import { open as open2 } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

// src/registry/auth/docker-config.ts
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
function parseDockerConfig(text4) {
  let json;
  try {
    json = JSON.parse(text4.replace(/^\ufeff/, ""));
  } catch {
    throw new Malformed("is not JSON");
  }
  const result = dockerConfig.safeParse(json);
  if (!result.success) {
    throw new Malformed(`is not a docker config: ${placeOf(result.error) || "it"} is wrong`);
  }
  const { auths, credHelpers, credsStore } = result.data;
  const odd = [];
  const read2 = (part, given, schema) => Object.entries(given ?? {}).map(([key, value]) => {
    const { data, error } = schema.safeParse(value);
    if (error) odd.push(oneLine([part, key, placeOf(error)].filter(Boolean).join("."), 200));
    return [key, data];
  });
  const entries = read2("auths", auths, entry).filter(isRead);
  for (const [key, value] of entries) {
    if (value?.auth && toCredential(value) === void 0)
      odd.push(oneLine(`auths.${key}.auth`, 200));
  }
  const helpers = read2("credHelpers", credHelpers, nullable(string()));
  return {
    auths: new Map(auths === void 0 ? legacyEntries(json) : entries),
    // Where a helper is named, however oddly, no other credential is sent instead.
    credHelpers: new Map(helpers.map(([host, name2]) => [host, name2 === void 0 ? ODD : name2])),
    credsStore,
    odd
  };
}
var ODD = "?";
function isRead(read2) {
  return read2[1] !== void 0;
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
function helperFor(config2, registry) {
  const keys = [configKey(registry), registry];
  const key = keys.find((each) => config2.credHelpers.has(each));
  return (key === void 0 ? config2.credsStore : config2.credHelpers.get(key)) || void 0;
}
function credentialIn(config2, registry, repository = "") {
  const { auths } = config2;
  const segments = repository === "" ? [] : repository.split("/");
  const paths = segments.map(
    (_, index) => [registry, ...segments.slice(0, segments.length - index)].join("/")
  );
  const exact = [...paths, configKey(registry), registry].find((key2) => auths.has(key2));
  const hosts = registry === "docker.io" ? DOCKER_HUB_HOSTS : [registry];
  const key = exact ?? [...auths.keys()].find((each) => isHostKey(each) && hosts.includes(hostOf2(each)));
  const found2 = auths.get(key ?? "");
  return found2 ? toCredential(found2) : void 0;
}
function secretsIn({ auths }) {
  return [...auths.values()].flatMap((found2) => {
    const credential = found2 && toCredential(found2);
    return credential ? secretsOf(credential) : [];
  });
}
function isHostKey(key) {
  return /^https?:\/\//.test(key) || /^[^/]+(\/v[12])?\/?$/.test(key);
}
function hostOf2(key) {
  return key.replace(/^https?:\/\//, "").split("/")[0] ?? "";
}
function toCredential(found2) {
  const { username, password } = loginOf(found2);
  if (found2.identitytoken) return { kind: "identity", username, token: found2.identitytoken };
  if (found2.registrytoken) return { kind: "bearer", token: found2.registrytoken };
  return username === "" && password === "" ? void 0 : { kind: "basic", username, password };
}
function loginOf({ auth, username, password }) {
  if (!auth) return { username: username ?? "", password: password ?? "" };
  const text4 = Buffer.from(auth, "base64").toString("utf8").replace(/\0+$/, "");
  const colon = text4.indexOf(":");
  if (colon < 0) return { username: "", password: "" };
  return { username: text4.slice(0, colon), password: text4.slice(colon + 1) };
}

// src/registry/auth/credential-helper.ts
var TIMEOUT_MS = 1e4;
var MAX_OUTPUT = 64 * 1024;
var NOT_FOUND = "credentials not found in native keychain";
var answer = object({ Username: string(), Secret: string() });
var HelperError = class extends Error {
  name = "HelperError";
};
async function askHelper(name2, registry, options) {
  if (!/^[A-Za-z0-9._-]+$/.test(name2)) {
    throw new HelperError(`${JSON.stringify(oneLine(name2, 100))} is no helper\u2019s name`);
  }
  const program = `docker-credential-${name2}`;
  const { code, output } = await run(program, configKey(registry), options);
  if (code !== 0) {
    if (output.includes(NOT_FOUND)) return void 0;
    const words2 = firstWords(output, options);
    throw new HelperError(`${program} ended with code ${code}${words2 === "" ? "" : `: ${words2}`}`);
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
    child.stdout.on("data", (text4) => {
      if (output.length < MAX_OUTPUT) output += text4;
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

// src/registry/auth/credentials.ts
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
    for (const { name: name2, config: config2 } of [...input, ...await sources]) {
      const helper = helperFor(config2, registry);
      if (helper !== void 0) {
        const key = `${helper} ${registry}`;
        const answer2 = helped.get(key) ?? ask(helper, registry, { name: name2, config: config2 });
        helped.set(key, answer2);
        const credential2 = await answer2;
        if (credential2 === "failed") return void 0;
        if (credential2 !== void 0) return credential2;
      }
      const credential = credentialIn(config2, registry, repository);
      if (credential !== void 0) return credential;
    }
    if (registry !== "ghcr.io" || githubToken === "" || !isOfGitHub(env)) return void 0;
    return { kind: "basic", username: "x-access-token", password: githubToken };
  };
  async function ask(helper, registry, { name: name2, config: config2 }) {
    try {
      return await askHelper(helper, registry, { ...helperOptions, secrets: secretsIn(config2) });
    } catch (error) {
      if (!(error instanceof HelperError)) throw error;
      warn(`${registry} is asked without credentials: ${error.message} (named in ${name2})`);
      return "failed";
    }
  }
}
function isOfGitHub({ GITHUB_SERVER_URL: server }) {
  return /^https:\/\/github\.com\/?$/.test(server || "https://github.com");
}
function sourceOf(name2, text4, warn) {
  const config2 = parseDockerConfig(text4);
  for (const place of config2.odd) {
    warn(`${name2}: ${place} is wrong; no credentials are taken from that entry`);
  }
  return { name: name2, config: config2 };
}
function inputSource(text4, warn) {
  const name2 = "the input registry-auth";
  try {
    return sourceOf(name2, text4, warn);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new UsageError(
      `${name2} ${error.message}. It has to be what docker login writes: {"auths": {"HOST": {"auth": "\u2026"}}}`
    );
  }
}
async function readSources(env, warn) {
  const texts2 = await Promise.all(filesOf(env).map((file) => readText(file, warn)));
  const named = [
    { name: "DOCKER_AUTH_CONFIG", text: env["DOCKER_AUTH_CONFIG"] || void 0 },
    ...texts2
  ];
  return named.flatMap(({ name: name2, text: text4 }) => {
    if (text4 === void 0 || text4.trim() === "") return [];
    try {
      return [sourceOf(name2, text4, warn)];
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      warn(`${name2} ${error.message}; no credentials are taken from it`);
      return [];
    }
  });
}
function filesOf(env) {
  const home = env["HOME"] || homedir();
  const { DOCKER_CONFIG: docker, REGISTRY_AUTH_FILE: named, XDG_RUNTIME_DIR: runtime } = env;
  const containers = (folder) => ({ name: join(folder, "containers", "auth.json") });
  return [
    docker ? { name: join(docker, "config.json"), namedBy: "DOCKER_CONFIG" } : { name: join(home, ".docker", "config.json") },
    ...named ? [{ name: named, namedBy: "REGISTRY_AUTH_FILE" }] : [],
    ...runtime ? [containers(runtime)] : [],
    containers(env["XDG_CONFIG_HOME"] || join(home, ".config"))
  ];
}
async function readText({ name: name2, namedBy }, warn) {
  try {
    return { name: name2, text: await readRegular(name2) };
  } catch (error) {
    const code = String(Reflect.get(Object(error), "code"));
    if (code !== "ENOENT" || namedBy !== void 0) {
      const who = namedBy === void 0 ? "" : `, which ${namedBy} names,`;
      warn(
        `${name2}${who} cannot be read (${code}${hintFor(code, namedBy)}); no credentials are taken from it`
      );
    }
    return { name: name2, text: void 0 };
  }
}
async function readRegular(name2) {
  const file = await open2(name2, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found2 = await file.stat();
    if (found2.isDirectory()) throw Object.assign(new Error(name2), { code: "EISDIR" });
    if (!found2.isFile() || found2.size > MAX_FILE_BYTES) throw new OddFileError();
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

// src/registry/auth/logins.ts
var Logins = class {
  options;
  refused = /* @__PURE__ */ new Set();
  constructor(options) {
    this.options = options;
  }
  /** @returns undefined for nobody in particular. */
  async of(target2) {
    const credential = await this.options.credentials(target2.registry, target2.repository);
    if (credential === void 0 || this.refused.has(keyOf(target2, credential))) return void 0;
    for (const secret of secretsOf(credential)) this.options.onSecret(secret);
    return credential;
  }
  /** As whom, without a secret: for telling apart what different people may see. */
  async accountFor(target2) {
    const credential = await this.of(target2);
    if (credential === void 0) return "nobody";
    return credential.kind === "bearer" ? "bearer" : `${credential.kind} ${credential.username}`;
  }
  /** The registry has refused the credential: it is not shown again, and the user is told once. */
  refuse(target2, credential, { request, response }) {
    const key = keyOf(target2, credential);
    if (this.refused.has(key)) return;
    this.refused.add(key);
    this.options.warn(
      `The credentials for ${target2.registry} are refused (${nameOf2(request)}: ${describe(response)}): going on anonymously`
    );
  }
};
function keyOf({ registry }, credential) {
  return JSON.stringify([registry, credential]);
}

// src/registry/auth/secrets.ts
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
  redact(text4) {
    const found2 = [...this.known].filter(
      (secret) => secret.length >= MIN_LENGTH && text4.includes(secret)
    );
    return found2.toSorted((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, "***"), text4);
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

// src/registry/auth/token-request.ts
var MAX_TOKEN_BYTES = 64 * 1024;
var CLIENT_ID = "docker-image-budgets";
function getRequest(request, authorization) {
  const { bearer, scope, namedRegistry, time } = request;
  const url = new URL(bearer.realm);
  if (bearer.service !== void 0) url.searchParams.set("service", bearer.service);
  url.searchParams.set("scope", scope);
  const headers = { ...HEADERS, ...authorization === void 0 ? {} : { authorization } };
  return { method: "GET", url, headers, maxBytes: MAX_TOKEN_BYTES, namedRegistry, time };
}
function refreshRequest({ bearer, scope, namedRegistry, time }, token) {
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
    namedRegistry,
    time
  };
}
var HEADERS = {
  accept: "application/json",
  "accept-encoding": "identity",
  "user-agent": CLIENT_ID
};
function keyOf2({ bearer, scope, credential, namedRegistry }) {
  return JSON.stringify([namedRegistry, bearer.realm.href, bearer.service, scope, credential]);
}

// src/registry/auth/tokens.ts
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
    const key = keyOf2(request);
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
    const key = keyOf2(request);
    const cached = this.cache.get(key);
    const token = await cached?.catch(() => void 0);
    if (cached !== void 0 && token?.value === value) this.forget(key, cached);
  }
  forget(key, token) {
    if (this.cache.get(key) === token) this.cache.delete(key);
  }
  async fetch(request) {
    const { credential, namedRegistry, bearer } = request;
    const login = JSON.stringify([bearer.realm.href, credential]);
    if (credential === void 0 || credential.kind === "bearer" || this.refused.has(login)) {
      return this.anonymous(request);
    }
    const obstacle = await whyWithheld(bearer.realm, namedRegistry);
    if (obstacle !== void 0) {
      this.options.warn(
        `${namedRegistry.registry} sends its logins to ${bearer.realm.origin}, which gets no credentials, since ${obstacle}: going on anonymously`
      );
      return this.anonymous(request);
    }
    const response = await this.ask(request, credential);
    if (response.status !== 401 && response.status !== 403) return this.read(request, response);
    if (response.status === 401) this.refused.add(login);
    this.options.warn(
      `The credentials for ${namedRegistry.registry} are refused (${realmOf(request)}: ${describe(response)}): going on anonymously`
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
        cure: loginCure(request.namedRegistry.registry)
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
  return nameOf2({ method: "GET", url: bearer.realm });
}
function jsonOf(body) {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return void 0;
  }
}

// src/domain/secrets/shapes.ts
var SHAPES = [
  [
    "a private key",
    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY[\\s\\S]*?(?:-----END [A-Z0-9 ]{0,60}-----|$)"
  ],
  ["a private key", "LS0tLS1CRUdJTiB(?!DRVJU)[\\w+/=]{20,}|AGE-SECRET-KEY-1[0-9A-Z]{20,}"],
  ["a GitHub token", "gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\\w{16,}"],
  ["a GitLab token", "gl[a-z]{2,6}-[\\w.-]{16,}|GR1348941[\\w-]{16,}"],
  ["an npm token", "npm_[A-Za-z0-9]{30,}"],
  ["an AWS key", "(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16,}"],
  ["a Slack token", "x(?:ox[a-z]|app)-[\\w.-]{10,}"],
  ["a Slack webhook", "hooks\\.slack\\.com/[\\w-]{1,20}/[\\w/+-]{10,}"],
  ["a Discord webhook", "discord(?:app)?\\.com/api/webhooks/[\\w/-]{10,}"],
  ["a Telegram token", "(?:bot)?\\d{8,10}:AA[\\w-]{30,}"],
  [
    "an API key",
    "(?<!-)sk-(?=[\\w-]{0,80}?\\d)[\\w-]{20,}|(?:sk|rk)_(?:live|test)_\\w{10,}|whsec_[\\w+/=]{16,}"
  ],
  ["a PyPI token", "pypi-Ag[\\w-]{16,}"],
  ["a Docker token", "dckr_[a-z]{3}_[\\w-]{16,}"],
  ["a Google key", "AIza[\\w-]{30,}|ya29\\.[\\w.-]{20,}|GOCSPX-[\\w-]{20,}"],
  ["a Hugging Face token", "hf_[A-Za-z0-9]{30,}"],
  ["a SendGrid key", "SG\\.[\\w-]{16,64}\\.[\\w-]{16,}"],
  ["a DigitalOcean token", "do[opr]_v1_[a-f0-9]{30,}"],
  ["a Shopify token", "shp[a-z]{2}_[a-fA-F0-9]{30,}"],
  ["a Vault token", "hv[sbr]\\.[\\w-]{20,}"],
  ["an Atlassian token", "AT(?:ATT|CTT|BB)\\w[\\w=-]{20,}"],
  [
    "a token",
    "rubygems_[a-f0-9]{30,}|oy2[a-z0-9]{43}|glsa_\\w{20,}|sntr(?:ys|yu)_[\\w=+/-]{20,}|dp\\.[a-z]{2}\\.\\w{20,}|dapi[a-f0-9]{32}|AKCp\\w{20,}|cmVmdGtuOj[\\w=+/]{20,}|tfp_\\w{20,}|pul-[a-f0-9]{40}|lin_api_\\w{20,}|figd_[\\w-]{20,}|gsk_\\w{20,}|r8_\\w{20,}|key-[a-f0-9]{32}|PMAK-[\\w-]{20,}|lsv2_\\w{20,}|nvapi-[\\w-]{20,}"
  ],
  // What base64 makes of `{"`.
  ["a token", "eyJ[\\w+/=-]{16,}(?:\\.[\\w=-]+)*"],
  ["a bearer token", "(?<=[Bb]earer )(?=[\\w.~+/-]{0,80}?\\d)[\\w.~+/=-]{12,}"]
];
var ANY2 = new RegExp(
  `(?<![A-Za-z0-9])(?:${SHAPES.map(([, pattern]) => `(${pattern})`).join("|")})`,
  "g"
);
function shapesIn(text4) {
  return [...text4.matchAll(ANY2)].map(({ index, 0: all, ...groups }) => {
    const found2 = SHAPES.find((_, at2) => groups[at2 + 1] !== void 0);
    return { start: index, end: index + all.length, what: found2?.[0] ?? "a token" };
  });
}
function mayBeTold(name2) {
  return /^[\w.-]{1,64}$/.test(name2) && shapesIn(name2).length === 0;
}

// src/domain/secrets/addresses.ts
var URL2 = /\\?\/\\?\/([^\s"'<>`\\]+)/g;
var USERS = /^(?:git|hg|svn|ssh|root|admin|anonymous|user|deploy|oauth2|x-access-token|gitlab-ci-token|__token__)$/i;
var IN_A_URL = "a login in a URL";
function loginsIn(text4) {
  const spans = [];
  for (const { index, 0: all, 1: rest = "" } of text4.matchAll(URL2)) {
    let start = index + all.length - rest.length;
    let before = text4.slice(Math.max(0, index - 20), index);
    for (const words2 of rest.split("//")) {
      const length = loginLength(words2);
      if (length > 0 && !isKnownLogin(words2.slice(0, length), before)) {
        spans.push({ start, end: start + length, what: IN_A_URL });
      }
      start += words2.length + 2;
      before = words2;
    }
  }
  return spans;
}
function loginLength(words2) {
  const [authority = ""] = words2.split(/[/?#]/, 1);
  const at2 = authority.lastIndexOf("@");
  if (at2 >= 0) return at2;
  const [, port = ""] = /^[^:[\]]+:(.*)$/.exec(authority) ?? [];
  return port === "" || /^\d+$/.test(port) || isHarmless(port) ? 0 : Math.max(0, words2.lastIndexOf("@"));
}
function isKnownLogin(login, before) {
  const colon = login.indexOf(":");
  if (colon < 0) {
    const isUser = USERS.test(login) || /ssh:$/i.test(before) && !/%3a/i.test(login);
    return isUser || isHarmless(login) || !before.endsWith(":");
  }
  const [user, password] = [login.slice(0, colon), login.slice(colon + 1)];
  const isName = isHarmless(user) || /^[A-Za-z][A-Za-z_.-]{0,31}$/.test(user);
  return isName && password !== "" && isHarmless(password);
}
var WITHOUT_SCHEME = /(?<![\w@/:.+-])(?!(?:npm|file|link|workspace|patch|mailto|contact|author|email):)[\w.+%-]{1,64}:([^\s@:/"'`]{1,200})@(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}(?=[/:\s"']|$)|(?<=jdbc:oracle:\w{1,9}:)([^\s@"']{1,200})@/gi;
function bareLoginsIn(text4) {
  return [...text4.matchAll(WITHOUT_SCHEME)].flatMap(({ index, 0: all, 1: password, 2: oracle }) => {
    const login = password ?? oracle ?? "";
    const start = index + (oracle === void 0 ? all.indexOf(":") + 1 : 0);
    return isHarmless(login) ? [] : [{ start, end: start + login.length, what: IN_A_URL }];
  });
}
var PARAMETER = /[?&#]([\w.~-]+)=([^&;#\s"'<>`\\]*)/g;
function parametersIn(text4) {
  return [...text4.matchAll(PARAMETER)].flatMap(({ index, 0: all, 1: name2 = "", 2: value = "" }) => {
    if (!namesSecretParameter(name2) || isHarmless(value, name2)) return [];
    const end = index + all.length;
    const what = mayBeTold(name2) ? `the parameter ${name2} of a URL` : IN_A_URL;
    return [{ start: end - value.length, end, what }];
  });
}

// src/domain/secrets/assignments.ts
var ASSIGNED2 = /(?<![\w.-])([\w.-]+)(?:\+|:)?=(?!=)/g;
var INSTALLS = /^(?:add|install|update|upgrade)$/;
var VERSION = /^=?\d[\w.+~:*-]*$/;
var MOST_HARMLESS = 1e3;
function kindOf(name2) {
  return mayBeTold(name2) ? `the value of ${name2}` : "a value by its name";
}
function assignmentsIn(text4, { words: words2 }, at2) {
  const word2 = words2[at2];
  if (word2 === void 0 || !word2.text.includes("=")) return [];
  const isQuoted = /^\\*["']/.test(text4.slice(word2.start, word2.start + 4));
  if (isQuoted && words2[at2 - 1]?.text === "-c") return [];
  const isInstall = words2.slice(0, Math.min(at2, 8)).some((each) => INSTALLS.test(each.text));
  const raw = text4.slice(word2.start, word2.end);
  const spans = [];
  let last = 0;
  for (const { index, 0: all, 1: name2 = "" } of raw.matchAll(ASSIGNED2)) {
    if (index < last || !namesSecret(name2)) continue;
    const start = word2.start + index + all.length;
    const end = valueEnd(text4, word2, { start, before: raw[index - 1] ?? "" });
    const value = text4.slice(start, end);
    if (isHarmless(value, name2) || isInstall && VERSION.test(value)) {
      if (value.length > MOST_HARMLESS) last = end - word2.start;
      continue;
    }
    spans.push({ start, end, what: kindOf(name2.replace(/^-D(?=.)/, "")) });
    last = end - word2.start;
  }
  return spans;
}
function valueEnd(text4, { end, inner }, { start, before }) {
  const around = inner.find((each) => each.start < start && start <= each.end);
  const last = around?.end ?? end;
  const quoted2 = inner.find((each) => each.start > start && each.start - start <= 3);
  if (!/[,;&?]/.test(before) || quoted2 !== void 0) return last;
  const next = text4.slice(start, last).indexOf(before === "?" ? "&" : before);
  return next < 0 ? last : start + next;
}
var NAMED = /^(?:\$env:|\/\/\S*:)?([A-Za-z_][\w.-]*):?$/i;
var OPERATOR = /^(?:=|:|:=|=>)$/;
var SCHEME = /^(?:basic|bearer|digest|negotiate|token)$/i;
function namedValueIn(text4, command, at2) {
  const { words: words2, startsLine } = command;
  const [word2, next] = [words2[at2], words2[at2 + 1]];
  if (word2 === void 0 || next === void 0) return [];
  if (!/[:=]$/.test(word2.text) && !OPERATOR.test(next.text)) return [];
  const [, name2 = ""] = NAMED.exec(word2.text) ?? [];
  const isOperator = OPERATOR.test(next.text);
  const isAlone = at2 === 0 && startsLine && words2.length === 2 && word2.text.endsWith("=");
  const isNamed2 = word2.text.endsWith(":") || isOperator;
  if (!(isNamed2 && namesSecret(name2)) && !(isAlone && namesSecret(word2.text.slice(0, -1))))
    return [];
  const first = isOperator ? words2[at2 + 2] : next;
  if (first === void 0) return [];
  const value = SCHEME.test(first.text) && words2[words2.indexOf(first) + 1] || first;
  if (isHarmless(text4.slice(value.start, value.end), name2)) return [];
  return [{ start: value.start, end: value.end, what: kindOf(name2 || word2.text.slice(0, -1)) }];
}
var LINE = /^[ \t]*["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]*:[ \t]+(?=[^\s[{])([^\n]*)/gm;
function linesIn(text4, start, end) {
  const section = text4.slice(start, end);
  return [...section.matchAll(LINE)].flatMap(({ index, 0: all, 1: name2 = "", 2: value = "" }) => {
    const bare = value.trim().replace(/^(?:basic|bearer|token)\s+/i, "");
    if (!namesSecret(name2) || isHarmless(bare, name2)) return [];
    const from = start + index + all.length - value.length;
    return [{ start: from, end: from + value.trimEnd().length, what: kindOf(name2) }];
  });
}
var PAIR = /(?<!\\)(\\{0,9}["'])([\w.\- /:@$]{1,80})\1[ \t]*(:|,|=>|=)\s*(\\{0,9}["'])/g;
function pairsIn(text4) {
  const spans = [];
  const pair = new RegExp(PAIR);
  for (let found2 = pair.exec(text4); found2 !== null; found2 = pair.exec(text4)) {
    const [all, , name2 = "", operator, quote = ""] = found2;
    const start = found2.index + all.length;
    pair.lastIndex = start - quote.length;
    if (operator === "," && !/^-|^[A-Z][A-Z\d_]*$/.test(name2)) continue;
    if (!namesSecret(name2)) continue;
    const end = closing(text4, start, quote);
    if (!isHarmless(text4.slice(start, end), name2)) spans.push({ start, end, what: kindOf(name2) });
    pair.lastIndex = Math.max(start, end);
  }
  return spans;
}
function closing(text4, start, quote) {
  if (quote === '"') {
    const unescaped = /(?:[^"\\]+|\\[\s\S])*/y;
    unescaped.lastIndex = start;
    return start + (unescaped.exec(text4)?.[0].length ?? 0);
  }
  const end = text4.indexOf(quote, start);
  return end < 0 ? text4.length : end;
}

// src/domain/secrets/options.ts
var PROGRAMS = [
  {
    name: /^curl(?:\.exe)?$/,
    options: /^(?:-[A-Za-z#]{0,8}[uU]|--(?:proxy-)?user)/,
    kind: "login"
  },
  {
    name: /^(?:az|buildah|cf|crane|ctr|docker|helm|ibmcloud|nerdctl|npm|oc|oras|podman|quay|reg|regctl|skopeo|tkn)$/,
    subcommand: /^login$/,
    options: /^-p/,
    kind: "secret"
  },
  { name: /^(?:mysql|mariadb)\w*(?:-\w+)?$/, options: /^-p/, kind: "secret", isAttached: true },
  { name: /^(?:7z[ar]?|rar|unrar)$/, options: /^-p/, kind: "secret", isAttached: true },
  {
    name: /^(?:cqlsh|mongo(?:sh|dump|restore|export|import)?|ncftp|poetry|sshpass|twine|useradd|usermod|lftp)$/,
    options: /^-p/,
    kind: "secret"
  },
  { name: /^(?:redis-cli|keydb-cli|valkey-cli)$/, options: /^-a/, kind: "secret" },
  { name: /^https?$/, options: /^-a/, kind: "login" },
  { name: /^ldap\w+$/, options: /^-w/, kind: "secret" },
  { name: /^(?:bcp|ipmitool|sqlcmd|unzip|zip)$/, options: /^-P/, kind: "secret" },
  { name: /^(?:nuget|dotnet)$/, subcommand: /^push$/, options: /^-k/, kind: "secret" },
  { name: /^openssl$/, options: /^-[kK]$/, kind: "secret" },
  { name: /^(?:plink|pscp|psftp|putty)$/, options: /^-pw/, kind: "secret" },
  { name: /^(?:smbclient|rpcclient|net)$/, options: /^-U/, kind: "login" }
];
var ANY_PROGRAM = new RegExp(PROGRAMS.map(({ name: name2 }) => name2.source).join("|"));
var INSTALLS2 = /^(?:add|install|remove|purge|update|upgrade)$/;
var MOST_WORDS = 200;
function programSecrets(text4, { words: words2 }) {
  const near = words2.slice(0, MOST_WORDS);
  const installs = near.findIndex((word2) => INSTALLS2.test(word2.text));
  return near.flatMap((word2, at2) => {
    if (installs >= 0 && installs < at2) return [];
    const name2 = /[\\/]/.test(word2.text) ? word2.text.replace(/^.*[\\/]/, "") : word2.text;
    if (!ANY_PROGRAM.test(name2)) return [];
    const behind = near.slice(at2 + 1);
    return PROGRAMS.filter((program) => isCalled(program, name2, behind)).flatMap(
      (program) => valuesFor(text4, program, behind)
    );
  });
}
function isCalled({ name: name2, subcommand }, word2, behind) {
  return name2.test(word2) && (!subcommand || behind.some(({ text: text4 }) => subcommand.test(text4)));
}
function valuesFor(text4, program, words2) {
  return words2.flatMap((word2, at2) => {
    const raw = text4.slice(word2.start, word2.end).replace(/^\\*["']/, "");
    const [option] = program.options.exec(raw) ?? [];
    if (option === void 0) return [];
    const attached = word2.start + (text4.slice(word2.start, word2.end).length - raw.length) + option.length;
    const isAlone = word2.text === option;
    if (isAlone && program.isAttached) return [];
    const next = words2[at2 + 1];
    const value = isAlone ? next : { start: attached, end: contentEnd(text4, word2), inner: [] };
    return value === void 0 ? [] : secretIn(text4, value, { kind: program.kind, option });
  });
}
function contentEnd(text4, { start, end }) {
  const isQuoted = /["']/.test(text4[start] ?? "") && text4[end - 1] === text4[start];
  return isQuoted ? end - 1 : end;
}
function secretIn(text4, { start, end }, { kind: kind2, option }) {
  const raw = text4.slice(start, end);
  const what = kind2 === "login" ? `the login behind ${option}` : `the value of ${option}`;
  if (kind2 === "secret") {
    const value2 = raw.replace(/^=/, "");
    return isHarmless(value2) ? [] : [{ start: end - value2.length, end, what }];
  }
  const parts = /^(=?\\*["']?)((?:[^:%,{}$]|\$\{[^}]*\}|\$)*)[:%,]([\s\S]*)$/.exec(raw);
  if (parts === null) return [];
  const [, before = "", user = "", password = ""] = parts;
  const isUserSecret = /^(?:\\*["']|x(?:-oauth-basic)?\\*["']?)?$/.test(password);
  const from = start + before.length + (isUserSecret ? 0 : user.length + 1);
  const value = isUserSecret ? user : password;
  return isHarmless(value) ? [] : [{ start: from, end, what }];
}
function optionIn(text4, { words: words2 }, at2) {
  const [word2, value] = [words2[at2], words2[at2 + 1]];
  if (word2 === void 0 || value === void 0) return [];
  const name2 = word2.text.replace(/^-{1,2}|^\/\/\S*:/, "");
  if (!/^[A-Za-z_][\w.:-]*$/.test(name2) || !namesSecret(name2)) return [];
  if (!word2.text.startsWith("-") && !isNamedBefore(words2, at2)) return [];
  const raw = text4.slice(value.start, value.end);
  if (raw.startsWith("-") || isHarmless(raw, name2)) return [];
  const what = word2.text.startsWith("-") ? kindOf(word2.text) : kindOf(name2);
  return [{ start: value.start, end: value.end, what }];
}
var SETS = /^(?:config|configure|export|set|setenv|setx|write)$/;
var BARE = /^(?:authtoken|masterauth|requirepass)$/;
function isNamedBefore(words2, at2) {
  const near = words2.slice(Math.max(0, at2 - 6), at2);
  const name2 = words2[at2]?.text ?? "";
  return BARE.test(name2) || near.some(({ text: text4 }) => SETS.test(text4));
}

// src/domain/secrets/phrases.ts
var HEADER = /^(\\*["']?)([A-Za-z][\w-]{0,80}):[ \t]*(?=[^\s/])/;
var HEADER_OPTION = /^(?:-H|--header|--headers|--add-header)$/;
function headerIn(text4, { words: words2 }, at2) {
  const word2 = words2[at2];
  if (word2 === void 0) return [];
  if (!word2.text.includes(":")) return [];
  const raw = text4.slice(word2.start, word2.end);
  const [option = ""] = /^(?:-H|--header=)(?=.)/.exec(raw) ?? [];
  const [all, quote = "", name2 = ""] = HEADER.exec(raw.slice(option.length)) ?? [];
  if (all === void 0 || !namesSecret(name2)) return [];
  const isBehind = HEADER_OPTION.test(words2[at2 - 1]?.text ?? "");
  const isHeader = isBehind || option !== "" || quote !== "" || /^(?:x-|private-|job-)/i.test(name2);
  if (!isHeader) return [];
  const start = word2.start + option.length + all.length;
  const end = quote !== "" && raw.endsWith(quote) ? word2.end - quote.length : word2.end;
  const value = text4.slice(start, end).replace(/^(?:basic|bearer|token)\s+/i, "");
  return end <= start || isHarmless(value) ? [] : [{ start, end, what: `the header ${name2}` }];
}
var LOGIN = /^(?:auth|authtoken|login)$/;
var LOGS_IN = /^(?:cargo|snyk|vault|ngrok|pulumi|flyctl|fly|railway)$/;
function subcommandIn(text4, { words: words2 }, at2) {
  const [word2, next] = [words2[at2], words2[at2 + 1]];
  const isLogin = LOGIN.test(word2?.text ?? "") && LOGS_IN.test(words2[at2 - 1]?.text ?? "");
  if (isLogin && next !== void 0 && !next.text.startsWith("-")) {
    return spanOf(text4, next, `what is given to ${words2[at2 - 1]?.text ?? ""} login`);
  }
  const user = /^(?:http-basic|gitlab-token|pypi-token|github-oauth|bearer|token)\./.exec(
    word2?.text ?? ""
  );
  if (user === null || !words2.slice(0, at2).some((each) => each.text === "config")) return [];
  const value = words2[at2 + 2] ?? next;
  return value === void 0 ? [] : spanOf(text4, value, "a login of a package manager");
}
var LAST2 = [
  { name: /^htpasswd$/, needs: /^-\w*b/, count: 1 },
  { name: /^mc$/, needs: /^alias$/, count: 2 },
  { name: /^rclone$/, needs: /^pass(?:word)?$/, count: 1 },
  { name: /^bundle$/, needs: /^config$/, count: 1 }
];
function lastWordsIn(text4, { words: words2 }) {
  const names = words2.slice(0, 8).map((word2) => word2.text);
  return LAST2.filter(
    ({ name: name2, needs }) => names.some((each) => name2.test(each)) && words2.some((each) => needs.test(each.text))
  ).flatMap(({ name: name2, count }) => {
    const isLogin = name2.test("bundle");
    const last = words2.slice(-count).filter((word2) => !isLogin || /^[^:/]+:[^/]/.test(word2.text));
    return last.flatMap((word2) => spanOf(text4, word2, "a login"));
  });
}
function spanOf(text4, { start, end }, what) {
  return isHarmless(text4.slice(start, end)) ? [] : [{ start, end, what }];
}
var WRITES = /^(?:echo|printf)$/;
var READS = /^(?:passwd|chpasswd|base64|vncpasswd|cryptsetup|--password-stdin|--with-token|--token-stdin|--stdin|--passphrase-fd|--password-fd)$/;
var MOST_PIPES = 8;
function pipedSecrets(text4, commands, at2) {
  const command = commands[at2];
  const words2 = command?.words ?? [];
  const reader = (command && readerOf(commands, at2)) ?? null;
  const here = words2.findIndex((word2) => word2.text === "<<<");
  const read2 = here >= 0 && words2.some((word2) => READS.test(word2.text)) ? words2.slice(here + 1) : [];
  const echo = words2.findIndex((word2) => WRITES.test(word2.text));
  const written = reader === null || echo < 0 ? [] : words2.slice(echo + 1);
  const values = [...read2, ...written].filter(({ text: value }) => !/^-\w+$/.test(value));
  return values.flatMap(({ start, end }) => {
    const raw = text4.slice(start, end);
    const shown2 = reader === "chpasswd" ? raw.indexOf(":") + 1 : 0;
    const value = raw.slice(shown2);
    if (isHarmless(value) || /^(?:\\*["'])?(?:%s|\\n|%s\\n)(?:\\*["'])?$/.test(value)) return [];
    return [{ start: start + shown2, end, what: `what is given to ${reader ?? "its input"}` }];
  });
}
function readerOf(commands, at2) {
  for (let next = at2; commands[next]?.isPiped && next - at2 < MOST_PIPES; next++) {
    const words2 = commands[next + 1]?.words.map(({ text: text4 }) => text4.replace(/^.*\//, "")) ?? [];
    const reader = words2.find((word2) => READS.test(word2));
    if (reader !== void 0) return reader;
    if (words2.includes("sudo") && words2.includes("-S")) return "sudo";
  }
  return null;
}
var PHRASE = /(?<![\w$])(?:identified[ \t]+by|(?:password|passwd|passphrase)(?:[ \t]+(?:is|to|was))?)[ \t]*(?:\([ \t]*)?(?:(\\*["'])|[ \t]+)/gi;
var ONLY_QUOTED = /(?:identified[ \t]+by|password|passwd|passphrase)[ \t(]*$/i;
function phrasesIn(text4) {
  return [...text4.matchAll(PHRASE)].flatMap(({ index, 0: all, 1: quote }) => {
    const isQuoted = quote !== void 0;
    if (!isQuoted && ONLY_QUOTED.test(all)) return [];
    const start = index + all.length;
    const word2 = /[^\s"'\\]*/y;
    word2.lastIndex = start;
    const unquoted = start + (word2.exec(text4)?.[0].length ?? 0);
    const closed = isQuoted ? text4.indexOf(quote, start) : unquoted;
    const end = closed < 0 || closed - start > 500 ? unquoted : closed;
    if (end <= start || isHarmless(text4.slice(start, end))) return [];
    return [{ start, end, what: "a password" }];
  });
}
var NETRC = /(?:default|login|machine|user)(?:\s|\\[nrt])+\S{1,200}?(?:\s|\\[nrt])+password(?:\s|\\[nrt])+((?:[^\s"'\\]|\\(?![nrt]))+)/gi;
function netrcIn(text4) {
  return [...text4.matchAll(NETRC)].flatMap(({ index, 0: all, 1: value = "" }) => {
    const end = index + all.length;
    return isHarmless(value) ? [] : [{ start: end - value.length, end, what: "a password" }];
  });
}
var HEREDOC = /(chpasswd|passwd|base64|--password-stdin|--with-token|--token-stdin|--stdin)[^\n<]{0,200}<<-?[ \t]*["']?(\w{1,40})["']?[^\n]{0,200}\n/g;
function heredocsIn(text4) {
  const spans = [];
  const heredoc = new RegExp(HEREDOC);
  for (let found2 = heredoc.exec(text4); found2 !== null; found2 = heredoc.exec(text4)) {
    const start = found2.index + found2[0].length;
    const closed = text4.indexOf(`
${found2[2]}`, start);
    const end = closed < 0 ? text4.length : closed;
    if (!isHarmless(text4.slice(start, end))) {
      spans.push({ start, end, what: `what is given to ${found2[1]}` });
    }
    heredoc.lastIndex = end;
  }
  return spans;
}
var SETS2 = /^(?:\/\S{1,60} -c #\(nop\)\s+)?(?:ONBUILD\s+)?(?:ENV|LABEL)\s+/;
var NAME = /(?<=^|\s)["']?([^\s="']+)["']?(=|\s)/g;
function setValuesIn(text4) {
  const [start] = SETS2.exec(text4) ?? [];
  if (start === void 0) return [];
  const set = text4.slice(start.length);
  const [old, oldName = ""] = /^([^\s=]+)\s+/.exec(set) ?? [];
  const from = start.length + (old?.length ?? 0);
  if (old !== void 0) {
    const isSecret = namesSecret(oldName) && !isHarmless(text4.slice(from).trim(), oldName);
    return isSecret ? [{ start: from, end: text4.length, what: kindOf(oldName) }] : [];
  }
  const names = [...set.matchAll(NAME)].filter(({ 2: operator }) => operator === "=");
  return names.flatMap(({ index, 0: all, 1: name2 = "" }, at2) => {
    const value = set.slice(index + all.length, names[at2 + 1]?.index ?? set.length);
    if (!namesSecret(name2) || isHarmless(value.trim(), name2)) return [];
    const begin = start.length + index + all.length;
    return [{ start: begin, end: begin + value.trimEnd().length, what: kindOf(name2) }];
  });
}

// src/domain/secrets/span.ts
var MASK = "***";
function masked(text4, spans) {
  const parts = [];
  const found2 = /* @__PURE__ */ new Set();
  let [at2, end] = [0, -1];
  const inQuotes = spans.map((span) => ({ ...span, ...withinQuotes(text4, span) }));
  for (const span of inQuotes.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < end) {
      at2 = Math.max(at2, span.end);
    } else {
      parts.push(text4.slice(at2, span.start), MASK);
      at2 = span.end;
      found2.add(span.what);
    }
    end = Math.max(end, at2);
  }
  return { text: parts.join("") + text4.slice(at2), found: [...found2] };
}
function withinQuotes(text4, { start, end }) {
  const value = text4.slice(start, end);
  const [closing2 = ""] = /\\{0,9}["']$/.exec(value) ?? [];
  if (closing2 === "" || closing2 === value) return { start, end };
  if (value.startsWith(closing2)) return { start: start + closing2.length, end: end - closing2.length };
  const isLone = value.indexOf(closing2.slice(-1)) === value.length - 1;
  return { start, end: isLone ? end - closing2.length : end };
}

// src/domain/secrets/words.ts
var ESCAPED_QUOTES = String.raw`\\{1,9}"[^]*?(?:\\{1,9}"|$)|\\{1,9}'[^]*?(?:\\{1,9}'|$)|`;
var SHELL = [
  // A comment may hold a lone apostrophe, and so may a word: `don't`.
  String.raw`(?<=^|[\s;&|(])#(?!\(nop\))[^\n]*`,
  // Not the start of what is quoted: -p'd 0', x='s 0'.
  String.raw`'(?<=(?:^|[\s(])[A-Za-z]{1,20}')(?=(?:s|t|re|ve|ll|d|m)(?:[\s.,;:!?)]|$))`,
  String.raw`\\\r?\n|\\[^]`,
  String.raw`\$?"(?:[^"\\]+|\\[^])*"?`,
  String.raw`\$'(?:[^'\\]+|\\[^])*'?|'[^']*'?`,
  "`(?:[^`\\\\]+|\\\\[^])*`?",
  String.raw`\$\{[^}]*\}?|\$\((?:[^()]+|\([^()]*\))*\)`,
  String.raw`<<<|&&|\|\||[;&|\n()<>]`
].join("|");
var REST = "[ \\t\\r\\f\\v]+|[^\\\\\"'`\\s;&|()<>$]+|[^]";
var TOKEN2 = new RegExp(`${SHELL}|${REST}`, "g");
var INNER_TOKEN = new RegExp(`${ESCAPED_QUOTES}${SHELL}|${REST}`, "g");
var EXEC_TOKEN = new RegExp(
  `${SHELL}|[\\[\\],]+|[ \\t\\r]+|[^\\\\"'\`\\s;&|()<>$,[\\]]+|[^]`,
  "g"
);
var EXEC = /^[^"'[\n]{0,200}\[\s*"/;
var QUOTED = /^(?:#+|\\+["']|\$?["'](?=.)|`|\$\()/s;
var SEPARATOR = /^(?:&&|\|\||[;&|\n()])$/;
var BLANK = /^(?:[ \t\r\f\v]+|\\\r?\n|[<>])$/;
function commandsIn(text4, { start, end }, isInner) {
  const section = text4.slice(start, end);
  const isExec = !isInner && EXEC.test(section);
  const token = isExec ? EXEC_TOKEN : isInner ? INNER_TOKEN : TOKEN2;
  const reader = new Reader(start);
  for (const { index, 0: found2 } of section.matchAll(token)) {
    if (isExec && /^[[\],]+$/.test(found2)) reader.endWord();
    else reader.read(found2, start + index);
  }
  return reader.end();
}
var Reader = class {
  commands = [];
  words = [];
  startsLine = true;
  parts = [];
  inner = [];
  from;
  to;
  constructor(start) {
    this.from = start;
    this.to = start;
  }
  read(token, at2) {
    if (SEPARATOR.test(token)) this.endCommand(token);
    else if (BLANK.test(token)) this.endWord();
    else this.addToWord(token, at2);
  }
  addToWord(token, at2) {
    if (this.parts.length === 0) this.from = at2;
    this.to = at2 + token.length;
    const [opening = ""] = QUOTED.exec(token) ?? [];
    const closing2 = opening === "$(" ? ")" : opening.replace("$", "");
    const isClosed = !/^#?$/.test(closing2[0] ?? "") && token.length > opening.length && token.endsWith(closing2);
    const start = at2 + opening.length;
    const end = this.to - (isClosed ? closing2.length : 0);
    if (opening !== "") this.inner.push({ start, end });
    const isQuoted = opening !== "" && opening !== "$(" && opening !== "`";
    this.parts.push(isQuoted ? token.slice(start - at2, end - at2) : token);
    if (token === "<<<") this.endWord();
  }
  endWord() {
    if (this.parts.length === 0) return;
    const text4 = this.parts.join("");
    this.words.push({ start: this.from, end: this.to, text: text4, inner: this.inner });
    this.parts = [];
    this.inner = [];
  }
  end() {
    this.endCommand("");
    return this.commands;
  }
  endCommand(separator) {
    this.endWord();
    const { words: words2, startsLine } = this;
    if (words2.length > 0) this.commands.push({ words: words2, startsLine, isPiped: separator === "|" });
    this.words = [];
    this.startsLine = separator === "\n";
  }
};

// src/domain/secrets/mask.ts
var MOST_NESTED = 4;
function withoutSecrets2(text4) {
  const spans = [
    ...setValuesIn(text4),
    ...pairsIn(text4),
    ...loginsIn(text4),
    ...bareLoginsIn(text4),
    ...parametersIn(text4),
    ...phrasesIn(text4),
    ...netrcIn(text4),
    ...heredocsIn(text4),
    ...commandSecrets(text4, { start: 0, end: text4.length }, 0),
    ...shapesIn(text4)
  ];
  if (spans.length === 0) return { text: text4, secrets: [] };
  const { text: shown2, found: found2 } = masked(text4, spans);
  return { text: shown2, secrets: found2 };
}
var PARTED = /[\s=:@"'?]/;
function nameWithoutSecrets(name2) {
  if (PARTED.test(name2)) return withoutSecrets2(name2).text;
  const spans = shapesIn(name2);
  return spans.length === 0 ? name2 : masked(name2, spans).text;
}
function valueWithoutSecrets(name2, value) {
  if (namesSecret(name2)) return MASK;
  if (!/^\s*[[{]/.test(value)) return withoutSecrets2(value).text;
  try {
    return JSON.stringify(JSON.parse(value, ofJson));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError)
      return withoutSecrets2(value).text;
    throw error;
  }
}
function holdsSecrets(bytes) {
  const json = new TextDecoder().decode(bytes);
  try {
    return valueWithoutSecrets("", json) !== JSON.stringify(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
function ofJson(name2, value) {
  if (typeof value === "string") return namesSecret(name2) ? MASK : withoutSecrets2(value).text;
  return typeof value === "number" && namesSecret(name2) ? MASK : value;
}
function commandSecrets(text4, section, depth) {
  const commands = commandsIn(text4, section, depth > 0);
  const spans = linesIn(text4, section.start, section.end);
  for (const [index, command] of commands.entries()) {
    spans.push(
      ...programSecrets(text4, command),
      ...lastWordsIn(text4, command),
      ...pipedSecrets(text4, commands, index)
    );
    for (const [at2, word2] of command.words.entries()) {
      spans.push(
        ...assignmentsIn(text4, command, at2),
        ...namedValueIn(text4, command, at2),
        ...optionIn(text4, command, at2),
        ...headerIn(text4, command, at2),
        ...subcommandIn(text4, command, at2)
      );
      for (const inner of depth < MOST_NESTED ? word2.inner : []) {
        if (/[\s=:]/.test(text4.slice(inner.start, inner.end))) {
          spans.push(...commandSecrets(text4, inner, depth + 1));
        }
      }
    }
  }
  return spans;
}

// src/domain/explanation/buildpack-layers.ts
var LIFECYCLE = "io.buildpacks.lifecycle.metadata";
var MOST_LAYERS = 2e3;
var LENGTH = 300;
var OWN = {
  config: "config of the buildpacks",
  launcher: "launcher of the buildpacks",
  "process-types": "process types of the buildpacks",
  sbom: "SBOM of the buildpacks"
};
function withBuildpackNames(steps, { labels: labels2, diffIds }) {
  const label = labels2[LIFECYCLE];
  if (label === void 0 || diffIds.length !== steps.length) return steps;
  const names = namesIn(label);
  return steps.map((step, index) => {
    const name2 = names.get(diffIds[index] ?? "");
    if (name2 === void 0) return step;
    const secrets = step?.secrets && { secrets: step.secrets };
    return { text: oneLine(name2, LENGTH), instruction: null, buildArguments: [], ...secrets };
  });
}
function namesIn(label) {
  const metadata2 = parsed3(label);
  const names = Object.entries(OWN).map(([key, name2]) => [
    field2(field2(metadata2, key), "sha"),
    name2
  ]);
  const slices = listIn(field2(metadata2, "app"));
  for (const [index, slice] of slices.entries()) {
    const which = slices.length === 1 ? "" : `, slice ${index + 1} of ${slices.length}`;
    names.push([field2(slice, "sha"), `application${which}`]);
  }
  for (const buildpack of listIn(field2(metadata2, "buildpacks"))) {
    for (const [layer, made] of Object.entries(Object(field2(buildpack, "layers")))) {
      names.push([field2(made, "sha"), `layer ${layer} of buildpack ${idOf(buildpack)}`]);
    }
  }
  const told = names.flatMap(
    ([sha, name2]) => typeof sha === "string" ? [[sha, name2]] : []
  );
  return new Map(told.slice(0, MOST_LAYERS).toReversed());
}
function idOf(buildpack) {
  const [key, version] = [field2(buildpack, "key"), field2(buildpack, "version")];
  return `${typeof key === "string" ? key : "?"}${typeof version === "string" ? `@${version}` : ""}`;
}
function parsed3(label) {
  try {
    return JSON.parse(label);
  } catch {
    return void 0;
  }
}
function field2(value, name2) {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name2) ? Reflect.get(value, name2) : void 0;
}
function listIn(value) {
  return Array.isArray(value) ? value : [];
}

// src/domain/history/masked-entry.ts
function maskedEntry(entry3) {
  const [createdBy, comment] = [withoutSecrets2(entry3.createdBy), withoutSecrets2(entry3.comment)];
  const kinds = /* @__PURE__ */ new Set([...entry3.secrets ?? [], ...createdBy.secrets, ...comment.secrets]);
  const secrets = [...kinds].slice(0, MOST_KINDS);
  return {
    ...entry3,
    createdBy: createdBy.text,
    comment: comment.text,
    ...secrets.length > 0 && { secrets }
  };
}
var MOST_KINDS = 20;

// src/oci/lists.ts
function listOf2(item) {
  return pipe(
    array(unknown()),
    transform((items2, context) => readAll(items2.entries(), item, context))
  );
}
var texts = pipe(
  record(string(), unknown()),
  transform((given, context) => {
    const values = readAll(Object.entries(given), nullish(string()), context);
    return Object.fromEntries(Object.keys(given).map((name2, index) => [name2, values[index] ?? ""]));
  })
);
function readAll(entries, schema, context) {
  const values = [];
  for (const [key, entry3] of entries) {
    const { success, data, error } = schema.safeParse(entry3);
    const issue = error?.issues[0];
    if (!success && issue !== void 0) {
      context.issues.push({ ...issue, path: [key, ...issue.path] });
      return [];
    }
    if (success) values.push(data);
  }
  return values;
}

// src/oci/descriptor.ts
var digest = string().check(refine(isDigest, { error: "is no sha256 or sha512 digest" }));
var text2 = nullish(string());
var platformFields = {
  os: text2,
  architecture: text2,
  variant: text2,
  "os.version": text2
};
var rawPlatform = object({
  ...platformFields,
  "os.features": nullish(listOf2(string()))
});
var rawDescriptor = object({
  mediaType: text2,
  digest,
  size: int({ error: "is no whole number of bytes" }).check(_nonnegative({ error: "is negative" })),
  platform: nullish(rawPlatform),
  annotations: nullish(texts),
  data: text2
});
var platform = pipe(rawPlatform, transform(toPlatform));
var descriptor = pipe(rawDescriptor, transform(toDescriptor));
function plainDescriptor(json) {
  const given = Object(json);
  const isPlain = isText(given.mediaType) && typeof given.digest === "string" && isDigest(given.digest) && Number.isSafeInteger(given.size) && Number(given.size) >= 0 && (given.platform == null || isPlainPlatform(given.platform)) && (given.annotations == null || isMapOfTexts(given.annotations)) && isText(given.data);
  return isPlain && !Array.isArray(json) ? toDescriptor(given) : void 0;
}
function isPlainPlatform(given) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return false;
  const features = Reflect.get(given, "os.features");
  return Object.keys(platformFields).every((field3) => isText(Reflect.get(given, field3))) && (features == null || Array.isArray(features) && features.every(isString));
}
function isMapOfTexts(given) {
  const isMap = typeof given === "object" && given !== null && !Array.isArray(given);
  return isMap && !Object.hasOwn(given, "__proto__") && Object.values(given).every(isString);
}
function isText(value) {
  return value == null || isString(value);
}
function isString(value) {
  return typeof value === "string";
}
var NO_ANNOTATIONS = {};
function toDescriptor(raw) {
  const { mediaType, digest: digest2, size: size2, platform: platform2, annotations, data } = raw;
  return {
    mediaType: mediaType ?? "",
    digest: digest2,
    bytes: size2,
    annotations: annotations ?? NO_ANNOTATIONS,
    ...platform2 && located(platform2),
    ...data == null ? {} : { data }
  };
}
function located(raw) {
  const platform2 = toPlatform({ ...raw, os: raw.os || "any" });
  if (platform2 === void 0) return {};
  if (raw.os) return { platform: platform2, spelling: spellingOf(raw) };
  const { os: _, ...machine } = platform2;
  return { machine };
}
function spellingOf(raw) {
  const { os, architecture, variant, "os.version": version, "os.features": features } = raw;
  const own = os?.toLowerCase() === "windows" ? version : null;
  return JSON.stringify([os, architecture, variant ?? "", own ?? "", features?.toSorted() ?? []]);
}
function toPlatform(raw) {
  const { os, architecture, variant, "os.version": osVersion, "os.features": features } = raw;
  if (!os || !architecture) return void 0;
  return {
    os: word(os),
    architecture: word(architecture),
    ...variant ? { variant: word(variant) } : {},
    ...osVersion ? { osVersion: word(osVersion) } : {},
    ...features?.length ? { osFeatures: features.map((each) => word(each)).toSorted() } : {}
  };
}
function word(text4) {
  return nameWithoutSecrets(oneLine(text4, 50));
}

// src/oci/config.ts
var MAX_HISTORY = 1e3;
var MAX_LABEL_BYTES = 4 * 1024;
var MAX_LIFECYCLE_BYTES = 256 * 1024;
var MAX_TIME = 40;
var text3 = _default(nullable(string()), "");
var entry2 = pipe(
  object({
    created: _catch(nullish(string()), void 0),
    created_by: text3,
    comment: text3,
    empty_layer: nullish(boolean())
  }),
  transform(
    ({ created: created2, created_by, comment, empty_layer }) => maskedEntry({
      ...created2 ? { created: created2.slice(0, MAX_TIME) } : {},
      createdBy: created_by ?? "",
      comment: comment ?? "",
      isEmpty: empty_layer ?? false
    })
  )
);
var history = pipe(
  array(unknown()),
  transform((entries) => {
    const read2 = array(entry2).safeParse(entries.slice(0, MAX_HISTORY));
    return read2.success ? read2.data : [];
  })
);
var labels = pipe(record(string(), unknown()), transform(readableLabels));
var shell = _catch(
  pipe(
    optional(array(string()).check(_maxLength(20))),
    transform((words2) => words2 && withoutSecrets2(words2.join(" ")).text.split(" "))
  ),
  void 0
);
var DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
var created = pipe(string(), transform(normalisedTime));
var config = pipe(
  object({
    ...platformFields,
    created: _catch(nullable(created), null),
    rootfs: _catch(object({ diff_ids: listOf2(digest) }), { diff_ids: [] }),
    history: _catch(history, []),
    config: _catch(object({ Labels: _catch(labels, {}), Shell: shell }), {
      Labels: {},
      Shell: void 0
    })
  }),
  transform(
    ({ created: created2, rootfs, history: history2, config: config2, ...platform2 }) => ({
      platform: toPlatform(platform2) ?? null,
      created: created2,
      diffIds: rootfs.diff_ids,
      history: history2,
      labels: config2.Labels,
      ...config2.Shell ? { shell: config2.Shell } : {}
    })
  )
);
function normalisedTime(text4) {
  const time = DATE_TIME.test(text4) ? Date.parse(text4) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
function readableLabels(labels2) {
  const most = (name2) => name2 === LIFECYCLE ? MAX_LIFECYCLE_BYTES : MAX_LABEL_BYTES;
  const readable = Object.entries(labels2).filter(
    (label) => typeof label[1] === "string" && Buffer.byteLength(label[1]) <= most(label[0])
  );
  return Object.fromEntries(
    readable.map(([name2, value]) => [name2, valueWithoutSecrets(name2, value)])
  );
}

// src/oci/envelope.ts
var envelope = object({
  schemaVersion: nullish(number()),
  mediaType: nullish(string()),
  artifactType: nullish(string()),
  manifests: nullish(array(unknown())),
  config: optional(unknown()),
  layers: nullish(array(unknown())),
  annotations: _catch(nullish(texts), void 0)
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
function hasRepeatedKey(text4, value) {
  return keysIn(text4) !== keysOf(value);
}
function keysIn(text4) {
  let keys = 0;
  for (let open3 = text4.indexOf('"'); open3 >= 0; ) {
    let close = text4.indexOf('"', open3 + 1);
    while (isEscaped(text4, close)) close = text4.indexOf('"', close + 1);
    let next = close + 1;
    while (isBlank(text4.charCodeAt(next))) next++;
    if (text4[next] === ":") keys++;
    open3 = text4.indexOf('"', next);
  }
  return keys;
}
function isEscaped(text4, quote) {
  let start = quote;
  while (text4[start - 1] === "\\") start--;
  return (quote - start) % 2 === 1;
}
function isBlank(code) {
  return code === 32 || code === 10 || code === 13 || code === 9;
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

// src/oci/shape.ts
function shape(schema, json, at2 = "") {
  const result = schema.safeParse(json);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  const where = path.reduce(placeIn, at2) || "it";
  return { ok: false, complaint: `${where} ${words(issue, valueAt(json, path))}` };
}
function placeIn(parent, key) {
  if (typeof key === "number") return `${parent}[${key}]`;
  return parent === "" ? String(key) : `${parent}.${String(key)}`;
}
function words(issue, value) {
  if (issue?.code === "invalid_type" && issue.message === "Invalid input") {
    return value === void 0 ? "is missing" : `is ${typeOf(value)}, not ${issue.expected}`;
  }
  return issue === void 0 || issue.message === "Invalid input" ? "is wrong" : issue.message;
}
function valueAt(json, path) {
  return path.reduce((value, key) => Reflect.get(Object(value), key), json);
}
function typeOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

// src/oci/read.ts
var ALTERED = "Build and push the image again; if it stays so, the registry or a proxy before it alters manifests.";
var utf8 = new TextDecoder("utf-8", { fatal: true });
function parseJson(received) {
  const { bytes, contentType, name: name2 } = received;
  try {
    const text4 = utf8.decode(bytes);
    const value = JSON.parse(text4);
    if (!hasRepeatedKey(text4, value)) return value;
  } catch (cause) {
    if (!mediaTypeOf(contentType).includes("html"))
      throw new NoManifest(`${name2} is not JSON`, ALTERED, { cause });
    const cure = "Check the registry\u2019s name: a web server answers there, and no registry.";
    throw new Unmeasurable(`${name2} is a web page`, cure, { cause });
  }
  throw wrong(received, "has a field twice in one object, and is refused as ambiguous");
}
function read(received, schema, json, at2 = "") {
  const shaped = shape(schema, json, at2);
  if (shaped.ok) return shaped.value;
  throw wrong(received, `is malformed: ${shaped.complaint}`);
}
function wrong({ name: name2 }, what, cure = ALTERED) {
  return new Unmeasurable(`${name2} ${what}`, cure);
}

// src/oci/manifest-image.ts
var MOST_LAYERS2 = 2e3;
function readImage(received, json) {
  const config2 = plainDescriptor(json.config) ?? read(received, descriptor, json.config ?? void 0, "config");
  const { digest: digest2 } = received;
  const { artifactType, layers: given } = json;
  if (!isImageConfig(config2.mediaType, artifactType ?? "")) {
    const what = nameWithoutSecrets(oneLine(artifactType || config2.mediaType, 100));
    const mayRun = isDockerConfig(config2.mediaType) || layerTypes(given).some(isLayerType);
    return { kind: "artifact", digest: digest2, artifactType: what, ...mayRun && { config: config2 } };
  }
  if (given == null) throw wrong(received, "has no layers");
  if (given.length > MOST_LAYERS2) {
    throw wrong(
      received,
      `lists ${given.length} layers, and no runtime takes more than some hundreds`,
      "Build the image in fewer steps."
    );
  }
  const layers = given.map(
    (layer, position) => plainDescriptor(layer) ?? read(received, descriptor, layer, `layers[${position}]`)
  );
  const types = layerTypes(given);
  if (layers.length > 0 && !types.some(isLayerType)) {
    const named = types.slice(0, MAX_TYPES).map((type) => nameWithoutSecrets(oneLine(type, 100)));
    return { kind: "artifact", digest: digest2, artifactType: named.join(", "), layerTypes: named, config: config2 };
  }
  return { kind: "image", digest: digest2, config: config2, layers, ...claimsOf(json) };
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
  const claims = Object.entries(annotations ?? {}).filter(([name2]) => name2.startsWith(BASE_CLAIMS));
  return claims.length === 0 ? {} : {
    annotations: Object.fromEntries(
      claims.map(([name2, value]) => [name2, valueWithoutSecrets(name2, value)])
    )
  };
}
var BASE_CLAIMS = "org.opencontainers.image.base.";

// src/oci/manifest-index.ts
var OUR_KINDS = [...IMAGE_TYPES, ...INDEX_TYPES, ""];
var kind = object({ mediaType: nullish(string()), digest: optional(unknown()) });
var DIGEST = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
var located2 = object({ platform });
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
      const place = located2.safeParse(entry3).data?.platform;
      const error = wrong(received, `is malformed: ${shaped.complaint}`);
      const mayBePulled = isOurs || place !== void 0 || DIGEST.test(String(data.digest));
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
  return new Map(names.map((name2) => [folded(name2), name2]));
}
function oddField(manifest) {
  const { config: config2, layers, manifests } = manifest;
  const odd = oddKeyIn(manifest, FIELDS) ?? oddFieldOf(config2);
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
function oddPlatformField(config2) {
  return oddKeyIn(config2, PLATFORM_FIELDS);
}
function oddKeyIn(value, fields) {
  if (typeof value !== "object" || value === null) return void 0;
  for (const key of Object.keys(value)) {
    if (fields.get(key) === key) continue;
    const field3 = fields.get(folded(key));
    if (field3 !== void 0 && field3 !== key) return key;
  }
  return void 0;
}
function folded(key) {
  return key.toUpperCase().toLowerCase();
}

// src/oci/parse.ts
function parseManifest(received) {
  const given = parseJson(received);
  const json = read(received, envelope, given);
  refuseOdd(received, oddField(Object(given)));
  const type = typeOf2(received, json);
  if (SCHEMA_1_TYPES.includes(type) || json.schemaVersion === 1) {
    throw wrong(
      received,
      "is in Docker\u2019s schema 1, which does not tell sizes",
      "Push the image again with a current docker or buildx."
    );
  }
  const isIndex = json.manifests != null;
  if (isIndex && (json.layers != null || json.config != null)) {
    throw wrong(received, "holds both manifests and layers, and is refused as ambiguous");
  }
  if (INDEX_TYPES.includes(type) || isIndex && GENERIC_TYPES.includes(type)) {
    return readIndex(received, json);
  }
  if (IMAGE_TYPES.includes(type) || json.layers != null && GENERIC_TYPES.includes(type)) {
    return readImage(received, json);
  }
  const what = GENERIC_TYPES.includes(type) ? "is neither a manifest nor an index" : `has the type ${JSON.stringify(nameWithoutSecrets(oneLine(type, 100)))}, which is no container image`;
  throw new NoManifest(`${received.name} ${what}`, "Check that the reference names an image.");
}
function typeOf2(received, json) {
  const header2 = mediaTypeOf(received.contentType);
  const body = mediaTypeOf(json.mediaType);
  if (body === "" || header2 === body) return header2 === "" ? body : header2;
  if (GENERIC_TYPES.includes(header2)) return body;
  throw wrong(
    received,
    `was sent as ${JSON.stringify(nameWithoutSecrets(oneLine(header2, 100)))} and calls itself ${JSON.stringify(nameWithoutSecrets(oneLine(body, 100)))}`
  );
}
function parseConfig(received) {
  const given = parseJson(received);
  refuseOdd(received, oddPlatformField(given));
  return read(received, config, given);
}
function refuseOdd(received, odd) {
  if (odd === void 0) return;
  const field3 = JSON.stringify(oneLine(odd, 50));
  throw wrong(
    received,
    `has a field ${field3}, and is refused as ambiguous: clients differ on its case`
  );
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
    const target2 = inRegistry2(withDefaultTag(reference));
    const limit = newLimit();
    this.limits.set(reference, limit);
    return target2.digest === void 0 ? manifests.byTag(target2, expected, limit) : manifests.byDigest(target2, target2.digest, limit);
  }
  async tags(reference) {
    const { tagLists, newLimit } = this.options;
    return tagLists.of(inRegistry2(reference), newLimit());
  }
  async someTags(reference) {
    const { tagLists, newLimit } = this.options;
    return tagLists.firstOf(inRegistry2(reference), newLimit());
  }
  async currentDigest(reference) {
    const { manifests, newLimit } = this.options;
    const target2 = inRegistry2(reference);
    return target2.digest ?? manifests.currentDigest(target2, newLimit());
  }
  manifest(reference, descriptor2) {
    return this.listed(reference, "manifests", descriptor2, parseManifest);
  }
  config(reference, descriptor2) {
    return this.listed(reference, "blobs", descriptor2, parseConfig);
  }
  async provenance(reference, attestation) {
    const [{ provenanceIn }, { readProvenance }] = await Promise.all([
      import("./attestation-A34WUYGF.js"),
      import("./provenance-YHEHSX7T.js")
    ]);
    const statement = await this.listed(reference, "manifests", attestation, provenanceIn);
    return statement && this.listed(reference, "blobs", statement, readProvenance);
  }
  async layer(reference, descriptor2, sink) {
    const { downloads, newLayerLimit } = this.options;
    const target2 = inRegistry2(reference);
    if (await downloads.stream(target2, descriptor2, { sink, limit: newLayerLimit() })) return;
    throw new NoManifest(
      `${target2.registry}/${target2.repository} lists ${descriptor2.digest}, and does not hold it`,
      "Push the image again."
    );
  }
  async keptListing(reference, digest2) {
    return this.options.cache?.listing(inRegistry2(reference), digest2);
  }
  async keepListing(reference, digest2, make) {
    const { cache } = this.options;
    const listing = cache && make();
    if (listing !== void 0) await cache?.keepListing(inRegistry2(reference), digest2, listing);
  }
  async listed(reference, kind2, descriptor2, parse) {
    const limit = this.limits.get(reference) ?? this.options.newLimit();
    this.limits.set(reference, limit);
    return this.options.manifests.listed(inRegistry2(reference), { kind: kind2, descriptor: descriptor2, parse }, limit);
  }
};
function inRegistry2(reference) {
  if (reference.kind === "registry") return reference;
  throw new TypeError(`${reference.transport}:${reference.path} is not in a registry`);
}

// src/registry/content/cache.ts
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join as join2, relative } from "node:path";

// src/oci/digest.ts
function digestOf(bytes, like) {
  const algorithm = like?.startsWith("sha512:") ? "sha512" : "sha256";
  return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}

// src/registry/content/cache.ts
var FOLDER = "docker-image-budgets-v1";
var OURS = /^[0-9a-f]{32}[/\\](?:(?:listing-)?sha(?:256|512)-[0-9a-f]+|tags[/\\][\w.-]+?)(?:\.draft-[0-9a-f-]+)?$/;
var LISTING = /[/\\]listing-[^/\\]*$/;
var KEPT_MS = 30 * 24 * 60 * 60 * 1e3;
var MAX_BYTES2 = 4 * 1024 * 1024;
var MAX_LISTING_BYTES = 16 * 1024 * 1024;
var MAX_LISTINGS_BYTES = 256 * 1024 * 1024;
var CHECKSUM_BYTES = 32;
function createCache({ directory, accountFor, warn, date }) {
  const root = join2(directory, FOLDER);
  const folderOf = async (target2) => {
    const { registry, repository } = target2;
    const key = JSON.stringify([registry, repository, await accountFor(target2)]);
    return join2(root, createHash("sha256").update(key).digest("hex").slice(0, 32));
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
    async digestOf(target2, tag) {
      const bytes = await readIfThere(join2(await folderOf(target2), "tags", tag));
      const digest2 = bytes?.toString("utf8") ?? "";
      return isDigest(digest2) ? digest2 : void 0;
    },
    async read(target2, digest2) {
      const bytes = await readIfThere(join2(await folderOf(target2), fileOf(digest2)));
      if (bytes === void 0 || digestOf(bytes, digest2) !== digest2) return void 0;
      return { bytes, digest: digest2, contentType: void 0, name: `the cached ${digest2}` };
    },
    async write(target2, { digest: digest2, bytes }, tag) {
      const folder = await folderOf(target2);
      await save(join2(folder, fileOf(digest2)), bytes);
      if (tag !== void 0) await save(join2(folder, "tags", tag), digest2);
    },
    async listing(target2, layer) {
      const file = join2(await folderOf(target2), `listing-${fileOf(layer)}`);
      const bytes = await readIfThere(file, MAX_LISTING_BYTES);
      const listing = bytes?.subarray(CHECKSUM_BYTES);
      return listing && checksumOf(listing).equals(bytes?.subarray(0, CHECKSUM_BYTES) ?? Buffer.alloc(0)) ? listing : void 0;
    },
    async keepListing(target2, layer, listing) {
      if (listing.length + CHECKSUM_BYTES > MAX_LISTING_BYTES) return;
      const content = Buffer.concat([checksumOf(listing), listing]);
      await save(join2(await folderOf(target2), `listing-${fileOf(layer)}`), content);
    },
    async prune() {
      const found2 = [];
      for (const file of await filesIn(root)) {
        const its = await stat(file).catch(() => void 0);
        if (its !== void 0 && OURS.test(relative(root, file)))
          found2.push({ file, date: its.mtimeMs, bytes: its.size });
      }
      let room = MAX_LISTINGS_BYTES;
      for (const { file, date: written, bytes } of found2.sort((a, b) => b.date - a.date)) {
        const isListing = LISTING.test(file);
        if (isListing) room -= bytes;
        if (written < date() - KEPT_MS || isListing && room < 0)
          await rm(file, { force: true }).catch(() => {
          });
      }
    }
  };
}
function checksumOf(bytes) {
  return createHash("sha256").update(bytes).digest();
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
async function readIfThere(file, maxBytes = MAX_BYTES2) {
  try {
    const found2 = await stat(file);
    return found2.isFile() && found2.size <= maxBytes ? await readFile(file) : void 0;
  } catch {
    return void 0;
  }
}
async function filesIn(folder) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry3) => entry3.isFile()).map((entry3) => join2(entry3.parentPath, entry3.name));
  } catch {
    return [];
  }
}
function codeOf(error) {
  return String(Reflect.get(Object(error), "code"));
}

// src/registry/transport/warnings.ts
var MOST2 = 5;
function passOnWarnings(response, warn) {
  for (const value of headerValues(response?.headers ?? {}, "warning").slice(0, MOST2)) {
    for (const [, text4 = ""] of value.matchAll(/\b299 \S+ "((?:[^"\\]|\\.)*)"/g)) {
      const warning = oneLine(text4.replace(/\\(.)/g, "$1"), 300);
      if (warning !== "") warn(`${response?.url.host} says: ${warning}`);
    }
  }
}

// src/registry/content/content.ts
function verified(response, wanted) {
  const { body, headers, url } = response;
  const name2 = nameOf2({ method: "GET", url });
  const told = header(headers, "docker-content-digest");
  const digest2 = digestOf(body, wanted);
  const expected = wanted ?? (told !== void 0 && isDigest(told) ? told : void 0);
  const isAlike = expected?.slice(0, 7) === digest2.slice(0, 7);
  if (expected !== void 0 && expected !== (isAlike ? digest2 : digestOf(body, expected))) {
    throw new RegistryError("integrity", {
      reason: `${name2}: the content has the digest ${digest2}, and not ${expected}`,
      cure: "Something between here and the registry alters manifests, or the registry\u2019s storage is damaged: try without the proxy or mirror, or push the image again."
    });
  }
  if (header(headers, "content-length") === void 0 && isCut(body)) {
    throw new RegistryError("integrity", {
      reason: `${name2}: the answer ends early, after ${body.length} bytes`,
      cure: "Something between here and the registry cuts answers off: try without the proxy or mirror."
    });
  }
  return { bytes: body, digest: digest2, contentType: header(headers, "content-type"), name: name2 };
}
function isCut(body) {
  const text4 = body.toString("latin1").trim();
  return text4.startsWith("{") && !text4.endsWith("}");
}
function unchanged({ headers, url }, known) {
  const told = header(headers, "docker-content-digest") ?? known.digest;
  if (told === known.digest || !isDigest(told)) return known;
  throw new RegistryError("integrity", {
    reason: `${nameOf2({ method: "GET", url })}: 304 for ${known.digest}, and in the same breath ${told}`,
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

// src/registry/content/downloads.ts
var ACCEPT = [...INDEX_TYPES, ...IMAGE_TYPES, ...SCHEMA_1_TYPES].join(", ");
var Downloads = class {
  repositories;
  warn;
  constructor(repositories, warn) {
    this.repositories = repositories;
    this.warn = warn;
  }
  /** @returns undefined when the registry has no such thing. */
  async get(target2, path, { maxBytes, limit, known }) {
    const accept = path.startsWith("manifests/") ? { accept: ACCEPT } : {};
    const name2 = path.slice(path.indexOf("/") + 1);
    const wanted = isDigest(name2) ? name2 : void 0;
    for (let attempt = 1; ; attempt++) {
      const condition = known === void 0 || attempt > 1 ? {} : { "if-none-match": `"${known.digest}"` };
      const question = { path, headers: { ...accept, ...condition }, maxBytes };
      const response = await this.repositories.get(target2, question, limit);
      passOnWarnings(response, this.warn);
      if (response === void 0) return void 0;
      try {
        return response.status === 304 && known !== void 0 && attempt === 1 ? unchanged(response, known) : verified(response, wanted);
      } catch (error) {
        if (attempt === 2) throw error;
      }
    }
  }
  /** @returns whether the registry has it. The sink verifies it. */
  async stream(target2, { digest: digest2, bytes }, { sink, limit }) {
    const question = { path: `blobs/${digest2}`, headers: {}, maxBytes: bytes, sink };
    const response = await this.repositories.get(target2, question, limit);
    passOnWarnings(response, this.warn);
    return response !== void 0;
  }
  /**
   * What a tag or digest stands for, by HEAD, which no registry counts against a limit.
   * @returns undefined when only a GET can tell: refused, without digest or length, without HEAD.
   */
  async head(target2, name2, limit) {
    const question = { path: `manifests/${name2}`, headers: { accept: ACCEPT } };
    const response = await this.repositories.head(target2, question, limit).catch(leftToGet);
    passOnWarnings(response, this.warn);
    const digest2 = header(response?.headers ?? {}, "docker-content-digest") ?? "";
    const length = header(response?.headers ?? {}, "content-length") ?? "";
    return isDigest(digest2) && /^\d+$/.test(length) ? { digest: digest2, bytes: Number(length) } : void 0;
  }
};
function leftToGet(error) {
  if (!(error instanceof RegistryError)) throw error;
}

// src/registry/content/memory.ts
var MAX_BYTES3 = 4 * 1024 * 1024;
var Memory = class {
  kept = /* @__PURE__ */ new Map();
  sizes = /* @__PURE__ */ new Map();
  bytes = 0;
  get(target2, digest2) {
    return this.kept.get(keyOf3(target2, digest2));
  }
  /** What is missing, or failed, may be there the next time. */
  keep(target2, digest2, pending) {
    const key = keyOf3(target2, digest2);
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
function keyOf3({ registry, repository }, digest2) {
  return `${registry}/${repository}@${digest2}`;
}

// src/registry/content/manifests.ts
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
  async byTag(target2, expected, limit) {
    const tag = target2.tag ?? "latest";
    const key = `${target2.registry}/${target2.repository}:${tag}`;
    const asked = this.tags.get(key);
    const shared = asked && await asked.catch(() => void 0);
    if (shared !== void 0) return parseManifest(shared);
    const pending = this.taggedContent(target2, tag, expected, limit);
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
  async currentDigest(target2, limit) {
    const tag = target2.tag ?? "latest";
    const head = await this.downloads.head(target2, tag, limit);
    if (head?.digest.startsWith("sha256:")) return head.digest;
    const options = { maxBytes: MAX_BYTES4, limit };
    return (await this.downloads.get(target2, `manifests/${tag}`, options))?.digest;
  }
  /** A digest that the user names: the registry has to have it still, and to let us have it. */
  async byDigest(target2, digest2, limit) {
    const isCached = await this.cache?.read(target2, digest2) !== void 0;
    const confirmed = isCached ? await this.confirmed(target2, digest2, limit) : void 0;
    const fetch = () => this.fetched(target2, { path: `manifests/${digest2}`, parse: parseManifest }, limit);
    const received = confirmed ?? await this.once(target2, digest2, fetch);
    return received && parseManifest(received);
  }
  /** What a manifest or index of the repository lists: not asked for at all where it is known. */
  async listed(target2, { kind: kind2, descriptor: descriptor2, parse }, limit) {
    const inline = inlineContent(descriptor2);
    if (inline !== void 0) return parse(inline);
    const { digest: digest2 } = descriptor2;
    const received = await this.once(
      target2,
      digest2,
      async () => await this.cache?.read(target2, digest2) ?? await this.fetched(target2, { path: `${kind2}/${digest2}`, parse }, limit)
    );
    if (received === void 0) throw listedButMissing(target2, descriptor2);
    return parse(checkSize(received, descriptor2));
  }
  async taggedContent(target2, tag, expected, limit) {
    const isSeen = await this.cache?.digestOf(target2, tag) !== void 0;
    const unmoved = isSeen ? await this.confirmed(target2, tag, limit) : void 0;
    if (unmoved !== void 0) return unmoved;
    const known = await (expected && this.memory.get(target2, expected))?.catch(() => void 0);
    const options = { maxBytes: MAX_BYTES4, limit, known };
    const received = await this.downloads.get(target2, `manifests/${tag}`, options);
    if (received === void 0) return void 0;
    this.memory.keep(target2, received.digest, Promise.resolve(received));
    await this.keep(target2, received, parseManifest, tag);
    return received;
  }
  async once(target2, digest2, find) {
    const known = this.memory.get(target2, digest2);
    if (known === void 0) {
      const pending = find();
      this.memory.keep(target2, digest2, pending);
      return pending;
    }
    try {
      return await known;
    } catch (error) {
      if (error instanceof RegistryError && error.isLimit) return find();
      throw error;
    }
  }
  async fetched(target2, { path, parse }, limit) {
    const received = await this.downloads.get(target2, path, { maxBytes: MAX_BYTES4, limit });
    if (received !== void 0) await this.keep(target2, received, parse);
    return received;
  }
  /** For later runs: only what can be read. */
  async keep(target2, received, parse, tag) {
    if (this.cache === void 0 || holdsSecrets(received.bytes)) return;
    parse(received);
    await this.cache.write(target2, received, tag);
  }
  /** What a name stands for, where that is known already and the registry says that it still is so. */
  async confirmed(target2, name2, limit) {
    const head = await this.downloads.head(target2, name2, limit);
    if (head === void 0 || isDigest(name2) && head.digest !== name2) return void 0;
    const inMemory = await this.memory.get(target2, head.digest)?.catch(() => void 0);
    const received = inMemory ?? await this.cache?.read(target2, head.digest);
    if (received?.bytes.length !== head.bytes) return void 0;
    this.memory.keep(target2, head.digest, Promise.resolve(received));
    return received;
  }
};
function listedButMissing(target2, { digest: digest2, platform: platform2 }) {
  const cure = "Push the image again: a clean-up may have removed a part of it.";
  return new NoManifest(
    `${target2.registry}/${target2.repository} lists ${digest2}, and does not have it`,
    platform2 ? `${cure} Or, if it is left out on purpose, ${JUDGE_OTHERS}` : cure
  );
}

// src/registry/content/refusals.ts
var POLICY = /polic(?:y|ies)\b|vulnerabilit|download block|blocked (?:by|due)|quarantin|not signed|unsigned|signature (?:verification|required|missing)/i;
var POLICY_PAGE = /quarantin/i;
var PERMISSION = /not authorized to perform|-based policy|unauthorized to access|requested access to/i;
function isPolicy(response, { repository }) {
  if (response.status === 412) return true;
  if (response.status !== 403) return false;
  const words2 = describe(response).replaceAll(repository, "");
  if (POLICY.test(words2)) return !PERMISSION.test(words2);
  const isHtml = header(response.headers, "content-type")?.includes("html") === true;
  return isHtml && POLICY_PAGE.test(response.body.toString("utf8").replaceAll(repository, ""));
}
function refusal(target2, request, response) {
  const { registry } = target2;
  const isElsewhere2 = response.url.origin !== request.url.origin;
  const led = isElsewhere2 ? ` (led to ${response.url.origin})` : "";
  const reason = `${nameOf2(request)}${led}: ${describe(response)}`;
  if (mayBeProxys(response)) return new RegistryError("status", { reason, cure: PROXY_CURE });
  if (isElsewhere2) {
    return new RegistryError(response.status === 403 ? "refused" : "status", {
      reason,
      cure: `Look at ${response.url.host}, where ${registry} leads whoever asks for this: a firewall or a proxy may keep this machine from it, or it wants a login of its own.`
    });
  }
  if (isPolicy(response, target2)) {
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
  const words2 = body.toString("utf8").slice(0, 2e3);
  return url.protocol === "http:" && /HTTP request.{1,20}HTTPS (server|port)|SSL-enabled/i.test(words2);
}
function plainRefused(request) {
  return new RegistryError("network", {
    reason: `${nameOf2(request)}: 400, since TLS is spoken there`,
    cure: "Check the registry\u2019s host and port."
  });
}

// src/registry/content/repositories.ts
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
  get(target2, question, limit) {
    return this.inTime(target2, limit, async (exchange) => {
      const request = this.requestFor(target2, { ...question, method: "GET" }, exchange);
      const response = await this.options.authorizer.send(request, target2);
      if (response.status === 200 || response.status === 304) {
        this.registries.set(request.url.origin, Promise.resolve(true));
        return response;
      }
      if (await this.isAbsence(request, target2, response)) return void 0;
      if (response.status === 400 && wantsTls(request, response)) throw plainRefused(request);
      throw refusal(target2, request, response);
    });
  }
  /**
   * HEAD /v2/REPOSITORY/PATH. One that is refused has no reason in it: a GET has to ask for that.
   * @returns undefined unless the answer is 200.
   */
  head(target2, question, limit) {
    return this.inTime(target2, limit, async (exchange) => {
      const asked = { ...question, method: "HEAD", maxBytes: 0 };
      const request = this.requestFor(target2, asked, exchange);
      const response = await this.options.authorizer.send(request, target2);
      if (response.status === 400 && request.url.protocol === "http:") throw plainRefused(request);
      return response.status === 200 ? response : void 0;
    });
  }
  /**
   * Whether the registry says that it is not there, in whichever words. What answers has to be a registry:
   * its words show that, or `/v2/`, asked for once (OCI distribution-spec "Determining Support").
   */
  async isAbsence(request, target2, response) {
    if (![404, 410].includes(response.status) || isOfStore(request, response)) return false;
    if (registryWords(response) !== void 0 || isSaidByRegistry(response)) return true;
    const { origin } = request.url;
    const known = this.registries.get(origin) ?? this.answersAsRegistry(request, target2);
    this.registries.set(origin, known);
    return known;
  }
  async answersAsRegistry(request, target2) {
    const { "if-none-match": _, ...headers } = request.headers;
    const ping = { ...request, headers, url: new URL("/v2/", request.url) };
    try {
      const answer2 = await this.options.authorizer.send(ping, target2);
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
  requestFor({ registry, repository, isUntrusted: isNamedByImage = false }, { method, path, headers, maxBytes, sink }, { origin, time }) {
    const { isVerified } = origin;
    const { authHosts } = this.options;
    const isUntrusted = isNamedByImage || this.options.isUntrusted;
    const url = new URL(`/v2/${repository}/${path}`, origin.url);
    return {
      method,
      url,
      headers: { ...headers, "accept-encoding": "identity", "user-agent": USER_AGENT },
      maxBytes,
      time,
      ...sink === void 0 ? {} : { sink },
      namedRegistry: { registry, hostname: url.hostname, isVerified, isUntrusted, authHosts }
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

// src/registry/content/link.ts
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

// src/registry/content/tag-lists.ts
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
  async of(target2, limit) {
    const key = nameIn(target2);
    const known = this.lists.get(key);
    if (known === void 0) return this.begin(key, target2, limit);
    return known.catch(() => this.begin(key, target2, limit));
  }
  /** What one request brings; undefined when there is no such repository. */
  async firstOf(target2, limit) {
    const response = await this.onePage(target2, `?n=${PAGE_TAGS}`, limit);
    return response && tagsIn(response);
  }
  begin(key, target2, limit) {
    const pending = this.allPages(target2, limit);
    this.lists.set(key, pending);
    pending.catch(() => {
      if (this.lists.get(key) === pending) this.lists.delete(key);
    });
    return pending;
  }
  async allPages(target2, limit) {
    const tags = /* @__PURE__ */ new Set();
    let query = `?n=${PAGE_TAGS}`;
    for (let count = 1; ; count++) {
      const response = await this.onePage(target2, query, limit);
      if (response === void 0) return void 0;
      for (const tag of tagsIn(response)) tags.add(tag);
      const next = nextQuery(response);
      const isFull = count === MAX_PAGES || tags.size >= MAX_TAGS;
      const isCut2 = tags.size > MAX_TAGS || isFull && next !== void 0;
      const found2 = [...tags].slice(0, MAX_TAGS);
      if (isCut2) this.warn(cutAfter(found2.length, target2));
      if (isCut2 || next === void 0) return found2;
      query = next;
    }
  }
  async onePage(target2, query, limit) {
    const headers = { accept: "application/json" };
    const question = { path: `tags/list${query}`, headers, maxBytes: MAX_BYTES5 };
    const response = await this.repositories.get(target2, question, limit);
    passOnWarnings(response, this.warn);
    return response;
  }
};
function nameIn({ registry, repository }) {
  return `${registry}/${repository}`;
}
function tagsIn(response) {
  const shaped = shape(page, parseJson2(response));
  if (!shaped.ok) throw wrong2(response, `is malformed: ${oneLine(shaped.complaint, 200)}`);
  const tags = shaped.value.tags ?? [];
  return tags.filter((tag) => typeof tag === "string" && isTag(tag));
}
function parseJson2(response) {
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
  const reason = `${nameOf2({ method: "GET", url })}: the list of tags ${what}`;
  const cure = "Check the registry\u2019s name, and look at what answers there: a proxy or a web page may.";
  return new RegistryError("protocol", { reason, cure }, { cause });
}
function cutAfter(count, target2) {
  return `The list of tags of ${nameIn(target2)} is cut after ${count}: there are more, and they are not looked at`;
}

// src/registry/hosts/dispatch.ts
import { isIP as isIP3 } from "node:net";

// src/registry/transport/width.ts
var FIRST2 = 64;
var MOST_AT_ONCE = 128;
var FEW = 8;
var FIRST_PATIENCE = 8;
var PAUSE_FACTOR = 16;
var MOST_PATIENCE = 1024;
var slow = (quickest) => 2 * quickest + 20;
var tooSlow = (quickest) => 4 * quickest + 100;
var ENOUGH = 0.9;
var Width = class {
  width = FIRST2;
  quickest = Number.POSITIVE_INFINITY;
  round = { settled: FIRST2, answers: 0, ms: 0 };
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
      this.width = Math.min(MOST_AT_ONCE, this.width + 1);
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
    this.width = Math.min(MOST_AT_ONCE, this.width + 1);
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

// src/registry/hosts/special-addresses.ts
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

// src/registry/hosts/dispatch.ts
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
      connections: MOST_AT_ONCE,
      h2Options: { maxConcurrentStreams: MOST_AT_ONCE },
      connectTimeout: CONNECT_TIMEOUT_MS,
      connect: { timeout: CONNECT_TIMEOUT_MS, ...connect }
    };
    const { httpProxy, httpsProxy } = proxies;
    const ways = { httpProxy, httpsProxy, noProxy: "" };
    let proxied;
    return {
      straight: made(new import_agent.default(options)),
      proxied() {
        proxied ??= import("./proxy-agent-UW7F23JN.js").then(
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
    allowed: create({ lookup: guardedLookup(resolve, isLinkLocal) }),
    elsewhere: create({ lookup: guardedLookup(resolve, isPrivateAddress) })
  };
  const siblings = /* @__PURE__ */ new Map();
  const siblingOf = (hostname) => {
    const known = siblings.get(hostname) ?? create({ lookup: siblingLookup(hostname, resolve) });
    siblings.set(hostname, known);
    return known;
  };
  const agentsFor = async (request) => {
    const { url, namedRegistry } = request;
    if (!namedRegistry.isUntrusted && sameHost(url.hostname, namedRegistry.hostname)) {
      return namedRegistry.isVerified ? agents.named : agents.unverified;
    }
    if (isAllowed(url, namedRegistry)) return agents.allowed;
    const address = bareHost(url.hostname);
    if (isIP3(address) !== 0 && isPrivateAddress(address)) throw refused(request);
    const isSibling = !namedRegistry.isUntrusted && await sameOwner(url.hostname, namedRegistry.hostname);
    return isSibling ? siblingOf(namedRegistry.hostname) : agents.elsewhere;
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
  let found2;
  return (...asked) => {
    found2 ??= resolvesToPrivate(registry, resolve);
    found2.then(
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
    reason: `${nameOf2(request)}: ${request.namedRegistry.registry} points to a private address, which is not asked`,
    cure: "Look at what answers for the registry: it sends this client into a private network."
  });
}

// src/registry/transport/host-facts.ts
var PATIENCE_MS = 3e3;
var HostFacts = class {
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

// src/registry/hosts/origins.ts
var DOCKER_HUB_HOST = "registry-1.docker.io";
var Origins = class {
  insecure;
  found;
  ways = /* @__PURE__ */ new Map();
  /** @param insecure hosts, `host` (every port of it) or `host:port`. */
  constructor(insecure, clock) {
    this.insecure = insecure.map((host) => host.toLowerCase());
    this.found = new HostFacts(clock);
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
    const isListed = [host.toLowerCase(), hostname].some((name2) => this.insecure.includes(name2));
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

// src/registry/hosts/public-only.ts
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
      reason: `${nameOf2(request)}: no public address over https, and nothing else is asked`,
      cure: "Name a registry that everybody can reach."
    });
  };
}
async function isPublic(host, resolve, isProxied) {
  if (isIP4(host) !== 0) return !isPrivateAddress(host);
  try {
    const found2 = await resolve(host);
    return found2.length > 0 && found2.every(({ address }) => !isPrivateAddress(address));
  } catch {
    return isProxied && await isInternetName(host);
  }
}
async function isInternetName(host) {
  const { parse } = await import("./es6-JIXW24OQ.js");
  return parse(host).isIcann === true && !/\.(?:arpa|onion)\.?$/.test(host);
}

// src/registry/transport/redirect.ts
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
    reason: `${nameOf2(request)}: ${what} is not followed`,
    cure: "Look at what answers for the registry: a proxy or a login page may stand before it."
  });
}

// src/registry/transport/attempt.ts
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
    reason: `${nameOf2(request)}: ${describe(attempt)}; the pull rate limit is used up`,
    cure: `Log in to ${request.namedRegistry.registry} before this step (docker/login-action): an account has a limit of its own. Or wait some hours.`
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
    reason: `${nameOf2(request)}: ${describe(attempt)} (${tried})`,
    cure: mayBeProxys(attempt) ? PROXY_CURE : TROUBLE
  });
}
var TROUBLE = "The registry has trouble: run it again in some minutes, or look at its status page.";
function outOfTime(request, pause) {
  const why = pause > 0 ? `${request.url.host} asks everybody to wait ${seconds(pause)} more` : "earlier requests for the same image have taken it all";
  return new RegistryError(pause > 0 ? "rate-limit" : "timeout", {
    reason: `${nameOf2(request)}: not asked, the time for one image is over: ${why}`,
    cure: "Check that the registry answers in good time, then run it again in some minutes."
  });
}
function wordsOf4(request, attempt) {
  if (attempt instanceof RegistryError) return attempt.message;
  return `${nameOf2(request)}: ${describe(attempt)}`;
}
function seconds(ms) {
  return `${(ms / 1e3).toFixed(ms < 9950 ? 1 : 0)} s`;
}
function refusedAll(request, ms) {
  return new RegistryError("rate-limit", {
    reason: `${nameOf2(request)}: not asked, ${request.url.host} has refused everything for ${seconds(ms)} (429)`,
    cure: TROUBLE
  });
}

// src/registry/transport/limiter.ts
var Limiter = class {
  width = new Width();
  running = 0;
  most = 0;
  line = [];
  /** A place, at once or when it is one's turn; whoever has got one {@link release}s it. */
  acquire({ isAgain }) {
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
  release() {
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
  /** Whether others have been under way: of one alone nothing follows for how many the host bears. */
  get hadCompany() {
    return Math.min(this.most, this.width.places) > 1;
  }
  refused(given) {
    if (this.hadCompany) this.width.refused({ ...given, most: this.most });
  }
  reset(turn) {
    if (this.hadCompany) this.width.reset({ turn, most: this.most });
  }
  take() {
    this.most = Math.max(this.most, ++this.running);
  }
};

// src/registry/transport/host.ts
var REFUSED_MS = 3e4;
var FEWEST_REFUSALS = 4;
var FIRST_CALM_MS = 50;
var MOST_CALM_MS = 800;
var Host = class {
  limiter = new Limiter();
  paused = 0;
  calmMs = FIRST_CALM_MS;
  /** 429s since its last answer, and when the first of them came. */
  refusals = 0;
  refusedSince = 0;
  /** When its pause is over, in ms of the client's clock. */
  get pausedUntil() {
    return this.paused;
  }
  pauseUntil(end) {
    this.paused = Math.max(this.paused, end);
  }
  answered(ms) {
    this.refusals = 0;
    this.calmMs = FIRST_CALM_MS;
    this.limiter.answered(ms);
  }
  /** @returns whether others were under way, and fewer at once may do better. */
  refused({ turn, now, askedPause }) {
    if (this.refusals++ === 0) this.refusedSince = now;
    const { hadCompany } = this.limiter;
    this.limiter.refused({ turn, isPause: askedPause > 0 });
    if (hadCompany) return true;
    if (askedPause === 0) {
      this.pauseUntil(now + this.calmMs);
      this.calmMs = Math.min(2 * this.calmMs, MOST_CALM_MS);
    }
    return false;
  }
  /** How long it has refused everything, in ms; 0 where that cannot be said yet. */
  refusedFor(now) {
    const ms = now - this.refusedSince;
    return this.refusals >= FEWEST_REFUSALS && ms > REFUSED_MS ? ms : 0;
  }
};

// src/registry/transport/retry.ts
var ATTEMPTS = 4;
var TURNS = 6;
var FIRST_DELAY_MS = 400;
var MAX_RETRY_AFTER_MS = 6e4;
function withRetries(send, { clock, log }) {
  const hosts = /* @__PURE__ */ new Map();
  return async (request) => {
    const { time } = request;
    const started = clock.now();
    let [attempts, turns, isNext] = [0, 0, false];
    for (; ; ) {
      const { outcome, isTooMany } = await inTurn(request, isNext);
      if (!isTransient(outcome)) return unwrap(outcome);
      const quota = quotaError(request, outcome);
      if (quota !== void 0) throw quota;
      const isNextTurn = isTooMany && turns < TURNS;
      if (isNextTurn) turns++;
      else attempts++;
      isNext = isTooMany || !isRefusal(outcome);
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
      log(`${wordsOf4(request, outcome)}; again in ${seconds(delay)}`);
      if (asked === 0) await clock.sleep(delay);
    }
  };
  async function inTurn(request, isNext) {
    const host = hostOf3(request);
    const { limiter } = host;
    await pauseOf(host, request);
    const place = limiter.acquire({ isAgain: isNext });
    try {
      if (place !== void 0) {
        await request.time.inLine(place);
        await pauseOf(host, request);
      }
      const refusedMs = host.refusedFor(clock.now());
      if (refusedMs > 0) throw refusedAll(request, refusedMs);
      const { turn } = limiter;
      const began = clock.now();
      const outcome = await attemptOnce(send, request);
      if (isTransient(outcome)) return { outcome, isTooMany: heed(request, outcome, turn) };
      if (request.sink === void 0) host.answered(clock.now() - began);
      return { outcome, isTooMany: false };
    } finally {
      limiter.release();
    }
  }
  function heed(request, outcome, turn) {
    const host = hostOf3(request);
    const now = clock.now();
    const askedPause = retryAfter(outcome, clock);
    const until = now + Math.min(askedPause, MAX_RETRY_AFTER_MS);
    if (askedPause > 0 && until < request.time.deadline()) host.pauseUntil(until);
    if (isReset(outcome)) host.limiter.reset(turn);
    return isRefusal(outcome) && host.refused({ turn, now, askedPause });
  }
  function hostOf3({ url }) {
    const host = hosts.get(url.host) ?? new Host();
    hosts.set(url.host, host);
    return host;
  }
  function backOff(attempts) {
    return clock.random() * FIRST_DELAY_MS * 2 ** attempts;
  }
  function pauseOf(host, request) {
    const now = clock.now();
    const until = Math.max(host.pausedUntil, now);
    if (until >= request.time.deadline()) throw outOfTime(request, until - now);
    return until === now ? void 0 : clock.sleep(until - now).then(() => pauseOf(host, request));
  }
}

// src/registry/transport/time-limit.ts
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

// src/registry/transport/failures.ts
function tooLarge(request) {
  return new RegistryError("too-large", {
    reason: `${nameOf2(request)}: the answer is larger than the ${request.maxBytes} bytes that it may have`,
    cure: "Check that the reference names an image, and what answers there: no manifest, config or token is that large."
  });
}
function timedOut(request, limitMs) {
  const text4 = {
    reason: `${nameOf2(request)}: no whole answer within ${Math.ceil(limitMs / 1e3)} s`,
    cure: UNREACHABLE
  };
  return new RegistryError("timeout", text4, { retry: "later" });
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
  const words2 = messageOf(cause) || String(cause);
  const name2 = nameOf2(request);
  const status = /Proxy (?:response|Authentication Required) \((\d+)\)/.exec(words2)?.[1];
  if (status !== void 0)
    return refusedByProxy(`${name2}: ${status} from the proxy`, status, cause);
  const kind2 = kindOf2(code, words2);
  const isByProxy = isProxied && UNCONNECTED.has(code);
  return new RegistryError(
    kind2,
    {
      reason: `${name2}: ${code === "" ? "" : `${code}: `}${words2.trim()}${isByProxy ? ", at the proxy" : ""}`,
      cure: isByProxy ? PROXY_CURE : cureFor(code)
    },
    { retry: retryOf(code, isReused), isReset: CLOSED.has(code) || HTTP2.test(code), cause }
  );
}
function kindOf2(code, words2) {
  if (CERTIFICATE.test(code)) return "certificate";
  if (TLS.test(code) || words2.includes("before secure TLS connection")) return "no-tls";
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
function fieldOf(value, name2) {
  return typeof value === "object" && value !== null ? Reflect.get(value, name2) : void 0;
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

// src/registry/transport/receiver.ts
var MAX_ERROR_BYTES = 64 * 1024;
var Receiver = class {
  response;
  resolve;
  reject;
  request;
  traffic;
  progress;
  chunks = [];
  /** Why the sink wants no more. */
  refusedBySink;
  controller;
  stopped;
  status = 0;
  headers = {};
  length = 0;
  /** Of what streams: whatever has not been taken yet. */
  taking;
  /** @param progress is called for each piece of what streams. */
  constructor(request, traffic, progress = () => {
  }) {
    this.request = request;
    this.traffic = traffic;
    this.progress = progress;
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
    if (this.isStreamed) this.request.sink?.begin();
  }
  get isStreamed() {
    return this.status === 200 && this.request.sink !== void 0;
  }
  onResponseData(controller, chunk) {
    this.length += chunk.length;
    this.traffic.bytes += chunk.length;
    if (this.isStreamed && this.length <= this.request.maxBytes) {
      this.take(controller, chunk);
      return;
    }
    this.chunks.push(chunk);
    if (this.length > this.request.maxBytes) {
      this.stop(tooLarge(this.request));
    } else if (this.status >= 400 && this.length >= MAX_ERROR_BYTES) {
      this.onResponseEnd();
      this.stop(new Error("enough was read"));
    }
  }
  /** The server waits while a piece is looked into. */
  take(controller, chunk) {
    if (chunk.length === 0) return;
    this.progress();
    controller.pause();
    const before = this.taking ?? Promise.resolve();
    this.taking = before.then(() => this.request.sink?.write(chunk));
    this.taking.then(
      () => controller.resume(),
      (error) => {
        this.refusedBySink = error;
        this.stop(error);
      }
    );
  }
  onResponseEnd() {
    if (this.taking === void 0) this.answer();
    else
      this.taking.then(
        () => this.answer(),
        () => {
        }
      );
  }
  answer() {
    const { status, headers, length } = this;
    const body = Buffer.concat(this.chunks, length);
    this.resolve({ status, headers, body, url: this.request.url });
  }
  onResponseError(_, error) {
    this.reject(error);
  }
};

// src/registry/transport/transport.ts
var gunzipped = promisify(gunzip);
var ATTEMPT_MS = 1e4;
var HEAD_MS = 3e3;
function createTransport(options) {
  const { dispatcherFor, isProxied, clock, traffic, log } = options;
  const answered = /* @__PURE__ */ new Set();
  return async (request) => {
    const patience = request.method === "HEAD" ? HEAD_MS : ATTEMPT_MS;
    const started = clock.now();
    const { origin } = request.url;
    const receiver = new Receiver(request, traffic, () => restart());
    let cancel = () => {
    };
    const restart = () => {
      cancel();
      const limit = Math.max(1, Math.min(patience, request.time.deadline() - clock.now()));
      cancel = clock.after(limit, () => receiver.stop(timedOut(request, limit)));
    };
    restart();
    const dispatch = (dispatcher) => {
      traffic.count++;
      dispatcher.dispatch(dispatchOptions(request), receiver);
    };
    try {
      dispatcherFor(request).then(dispatch).catch((error) => receiver.stop(error));
      const received = await receiver.response;
      const response = { ...received, isProxied: isProxied(request.url) };
      const { status, body } = response;
      log(`${nameOf2(request)} \u2192 ${status}, ${body.length} B, ${elapsed(clock, started)}`);
      answered.add(origin);
      return await decoded(request, response);
    } catch (error) {
      if (error === receiver.refusedBySink) throw error;
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
      reason: `${nameOf2(request)}: the answer is encoded as ${JSON.stringify(encoding.slice(0, 40))}, which was not asked for`,
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
var LAYER_TIMEOUT_MS = 15 * 6e4;
function realSystem() {
  const asleep = /* @__PURE__ */ new Set();
  let isOver2 = false;
  return {
    clock: {
      now: () => performance.now(),
      date: () => Date.now(),
      sleep: (ms) => new Promise((resolve) => {
        if (isOver2) return;
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
      isOver2 = true;
      for (const timer of asleep) clearTimeout(timer);
    }
  };
}
function createRegistry(options, system = realSystem()) {
  const credentialsWith = (warn) => createCredentials({ ...options, warn });
  return assemble({ ...options, credentialsWith, isUntrusted: false }, system);
}
function createPublicRegistry({ env, timeoutMs }, system = realSystem()) {
  const nobody = async () => void 0;
  const silence = () => {
  };
  const told = { onSecret: silence, log: silence, warn: silence };
  const parts = { credentialsWith: () => nobody, insecure: [], isUntrusted: true };
  return assemble({ env, timeoutMs, ...told, ...parts }, system);
}
function assemble(options, system) {
  const { clock, resolve } = system;
  const { env, insecure, authHosts = [], cacheDir, timeoutMs = TIMEOUT_MS2 } = options;
  const { isUntrusted } = options;
  const traffic = { count: 0, bytes: 0 };
  const secrets = new Secrets(options.onSecret);
  const onSecret = (secret) => secrets.add(secret);
  const log = (line) => options.log(secrets.redact(line));
  const warn = once2((message) => options.warn(secrets.redact(message)));
  const { close, isProxied, ...dispatchers } = createDispatchers(env, resolve);
  const dispatcherFor = isUntrusted ? publicOnly({ ...dispatchers, isProxied, resolve }) : dispatchers.dispatcherFor;
  const transport = createTransport({ dispatcherFor, isProxied, clock, traffic, log });
  const send = withRedirects(withRetries(transport, { clock, log }));
  const tokens = new Tokens({ send, clock, onSecret, warn });
  const credentials = options.credentialsWith(warn);
  const logins = new Logins({ credentials, onSecret, warn });
  const schemes = new HostFacts(clock);
  const authorizer = new Authorizer({ send, tokens, logins, schemes, warn });
  const origins = new Origins(insecure, clock);
  const repositories = new Repositories({ authorizer, origins, authHosts, isUntrusted });
  const downloads = new Downloads(repositories, warn);
  const accountFor = (target2) => logins.accountFor(target2);
  const cache = cacheDir === void 0 ? void 0 : createCache({ directory: cacheDir, accountFor, warn, date: clock.date });
  const manifests = new Manifests(downloads, cache);
  const tagLists = new TagLists(repositories, warn);
  const newLimit = () => new TimeLimit(timeoutMs, clock);
  const newLayerLimit = () => new TimeLimit(LAYER_TIMEOUT_MS, clock);
  const contents = { manifests, tagLists, downloads, cache };
  const client = new RegistryClient({ ...contents, newLimit, newLayerLimit });
  return {
    images: secrets.keepFrom(client),
    traffic,
    async close() {
      system.end?.();
      await Promise.all([close(), cache?.prune()]);
    }
  };
}
function once2(warn) {
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

// src/common/untrusted-images.ts
function inPlainWords(source, { wordsFor: wordsFor2, log }) {
  const told = async (reference, ask) => {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unmeasurable)) throw error;
      const { reason, cure } = await wordsFor2(error, reference);
      const name2 = formatReference(reference);
      log(`${name2}: ${reason}`);
      throw new Unmeasurable(
        `${name2} cannot be read: ${reason}, and only this fork\u2019s version of the budget file names it`,
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
    manifest: (reference, descriptor2) => told(reference, async () => weighed(await source.manifest(reference, descriptor2)))
  };
}
function weighed(manifest) {
  if (manifest.kind === "image") imageSize(manifest, null);
  return manifest;
}

// src/common/images.ts
function createImages(options) {
  const { directory, log, timeoutMs } = options;
  const registry = createRegistry(options);
  let open3;
  const anonymous = askedBy((_, question) => {
    open3 ??= createPublicRegistry(options);
    return question(open3.images);
  });
  const confined = lateLayouts(directory, { isConfined: true, timeoutMs });
  return {
    source: withReportedConfigs(byKind(registry.images, lateLayouts(directory, { timeoutMs }))),
    untrusted: withReportedConfigs(inPlainWords(byKind(anonymous, confined), { wordsFor, log })),
    anonymous,
    traffic: registry.traffic,
    async close() {
      await Promise.all([registry.close(), open3?.close()]);
    }
  };
}
function byKind(registry, layouts) {
  return askedBy(({ kind: kind2 }, question) => question(kind2 === "registry" ? registry : layouts));
}
function lateLayouts(...options) {
  let loading;
  return askedBy(async (_, question) => {
    loading ??= import("./source-DBEMIS43.js").then((late) => late.createLayoutSource(...options));
    return question(await loading);
  });
}
async function wordsFor(error, { kind: kind2 }) {
  if (kind2 === "registry") return plainWords(error);
  const { plainWords: plainWords2 } = await import("./plain-words-WUBTSQOF.js");
  return plainWords2(error);
}

// src/common/inspect-files.ts
async function inspectFiles(verdicts, images, { isWanted, ...options }) {
  const isAsked = (verdict) => mayRead(verdict) && (isWanted(verdict) || verdict.budget.maxWaste !== void 0);
  if (!verdicts.some(isAsked)) return [...verdicts];
  await spareMemory();
  const relieve = await collector();
  const { inspectChanges, LayerInspector } = await import("./inspect-changes-GWDSZ7WN.js");
  const inspector = new LayerInspector(images, { ...options, relieve });
  return inspectChanges(verdicts, inspector, { isWanted, mayRead });
}
function mayRead({ budget: budget2 }) {
  return budget2.isUntrusted !== true;
}
function isWorthInspecting({ outcome }) {
  return outcome === "fail" || outcome === "review";
}
function unjudgedWaste(budgets, explain, files) {
  const asking = budgets.filter(({ maxWaste }) => maxWaste !== void 0);
  if (explain !== "files")
    return asking.map(
      ({ name: name2 }) => `${name2}: max_waste is not judged, since no layer is read. It needs ${files}.`
    );
  return asking.filter(({ isUntrusted }) => isUntrusted).map(
    ({ name: name2 }) => `${name2}: max_waste is not judged, since no layer is read of what only a fork\u2019s budget file names.`
  );
}

// src/common/late-explainer.ts
function lateExplainer(images, options) {
  let loading;
  preload(() => import("./explainer-S7C3E7YT.js"));
  return async (...asked) => {
    loading ??= import("./explainer-S7C3E7YT.js").then(
      (late) => new late.Explainer(images, options)
    );
    return (await loading).explain(...asked);
  };
}

// src/common/progress.ts
function createProgress(say, now = () => performance.now()) {
  let next = now() + EVERY_MS;
  return (done, total) => {
    if (now() < next || done === total) return;
    next = now() + EVERY_MS;
    say(`${grouped(String(done))} of ${grouped(String(total))} images measured`);
  };
}
var EVERY_MS = 5e3;

export {
  LINE_END,
  versionTags,
  parseStageName,
  readYaml,
  at,
  RATINGS,
  readBudgets,
  judgesGrowth,
  UNREADABLE,
  BudgetFileError,
  otherEndingOf,
  misnamed,
  loadSingle,
  loadCompared,
  readBudgetBytes,
  isNotBuilt,
  imageSize,
  firstLayers,
  totalBytes,
  growth,
  layersNotIn,
  layerChanges,
  pullBytes,
  platformName,
  sameImage,
  editVerb,
  editSubject,
  knownCves,
  gapsOf,
  NOTHING_PROVED,
  gapWords,
  waiverInForce,
  judgeFiles,
  found,
  trendFor,
  askedBy,
  judgedPlatforms,
  measure,
  locateBaseline,
  headTemplate,
  namesOneImage,
  measureSides,
  workThrough,
  SERVICES_AT_ONCE,
  checkFleet,
  namesSecret,
  shapesIn,
  loginsIn,
  MASK,
  withoutSecrets2 as withoutSecrets,
  nameWithoutSecrets,
  valueWithoutSecrets,
  LIFECYCLE,
  withBuildpackNames,
  maskedEntry,
  listOf2 as listOf,
  digest,
  descriptor,
  toPlatform,
  hasRepeatedKey,
  shape,
  parseManifest,
  parseConfig,
  digestOf,
  createImages,
  inspectFiles,
  isWorthInspecting,
  unjudgedWaste,
  lateExplainer,
  createProgress
};
