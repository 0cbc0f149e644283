import { isShared, onceShared, share } from '../../src/content/share.ts'

describe('what is made of an object', () => {
  const make = onceShared(({ name }: { readonly name: string }) => ({ made: name }))

  it('that many people are shown is made once, and is for many people too', () => {
    const one = share({ name: 'one' })
    expect(make(one)).toEqual({ made: 'one' })
    expect(make(one)).toBe(make(one))
    expect([isShared(one), isShared(make(one))]).toEqual([true, true])
  })

  it('that one person’s turn made is made anew, and not kept', () => {
    const own = { name: 'own' }
    expect(make(own)).toEqual({ made: 'own' })
    expect(make(own)).not.toBe(make(own))
    expect([isShared(own), isShared(make(own))]).toEqual([false, false])
  })
})
