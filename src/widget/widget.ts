import { SignpostChat } from './SignpostChat.ts'

// The first script: what every page loads. A page may carry it twice.
if (!customElements.get('signpost-chat')) customElements.define('signpost-chat', SignpostChat)
