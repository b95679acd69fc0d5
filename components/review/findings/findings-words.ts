import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'

type Level = SeenFinding['level']

/** What each level is called, and how its tag looks: told apart by words, never by a colour alone. */
export const levelWords: Record<Level, { words: string; look: string }> = {
  BLOCK: { words: 'Stops publishing', look: 'border-alarm text-alarm' },
  WARN: { words: 'Look at this', look: 'border-edge' },
  INFO: { words: 'To know', look: 'border-edge text-quiet' },
}

export const levels: readonly Level[] = ['BLOCK', 'WARN', 'INFO']

/** The findings in the order in which they are gone through: what stops publishing first, each level in the order of the checks. */
export const inOrder = <Found extends { level: Level }>(findings: readonly Found[]): Found[] =>
  levels.flatMap((level) => findings.filter((finding) => finding.level === level))

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** "2 checks block publishing, 3 warnings, 1 to know": short enough to be read out after a save. A check that crashed blocks too. */
export function countWords({
  findings,
  crashed,
  dismissed,
}: Pick<SeenReport, 'findings' | 'crashed' | 'dismissed'>): string {
  const of = (level: Level) => findings.filter((finding) => finding.level === level)
  const blocking = new Set([...of('BLOCK'), ...crashed].map(({ check }) => check)).size
  const parts = [
    blocking > 0 && counted(blocking, 'check blocks publishing', 'checks block publishing'),
    of('WARN').length > 0 && counted(of('WARN').length, 'warning', 'warnings'),
    of('INFO').length > 0 && `${of('INFO').length} to know`,
    dismissed.length > 0 && `${dismissed.length} dismissed`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : 'The checks found nothing'
}
