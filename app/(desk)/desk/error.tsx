'use client'

import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'

const digestOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : null

export default function DeskError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error)
  return (
    <Notice title="This page could not be made">
      <p>
        Something went wrong on our side. What was saved is kept, and a text that was open in the editor waits
        in this browser.
      </p>
      <p>Try again. If it happens once more, tell an admin{digest ? ' and give the number below' : ''}.</p>
      {digest && <p className="font-mono text-xs text-quiet">{digest}</p>}
      <Button onClick={() => retry()}>Try again</Button>
    </Notice>
  )
}
