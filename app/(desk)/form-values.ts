import { z } from 'zod'
import { Invalid } from '@/lib/errors'

/** One field of a form as text; what is missing, or is a file, is empty, for the command's schema to refuse. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** Several fields as an object of texts. */
export const textsIn = <const Name extends string>(form: FormData, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, textIn(form, name)])) as Record<Name, string>

const objectSchema = z.record(z.string(), z.unknown())

/** A field that carries an object as JSON, what is in it not yet checked. */
export function objectIn(form: FormData, name: string): Record<string, unknown> {
  try {
    return objectSchema.parse(JSON.parse(textIn(form, name)))
  } catch {
    throw new Invalid({ '': 'The form did not arrive whole. Send it again.' })
  }
}
