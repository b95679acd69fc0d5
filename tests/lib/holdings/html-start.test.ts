import { expect, it } from 'vitest'
import { startsAsHtml } from '@/lib/holdings/extract/media-type'

it.each([
  '<!doctype html><p>A text',
  '  <HTML lang="en">',
  '<?xml version="1.0"?><!-- one --> <!-- two --><html>',
  `<!--${' long'.repeat(2_000)}-->\n<body>`,
  `${'<!---->'.repeat(1_000)}<head>`,
])('begins as HTML: %s', (text) => expect(startsAsHtml(text)).toBe(true))

it.each(['', 'A text', '<htmlx>', '<p>A text', '<!-- never closed <html>', '<!---->'.repeat(30), '<?xml'])(
  'does not begin as HTML: %s',
  (text) => expect(startsAsHtml(text)).toBe(false),
)
