import 'server-only'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { type Actor, demandRecentPassword } from '@/lib/access'
import { demandActive } from '@/lib/acting'
import { db, isTaken, type Tx, transaction } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseInput } from '@/lib/input'
import { queueMail } from '@/lib/mail/queue'
import { translatorOf } from '@/lib/messages/catalogue'
import { issue, message } from '@/lib/messages/message'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { filledLineOf } from '@/lib/text/characters'
import { hasApp } from './second-factor'
import { beginTwoStepsIn, endOthersIn } from './sessions'

const MINUTES = 5
/** Passkeys that one member can have. */
const MOST = 20

/** EdDSA, ES256 and RS256, by their numbers of COSE. */
const algorithms = [-8, -7, -257]

/** A passkey belongs to the host of the archive's address and to no other. */
const { hostname: rpID, origin } = new URL(env.NEXTAUTH_URL)

const encoded = z.string().min(1).max(20_000)
const nameSchema = filledLineOf(80, issue('members.passkeys.nameMissing'))
const credential = { id: encoded, rawId: encoded, type: z.literal('public-key') }
const extensions = z.object({}).default({})

const registrationSchema = z.object({
  name: nameSchema,
  response: z.object({
    ...credential,
    clientExtensionResults: extensions,
    response: z.object({
      clientDataJSON: encoded,
      attestationObject: encoded,
      transports: z.array(z.string().max(20)).max(10).default([]),
    }),
  }),
})
const signInSchema = z.object({
  ...credential,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: z.string().max(1000).optional(),
  }),
})

const known = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']
const transportsIn = (names: readonly string[]) => names.filter((name) => known.includes(name))

/** Keeps a challenge for some minutes, and forgets those that are over. */
async function keepChallenge(value: string, memberId: string | null): Promise<void> {
  await db.challenge.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  await db.challenge.create({
    data: { value, memberId, expiresAt: new Date(Date.now() + MINUTES * MINUTE_MS) },
    select: { value: true },
  })
}

/** True once for a challenge that the archive made for this. */
async function takeChallenge(value: string, memberId: string | null): Promise<boolean> {
  const { count } = await db.challenge.deleteMany({
    where: { value, memberId, expiresAt: { gt: new Date() } },
  })
  return count === 1
}

const refused = () => new Invalid({ '': message('members.passkeys.refused') })

/** What a browser needs to make a passkey for the actor. `Conflict` when they have twenty. */
export async function passkeyOptions(actor: Actor): Promise<PublicKeyCredentialCreationOptionsJSON> {
  demandRecentPassword(actor)
  const [settings, { email, name, passkeys }] = await Promise.all([
    archiveSettings(),
    db.member.findUniqueOrThrow({
      where: { id: actor.id },
      select: { email: true, name: true, passkeys: { select: { id: true, transports: true } } },
    }),
  ])
  if (passkeys.length >= MOST) throw new Conflict(message('members.passkeys.tooMany', { most: MOST }))
  const options = await generateRegistrationOptions({
    rpName: archiveName(settings, translatorOf(settings.language)),
    rpID,
    userName: email,
    userDisplayName: name,
    userID: new TextEncoder().encode(actor.id),
    excludeCredentials: passkeys.map((one) => ({ id: one.id, transports: transportsIn(one.transports) })),
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(options.challenge, actor.id)
  return options
}

/** Records a change of a passkey, and notifies its member. */
async function note(tx: Tx, actor: Actor, action: 'add' | 'remove', name: string) {
  await queueMail(tx, {
    kind: 'passkey',
    to: { members: [actor.id] },
    values: { action, name },
    path: '/desk/account/passkeys',
  })
  await recordEvent(tx, {
    actor,
    action: `member.${action}-passkey`,
    subjectType: 'member',
    subjectId: actor.id,
  })
}

/** Adds the passkey that the actor's browser made. The first one ends their other sessions. `Invalid` when it isn't an answer to `passkeyOptions`, or with `name`. */
export async function addPasskey(actor: Actor, given: Given<typeof registrationSchema>): Promise<void> {
  demandRecentPassword(actor)
  const { name, response } = parseInput(registrationSchema, given)
  const verified = await verifyRegistrationResponse({
    response: {
      ...response,
      response: { ...response.response, transports: transportsIn(response.response.transports) },
    },
    supportedAlgorithmIDs: algorithms,
    expectedChallenge: (challenge) => takeChallenge(challenge, actor.id),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) throw refused()
  const { id, publicKey, counter } = verified.registrationInfo.credential
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    // Sessions that wait for a second factor would be let in by this one.
    if (!(await tx.passkey.count({ where: { memberId: actor.id } }))) await beginTwoStepsIn(tx, actor)
    await tx.passkey
      .create({
        data: {
          ...{ id, name, publicKey, counter, memberId: actor.id },
          transports: transportsIn(response.response.transports),
        },
        select: { id: true },
      })
      .catch((error) => {
        throw isTaken(error) ? refused() : error
      })
    await note(tx, actor, 'add', name)
  })
}

/** The actor's passkeys, oldest first. */
export const ownPasskeys = (actor: Actor) =>
  db.passkey.findMany({
    where: { memberId: actor.id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
  })
export type OwnPasskey = Awaited<ReturnType<typeof ownPasskeys>>[number]

const renameSchema = z.strictObject({ id: encoded, name: nameSchema })

/** Renames one of the actor's own passkeys; `NotFound` for one of someone else. */
export async function renamePasskey(actor: Actor, given: Given<typeof renameSchema>): Promise<void> {
  const { id, name } = parseInput(renameSchema, given)
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const { count } = await tx.passkey.updateMany({ where: { id, memberId: actor.id }, data: { name } })
    if (count === 0) throw new NotFound()
    await recordEvent(tx, {
      actor,
      action: 'member.rename-passkey',
      subjectType: 'member',
      subjectId: actor.id,
    })
  })
}

