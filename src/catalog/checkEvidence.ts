import type { Path } from '../content/Source.ts'
import type { Evidence, Service } from './schema.ts'

type Found = { readonly path: Path; readonly message: string }
type Dated = Pick<Service, 'evidence' | 'barriers' | 'recheckBy' | 'checked'> & {
  readonly contacts: readonly { readonly evidence?: Evidence | undefined }[]
}

/** Each source of a service, with the way to it. */
export function evidenceOf({ evidence, contacts, barriers }: Dated): readonly { path: Path; evidence: Evidence }[] {
  return [
    ...evidence.map((each, index) => ({ path: ['evidence', index], evidence: each })),
    ...contacts.flatMap(({ evidence: own }, index) =>
      own === undefined ? [] : [{ path: ['contacts', index, 'evidence'], evidence: own }],
    ),
    ...barriers.map(({ evidence: own }, index) => ({ path: ['barriers', index, 'evidence'], evidence: own })),
  ]
}

/** Grades that the date of a source does not allow, and years that cannot be. */
export function checkEvidence(service: Dated): readonly Found[] {
  return evidenceOf(service).flatMap(({ path, evidence }) => [
    ...checkYear(evidence, service.recheckBy).map((message) => ({ path: [...path, 'date'], message })),
    ...checkGrade(evidence).map((message) => ({ path: [...path, 'grade'], message })),
  ])
}

function checkGrade({ date, grade }: Evidence): readonly string[] {
  const year = yearOf(date)
  const isExact = /^\d/.test(date)
  if (grade === 'A' && !(isExact && year !== undefined && year >= 2024))
    return [
      `grade A is for their own page dated 2024 or later, and this one is ${date}: write B for their own page of 2018 to 2023 or undated, C for any other`,
    ]
  if (grade === 'B' && year !== undefined && year < 2018)
    return [`grade B is for their own page, undated or of 2018 to 2023, and this one is ${date}: write C`]
  if (grade === 'B' && isExact && year !== undefined && year >= 2024)
    return [
      `grade B is for their own page, undated or of 2018 to 2023, and this one is ${date}: write A, or C if the page is somebody else’s`,
    ]
  return []
}

/** A year in words may be as wrong as one in figures, which are compared with recheckBy already. */
function checkYear({ date }: Evidence, recheckBy: string): readonly string[] {
  if (!date.startsWith('about ')) return []
  const year = yearOf(date)
  if (year !== undefined && year >= 1900 && String(year) <= recheckBy.slice(0, 4)) return []
  return [`"${date}" names no year that can be: write "about" and a year, such as "about 2015"`]
}

function yearOf(date: string): number | undefined {
  const year = /\d{4}/.exec(date)?.[0]
  return year === undefined ? undefined : Number(year)
}

/** No catalog is older than this rule. */
const oldest = '2026-11-22'

/** The newest day or year that any of these services names as the date of a source or a check. */
export function newestDate(services: readonly Dated[]): string {
  const dates = services.flatMap((service) => [
    ...evidenceOf(service).map(({ evidence }) => evidence.date),
    service.checked?.on ?? oldest,
  ])
  return [oldest, ...dates.filter((date) => /^\d/.test(date))].toSorted().at(-1) ?? oldest
}

const longestYears = 5

/** Facts wear out, so a check far ahead is a slip of the pen. Today's date plays no part: time that passes mends or breaks nothing. */
export function checkHorizon({ recheckBy }: Dated, newest: string): readonly Found[] {
  if (Number(recheckBy.slice(0, 4)) - Number(newest.slice(0, 4)) <= longestYears) return []
  const message = `${recheckBy} is more than ${String(longestYears)} years after the newest date in the catalog (${newest}): facts wear out sooner`
  return [{ path: ['recheckBy'], message }]
}
