// What the bundle takes of those modules of Node's own that take milliseconds to load, and that the
// first request does not need: each is loaded when it is first called. An import would also read all
// that the module exports, and so load what nobody has asked for.
export const createHash = (...given) => require('node:crypto').createHash(...given)
export const randomInt = (...given) => require('node:crypto').randomInt(...given)
export const randomUUID = (...given) => require('node:crypto').randomUUID(...given)
export const spawn = (...given) => require('node:child_process').spawn(...given)
export const lookup = (...given) => require('node:dns/promises').lookup(...given)
export const createGzip = (...given) => require('node:zlib').createGzip(...given)
export const createGunzip = (...given) => require('node:zlib').createGunzip(...given)
export const gunzip = (...given) => require('node:zlib').gunzip(...given)
export const deflateRawSync = (...given) => require('node:zlib').deflateRawSync(...given)
export const inflateRawSync = (...given) => require('node:zlib').inflateRawSync(...given)
export const parseArgs = (...given) => require('node:util').parseArgs(...given)
export const promisify = (...given) => require('node:util').promisify(...given)
export const stripVTControlCharacters = (...given) =>
  require('node:util').stripVTControlCharacters(...given)
