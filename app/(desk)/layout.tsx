import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SkipLink } from '@/components/ui/SkipLink'

export const metadata: Metadata = {
  title: { default: 'Desk · Stele', template: '%s · Desk · Stele' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#161513' },
  ],
}

/** The workbench and the doors to it. Rendered for each request, because each carries its own nonce (proxy.ts). */
export default async function DeskRootLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <html lang="en">
      <body>
        <SkipLink />
        {children}
      </body>
    </html>
  )
}
