import { isValidPhoneNumber, parsePhoneNumberWithError } from 'libphonenumber-js/max'
import { z } from 'zod'

/** National short codes: libphonenumber calls them invalid and would dial `+44999`, so they are a type of their own. */
const shortCodes = { call: ['999', '111', '116 123'], text: ['999', '85258'] }

const extraCharge = new Set(['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER'])

/** A full phone number of the United Kingdom or its islands, as people write it: "0330 123 1245". */
export const phoneNumber = z.string().refine((text) => isValidPhoneNumber(text, 'GB'), {
  error: (issue) => `"${String(issue.input)}" is not a valid UK phone number`,
})

/** A number that a person can call: a short code, or a valid number without an extra charge. */
export const callableNumber = z.string().superRefine((text, context) => {
  if (shortCodes.call.includes(text)) return
  if (!isValidPhoneNumber(text, 'GB')) context.addIssue(`"${text}" is not a valid UK phone number`)
  else if (extraCharge.has(numberType(text)))
    context.addIssue(`"${text}" costs extra to call: find its 01, 02, 03 or 080 number`)
})

/** A number that takes text messages: a short code or a mobile number. */
export const textableNumber = z.string().superRefine((text, context) => {
  if (shortCodes.text.includes(text)) return
  if (!isValidPhoneNumber(text, 'GB') || numberType(text) !== 'MOBILE') {
    context.addIssue(
      `"${text}" cannot take text messages: it is neither a mobile number nor ${shortCodes.text.join(' or ')}`,
    )
  }
})

/** How to dial a number or short code in a `tel:` or `sms:` address: "+443301231245", "116123". */
export function dialled(number: string): string {
  return isShortCode(number) ? number.replaceAll(' ', '') : parsePhoneNumberWithError(number, 'GB').number
}

/** How to write a number for somebody abroad: "+44 330 123 1245"; undefined for a short code, which works only at home. */
export function fromAbroad(number: string): string | undefined {
  return isShortCode(number) ? undefined : parsePhoneNumberWithError(number, 'GB').formatInternational()
}

function isShortCode(number: string): boolean {
  return shortCodes.call.includes(number) || shortCodes.text.includes(number)
}

function numberType(text: string): string {
  return parsePhoneNumberWithError(text, 'GB').getType() ?? 'UNKNOWN'
}
