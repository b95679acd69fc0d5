'use client'

import { useEffect, useLayoutEffect } from 'react'
import { enterEarlyInput, putBackEarlyText } from './early-input'

/** Gives the components before it what was typed, chosen and sent before they began. Shows nothing. */
export function EarlyInput() {
  useLayoutEffect(putBackEarlyText, [])
  // After the effects of all components, which make them ready, and before the next key arrives.
  useEffect(() => queueMicrotask(enterEarlyInput), [])
  return null
}
