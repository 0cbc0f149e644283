/** Deletes a token's conversation on the server that the scripts came from, even while the page is closing. Plain text needs no permission asked beforehand. */
export function endConversation(token: string): void {
  const address = new URL('api/web-chat/end', import.meta.url)
  const body = JSON.stringify({ token })
  if (navigator.sendBeacon(address, body)) return
  // A browser that sends no beacons, or has too many waiting, may still send this.
  void fetch(address, { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => undefined)
}
