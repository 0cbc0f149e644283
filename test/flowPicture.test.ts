import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flowPicture, renderFlow } from '../src/commands/draw.ts'
import { places } from '../src/triage/places.ts'
import { projectRoot } from './support/realContent.ts'

test('the picture of the flow is current: if not, run `npm run draw`', async () => {
  expect(readFileSync(join(projectRoot, flowPicture), 'utf8')).toBe(await renderFlow(undefined))
})

test('the picture shows every place but those that open from everywhere', () => {
  const picture = readFileSync(join(projectRoot, flowPicture), 'utf8')
  const drawn = [...picture.matchAll(/<title>([^>]+)<\/title>/g)]
    .map(([, place]) => place?.replaceAll('&#45;', '-'))
    .filter((title) => title?.includes('>') === false && !title.includes('&gt;'))
  const fromEverywhere = [
    'emergency',
    'somewhere-else',
    'privacy',
    'help',
    'who-made-this',
    'something-is-wrong',
    'change',
    'cleared',
  ]
  expect(drawn.toSorted()).toEqual(
    [...places.filter((place) => !fromEverywhere.includes(place)), 'everywhere', 'flow'].toSorted(),
  )
})
