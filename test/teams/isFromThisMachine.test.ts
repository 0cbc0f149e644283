import { isFromThisMachine } from '../../src/server/messagesRoute.ts'

const request = (remoteAddress: string | undefined, headers: Record<string, string> = { host: 'localhost:3978' }) => ({
  socket: { remoteAddress },
  headers,
})

test.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(isFromThisMachine(request(address))).toBe(true)
})

test.each(['10.0.0.1', '::ffff:10.0.0.1', '127.0.0.1.example', '2001:db8::1', '', undefined])(
  '%s is not',
  (address) => {
    expect(isFromThisMachine(request(address))).toBe(false)
  },
)

test.each(['127.0.0.1:3978', '[::1]:3978', 'LOCALHOST'])('a request to %s is to this machine', (host) => {
  expect(isFromThisMachine(request('127.0.0.1', { host }))).toBe(true)
})

test('a name that somebody else gave this machine is not', () => {
  expect(isFromThisMachine(request('127.0.0.1', { host: 'rebound.example:3978' }))).toBe(false)
  expect(isFromThisMachine(request('127.0.0.1', {}))).toBe(false)
})
