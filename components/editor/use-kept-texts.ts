'use client'

import { useEffect, useState } from 'react'
import type { RecordContent } from '@/lib/records/schema'
import { newId } from '@/lib/text'
import { isSameContent } from './content'
import { forgetText, type KeptText, keepText, leftTexts } from './kept-texts'

type Setting = { recordId: string; memberId: string; saved: RecordContent }

/** What this browser still holds of earlier visits: texts that were never saved, and copies that were laid aside. */
export function useKeptTexts({ recordId, memberId, saved }: Setting) {
  const [texts, setTexts] = useState<readonly KeptText[]>([])
  const [first] = useState(saved)
  const [isRefused, setRefused] = useState(false)

  useEffect(() => {
    let current = true
    leftTexts(recordId, memberId)
      .then(async (left) => {
        const done = left.filter(({ kind, content }) => kind === 'UNSAVED' && isSameContent(content, first))
        for (const { key } of done) await forgetText(key)
        if (current) setTexts(left.filter((text) => !done.includes(text)))
      })
      // A browser that keeps nothing has nothing left; the status says so when it matters.
      .catch(() => {})
    return () => {
      current = false
    }
  }, [recordId, memberId, first])

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
