import { onceEach } from './onceEach.ts'

const shared = new WeakSet<object>()

/** Marks what many people are shown, so that what is made of it is kept. It is not changed after that. */
export function share<One extends object>(one: One): One {
  shared.add(one)
  return one
}

/** Whether something was marked so: what one person's turn alone made is not. */
export function isShared(one: object): boolean {
  return shared.has(one)
}

/** Works something out once for each shared object, and shares it too; of any other it is made each time. It must depend on nothing else. */
export function onceShared<One extends object, Made extends object>(make: (one: One) => Made): (one: One) => Made {
  const ofShared = onceEach((one: One) => share(make(one)))
  return (one) => (isShared(one) ? ofShared(one) : make(one))
}
