import { stripTypeScriptTypes } from 'node:module'

// Jest runs what Node itself would run: the source with its types blanked out, lines and columns kept.
export default { process: (source) => ({ code: stripTypeScriptTypes(source) }) }
