import type { Metadata } from 'next'
import { NothingHere } from '@/components/archive/NothingHere'

export const metadata: Metadata = { title: 'There is nothing at this address' }

export default NothingHere
