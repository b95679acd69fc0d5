'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Field } from '@/components/ui/Field'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { faultText } from '@/lib/errors'
import { type ImageAttributes, imageAttributes } from '@/lib/text/attributes'
import { staffImageAddress } from '@/lib/text/image-address'
import { MediaLines } from './MediaLines'
import { describeMedia } from './media-blocks'

type Props = {
  editor: Editor
  image: ImageAttributes
  position: number
  language: string
  onDone: () => void
}

/** Says what an image in the text shows, or that it shows nothing. */
export function ImageForm({ editor, image, position, language, onDone }: Props) {
  const t = useTranslator()
  const [values, setValues] = useState(image)
  const [isDecorative, setDecorative] = useState(image.alternative === '')
  const [fault, setFault] = useState<string | null>(null)
  const change = (part: Partial<ImageAttributes>) => setValues((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const alternative = isDecorative ? '' : values.alternative?.trim() || null
    if (alternative === null) return setFault(t('editor.image.alternativeMissing'))
    const parsed = imageAttributes.safeParse({ ...values, alternative })
    if (!parsed.success) return setFault(faultText(parsed.error, t))
    describeMedia(editor, 'image', position, parsed.data)
    onDone()
  }
  return (
    <form onSubmit={submit} className="space-y-4">
      <img
        src={staffImageAddress(image.sha256, 480, 'webp')}
        alt=""
        className="max-h-48 w-auto max-w-full rounded-sm border border-line"
      />
      <Field label={t('media.entry.alternative')} hint={t('media.entry.alternativeHint')} error={fault}>
        {(wired) => (
          <Textarea
            {...wired}
            lang={language}
            dir="auto"
            rows={3}
            maxLength={2000}
            disabled={isDecorative}
            value={values.alternative ?? ''}
            onChange={({ target }) => change({ alternative: target.value })}
          />
        )}
      </Field>
      <Checkbox
        label={t('media.entry.isDecorative')}
        hint={t('media.entry.isDecorativeHint')}
        checked={isDecorative}
        onChange={({ target }) => setDecorative(target.checked)}
      />
      <MediaLines
        names={['caption', 'credit', 'rights', 'warning']}
        {...{ values, language }}
        onChange={(name, text) => change({ [name]: text })}
      />
      <Button type="submit">{t('editor.image.save')}</Button>
    </form>
  )
}
