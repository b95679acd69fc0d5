import { type CheckReport, checks, type Finding } from '@/lib/checks'
import type { Problem } from './gate'
import type { JudgedSubject } from './judge'
import { keyOf, namesOf } from './subject-names'

const titleOf = (id: string) => checks.find((check) => check.id === id)?.title ?? id

/** Findings that stop publishing. */
export const blockingIn = ({ findings }: CheckReport): Finding[] =>
  findings.filter(({ level }) => level === 'BLOCK')

/** What the checks stop, as the gate tells of it. A check that crashed stops it too: what it looks for is not known to be absent. */
export function problemsOfReport(report: CheckReport, subjects: readonly JudgedSubject[]): Problem[] {
  const names = namesOf(subjects)
  const found = blockingIn(report).map((finding): Problem => {
    const subject = subjects.find(({ id }) => id === finding.place.subjectId)
    const name = subject && (names.get(keyOf(subject)) ?? '')
    return {
      place: subject ? 'SUBJECT' : 'TEXT',
      subject: subject && name !== undefined ? { type: subject.type, id: subject.id, name } : null,
      aspect: null,
      message: `${name ? `${name}: ` : ''}${finding.message}`,
      todo: 'Return the record, so that it can be mended.',
    }
  })
  const crashed = report.crashed.map(
    ({ check }): Problem => ({
      place: 'TEXT',
      subject: null,
      aspect: null,
      message: `The check “${titleOf(check)}” could not be run.`,
      todo: 'Tell whoever keeps this archive running.',
    }),
  )
  return [...found, ...crashed]
}

/** The same for the author who submits, by field: the sentences of each. Empty when nothing is stopped. */
export function faultsOfReport(report: CheckReport): Record<string, string> {
  const faults: Record<string, string> = {}
  const add = (field: string, sentence: string) => {
    faults[field] = faults[field] ? `${faults[field]} ${sentence}` : sentence
  }
  for (const { place, message, excerpt } of blockingIn(report))
    add(
      place.field.startsWith('body') ? 'body' : place.field,
      excerpt ? `At “${excerpt.slice(0, 60)}”: ${message}` : message,
    )
  for (const { check } of report.crashed) add('', `The check “${titleOf(check)}” could not be run.`)
  return faults
}
