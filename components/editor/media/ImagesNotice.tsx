'use client'

import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { errorText } from '@/lib/errors'
import type { Images } from './use-images'

/** Says how many images are being added to the library, and which ones were refused, with the reason. */
export function ImagesNotice({ images: { sending, failed, closeFailed } }: { images: Images }) {
  const t = useTranslator()
  return (
    <>
      {sending > 0 && (
        <p role="status" className="my-3">
          {t('editor.image.sending', { count: sending })}
        </p>
      )}
      {failed.length > 0 && (
        <div className="my-3">
          <Alert tone="error" title={t('editor.image.failed', { count: failed.length })}>
            <ul className="list-disc ps-5">
              {failed.map(({ name, refusal }) => (
                <li key={name}>
                  <bdi>{name}</bdi>: {errorText(Object.values(refusal.fields)[0] ?? refusal.message, t)}
                </li>
              ))}
            </ul>
            <Button look="secondary" onClick={closeFailed}>
              {t('editor.paste.close')}
            </Button>
          </Alert>
        </div>
      )}
    </>
  )
}
