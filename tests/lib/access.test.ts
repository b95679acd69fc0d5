import { describe, expect, test } from 'vitest'
import { type Actor, can, demand, mayWrite, type Permission, permissions, visibleTo } from '@/lib/access'
import { Forbidden } from '@/lib/errors'

/** The table of roles in design and docs, row by row, written out again so that a change of the code's table fails a test. */
const table: [Permission, string][] = [
  //                contributor editor reviewer publisher admin
  ['writeOwnDrafts', '     ✓       ✓       ✓        ✓       ✓'],
  ['writeAll', '           –       ✓       ✓        ✓       ✓'],
  ['maskTexts', '          –       ✓       ✓        ✓       ✓'],
  ['liftPrivateMasks', '   –       –       –        ✓       ✓'],
  ['giveVerdicts', '       –       –       ✓        ✓       ✓'],
  ['answerReports', '      –       ✓       ✓        ✓       ✓'],
  ['publish', '            –       –       –        ✓       ✓'],
  ['seeIdentities', '      –       –       –        ✓       ✓'],
  ['manageMembers', '      –       –       –        –       ✓'],
  ['manageSettings', '     –       –       –        –       ✓'],
]
const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const
const actorOf = (role: Actor['role']): Actor => ({ id: `the ${role}`, name: role, role })

const cases = table.flatMap(([permission, marks]) =>
  marks
    .split(/\s+/)
    .filter(Boolean)
    .map((mark, index) => ({
      permission,
      role: roles[index] ?? 'CONTRIBUTOR',
      allowed: mark === '✓',
    })),
)

describe('roles and permissions', () => {
  test('the table names every permission and every role', () => {
    expect(table.map(([permission]) => permission).toSorted()).toEqual(Object.keys(permissions).toSorted())
    expect(cases).toHaveLength(Object.keys(permissions).length * roles.length)
  })

  test.each(cases)('$role and $permission: $allowed', ({ role, permission, allowed }) => {
    const actor = actorOf(role)
    expect(can(actor, permission)).toBe(allowed)
    if (allowed) expect(() => demand(actor, permission)).not.toThrow()
    else expect(() => demand(actor, permission)).toThrow(Forbidden)
  })
})

describe('drafts', () => {
  test.each(roles)('a %s may write their own', (role) => {
    expect(mayWrite(actorOf(role), { createdById: `the ${role}` })).toBe(true)
  })

  test.each(roles)('a %s writes drafts of others only with the right to', (role) => {
    expect(mayWrite(actorOf(role), { createdById: 'somebody else' })).toBe(role !== 'CONTRIBUTOR')
  })

  test.each(roles)('a %s sees what they may write', (role) => {
    expect(visibleTo(actorOf(role))).toEqual(role === 'CONTRIBUTOR' ? { createdById: 'the CONTRIBUTOR' } : {})
  })
})