/** Removes one of the actor's own passkeys, and ends their other sessions. `Forbidden` for the last one of a member whose role needs a second factor and who has no app. */
export async function removePasskey(actor: Actor, id: string): Promise<void> {
  demandRecentPassword(actor)
  await transaction(async (tx) => {
    await demandActive(tx, actor, { changes: true })
    const [removed] = await tx.passkey.findMany({ where: { id, memberId: actor.id }, select: { name: true } })
    if (!removed) throw new NotFound()
    await tx.passkey.deleteMany({ where: { id, memberId: actor.id } })
    const { secondFactor } = await tx.settings.findUniqueOrThrow({ where: { id: 1 } })
    const left = await tx.passkey.count({ where: { memberId: actor.id } })
    if (secondFactor.includes(actor.role) && left === 0 && !(await hasApp(actor.id)))
      throw new Forbidden(message('members.secondFactor.required'))
    await endOthersIn(tx, actor)
    await note(tx, actor, 'remove', removed.name)
  })
}

/** What a browser needs to sign in with a passkey. The same for everyone: the browser knows whose passkeys it has. */
export async function signInOptions(): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
  await keepChallenge(options.challenge, null)
  return options
}

/**
 * The member whose passkey answered `signInOptions`, or null: it is unknown, of a disabled member, answers no challenge of the archive or one that was
 * answered before, or its person was not verified. A passkey counts as both steps of signing in.
 */
export async function memberByPasskey(
  given: unknown,
): Promise<{ id: string; sessionVersion: number } | null> {
  const response = signInSchema.safeParse(given).data
  if (!response) return null
  const passkey = await db.passkey.findFirst({
    where: { id: response.id, member: { disabledAt: null } },
    include: { member: { select: { id: true, sessionVersion: true } } },
  })
  if (!passkey) return null
  const { id, publicKey, counter, member } = passkey
  const { userHandle, ...rest } = response.response
  const verified = await verifyAuthenticationResponse({
    response: { ...response, response: { ...rest, ...(userHandle && { userHandle }) } },
    expectedChallenge: (challenge) => takeChallenge(challenge, null),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { id, publicKey, counter: Number(counter), transports: transportsIn(passkey.transports) },
  }).catch(() => null)
  if (!verified?.verified) return null
  await db.passkey.updateMany({
    where: { id },
    data: { counter: verified.authenticationInfo.newCounter, lastUsedAt: new Date() },
  })
  return member
}
