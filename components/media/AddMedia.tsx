'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { LanguageField } from '@/components/ui/LanguageField'
import { mediaTypes } from '@/lib/media/types'
import { UploadRows } from './UploadRows'
import { useMediaUploads } from './use-media-uploads'

type Props = { language: string; maxMegabytes: number }

/** Adds files to the media library: by the file picker, by dropping them anywhere on the page, and by pasting. */
export function AddMedia({ language: opened, maxMegabytes }: Props) {
  const t = useTranslations('media.upload')
  const router = useRouter()
  const [language, setLanguage] = useState(opened)
  const [isOver, setIsOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const hint = useId()
  const { uploads, add, cancel, again } = useMediaUploads(() => router.refresh())
  const send = (files: readonly File[]) => files.length > 0 && add(files, language)
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      latest.current(files)
    }
    // The whole page takes files, because a browser leaves the page for one that is dropped beside.
    const filesOf = ({ dataTransfer }: DragEvent) =>
      dataTransfer?.types.includes('Files') ? [...dataTransfer.files] : null
    const onDragOver = (event: DragEvent) => {
      if (!filesOf(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // Null where the pointer leaves the page.
      if (event.relatedTarget === null) setIsOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setIsOver(false)
      const files = filesOf(event)
      if (!files || event.defaultPrevented) return
      event.preventDefault()
      latest.current(files)
    }
    const listening = new AbortController()
    const { signal } = listening
    document.addEventListener('paste', onPaste, { signal })
    document.addEventListener('dragover', onDragOver, { signal })
    document.addEventListener('dragleave', onDragLeave, { signal })
    document.addEventListener('drop', onDrop, { signal })
    return () => listening.abort()
  }, [])

  return (
    <section
      aria-label={t('title')}
      className={`mb-8 rounded border border-dashed p-4 ${isOver ? 'border-accent bg-panel' : 'border-edge'}`}
    >
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Button look="primary" onClick={() => picker.current?.click()} aria-describedby={hint}>
          {t('choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          name="files"
          multiple
          hidden
          aria-label={t('choose')}
          accept={mediaTypes.join(',')}
          onChange={({ currentTarget }) => {
            send([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
        <p id={hint} className="max-w-prose grow text-quiet">
          {isOver ? t('drop') : t('hint', { megabytes: maxMegabytes })}
        </p>
        <LanguageField
          label={t('language')}
          id="media-language"
          name="language"
          value={language}
          onChange={setLanguage}
        />
      </div>
      <UploadRows uploads={uploads} onCancel={cancel} onAgain={again} />
    </section>
  )
}
