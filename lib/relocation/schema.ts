import { type Message, message } from '@/lib/messages/message'

/**
 * The numbers of cited passages that were moved, wait, or need a person. `waiting`: the passage was found, but records that can't be edited
 * now still cite the older copy.
 */
export type Relocated = { moved: number; waiting: number; toLookAt: number }

/** The result in sentences; one sentence when no passage was searched for. */
export function relocatedMessages({ moved, waiting, toLookAt }: Relocated): Message[] {
  const messages = [
    moved > 0 && message('relocation.result.moved', { count: moved }),
    waiting > 0 && message('relocation.result.waiting', { count: waiting }),
    toLookAt > 0 && message('relocation.result.toLookAt', { count: toLookAt }),
  ].filter((sentence) => sentence !== false)
  return messages.length > 0 ? messages : [message('relocation.result.nothing')]
}
