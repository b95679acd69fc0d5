import { searchAuthorities } from '@/components/api/authorities'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { kindOf } from '@/lib/records/kinds'

/** The name with its entry under Names, where exactly one entry of the field's kind has it; null where none does, or the value is no plain name. */
export async function linkedName(kind: string, field: string, value: unknown) {
  const input = kindOf(kind).form[field]
  const name = authorityNameSchema.safeParse(value).data
  if (input?.input !== 'authority' || !name || name.authorityId) return null
  const found = await searchAuthorities(name.name, input.kind, new AbortController().signal).catch(() => [])
  const same = found.filter((one) => one.name === name.name)
  return same.length === 1 && same[0] ? { name: name.name, authorityId: same[0].id } : null
}
