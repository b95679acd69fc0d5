import 'server-only'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { getAuthority } from '@/lib/authorities/queries'
import { type Given, parseInput } from '@/lib/input'
import { SOURCE_LANGUAGE, staffLanguages, translatorOf } from '@/lib/messages/catalogue'
import { archiveSettings } from '@/lib/settings/settings'
import { createSource } from './commands'

const statementSchema = z.strictObject({ id: z.uuid(), authorityId: z.uuid() })

/**
 * Adds what someone said without a source of its own, as a source known by name only. Its title is supplied by the archive, so it is in the
 * archive's language, whatever the member reads staff pages in. The same id sent again makes no second one; `NotFound` when the name is gone.
 */
export async function addStatement(
  actor: Actor,
  input: Given<typeof statementSchema>,
): Promise<{ id: string }> {
  demand(actor, 'writeAll')
  const { id, authorityId: asked } = parseInput(statementSchema, input)
  const [named, { language }] = await Promise.all([getAuthority(actor, asked), archiveSettings()])
  const t = translatorOf(staffLanguages().includes(language) ? language : SOURCE_LANGUAGE)
  return createSource(actor, {
    ...{ id, type: 'personal_communication', identification: 'NAMED_ONLY' },
    title: t('citing.picker.statementTitle'),
    contributors: [
      {
        ...{ role: 'author', literal: named.name, authorityId: named.id },
        ...{ family: null, given: null, suffix: null, droppingParticle: null, nonDroppingParticle: null },
      },
    ],
  })
}
