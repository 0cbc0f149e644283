import type { Slip } from './mistakes.ts'

const file = /^services-catalog/
const slip = (kind: string, find: RegExp, change: Slip['change'], times = 3): Slip => ({
  kind,
  file,
  find,
  change,
  times,
})
const phone = /value: "(0\d+) (\d+) (\d+)"/
const address = /value: https:\/\/(\S+)/

/** Slips in phone numbers, web addresses and email addresses. */
export const numberSlips: readonly Slip[] = [
  slip('a digit lost', /value: "(0[123]\d[\d ]+)\d"/, (_, rest) => `value: "${rest}"`, 8),
  slip('a digit too many', phone, (_, one, two, three) => `value: "${one} ${two} ${three}1"`, 5),
  slip('a letter O for a nought', phone, (_, one, two, three) => `value: "O${one.slice(1)} ${two} ${three}"`),
  slip('a number without quotes or spaces', phone, (_, one, two, three) => `value: ${one}${two}${three}`, 4),
  slip('a number without spaces', phone, (_, one, two, three) => `value: "${one}${two}${three}"`),
  slip('a number with dots', phone, (_, one, two, three) => `value: "${one}.${two}.${three}"`),
  slip('a number with its extension', phone, (_, one, two, three) => `value: "${one} ${two} ${three} ext 2"`),
  slip('two numbers in one', phone, (_, one, two, three) => `value: "${one} ${two} ${three} or ${one} ${two} 301"`),
  slip('a number with a word', phone, (_, one, two, three) => `value: "Tel ${one} ${two} ${three}"`),
  slip('a number with an invisible character', phone, (_, one, two, three) => `value: "${one} ${two} ${three}\u200b"`),
  slip('a number of another country', phone, () => 'value: "+353 1 234 5678"', 2),
  slip('a number that costs extra', phone, () => 'value: "0871 200 3000"', 2),
  slip('an old number brought back', phone, () => 'value: "020 3049 4505"', 2),
  slip('an old number in its old spelling', phone, () => 'value: "01455 254189"', 2),
  slip('a text number for phone calls', phone, () => 'value: "85258"', 2),
  slip('a short code without quotes', /value: "(999|111|85258)"/, (_, code) => `value: ${code}`, 5),
  slip(
    'a short code with a slip',
    /value: "(999|111|116 123|85258)"/,
    (_, code) => `value: "${code.slice(0, -1)}4"`,
    5,
  ),
  slip('an old number that is none', /(?<=\n)status: /, () => 'formerly:\n  numbers: ["0300 123"]\nstatus: ', 2),
  slip('http for https', address, (_, rest) => `value: http://${rest}`, 4),
  slip('no https', address, (_, rest) => `value: ${rest}`),
  slip('one slash', address, (_, rest) => `value: https:/${rest}`),
  slip('no colon in an address', address, (_, rest) => `value: https//${rest}`),
  slip('a space in an address', address, (_, rest) => `value: https://${rest.replace('.', '. ')}`),
  slip('a space at the end of the site', address, (_, rest) => `value: https://${rest} /page`),
  slip('a comma in an address', address, (_, rest) => `value: https://${rest.replace('.', ',')}`),
  slip('a full stop after an address', address, (_, rest) => `value: https://${rest.replace(/\/$/, '')}.`),
  slip('an address without its ending', /value: https:\/\/(?:www\.)?(\w+)\.\S+/, (_, site) => `value: https://${site}`),
  slip('an address twice', address, (_, rest) => `value: https://https://${rest}`),
  slip('a backslash in an address', address, (_, rest) => `value: https:\\\\${rest}`),
  slip('two addresses', address, (_, rest) => `value: https://${rest} https://${rest}`),
  slip('an email without its @', /value: (\S+)@(\S+)/, (_, name, site) => `value: ${name}.${site}`),
  slip('an email with a comma', /value: (\S+)@(\S+)\.org/, (_, name, site) => `value: ${name}@${site},org`),
  slip('an email without its ending', /value: (\S+)@(\w+)\.\S+/, (_, name, site) => `value: ${name}@${site}`),
  slip('an email with mailto', /value: (\S+)@(\S+)/, (_, name, site) => `value: mailto:${name}@${site}`),
]
