import { expect, it, vi } from 'vitest'
import * as errors from '@/lib/errors'
import { message } from '@/lib/messages/message'

it('an error of another copy of its class is the same error', async () => {
  vi.resetModules()
  const others = await import('@/lib/errors')
  expect(others.Invalid).not.toBe(errors.Invalid)
  const invalid = new others.Invalid({ title: message('errors.input.invalid') })
  expect(invalid).toBeInstanceOf(errors.Invalid)
  expect(invalid).toBeInstanceOf(errors.SteleError)
  expect(invalid).not.toBeInstanceOf(errors.NotFound)
  expect(new others.NotFound()).toBeInstanceOf(errors.NotFound)
})

it.each([null, undefined, 'Invalid', { name: 'Invalid' }, new Error('No.')])(
  '%j is none of them',
  (thrown) => {
    expect(thrown).not.toBeInstanceOf(errors.SteleError)
    expect(thrown).not.toBeInstanceOf(errors.Invalid)
  },
)
