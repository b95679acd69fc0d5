'use client'

import { createContext, type ReactNode, use } from 'react'

const Permission = createContext(true)

/** Says whether the member can add sources, copies and names, so that no form offers what the server would refuse. */
export function EvidencePermission({ isHeld, children }: { isHeld: boolean; children: ReactNode }) {
  return <Permission value={isHeld}>{children}</Permission>
}

/** True where the member can add sources, copies and names. */
export const useMayAddEvidence = (): boolean => use(Permission)
