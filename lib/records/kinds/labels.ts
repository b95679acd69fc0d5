import type { MessageKey } from '@/lib/messages/keys'
import { type Message, message } from '@/lib/messages/message'
import { type KindId, kindOf } from '.'

const known = (kind: string) => kindOf(kind).id as KindId

/** The name of a kind: "Press excerpt". `NotFound` for an unknown kind, as all of these. */
export const kindLabel = (kind: string): Message => message(`kinds.${known(kind)}.label`)

/** The name of a kind for several records: "Press excerpts". */
export const kindPlural = (kind: string): Message => message(`kinds.${known(kind)}.plural`)

/** The same in one word where there is one, for the header of public pages: "Press". */
export const kindShort = (kind: string): Message => message(`kinds.${known(kind)}.short`)

/** One sentence for people who choose what to add, and for readers of the list. */
export const kindDescription = (kind: string): Message => message(`kinds.${known(kind)}.description`)

/** The types know which kinds have messages and not which fields each has; a test asks for every one. */
const ofField = (kind: string, name: string, what: string) =>
  message(`kinds.${known(kind)}.fields.${name}.${what}` as MessageKey)

/** The label of a field. */
export const fieldLabel = (kind: string, name: string): Message => ofField(kind, name, 'label')

/** The hint below the label of a field, where its kind declares one. */
export const fieldHint = (kind: string, name: string): Message | undefined =>
  kindOf(kind).form[name]?.hint && ofField(kind, name, 'hint')

/** The label of one value of a choice. */
export const optionLabel = (kind: string, name: string, value: string): Message =>
  ofField(kind, name, `options.${value || 'unstated'}`)
