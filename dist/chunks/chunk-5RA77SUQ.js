import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import {
  LINE_END,
  at,
  readBudgets,
  readYaml
} from "./chunk-6DNRDSMX.js";
import {
  MIB,
  defaultName,
  formatReference,
  largest,
  parseReference,
  parseSize,
  printable,
  replaceUnprintable
} from "./chunk-OUZ62CP3.js";

// src/budgets/text-lines.ts
function insertion(offset, text) {
  return { start: offset, end: offset, text };
}
function lineEndAt(text, offset) {
  const [own] = text.slice(offset, offset + 2).match(/^(?:\r\n?|\n)/) ?? [];
  return own ?? text.slice(0, offset).match(LINE_END)?.at(-1) ?? "\n";
}
function startOfLine(text, offset) {
  const before = text.slice(0, offset);
  return Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
}
function endOfLine(text, { after }) {
  const end = text.slice(0, after).trimEnd().length;
  return end + text.slice(end).search(/\r|\n|$/);
}
function quoteOf(text, { key }) {
  const before = text[key - 1];
  return before === '"' || before === "'" ? before : "";
}

// src/budgets/addition-patch.ts
function additionPatch(source, additions) {
  const { yaml, text } = source;
  const budgets = at(yaml.value, ["budgets"]);
  const item = ["budgets", Array.isArray(budgets) ? budgets.length - 1 : 0];
  const [list, last] = [yaml.spanAt(["budgets"]), yaml.spanAt(item)];
  if (list === void 0 || last === void 0) return void 0;
  const image = yaml.spanAt([...item, "image"]);
  const style = { last, quote: image === void 0 ? "" : quoteOf(text, image) };
  if (list.shape === "flow") return flowPatch(text, style, additions);
  return list.shape === "block" ? blockPatch(text, list, style, additions) : void 0;
}
function flowPatch(text, style, additions) {
  const { last } = style;
  if (text[last.value] !== "{") return void 0;
  const items = additions.map((addition) => flowItem(text, style, addition));
  const indent = text.slice(startOfLine(text, last.value), last.value);
  if (!/^[ \t]*$/.test(indent))
    return insertion(last.after, items.map((each) => `, ${each}`).join(""));
  const { end, comma } = tailOf(text, last, indent.length);
  const start = `${lineEndAt(text, endOfLine(text, { ...last, after: end }))}${indent}`;
  const kept = `${comma === "" ? "," : ""}${text.slice(last.after, end)}`;
  const added = items.map((each) => `${start}${each}`).join(",");
  return { start: last.after, end, text: `${kept}${added}${comma}` };
}
function tailOf(text, { after }, indent) {
  const rest = /[ \t]*(,?)(?:[ \t]*|[ \t]+#[^\r\n]*)(?=[\r\n])/y;
  rest.lastIndex = after;
  const tail = rest.exec(text);
  if (tail === null) return { end: after, comma: "" };
  return { end: behindComments(text, after + tail[0].length, indent), comma: tail[1] ?? "" };
}
function blockPatch(text, list, style, additions) {
  const { last } = style;
  const indent = text.slice(startOfLine(text, list.value), list.value);
  if (!/^ *$/.test(indent) || text[list.value] !== "-") return void 0;
  const end = behindComments(text, endOfLine(text, last), indent.length);
  const lineEnd = lineEndAt(text, end);
  const [, lead = " "] = /-(\s+)$/.exec(text.slice(list.value, last.value)) ?? [];
  const keys = " ".repeat(`${indent}-${lead}`.split(LINE_END).at(-1)?.length ?? 0);
  const itemOf = (addition) => last.shape === "flow" ? flowItem(text, style, addition) : entriesOf(addition, style.quote).join(`${lineEnd}${keys}`);
  const between = `${isSpaced(text, list, last) ? lineEnd : ""}${lineEnd}${indent}-${lead}`;
  return insertion(end, additions.map((addition) => `${between}${itemOf(addition)}`).join(""));
}
function isSpaced(text, list, last) {
  const above = text.slice(list.value, text.lastIndexOf("-", last.value)).split(LINE_END);
  return above.slice(0, -1).findLast((line) => !/^\s*#/.test(line))?.trim() === "";
}
function behindComments(text, end, dash) {
  const comment = /(?:(?:\r\n|\r(?!\n)|\n)[ \t]*)*(?:\r\n|\r|\n)( *)#[^\r\n]*/y;
  comment.lastIndex = end;
  const [all = "", indent = ""] = comment.exec(text) ?? [];
  return indent.length > dash ? behindComments(text, end + all.length, dash) : end;
}
function flowItem(text, { last, quote }, addition) {
  const isTight = text[last.value] === "{" && text[last.value + 1] !== " ";
  const space = isTight ? "" : " ";
  return `{${space}${entriesOf(addition, quote).join(", ")}${space}}`;
}
function newBudgetFile(additions) {
  const items = additions.map((addition) => `  - ${entriesOf(addition, "").join("\n    ")}
`);
  return `version: 1
budgets:
${items.join("")}`;
}
function entriesOf({ name, image, amount }, quote) {
  const named = name === void 0 ? [] : [["name", scalar(name, quote)]];
  const entries = [...named, ["image", scalar(image, quote)], ["max_mb", amount]];
  return entries.map(([key, value]) => `${quote}${key}${quote}: ${value}`);
}
function scalar(text, quote) {
  const isPlain = quote === "" && /^[a-z0-9][\w./:@-]*$/i.test(text) && !text.endsWith(":") && (text.includes("/") || /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z]/i.test(text));
  return isPlain ? text : replaceUnprintable(JSON.stringify(text), escaped);
}
function escaped(character) {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}

// src/budgets/limit-patch.ts
function limitPatch(source, edit) {
  const { yaml, text } = source;
  const item = ["budgets", edit.index];
  const key = limitKeyOf(source, item);
  if (key === void 0) return insertedLimit(source, item, edit);
  const span = yaml.spanAt([...item, key]);
  if (span?.shape !== "scalar") return void 0;
  const number = key === "max_mb" ? /^.*$/ : /\d+(?:\.\d+)?/;
  const changed = text.slice(span.value, span.end).replace(number, edit.amount);
  return { start: span.value, end: span.end, text: changed };
}
function obstacleTo(source, { index }) {
  const item = ["budgets", index];
  const span = source.yaml.spanAt([...item, limitKeyOf(source, item) ?? "image"]);
  if (span === void 0 || span.shape === "alias") return "shared";
  return span.shape === "lines" ? "lines" : "form";
}
function limitKeyOf({ yaml }, item) {
  const keys = ["max_mb", "max_size"];
  return keys.find((key) => at(yaml.value, [...item, key]) !== void 0);
}
function insertedLimit({ yaml, text }, item, { amount, spelling: { key, suffix } }) {
  const image = yaml.spanAt([...item, "image"]);
  if (image === void 0) return void 0;
  const quote = quoteOf(text, image);
  const value = key === "max_mb" ? amount : `${quote}${amount}${suffix}${quote}`;
  const entry = `${quote}${key}${quote}: ${value}`;
  if (yaml.spanAt(item)?.shape === "flow") return insertion(image.after, `, ${entry}`);
  const start = image.key - quote.length;
  const indent = " ".repeat(start - startOfLine(text, start));
  const end = endOfLine(text, image);
  return insertion(end, `${lineEndAt(text, end)}${indent}${entry}`);
}

// src/budgets/edit.ts
function editBudgets(text, edits, read = readBudgets) {
  const all = [...edits.limits, ...edits.additions];
  const yaml = readYaml(text ?? "");
  if ("message" in yaml) {
    return { refusals: all.map((edit) => ({ place: yaml.place, edit, obstacle: "form" })) };
  }
  const source = { yaml, text: text ?? "" };
  const before = text === null ? [] : budgetsIn(text, read);
  const applied = (some) => text === null ? newBudgetFile(some.filter(isAddition)) : patched(source, some);
  const obstacleIn = (some) => obstacleBetween(before, budgetsIn(applied(some), read), some);
  if (obstacleIn(all) === null) return { text: applied(all) };
  const refusals = culpritsAmong(all, source, (some) => obstacleIn(some) === null).map((edit) => {
    const obstacle = patchOf(source, edit) === void 0 ? whyNot(source, edit) : obstacleIn([edit]);
    return { place: placeOf(source, edit), edit, obstacle: obstacle ?? "form" };
  });
  return { refusals };
}
var MOST_LOOKS = 100;
function culpritsAmong(edits, source, holds) {
  const placeless = edits.filter((edit) => patchOf(source, edit) === void 0);
  const rest = edits.filter((edit) => !placeless.includes(edit));
  let looks = 0;
  const holdsIfLooked = (some) => looks++ >= MOST_LOOKS || holds(some);
  const culprits = [...placeless, ...holds(rest) ? [] : byHalves(rest, holdsIfLooked)];
  return culprits.length > 0 ? culprits : edits;
}
function byHalves(edits, holds) {
  if (edits.length <= 1) return edits;
  const middle = edits.length >> 1;
  const halves = [edits.slice(0, middle), edits.slice(middle)];
  return halves.flatMap((half) => holds(half) ? [] : byHalves(half, holds));
}
function isAddition(edit) {
  return "image" in edit;
}
function isLimit(edit) {
  return "index" in edit;
}
function patchOf(source, edit) {
  return isAddition(edit) ? additionPatch(source, [edit]) : limitPatch(source, edit);
}
function whyNot(source, edit) {
  return isAddition(edit) ? "form" : obstacleTo(source, edit);
}
function patched(source, edits) {
  const additions = edits.filter(isAddition);
  const added = additions.length === 0 ? void 0 : additionPatch(source, additions);
  const limits = edits.filter(isLimit);
  const patches = [...limits.map((edit) => limitPatch(source, edit)), added].filter((patch) => patch !== void 0).toSorted((a, b) => a.start - b.start);
  let [result, from] = ["", 0];
  for (const patch of patches) {
    result += source.text.slice(from, patch.start) + patch.text;
    from = patch.end;
  }
  return result + source.text.slice(from);
}
function obstacleBetween(old, now, edits) {
  const additions = edits.filter(isAddition);
  if (old === void 0 || now?.length !== old.length + additions.length) return "form";
  const limits = edits.filter(isLimit);
  const bytes = new Map(limits.map((edit) => [edit.index, edit.bytes]));
  const unlike = old.flatMap(
    (budget, index) => meaningOf(budget, bytes.get(index)) === meaningOf(now[index]) ? [] : [index]
  );
  if (unlike.some((index) => !bytes.has(index))) return "shared";
  const areAdded = additions.every((each, index) => isAdded(each, now[old.length + index]));
  return unlike.length === 0 && areAdded ? null : "form";
}
function budgetsIn(text, read) {
  const result = read(text);
  return "problems" in result ? void 0 : result.budgets;
}
function meaningOf(budget, bytes = budget?.limit?.value) {
  const { limit: _, ...rules } = budget ?? {};
  return JSON.stringify({ ...rules, bytes }, (key, value) => key === "place" ? void 0 : value);
}
function isAdded({ name, image, bytes }, budget) {
  if (budget === void 0) return false;
  const reference = parseReference(image);
  return budget.name === (name ?? defaultName(reference)) && formatReference(budget.image) === formatReference(reference) && budget.limit?.value === bytes;
}
function placeOf({ yaml }, edit) {
  if (isAddition(edit)) return yaml.keyAt(["budgets"]);
  const item = ["budgets", edit.index];
  const key = ["max_mb", "max_size"].find((each) => yaml.spanAt([...item, each]) !== void 0);
  return yaml.keyAt(key === void 0 ? item : [...item, key]);
}

// node_modules/diff/libesm/diff/base.js
var Diff = class {
  diff(oldStr, newStr, options = {}) {
    let callback;
    if (typeof options === "function") {
      callback = options;
      options = {};
    } else if ("callback" in options) {
      callback = options.callback;
    }
    const oldString = this.castInput(oldStr, options);
    const newString = this.castInput(newStr, options);
    const oldTokens = this.removeEmpty(this.tokenize(oldString, options));
    const newTokens = this.removeEmpty(this.tokenize(newString, options));
    return this.diffWithOptionsObj(oldTokens, newTokens, options, callback);
  }
  diffWithOptionsObj(oldTokens, newTokens, options, callback) {
    var _a;
    const done = (value) => {
      value = this.postProcess(value, options);
      if (callback) {
        setTimeout(function() {
          callback(value);
        }, 0);
        return void 0;
      } else {
        return value;
      }
    };
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let editLength = 1;
    let maxEditLength = newLen + oldLen;
    if (options.maxEditLength != null) {
      maxEditLength = Math.min(maxEditLength, options.maxEditLength);
    }
    const maxExecutionTime = (_a = options.timeout) !== null && _a !== void 0 ? _a : Infinity;
    const abortAfterTimestamp = Date.now() + maxExecutionTime;
    const bestPath = [{ oldPos: -1, lastComponent: void 0 }];
    let newPos = this.extractCommon(bestPath[0], newTokens, oldTokens, 0, options);
    if (bestPath[0].oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
      return done(this.buildValues(bestPath[0].lastComponent, newTokens, oldTokens));
    }
    let minDiagonalToConsider = -Infinity, maxDiagonalToConsider = Infinity;
    const execEditLength = () => {
      for (let diagonalPath = Math.max(minDiagonalToConsider, -editLength); diagonalPath <= Math.min(maxDiagonalToConsider, editLength); diagonalPath += 2) {
        let basePath;
        const removePath = bestPath[diagonalPath - 1], addPath = bestPath[diagonalPath + 1];
        if (removePath) {
          bestPath[diagonalPath - 1] = void 0;
        }
        let canAdd = false;
        if (addPath) {
          const addPathNewPos = addPath.oldPos - diagonalPath;
          canAdd = addPath && 0 <= addPathNewPos && addPathNewPos < newLen;
        }
        const canRemove = removePath && removePath.oldPos + 1 < oldLen;
        if (!canAdd && !canRemove) {
          bestPath[diagonalPath] = void 0;
          continue;
        }
        if (!canRemove || canAdd && removePath.oldPos < addPath.oldPos) {
          basePath = this.addToPath(addPath, true, false, 0, options);
        } else {
          basePath = this.addToPath(removePath, false, true, 1, options);
        }
        newPos = this.extractCommon(basePath, newTokens, oldTokens, diagonalPath, options);
        if (basePath.oldPos + 1 >= oldLen && newPos + 1 >= newLen) {
          return done(this.buildValues(basePath.lastComponent, newTokens, oldTokens)) || true;
        } else {
          bestPath[diagonalPath] = basePath;
          if (basePath.oldPos + 1 >= oldLen) {
            maxDiagonalToConsider = Math.min(maxDiagonalToConsider, diagonalPath - 1);
          }
          if (newPos + 1 >= newLen) {
            minDiagonalToConsider = Math.max(minDiagonalToConsider, diagonalPath + 1);
          }
        }
      }
      editLength++;
    };
    if (callback) {
      (function exec() {
        setTimeout(function() {
          if (editLength > maxEditLength || Date.now() > abortAfterTimestamp) {
            return callback(void 0);
          }
          if (!execEditLength()) {
            exec();
          }
        }, 0);
      })();
    } else {
      while (editLength <= maxEditLength && Date.now() <= abortAfterTimestamp) {
        const ret = execEditLength();
        if (ret) {
          return ret;
        }
      }
    }
  }
  addToPath(path, added, removed, oldPosInc, options) {
    const last = path.lastComponent;
    if (last && !options.oneChangePerToken && last.added === added && last.removed === removed) {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: last.count + 1, added, removed, previousComponent: last.previousComponent }
      };
    } else {
      return {
        oldPos: path.oldPos + oldPosInc,
        lastComponent: { count: 1, added, removed, previousComponent: last }
      };
    }
  }
  extractCommon(basePath, newTokens, oldTokens, diagonalPath, options) {
    const newLen = newTokens.length, oldLen = oldTokens.length;
    let oldPos = basePath.oldPos, newPos = oldPos - diagonalPath, commonCount = 0;
    while (newPos + 1 < newLen && oldPos + 1 < oldLen && this.equals(oldTokens[oldPos + 1], newTokens[newPos + 1], options)) {
      newPos++;
      oldPos++;
      commonCount++;
      if (options.oneChangePerToken) {
        basePath.lastComponent = { count: 1, previousComponent: basePath.lastComponent, added: false, removed: false };
      }
    }
    if (commonCount && !options.oneChangePerToken) {
      basePath.lastComponent = { count: commonCount, previousComponent: basePath.lastComponent, added: false, removed: false };
    }
    basePath.oldPos = oldPos;
    return newPos;
  }
  equals(left, right, options) {
    if (options.comparator) {
      return options.comparator(left, right);
    } else {
      return left === right || !!options.ignoreCase && left.toLowerCase() === right.toLowerCase();
    }
  }
  removeEmpty(array) {
    const ret = [];
    for (let i = 0; i < array.length; i++) {
      if (array[i]) {
        ret.push(array[i]);
      }
    }
    return ret;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  castInput(value, options) {
    return value;
  }
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  tokenize(value, options) {
    return Array.from(value);
  }
  join(chars) {
    return chars.join("");
  }
  postProcess(changeObjects, options) {
    return changeObjects;
  }
  get useLongestToken() {
    return false;
  }
  buildValues(lastComponent, newTokens, oldTokens) {
    const components = [];
    let nextComponent;
    while (lastComponent) {
      components.push(lastComponent);
      nextComponent = lastComponent.previousComponent;
      delete lastComponent.previousComponent;
      lastComponent = nextComponent;
    }
    components.reverse();
    const componentLen = components.length;
    let componentPos = 0, newPos = 0, oldPos = 0;
    for (; componentPos < componentLen; componentPos++) {
      const component = components[componentPos];
      if (!component.removed) {
        if (!component.added && this.useLongestToken) {
          let value = newTokens.slice(newPos, newPos + component.count);
          value = value.map(function(value2, i) {
            const oldValue = oldTokens[oldPos + i];
            return oldValue.length > value2.length ? oldValue : value2;
          });
          component.value = this.join(value);
        } else {
          component.value = this.join(newTokens.slice(newPos, newPos + component.count));
        }
        newPos += component.count;
        if (!component.added) {
          oldPos += component.count;
        }
      } else {
        component.value = this.join(oldTokens.slice(oldPos, oldPos + component.count));
        oldPos += component.count;
      }
    }
    return components;
  }
};

