import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'

// Runs a script again and again, each time with an environment of its own, and as a module that is
// loaded anew, with all that it imports of ours: that remembers what it has read. Packages are loaded
// once. What fails here, or ends the process, does so as it would in a process of its own.

const ours = new Map<string, boolean>()

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const run = /\?run=\d+$/.exec(context.parentURL ?? '')?.[0]
    return run !== undefined && isOurs(resolved.url)
      ? { ...resolved, url: `${resolved.url}${run}` }
      : resolved
  },
})

/** The bundler names each module above what it has made of it; what only hands on holds none. */
function isOurs(url: string): boolean {
  const known = ours.get(url)
  if (known !== undefined) return known
  const text = url.startsWith('file:')
    ? readFileSync(fileURLToPath(url), 'utf8')
    : '// node_modules/'
  const is = /^\/\/ src\//m.test(text) || !/^\s*\/\/ node_modules\//m.test(text)
  ours.set(url, is)
  return is
}

let runs = 0
for await (const line of createInterface({ input: process.stdin })) {
  const { script, env, end } = JSON.parse(line)
  for (const name of Object.keys(process.env)) delete process.env[name]
  Object.assign(process.env, env)
  runs += 1
  await import(`${pathToFileURL(script)}?run=${runs}`)
  process.stdout.write(`${end}${process.exitCode ?? 0}\n`)
  process.stderr.write(`${end}\n`)
  process.exitCode = 0
}
