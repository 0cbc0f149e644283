import { keepUnderstanding as load } from '../../../src/understanding/keepUnderstanding.ts'
import { keep } from './keep.ts'

/** The compiled rules for typed words, made once for all mutants of other folders; their files are left alone there. */
export const keepUnderstanding: typeof load = (...from) => keep('understanding', () => load(...from))
