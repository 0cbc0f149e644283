import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Meter } from './channels/Meter.ts'
import { errorClass } from './channels/turnHandler.ts'

/** Within the 10 seconds that orchestrators allow between the signal and the end. */
const finishMilliseconds = 9_000
const crashMilliseconds = 1_000

/** Before there is anything to finish, the process ends at once when it is asked to: a container's first process would not hear it otherwise. */
export function endAtOnce(): void {
  for (const signal of signals) process.once(signal, exit)
}

const signals = ['SIGTERM', 'SIGINT'] as const
const exit = () => process.exit(0)

/**
 * Ends the process well. At SIGTERM and SIGINT it exits with 0 once what runs has finished, within 10 seconds. At an error that nothing handles it
 * exits with 1 a second later: what others have under way may finish, and nothing new begins.
 */
export function endProcessWell(options: {
  /** Takes nothing new, and resolves when what runs has finished. */
  readonly finish: () => Promise<void>
  readonly logger: Logger
  readonly meter: Meter
}): void {
  const { finish, logger, meter } = options
  let isCrashing = false

  for (const signal of signals) {
    process.off(signal, exit)
    process.once(signal, () => {
      logger.info('the process was asked to end: it finishes what runs')
      void endAfter(finishMilliseconds, 0)
    })
  }
  process.on('uncaughtException', (error) => crash(error, 'an error that nothing handles: the process ends'))
  process.on('unhandledRejection', (error) => crash(error, 'a rejection that nothing handles: the process ends'))

  function crash(error: unknown, message: string): void {
    // Its message and stack may hold a person's words.
    logger.fatal({ errorClass: errorClass(error) }, message)
    meter.crashed()
    if (isCrashing) process.exit(1)
    isCrashing = true
    void endAfter(crashMilliseconds, 1)
  }

  async function endAfter(milliseconds: number, code: number): Promise<void> {
    const finished = finish().catch(() => undefined)
    await Promise.race([finished, pause(milliseconds)])
    process.exit(isCrashing ? 1 : code)
  }
}
