import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
if (process.versions.zstd === undefined) {
  require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
  require('node:worker_threads').markAsUncloneable ??= () => {};
  Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
}
import "./chunk-6OFHO452.js";
import "./chunk-Q3AQ2J65.js";
import "./chunk-QUKY24ET.js";
import "./chunk-6HITG6CB.js";
import "./chunk-6DNRDSMX.js";
import "./chunk-OUZ62CP3.js";
import "./chunk-ZXLABSS7.js";
import "./chunk-T7XLJLXN.js";

// package.json
var package_default = {
  name: "docker-image-budgets",
  version: "0.1.0",
  description: "A GitHub Action that budgets the compressed size of container images on every pull request",
  license: "MIT",
  type: "module",
  private: true,
  engines: {
    node: ">=20"
  },
  bin: {
    "docker-image-budgets": "dist/cli.js"
  },
  files: [
    "dist",
    "schema",
    "action.yml",
    "docker-image-budgets.yaml"
  ],
  scripts: {
    demo: "node dist/cli.js demo",
    action: "npm run --silent bundle && node scripts/action.ts",
    page: "node scripts/page.ts",
    check: "npm test && npm run lint && npm run types && npm run knip && npm run built && npm run demo",
    test: "node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js",
    bundle: "node scripts/build.ts",
    schema: "node scripts/schema.ts",
    built: "npm run bundle && npm run schema && node scripts/built.ts",
    lint: "biome check --error-on-warnings",
    format: "biome check --write",
    types: "tsc && tsc -p src/dashboard/client",
    knip: "knip",
    bench: "node scripts/bench.ts"
  },
  devDependencies: {
    "@actions/core": "3.0.1",
    "@actions/expressions": "0.3.61",
    "@actions/github": "9.1.1",
    "@actions/workflow-parser": "0.3.61",
    "@biomejs/biome": "2.5.15",
    "@jest/globals": "30.5.2",
    "@octokit/plugin-retry": "8.1.1",
    "@octokit/plugin-throttling": "11.0.5",
    "@octokit/rest": "22.0.1",
    "@types/node": "24.19.2",
    "axe-core": "4.14.1",
    bottleneck: "2.19.5",
    diff: "9.0.0",
    "dockerfile-ast": "0.7.1",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    "fast-string-width": "3.0.2",
    jest: "30.5.2",
    "jest-environment-node": "30.5.2",
    "js-yaml": "5.5.0",
    knip: "6.42.1",
    marked: "18.2.1",
    node: "24.21.0",
    tldts: "7.5.5",
    typescript: "7.0.2",
    unbash: "6.0.4",
    undici: "8.12.4",
    uplot: "1.6.32",
    zod: "4.6.7"
  },
  overrides: {
    undici: "$undici",
    "unrs-resolver": "1.12.2"
  },
  allowScripts: {
    node: true,
    esbuild: true,
    "@parcel/watcher": false,
    "unrs-resolver": false
  }
};

// src/cli/version.ts
var { version } = package_default;
export {
  version
};
