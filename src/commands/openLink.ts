const waitMilliseconds = 15_000

/** What opening an address gave. `unclear`: the site answers programs otherwise than people. */
export type OpenedLink = {
  readonly address: string
  readonly where: string
  readonly kind: 'works' | 'moved' | 'broken' | 'unclear' | 'no-answer'
  readonly note: string
}

/** Opens an address, as a browser would, and follows where it leads. */
export async function openLink(address: string, where: string): Promise<OpenedLink> {
  try {
    const response = await fetch(address, { redirect: 'follow', signal: AbortSignal.timeout(waitMilliseconds) })
    await response.body?.cancel()
    const { status } = response
    if (status === 404 || status === 410) return { address, where, kind: 'broken', note: String(status) }
    if (!response.ok) return { address, where, kind: status < 500 ? 'unclear' : 'no-answer', note: String(status) }
    const isMoved = siteOf(response.url) !== siteOf(address)
    return { address, where, kind: isMoved ? 'moved' : 'works', note: isMoved ? `now ${response.url}` : '' }
  } catch (error) {
    // Its cause says what kind of failure it was: no such name, refused, a certificate.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : 'no answer in time'
    return { address, where, kind: 'no-answer', note: cause }
  }
}

function siteOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '')
}
