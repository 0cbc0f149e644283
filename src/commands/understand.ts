import { createInterface } from 'node:readline'
import { z } from 'zod'
import { facetNames } from '../facets.ts'
import { understand as understandWords } from '../understanding/understand.ts'
import type { Understanding } from '../understanding/Understanding.ts'
import { contentOf, type Environment } from './Environment.ts'

const help = `Shows what Signpost understands from typed words: a red flag, a command, answers, and the rules that say so.

  npm run understand -- "some words"      for people
  npm run understand < lines.jsonl        for programs: one JSON line in, one JSON line out

A line in:   { "text": "...", "asked": "location" (or another question, or "any"), "options": ["...", "..."] }
A line out:  { "redFlag": { "category", "rule" } or null, "command", "answers", "because" }
A line that cannot be read gives { "error": "..." }, and 2 at the end.`

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
  let isSound = true
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1
    const asked = readLine(line)
    isSound &&= asked !== undefined
    const answer =
      asked === undefined
        ? { error: `line ${String(number)} is not a JSON line with a text and what was asked: see --help` }
        : answerTo(understanding, asked)
    console.log(JSON.stringify(answer))
  }
  return isSound ? 0 : 2
}

function readLine(line: string): z.infer<typeof lineSchema> | undefined {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch {
    return undefined
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
