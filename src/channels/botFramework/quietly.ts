import { AsyncLocalStorage } from 'node:async_hooks'

const silence = new AsyncLocalStorage<true>()
let isGuarded = false

/** Runs a task whose writing to the console is dropped: the connector library writes keys and claims of the tokens it refuses there. */
export function quietly<T>(task: () => Promise<T>): Promise<T> {
  guard()
  return silence.run(true, task)
}

/** What runs beside the task, such as another request, writes as before. */
function guard(): void {
  if (isGuarded) return
  isGuarded = true
  for (const name of ['error', 'warn', 'log', 'info', 'debug'] as const) {
    const write = console[name].bind(console)
    console[name] = (...parts: unknown[]) => {
      if (silence.getStore() !== true) write(...parts)
    }
  }
}
