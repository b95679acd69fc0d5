import { expect, it } from 'vitest'
import { isPublic } from '@/lib/page-store/public-events'

it('what readers can see drops pages, and what is not known yet', () => {
  for (const action of [
    ...['record.publish', 'record.withdraw', 'record.erase', 'record.consent', 'record.change-slug'],
    'record.readdress',
    ...[
      'holding.mask',
      'holding.unmask',
      'holding.describe',
      'holding.pages',
      'source.edit',
      'source.merge',
      'authority.merge',
    ],
    ...['settings.edit', 'settings.logo', 'page.publish', 'page.unpublish', 'page.rename', 'correction.new'],
    ...['collection.publish', 'collection.unpublish'],
  ])
    expect(isPublic(action), action).toBe(true)
})

it('work on the desk drops none', () => {
  for (const action of [
    'record.edit',
    'record.judge',
    'record.hidden-name',
    'source.assess',
    'thread.reply',
    'report.receive',
    'collection.edit',
    'media.describe',
    'template.create',
    'record.start-translation',
    'record.follow-original',
  ])
    expect(isPublic(action), action).toBe(false)
})
