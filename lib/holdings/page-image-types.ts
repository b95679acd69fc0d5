/** True for documents whose pages can be drawn: a PDF or a picture. */
export const hasPageImages = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || mediaType.startsWith('image/')
