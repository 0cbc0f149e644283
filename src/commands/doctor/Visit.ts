import type { Manifest } from './readManifest.ts'

/** What the doctor was told, and what it has come to know on its way. */
export type Visit = {
  /** The address people use, without a slash at its end. */
  readonly address: string
  readonly now: () => Date
  readonly appId?: string | undefined
  readonly appType?: string | undefined
  readonly tenantId?: string | undefined
  readonly manifest?: Manifest | undefined
  /** Another site that shows the web chat. */
  readonly origin?: string | undefined
  readonly version?: ServedVersion
  readonly token?: WebChatToken
  readonly conversation?: Conversation
  /** Tokens of the conversations that the doctor began, so that it can end them. */
  readonly begun?: readonly string[]
}

/** What `/version` says, as far as the doctor reads it. */
export type ServedVersion = {
  readonly version: string
  readonly build?: string | undefined
  readonly content: string
  readonly approved?: boolean | undefined
  readonly approval?: string | undefined
  readonly node?: string | undefined
  readonly catalog?:
    | {
        readonly services: number
        readonly overdue: number
        readonly overdueSince?: string | undefined
        readonly newestCheck?: string | undefined
      }
    | undefined
  readonly bot?: { readonly appType: string; readonly appId: string; readonly tenantId: string } | undefined
}

/** What `/api/web-chat/token` gives. */
export type WebChatToken = { readonly token: string; readonly domain: string }

/** What starting a conversation gives. */
export type Conversation = { readonly conversationId: string; readonly token: string; readonly streamUrl: string }

/** Where Direct Line lies at an address. */
export function directLineOf({ address }: Pick<Visit, 'address'>): string {
  return `${address}/v3/directline`
}
