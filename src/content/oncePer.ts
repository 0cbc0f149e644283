/** Works something out once for each pair of objects, for as long as both are in use. It must depend on nothing else. */
export function oncePer<One extends object, Other extends object, T>(
  make: (one: One, other: Other) => T,
): (one: One, other: Other) => T {
  const made = new WeakMap<One, WeakMap<Other, { readonly value: T }>>()
  return (one, other) => {
    const ofOne = made.get(one) ?? new WeakMap<Other, { readonly value: T }>()
    made.set(one, ofOne)
    const known = ofOne.get(other) ?? { value: make(one, other) }
    ofOne.set(other, known)
    return known.value
  }
}
