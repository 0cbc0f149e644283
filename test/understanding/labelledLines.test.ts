import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLines, scoreLines } from '../../src/commands/scoreLines.ts'
import { understand } from '../../src/understanding/understand.ts'
import { projectRoot, realContent } from '../support/realContent.ts'

describe('the labelled lines of test/understanding', () => {
  const set = (file: string) => readLines(readFileSync(join(projectRoot, 'test/understanding', file), 'utf8'))
  const share = ({ right, wrong }: { right: number; wrong: readonly unknown[] }) => right / (right + wrong.length)

  it('are at least 250 red-flag lines, half of them hard negatives, and 300 answers', () => {
    const redFlags = set('red-flags.jsonl')
    const negatives = redFlags.filter((line) => 'raise' in line && !line.raise)
    expect(redFlags.length).toBeGreaterThanOrEqual(250)
    expect(Math.abs(negatives.length / redFlags.length - 0.5)).toBeLessThan(0.1)
    expect(set('answers.jsonl').length).toBeGreaterThanOrEqual(300)
  })

  it('raise the emergency view for at least 98% of true lines and at most 4% of hard negatives', () => {
    const { raised, quiet } = scoreLines(realContent.understanding, set('red-flags.jsonl'))
    expect(share(raised)).toBeGreaterThanOrEqual(0.98)
    expect(share(quiet)).toBeGreaterThanOrEqual(0.96)
  })

  it.each([
    ['what only stands beside them: a place, a grade, a question', 'practice/beside.jsonl', 0.99],
    ['a patient, the past, an exam or a joke in the same message', 'practice/second.jsonl', 0.97],
  ])('raise it whatever their writer adds: %s', (_, file, least) => {
    expect(share(scoreLines(realContent.understanding, set(file)).raised)).toBeGreaterThanOrEqual(least)
  })

  it('take "I can\'t stop" for no wish to stop', () => {
    const { command } = understand(realContent.understanding, { text: "i can't stop", asked: 'any' })
    expect(command).toBeUndefined()
  })

  it('are answered exactly, every facet and nothing extra, for at least 97%', () => {
    expect(share(scoreLines(realContent.understanding, set('answers.jsonl')).answers)).toBeGreaterThanOrEqual(0.97)
  })
})
