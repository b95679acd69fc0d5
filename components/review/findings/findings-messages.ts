import { type Message, message } from '@/lib/messages/message'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'

type Level = SeenFinding['level']

/** The levels of findings, most serious first. */
export const levels: readonly Level[] = ['BLOCK', 'WARN', 'INFO']

export const levelLabel = (level: Level): Message => message(`review.checks.level.${level}`)

/** The findings by level, most serious first, each level in the order of the checks. */
export const inOrder = <Found extends { level: Level }>(findings: readonly Found[]): Found[] =>
  levels.flatMap((level) => findings.filter((finding) => finding.level === level))

/** "2 checks block publishing", "3 warnings", "1 note": short enough to be read out after a save. A check that crashed blocks too. */
export function countMessages({
  findings,
  crashed,
  dismissed,
}: Pick<SeenReport, 'findings' | 'crashed' | 'dismissed'>): Message[] {
  const of = (level: Level) => findings.filter((finding) => finding.level === level)
  const blocking = new Set([...of('BLOCK'), ...crashed].map(({ check }) => check)).size
  const [warnings, notes] = [of('WARN').length, of('INFO').length]
  const counts = [
    blocking > 0 ? [message('review.checks.count.blocking', { count: blocking })] : [],
    warnings > 0 ? [message('review.checks.count.warnings', { count: warnings })] : [],
    notes > 0 ? [message('review.checks.count.notes', { count: notes })] : [],
    dismissed.length > 0 ? [message('review.checks.count.dismissed', { count: dismissed.length })] : [],
  ].flat()
  return counts.length > 0 ? counts : [message('review.checks.count.nothing')]
}
