import { Document, isMap, isNode, isScalar, parseDocument, visit, type Node, type Pair, type YAMLMap } from 'yaml'
import type { Path } from './Source.ts'

/** A change of one key: its new value, or undefined to take the key out. `after` names the key that a new one follows. */
export type YamlEdit = {
  /** The way to the map that holds the key: `[]`, or `['contacts', 0]`. */
  readonly path: Path
  readonly key: string
  readonly value: unknown
  readonly after?: string
}

/** Makes changes to a YAML text and leaves everything else as it is, comments, quotes and line breaks included. Throws where a path leads nowhere. */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  const edited = edits.reduce(applyEdit, text.replaceAll('\r\n', '\n'))
  return text.includes('\r\n') ? edited.replaceAll('\n', '\r\n') : edited
}

function applyEdit(text: string, { path, key, value, after }: YamlEdit): string {
  const document = parseDocument(text, { logLevel: 'silent' })
  const map = path.length === 0 ? document.contents : document.getIn(path, true)
  if (!isMap(map) || map.items.length === 0) throw new TypeError(`Expected a map at ${path.join('.')}`)
  if (map.flow === true) return whole(text, path, key, value)
  const pair = pairOf(map, key)
  if (value === undefined) return pair === undefined ? text : withoutPair(text, map, pair)
  const indent = columnOf(text, startOf(firstOf(map)))
  const lines = indented(written(key, value), indent)
  if (pair !== undefined) return text.slice(0, startOf(pair)) + lines + text.slice(endOf(text, pair))
  const previous = (after === undefined ? undefined : pairOf(map, after)) ?? map.items.at(-1)
  const end = endOf(text, previous as Pair)
  return `${text.slice(0, end)}\n${' '.repeat(indent)}${lines}${text.slice(end)}`
}

/** A key and its value as these files write them: figures stand in quotes, so that nobody takes them for a number. */
function written(key: string, value: unknown): string {
  const document = new Document({ [key]: value })
  visit(document, {
    Scalar: (place, scalar) => {
      if (place !== 'key' && typeof scalar.value === 'string' && /^[\d+(]/.test(scalar.value))
        scalar.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** A map on one line, in curly brackets, is written anew by the library: there the layout is lost, and no comment. */
function whole(text: string, path: Path, key: string, value: unknown): string {
  const document = parseDocument(text)
  if (value === undefined) document.deleteIn([...path, key])
  else document.setIn([...path, key], value)
  return document.toString({ lineWidth: 0 })
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)
}

function firstOf(map: YAMLMap): Pair {
  return map.items[0] as Pair
}

function startOf({ key }: Pair): number {
  return (key as Node).range?.[0] ?? 0
}

/** Where the last character of a pair's value stands; what follows it may be a note about the next key. */
function endOf(text: string, { key, value }: Pair): number {
  const end = isNode(value) && value.range ? value.range[1] : ((key as Node).range?.[1] ?? 0)
  return text.slice(0, end).trimEnd().length
}

/** The whole lines of the pair; the first key of a list's entry leaves its dash to the one that follows. */
function withoutPair(text: string, map: YAMLMap, pair: Pair): string {
  const index = map.items.indexOf(pair)
  const next = map.items[index + 1]
  if (index === 0 && next !== undefined) return text.slice(0, startOf(pair)) + text.slice(startOf(next))
  const lineStart = text.lastIndexOf('\n', startOf(pair)) + 1
  const lineEnd = text.indexOf('\n', endOf(text, pair))
  return text.slice(0, lineStart) + (lineEnd === -1 ? '' : text.slice(lineEnd + 1))
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function indented(text: string, indent: number): string {
  return text.trimEnd().replaceAll('\n', `\n${' '.repeat(indent)}`)
}
