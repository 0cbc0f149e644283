import type { AttackGroup } from './Attack.ts'
import { bodyAttacks } from './bodyAttacks.ts'
import { botAttacks } from './botAttacks.ts'
import { frameAttacks } from './frameAttacks.ts'
import { logAttacks } from './logAttacks.ts'
import { originAttacks } from './originAttacks.ts'
import { requestAttacks } from './requestAttacks.ts'
import { signatureAttacks } from './signatureAttacks.ts'
import { tokenAttacks } from './tokenAttacks.ts'

/** Every attack that is tried on each run of the tests. */
export const attackGroups: readonly AttackGroup[] = [
  tokenAttacks,
  bodyAttacks,
  requestAttacks,
  frameAttacks,
  originAttacks,
  botAttacks,
  signatureAttacks,
  logAttacks,
]
