import { expect, it } from 'vitest'
import { DiskSpace } from '@/components/settings/DiskSpace'
import { MaintenanceRuns } from '@/components/settings/MaintenanceRuns'
import { message } from '@/lib/messages/message'
import { htmlOf } from '@/tests/support/render'

const at = new Date('2026-11-29T12:00:00Z')

it('shows why the last backup failed and what never ran', () => {
  const failed = {
    kind: 'BACKUP' as const,
    startedAt: at,
    endedAt: at,
    succeeded: false,
    messages: [message('commands.backup.running')],
  }
  const html = htmlOf(<MaintenanceRuns runs={[{ kind: 'BACKUP', last: failed, lastSuccess: null }]} />)
  for (const text of ['Failed', 'Another backup of this archive is running.', 'Drill', 'Never'])
    expect(html).toContain(text)
})

it('shows the free space of each disk', () => {
  const html = htmlOf(<DiskSpace spaces={[{ of: 'media', folder: '/media', free: 25e9, size: 100e9 }]} />)
  expect(html).toContain('25.0 GB of 100.0 GB (25%)')
})
