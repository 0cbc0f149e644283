/** Headers on every response: nothing is stored, referred, sniffed or allowed that is not needed. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy':
    'accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

/** The page's own policy: scripts, styles and connections of this server alone, framed by the allowed sites alone. */
export function pageHeaders(base: string, allowedOrigins: readonly string[]): Readonly<Record<string, string>> {
  const socket = new URL(base).origin.replace(/^http/, 'ws')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // The page's empty icon is a data address, so that the browser asks for none.
    "img-src 'self' data:",
    // Not every browser counts a WebSocket of the same host as 'self'.
    `connect-src 'self' ${socket}`,
    "base-uri 'none'",
    "form-action 'none'",
    ["frame-ancestors 'self'", ...allowedOrigins].join(' '),
  ]
  return { 'Content-Security-Policy': policy.join('; ') }
}
