/** Works something out once for each object, for as long as it is in use. It must depend on nothing else. */
export function onceEach<One extends object, T>(make: (one: One) => T): (one: One) => T {
  const made = new WeakMap<One, { readonly value: T }>()
  return (one) => {
    const known = made.get(one)
    if (known !== undefined) return known.value
    const value = make(one)
    made.set(one, { value })
    return value
  }
}
