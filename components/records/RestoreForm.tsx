'use client'

import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'

type Props = {
  recordId: string
  revision: { id: string; number: number }
  /** The version of the draft that the reader compared with. */
  baseVersion: number
  action: FormAction
}

/** Asks before it puts a revision in the place of the draft. */
export function RestoreForm({ recordId, revision, baseVersion, action }: Props) {
  const { refusal, pending, form } = useForm(action)
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button look="secondary" onClick={() => setAsked(true)}>
        Restore this revision
      </Button>
      <Dialog open={asked} onClose={() => setAsked(false)} title={`Restore revision ${revision.number}?`}>
        <form {...form} className="space-y-4">
          <FormRefusal refusal={refusal} />
          {refusal?.current !== undefined && (
            <p>
              <a href={`/desk/records/${recordId}/revisions/${revision.number}`} className="link">
                Compare with the draft as it is now
              </a>
            </p>
          )}
          <p>
            Its words take the place of the draft. The draft as it stands now is kept as a revision, so that
            nothing is lost.
          </p>
          <input type="hidden" name="recordId" value={recordId} />
          <input type="hidden" name="revisionId" value={revision.id} />
          <input type="hidden" name="baseVersion" value={baseVersion} />
          <div className="flex gap-3">
            <Button type="submit" disabled={pending}>
              Restore it
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              Leave the draft as it is
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
