import type { AuthorityKind } from '@/lib/authorities/schema'

export type VariantDraft = {
  key: string
  name: string
  script: string
  language: string
  usedFrom: string
  usedTo: string
}

/** The contents of the form of a name. */
export type AuthorityFormState = {
  kind: AuthorityKind
  name: string
  language: string
  place: string
  coordinates: string
  note: string
  variants: VariantDraft[]
}

type CurrentEntry = {
  kind: AuthorityKind
  name: string
  language: string | null
  place: string | null
  coordinates: string | null
  note: string
  variants: readonly {
    name: string
    script: string | null
    language: string | null
    usedFrom: string | null
    usedTo: string | null
  }[]
}

/** The form as it opens: empty, or with the saved entry. */
export function formOf(authority: CurrentEntry | null): AuthorityFormState {
  if (!authority)
    return { kind: 'PERIODICAL', name: '', language: '', place: '', coordinates: '', note: '', variants: [] }
  return {
    kind: authority.kind,
    name: authority.name,
    language: authority.language ?? '',
    place: authority.place ?? '',
    coordinates: authority.coordinates ?? '',
    note: authority.note,
    variants: authority.variants.map((variant) => ({
      key: variant.name,
      name: variant.name,
      script: variant.script ?? '',
      language: variant.language ?? '',
      usedFrom: variant.usedFrom ?? '',
      usedTo: variant.usedTo ?? '',
    })),
  }
}

/** The values that the form sends, not yet checked. */
export const draftOf = ({ variants, coordinates, ...rest }: AuthorityFormState) => ({
  ...rest,
  coordinates: rest.kind === 'PLACE' ? coordinates : '',
  variants: variants.map(({ key: _, ...variant }) => variant),
})
