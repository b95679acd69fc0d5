import { describe, expect, it } from 'vitest'
import { dividedAddress, inLanguage, isForMembers } from '@/lib/messages/public-address'

describe('the address of a public page in a language', () => {
  it.each([
    ['/', '/ar'],
    ['/?a=b', '/ar?a=b'],
    ['/records?q=a#results', '/ar/records?q=a#results'],
    ['/records/a/editions/2', '/ar/records/a/editions/2'],
    ['/recordsandmore', '/ar/recordsandmore'],
  ])('%s begins with the language', (path, expected) => {
    expect(inLanguage('/ar', path)).toBe(expected)
    expect(inLanguage('', path)).toBe(path)
    expect(dividedAddress(expected, ['en', 'ar'])).toEqual({ language: 'ar', path })
  })

  it.each([
    ['#note-1', 'mailto:a@b.example', 'https://a.example/records', '//a.example/records'],
    ['/desk', '/desk/records', '/sign-in?callbackUrl=/desk', '/setup', '/invitation/a'],
    [
      '/api/public/records',
      '/theme.css?v=1',
      '/logo.png',
      '/robots.txt',
      '/sitemap.xml',
      '/sitemaps/sources-1',
    ],
    ['/.well-known/security.txt', '/_next/static/a.css'],
  ])('%s and the like exist once', (...paths) => {
    for (const path of paths) {
      expect(inLanguage('/ar', path), path).toBe(path)
      if (!path.startsWith('/')) continue
      expect(dividedAddress(`/ar${path}`, ['ar']), path).toEqual({ language: null, path: `/ar${path}` })
    }
  })

  it('names a language in its first part only', () => {
    for (const path of ['/fr/records', '/AR/records', '/records/ar', '/arab', '/a\nr'])
      expect(dividedAddress(path, ['en', 'ar'])).toEqual({ language: null, path })
    expect(dividedAddress('/ar/en/records', ['en', 'ar'])).toEqual({ language: 'ar', path: '/en/records' })
  })
})

it('tells the addresses of staff pages from public ones', () => {
  for (const path of ['/desk', '/desk/records?page=2', '/sign-in', '/api/drafts/1', '/api/holdings/1'])
    expect(isForMembers(path), path).toBe(true)
  for (const path of ['/', '/desks', '/records/desk', '/az/desk', '/api/public/records', '/api/health/live'])
    expect(isForMembers(path), path).toBe(false)
})
