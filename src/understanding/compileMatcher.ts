import type { Matcher, Place } from './Matcher.ts'
import type { Pattern } from './parsePattern.ts'

/** Classes by name: each a list of patterns that may stand for it. A class may use classes that stand above it. */
export type Classes = ReadonlyMap<string, readonly Pattern[]>

/** Compiles patterns; pattern number n of the result is `patterns[n]`. Throws an `Error` that names a class that is not there. */
export function compileMatcher(patterns: readonly Pattern[], classes: Classes, fillers: readonly string[]): Matcher {
  const signs = new Signs(classes)
  const places: Place[] = [emptyPlace()]
  const add = (crosses: 0 | 1 | 2 = 0) => places.push({ ...emptyPlace(), crosses }) - 1
  const at = (place: number) => places[place] as Place

  const lead = (from: readonly number[], sign: number): number => {
    const to = add()
    for (const place of from) push((at(place).on ??= new Map()), sign, to)
    return to
  }
  const leadAny = (from: readonly number[], to: number) => {
    for (const place of from) (at(place).any ??= []).push(to)
  }
  const gap = (from: readonly number[], most: number, crosses: 0 | 1 | 2): readonly number[] => {
    for (const place of from) at(place).crosses = crosses > at(place).crosses ? crosses : at(place).crosses
    if (most === Infinity) {
      const loop = add(crosses)
      leadAny([...from, loop], loop)
      return [...from, loop]
    }
    const exits = [...from]
    let last = from
    for (let count = 0; count < most; count++) {
      const next = add(crosses)
      leadAny(last, next)
      exits.push(next)
      last = [next]
    }
    return exits
  }
  const build = (pattern: Pattern, from: readonly number[]): readonly number[] => {
    switch (pattern.kind) {
      case 'word':
        return [lead(from, signs.ofWord(pattern.word))]
      case 'beginning':
        return [lead(from, signs.ofBeginning(pattern.letters))]
      case 'gap':
        return gap(from, pattern.most, pattern.crosses)
      case 'optional':
        return [...from, ...build(pattern.part, from)]
      case 'choice':
        return pattern.parts.flatMap((part) => build(part, from))
      case 'sequence':
        return pattern.parts.reduce<readonly number[]>((reached, part) => build(part, reached), from)
      case 'class': {
        const { sign, longer } = signs.ofClass(pattern.name)
        return [...(sign === undefined ? [] : [lead(from, sign)]), ...longer.flatMap((part) => build(part, from))]
      }
    }
  }

  for (const [index, pattern] of patterns.entries()) {
    // A pattern that could end where it began, or that begins with a gap, would match everywhere.
    const exits = build(pattern, [0])
    if (exits.includes(0) || at(0).any !== undefined)
      throw new Error('a pattern must begin with a word and ask for one')
    for (const place of exits) (at(place).completes ??= []).push(index)
  }
  return {
    places,
    starts: at(0).on ?? new Map(),
    signsOf: (word) => signs.signsOf(word),
    vocabulary: signs.vocabulary(),
    fillers: new Set(fillers),
  }
}

function emptyPlace(): Place {
  return { on: undefined, any: undefined, crosses: 0, completes: undefined }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** Numbers for words, beginnings and classes. One-word members of a class share the class's number, so a pattern stays small. */
class Signs {
  readonly #classes: Classes
  readonly #words = new Map<string, number>()
  readonly #beginnings = new Map<string, number>()
  readonly #classSigns = new Map<string, { sign: number | undefined; longer: readonly Pattern[] }>()
  readonly #membership = new Map<string, number[]>()
  readonly #beginningMembership = new Map<string, number[]>()
  #next = 1

  constructor(classes: Classes) {
    this.#classes = classes
  }

  ofWord(word: string): number {
    return this.#number(this.#words, word)
  }

  ofBeginning(letters: string): number {
    return this.#number(this.#beginnings, letters)
  }

  ofClass(name: string): { sign: number | undefined; longer: readonly Pattern[] } {
    const known = this.#classSigns.get(name)
    if (known !== undefined) return known
    const members = this.#classes.get(name)
    if (members === undefined) throw new Error(`there is no class {${name}}`)
    const short = members.filter(({ kind }) => kind === 'word' || kind === 'beginning')
    const sign = short.length === 0 ? undefined : this.#next++
    for (const member of short) {
      if (member.kind === 'word') push(this.#membership, member.word, sign ?? 0)
      if (member.kind === 'beginning') push(this.#beginningMembership, member.letters, sign ?? 0)
    }
    const found = { sign, longer: members.filter((member) => !short.includes(member)) }
    this.#classSigns.set(name, found)
    return found
  }

  signsOf(word: string): readonly number[] {
    const found: number[] = []
    for (const form of /^\d+(?:[.,]\d+)?$/.test(word)
      ? [word, '#', ...(Number.parseInt(word, 10) >= 6 ? ['##'] : [])]
      : [word]) {
      const own = this.#words.get(form)
      if (own !== undefined) found.push(own)
      found.push(...(this.#membership.get(form) ?? []))
    }
    for (let length = 2; length <= word.length; length++) {
      const letters = word.slice(0, length)
      const beginning = this.#beginnings.get(letters)
      if (beginning !== undefined) found.push(beginning)
      found.push(...(this.#beginningMembership.get(letters) ?? []))
    }
    return found
  }

  vocabulary(): ReadonlySet<string> {
    return new Set([...this.#words.keys(), ...this.#membership.keys()])
  }

  #number(map: Map<string, number>, key: string): number {
    const known = map.get(key)
    if (known !== undefined) return known
    map.set(key, this.#next)
    return this.#next++
  }
}
