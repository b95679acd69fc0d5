import { type Message, message } from '@/lib/messages/message'

/** Why a form was not taken: one sentence, and one for each faulty field by its path. */
export type Refusal = {
  message: Message | string
  fields: Readonly<Record<string, string>>
  /** The session has ended. What was typed stays where it is until it is sent again. */
  signedOut: boolean
  /** The present state, where someone else was first. */
  current?: unknown
}

/** A refusal of the whole form. */
export const refused = (text: Refusal['message'], signedOut = false): Refusal => ({
  message: text,
  fields: {},
  signedOut,
})

/** No answer came, or none that says anything. */
export const unreached = refused(message('errors.unreachable'))
