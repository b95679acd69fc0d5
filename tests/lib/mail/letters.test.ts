import { describe, expect, test } from 'vitest'
import type { MailKind } from '@/lib/mail/kinds'
import { letterOf } from '@/lib/mail/letter'
import { languages, staffLanguages, translatorOf } from '@/lib/messages/catalogue'
import { type MessageValues, message } from '@/lib/messages/message'

const by = 'Leyla Əliyeva'
const until = { day: '2026-12-07' }
const role = message('labels.role.EDITOR')
const counts = (count: number) => ({
  ...{ assigned: count, asked: count, answered: count, returned: count, unpublished: count },
  ...{ approved: count, published: count, commented: count, suggested: count },
})
const device = { browser: 'Firefox', system: 'Linux', at: new Date('2026-11-30T08:30:00Z') }
const changedBy = ['self', 'operator', 'admin'].map((who) => ({ who, by: who === 'admin' ? by : '' }))

/** Each kind with the values that its occasions give. */
const occasions: Record<MailKind, readonly (MessageValues | undefined)[]> = {
  invitation: [{ role, until }],
  passwordLink: changedBy.slice(1).map((one) => ({ ...one, until })),
  requestedPassword: [{ minutes: 60 }],
  passwordSet: changedBy,
  passwordChanged: [undefined],
  roleChanged: changedBy.slice(1).map((one) => ({ ...one, role })),
  nameChanged: changedBy.slice(1),
  secondFactor: changedBy.flatMap((one) => ['set', 'remove', 'codes'].map((action) => ({ ...one, action }))),
  passkey: ['add', 'remove'].map((action) => ({ action, name: 'Phone' })),
  apiToken: [{ name: 'Reading list' }],
  recoveryCode: [{ left: 0 }, { left: 1 }, { left: 7 }],
  newSignIn: [
    { ...device, known: 'yes' },
    { ...device, known: 'no', browser: '', system: '' },
  ],
  notifications: [0, 1, 2, 5].map((count) => ({ ...counts(count), assigned: 1, count: count * 8 + 1 })),
  jobFailed: [
    { job: message('labels.job.backup'), reason: 'ENOSPC: no space left on device' },
    { job: message('settings.operation.kind', { kind: 'DRILL' }), reason: message('verification.endCut') },
  ],
  webhookDisabled: [{ host: 'hooks.example.org' }],
  reportAnswered: [{ answer: 'Thank you.\n\nWe corrected the date.' }],
  test: [undefined],
}

const plainOf = (html: string) =>
  html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<br>|<\/p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')

const archive = 'Archive of the Valley'
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The languages in which a kind can be written. */
const languagesOf = (kind: MailKind) => (kind === 'reportAnswered' ? languages() : staffLanguages())

describe.each(Object.keys(occasions) as MailKind[])('the letter %s', (kind) => {
  test.each(languagesOf(kind))('is whole and the same in text and HTML: %s', (language) => {
    const t = translatorOf(language)
    for (const values of occasions[kind]) {
      const link = 'https://archive.example/desk?a=1&b=2'
      const letter = letterOf({ kind, values, archive, home: 'https://archive.example', link }, t)
      const { subject, text, html } = letter
      expect(subject).toMatch(/^\P{Cc}{5,100}$/u)
      for (const part of [subject, text]) expect(part).not.toMatch(/undefined|null|\[object|[{}]|mail\.kinds/)
      expect(html).toContain(`<html lang="${language}"`)
      const said = linesOf(plainOf(html)).filter((line) => line !== link)
      expect(said).toEqual(linesOf(text.replace(/^-- $/m, '')).filter((line) => line !== link))
      expect(text).not.toMatch(/\.\./)
    }
  })
})
