'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Dialog } from '@/components/ui/Dialog'

type Props = {
  recordId: string
  revision: { id: string; number: number }
  /** The version of the draft that the member compared with. */
  baseVersion: number
  action: FormAction
}

/** Asks before a revision replaces the draft. */
export function RestoreForm({ recordId, revision, baseVersion, action }: Props) {
  const t = useTranslations('records.revisions')
  const { refusal, pending, form } = useForm(action)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="secondary" onClick={() => setOpen(true)}>
        {t('restore')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('restoreTitle', { number: revision.number })}
      >
        <form {...form} className="space-y-4">
          <FormRefusal refusal={refusal} />
          {refusal?.current !== undefined && (
            <p>
              <a href={`/desk/records/${recordId}/revisions/${revision.number}`} className="link">
                {t('restoreCompare')}
              </a>
            </p>
          )}
          <p>{t('restoreHint')}</p>
          <input type="hidden" name="recordId" value={recordId} />
          <input type="hidden" name="revisionId" value={revision.id} />
          <input type="hidden" name="baseVersion" value={baseVersion} />
          <div className="flex gap-3">
            <Button type="submit" disabled={pending}>
              {t('restoreSubmit')}
            </Button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('restoreCancel')}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