// node_modules/diff/libesm/diff/line.js
var LineDiff = class extends Diff {
  constructor() {
    super(...arguments);
    this.tokenize = tokenize;
  }
  equals(left, right, options) {
    if (options.ignoreWhitespace) {
      if (!options.newlineIsToken || !left.includes("\n")) {
        left = left.trim();
      }
      if (!options.newlineIsToken || !right.includes("\n")) {
        right = right.trim();
      }
    } else if (options.ignoreNewlineAtEof && !options.newlineIsToken) {
      if (left.endsWith("\n")) {
        left = left.slice(0, -1);
      }
      if (right.endsWith("\n")) {
        right = right.slice(0, -1);
      }
    }
    return super.equals(left, right, options);
  }
};
var lineDiff = new LineDiff();
function diffLines(oldStr, newStr, options) {
  return lineDiff.diff(oldStr, newStr, options);
}
function tokenize(value, options) {
  if (options.stripTrailingCr) {
    value = value.replace(/\r\n/g, "\n");
  }
  const retLines = [], linesAndNewlines = value.split(/(\n|\r\n)/);
  if (!linesAndNewlines[linesAndNewlines.length - 1]) {
    linesAndNewlines.pop();
  }
  for (let i = 0; i < linesAndNewlines.length; i++) {
    const line = linesAndNewlines[i];
    if (i % 2 && !options.newlineIsToken) {
      retLines[retLines.length - 1] += line;
    } else {
      retLines.push(line);
    }
  }
  return retLines;
}

