/** What reads, checks and keeps whole folders: its tests take longer, so it is a group of its own. */
const loading = [
  'approval',
  'checkEmergencyNumbers',
  'checkGaps',
  'content',
  'contentReport',
  'everyCombination',
  'isInEmergencyTexts',
  'keepContent',
  'newGaps',
  'notKeptView',
  'settledFolders',
].map((name) => `src/triage/${name}.ts`)

/** What is mutated together; `suites/<group>.ts` imports the tests that stand against it. */
export const groups = {
  catalog: ['src/catalog/**/*.ts'],
  // The Redis store is held to its contract by a suite that starts a real redis-server: too slow to start for every mutant.
  conversation: ['src/conversation/**/*.ts', '!src/conversation/redisSessionStore.ts'],
  triage: ['src/triage/**/*.ts', ...loading.map((file) => `!${file}`)],
  'triage-loading': loading,
  understanding: ['src/understanding/**/*.ts'],
}

/** After so many milliseconds a mutant has run out of time, where two minutes would be far too many: that suite takes two seconds. */
export const patience = { understanding: 20_000 }

/** What takes the place of a file that would be read or compiled again for every mutant: see `kept/`. */
export const insteadOf = {
  catalog: {
    'src/catalog/loadCatalog.ts': 'ownCatalog.ts',
    'src/content/readYamlFile.ts': 'readYamlFile.ts',
    'test/support/realContent.ts': 'catalogAlone.ts',
  },
  conversation: { 'test/support/realContent.ts': 'content.ts', 'test/support/contentWith.ts': 'contentWith.ts' },
  triage: {
    'src/catalog/loadCatalog.ts': 'ownCatalog.ts',
    'src/understanding/keepUnderstanding.ts': 'understanding.ts',
    'test/support/realContent.ts': 'content.ts',
  },
  'triage-loading': {
    'src/catalog/loadCatalog.ts': 'ownCatalog.ts',
    'src/understanding/keepUnderstanding.ts': 'understanding.ts',
    'test/support/realContent.ts': 'content.ts',
  },
}
