'use client'

import { type RefObject, useRef, useState } from 'react'
import type { Answer } from '@/components/api/client'
import { type Added, addedCopySchema, type UploadProgress, upload } from '@/components/api/upload'
import { writeEntry } from '@/components/desk/kept-entries'
import { type Refusal, refused } from '@/components/desk/refusal'
import { useTranslator } from '@/components/ui/use-translator'
import { type HoldingKind, type textOrigins, uploadSchema } from '@/lib/holdings/schema'
import { message, messageOfIssue } from '@/lib/messages/message'
import type { Described } from './unfinished-source'

/** What a pasted text can be: the type of the copy and the origin of its text in one answer. */
export const textsOfCopy = {
  typed: { kind: 'TRANSCRIPT', origin: 'HUMAN' },
  recognised: { kind: 'TRANSCRIPT', origin: 'OCR' },
  copied: { kind: 'TRANSCRIPT', origin: 'BORN_DIGITAL' },
  web: { kind: 'WEB_CAPTURE', origin: 'BORN_DIGITAL' },
  original: { kind: 'ORIGINAL', origin: 'BORN_DIGITAL' },
} as const satisfies Record<string, { kind: HoldingKind; origin: (typeof textOrigins)[number] }>
export type TextOfCopy = keyof typeof textsOfCopy

export type NewCopyState = {
  text: RefObject<HTMLTextAreaElement | null>
  file: File | null
  setFile: (file: File | null) => void
  described: Described
  say: (part: Partial<Described>) => void
  progress: UploadProgress | null
  stop: () => void
  refusal: Refusal | null
  /** Deletes the text that this browser keeps. */
  forget: () => void
  /** True when there is a file or a text to send. */
  isGiven: () => boolean
  /** Shows what is missing, without sending anything; true when nothing is. */
  isComplete: () => boolean
  /** Sends the copy; the refusal is shown, too. */
  add: () => Promise<Answer<Added>>
}

const isTextOfCopy = (what: string): what is TextOfCopy => what in textsOfCopy

/**
 * A new copy of a source that exists or is added with it: a file, or pasted text, and what is said of it. The text is kept in this browser
 * until it was added.
 */
export function useNewCopy(
  sourceId: string,
  described: Described,
  onDescribe: (described: Described) => void,
): NewCopyState {
  const t = useTranslator()
  const text = useRef<HTMLTextAreaElement>(null)
  const stop = useRef<AbortController | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const parameters = () => {
    const { what, language, kind, origin } = described
    const said = file ? { kind, origin } : isTextOfCopy(what) ? textsOfCopy[what] : { kind: '', origin: '' }
    return {
      ...{ sourceId, filename: file?.name ?? 'pasted.txt', language, ...said },
      ...(!file && { pasted: 'true' }),
    }
  }
  const forget = () => {
    const keptAs = text.current?.dataset.keptAs
    if (keptAs) void writeEntry(keptAs, null)
  }
  return {
    ...{ text, file, setFile, described, progress, refusal, forget },
    say: (part) => onDescribe({ ...described, ...part }),
    stop: () => stop.current?.abort(),
    isGiven: () => file !== null || (text.current?.value ?? '').trim() !== '',
    isComplete: () => {
      const parsed = uploadSchema.safeParse(parameters())
      if (parsed.success) {
        setRefusal(null)
        return true
      }
      const faults = parsed.error.issues.map((fault) => [String(fault.path[0]), t(messageOfIssue(fault))])
      const what = described.what === '' ? { what: t('citing.newCopy.whatMissing') } : {}
      const fields = { ...Object.fromEntries(faults), ...what }
      setRefusal({ ...refused(message('citing.newCopy.incomplete')), fields })
      return false
    },
    add: async () => {
      stop.current = new AbortController()
      setProgress({ phase: 'SENDING', percent: 0 })
      const answer = await upload(
        addedCopySchema,
        `/api/holdings?${new URLSearchParams(parameters())}`,
        file ?? new Blob([(text.current?.value ?? '').toWellFormed()]),
        setProgress,
        stop.current.signal,
      )
      setProgress(null)
      setRefusal('refusal' in answer ? answer.refusal : null)
      if ('done' in answer) forget()
      return answer
    },
  }
}
