import { createInOrder } from '../../../src/channels/directLine/inOrder.ts'

/** A task that ends when it is told to. */
function aTask(name: string, done: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const run = async () => {
    done.push(`${name} begins`)
    await promise
    done.push(`${name} ends`)
    return name
  }
  return { run, end: resolve, fail: reject }
}

describe('tasks in order', () => {
  it('of one conversation run one after another', async () => {
    const inOrder = createInOrder()
    const done: string[] = []
    const [one, two] = [aTask('one', done), aTask('two', done)]
    const results = Promise.all([inOrder('mine', one.run), inOrder('mine', two.run)])
    two.end()
    one.end()
    expect(await results).toEqual(['one', 'two'])
    expect(done).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
  })

  it('of two conversations do not wait for each other', async () => {
    const inOrder = createInOrder()
    const done: string[] = []
    const [one, two] = [aTask('one', done), aTask('two', done)]
    const first = inOrder('mine', one.run)
    two.end()
    expect(await inOrder('other', two.run)).toBe('two')
    one.end()
    await first
    expect(done).toEqual(['one begins', 'two begins', 'two ends', 'one ends'])
  })

  it('run after one that failed, which only its own caller hears of', async () => {
    const inOrder = createInOrder()
    const [one, two] = [aTask('one', []), aTask('two', [])]
    const first = inOrder('mine', one.run)
    const second = inOrder('mine', two.run)
    one.fail(new Error('broken'))
    two.end()
    await expect(first).rejects.toThrow('broken')
    expect(await second).toBe('two')
  })
})
