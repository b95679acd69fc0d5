'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { searchAuthorities } from '@/components/api/authorities'
import { Combobox } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import type { AuthorityKind } from '@/lib/authorities/schema'

/** Finds the entry to compare this one with, and opens the comparison. */
export function OtherAuthorityForm({ id, kind }: { id: string; kind: AuthorityKind }) {
  const t = useTranslations('merging.names')
  const router = useRouter()
  return (
    <Field label={t('other')} hint={t('otherHint')} className="max-w-2xl">
      {(wired) => (
        <Combobox
          {...wired}
          value={null}
          search={async (words, signal) =>
            (await searchAuthorities(words, kind, signal))
              .filter((found) => found.id !== id)
              .map(({ id: other, name, place }) => ({ id: other, label: name, hint: place ?? undefined }))
          }
          onChange={(pick) => pick && router.push(`/desk/authorities/${id}/merge?with=${pick.id}`)}
        />
      )}
    </Field>
  )
}
