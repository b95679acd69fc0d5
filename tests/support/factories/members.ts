import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import type { Role } from '@/lib/generated/prisma/enums'

/** A member without a password that works: for tests that act as somebody and never sign in. */
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
