/**
 * Loaded before the server: a body with "crash now" in it brings an error that nothing handles and that holds the whole body, once the request is under way.
 * `SIGNPOST_TEST_FAULT` says how it comes.
 */
class PlantedError extends Error {}

const parse = JSON.parse.bind(JSON)
JSON.parse = (text: string, ...others: []) => {
  if (text.includes('crash now')) {
    setImmediate(() => {
      const error = new PlantedError(text, { cause: text })
      if (process.env['SIGNPOST_TEST_FAULT'] === 'rejected') void Promise.reject(error)
      else throw error
    })
  }
  return parse(text, ...others)
}
