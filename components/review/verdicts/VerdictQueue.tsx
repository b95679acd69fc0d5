'use client'

import { unstable_rethrow, useRouter } from 'next/navigation'
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useTransition,
} from 'react'
import { flushSync } from 'react-dom'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { useLeaveWarning } from '@/components/ui/use-leave-warning'
import type { Outcome } from '@/lib/generated/prisma/enums'

/** Gives the verdicts in a form, which `together` makes, in their order, and answers each: null when it was accepted. */
export type VerdictsAction = (form: FormData) => Promise<(Refusal | null)[]>

/** Several forms of verdicts as one: each as a field with its own fields. */
function together(forms: readonly FormData[]): FormData {
  const all = new FormData()
  for (const form of forms) all.append('verdict', JSON.stringify([...form]))
  return all
}

/** The most verdicts that are sent at once. */
const BATCH = 20

/** A verdict that was given on this page and that the page doesn't show from the server yet. */
export type GivenVerdict = {
  /** Of the subject. */
  anchor: string
  /** "Quotation 3, Wording". */
  about: string
  outcome: Outcome
  /** The newest verdict on the aspect when it was given: with another one, this is history. */
  basis: string
  state: 'WAITING' | 'SAVED' | 'REFUSED'
  refusal: Refusal | null
}

type Entry = Pick<GivenVerdict, 'anchor' | 'about' | 'outcome' | 'basis'> & { key: string }
type Waiting = { entry: Entry; form: FormData; forgetText: () => void }

type Queue = {
  given: ReadonlyMap<string, GivenVerdict>
  /** Takes a verdict for the subject it is about, in the order of the calls. */
  give: (entry: Entry, form: FormData, forgetText: () => void) => void
}

const QueueContext = createContext<Queue | null>(null)

/** The queue of this page; null without a script, where each form is sent by itself. */
export const useVerdictQueue = () => useContext(QueueContext)

/** The verdict given here on an aspect, until the page shows it. `key` names subject and aspect, `basis` the newest verdict that the page shows. */
export function useGiven(key: string, basis: string): GivenVerdict | null {
  const given = useVerdictQueue()?.given.get(key)
  return given?.basis === basis ? given : null
}

/**
 * Takes verdicts as fast as they are given and sends them in order, several at once while an answer is on its way. Each carries the fingerprints
 * and the text of the item that it was given on, so that no verdict reaches another item. When none waits any more, the page is read again.
 */
export function VerdictQueue({ action, children }: { action: VerdictsAction | null; children: ReactNode }) {
  const [given, setGiven] = useState<ReadonlyMap<string, GivenVerdict>>(new Map())
  const router = useRouter()
  const [isReading, startReading] = useTransition()
  const waiting = useRef<Waiting[]>([])
  const isSending = useRef(false)
  /** The verdicts that were saved, by their key, and those that the page is read again for. */
  const saved = useRef(new Set<string>())
  const read = useRef(new Set<string>())
  const note = useCallback(
    (entries: readonly (Entry & Pick<GivenVerdict, 'state' | 'refusal'>)[]) =>
      setGiven((before) => new Map([...before, ...entries.map(({ key, ...one }) => [key, one] as const)])),
    [],
  )
  const send = useCallback(async () => {
    if (isSending.current || !action) return
    isSending.current = true
    while (waiting.current.length > 0) {
      const batch = waiting.current.splice(0, BATCH)
      let answers: (Refusal | null)[]
      try {
        answers = await action(together(batch.map(({ form }) => form)))
      } catch (error) {
        unstable_rethrow(error)
        answers = batch.map(() => unreached)
      }
      note(
        batch.map(({ entry, forgetText }, index) => {
          const refusal = answers[index] === undefined ? unreached : answers[index]
          if (!refusal) {
            forgetText()
            saved.current.add(entry.key)
          }
          return { ...entry, state: refusal ? 'REFUSED' : 'SAVED', refusal }
        }),
      )
    }
    isSending.current = false
    read.current = new Set(saved.current)
    startReading(() => router.refresh())
  }, [action, note, router])
  const give = useCallback<Queue['give']>(
    (entry, form, forgetText) => {
      waiting.current.push({ entry, form, forgetText })
      // At once, so that the next key finds the next aspect.
      flushSync(() => note([{ ...entry, state: 'WAITING', refusal: null }]))
      void send()
    },
    [note, send],
  )
  useEffect(() => {
    if (isReading) return
    // The page has been read again and shows these.
    const shown = read.current
    read.current = new Set()
    for (const key of shown) saved.current.delete(key)
    setGiven((before) => {
      const left = [...before].filter(([key, { state }]) => state !== 'SAVED' || !shown.has(key))
      return left.length === before.size ? before : new Map(left)
    })
  }, [isReading])
  const isWaiting = [...given.values()].some(({ state }) => state === 'WAITING')
  useLeaveWarning(isWaiting)
  const queue = useMemo(() => ({ given, give }), [given, give])
  return <QueueContext value={action ? queue : null}>{children}</QueueContext>
}
