import { expect, test } from 'vitest'
import { ArchiveFooter } from '@/components/archive/ArchiveFooter'
import { unsetSettings } from '@/lib/settings/schema'
import { english } from '@/tests/support/english'
import { htmlOf } from '@/tests/support/render'

const footer = (given: Partial<typeof unsetSettings>) =>
  htmlOf(<ArchiveFooter archive={{ ...unsetSettings, ...given }} pages={[]} isMachineMade={false} />)

test('the footer names who runs the archive, contact, rights and reports', () => {
  const html = footer({ name: 'Sample archive', contact: 'desk@archive.example', licence: 'CC-BY-4.0' })
  expect(html).toContain('Sample archive')
  expect(html).toContain('href="mailto:desk@archive.example"')
  expect(html).toContain('href="/imprint"')
  expect(html).toContain('href="/report"')
  expect(html).toContain(english('settings.footer.licence', { licence: english('settings.licences.ccBy') }))
})

test('the footer of an archive without contact has no empty links', () => {
  const html = footer({})
  expect(html).not.toMatch(/mailto:|\/imprint/)
})
