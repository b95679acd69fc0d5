import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { filesIn } from '@/lib/pages/schema'
import type { DocumentJson } from '@/lib/text'

/** Says that a page has parts that its editor doesn't know. Where they are recordings or documents, it can be edited without them. */
export function UnknownParts({ body, onWithoutFiles }: { body: DocumentJson; onWithoutFiles: () => void }) {
  const t = useTranslations('settings.pages')
  const render = useTranslator()
  const count = filesIn(body)
  return (
    <Alert tone="error" title={render('editor.unknown.title')}>
      <p>{render('editor.unknown.hint')}</p>
      {count > 0 && (
        <>
          <p>{t('filesHint', { count })}</p>
          <Button look="secondary" small onClick={onWithoutFiles}>
            {t('withoutFiles', { count })}
          </Button>
        </>
      )}
    </Alert>
  )
}
