import { z } from 'zod'

/** More than anybody reads on a phone: what is longer was pasted. */
const longestText = 1500

/** A text that people read, which may hold {places} to fill in: not blank, and with nothing in it that a web page or a merge left behind. */
export const text = z
  .string()
  .min(1)
  .max(longestText, 'this text is longer than 1,500 characters: shorten or split it')
  .superRefine((value, context) => {
    const found = leftovers.find(([sign]) => sign.test(value))
    if (found !== undefined) context.addIssue(found[1])
  })

/** The same, where nothing is filled in. */
export const words = text.superRefine((value, context) => {
  if (/[{}]/.test(value)) context.addIssue('nothing is filled in here: remove the curly brackets')
})

const leftovers: readonly (readonly [sign: RegExp, message: string])[] = [
  [/^\s+$/, 'only spaces are written here: write the text, or remove the whole line'],
  [
    /&(#\w+|[a-z]+);/i,
    'this was copied from the code of a web page: write the character itself, such as & or an apostrophe',
  ],
  [/<\/?[a-z][^>]*>/i, 'this holds HTML (something in < >): write plain text only'],
  [/(^|\s)(<{7}|={7}|>{7})(\s|$)/, 'two versions of this text were merged and both are left: keep one of them'],
]

/** A web address as people may open it: https, a full name, and nothing after it. */
export const httpsAddress = z
  .url({
    protocol: /^https$/,
    hostname: z.regexes.domain,
    abort: true,
    error: 'a web address begins with https:// and the full name of the site',
  })
  .regex(/^https:\/\/[^/@]+(\/|$)/, {
    abort: true,
    error: 'a web address holds no name and @ before the name of the site: copy it again from the browser',
  })
  .regex(/^https:\/\/[^\s\\"<>\u0080-\uffff]+$/, {
    abort: true,
    error: 'a web address begins with https:// and holds no spaces, backslashes, quotes or accents',
  })
  .regex(/[^.,;:]$/, 'a web address does not end with a full stop, comma or colon: remove it')
