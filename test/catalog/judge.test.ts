import { judgeFacet, isInEnglishTraining, type Judgement } from '../../src/catalog/judge.ts'
import { doctorsAndStudents, facets, ukLocations, type Answers, type Facet } from '../../src/facets.ts'
import { aService } from '../support/aService.ts'

const yes: Judgement = { verdict: 'yes' }
const perhaps: Judgement = { verdict: 'unknown' }
const serves = (facet: Facet, ...options: string[]): Judgement => ({
  verdict: 'yes',
  reason: { kind: 'serves', facet, options },
})
const depends = (facet: Facet, ...options: string[]): Judgement => ({
  verdict: 'unknown',
  reason: { kind: 'depends', facet, options },
})
const notStated = (facet: Facet, ...options: string[]): Judgement => ({
  verdict: 'unknown',
  reason: { kind: 'not-stated', facet, options },
})
const notFor = (facet: Facet, ...options: string[]): Judgement => ({
  verdict: 'no',
  reason: { kind: 'not-for', facet, options },
})
const maybeSome = { serves: ['london'], maybe: ['not-in-training-programme'] }
const trainee = { location: 'london', training: 'foundation' } as const

test.each<[Facet, unknown, Answers, Judgement]>([
  ['location', 'anyone', {}, yes],
  ['location', 'anyone', { location: 'skipped' }, yes],
  ['location', 'anyone', { location: 'wales' }, serves('location', 'wales')],
  ['location', 'not-stated', {}, yes],
  ['location', 'not-stated', { location: 'wales' }, yes],
  ['location', 'not-stated', { location: 'outside-uk' }, notStated('location', 'outside-uk')],
  ['location', ['wales'], { location: 'wales' }, serves('location', 'wales')],
  ['location', ['wales'], { location: 'london' }, notFor('location', 'london')],
  ['location', ['wales', 'outside-uk'], {}, depends('location', 'wales')],
  ['location', ['outside-uk'], {}, notFor('location')],
  ['location', ukLocations, {}, yes],
  ['training', 'not-stated', {}, notStated('training')],
  ['training', 'not-stated', { training: 'gp' }, notStated('training', 'gp')],
  ['training', { serves: ['gp'], maybe: ['sas'] }, { training: 'gp' }, serves('training', 'gp')],
  ['training', { serves: ['gp'], maybe: ['sas'] }, { training: 'sas' }, notStated('training', 'sas')],
  ['training', { serves: ['gp'], maybe: ['sas'] }, { training: 'colleague' }, notFor('training', 'colleague')],
  ['training', { serves: ['gp'], maybe: ['sas'] }, {}, depends('training', 'gp')],
  ['training', doctorsAndStudents, {}, yes],
  ['training', ['colleague'], {}, notFor('training')],
  ['urgency', 'anyone', {}, yes],
  ['urgency', ['urgent'], {}, serves('urgency', 'urgent')],
  ['urgency', ['not-urgent'], { urgency: 'skipped' }, notFor('urgency', 'urgent')],
  ['specialty', ['surgery'], {}, depends('specialty', 'surgery')],
  ['specialty', ['surgery'], { specialty: 'psychiatry' }, notFor('specialty', 'psychiatry')],
  ['trainingRegion', ['london'], {}, depends('trainingRegion', 'london')],
  ['trainingRegion', ['london'], trainee, depends('trainingRegion', 'london')],
  ['trainingRegion', ['london'], { training: 'consultant' }, notFor('trainingRegion')],
  ['trainingRegion', ['london'], { location: 'wales' }, notFor('trainingRegion')],
  ['trainingRegion', 'anyone', { training: 'consultant' }, yes],
  ['trainingRegion', maybeSome, { training: 'consultant' }, perhaps],
  ['trainingRegion', { serves: ['london'], maybe: ['wessex'] }, { training: 'consultant' }, notFor('trainingRegion')],
  ['trainingRegion', maybeSome, { ...trainee, trainingRegion: 'wessex' }, notFor('trainingRegion', 'wessex')],
])('a rule for %s, %j, is judged by %j', (facet, rule, answers, judgement) => {
  expect(judgeFacet(facet, aService('x', { forWhom: { [facet]: rule } }), answers)).toStrictEqual(judgement)
})

test.each<[unknown, Answers, Judgement]>([
  ['anything', { issues: ['money'] }, { verdict: 'yes', reason: { kind: 'anything' } }],
  [['money', 'career'], {}, depends('issues', 'money', 'career')],
  [['money'], { issues: ['not-sure'] }, depends('issues', 'money')],
  [['money'], { issues: ['not-sure', 'money', 'career'] }, serves('issues', 'money')],
  [['money'], { issues: ['career', 'addiction'] }, notFor('issues', 'career', 'addiction')],
])('what helps with %j is judged by %j', (helpsWith, answers, judgement) => {
  expect(judgeFacet('issues', aService('x', { helpsWith }), answers)).toStrictEqual(judgement)
})

test.each<[Answers, boolean | undefined]>([
  [trainee, true],
  [{ training: 'gp-trainee', location: 'england-outside-london' }, true],
  [{ training: 'core-or-specialty-trainee', location: 'scotland' }, false],
  [{ training: 'gp', location: 'london' }, false],
  [{ training: 'foundation' }, undefined],
  [{ location: 'london', training: 'skipped' }, undefined],
  [{ training: 'gp' }, false],
  [{ location: 'wales' }, false],
  [{}, undefined],
])('whether %j is in training in England: %j', (answers, isIt) => {
  expect(isInEnglishTraining(answers)).toBe(isIt)
})

test.each(facets.training)(
  'a %s in England is asked for a training region as a trainee, and otherwise not',
  (training) => {
    const isTrainee = ['foundation', 'core-or-specialty-trainee', 'gp-trainee'].includes(training)
    for (const location of ['london', 'england-outside-london'] as const)
      expect(isInEnglishTraining({ location, training })).toBe(isTrainee)
    expect(isInEnglishTraining({ location: 'wales', training })).toBe(false)
  },
)
