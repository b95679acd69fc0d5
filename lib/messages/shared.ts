import type { Messages } from './keys'

/** The messages that components of staff pages need in the browser: not the public pages' own texts, nor those of the command line. */
export type StaffMessages = Omit<Messages, 'archive' | 'commands'>

/**
 * The messages of staff pages by language, for components that run on the server and in the browser. In the browser a script put them there
 * (staff-messages.ts), on the server the layout of the page.
 */
export const sharedMessages: Partial<Record<string, StaffMessages>> = shelf()

function shelf() {
  const known = globalThis as typeof globalThis & { steleMessages?: Partial<Record<string, StaffMessages>> }
  known.steleMessages ??= {}
  return known.steleMessages
}
