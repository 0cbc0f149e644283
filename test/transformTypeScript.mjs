import { stripTypeScriptTypes } from 'node:module'

// The server runs TypeScript by type stripping; the tests go through the same code path.
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
}
