import { browserSuites } from './test/browserSuites.mjs'
import { clientSuites } from './test/clientSuites.mjs'
import { playgroundSuites } from './test/playgroundSuites.mjs'
import { redisSuites } from './test/redisSuites.mjs'

const leftOut = [
  ...(browserSuites.leftOut ? ['<rootDir>/test/browser/'] : []),
  ...(clientSuites.leftOut ? ['<rootDir>/test/clients/'] : []),
  ...(playgroundSuites.leftOut ? ['<rootDir>/test/teams/(playground|themes)'] : []),
  ...(browserSuites.leftOut ? ['<rootDir>/test/redis/widget'] : []),
  ...(redisSuites.leftOut ? ['<rootDir>/test/(redis/|commands/(doctor|preflight))'] : []),
]

export default {
  testEnvironment: 'node',
  // Many suites start real servers, and a busy machine is no fault of theirs.
  testTimeout: 60_000,
  // A worker keeps the modules of every suite it has run, so it is replaced before it runs out of memory; in-band there is none to replace.
  maxWorkers: 3,
  workerIdleMemoryLimit: '1500MB',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './test/transformTypeScript.mjs' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  reporters: ['default', './test/leftOutReporter.mjs'],
}
