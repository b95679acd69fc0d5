import { expect, it } from 'vitest'
import { foldedLayer } from '@/lib/checks/detect/folded-text'

it('a text is folded once for all its quotations', () => {
  const layer = { text: 'The lamp of room 321 was lit at 9 o’clock.' }
  expect(foldedLayer(layer)).toBe(foldedLayer(layer))
  expect(foldedLayer({ ...layer })).not.toBe(foldedLayer(layer))
})
