/** Whether a media type is sound or film; null for other documents. */
export const recordingKindOf = (mediaType: string): 'AUDIO' | 'VIDEO' | null => {
  if (mediaType.startsWith('audio/')) return 'AUDIO'
  return mediaType.startsWith('video/') ? 'VIDEO' : null
}
