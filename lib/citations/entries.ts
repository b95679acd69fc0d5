import 'server-only'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import type { Translator } from '@/lib/messages/translator'
import { archiveSettings } from '@/lib/settings/settings'
import { citedSources } from '@/lib/sources/cited'
import { noteForms } from './note-styles'
import type { Run } from './runs'

/** The entries of these sources in a list, as readers get them: in the style of the archive. Sources that it doesn't know are left out. */
export async function entriesOf(
  _actor: Actor,
  ids: readonly string[],
  t: Translator,
): Promise<{ id: string; runs: Run[] }[]> {
  const [{ noteStyle }, sources] = await Promise.all([archiveSettings(), citedSources(db, ids)])
  return [...sources].map(([id, { csl }]) => ({ id, runs: noteForms[noteStyle].entry(csl, t) }))
}
