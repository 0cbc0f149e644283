import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from '../channels/Meter.ts'

/** A meter, and what it has counted in the text format of Prometheus. */
export type ReadableMeter = Meter & { readonly read: () => Promise<string>; readonly contentType: string }

const kinds = { joined: 'joined', tapped: 'tap', typed: 'words' } as const
const secondsOf = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10]

/** Makes the meter of this process. Its labels name channels, kinds of turn and reasons, and can name nobody. */
export function createMeter(): ReadableMeter {
  const register = new Registry()
  const registers = [register]
  // Among them the lag of the event loop.
  collectDefaultMetrics({ register })
  const turns = new Histogram({
    name: 'signpost_turn_seconds',
    help: 'Turns that were answered, and how long each took',
    labelNames: ['channel', 'kind'],
    buckets: secondsOf,
    registers,
  })
  const turnFailures = new Counter({
    name: 'signpost_turn_failures_total',
    help: 'Turns that failed and were answered with the failure view',
    labelNames: ['channel'],
    registers,
  })
  const refusals = new Counter({
    name: 'signpost_refusals_total',
    help: 'Requests that were refused',
    labelNames: ['reason'],
    registers,
  })
  const storeErrors = new Counter({
    name: 'signpost_store_errors_total',
    help: 'What a store was asked and did not do',
    labelNames: ['store'],
    registers,
  })
  const sockets = new Gauge({ name: 'signpost_sockets', help: 'WebSockets that are open now', registers })
  const crashes = new Counter({
    name: 'signpost_crashes_total',
    help: 'Errors that nothing handles: the process ends a second later',
    registers,
  })
  return {
    turn: (channel, kind, milliseconds) => turns.observe({ channel, kind: kinds[kind] }, milliseconds / 1000),
    turnFailed: (channel) => turnFailures.inc({ channel }),
    refused: (reason) => refusals.inc({ reason }),
    storeFailed: (store) => storeErrors.inc({ store }),
    socketOpened: () => sockets.inc(),
    socketClosed: () => sockets.dec(),
    crashed: () => crashes.inc(),
    read: () => register.metrics(),
    contentType: register.contentType,
  }
}
