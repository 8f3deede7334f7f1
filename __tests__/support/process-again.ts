import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

// Runs a script again and again, each time with an environment of its own, and as a module that is
// loaded anew. What fails here, or ends the process, does so as it would in a process of its own.

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
