type Calls = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>

/** The same store, which tells `onFailure` of every call that it does not answer. */
export function countFailures<Store extends Calls>(store: Store, onFailure: () => void): Store {
  const counted = Object.entries(store).map(([name, call]) => {
    const count = (...given: never[]) =>
      call(...given).catch((error: unknown) => {
        onFailure()
        throw error
      })
    return [name, count] as const
  })
  return Object.fromEntries(counted) as unknown as Store
}
