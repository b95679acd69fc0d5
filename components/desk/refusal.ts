import { type Message, message } from '@/lib/messages/message'

/** Why a form was refused: one sentence, and one for each faulty field by its path. */
export type Refusal = {
  message: Message | string
  fields: Readonly<Record<string, string>>
  /** True when the session has ended. The typed text stays in the form until it is sent again. */
  signedOut: boolean
  /** True when the password has to be entered again first. The typed text stays in the form until it is sent again. */
  passwordNeeded?: boolean
  /** The current state, if someone else saved first. */
  current?: unknown
}

/** A refusal of the whole form. */
export const refused = (text: Refusal['message'], signedOut = false): Refusal => ({
  message: text,
  fields: {},
  signedOut,
})

/** The refusal when no usable answer came. */
export const unreached = refused(message('errors.unreachable'))
