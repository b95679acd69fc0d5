import { errorText } from '@/lib/errors'
import { messageOfIssue } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { type RecordContent, submittableSchemaOf } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { completenessFaults } from '@/lib/review/workflow/completeness'

/** What a content lacks before it can be submitted, with the path of its field ("fields.periodical"). */
export type Shortcoming = { field: string; text: string }

/** What the content of a record lacks, one entry a field, in the order of the form. The server asks the same when it is submitted. */
export function shortcomingsOf(kind: string, content: RecordContent, t: Translator): Shortcoming[] {
  const { error } = submittableSchemaOf(kind).safeParse(content)
  const found = new Map<string, string>()
  for (const issue of error?.issues ?? []) {
    const field = issue.path.join('.')
    if (!found.has(field)) found.set(field, errorText(messageOfIssue(issue), t))
  }
  for (const [field, fault] of Object.entries(completenessFaults(subjectsOf(kind, content))))
    if (!found.has(field)) found.set(field, errorText(fault, t))
  return [...found].map(([field, text]) => ({ field, text }))
}
