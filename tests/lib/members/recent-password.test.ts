import '@/tests/support/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createCollection, publishCollection, saveCollection } from '@/lib/collections/commands'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { eraseRecord } from '@/lib/editions/erasure/erase'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { Conflict, Forbidden, PasswordNeeded, SecondAdminNeeded } from '@/lib/errors'
import { changeRole } from '@/lib/members/commands'
import { createResetLink, invite } from '@/lib/members/invitations'
import { actorOfSession, confirmPassword, startSession } from '@/lib/members/signing-in/sessions'
import { message } from '@/lib/messages/message'
import { createPage, publishPage } from '@/lib/pages/commands'
import { linkTranslation } from '@/lib/records/translations'
import {
  copyText,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeSignIn,
} from '@/tests/support/factories'

const MINUTE = 60_000
const slug = () => `one-${crypto.randomUUID()}`
const email = () => `${crypto.randomUUID()}@example.org`

/** A member who entered their password so many minutes ago, as each request reads them. */
async function signedIn(role: Actor['role'], minutes: number) {
  const { actor, password } = await makeSignIn(role)
  const id = await startSession({ id: actor.id, sessionVersion: 1 }, null)
  const passwordAt = new Date(Date.now() - minutes * MINUTE)
  await db.session.update({ where: { id }, data: { passwordAt } })
  const now = async () => {
    const read = await actorOfSession(id)
    if (!read) throw new Error('The session is not valid.')
    return read
  }
  return { now, password }
}

let editor: Actor
let reviewer: Actor
beforeAll(async () => {
  editor = await makeMember()
  reviewer = await makeMember({ role: 'REVIEWER' })
})

const powerful: [string, (actor: Actor) => Promise<unknown>][] = [
  ['changing a role', async (actor) => changeRole(actor, (await makeMember()).id, 'REVIEWER')],
  ['a password link', async (actor) => createResetLink(actor, (await makeMember()).id)],
  ['an invitation', (actor) => invite(actor, { email: email(), role: 'ADMIN' })],
  [
    'publishing',
    async (actor) => {
      const { id, revisionId } = await makeApproved(editor, reviewer)
      return publish(actor, id, { revisionId })
    },
  ],
  [
    'publishing a collection',
    async (actor) => {
      const record = await makeApproved(editor, reviewer)
      const { id } = await createCollection(editor, { slug: slug(), title: 'A set', language: 'en' })
      const collection = { title: 'A set', language: 'en', introduction: 'Read these.', records: [record.id] }
      const { version } = await saveCollection(editor, id, 1, collection)
      return publishCollection(actor, id, version)
    },
  ],
  [
    'publishing a page',
    async (actor) => {
      const { id } = await createPage(actor, { slug: slug(), title: 'About' })
      return publishPage(actor, id, 1)
    },
  ],
  [
    'linking a translation',
    async (actor) => {
      const [original, translation] = await Promise.all(
        ['en', 'fr'].map((language) => makeRecord(editor, { content: { language } })),
      )
      return linkTranslation(actor, translation?.id ?? '', { original: original?.id ?? '' })
    },
  ],
  [
    'lifting a private mask',
    async (actor) => {
      const { holding } = await makeCited(editor, `${crypto.randomUUID()} ${copyText}`)
      const range = { textLayerId: holding.layer.id, start: 0, end: 6 }
      const { id } = await setMask(editor, { ...range, kind: 'PRIVATE', reason: 'A name' })
      return liftMask(actor, id, { reason: 'The name is public' })
    },
  ],
]
const needed = { text: { key: 'errors.passwordNeeded' } }

describe('what gives power or can’t be undone', () => {
  test.each(powerful)('%s needs a password of the last 15 minutes', async (_, command) => {
    const { now, password } = await signedIn('ADMIN', 16)
    await expect(command(await now())).rejects.toMatchObject(needed)
    await confirmPassword(await now(), password)
    await command(await now())
  })

  test.each(powerful)('%s asks no one who signed in just now', async (_, command) => {
    const { now } = await signedIn('ADMIN', 14)
    await command(await now())
  })

  test('erasing needs it too', async () => {
    const { now, password } = await signedIn('PUBLISHER', 16)
    const record = await makeRecord(editor, { kind: 'testimony' })
    const erase = async () =>
      eraseRecord(await now(), record.id, { confirm: record.slug, copies: false, address: false })
    await expect(erase()).rejects.toMatchObject(needed)
    await confirmPassword(await now(), password)
    await expect(erase()).rejects.toMatchObject({ name: 'Conflict' })
  })
})

describe('the password entered again', () => {
  test('counts in that browser only', async () => {
    const { now, password } = await signedIn('ADMIN', 16)
    const actor = await now()
    const other = await startSession({ id: actor.id, sessionVersion: 1 }, null)
    await db.session.update({ where: { id: other }, data: { passwordAt: new Date(0) } })
    await confirmPassword(actor, password)
    expect((await actorOfSession(other))?.session?.passwordAt.getTime()).toBe(0)
  })

  test('is refused when wrong, and later has to wait', async () => {
    const { now } = await signedIn('ADMIN', 16)
    const actor = await now()
    const passwordAt = actor.session?.passwordAt
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(confirmPassword(actor, 'not the password')).rejects.toMatchObject({ name: 'Invalid' })
    await expect(confirmPassword(actor, 'not the password')).rejects.toMatchObject({ name: 'Conflict' })
    expect((await now()).session?.passwordAt).toEqual(passwordAt)
  })
})

test('a refusal for another reason does not ask for the password', () => {
  expect(new PasswordNeeded()).toBeInstanceOf(PasswordNeeded)
  expect(new PasswordNeeded()).toBeInstanceOf(Forbidden)
  expect(new Forbidden()).not.toBeInstanceOf(PasswordNeeded)
  expect(new Conflict(message('members.twoAdmins.closed'))).not.toBeInstanceOf(SecondAdminNeeded)
})
