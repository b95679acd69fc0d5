'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { type FormAction, useForm } from '@/components/desk/use-form'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { type ArchiveSettings, LOGO_BYTES, logoPath } from '@/lib/settings/schema'

type Props = { settings: ArchiveSettings; set: FormAction; remove: FormAction }

/** Uploads or removes the picture beside the archive's name. */
export function LogoForm({ settings, set, remove }: Props) {
  const t = useTranslations('settings')
  const upload = useForm(set)
  const removal = useForm(remove)
  const [isTooLarge, setTooLarge] = useState(false)
  const { logo, version } = settings
  const src = logoPath(settings)
  const kilobytes = LOGO_BYTES / 1024
  const error = isTooLarge ? t('logoTooLarge', { kilobytes }) : upload.refusal?.fields.logo
  return (
    <div className="space-y-5">
      {src && logo && (
        <form {...removal.form} className="flex flex-wrap items-center gap-4">
          <FormRefusal refusal={removal.refusal} />
          <input type="hidden" name="version" value={version} />
          <img
            src={src}
            width={logo.width}
            height={logo.height}
            alt={t('logoNow')}
            className="h-10 w-auto max-w-40 object-contain"
          />
          <Button type="submit" look="secondary" small disabled={removal.pending}>
            {t('logoRemove')}
          </Button>
        </form>
      )}
      <form {...upload.form} className="space-y-4">
        <FormRefusal refusal={upload.refusal} />
        <input type="hidden" name="version" value={version} />
        <Field label={t('logoFile')} id="logo" hint={t('logoHint', { kilobytes })} error={error}>
          {(wired) => (
            <Input
              {...wired}
              type="file"
              name="logo"
              accept="image/png,image/jpeg,image/webp"
              className="py-2"
              onChange={(event) => setTooLarge((event.target.files?.[0]?.size ?? 0) > LOGO_BYTES)}
            />
          )}
        </Field>
        <Button type="submit" look="secondary" disabled={upload.pending || isTooLarge}>
          {t('logoUpload')}
        </Button>
      </form>
    </div>
  )
}
