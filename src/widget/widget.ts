import { SignpostChat } from './SignpostChat.ts'

// A page may carry the script twice.
if (!customElements.get('signpost-chat')) customElements.define('signpost-chat', SignpostChat)
