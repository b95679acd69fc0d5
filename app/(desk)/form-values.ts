import { z } from 'zod'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'

/** The values of a field. None when what was sent is no form: an action can be called with anything. */
export const valuesIn = (form: FormData, name: string): FormDataEntryValue[] =>
  form instanceof FormData ? form.getAll(name) : []

/** True when the form has the field: a box is ticked. */
export const isIn = (form: FormData, name: string): boolean => valuesIn(form, name).length > 0

/** One field of a form as text. Empty when it is missing or a file: the command's schema then refuses it. */
export function textIn(form: FormData, name: string): string {
  const [value] = valuesIn(form, name)
  return typeof value === 'string' ? value : ''
}

/** One field of a form as a whole number; 0, which no version has, when it is missing or not a number. */
export function numberField(form: FormData, name: string): number {
  const text = textIn(form, name)
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
}

/** Several fields as an object of texts. */
export const textsIn = <const Name extends string>(form: FormData, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, textIn(form, name)])) as Record<Name, string>

const objectSchema = z.record(z.string(), z.unknown())

/** A field that has an object as JSON, its values not checked yet. `Invalid` when it is not an object. */
export function objectIn(form: FormData, name: string): Record<string, unknown> {
  try {
    return objectSchema.parse(JSON.parse(textIn(form, name)))
  } catch {
    throw new Invalid({ '': message('desk.refusal.incomplete') })
  }
}

const fieldsSchema = z.array(z.tuple([z.string(), z.string()])).max(100)

/** Forms that were sent in one, each a value of a field with its own fields. What is no form is an empty one, which a command then refuses. */
export const formsIn = (form: FormData, name: string): FormData[] =>
  valuesIn(form, name).map((value) => {
    const one = new FormData()
    try {
      for (const [field, text] of fieldsSchema.parse(JSON.parse(String(value)))) one.append(field, text)
    } catch {
      return new FormData()
    }
    return one
  })
