import { onceEach } from './onceEach.ts'

/** Works something out once for each object and text, for as long as the object is in use. Texts must be few, and it must depend on nothing else. */
export function oncePerText<One extends object, Text extends string, Made extends object>(
  make: (one: One, text: Text) => Made,
): (one: One, text: Text) => Made {
  const ofEach = onceEach((_one: One) => new Map<Text, Made>())
  return (one, text) => {
    const made = ofEach(one)
    const known = made.get(text)
    if (known !== undefined) return known
    const fresh = make(one, text)
    made.set(text, fresh)
    return fresh
  }
}
