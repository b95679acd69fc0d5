'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { suggestSlug } from '@/lib/records/slug'

type Props = {
  /** Says where readers find it. */
  slugHint: string
  /** The longest address. */
  longest: number
  errors: Readonly<Record<string, string>>
  /** What comes between the two. */
  children?: ReactNode
}

/** The title and the address of something new. The address follows the title until it is typed. */
export function TitleAndAddress({ slugHint, longest, errors, children }: Props) {
  const t = useTranslations('desk.newAddress')
  const [title, setTitle] = useState('')
  const [slug, setSlug] = useState<string | null>(null)
  return (
    <>
      <Field label={t('title')} id="title" error={errors.title} required>
        {(wired) => (
          <Input
            {...wired}
            name="title"
            maxLength={200}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      {children}
      <Field label={t('slug')} id="slug" hint={slugHint} error={errors.slug} required>
        {(wired) => (
          <Input
            {...wired}
            name="slug"
            maxLength={longest}
            spellCheck={false}
            autoComplete="off"
            value={slug ?? suggestSlug(title).slice(0, longest)}
            onChange={(event) => setSlug(event.target.value)}
          />
        )}
      </Field>
    </>
  )
}
