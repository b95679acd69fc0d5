import { expect, it } from 'vitest'
import config from '@/next.config.js'

it('links in jobs of the version before lead on', async () => {
  expect(await config.redirects?.()).toContainEqual({
    ...{ source: '/desk/records/bulk/:path*', destination: '/desk/lists/bulk/:path*' },
    permanent: false,
  })
})
