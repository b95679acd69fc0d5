'use client'

import { useTranslations } from 'next-intl'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { FormStep } from '@/components/desk/FormStep'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import type { EditedPage } from '@/lib/pages/queries'
import { pathOfPage } from '@/lib/pages/schema'

type Props = {
  page: Pick<EditedPage, 'slug' | 'version' | 'liveVersion' | 'wasPublished'>
  publish: FormAction
  unpublish: FormAction
  rename: FormAction
  remove: FormAction
}

/** Offers the actions on a saved page: publish it or take it offline and, before it was first published, rename or delete it. */
export function PageSteps({ page, publish, unpublish, rename, remove }: Props) {
  const t = useTranslations('settings.pages')
  const { slug, version, liveVersion, wasPublished } = page
  const renaming = useForm(rename)
  return (
    <div className="space-y-4">
      {liveVersion !== null && (
        <p>
          {/* Public pages run none of the desk's scripts: an ordinary navigation. */}
          <a href={pathOfPage(slug)} className="link">
            {t('view')}
          </a>
        </p>
      )}
      {liveVersion !== version && (
        <FormStep action={publish} label={t('publish', { version })} look="primary" />
      )}
      {liveVersion !== null && <FormStep action={unpublish} label={t('unpublish')} look="secondary" />}
      {!wasPublished && (
        <>
          <Disclosure summary={t('slugChange')} open={renaming.refusal !== null || undefined}>
            <form {...renaming.form} className="space-y-3">
              <FormRefusal refusal={renaming.refusal} />
              <Field
                label={t('slug')}
                id="slug"
                hint={t('slugHint', { prefix: pathOfPage('') })}
                error={renaming.refusal?.fields.slug}
              >
                {(wired) => (
                  <Input {...wired} name="slug" defaultValue={slug} maxLength={80} spellCheck={false} />
                )}
              </Field>
              <Button type="submit" look="secondary" small disabled={renaming.pending}>
                {t('slugChange')}
              </Button>
            </form>
          </Disclosure>
          <Disclosure summary={t('delete')}>
            <p className="mb-3 text-quiet">{t('deleteSure')}</p>
            <FormStep action={remove} label={t('delete')} look="danger" />
          </Disclosure>
        </>
      )}
    </div>
  )
}
