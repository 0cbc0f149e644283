import type { ContentFolder } from './ContentFolder.ts'
import { readBytes } from './readBytes.ts'

/** The text of a file with plain line ends, or what keeps it from being read and on which line. */
export function readText(folder: ContentFolder, file: string): { text: string } | { line: number; message: string } {
  const bytes = readBytes(folder, file)
  if (bytes === 'unreadable')
    return { line: 1, message: 'this file cannot be opened: check that it exists and may be read' }
  if (bytes === 'too-large') return { line: 1, message: 'this file is larger than 1 MB: split it' }
  const text = decoded(bytes)
  if (text === undefined)
    return { line: 1, message: 'this file is not saved as UTF-8: save it again with that encoding' }
  const stray = strayCharacter.exec(text)
  if (stray === null) return { text }
  return {
    line: text.slice(0, stray.index).split('\n').length,
    message: 'a character here is broken: delete it and type it again, and save the file as UTF-8',
  }
}

/**
 * Control characters other than tab and line end, the mark that stands where a character was lost, and what an apostrophe,
 * a dash or an accent turns into when UTF-8 is read as something else and saved again (â€™, Ã©).
 */
const strayCharacter = /[^\P{Cc}\t\n]|\ufffd|\u00e2\u20ac|[\u00c2\u00c3][\u00a0-\u00bf]/u

function decoded(bytes: Uint8Array): string | undefined {
  try {
    // A leading byte-order mark, as some editors write it, is dropped by the decoder.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
