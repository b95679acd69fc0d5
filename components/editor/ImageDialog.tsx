'use client'

import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Checkbox } from '@/components/ui/Checkbox'
import { Dialog } from '@/components/ui/Dialog'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { Textarea } from '@/components/ui/Textarea'
import { useTranslator } from '@/components/ui/use-translator'
import { faultText } from '@/lib/errors'
import { type ImageAttributes, imageAttributes } from '@/lib/text/attributes'
import { staffImageAddress } from '@/lib/text/image-address'
import { ImageChoice } from './ImageChoice'
import { describeMedia, mediaAt } from './media-blocks'
import type { Images } from './use-images'

type Props = { editor: Editor; images: Images; language: string }

/** Chooses an image for the text, or says what one in the text shows. */
export function ImageDialog({ editor, images, language }: Props) {
  const t = useTranslator()
  const { asked } = images
  const close = () => {
    images.close()
    editor.commands.focus()
  }
  const image = asked?.position === null || !asked ? null : mediaAt(editor, 'image', asked.position)
  return (
    <Dialog
      open={asked !== null}
      onClose={close}
      title={t(image ? 'editor.image.describe' : 'editor.image.title')}
    >
      {asked?.position === null && <ImageChoice editor={editor} images={images} onDone={close} />}
      {asked && asked.position !== null && image && (
        <DescribeImage
          key={asked.position}
          {...{ editor, image, language }}
          position={asked.position}
          onDone={close}
        />
      )}
    </Dialog>
  )
}

const lines = [
  ['caption', 1000],
  ['credit', 300],
  ['rights', 500],
  ['warning', 500],
] as const

type FormProps = {
  editor: Editor
  image: ImageAttributes
  position: number
  language: string
  onDone: () => void
}

function DescribeImage({ editor, image, position, language, onDone }: FormProps) {
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
      {lines.map(([name, most]) => (
        <Field
          key={name}
          label={t(name === 'caption' ? 'media.entry.captionField' : `media.entry.${name}`)}
          hint={t(`media.entry.${name}Hint`)}
        >
          {(wired) => (
            <Input
              {...wired}
              lang={language}
              dir="auto"
              maxLength={most}
              value={values[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          )}
        </Field>
      ))}
      <Button type="submit">{t('editor.image.save')}</Button>
    </form>
  )
}
