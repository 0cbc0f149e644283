import { readWatermark } from '../../../src/channels/directLine/watermark.ts'

describe('a watermark', () => {
  it.each([undefined, '', '-'])('of %p means that nothing was seen yet', (watermark) => {
    expect(readWatermark(watermark)).toBe(0)
  })

  it('of digits is a position', () => {
    expect(readWatermark('1795322726815')).toBe(1_795_322_726_815)
  })

  it.each(['x', '-1', '1.5', '1e3', ' 1', '9'.repeat(16), '0x1', 'undefined'])('of %p is none', (watermark) => {
    expect(readWatermark(watermark)).toBeUndefined()
  })
})
