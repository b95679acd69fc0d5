'use client'

import { useEffect } from 'react'
import { sealOldEntries } from './kept-entries'
import { forgetTextKey, prepareTextKey } from './text-sealing'

/** Fetches the member's key for unsent texts when the staff pages open, encrypts those of older versions, and deletes those that no form shows any more. Shows nothing. */
export function SealedTexts({ memberId }: { memberId: string }) {
  useEffect(() => {
    const sealOld = async () => {
      await prepareTextKey(memberId)
      await sealOldEntries(memberId)
      // The editor's own code, which most staff pages don't need.
      const { sealOldTexts } = await import('@/components/editor/saving/text-store')
      await sealOldTexts(memberId)
      const { deleteUnreachableCopies } = await import('@/components/citing/unfinished-source')
      await deleteUnreachableCopies(memberId)
    }
    sealOld()
      // Without a key or storage nothing is kept; what is typed later tries again.
      .catch(() => {})
    return forgetTextKey
  }, [memberId])
  return null
}
