import type { Metadata } from 'next'
import { NothingHere } from '@/components/archive/NothingHere'
import { pageMetadata } from './page-metadata'

export const metadata: Metadata = pageMetadata({
  title: 'There is nothing at this address',
  description: 'This archive has nothing at this address; it may have been mistyped.',
  isListed: false,
})

export default NothingHere
