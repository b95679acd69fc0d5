import type { Subject } from '@/lib/records/subjects'
import { keyOf, namesOf } from './subject-names'

/** What a reviewer could not judge, one sentence for the field `body`; empty when all can be judged. */
export function completenessFaults(subjects: readonly Subject[]): Record<string, string> {
  if (subjects.length === 0)
    return {
      body: 'Nothing here rests on a source yet. Add a quotation, a citation, a figure or a dated event.',
    }
  const names = namesOf(subjects)
  for (const subject of subjects) {
    const name = names.get(keyOf(subject))
    if (subject.wording.trim() !== '') continue
    return {
      body:
        subject.type === 'QUOTATION'
          ? `${name} has no words. Write them, or take it out.`
          : `${name} stands after no words. Put it behind the sentence that it is for, or take it out.`,
    }
  }
  return {}
}
