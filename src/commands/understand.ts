import { createInterface } from 'node:readline'
import { z } from 'zod'
import { facetNames } from '../facets.ts'
import { understand as understandWords } from '../understanding/understand.ts'
import type { Understanding } from '../understanding/Understanding.ts'
import { contentOf, type Environment } from './Environment.ts'
import { UsageError } from './UsageError.ts'

const help = `Shows what Signpost understands from typed words: a red flag, a command, answers, and the rules that say so.

  npm run understand -- "some words"      for people
  npm run understand < lines.jsonl        for programs: one JSON line in, one JSON line out

A line in:   { "text": "...", "asked": "location" (or another question, or "any"), "options": ["...", "..."] }
A line out:  { "redFlag": { "category", "rule" } or null, "command", "answers", "because" }`

const lineSchema = z.object({
  text: z.string(),
  asked: z.enum([...facetNames, 'any']).default('any'),
  options: z.array(z.string()).nullish(),
})

/** `npm run understand`: words as arguments, or JSON lines on standard input. */
export async function understand(args: readonly string[], environment: Environment): Promise<number> {
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  const { understanding } = contentOf(environment)
  if (args.length > 0) {
    console.log(JSON.stringify(answerTo(understanding, { text: args.join(' '), asked: 'any' }), null, 2))
    return 0
  }
  let number = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1
    if (line.trim() !== '') console.log(JSON.stringify(answerTo(understanding, readLine(line, number))))
  }
  return 0
}

function readLine(line: string, number: number): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch (cause) {
    throw new UsageError(`line ${String(number)} is not a JSON line with a text and what was asked\n\n${help}`, {
      cause,
    })
  }
}

function answerTo(understanding: Understanding, { text, asked, options }: z.infer<typeof lineSchema>) {
  const { redFlag, command, answers, because } = understandWords(understanding, {
    text,
    asked,
    options: options ?? undefined,
  })
  return { redFlag: redFlag ?? null, command: command ?? null, answers, because }
}
