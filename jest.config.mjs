import { browserSuites } from './test/browserSuites.mjs'

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './test/transformTypeScript.mjs' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: browserSuites.leftOut ? ['/node_modules/', '<rootDir>/test/browser/'] : ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  reporters: ['default', './test/leftOutReporter.mjs'],
}
