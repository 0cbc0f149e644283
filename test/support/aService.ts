import { serviceSchema, type Service } from '../../src/catalog/schema.ts'

const plain = {
  name: 'A service',
  provider: 'A charity',
  runBy: 'external',
  answeredBy: 'counsellor',
  whoAnswers: 'A counsellor answers.',
  summary: 'Somebody to talk to.',
  helpsWith: 'anything',
  contacts: [{ kind: 'phone', value: '0330 123 1245' }],
  hours: 'always',
  immediate: true,
  selfReferral: 'yes',
  status: 'current',
  evidence: [{ source: 'a page', date: '2024-06-28', grade: 'A' }],
  recheckBy: '2099-01-01',
}

const anyone = {
  rule: 'Anyone',
  location: 'anyone',
  training: 'anyone',
  urgency: 'anyone',
  specialty: 'anyone',
  trainingRegion: 'anyone',
}

/** A service for anyone, open always, with these differences. */
export function aService(
  id: string,
  { forWhom = {}, ...differences }: Record<string, unknown> & { forWhom?: object } = {},
): Service {
  return serviceSchema.parse({ ...plain, id, name: id, ...differences, forWhom: { ...anyone, ...forWhom } })
}
