import { stringify } from 'yaml'
import { facetNames, facets } from '../../src/facets.ts'
import { labelsOf } from '../../src/understanding/labelsOf.ts'
import { loadUnderstanding } from '../../src/understanding/loadUnderstanding.ts'
import { aFolder } from '../content/aFolder.ts'

const none: readonly unknown[] = []

/** A few rules of every kind, in the form of the files of `flows/`. */
export const smallRules = {
  'words.yaml': {
    short: { 'i am': "i'm im", 'can not': "can't", consultant: 'cons', depressed: 'depresed' },
    fillers: ['really', 'just'],
    clauseStarters: ['but', 'because'],
    classes: { self: ['i', 'me', 'my self'], drug: ['pills', 'tablets', 'para*'] },
  },
  'words-english.yaml': { words: 'wait reading table stable pillow hull bath walls' },
  'words-answers.yaml': {
    classes: {},
    courtesies: ['please', 'ok', 'thanks'],
    commands: [
      { command: 'back', when: ['previous question'], whole: ['back', 'go back'] },
      { command: 'help', whole: ['help'] },
      { command: 'urgent-help', when: ['emergency'], whole: ['urgent'] },
      { command: 'skip', when: ['rather not say'], whole: ['pass'] },
      { command: 'clear', when: ['delete previous question'], whole: ['clear'] },
    ],
    corrections: ['sorry', 'i meant'],
    negations: { words: ['not', 'no longer'], between: ['in', 'a', 'working'] },
    location: none,
    training: [
      { option: 'consultant', when: ['consultant'] },
      { option: 'foundation', when: ['fy1', 'fy2', 'foundation doctor'] },
      { option: 'gp', weight: 1, when: ['surgery', 'gp'] },
      { option: 'gp-trainee', when: ['gp trainee'] },
      { option: 'retired-or-not-practising', when: ['career break'] },
      { option: 'nothing', when: ['consultant letter'] },
      { option: 'core-or-specialty-trainee', when: ['ct1'] },
    ],
    issues: [
      { option: 'addiction', when: ['drinking too much'], whenAsked: ['drinking'] },
      { option: 'money', when: ['debt', 'money worries'], whenAsked: ['money'] },
      { option: 'mental-health', when: ['depressed', 'depression'] },
      { option: 'career', when: ['my career', 'career'] },
      { option: 'work-relationships', weight: 1, when: ['rota'] },
      { option: 'misconduct', when: ['complaint'] },
      { option: 'not-sure', when: ['do not know'] },
    ],
    urgency: [
      { option: 'urgent', when: ['this week'] },
      { option: 'not-urgent', when: ['not urgent', 'no rush'] },
      { option: 'emergency', when: ['emergency'] },
    ],
    specialty: [{ option: 'surgery', when: ['surgery', 'surgeon'] }],
    trainingRegion: [{ option: 'wessex', when: ['wessex'] }],
  },
  'red-flags.yaml': {
    classes: { end: ['die', 'end it'] },
    contexts: [
      { id: 'denied', reach: 'touching', when: ['do not want to'] },
      { id: 'patient', reach: 'clause', sparesFirstPerson: true, when: ['patient'] },
      { id: 'exam', reach: 'sentence', when: ['exam question'] },
      { id: 'long-ago', reach: 'message', when: ['years ago'] },
    ],
    categories: [
      { id: 'thoughts', name: 'Thoughts', leads: ['Phone 999.', 'You are not alone.'] },
      { id: 'overdose', name: 'Overdose', leads: ['Phone 999 now.'] },
      { id: 'work', name: 'Work', leads: ['Do not work.'] },
    ],
    signs: [
      { id: 'drank', says: 'they drank', when: ['had a drink'] },
      { id: 'on-call', says: 'they work', when: ['on call', 'shift'], unless: ['end of shift'] },
      { id: 'rope', says: 'they have a rope', when: ['rope'], notIf: ['long-ago'] },
      { id: 'note', says: 'they wrote', when: ['a note'] },
      { id: 'calm', says: 'they are calm', when: ['calm now'] },
    ],
    rules: [
      {
        id: 'wants-to-die',
        category: 'thoughts',
        urgency: 'emergency',
        when: ['want to {end}', 'life .. pointless', 'no ... point', 'kill >> myself'],
        unless: ['die of embarrassment'],
        notIf: ['denied', 'patient', 'exam', 'long-ago'],
        raises: ['i want to die'],
        quiet: ['i do not want to die', 'i want to die of embarrassment'],
      },
      {
        id: 'took-drug',
        category: 'overdose',
        urgency: 'emergency',
        when: ['took (all) (my) {drug}', 'took ## {drug}', '[swallowed|ate] {drug}', '^ gone $'],
        raises: ['i took all my pills'],
        quiet: ['took a bus'],
      },
      {
        id: 'drunk-at-work',
        category: 'work',
        urgency: 'urgent',
        together: [['drank', 'on-call']],
        raises: ['had a drink and i am on call'],
        quiet: ['had a drink', 'on call'],
      },
      { id: 'means', category: 'thoughts', urgency: 'emergency', anyOne: ['rope'], raises: ['a rope'], quiet: ['tea'] },
      {
        id: 'farewell',
        category: 'thoughts',
        urgency: 'urgent',
        anyTwo: ['note', 'calm', 'rope'],
        raises: ['calm now and left a note'],
        quiet: ['calm now'],
      },
    ],
  },
  'telling-words.yaml': {
    danger: [
      {
        id: 'bleak',
        tells: 'no hope',
        category: 'thoughts',
        raises: ['hopeless, the roof'],
        quiet: ['hopeless'],
        words: ['hopeless', 'the roof'],
      },
      {
        id: 'poison',
        tells: 'what is poison',
        category: 'overdose',
        raises: ['bleach and antifreeze'],
        quiet: ['bleach'],
        words: ['bleach', 'antifreeze'],
      },
      { id: 'now', tells: 'it is now', quiet: ['alone tonight'], words: ['tonight', 'alone'] },
    ],
    otherwise: [
      {
        id: 'asks',
        tells: 'asks for something',
        reach: 'sentence',
        quiet: ['a leaflet'],
        words: ['leaflet', 'how do'],
      },
    ],
  },
  'languages.yaml': {
    category: 'thoughts',
    languages: [
      {
        id: 'pl',
        name: 'Polish',
        line: 'Zadzwoń {emergency} albo {samaritans}.',
        danger: ['chcę umrzeć'],
        help: ['potrzebuję pomocy'],
      },
    ],
  },
  'places.yaml': {
    areas: {
      scotland: 'scotland',
      'england-outside-london': 'kent, england',
      london: 'london',
      'northern-ireland': 'northern ireland, county down',
      'outside-uk': 'australia, ontario',
    },
    hospitals: { london: 'st thomas hospital' },
    traps: { 'england-outside-london': 'newcastle' },
    nowhere: 'london road',
    alsoWords: 'battle',
    cues: ['work in', 'working in', 'based in'],
    plainCues: ['in', 'at'],
    lesserCues: ['live in', 'from'],
    elsewhereCues: ['girlfriend moved to'],
    cuesAfter: ['now'],
    lesserCuesAfter: ['originally'],
    postcodes: {
      london: ['E NW', 'TW1-3'],
      scotland: 'EH',
      wales: 'CF SY15-16',
      'northern-ireland': 'BT',
      'crown-dependencies': 'JE',
      england: 'M SY CT L',
    },
  },
  'places-towns.yaml': {
    source: 'by hand',
    date: '22 November 2026',
    towns: {
      'england-outside-london': 'leeds, reading, battle, bath',
      scotland: 'perth',
      wales: 'cardiff',
      london: 'croydon',
    },
  },
}

/** The rules of a small folder, with these files in place of its own. */
export function loadSmallRules(differences: Partial<Record<keyof typeof smallRules, unknown>> = {}) {
  const files = Object.entries({ ...smallRules, ...differences }).map(([file, value]) => [file, stringify(value)])
  const questions = facetNames.map((id) => ({
    id,
    options: facets[id].map((option) => ({ id: option, label: `The ${option} one`, short: `${option} people` })),
  }))
  const { understanding, problems } = loadUnderstanding(
    aFolder(Object.fromEntries(files) as Record<string, string>),
    labelsOf(questions),
  )
  return { understanding, problems: problems.map(({ file, message }) => `${file} ${message}`) }
}
