'use client'

import { useRouter } from 'next/navigation'
import { searchAuthorities } from '@/components/api/authorities'
import { Combobox } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import type { AuthorityKind } from '@/lib/authorities/schema'

/** Finds the name to compare this one with, and goes there. */
export function OtherAuthorityForm({ id, kind }: { id: string; kind: AuthorityKind }) {
  const router = useRouter()
  return (
    <Field label="The other name" hint="Found by any of its names." className="max-w-2xl">
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
