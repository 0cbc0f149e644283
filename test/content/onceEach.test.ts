import { onceEach } from '../../src/content/onceEach.ts'
import { oncePer } from '../../src/content/oncePer.ts'
import { oncePerText } from '../../src/content/oncePerText.ts'

describe('onceEach', () => {
  it('makes one thing for each object, even where that is undefined', () => {
    const made: object[] = []
    const make = onceEach((one: { readonly name: string }) => {
      made.push(one)
      return one.name === '' ? undefined : `made of ${one.name}`
    })
    const [first, second, nameless] = [{ name: 'first' }, { name: 'second' }, { name: '' }]
    expect([first, second, first, nameless, nameless].map(make)).toEqual([
      'made of first',
      'made of second',
      'made of first',
      undefined,
      undefined,
    ])
    expect(made).toEqual([first, second, nameless])
  })
})

describe('oncePer', () => {
  it('makes one thing for each pair', () => {
    let count = 0
    const make = oncePer((one: { readonly id: number }, other: { readonly id: number }) => {
      count += 1
      return one.id * 10 + other.id
    })
    const [one, two] = [{ id: 1 }, { id: 2 }]
    expect([make(one, two), make(two, one), make(one, two), make(one, one)]).toEqual([12, 21, 12, 11])
    expect(count).toBe(3)
  })
})

describe('oncePerText', () => {
  it('makes one thing for each object and text', () => {
    const make = oncePerText((one: { readonly id: number }, text: string) => ({ made: `${one.id} ${text}` }))
    const [one, two] = [{ id: 1 }, { id: 2 }]
    expect([make(one, 'a'), make(one, 'b'), make(two, 'a')]).toEqual([
      { made: '1 a' },
      { made: '1 b' },
      { made: '2 a' },
    ])
    expect(make(one, 'a')).toBe(make(one, 'a'))
  })
})
