import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const installed = join(import.meta.dirname, 'node_modules')

/** Each client's bundle, unmodified: it holds everything that the client needs. */
const files = {
  'web-chat.js': join(installed, 'botframework-webchat', 'dist', 'webchat.js'),
  'direct-line.js': join(installed, 'botframework-directlinejs', 'dist', 'directline.js'),
} as const

/** The bundles as text. Throws, saying what to run, where they are not installed. */
export async function readBundles(): Promise<Readonly<Record<keyof typeof files, string>>> {
  const [webChat, directLine] = await Promise.all([read('web-chat.js'), read('direct-line.js')])
  return { 'web-chat.js': webChat, 'direct-line.js': directLine }
}

async function read(name: keyof typeof files): Promise<string> {
  return readFile(files[name], 'utf8').catch((error: unknown) => {
    throw new Error('Web Chat is not installed. Run this first: npm ci --prefix test/clients', { cause: error })
  })
}
