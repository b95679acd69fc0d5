'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { type UploadProgress, upload } from '@/components/api/upload'
import { FormRefusal } from '@/components/desk/FormRefusal'
import type { Refusal } from '@/components/desk/refusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { When } from '@/components/desk/When'
import { fileSize } from '@/components/holdings/file-size'
import { UploadStatus } from '@/components/holdings/UploadStatus'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { type Message, message } from '@/lib/messages/message'

type Form = { id: string; filename: string; size: number; createdBy: string; createdAt: Date }
type Props = {
  recordId: string
  forms: readonly Form[]
  maxMegabytes: number
  /** True where another form can be added. */
  canAdd: boolean
  action: FormAction
}

/** The signed consent forms of a testimony, to download, add and remove. Only for members who can see identities. */
export function ConsentForms({ recordId, forms, maxMegabytes, canAdd, action }: Props) {
  const t = useTranslator()
  const { rich } = useTranslations('records.consentForms')
  return (
    <section aria-labelledby="consent-forms" className="mt-10 max-w-2xl space-y-4 border-t border-line pt-6">
      <h2 id="consent-forms" className="section-title">
        {t('records.consentForms.title')}
      </h2>
      <p className="text-quiet">{t('records.consentForms.hint')}</p>
      {forms.length === 0 && <p>{t('records.consentForms.none')}</p>}
      <ul>
        {forms.map(({ id, filename, size, createdBy, createdAt }) => (
          <li key={id} className="space-y-2 border-b border-line py-3">
            <p className="wrap-anywhere">
              <a href={`/api/consent-forms/${id}/file`} download className="link">
                <bdi>{filename}</bdi>
              </a>{' '}
              <span className="text-quiet">
                {rich('added', {
                  size: t(fileSize(size)),
                  name: createdBy,
                  when: () => <When at={createdAt} />,
                })}
              </span>
            </p>
            <RemoveForm id={id} filename={filename} action={action} />
          </li>
        ))}
      </ul>
      {canAdd && <AddForm recordId={recordId} maxMegabytes={maxMegabytes} />}
    </section>
  )
}

function RemoveForm({ id, filename, action }: { id: string; filename: string; action: FormAction }) {
  const t = useTranslator()
  const { refusal, pending, form } = useForm(action)
  return (
    <Disclosure summary={t('records.consentForms.removeOpen')} open={refusal !== null || undefined}>
      <form {...form} className="space-y-3">
        <FormRefusal refusal={refusal} />
        <input type="hidden" name="id" value={id} />
        <p className="text-quiet">{t('records.consentForms.removeHint', { filename })}</p>
        <Button type="submit" look="danger" small disabled={pending}>
          {t('records.consentForms.remove')}
        </Button>
      </form>
    </Disclosure>
  )
}

const addedSchema = z.object({ id: z.uuid() })

function AddForm({ recordId, maxMegabytes }: Pick<Props, 'recordId' | 'maxMegabytes'>) {
  const t = useTranslator()
  const router = useRouter()
  const stop = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (progress) return
    const file = new FormData(form).get('file')
    const refuse = (fault: Message) =>
      setRefusal({ message: fault, fields: { file: t(fault) }, signedOut: false })
    if (!(file instanceof File) || !file.name) return refuse(message('holdings.errors.fileMissing'))
    if (file.size > maxMegabytes * 1024 * 1024)
      return refuse(message('holdings.errors.tooLarge', { megabytes: maxMegabytes }))
    stop.current = new AbortController()
    setProgress({ phase: 'SENDING', percent: 0 })
    const query = new URLSearchParams({ recordId, filename: file.name })
    const address = `/api/consent-forms?${query}`
    const answer = await upload(addedSchema, address, file, setProgress, stop.current.signal)
    setProgress(null)
    setRefusal('refusal' in answer ? answer.refusal : null)
    if ('refusal' in answer) return
    form.reset()
    router.refresh()
  }

  return (
    <form onSubmit={send} className="space-y-4">
      <FormRefusal refusal={refusal} />
      <Field
        label={t('records.consentForms.file')}
        id="file"
        hint={t('records.consentForms.fileHint', { megabytes: maxMegabytes })}
        error={refusal?.fields.file}
      >
        {(wired) => (
          <Input
            {...wired}
            type="file"
            name="file"
            accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff,.webp"
            className="py-1.5"
          />
        )}
      </Field>
      <UploadStatus progress={progress} onStop={() => stop.current?.abort()} />
      <Button type="submit" look="secondary" disabled={progress !== null}>
        {t('records.consentForms.add')}
      </Button>
    </form>
  )
}
