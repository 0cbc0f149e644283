import { isValidPhoneNumber, parsePhoneNumberWithError, type PhoneNumber } from 'libphonenumber-js/max'
import { z } from 'zod'

/** National short codes: libphonenumber calls them invalid and would dial `+44999`, so they are a type of their own. */
const shortCodes = { call: ['999', '111', '116 123'], text: ['999', '85258'] }

const extraCharge = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER'])

const ukCountries: readonly (string | undefined)[] = ['GB', 'GG', 'JE', 'IM']

/** A full phone number of the United Kingdom or its islands, as people write it: "0330 123 1245". */
export const phoneNumber = z.string().superRefine((text, context) => {
  const problem = numberProblem(text)
  if (problem !== undefined) context.addIssue(problem)
})

/** A number that a person can call: a short code, or a valid number without an extra charge. */
export const callableNumber = z.string().superRefine((text, context) => {
  if (shortCodes.call.includes(text)) return
  const problem = numberProblem(text)
  if (problem !== undefined) context.addIssue(problem)
  else if (extraCharge.has(numberType(text)))
    context.addIssue(`"${text}" costs extra to call: find its 01, 02, 03 or 080 number`)
})

/** A number that takes text messages: a short code or a mobile number. */
export const textableNumber = z.string().superRefine((text, context) => {
  if (shortCodes.text.includes(text)) return
  if (numberProblem(text) !== undefined || numberType(text) !== 'MOBILE') {
    context.addIssue(
      `"${text}" cannot take text messages: it is neither a mobile number nor ${shortCodes.text.join(' or ')}`,
    )
  }
})

function numberProblem(text: string): string | undefined {
  const isUk = isValidPhoneNumber(text, 'GB') && ukCountries.includes(parsePhoneNumberWithError(text, 'GB').country)
  // The library also reads letters, dots, invisible characters and extensions, which people cannot dial.
  if (!isUk || !/^\+?[\d ()]+$/.test(text)) return `"${text}" is not a valid UK phone number`
  return text.includes(' ') ? undefined : `write "${text}" with spaces, as people say it: "0330 123 1245"`
}

/** How to dial a number or short code in a `tel:` or `sms:` address: "+443301231245", "116123". */
export function dialled(number: string): string {
  return isShortCode(number) ? number.replaceAll(' ', '') : parsed(number).number
}

/** How to write a number for somebody abroad: "+44 330 123 1245"; undefined for a short code, which works only at home. */
export function fromAbroad(number: string): string | undefined {
  return isShortCode(number) ? undefined : parsed(number).formatInternational()
}

/** Whether it is one of the national short codes: 999, 111, 116 123, 85258. */
export function isShortCode(number: string): boolean {
  return shortCodes.call.includes(number) || shortCodes.text.includes(number)
}

/** The content names the same few numbers on every card. */
const known = new Map<string, PhoneNumber>()

function parsed(number: string): PhoneNumber {
  const phone = known.get(number) ?? parsePhoneNumberWithError(number, 'GB')
  known.set(number, phone)
  return phone
}

function numberType(text: string): string {
  return parsePhoneNumberWithError(text, 'GB').getType() ?? 'UNKNOWN'
}
