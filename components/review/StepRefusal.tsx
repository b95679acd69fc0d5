'use client'

import { useRouter } from 'next/navigation'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'

type Props = {
  refusal: Refusal | null
  /** The step's own field, which tells its fault itself; null when it has none. */
  field: string | null
  recordId: string
}

/** Why a step was not taken: what is missing in the record, or that it has moved on, with the way to see it as it stands now. */
export function StepRefusal({ refusal, field, recordId }: Props) {
  const router = useRouter()
  if (!refusal) return null
  const faults = Object.entries(refusal.fields)
  const missing = faults.filter(([name]) => name !== field)
  if (faults.length > missing.length)
    return <Alert tone="error" title="There is something to mend. Nothing you typed is lost." />
  if (missing.length > 0)
    return (
      <Alert tone="error" title="The record is not ready yet">
        <ul className="list-disc space-y-1 ps-5">
          {missing.map(([name, message]) => (
            <li key={name}>{message}</li>
          ))}
        </ul>
        <p>
          <a href={`/desk/records/${recordId}/edit`} className="link">
            Go to the text
          </a>
        </p>
      </Alert>
    )
  return (
    <>
      <FormRefusal refusal={refusal} />
      {refusal.current !== undefined && (
        <Button look="secondary" small onClick={() => router.refresh()}>
          Show the page as it stands now
        </Button>
      )}
    </>
  )
}
