import { isScalar, type Node } from 'yaml'
import type { z } from 'zod'

/** Says what is wrong with a value of the right form whose content does not fit: its length, size or way of writing. */
export function formatSentence(issue: z.core.$ZodIssue, name: string, node: Node | undefined): string {
  const value = isScalar(node) ? `"${String(node.value)}"` : `"${name}"`
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum), name)
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum), name)
  if (issue.code === 'invalid_format')
    return `${value} is not ${formats[issue.format] ?? `written as "${name}" has to be`}`
  return `${value} does not fit "${name}"`
}

function tooSmall(origin: string, minimum: number, name: string): string {
  if (origin === 'array') return `"${name}" needs at least ${minimum} in its list`
  if (origin !== 'string') return `"${name}" must be ${minimum} or more`
  return minimum === 1 ? `"${name}" is empty` : `"${name}" needs at least ${minimum} characters`
}

function tooBig(origin: string, maximum: number, name: string): string {
  if (origin === 'array') return `"${name}" has at most ${maximum} in its list`
  if (origin !== 'string') return `"${name}" must be ${maximum} or less`
  return `"${name}" has at most ${maximum} characters: shorten it`
}

const formats: Readonly<Record<string, string | undefined>> = {
  date: 'a date: write year, month and day as 2026-01-31',
  email: 'an email address',
  url: 'a web address: it begins with https://',
}
