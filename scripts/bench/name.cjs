// Loaded first into a process that is measured over TLS: the registry's name leads to this machine.
// `localhost` would not do: this client tries it without TLS first, as it does with no other host.
const dns = require('node:dns')
const { lookup } = dns

dns.lookup = (name, ...rest) => lookup(name === 'registry.example' ? '127.0.0.1' : name, ...rest)
