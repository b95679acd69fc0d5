import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import type { Role } from '@/lib/generated/prisma/enums'
import { createMember } from '@/lib/members/commands'
import { operator } from '@/lib/members/member-manager'

/** A member without a usable password, for tests that act as a member and never sign in. */
export async function makeMember({
  role = 'EDITOR',
  name,
}: {
  role?: Role
  name?: string
} = {}): Promise<Actor> {
  const id = randomUUID()
  return db.member.create({
    data: {
      id,
      role,
      name: name ?? `${role.toLowerCase()} ${id.slice(0, 8)}`,
      email: `${id}@example.org`,
      passwordHash: 'none',
    },
    select: { id: true, name: true, role: true },
  })
}

/** One member of each role that takes a record from its first draft to an edition. */
export async function makeStaff() {
  const of = (role: Role) => makeMember({ role })
  return {
    editor: await of('EDITOR'),
    reviewer: await of('REVIEWER'),
    publisher: await of('PUBLISHER'),
    admin: await of('ADMIN'),
  }
}

/** A member who can sign in, with an address and a password of their own. */
export async function makeSignIn(role: Role = 'EDITOR') {
  const email = `${randomUUID()}@example.org`
  const password = 'a few plain words'
  const actor = await createMember(operator, {
    email,
    name: `Signs in as ${role.toLowerCase()}`,
    role,
    password,
  })
  return { actor, email, password }
}
