'use strict'
// The way in: `node src/signpost.cjs` runs the server, and with words after it a command of src/cli.ts. Plain JavaScript of the
// old kind, because an older Node cannot read TypeScript: it must get this far to say what it lacks.
var neededMajor = 24
var major = Number(process.versions.node.split('.')[0])

function stop(line) {
  console.error(line)
  process.exit(1)
}

if (major < neededMajor) {
  stop(
    'Signpost needs Node ' +
      neededMajor +
      ' or later, and this is ' +
      process.version +
      ': install it from https://nodejs.org, or put it first on the PATH.',
  )
}

import(process.argv.length > 2 ? './cli.ts' : './main.ts').catch(function (error) {
  var name = /^Cannot find package '([^']+)'/.exec(error.message)
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || name === null) throw error
  stop(
    'The package ' + name[1] + ' is not installed: run "npm ci", or on a server "npm ci --omit=dev", and start again.',
  )
})
