import { describe, expect, it } from 'vitest'
import { isForReaders, keepingOf } from '@/lib/page-store/addresses'

const id = '11111111-0000-4000-8000-000000000000'

describe('the answer to an address', () => {
  it.each([
    '/',
    '/about',
    '/about/help',
    '/ru/about/method',
    '/az',
    '/az/about',
    '/zh-Hant/records/a-slug',
    '/records',
    '/records?kind=press-excerpt',
    '/records/a-slug',
    '/records/a-slug/editions/12/changes',
    `/records/a-slug/editions/12/captions/${'a'.repeat(64)}.vtt`,
    `/sources/${id}`,
    `/sources/${id}/more?page=2`,
    '/sitemap.xml',
    '/api/public/records/a-slug/editions/1',
  ])('is kept: %s', (address) => expect(keepingOf(address)).not.toBeNull())

  it.each([
    '/?',
    '/?_rsc=1',
    '/records?q=bridge',
    '/records?kind=a&kind=b',
    '/records/A-Slug',
    '/records/a/',
    '/records/%61',
    '/records/a?_rsc=1',
    `/sources/${id.toUpperCase().replaceAll('1', 'A')}`,
    '//records/a',
    'http://localhost/records/a',
    '/az/',
    '/az/sitemap.xml',
    '/desk',
    '/desk/records',
    '/sign-in',
    '/api/drafts/a',
    '/api/health',
    '/_next/static/a.js',
    '/records/a\n',
  ])('is not kept: %s', (address) => expect(keepingOf(address)).toBeNull())

  it('runs no script of the framework outside the desk', () => {
    for (const address of ['/records?q=a', '/nowhere', '/desks', '/'])
      expect(isForReaders(address), address).toBe(true)
    for (const address of ['/desk', '/desk?a', '/sign-in', '/api/health', '/_next/a', '/setup?token=a'])
      expect(isForReaders(address), address).toBe(false)
    // Recordings and tables are sent part by part, never read into memory.
    for (const address of [
      `/sources/${id}/copies/${id}/recording`,
      `/sources/${id}/copies/${id}/captions`,
      `/media/${'a'.repeat(64)}/file.mp4`,
      '/register/csv?country=A',
      '/az/timeline/csv',
    ])
      expect(isForReaders(address), address).toBe(false)
  })
})
