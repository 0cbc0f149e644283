import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import type { TrustedProxies } from './server/clientNetwork.ts'

/** The SDK reads these two whatever their capitals, and takes everything else for MultiTenant. */
export function appType() {
  return z
    .string()
    .transform((given) =>
      (['UserAssignedMSI', 'SingleTenant'] as const).find((each) => each.toLowerCase() === given.toLowerCase()),
    )
    .refine(
      (known) => known !== undefined,
      'it is UserAssignedMSI or SingleTenant; MultiTenant is not served: Azure makes no new multi-tenant bots since 31 July 2025',
    )
}

/** A number of proxies, or what `proxy-addr` takes; undefined where it is neither. */
export function readProxies(text: string): TrustedProxies | undefined {
  const named = text.split(/[\s,]+/).filter((each) => each !== '')
  const [first = ''] = named
  if (named.length === 1 && /^\d{1,2}$/.test(first)) return Number(first)
  return named.every(isProxy) ? named : undefined
}

function isProxy(written: string): boolean {
  const [address = ''] = written.split('/')
  return isIP(address) !== 0 && (address === written || ipaddr.isValidCIDR(written))
}

/** A port, or 0 for any that is free. */
export function port() {
  return z.coerce
    .number('a port is a number')
    .int('a port is a whole number')
    .min(0, 'a port is from 0 to 65535')
    .max(65_535, 'a port is from 0 to 65535')
}

/** A whole number from 1 up. */
export function count() {
  return z
    .string()
    .regex(/^\d{1,12}$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'a whole number from 1 up'))
}

/** 32 bytes, in base64 or hex. */
export function secret() {
  return z
    .string()
    .regex(
      /^([A-Za-z0-9+/]{43}=|[0-9a-f]{64})$/,
      '32 random bytes in base64, which "openssl rand -base64 32" makes, or 64 digits of hex',
    )
    .transform((text) => new Uint8Array(Buffer.from(text, text.endsWith('=') ? 'base64' : 'hex')))
}

/** It may hold a password. What stands behind it is dropped: every process uses the same database. */
export function redisAddress() {
  const expected = 'an address such as redis://redis.example.nhs.uk:6379'
  return z
    .url({ protocol: /^rediss?$/, error: `${expected}; for Valkey write redis:// or rediss:// too` })
    .refine(
      (address) => new URL(address).hostname !== '' && /^\/?\d{0,4}$/.test(new URL(address).pathname),
      `${expected}, with nothing behind it but the number of a database`,
    )
}

/** An address of a web server, without a slash at its end; `expected` says what it should look like. */
export function webAddress(expected: string) {
  return z
    .url({ protocol: /^https?$/, error: expected })
    .refine((address) => !/[?#@\s]/.test(address), `${expected}, without "?", "#", "@" or spaces`)
    .transform((address) => address.replace(/\/+$/, ''))
}

/** Whether a text is an origin: an address without a path. */
export function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text)
}
