import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { verifyArchive } from '@/lib/verification/verify'
import { english } from './english'

/** Members of the factories are made without events. */
const ofFactory = /^Member \S+: the log doesn’t record it\.$/

/** Returns the differences that `npm run verify` prints, apart from the members of the factories. Without a folder no signed heads. */
export async function differences(options: { folder?: string; head?: string } = {}): Promise<string[]> {
  const found: string[] = []
  const none = mkdtempSync(path.join(tmpdir(), 'stele-test-no-heads-'))
  await verifyArchive({
    folder: none,
    ...options,
    onDifference: (difference) => found.push(english(difference)),
  })
  rmSync(none, { recursive: true })
  return found.filter((line) => !ofFactory.test(line))
}
