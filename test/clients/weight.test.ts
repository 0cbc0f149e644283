import { compareLoads } from '../bench/widget.ts'

test('our page weighs at most 40 KB to the first question, and a third of Web Chat at most', async () => {
  const [own, webChat] = await compareLoads(() => {})
  expect(own.KB).toBeLessThan(40)
  expect(own.KB).toBeLessThan(webChat.KB / 3)
}, 300_000)
