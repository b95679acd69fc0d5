// One for the process: the web server and the pages are loaded separately.
const shared = globalThis as typeof globalThis & { steleAnswersKept?: () => boolean }

/** Says how this process finds out whether it can answer kept pages; null when it has none any more. */
export function answerKeptPages(canAnswer: (() => boolean) | null): void {
  if (canAnswer) shared.steleAnswersKept = canAnswer
  else delete shared.steleAnswersKept
}

/** True while this process can answer kept pages: it knows the log, or was cut off from it for less than `STELE_OFFLINE_SECONDS`. */
export const answersKeptPages = (): boolean => shared.steleAnswersKept?.() ?? false
