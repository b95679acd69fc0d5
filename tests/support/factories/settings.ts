import type { SettingsDraft } from '@/lib/settings/schema'

/** Settings that an admin could give, with these changes. */
export const settingsDraft = (changes: Partial<SettingsDraft> = {}): SettingsDraft => ({
  name: 'Sample archive',
  subject: 'A made-up flood in a made-up town, 1921.',
  description: '',
  language: 'en',
  languages: ['en'],
  contact: '',
  imprint: '',
  licence: '',
  accent: '',
  accentDark: '',
  isIndexed: true,
  idleHours: '12',
  quotation: '',
  reportDays: '90',
  noteStyle: 'PLAIN',
  ...changes,
})
