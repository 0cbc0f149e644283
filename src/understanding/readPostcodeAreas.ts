import type { Places } from './placesSchema.ts'
import type { Postcodes } from './Understanding.ts'

/** Reads lists such as "E", "TW1-TW19" and "SY15-SY25" into areas and the districts that differ from their area. */
export function readPostcodeAreas(lists: Places['postcodes']): Postcodes {
  const areas = new Map<string, Postcodes['areas'] extends ReadonlyMap<string, infer L> ? L : never>()
  const districts = new Map<string, Postcodes['districts'] extends ReadonlyMap<string, infer L> ? L : never>()
  for (const area of split(lists.england)) areas.set(area, 'england-outside-london')
  for (const location of ['northern-ireland', 'crown-dependencies'] as const) {
    for (const area of split(lists[location])) areas.set(area, location)
  }
  for (const [location, entries] of [
    ['london', lists.london.flatMap(split)],
    ['scotland', split(lists.scotland)],
    ['wales', split(lists.wales)],
  ] as const) {
    for (const entry of entries) {
      const range = districtsOf(entry)
      if (range === undefined) areas.set(entry, location)
      else for (const district of range) districts.set(district, location)
    }
  }
  for (const area of lists.london.flatMap(split)) {
    const letters = area.replace(/\d.*/, '')
    if (!areas.has(letters)) areas.set(letters, 'england-outside-london')
  }
  return { areas, districts }
}

function split(list: string): readonly string[] {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
}

/** "tw1-19" is tw1, tw2 ... tw19; "tn16" itself; "e" no district. */
function districtsOf(entry: string): readonly string[] | undefined {
  const range = /^([a-z]{1,2})(\d{1,2})(?:-(\d{1,2}))?$/.exec(entry)
  if (range === null) return undefined
  const [, area = '', from = '', to = from] = range
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${area}${String(Number(from) + index)}`)
}
