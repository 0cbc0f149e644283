import shared from '../../jest.config.mjs'

/** The suite of one group of files and nothing else, in the process that asks for it. */
export function jestConfigOf(group) {
  const { testEnvironment, testTimeout, extensionsToTreatAsEsm, transform } = shared
  return {
    testEnvironment,
    testTimeout,
    extensionsToTreatAsEsm,
    transform,
    testMatch: [`<rootDir>/test/mutation/${group}.bundle.mjs`],
    roots: ['<rootDir>/test/mutation'],
    modulePathIgnorePatterns: ['<rootDir>/test/mutation/node_modules'],
    reporters: [],
  }
}
