import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { refuseGaps } from '../../src/commands/checkContent.ts'
import { ContentError } from '../../src/content/ContentError.ts'
import { loadContent } from '../../src/triage/content.ts'
import { contentCopy } from '../support/contentCopy.ts'

const copy = contentCopy()
afterAll(() => copy.remove())
const gaps = copy.read('flows/gaps.yaml')
const records = ['services-catalog/uk/bma-counselling.yaml', 'services-catalog/uk/bma-peer-support.yaml'].map(
  (file) => ({
    file,
    text: copy.read(file),
  }),
)
afterEach(() => {
  copy.write('flows/gaps.yaml', gaps)
  for (const { file, text } of records) copy.write(file, text)
})

/** What the check says of the copy as it now is. */
function problems(): readonly string[] {
  try {
    refuseGaps(copy.root, loadContent(copy.root, undefined))
    return []
  } catch (error) {
    if (error instanceof ContentError) return error.message.split('\n')
    throw error
  }
}

test('finds nothing in the files as they are', () => {
  expect(problems()).toEqual([])
})

test('services that nobody stands in for are missed when they are deleted; closing them is no mistake', () => {
  for (const { file } of records) rmSync(join(copy.root, file))
  expect(problems()).toEqual([
    expect.stringMatching(/^flows\/gaps\.yaml:\d+ \d+ combinations of answers have no service/),
  ])
  for (const { file, text } of records) copy.write(file, text.replace('status: current', 'status: closed'))
  expect(problems()).toEqual([])
})

test('a gap that is none is named with its line and an example', () => {
  const line = copy.replace('flows/gaps.yaml', 'location: [outside-uk]', 'location: [outside-uk, scotland]')
  expect(problems()).toEqual([
    expect.stringMatching(
      new RegExp(`^flows/gaps\\.yaml:${String(line)} this is no gap: somebody answers for scotland`),
    ),
  ])
})

test('a gap that is taken out is missed', () => {
  copy.replace('flows/gaps.yaml', 'location: [outside-uk]', 'location: [crown-dependencies]')
  expect(problems().join()).toMatch(/the first for outside-uk/)
})

test('a line for everybody that does not exist is named', () => {
  const line = copy.replace('flows/gaps.yaml', 'everybody: [samaritans, ', 'everybody: [samaritans, samaritns, ')
  expect(problems()).toEqual([`flows/gaps.yaml:${String(line)} there is no service "samaritns"`])
})
