import { createEndWhenBack } from '../../../src/channels/directLine/endWhenBack.ts'
import { StoreUnavailable } from '../../../src/redis/StoreUnavailable.ts'

it('ends what a slow store did not end in time, though it was never away', async () => {
  const ended: string[] = []
  let isSlow = true
  const ending = createEndWhenBack({
    async end(conversationId) {
      if (isSlow) throw new StoreUnavailable('NoAnswerInTime')
      ended.push(conversationId)
    },
    onBack: () => {},
  })
  await expect(ending.end('one')).rejects.toBeInstanceOf(StoreUnavailable)
  await ending.tryAgain()
  expect([ending.isToEnd('one'), ended]).toEqual([true, []])
  isSlow = false
  await ending.tryAgain()
  expect([ending.isToEnd('one'), ended]).toEqual([false, ['one']])
})
