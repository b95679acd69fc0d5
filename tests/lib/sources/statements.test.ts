import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { translatorOf } from '@/lib/messages/catalogue'
import { changeSettings, settingsFor } from '@/lib/settings/settings'
import { addStatement } from '@/lib/sources/statements'
import { makeMember } from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'

it('the supplied title of a statement is in the archive’s language', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const editor = await makeMember({ role: 'EDITOR' })
  const { version } = await settingsFor(admin)
  await changeSettings(admin, version, settingsDraft({ language: 'fr', languages: ['fr'] }))
  await db.member.update({ where: { id: editor.id }, data: { language: 'ru' } })
  const { id: authorityId } = await createAuthority(editor, { kind: 'PERSON', name: 'Maria Ferrywoman' })
  const id = randomUUID()
  for (const _ of [1, 2]) expect(await addStatement(editor, { id, authorityId })).toEqual({ id })
  const source = await db.source.findUniqueOrThrow({ where: { id }, include: { contributors: true } })
  expect(source.title).toBe(translatorOf('fr')('citing.picker.statementTitle'))
  expect(source.identification).toBe('NAMED_ONLY')
  expect(source.contributors).toMatchObject([{ literal: 'Maria Ferrywoman', authorityId }])
  const contributor = await makeMember({ role: 'CONTRIBUTOR' })
  await expect(addStatement(contributor, { id: randomUUID(), authorityId })).rejects.toThrow()
})
