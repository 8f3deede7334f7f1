// Started with --require: notes what a process loads, until its first request's headers and until its
// end, and writes it to $LOADED. The builtins of the hook itself are left out.
const { registerHooks } = require('node:module')
const { subscribe, unsubscribe } = require('node:diagnostics_channel')
const { writeFileSync } = require('node:fs')

const before = new Set(process.moduleLoadList)
const files = []
registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) files.push(url)
    return next(url, context)
  },
})

const soFar = () => ({
  files: [...files],
  builtins: process.moduleLoadList.filter((each) => !before.has(each)),
})

let first = null
const note = () => {
  unsubscribe('undici:client:sendHeaders', note)
  first = soFar()
}
subscribe('undici:client:sendHeaders', note)
process.on('exit', () => writeFileSync(process.env.LOADED, JSON.stringify({ first, all: soFar() })))
