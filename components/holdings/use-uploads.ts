'use client'

import { useRef, useState } from 'react'
import { z } from 'zod'
import { upload } from '@/components/api/upload'
import type { Refusal } from '@/components/desk/refusal'
import { useLeaveWarning } from '@/components/ui/use-leave-warning'
import { type Message, message } from '@/lib/messages/message'
import type { OutgoingCopy } from './new-copy'

/** Files that are sent at once. */
const AT_ONCE = 2

/** A file that isn't sent yet, or that was refused. One that was sent is a job. */
export type Upload = {
  key: number
  name: string
  state: 'WAITING' | 'SENDING' | 'REFUSED'
  percent: number
  reason: Refusal['message'] | null
}

const startedSchema = z.object({ id: z.uuid() })
type Sent = { name: string; fault: Message } | OutgoingCopy

/** Sends files one after the other. A file that is refused or stopped doesn't hold up the others. Warns before the page is left meanwhile. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [sent, setSent] = useState(0)
  const stops = useRef(new Map<number, AbortController>())
  const last = useRef(0)
  const isSending = uploads.some(({ state }) => state !== 'REFUSED')
  useLeaveWarning(isSending)

  const change = (key: number, changed: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one)))
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key))

  async function sendOne(key: number, { address, bytes }: OutgoingCopy, { signal }: AbortController) {
    if (signal.aborted) return
    change(key, { state: 'SENDING' })
    const answer = await upload(
      startedSchema,
      address,
      bytes,
      (progress) => change(key, { percent: progress.phase === 'SENDING' ? progress.percent : 100 }),
      signal,
    )
    if ('refusal' in answer) return change(key, { state: 'REFUSED', reason: answer.refusal.message })
    drop(key)
    setSent((count) => count + 1)
  }

  async function send(copies: readonly Sent[]) {
    const queue = copies.map((copy) => {
      last.current += 1
      const key = last.current
      const stop = new AbortController()
      stops.current.set(key, stop)
      return { key, copy, stop }
    })
    setUploads((all) => [
      ...all.filter(({ state }) => state !== 'REFUSED'),
      ...queue.map(({ key, copy }): Upload => {
        const fault = 'fault' in copy ? copy.fault : null
        return { key, name: copy.name, state: fault ? 'REFUSED' : 'WAITING', percent: 0, reason: fault }
      }),
    ])
    const waiting = queue
      .flatMap(({ copy, ...rest }) => ('fault' in copy ? [] : [{ ...rest, copy }]))
      .values()
    const work = async () => {
      for (const { key, copy, stop } of waiting) await sendOne(key, copy, stop)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  function stop(key: number) {
    stops.current.get(key)?.abort()
    change(key, { state: 'REFUSED', reason: message('holdings.upload.stopped') })
  }

  return { uploads, sent, isSending, send, stop }
}
