import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { loggedValue } from '@/lib/changed-fields'
import { db, type Tx } from '@/lib/db'
import { Conflict, Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson } from '@/lib/hashing'
import { type Given, parseInput } from '@/lib/input'
import { languages as catalogueLanguages } from '@/lib/messages/catalogue'
import { message } from '@/lib/messages/message'
import { lastKnown } from './last-known'
import { type ArchiveSettings, noteStyleSchema, settingsSchema, unsetSettings } from './schema'

const ONLY = { id: 1 }

async function readSettings(): Promise<ArchiveSettings> {
  const { id, changedAt, noteStyle, ...settings } = await db.settings.findUniqueOrThrow({
    where: ONLY,
    include: { logo: { select: { sha256: true, width: true, height: true } } },
  })
  return { ...settings, noteStyle: noteStyleSchema.parse(noteStyle) }
}

/** Returns the settings, for any page. While the database doesn't answer, returns those that this process read last. */
export const archiveSettings = lastKnown('settings', readSettings, unsetSettings)

/** Returns the current settings, for members who can change them; else `Forbidden`. */
export async function settingsFor(actor: Actor): Promise<ArchiveSettings> {
  demand(actor, 'manageSettings')
  return readSettings()
}

/**
 * Runs `change`, raises the version that the admin saw and writes the event, in one transaction. `Conflict` with the current settings if
 * someone else saved first. Returns the new version.
 */
export async function changeSettingsRow(
  actor: Actor,
  version: number,
  action: 'settings.edit' | 'settings.logo' | 'settings.confirm-language' | 'settings.unconfirm-language',
  change: (tx: Tx) => Promise<Prisma.InputJsonObject>,
): Promise<{ version: number }> {
  demand(actor, 'manageSettings')
  const next = version + 1
  await transactionAs(actor, async (tx) => {
    const { count } = await tx.settings.updateMany({
      where: { ...ONLY, version },
      data: { version: next, changedAt: new Date() },
    })
    if (count === 0) throw new Conflict(message('settings.changedMeanwhile'), await readSettings())
    const detail = await change(tx)
    await recordEvent(tx, {
      actor,
      action,
      subjectType: 'settings',
      subjectId: String(ONLY.id),
      detail: { version: next, ...detail },
    })
  })
  return { version: next }
}

/** Changes the settings that an admin saw at `version`. `Invalid` with the fields, `Conflict` with the current settings. */
export async function changeSettings(actor: Actor, version: number, input: Given<typeof settingsSchema>) {
  demand(actor, 'manageSettings')
  const values = parseInput(settingsSchema, input)
  const unknown = values.languages.filter((language) => !catalogueLanguages().includes(language))
  if (unknown.length > 0)
    throw new Invalid({ languages: message('settings.languageUnknown', { languages: unknown }) })
  return changeSettingsRow(actor, version, 'settings.edit', async (tx) => {
    const before: Record<string, unknown> = await tx.settings.findUniqueOrThrow({ where: ONLY })
    await tx.settings.update({ where: ONLY, data: values })
    const changed = Object.entries(values).filter(
      ([name, value]) => canonicalJson(value) !== canonicalJson(before[name]),
    )
    return {
      changed: changed.map(([name]) => name),
      settings: changed.map(([name, value]) => ({
        name,
        from: loggedValue(before[name]),
        to: loggedValue(value),
      })),
    }
  })
}
