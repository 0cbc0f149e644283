import type { Service } from '../../catalog/schema.ts'
import { oncePer } from '../../content/oncePer.ts'
import type { Content } from '../content.ts'
import { fill, writeDate } from '../fill.ts'
import type { Fact } from '../View.ts'
import { optionWords } from './optionWords.ts'

/** "More about this": what happens next, what it offers, the questions people have, and where each fact comes from. */
export const serviceDetails = oncePer(writeDetails)

function writeDetails({ phrases, flow, isDiscreet }: Content, service: Service): readonly Fact[] {
  const { labels, source } = phrases.card
  const cite = ({ source: from, date }: Service['evidence'][number]) =>
    fill(source, { source: from, date: writeDate(date, phrases) })
  const fact = (id: keyof typeof labels, text: string | undefined): readonly Fact[] =>
    text === undefined || text === '' ? [] : [{ id, label: labels[id], text }]
  const offers = service.offers.map(({ name, summary }) => (summary === undefined ? name : `${name}: ${summary}`))
  return [
    ...fact('whatHappensNext', service.whatHappensNext),
    ...fact(
      'helpsWith',
      service.helpsWith === 'anything' || isDiscreet === true
        ? undefined
        : optionWords(flow, 'issues', service.helpsWith, phrases.and),
    ),
    ...fact('offers', offers.join('; ')),
    ...service.barriers.map(({ question, answer, evidence }) => ({
      id: 'barrier',
      label: question,
      text: `${answer} (${cite(evidence)})`,
    })),
    ...fact('whoAnswers', service.whoAnswers),
    ...fact('provider', service.provider),
    ...fact('sources', service.evidence.map(cite).join('; ')),
  ]
}
