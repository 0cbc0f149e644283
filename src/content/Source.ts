import { type Document, isCollection, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml'

/** A way to a value inside a file: `['contacts', 0, 'value']`. */
export type Path = readonly (string | number)[]

/** A file that fits its schema. `lineOf` says on which line a value stands, or what would hold it where it is absent. */
export type Source<T> = { readonly file: string; readonly value: T; lineOf(path: Path): number }

/** What stands at a path: the value's node (undefined: nothing there) and the line to name in a message. */
export type Place = { readonly node: Node | undefined; readonly line: number }

/** Finds the node and line of a path in a parsed file. */
export function placeOf(document: Document, counter: LineCounter, path: Path): Place {
  const lineAt = (node: Node | undefined) => counter.linePos(node?.range?.[0] ?? 0).line || 1
  let node: Node | undefined = isNode(document.contents) ? document.contents : undefined
  let line = lineAt(node)
  for (const step of path) {
    const { key, value } = childOf(node, step)
    node = value
    if (value === undefined && key === undefined) break
    // A list or a group is named by the line of its key; a text by its own, which may be the next one.
    line = lineAt(key !== undefined && (value === undefined || isCollection(value)) ? key : value)
  }
  return { node, line }
}

function childOf(parent: Node | undefined, step: string | number): { key?: Node; value: Node | undefined } {
  if (isSeq(parent)) return { value: parent.items[Number(step)] as Node | undefined }
  // Where a key stands twice, its last value is the one that was read.
  const pair = isMap(parent) ? parent.items.findLast(({ key }) => isScalar(key) && key.value === step) : undefined
  if (pair === undefined) return { value: undefined }
  return { key: pair.key as Node, value: isNode(pair.value) ? pair.value : undefined }
}
