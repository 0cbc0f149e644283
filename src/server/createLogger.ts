import { pino, type DestinationStream, type Logger } from 'pino'
import { z } from 'zod'
import { errorClass } from '../channels/turnHandler.ts'

const name = z.string().regex(/^[\w$]{1,80}$/)
const count = z.number()

/** Every field that a log line may have beside its level, time and message, and what it may look like. The only list of them. */
const allowed: Readonly<Record<string, z.ZodType>> = {
  errorClass: name,
  reference: z.string().regex(/^[0-9a-f]{8}$/),
  // One word, such as the code of a fault.
  reason: z.string().regex(/^[\w-]{1,60}$/),
  status: count,
  problems: count,
  places: z.array(z.string().regex(/^[\w./-]{1,200}:\d+$/)),
  settings: z.array(name),
}

/** Makes the log: JSON lines with the fields above and no others, so that nothing of a person gets in by an oversight. */
export function createLogger(destination?: DestinationStream): Logger {
  const options = {
    base: null,
    formatters: { log: onlyAllowed },
    hooks: {
      /** An error alone would bring its message along, and further parts would be written into the message. */
      logMethod(
        this: Logger,
        [first, second]: readonly [unknown, unknown?],
        write: (this: Logger, ...parts: [object, string?]) => void,
      ) {
        const fields = first instanceof Error ? { errorClass: errorClass(first) } : isRecord(first) ? first : {}
        const message = [first, second].find((part) => typeof part === 'string')
        write.call(this, fields, message ?? '')
      },
    },
  }
  const logger = destination === undefined ? pino(options as never) : pino(options as never, destination)
  // What a child logger is made with would pass by the list.
  return Object.assign(logger, { child: () => logger })
}

function onlyAllowed(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => Object.hasOwn(allowed, key) && allowed[key]?.safeParse(value).success,
    ),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
