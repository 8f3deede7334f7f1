// The floor of `npm run bench -- --start`: Node's own client asks at once. By require, since an
// import of node:http also loads all of Node's fetch.
import { createRequire } from 'node:module'

const { get } = createRequire(import.meta.url)('node:http')
get(process.argv[2], (response) => response.resume())
