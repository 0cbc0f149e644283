import type { IncomingMessage } from 'node:http'
import { createClientNetwork, type TrustedProxies } from '../../src/server/clientNetwork.ts'

const from = (trusted: TrustedProxies, remoteAddress: string | undefined, forwarded?: string) =>
  createClientNetwork(trusted)({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  } as unknown as IncomingMessage)

describe('the network of a client', () => {
  it('is that of its connection, whatever it claims, where no proxy is trusted', () => {
    expect(from([], '203.0.113.7', '10.0.0.1')).toBe('203.0.113.7')
  })

  it('is what a trusted proxy says, and what others say before it is not believed', () => {
    expect(from(['10.0.0.0/8'], '10.0.0.1', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
    expect(from(['10.0.0.0/8'], '192.0.2.1', '203.0.113.7')).toBe('192.0.2.1')
  })

  it('is found behind as many proxies as there are, and no more', () => {
    expect(from(2, '192.0.2.1', '198.51.100.1, 203.0.113.7, 192.0.2.2')).toBe('203.0.113.7')
    expect(from(0, '192.0.2.1', '203.0.113.7')).toBe('192.0.2.1')
  })

  it.each([
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8:1:2::9]:51234', '2001:db8:1:2'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
  ])('is read from %s', (forwarded, network) => {
    // 2001:db8:1:2 in the form in which numbers are compared.
    const expected = network.includes(':') ? [0x2001, 0xdb8, 1, 2].join(':') : network
    expect(from(1, '192.0.2.1', forwarded)).toBe(expected)
  })

  it('is the same for every address of version 6 that one customer has', () => {
    expect(from([], '2001:db8::1')).toBe(from([], '2001:db8::ffff:2'))
    expect(from([], '2001:db8::1')).not.toBe(from([], '2001:db8:0:1::1'))
  })

  it('is something still where the client has gone, or the proxy writes no address', () => {
    expect(from([], undefined)).toBe('gone')
    expect(from(1, '192.0.2.1', 'unknown')).toBe('unknown')
  })
})
