'use client'

import type { Editor } from '@tiptap/core'
import { useRef } from 'react'
import { imagesInLibrary, type LibraryImage } from '@/components/api/media'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { staffImageAddress } from '@/lib/text/image-address'
import { imageAttributesOf, insertMedia } from './media-blocks'
import type { Images } from './use-images'
import { useLibrarySearch } from './use-library-search'

type Props = {
  editor: Editor
  images: Images
  onClose: () => void
  /** Called with the position of an image that says nothing of itself yet. */
  onDescribe: (position: number) => void
}

/** An image from this computer, or one that the library has. */
export function ImageChoice({ editor, images, onClose, onDescribe }: Props) {
  const t = useTranslator()
  const picker = useRef<HTMLInputElement>(null)
  const { q, setQ, found } = useLibrarySearch(imagesInLibrary)
  const insert = (image: LibraryImage) => {
    const position = insertMedia(editor, 'image', [imageAttributesOf(image)])
    if (image.alternative === null && position !== null) onDescribe(position)
    else onClose()
  }
  return (
    <div className="space-y-4">
      <Button look="primary" onClick={() => picker.current?.click()}>
        {t('editor.image.choose')}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg,image/webp,image/avif,image/gif,image/tiff"
        aria-label={t('editor.image.choose')}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          onClose()
          void images.insertFiles(files)
        }}
      />
      <p className="text-quiet">{t('editor.image.hint')}</p>
      <Field label={t('editor.image.search')}>
        {(wired) => (
          <Input {...wired} type="search" value={q} onChange={({ target }) => setQ(target.value)} />
        )}
      </Field>
      {found?.length === 0 && <p role="status">{t('editor.image.none')}</p>}
      <ul className="grid grid-cols-3 gap-3">
        {found?.map((image) => (
          <li key={image.id}>
            <button
              type="button"
              className="block w-full rounded-sm border border-line p-1 text-start hover:border-edge"
              onClick={() => insert(image)}
            >
              {image.warning === '' ? (
                <img
                  src={staffImageAddress(image.sha256, 'square', 'webp')}
                  alt=""
                  loading="lazy"
                  className="aspect-square w-full object-cover"
                />
              ) : (
                <span className="flex aspect-square items-center justify-center p-2 text-center text-sm text-quiet">
                  {image.warning}
                </span>
              )}
              <span className="block truncate text-sm">
                <bdi>{image.filename}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
