import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attackGroups } from './attackGroups.ts'
import { writeTable } from './writeTable.ts'

// `npm run write-attacks`: writes the list of attacks again.
writeFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'attacks.md'), writeTable(attackGroups))
