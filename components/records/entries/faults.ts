import type { z } from 'zod'
import { messageOfIssue } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'

/** The fault of each field of a parse, by its dotted path. */
export function faultsOf(error: z.ZodError | undefined, t: Translator): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const issue of error?.issues ?? []) faults[issue.path.join('.')] ??= t(messageOfIssue(issue))
  return faults
}

/** The errors below one field, with paths that begin there: under('fields', { 'fields.page': … }) is { page: … }. */
export function under(field: string, errors: Readonly<Record<string, string>>): Record<string, string> {
  const within: Record<string, string> = {}
  for (const [path, message] of Object.entries(errors)) {
    if (path === field) within[''] = message
    else if (path.startsWith(`${field}.`)) within[path.slice(field.length + 1)] = message
  }
  return within
}
