'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { KeptTextarea } from '@/components/desk/KeptTextarea'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { type CopyMode, MOST_FILES } from './new-copy'

type Props = {
  mode: CopyMode
  onMode: (mode: CopyMode) => void
  error?: string
  maxMegabytes: number
  /** The key of unsent text in this browser. */
  keptAs: string
}

/** The copy itself. Both inputs stay in the page, so that switching between them loses nothing. */
export function CopyInput({ mode, onMode, error, maxMegabytes, keptAs }: Props) {
  const t = useTranslations('holdings.input')
  // A pasted text that was not sent is restored, so show it.
  const showText = useCallback(() => onMode('TEXT'), [onMode])
  return (
    <>
      <RadioGroup
        legend={t('what')}
        name="mode"
        inline
        choices={[
          { value: 'FILE', label: t('file') },
          { value: 'TEXT', label: t('paste') },
        ]}
        value={mode}
        onChange={(value) => onMode(value === 'TEXT' ? 'TEXT' : 'FILE')}
      />
      <div hidden={mode !== 'FILE'}>
        <Field
          label={t('fileLabel')}
          id={mode === 'FILE' ? 'file' : 'file-unused'}
          error={mode === 'FILE' ? error : undefined}
          hint={t('fileHint', { megabytes: maxMegabytes, files: MOST_FILES })}
        >
          {(wired) => (
            <Input
              {...wired}
              type="file"
              name="file"
              multiple
              accept=".txt,.md,.markdown,.html,.htm,.pdf,.docx,.rtf,.eml,.mhtml,.mht,.vtt,.srt,.jpg,.jpeg,.png,.tif,.tiff,.webp,.mp3,.m4a,.wav,.ogg,.flac,.mp4,.webm"
              className="border-dashed py-4"
            />
          )}
        </Field>
      </div>
      <div hidden={mode !== 'TEXT'}>
        <Field
          label={t('textLabel')}
          id={mode === 'TEXT' ? 'file' : 'text-unused'}
          error={mode === 'TEXT' ? error : undefined}
          hint={t('textHint')}
        >
          {(wired) => (
            <KeptTextarea
              {...wired}
              keptAs={keptAs}
              onRestored={showText}
              name="text"
              rows={10}
              className="max-h-[60vh] font-serif"
            />
          )}
        </Field>
      </div>
    </>
  )
}
