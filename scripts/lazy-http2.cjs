// Node's own http2 takes 10 ms to load, and only a server that speaks HTTP/2 needs it.
module.exports = (...args) => require('undici/lib/dispatcher/client-h2.js')(...args)
