import { compareLoads } from '../bench/widget.ts'

test('our page shows its first question in at most a third of the time that Web Chat takes, and of its bytes', async () => {
  const [own, webChat] = await compareLoads(() => {})
  expect(own['first question ms']).toBeLessThan(webChat['first question ms'] / 3)
  expect(own.KB).toBeLessThan(40)
  expect(own.KB).toBeLessThan(webChat.KB / 3)
}, 120_000)
