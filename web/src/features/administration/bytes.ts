/** 204800 → "200 KB", as providers' guides use the words: 1024 each. */
export const inBytes = (bytes: number): string => (bytes >= 1024 * 1024 ? `${Number((bytes / 1024 / 1024).toFixed(1))} MB` : `${Math.round(bytes / 1024)} KB`)
