import { outgoingOf } from '../../../src/channels/directLine/outgoingOf.ts'
import { renderPlainText } from '../../../src/channels/plainText.ts'
import { numberedButtons } from '../../../src/conversation/numberedButtons.ts'
import { aConversation, command } from '../../support/aConversation.ts'
import { realContent } from '../../support/realContent.ts'

const { phrases } = realContent

describe('a turn’s outcome', () => {
  it('is a message with plain text, the view and every button of it in order', async () => {
    const result = await aConversation().join()
    const [message, ...rest] = outgoingOf(result, phrases)
    expect(rest).toEqual([])
    expect(message).toMatchObject({
      type: 'message',
      text: renderPlainText(result.view, phrases),
      textFormat: 'plain',
      inputHint: 'expectingInput',
      channelData: { view: result.view },
    })
    expect(message?.suggestedActions?.actions).toEqual(
      numberedButtons(result.view).map(({ label, tap }) => ({
        type: 'postBack',
        title: label,
        value: { signpost: tap, contentVersion: result.view.contentVersion },
      })),
    )
    expect(message?.attachments).toBeUndefined()
  })

  it('is the view alone for whoever says that they draw it', async () => {
    const result = await aConversation().join()
    const asked = { channelData: { reply: 'view' } }
    expect(outgoingOf(result, phrases, asked)).toEqual([{ type: 'message', channelData: { view: result.view } }])
  })

  it.each([[undefined], [null], ['view'], [{}], [{ reply: 'text' }], [{ reply: { view: true } }]])(
    'has text and buttons for whoever says %j',
    async (channelData) => {
      const result = await aConversation().join()
      expect(outgoingOf(result, phrases, { channelData })).toEqual(outgoingOf(result, phrases))
    },
  )

  it('expects no input where nothing is asked', async () => {
    const { tap } = aConversation()
    expect(outgoingOf(await tap(command('urgent-help')), phrases)[0]?.inputHint).toBe('acceptingInput')
  })

  it('ends the conversation after its last message', async () => {
    const { tap } = aConversation()
    expect(outgoingOf(await tap(command('clear')), phrases).map(({ type }) => type)).toEqual([
      'message',
      'endOfConversation',
    ])
  })
})
