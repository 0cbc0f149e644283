import { z } from 'zod'
import { callableNumber, dialled } from '../catalog/phoneNumber.ts'
import { httpsAddress } from '../content/words.ts'
import type { Line } from './View.ts'

/** Whom to tell that something is wrong: a phone number, an email address, a web address, or words. */
export const safetyContact = z
  .string()
  .trim()
  .min(1, 'a phone number, email address, web address or words, or leave it out')
  .max(200, 'at most 200 characters')
  .superRefine((contact, context) => {
    if (/^[\d\s+()-]+$/.test(contact) && !callableNumber.safeParse(contact).success)
      context.addIssue('this is no UK phone number that can be called: write it with spaces, such as 020 7946 0000')
    if (/^[a-z]+:\/\//i.test(contact) && !httpsAddress.safeParse(contact).success)
      context.addIssue('a web address begins with https:// and the full name of the site')
    if (/^\S+@\S*$/.test(contact) && !z.email().safeParse(contact).success)
      context.addIssue('this is no email address: write it as safety@example.nhs.uk')
    if (/[\r\n]/.test(contact)) context.addIssue('one line')
  })

/** The contact as a line of its own, with the address that it leads to where there is one. */
export function safetyContactLine(contact: string): Line {
  if (httpsAddress.safeParse(contact).success) return { text: contact, href: contact }
  if (z.email().safeParse(contact).success) return { text: contact, href: `mailto:${contact}` }
  if (callableNumber.safeParse(contact).success) return { text: contact, href: `tel:${dialled(contact)}` }
  return { text: contact }
}
