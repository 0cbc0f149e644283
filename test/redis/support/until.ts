import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something is so, asking again and again; the test's own limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20)
}
