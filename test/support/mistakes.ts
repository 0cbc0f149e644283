import { fileMistakes } from './fileMistakes.ts'
import { flowSlips } from './flowSlips.ts'
import { numberSlips } from './numberSlips.ts'
import { recordSlips } from './recordSlips.ts'
import { senseSlips } from './senseSlips.ts'
import { yamlSlips } from './yamlSlips.ts'

/** A content file as it is. */
export type ContentFile = { readonly file: string; readonly text: string }

/** A content file as somebody got it wrong: `lines` are the first and last line on which a problem may be named. */
export type Mistake = {
  readonly kind: string
  readonly file: string
  readonly content: string | Uint8Array
  readonly lines: readonly [number, number]
  /** The file that this one takes the place of, where its name is the mistake. */
  readonly insteadOf?: string
}

/** A slip that can be made wherever `find` matches: in files whose name fits `file`, what was found becomes `change`. */
export type Slip = {
  readonly kind: string
  readonly file?: RegExp
  readonly find: RegExp
  readonly change: string | ((found: string, ...groups: string[]) => string)
  /** Where else the problem may be named: at what holds the lines, as when something is missing, or so many lines above and below. */
  readonly named?: 'parent' | readonly [above: number, below: number]
  /** In how many files it is made; 3 unless told. */
  readonly times?: number
}

/** Mistakes of every kind in these files, always the same ones. */
export function mistakesIn(files: readonly ContentFile[]): readonly Mistake[] {
  const slips = [...yamlSlips, ...recordSlips, ...numberSlips, ...flowSlips, ...senseSlips]
  return [...slips.flatMap((slip, index) => makeSlip(slip, rotated(files, index * 7))), ...fileMistakes(files)]
}

function makeSlip(slip: Slip, files: readonly ContentFile[]): readonly Mistake[] {
  const fit = files.filter(({ file, text }) => (slip.file ?? /^/).test(file) && slip.find.test(text))
  return fit.slice(0, slip.times ?? 3).map(({ file, text }) => {
    const found = slip.find.exec(text)
    if (found === null) throw new Error(`${slip.kind} was not found in ${file}`)
    const [whole, ...groups] = found
    const instead = typeof slip.change === 'string' ? slip.change : slip.change(whole, ...groups)
    const content = text.slice(0, found.index) + instead + text.slice(found.index + whole.length)
    const begin = found.index + (whole.startsWith('\n') ? 1 : 0)
    const [above, below] = slip.named === undefined || slip.named === 'parent' ? [0, 1] : slip.named
    const first =
      slip.named === 'parent' ? parentOf(text, begin) : lineAt(content, Math.min(begin, content.length)) - above
    const last = lineAt(content, found.index + instead.length) + below
    return { kind: slip.kind, file, content, lines: [first, last] }
  })
}

/** The line of what holds the line at an offset: the nearest above that is indented less, or the file's first. */
function parentOf(text: string, offset: number): number {
  const lines = text.split('\n').slice(0, lineAt(text, offset))
  const indent = (line: string | undefined) => /^[ -]*/.exec(line ?? '')?.[0].length ?? 0
  const own = indent(lines.at(-1))
  return own === 0 ? 1 : lines.findLastIndex((line) => line.trim() !== '' && indent(line) < own) + 1
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function rotated<T>(values: readonly T[], by: number): readonly T[] {
  const start = by % values.length
  return [...values.slice(start), ...values.slice(0, start)]
}
