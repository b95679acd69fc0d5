'use client'

import { useEffect, useState } from 'react'
import type { RecordContent } from '@/lib/records/schema'
import { newId } from '@/lib/text'
import { forgetText, type KeptText, keepText, leftTexts, withoutSaved } from './kept-texts'

type Setting = { recordId: string; memberId: string }

/** The texts that this browser keeps of earlier visits: those that were never saved, and copies that were laid aside. */
export function useKeptTexts({ recordId, memberId }: Setting) {
  const [texts, setTexts] = useState<readonly KeptText[]>([])
  const [isRefused, setRefused] = useState(false)

  useEffect(() => {
    let current = true
    leftTexts(recordId, memberId)
      .then((left) => withoutSaved(recordId, memberId, left))
      .then((left) => current && setTexts(left))
      // A browser that keeps nothing has nothing left; the status says so when it matters.
      .catch(() => {})
    return () => {
      current = false
    }
  }, [recordId, memberId])

  const forget = (text: KeptText) => {
    setTexts((old) => old.filter(({ key }) => key !== text.key))
    forgetText(text.key).catch(() => {})
  }
  /** Whether this browser keeps it now. */
  const keep = async (text: KeptText): Promise<boolean> => {
    const isKept = await keepText(text).then(
      () => true,
      () => false,
    )
    setRefused(!isKept)
    if (isKept) setTexts((old) => [text, ...old.filter(({ key }) => key !== text.key)])
    return isKept
  }
  return {
    offered: texts.find(({ kind }) => kind === 'UNSAVED') ?? null,
    copies: texts.filter(({ kind }) => kind === 'COPY'),
    /** Whether the browser has just refused to keep a copy. */
    isRefused,
    forget,
    layAside: (text: KeptText) => keep({ ...text, kind: 'COPY' }),
    keepCopy: (content: RecordContent, baseVersion: number) =>
      keep({
        key: newId(),
        recordId,
        memberId,
        kind: 'COPY',
        baseVersion,
        content,
        keptAt: new Date().toISOString(),
      }),
  }
}
