/** Milliseconds that each of `count` runs took, after a tenth as many to warm up. */
export function timesOf(count: number, run: (index: number) => unknown): readonly number[] {
  for (let index = 0; index < count / 10; index++) run(index)
  return Array.from({ length: count }, (_, index) => {
    const begun = performance.now()
    run(index)
    return performance.now() - begun
  })
}
