/** Listens on any free port and says which, as Signpost does when it starts. */
export function listen(server) {
  server.listen(0, 'localhost', () => {
    console.log(`Open http://localhost:${server.server.address().port}`)
  })
}
