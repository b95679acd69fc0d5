import { useEffect, useMemo, useRef } from 'react'
import { useListedKeys } from '@/components/desk/page-keys'
import { listenForSingleKeys } from '@/components/desk/single-keys'
import { message } from '@/lib/messages/message'

type Steps = { next: () => void; toForm: () => void }

/** The keys of a copy that is worked through: N for the next unused stretch, R for the form of the new record. They are off while typing. */
export function useWorkKeys(steps: Steps) {
  const latest = useRef(steps)
  latest.current = steps
  useEffect(() => {
    return listenForSingleKeys((key, event) => {
      if (event.shiftKey || event.repeat) return
      const step = key === 'n' ? latest.current.next : key === 'r' ? latest.current.toForm : null
      if (!step) return
      event.preventDefault()
      step()
    })
  }, [])
  const keys = useMemo(
    () => [
      { keys: 'n', does: message('holdings.work.keys.next'), run: () => latest.current.next() },
      { keys: 'r', does: message('holdings.work.keys.record'), run: () => latest.current.toForm() },
    ],
    [],
  )
  useListedKeys(keys)
}
