import { withMember, writeJson, writeList, writeOnce } from '../../src/channels/writeJson.ts'

const words = {
  text: 'It’s “open” – 24 hours, in Cymraeg ŵ and 🙂',
  quote: '"\\ \n',
  none: undefined,
  list: [1, null, true],
}

describe('JSON that is written', () => {
  it('says what JSON.stringify says, in ASCII', () => {
    const json = writeJson(words)
    expect(json).toMatch(/^[ -~]+$/)
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(words)))
    expect(writeJson({ plain: 'words' })).toBe('{"plain":"words"}')
  })

  it('is written once for one object', () => {
    const part = { ...words }
    const first = writeOnce(part)
    part.text = 'changed afterwards'
    expect(writeOnce(part)).toBe(first)
  })

  it('takes one more member, also where there was none, and lists', () => {
    expect(withMember({}, 'lists', writeList([]))).toBe('{"lists":[]}')
    expect(JSON.parse(withMember(words, 'lists', writeList(['{"a":1}', '2'])))).toEqual({
      ...JSON.parse(JSON.stringify(words)),
      lists: [{ a: 1 }, 2],
    })
  })
})
