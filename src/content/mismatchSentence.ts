import { isCollection, isMap, isScalar, type Node } from 'yaml'
import type { z } from 'zod'
import { nearest } from './nearest.ts'

type Issue = z.core.$ZodIssue

/** Says that a value is missing, empty, of another form, or not one of the allowed options, and what to do. */
export function mismatchSentence(issue: Issue, name: string, node: Node | undefined): string {
  const { options, forms } = accepted(issue)
  const text = forms.has('string') || options.length > 0
  if (node === undefined) return `"${name}" is missing${options.length > 0 ? `: ${choice(options, forms)}` : ''}`
  if (isScalar(node) && node.value === null && node.source === '') return `nothing is written after "${name}"`
  if (isScalar(node) && typeof node.value !== 'string' && text) {
    const written = node.source ?? ''
    const isOption = options.length === 0 || forms.has('string') || options.includes(written)
    return isOption ? putInQuotes(written) : noOption(written, name, options, forms)
  }
  if (isMap(node) && text) {
    return `"${name}" is one text: where it holds a colon and a space, put the whole text in quotes`
  }
  if (options.length > 0 && isCollection(node)) return `"${name}" is not a list: ${choice(options, forms)}`
  if (options.length > 0 && isScalar(node)) return noOption(String(node.value), name, options, forms)
  return form(name, forms)
}

/** Every option and every form that would have been right, over all branches of a union. */
function accepted(issue: Issue): { options: readonly string[]; forms: ReadonlySet<string> } {
  if (issue.code === 'invalid_value') return { options: issue.values.map(String), forms: new Set() }
  if (issue.code === 'invalid_type') return { options: [], forms: new Set([issue.expected]) }
  if (issue.code !== 'invalid_union') return { options: [], forms: new Set() }
  if (issue.inclusive !== false && issue.options) return { options: issue.options.map(String), forms: new Set() }
  const branches = issue.errors.flat().map(accepted)
  return {
    options: branches.flatMap(({ options }) => options),
    forms: new Set(branches.flatMap(({ forms }) => [...forms])),
  }
}

function putInQuotes(source: string): string {
  const read = /^[-+]?\d/.test(source) ? 'a number, and a leading 0 or + would be lost' : 'something other than text'
  return `put ${source} in quotes ("${source}"): without them it is read as ${read}`
}

function noOption(value: string, name: string, options: readonly string[], forms: ReadonlySet<string>) {
  const meant = nearest(value, options)
  if (meant !== undefined) return `no option "${value}" in ${name}; did you mean "${meant}"?`
  return `no option "${value}" in ${name}: ${choice(options, forms)}`
}

function choice(options: readonly string[], forms: ReadonlySet<string>): string {
  const written = options.length === 1 ? `write ${options[0]}` : `write one of ${options.join(', ')}`
  if (forms.has('array')) return `${written}, or a list, each entry on a line of its own after a dash and a space`
  return forms.has('object') ? `${written}, or lines of its own below it` : written
}

function form(name: string, forms: ReadonlySet<string>): string {
  if (forms.has('array')) return `"${name}" is a list: write each entry on a line of its own after a dash and a space`
  if (forms.has('object') || forms.has('record')) {
    return name === 'this file'
      ? 'this file must hold lines of "name: value"'
      : `"${name}" has lines of its own below it, indented, each "name: value"`
  }
  if (forms.has('boolean')) return `"${name}" is true or false, without quotes`
  if (forms.has('number') || forms.has('int')) return `"${name}" is a number, without quotes`
  return `"${name}" is one text, not a list`
}