// node_modules/diff/libesm/patch/create.js
function needsQuoting(s) {
  for (let i = 0; i < s.length; i++) {
    if (s[i] < " " || s[i] > "~" || s[i] === '"' || s[i] === "\\") {
      return true;
    }
  }
  return false;
}
function quoteFileNameIfNeeded(s) {
  if (!needsQuoting(s)) {
    return s;
  }
  let result = '"';
  const bytes = new TextEncoder().encode(s);
  let i = 0;
  while (i < bytes.length) {
    const b = bytes[i];
    if (b === 7) {
      result += "\\a";
    } else if (b === 8) {
      result += "\\b";
    } else if (b === 9) {
      result += "\\t";
    } else if (b === 10) {
      result += "\\n";
    } else if (b === 11) {
      result += "\\v";
    } else if (b === 12) {
      result += "\\f";
    } else if (b === 13) {
      result += "\\r";
    } else if (b === 34) {
      result += '\\"';
    } else if (b === 92) {
      result += "\\\\";
    } else if (b >= 32 && b <= 126) {
      result += String.fromCharCode(b);
    } else {
      result += "\\" + b.toString(8).padStart(3, "0");
    }
    i++;
  }
  result += '"';
  return result;
}
var INCLUDE_HEADERS = {
  includeIndex: true,
  includeUnderline: true,
  includeFileHeaders: true
};
var FILE_HEADERS_ONLY = {
  includeIndex: false,
  includeUnderline: false,
  includeFileHeaders: true
};
function structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  let optionsObj;
  if (!options) {
    optionsObj = {};
  } else if (typeof options === "function") {
    optionsObj = { callback: options };
  } else {
    optionsObj = options;
  }
  if (typeof optionsObj.context === "undefined") {
    optionsObj.context = 4;
  }
  const context = optionsObj.context;
  if (optionsObj.newlineIsToken) {
    throw new Error("newlineIsToken may not be used with patch-generation functions, only with diffing functions");
  }
  if (!optionsObj.callback) {
    return diffLinesResultToPatch(diffLines(oldStr, newStr, optionsObj));
  } else {
    const { callback } = optionsObj;
    diffLines(oldStr, newStr, Object.assign(Object.assign({}, optionsObj), { callback: (diff) => {
      const patch = diffLinesResultToPatch(diff);
      callback(patch);
    } }));
  }
  function diffLinesResultToPatch(diff) {
    if (!diff) {
      return;
    }
    diff.push({ value: "", lines: [] });
    function contextLines(lines) {
      return lines.map(function(entry) {
        return " " + entry;
      });
    }
    const hunks = [];
    let oldRangeStart = 0, newRangeStart = 0, curRange = [], oldLine = 1, newLine = 1;
    for (let i = 0; i < diff.length; i++) {
      const current = diff[i], lines = current.lines || splitLines(current.value);
      current.lines = lines;
      if (current.added || current.removed) {
        if (!oldRangeStart) {
          const prev = diff[i - 1];
          oldRangeStart = oldLine;
          newRangeStart = newLine;
          if (prev) {
            curRange = context > 0 ? contextLines(prev.lines.slice(-context)) : [];
            oldRangeStart -= curRange.length;
            newRangeStart -= curRange.length;
          }
        }
        for (const line of lines) {
          curRange.push((current.added ? "+" : "-") + line);
        }
        if (current.added) {
          newLine += lines.length;
        } else {
          oldLine += lines.length;
        }
      } else {
        if (oldRangeStart) {
          if (lines.length <= context * 2 && i < diff.length - 2) {
            for (const line of contextLines(lines)) {
              curRange.push(line);
            }
          } else {
            const contextSize = Math.min(lines.length, context);
            for (const line of contextLines(lines.slice(0, contextSize))) {
              curRange.push(line);
            }
            const hunk = {
              oldStart: oldRangeStart,
              oldLines: oldLine - oldRangeStart + contextSize,
              newStart: newRangeStart,
              newLines: newLine - newRangeStart + contextSize,
              lines: curRange
            };
            hunks.push(hunk);
            oldRangeStart = 0;
            newRangeStart = 0;
            curRange = [];
          }
        }
        oldLine += lines.length;
        newLine += lines.length;
      }
    }
    for (const hunk of hunks) {
      for (let i = 0; i < hunk.lines.length; i++) {
        if (hunk.lines[i].endsWith("\n")) {
          hunk.lines[i] = hunk.lines[i].slice(0, -1);
        } else {
          hunk.lines.splice(i + 1, 0, "\\ No newline at end of file");
          i++;
        }
      }
    }
    return {
      oldFileName,
      newFileName,
      oldHeader,
      newHeader,
      hunks
    };
  }
}
function formatPatch(patch, headerOptions) {
  var _a, _b, _c, _d, _e, _f;
  if (!headerOptions) {
    headerOptions = INCLUDE_HEADERS;
  }
  if (Array.isArray(patch)) {
    if (patch.length > 1 && !headerOptions.includeFileHeaders && !patch.every((p) => p.isGit)) {
      throw new Error("Cannot omit file headers on a multi-file patch. (The result would be unparseable; how would a tool trying to apply the patch know which changes are to which file?)");
    }
    return patch.map((p) => formatPatch(p, headerOptions)).join("\n");
  }
  const ret = [];
  if (patch.isGit) {
    headerOptions = INCLUDE_HEADERS;
    if (!patch.oldFileName) {
      throw new Error("oldFileName must be specified for Git patches");
    }
    if (!patch.newFileName) {
      throw new Error("newFileName must be specified for Git patches");
    }
    let gitOldName = patch.oldFileName;
    let gitNewName = patch.newFileName;
    if (patch.isCreate && gitOldName === "/dev/null") {
      gitOldName = gitNewName.replace(/^b\//, "a/");
    } else if (patch.isDelete && gitNewName === "/dev/null") {
      gitNewName = gitOldName.replace(/^a\//, "b/");
    }
    ret.push("diff --git " + quoteFileNameIfNeeded(gitOldName) + " " + quoteFileNameIfNeeded(gitNewName));
    if (patch.isDelete) {
      ret.push("deleted file mode " + ((_a = patch.oldMode) !== null && _a !== void 0 ? _a : "100644"));
    }
    if (patch.isCreate) {
      ret.push("new file mode " + ((_b = patch.newMode) !== null && _b !== void 0 ? _b : "100644"));
    }
    if (patch.oldMode && patch.newMode && !patch.isDelete && !patch.isCreate) {
      ret.push("old mode " + patch.oldMode);
      ret.push("new mode " + patch.newMode);
    }
    if (patch.isRename) {
      ret.push("rename from " + quoteFileNameIfNeeded(((_c = patch.oldFileName) !== null && _c !== void 0 ? _c : "").replace(/^a\//, "")));
      ret.push("rename to " + quoteFileNameIfNeeded(((_d = patch.newFileName) !== null && _d !== void 0 ? _d : "").replace(/^b\//, "")));
    }
    if (patch.isCopy) {
      ret.push("copy from " + quoteFileNameIfNeeded(((_e = patch.oldFileName) !== null && _e !== void 0 ? _e : "").replace(/^a\//, "")));
      ret.push("copy to " + quoteFileNameIfNeeded(((_f = patch.newFileName) !== null && _f !== void 0 ? _f : "").replace(/^b\//, "")));
    }
  } else {
    if (headerOptions.includeIndex && patch.oldFileName == patch.newFileName && patch.oldFileName !== void 0) {
      ret.push("Index: " + patch.oldFileName);
    }
    if (headerOptions.includeUnderline) {
      ret.push("===================================================================");
    }
  }
  const hasHunks = patch.hunks.length > 0;
  if (headerOptions.includeFileHeaders && patch.oldFileName !== void 0 && patch.newFileName !== void 0 && (!patch.isGit || hasHunks)) {
    ret.push("--- " + quoteFileNameIfNeeded(patch.oldFileName) + (patch.oldHeader ? "	" + patch.oldHeader : ""));
    ret.push("+++ " + quoteFileNameIfNeeded(patch.newFileName) + (patch.newHeader ? "	" + patch.newHeader : ""));
  }
  for (let i = 0; i < patch.hunks.length; i++) {
    const hunk = patch.hunks[i];
    const oldStart = hunk.oldLines === 0 ? hunk.oldStart - 1 : hunk.oldStart;
    const newStart = hunk.newLines === 0 ? hunk.newStart - 1 : hunk.newStart;
    ret.push("@@ -" + oldStart + "," + hunk.oldLines + " +" + newStart + "," + hunk.newLines + " @@");
    for (const line of hunk.lines) {
      ret.push(line);
    }
  }
  return ret.join("\n") + "\n";
}
function createTwoFilesPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options) {
  if (typeof options === "function") {
    options = { callback: options };
  }
  if (!(options === null || options === void 0 ? void 0 : options.callback)) {
    const patchObj = structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, options);
    if (!patchObj) {
      return;
    }
    return formatPatch(patchObj, options === null || options === void 0 ? void 0 : options.headerOptions);
  } else {
    const { callback } = options;
    structuredPatch(oldFileName, newFileName, oldStr, newStr, oldHeader, newHeader, Object.assign(Object.assign({}, options), { callback: (patchObj) => {
      if (!patchObj) {
        callback(void 0);
      } else {
        callback(formatPatch(patchObj, options.headerOptions));
      }
    } }));
  }
}
function splitLines(text) {
  const hasTrailingNl = text.endsWith("\n");
  const result = text.split("\n").map((line) => line + "\n");
  if (hasTrailingNl) {
    result.pop();
  } else {
    result.push(result.pop().slice(0, -1));
  }
  return result;
}

// src/common/unified-diff.ts
function unifiedDiff(name, before, after) {
  if (before === after) return "";
  const from = before === null ? "/dev/null" : name;
  return createTwoFilesPatch(from, name, before ?? "", after, void 0, void 0, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY
  });
}

// src/domain/budget/suggestion.ts
var MEGABYTES = { key: "max_mb", suffix: " MB" };
function spellingOf(limit) {
  const suffix = /^\s*[\d.]+(\s*[a-z]+)\s*$/i.exec(limit)?.[1];
  return suffix === void 0 ? MEGABYTES : { key: "max_size", suffix };
}
function propose(subject, margin, { raise, basis = "today\u2019s size" }) {
  const { name, sizes, limit } = subject;
  const spelling = limit === null ? MEGABYTES : spellingOf(limit.text);
  const goal = goalOf(sizes, margin);
  const amount = roundedAmount(goal, spelling, margin);
  const bytes = limitBytes(amount, spelling);
  const common = { measuredBytes: Math.round(averageOf(sizes)), amount, spelling };
  if (limit === null) {
    return { ...common, limitBytes: bytes, previousLimitBytes: null, change: "new", note: null };
  }
  const previousLimitBytes = limit.value;
  const asksForMore = goal > limit.value && bytes > limit.value;
  if (bytes < limit.value || asksForMore && raise) {
    const change = asksForMore ? "raised" : "lowered";
    return { ...common, limitBytes: bytes, previousLimitBytes, change, note: null };
  }
  const words = spelling.key === "max_mb" ? `${limit.text}${spelling.suffix}` : limit.text.trim();
  const note = asksForMore ? `${name} keeps ${words}: ${basis} asks for ${amount}${spelling.suffix}; --raise takes it` : null;
  return { ...common, limitBytes: limit.value, previousLimitBytes, change: "kept", note };
}
function averageOf(sizes) {
  return sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
}
function goalOf(sizes, { percent, isBelow }) {
  const share = isBelow ? 100 - percent : 100 + percent;
  const goal = Math.floor(averageOf(sizes) * share / 100);
  return isBelow ? goal : largest(sizes, goal);
}
var MAX_DECIMALS = 6;
function roundedAmount(goal, spelling, { isBelow }) {
  const unit = spelling.key === "max_mb" ? MIB : parseSize(`1${spelling.suffix}`);
  const decimals = unit === 1 ? 0 : Math.min(MAX_DECIMALS, Math.max(0, 1 - Math.floor(Math.log10(goal / unit))));
  const text = (steps2) => decimalText(steps2, decimals);
  const bytes = (steps2) => limitBytes(text(steps2), spelling);
  let steps = Math.max(1, Math.round(goal / unit * 10 ** decimals));
  if (isBelow) while (steps > 1 && bytes(steps) > goal) steps--;
  else while (bytes(steps) < goal) steps++;
  return text(steps);
}
function decimalText(steps, decimals) {
  const text = (steps / 10 ** decimals).toFixed(decimals);
  return decimals === 0 ? text : text.replace(/\.?0+$/, "");
}
function limitBytes(amount, { key, suffix }) {
  return key === "max_mb" ? Math.floor(Number(amount) * MIB) : parseSize(`${amount}${suffix}`);
}

// src/render/text-diff.ts
function shownDiff(diff, paint) {
  const lines = diff.replace(/\n$/, "").split("\n");
  const ends = mixesLineEnds(lines) ? "^M" : "";
  return lines.map((line) => printable(line.replace(/\r$/, ends))).map(painted(paint)).join("\n");
}
function fencedDiff(diff) {
  const longest = largest(
    [...diff.matchAll(/`+/g)].map(([run]) => run.length),
    2
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}diff
${shownDiff(diff, (_, text) => text)}
${fence}`;
}
function mixesLineEnds(lines) {
  const ended = lines.filter(
    (line, index) => index > 1 && /^[ +-]/.test(line) && !lines[index + 1]?.startsWith("\\")
  );
  return new Set(ended.map((line) => line.endsWith("\r"))).size > 1;
}
function painted(paint) {
  return (line, index) => {
    if (index < 2) return paint("bold", line);
    if (line.startsWith("+")) return paint("pass", line);
    if (line.startsWith("-")) return paint("fail", line);
    return line.startsWith("@@") || line.startsWith("\\") ? paint("dim", line) : line;
  };
}

export {
  editBudgets,
  unifiedDiff,
  propose,
  shownDiff,
  fencedDiff
};
