import { contentCopy } from '../support/contentCopy.ts'

let copy: ReturnType<typeof contentCopy>
beforeAll(() => void (copy = contentCopy()))
afterAll(() => copy.remove())

const phrases = 'flows/phrases.yaml'

/** The problems with these words in place of a sentence of the file. */
function problemsWith(words: string): readonly string[] {
  const whole = copy.read(phrases)
  copy.replace(phrases, 'Nothing of this conversation is kept here.', words)
  try {
    return copy.problems()
  } finally {
    copy.write(phrases, whole)
  }
}

test.each(['Phone 0300 123 1245.', 'Phone 020 7946 0000.', 'Phone 08459 200 169.'])(
  'a number that belongs to no service of today, or was replaced, is refused in a sentence: %s',
  (words) => {
    expect(problemsWith(words)).toEqual([expect.stringMatching(/^flows\/phrases\.yaml:\d+ /)])
  },
)

test.each(['It detects risk.', 'He committed suicide.', 'She suffers from stress.', 'They answer within 48 hours.'])(
  'words that harm or promise too much are refused in a sentence: %s',
  (words) => {
    expect(problemsWith(words)).toEqual([expect.stringMatching(/^flows\/phrases\.yaml:\d+ /)])
  },
)
