'use client'

import { useRef, useState } from 'react'
import { type MediaAnswer, sendMedia } from '@/components/api/resumable'
import type { Refusal } from '@/components/desk/refusal'
import { useLeaveWarning } from '@/components/ui/use-leave-warning'
import { message } from '@/lib/messages/message'

/** Files that are sent at once. */
const AT_ONCE = 3

export type MediaUpload = {
  key: number
  name: string
  state: 'WAITING' | 'SENDING' | 'BROKEN' | 'READING' | 'ADDED' | 'PRESENT' | 'REFUSED'
  percent: number
  reason: Refusal['message'] | null
  media: MediaAnswer | null
}

const isOver = ({ state }: MediaUpload) => state === 'ADDED' || state === 'PRESENT' || state === 'REFUSED'

type Queued = { key: number; file: File; language: string; stop: AbortController }

/**
 * Sends files to the media library, a few at once, each with its progress and its end. `onAdded` is called for each that is in the library then.
 * Warns before the page is left meanwhile.
 */
export function useMediaUploads(onAdded: (media: MediaAnswer) => void) {
  const [uploads, setUploads] = useState<readonly MediaUpload[]>([])
  const queue = useRef<Queued[]>([])
  const all = useRef(new Map<number, Queued>())
  const running = useRef(0)
  const last = useRef(0)
  const isSending = uploads.some((upload) => !isOver(upload))
  useLeaveWarning(isSending)

  const change = (key: number, changed: Partial<MediaUpload>) =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...changed } : one)))

  async function sendOne({ key, file, language, stop }: Queued) {
    if (stop.signal.aborted) return
    change(key, { state: 'SENDING' })
    const onProgress = (percent: number) =>
      change(key, { percent, state: percent === 100 ? 'READING' : 'SENDING' })
    const onBroken = () => change(key, { state: 'BROKEN' })
    const sent = await sendMedia(file, language, { onProgress, onBroken }, stop.signal)
    if ('refusal' in sent) {
      const { fields, message: reason } = sent.refusal
      return change(key, { state: 'REFUSED', reason: Object.values(fields)[0] ?? reason })
    }
    all.current.delete(key)
    change(key, { state: sent.present ? 'PRESENT' : 'ADDED', percent: 100, media: sent.media })
    onAdded(sent.media)
  }

  async function work() {
    if (running.current >= AT_ONCE) return
    running.current += 1
    for (let next = queue.current.shift(); next; next = queue.current.shift()) await sendOne(next)
    running.current -= 1
  }

  function put(queued: Queued) {
    all.current.set(queued.key, queued)
    queue.current.push(queued)
    void work()
  }

  function add(files: readonly File[], language: string) {
    const queued = files.map((file) => {
      last.current += 1
      return { key: last.current, file, language, stop: new AbortController() }
    })
    setUploads((before) => [
      ...queued.map(
        ({ key, file }): MediaUpload => ({
          ...{ key, name: file.name, state: 'WAITING', percent: 0 },
          ...{ reason: null, media: null },
        }),
      ),
      ...before,
    ])
    for (const one of queued) put(one)
  }

  /** Gives a file up; what was sent of it is removed. */
  const cancel = (key: number) => {
    all.current.get(key)?.stop.abort()
    const waiting = queue.current.findIndex((one) => one.key === key)
    if (waiting < 0) return
    queue.current.splice(waiting, 1)
    change(key, { state: 'REFUSED', reason: message('media.upload.cancelled') })
  }

  /** Sends a file again that was refused; it goes on where it broke off. */
  const again = (key: number) => {
    const one = all.current.get(key)
    if (!one) return
    change(key, { state: 'WAITING', reason: null })
    put({ ...one, stop: new AbortController() })
  }

  return { uploads, isSending, add, cancel, again }
}
