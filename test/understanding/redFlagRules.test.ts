import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { understand } from '../../src/understanding/understand.ts'
import { loadContent } from '../../src/triage/content.ts'
import { ContentError } from '../../src/content/ContentError.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

const raised = (text: string) => understand(realContent.understanding, { text, asked: 'any' }).redFlag?.category

describe('signs that say little alone', () => {
  it.each([
    ['no more than that they are working', 'on call tonight'],
    ['no more than that they drank', 'had a few vodkas last night'],
    ['that a patient is meant', 'patient has a rope in the locker, on call tonight'],
  ])('raise nothing: %s', (_, text) => {
    expect(raised(text)).toBeUndefined()
  })

  it('raise together, whatever their order and however far apart', () => {
    expect(raised('had a few vodkas. my list starts in ten minutes and nobody has noticed')).toBe('impaired-at-work')
    expect(raised('my list starts in ten minutes and nobody has noticed that i had a few vodkas')).toBe(
      'impaired-at-work',
    )
  })

  it('do not count twice in the same words', () => {
    expect(raised('so calm now')).toBeUndefined()
  })
})

describe('what happens now', () => {
  it('is no question about work, whatever else the message asks', () => {
    expect(
      raised('asking about LTFT and parental leave, quickly, as my husband hit me again tonight and he is downstairs'),
    ).toBe('violence-at-home')
  })

  it('is not taken away by an exam that was failed', () => {
    expect(raised('just necked a whole box of amitriptyline because i failed the osce')).toBe('overdose-taken')
  })
})

describe('one sign said in two ways', () => {
  it('raises, and said once does not', () => {
    expect(raised('clammy and my jaw aches since the round')).toBe('medical-emergency')
    expect(raised('bit dizzy after nights')).toBeUndefined()
  })
})

describe('what is said plainly', () => {
  it.each(['please i need help i want to die', 'I do not want to live any more doctor', 'im on the roof at work'])(
    'raises, whatever stands beside it: %s',
    (text) => {
      expect(raised(text)).toBe('suicidal-thoughts')
    },
  )

  it('raises whatever words stand around it', () => {
    const text = 'which policy or leaflet on career support, lets me say how do i find coaching i want to kill myself'
    expect(raised(text)).toBe('suicidal-thoughts')
  })
})

describe('a slip in flows/red-flags.yaml', () => {
  const problemsOf = (mend: (text: string) => string): readonly string[] => {
    const root = mkdtempSync(join(tmpdir(), 'signpost-'))
    for (const folder of ['flows', 'services-catalog'])
      cpSync(join(projectRoot, folder), join(root, folder), { recursive: true })
    const file = join(root, 'flows/red-flags.yaml')
    writeFileSync(file, mend(readFileSync(file, 'utf8')))
    try {
      loadContent(root, 'X')
      return []
    } catch (error) {
      if (!(error instanceof ContentError)) throw error
      return error.problems.map(({ file: at, line, message }) => `${at}:${String(line)} ${message}`)
    }
  }
  const withSign = (pattern: string) => (text: string) =>
    text.replace('    when:\n', `    when:\n      - "${pattern}"\n`)

  it.each([
    [
      '( ) where [ ] was meant',
      withSign('not (tired|sleepy|awake)'),
      /red-flags\.yaml:\d+ this pattern may ask for one word alone/,
    ],
    [
      'a sign that is not there',
      (text: string) => text.replace('anyOne: [', 'anyOne: [no-such-sign, '),
      /red-flags\.yaml:\d+ there is no sign "no-such-sign"/,
    ],
    [
      'a context kept from signs by one that is not there',
      (text: string) => text.replace('butNot: [happening-now', 'butNot: [no-such-context, happening-now'),
      /red-flags\.yaml:\d+ there is no context "no-such-context"/,
    ],
    ['nothing asked for', withSign('(tired) (sleepy)'), /red-flags\.yaml:\d+ a pattern asks for one word at least/],
    ['a class that is not there', withSign('{no-such-class} now'), /red-flags\.yaml:\d+ there is no class/],
    [
      'a class that stands in another file already',
      (text: string) => text.replace('classes:\n', 'classes:\n  want: [longing]\n'),
      /red-flags\.yaml:\d+ the class \{want\} stands in another/,
    ],
  ])('is refused with its line: %s', (_, mend, message) => {
    expect(problemsOf(mend).join('\n')).toMatch(message)
  })
})
