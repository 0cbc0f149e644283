import { onceEach } from './onceEach.ts'

/** Works something out once for each pair of objects, for as long as both are in use. It must depend on nothing else. */
export function oncePer<One extends object, Other extends object, T>(
  make: (one: One, other: Other) => T,
): (one: One, other: Other) => T {
  const ofEach = onceEach((one: One) => onceEach((other: Other) => make(one, other)))
  return (one, other) => ofEach(one)(other)
}
