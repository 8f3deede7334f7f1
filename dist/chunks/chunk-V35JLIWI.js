import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
require('node:zlib').createZstdDecompress ??= () => { throw new Error('this Node has no zstd'); };
require('node:worker_threads').markAsUncloneable ??= () => {};
Promise.withResolvers ??= () => { let resolve, reject; const promise = new Promise((a, b) => { resolve = a; reject = b; }); return { promise, resolve, reject }; };
import {
  isDigest
} from "./chunk-LSII7BRH.js";
import {
  Malformed,
  quoted
} from "./chunk-JRB32J4O.js";

// src/domain/pasted.ts
function whatToLeaveOut(text) {
  const page = hubPage(text) ?? otherPage(text);
  if (page !== void 0) return `that is a page about it: write ${page}`;
  if (/^\s*(?:file:\/\/|\.{0,2}\/)/.test(text)) {
    return "a file is named with what it is: oci:DIR, oci-archive:FILE or docker-archive:FILE";
  }
  const [scheme, name = ""] = /^\s*([a-z][a-z0-9+.-]*):\/\//i.exec(text) ?? [];
  if (scheme !== void 0) return schemeWords(scheme.trim(), name.toLowerCase(), text);
  const store = STORES.find((each) => text.startsWith(`${each}:`));
  if (store === void 0) return void 0;
  return `images of ${store} cannot be read here: push it, or save it and name the file, as in docker-archive:FILE.tar`;
}
function whatIsNoReference(text) {
  if (/\$[a-z_{(]/i.test(text)) {
    return "no variable is filled in here: write the registry and the repository out";
  }
  if (/[{}]/.test(text)) {
    return "placeholders stand in head and base: write the repository out, without a tag";
  }
  if (/[<>]/.test(text)) return 'put the name itself where "<" and ">" stand';
  if (/^\s*(?:docker|podman|nerdctl|crane|skopeo)\s/.test(text)) {
    return "write the image alone, without the command";
  }
  if (/\s/.test(text)) return "it holds a blank";
  return /[^/]\/[^/]+\/$/.test(text) ? 'leave out the "/" at its end' : void 0;
}
var STORES = ["docker-daemon", "containers-storage"];
function hubPage(text) {
  const [, official, others] = /^\s*(?:https?:\/\/)?hub\.docker\.com\/(?:_\/([\w.-]+)|r\/([\w.-]+\/[\w.-]+))/i.exec(text) ?? [];
  const repository = official === void 0 ? others : `library/${official}`;
  return repository && `docker.io/${repository}`;
}
var PAGES = [
  [
    /^github\.com\/([\w.-]+)\/[\w.-]+\/pkgs\/container\/([\w.%/-]+)/i,
    (owner = "", name = "") => `ghcr.io/${owner.toLowerCase()}/${name.replace(/%2f/gi, "/")}`
  ],
  [
    /^github\.com\/(?:orgs|users)\/([\w.-]+)\/packages\/container\/(?:package\/)?([\w.%-]+)/i,
    (owner = "", name = "") => `ghcr.io/${owner.toLowerCase()}/${name.replace(/%2f/gi, "/")}`
  ],
  [/^quay\.io\/repository\/([\w.-]+\/[\w.-]+)/i, (name) => `quay.io/${name}`],
  [/^gallery\.ecr\.aws\/([\w.-]+\/[\w./-]+)/i, (name) => `public.ecr.aws/${name}`],
  [/^([\w.:-]+)\/v2\/([\w./-]+)\/manifests\//i, (host, name) => `${host}/${name}`]
];
function otherPage(text) {
  const [, rest = ""] = /^\s*https?:\/\/(.*?)\/*\s*$/i.exec(text) ?? [];
  for (const [address, nameOf] of PAGES) {
    const [whole, ...parts] = address.exec(rest) ?? [];
    if (whole !== void 0) return nameOf(...parts);
  }
  return void 0;
}
function schemeWords(scheme, name, text) {
  const rest = text.trim().slice(scheme.length).replace(/\/+$/, "").replace(/^[^/@]*@/, "");
  if (name.endsWith("-archive")) return `a path follows "${name}:" at once: ${name}:${rest}`;
  const directory = name === "oci" ? "; a directory is written oci:DIR" : "";
  return `leave out "${scheme}"${rest === "" ? "" : `: ${rest}`}${directory}`;
}

// src/domain/reference.ts
var TRANSPORTS = ["oci", "oci-archive", "docker-archive"];
var COMPONENT = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
var HOST = new RegExp(`^(?:${COMPONENT}(?:\\.${COMPONENT})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
var PATH_COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
var REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
var TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
var MAX_REPOSITORY_LENGTH = 255;
function parseReference(text) {
  const pasted = whatToLeaveOut(text);
  if (pasted !== void 0) throw malformed(text, pasted);
  return parseLayout(text) ?? parseRegistryReference(text);
}
function parseLayout(text) {
  const transport = TRANSPORTS.find((name2) => text.startsWith(`${name2}:`));
  if (transport === void 0) return void 0;
  const rest = text.slice(transport.length + 1);
  const colon = rest.indexOf(":");
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const name = colon < 0 ? "" : rest.slice(colon + 1);
  if (path === "") throw malformed(text, `a path has to follow "${transport}:"`);
  return { kind: "layout", transport, path, ...name === "" ? {} : { name } };
}
function parseRegistryReference(text) {
  const pasted = whatIsNoReference(text);
  if (pasted !== void 0) throw malformed(text, pasted);
  if (/^(?:sha256:)?[a-f0-9]{64}$/.test(text)) {
    throw malformed(text, "it is a bare image id; put the repository in front, as in NAME@sha256:\u2026");
  }
  const [beforeDigest = "", digest] = splitOnce(text, "@");
  if (digest !== void 0 && !isDigest(digest)) {
    throw malformed(
      text,
      'what follows "@" has to be sha256: with 64, or sha512: with 128, lower-case hex digits'
    );
  }
  const { registry, rest } = splitRegistry(beforeDigest);
  const [path = "", tag] = splitOnce(rest, ":");
  if (!HOST.test(registry)) {
    throw malformed(text, `${quoted(registry)} is not a registry's host[:port]`);
  }
  const repository = registry === DOCKER_HUB && !path.includes("/") ? `library/${path}` : path;
  if (path === "") throw malformed(text, "it names no repository");
  if (!REPOSITORY.test(repository)) {
    throw malformed(text, `the repository ${quoted(path)} ${repositoryRule(path)}`);
  }
  if (repository.length > MAX_REPOSITORY_LENGTH) {
    throw malformed(text, `the repository is longer than ${MAX_REPOSITORY_LENGTH} characters`);
  }
  if (tag !== void 0 && !isTag(tag)) {
    throw malformed(
      text,
      `the tag ${quoted(tag)} may hold letters, digits, "_", "." and "-", not start with "." or "-", and be 128 long at most`
    );
  }
  return {
    kind: "registry",
    registry,
    repository,
    ...tag === void 0 ? {} : { tag },
    ...digest === void 0 ? {} : { digest }
  };
}
var DOCKER_HUB = "docker.io";
function splitRegistry(name) {
  const [first = "", rest] = splitOnce(name, "/");
  const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  if (rest === void 0 || !isHost) return { registry: DOCKER_HUB, rest: name };
  const isDockerHub = first === "index.docker.io" || first === "registry-1.docker.io";
  return { registry: isDockerHub ? DOCKER_HUB : first, rest };
}
function isTag(text) {
  return TAG.test(text);
}
function withDefaultTag(reference) {
  if (reference.kind === "layout" || reference.tag !== void 0 || reference.digest !== void 0) {
    return reference;
  }
  return { ...reference, tag: "latest" };
}
function formatReference(reference) {
  if (reference.kind === "layout") {
    const name = reference.name === void 0 ? "" : `:${reference.name}`;
    return `${reference.transport}:${reference.path}${name}`;
  }
  const tag = reference.tag === void 0 ? "" : `:${reference.tag}`;
  const digest = reference.digest === void 0 ? "" : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
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
function tagOf({ tag, digest }) {
  return tag ?? (digest === void 0 ? "latest" : void 0);
}
function tidy(reference) {
  if (reference.kind === "registry") return reference;
  const path = reference.path.replace(/\/+(\.?\/+)*/g, "/").replace(/^\.\/|(?<=.)\/$/g, "");
  return { ...reference, path };
}
function familiarName({ registry, repository }) {
  return registry === DOCKER_HUB ? repository.replace(/^library\//, "") : `${registry}/${repository}`;
}
function defaultName(reference) {
  const path = reference.kind === "layout" ? reference.path : reference.repository;
  return path.split("/").findLast((segment) => segment !== "") ?? path;
}
function repositoryRule(path) {
  return path === path.toLowerCase() ? 'may hold a-z, 0-9 and "/", with single ".", "_", "__" or dashes between them' : "has to be lower-case";
}
function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, void 0] : [text.slice(0, at), text.slice(at + 1)];
}
function malformed(text, why) {
  const shown = text.replace(/(:\/\/)[^/@]*@/, "$1\u2026@");
  return new Malformed(`${quoted(shown)} is not an image reference: ${why}`);
}

export {
  parseReference,
  isTag,
  withDefaultTag,
  formatReference,
  sameRepository,
  isSameName,
  familiarName,
  defaultName
};
